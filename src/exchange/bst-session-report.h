/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-report.h - what leaves a session: minutes, a report-back to who was there, one page for who was not, sheets for
 * the tables, and a calendar. In the plan's language. What is confidential or was not shown is in none of them; names of
 * persons only where they are asked for. */
#pragma once
#include "bst-framework.h"
#include "bst-report.h"

typedef struct {
  const char *session; /* its id */
  gint64 today;
  gboolean with_persons; /* of the minutes */
  guint n_tables; /* of the sheets; 0: one without a number */
} BstSessionWish;

BstReport *bst_session_minutes_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish);
BstReport *bst_session_report_back_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish);
BstReport *bst_session_summary_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish);
BstReport *bst_session_sheets_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish);
GBytes *bst_sessions_calendar_new (BstPlan *plan, BstFramework *framework, gint64 today);
