/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-checker.h - the findings and verdicts of a plan, kept while it changes.
 *
 * A record is checked when someone asks for it, or by bst_checker_step() from an idle; a transaction makes stale only
 * what it touched and what refers to that. Asking never returns something stale. Counts cover what has been checked so
 * far: bst_checker_is_complete() says whether that is everything. */
#pragma once
#include "bst-smart.h"

#define BST_TYPE_CHECKER (bst_checker_get_type ())
G_DECLARE_FINAL_TYPE (BstChecker, bst_checker, BST, CHECKER, GObject)

BstChecker *bst_checker_new (BstPlan *plan, BstFramework *framework);
void bst_checker_set_framework (BstChecker *self, BstFramework *framework);
void bst_checker_set_today (BstChecker *self, gint64 today);
const BstRuleContext *bst_checker_get_context (BstChecker *self);
const GPtrArray *bst_checker_get_findings (BstChecker *self, const char *id);
guint bst_checker_count_records (BstChecker *self, BstKindId kind, BstSeverity least);
const BstVerdict *bst_checker_get_verdict (BstChecker *self, const char *id);
guint bst_checker_get_n_open (BstChecker *self, const char *id);
guint bst_checker_get_n_findings (BstChecker *self, BstKindId kind);
gboolean bst_checker_step (BstChecker *self, guint max_records);
gboolean bst_checker_is_complete (BstChecker *self);
