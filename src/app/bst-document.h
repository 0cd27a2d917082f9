/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document.h - an open plan: the plan, its framework, its findings and totals, its file. One per window. */
#pragma once
#include <gio/gio.h>
#include "bst-asked.h"
#include "bst-budget-totals.h"
#include "bst-checker.h"
#include "bst-coverage.h"
#include "bst-framework.h"
#include "bst-lock.h"
#include "bst-outline.h"
#include "bst-pack.h"
#include "bst-plan.h"
#include "bst-portfolio.h"
#include "bst-recovery.h"
#include "bst-smart.h"

#define BST_TYPE_DOCUMENT (bst_document_get_type ())
G_DECLARE_FINAL_TYPE (BstDocument, bst_document, BST, DOCUMENT, GObject)

/**
 * BstOutside:
 * @BST_OUTSIDE_SAME: the file is what was opened or saved last
 * @BST_OUTSIDE_CHANGED: somebody else saved it
 * @BST_OUTSIDE_GONE: it was removed or renamed
 */
typedef enum { BST_OUTSIDE_SAME, BST_OUTSIDE_CHANGED, BST_OUTSIDE_GONE } BstOutside;

BstDocument *bst_document_new (BstPlan *plan, BstFramework *framework);
void bst_document_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
BstDocument *bst_document_new_unsaved (BstPlan *plan, GError **error);
BstDocument *bst_document_load_finish (GAsyncResult *result, GError **error);
void bst_document_save_async (BstDocument *self, GFile *file, gboolean overwrite, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
gboolean bst_document_save_finish (BstDocument *self, GAsyncResult *result, GError **error);
void bst_document_recover_async (BstRecovery *recovery, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data);
BstDocument *bst_document_recover_finish (GAsyncResult *result, GError **error);
void bst_document_start_journal (BstDocument *self);
void bst_document_close (BstDocument *self);
const char *bst_document_get_journal_problem (BstDocument *self);
gboolean bst_document_is_locked_out (BstDocument *self, BstLockHolder *ret_holder);
GPtrArray *bst_document_get_leftovers (BstDocument *self);
const char *bst_document_get_save_note (BstDocument *self);

BstPlan *bst_document_get_plan (BstDocument *self);
BstPlan *bst_document_get_base (BstDocument *self);
BstOutside bst_document_get_outside (BstDocument *self, gint64 *ret_time);
void bst_document_look_outside (BstDocument *self);
void bst_document_adopt_outside (BstDocument *self, BstPlan *theirs, const char *sha256, const char *etag);
void bst_document_look_at_clock (BstDocument *self);
BstFramework *bst_document_get_framework (BstDocument *self);
BstChecker *bst_document_get_checker (BstDocument *self);
BstCoverage *bst_document_get_coverage (BstDocument *self);
BstPortfolio *bst_document_get_portfolio (BstDocument *self);
BstBudgetTotals *bst_document_get_budget (BstDocument *self);
const BstRuleContext *bst_document_get_context (BstDocument *self);
GFile *bst_document_get_file (BstDocument *self);
void bst_document_detach (BstDocument *self);
const BstPack *bst_document_get_pack (BstDocument *self);
BstAsked bst_document_get_asked (BstDocument *self);
gboolean bst_document_is_closed (BstDocument *self);
const char *bst_document_get_author (BstDocument *self);
const char *bst_document_get_language (BstDocument *self);
char *bst_document_get_title (BstDocument *self);
char *bst_document_get_file_title (BstDocument *self);
gboolean bst_document_is_modified (BstDocument *self);
gboolean bst_document_is_busy (BstDocument *self);
gboolean bst_document_is_read_only (BstDocument *self);

/* Changing. label is what the person did, translated. Where nothing is applied, the signal "refused" (message) says why. */
BstTransaction *bst_document_begin (BstDocument *self, const char *label, const char *coalesce);
gboolean bst_document_apply (BstDocument *self, BstTransaction *transaction);
gboolean bst_document_apply_merged (BstDocument *self, BstTransaction *transaction);
gboolean bst_document_set_field (BstDocument *self, BstRecord *record, const BstField *field, BstValue value,
                                 gboolean typing);
void bst_document_undo (BstDocument *self);
void bst_document_redo (BstDocument *self);
char *bst_document_add_action_point (BstDocument *self, const char *objective_id);
gboolean bst_document_remove_records (BstDocument *self, const char *const *ids, const char *label);
gboolean bst_document_remove_record (BstDocument *self, BstRecord *record);
char *bst_document_find_or_add_actor (BstDocument *self, BstTransaction *transaction, const char *name);
