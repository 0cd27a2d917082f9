/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-element-order.h"
#include <string.h>
#include "bst-order.h"

static const BstField *
get_field (const BstField *list)
{
  return bst_fields_find (list->elements, "order");
}

static const char *
get_key (const BstField *list, const BstElement *element)
{
  return bst_field_get (get_field (list), element).ptr;
}

/**
 * bst_elements_have_order:
 *
 * Returns: whether people put the elements of this list in order
 */
gboolean
bst_elements_have_order (const BstField *list)
{
  return get_field (list) != NULL;
}

/**
 * bst_elements_compare:
 * @list: has an order
 *
 * Returns: less than 0 where @one comes first
 */
int
bst_elements_compare (const BstField *list, const BstElement *one, const BstElement *other)
{
  const char *first = get_key (list, one), *second = get_key (list, other);

  if ((first == NULL) != (second == NULL))
    return first == NULL ? 1 : -1;
  return g_strcmp0 (first, second) != 0 ? g_strcmp0 (first, second) : strcmp (one->id, other->id);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer list)
{
  return bst_elements_compare (list, *(BstElement *const *) a, *(BstElement *const *) b);
}

/**
 * bst_elements_list:
 * @list: has an order
 * @vec: (nullable): its value
 *
 * Returns: (transfer full) (element-type BstElement): the elements, as ordered
 */
GPtrArray *
bst_elements_list (const BstField *list, const BstVec *vec)
{
  GPtrArray *elements = g_ptr_array_new ();

  for (guint i = 0; i < bst_vec_length (vec); i++)
    g_ptr_array_add (elements, vec->items[i]);
  g_ptr_array_sort_with_data (elements, compare_cb, (gpointer) list);
  return elements;
}

/**
 * bst_element_put_last:
 * @element: a new one that will be in @vec
 */
void
bst_element_put_last (const BstField *list, const BstVec *vec, BstElement *element)
{
  g_autoptr (GPtrArray) elements = bst_elements_list (list, vec);
  g_autofree char *key = NULL;
  const char *last = NULL;

  for (guint i = 0; i < elements->len; i++)
    if (get_key (list, elements->pdata[i]) != NULL)
      last = get_key (list, elements->pdata[i]);
    else
      return; /* those without a key come last, and so does this one */
  key = bst_order_between (last, NULL);
  bst_element_take (element, get_field (list), bst_value_text (key));
}

/* Every element has a key, and they rise. */
static gboolean
is_numbered (const BstField *list, const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    if (get_key (list, elements->pdata[i]) == NULL
        || (i > 0 && strcmp (get_key (list, elements->pdata[i - 1]), get_key (list, elements->pdata[i])) >= 0))
      return FALSE;
  return TRUE;
}

/* Takes @value, gives the value with this element's key set. */
static BstValue
set_key (const BstField *list, BstValue value, const BstElement *element, const char *key)
{
  BstElement *copy = bst_element_copy (list->elements, element);
  BstValue with;

  bst_element_take (copy, get_field (list), bst_value_text (key));
  with = bst_vec_with_element (list, value.ptr, copy);
  bst_value_clear (list, &value);
  return with;
}

/* All get keys, in the order in which they stand. */
static BstValue
number (const BstField *list, BstValue value, const GPtrArray *elements)
{
  g_autofree char *key = NULL;

  for (guint i = 0; i < elements->len; i++)
    {
      char *next = bst_order_between (key, NULL);
      g_free (key);
      key = next;
      value = set_key (list, value, elements->pdata[i], key);
    }
  return value;
}

/**
 * bst_elements_move:
 * @list: has an order
 * @steps: -1 for one place up, 1 for one place down
 * @ret_value: (out) (transfer full): the value with the element at its new place
 *
 * Changes the key of this one element, so that two people who move different ones do not conflict; where keys are missing or
 * the same, all are given anew.
 *
 * Returns: whether it can go there
 */
gboolean
bst_elements_move (const BstField *list, const BstVec *vec, const char *id, int steps, BstValue *ret_value)
{
  g_autoptr (GPtrArray) elements = bst_elements_list (list, vec);
  BstElement *element = bst_vec_find_element (vec, id);
  g_autofree char *key = NULL;
  guint from;
  int to;

  if (element == NULL || !g_ptr_array_find (elements, element, &from))
    return FALSE;
  to = (int) from + steps;
  if (steps == 0 || to < 0 || to >= (int) elements->len)
    return FALSE;
  *ret_value = bst_vec_without_element (list, vec, "");
  g_ptr_array_remove_index (elements, from);
  if (!is_numbered (list, elements) || get_key (list, element) == NULL)
    {
      g_ptr_array_insert (elements, to, element);
      *ret_value = number (list, *ret_value, elements);
      return TRUE;
    }
  key = bst_order_between (to > 0 ? get_key (list, elements->pdata[to - 1]) : NULL,
                           to < (int) elements->len ? get_key (list, elements->pdata[to]) : NULL);
  *ret_value = set_key (list, *ret_value, element, key);
  return TRUE;
}
