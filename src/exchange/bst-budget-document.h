/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-document.h - the yearly contribution report: to be read, as a spreadsheet, and its calendar. */
#pragma once
#include "bst-budget-report.h"
#include "bst-report.h"

BstReport *bst_budget_document_new (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request);
GBytes *bst_budget_workbook_new (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request,
                                 GError **error);
GBytes *bst_budget_calendar_new (BstPlan *plan, BstFramework *framework, gint64 year, gint64 today);
