/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-article.h - budget articles: their codes through the years, and their credits. */
#pragma once
#include "bst-framework.h"
#include "bst-money.h"
#include "bst-plan.h"
#include "kinds/bst-budget.h"

/* The names in files and on paper: "bo", "vak" … */
extern const char *const bst_budget_phase_names[BST_N_BUDGET_PHASES];
extern const char *const bst_budget_phase_codes[BST_N_BUDGET_PHASES];
extern const char *const bst_credit_names[BST_N_CREDITS];
extern const char *const bst_credit_codes[BST_N_CREDITS];

char *bst_article_code_clean (const char *text);
gboolean bst_article_code_check (BstFramework *framework, const char *code, const char *language, char **ret_message);
const char *bst_article_get_code (BstRecord *article, gint64 year);
gboolean bst_article_is_known_in (BstRecord *article, gint64 year);
gboolean bst_article_is_grant (BstRecord *article);
GPtrArray *bst_article_get_mirrors (BstPlan *plan, BstRecord *article);
gboolean bst_article_pays_to (BstRecord *article, BstRecord *mirror);

void bst_credit_get_key (const BstCredit *credit, gint64 *ret_year, BstBudgetPhase *ret_phase,
                         BstCreditKind *ret_credit);
void bst_amount_get_key (const BstAmount *amount, BstBudgetPhase *ret_phase, BstCreditKind *ret_credit);
const BstCredit *bst_article_find_credit (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind credit);
gint64 bst_article_get_credit (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind credit);

/* "BA + index + compensations + other = BO": how far it holds for one credit. */
typedef struct {
  gboolean has_base, has_result; /* FALSE: not known, so that nothing can be said */
  gint64 base_year;
  BstBudgetPhase base_phase;
  gint64 base, index, compensations, other; /* cents; what is empty is 0 */
  gint64 expected, result, difference;      /* result less expected */
} BstCreditIdentity;

gboolean bst_article_get_identity (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind credit,
                                   BstCreditIdentity *ret_identity);

/* Rows of a table of article credits, in thousands of euros or in euros. */
typedef struct {
  guint row;     /* from 1, the heading row counted */
  int column;    /* from 0; -1: the whole row */
  char *message; /* in the language asked for */
} BstImportProblem;

BstTransaction *bst_articles_import (BstPlan *plan, BstFramework *framework, const GPtrArray *rows, BstMoneyUnit unit,
                                     const char *language, GPtrArray *problems);
void bst_import_problem_free (BstImportProblem *self);

gboolean bst_articles_heading_fits (const char *const *row);
extern const char *const bst_articles_columns[]; /* what a heading may be called, as we write them; ended by NULL */
