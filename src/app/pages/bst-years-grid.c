/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-years-grid.h"
#include <glib/gi18n.h>
#include "bst-cell-grid.h"
#include "bst-options.h"
#include "bst-reconciliation.h"
#include "bst-text-label.h"

struct _BstYearsGrid {
  AdwBin parent_instance;
  BstDocument *document;
  gint64 year;
  BstBudgetPhase phase;
  BstCreditKind credit;
  BstBudgetRoom room;
  GtkWidget *grid, *steps;
  BstCellGrid
      *cells; /* those that can be activated; row and column are positions in these, a row after the last the total */
  GPtrArray *domains;
  GArray *years; /* gint64 */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (BstYearsGrid, bst_years_grid, ADW_TYPE_BIN)

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

static void
chosen_cb (gpointer view, const BstGridButton *cell)
{
  BstYearsGrid *self = view;
  const char *domain = cell->row < self->domains->len ? self->domains->pdata[cell->row] : NULL;

  g_signal_emit (self, chosen_signal, 0, domain, (int) g_array_index (self->years, gint64, cell->column));
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
new_figure (BstYearsGrid *self, guint row, guint column, const char *title, gint64 cents)
{
  int year = (int) g_array_index (self->years, gint64, column);
  g_autofree char *kilo = cents != BST_UNSET ? bst_format_kilo (NULL, cents) : NULL, *name = NULL;
  GtkWidget *label = gtk_label_new (kilo != NULL ? kilo : "–"), *button;

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  if (kilo == NULL)
    {
      gtk_widget_add_css_class (label, "no-figure");
      name = g_strdup_printf ("%s, %d: %s", title, year, _ ("nothing"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      return label;
    }
  /* Translators: policy domain, year, thousands of euros */
  name = g_strdup_printf (_ ("%s, %d: %s k€"), title, year, kilo);
  button = bst_cell_grid_add (self->cells, row, (int) column, label, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure");
  return button;
}

/* @at: the row on the screen */
static void
add_row (BstYearsGrid *self, guint row, guint at, const char *title, const char *css_class)
{
  const char *domain = row < self->domains->len ? self->domains->pdata[row] : NULL;
  GtkWidget *head = new_label (title, 0);

  gtk_widget_set_hexpand (head, TRUE);
  gtk_widget_add_css_class (head, "years-title");
  attach (self, head, 0, at, css_class);
  for (guint i = 0; i < self->years->len; i++)
    attach (self, new_figure (self, row, i, title, get_amount (self, domain, g_array_index (self->years, gint64, i))),
            i + 1, at, css_class);
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
clear (BstYearsGrid *self)
{
  GtkWidget *child;

  bst_cell_grid_clear (self->cells);
  g_clear_pointer (&self->domains, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static void
rebuild (BstYearsGrid *self)
{
  gboolean focus = gtk_widget_get_focus_child (self->grid) != NULL;
  guint n;

  clear (self);
  if (self->document == NULL)
    return;
  self->years = list_years (self);
  self->domains =
      bst_domains_list (bst_document_get_plan (self->document), bst_document_get_framework (self->document));
  n = self->domains->len;
  add_headings (self, self->years);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = bst_option_title (self->document, self->domains->pdata[i]);
      add_row (self, i, i + 1, title, "domain-row");
    }
  add_rounding (self, self->years, self->domains, n + 1);
  add_row (self, n, n + 2, _ ("Attributed amount"), "total-row");
  show_steps (self, self->years);
  bst_cell_grid_restore (self->cells, focus);
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
  return bst_cell_grid_focus (self->cells);
}

/* --- Object ---------------------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstYearsGrid *self = BST_YEARS_GRID (object);

  if (self->cells != NULL)
    clear (self);
  g_clear_pointer (&self->cells, bst_cell_grid_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (bst_years_grid_parent_class)->dispose (object);
}

static void
bst_years_grid_class_init (BstYearsGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
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

  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "card");
  self->steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->cells = bst_cell_grid_new (self, self->grid, chosen_cb);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->steps);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
bst_years_grid_new (void)
{
  return g_object_new (BST_TYPE_YEARS_GRID, NULL);
}
