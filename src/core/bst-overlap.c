/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-overlap.h"
#include <string.h>
#include "bst-axis.h"
#include "kinds/bst-action.h"

const BstFacetInfo bst_facets[BST_N_FACETS] = {
  [BST_FACET_OWNER] = { "owner", N_ ("Owner") },
  [BST_FACET_DOMAIN] = { "domain", N_ ("Policy domain") },
  [BST_FACET_PHASE] = { "phases", N_ ("Life phase") },
  [BST_FACET_ROLE] = { "kind", N_ ("Role") },
};

/* An objective, a group and a setting: ids of the framework or the plan, which live longer than this. */
typedef struct {
  char *values[3];
  GPtrArray *actions; /* BstRecord, in the order of their ids */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  for (guint i = 0; i < G_N_ELEMENTS (place->values); i++)
    g_free (place->values[i]);
  g_ptr_array_unref (place->actions);
  g_free (place);
}

void
bst_overlap_free (BstOverlap *self)
{
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->objectives);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->settings);
  g_free (self);
}

/* --- Who stands where ------------------------------------------------------------------------------------------------ */

static void
add_to_place (GHashTable *places, const char *objective, const char *group, const char *setting, BstRecord *action)
{
  g_autofree char *key = g_strconcat (objective, "\n", group, "\n", setting, NULL);
  Place *place = g_hash_table_lookup (places, key);

  if (place == NULL)
    {
      place = g_new0 (Place, 1);
      place->values[0] = g_strdup (objective);
      place->values[1] = g_strdup (group);
      place->values[2] = g_strdup (setting);
      place->actions = g_ptr_array_new ();
      g_hash_table_insert (places, g_steal_pointer (&key), place);
    }
  g_ptr_array_add (place->actions, action);
}

/* Out of scope and stopped actions overlap with nothing any more. */
static gboolean
counts (BstPortfolio *portfolio, BstRecord *action)
{
  BstAdvice advice = bst_portfolio_get (portfolio, action->id)->advice;

  return advice != BST_ADVICE_OUT_OF_SCOPE && advice != BST_ADVICE_STOPPED;
}

static void
place_action (GHashTable *places, BstPlan *plan, BstFramework *framework, BstRecord *action, const char *phase)
{
  g_auto (GStrv) phases = bst_axis_get_values (plan, framework, action, BST_AXIS_PHASE),
                 objectives = bst_axis_get_values (plan, framework, action, BST_AXIS_OBJECTIVE);
  const BstVec *groups = BST_ACTION (action)->groups, *settings = BST_ACTION (action)->settings;

  if (phase != NULL && !g_strv_contains ((const char *const *) phases, phase))
    return;
  for (guint o = 0; objectives[o] != NULL; o++)
    for (guint g = 0; g < bst_vec_length (groups); g++)
      for (guint s = 0; s < bst_vec_length (settings); s++)
        add_to_place (places, objectives[o], groups->items[g], settings->items[s], action);
}

/* --- The same actions in several places are one overlap --------------------------------------------------------------- */

static char *
make_key (const GPtrArray *actions)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++)
    g_string_append_printf (key, "%s\n", ((BstRecord *) actions->pdata[i])->id);
  return g_string_free (key, FALSE);
}

static BstOverlap *
overlap_new (const Place *place)
{
  BstOverlap *self = g_new0 (BstOverlap, 1);

  self->actions = g_ptr_array_ref (place->actions);
  self->objectives = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->settings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
add_id (GPtrArray *ids, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (id));
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
find_differences (BstOverlap *self)
{
  BstRecord *first = self->actions->pdata[0];

  for (int facet = 0; facet < BST_N_FACETS; facet++)
    {
      const BstField *field = bst_record_find_field (first, bst_facets[facet].field);
      for (guint i = 0; i < self->actions->len; i++)
        self->known[facet] |= field->type == BST_FIELD_ENUM
                              || !bst_value_is_default (field, bst_field_get (field, self->actions->pdata[i]));
      for (guint i = 1; i < self->actions->len; i++)
        if (!bst_value_equal (field, bst_field_get (field, first), bst_field_get (field, self->actions->pdata[i])))
          self->differs[facet] = TRUE;
    }
  g_ptr_array_sort (self->objectives, by_text);
  g_ptr_array_sort (self->groups, by_text);
  g_ptr_array_sort (self->settings, by_text);
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const BstOverlap *one = *(const BstOverlap *const *) a, *other = *(const BstOverlap *const *) b;

  if (one->actions->len != other->actions->len)
    return one->actions->len < other->actions->len ? 1 : -1;
  if (one->n_places != other->n_places)
    return one->n_places < other->n_places ? 1 : -1;
  for (guint i = 0; i < one->actions->len; i++)
    {
      int order = strcmp (((BstRecord *) one->actions->pdata[i])->id, ((BstRecord *) other->actions->pdata[i])->id);
      if (order != 0)
        return order;
    }
  return 0;
}

static GPtrArray *
join_places (GHashTable *places)
{
  g_autoptr (GHashTable) overlaps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_overlap_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Place *place = value;
      g_autofree char *key = place->actions->len > 1 ? make_key (place->actions) : NULL;
      BstOverlap *overlap = key != NULL ? g_hash_table_lookup (overlaps, key) : NULL;
      if (key == NULL)
        continue;
      if (overlap == NULL)
        {
          overlap = overlap_new (place);
          g_ptr_array_add (sorted, overlap);
          g_hash_table_insert (overlaps, g_steal_pointer (&key), overlap);
        }
      overlap->n_places++;
      add_id (overlap->objectives, place->values[0]);
      add_id (overlap->groups, place->values[1]);
      add_id (overlap->settings, place->values[2]);
    }
  for (guint i = 0; i < sorted->len; i++)
    find_differences (sorted->pdata[i]);
  g_ptr_array_sort (sorted, by_size);
  return sorted;
}

/**
 * bst_overlap_list:
 * @phase: (nullable): only actions for this life phase
 *
 * A sub-objective counts as the objective that it is part of. The same actions in several settings, say, are one
 * overlap that names them all.
 *
 * Returns: (transfer full) (element-type BstOverlap): most actions first; its records live as long as the plan does not
 *   change
 */
GPtrArray *
bst_overlap_list (BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, const char *phase)
{
  BstCollection *actions = bst_plan_get_collection (plan, BST_KIND_ACTIONS);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);

  for (guint i = 0; i < bst_collection_get_n (actions); i++)
    {
      BstRecord *action = bst_collection_get (actions, i);
      if (counts (portfolio, action))
        place_action (places, plan, framework, action, phase);
    }
  return join_places (places);
}
