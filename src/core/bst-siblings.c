/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-siblings.h"
#include "bst-order.h"
#include "bst-outline.h"
#include "bst-text.h"
#include <string.h>

static void
sibling_free (gpointer data)
{
  BstSibling *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->key);
  g_free (self);
}

static void
add (GPtrArray *self, const char *id, const char *key, char *title)
{
  BstSibling *sibling = g_new0 (BstSibling, 1);

  sibling->id = g_strdup (id);
  sibling->key = key != NULL && *key != '\0' ? g_strdup (key) : NULL;
  sibling->title = title;
  g_ptr_array_add (self, sibling);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const BstSibling *one = *(BstSibling *const *) a, *two = *(BstSibling *const *) b;
  int order = g_strcmp0 (one->key, two->key);

  return order != 0 ? order : strcmp (one->id, two->id);
}

/* --- Who they are -------------------------------------------------------------------------------------------------- */

static void
add_objectives (GPtrArray *self, const BstWording *in, const char *id)
{
  g_autoptr (GPtrArray) nodes = bst_outline_siblings (in->plan, in->framework, id, in->language);

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      const BstNode *node = nodes->pdata[i];
      add (self, node->id, node->order,
           g_strdup_printf ("%s%s%s", node->code, *node->code != '\0' ? " " : "", node->title));
    }
}

/**
 * bst_siblings_get_group:
 *
 * Returns: (nullable) (transfer none): the id or name of what @record belongs to: only within it there is an order
 */
const char *
bst_siblings_get_group (BstRecord *record)
{
  static const char *const names[] = { "objective", "session", "list" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const BstField *field = bst_record_find_field (record, names[i]);
      if (field != NULL && (field->type == BST_FIELD_REF || bst_field_is_text (field)))
        return bst_field_get (field, record).ptr;
    }
  return NULL;
}

static void
add_records (GPtrArray *self, const BstWording *in, BstRecord *record)
{
  BstKindId kind = bst_record_get_kind (record);
  BstCollection *collection = bst_plan_get_collection (in->plan, kind);
  const BstField *order = bst_kind_get_field (kind, "order");
  const char *group = bst_siblings_get_group (record);

  for (guint i = 0; i < bst_collection_get_n (collection); i++)
    {
      BstRecord *other = bst_collection_get (collection, i);
      if (g_strcmp0 (bst_siblings_get_group (other), group) == 0)
        add (self, other->id, bst_field_get (order, other).ptr, bst_word_record (in, other));
    }
  g_ptr_array_sort (self, compare);
}

static void
add_elements (GPtrArray *self, const BstWording *in, const BstField *list, BstRecord *record)
{
  const BstVec *vec = bst_field_get (list, record).ptr;
  const BstField *order = bst_fields_find (list->elements, "order");

  for (guint i = 0; i < bst_vec_length (vec); i++)
    {
      const BstElement *element = vec->items[i];
      add (self, element->id, bst_field_get (order, element).ptr, bst_word_element (in, list->elements, element));
    }
  g_ptr_array_sort (self, compare);
}

/**
 * bst_siblings_list:
 * @list: (nullable): a list of the record, of whose elements one is meant
 * @item: (nullable): that element
 *
 * The kind, or the elements of the list, have an order of people's own.
 *
 * Returns: (transfer full) (element-type BstSibling): the record or element and all it stands among, in their order; empty
 *   where it is not there
 */
GPtrArray *
bst_siblings_list (const BstWording *in, BstKindId kind, const char *id, const BstField *list, const char *item)
{
  GPtrArray *self = g_ptr_array_new_with_free_func (sibling_free);
  BstRecord *record = bst_plan_find (in->plan, kind, id);

  if (list != NULL && record != NULL)
    add_elements (self, in, list, record);
  else if (kind == BST_KIND_OBJECTIVES && in->framework != NULL)
    add_objectives (self, in, id);
  else if (list == NULL && record != NULL)
    add_records (self, in, record);
  return self;
}

/**
 * bst_siblings_find:
 *
 * Returns: where it stands, from 0; -1: it is not there
 */
int
bst_siblings_find (const GPtrArray *self, const char *id)
{
  for (guint i = 0; i < self->len; i++)
    if (strcmp (((const BstSibling *) self->pdata[i])->id, id) == 0)
      return (int) i;
  return -1;
}

/* --- Another place ------------------------------------------------------------------------------------------------- */

/* The key of place i once the one at at is taken out. */
static const char *
key_without (const GPtrArray *self, guint at, guint i)
{
  return ((const BstSibling *) self->pdata[i < at ? i : i + 1])->key;
}

/* Only one record changes, so there may be none: before those that have no key, and between two with the same one. */
static char *
key_at (const GPtrArray *self, guint at, guint to)
{
  const char *before = to > 0 ? key_without (self, at, to - 1) : NULL;
  const char *after = to + 1 < self->len ? key_without (self, at, to) : NULL;
  g_autofree char *key = NULL;

  if (after == NULL && to + 1 < self->len)
    return NULL;
  key = bst_order_between (before, after);
  if (g_strcmp0 (before, key) >= 0 || (after != NULL && strcmp (key, after) >= 0))
    return NULL;
  return g_steal_pointer (&key);
}

/**
 * bst_siblings_step:
 * @at: a place, from 0
 * @step: -1 for one place up, 1 for one place down, …
 * @ret_to: (out) (optional): its place then
 *
 * Returns: (transfer full) (nullable): the key that moves the one at @at so far, or further where it can have no place there;
 *   %NULL: it cannot move that way
 */
char *
bst_siblings_step (const GPtrArray *self, guint at, int step, guint *ret_to)
{
  for (int to = (int) at + step; step != 0 && to >= 0 && to < (int) self->len; to += step > 0 ? 1 : -1)
    {
      char *key = key_at (self, at, (guint) to);

      if (key == NULL)
        continue;
      if (ret_to != NULL)
        *ret_to = (guint) to;
      return key;
    }
  return NULL;
}

/* --- In words ------------------------------------------------------------------------------------------------------ */

/**
 * bst_siblings_word_place:
 * @number: from 1
 * @after: (nullable): the title of the one before it
 *
 * Returns: (transfer full): "Place 3, after “…”"
 */
char *
bst_siblings_word_place (guint number, const char *after, const char *language)
{
  if (after == NULL)
    return g_strdup (bst_text (language, N_ ("Place 1: the first")));
  /* Translators: %u is a number from 2, %s the title of the one before it in the list */
  return g_strdup_printf (bst_text (language, N_ ("Place %u, after “%s”")), number, after);
}

/**
 * bst_siblings_say_place:
 *
 * Returns: (transfer full): the place of @id in words; "" where it is not there
 */
char *
bst_siblings_say_place (const GPtrArray *self, const char *id, const char *language)
{
  int at = bst_siblings_find (self, id);

  if (at < 0)
    return g_strdup ("");
  return bst_siblings_word_place ((guint) at + 1, at > 0 ? ((const BstSibling *) self->pdata[at - 1])->title : NULL,
                                  language);
}
