/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-records-menu.c - the menu of a table of records, and the menu of its rows. */
#include "config.h"
#include "bst-records-view-private.h"
#include <glib/gi18n.h>

static void
append (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
append_clipboard (GMenu *menu)
{
  g_autoptr (GMenu) clipboard = g_menu_new ();

  append (clipboard, _ ("_Copy"), "table.copy", "<Control>c");
  append (clipboard, _ ("Copy Rows with _Headings"), "table.copy-rows", "<Control><Shift>c");
  append (clipboard, _ ("_Paste Cells"), "table.paste", "<Control>v");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
}

static void
append_selection (GMenu *menu, const BstRecordsInfo *info)
{
  g_autoptr (GMenu) selection = g_menu_new ();

  append (selection, _ ("_Edit What Is Selected…"), "page.edit-together", "<Control><Shift>e");
  if (info->show_sheets != NULL)
    append (selection, _ ("_Sheets of What Is Selected…"), "page.sheets", NULL);
  append (selection, _ ("_Duplicate What Is Selected"), "page.duplicate", "<Control>d");
  append (selection, _ ("_Remove What Is Selected"), "page.remove", "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selection));
}

static void
append_commands (GMenu *menu, const BstRecordsInfo *info, gboolean of_row)
{
  g_autoptr (GMenu) commands = g_menu_new ();

  for (const BstRecordsCommand *command = info->commands; command != NULL && command->label != NULL; command++)
    if (command->of_row || !of_row)
      append (commands, _ (command->label), command->action, command->key);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (commands));
}

/**
 * bst_records_view_make_menu:
 *
 * What the button beside the filters offers. Made when it opens, since the sort menu lists the visible columns.
 */
void
bst_records_view_make_menu (BstRecordsView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) groupings = bst_table_get_group_menu (self->table),
                         sorting = bst_table_get_sort_menu (self->table),
                         columns = bst_table_get_columns_menu (self->table);

  g_menu_append_submenu (menu, _ ("_Group By"), groupings);
  g_menu_append_submenu (menu, _ ("_Sort By"), sorting);
  g_menu_append_submenu (menu, _ ("_Columns"), columns);
  append_clipboard (menu);
  append_selection (menu, self->info);
  append_commands (menu, self->info, FALSE);
  gtk_menu_button_set_menu_model (self->view_button, G_MENU_MODEL (menu));
}

/**
 * bst_records_view_add_row_menu:
 *
 * The same that can be done with what is selected, where the rows are.
 */
void
bst_records_view_add_row_menu (BstRecordsView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_commands (menu, self->info, TRUE);
  append_clipboard (menu);
  append_selection (menu, self->info);
  bst_table_set_row_menu (self->table, G_MENU_MODEL (menu));
}
