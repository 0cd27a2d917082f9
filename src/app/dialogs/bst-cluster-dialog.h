/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cluster-dialog.h - names a cluster, or chooses among those that are there.
 *
 * Signal "chosen" (title) comes before it closes; "" is: in none. */
#pragma once
#include "bst-document.h"
#include <adwaita.h>

#define BST_TYPE_CLUSTER_DIALOG (bst_cluster_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstClusterDialog, bst_cluster_dialog, BST, CLUSTER_DIALOG, AdwDialog)

BstClusterDialog *bst_cluster_dialog_new (const char *title, const char *hint);
void bst_cluster_dialog_ask_name (BstClusterDialog *self, const char *name);
void bst_cluster_dialog_list (BstClusterDialog *self, BstPlan *plan, const char *session, const char *except,
                              gboolean with_none);

/* What is done with a cluster as a whole: one step each, told in a toast with Undo. */
void bst_cluster_edit_rename (GtkWidget *from, BstDocument *document, const char *session, const char *title);
void bst_cluster_edit_merge (GtkWidget *from, BstDocument *document, const char *session, const char *title);
void bst_cluster_edit_merge_into (GtkWidget *from, BstDocument *document, const char *session, const char *title,
                                  const char *other);
void bst_cluster_edit_remove (GtkWidget *from, BstDocument *document, const char *session, const char *title);
void bst_cluster_edit_step (GtkWidget *from, BstDocument *document, const char *session, const char *title, int steps);
void bst_cluster_edit_move_to (GtkWidget *from, BstDocument *document, const char *session, const char *title,
                               const char *other, gboolean behind);
