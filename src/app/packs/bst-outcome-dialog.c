/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-outcome-dialog.h"
#include <glib/gi18n.h>
#include "pages/bst-figures-grid.h"
#include "bst-text-label.h"
#include "bst-toast.h"

/* The state of a contribution, with whose functions stand below it and when. */
static char *
describe (const BstOutcomeDomain *one)
{
  GString *text = g_string_new (NULL);
  g_autofree char *by = bst_format_date (NULL, one->deadline), *on = bst_format_date (NULL, one->submitted_on),
                  *validated = bst_format_date (NULL, one->validated_on);

  if (one->submitted_on != 0)
    g_string_append_printf (text, _ ("submitted on %s"), on);
  else if (one->deadline != 0)
    /* Translators: %s is a date */
    g_string_append_printf (text, _ ("expected by %s"), by);
  if (one->filled_in_by != NULL)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _ ("filled in by %s"), one->filled_in_by);
    }
  if (one->validated_by != NULL)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _ ("validated by %s on %s"), one->validated_by, validated);
    }
  return g_string_free (text, FALSE);
}

static char *
list_sums (const GArray *sums)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sums->len; i++)
    {
      g_autofree char *line = bst_outcome_sum_say (&g_array_index (sums, BstOutcomeSum, i), NULL);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

static char *
say_answers (const BstOutcomeDomain *one)
{
  /* Translators: how many questions of how many have an answer */
  return g_strdup_printf (ngettext ("%u of %u action point or action answered",
                                    "%u of %u action points and actions answered", one->n_subjects),
                          one->n_answered, one->n_subjects);
}

static GtkWidget *
new_head (const BstOutcomeDomain *one)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *title = bst_text_label_new (one->title, "record-title"),
            *pill = bst_contribution_cell_new_pill (one->state);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), pill);
  return line;
}

static void
add_domain (GtkWidget *list, const BstOutcomeDomain *one)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *about = describe (one), *answers = say_answers (one), *sums = list_sums (one->sums),
                  *name = g_strdup_printf ("%s, %s, %s", one->title, _ (bst_contribution_cell_names[one->state].label),
                                           about);

  gtk_box_append (GTK_BOX (box), new_head (one));
  if (*about != '\0')
    gtk_box_append (GTK_BOX (box), bst_text_label_new (about, "record-note"));
  gtk_box_append (GTK_BOX (box), bst_text_label_new (answers, "record-note"));
  if (*sums != '\0')
    gtk_box_append (GTK_BOX (box), bst_text_label_new (sums, "check-text"));
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static gboolean
came_now (const BstOutcomeDomain *one)
{
  return one->n_packs > 0 && one->state >= BST_CELL_SUBMITTED;
}

static gboolean
came_before (const BstOutcomeDomain *one)
{
  return one->n_packs == 0 && one->state >= BST_CELL_SUBMITTED;
}

static gboolean
is_missing (const BstOutcomeDomain *one)
{
  return one->state < BST_CELL_SUBMITTED; /* also where a file came that is empty or not submitted */
}

static void
add_list (GtkWidget *box, const BstPackOutcome *outcome, const char *title, gboolean (*fits) (const BstOutcomeDomain *))
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", title,
                                     "xalign", 0.0, "wrap", TRUE, "margin-top", 8, NULL),
            *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (heading, "section-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < outcome->domains->len; i++)
    if (fits (outcome->domains->pdata[i]))
      add_domain (list, outcome->domains->pdata[i]);
  if (gtk_widget_get_first_child (list) == NULL)
    {
      g_object_unref (g_object_ref_sink (heading));
      g_object_unref (g_object_ref_sink (list));
      return;
    }
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
}

static char *
summarise (const BstPackOutcome *outcome)
{
  g_autofree char *sums = list_sums (outcome->sums);
  /* Translators: how many domains of how many, and a year */
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u domain has delivered for %d.",
                                                     "%u of %u domains have delivered for %d.", outcome->domains->len),
                                           outcome->n_delivered, outcome->domains->len, (int) outcome->year);

  /* Translators: the first is a sentence, the second a list of sums */
  return *sums != '\0' ? g_strdup_printf (_ ("%s The whole plan:\n%s"), text, sums)
                       : g_strdup_printf ("%s %s", text, _ ("No amount has changed."));
}

static char *
make_text (const BstPackOutcome *outcome)
{
  g_autofree char *summary = summarise (outcome);
  GString *text = g_string_new (summary);

  for (guint i = 0; i < outcome->domains->len; i++)
    {
      const BstOutcomeDomain *one = outcome->domains->pdata[i];
      g_autofree char *about = describe (one), *answers = say_answers (one), *sums = list_sums (one->sums);
      g_string_append_printf (text, "\n\n%s – %s\n%s\n%s%s%s", one->title,
                              _ (bst_contribution_cell_names[one->state].label), about, answers,
                              *sums != '\0' ? "\n" : "", sums);
    }
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkButton *button, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
  bst_toast_tell (GTK_WIDGET (button), _ ("Copied"));
}

static void
free_text (gpointer text, GClosure *closure)
{
  g_free (text);
}

static GtkWidget *
new_bar (AdwDialog *dialog, const BstPackOutcome *outcome)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *copy = gtk_button_new_with_mnemonic (_ ("_Copy")),
            *done = gtk_button_new_with_mnemonic (_ ("_Done"));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_hexpand (copy, TRUE);
  gtk_widget_set_halign (copy, GTK_ALIGN_START);
  gtk_widget_add_css_class (done, "suggested-action");
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb), make_text (outcome), free_text, 0);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (adw_dialog_close), dialog);
  gtk_box_append (GTK_BOX (bar), copy);
  gtk_box_append (GTK_BOX (bar), done);
  adw_dialog_set_focus (dialog, done);
  return bar;
}

/**
 * bst_outcome_dialog_present:
 * @parent: a widget in the window to stand on
 */
void
bst_outcome_dialog_present (GtkWidget *parent, const BstPackOutcome *outcome)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *toasts = adw_toast_overlay_new (), *clamp = adw_clamp_new (),
            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *summary = summarise (outcome);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (summary, "body"));
  add_list (box, outcome, _ ("Came in now"), came_now);
  add_list (box, outcome, _ ("Still missing"), is_missing);
  add_list (box, outcome, _ ("Were in already"), came_before);
  gtk_widget_add_css_class (box, "editor-content");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                                                       GTK_POLICY_NEVER, "child", clamp, NULL));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), new_bar (dialog, outcome));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  adw_dialog_set_title (dialog, _ ("Contributions Merged"));
  adw_dialog_set_content_width (dialog, 600);
  adw_dialog_set_content_height (dialog, 680);
  adw_dialog_set_child (dialog, toasts);
  adw_dialog_present (dialog, parent);
}
