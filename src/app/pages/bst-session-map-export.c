/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-map-export.c - the map as a picture in a file: drawn in a thread, saved as everything is. */
#include "config.h"
#include "bst-session-map-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-map-picture.h"
#include "bst-saver.h"

typedef struct {
  GFile *file;
  const BstMapFormat *format;
  BstMapPicture *picture;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_object (&writing->file);
  g_clear_pointer (&writing->picture, bst_map_picture_free);
  g_free (writing);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  const BstSaveOptions options = { .allow_overwrite = TRUE }; /* the file dialog asked */
  g_auto (BstSaveResult) result = { 0 };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = writing->format->render (writing->picture, &error);

  if (bytes != NULL && bst_saver_save (writing->file, bytes, &options, &result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (writing->file), *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    text = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    text = g_strdup_printf (_ ("Not saved: %s"), error->message);
  g_signal_emit_by_name (source, "toast", text, FALSE);
}

typedef struct {
  BstSessionMap *self;
  const BstMapFormat *format;
} Asked;

/* A name that says another format than was chosen counts: people type it on purpose. */
static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (BstSessionMap) self = asked->self;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  Writing *writing;

  if (file == NULL || self->document == NULL || self->session == NULL)
    return;
  name = g_file_get_basename (file);
  writing = g_new0 (Writing, 1);
  writing->file = g_object_ref (file);
  writing->format = bst_map_format_find (name);
  if (writing->format == NULL)
    writing->format = asked->format;
  writing->picture = bst_map_picture_new (bst_document_get_plan (self->document), self->session, self->kind,
                                          self->with_persons, bst_document_get_context (self->document)->today);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * bst_session_map_export:
 * @ending: "svg", "png" or "pdf"
 *
 * Asks where the picture goes.
 */
void
bst_session_map_export (BstSessionMap *self, const char *ending)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *example = g_strconcat ("map.", ending, NULL), *name = NULL;
  BstMap *map = bst_map_view_get_map (self->view);
  Asked *asked;

  if (map == NULL || bst_map_format_find (example) == NULL)
    return;
  name = g_strdup_printf ("%s – %.60s.%s", bst_map_get_name (map), map->title, ending);
  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  asked = g_new (Asked, 1);
  *asked = (Asked) { g_object_ref (self), bst_map_format_find (example) };
  gtk_file_dialog_set_title (chooser, _ ("Save the Picture"));
  if (g_utf8_validate (name, -1, NULL))
    gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, asked);
}
