/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio-summary.c - how many actions read so, above the table; each number is a button that shows those. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-portfolio-page-private.h"
#include "bst-text.h"
#include "kinds/bst-action.h"

typedef struct {
  const char *filter, *key;
} Part;

static const Part parts[] = {
  { NULL, NULL }, /* all of them */
  { "quality", "strong" },   { "advice", "scale-up" }, { "advice", "verify" },
  { "quality", "not-assessed" }, { "role", "new" },
};

static guint
count_part (const BstPortfolioTotals *totals, guint part)
{
  switch (part)
    {
    case 0:
      return totals->n_actions;
    case 1:
      return totals->n_quality[BST_QUALITY_STRONG];
    case 2:
      return totals->n_advice[BST_ADVICE_SCALE_UP];
    case 3:
      return totals->n_advice[BST_ADVICE_VERIFY];
    case 4:
      return totals->n_quality[BST_QUALITY_NOT_ASSESSED];
    default:
      return totals->n_role[BST_ACTION_NEW];
    }
}

static char *
describe_all (guint shown, guint all)
{
  g_autofree char *one = bst_format_integer (NULL, shown), *other = bst_format_integer (NULL, all);

  if (shown == all)
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("%s action", "%s actions", all), other);
  /* Translators: how many are shown, of how many there are */
  return g_strdup_printf (ngettext ("%s of %s action", "%s of %s actions", all), one, other);
}

/* Translators: %s is a number of actions */
static char *
describe_part (guint part, guint n)
{
  g_autofree char *number = bst_format_integer (NULL, n);

  switch (part)
    {
    case 1:
      return g_strdup_printf (ngettext ("%s strong", "%s strong", n), number);
    case 2:
      return g_strdup_printf (ngettext ("%s to scale up", "%s to scale up", n), number);
    case 3:
      return g_strdup_printf (ngettext ("%s to check", "%s to check", n), number);
    case 4:
      return g_strdup_printf (ngettext ("%s not assessed", "%s not assessed", n), number);
    default:
      return g_strdup_printf (ngettext ("%s new for a gap", "%s new for gaps", n), number);
    }
}

/* Only this filter, as one who asks "which are they?" means it; once more, and all are shown again. */
static void
toggled_cb (GtkToggleButton *button, BstPortfolioPage *self)
{
  const Part *part = g_object_get_data (G_OBJECT (button), "part");
  BstFilterBar *filters = bst_records_view_get_filters (self->inventory);
  g_autofree char *kept = g_strdup_printf ("%s=%s", part->filter, part->key);

  bst_filter_bar_recall (filters, gtk_toggle_button_get_active (button) ? kept : "");
}

static void
clear_cb (BstPortfolioPage *self)
{
  bst_records_view_clear_filters (self->inventory);
}

static GtkWidget *
new_part (BstPortfolioPage *self, guint part)
{
  GtkWidget *button = part == 0 ? gtk_button_new () : gtk_toggle_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "count-part");
  if (part == 0)
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);
  else
    g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_object_set_data (G_OBJECT (button), "part", (gpointer) &parts[part]);
  return button;
}

void
bst_portfolio_page_make_summary (BstPortfolioPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    adw_wrap_box_append (self->summary, new_part (self, i));
}

/* Active where the table shows just these. */
static void
show_part (BstPortfolioPage *self, GtkWidget *button, guint part, guint n)
{
  BstFilterBar *filters = bst_records_view_get_filters (self->inventory);
  gboolean active =
      bst_filter_bar_count (filters) == 1 && bst_filter_bar_is_chosen (filters, parts[part].filter, parts[part].key);

  g_signal_handlers_block_by_func (button, toggled_cb, self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  g_signal_handlers_unblock_by_func (button, toggled_cb, self);
  gtk_widget_set_visible (button, n > 0 || active);
}

/**
 * bst_portfolio_page_count:
 *
 * The numbers are those of the whole plan, whatever is filtered: only the first one says how many of them are shown.
 */
void
bst_portfolio_page_count (BstPortfolioPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  BstTableModel *model = bst_records_view_get_model (self->inventory);
  const BstPortfolioTotals nothing = { 0 };
  const BstPortfolioTotals *totals =
      document != NULL ? bst_portfolio_get_totals (bst_document_get_portfolio (document)) : &nothing;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->summary));
  g_autofree char *words = bst_portfolio_info.say (BST_SAY_COUNT, totals->n_actions);

  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    {
      guint n = count_part (totals, i);
      g_autofree char *text = i == 0 ? describe_all (bst_table_model_get_n_visible (model), n) : describe_part (i, n);

      gtk_button_set_label (GTK_BUTTON (button), text);
      if (i > 0)
        show_part (self, button, i, n);
    }
  bst_page_set_count (BST_PAGE (self), totals->n_actions, words, FALSE);
}
