/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-map-export.c - the map as a picture in a file: drawn in a thread, saved as everything is. */
#include "config.h"
#include "bst-session-map-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-file-task.h"
#include "bst-map-picture.h"

typedef struct {
  const BstMapFormat *format;
  BstMapPicture *picture;
} Content;

static void
content_free (gpointer data)
{
  Content *content = data;

  bst_map_picture_free (content->picture);
  g_free (content);
}

static GBytes *
make_content (gpointer data, GError **error)
{
  Content *content = data;

  return content->format->render (content->picture, error);
}

static void
done_cb (gpointer owner, GFile *file, const GError *error)
{
  g_autofree char *text = bst_file_task_say (file, error);

  g_signal_emit_by_name (owner, "toast", text, FALSE);
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
  g_autofree char *name = NULL;
  Content *content;

  if (file == NULL || self->document == NULL || self->session == NULL)
    return;
  name = g_file_get_basename (file);
  content = g_new0 (Content, 1);
  content->format = bst_map_format_find (name);
  if (content->format == NULL)
    content->format = asked->format;
  content->picture = bst_map_picture_new (bst_document_get_plan (self->document), self->session, self->kind,
                                          self->with_persons, bst_document_get_context (self->document)->today);
  bst_file_task_run (file, make_content, content, content_free, done_cb, self);
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
