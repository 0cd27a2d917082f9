/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-budget-report-private.h"
#include "bst-outline.h"
#include <string.h>

/* --- Tables ------------------------------------------------------------------------------------------------------------ */

static void
clear_column (gpointer data)
{
  g_free (((BstTableColumn *) data)->title);
}

static void
clear_cell (gpointer data)
{
  g_free (((BstTableCell *) data)->text);
}

void
bst_budget_table_free (BstBudgetTable *self)
{
  g_free (self->title);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* kinds: a letter for each of the columns: text, money, share, integer, date. columns: the headings, ended by NULL. */
void
bst_report_begin_table (Report *self, guint number, const char *title, const char *kinds, const char *const *columns)
{
  static const char letters[] = "tmsid";
  BstBudgetTable *table = g_new0 (BstBudgetTable, 1);

  table->number = number;
  table->title = g_strdup (bst_text (self->language, title));
  table->columns = g_array_new (FALSE, FALSE, sizeof (BstTableColumn));
  g_array_set_clear_func (table->columns, clear_column);
  table->cells = g_array_new (FALSE, FALSE, sizeof (BstTableCell));
  g_array_set_clear_func (table->cells, clear_cell);
  table->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      BstTableColumn column = { g_strdup (bst_text (self->language, columns[i])),
                                (BstCellKind) (strchr (letters, kinds[i]) - letters) };
      g_array_append_val (table->columns, column);
    }
  g_ptr_array_add (self->tables, table);
  self->table = table;
}

void
bst_report_text (Report *self, const char *text)
{
  BstTableCell cell = { g_strdup (text), BST_UNSET };

  g_array_append_val (self->table->cells, cell);
}

void
bst_report_words (Report *self, const char *message)
{
  bst_report_text (self, bst_text (self->language, message));
}

/* What people call a record or a framework item. */
void
bst_report_title (Report *self, const char *id)
{
  g_autofree char *title = id != NULL ? bst_word_reference (&self->wording, id) : NULL;

  bst_report_text (self, title);
}

void
bst_report_number (Report *self, gint64 number)
{
  BstTableCell cell = { NULL, number };

  g_array_append_val (self->table->cells, cell);
}

void
bst_report_note_below (Report *self, const char *message)
{
  g_ptr_array_add (self->table->notes, g_strdup (bst_text (self->language, message)));
}

const char *
bst_report_enum (const Report *self, BstKindId kind, const char *field, gint64 value)
{
  return bst_text (self->language, bst_kind_get_field (kind, field)->values[value].label);
}

guint
bst_budget_table_get_n_rows (const BstBudgetTable *self)
{
  return self->cells->len / MAX (self->columns->len, 1);
}

const BstTableCell *
bst_budget_table_get (const BstBudgetTable *self, guint row, guint column)
{
  return &g_array_index (self->cells, BstTableCell, row * self->columns->len + column);
}

/**
 * bst_budget_table_show:
 *
 * Returns: (transfer full): a cell as it is read, money in thousands of euros
 */
char *
bst_budget_table_show (const BstBudgetTable *self, guint row, guint column, const char *language)
{
  const BstTableCell *cell = bst_budget_table_get (self, row, column);

  if (cell->text != NULL)
    return g_strdup (cell->text);
  switch (g_array_index (self->columns, BstTableColumn, column).kind)
    {
    case BST_CELL_AS_MONEY:
      return bst_format_kilo (language, cell->number);
    case BST_CELL_AS_SHARE:
      return bst_format_share (language, cell->number);
    case BST_CELL_AS_INTEGER:
      return bst_format_integer (language, cell->number);
    case BST_CELL_AS_DATE:
      return cell->number == BST_UNSET ? g_strdup ("") : bst_format_date (language, cell->number);
    default:
      return g_strdup ("");
    }
}

/**
 * bst_budget_table_rounding:
 *
 * @total: the row of a total
 *
 * Returns: (transfer full) (nullable): by how much the rounded cells of @column miss its rounded total, in thousands of
 *   euros; %NULL where they do not
 */
char *
bst_budget_table_rounding (const BstBudgetTable *self, guint total, guint column, const char *language)
{
  guint n_rows = bst_budget_table_get_n_rows (self);
  g_autoptr (GArray) cents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (BstKiloColumn) kilo = { 0 };

  if (!self->adds_up || g_array_index (self->columns, BstTableColumn, column).kind != BST_CELL_AS_MONEY)
    return NULL;
  for (guint row = 0; row + self->n_totals < n_rows; row++)
    if (self->group_column == 0
        || g_strcmp0 (bst_budget_table_get (self, row, self->group_column)->text,
                      bst_budget_table_get (self, total, self->group_column)->text)
               == 0)
      g_array_append_val (cents, bst_budget_table_get (self, row, column)->number);
  bst_kilo_column_init (&kilo, (const gint64 *) (gpointer) cents->data, cents->len);
  return kilo.difference != 0 ? bst_format_integer (language, kilo.difference) : NULL;
}

/* --- What the tables are made from -------------------------------------------------------------------------------------- */

BstBudgetKey
bst_report_key (const Report *self)
{
  BstBudgetKey key = BST_BUDGET_KEY (self->request->year, self->request->phase, self->request->credit);

  key.domain = self->request->domain;
  return key;
}

static gint64
amount_of (const Report *self, BstRecord *link, BstBudgetPhase phase, gboolean gross)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == phase && one->credit == self->request->credit)
        return gross ? one->gross : one->plan;
    }
  return BST_UNSET;
}

gint64
bst_report_plan_of (const Report *self, BstRecord *link, BstBudgetPhase phase)
{
  return amount_of (self, link, phase, FALSE);
}

gint64
bst_report_gross_of (const Report *self, BstRecord *link, BstBudgetPhase phase)
{
  return amount_of (self, link, phase, TRUE);
}

static GPtrArray *
find_links (const Report *self)
{
  const BstBudgetReportRequest *request = self->request;
  BstCollection *links = bst_plan_get_collection (self->plan, BST_KIND_BUDGET_LINKS);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < bst_collection_get_n (links); i++)
    {
      BstRecord *link = bst_collection_get (links, i);
      if (BST_BUDGET_LINK (link)->year == request->year
          && (request->domain == NULL || g_strcmp0 (BST_BUDGET_LINK (link)->domain, request->domain) == 0)
          && (!request->public_only || bst_link_is_public (link, request->today)))
        g_ptr_array_add (found, link);
    }
  return found;
}

static GPtrArray *
find_domains (const Report *self)
{
  GPtrArray *domains;

  if (self->request->domain == NULL)
    return bst_domains_list (self->plan, self->framework);
  domains = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (domains, g_strdup (self->request->domain));
  return domains;
}

static int
compare_tables (gconstpointer a, gconstpointer b)
{
  return (int) (*(const BstBudgetTable *const *) a)->number - (int) (*(const BstBudgetTable *const *) b)->number;
}

/**
 * bst_budget_report_find_phase:
 *
 * Returns: the last phase of @year for which the plan has an amount: what a report shows by itself
 */
BstBudgetPhase
bst_budget_report_find_phase (BstPlan *plan, gint64 year)
{
  BstCollection *links = bst_plan_get_collection (plan, BST_KIND_BUDGET_LINKS);
  BstBudgetPhase last = BST_BUDGET_BO;

  for (guint i = 0; i < bst_collection_get_n (links); i++)
    {
      BstRecord *link = bst_collection_get (links, i);
      g_autoptr (GArray) amounts = BST_BUDGET_LINK (link)->year == year ? bst_link_get_amounts (link) : NULL;
      for (guint k = 0; amounts != NULL && k < amounts->len; k++)
        last = MAX (last, g_array_index (amounts, BstAttributed, k).phase);
    }
  return last;
}

static void
report_init (Report *self, BstPlan *plan, BstFramework *framework, BstBudgetTotals *totals,
             const BstBudgetReportRequest *request)
{
  const char *own = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "language");
  const char *language = *own != '\0' ? own : "nl";

  *self = (Report) { .plan = plan,
                     .framework = framework,
                     .totals = totals,
                     .request = request,
                     .language = language,
                     .wording = { plan, framework, language, .whole_titles = TRUE } };
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_budget_table_free);
  self->links = find_links (self);
  self->domains = find_domains (self);
}

static void
report_clear (Report *self)
{
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->domains);
}

/**
 * bst_budget_report_new_years:
 *
 * Returns: (transfer full): what each domain attributes in the year before, the year and the year after, for a chart
 */
BstBudgetTable *
bst_budget_report_new_years (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request)
{
  g_autoptr (BstBudgetTotals) totals =
      bst_budget_totals_new (plan, framework, request->public_only ? request->today : 0);
  Report self;
  BstBudgetTable *table;

  report_init (&self, plan, framework, totals, request);
  bst_report_add_years_by_domain (&self);
  table = g_ptr_array_steal_index (self.tables, 0);
  g_ptr_array_unref (self.tables);
  report_clear (&self);
  return table;
}

/**
 * bst_budget_report_new:
 * @framework: (nullable): its titles and domains
 *
 * Returns: (transfer full) (element-type BstBudgetTable): the fourteen tables, 1 to 14, in the plan's language
 */
GPtrArray *
bst_budget_report_new (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request)
{
  g_autoptr (BstBudgetTotals) totals =
      bst_budget_totals_new (plan, framework, request->public_only ? request->today : 0);
  Report self;

  report_init (&self, plan, framework, totals, request);
  bst_report_add_money_tables (&self);
  bst_report_add_content_tables (&self);
  g_ptr_array_sort (self.tables, compare_tables);
  report_clear (&self);
  return self.tables;
}
