/* SPDX-License-Identifier: EUPL-1.2 */
/* random-plan.h - random plans and transactions over every kind and field type, made from the field tables. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

BstValue random_value (GRand *rand, BstPlan *plan, const BstField *field, BstValue old);
BstRecord *random_record (GRand *rand, BstPlan *plan, BstKindId kind);
BstTransaction *random_transaction (GRand *rand, BstPlan *plan, guint n_changes);
void random_removal (BstTransaction *transaction, BstPlan *plan, BstRecord *record);
BstPlan *random_plan (GRand *rand, guint n_records);
void assert_same_bytes (GBytes *a, GBytes *b);
