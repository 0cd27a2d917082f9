/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-salvage-references.c - what records of a damaged file referred to and is not there. */
#include "bst-salvage-private.h"
#include "bst-references.h"
#include "bst-text.h"

static char *
name_of (BstRecord *record)
{
  static const char *const names[] = { "title", "name", "text" };
  const char *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && title == NULL; i++)
    {
      const BstField *field = bst_record_find_field (record, names[i]);
      title = field != NULL && bst_field_is_text (field) ? bst_field_get (field, record).ptr : NULL;
    }
  return bst_salvage_name_record (bst_record_get_kind (record), record->id, title);
}

typedef struct {
  BstSalvage *salvage;
  gsize offset; /* of the record in the text */
  BstRecord *record;
  const BstField *field; /* of the record */
  GHashTable *dangling;  /* GRefString; NULL while it is empty */
} Look;

static void
dangling_cb (const BstField *field, char *target, gpointer data)
{
  Look *look = data;
  g_autofree char *message = NULL;

  if (look->dangling == NULL)
    look->dangling = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
  if (!g_hash_table_add (look->dangling, g_ref_string_acquire (target)))
    return;
  message = g_strdup_printf (bst_text (NULL, N_ ("“%s” referred to %s, which is not there; it is empty now")),
                             bst_text (NULL, field->label), target);
  bst_salvage_add_loss (look->salvage, NULL, BST_LOSS_REFERENCE, name_of (look->record), look->offset, message, 0, 0);
}

static BstValue without (const BstField *field, BstValue value, GHashTable *dangling);

static BstElement *
element_without (const BstFieldTable *table, const BstElement *element, GHashTable *dangling)
{
  BstElement *copy = bst_element_copy (table, element);

  for (guint i = 0; i + 1 < table->n_fields; i++)
    bst_element_take (copy, &table->fields[i],
                      without (&table->fields[i], bst_field_get (&table->fields[i], element), dangling));
  return copy;
}

/* A copy of value that refers to nothing in dangling. */
static BstValue
without (const BstField *field, BstValue value, GHashTable *dangling)
{
  const BstVec *vec = value.ptr;
  BstVec *kept;

  if (field->type == BST_FIELD_REF && value.ptr != NULL && g_hash_table_contains (dangling, value.ptr))
    return (BstValue) { .ptr = NULL };
  if ((field->type != BST_FIELD_REFS && field->type != BST_FIELD_LIST) || vec == NULL)
    return bst_value_copy (field, value);
  kept = bst_vec_new (vec->n);
  kept->n = 0;
  for (guint i = 0; i < vec->n; i++)
    if (field->type == BST_FIELD_LIST)
      kept->items[kept->n++] = element_without (field->elements, vec->items[i], dangling);
    else if (!g_hash_table_contains (dangling, vec->items[i]))
      kept->items[kept->n++] = g_ref_string_acquire (vec->items[i]);
  if (kept->n > 0)
    return (BstValue) { .ptr = kept };
  value.ptr = kept;
  bst_value_clear (field, &value);
  return (BstValue) { .ptr = NULL };
}

/**
 * bst_salvage_clear_dangling:
 * @offset: of the record in the text
 *
 * Empties the references that lead nowhere, and lists them.
 */
void
bst_salvage_clear_dangling (BstSalvage *self, BstRecord *record, gsize offset)
{
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      Look look = { self, offset, record, &table->fields[i], NULL };
      BstValue value = bst_field_get (look.field, record);
      bst_references_foreach_dangling (self->plan, look.field, value, dangling_cb, &look);
      if (look.dangling == NULL)
        continue;
      value = without (look.field, value, look.dangling);
      bst_field_swap (look.field, record, &value); /* nobody listens to this plan yet */
      bst_value_clear (look.field, &value);
      g_hash_table_unref (look.dangling);
    }
}
