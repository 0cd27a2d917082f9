/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-report.h - the fourteen tables of the yearly contribution report, as values in the plan's language.
 *
 * Pure functions of the plan: a renderer decides on paper, fonts and thousands of euros. R207, R209. */
#pragma once
#include "bst-reconciliation.h"

#define BST_N_BUDGET_TABLES 14

typedef enum {
  BST_CELL_AS_TEXT,
  BST_CELL_AS_MONEY,
  BST_CELL_AS_SHARE,
  BST_CELL_AS_INTEGER,
  BST_CELL_AS_DATE
} BstCellKind;

typedef struct {
  char *title;
  BstCellKind kind;
} BstTableColumn;

typedef struct {
  char *text;    /* TEXT; NULL: nothing */
  gint64 number; /* the others: cents, basis points, number, date; BST_UNSET (of a date 0): nothing */
} BstTableCell;

typedef struct {
  guint number;       /* 1 … 14; 0: domains and years */
  char *title;
  GArray *columns;    /* BstTableColumn */
  GArray *cells;      /* BstTableCell, row by row */
  guint n_totals;     /* the last rows are totals */
  gboolean adds_up;   /* the rows before add up to each total, so that rounding them may leave a difference */
  guint group_column; /* … those with the same text here as the total; 0: all */
  GPtrArray *notes;   /* char* */
} BstBudgetTable;

typedef struct {
  const char *domain;      /* NULL: the whole plan */
  gint64 year;
  BstBudgetPhase phase;    /* of the tables that show one phase */
  BstCreditKind credit;    /* of the tables that show one kind of credit */
  gint64 today;
  gboolean public_only;    /* without what is under embargo on that day */
} BstBudgetReportRequest;

BstBudgetPhase bst_budget_report_find_phase (BstPlan *plan, gint64 year);
GPtrArray *bst_budget_report_new (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request);
BstBudgetTable *bst_budget_report_new_years (BstPlan *plan, BstFramework *framework,
                                             const BstBudgetReportRequest *request);
void bst_budget_table_free (BstBudgetTable *self);
guint bst_budget_table_get_n_rows (const BstBudgetTable *self);
const BstTableCell *bst_budget_table_get (const BstBudgetTable *self, guint row, guint column);
char *bst_budget_table_show (const BstBudgetTable *self, guint row, guint column, const char *language);
char *bst_budget_table_rounding (const BstBudgetTable *self, guint total, guint column, const char *language);
