/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-actions.c - what can be done with a table from a menu: sorting, grouping, columns, the clipboard. Everything that
 * dragging does in the header is here for those who do not drag. */
#include "bst-table-private.h"
#include <glib/gi18n.h>
#include <string.h>

#define STEP 24 /* pixels that a column gets wider or narrower by */

static int
find_column (BstTable *self, const char *id)
{
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      if (!strcmp (self->source->columns[i].id, id))
        return (int) i;
    }
  return -1;
}

static void
sort_by_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstTable *self = user_data;
  gboolean descending;

  bst_table_model_get_sort (self->model, &descending);
  bst_table_sort (self, find_column (self, g_variant_get_string (value, NULL)), descending);
}

static void
sort_order_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstTable *self = user_data;

  bst_table_sort (self, bst_table_model_get_sort (self->model, NULL),
                  !strcmp (g_variant_get_string (value, NULL), "descending"));
}

static void
group_by_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstTable *self = user_data;

  bst_table_model_set_grouping (self->model, g_variant_get_string (value, NULL));
}

static void
show_column_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstTable *self = user_data;
  int column = find_column (self, g_action_get_name (G_ACTION (action)) + strlen ("column-"));

  if (column >= 0 && bst_table_geometry_set_visible (self->geometry, (guint) column, g_variant_get_boolean (value)))
    bst_table_columns_changed (self);
}

static void
reset_columns_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstTable *self = user_data;

  bst_table_geometry_reset (self->geometry);
  bst_table_columns_changed (self);
}

/* move-back, move-on, widen, narrow: the target is the column. */
static void
change_column_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BstTable *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  int column = find_column (self, g_variant_get_string (value, NULL));
  int place = column < 0 ? -1 : bst_table_geometry_get_place (self->geometry, (guint) column);
  int width = gtk_widget_get_width (self->header);
  gboolean changed = FALSE;

  if (place < 0)
    return;
  if (g_str_has_prefix (name, "move-"))
    changed = bst_table_geometry_move (self->geometry, (guint) place, !strcmp (name, "move-on") ? 1 : -1);
  else
    changed = bst_table_geometry_resize (self->geometry, width, (guint) place, !strcmp (name, "widen") ? STEP : -STEP);
  if (changed)
    bst_table_columns_changed (self);
}

static void
copy_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  bst_table_copy (user_data);
}

static void
copy_rows_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  bst_table_copy_rows (user_data);
}

static void
paste_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  bst_table_paste (user_data);
}

/* The states follow what is so; a page may have changed it too. */
void
bst_table_update_actions (BstTable *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  const char *grouping = bst_table_model_get_grouping (self->model);
  gboolean descending;
  int sorted = bst_table_model_get_sort (self->model, &descending);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort-by")),
                             g_variant_new_string (sorted < 0 ? "" : self->source->columns[sorted].id));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort-order")),
                             g_variant_new_string (descending ? "descending" : "ascending"));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "group-by")),
                             g_variant_new_string (grouping ? grouping : ""));
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      g_autofree char *name = g_strconcat ("column-", self->source->columns[i].id, NULL);

      g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)),
                                 g_variant_new_boolean (bst_table_geometry_is_visible (self->geometry, i)));
    }
}

/* Called for every model: other columns, other actions. */
void
bst_table_add_actions (BstTable *self)
{
  static const GActionEntry entries[] = {
    { .name = "sort-by", .parameter_type = "s", .state = "''", .change_state = sort_by_cb },
    { .name = "sort-order", .parameter_type = "s", .state = "'ascending'", .change_state = sort_order_cb },
    { .name = "group-by", .parameter_type = "s", .state = "''", .change_state = group_by_cb },
    { .name = "reset-columns", .activate = reset_columns_cb },
    { .name = "move-back", .parameter_type = "s", .activate = change_column_cb },
    { .name = "move-on", .parameter_type = "s", .activate = change_column_cb },
    { .name = "widen", .parameter_type = "s", .activate = change_column_cb },
    { .name = "narrow", .parameter_type = "s", .activate = change_column_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "copy-rows", .activate = copy_rows_cb },
    { .name = "paste", .activate = paste_cb },
  };

  g_clear_object (&self->actions);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      g_autofree char *name = g_strconcat ("column-", self->source->columns[i].id, NULL);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

      g_simple_action_set_enabled (action, !(self->source->columns[i].flags & BST_COLUMN_STRONG));
      g_signal_connect (action, "change-state", G_CALLBACK (show_column_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
}

static void
append_target (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/**
 * bst_table_get_sort_menu:
 *
 * Returns: (transfer full): the visible columns and both orders; cards have no header to press
 */
GMenuModel *
bst_table_get_sort_menu (BstTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();

  append_target (columns, _ ("Order of the Plan"), "table.sort-by", "");
  for (guint place = 0; place < bst_table_geometry_get_n_places (self->geometry); place++)
    {
      guint column = bst_table_geometry_get_column (self->geometry, place);

      append_target (columns, bst_table_column_title (self, column), "table.sort-by", self->source->columns[column].id);
    }
  append_target (order, _ ("Ascending"), "table.sort-order", "ascending");
  append_target (order, _ ("Descending"), "table.sort-order", "descending");
  g_menu_append_section (menu, _ ("Sort By"), G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return G_MENU_MODEL (menu);
}

/**
 * bst_table_get_group_menu:
 *
 * Returns: (transfer full): the groupings of the source, and none
 */
GMenuModel *
bst_table_get_group_menu (BstTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) groupings = g_menu_new ();

  append_target (groupings, _ ("No Grouping"), "table.group-by", "");
  for (guint i = 0; i < self->source->n_groupings; i++)
    append_target (groupings, _ (self->source->groupings[i].title), "table.group-by", self->source->groupings[i].id);
  g_menu_append_section (menu, _ ("Group By"), G_MENU_MODEL (groupings));
  return G_MENU_MODEL (menu);
}

/**
 * bst_table_get_columns_menu:
 *
 * Returns: (transfer full): which columns are visible
 */
GMenuModel *
bst_table_get_columns_menu (BstTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) reset = g_menu_new ();

  for (guint i = 0; i < self->source->n_columns; i++)
    {
      g_autofree char *action = g_strconcat ("table.column-", self->source->columns[i].id, NULL);

      if (!(self->source->columns[i].flags & BST_COLUMN_STRONG))
        g_menu_append (columns, bst_table_column_title (self, i), action);
    }
  g_menu_append (reset, _ ("Reset Columns"), "table.reset-columns");
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reset));
  return G_MENU_MODEL (menu);
}

/* What the secondary button on the name of a column offers. */
GMenuModel *
bst_table_make_column_menu (BstTable *self, guint column)
{
  const char *id = self->source->columns[column].id;
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenuModel) columns = bst_table_get_columns_menu (self);
  GMenu *menu = g_menu_new ();

  append_target (change, _ ("Move Left"), "table.move-back", id);
  append_target (change, _ ("Move Right"), "table.move-on", id);
  append_target (change, _ ("Make Wider"), "table.widen", id);
  append_target (change, _ ("Make Narrower"), "table.narrow", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, columns);
  return G_MENU_MODEL (menu);
}
