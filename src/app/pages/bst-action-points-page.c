/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-page.c - the table of action points with the SMART editor beside it. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-action-points-page-private.h"

#define LAYOUT_KEY "action-points-layout"
#define FIRST_GROUPING "objective"
#define FIRST_LAYOUT "<deadline" /* what is due first stands first in its group */

G_DEFINE_FINAL_TYPE (BstActionPointsPage, bst_action_points_page, BST_TYPE_PAGE)

BstTableModel *
bst_action_points_page_get_model (BstActionPointsPage *self)
{
  return bst_action_points_source_get_model (self->source);
}

/* --- The person's layout: "GROUPING;COLUMNS", see bst_table_get_layout() ------------------------------------------- */

static void
restore_layout (BstActionPointsPage *self, BstTableModel *model)
{
  g_autofree char *kept = g_settings_get_string (self->settings, LAYOUT_KEY);
  const char *columns = strchr (kept, ';');
  g_autofree char *grouping = columns != NULL ? g_strndup (kept, (gsize) (columns - kept)) : g_strdup (FIRST_GROUPING);

  columns = columns != NULL ? columns + 1 : FIRST_LAYOUT;
  bst_table_model_set_grouping (model, grouping);
  bst_table_sort_by_layout (model, columns);
  bst_table_set_model (self->table, model);
  bst_table_set_layout (self->table, columns);
}

static void
layout_changed_cb (BstActionPointsPage *self)
{
  const char *grouping = NULL;
  g_autofree char *columns = NULL, *kept = NULL;

  if (self->loading)
    return;
  grouping = bst_table_model_get_grouping (bst_action_points_page_get_model (self));
  columns = bst_table_get_layout (self->table);
  kept = g_strdup_printf ("%s;%s", grouping != NULL ? grouping : "", columns);
  g_settings_set_string (self->settings, LAYOUT_KEY, kept);
}

/* --- Selection ------------------------------------------------------------------------------------------------------- */

static void
describe_selection (BstActionPointsPage *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u action point selected", "%u action points selected", n), n);
  GtkWidget *several = gtk_stack_get_child_by_name (GTK_STACK (self->inspector), "several");

  gtk_label_set_text (self->selection_label, text);
  adw_status_page_set_title (ADW_STATUS_PAGE (several), text);
}

/* The bar is there for several; one is worked on in the inspector. */
static void
selection_changed_cb (BstActionPointsPage *self)
{
  BstTableModel *model = self->loading ? NULL : bst_action_points_page_get_model (self);
  guint n = model != NULL ? bst_table_model_get_n_selected (model) : 0;
  const char *id = model != NULL ? bst_table_model_get_primary (model) : NULL;

  if (model == NULL) /* a plan comes or goes */
    return;
  bst_smart_editor_set_action_point (BST_SMART_EDITOR (self->editor), n > 1 ? NULL : id);
  describe_selection (self, n);
  gtk_stack_set_visible_child_name (GTK_STACK (self->inspector), n > 1 ? "several" : "one");
  gtk_action_bar_set_revealed (self->selection_bar, n > 1);
  bst_action_points_page_update_commands (self);
}

/* Enter, or a double click. */
static void
activated_cb (BstActionPointsPage *self, const char *id)
{
  bst_action_points_page_edit (self, "title");
}

static void
edit_refused_cb (BstActionPointsPage *self, const char *id, const char *column, const char *message)
{
  bst_page_toast (BST_PAGE (self), message, FALSE);
}

/* Opens the inspector on a field of the selected action point. */
void
bst_action_points_page_edit (BstActionPointsPage *self, const char *field)
{
  bst_page_show_inspector (BST_PAGE (self));
  bst_smart_editor_reveal_field (BST_SMART_EDITOR (self->editor), field);
}

/**
 * bst_action_points_page_show_row:
 * @focus: whether the row takes the keyboard
 *
 * Selects a row and scrolls to it. Filters and words that hide it are cleared, which a toast tells.
 *
 * Returns: whether there is such an action point
 */
gboolean
bst_action_points_page_show_row (BstActionPointsPage *self, const char *id, gboolean focus)
{
  BstTableModel *model = bst_action_points_page_get_model (self);
  guint position;

  if (bst_table_model_find (model, id) == NULL)
    return FALSE;
  bst_action_points_page_count (self); /* the first one: the table takes the place of the empty state */
  if (!bst_table_model_get_position (model, id, &position))
    {
      bst_action_points_page_clear_filters (self);
      bst_page_toast (BST_PAGE (self), _ ("Search and filters cleared: they hid this action point"), FALSE);
    }
  bst_table_model_select (model, id);
  bst_table_reveal (self->table, id, focus);
  return TRUE;
}

/* --- What every page has ---------------------------------------------------------------------------------------------- */

static void
source_changed_cb (BstActionPointsPage *self)
{
  bst_action_points_page_count_later (self);
  bst_action_points_page_update_commands (self);
}

static void
connect_model (BstActionPointsPage *self)
{
  BstTableModel *model = bst_action_points_page_get_model (self);

  restore_layout (self, model);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view_button), "table", bst_table_get_actions (self->table));
  g_signal_connect_object (model, "notify::grouping", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
bst_action_points_page_set_document (BstPage *page, BstDocument *document)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);
  g_autoptr (BstActionPointsSource) old = g_steal_pointer (&self->source);

  BST_PAGE_CLASS (bst_action_points_page_parent_class)->set_document (page, document);
  self->loading = TRUE;
  self->source = bst_action_points_source_new (document);
  connect_model (self);
  bst_smart_editor_set_document (BST_SMART_EDITOR (self->editor), document);
  self->loading = FALSE;
  bst_action_points_page_clear_filters (self);
  selection_changed_cb (self);
}

static GtkWidget *
bst_action_points_page_get_inspector (BstPage *page)
{
  return BST_ACTION_POINTS_PAGE (page)->inspector;
}

static void
bst_action_points_page_search (BstPage *page, const char *words)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);

  if (g_set_str (&self->words, words))
    {
      bst_table_model_set_search (bst_action_points_page_get_model (self), words);
      bst_action_points_page_count (self);
    }
}

static gboolean
bst_action_points_page_add_cb (BstPage *page)
{
  return bst_page_get_document (page) != NULL && bst_action_points_page_add (BST_ACTION_POINTS_PAGE (page));
}

static gboolean
bst_action_points_page_reveal (BstPage *page, const char *id, const char *field)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);

  if (!bst_action_points_page_show_row (self, id, field == NULL))
    return FALSE;
  if (field != NULL)
    bst_action_points_page_edit (self, field);
  return TRUE;
}

/* --- Keys -------------------------------------------------------------------------------------------------------------- */

static gboolean
inspector_key_cb (BstActionPointsPage *self, guint key, guint code, GdkModifierType modifiers)
{
  const char *id = bst_table_model_get_primary (bst_action_points_page_get_model (self));

  if (key != GDK_KEY_Escape || id == NULL)
    return GDK_EVENT_PROPAGATE;
  bst_table_reveal (self->table, id, TRUE);
  return GDK_EVENT_STOP;
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
}

/* Within the table only: in a field of the inspector Delete deletes a letter. */
static void
add_keys (BstActionPointsPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new (), *keys = gtk_event_controller_key_new ();

  add_shortcut (shortcuts, "Delete", "page.remove");
  add_shortcut (shortcuts, "<Control>d", "page.duplicate");
  gtk_widget_add_controller (GTK_WIDGET (self->table), shortcuts);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (inspector_key_cb), self);
  gtk_widget_add_controller (self->inspector, keys);
}

static gboolean
bst_action_points_page_focus_content (BstPage *page)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);

  return bst_table_model_get_n_visible (bst_action_points_page_get_model (self)) > 0
         && bst_table_focus_rows (self->table);
}

static gboolean
bst_action_points_page_focus_results (BstPage *page)
{
  return bst_table_focus_first (BST_ACTION_POINTS_PAGE (page)->table);
}

/* --- Object ------------------------------------------------------------------------------------------------------------ */

static void
build_inspector (BstActionPointsPage *self)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  GtkWidget *several = adw_status_page_new ();

  self->editor = bst_smart_editor_new ();
  g_object_set (several, "icon-name", "edit-select-all-symbolic", "description",
                _ ("Below the table you can duplicate or remove them together. Choose one to work on it here."), NULL);
  gtk_widget_add_css_class (several, "compact");
  gtk_stack_add_named (stack, self->editor, "one");
  gtk_stack_add_named (stack, several, "several");
  gtk_stack_set_hhomogeneous (stack, FALSE);
  self->inspector = g_object_ref_sink (GTK_WIDGET (stack));
}

/* Sliding in a menu that is made when it opens, since the sort menu lists the visible columns. */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  BstActionPointsPage *self = data;
  g_autoptr (GMenu) menu = g_menu_new (), selection = g_menu_new ();
  g_autoptr (GMenuModel) groupings = bst_table_get_group_menu (self->table),
                         sorting = bst_table_get_sort_menu (self->table);
  g_autoptr (GMenuModel) columns = bst_table_get_columns_menu (self->table);

  g_menu_append_submenu (menu, _ ("_Group By"), groupings);
  g_menu_append_submenu (menu, _ ("_Sort By"), sorting);
  g_menu_append_submenu (menu, _ ("_Columns"), columns);
  g_menu_append (selection, _ ("_Duplicate What Is Selected"), "page.duplicate");
  g_menu_append (selection, _ ("_Remove What Is Selected"), "page.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selection));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
width_changed_cb (BstActionPointsPage *self)
{
  bst_action_points_page_fold_filters (self);
}

static void
filter_changed_cb (BstActionPointsPage *self)
{
  bst_action_points_page_apply_filters (self);
}

static void
bst_action_points_page_dispose (GObject *object)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (object);

  self->loading = TRUE;
  g_clear_handle_id (&self->count_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_ACTION_POINTS_PAGE);
  self->editor = NULL;
  g_clear_object (&self->inspector);
  g_clear_object (&self->commands);
  g_clear_object (&self->source);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (bst_action_points_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/be/bouwstenen/Bouwstenen/pages/bst-action-points-page.ui");
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, stack);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, results);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, filters);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, filters_button);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, attention_chip);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, phase_chip);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, domain_chip);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, owner_chip);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, status_chip);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, clear_button);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, view_button);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, summary);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, table);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, selection_bar);
  gtk_widget_class_bind_template_child (klass, BstActionPointsPage, selection_label);
  gtk_widget_class_bind_template_callback (klass, selection_changed_cb);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, edit_refused_cb);
  gtk_widget_class_bind_template_callback (klass, layout_changed_cb);
  gtk_widget_class_bind_template_callback (klass, filter_changed_cb);
  gtk_widget_class_bind_template_callback (klass, width_changed_cb);
}

static void
bst_action_points_page_class_init (BstActionPointsPageClass *klass)
{
  BstPageClass *page_class = BST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_action_points_page_dispose;
  page_class->set_document = bst_action_points_page_set_document;
  page_class->get_inspector = bst_action_points_page_get_inspector;
  page_class->search = bst_action_points_page_search;
  page_class->add = bst_action_points_page_add_cb;
  page_class->focus_content = bst_action_points_page_focus_content;
  page_class->focus_results = bst_action_points_page_focus_results;
  page_class->reveal = bst_action_points_page_reveal;
  g_type_ensure (BST_TYPE_TABLE);
  g_type_ensure (BST_TYPE_FILTER_CHIP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
bst_action_points_page_init (BstActionPointsPage *self)
{
  self->loading = TRUE;
  self->settings = g_settings_new (BST_APP_ID);
  self->words = g_strdup ("");
  self->source = bst_action_points_source_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  build_inspector (self);
  gtk_menu_button_set_create_popup_func (self->view_button, make_menu_cb, self, NULL);
  bst_action_points_page_add_commands (self);
  bst_action_points_page_setup_filters (self);
  connect_model (self);
  add_keys (self);
  self->loading = FALSE;
  bst_action_points_page_fold_filters (self);
  selection_changed_cb (self);
}
