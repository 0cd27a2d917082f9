/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-draft.h"

typedef struct {
  BstKindId kind;
  BstRecord *before; /* as it is in the plan, or NULL; borrowed */
  BstRecord *after;  /* as it will be, or NULL */
  gboolean whole;    /* an overlay that says nothing stays, since somebody asked for it */
} Entry;

struct _BstDraft {
  BstPlan *plan;
  GHashTable *by_key;  /* "KIND/ID" → Entry in entries */
  GPtrArray *entries; /* in the order of their first mention */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->after);
  g_free (entry);
}

/**
 * bst_draft_new:
 *
 * Returns: (transfer full): a draft without changes; @plan must not change before bst_draft_finish()
 */
BstDraft *
bst_draft_new (BstPlan *plan)
{
  BstDraft *self = g_new0 (BstDraft, 1);

  self->plan = g_object_ref (plan);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

/**
 * bst_draft_free:
 * @self: (transfer full): no longer needed
 */
void
bst_draft_free (BstDraft *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->plan);
  g_free (self);
}

static Entry *
get_entry (BstDraft *self, BstKindId kind, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%d/%s", (int) kind, id);
  Entry *entry = g_hash_table_lookup (self->by_key, key);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->kind = kind;
  entry->before = bst_plan_find (self->plan, kind, id);
  entry->after = entry->before != NULL ? bst_record_copy (entry->before) : NULL;
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), entry);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static gboolean
is_overlay (BstKindId kind, const char *id)
{
  return (bst_kinds[kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (id);
}

/**
 * bst_draft_find:
 *
 * Returns: (nullable) (transfer none): the record as it will be: change it with bst_record_take()
 */
BstRecord *
bst_draft_find (BstDraft *self, BstKindId kind, const char *id)
{
  return get_entry (self, kind, id)->after;
}

/**
 * bst_draft_edit:
 *
 * Like bst_draft_find(), and makes the overlay on a framework item where there is none yet.
 *
 * Returns: (nullable) (transfer none): the record as it will be
 */
BstRecord *
bst_draft_edit (BstDraft *self, BstKindId kind, const char *id)
{
  Entry *entry = get_entry (self, kind, id);

  if (entry->after == NULL && is_overlay (kind, id))
    entry->after = bst_record_new (kind, id);
  return entry->after;
}

/**
 * bst_draft_keep:
 *
 * Lets an overlay stay that says nothing: somebody put it there as such.
 */
void
bst_draft_keep (BstDraft *self, BstKindId kind, const char *id)
{
  get_entry (self, kind, id)->whole = TRUE;
}

/**
 * bst_draft_add:
 * @image: (transfer none): is copied; bst_draft_find() must not know its id
 */
void
bst_draft_add (BstDraft *self, BstRecord *image)
{
  Entry *entry = get_entry (self, bst_record_get_kind (image), image->id);

  g_return_if_fail (entry->after == NULL);

  entry->after = bst_record_copy (image);
  entry->whole = TRUE;
}

void
bst_draft_remove (BstDraft *self, BstKindId kind, const char *id)
{
  Entry *entry = get_entry (self, kind, id);

  g_clear_object (&entry->after);
  entry->whole = FALSE;
}

static void
set_fields (BstTransaction *transaction, BstRecord *before, BstRecord *after)
{
  const BstFieldTable *table = bst_record_get_table (before);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value = bst_field_get (field, after);
      if (!bst_value_equal (field, bst_field_get (field, before), value))
        bst_transaction_set (transaction, before, field, bst_value_copy (field, value));
    }
}

static void
finish_entry (BstTransaction *transaction, const Entry *entry)
{
  BstRecord *after = entry->after;

  if (after != NULL && !entry->whole && is_overlay (entry->kind, after->id) && bst_record_is_blank (after))
    after = NULL;
  if (entry->before != NULL && after != NULL)
    set_fields (transaction, entry->before, after);
  else if (entry->before != NULL)
    bst_transaction_remove (transaction, entry->before);
  else if (after != NULL)
    bst_transaction_add (transaction, after);
}

/**
 * bst_draft_finish:
 * @label: what the person did
 * @author: (nullable): who
 *
 * An overlay that says nothing any more goes; a field that ends where it began is no change.
 *
 * Returns: (transfer full): what makes the plan as the draft says
 */
BstTransaction *
bst_draft_finish (BstDraft *self, const char *label, const char *author)
{
  BstTransaction *transaction = bst_transaction_new (label, author, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    finish_entry (transaction, g_ptr_array_index (self->entries, i));
  return transaction;
}
