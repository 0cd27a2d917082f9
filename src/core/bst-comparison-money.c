/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-money.c - the attributed amounts of both plans, before and after. Years, phases of the budget and kinds
 * of credit are never added up across each other. R207, R209. */
#include "bst-comparison-private.h"
#include "bst-text.h"
#include <string.h>

typedef struct {
  gint64 before, after;
  char *label;
} Total;

static void
total_free (gpointer data)
{
  Total *total = data;

  g_free (total->label);
  g_free (total);
}

static char *
label_of (const BstWording *in, const BstField *list, gint64 year, const BstElement *element)
{
  const BstField *phase = bst_fields_find (list->elements, "phase"),
                 *credit = bst_fields_find (list->elements, "credit-kind");
  g_autofree char *when = year != BST_UNSET ? g_strdup_printf ("%d", (int) year) : NULL;

  return g_strdup_printf ("%s%s%s · %s", when != NULL ? when : "", when != NULL ? " · " : "",
                          bst_text (in->language, phase->values[bst_field_get (phase, element).num].label),
                          bst_text (in->language, credit->values[bst_field_get (credit, element).num].label));
}

/* An amount without one of its own counts for nothing here: what is attributed was not said. */
static void
add_link (GHashTable *totals, const BstWording *in, BstRecord *link, gboolean is_after)
{
  const BstField *list = bst_record_find_field (link, "amounts"),
                 *cents = bst_fields_find (list->elements, "plan-cents"),
                 *phase = bst_fields_find (list->elements, "phase"),
                 *credit = bst_fields_find (list->elements, "credit-kind");
  gint64 year = bst_record_get_number (link, "year");
  const BstVec *amounts = bst_field_get (list, link).ptr;

  for (guint i = 0; i < bst_vec_length (amounts); i++)
    {
      const BstElement *element = amounts->items[i];
      gint64 amount = bst_field_get (cents, element).num;
      g_autofree char *key =
          g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%d", year == BST_UNSET ? 0 : year,
                           (int) bst_field_get (phase, element).num, (int) bst_field_get (credit, element).num);
      Total *total = g_hash_table_lookup (totals, key);
      if (amount == BST_UNSET)
        continue;
      if (total == NULL)
        {
          total = g_new0 (Total, 1);
          total->label = label_of (in, list, year, element);
          g_hash_table_insert (totals, g_steal_pointer (&key), total);
        }
      /* a file may hold sums beyond any budget: they stop at the limit instead of turning over */
      if (__builtin_add_overflow (is_after ? total->after : total->before, amount,
                                  is_after ? &total->after : &total->before))
        *(is_after ? &total->after : &total->before) = amount > 0 ? G_MAXINT64 : -G_MAXINT64;
    }
}

static void
add_plan (GHashTable *totals, const BstWording *in, gboolean is_after)
{
  BstCollection *links = bst_plan_get_collection (in->plan, BST_KIND_BUDGET_LINKS);

  for (guint i = 0; i < bst_collection_get_n (links); i++)
    add_link (totals, in, bst_collection_get (links, i), is_after);
}

static void
money_free (gpointer data)
{
  g_free (((BstMoneyDifference *) data)->label);
  g_free (data);
}

/* Returns: (transfer full) (element-type BstMoneyDifference): the totals that differ, by year, phase and credit */
GPtrArray *
bst_compare_money (const BstWording *before, const BstWording *after)
{
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, total_free);
  g_autoptr (GPtrArray) keys = NULL;
  GPtrArray *money = g_ptr_array_new_with_free_func (money_free);

  add_plan (totals, before, FALSE);
  add_plan (totals, after, TRUE);
  keys = g_hash_table_get_keys_as_ptr_array (totals);
  g_ptr_array_sort_values (keys, (GCompareFunc) strcmp);
  for (guint i = 0; i < keys->len; i++)
    {
      const Total *total = g_hash_table_lookup (totals, keys->pdata[i]);
      BstMoneyDifference *difference;
      if (total->before == total->after)
        continue;
      difference = g_new0 (BstMoneyDifference, 1);
      difference->label = g_strdup (total->label);
      difference->before = total->before;
      difference->after = total->after;
      g_ptr_array_add (money, difference);
    }
  return money;
}
