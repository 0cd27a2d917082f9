/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-sheet.h - the sheet of an action: what it is, why it deserves to grow, and what it needs for that (R165, R194).
 *
 * One sheet or many, in the plan's language, as a report. */
#pragma once
#include "bst-portfolio.h"
#include "bst-report.h"

BstReport *bst_action_sheet_new (BstPlan *plan, BstFramework *framework, const char *const *ids, gint64 today);
