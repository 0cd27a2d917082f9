/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-leftovers.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "bst-text.h"
#include "bst-window.h"

struct _BstLeftovers {
  AdwBin parent_instance;
  GtkWidget *box, *rows;
  GCancellable *cancellable;
  gboolean looking;
};

G_DEFINE_FINAL_TYPE (BstLeftovers, bst_leftovers, ADW_TYPE_BIN)

/* --- In words --------------------------------------------------------------------------------------------------------- */

static char *
describe_time (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time / G_TIME_SPAN_SECOND),
                        now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (then, "%H:%M"), *day = NULL;

  if (g_date_time_get_year (then) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* Translators: %s is a time: “today at 14:05” */
    return g_strdup_printf (_ ("today at %s"), clock);
  day = bst_format_date (NULL, bst_date_from_ymd (g_date_time_get_year (then), g_date_time_get_month (then),
                                                  g_date_time_get_day_of_month (then)));
  /* Translators: a day and a time: “21 November 2026 at 14:05” */
  return g_strdup_printf (_ ("%s at %s"), day, clock);
}

static void
append_line (GString *text, const char *line)
{
  if (line == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_changes (GString *text, const BstJournalSummary *summary)
{
  g_autofree char *when = describe_time (summary->time), *line = NULL, *labels = NULL;

  if (summary->n_changes == 0)
    return;
  if (summary->undone)
    /* Translators: the second one is a time: “today at 14:05” */
    line = g_strdup_printf (ngettext ("%u change was undone and not saved, %s",
                                      "%u changes were undone and not saved, %s", summary->n_changes),
                            summary->n_changes, when);
  else
    line = g_strdup_printf (ngettext ("%u change that was not saved, %s",
                                      "%u changes that were not saved, the last one %s", summary->n_changes),
                            summary->n_changes, when);
  append_line (text, line);
  if (summary->labels->len == 0)
    return;
  g_ptr_array_add (summary->labels, NULL);
  labels = g_strjoinv (" · ", (char **) summary->labels->pdata);
  g_ptr_array_set_size (summary->labels, (int) summary->labels->len - 1);
  g_free (line);
  /* Translators: %s are a few things the person did, the last one first */
  line = g_strdup_printf (_ ("Last: %s"), labels);
  append_line (text, line);
}

static char *
describe_place (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *path = g_file_get_parse_name (file);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home) && path[strlen (home)] == '/')
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_steal_pointer (&path);
}

static const char *
describe_file (const BstRecovery *recovery)
{
  switch (recovery->file)
    {
    case BST_RECOVERY_CHANGED:
      return _ (
          "Somebody saved the file since. Your work comes back, and you can merge both then; theirs stays as it is until you do.");
    case BST_RECOVERY_GONE:
      return _ ("The file is not there now. Your work comes back as a new plan, which you can save where you like.");
    case BST_RECOVERY_NONE:
      return _ ("This plan was never saved in a file.");
    default:
      return NULL;
    }
}

static char *
describe_copy (const BstRecovery *recovery)
{
  g_autofree char *when = describe_time (recovery->summary.time);

  /* Translators: the name of a file, and a time: “today at 14:05” */
  return g_strdup_printf (
      _ ("“%s” was being saved %s when that was cut off, so the file may be damaged. All of the plan is in this copy. It comes back without a file, and stays here until you put it aside."),
      recovery->copy_of, when);
}

/**
 * bst_recovery_describe:
 *
 * Returns: (transfer full): what would come back, in a few lines
 */
char *
bst_recovery_describe (const BstRecovery *recovery)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *place = recovery->summary.uri != NULL ? describe_place (recovery->summary.uri) : NULL,
                  *damage = bst_recovery_describe_damage (recovery);

  if (recovery->copy_of != NULL)
    return describe_copy (recovery);
  append_line (text, place);
  append_changes (text, &recovery->summary);
  append_line (text, describe_file (recovery));
  append_line (text, damage);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

static BstWindow *
get_window (GtkWidget *widget)
{
  return BST_WINDOW (gtk_widget_get_root (widget));
}

static void
restore_clicked_cb (GtkButton *button, BstRecovery *recovery)
{
  bst_window_restore (get_window (GTK_WIDGET (button)), recovery);
}

static void
discard_clicked_cb (GtkButton *button, BstRecovery *recovery)
{
  bst_window_discard_recovery (get_window (GTK_WIDGET (button)), recovery);
}

static void
drop_recovery (gpointer recovery, GClosure *closure)
{
  bst_recovery_unref (recovery);
}

static GtkWidget *
new_button (const char *label, const char *description, GCallback clicked, BstRecovery *recovery)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  g_signal_connect_data (button, "clicked", clicked, bst_recovery_ref (recovery), drop_recovery, 0);
  return button;
}

static GtkWidget *
build_buttons (BstRecovery *recovery, const char *title)
{
  GtkWidget *buttons = adw_wrap_box_new (), *restore, *discard;
  /* Translators: %s is the title of a plan */
  g_autofree char *restore_name = g_strdup_printf (_ ("Restore “%s”"), title),
                  *discard_name = g_strdup_printf (_ ("Put the changes in “%s” aside"), title);

  restore = new_button (_ ("_Restore"), restore_name, G_CALLBACK (restore_clicked_cb), recovery);
  discard = new_button (_ ("_Put Aside"), discard_name, G_CALLBACK (discard_clicked_cb), recovery);
  gtk_widget_add_css_class (restore, "suggested-action");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), restore);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), discard);
  return buttons;
}

static GtkWidget *
build_row (BstRecovery *recovery)
{
  const char *title = recovery->summary.title != NULL ? recovery->summary.title : _ ("Untitled plan");
  g_autofree char *text = bst_recovery_describe (recovery);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "recovery");
  gtk_box_append (GTK_BOX (row), bst_text_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (row), bst_text_label_new (text, "body"));
  gtk_box_append (GTK_BOX (row), build_buttons (recovery, title));
  return row;
}

static void
show_rows (BstLeftovers *self, GPtrArray *found)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < found->len; i++)
    gtk_box_append (GTK_BOX (self->rows), build_row (found->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
}

/* --- Looking ---------------------------------------------------------------------------------------------------------- */

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  bst_recovery_clean ();
  g_task_return_pointer (task, bst_recovery_list (NULL), (GDestroyNotify) g_ptr_array_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstLeftovers *self = BST_LEFTOVERS (source);
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  self->looking = FALSE;
  if (found != NULL && self->rows != NULL)
    show_rows (self, found);
}

/**
 * bst_leftovers_look:
 *
 * Looks in a thread for what crashes left, and shows it.
 */
void
bst_leftovers_look (BstLeftovers *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->looking)
    return;
  self->looking = TRUE;
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, bst_leftovers_look);
  g_task_run_in_thread (task, look_thread);
}

static void
bst_leftovers_dispose (GObject *object)
{
  BstLeftovers *self = BST_LEFTOVERS (object);

  g_cancellable_cancel (self->cancellable);
  self->rows = NULL;
  G_OBJECT_CLASS (bst_leftovers_parent_class)->dispose (object);
}

static void
bst_leftovers_finalize (GObject *object)
{
  g_object_unref (BST_LEFTOVERS (object)->cancellable);
  G_OBJECT_CLASS (bst_leftovers_parent_class)->finalize (object);
}

static void
bst_leftovers_class_init (BstLeftoversClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_leftovers_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_leftovers_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
bst_leftovers_init (BstLeftovers *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), bst_text_label_new (_ ("Your work is still here"), "title-2"));
  gtk_box_append (
      GTK_BOX (self->box),
      bst_text_label_new (
          _ ("Bouwstenen ended before this was saved. What you did was kept on this computer: restore it and go on where you were."),
          "body"));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Work that was not saved"),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
