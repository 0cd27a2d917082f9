/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-live-dialog.h"
#include <glib/gi18n.h>
#include "bst-commands.h"

/* The commands of the window that go on in a dialog over it. */
static const char *const live[] = { "win.undo", "win.redo", "win.save", NULL };

static void
add_keys (GtkShortcutController *controller, const BstCommand *command)
{
  g_auto (GStrv) keys = g_strsplit (command->keys, " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i]),
                                                                        gtk_named_action_new (command->action)));
}

/**
 * bst_live_dialog_add_keys:
 *
 * The keys of the window do not reach a dialog of libadwaita. Here those work that belong to the plan: undo, redo, save.
 * Not for a dialog that edits a draft: undoing the plan beneath it would be a surprise.
 */
void
bst_live_dialog_add_keys (AdwDialog *dialog)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (const BstCommand *command = bst_commands; command->action != NULL; command++)
    if (g_strv_contains (live, command->action))
      add_keys (GTK_SHORTCUT_CONTROLLER (controller), command);
  /* before a text takes Ctrl+Z for itself */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
}

static void
add_button (AdwHeaderBar *bar, const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_header_bar_pack_start (bar, button);
}

/**
 * bst_live_dialog_add_buttons:
 *
 * Undo and redo in the dialog's own bar, where the window's are out of reach.
 */
void
bst_live_dialog_add_buttons (AdwHeaderBar *bar)
{
  add_button (bar, "edit-undo-symbolic", _ ("Undo"), "win.undo");
  add_button (bar, "edit-redo-symbolic", _ ("Redo"), "win.redo");
}
