/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reader.h - the plan file in. Strict, one record at a time: never a tree of the whole file. */
#pragma once
#include "bst-plan.h"
#include "bst-problem.h"
#include "bst-read-base.h"

BstPlan *bst_plan_read (const char *data, gsize length, GPtrArray *problems, GError **error);
BstPlan *bst_plan_read_like (const char *data, gsize length, BstReadBase **like, gboolean is_fixed,
                             GPtrArray *problems);
BstPlan *bst_plan_read_with_remarks (const char *data, gsize length, GPtrArray *problems);
gboolean bst_plan_load_file (GFile *file, char **ret_data, gsize *ret_length, GCancellable *cancellable,
                             GError **error);
GBytes *bst_plan_load_bytes (GFile *file, GCancellable *cancellable, GError **error);
BstPlan *bst_plan_read_file (GFile *file, char **ret_sha256, GPtrArray *problems, GCancellable *cancellable,
                             GError **error);
