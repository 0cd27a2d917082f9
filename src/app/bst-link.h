/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-link.h - budget links as people make and read them: a new one, its title, its amount. */
#pragma once
#include "bst-document.h"

char *bst_document_add_link (BstDocument *self, const char *subject, const char *domain, gint64 year);
void bst_link_follow (BstPlan *plan, BstTransaction *transaction);

GPtrArray *bst_link_list_of_subject (BstPlan *plan, const char *subject);
char *bst_link_make_title (BstDocument *document, BstRecord *link);
char *bst_link_make_note (BstDocument *document, BstRecord *link);
gint64 bst_link_get_plan_amount (BstRecord *link, BstBudgetPhase phase, BstCreditKind credit);
gboolean bst_link_find_amount (BstRecord *link, BstAttributed *ret_amount);
gint64 bst_document_get_budget_year (BstDocument *self);
