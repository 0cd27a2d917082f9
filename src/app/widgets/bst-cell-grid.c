/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-cell-grid.h"

struct _BstCellGrid {
  gpointer view; /* which owns this */
  BstCellChosen chosen;
  GArray *cells; /* BstGridButton, by row, then column */
  guint current; /* the cell that Tab goes to */
};

static BstGridButton *
get (BstCellGrid *self, guint index)
{
  return &g_array_index (self->cells, BstGridButton, index);
}

/* --- Keyboard ---------------------------------------------------------------------------------------------------------- */

/* The cell in a row that stands in a column, or the nearest before it. */
static int
find_in_row (BstCellGrid *self, guint row, int column)
{
  int best = -1;

  for (guint i = 0; i < self->cells->len; i++)
    if (get (self, i)->row == row && (get (self, i)->column <= column || best < 0))
      best = (int) i;
  return best;
}

static int
find_above_or_below (BstCellGrid *self, int step)
{
  const BstGridButton *at = get (self, self->current);

  for (int i = (int) self->current + step; i >= 0 && i < (int) self->cells->len; i += step)
    if (get (self, (guint) i)->row != at->row)
      return find_in_row (self, get (self, (guint) i)->row, at->column);
  return -1;
}

static int
find_beside (BstCellGrid *self, int step)
{
  int to = (int) self->current + step;

  return to >= 0 && to < (int) self->cells->len && get (self, (guint) to)->row == get (self, self->current)->row ? to
                                                                                                                 : -1;
}

static gboolean
is_list (BstCellGrid *self)
{
  for (guint i = 1; i < self->cells->len; i++)
    if (get (self, i)->row == get (self, i - 1)->row)
      return FALSE;
  return TRUE;
}

/* The ends of the row; where each row is one cell, those of the list. */
static int
find_end (BstCellGrid *self, gboolean last)
{
  if (is_list (self))
    return last ? (int) self->cells->len - 1 : 0;
  return find_in_row (self, get (self, self->current)->row, last ? G_MAXINT : G_MININT);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstCellGrid *self)
{
  GtkWidget *holder = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean rtl = gtk_widget_get_direction (holder) == GTK_TEXT_DIR_RTL;
  int to;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->cells->len == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up || key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    to = find_above_or_below (self, key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1);
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left || key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    to = find_beside (self, (key == GDK_KEY_Left || key == GDK_KEY_KP_Left) != rtl ? -1 : 1);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home || key == GDK_KEY_End || key == GDK_KEY_KP_End)
    to = find_end (self, key == GDK_KEY_End || key == GDK_KEY_KP_End);
  else
    return GDK_EVENT_PROPAGATE;
  if (to >= 0)
    bst_cell_grid_set_current (self, (guint) to, TRUE);
  return GDK_EVENT_STOP;
}

static void
clicked_cb (GtkWidget *button, BstCellGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (get (self, i)->button == button)
      {
        BstGridButton cell = *get (self, i);
        bst_cell_grid_set_current (self, i, FALSE);
        self->chosen (self->view, &cell);
        return;
      }
}

/* --- Public ------------------------------------------------------------------------------------------------------------ */

/**
 * bst_cell_grid_name:
 * @button: of a cell
 * @name: what the cell says to who hears it without its headings; also shown when the pointer rests on it
 */
void
bst_cell_grid_name (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * bst_cell_grid_add:
 * @row: not above that of the cell before
 * @child: (transfer floating): what the cell shows
 * @name: (nullable): see bst_cell_grid_name()
 *
 * Returns: (transfer floating): the button of the cell, for the view to lay out
 */
GtkWidget *
bst_cell_grid_add (BstCellGrid *self, guint row, int column, GtkWidget *child, const char *name)
{
  BstGridButton cell = { row, column, gtk_button_new () };

  gtk_button_set_child (GTK_BUTTON (cell.button), child);
  gtk_widget_set_focusable (cell.button, FALSE);
  if (name != NULL)
    bst_cell_grid_name (cell.button, name);
  g_signal_connect (cell.button, "clicked", G_CALLBACK (clicked_cb), self);
  g_array_append_val (self->cells, cell);
  return cell.button;
}

/**
 * bst_cell_grid_clear:
 *
 * The view takes its cells away. Which was the current one is kept, by its number.
 */
void
bst_cell_grid_clear (BstCellGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    g_signal_handlers_disconnect_by_data (get (self, i)->button, self);
  g_array_set_size (self->cells, 0);
}

guint
bst_cell_grid_get_n (BstCellGrid *self)
{
  return self->cells->len;
}

/**
 * bst_cell_grid_get:
 * @index: below bst_cell_grid_get_n()
 *
 * Returns: valid until the next cell is added
 */
const BstGridButton *
bst_cell_grid_get (BstCellGrid *self, guint index)
{
  return get (self, index);
}

/**
 * bst_cell_grid_get_current:
 *
 * Returns: (nullable): the cell that Tab goes to
 */
const BstGridButton *
bst_cell_grid_get_current (BstCellGrid *self)
{
  return self->current < self->cells->len ? get (self, self->current) : NULL;
}

/**
 * bst_cell_grid_set_current:
 * @index: of the cell that Tab is to go to; where there are fewer, the last
 * @focus: whether the keyboard goes there now
 */
void
bst_cell_grid_set_current (BstCellGrid *self, guint index, gboolean focus)
{
  if (self->cells->len == 0)
    return;
  self->current = MIN (index, self->cells->len - 1);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_focusable (get (self, i)->button, i == self->current);
  if (focus)
    gtk_widget_grab_focus (get (self, self->current)->button);
}

/**
 * bst_cell_grid_restore:
 *
 * The cells are there again after bst_cell_grid_clear(): Tab goes to the one that has the number of the former.
 */
void
bst_cell_grid_restore (BstCellGrid *self, gboolean focus)
{
  bst_cell_grid_set_current (self, self->current, focus);
}

/**
 * bst_cell_grid_focus:
 *
 * Returns: whether the keyboard is on a cell now
 */
gboolean
bst_cell_grid_focus (BstCellGrid *self)
{
  bst_cell_grid_set_current (self, self->current, TRUE);
  return self->cells->len > 0;
}

/**
 * bst_cell_grid_new:
 * @holder: (transfer none): a widget around all cells, which gets their keys
 *
 * Returns: (transfer full): no cells yet; the view frees it before its widgets go
 */
BstCellGrid *
bst_cell_grid_new (gpointer view, GtkWidget *holder, BstCellChosen chosen)
{
  BstCellGrid *self = g_new0 (BstCellGrid, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = view;
  self->chosen = chosen;
  self->cells = g_array_new (FALSE, FALSE, sizeof (BstGridButton));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (holder, keys);
  return self;
}

void
bst_cell_grid_free (BstCellGrid *self)
{
  bst_cell_grid_clear (self);
  g_array_unref (self->cells);
  g_free (self);
}
