/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window.c - what is where in the window, and what follows the plan. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-start-page.h"
#include "bst-stack.h"
#include "bst-window-private.h"
#include "dialogs/bst-action-page.h"

G_DEFINE_FINAL_TYPE (BstWindow, bst_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Pages ---------------------------------------------------------------------------------------------------- */

static void
count_changed_cb (BstPage *page, BstWindow *self)
{
  guint index = 0, count = bst_page_get_count (page);
  GtkWidget *row, *label;
  g_autofree char *number = g_strdup_printf ("%u", count), *spoken = NULL;
  gboolean urgent = bst_page_is_urgent (page);

  if (!g_ptr_array_find (self->pages, page, &index))
    return;
  row = g_ptr_array_index (self->rows, index);
  label = g_object_get_data (G_OBJECT (row), "count");
  if (count > 0)
    /* Translators: a page in the sidebar, and what there is on it: “Action points, 2 action points late” */
    spoken = g_strdup_printf (_ ("%s, %s"), _ (bst_pages[index].title), bst_page_get_count_words (page));
  else
    spoken = g_strdup (_ (bst_pages[index].title));
  gtk_label_set_text (GTK_LABEL (label), number);
  gtk_widget_set_visible (label, count > 0);
  gtk_widget_set_tooltip_text (label, count > 0 ? bst_page_get_count_words (page) : NULL);
  (urgent ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (label, "urgent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
inspect_cb (BstPage *page, BstWindow *self)
{
  adw_overlay_split_view_set_show_sidebar (self->inspector_split, TRUE);
}

static void
toast_cb (BstPage *page, const char *text, gboolean with_undo, BstWindow *self)
{
  bst_window_toast (self, text, with_undo);
}

static void
clear_search_cb (BstPage *page, BstWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  bst_page_search (page, "");
}

static void
add_to_stack (GtkStack *stack, GtkWidget *widget, const char *name)
{
  gtk_stack_add_named (stack, widget != NULL ? widget : adw_bin_new (), name);
}

/* The bar takes no room while the page on show keeps its switch to itself. */
static void
show_switch (BstWindow *self)
{
  BstPage *page = self->pages->pdata[self->page];
  GtkWidget *view_switch = page != NULL ? bst_page_get_view_switch (page) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->switch_stack), view_switch != NULL && gtk_widget_get_visible (view_switch));
}

/* In a box of its own: a stack does not turn to a child that is hidden, and would go on showing that of another page. */
static void
add_switch (BstWindow *self, GtkWidget *view_switch, const char *name)
{
  GtkWidget *box = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (box), view_switch);
  gtk_stack_add_named (self->switch_stack, box, name);
  if (view_switch != NULL)
    g_signal_connect_object (view_switch, "notify::visible", G_CALLBACK (show_switch), self, G_CONNECT_SWAPPED);
}

/* A page is built when it is first shown. */
static BstPage *
build_page (BstWindow *self, guint index)
{
  const BstPageInfo *info = &bst_pages[index];
  BstPage *page = g_object_new (info->get_type (), NULL);

  self->pages->pdata[index] = page;
  gtk_stack_add_named (self->page_stack, GTK_WIDGET (page), info->name);
  add_to_stack (self->inspector_stack, bst_page_get_inspector (page), info->name);
  add_switch (self, bst_page_get_view_switch (page), info->name);
  g_signal_connect_object (page, "count-changed", G_CALLBACK (count_changed_cb), self, 0);
  g_signal_connect_object (page, "inspect", G_CALLBACK (inspect_cb), self, 0);
  g_signal_connect_object (page, "toast", G_CALLBACK (toast_cb), self, 0);
  g_signal_connect_object (page, "shown", G_CALLBACK (bst_window_follow_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "clear-search", G_CALLBACK (clear_search_cb), self, 0);
  bst_page_set_document (page, self->document);
  count_changed_cb (page, self);
  return page;
}

BstPage *
bst_window_get_page (BstWindow *self)
{
  if (bst_window_is_pack (self))
    return self->pack_page;
  return self->document != NULL ? self->pages->pdata[self->page] : NULL;
}

static void
show_titles (BstWindow *self)
{
  gboolean pack = bst_window_is_pack (self);
  g_autofree char *title = self->document != NULL ? bst_document_get_title (self->document) : NULL,
                  *window_title = NULL, *about = NULL;
  g_autofree char *page =
      pack ? bst_window_make_pack_titles (self, &about) : g_strdup (_ (bst_pages[self->page].title));

  if (title == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Bouwstenen"));
      return;
    }
  gtk_label_set_text (self->page_title, page);
  gtk_label_set_text (self->plan_title, pack ? about : title);
  gtk_label_set_text (self->sidebar_plan, pack ? about : title);
  adw_navigation_page_set_title (self->content_page, page);
  /* Translators: the title of the window: page – plan */
  window_title = g_strdup_printf (_ ("%s – %s"), page, title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

void
bst_window_show_page (BstWindow *self, guint index)
{
  const BstPageInfo *info = &bst_pages[index];
  BstPage *page = self->pages->pdata[index] != NULL ? self->pages->pdata[index] : build_page (self, index);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->page = index;
  bst_stack_show (self->page_stack, info->name);
  bst_stack_show (self->inspector_stack, info->name);
  bst_stack_show (self->switch_stack, info->name);
  show_switch (self);
  gtk_widget_set_visible (GTK_WIDGET (self->inspector_button), bst_page_get_inspector (page) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), info->add_label != NULL);
  (info->add_stands_out ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->add_button),
                                                                                   "suggested-action");
  if (info->add_label != NULL)
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), _ (info->add_label));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (info->add_label), -1);
    }
  gtk_list_box_select_row (self->sidebar, GTK_LIST_BOX_ROW (self->rows->pdata[index]));
  g_settings_set_string (self->settings, "last-page", info->name);
  show_titles (self);
  bst_window_update_actions (self);
  bst_window_follow_page (self);
}

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, BstWindow *self)
{
  bst_window_show_page (self, (guint) gtk_list_box_row_get_index (row));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
build_sidebar (BstWindow *self)
{
  for (guint i = 0; i < bst_n_pages; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *title = gtk_label_new (_ (bst_pages[i].title)), *count = gtk_label_new (NULL);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_add_css_class (count, "count");
      gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (count, FALSE);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (bst_pages[i].icon));
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), count);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      g_object_set_data (G_OBJECT (row), "count", count);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (bst_pages[i].title), -1);
      gtk_list_box_append (self->sidebar, row);
      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->pages, NULL);
    }
}

static guint
last_page (BstWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "last-page");

  for (guint i = 0; i < bst_n_pages; i++)
    if (g_strcmp0 (bst_pages[i].name, name) == 0)
      return i;
  return 0;
}

/* --- Following the plan --------------------------------------------------------------------------------------- */

static char *
describe_saving (BstWindow *self)
{
  g_autofree char *name = NULL;
  GFile *file = bst_document_get_file (self->document);

  if (bst_document_is_busy (self->document))
    return g_strdup (_ ("Saving…"));
  if (bst_document_is_locked_out (self->document, NULL))
    return g_strdup (_ ("Read-only: open elsewhere"));
  if (bst_document_is_closed (self->document))
    return g_strdup (_ ("Read-only: this year is locked"));
  if (bst_document_is_read_only (self->document))
    return g_strdup (_ ("Read-only: made by a newer version"));
  if (file == NULL)
    return g_strdup (_ ("Not saved yet"));
  name = g_file_get_basename (file);
  if (bst_document_is_modified (self->document))
    /* Translators: %s is the name of a file; what is said of it has a line of its own */
    return g_strdup_printf (_ ("%s\nChanges not saved yet"), name);
  return g_strdup_printf (_ ("%s\nSaved"), name);
}

static void
state_changed_cb (BstWindow *self)
{
  g_autofree char *text = describe_saving (self);

  gtk_label_set_text (self->saved_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved_label), text);
  show_titles (self);
  bst_window_update_actions (self);
}

static void
refused_cb (BstDocument *document, const char *message, BstWindow *self)
{
  if (bst_document_is_locked_out (document, NULL))
    bst_window_offer (self, message, _ ("Make a Copy"), "win.make-copy");
  else
    bst_window_offer (self, message, NULL, NULL);
}

BstDocument *
bst_window_get_document (BstWindow *self)
{
  return self->document;
}

static void
show_pages (BstWindow *self)
{
  bst_window_hide_pack (self);
  /* each page says its count in the sidebar, so all are built; their content waits until they are shown */
  for (guint i = 0; i < bst_n_pages; i++)
    if (self->pages->pdata[i] == NULL)
      build_page (self, i);
    else
      bst_page_set_document (self->pages->pdata[i], self->document);
  bst_window_show_page (self, last_page (self));
}

static void
show_document (BstWindow *self)
{
  GFile *file = bst_document_get_file (self->document);

  g_signal_connect_object (self->document, "notify", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "refused", G_CALLBACK (refused_cb), self, 0);
  if (bst_window_is_pack (self))
    bst_window_show_pack (self);
  else
    show_pages (self);
  bst_stack_show (self->stack, "workbench");
  state_changed_cb (self);
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);
      gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
    }
}

/**
 * bst_window_set_document:
 * @document: (nullable): the plan to work on; %NULL shows the start page
 */
void
bst_window_set_document (BstWindow *self, BstDocument *document)
{
  bst_window_stop_projecting (self);
  bst_window_forget_draft (self);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      bst_document_close (self->document);
    }
  g_set_object (&self->document, document);
  bst_window_follow_trouble (self);
  bst_window_follow_salvage (self);
  if (document != NULL)
    {
      show_document (self);
      bst_window_follow_recovery (self);
      return;
    }
  bst_window_follow_recovery (self);
  bst_window_hide_pack (self);
  for (guint i = 0; i < bst_n_pages; i++)
    if (self->pages->pdata[i] != NULL)
      bst_page_set_document (self->pages->pdata[i], NULL);
  bst_stack_show (self->stack, "start");
  show_titles (self);
  bst_window_update_actions (self);
}

/**
 * bst_window_go_to:
 * @id: a record or framework item
 * @field: (nullable): a field of it
 *
 * Shows @id on the page where it lives.
 */
void
bst_window_go_to (BstWindow *self, const char *id, const char *field)
{
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (self->document), id);
  BstKindId kind = record != NULL ? bst_record_get_kind (record) : BST_KIND_OBJECTIVES;
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog != NULL && BST_IS_ACTION_PAGE (dialog))
    adw_dialog_close (dialog); /* it would hide where one goes */
  if (kind == BST_KIND_ARTICLES || kind == BST_KIND_CONTRIBUTIONS)
    kind = BST_KIND_BUDGET_LINKS; /* they stand on one page */

  for (guint i = 0; i < bst_n_pages; i++)
    if (bst_pages[i].kind == kind)
      {
        if (self->page != i)
          bst_window_show_page (self, i);
        adw_navigation_split_view_set_show_content (self->split, TRUE);
        bst_page_reveal (self->pages->pdata[i], id, field);
        return;
      }
}

/* --- Object ---------------------------------------------------------------------------------------------------- */

static gboolean
close_request (GtkWindow *window)
{
  BstWindow *self = BST_WINDOW (window);
  int width, height;

  if (!self->closing && bst_window_ask_to_close (self))
    return TRUE;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (bst_window_parent_class)->close_request (window);
}

static void
bst_window_dispose (GObject *object)
{
  BstWindow *self = BST_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->document != NULL)
    bst_window_set_document (self, NULL);
  g_clear_weak_pointer (&self->before_search);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->disabled, g_hash_table_unref);
  G_OBJECT_CLASS (bst_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, BstWindow, stack);
  gtk_widget_class_bind_template_child (klass, BstWindow, toasts);
  gtk_widget_class_bind_template_child (klass, BstWindow, split);
  gtk_widget_class_bind_template_child (klass, BstWindow, inspector_split);
  gtk_widget_class_bind_template_child (klass, BstWindow, content_page);
  gtk_widget_class_bind_template_child (klass, BstWindow, page_title);
  gtk_widget_class_bind_template_child (klass, BstWindow, plan_title);
  gtk_widget_class_bind_template_child (klass, BstWindow, sidebar_plan);
  gtk_widget_class_bind_template_child (klass, BstWindow, sidebar);
  gtk_widget_class_bind_template_child (klass, BstWindow, sidebar_stack);
  gtk_widget_class_bind_template_child (klass, BstWindow, help_button);
  gtk_widget_class_bind_template_child (klass, BstWindow, help_popover);
  gtk_widget_class_bind_template_child (klass, BstWindow, saved_label);
  gtk_widget_class_bind_template_child (klass, BstWindow, page_stack);
  gtk_widget_class_bind_template_child (klass, BstWindow, inspector_stack);
  gtk_widget_class_bind_template_child (klass, BstWindow, switch_stack);
  gtk_widget_class_bind_template_child (klass, BstWindow, search_bar);
  gtk_widget_class_bind_template_child (klass, BstWindow, search_entry);
  gtk_widget_class_bind_template_child (klass, BstWindow, search_button);
  gtk_widget_class_bind_template_child (klass, BstWindow, inspector_button);
  gtk_widget_class_bind_template_child (klass, BstWindow, add_button);
  gtk_widget_class_bind_template_child (klass, BstWindow, undo_button);
  gtk_widget_class_bind_template_child (klass, BstWindow, redo_button);
  gtk_widget_class_bind_template_child (klass, BstWindow, salvage_notice);
  gtk_widget_class_bind_template_child (klass, BstWindow, save_notice);
  gtk_widget_class_bind_template_child (klass, BstWindow, outside_notice);
  gtk_widget_class_bind_template_child (klass, BstWindow, lock_notice);
  gtk_widget_class_bind_template_child (klass, BstWindow, journal_notice);
  gtk_widget_class_bind_template_child (klass, BstWindow, projection_bar);
  gtk_widget_class_bind_template_child (klass, BstWindow, start_page);
  gtk_widget_class_bind_template_child (klass, BstWindow, loading_label);
  gtk_widget_class_bind_template_child (klass, BstWindow, medium_width);
  gtk_widget_class_bind_template_child (klass, BstWindow, small_width);
  gtk_widget_class_bind_template_child (klass, BstWindow, start_box);
  gtk_widget_class_bind_template_child (klass, BstWindow, end_box);
  gtk_widget_class_bind_template_child (klass, BstWindow, tools_box);
  gtk_widget_class_bind_template_child (klass, BstWindow, switch_bar);
  gtk_widget_class_bind_template_child (klass, BstWindow, tools_bar);
  gtk_widget_class_bind_template_callback (klass, row_activated_cb);
}

static void
bst_window_class_init (BstWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  g_type_ensure (BST_TYPE_START_PAGE);
  g_type_ensure (BST_TYPE_NOTICE);
  bst_window_install_recovery_actions (widget_class);
  bst_window_install_actions (widget_class);
  bst_window_install_project_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/bst-window.ui");
  bind_children (widget_class);
  bst_window_install_pack_actions (widget_class);
}

static void
bst_window_init (BstWindow *self)
{
  self->settings = g_settings_new (BST_APP_ID);
  self->pages = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->disabled = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  build_sidebar (self);
  g_object_bind_property (self->inspector_split, "show-sidebar", self->inspector_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  bst_window_setup_drop (self);
  bst_window_setup_trouble (self);
  bst_window_setup_layout (self);
  bst_window_setup_pack (self);
  bst_window_setup_search (self);
  bst_window_set_document (self, NULL);
}

BstWindow *
bst_window_new (AdwApplication *application)
{
  return g_object_new (BST_TYPE_WINDOW, "application", application, NULL);
}
