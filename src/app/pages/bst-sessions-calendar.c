/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-sessions-calendar.c - the sessions by their date, and which of them is shown. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-board.h"
#include "bst-card-editor.h"
#include "bst-options.h"
#include "bst-session-format.h"
#include "bst-session-report.h"
#include "bst-sessions-page-private.h"
#include "bst-text.h"
#include "../bst-file-task.h"

static int
by_date (gconstpointer a, gconstpointer b)
{
  BstRecord *one = *(BstRecord *const *) a, *other = *(BstRecord *const *) b;
  gint64 first = BST_SESSION (one)->date != 0 ? BST_SESSION (one)->date : G_MAXINT64,
         second = BST_SESSION (other)->date != 0 ? BST_SESSION (other)->date : G_MAXINT64;

  return first != second ? (first > second ? -1 : 1) : strcmp (one->id, other->id);
}

static gboolean
matches (BstSessionsPage *self, BstRecord *session)
{
  g_auto (GStrv) words = self->words != NULL ? bst_options_split (self->words) : NULL;
  g_autofree char *all = g_strjoin (" ", BST_SESSION (session)->title != NULL ? BST_SESSION (session)->title : "",
                                    BST_SESSION (session)->place != NULL ? BST_SESSION (session)->place : "",
                                    BST_SESSION (session)->zone != NULL ? BST_SESSION (session)->zone : "", NULL);
  g_autofree char *folded = bst_text_fold (all);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = bst_text_fold (words[i]);
      if (strstr (folded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_sessions (BstSessionsPage *self)
{
  BstCollection *all = bst_plan_get_collection (bst_page_get_plan (BST_PAGE (self)), BST_KIND_SESSIONS);
  GPtrArray *sessions = g_ptr_array_new ();

  for (guint i = 0; i < bst_collection_get_n (all); i++)
    if (matches (self, bst_collection_get (all, i)))
      g_ptr_array_add (sessions, bst_collection_get (all, i));
  g_ptr_array_sort (sessions, by_date);
  return sessions;
}

static void
add_note (GString *note, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", text);
}

/* "Network moment · Jeugdcentrum De Zwaluw · 23 cards, 10 without an outcome" */
static char *
make_note (BstSessionsPage *self, BstRecord *record)
{
  const BstSession *session = BST_SESSION (record);
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  g_autoptr (BstBoard) board = bst_board_new (bst_page_get_plan (BST_PAGE (self)), record->id);
  g_autofree char *format = session->format != NULL ? bst_option_title (document, session->format) : NULL;
  g_autofree char *path = session->path != NULL ? bst_option_title (document, session->path) : NULL;
  g_autofree char *cards = g_strdup_printf (ngettext ("%u card", "%u cards", board->n_cards), board->n_cards);
  g_autofree char *open =
      g_strdup_printf (ngettext ("%u without an outcome", "%u without an outcome", board->n_open), board->n_open);
  GString *note = g_string_new (NULL);

  if (session->cancelled)
    add_note (note, _ ("cancelled"));
  else if (session->date != 0 && session->date > bst_document_get_context (document)->today)
    add_note (note, _ ("ahead"));
  add_note (note, format);
  add_note (note, session->place);
  add_note (note, path);
  if (board->n_cards > 0)
    add_note (note, cards);
  if (board->n_open > 0)
    add_note (note, open);
  return g_string_free (note, FALSE);
}

static GtkWidget *
new_row (BstSessionsPage *self, BstRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *when = bst_session_say_when (record, NULL), *note = make_note (self, record);
  const char *title = bst_record_say_title (record, NULL);
  const char *const texts[] = { when, title, note };
  static const char *const classes[] = { "caption", "record-title", "record-note" };
  g_autofree char *spoken = g_strdup_printf ("%s; %s; %s", title, when, note);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", texts[i], "wrap", TRUE, "wrap-mode",
                                       PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "session", g_strdup (record->id), g_free);
  return row;
}

void
bst_sessions_page_choose (BstSessionsPage *self, const char *id)
{
  if (g_strcmp0 (self->session, id) != 0)
    bst_card_editor_show (BST_CARD_EDITOR (self->inspector), bst_page_get_document (BST_PAGE (self)), NULL);
  g_set_str (&self->session, id);
}

/* Without a session, the one that is held last, or next. */
void
bst_sessions_page_choose_some (BstSessionsPage *self)
{
  g_autoptr (GPtrArray) sessions = NULL;
  gint64 today;

  if (bst_sessions_page_get_session (self) != NULL || bst_page_get_document (BST_PAGE (self)) == NULL)
    return;
  sessions = list_sessions (self);
  today = bst_document_get_context (bst_page_get_document (BST_PAGE (self)))->today;
  for (guint i = 0; i < sessions->len; i++)
    if (BST_SESSION (sessions->pdata[i])->date != 0 && BST_SESSION (sessions->pdata[i])->date <= today)
      {
        bst_sessions_page_choose (self, ((BstRecord *) sessions->pdata[i])->id);
        return;
      }
  bst_sessions_page_choose (self, sessions->len > 0 ? ((BstRecord *) sessions->pdata[sessions->len - 1])->id : NULL);
}

void
bst_sessions_page_show_calendar (BstSessionsPage *self)
{
  g_autoptr (GPtrArray) sessions = list_sessions (self);
  gboolean had_focus = gtk_widget_get_focus_child (self->list) != NULL;
  GtkWidget *chosen = NULL;

  bst_sessions_page_choose_some (self);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < sessions->len; i++)
    {
      GtkWidget *row = new_row (self, sessions->pdata[i]);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (g_strcmp0 (((BstRecord *) sessions->pdata[i])->id, self->session) == 0)
        chosen = row;
    }
  if (had_focus && chosen != NULL)
    gtk_widget_grab_focus (chosen);
  gtk_widget_set_visible (self->list, sessions->len > 0);
  gtk_widget_set_visible (self->empty, sessions->len == 0);
  bst_needs_list_show (self->needs, bst_page_get_document (BST_PAGE (self)), self->words);
}

static void
row_activated_cb (BstSessionsPage *self, GtkListBoxRow *row)
{
  bst_sessions_page_choose (self, g_object_get_data (G_OBJECT (row), "session"));
  adw_toggle_group_set_active_name (self->view_switch, "cards");
  bst_sessions_page_focus_cards (self);
}

static void
need_chosen_cb (BstSessionsPage *self, const char *card)
{
  bst_page_reveal (BST_PAGE (self), card, "text");
}

/* --- For a calendar program -------------------------------------------------------------------------------------------- */

static GBytes *
get_content (gpointer bytes, GError **error)
{
  return g_bytes_ref (bytes);
}

static void
saved_cb (gpointer self, GFile *file, const GError *error)
{
  g_autofree char *text = bst_file_task_say (file, error);

  bst_page_toast (BST_PAGE (self), text, FALSE);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstSessionsPage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  if (file != NULL && document != NULL)
    bst_file_task_run (file, get_content,
                       bst_sessions_calendar_new (bst_document_get_plan (document),
                                                  bst_document_get_framework (document),
                                                  bst_document_get_context (document)->today),
                       (GDestroyNotify) g_bytes_unref, saved_cb, self);
}

static void
export_cb (BstSessionsPage *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _ ("Save the calendar"));
  /* Translators: the name of a file */
  gtk_file_dialog_set_initial_name (chooser, _ ("Sessions.ics"));
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb,
                        g_object_ref (self));
}

static GtkWidget *
new_export_button (BstSessionsPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("To a _Calendar Program (ICS)…"));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (export_cb), self);
  g_object_bind_property (self->list, "visible", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

GtkWidget *
bst_sessions_page_make_calendar (BstSessionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *viewport = gtk_viewport_new (NULL, NULL);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "sessions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sessions"), -1);
  self->empty = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("No Sessions"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->empty),
      _ ("Plan a session: its date, its programme, and the cards that people write in it."));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), new_export_button (self));
  self->needs = BST_NEEDS_LIST (bst_needs_list_new ());
  g_signal_connect_swapped (self->needs, "chosen", G_CALLBACK (need_chosen_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->needs));
  gtk_widget_add_css_class (box, "session-content");
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), box);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE, "child",
                       viewport, NULL);
}
