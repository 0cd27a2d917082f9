/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-application.h"
#include "bst-commands.h"
#include "bst-cut-text.h"
#include "bst-window.h"
#include "dialogs/bst-preferences-dialog.h"
#include "dialogs/bst-shortcuts-dialog.h"
#include "widgets/bst-menu-names.h"

struct _BstApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (BstApplication, bst_application, ADW_TYPE_APPLICATION)

#define FRAMEWORK "ggb"

static BstWindow *
get_window (BstApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  return BST_IS_WINDOW (active) ? BST_WINDOW (active) : bst_window_new (ADW_APPLICATION (self));
}

/* --- Actions ---------------------------------------------------------------------------------------------------- */

static void
new_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstWindow *window = get_window (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstFramework) framework = bst_framework_get (FRAMEWORK, NULL, &error);

  if (framework != NULL)
    bst_window_new_plan (window, framework);
  else
    bst_window_toast (window, error->message, FALSE);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    bst_window_open_file (window, file, FALSE);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    bst_window_toast (window, error->message, FALSE);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstWindow *window = get_window (data);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Bouwstenen plans"));
  gtk_file_filter_add_suffix (filter, "bouwstenen");
  gtk_file_filter_add_suffix (filter, "json");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Open a plan"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, open_chosen_cb, g_object_ref (window));
}

/* The example is a file in one of the data folders; BOUWSTENEN_DATADIR is where an uninstalled program has its own. */
static char *
find_example (void)
{
  const char *own = g_getenv ("BOUWSTENEN_DATADIR");
  const char *const dirs[] = { own != NULL ? own : BST_DATADIR, BST_DATADIR };

  for (guint i = 0; i < G_N_ELEMENTS (dirs); i++)
    {
      g_autofree char *path = g_build_filename (dirs[i], "examples", "ggb-voorbeeld.bouwstenen", NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
open_example_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *path = find_example ();
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file != NULL)
    bst_window_open_file (get_window (data), file, TRUE);
  else
    bst_window_toast (get_window (data),
                      _ ("The example plan is not on this computer. Install Bouwstenen again to get it back."), FALSE);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (
      dialog, "application-name", _ ("Bouwstenen"), "application-icon", BST_APP_ID, "version", BST_VERSION, "comments",
      _ ("A workbench in which a plan for mental-health promotion becomes concrete: objectives per life phase, SMART action points, owners, deadlines and budget."),
      "developer-name", _ ("The Bouwstenen team"), "license-type", GTK_LICENSE_CUSTOM, "license",
      _ ("Bouwstenen is licensed under the European Union Public Licence, version 1.2 (EUPL-1.2). It comes without any warranty."),
      NULL);
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (data))));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_shortcuts_dialog_present (GTK_WIDGET (get_window (data)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_preferences_dialog_present (GTK_WIDGET (get_window (data)));
}

/* Every window asks for itself; the program ends with the last one. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { .name = "new-plan", .activate = new_plan_cb },
  { .name = "open", .activate = open_cb },
  { .name = "open-example", .activate = open_example_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
install_shortcuts (GtkApplication *application)
{
  for (const BstCommand *command = bst_commands; command->action != NULL; command++)
    if (command->keys != NULL)
      {
        g_auto (GStrv) keys = g_strsplit (command->keys, " ", -1);
        gtk_application_set_accels_for_action (application, command->action, (const char *const *) keys);
      }
}

/* --- Life ------------------------------------------------------------------------------------------------------- */

static void
bst_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (bst_application_parent_class)->startup (application);
  bst_cut_text_watch ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  install_shortcuts (GTK_APPLICATION (application));
  bst_menu_names_install ();
}

static void
bst_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (BST_APPLICATION (application))));
}

/* A plan is opened by itself, a contribution too; several files, and spreadsheets, are brought to the plan that people are
 * at. */
static void
bst_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  BstWindow *window = get_window (BST_APPLICATION (application));
  g_autoptr (GListStore) together = g_list_store_new (G_TYPE_FILE);

  if ((n_files > 1 || bst_window_is_table (window, files[0])) && bst_window_get_document (window) != NULL)
    {
      g_list_store_splice (together, 0, 0, (gpointer *) files, (guint) n_files);
      gtk_window_present (GTK_WINDOW (window));
      bst_window_take_files (window, G_LIST_MODEL (together));
      return;
    }
  for (int i = 0; i < n_files; i++)
    bst_window_open_file (get_window (BST_APPLICATION (application)), files[i], FALSE);
}

static void
bst_application_class_init (BstApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = bst_application_startup;
  application_class->activate = bst_application_activate;
  application_class->open = bst_application_open;
}

static void
bst_application_init (BstApplication *self)
{
}

BstApplication *
bst_application_new (void)
{
  return g_object_new (BST_TYPE_APPLICATION, "application-id", BST_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/be/bouwstenen/Bouwstenen", NULL);
}
