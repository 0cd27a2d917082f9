/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-articles.h - the budget articles with their credits of one year.
 *
 * Signal "article-chosen" (id). */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_BUDGET_ARTICLES (bst_budget_articles_get_type ())
G_DECLARE_FINAL_TYPE (BstBudgetArticles, bst_budget_articles, BST, BUDGET_ARTICLES, AdwBin)

GtkWidget *bst_budget_articles_new (void);
void bst_budget_articles_show (BstBudgetArticles *self, BstDocument *document, gint64 year, BstBudgetPhase phase,
                               BstCreditKind credit, const char *words);
gboolean bst_budget_articles_select (BstBudgetArticles *self, const char *id);
gboolean bst_budget_articles_focus (BstBudgetArticles *self);
