/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-preferences-dialog.h"
#include "bst-radio-row.h"

typedef struct {
  const char *code, *name; /* the name in the language itself: whoever needs it can read it */
} Language;

static const Language languages[] = {
  { "", N_ ("As the computer") }, { "nl", "Nederlands" }, { "en", "English" }, { "fr", "Français" }, { "de", "Deutsch" },
};

static void
language_toggled_cb (GtkCheckButton *button, GSettings *settings)
{
  if (gtk_check_button_get_active (button))
    g_settings_set_string (settings, "language", g_object_get_data (G_OBJECT (button), "code"));
}

static GtkWidget *
build_language (const Language *language, GSettings *settings, GtkCheckButton *first)
{
  g_autofree char *current = g_settings_get_string (settings, "language");
  const char *name = *language->code != '\0' ? language->name : _ (language->name);
  GtkWidget *row = bst_radio_row_new (name, first, g_str_equal (current, language->code));
  GtkCheckButton *button = bst_radio_row_get_button (row);

  g_object_set_data (G_OBJECT (button), "code", (gpointer) language->code);
  g_signal_connect_object (button, "toggled", G_CALLBACK (language_toggled_cb), settings, 0);
  return row;
}

static GtkWidget *
build_author (GSettings *settings, GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Who You Are"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Stands with your changes and remarks in a plan. A function, such as “policy officer, Department of Care”, says more to others than a name."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Name or function"));
  g_settings_bind (settings, "author", row, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
build_languages (GSettings *settings)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkCheckButton *first = NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Language of the Program"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Takes effect when you start Bouwstenen again. A plan has a language of its own."));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      GtkWidget *row = build_language (&languages[i], settings, first);

      first = bst_radio_row_get_button (row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/**
 * bst_preferences_dialog_present:
 * @parent: a widget in the window to stand on
 */
void
bst_preferences_dialog_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new (), *author = adw_entry_row_new ();
  GSettings *settings = g_settings_new (BST_APP_ID);

  g_object_set_data_full (G_OBJECT (dialog), "settings", settings, g_object_unref);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (build_author (settings, author)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (build_languages (settings)));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (dialog, parent);
}
