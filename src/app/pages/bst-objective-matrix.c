/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-matrix.h"
#include <glib/gi18n.h>
#include "bst-cell-grid.h"
#include "bst-phase-tabs.h"

/* A cell on the screen: the one of the same number in the grid of buttons. */
typedef struct {
  guint row, phase;
  GtkWidget *objectives, *points;
} Cell;

struct _BstObjectiveMatrix {
  GtkWidget parent_instance;
  BstDocument *document;
  BstGridKind kind;
  BstGrid *grid;  /* what is shown */
  GArray *cells;  /* Cell, by row, then phase */
  BstCellGrid *buttons;
  gboolean as_list;
  GtkWidget *scroller, *box, *intro, *sideways,
      *body; /* only the body scrolls sideways: an explanation is read whole */
};

enum { CELL_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstObjectiveMatrix, bst_objective_matrix, GTK_TYPE_WIDGET)

static const BstGridRow *
get_row (BstObjectiveMatrix *self, guint row)
{
  return g_ptr_array_index (self->grid->rows, row);
}

static const BstGridCell *
get_cell (BstObjectiveMatrix *self, const Cell *cell)
{
  return &get_row (self, cell->row)->cells[cell->phase];
}

/* --- What a cell says ----------------------------------------------------------------------------------------- */

static void
show_cell (BstObjectiveMatrix *self, const Cell *cell, GtkWidget *button)
{
  const BstGridCell *counts = get_cell (self, cell);
  const BstGridRow *row = get_row (self, cell->row);
  const char *phase = bst_item_get_short (self->grid->phases[cell->phase], NULL);
  guint n = counts->objectives->len;
  g_autofree char *objectives = g_strdup_printf (ngettext ("%u objective", "%u objectives", n), n);
  g_autofree char *points =
      counts->n_points > 0
          ? g_strdup_printf (ngettext ("%u action point", "%u action points", counts->n_points), counts->n_points)
          : g_strdup (_ ("no action point"));
  g_autofree char *shown = g_strdup_printf ("%s\u2009%s", counts->n_points > 0 ? "✓" : "○", points), *name = NULL;
  gboolean applies = counts->applies || n > 0 || counts->n_points > 0;

  if (applies)
    /* Translators: a cell: theme or group, phase of life; number of objectives, number of action points */
    name = g_strdup_printf (_ ("%s, %s: %s, %s"), row->title, phase, objectives, points);
  else
    name =
        g_strdup_printf (self->kind == BST_GRID_THEMES ? _ ("%s, %s: the framework has no objective on this theme here")
                                                       : _ ("%s, %s: the framework names no such group here"),
                         row->title, phase);
  gtk_label_set_text (GTK_LABEL (cell->objectives), applies ? objectives : "–");
  gtk_label_set_text (GTK_LABEL (cell->points), applies ? shown : "");
  gtk_widget_set_visible (cell->points, applies);
  bst_cell_grid_name (button, name);
  (applies && counts->n_points > 0 ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (button, "covered");
  (applies && counts->n_points == 0 ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (button, "uncovered");
  (applies ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (button, "not-here");
}

static void
show_cells (BstObjectiveMatrix *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    show_cell (self, &g_array_index (self->cells, Cell, i), bst_cell_grid_get (self->buttons, i)->button);
}

/* In a list a row of buttons is one cell, of whichever row and phase. */
static void
chosen_cb (gpointer view, const BstGridButton *chosen)
{
  BstObjectiveMatrix *self = view;
  guint index = self->as_list ? chosen->row : chosen->row * (guint) self->grid->n_phases + (guint) chosen->column;
  const Cell *cell = &g_array_index (self->cells, Cell, index);
  const BstGridCell *counts = get_cell (self, cell);

  if (counts->objectives->len == 0)
    gtk_widget_error_bell (chosen->button);
  else
    g_signal_emit (self, signals[CELL_ACTIVATED], 0, self->grid->phases[cell->phase]->id,
                   get_row (self, cell->row)->title, counts->objectives);
}

/* --- Building ------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
add_cell (BstObjectiveMatrix *self, guint row, guint phase)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *button;
  Cell cell = { .row = row, .phase = phase };

  cell.objectives = new_label (NULL, "cell-objectives");
  cell.points = new_label (NULL, "cell-points");
  if (self->as_list)
    gtk_box_append (GTK_BOX (box), new_label (bst_item_get_short (self->grid->phases[phase], NULL), "heading"));
  gtk_box_append (GTK_BOX (box), cell.points);
  gtk_box_append (GTK_BOX (box), cell.objectives);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  button = bst_cell_grid_add (self->buttons, self->as_list ? self->cells->len : row, self->as_list ? 0 : (int) phase,
                              box, NULL);
  gtk_widget_add_css_class (button, "matrix-cell");
  gtk_widget_set_hexpand (button, TRUE);
  g_array_append_val (self->cells, cell);
  return button;
}

static GtkWidget *
new_row_heading (const BstGridRow *row)
{
  GtkWidget *label = new_label (row->title, "heading");

  gtk_widget_set_tooltip_text (label, row->hint);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
new_phase_heading (BstObjectiveMatrix *self, const BstItem *phase)
{
  g_autofree char *css_class = bst_phase_css_class (bst_document_get_framework (self->document), phase->id);
  g_autofree char *heading = bst_phase_make_heading (phase);
  GtkWidget *label = new_label (heading, "heading");

  gtk_widget_add_css_class (label, "phase-heading");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  return label;
}

static GtkWidget *
build_grid (BstObjectiveMatrix *self)
{
  g_autoptr (GtkSizeGroup) same_width = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < self->grid->n_phases; i++)
    {
      GtkWidget *heading = new_phase_heading (self, self->grid->phases[i]);

      gtk_size_group_add_widget (same_width, heading);
      gtk_grid_attach (GTK_GRID (grid), heading, (int) i + 1, 0, 1, 1);
    }
  for (guint i = 0; i < self->grid->rows->len; i++)
    {
      GtkWidget *heading = new_row_heading (get_row (self, i));
      gtk_label_set_max_width_chars (GTK_LABEL (heading), 14);
      gtk_grid_attach (GTK_GRID (grid), heading, 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < self->grid->n_phases; j++)
        {
          GtkWidget *cell = add_cell (self, i, j);

          gtk_size_group_add_widget (same_width, cell);
          gtk_grid_attach (GTK_GRID (grid), cell, (int) j + 1, (int) i + 1, 1, 1);
        }
    }
  return grid;
}

/* In a narrow window: each row a heading, and below it the phases that it is about. */
static GtkWidget *
build_list (BstObjectiveMatrix *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (list, "matrix-list");
  for (guint i = 0; i < self->grid->rows->len; i++)
    {
      GtkWidget *heading = new_row_heading (get_row (self, i));
      gtk_widget_set_margin_top (heading, i > 0 ? 12 : 0);
      gtk_box_append (GTK_BOX (list), heading);
      for (guint j = 0; j < self->grid->n_phases; j++)
        if (get_row (self, i)->cells[j].applies || get_row (self, i)->cells[j].objectives->len > 0)
          gtk_box_append (GTK_BOX (list), add_cell (self, i, j));
    }
  return list;
}

static void
rebuild (BstObjectiveMatrix *self)
{
  bst_cell_grid_clear (self->buttons);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->sideways), NULL);
  self->body = NULL;
  g_array_set_size (self->cells, 0);
  if (self->grid == NULL)
    return;
  self->body = self->as_list ? build_list (self) : build_grid (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->sideways), self->body);
  bst_cell_grid_restore (self->buttons, FALSE);
}

static gboolean
same_shape (BstObjectiveMatrix *self, const BstGrid *one, const BstGrid *other)
{
  if (self->body == NULL || one == NULL || one->rows->len != other->rows->len || one->n_phases != other->n_phases)
    return FALSE;
  for (guint i = 0; i < one->rows->len; i++)
    {
      const BstGridRow *a = g_ptr_array_index (one->rows, i), *b = g_ptr_array_index (other->rows, i);
      if (g_strcmp0 (a->key, b->key) != 0 || g_strcmp0 (a->title, b->title) != 0)
        return FALSE;
      for (guint j = 0; self->as_list && j < one->n_phases; j++)
        if ((a->cells[j].objectives->len > 0) != (b->cells[j].objectives->len > 0))
          return FALSE;
    }
  return TRUE;
}

/**
 * bst_objective_matrix_update:
 *
 * Counts again; the widgets stay unless there are other rows.
 */
void
bst_objective_matrix_update (BstObjectiveMatrix *self)
{
  BstGrid *grid = self->document != NULL ? bst_grid_new (self->document, self->kind) : NULL;
  gboolean same = grid != NULL && same_shape (self, self->grid, grid);

  g_clear_pointer (&self->grid, bst_grid_free);
  self->grid = grid;
  if (!same)
    rebuild (self);
  show_cells (self);
}

void
bst_objective_matrix_set_as_list (BstObjectiveMatrix *self, gboolean as_list)
{
  if (self->as_list == as_list)
    return;
  self->as_list = as_list;
  bst_cell_grid_set_current (self->buttons, 0, FALSE);
  if (self->body != NULL)
    {
      rebuild (self);
      show_cells (self);
    }
}

/**
 * bst_objective_matrix_set_document:
 * @document: (nullable): the plan to count
 *
 * Nothing is counted before bst_objective_matrix_update().
 */
void
bst_objective_matrix_set_document (BstObjectiveMatrix *self, BstDocument *document, BstGridKind kind)
{
  g_set_object (&self->document, document);
  self->kind = kind;
  g_clear_pointer (&self->grid, bst_grid_free);
  rebuild (self);
  gtk_label_set_text (
      GTK_LABEL (self->intro),
      kind == BST_GRID_THEMES
          ? _ ("How far the plan is per theme and life phase. A cell counts the strategic objectives on the theme and the operational ones that serve them, and their action points. The themes are an editorial addition to the framework.")
          : _ ("What the plan does for vulnerable groups. A cell counts the objectives that name the group or have an action point for it, and the action points that name it."));
}

/* --- Object --------------------------------------------------------------------------------------------------- */

static void
bst_objective_matrix_dispose (GObject *object)
{
  BstObjectiveMatrix *self = BST_OBJECTIVE_MATRIX (object);

  g_clear_pointer (&self->buttons, bst_cell_grid_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->grid, bst_grid_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (bst_objective_matrix_parent_class)->dispose (object);
}

static void
bst_objective_matrix_class_init (BstObjectiveMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_objective_matrix_dispose;
  gtk_widget_class_set_css_name (widget_class, "objective-matrix");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", BST_TYPE_OBJECTIVE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_PTR_ARRAY);
}

static void
bst_objective_matrix_init (BstObjectiveMatrix *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (self->box, "matrix");
  self->intro = new_label (NULL, "dimmed");
  gtk_box_append (GTK_BOX (self->box), self->intro);
  self->sideways = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_box_append (GTK_BOX (self->box), self->sideways);
  self->scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->box, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->buttons = bst_cell_grid_new (self, self->sideways, chosen_cb);
}
