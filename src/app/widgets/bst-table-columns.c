/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-columns.c - the columns of a table on screen: their names, how much room these take, and the arrangement that a
 * person keeps. */
#include "bst-table-edit.h"
#include "bst-table-header.h"
#include "bst-table-private.h"
#include "bst-table-row.h"
#include <glib/gi18n.h>
#include <string.h>

#define SHARED_MAX 4000 /* layouts kept for texts that many rows share: some 8 MB */

/* gettext answers an empty text with the header of its catalogue. */
const char *
bst_table_column_title (BstTable *self, guint column)
{
  const char *title = self->source->columns[column].title;

  return *title ? _ (title) : title;
}

gboolean
bst_table_is_editable (BstTable *self, guint place)
{
  const BstTableColumn *column = &self->source->columns[bst_table_geometry_get_column (self->geometry, place)];

  if (self->read_only || !self->source->commit || column->editor == BST_EDITOR_NONE)
    return FALSE;
  return column->editor != BST_EDITOR_CHOICE || self->source->choices;
}

/**
 * bst_table_set_editable:
 * @editable: whether people may edit and paste in the columns that allow it; they may by default
 */
void
bst_table_set_editable (BstTable *self, gboolean editable)
{
  self->read_only = !editable;
}

static void
for_each_row (BstTable *self, void (*function) (BstTableRow *row))
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      BstTableRow *row = bst_table_row_of (child);

      if (row)
        function (row);
    }
}

static void
relay_row (BstTableRow *row)
{
  bst_table_row_refresh (row);
  gtk_widget_queue_resize (GTK_WIDGET (row));
}

/* The longest name of a visible column as it stands on a card. */
static int
measure_captions (BstTable *self)
{
  int longest = 0;

  for (guint place = 1; place < bst_table_geometry_get_n_places (self->geometry); place++)
    {
      guint column = bst_table_geometry_get_column (self->geometry, place);
      BstColumnKind kind = self->source->columns[column].kind;
      g_autoptr (PangoLayout) layout =
          bst_face_create_layout (BST_FACE_CAPTION, GTK_WIDGET (self), bst_table_column_title (self, column));
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (kind != BST_COLUMN_MARKS && kind != BST_COLUMN_PILL)
        longest = MAX (longest, width);
    }
  return longest;
}

void
bst_table_refresh_columns (BstTable *self)
{
  if (!self->model)
    return;
  self->cursor = self->anchor = MIN (self->cursor, bst_table_geometry_get_n_places (self->geometry) - 1);
  bst_table_header_refresh (BST_TABLE_HEADER (self->header));
  bst_table_geometry_set_caption_room (self->geometry, measure_captions (self));
  for_each_row (self, relay_row);
  for (guint i = 0; i < self->group_headers->len; i++)
    gtk_widget_queue_resize (gtk_list_header_get_child (self->group_headers->pdata[i]));
  bst_table_update_actions (self);
}

/* A person has arranged the columns. */
void
bst_table_columns_changed (BstTable *self)
{
  bst_table_refresh_columns (self);
  g_signal_emit (self, bst_table_signals[BST_TABLE_LAYOUT_CHANGED], 0);
}

/* Sorting on purpose ends an edit first: its row may move. */
void
bst_table_sort (BstTable *self, int column, gboolean descending)
{
  if (self->editing)
    bst_table_row_end_edit (self->editing, TRUE);
  bst_table_let_go (self);
  bst_table_model_set_sort (self->model, column, descending);
  bst_table_header_refresh (BST_TABLE_HEADER (self->header));
  bst_table_update_actions (self);
  g_signal_emit (self, bst_table_signals[BST_TABLE_LAYOUT_CHANGED], 0);
}

/**
 * bst_table_get_layout:
 *
 * Returns: (transfer full): columns and sorting, for the user's settings
 */
char *
bst_table_get_layout (BstTable *self)
{
  g_autofree char *columns = bst_table_geometry_to_string (self->geometry);
  gboolean descending;
  int sorted = bst_table_model_get_sort (self->model, &descending);

  if (sorted < 0)
    return g_steal_pointer (&columns);
  return g_strdup_printf ("%s %c%s", columns, descending ? '>' : '<', self->source->columns[sorted].id);
}

/**
 * bst_table_sort_by_layout:
 * @layout: from bst_table_get_layout()
 *
 * Sorts as bst_table_set_layout() will: before the table has the model, so that the list starts at its top. It would
 * follow the row that was first before to wherever that goes.
 */
void
bst_table_sort_by_layout (BstTableModel *model, const char *layout)
{
  const BstTableSource *source = bst_table_model_get_source (model);
  const char *sort = strpbrk (layout, "<>");
  int column = -1;

  for (guint i = 0; sort && i < source->n_columns; i++)
    {
      if (!strcmp (source->columns[i].id, sort + 1))
        column = (int) i;
    }
  bst_table_model_set_sort (model, column, sort && *sort == '>');
}

/**
 * bst_table_set_layout:
 * @layout: from bst_table_get_layout(); "" is the first layout of the source
 *
 * The model must have been set.
 */
void
bst_table_set_layout (BstTable *self, const char *layout)
{
  g_return_if_fail (self->model);
  bst_table_geometry_from_string (self->geometry, layout);
  bst_table_sort_by_layout (self->model, layout);
  bst_table_refresh_columns (self);
}

/**
 * bst_table_remember:
 *
 * Returns: (transfer full): grouping, columns and sorting, for bst_table_recall()
 */
char *
bst_table_remember (BstTable *self)
{
  const char *grouping = bst_table_model_get_grouping (self->model);
  g_autofree char *columns = bst_table_get_layout (self);

  return g_strdup_printf ("%s;%s", grouping != NULL ? grouping : "", columns);
}

/**
 * bst_table_recall:
 * @model: what the table is to show
 * @kept: from bst_table_remember(), or written by hand: "objective;<deadline"
 */
void
bst_table_recall (BstTable *self, BstTableModel *model, const char *kept)
{
  const char *columns = strchr (kept, ';');
  g_autofree char *grouping = columns != NULL ? g_strndup (kept, (gsize) (columns - kept)) : g_strdup ("");

  columns = columns != NULL ? columns + 1 : "";
  bst_table_model_set_grouping (model, grouping);
  bst_table_sort_by_layout (model, columns);
  if (model != self->model)
    bst_table_set_model (self, model);
  bst_table_set_layout (self, columns);
}

/* Theme, font or size of text. */
void
bst_table_measure_text (BstTable *self)
{
  static const BstFace faces[BST_N_FITS] = { BST_FACE_PLAIN, BST_FACE_STRONG, BST_FACE_GROUP };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0123456789");
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  g_hash_table_remove_all (self->layouts);
  for (guint i = 0; i < BST_N_FITS; i++)
    {
      g_clear_pointer (&self->fit[i], bst_table_fit_free);
      self->fit[i] = bst_table_fit_new (GTK_WIDGET (self), faces[i]);
    }
  if (!self->geometry)
    return;
  bst_table_geometry_set_text_size (self->geometry, height, width);
  bst_table_refresh_columns (self);
}

/**
 * bst_table_get_text_layout:
 *
 * Owners, dates, letters, words of pills and titles of groups come back in many rows: they share one. Whoever draws it sets
 * its width and height each time.
 *
 * Returns: (transfer full)
 */
PangoLayout *
bst_table_get_text_layout (BstTable *self, BstFace face, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%d%s", (int) face, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout)
    return g_object_ref (layout);
  if (g_hash_table_size (self->layouts) >= SHARED_MAX)
    g_hash_table_remove_all (self->layouts);
  layout = bst_face_create_layout (face, GTK_WIDGET (self), text);
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), g_object_ref (layout));
  return layout;
}
