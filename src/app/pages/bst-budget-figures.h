/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-figures.h - the figures of one year, phase and kind of credit by policy domain, beside those of the year
 * before: what the grid of the budget page shows, without widgets. */
#pragma once
#include "bst-budget-grid.h"
#include "bst-document.h"

typedef enum {
  BST_COLUMN_BEFORE,      /* attributed the year before */
  BST_COLUMN_PLAN,        /* attributed */
  BST_COLUMN_DIFFERENCE,  /* only where both years are known */
  BST_COLUMN_GROSS,       /* the credits that it is a share of */
  BST_COLUMN_SHARE,       /* basis points */
  BST_COLUMN_COEFFICIENT, /* by a coefficient, beside the total */
  BST_N_BUDGET_COLUMNS
} BstBudgetColumn;

typedef enum {
  BST_FIGURES_DOMAIN,
  BST_FIGURES_NO_DOMAIN,
  BST_FIGURES_ROUNDING,
  BST_FIGURES_TOTAL,
  BST_FIGURES_BESIDE /* a part that no total has in it */
} BstFiguresKind;

typedef struct {
  gint64 value; /* cents, or basis points; BST_UNSET: there is none */
  gint64 kilo;  /* thousands of euros, as shown */
  gboolean opens; /* there are links behind it */
} BstFigure;

typedef struct {
  BstFiguresKind kind;
  char *domain; /* NULL: of all */
  char *title;
  BstPart part;
  gboolean outside; /* reports in no Flemish BBT */
  guint n_links, n_filled; /* of the domain in that year; with an amount that is attributed in this phase and credit */
  BstContributionCell state; /* of the domain's contribution */
  BstFigure figures[BST_N_BUDGET_COLUMNS];
} BstFiguresRow;

typedef struct {
  BstBudgetTotals *totals;
  gint64 year;
  BstBudgetPhase phase;
  BstCreditKind credit;
  GPtrArray *rows; /* BstFiguresRow */
  char *difference; /* what the difference of the totals compares, in words; NULL: nothing to compare */
  guint n_embargo; /* links of that year that may not be shown outside yet */
  gboolean any; /* there is an amount somewhere in the grid */
} BstFigures;

BstFigures *bst_figures_new (BstDocument *document, gint64 year, BstBudgetPhase phase, BstCreditKind credit);
void bst_figures_free (BstFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstFigures, bst_figures_free)
const BstFiguresRow *bst_figures_find (BstFigures *self, const char *domain);
GPtrArray *bst_figures_list_links (BstFigures *self, const BstFiguresRow *row, BstBudgetColumn column);
char *bst_figures_format (const BstFigure *figure, BstBudgetColumn column);
