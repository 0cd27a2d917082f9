/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-groups.h"
#include <string.h>

struct _BstTableGroups {
  const BstTableSource *source;
  gpointer user_data;
  int grouping;        /* -1: none, everything is group 0 */
  GPtrArray *groups;   /* BstTableGroup */
  GHashTable *numbers; /* key → number; the keys belong to the groups */
  gboolean ranked;
};

static void
group_free (gpointer data)
{
  BstTableGroup *group = data;

  g_free (group->key);
  g_free (group->title);
  g_free (group->collated);
  g_free (group);
}

BstTableGroups *
bst_table_groups_new (const BstTableSource *source, gpointer user_data)
{
  BstTableGroups *self = g_new0 (BstTableGroups, 1);

  self->source = source;
  self->user_data = user_data;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  bst_table_groups_reset (self, -1);
  return self;
}

void
bst_table_groups_free (BstTableGroups *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * bst_table_groups_reset:
 * @grouping: a grouping of the source, or -1 for none
 *
 * Forgets all groups and their titles.
 */
void
bst_table_groups_reset (BstTableGroups *self, int grouping)
{
  g_hash_table_remove_all (self->numbers);
  g_ptr_array_set_size (self->groups, 0);
  self->grouping = grouping;
  self->ranked = TRUE;
  if (grouping < 0)
    g_ptr_array_add (self->groups, g_new0 (BstTableGroup, 1));
}

int
bst_table_groups_get_grouping (BstTableGroups *self)
{
  return self->grouping;
}

static guint
add_group (BstTableGroups *self, const char *key)
{
  BstTableGroup *group = g_new0 (BstTableGroup, 1);

  group->key = g_strdup (key);
  if (self->source->group_title)
    group->title = self->source->group_title (self->user_data, key, (guint) self->grouping, &group->order);
  if (!group->title)
    group->title = g_strdup (key ? key : "");
  group->collated = g_utf8_collate_key (group->title, -1);
  g_ptr_array_add (self->groups, group);
  self->ranked = FALSE;
  return self->groups->len - 1;
}

/**
 * bst_table_groups_find:
 *
 * Returns: the number of the group of @record, which stays the same until the next reset
 */
guint
bst_table_groups_find (BstTableGroups *self, gpointer record)
{
  const char *key = NULL;
  const char *looked_up = NULL;
  gpointer number;

  if (self->grouping < 0 || !self->source->group_key)
    return 0;
  key = self->source->group_key (self->user_data, record, (guint) self->grouping);
  looked_up = key ? key : "";
  if (g_hash_table_lookup_extended (self->numbers, looked_up, NULL, &number))
    return GPOINTER_TO_UINT (number);
  number = GUINT_TO_POINTER (add_group (self, key));
  g_hash_table_insert (self->numbers,
                       (gpointer) (key ? bst_table_groups_get (self, GPOINTER_TO_UINT (number))->key : ""), number);
  return GPOINTER_TO_UINT (number);
}

BstTableGroup *
bst_table_groups_get (BstTableGroups *self, guint number)
{
  /* Between a regrouping inside a batch and the end of that batch the list view may ask for a group that is no more. */
  static BstTableGroup none;

  return number < self->groups->len ? g_ptr_array_index (self->groups, number) : &none;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const BstTableGroup *one = *(BstTableGroup *const *) a;
  const BstTableGroup *other = *(BstTableGroup *const *) b;
  int order = (one->order > other->order) - (one->order < other->order);

  if (!order)
    order = strcmp (one->collated, other->collated);
  return order ? order : g_strcmp0 (one->key, other->key);
}

/* Gives every group its place on screen; nothing to do unless a group has turned up. */
void
bst_table_groups_rank (BstTableGroups *self)
{
  g_autoptr (GPtrArray) sorted = NULL;

  if (self->ranked)
    return;
  sorted = g_ptr_array_new ();
  g_ptr_array_extend (sorted, self->groups, NULL, NULL);
  g_ptr_array_sort (sorted, compare_groups);
  for (guint i = 0; i < sorted->len; i++)
    ((BstTableGroup *) sorted->pdata[i])->rank = i;
  self->ranked = TRUE;
}

void
bst_table_groups_clear_counts (BstTableGroups *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    bst_table_groups_get (self, i)->count = 0;
}
