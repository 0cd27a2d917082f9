/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-budget-figures.h"
#include <glib/gi18n.h>
#include "bst-options.h"
#include "bst-reconciliation.h"

/* Which columns add up from row to row. */
static const BstBudgetColumn sums[] = { BST_COLUMN_BEFORE, BST_COLUMN_PLAN, BST_COLUMN_GROSS, BST_COLUMN_COEFFICIENT };

static void
row_free (gpointer data)
{
  BstFiguresRow *row = data;

  g_free (row->domain);
  g_free (row->title);
  g_free (row);
}

static BstFiguresRow *
add_row (BstFigures *self, BstFiguresKind kind, const char *domain, char *title)
{
  BstFiguresRow *row = g_new0 (BstFiguresRow, 1);

  row->kind = kind;
  row->domain = g_strdup (domain);
  row->title = title;
  row->part = BST_PART_COUNTED;
  for (guint i = 0; i < BST_N_BUDGET_COLUMNS; i++)
    row->figures[i].value = row->figures[i].kilo = BST_UNSET;
  g_ptr_array_add (self->rows, row);
  return row;
}

/* --- One figure ---------------------------------------------------------------------------------------------------- */

static BstBudgetKey
make_key (BstFigures *self, const BstFiguresRow *row, BstBudgetColumn column)
{
  BstBudgetKey key = BST_BUDGET_KEY (self->year, self->phase, self->credit);

  key.domain = row->domain;
  key.part = column == BST_COLUMN_COEFFICIENT ? BST_PART_COEFFICIENT : row->part;
  if (column == BST_COLUMN_BEFORE)
    key.year--;
  return key;
}

static void
set_cents (BstFigure *figure, gint64 cents, gboolean opens)
{
  figure->value = cents;
  figure->kilo = bst_money_to_kilo (cents);
  figure->opens = opens;
}

/* Nothing filled in is no 0. */
static void
read_sum (BstFigures *self, BstFiguresRow *row, BstBudgetColumn column)
{
  BstBudgetKey key = make_key (self, row, column);
  BstBudgetSum sum = bst_budget_totals_get (self->totals, &key);
  gboolean gross = column == BST_COLUMN_GROSS;

  if (sum.n_links > 0 && !(gross && sum.gross == 0) && !(!gross && sum.n_unattributed == sum.n_links && sum.plan == 0))
    set_cents (&row->figures[column], gross ? sum.gross : sum.plan, TRUE);
  else
    row->figures[column].opens = sum.n_links > 0;
  self->any |= sum.n_links > 0;
}

/* A difference is that of the cells as they are shown, so that a reader can check it. */
static void
compare (BstFiguresRow *row)
{
  const BstFigure *before = &row->figures[BST_COLUMN_BEFORE], *now = &row->figures[BST_COLUMN_PLAN];
  BstFigure *difference = &row->figures[BST_COLUMN_DIFFERENCE];

  if (before->value == BST_UNSET || now->value == BST_UNSET)
    return;
  difference->value = now->value - before->value;
  difference->kilo = now->kilo - before->kilo;
  difference->opens = TRUE;
}

static void
set_share (BstFiguresRow *row)
{
  gint64 plan = row->figures[BST_COLUMN_PLAN].value, gross = row->figures[BST_COLUMN_GROSS].value;
  BstFigure *share = &row->figures[BST_COLUMN_SHARE];

  share->value = plan <= gross ? bst_money_ratio (plan, gross) : BST_UNSET;
  share->opens = share->value != BST_UNSET;
}

static void
read_sums (BstFigures *self, BstFiguresRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    read_sum (self, row, sums[i]);
  compare (row);
  set_share (row);
}

/* --- Rows ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_filled (BstFigures *self, BstRecord *link)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == self->phase && one->credit == self->credit && one->plan != BST_UNSET)
        return BST_BUDGET_LINK (link)->class_ != BST_CLASS_TO_ANALYSE;
    }
  return BST_BUDGET_LINK (link)->funding_kind == BST_FUNDING_IN_KIND && BST_BUDGET_LINK (link)->fte != BST_UNSET;
}

static void
add_domain (BstFigures *self, BstDocument *document, const char *domain)
{
  BstPlan *plan = bst_document_get_plan (document);
  BstFiguresRow *row = add_row (self, BST_FIGURES_DOMAIN, domain, bst_option_title (document, domain));
  g_autoptr (GPtrArray) links = bst_domain_list_links (plan, domain, self->year);

  row->outside = bst_domain_is_outside (plan, bst_document_get_framework (document), domain);
  row->state = bst_budget_grid_get (self->totals, domain, self->year, self->phase, self->credit,
                                    bst_document_get_context (document)->today)
                   .state;
  row->n_links = links->len;
  for (guint i = 0; i < links->len; i++)
    {
      row->n_filled += is_filled (self, links->pdata[i]) ? 1 : 0;
      self->n_embargo += !bst_link_is_public (links->pdata[i], bst_document_get_context (document)->today);
    }
  read_sums (self, row);
}

static BstMoneySum
add_up (BstFigures *self, BstBudgetColumn column)
{
  BstMoneySum sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 value = ((BstFiguresRow *) self->rows->pdata[i])->figures[column].value;
      sum += value != BST_UNSET ? value : 0;
    }
  return sum;
}

/* Money that nobody said whose it is: it counts, so it is seen. */
static void
add_no_domain (BstFigures *self)
{
  BstFiguresRow *row = add_row (self, BST_FIGURES_NO_DOMAIN, NULL, g_strdup (_ ("Without a policy domain")));
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (GPtrArray) links = bst_figures_list_links (self, row, sums[i]);
      BstBudgetKey key = make_key (self, row, sums[i]);
      BstBudgetSum all = bst_budget_totals_get (self->totals, &key);
      gint64 rest = (sums[i] == BST_COLUMN_GROSS ? all.gross : all.plan) - bst_money_from_sum (add_up (self, sums[i]));
      if (links->len == 0)
        continue;
      set_cents (&row->figures[sums[i]], rest, TRUE);
      any = TRUE;
    }
  compare (row);
  set_share (row);
  if (!any)
    g_ptr_array_remove_index (self->rows, self->rows->len - 1);
}

/* Each figure is rounded by itself; where the total then differs from the sum of what is shown, it stands there. */
static void
add_rounding (BstFigures *self, const BstFiguresRow *total)
{
  gint64 miss[BST_N_BUDGET_COLUMNS] = { 0 };
  BstFiguresRow *row;
  gboolean any = FALSE;

  for (guint column = 0; column < BST_N_BUDGET_COLUMNS; column++)
    {
      if (column == BST_COLUMN_SHARE || total->figures[column].value == BST_UNSET)
        continue;
      miss[column] = total->figures[column].kilo;
      for (guint i = 0; i < self->rows->len; i++)
        {
          gint64 kilo = ((BstFiguresRow *) self->rows->pdata[i])->figures[column].kilo;
          miss[column] -= kilo != BST_UNSET ? kilo : 0;
        }
      any |= miss[column] != 0;
    }
  if (!any)
    return;
  row = add_row (self, BST_FIGURES_ROUNDING, NULL, g_strdup (_ ("Rounding difference")));
  for (guint column = 0; column < BST_N_BUDGET_COLUMNS; column++)
    if (miss[column] != 0)
      {
        row->figures[column].value = miss[column] * BST_CENTS_PER_KILO;
        row->figures[column].kilo = miss[column];
      }
}

/* --- Sums ---------------------------------------------------------------------------------------------------------- */

static void
add_total (BstFigures *self)
{
  BstFiguresRow total = { .part = BST_PART_COUNTED }, *row;
  BstYearDifference c = bst_budget_compare_years (self->totals, self->year, self->phase, self->credit);

  for (guint i = 0; i < BST_N_BUDGET_COLUMNS; i++)
    total.figures[i].value = total.figures[i].kilo = BST_UNSET;
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    read_sum (self, &total, sums[i]);
  if (c.n_both > 0)
    set_cents (&total.figures[BST_COLUMN_DIFFERENCE], c.after - c.before, TRUE);
  if (total.figures[BST_COLUMN_BEFORE].value != BST_UNSET && total.figures[BST_COLUMN_PLAN].value != BST_UNSET)
    self->difference = bst_year_difference_say (&c, NULL);
  set_share (&total);
  add_rounding (self, &total);
  row = add_row (self, BST_FIGURES_TOTAL, NULL, g_strdup (_ ("Attributed amount")));
  memcpy (row->figures, total.figures, sizeof total.figures);
}

/* What counts in no total stands below it. */
static void
add_beside (BstFigures *self)
{
  for (guint part = 0; part < BST_N_PARTS; part++)
    {
      BstFiguresRow *row;
      if (part == BST_PART_COUNTED)
        continue;
      row = add_row (self, BST_FIGURES_BESIDE, NULL, g_strdup (_ (bst_part_names[part].label)));
      row->part = (BstPart) part;
      read_sum (self, row, BST_COLUMN_BEFORE);
      read_sum (self, row, BST_COLUMN_PLAN);
      read_sum (self, row, BST_COLUMN_GROSS);
      compare (row);
      set_share (row);
      if (!row->figures[BST_COLUMN_BEFORE].opens && !row->figures[BST_COLUMN_PLAN].opens)
        g_ptr_array_remove_index (self->rows, self->rows->len - 1);
    }
}

/* --- Public -------------------------------------------------------------------------------------------------------- */

/**
 * bst_figures_list_links:
 *
 * Returns: (transfer full) (element-type utf8): the ids of the links behind one figure; of a difference those of both years
 */
GPtrArray *
bst_figures_list_links (BstFigures *self, const BstFiguresRow *row, BstBudgetColumn column)
{
  BstPlan *plan = bst_budget_totals_get_plan (self->totals);
  BstBudgetKey key = make_key (self, row, column);
  GPtrArray *ids = bst_budget_totals_list_links (self->totals, &key);

  if (column == BST_COLUMN_DIFFERENCE)
    {
      BstBudgetKey before = make_key (self, row, BST_COLUMN_BEFORE);
      g_autoptr (GPtrArray) more = bst_budget_totals_list_links (self->totals, &before);
      g_ptr_array_extend_and_steal (ids, g_steal_pointer (&more));
    }
  for (guint i = ids->len; row->kind == BST_FIGURES_NO_DOMAIN && i-- > 0;)
    {
      BstRecord *link = bst_plan_find (plan, BST_KIND_BUDGET_LINKS, ids->pdata[i]);
      if (link == NULL || BST_BUDGET_LINK (link)->domain != NULL)
        g_ptr_array_remove_index (ids, i);
    }
  return ids;
}

/**
 * bst_figures_format:
 *
 * Returns: (transfer full): what stands in the cell: thousands of euros, a signed difference, a share, or "–"
 */
char *
bst_figures_format (const BstFigure *figure, BstBudgetColumn column)
{
  g_autofree char *number = NULL;

  if (figure->value == BST_UNSET)
    return g_strdup ("–");
  if (column == BST_COLUMN_SHARE)
    return bst_format_share (NULL, figure->value);
  number = bst_format_integer (NULL, figure->kilo);
  return column == BST_COLUMN_DIFFERENCE && figure->kilo > 0 ? g_strconcat ("+", number, NULL)
                                                             : g_steal_pointer (&number);
}

/**
 * bst_figures_find:
 *
 * Returns: (nullable) (transfer none): the row of a domain; %NULL as @domain: the total
 */
const BstFiguresRow *
bst_figures_find (BstFigures *self, const char *domain)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BstFiguresRow *row = self->rows->pdata[i];
      if (domain != NULL ? row->kind == BST_FIGURES_DOMAIN && g_strcmp0 (row->domain, domain) == 0
                         : row->kind == BST_FIGURES_TOTAL)
        return row;
    }
  return NULL;
}

/**
 * bst_figures_new:
 *
 * Returns: (transfer full): the figures as they are now
 */
BstFigures *
bst_figures_new (BstDocument *document, gint64 year, BstBudgetPhase phase, BstCreditKind credit)
{
  BstFigures *self = g_new0 (BstFigures, 1);
  g_autoptr (GPtrArray) domains =
      bst_domains_list (bst_document_get_plan (document), bst_document_get_framework (document));

  self->totals = g_object_ref (bst_document_get_budget (document));
  self->year = year;
  self->phase = phase;
  self->credit = credit;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < domains->len; i++)
    add_domain (self, document, domains->pdata[i]);
  add_no_domain (self);
  add_total (self);
  add_beside (self);
  return self;
}

void
bst_figures_free (BstFigures *self)
{
  g_object_unref (self->totals);
  g_ptr_array_unref (self->rows);
  g_free (self->difference);
  g_free (self);
}
