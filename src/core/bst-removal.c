/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-removal.h"
#include "bst-draft.h"
#include "bst-outline.h"
#include "bst-text.h"

typedef struct {
  BstPlan *plan;
  GHashTable *going; /* set of GRefString ids */
  GPtrArray *queue;  /* the same ids, in the order they were met */
  BstDraft *draft;
  const char *id;    /* whose referrers are looked at */
  BstRecord *referrer;
  GError *error;
} Removal;

typedef struct {
  const char *id;
  BstOnRemove on_remove;
  gboolean found;
} Look;

static void
look_cb (const BstField *field, char *target_id, gpointer data)
{
  Look *look = data;

  if (!g_str_equal (target_id, look->id))
    return;
  look->on_remove = look->found ? MIN (look->on_remove, field->on_remove) : field->on_remove;
  look->found = TRUE;
}

static void
add_going (Removal *self, char *id)
{
  if (g_hash_table_contains (self->going, id))
    return;
  g_hash_table_add (self->going, g_ref_string_acquire (id));
  g_ptr_array_add (self->queue, id);
}

/* A referrer belongs to its target where a field of its own says so; in a list only the element does. */
static void
follow_owned (Removal *self)
{
  const BstFieldTable *table = bst_record_get_table (self->referrer);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      Look look = { .id = self->id };

      if (field->type != BST_FIELD_LIST)
        bst_value_foreach_ref (field, bst_field_get (field, self->referrer), look_cb, &look);
      if (look.found && look.on_remove == BST_ON_REMOVE_OWN)
        add_going (self, self->referrer->id);
    }
}

static void
refuse (Removal *self)
{
  g_autofree char *target = bst_reference_title (self->plan, NULL, self->id, NULL);
  g_autofree char *source = bst_reference_title (self->plan, NULL, self->referrer->id, NULL);
  const char *kind = bst_text (NULL, bst_kinds[bst_record_get_kind (self->referrer)].one);
  /* Translators: {target} and {source} are titles, {kind} is a word such as “budget link” */
  g_autofree char *text =
      bst_text_fill (bst_text (NULL,
                               N_ ("“{target}” stays: a {kind} still points to it ({source}). Remove that first.")),
                     (const char *const[]) { "target", target, "source", source, "kind", kind, NULL });

  if (self->error == NULL)
    self->error = g_error_new_literal (BST_ERROR, BST_ERROR_REFERENCE, text);
}

static void
clear_elements (Removal *self, BstRecord *after, const BstField *field)
{
  const BstVec *before = bst_field_get (field, self->referrer).ptr;

  for (guint i = 0; i < bst_vec_length (before); i++)
    for (guint j = 0; j < field->elements->n_fields; j++)
      {
        const BstField *inner = &field->elements->fields[j];
        const BstElement *element = before->items[i];
        Look look = { .id = self->id };
        const BstVec *list = bst_field_get (field, after).ptr;

        bst_value_foreach_ref (inner, bst_field_get (inner, element), look_cb, &look);
        if (!look.found)
          continue;
        if (look.on_remove == BST_ON_REMOVE_REFUSE)
          refuse (self);
        else if (look.on_remove == BST_ON_REMOVE_OWN || inner->type != BST_FIELD_REF)
          bst_record_take (after, field, bst_vec_without_element (field, list, element->id));
        else
          {
            BstElement *copy = bst_element_copy (field->elements, bst_vec_find_element (list, element->id));
            bst_element_take (copy, inner, bst_field_default (inner));
            bst_record_take (after, field, bst_vec_with_element (field, list, copy));
          }
      }
}

static void
clear_field (Removal *self, BstRecord *after, const BstField *field)
{
  Look look = { .id = self->id };

  if (field->type == BST_FIELD_LIST)
    {
      clear_elements (self, after, field);
      return;
    }
  bst_value_foreach_ref (field, bst_field_get (field, self->referrer), look_cb, &look);
  if (!look.found)
    return;
  if (look.on_remove == BST_ON_REMOVE_REFUSE)
    refuse (self);
  else if (field->type == BST_FIELD_REFS)
    bst_record_take (after, field, bst_vec_with_ref (bst_field_get (field, after).ptr, self->id, FALSE));
  else
    bst_record_take (after, field, bst_field_default (field));
}

static void
clear_references (Removal *self)
{
  const BstFieldTable *table = bst_record_get_table (self->referrer);
  BstRecord *after = bst_draft_find (self->draft, bst_record_get_kind (self->referrer), self->referrer->id);

  for (guint i = 0; i < table->n_fields; i++)
    clear_field (self, after, &table->fields[i]);
}

static void
foreach_referrer (Removal *self, const char *id, void (*func) (Removal *self))
{
  GHashTable *sources = bst_plan_get_referrers (self->plan, id);
  GHashTableIter iter;
  gpointer source;

  if (sources == NULL)
    return;
  self->id = id;
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    {
      self->referrer = bst_plan_find_any (self->plan, source);
      if (self->referrer != NULL && !g_hash_table_contains (self->going, source))
        func (self);
    }
}

static void
remove_going (Removal *self, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      BstRecord *record = bst_plan_find_any (self->plan, ids[i]);
      if (record != NULL)
        add_going (self, record->id);
    }
  for (guint i = 0; i < self->queue->len; i++)
    foreach_referrer (self, self->queue->pdata[i], follow_owned);
  for (guint i = 0; i < self->queue->len; i++)
    foreach_referrer (self, self->queue->pdata[i], clear_references);
  for (guint i = 0; i < self->queue->len; i++)
    {
      BstRecord *record = bst_plan_find_any (self->plan, self->queue->pdata[i]);
      bst_draft_remove (self->draft, bst_record_get_kind (record), record->id);
    }
}

/**
 * bst_removal_new:
 * @ids: (array zero-terminated=1): records that a person removes; unknown ones are skipped
 * @label: what the person did, translated
 * @author: (nullable): who
 * @error: %BST_ERROR_REFERENCE, for people: a record that may not lose its target refers to one of them
 *
 * Returns: (transfer full) (nullable): what removes them, with everything that belongs to them
 */
BstTransaction *
bst_removal_new (BstPlan *plan, const char *const *ids, const char *label, const char *author, GError **error)
{
  g_autoptr (GHashTable) going =
      g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  g_autoptr (BstDraft) draft = bst_draft_new (plan);
  Removal self = { .plan = plan, .going = going, .queue = queue, .draft = draft };

  remove_going (&self, ids);
  if (self.error == NULL)
    return bst_draft_finish (draft, label, author);
  g_propagate_error (error, self.error);
  return NULL;
}
