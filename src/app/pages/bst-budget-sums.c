/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-sums.c - the grid of the budget page, what adds up below it, and the panel beside it. */
#include "config.h"
#include "bst-budget-page-private.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "bst-pill.h"
#include "bst-reconciliation.h"
#include "bst-stack.h"

/* --- The panel ------------------------------------------------------------------------------------------------------ */

static const BstFiguresRow *
find_row (BstBudgetPage *self, BstFigures *figures)
{
  for (guint i = 0; i < figures->rows->len; i++)
    {
      const BstFiguresRow *row = figures->rows->pdata[i];
      if (row->kind == self->kind && row->part == self->part && g_strcmp0 (row->domain, self->domain) == 0)
        return row;
    }
  return bst_figures_find (figures, NULL);
}

/**
 * bst_budget_page_show_panel:
 *
 * Shows what is behind the chosen figure, as it is now.
 */
void
bst_budget_page_show_panel (BstBudgetPage *self)
{
  BstFigures *figures = bst_figures_grid_get_figures (self->grid);

  if (figures != NULL)
    bst_budget_panel_show (self->panel, bst_page_get_document (BST_PAGE (self)), figures, find_row (self, figures),
                           self->column);
}

/**
 * bst_budget_page_choose:
 * @row: (nullable): of the grid; %NULL: the total
 * @column: a #BstBudgetColumn, or -1 for the row as a whole
 */
void
bst_budget_page_choose (BstBudgetPage *self, const BstFiguresRow *row, int column)
{
  self->kind = row != NULL ? row->kind : BST_FIGURES_TOTAL;
  self->part = row != NULL ? row->part : BST_PART_COUNTED;
  g_set_str (&self->domain, row != NULL ? row->domain : NULL);
  self->column = column;
  bst_stack_show (GTK_STACK (self->inspector), "panel");
  bst_budget_page_show_panel (self);
  bst_page_tell_shown (BST_PAGE (self));
}

static void
figure_chosen_cb (BstBudgetPage *self, gpointer row, int column)
{
  bst_budget_page_choose (self, row, column);
  bst_page_show_inspector (BST_PAGE (self));
}

static void
unfunded_cb (BstBudgetPage *self)
{
  bst_budget_page_choose (self, NULL, -1);
  bst_page_show_inspector (BST_PAGE (self));
}

/* --- What adds up --------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_check (const BstReconciliation *one)
{
  static const struct {
    BstTone tone;
    const char *shape, *word; /* word: N_() */
  } signs[] = {
    { BST_TONE_SUCCESS, "✓", N_ ("holds") },
    { BST_TONE_WARNING, "▲", N_ ("differs") },
    { BST_TONE_NEUTRAL, "i", N_ ("to know") },
  };
  guint sign = !one->must_hold ? 2 : one->difference != 0 ? 1 : 0;
  g_autofree char *words = g_strdup_printf ("%s. %s", one->name, one->words),
                  *name = g_strdup_printf ("%s: %s", _ (signs[sign].word), words);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10),
            *pill = bst_pill_new (signs[sign].tone, signs[sign].shape, _ (signs[sign].word)),
            *text = bst_text_label_new (words, "check-text");

  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (pill), FALSE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_checks (BstBudgetPage *self)
{
  g_autoptr (GPtrArray) list =
      bst_reconciliations_new (bst_document_get_budget (bst_page_get_document (BST_PAGE (self))), NULL, self->year,
                               self->phase, self->credit, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (words, "%s\n", ((BstReconciliation *) list->pdata[i])->words);
  if (g_strcmp0 (words->str, g_object_get_data (G_OBJECT (self->checks), "words")) == 0)
    return; /* the keyboard may be on one of them */
  g_object_set_data_full (G_OBJECT (self->checks), "words", g_strdup (words->str), g_free);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->checks));
  for (guint i = 0; i < list->len; i++)
    {
      const BstReconciliation *one = list->pdata[i];
      if (one->left != BST_UNSET && one->right != BST_UNSET)
        gtk_list_box_append (GTK_LIST_BOX (self->checks), new_check (one));
    }
}

/* --- Above the grid ------------------------------------------------------------------------------------------------- */

static void
show_summary (BstBudgetPage *self, BstFigures *figures)
{
  g_autoptr (GPtrArray) unfunded = bst_budget_list_unfunded (figures->totals, self->year, NULL);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u action point without means", "%u action points without means", unfunded->len),
                       unfunded->len);
  g_autoptr (GString) summary = g_string_new (_ ("In thousands of euros. Choose a figure to see what is behind it."));

  if (figures->n_embargo > 0)
    {
      g_string_append_c (summary, ' ');
      g_string_append_printf (summary,
                              ngettext ("%u link is under embargo: it stays out of what goes outside.",
                                        "%u links are under embargo: they stay out of what goes outside.",
                                        figures->n_embargo),
                              figures->n_embargo);
    }
  if (figures->difference != NULL)
    {
      g_string_append_c (summary, ' ');
      g_string_append (summary, figures->difference);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), summary->str);
  gtk_button_set_label (GTK_BUTTON (self->unfunded), text);
  gtk_widget_set_visible (self->unfunded, unfunded->len > 0);
}

/* What to do first, as long as nothing was done. */
static void
show_first (BstBudgetPage *self, BstFigures *figures)
{
  BstPlan *plan = bst_page_get_plan (BST_PAGE (self));
  guint n_links = bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_BUDGET_LINKS));
  guint n_articles = bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_ARTICLES));
  const char *text = NULL;

  if (n_links == 0)
    text =
        n_articles == 0
            ? _ ("Begin with one budget link: which action point is paid by which policy domain, and how much of it serves this plan? Articles with their credits can follow; the Articles view holds them.")
            : _ ("The articles are there. Now say per action point which policy domain pays, out of which article, and how much of it serves this plan.");
  else if (!figures->any)
    text = _ (
        "There is nothing in this year, phase and kind of credit. Choose another above, or add an amount to a budget link.");
  gtk_label_set_text (GTK_LABEL (self->first), text != NULL ? text : "");
  gtk_widget_set_visible (self->first, text != NULL);
}

/**
 * bst_budget_page_show_sums:
 *
 * Shows everything that is counted, as it is now.
 */
void
bst_budget_page_show_sums (BstBudgetPage *self)
{
  BstFigures *figures =
      bst_figures_new (bst_page_get_document (BST_PAGE (self)), self->year, self->phase, self->credit);

  bst_figures_grid_show (self->grid, figures);
  show_summary (self, figures);
  show_first (self, figures);
  show_checks (self);
  bst_budget_page_show_panel (self);
  bst_page_tell_shown (BST_PAGE (self));
}

void
bst_budget_page_make_sums (BstBudgetPage *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                     _ ("Does it add up?"), "xalign", 0.0, NULL);

  self->summary = bst_text_label_new (NULL, "dimmed");
  self->first = bst_text_label_new (NULL, "budget-first");
  self->unfunded = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (self->unfunded), TRUE);
  gtk_widget_set_halign (self->unfunded, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->unfunded, "chip");
  g_signal_connect_swapped (self->unfunded, "clicked", G_CALLBACK (unfunded_cb), self);
  self->grid = g_object_new (BST_TYPE_FIGURES_GRID, NULL);
  g_signal_connect_swapped (self->grid, "figure-chosen", G_CALLBACK (figure_chosen_cb), self);
  self->checks = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->checks), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->checks, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Does it add up?"),
                                  -1);
  gtk_widget_add_css_class (heading, "section-title");
  gtk_widget_set_margin_top (heading, 10);
  gtk_box_append (self->sums, self->summary);
  gtk_box_append (self->sums, self->unfunded);
  gtk_box_append (self->sums, self->first);
  gtk_box_append (self->sums, GTK_WIDGET (self->grid));
  gtk_box_append (self->sums, heading);
  gtk_box_append (self->sums, self->checks);
}
