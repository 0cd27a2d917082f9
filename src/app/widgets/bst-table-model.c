/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-model-private.h"
#include <glib/gi18n.h>
#include <string.h>

enum { PROP_N_VISIBLE = 1, PROP_N_TOTAL, PROP_PRIMARY, PROP_GROUPING, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *list)
{
  return BST_TYPE_TABLE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return BST_TABLE_MODEL (list)->n_visible;
}

static gpointer
get_item (GListModel *list, guint position)
{
  BstTableModel *self = BST_TABLE_MODEL (list);

  return position < self->n_visible ? g_object_ref (self->visible[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BstTableModel, bst_table_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, bst_table_model_section_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, bst_table_model_selection_init))

/**
 * bst_table_model_new:
 * @source: lives at least as long as the model
 * @user_data: first argument of every function of @source
 */
BstTableModel *
bst_table_model_new (const BstTableSource *source, gpointer user_data)
{
  BstTableModel *self = NULL;

  g_return_val_if_fail (source->n_columns > 0 && source->n_columns <= BST_TABLE_MAX_COLUMNS, NULL);
  self = g_object_new (BST_TYPE_TABLE_MODEL, NULL);
  self->source = source;
  self->user_data = user_data;
  self->groups = bst_table_groups_new (source, user_data);
  return self;
}

const BstTableSource *
bst_table_model_get_source (BstTableModel *self)
{
  return self->source;
}

gpointer
bst_table_model_get_user_data (BstTableModel *self)
{
  return self->user_data;
}

/**
 * bst_table_model_begin:
 *
 * Until the matching bst_table_model_end() changes are only collected. Calls nest.
 */
void
bst_table_model_begin (BstTableModel *self)
{
  self->batch++;
}

void
bst_table_model_end (BstTableModel *self)
{
  g_return_if_fail (self->batch > 0);
  if (--self->batch == 0 && self->dirty)
    bst_table_model_rebuild (self);
}

/**
 * bst_table_model_insert:
 * @key: id of the record
 *
 * Adds a row. A row with this key takes @record instead and is touched.
 */
void
bst_table_model_insert (BstTableModel *self, const char *key, gpointer record)
{
  BstTableItem *item = g_hash_table_lookup (self->by_key, key);

  if (item)
    {
      self->n_gone -= item->gone;
      item->gone = FALSE;
      bst_table_item_set_record (item, record);
      bst_table_model_touch (self, key);
      return;
    }
  item = bst_table_item_new (self->source, self->user_data, key, record);
  item->index = self->items->len;
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->by_key, item->key, item);
  self->warm_next = MIN (self->warm_next, item->index);
  bst_table_model_settle (self, item);
  bst_table_model_rebuild (self);
}

/**
 * bst_table_model_remove:
 *
 * Removes a row, also one that is held: its record is no more. An unknown key is ignored.
 */
void
bst_table_model_remove (BstTableModel *self, const char *key)
{
  BstTableItem *item = g_hash_table_lookup (self->by_key, key);

  if (!item || item->gone)
    return;
  item->gone = TRUE;
  self->n_gone++;
  bst_table_model_rebuild (self);
}

/**
 * bst_table_model_touch:
 *
 * The record of this row has changed. The row shows it at once; it moves or vanishes at once too, unless it is held or
 * is the primary row: that one waits until another row is, or until somebody sorts, filters or groups. A change of
 * group moves the primary row as well: it was dragged there.
 */
void
bst_table_model_touch (BstTableModel *self, const char *key)
{
  BstTableItem *item = bst_table_model_find (self, key);

  if (!item)
    return;
  bst_table_item_changed (item);
  item->stale = TRUE;
  if (item->holds || (item == self->primary && bst_table_groups_find (self->groups, item->record) == item->group))
    return;
  bst_table_model_settle (self, item);
  bst_table_model_rebuild (self);
}

/**
 * bst_table_model_touch_all:
 *
 * Something that every row reads has changed: names of owners, titles of groups, the language of the plan.
 */
void
bst_table_model_touch_all (BstTableModel *self)
{
  bst_table_groups_reset (self->groups, bst_table_groups_get_grouping (self->groups));
  self->regrouped = TRUE;
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      if (item->gone)
        continue;
      bst_table_item_changed (item);
      bst_table_model_settle (self, item);
      item->shown_group = item->group;
    }
  bst_table_model_rebuild (self);
}

/* Removes all rows. */
void
bst_table_model_clear (BstTableModel *self)
{
  bst_table_model_begin (self);
  for (guint i = 0; i < self->items->len; i++)
    bst_table_model_remove (self, ((BstTableItem *) self->items->pdata[i])->key);
  bst_table_model_end (self);
}

/**
 * bst_table_model_hold:
 *
 * A person edits this row: whatever happens, it neither moves nor vanishes before bst_table_model_release(). The table
 * does this for edits in cells.
 */
void
bst_table_model_hold (BstTableModel *self, const char *key)
{
  BstTableItem *item = bst_table_model_find (self, key);

  if (item)
    item->holds++;
}

void
bst_table_model_release (BstTableModel *self, const char *key)
{
  BstTableItem *item = bst_table_model_find (self, key);

  if (!item || !item->holds)
    return;
  item->holds--;
  /* Not only what was touched: a filter may have wanted it away. */
  item->stale = TRUE;
  bst_table_model_settle_later (self);
}

/**
 * bst_table_model_set_sort:
 * @column: a column, or -1 for the plan's own order
 */
void
bst_table_model_set_sort (BstTableModel *self, int column, gboolean descending)
{
  g_return_if_fail (column < (int) self->source->n_columns);
  self->sort_column = MAX (column, -1);
  self->descending = descending;
  self->rank_valid = FALSE;
  bst_table_model_settle_all (self);
  bst_table_model_rebuild (self);
}

int
bst_table_model_get_sort (BstTableModel *self, gboolean *ret_descending)
{
  if (ret_descending)
    *ret_descending = self->descending;
  return self->sort_column;
}

/**
 * bst_table_model_set_filter:
 * @filter: (nullable) (scope forever): whether a record may be seen; replaced by the next call
 */
void
bst_table_model_set_filter (BstTableModel *self, BstTableFilterFunc filter, gpointer user_data)
{
  self->filter = filter;
  self->filter_data = user_data;
  bst_table_model_refilter (self);
}

/* The filter has changed its mind. */
void
bst_table_model_refilter (BstTableModel *self)
{
  bst_table_model_settle_all (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      if (!item->gone)
        item->passes = !self->filter || self->filter (item->record, self->filter_data);
    }
  bst_table_model_rebuild (self);
}

/**
 * bst_table_model_set_grouping:
 * @id: (nullable): a grouping of the source; NULL or an unknown one is none
 */
void
bst_table_model_set_grouping (BstTableModel *self, const char *id)
{
  int grouping = -1;

  for (guint i = 0; id && self->source->group_key && i < self->source->n_groupings; i++)
    {
      if (!strcmp (self->source->groupings[i].id, id))
        grouping = (int) i;
    }
  bst_table_model_settle_all (self);
  bst_table_groups_reset (self->groups, grouping);
  self->regrouped = TRUE;
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      item->group = item->shown_group = item->gone ? 0 : bst_table_groups_find (self->groups, item->record);
    }
  bst_table_model_rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUPING]);
}

const char *
bst_table_model_get_grouping (BstTableModel *self)
{
  int grouping = bst_table_groups_get_grouping (self->groups);

  return grouping < 0 ? NULL : self->source->groupings[grouping].id;
}

guint
bst_table_model_get_n_visible (BstTableModel *self)
{
  return self->n_visible;
}

guint
bst_table_model_get_n_total (BstTableModel *self)
{
  return self->items->len - self->n_gone;
}

/**
 * bst_table_model_find:
 *
 * Returns: (transfer none) (nullable): the row of a key, visible or not
 */
BstTableItem *
bst_table_model_find (BstTableModel *self, const char *key)
{
  BstTableItem *item = key ? g_hash_table_lookup (self->by_key, key) : NULL;

  return item && !item->gone ? item : NULL;
}

gboolean
bst_table_model_get_position (BstTableModel *self, const char *key, guint *ret_position)
{
  BstTableItem *item = bst_table_model_find (self, key);

  if (!item || item->position >= self->n_visible || self->visible[item->position] != item)
    return FALSE;
  *ret_position = item->position;
  return TRUE;
}

const char *
bst_table_model_get_group_key (BstTableModel *self, BstTableItem *item)
{
  return bst_table_groups_get (self->groups, item->shown_group)->key;
}

/**
 * bst_table_model_get_group_title:
 * @ret_count: how many rows of the group are visible
 *
 * Returns: (transfer full): the title of the group that the row stands in
 */
char *
bst_table_model_get_group_title (BstTableModel *self, BstTableItem *item, guint *ret_count)
{
  BstTableGroup *group = bst_table_groups_get (self->groups, item->shown_group);

  *ret_count = group->count;
  return g_strdup (group->title);
}

static void
bst_table_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BstTableModel *self = BST_TABLE_MODEL (object);

  switch (id)
    {
    case PROP_N_VISIBLE:
      g_value_set_uint (value, self->n_visible);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, bst_table_model_get_n_total (self));
      break;
    case PROP_PRIMARY:
      g_value_set_string (value, bst_table_model_get_primary (self));
      break;
    case PROP_GROUPING:
      g_value_set_string (value, bst_table_model_get_grouping (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bst_table_model_finalize (GObject *object)
{
  BstTableModel *self = BST_TABLE_MODEL (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->warm_id, g_source_remove);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->groups, bst_table_groups_free);
  g_strfreev (self->words);
  g_free (self->visible);
  G_OBJECT_CLASS (bst_table_model_parent_class)->finalize (object);
}

static void
bst_table_model_class_init (BstTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bst_table_model_get_property;
  object_class->finalize = bst_table_model_finalize;
  properties[PROP_N_VISIBLE] = g_param_spec_uint ("n-visible", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PRIMARY] = g_param_spec_string ("primary", NULL, NULL, NULL, flags);
  properties[PROP_GROUPING] = g_param_spec_string ("grouping", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Leaves room for the holes that removing makes. */
static void
unref_item (gpointer item)
{
  if (item)
    g_object_unref (item);
}

static void
bst_table_model_init (BstTableModel *self)
{
  self->items = g_ptr_array_new_with_free_func (unref_item);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->visible = g_new0 (BstTableItem *, 1);
  self->sort_column = -1;
}
