/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-row.h"
#include "bst-table-cell.h"
#include "bst-table-edit.h"
#include <glib/gi18n.h>
#include <string.h>

#define MARK_GAP 3
#define MARKED_ALPHA 0.16f

static void accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BstTableRow, bst_table_row, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_init))

static guint8
count_lines (BstTableRow *self, guint column, int room)
{
  const BstTableColumn *what = &self->table->source->columns[column];
  g_autofree char *text = NULL;

  if (what->lines < 2)
    return 1;
  text = bst_table_item_get_text (self->item, column);
  return (guint8)
      bst_table_fit_count_lines (self->table->fit[what->flags & BST_COLUMN_STRONG ? BST_FIT_STRONG : BST_FIT_PLAIN],
                                 text, room, what->lines);
}

/**
 * bst_table_row_get_geometry:
 * @width: of the row
 *
 * Returns: (transfer none): the table's geometry, set for the texts of this row
 */
BstTableGeometry *
bst_table_row_get_geometry (BstTableRow *self, int width)
{
  BstTableGeometry *geometry = self->table->geometry;

  if (width != self->lines_width && self->item && !self->item->gone)
    {
      for (guint place = 0; place < bst_table_geometry_get_n_places (geometry); place++)
        {
          guint column = bst_table_geometry_get_column (geometry, place);

          self->lines[column] =
              count_lines (self, column, (int) bst_table_geometry_locate (geometry, width, place)->cell.size.width);
        }
      self->lines_width = width;
    }
  bst_table_geometry_set_lines (geometry, self->lines);
  return geometry;
}

/* Other texts may need another height. */
static void
count_again (BstTableRow *self)
{
  guint8 before[BST_TABLE_MAX_COLUMNS];
  int width = self->lines_width;

  if (width <= 0)
    return;
  memcpy (before, self->lines, sizeof before);
  self->lines_width = 0;
  bst_table_row_get_geometry (self, width);
  if (memcmp (self->lines, before, sizeof before))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
get_color (BstTable *table, guint swatch, GdkRGBA *ret_color)
{
  gtk_widget_get_color (table->swatches[swatch], ret_color);
}

static void
paint_marks (BstTableRow *self, GtkSnapshot *snapshot, guint column, const graphene_rect_t *cell)
{
  static const BstSwatch swatches[] = { BST_SWATCH_NOT_YET, BST_SWATCH_GOOD, BST_SWATCH_SET_ASIDE };
  BstTable *table = self->table;
  BstTableMark marks[BST_TABLE_MAX_MARKS];
  guint n = table->source->marks ? table->source->marks (self->item->user_data, self->item->record, column, marks) : 0;
  float side = (float) bst_table_geometry_get_line (table->geometry) + 2;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoLayout) layout =
          bst_table_get_text_layout (table, BST_FACE_MARK, (char[]) { marks[i].letter, '\0' });
      graphene_rect_t square;
      GdkRGBA color;
      GdkRGBA text_color;

      graphene_rect_init (&square, cell->origin.x + (float) i * (side + MARK_GAP), cell->origin.y - 1, side, side);
      get_color (table, swatches[marks[i].state], &color);
      get_color (table, marks[i].state == BST_MARK_GOOD ? BST_SWATCH_GOOD_TEXT : swatches[marks[i].state], &text_color);
      bst_paint_mark (snapshot, layout, &square, marks[i].state, &color, &text_color);
    }
}

static PangoLayout *
cell_layout (BstTableRow *self, guint column)
{
  const BstTableColumn *what = &self->table->source->columns[column];
  g_autofree char *text = NULL;

  if (self->layouts[column])
    return self->layouts[column];
  text = bst_table_item_get_text (self->item, column);
  if (what->kind == BST_COLUMN_PILL && *text)
    {
      BstTablePill pill = { 0 };
      g_autofree char *word = NULL;

      if (self->table->source->pill)
        self->table->source->pill (self->item->user_data, self->item->record, column, &pill);
      word = pill.shape ? g_strconcat (pill.shape, " ", text, NULL) : g_strdup (text);
      self->layouts[column] = bst_table_get_text_layout (self->table, BST_FACE_PILL, word);
    }
  else if (what->flags & BST_COLUMN_STRONG)
    self->layouts[column] = bst_face_create_layout (BST_FACE_STRONG, GTK_WIDGET (self->table), *text ? text : "—");
  else
    self->layouts[column] = bst_table_get_text_layout (self->table, BST_FACE_PLAIN, *text ? text : "—");
  return self->layouts[column];
}

static void
paint_pill (BstTableRow *self, GtkSnapshot *snapshot, guint column, const graphene_rect_t *cell)
{
  BstTable *table = self->table;
  BstTablePill pill = { 0 };
  GdkRGBA background;
  GdkRGBA color;

  if (table->source->pill)
    table->source->pill (self->item->user_data, self->item->record, column, &pill);
  get_color (table, BST_SWATCH_PILL + pill.tone, &background);
  get_color (table, BST_SWATCH_PILL_TEXT + pill.tone, &color);
  bst_paint_pill (snapshot, cell_layout (self, column), cell, bst_table_geometry_get_line (table->geometry),
                  &background, &color);
}

/* Gives the layout of a text cell the room of its cell; Pango does nothing where that has not changed. */
static PangoLayout *
fit_layout (BstTableRow *self, guint column, const graphene_rect_t *cell, gboolean card)
{
  const BstTableColumn *what = &self->table->source->columns[column];
  PangoLayout *layout = cell_layout (self, column);
  int lines = (int) cell->size.height / bst_table_geometry_get_line (self->table->geometry);

  pango_layout_set_width (layout, (int) cell->size.width * PANGO_SCALE);
  pango_layout_set_height (layout, -MAX (lines, 1));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, what->kind == BST_COLUMN_NUMBER && !card ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return layout;
}

static void
paint_text (BstTableRow *self, GtkSnapshot *snapshot, guint column, const graphene_rect_t *cell, gboolean card)
{
  PangoLayout *layout = fit_layout (self, column, cell, card);
  GdkRGBA color;

  if (!strcmp (pango_layout_get_text (layout), "—"))
    get_color (self->table, BST_SWATCH_DIM, &color);
  else
    gtk_widget_get_color (GTK_WIDGET (self), &color);
  bst_paint_text (snapshot, layout, cell, &color);
}

static void
paint_caption (BstTableRow *self, GtkSnapshot *snapshot, guint column, const graphene_rect_t *caption)
{
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA color;

  if (caption->size.width <= 0)
    return;
  layout = bst_table_get_text_layout (self->table, BST_FACE_CAPTION, bst_table_column_title (self->table, column));
  pango_layout_set_width (layout, (int) caption->size.width * PANGO_SCALE);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  get_color (self->table, BST_SWATCH_DIM, &color);
  bst_paint_text (snapshot, layout,
                  &GRAPHENE_RECT_INIT (caption->origin.x, caption->origin.y + 2, caption->size.width, 0), &color);
}

/* Belongs to the block of cells that is copied or filled. */
static void
paint_mark_of_cell (BstTableRow *self, GtkSnapshot *snapshot, const graphene_rect_t *cell)
{
  GdkRGBA color;

  get_color (self->table, BST_SWATCH_CURSOR, &color);
  color.alpha = MARKED_ALPHA;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (cell->origin.x - 6, cell->origin.y - 4, cell->size.width + 12,
                                                  cell->size.height + 8));
}

static void
paint_cell (BstTableRow *self, GtkSnapshot *snapshot, guint place, gboolean card)
{
  BstTable *table = self->table;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  guint column = bst_table_geometry_get_column (table->geometry, place);
  const BstTablePlace *where = bst_table_geometry_locate (table->geometry, width, place);
  BstColumnKind kind = table->source->columns[column].kind;

  if (self->item->selected && bst_table_is_marked (table, place))
    paint_mark_of_cell (self, snapshot, &where->cell);
  paint_caption (self, snapshot, column, &where->caption);
  if (self->editor && self->edit_column == column)
    return;
  if (kind == BST_COLUMN_MARKS)
    paint_marks (self, snapshot, column, &where->cell);
  else if (kind == BST_COLUMN_PILL && strcmp (pango_layout_get_text (cell_layout (self, column)), "—"))
    paint_pill (self, snapshot, column, &where->cell);
  else
    paint_text (self, snapshot, column, &where->cell, card);
}

/* Naming a row sends a message to assistive technology, and two hundred rows are bound at once: a row is named when it is
 * first drawn, the others when there is time. */
static void
name_row (BstTableRow *self)
{
  guint column = bst_table_geometry_get_column (self->table->geometry, 0);
  g_autofree char *name = NULL;

  self->unnamed = FALSE;
  if (!self->item || self->item->gone)
    return;
  name = bst_table_item_get_text (self->item, column);
  gtk_list_item_set_accessible_label (self->list_item, *name ? name : _ ("Untitled"));
}

static void
bst_table_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstTableRow *self = BST_TABLE_ROW (widget);
  BstTable *table = self->table;
  gboolean card;

  if (!self->item || self->item->gone)
    return;
  card = bst_table_geometry_is_card (bst_table_row_get_geometry (self, gtk_widget_get_width (widget)),
                                     gtk_widget_get_width (widget));
  if (self->unnamed)
    name_row (self);
  for (guint place = 0; place < bst_table_geometry_get_n_places (table->geometry); place++)
    paint_cell (self, snapshot, place, card);
  if (!self->editor && gtk_widget_has_visible_focus (gtk_widget_get_parent (widget)))
    {
      GdkRGBA color;

      get_color (table, BST_SWATCH_CURSOR, &color);
      bst_paint_ring (snapshot,
                      &bst_table_geometry_locate (table->geometry, gtk_widget_get_width (widget), table->cursor)->cell,
                      &color);
    }
  if (self->editor)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->editor), snapshot);
}

static void
bst_table_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  BstTableRow *self = BST_TABLE_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 900;
    }
  else
    {
      int width = for_size > 0 ? for_size : 900;
      *minimum = *natural = bst_table_geometry_get_row_height (bst_table_row_get_geometry (self, width), width);
    }
  /* GTK wants a child measured before it is allocated. */
  if (self->editor)
    gtk_widget_measure (GTK_WIDGET (self->editor), orientation, -1, NULL, NULL, NULL, NULL);
}

static void
bst_table_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstTableRow *self = BST_TABLE_ROW (widget);
  int place = self->editor ? bst_table_geometry_get_place (self->table->geometry, self->edit_column) : -1;
  const graphene_rect_t *cell;
  int least;
  int tall;

  if (place < 0)
    return;
  cell = &bst_table_geometry_locate (bst_table_row_get_geometry (self, width), width, (guint) place)->cell;
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_VERTICAL, -1, &tall, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->editor), MAX ((int) cell->size.width + 12, least), tall, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (cell->origin.x - 6, cell->origin.y - 5)));
}

static GtkSizeRequestMode
bst_table_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
forget_layouts (BstTableRow *self)
{
  for (guint i = 0; i < BST_TABLE_MAX_COLUMNS; i++)
    g_clear_object (&self->layouts[i]);
}

static void
bst_table_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bst_table_row_parent_class)->css_changed (widget, change);
  forget_layouts (BST_TABLE_ROW (widget));
  BST_TABLE_ROW (widget)->lines_width = 0;
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  BstTableRow *self = BST_TABLE_ROW (accessible);

  if (self->editor)
    return GTK_ACCESSIBLE (g_object_ref (self->editor));
  if (!self->cells)
    {
      self->cells = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint place = 0; place < bst_table_geometry_get_n_places (self->table->geometry); place++)
        g_ptr_array_add (self->cells, bst_table_cell_new (self, place));
    }
  return self->cells->len ? g_object_ref (self->cells->pdata[0]) : NULL;
}

static void
accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_first_accessible_child = get_first_accessible_child;
}

/**
 * bst_table_row_refresh:
 *
 * The columns or the texts are others than before.
 */
void
bst_table_row_refresh (BstTableRow *self)
{
  forget_layouts (self);
  count_again (self);
  if (self->cells && self->cells->len != bst_table_geometry_get_n_places (self->table->geometry))
    g_clear_pointer (&self->cells, g_ptr_array_unref);
  for (guint i = 0; self->cells && i < self->cells->len; i++)
    bst_table_cell_rename (self->cells->pdata[i]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
name_cb (gpointer data)
{
  BstTableRow *self = data;

  self->name_id = 0;
  if (self->unnamed)
    name_row (self);
  return G_SOURCE_REMOVE;
}

static void
name_later (BstTableRow *self)
{
  self->unnamed = TRUE;
  if (self->name_id)
    return;
  self->name_id = g_idle_add_full (G_PRIORITY_LOW, name_cb, self, NULL);
}

static void
item_changed_cb (BstTableRow *self)
{
  bst_table_row_refresh (self);
  name_later (self);
}

/**
 * bst_table_row_bind:
 * @item: (nullable): NULL when the list takes the row away
 */
void
bst_table_row_bind (BstTableRow *self, BstTableItem *item, GtkListItem *list_item)
{
  bst_table_row_end_edit (self, TRUE);
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, item_changed_cb, self);
  self->list_item = list_item;
  if (!g_set_object (&self->item, item) || !item)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), self);
  item_changed_cb (self);
}

/**
 * bst_table_row_get_cut_text:
 *
 * Returns: (transfer full) (nullable): the whole text of a cell that shows only its beginning
 */
char *
bst_table_row_get_cut_text (BstTableRow *self, guint place)
{
  guint column = bst_table_geometry_get_column (self->table->geometry, place);
  BstColumnKind kind = self->table->source->columns[column].kind;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  BstTableGeometry *geometry;
  PangoLayout *layout;

  if (!self->item || self->item->gone || width <= 0 || kind == BST_COLUMN_MARKS)
    return NULL;
  geometry = bst_table_row_get_geometry (self, width);
  layout = cell_layout (self, column);
  if (kind != BST_COLUMN_PILL) /* other rows share it */
    fit_layout (self, column, &bst_table_geometry_locate (geometry, width, place)->cell,
                bst_table_geometry_is_card (geometry, width));
  return pango_layout_is_ellipsized (layout) ? bst_table_item_get_text (self->item, column) : NULL;
}

BstTableRow *
bst_table_row_new (BstTable *table)
{
  BstTableRow *self = g_object_new (BST_TYPE_TABLE_ROW, NULL);

  self->table = table;
  return self;
}

static void
bst_table_row_dispose (GObject *object)
{
  BstTableRow *self = BST_TABLE_ROW (object);
  GtkWidget *child;

  bst_table_row_bind (self, NULL, NULL);
  g_clear_handle_id (&self->name_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  forget_layouts (self);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  if (self->table && self->table->focused == self)
    self->table->focused = NULL;
  self->table = NULL;
  G_OBJECT_CLASS (bst_table_row_parent_class)->dispose (object);
}

static void
bst_table_row_class_init (BstTableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_table_row_dispose;
  widget_class->snapshot = bst_table_row_snapshot;
  widget_class->measure = bst_table_row_measure;
  widget_class->size_allocate = bst_table_row_size_allocate;
  widget_class->get_request_mode = bst_table_row_get_request_mode;
  widget_class->css_changed = bst_table_row_css_changed;
  gtk_widget_class_set_css_name (widget_class, "bst-table-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
bst_table_row_init (BstTableRow *self)
{
}
