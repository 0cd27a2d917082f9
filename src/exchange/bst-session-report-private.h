/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-report-private.h - what the reports on a session share. */
#pragma once
#include "bst-board.h"
#include "bst-session-format.h"
#include "bst-session-report.h"
#include "bst-text.h"
#include "bst-vote.h"
#include "bst-wording.h"

typedef struct {
  BstReport *report;
  BstPlan *plan;
  BstFramework *framework; /* NULL: not on this computer */
  BstRecord *record;
  const BstSession *session;
  const char *language;
  const BstSessionWish *wish;
  BstWording wording;
  BstBoard *board;
  guint n_kept_back; /* cards that are in no report */
} BstSessionReport;

gboolean bst_session_report_init (BstSessionReport *self, BstPlan *plan, BstFramework *framework,
                                  const BstSessionWish *wish, const char *kicker);
BstReport *bst_session_report_finish (BstSessionReport *self);
const char *bst_session_report_say (const BstSessionReport *self, const char *text);
gboolean bst_session_report_may_show (BstRecord *card);
GPtrArray *bst_session_report_list_cards (const BstSessionReport *self, const BstBoardCluster *cluster);
char *bst_session_report_name_card (const BstSessionReport *self, const BstBoardCard *card);
void bst_session_report_add_facts (const BstSessionReport *self);
void bst_session_report_add_kept_back (const BstSessionReport *self);
char *bst_session_report_say_next (const BstSessionReport *self);
void bst_session_report_add_next (const BstSessionReport *self);
GPtrArray *bst_session_report_rank (const BstSessionReport *self, const char *ballot);
