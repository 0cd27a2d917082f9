/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution.h - what one domain says of one year: asked, submitted, declared complete, locked. R207.
 *
 * A planner declares complete and never approves: the text is another minister's. */
#pragma once
#include "bst-attribution.h"

char *bst_contribution_make_id (const char *domain, gint64 year);
BstRecord *bst_contribution_find (BstPlan *plan, const char *domain, gint64 year);
gboolean bst_contribution_is_locked (BstPlan *plan, const char *domain, gint64 year);

gboolean bst_contribution_set_state (BstPlan *plan, BstTransaction *transaction, const char *domain, gint64 year,
                                     BstContributionState state, gint64 today, GError **error);
void bst_contribution_ask (BstPlan *plan, BstTransaction *transaction, const char *domain, gint64 year, gint64 today,
                           gint64 deadline);
gboolean bst_contribution_correct (BstPlan *plan, BstTransaction *transaction, const char *domain, gint64 year,
                                   const char *reason, const char *author, gint64 today, GError **error);

GPtrArray *bst_contribution_list_subjects (BstPlan *plan, const char *domain, gint64 year);
gboolean bst_answer_is_given (const BstAnswer *answer);
const BstAnswer *bst_contribution_find_answer (BstRecord *contribution, const char *subject);

/* The links of one domain, in any year where year is BST_UNSET. */
GPtrArray *bst_domain_list_links (BstPlan *plan, const char *domain, gint64 year);
