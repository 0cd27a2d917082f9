/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-shortcuts-dialog.h"
#include "../bst-commands.h"

static char *
describe_keys (const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    {
      guint key;
      GdkModifierType mods;
      g_autofree char *label =
          gtk_accelerator_parse (all[i], &key, &mods) ? gtk_accelerator_get_label (key, mods) : NULL;
      if (label != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "  /  " : "", label);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
build_row (const char *title, const char *keys)
{
  GtkWidget *row = adw_action_row_new (), *label = gtk_label_new (keys);
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), title, keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set (label, "wrap", TRUE, "justify", GTK_JUSTIFY_RIGHT, "xalign", 1.0, "max-width-chars", 26, NULL);
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

typedef struct {
  const char *title, *keys; /* both N_() */
} Hint;

/* Keys that belong to a widget, not to a command. */
static const Hint table_keys[] = {
  { N_ ("Edit the cell"), "F2" },
  { N_ ("Open the action point"), "Return" },
  { N_ ("Open the action as a page"), "F4" },
  { N_ ("Next cell while editing"), "Tab" },
  { N_ ("Leave a cell as it was"), "Escape" },
  { N_ ("Copy the selected rows"), "<Control>c" },
  { N_ ("Select more rows"), "<Shift>Down" },
};

/* In the window that a room sees; remote controls of presenters send them too. */
static const Hint projection_keys[] = {
  { N_ ("Next"), "Page_Down Right space" },
  { N_ ("Previous"), "Page_Up Left BackSpace" },
  { N_ ("First and last slide"), "Home End" },
  { N_ ("Black screen"), "b period" },
  { N_ ("Keep this slide, or follow again"), "p" },
  { N_ ("Light text on a dark screen"), "d" },
  { N_ ("Larger and smaller text"), "<Control>plus <Control>minus" },
  { N_ ("Full screen or window"), "F11" },
  { N_ ("Stop projecting"), "Escape" },
};

static const Hint objective_keys[] = {
  { N_ ("Move the objective up"), "<Alt>Up" },
  { N_ ("Move the objective down"), "<Alt>Down" },
};

static void
add_hints (AdwPreferencesPage *page, const char *title, const Hint *hints, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *keys = describe_keys (hints[i].keys);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_row (_ (hints[i].title), keys));
    }
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
add_commands (AdwPreferencesPage *page)
{
  GtkWidget *group = NULL;
  const char *title = NULL;

  for (const BstCommand *command = bst_commands; command->action != NULL; command++)
    {
      g_autofree char *keys = command->keys != NULL ? describe_keys (command->keys) : NULL;
      if (keys == NULL)
        continue;
      if (g_strcmp0 (title, command->group) != 0)
        {
          title = command->group;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (title));
          adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_row (_ (command->label), keys));
    }
}

/**
 * bst_shortcuts_dialog_present:
 * @parent: a widget in the window to stand on
 */
void
bst_shortcuts_dialog_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new ();

  add_commands (ADW_PREFERENCES_PAGE (page));
  add_hints (ADW_PREFERENCES_PAGE (page), _ ("In a table"), table_keys, G_N_ELEMENTS (table_keys));
  add_hints (ADW_PREFERENCES_PAGE (page), _ ("With the objectives"), objective_keys, G_N_ELEMENTS (objective_keys));
  add_hints (ADW_PREFERENCES_PAGE (page), _ ("In the projection"), projection_keys, G_N_ELEMENTS (projection_keys));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, parent);
}
