/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-collection.c - sorted by id, found by hash; one signal for a whole transaction.
 *
 * Only insertions and removals are signalled here. A record that was set says so itself (notify) and the plan says what
 * changed ("applied"): a GListModel whose items_changed also meant "look again" would make every list rebind. */
#include "bst-collection.h"
#include <string.h>

struct _BstCollection {
  GObject parent_instance;
  BstKindId kind;
  GPtrArray *sorted;
  GHashTable *by_id;
  /* since the last flush: the stretch of positions with insertions and removals */
  guint n_before, head, tail;
  gboolean moved;
};

static GType
get_item_type (GListModel *model)
{
  return bst_kinds[BST_COLLECTION (model)->kind].get_type ();
}

static guint
get_n_items (GListModel *model)
{
  return BST_COLLECTION (model)->sorted->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *sorted = BST_COLLECTION (model)->sorted;

  return position < sorted->len ? g_object_ref (g_ptr_array_index (sorted, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BstCollection, bst_collection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bst_collection_finalize (GObject *object)
{
  BstCollection *self = BST_COLLECTION (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->sorted);
  G_OBJECT_CLASS (bst_collection_parent_class)->finalize (object);
}

static void
bst_collection_class_init (BstCollectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_collection_finalize;
}

static void
bst_collection_init (BstCollection *self)
{
  self->sorted = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * bst_collection_new:
 * @kind: whose records it will hold
 *
 * Returns: (transfer full): an empty collection; a plan has one for each kind
 */
BstCollection *
bst_collection_new (BstKindId kind)
{
  BstCollection *self = g_object_new (BST_TYPE_COLLECTION, NULL);

  self->kind = kind;
  return self;
}

/**
 * bst_collection_get_n:
 *
 * Returns: how many records there are
 */
guint
bst_collection_get_n (BstCollection *self)
{
  return self->sorted->len;
}

/**
 * bst_collection_get:
 * @position: below bst_collection_get_n()
 *
 * Returns: (transfer none): the record there; g_list_model_get_item() gives a reference
 */
BstRecord *
bst_collection_get (BstCollection *self, guint position)
{
  return g_ptr_array_index (self->sorted, position);
}

/**
 * bst_collection_find:
 *
 * Returns: (nullable) (transfer none): the record with @id, by a hash
 */
BstRecord *
bst_collection_find (BstCollection *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * bst_collection_get_position:
 * @ret_position: (out): the position of @id, or where it would be
 *
 * Returns: whether @id is there
 */
gboolean
bst_collection_get_position (BstCollection *self, const char *id, guint *ret_position)
{
  guint low = 0, high = self->sorted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (bst_collection_get (self, middle)->id, id);
      if (order == 0)
        {
          *ret_position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *ret_position = low;
  return FALSE;
}

static gpointer
ref_cb (gconstpointer record, gpointer data)
{
  return g_object_ref ((gpointer) record);
}

/**
 * bst_collection_list:
 *
 * Returns: (transfer full) (element-type BstRecord): the records that are there now
 */
GPtrArray *
bst_collection_list (BstCollection *self)
{
  return g_ptr_array_copy (self->sorted, ref_cb, NULL);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(BstRecord *const *) a)->id, (*(BstRecord *const *) b)->id);
}

/* Canonical files and copies are: looking is cheaper than sorting. */
static gboolean
is_sorted (const GPtrArray *records)
{
  for (guint i = 1; i < records->len; i++)
    if (compare_records (&records->pdata[i - 1], &records->pdata[i]) > 0)
      return FALSE;
  return TRUE;
}

/**
 * bst_collection_load:
 * @records: (element-type BstRecord) (transfer none): in any order, none twice; is sorted
 *
 * Fills an empty collection, with one signal.
 */
void
bst_collection_load (BstCollection *self, GPtrArray *records)
{
  if (!is_sorted (records))
    g_ptr_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    {
      BstRecord *record = g_ptr_array_index (records, i);
      g_hash_table_insert (self->by_id, record->id, record);
      record->in_plan = TRUE;
      g_ptr_array_add (self->sorted, g_object_ref (record));
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, records->len);
}

static void
note_move (BstCollection *self, guint position, gboolean removing)
{
  guint n = self->sorted->len, after = n - position - (removing ? 1 : 0);

  if (!self->moved)
    {
      self->moved = TRUE;
      self->n_before = n;
      self->head = position;
      self->tail = after;
    }
  self->head = MIN (self->head, position);
  self->tail = MIN (self->tail, after);
}

/**
 * bst_collection_insert:
 * @record: (transfer none): from now on in a plan
 *
 * Says nothing before bst_collection_flush().
 *
 * Returns: %FALSE where the id is there already
 */
gboolean
bst_collection_insert (BstCollection *self, BstRecord *record)
{
  guint position;

  if (bst_collection_get_position (self, record->id, &position))
    return FALSE;
  note_move (self, position, FALSE);
  g_ptr_array_insert (self->sorted, (int) position, g_object_ref (record));
  g_hash_table_insert (self->by_id, record->id, record);
  record->in_plan = TRUE;
  return TRUE;
}

/**
 * bst_collection_remove:
 *
 * Says nothing before bst_collection_flush().
 *
 * Returns: whether @id was there
 */
gboolean
bst_collection_remove (BstCollection *self, const char *id)
{
  guint position;

  if (!bst_collection_get_position (self, id, &position))
    return FALSE;
  note_move (self, position, TRUE);
  g_hash_table_remove (self->by_id, id);
  bst_collection_get (self, position)->in_plan = FALSE;
  g_ptr_array_remove_index (self->sorted, position);
  return TRUE;
}

/**
 * bst_collection_forget_moves:
 *
 * The same records are there as at the last flush, in the same order: there is nothing to say.
 */
void
bst_collection_forget_moves (BstCollection *self)
{
  self->moved = FALSE;
}

/**
 * bst_collection_flush:
 *
 * Emits items-changed once, for the stretch with insertions and removals; not where all that came has gone again.
 */
void
bst_collection_flush (BstCollection *self)
{
  guint removed = self->n_before - self->head - self->tail, added = self->sorted->len - self->head - self->tail;

  if (!self->moved)
    return;
  self->moved = FALSE;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), self->head, removed, added);
}
