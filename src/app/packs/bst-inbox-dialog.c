/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-inbox-dialog.h"
#include <glib/gi18n.h>
#include "bst-inbox-private.h"
#include "bst-text-label.h"
#include "bst-toast.h"

struct _BstInboxDialog {
  AdwDialog parent_instance;
  BstPackInbox *inbox;
  GCancellable *cancellable;
  GtkStack *stack;
  GtkWidget *list, *summary, *merge;
  gboolean busy;
};

static guint merge_signal;

G_DEFINE_FINAL_TYPE (BstInboxDialog, bst_inbox_dialog, ADW_TYPE_DIALOG)

/* --- All of them ----------------------------------------------------------------------------------------------------------- */

static void
update (BstInboxDialog *self)
{
  g_autoptr (GPtrArray) wanted = bst_pack_inbox_list_wanted (self->inbox);
  guint n = bst_pack_inbox_get_items (self->inbox)->len;
  g_autofree char *
      text =
         g_strdup_printf (ngettext ("%u file. Nothing has changed yet: you see first what each contribution brings.",
                                    "%u files. Nothing has changed yet: you see first what each contribution brings.",
                                    n),
                          n),
     *label =
         g_strdup_printf (ngettext ("_Look at %u Contribution", "_Look at %u Contributions", wanted->len), wanted->len);

  gtk_label_set_text (GTK_LABEL (self->summary), text);
  gtk_button_set_label (GTK_BUTTON (self->merge), wanted->len > 0 ? label : _ ("_Look at the Contributions"));
  gtk_widget_set_sensitive (self->merge, wanted->len > 0 && !self->busy);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "files" : "empty");
}

static void
changed_cb (BstInboxDialog *self)
{
  GPtrArray *items = bst_pack_inbox_get_items (self->inbox);

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *tick, *row = bst_inbox_row_new (self->inbox, items->pdata[i], &tick);
      /* after the inbox was told */
      g_signal_connect_swapped (tick, "toggled", G_CALLBACK (update), self);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  update (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstInboxDialog) self = data;
  g_autoptr (GError) error = NULL;
  guint n = bst_pack_inbox_add_finish (BST_PACK_INBOX (source), result, &error);

  self->busy = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  update (self);
  if (error != NULL)
    bst_toast_tell (GTK_WIDGET (self->stack), error->message);
  else if (n == 0)
    bst_toast_tell (GTK_WIDGET (self->stack), _ ("There is no contribution in this folder"));
}

/**
 * bst_inbox_dialog_add:
 * @files: (element-type GFile): files and folders
 *
 * Reads them and shows what they are.
 */
void
bst_inbox_dialog_add (BstInboxDialog *self, GListModel *files)
{
  if (self->busy || g_list_model_get_n_items (files) == 0)
    return;
  self->busy = TRUE;
  bst_pack_inbox_add_async (self->inbox, files, self->cancellable, added_cb, g_object_ref (self));
  update (self);
}

/**
 * bst_inbox_dialog_set_busy:
 *
 * Nothing can be begun while something is under way.
 */
void
bst_inbox_dialog_set_busy (BstInboxDialog *self, gboolean busy)
{
  self->busy = busy;
  update (self);
}

BstPackInbox *
bst_inbox_dialog_get_inbox (BstInboxDialog *self)
{
  return self->inbox;
}

/* --- Getting them ------------------------------------------------------------------------------------------------------------ */

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstInboxDialog) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL)
    bst_inbox_dialog_add (self, files);
}

static void
folder_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstInboxDialog) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GListStore) one = g_list_store_new (G_TYPE_FILE);

  if (folder == NULL)
    return;
  g_list_store_append (one, folder);
  bst_inbox_dialog_add (self, G_LIST_MODEL (one));
}

static void
add_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) packs = gtk_file_filter_new (), all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (packs, _ ("Contributions"));
  gtk_file_filter_add_suffix (packs, "bouwstenen");
  gtk_file_filter_add_suffix (packs, "xlsx");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, packs);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (chooser, _ ("Contributions that came back"));
  gtk_file_dialog_set_filters (chooser, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (chooser, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, files_cb,
                                 g_object_ref (widget));
}

static void
add_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _ ("A folder with contributions that came back"));
  gtk_file_dialog_select_folder (chooser, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, folder_cb,
                                 g_object_ref (widget));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BstInboxDialog *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  bst_inbox_dialog_add (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
merge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstInboxDialog *self = BST_INBOX_DIALOG (widget);

  if (gtk_widget_get_sensitive (self->merge))
    g_signal_emit (self, merge_signal, 0);
}

/* --- What is where ------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_adding (GtkAlign align)
{
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, "halign", align, NULL);

  adw_wrap_box_append (ADW_WRAP_BOX (box), new_button (_ ("Add _Files…"), "inbox.add-files"));
  adw_wrap_box_append (ADW_WRAP_BOX (box), new_button (_ ("Add a F_older…"), "inbox.add-folder"));
  return box;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mail-unread-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("What Came Back?"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Drop the files of the domains here, or choose them: any number, in any order, also spreadsheets. Each is explained before anything changes."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), new_adding (GTK_ALIGN_CENTER));
  return page;
}

static GtkWidget *
new_files (BstInboxDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *clamp = adw_clamp_new ();

  self->summary = bst_text_label_new (NULL, "body");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files that came back"), -1);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), new_adding (GTK_ALIGN_START));
  gtk_widget_add_css_class (box, "editor-content");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
}

static GtkWidget *
new_bar (BstInboxDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->merge = new_button (_ ("_Look at the Contributions"), "inbox.merge");
  gtk_widget_add_css_class (self->merge, "suggested-action");
  gtk_widget_set_hexpand (self->merge, TRUE);
  gtk_widget_set_halign (self->merge, GTK_ALIGN_END);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), self->merge);
  return bar;
}

static void
bst_inbox_dialog_dispose (GObject *object)
{
  BstInboxDialog *self = BST_INBOX_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->inbox != NULL)
    g_signal_handlers_disconnect_by_data (self->inbox, self);
  g_clear_object (&self->inbox);
  G_OBJECT_CLASS (bst_inbox_dialog_parent_class)->dispose (object);
}

static void
bst_inbox_dialog_finalize (GObject *object)
{
  g_object_unref (BST_INBOX_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (bst_inbox_dialog_parent_class)->finalize (object);
}

static void
bst_inbox_dialog_class_init (BstInboxDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_inbox_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_inbox_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "inbox.add-files", NULL, add_files);
  gtk_widget_class_install_action (widget_class, "inbox.add-folder", NULL, add_folder);
  gtk_widget_class_install_action (widget_class, "inbox.merge", NULL, merge_cb);

  /**
   * BstInboxDialog::merge:
   *
   * The person wants to see what those that are ticked bring.
   */
  merge_signal = g_signal_new ("merge", BST_TYPE_INBOX_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_inbox_dialog_init (BstInboxDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *toasts = adw_toast_overlay_new (), *stack = gtk_stack_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (stack);
  gtk_stack_add_named (self->stack, new_empty (), "empty");
  gtk_stack_add_named (self->stack, new_files (self), "files");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), stack);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), new_bar (self));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (target));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Merge Contributions"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  adw_dialog_set_child (ADW_DIALOG (self), toasts);
}

/**
 * bst_inbox_dialog_new:
 *
 * Returns: (transfer floating): the dialog, without files
 */
AdwDialog *
bst_inbox_dialog_new (BstDocument *document)
{
  BstInboxDialog *self = g_object_new (BST_TYPE_INBOX_DIALOG, NULL);

  self->inbox = bst_pack_inbox_new (document);
  g_signal_connect_swapped (self->inbox, "changed", G_CALLBACK (changed_cb), self);
  update (self);
  return ADW_DIALOG (self);
}
