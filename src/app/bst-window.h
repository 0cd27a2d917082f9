/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window.h - one window: the start page, or the workbench on one plan. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_WINDOW (bst_window_get_type ())
G_DECLARE_FINAL_TYPE (BstWindow, bst_window, BST, WINDOW, AdwApplicationWindow)

BstWindow *bst_window_new (AdwApplication *application);
BstDocument *bst_window_get_document (BstWindow *self);
void bst_window_set_document (BstWindow *self, BstDocument *document);
void bst_window_open_file (BstWindow *self, GFile *file, gboolean as_copy);
void bst_window_take_files (BstWindow *self, GListModel *files);
gboolean bst_window_is_table (BstWindow *self, GFile *file);
void bst_window_restore (BstWindow *self, BstRecovery *recovery);
void bst_window_discard_recovery (BstWindow *self, BstRecovery *recovery);
void bst_window_new_plan (BstWindow *self, BstFramework *framework);
void bst_window_go_to (BstWindow *self, const char *id, const char *field);
void bst_window_toast (BstWindow *self, const char *text, gboolean with_undo);

/* Returns: whether there are words in @dialog that are nowhere else */
typedef gboolean (*BstDraftHolds) (AdwDialog *dialog);
void bst_window_present_draft (GtkWidget *parent, AdwDialog *dialog, const char *told, BstDraftHolds holds);
void bst_window_review_merge (BstWindow *self, BstPlan *base, BstPlan *theirs, const char *origin);
gboolean bst_window_is_enabled (BstWindow *self, const char *name);
void bst_window_open_plan (BstWindow *self, BstPlan *plan);
GListModel *bst_window_get_plan_filters (void);
char *bst_window_place_in_words (const char *message);
