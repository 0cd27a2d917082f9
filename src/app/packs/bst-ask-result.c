/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ask-result.c - the files that were written, each with a mail to send it with; and what could not be written. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-ask-private.h"
#include "bst-pill.h"
#include "bst-text-label.h"
#include "bst-toast.h"

static void
copy_cb (GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          g_object_get_data (G_OBJECT (button), "text"));
  bst_toast_tell (GTK_WIDGET (button), _ ("Copied"));
}

static GtkWidget *
new_copy (const char *text, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy the Mail"));
  /* Translators: %s is a policy domain */
  g_autofree char *name = g_strdup_printf (_ ("Copy the mail to %s"), title);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  return button;
}

static void
toggled_cb (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               gtk_toggle_button_get_active (button), -1);
}

/* A GtkExpander with a text that can be selected keeps Tab inside. */
static GtkWidget *
new_mail (const BstAskedDomain *one)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4),
            *button = gtk_toggle_button_new_with_label (_ ("Mail text")),
            *label = bst_text_label_new (one->letter, "mail-text");
  /* Translators: %s is a policy domain */
  g_autofree char *name = g_strdup_printf (_ ("Mail text for %s"), one->title);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), NULL);
  toggled_cb (GTK_TOGGLE_BUTTON (button));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_bind_property (button, "active", label, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_head (const BstAskedDomain *one, gboolean written)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *title = bst_text_label_new (one->title, "record-title"),
            *pill = written ? bst_pill_new (BST_TONE_SUCCESS, "✓", _ ("file written"))
                            : bst_pill_new (BST_TONE_ERROR, "▲", _ ("no file"));

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (pill), FALSE);
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), pill);
  return line;
}

/* Looks like the row of a list box, of which nothing is to be chosen: Tab goes from control to control. */
static GtkWidget *
new_row (const BstAskedDomain *one)
{
  GtkWidget *row =
                g_object_new (GTK_TYPE_BOX, "css-name", "row", "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL),
            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gboolean written = one->files[0] != NULL;
  g_autofree char *files = g_strjoinv ("\n", one->files),
                  *both = g_strdup_printf ("%s\n\n%s", one->subject, one->letter),
                  *name = g_strdup_printf ("%s, %s", one->title, written ? _ ("file written") : _ ("no file"));

  gtk_box_append (GTK_BOX (box), new_head (one, written));
  if (written)
    gtk_box_append (GTK_BOX (box), bst_text_label_new (files, "record-note"));
  if (one->renamed)
    gtk_box_append (GTK_BOX (box),
                    bst_text_label_new (_ ("A file of that name was there and stays as it was; this one has a number."),
                                        "field-hint"));
  if (one->problem != NULL)
    gtk_box_append (GTK_BOX (box), bst_text_label_new (one->problem, "error-text"));
  if (written)
    {
      gtk_box_append (GTK_BOX (box), new_mail (one));
      gtk_box_append (GTK_BOX (box), new_copy (both, one->title));
    }
  gtk_widget_add_css_class (box, "section-row");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static char *
summarise (const BstAskOutcome *asked)
{
  g_autofree char *folder = g_file_get_parse_name (asked->folder),
                  *done = g_strdup_printf (ngettext ("%u domain can be mailed now. The file is in “%s”.",
                                                     "%u domains can be mailed now. The files are in “%s”.",
                                                     asked->n_asked),
                                           asked->n_asked, folder);
  guint n_failed = asked->domains->len - asked->n_asked;

  if (n_failed == 0)
    return g_steal_pointer (&done);
  return g_strdup_printf (ngettext ("%s %u domain was not asked; the reason stands beside it.",
                                    "%s %u domains were not asked; the reason stands beside each.", n_failed),
                          asked->n_asked > 0 ? done : "", n_failed);
}

/* A pack comes back only into a plan that knows that it was sent. */
static void
add_save (GtkWidget *box)
{
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save the Plan"));

  gtk_box_append (
      GTK_BOX (box),
      bst_text_label_new (
          _ ("Save the plan before you send these files: what makes them come back safely stands in the plan since now."),
          "budget-first"));
  gtk_widget_set_halign (save, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "win.save");
  gtk_box_append (GTK_BOX (box), save);
}

/* What was written, domain by domain. */
static GtkWidget *
new_result (const BstAskOutcome *asked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list, *clamp = adw_clamp_new (), *scroller;
  g_autofree char *summary = summarise (asked);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (summary, "body"));
  if (asked->n_asked > 0)
    add_save (box);
  list = g_object_new (GTK_TYPE_BOX, "css-name", "list", "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "orientation",
                       GTK_ORIENTATION_VERTICAL, NULL);
  for (guint i = 0; i < asked->domains->len; i++)
    gtk_box_append (GTK_BOX (list), new_row (asked->domains->pdata[i]));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Files"), -1);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_add_css_class (box, "editor-content");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  return scroller;
}

/* --- In the place of the questions ------------------------------------------------------------------------------------- */

static void
close_cb (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

GtkWidget *
bst_ask_bar_new (GtkWidget *first, GtkWidget *last)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_halign (first, GTK_ALIGN_START);
  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (bar), first);
  gtk_box_append (GTK_BOX (bar), last);
  return bar;
}

static void
open_folder_cb (GtkButton *button, GFile *folder)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (folder);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), NULL, NULL, NULL);
}

/* What had the keyboard is gone: without this Escape would reach nothing. A window that is still busy with what went may take
 * it and have nothing after all: then it is offered again. */
static gboolean
focus_cb (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (button);
  return gtk_root_get_focus (gtk_widget_get_root (button)) == NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * bst_ask_result_show:
 * @view: in @dialog
 * @bar: of @view: what is to be done next stands in its place
 *
 * Shows what was written where the questions stood.
 */
void
bst_ask_result_show (AdwDialog *dialog, AdwToolbarView *view, GtkWidget *bar, BstAskOutcome *asked)
{
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open the Folder")),
            *done = gtk_button_new_with_mnemonic (_ ("_Done"));

  g_signal_connect_data (open, "clicked", G_CALLBACK (open_folder_cb), g_object_ref (asked->folder),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (close_cb), dialog);
  adw_toolbar_view_remove (view, bar);
  adw_toolbar_view_add_bottom_bar (view, bst_ask_bar_new (open, done));
  adw_toolbar_view_set_content (view, new_result (asked));
  adw_dialog_set_title (dialog, _ ("The Files to Send"));
  gtk_widget_add_tick_callback (done, focus_cb, NULL, NULL);
}
