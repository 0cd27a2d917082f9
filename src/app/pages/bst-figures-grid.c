/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-figures-grid.h"
#include <glib/gi18n.h>
#include "bst-cell-grid.h"
#include "bst-flow-layout.h"
#include "bst-pill.h"

#define WHOLE_ROW (-1)

struct _BstFiguresGrid {
  GtkWidget parent_instance;
  BstFigures *figures;
  BstBudgetRoom room;
  GtkWidget *grid;
  BstCellGrid *cells;
};

enum { FIGURE_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstFiguresGrid, bst_figures_grid, GTK_TYPE_WIDGET)

/* Where there is less room the rest stands in the panel. */
static gboolean
is_shown (BstFiguresGrid *self, BstBudgetColumn column)
{
  switch (column)
    {
    case BST_COLUMN_PLAN:
    case BST_COLUMN_DIFFERENCE:
      return TRUE;
    case BST_COLUMN_BEFORE:
      return self->room != BST_BUDGET_NARROW;
    default:
      return self->room == BST_BUDGET_WIDE;
    }
}

static BstFiguresRow *
get_row (BstFiguresGrid *self, guint row)
{
  return self->figures->rows->pdata[row];
}

/* --- Words --------------------------------------------------------------------------------------------------------- */

static char *
make_heading (BstFiguresGrid *self, BstBudgetColumn column)
{
  const char *phase = bst_budget_phase_codes[self->figures->phase];

  switch (column)
    {
    case BST_COLUMN_BEFORE:
      return g_strdup_printf ("%s %d", phase, (int) self->figures->year - 1);
    case BST_COLUMN_PLAN:
      return g_strdup_printf ("%s %d", phase, (int) self->figures->year);
    case BST_COLUMN_DIFFERENCE:
      return g_strdup (_ ("difference"));
    case BST_COLUMN_GROSS:
      return g_strdup (_ ("of credits of"));
    case BST_COLUMN_SHARE:
      return g_strdup (_ ("share"));
    default:
      return g_strdup (_ ("beside it, by coefficient"));
    }
}

/* What the number counts, for who hears it without the headings. */
static char *
make_name (BstFiguresGrid *self, const BstFiguresRow *row, BstBudgetColumn column)
{
  g_autofree char *heading = make_heading (self, column), *text = bst_figures_format (&row->figures[column], column);
  gboolean empty = row->figures[column].value == BST_UNSET;

  if (column == BST_COLUMN_SHARE)
    return g_strdup_printf ("%s, %s: %s", row->title, heading, empty ? _ ("nothing") : text);
  return empty ? g_strdup_printf ("%s, %s: %s", row->title, heading, _ ("nothing"))
               /* Translators: policy domain, heading of the column, thousands of euros */
               : g_strdup_printf (_ ("%s, %s: %s k€"), row->title, heading, text);
}

/**
 * bst_budget_state_make_words:
 *
 * Returns: (transfer full): how far a domain is: "submitted, 3 of 4 filled in"
 */
char *
bst_budget_state_make_words (const BstFiguresRow *row)
{
  if (row->outside || row->n_links == 0)
    return g_strdup ("");
  /* Translators: number of budget links with an amount, number of budget links */
  return g_strdup_printf (ngettext ("%u of %u filled in", "%u of %u filled in", row->n_links), row->n_filled,
                          row->n_links);
}

/**
 * bst_contribution_cell_new_pill:
 *
 * Returns: (transfer floating): the state of a contribution
 */
GtkWidget *
bst_contribution_cell_new_pill (BstContributionCell state)
{
  static const struct {
    BstTone tone;
    const char *shape;
  } signs[BST_N_CONTRIBUTION_CELLS] = {
    [BST_CELL_NOT_ASKED] = { BST_TONE_NEUTRAL, "○" }, [BST_CELL_ASKED] = { BST_TONE_WARNING, "○" },
    [BST_CELL_LATE] = { BST_TONE_ERROR, "▲" },        [BST_CELL_CONCEPT] = { BST_TONE_NEUTRAL, "○" },
    [BST_CELL_SUBMITTED] = { BST_TONE_ACCENT, NULL }, [BST_CELL_COMPLETE] = { BST_TONE_SUCCESS, "✓" },
    [BST_CELL_LOCKED] = { BST_TONE_SUCCESS, "■" },
  };

  return bst_pill_new (signs[state].tone, signs[state].shape, _ (bst_contribution_cell_names[state].label));
}

/**
 * bst_budget_state_new_pill:
 *
 * Returns: (transfer floating): the state of a domain's contribution
 */
GtkWidget *
bst_budget_state_new_pill (const BstFiguresRow *row)
{
  return row->outside ? bst_pill_new (BST_TONE_NEUTRAL, NULL, _ ("no Flemish BBT"))
                      : bst_contribution_cell_new_pill (row->state);
}

static void
chosen_cb (gpointer self, const BstGridButton *cell)
{
  g_signal_emit (self, signals[FIGURE_CHOSEN], 0, get_row (self, cell->row), cell->column);
}

/* --- Building ------------------------------------------------------------------------------------------------------ */

static GtkWidget *
new_label (const char *text, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "xalign", xalign, "natural-wrap-mode", GTK_NATURAL_WRAP_WORD, NULL);
  return label;
}

static GtkWidget *
add_cell (BstFiguresGrid *self, guint row, int column, GtkWidget *child, const char *name)
{
  GtkWidget *button = bst_cell_grid_add (self->cells, row, column, child, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure");
  return button;
}

/* A budget that is not voted is not for outside: it stands at its column. */
static GtkWidget *
new_heading (BstFiguresGrid *self, BstBudgetColumn column)
{
  g_autofree char *text = make_heading (self, column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *pill;

  gtk_box_append (GTK_BOX (box), new_label (text, 1));
  if (column != BST_COLUMN_PLAN || self->figures->n_embargo == 0)
    return box;
  pill = bst_pill_new (BST_TONE_WARNING, "▲", _ ("under embargo"));
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), pill);
  return box;
}

static void
add_headings (BstFiguresGrid *self)
{
  int at = 0;

  gtk_grid_attach (GTK_GRID (self->grid), new_label (_ ("Policy domain"), 0), at++, 0, 1, 1);
  for (guint column = 0; column < BST_N_BUDGET_COLUMNS; column++)
    if (is_shown (self, column))
      gtk_grid_attach (GTK_GRID (self->grid), new_heading (self, column), at++, 0, 1, 1);
  if (self->room != BST_BUDGET_NARROW)
    gtk_grid_attach (GTK_GRID (self->grid), new_label (_ ("contribution"), 0), at++, 0, 1, 1);
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_add_css_class (child, "grid-heading");
      gtk_widget_set_valign (child, GTK_ALIGN_END);
    }
}

static GtkWidget *
new_state (const BstFiguresRow *row)
{
  GtkWidget *box = bst_flow_new (6, FALSE), *pill = bst_budget_state_new_pill (row);
  g_autofree char *words = bst_budget_state_make_words (row);

  gtk_box_append (GTK_BOX (box), pill);
  if (*words != '\0')
    {
      GtkWidget *label = new_label (words, 0);
      gtk_widget_add_css_class (label, "record-note");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* The name of the domain; in a narrow window its state stands below it. */
static GtkWidget *
new_title (BstFiguresGrid *self, guint i)
{
  const BstFiguresRow *row = get_row (self, i);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *label = new_label (row->title, 0);
  g_autofree char *words = bst_budget_state_make_words (row),
                  *name = g_strdup_printf (*words != '\0' ? "%s, %s" : "%s", row->title, words);

  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (box, self->room == BST_BUDGET_NARROW);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (row->kind == BST_FIGURES_ROUNDING)
    return box;
  if (row->kind == BST_FIGURES_DOMAIN && self->room == BST_BUDGET_NARROW)
    gtk_box_append (GTK_BOX (box), new_state (row));
  return add_cell (self, i, WHOLE_ROW, box, name);
}

static GtkWidget *
new_figure (BstFiguresGrid *self, guint i, BstBudgetColumn column)
{
  const BstFiguresRow *row = get_row (self, i);
  g_autofree char *text = bst_figures_format (&row->figures[column], column), *name = make_name (self, row, column);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  if (row->figures[column].opens)
    return add_cell (self, i, (int) column, label, name);
  gtk_widget_add_css_class (label, "no-figure");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return label;
}

static void
add_row (BstFiguresGrid *self, guint i)
{
  static const char *const classes[] = { "domain-row", "domain-row", "rounding-row", "total-row", "beside-row" };
  const BstFiguresRow *row = get_row (self, i);
  GtkWidget *widget = new_title (self, i);
  int at = 0;

  gtk_widget_add_css_class (widget, "row-title");
  gtk_widget_add_css_class (widget, classes[row->kind]);
  gtk_grid_attach (GTK_GRID (self->grid), widget, at++, (int) i + 1, 1, 1);
  for (guint column = 0; column < BST_N_BUDGET_COLUMNS; column++)
    if (is_shown (self, column))
      {
        widget = new_figure (self, i, column);
        gtk_widget_add_css_class (widget, classes[row->kind]);
        gtk_grid_attach (GTK_GRID (self->grid), widget, at++, (int) i + 1, 1, 1);
      }
  if (self->room == BST_BUDGET_NARROW)
    return;
  widget = row->kind == BST_FIGURES_DOMAIN ? new_state (row) : gtk_label_new ("");
  if (row->kind == BST_FIGURES_TOTAL && self->figures->difference != NULL)
    {
      gtk_label_set_text (GTK_LABEL (widget), self->figures->difference);
      g_object_set (widget, "wrap", TRUE, "xalign", 0.0, "max-width-chars", 26, NULL);
    }
  gtk_widget_add_css_class (widget, "state-cell");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_add_css_class (widget, classes[row->kind]);
  gtk_grid_attach (GTK_GRID (self->grid), widget, at++, (int) i + 1, 1, 1);
}

/* Where the keyboard is: the same row and column, wherever they stand. */
static char *
make_place (BstFiguresGrid *self, const BstGridButton *cell)
{
  const BstFiguresRow *row = cell != NULL ? get_row (self, cell->row) : NULL;

  return row != NULL ? g_strdup_printf ("%d %d %s %d", row->kind, row->part, row->domain != NULL ? row->domain : "",
                                        cell->column)
                     : NULL;
}

static char *
make_current_place (BstFiguresGrid *self)
{
  return make_place (self, bst_cell_grid_get_current (self->cells));
}

static void
rebuild (BstFiguresGrid *self, const char *place, gboolean focus)
{
  GtkWidget *child;
  guint found = 0;

  bst_cell_grid_clear (self->cells);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (self->figures == NULL)
    return;
  add_headings (self);
  for (guint i = 0; i < self->figures->rows->len; i++)
    add_row (self, i);
  for (guint i = 0; i < bst_cell_grid_get_n (self->cells); i++)
    {
      g_autofree char *here = make_place (self, bst_cell_grid_get (self->cells, i));
      if (g_strcmp0 (here, place) == 0)
        found = i;
    }
  bst_cell_grid_set_current (self->cells, found, focus);
}

/**
 * bst_figures_grid_show:
 * @figures: (nullable) (transfer full): what to show
 */
void
bst_figures_grid_show (BstFiguresGrid *self, BstFigures *figures)
{
  g_autofree char *place = make_current_place (self);
  gboolean focus = gtk_widget_get_focus_child (self->grid) != NULL;
  g_autoptr (BstFigures) old = g_steal_pointer (&self->figures);

  self->figures = figures;
  rebuild (self, place, focus);
}

/**
 * bst_figures_grid_get_figures:
 *
 * Returns: (nullable) (transfer none): what is shown
 */
BstFigures *
bst_figures_grid_get_figures (BstFiguresGrid *self)
{
  return self->figures;
}

void
bst_figures_grid_set_room (BstFiguresGrid *self, BstBudgetRoom room)
{
  g_autofree char *place = make_current_place (self);

  if (self->room == room)
    return;
  self->room = room;
  rebuild (self, place, FALSE);
}

gboolean
bst_figures_grid_focus (BstFiguresGrid *self)
{
  return bst_cell_grid_focus (self->cells);
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstFiguresGrid *self = BST_FIGURES_GRID (object);

  g_clear_pointer (&self->cells, bst_cell_grid_free);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->figures, bst_figures_free);
  G_OBJECT_CLASS (bst_figures_grid_parent_class)->dispose (object);
}

static void
bst_figures_grid_class_init (BstFiguresGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_css_name (widget_class, "budget-grid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[FIGURE_CHOSEN] = g_signal_new ("figure-chosen", BST_TYPE_FIGURES_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
}

static void
bst_figures_grid_init (BstFiguresGrid *self)
{
  self->room = BST_BUDGET_WIDE;
  self->grid = gtk_grid_new ();
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attributed amounts by policy domain, in thousands of euros"), -1);
  self->cells = bst_cell_grid_new (self, self->grid, chosen_cb);
}
