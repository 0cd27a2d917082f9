/* SPDX-License-Identifier: EUPL-1.2 */
/* journal-fixture.h - somebody works on a plan that has a journal; what a new program would make of it. */
#pragma once
#include "bst-journal-private.h"
#include "random-plan.h"

typedef struct {
  GRand *rand;
  BstPlan *plan;
  GBytes *base;
  char *folder;
  BstJournal *journal;
} Session;

BstPlan *session_read_plan (GBytes *bytes);
void session_set_up (Session *session, gconstpointer data);
void session_tear_down (Session *session, gconstpointer data);
char *session_read_lines (Session *session, gsize *ret_length);
BstPlan *session_recover (Session *session);
void assert_same_plan (BstPlan *a, BstPlan *b);
void assert_same_history (BstPlan *a, BstPlan *b);
void session_save (Session *session);
void session_do_something (Session *session);
void session_applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, gpointer journal);
void session_type_text (BstPlan *plan, const char *field, const char *text, gint64 time);
