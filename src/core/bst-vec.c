/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-vec.c - sets of references and lists of elements: look-ups, and changed copies. A vector itself never changes. */
#include "bst-field.h"
#include <string.h>

/**
 * bst_vec_length:
 * @vec: (nullable): %NULL is the empty one
 */
guint
bst_vec_length (const BstVec *vec)
{
  return vec != NULL ? vec->n : 0;
}

/* key_of gives the id by which items are sorted. */
static gboolean
find (const BstVec *vec, const char *id, gboolean elements, guint *ret_position)
{
  guint low = 0, high = bst_vec_length (vec);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const char *at = elements ? ((BstElement *) vec->items[middle])->id : vec->items[middle];
      int order = strcmp (at, id);
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

/**
 * bst_vec_has_ref:
 * @vec: (nullable): of a REFS field
 *
 * Returns: whether @id is in the set
 */
gboolean
bst_vec_has_ref (const BstVec *vec, const char *id)
{
  guint position;

  return find (vec, id, FALSE, &position);
}

/**
 * bst_vec_find_element:
 * @vec: (nullable): of a LIST field
 *
 * Returns: (nullable) (transfer none): the #BstElement with @id
 */
gpointer
bst_vec_find_element (const BstVec *vec, const char *id)
{
  guint position;

  return find (vec, id, TRUE, &position) ? vec->items[position] : NULL;
}

static gpointer
item_ref (gpointer item, gboolean elements)
{
  return elements ? (gpointer) bst_element_ref (item) : g_ref_string_acquire (item);
}

/* A copy of vec where n_out items from position on are replaced by item (taken), or by nothing where it is NULL. */
static BstVec *
splice (const BstVec *vec, guint position, guint n_out, gpointer item, gboolean elements)
{
  guint n = bst_vec_length (vec) - n_out + (item != NULL ? 1 : 0), to = 0;
  BstVec *copy;

  if (n == 0)
    return NULL;
  copy = bst_vec_new (n);
  for (guint i = 0; i < position; i++)
    copy->items[to++] = item_ref (vec->items[i], elements);
  if (item != NULL)
    copy->items[to++] = item;
  for (guint i = position + n_out; i < bst_vec_length (vec); i++)
    copy->items[to++] = item_ref (vec->items[i], elements);
  return copy;
}

static BstValue
same (const BstVec *vec)
{
  BstValue value = { .ptr = (gpointer) vec };

  if (vec != NULL)
    g_atomic_ref_count_inc (&((BstVec *) value.ptr)->refs);
  return value;
}

/**
 * bst_vec_with_ref:
 * @vec: (nullable): a set
 * @present: whether @id is to be in the result
 *
 * Returns: (transfer full): the changed set
 */
BstValue
bst_vec_with_ref (const BstVec *vec, const char *id, gboolean present)
{
  guint position;
  gboolean found = find (vec, id, FALSE, &position);

  if (found == present)
    return same (vec);
  return (BstValue) { .ptr = splice (vec, position, found ? 1 : 0, present ? g_ref_string_new (id) : NULL, FALSE) };
}

/**
 * bst_vec_with_element:
 * @vec: (nullable): a list
 * @element: (transfer full): put in the place of the one with the same id, or added
 *
 * Returns: (transfer full): the changed list
 */
BstValue
bst_vec_with_element (const BstField *field, const BstVec *vec, BstElement *element)
{
  guint position;
  gboolean found = find (vec, element->id, TRUE, &position);

  return (BstValue) { .ptr = splice (vec, position, found ? 1 : 0, element, TRUE) };
}

/**
 * bst_vec_without_element:
 * @vec: (nullable): a list
 *
 * Returns: (transfer full): the list without the element @id
 */
BstValue
bst_vec_without_element (const BstField *field, const BstVec *vec, const char *id)
{
  guint position;

  if (!find (vec, id, TRUE, &position))
    return same (vec);
  return (BstValue) { .ptr = splice (vec, position, 1, NULL, TRUE) };
}
