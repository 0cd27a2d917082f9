/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-clipboard.c - cells and rows of a table to and from a spreadsheet: lines apart by line ends, cells by tabs. */
#include "bst-table-cell.h"
#include "bst-table-private.h"
#include "bst-table-search.h"
#include <glib/gi18n.h>
#include <string.h>

#define CELLS_MAX 200000 /* some seconds of work: what is larger is a file to be imported */

/* --- Copying ------------------------------------------------------------------------------------------------------ */

/* Whether the cells at this place are marked, in the rows that are selected. */
gboolean
bst_table_is_marked (BstTable *self, guint place)
{
  return self->anchor != self->cursor && place >= MIN (self->anchor, self->cursor)
         && place <= MAX (self->anchor, self->cursor);
}

/* Tabs and line ends would end the cell; a sign in front would make a formula of a text that came by mail. */
static void
append_cell (GString *text, const char *value, gboolean is_text)
{
  if (is_text && *value && strchr ("=+-@", *value))
    g_string_append_c (text, '\'');
  for (const char *p = value; *p; p++)
    g_string_append_c (text, strchr ("\t\r\n", *p) ? ' ' : *p);
}

/* item: NULL: the names of the columns */
static void
append_places (BstTable *self, GString *text, BstTableItem *item, guint first, guint last)
{
  for (guint place = first; place <= last; place++)
    {
      guint column = bst_table_geometry_get_column (self->geometry, place);
      g_autofree char *value =
          item ? bst_table_cell_value (self, item, column) : g_strdup (bst_table_column_title (self, column));

      if (place > first)
        g_string_append_c (text, '\t');
      append_cell (text, value, self->source->columns[column].kind == BST_COLUMN_TEXT);
    }
}

/**
 * bst_table_copy_text:
 *
 * Returns: (transfer full): the selected rows as a spreadsheet takes them: a line each, columns apart by tabs, their
 *   names first
 */
char *
bst_table_copy_text (BstTable *self)
{
  g_auto (GStrv) keys = bst_table_model_get_selected (self->model);
  guint last = bst_table_geometry_get_n_places (self->geometry) - 1;
  GString *text = g_string_new (NULL);

  append_places (self, text, NULL, 0, last);
  g_string_append_c (text, '\n');
  for (char **key = keys; *key; key++)
    {
      append_places (self, text, bst_table_model_find (self->model, *key), 0, last);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
to_clipboard (BstTable *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), _ ("Copied"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
bst_table_copy_rows (BstTable *self)
{
  g_autofree char *text = bst_table_copy_text (self);

  to_clipboard (self, text);
}

/* The cell under the cursor, or the marked ones of every selected row; with several rows selected and no cells marked, the
 * rows. */
void
bst_table_copy (BstTable *self)
{
  g_auto (GStrv) keys = bst_table_model_get_selected (self->model);
  gboolean marked = self->anchor != self->cursor;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!marked && g_strv_length (keys) != 1)
    {
      bst_table_copy_rows (self);
      return;
    }
  for (char **key = keys; *key; key++)
    {
      if (key != keys)
        g_string_append_c (text, '\n');
      append_places (self, text, bst_table_model_find (self->model, *key), MIN (self->anchor, self->cursor),
                     MAX (self->anchor, self->cursor));
    }
  to_clipboard (self, text->str);
}

/* --- What a spreadsheet puts on the clipboard ----------------------------------------------------------------------- */

/* The end of a cell in quotation marks, or NULL where they are part of its text: a spreadsheet quotes only what holds tabs,
 * line ends or quotation marks. */
static const char *
find_closing_quote (const char *start)
{
  for (const char *p = start; *p; p++)
    {
      if (*p != '"')
        continue;
      if (p[1] == '"')
        p++;
      else
        return strchr ("\t\r\n", p[1]) ? p : NULL; /* the end of the text too */
    }
  return NULL;
}

static char *
take_quoted (const char *start, const char *end)
{
  GString *text = g_string_new (NULL);

  for (const char *p = start; p < end; p++)
    {
      g_string_append_c (text, *p);
      p += *p == '"' ? 1 : 0;
    }
  return g_string_free (text, FALSE);
}

/* Our own copying puts an apostrophe before what would be a formula. */
static char *
take_plain (const char *start, const char *end)
{
  if (end - start > 1 && *start == '\'' && strchr ("=+-@", start[1]))
    start++;
  return g_strndup (start, (gsize) (end - start));
}

static const char *
read_cell (const char *p, GPtrArray *line)
{
  const char *quote = *p == '"' ? find_closing_quote (p + 1) : NULL;
  const char *end = quote ? quote + 1 : p + strcspn (p, "\t\r\n");

  g_ptr_array_add (line, quote ? take_quoted (p + 1, quote) : take_plain (p, end));
  return end;
}

/* Returns: (element-type GPtrArray): lines of cells */
static GPtrArray *
read_block (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (const char *p = text; *p;)
    {
      GPtrArray *line = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (lines, line);
      for (p = read_cell (p, line); *p == '\t';)
        p = read_cell (p + 1, line);
      p += *p == '\r' ? 1 : 0;
      p += *p == '\n' ? 1 : 0;
    }
  return lines;
}

/* --- Pasting -------------------------------------------------------------------------------------------------------- */

static int
find_column_by_title (BstTable *self, const char *title)
{
  g_autofree char *wanted = bst_table_search_fold (title);

  for (guint i = 0; i < self->source->n_columns; i++)
    {
      g_autofree char *folded = bst_table_search_fold (bst_table_column_title (self, i));

      if (!strcmp (folded, wanted))
        return (int) i;
    }
  return -1;
}

/* The columns that the first line names, or NULL where it holds values. */
static GArray *
read_headings (BstTable *self, GPtrArray *lines)
{
  GPtrArray *first = lines->len > 1 ? lines->pdata[0] : NULL;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; first && i < first->len; i++)
    {
      int column = find_column_by_title (self, first->pdata[i]);

      if (column < 0)
        return NULL;
      g_array_append_val (columns, column);
    }
  return columns->len ? g_steal_pointer (&columns) : NULL;
}

/* From the cell under the cursor on, as the columns stand on screen; -1: past the last one. */
static int
column_at (BstTable *self, const GArray *headings, guint at)
{
  guint place = MIN (self->anchor, self->cursor) + at;

  if (headings)
    return at < headings->len ? g_array_index (headings, int, at) : -1;
  return place < bst_table_geometry_get_n_places (self->geometry)
             ? (int) bst_table_geometry_get_column (self->geometry, place)
             : -1;
}

static void
add_cell (BstTable *self, GPtrArray *cells, BstTableItem *item, int column, const char *text)
{
  BstTablePasted *cell = g_new0 (BstTablePasted, 1);

  cell->key = item ? g_strdup (item->key) : NULL;
  cell->record = item ? item->record : NULL;
  cell->column = column >= 0 ? (guint) column : G_MAXUINT;
  cell->text = g_strdup (text);
  if (!item)
    cell->reason = g_strdup (_ ("There is no row left for this line."));
  else if (column < 0)
    cell->reason = g_strdup (_ ("There is no column left for this cell."));
  g_ptr_array_add (cells, cell);
}

static void
add_line (BstTable *self, GPtrArray *cells, BstTableItem *item, const GArray *headings, const GPtrArray *line)
{
  for (guint i = 0; i < line->len && cells->len < CELLS_MAX; i++)
    add_cell (self, cells, item, column_at (self, headings, i), line->pdata[i]);
}

/* One line fills every selected row; one cell every marked cell of them. */
static void
fill_selected (BstTable *self, GPtrArray *cells, const GArray *headings, const GPtrArray *line)
{
  g_auto (GStrv) keys = bst_table_model_get_selected (self->model);
  guint n = line->len == 1 && !headings ? MAX (self->anchor, self->cursor) - MIN (self->anchor, self->cursor) + 1 : 1;

  for (char **key = keys; *key; key++)
    {
      BstTableItem *item = bst_table_model_find (self->model, *key);

      if (n == 1)
        add_line (self, cells, item, headings, line);
      for (guint i = 0; n > 1 && i < n && cells->len < CELLS_MAX; i++)
        add_cell (self, cells, item, column_at (self, NULL, i), line->pdata[0]);
    }
}

static void
fill_downwards (BstTable *self, GPtrArray *cells, const GArray *headings, const GPtrArray *lines, guint first_line)
{
  const char *primary = bst_table_model_get_primary (self->model);
  g_auto (GStrv) keys = bst_table_model_get_selected (self->model);
  guint start = 0;

  /* the first of the selected rows, as a block is pasted from its upper corner */
  if (*keys)
    bst_table_model_get_position (self->model, *keys, &start);
  else if (!primary || !bst_table_model_get_position (self->model, primary, &start))
    return;
  for (guint i = first_line; i < lines->len; i++)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), start + i - first_line);

      add_line (self, cells, item, headings, lines->pdata[i]);
    }
}

/* Moves what has a reason from cells to refused. A thousand refused cells cost no more than a thousand steps. */
static void
set_refused_apart (GPtrArray *cells, GPtrArray *refused)
{
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (cells, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (((BstTablePasted *) all[i])->reason ? refused : cells, all[i]);
}

/**
 * bst_table_paste_text:
 * @text: lines of cells apart by tabs, as a spreadsheet copies them
 *
 * Fills cells from the one under the cursor on, to the right and downwards. A first line that names columns says where the
 * cells below it go. One line fills every selected row. "pasted" tells what became of it.
 */
void
bst_table_paste_text (BstTable *self, const char *text)
{
  g_autoptr (GPtrArray) lines = read_block (text);
  g_autoptr (GArray) headings = read_headings (self, lines);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (bst_table_pasted_free);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (bst_table_pasted_free);
  guint first = headings ? 1 : 0, n_changed = 0;

  if (!self->source->paste || lines->len == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (lines->len - first == 1 && bst_table_model_get_n_selected (self->model) > 1)
    fill_selected (self, cells, headings, lines->pdata[first]);
  else
    fill_downwards (self, cells, headings, lines, first);
  set_refused_apart (cells, refused);
  if (cells->len)
    n_changed = self->source->paste (bst_table_model_get_user_data (self->model), cells);
  set_refused_apart (cells, refused);
  g_signal_emit (self, bst_table_signals[BST_TABLE_PASTED], 0, n_changed, refused);
}

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstTable) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  g_clear_object (&self->pasting);
  if (text && *text && self->model)
    bst_table_paste_text (self, text);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

void
bst_table_paste (BstTable *self)
{
  if (self->read_only || !self->source->paste || self->pasting)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->pasting = g_cancellable_new ();
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->pasting, text_cb,
                                 g_object_ref (self));
}
