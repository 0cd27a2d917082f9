/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-years-grid.h"
#include <glib/gi18n.h>
#include "bst-options.h"
#include "bst-reconciliation.h"
#include "bst-text-label.h"

typedef struct {
  guint row, column;
  char *domain; /* NULL: the total */
  gint64 year;
  GtkWidget *button;
} Cell;

struct _BstYearsGrid {
  AdwBin parent_instance;
  BstDocument *document;
  gint64 year;
  BstBudgetPhase phase;
  BstCreditKind credit;
  BstBudgetRoom room;
  GtkWidget *grid, *steps;
  GArray *cells; /* Cell: those that can be activated, by row, then column */
  guint current;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (BstYearsGrid, bst_years_grid, ADW_TYPE_BIN)

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->domain);
}

/* --- Which years -------------------------------------------------------------------------------------------------------- */

static guint
most_years (BstYearsGrid *self)
{
  static const guint most[] = { [BST_BUDGET_WIDE] = 7, [BST_BUDGET_MEDIUM] = 4, [BST_BUDGET_NARROW] = 2 };

  return most[self->room];
}

/* The years of the plan and of its links; where there is no room for all, those around the chosen one. */
static GArray *
list_years (BstYearsGrid *self)
{
  BstRecord *settings = bst_plan_get_single (bst_document_get_plan (self->document), BST_KIND_PLAN);
  GArray *years = bst_budget_totals_list_years (bst_document_get_budget (self->document)),
         *all = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first = bst_record_get_number (settings, "first-year"), last = bst_record_get_number (settings, "last-year");

  for (guint i = 0; i < years->len; i++)
    {
      gint64 year = g_array_index (years, gint64, i);
      first = first == BST_UNSET || year < first ? year : first;
      last = last == BST_UNSET || year > last ? year : last;
    }
  for (gint64 year = first; first != BST_UNSET && year <= last && all->len < 40; year++)
    g_array_append_val (all, year);
  while (all->len > most_years (self))
    {
      gint64 front = self->year - g_array_index (all, gint64, 0),
             back = g_array_index (all, gint64, all->len - 1) - self->year;
      g_array_remove_index (all, front > back ? 0 : all->len - 1);
    }
  g_array_unref (years);
  return all;
}

static gint64
get_amount (BstYearsGrid *self, const char *domain, gint64 year)
{
  BstBudgetKey key = BST_BUDGET_KEY (year, self->phase, self->credit);
  BstBudgetSum sum;

  key.domain = domain;
  sum = bst_budget_totals_get (bst_document_get_budget (self->document), &key);
  return sum.n_links > sum.n_unattributed ? sum.plan : BST_UNSET;
}

/* --- Keyboard: one stop for Tab, the arrows go from figure to figure ------------------------------------------------------ */

static void
set_current (BstYearsGrid *self, guint index, gboolean focus)
{
  if (index >= self->cells->len)
    return;
  self->current = index;
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_focusable (g_array_index (self->cells, Cell, i).button, i == index);
  if (focus)
    gtk_widget_grab_focus (g_array_index (self->cells, Cell, index).button);
}

static int
find_cell (BstYearsGrid *self, int row_step, int step)
{
  const Cell *at = &g_array_index (self->cells, Cell, self->current);

  if (row_step == 0)
    {
      int to = (int) self->current + step;
      return to >= 0 && to < (int) self->cells->len && g_array_index (self->cells, Cell, to).row == at->row ? to : -1;
    }
  for (int i = (int) self->current + row_step; i >= 0 && i < (int) self->cells->len; i += row_step)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      if (cell->row != at->row && cell->column == at->column)
        return i;
    }
  return -1;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstYearsGrid *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int to;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->cells->len == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    to = find_cell (self, key == GDK_KEY_Up ? -1 : 1, 0);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    to = find_cell (self, 0, (key == GDK_KEY_Left) != rtl ? -1 : 1);
  else
    return GDK_EVENT_PROPAGATE;
  if (to >= 0)
    set_current (self, (guint) to, TRUE);
  return GDK_EVENT_STOP;
}

static void
clicked_cb (GtkButton *button, BstYearsGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      if (cell->button != GTK_WIDGET (button))
        continue;
      set_current (self, i, FALSE);
      g_signal_emit (self, chosen_signal, 0, cell->domain, (int) cell->year);
      return;
    }
}

/* --- Cells ------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
new_label (const char *text, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "xalign", xalign, "natural-wrap-mode", GTK_NATURAL_WRAP_WORD, NULL);
  return label;
}

static void
attach (BstYearsGrid *self, GtkWidget *widget, guint column, guint row, const char *css_class)
{
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), widget, (int) column, (int) row, 1, 1);
}

static GtkWidget *
new_figure (BstYearsGrid *self, Cell *cell, const char *title, gint64 cents)
{
  g_autofree char *kilo = cents != BST_UNSET ? bst_format_kilo (NULL, cents) : NULL, *name = NULL;
  GtkWidget *label = gtk_label_new (kilo != NULL ? kilo : "–");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  if (kilo == NULL)
    {
      gtk_widget_add_css_class (label, "no-figure");
      name = g_strdup_printf ("%s, %d: %s", title, (int) cell->year, _ ("nothing"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      return label;
    }
  /* Translators: policy domain, year, thousands of euros */
  name = g_strdup_printf (_ ("%s, %d: %s k€"), title, (int) cell->year, kilo);
  cell->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (cell->button), label);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_add_css_class (cell->button, "figure");
  gtk_widget_set_focusable (cell->button, FALSE);
  gtk_widget_set_tooltip_text (cell->button, name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (cell->button, "clicked", G_CALLBACK (clicked_cb), self);
  return cell->button;
}

static void
add_row (BstYearsGrid *self, const GArray *years, guint row, const char *domain, const char *title,
         const char *css_class)
{
  GtkWidget *head = new_label (title, 0);

  gtk_widget_set_hexpand (head, TRUE);
  gtk_widget_add_css_class (head, "years-title");
  attach (self, head, 0, row, css_class);
  for (guint i = 0; i < years->len; i++)
    {
      Cell cell = { row, i + 1, g_strdup (domain), g_array_index (years, gint64, i), NULL };
      GtkWidget *figure = new_figure (self, &cell, title, get_amount (self, domain, cell.year));
      attach (self, figure, i + 1, row, css_class);
      if (cell.button != NULL)
        g_array_append_val (self->cells, cell);
      else
        cell_clear (&cell);
    }
}

/* Each figure is rounded by itself. */
static void
add_rounding (BstYearsGrid *self, const GArray *years, const GPtrArray *domains, guint row)
{
  g_autofree gint64 *miss = g_new0 (gint64, years->len + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < years->len; i++)
    {
      gint64 year = g_array_index (years, gint64, i), total = get_amount (self, NULL, year);
      miss[i] = total != BST_UNSET ? bst_money_to_kilo (total) : 0;
      for (guint k = 0; k < domains->len; k++)
        {
          gint64 one = get_amount (self, domains->pdata[k], year);
          miss[i] -= one != BST_UNSET ? bst_money_to_kilo (one) : 0;
        }
      any |= miss[i] != 0;
    }
  if (!any)
    return;
  attach (self, new_label (_ ("Rounding, and without a domain"), 0), 0, row, "years-title");
  gtk_widget_add_css_class (gtk_grid_get_child_at (GTK_GRID (self->grid), 0, (int) row), "rounding-row");
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *text = miss[i] != 0 ? bst_format_integer (NULL, miss[i]) : g_strdup ("");
      GtkWidget *label = new_label (text, 1);
      gtk_widget_add_css_class (label, "rounding-row");
      attach (self, label, i + 1, row, "no-figure");
    }
}

static void
add_headings (BstYearsGrid *self, const GArray *years)
{
  attach (self, new_label (_ ("Policy domain"), 0), 0, 0, "grid-heading");
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("%s %d", bst_budget_phase_codes[self->phase], (int) g_array_index (years, gint64, i));
      attach (self, new_label (text, 1), i + 1, 0, "grid-heading");
    }
}

/* --- Steps from year to year -------------------------------------------------------------------------------------------------- */

static void
show_steps (BstYearsGrid *self, const GArray *years)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->steps)) != NULL)
    gtk_box_remove (GTK_BOX (self->steps), child);
  for (guint i = 1; i < years->len; i++)
    {
      gint64 year = g_array_index (years, gint64, i);
      BstYearDifference step =
          bst_budget_compare_years (bst_document_get_budget (self->document), year, self->phase, self->credit);
      g_autofree char *words = bst_year_difference_say (&step, NULL), *text = NULL;
      if (step.n_both == 0)
        continue;
      /* Translators: year, the year before, phase of the budget, kind of credit, what differs */
      text = g_strdup_printf (_ ("%d beside %d, in %s and %s: %s"), (int) year, (int) year - 1,
                              bst_budget_phase_codes[self->phase], bst_credit_codes[self->credit], words);
      gtk_box_append (GTK_BOX (self->steps), bst_text_label_new (text, "check-text"));
    }
}

/* --- Public --------------------------------------------------------------------------------------------------------------------- */

static void
rebuild (BstYearsGrid *self)
{
  g_autoptr (GPtrArray) domains = NULL;
  g_autoptr (GArray) years = NULL;
  gboolean focus = gtk_widget_get_focus_child (self->grid) != NULL;
  guint current = self->current;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_array_set_size (self->cells, 0);
  if (self->document == NULL)
    return;
  years = list_years (self);
  domains = bst_domains_list (bst_document_get_plan (self->document), bst_document_get_framework (self->document));
  add_headings (self, years);
  for (guint i = 0; i < domains->len; i++)
    {
      g_autofree char *title = bst_option_title (self->document, domains->pdata[i]);
      add_row (self, years, i + 1, domains->pdata[i], title, "domain-row");
    }
  add_rounding (self, years, domains, domains->len + 1);
  add_row (self, years, domains->len + 2, NULL, _ ("Attributed amount"), "total-row");
  show_steps (self, years);
  set_current (self, MIN (current, self->cells->len > 0 ? self->cells->len - 1 : 0), focus);
}

/**
 * bst_years_grid_show:
 * @document: (nullable): the open plan
 * @year: around which the years are, where there is no room for all
 */
void
bst_years_grid_show (BstYearsGrid *self, BstDocument *document, gint64 year, BstBudgetPhase phase, BstCreditKind credit)
{
  g_set_object (&self->document, document);
  self->year = year;
  self->phase = phase;
  self->credit = credit;
  rebuild (self);
}

void
bst_years_grid_set_room (BstYearsGrid *self, BstBudgetRoom room)
{
  if (self->room == room)
    return;
  self->room = room;
  rebuild (self);
}

gboolean
bst_years_grid_focus (BstYearsGrid *self)
{
  set_current (self, self->current, TRUE);
  return self->cells->len > 0;
}

/* --- Object ---------------------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  g_clear_object (&BST_YEARS_GRID (object)->document);
  G_OBJECT_CLASS (bst_years_grid_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_array_unref (BST_YEARS_GRID (object)->cells);
  G_OBJECT_CLASS (bst_years_grid_parent_class)->finalize (object);
}

static void
bst_years_grid_class_init (BstYearsGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "budget-grid");

  /**
   * BstYearsGrid::chosen:
   * @domain: (nullable): %NULL: the total
   * @year: of the figure
   */
  chosen_signal = g_signal_new ("chosen", BST_TYPE_YEARS_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_INT);
}

static void
bst_years_grid_init (BstYearsGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "card");
  self->steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->grid, keys);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->steps);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
bst_years_grid_new (void)
{
  return g_object_new (BST_TYPE_YEARS_GRID, NULL);
}
