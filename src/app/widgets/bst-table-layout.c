/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-layout.c - the columns as a person has arranged them: order, widths, which are visible; as a string too. */
#include "bst-table-geometry-private.h"
#include <string.h>

/* Back to the columns as the source has them. */
void
bst_table_geometry_reset (BstTableGeometry *self)
{
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      self->order[i] = i;
      self->width[i] = self->source->columns[i].width;
      self->hidden[i] = (self->source->columns[i].flags & BST_COLUMN_HIDDEN) != 0;
    }
  bst_table_geometry_forget (self);
}

static int
index_in_order (BstTableGeometry *self, guint column)
{
  int i = 0;

  while (self->order[i] != column)
    i++;
  return i;
}

/**
 * bst_table_geometry_move:
 * @by: -1: one place towards the start; 1: towards the end
 *
 * Returns: whether the column moved; the first column on screen names the row and stays first
 */
gboolean
bst_table_geometry_move (BstTableGeometry *self, guint place, int by)
{
  int to = (int) place + by;
  guint column;
  int from;
  int target;

  if (place < 1 || to < 1 || to >= (int) self->n_shown || place >= self->n_shown || !by)
    return FALSE;
  column = self->shown[place];
  from = index_in_order (self, column);
  target = index_in_order (self, self->shown[to]);
  for (int i = from; i != target; i += by > 0 ? 1 : -1)
    self->order[i] = self->order[i + (by > 0 ? 1 : -1)];
  self->order[target] = column;
  bst_table_geometry_forget (self);
  return TRUE;
}

/**
 * bst_table_geometry_resize:
 * @width: of the row
 * @by: pixels that the end side of the column moves by
 *
 * The flexible column has no width of its own: its end side moves the neighbour's start side. A column never takes so
 * much that the row would become a card.
 */
gboolean
bst_table_geometry_resize (BstTableGeometry *self, int width, guint place, int by)
{
  int *own;
  int old;
  int wanted;

  if (place < self->n_shown && self->width[self->shown[place]] == 0)
    {
      place++;
      by = -by;
    }
  if (place >= self->n_shown || bst_table_geometry_is_card (self, width))
    return FALSE;
  own = &self->width[self->shown[place]];
  old = *own;
  if (!old)
    return FALSE;
  wanted = CLAMP (old + by * BST_TABLE_UNIT / self->unit, BST_TABLE_COLUMN_MIN, BST_TABLE_COLUMN_MAX);
  *own = wanted;
  bst_table_geometry_forget (self);
  if (wanted > old && bst_table_geometry_is_card (self, width))
    {
      *own = old;
      bst_table_geometry_forget (self);
    }
  return *own != old;
}

gboolean
bst_table_geometry_is_visible (BstTableGeometry *self, guint column)
{
  return !self->hidden[column];
}

/* The column that names the row cannot be hidden. */
gboolean
bst_table_geometry_set_visible (BstTableGeometry *self, guint column, gboolean visible)
{
  if (self->hidden[column] == !visible || self->source->columns[column].flags & BST_COLUMN_STRONG)
    return FALSE;
  self->hidden[column] = !visible;
  bst_table_geometry_forget (self);
  return TRUE;
}

/**
 * bst_table_geometry_to_string:
 *
 * Returns: (transfer full): the columns in order as "id:width", hidden ones with a dash before them
 */
char *
bst_table_geometry_to_string (BstTableGeometry *self)
{
  g_autoptr (GString) layout = g_string_new (NULL);

  for (guint i = 0; i < self->source->n_columns; i++)
    {
      guint column = self->order[i];

      g_string_append_printf (layout, "%s%s%s:%d", i ? " " : "", self->hidden[column] ? "-" : "",
                              self->source->columns[column].id, self->width[column]);
    }
  return g_string_free_and_steal (g_steal_pointer (&layout));
}

static int
find_column (BstTableGeometry *self, const char *id)
{
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      if (!strcmp (self->source->columns[i].id, id))
        return (int) i;
    }
  return -1;
}

static void
read_column (BstTableGeometry *self, char *entry, guint *n_read, gboolean *seen)
{
  gboolean hide = *entry == '-';
  char *colon = strchr (entry, ':');
  gint64 width = colon ? g_ascii_strtoll (colon + 1, NULL, 10) : 0;
  int column;

  if (colon)
    *colon = '\0';
  column = find_column (self, entry + hide);
  if (column < 0 || seen[column])
    return;
  seen[column] = TRUE;
  self->order[(*n_read)++] = (guint) column;
  self->hidden[column] = hide && !(self->source->columns[column].flags & BST_COLUMN_STRONG);
  if (self->source->columns[column].width && width)
    self->width[column] = (int) CLAMP (width, BST_TABLE_COLUMN_MIN, BST_TABLE_COLUMN_MAX);
}

/**
 * bst_table_geometry_from_string:
 *
 * Takes over a layout; columns it does not know keep their first width and come last, names it does not know are
 * skipped, so that a layout of an older or newer version still serves.
 */
void
bst_table_geometry_from_string (BstTableGeometry *self, const char *layout)
{
  g_auto (GStrv) entries = g_strsplit (layout, " ", -1);
  gboolean seen[BST_TABLE_MAX_COLUMNS] = { FALSE };
  guint n_read = 0;

  bst_table_geometry_reset (self);
  for (char **entry = entries; *entry; entry++)
    read_column (self, *entry, &n_read, seen);
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      if (!seen[i])
        self->order[n_read++] = i;
    }
  /* The column that names the row stands first, whatever the string says. */
  for (guint i = n_read; i-- > 1;)
    {
      guint column = self->order[i];

      if (!(self->source->columns[column].flags & BST_COLUMN_STRONG))
        continue;
      memmove (&self->order[1], &self->order[0], i * sizeof self->order[0]);
      self->order[0] = column;
      break;
    }
  bst_table_geometry_forget (self);
}
