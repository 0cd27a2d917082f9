/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cluster-dialog.c - a dialog in the window rather than a popover: the keyboard stays where it is. */
#include "config.h"
#include "bst-cluster-dialog.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-card-work.h"
#include "bst-session-finish.h"
#include "bst-window.h"

struct _BstClusterDialog {
  AdwDialog parent_instance;
  GtkWidget *entry, *list, *scroller;
};

G_DEFINE_FINAL_TYPE (BstClusterDialog, bst_cluster_dialog, ADW_TYPE_DIALOG)

static void
choose (BstClusterDialog *self, const char *title)
{
  g_signal_emit_by_name (self, "chosen", title);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
named_cb (BstClusterDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*title != '\0')
    choose (self, title);
}

static void
clicked_cb (BstClusterDialog *self, GtkWidget *button)
{
  g_autofree char *title = g_strdup (g_object_get_data (G_OBJECT (button), "title"));

  choose (self, title);
}

/**
 * bst_cluster_dialog_ask_name:
 * @name: what it is called now; "" for a new one
 */
void
bst_cluster_dialog_ask_name (BstClusterDialog *self, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_set_visible (self->entry, TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), self->entry);
}

static void
add_button (BstClusterDialog *self, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (*title != '\0' ? title : _ ("In no cluster yet"));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "title", g_strdup (title), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), button);
}

/**
 * bst_cluster_dialog_list:
 * @except: (nullable): a cluster that is not offered
 * @with_none: whether "in none" is offered too
 *
 * Offers the clusters of the session.
 */
void
bst_cluster_dialog_list (BstClusterDialog *self, BstPlan *plan, const char *session, const char *except,
                         gboolean with_none)
{
  g_autoptr (BstBoard) board = bst_board_new (plan, session);

  for (guint i = 0; i < board->clusters->len; i++)
    {
      const char *title = ((BstBoardCluster *) board->clusters->pdata[i])->title;
      if (g_strcmp0 (title, except) != 0 && (with_none || *title != '\0'))
        add_button (self, title);
    }
  gtk_widget_set_visible (self->scroller, gtk_widget_get_first_child (self->list) != NULL);
}

static void
bst_cluster_dialog_class_init (BstClusterDialogClass *klass)
{
  g_signal_new ("chosen", BST_TYPE_CLUSTER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
bst_cluster_dialog_init (BstClusterDialog *self)
{
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->entry =
      g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _ ("Name of a cluster, then Enter"), "visible", FALSE, NULL);
  self->scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                    "propagate-natural-height", TRUE, "max-content-height", 320, "child", self->list, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of a cluster"),
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (named_cb), self);
}

/**
 * bst_cluster_dialog_new:
 * @hint: (nullable): what choosing means
 *
 * Returns: (transfer full): a dialog that offers nothing yet
 */
BstClusterDialog *
bst_cluster_dialog_new (const char *title, const char *hint)
{
  BstClusterDialog *self = g_object_new (BST_TYPE_CLUSTER_DIALOG, "title", title, "content-width", 380, NULL);
  GtkWidget *view = adw_toolbar_view_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", hint, "wrap", TRUE, "xalign", 0.0, "visible", hint != NULL, NULL);

  gtk_widget_add_css_class (content, "cluster-dialog");
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), self->entry);
  gtk_box_append (GTK_BOX (content), self->scroller);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  return self;
}

/* --- A cluster as a whole ------------------------------------------------------------------------------------------------ */

typedef struct {
  GtkWidget *from;
  BstDocument *document;
  char *session, *title;
} Edit;

static Edit *
edit_new (GtkWidget *from, BstDocument *document, const char *session, const char *title)
{
  Edit *edit = g_new (Edit, 1);

  *edit = (Edit) { g_object_ref (from), g_object_ref (document), g_strdup (session), g_strdup (title) };
  return edit;
}

static void
edit_free (gpointer data, GClosure *closure)
{
  Edit *edit = data;

  g_object_unref (edit->from);
  g_object_unref (edit->document);
  g_free (edit->session);
  g_free (edit->title);
  g_free (edit);
}

static void
rename_chosen_cb (BstClusterDialog *dialog, const char *to, Edit *edit)
{
  BstPlan *plan = bst_document_get_plan (edit->document);
  g_autoptr (BstBoard) board = bst_board_new (plan, edit->session);
  gboolean merges = bst_board_find_cluster (board, to) != NULL;
  BstTransaction *transaction = bst_document_begin (edit->document, _ ("Rename a Cluster"), NULL);

  if (strcmp (to, edit->title) == 0)
    {
      bst_transaction_free (transaction);
      return;
    }
  bst_cluster_rename (transaction, plan, edit->session, edit->title, to);
  bst_session_finish (edit->from, edit->document, transaction, merges ? _ ("Both clusters are one now") : NULL);
}

/**
 * bst_cluster_edit_rename:
 * @from: the toast and the dialog belong to its window
 *
 * Asks for a name; that of another cluster puts both together.
 */
void
bst_cluster_edit_rename (GtkWidget *from, BstDocument *document, const char *session, const char *title)
{
  BstClusterDialog *dialog =
      bst_cluster_dialog_new (_ ("Rename the Cluster"), _ ("The name of another cluster puts both together."));

  bst_cluster_dialog_ask_name (dialog, title);
  gtk_widget_set_visible (dialog->scroller, FALSE);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (rename_chosen_cb), edit_new (from, document, session, title),
                         edit_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), from);
}

/**
 * bst_cluster_edit_merge_into:
 *
 * The cards of @title go to @other, which keeps its name.
 */
void
bst_cluster_edit_merge_into (GtkWidget *from, BstDocument *document, const char *session, const char *title,
                             const char *other)
{
  BstTransaction *transaction = bst_document_begin (document, _ ("Merge Clusters"), NULL);

  bst_cluster_rename (transaction, bst_document_get_plan (document), session, title, other);
  bst_session_finish (from, document, transaction, _ ("Both clusters are one now"));
}

static void
merge_chosen_cb (BstClusterDialog *dialog, const char *other, Edit *edit)
{
  bst_cluster_edit_merge_into (edit->from, edit->document, edit->session, edit->title, other);
}

void
bst_cluster_edit_merge (GtkWidget *from, BstDocument *document, const char *session, const char *title)
{
  g_autofree char *hint = g_strdup_printf (_ ("All cards of “%s” go to the cluster that you choose."), title);
  BstClusterDialog *dialog = bst_cluster_dialog_new (_ ("Merge with Another Cluster"), hint);

  bst_cluster_dialog_list (dialog, bst_document_get_plan (document), session, title, FALSE);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (merge_chosen_cb), edit_new (from, document, session, title),
                         edit_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), from);
}

void
bst_cluster_edit_remove (GtkWidget *from, BstDocument *document, const char *session, const char *title)
{
  BstTransaction *transaction = bst_document_begin (document, _ ("Remove a Cluster"), NULL);

  bst_cluster_remove (transaction, bst_document_get_plan (document), session, title);
  bst_session_finish (from, document, transaction, _ ("Cluster removed; its cards are still here"));
}

void
bst_cluster_edit_step (GtkWidget *from, BstDocument *document, const char *session, const char *title, int steps)
{
  BstTransaction *transaction = bst_document_begin (document, _ ("Move a Cluster"), NULL);

  bst_cluster_step (transaction, bst_document_get_plan (document), session, title, steps);
  bst_session_finish (from, document, transaction, NULL);
}

/**
 * bst_cluster_edit_move_to:
 * @other: another cluster
 * @behind: whether it comes behind @other; else before
 */
void
bst_cluster_edit_move_to (GtkWidget *from, BstDocument *document, const char *session, const char *title,
                          const char *other, gboolean behind)
{
  g_autoptr (BstBoard) board = bst_board_new (bst_document_get_plan (document), session);
  guint at, to;

  if (!g_ptr_array_find (board->clusters, bst_board_find_cluster (board, title), &at)
      || !g_ptr_array_find (board->clusters, bst_board_find_cluster (board, other), &to) || at == to)
    return;
  to += behind;
  if (to > at)
    to--;
  to = MAX (to, 1); /* the cards that are in none come first */
  if (to != at)
    bst_cluster_edit_step (from, document, session, title, (int) to - (int) at);
}
