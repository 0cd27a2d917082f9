/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-gap-grid-private.h"
#include "bst-gap-words.h"
#include <math.h>

#define CELL_LINES 6.4   /* least width of a cell, in heights of a line: so it follows the size of the text */
#define HEAD_LINES 12    /* most width of a row's heading */
#define HEAD_SHARE 0.27  /* of the width, for a row's heading … */
#define HEAD_MOST 0.40   /* … and in a narrow window at most */
#define SPARE_PADDING 16 /* above and below the words of a tile, as style.css says it */
#define TILE_SIDE 8      /* before and after them */

enum { PROP_HADJUSTMENT = 1, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };
enum { CURSOR_MOVED, ACTIVATED, MENU, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (BstGapGrid, bst_gap_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- Measures ---------------------------------------------------------------------------------------------------------- */

static void
measure_text (BstGapGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Xg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  self->line = MAX (height, 8);
  self->row_height = (int) ceil (self->line * 3.45) + SPARE_PADDING;
}

/* The headings of the columns are as high as the longest asks for; long objectives are cut. */
static void
fit_head (BstGapGrid *self)
{
  int height = self->line;

  if (self->fitted_width == self->cell_width)
    return;
  self->fitted_width = self->cell_width;
  for (guint i = 0; i < self->n_columns; i++)
    {
      BstTileText text;
      bst_gap_grid_make_heading (self, BST_TILE_COLUMN, i, &text);
      height = MAX (height, bst_gap_tile_measure_words (self->corner, &text, self->cell_width - 2 * TILE_SIDE - 1));
      bst_tile_text_clear (&text);
    }
  self->head_height = MIN (height, self->line * 5) + SPARE_PADDING;
}

static void
fit_width (BstGapGrid *self, int width)
{
  int least = (int) (self->line * CELL_LINES), room;

  self->head_width =
      CLAMP ((int) (width * HEAD_SHARE), MIN (self->line * 7, (int) (width * HEAD_MOST)), self->line * HEAD_LINES);
  room = MAX (width - self->head_width, 1);
  self->cell_width = MIN (least, MAX (room, 40));
  if (self->n_columns > 0 && room / (int) self->n_columns > self->cell_width)
    self->cell_width = MIN (room / (int) self->n_columns, 2 * least);
  fit_head (self);
}

int
bst_gap_grid_get_offset (BstGapGrid *self, GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? (int) gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

int
bst_gap_grid_get_room (BstGapGrid *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self)) - self->head_width
                                                   : gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;
}

/**
 * bst_gap_grid_get_bounds:
 * @ret_bounds: (out): where a cell is in the widget, also when it is scrolled away
 */
void
bst_gap_grid_get_bounds (BstGapGrid *self, guint row, guint column, GdkRectangle *ret_bounds)
{
  *ret_bounds = (GdkRectangle) {
    self->head_width + (int) column * self->cell_width - bst_gap_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL),
    self->head_height + (int) row * self->row_height - bst_gap_grid_get_offset (self, GTK_ORIENTATION_VERTICAL),
    self->cell_width,
    self->row_height,
  };
}

/* How many rows a page is. */
guint
bst_gap_grid_get_page (BstGapGrid *self)
{
  return (guint) MAX (bst_gap_grid_get_room (self, GTK_ORIENTATION_VERTICAL) / MAX (self->row_height, 1) - 1, 1);
}

/**
 * bst_gap_grid_locate:
 * @ret_row: (out): -1 on the headings of the columns
 * @ret_column: (out): -1 on the headings of the rows
 *
 * Returns: whether there is something at this place
 */
gboolean
bst_gap_grid_locate (BstGapGrid *self, double x, double y, int *ret_row, int *ret_column)
{
  *ret_column = x < self->head_width
                    ? -1
                    : ((int) x - self->head_width + bst_gap_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL))
                          / self->cell_width;
  *ret_row =
      y < self->head_height
          ? -1
          : ((int) y - self->head_height + bst_gap_grid_get_offset (self, GTK_ORIENTATION_VERTICAL)) / self->row_height;
  return *ret_row < (int) self->n_rows && *ret_column < (int) self->n_columns;
}

/* --- Layout -------------------------------------------------------------------------------------------------------------- */

static void
place_tile (BstGapTile *tile, int x, int y, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (tile);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (widget, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
place_tiles (BstGapGrid *self, BstTilePool *pool)
{
  GHashTableIter iter;
  gpointer key, tile;

  g_hash_table_iter_init (&iter, pool->used);
  while (g_hash_table_iter_next (&iter, &key, &tile))
    {
      guint position = GPOINTER_TO_UINT (key);
      GdkRectangle bounds;
      if (pool->kind == BST_TILE_CELL)
        bst_gap_grid_get_bounds (self, position / self->n_columns, position % self->n_columns, &bounds);
      else
        bst_gap_grid_get_bounds (self, pool->kind == BST_TILE_ROW ? position : 0,
                                 pool->kind == BST_TILE_COLUMN ? position : 0, &bounds);
      if (pool->kind == BST_TILE_ROW)
        place_tile (tile, 0, bounds.y, self->head_width, self->row_height);
      else if (pool->kind == BST_TILE_COLUMN)
        place_tile (tile, bounds.x, 0, self->cell_width, self->head_height);
      else
        place_tile (tile, bounds.x, bounds.y, bounds.width, bounds.height);
    }
}

static void
configure (BstGapGrid *self, GtkOrientation orientation, double upper, double page, double step)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value;

  if (adjustment == NULL)
    return;
  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (upper - page, 0));
  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), step, page * 0.9, page);
}

static void
bst_gap_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstGapGrid *self = BST_GAP_GRID (widget);

  fit_width (self, width);
  configure (self, GTK_ORIENTATION_HORIZONTAL, (double) self->cell_width * self->n_columns,
             MAX (width - self->head_width, 1), self->cell_width);
  configure (self, GTK_ORIENTATION_VERTICAL, (double) self->row_height * self->n_rows,
             MAX (height - self->head_height, 1), self->row_height);
  bst_gap_grid_update_tiles (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    place_tiles (self, &self->pools[i]);
  place_tile (self->corner, 0, 0, self->head_width, self->head_height);
}

static void
bst_gap_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  BstGapGrid *self = BST_GAP_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural =
          MAX (self->line * HEAD_LINES + (int) (self->line * CELL_LINES) * (int) MIN (self->n_columns, 20), *minimum);
    }
  else
    {
      *minimum = self->head_height + self->row_height;
      *natural = self->head_height + self->row_height * (int) CLAMP (self->n_rows, 1, 20);
    }
}

static void
bst_gap_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  BstGapGrid *self = BST_GAP_GRID (widget);
  int before = self->line;

  GTK_WIDGET_CLASS (bst_gap_grid_parent_class)->css_changed (widget, change);
  measure_text (self);
  if (self->line == before)
    return;
  self->fitted_width = 0;
  gtk_widget_queue_resize (widget);
}

/* --- Scrolling ----------------------------------------------------------------------------------------------------------- */

static void
scrolled_cb (GtkAdjustment *adjustment, BstGapGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (BstGapGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scrolled_cb, self);
  if (adjustment != NULL)
    g_object_ref_sink (adjustment);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = adjustment;
  if (adjustment != NULL)
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
scroll_to (BstGapGrid *self, GtkOrientation orientation, int start, int size)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_clamp_page (self->adjustments[orientation], start, start + size);
}

/* --- Cursor -------------------------------------------------------------------------------------------------------------- */

gboolean
bst_gap_grid_get_cursor (BstGapGrid *self, guint *ret_row, guint *ret_column)
{
  *ret_row = self->row;
  *ret_column = self->column;
  return self->has_cursor;
}

/**
 * bst_gap_grid_get_range:
 *
 * Returns: the cells that are selected: where nothing is, the first one
 */
BstGapRange
bst_gap_grid_get_range (BstGapGrid *self)
{
  return (BstGapRange) { MIN (self->row, self->anchor_row), MAX (self->row, self->anchor_row),
                         MIN (self->column, self->anchor_column), MAX (self->column, self->anchor_column) };
}

/* The keyboard goes to the cell of the cursor. */
void
bst_gap_grid_focus_cursor (BstGapGrid *self)
{
  BstGapTile *tile;

  if (self->n_rows == 0 || self->n_columns == 0)
    return;
  if (!self->has_cursor)
    bst_gap_grid_set_cursor (self, self->row, self->column, FALSE);
  tile = g_hash_table_lookup (self->pools[BST_TILE_CELL].used,
                              GUINT_TO_POINTER (self->row * self->n_columns + self->column));
  if (tile != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (tile));
}

/**
 * bst_gap_grid_set_cursor:
 * @extend: whether the cells from where it was belong to the selection
 *
 * Scrolls there; the keyboard goes along if it is in the matrix.
 */
void
bst_gap_grid_set_cursor (BstGapGrid *self, guint row, guint column, gboolean extend)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (row >= self->n_rows || column >= self->n_columns)
    return;
  self->row = row;
  self->column = column;
  self->has_cursor = TRUE;
  if (!extend)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }
  scroll_to (self, GTK_ORIENTATION_VERTICAL, (int) row * self->row_height, self->row_height);
  scroll_to (self, GTK_ORIENTATION_HORIZONTAL, (int) column * self->cell_width, self->cell_width);
  bst_gap_grid_update_tiles (self);
  bst_gap_grid_fill_again (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (focused)
    bst_gap_grid_focus_cursor (self);
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

void
bst_gap_grid_clear_cursor (BstGapGrid *self)
{
  if (!self->has_cursor)
    return;
  self->has_cursor = FALSE;
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  bst_gap_grid_fill_again (self);
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

void
bst_gap_grid_emit_activated (BstGapGrid *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

void
bst_gap_grid_emit_menu (BstGapGrid *self, double x, double y)
{
  g_signal_emit (self, signals[MENU], 0, x, y);
}

/* One stop for Tab: the cell of the cursor. */
static gboolean
bst_gap_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BstGapGrid *self = BST_GAP_GRID (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->n_rows == 0 || self->n_columns == 0)
    return FALSE;
  bst_gap_grid_focus_cursor (self);
  return TRUE;
}

static gboolean
bst_gap_grid_grab_focus (GtkWidget *widget)
{
  bst_gap_grid_focus_cursor (BST_GAP_GRID (widget));
  return gtk_widget_get_focus_child (widget) != NULL;
}

/* --- What it shows --------------------------------------------------------------------------------------------------------- */

/**
 * bst_gap_grid_show:
 * @matrix: (nullable): what to show; it lives until the next call
 * @title: what the axes are, for the corner and for assistive technology
 * @with_phases: whether the headings say their life phase
 * @same_shape: whether rows and columns are those of before, so that cursor and place on the screen stay
 */
void
bst_gap_grid_show (BstGapGrid *self, const BstGapMatrix *matrix, BstFramework *framework, const char *title,
                   gboolean with_phases, gboolean same_shape)
{
  BstTileText corner = { .title = g_strdup (title), .name = g_strdup (title) };

  self->matrix = matrix;
  self->with_phases = with_phases;
  g_set_object (&self->framework, framework);
  self->n_rows = matrix != NULL ? bst_gap_matrix_get_rows (matrix)->len : 0;
  self->n_columns = matrix != NULL ? bst_gap_matrix_get_columns (matrix)->len : 0;
  bst_gap_tile_show (self->corner, &corner);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (same_shape)
    {
      bst_gap_grid_fill_again (self);
      return;
    }
  bst_gap_grid_put_all_away (self);
  self->fitted_width = 0;
  self->row = self->column = self->anchor_row = self->anchor_column = 0;
  self->has_cursor = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_set_value (self->adjustments[i], 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
bst_gap_grid_new (void)
{
  return g_object_new (BST_TYPE_GAP_GRID, NULL);
}

/* --- Object ------------------------------------------------------------------------------------------------------------------ */

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BstGapGrid *self = BST_GAP_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id == PROP_HADJUSTMENT ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL,
                    g_value_get_object (value));
  else
    self->policies[id == PROP_HSCROLL_POLICY ? 0 : 1] = (GtkScrollablePolicy) g_value_get_enum (value);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BstGapGrid *self = BST_GAP_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id == PROP_HADJUSTMENT ? 0 : 1]);
  else
    g_value_set_enum (value, self->policies[id == PROP_HSCROLL_POLICY ? 0 : 1]);
}

static void
bst_gap_grid_dispose (GObject *object)
{
  BstGapGrid *self = BST_GAP_GRID (object);
  GtkWidget *child;

  self->matrix = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    {
      g_clear_pointer (&self->pools[i].used, g_hash_table_unref);
      g_clear_pointer (&self->pools[i].spare, g_ptr_array_unref);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (bst_gap_grid_parent_class)->dispose (object);
}

static void
bst_gap_grid_class_init (BstGapGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const struct {
    const char *name;
    guint n_values;
  } names[N_SIGNALS] = { { "cursor-moved", 0 }, { "activated", 0 }, { "menu", 2 } };

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->dispose = bst_gap_grid_dispose;
  widget_class->measure = bst_gap_grid_measure;
  widget_class->size_allocate = bst_gap_grid_size_allocate;
  widget_class->css_changed = bst_gap_grid_css_changed;
  widget_class->focus = bst_gap_grid_focus;
  widget_class->grab_focus = bst_gap_grid_grab_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i].name, BST_TYPE_GAP_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               names[i].n_values, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "gap-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
bst_gap_grid_init (BstGapGrid *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    self->pools[i] = (BstTilePool) { (BstTileKind) i, g_hash_table_new (NULL, NULL), g_ptr_array_new () };
  self->corner = bst_gap_tile_new (BST_TILE_CORNER);
  gtk_widget_set_parent (GTK_WIDGET (self->corner), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  measure_text (self);
  bst_gap_grid_add_input (self);
}
