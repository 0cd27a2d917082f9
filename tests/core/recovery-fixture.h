/* SPDX-License-Identifier: EUPL-1.2 */
/* recovery-fixture.h - a plan that somebody works on, and whose program goes away in the middle of it. */
#pragma once
#include "bst-recovery.h"

/* The file as it was opened. */
#define CRASH_OPENED \
  "{\n  \"format\": \"bouwstenen-plan\",\n  \"version\": 1,\n  \"plan\": {\n    \"id\": \"plan-x\",\n    \"title\": \"Opened\"\n  }\n}\n"

typedef struct {
  char *path, *state;
  GFile *file;
  BstPlan *plan;
  BstJournal *journal;
} Crash;

void crash_set_field (BstPlan *plan, const char *field, const char *text);
void crash_set_up (Crash *crash, gconstpointer data);
void crash_now (Crash *crash);
void crash_tear_down (Crash *crash, gconstpointer data);
BstRecovery *crash_find (GFile *file, guint n);
char *crash_beside (Crash *crash, const char *suffix);
void crash_assert_title (BstPlan *plan, const char *title);
void crash_write_file (Crash *crash, BstPlan *plan);
