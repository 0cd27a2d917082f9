/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-report-private.h - shared by the files that make the tables. */
#pragma once
#include "bst-budget-report.h"
#include "bst-wording.h"

typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  BstBudgetTotals *totals;
  const BstBudgetReportRequest *request;
  const char *language;
  BstWording wording;
  GPtrArray *links;   /* BstRecord: of the year and domain, public where only that is wanted, by id */
  GPtrArray *domains; /* char*: of the report */
  GPtrArray *tables;  /* BstBudgetTable */
  BstBudgetTable *table; /* the one that is being made */
} Report;

void bst_report_begin_table (Report *self, guint number, const char *title, const char *kinds,
                             const char *const *columns);
void bst_report_text (Report *self, const char *text);
void bst_report_words (Report *self, const char *message);
void bst_report_title (Report *self, const char *id);
void bst_report_number (Report *self, gint64 number);
void bst_report_note_below (Report *self, const char *message);
const char *bst_report_enum (const Report *self, BstKindId kind, const char *field, gint64 value);
BstBudgetKey bst_report_key (const Report *self);
gint64 bst_report_plan_of (const Report *self, BstRecord *link, BstBudgetPhase phase);
gint64 bst_report_gross_of (const Report *self, BstRecord *link, BstBudgetPhase phase);

void bst_report_add_years_by_domain (Report *self); /* 0 */
void bst_report_add_money_tables (Report *self);   /* 2, 3, 5, 6, 7, 8, 10, 11 */
void bst_report_add_content_tables (Report *self); /* 1, 4, 9, 12, 13, 14 */
