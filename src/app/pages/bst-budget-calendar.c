/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-calendar.c - what is due when in the year that is shown, and the same for a calendar program. */
#include "config.h"
#include "bst-budget-page-private.h"
#include <glib/gi18n.h>
#include "bst-calendar.h"
#include "bst-pill.h"
#include "../bst-file-task.h"
#include "bst-text-label.h"
#include "report/bst-year-report.h"

/* --- The file ----------------------------------------------------------------------------------------------------------- */

static GBytes *
make_content (gpointer bytes, GError **error)
{
  return g_bytes_ref (bytes);
}

static void
done_cb (gpointer self, GFile *file, const GError *error)
{
  g_autofree char *text = bst_file_task_say (file, error);

  bst_page_toast (BST_PAGE (self), text, FALSE);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstBudgetPage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  if (file != NULL && document != NULL)
    bst_file_task_run (file, make_content, bst_year_calendar_new (document, self->year), (GDestroyNotify) g_bytes_unref,
                       done_cb, self);
}

static void
export_cb (BstBudgetPage *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  /* Translators: the name of a file; %d is a year */
  g_autofree char *name = g_strdup_printf (_ ("Budget calendar %d.ics"), (int) self->year);

  gtk_file_dialog_set_title (chooser, _ ("Save the calendar"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb,
                        g_object_ref (self));
}

/* --- The days ------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_pill (int days, gboolean next)
{
  g_autofree char *text = NULL;

  if (days < 0)
    return bst_pill_new (BST_TONE_NEUTRAL, "✓", _ ("past"));
  if (days == 0)
    return bst_pill_new (BST_TONE_WARNING, "▲", _ ("today"));
  text = g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
  return bst_pill_new (next ? BST_TONE_ACCENT : BST_TONE_NEUTRAL, next ? "▲" : NULL, text);
}

static GtkWidget *
new_day (const BstCalendarDay *day, gint64 today, gboolean next)
{
  int days = bst_date_days_between (today, day->date);
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10),
            *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *pill = new_pill (days, next);
  g_autofree char *date = bst_format_date (NULL, day->date),
                  /* Translators: %s is a date */
      *when = day->approximate ? g_strdup_printf (_ ("about %s"), date) : g_strdup (date),
                  *name = g_strdup_printf ("%s, %s", when, day->title);

  gtk_box_append (GTK_BOX (words), bst_text_label_new (day->title, "check-text"));
  gtk_box_append (GTK_BOX (words), bst_text_label_new (when, "record-note"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_wrap (GTK_LABEL (pill), FALSE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), pill);
  gtk_widget_add_css_class (line, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/**
 * bst_budget_page_show_calendar:
 *
 * Shows the days of the year that is chosen.
 */
void
bst_budget_page_show_calendar (BstBudgetPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  gint64 today = bst_document_get_context (document)->today;
  g_autoptr (GArray) days = bst_calendar_list (bst_document_get_framework (document), self->year, NULL);
  g_autofree char *shown = g_strdup_printf ("%d %d", (int) self->year, (int) today),
                  /* Translators: %d is a year */
      *title = g_strdup_printf (_ ("What is due in %d"), (int) self->year);
  gboolean next = TRUE;

  gtk_widget_set_visible (self->calendar, days->len > 0);
  if (g_strcmp0 (shown, g_object_get_data (G_OBJECT (self->days), "shown")) == 0)
    return; /* the keyboard may be on one of them */
  g_object_set_data_full (G_OBJECT (self->days), "shown", g_strdup (shown), g_free);
  gtk_label_set_text (GTK_LABEL (self->calendar_title), title);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->days));
  for (guint i = 0; i < days->len; i++)
    {
      const BstCalendarDay *day = &g_array_index (days, BstCalendarDay, i);
      gtk_list_box_append (GTK_LIST_BOX (self->days), new_day (day, today, next && day->date >= today));
      next &= day->date < today;
    }
}

/**
 * bst_budget_page_make_calendar:
 *
 * Makes the part of the page below what adds up.
 */
void
bst_budget_page_make_calendar (BstBudgetPage *self)
{
  GtkWidget *export = gtk_button_new_with_mnemonic (_ ("To a _Calendar Program (ICS)…"));

  self->calendar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->calendar_title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0,
                                       "wrap", TRUE, "margin-top", 10, NULL);
  gtk_widget_add_css_class (self->calendar_title, "section-title");
  self->days = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->days), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->days, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Yearly calendar"),
                                  -1);
  gtk_button_set_can_shrink (GTK_BUTTON (export), TRUE);
  gtk_widget_set_halign (export, GTK_ALIGN_START);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (export_cb), self);
  gtk_box_append (GTK_BOX (self->calendar), self->calendar_title);
  gtk_box_append (GTK_BOX (self->calendar), self->days);
  gtk_box_append (GTK_BOX (self->calendar), export);
  gtk_box_append (self->sums, self->calendar);
}
