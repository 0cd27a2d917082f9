/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-need.h"
#include "bst-board.h"
#include <string.h>

/**
 * bst_need_get_year:
 *
 * Returns: the year of the card's session, or the one that somebody filled in; %BST_UNSET: unknown
 */
gint64
bst_need_get_year (BstPlan *plan, BstRecord *card)
{
  const char *id = BST_CARD (card)->session;
  BstRecord *session = id != NULL ? bst_plan_find (plan, BST_KIND_SESSIONS, id) : NULL;
  gint64 date = session != NULL ? BST_SESSION (session)->date : 0;

  return date != 0 ? date / 10000 : BST_CARD (card)->first_seen;
}

/**
 * bst_need_get_first:
 *
 * Follows “heard before as” back; of a ring, which two files can make, the smallest id counts as the first.
 *
 * Returns: (transfer none): the card that said it first, or @card itself
 */
BstRecord *
bst_need_get_first (BstPlan *plan, BstRecord *card)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  BstRecord *at = card, *smallest;

  while (g_hash_table_add (seen, at))
    {
      BstRecord *before =
          BST_CARD (at)->repeats != NULL ? bst_plan_find (plan, BST_KIND_CARDS, BST_CARD (at)->repeats) : NULL;
      if (before == NULL)
        return at;
      at = before;
    }
  smallest = at;
  for (BstRecord *next = bst_plan_find (plan, BST_KIND_CARDS, BST_CARD (at)->repeats); next != at;
       next = bst_plan_find (plan, BST_KIND_CARDS, BST_CARD (next)->repeats))
    if (strcmp (next->id, smallest->id) < 0)
      smallest = next;
  return smallest;
}

/**
 * bst_need_get_first_year:
 *
 * Returns: the first year in which the need of @card was heard; %BST_UNSET: unknown
 */
gint64
bst_need_get_first_year (BstPlan *plan, BstRecord *card)
{
  BstRecord *first = bst_need_get_first (plan, card);
  gint64 year = bst_need_get_year (plan, first), said = BST_CARD (first)->first_seen;

  return said != BST_UNSET && (year == BST_UNSET || said < year) ? said : year;
}

/* --- The list --------------------------------------------------------------------------------------------------------- */

static void
need_free (gpointer data)
{
  BstNeed *need = data;

  g_ptr_array_unref (need->cards);
  g_array_unref (need->years);
  g_free (need);
}

static BstNeed *
get_need (GPtrArray *list, GHashTable *by_first, BstRecord *first)
{
  BstNeed *need = g_hash_table_lookup (by_first, first);

  if (need != NULL)
    return need;
  need = g_new0 (BstNeed, 1);
  need->record = first;
  need->cards = g_ptr_array_new ();
  need->years = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (list, need);
  g_hash_table_insert (by_first, first, need);
  return need;
}

static void
add_year (BstNeed *need, gint64 year)
{
  guint i = 0;

  if (year == BST_UNSET)
    return;
  while (i < need->years->len && g_array_index (need->years, gint64, i) < year)
    i++;
  if (i == need->years->len || g_array_index (need->years, gint64, i) != year)
    g_array_insert_val (need->years, i, year);
}

static gint64
get_last_year (const BstNeed *need)
{
  return need->years->len > 0 ? g_array_index (need->years, gint64, need->years->len - 1) : BST_UNSET;
}

static int
by_year (gconstpointer a, gconstpointer b, gpointer plan)
{
  BstRecord *one = *(BstRecord *const *) a, *other = *(BstRecord *const *) b;
  gint64 first = bst_need_get_year (plan, one), second = bst_need_get_year (plan, other);

  return first != second ? (first < second ? -1 : 1) : strcmp (one->id, other->id);
}

/* What was heard most often and has no answer comes first. */
static int
by_weight (gconstpointer a, gconstpointer b)
{
  const BstNeed *one = *(const BstNeed *const *) a, *other = *(const BstNeed *const *) b;

  if ((one->answered != 0) != (other->answered != 0))
    return one->answered != 0 ? 1 : -1;
  if (one->years->len != other->years->len)
    return one->years->len > other->years->len ? -1 : 1;
  if (one->cards->len != other->cards->len)
    return one->cards->len > other->cards->len ? -1 : 1;
  return g_strcmp0 (BST_CARD (one->record)->text, BST_CARD (other->record)->text);
}

static void
judge (BstNeed *need, gint64 last)
{
  for (guint i = 0; i < need->cards->len; i++)
    need->answered = MAX (need->answered, BST_CARD (need->cards->pdata[i])->answered);
  if (need->answered != 0)
    need->state = BST_NEED_ANSWERED;
  else if (get_last_year (need) != last)
    need->state = BST_NEED_QUIET;
  else
    need->state = need->years->len > 1 ? BST_NEED_REPEATED : BST_NEED_NEW;
}

/**
 * bst_needs_list:
 *
 * Every need that a card says, once, with the years in which it was heard. Duplicates within a session count once.
 *
 * Returns: (transfer full) (element-type BstNeed): those without an answer first; valid until the plan changes
 */
GPtrArray *
bst_needs_list (BstPlan *plan)
{
  BstCollection *cards = bst_plan_get_collection (plan, BST_KIND_CARDS);
  g_autoptr (GHashTable) by_first = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (need_free);
  gint64 last = BST_UNSET;

  for (guint i = 0; i < bst_collection_get_n (cards); i++)
    {
      BstRecord *card = bst_collection_get (cards, i);
      BstNeed *need;
      if (BST_CARD (card)->kind != BST_CARD_NEED || bst_card_get_top (plan, card) != card)
        continue;
      need = get_need (list, by_first, bst_need_get_first (plan, card));
      g_ptr_array_add (need->cards, card);
      add_year (need, bst_need_get_year (plan, card));
      add_year (need, BST_CARD (card)->first_seen);
      last = MAX (last, bst_need_get_year (plan, card));
    }
  for (guint i = 0; i < list->len; i++)
    {
      g_ptr_array_sort_with_data (((BstNeed *) list->pdata[i])->cards, by_year, plan);
      judge (list->pdata[i], last);
    }
  g_ptr_array_sort (list, by_weight);
  return list;
}
