/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-field.c - values: what depends on a field's type and is neither reading nor writing. */
#include "bst-field.h"
#include <string.h>

G_DEFINE_QUARK (bst-error-quark, bst_error)

/**
 * bst_field_is_number:
 *
 * Returns: whether values of the field are kept in #BstValue.num
 */
gboolean
bst_field_is_number (const BstField *field)
{
  return field->type >= BST_FIELD_ENUM && field->type <= BST_FIELD_FLAG;
}

/**
 * bst_field_is_text:
 *
 * Returns: whether values of the field are a GRefString that people write
 */
gboolean
bst_field_is_text (const BstField *field)
{
  return field->type == BST_FIELD_TEXT || field->type == BST_FIELD_LONGTEXT;
}

static gboolean
is_string (const BstField *field)
{
  return field->type <= BST_FIELD_REF;
}

/**
 * bst_field_default:
 *
 * Returns: the value of a member that the file leaves out
 */
BstValue
bst_field_default (const BstField *field)
{
  if (bst_field_is_number (field))
    return (BstValue) { .num = field->fallback };
  return (BstValue) { .ptr = NULL };
}

/**
 * bst_field_get:
 * @instance: (nullable): a record or an element; %NULL gives the default
 *
 * Returns: (transfer none): the value, borrowed from @instance
 */
BstValue
bst_field_get (const BstField *field, gconstpointer instance)
{
  BstValue value = { 0 };

  if (instance == NULL)
    return bst_field_default (field);
  /* memcpy: the member is a char *, a BstVec * …; reading it as another pointer type would break aliasing */
  if (bst_field_is_number (field))
    memcpy (&value.num, (const char *) instance + field->offset, sizeof value.num);
  else
    memcpy (&value.ptr, (const char *) instance + field->offset, sizeof value.ptr);
  return value;
}

/**
 * bst_field_swap:
 * @value: (inout): goes into @instance; what was there comes out
 */
void
bst_field_swap (const BstField *field, gpointer instance, BstValue *value)
{
  BstValue old = bst_field_get (field, instance);

  if (bst_field_is_number (field))
    memcpy ((char *) instance + field->offset, &value->num, sizeof value->num);
  else
    memcpy ((char *) instance + field->offset, &value->ptr, sizeof value->ptr);
  *value = old;
}

/**
 * bst_fields_find:
 *
 * Returns: (nullable): the descriptor of @name
 */
const BstField *
bst_fields_find (const BstFieldTable *table, const char *name)
{
  for (guint i = 0; i + 1 < table->n_fields; i++)
    if (strcmp (table->fields[i].name, name) == 0)
      return &table->fields[i];
  return NULL;
}

/**
 * bst_enum_index:
 *
 * Returns: the place of @name in @values, or -1
 */
gint64
bst_enum_index (const BstEnumValue *values, const char *name)
{
  for (gint64 i = 0; name != NULL && values[i].name != NULL; i++)
    if (strcmp (values[i].name, name) == 0)
      return i;
  return -1;
}

/**
 * bst_vec_new:
 *
 * Returns: (transfer full): a vector of @n places, to be filled, in the order of the ids, before anybody else sees it
 */
BstVec *
bst_vec_new (guint n)
{
  BstVec *vec = g_malloc0 (sizeof (BstVec) + n * sizeof (gpointer));

  g_atomic_ref_count_init (&vec->refs);
  vec->n = n;
  return vec;
}

/* --- Elements ------------------------------------------------------------------------------------------------ */

/**
 * bst_element_new:
 *
 * Returns: (transfer full): an element with every field at its default
 */
BstElement *
bst_element_new (const BstFieldTable *table, const char *id)
{
  BstElement *element = g_malloc0 (table->size);

  g_atomic_ref_count_init (&element->refs);
  element->id = g_ref_string_new (id);
  for (guint i = 0; i < table->n_fields; i++)
    {
      BstValue value = bst_field_default (&table->fields[i]);
      bst_field_swap (&table->fields[i], element, &value);
    }
  return element;
}

/**
 * bst_element_copy:
 *
 * Returns: (transfer full): an element that shares the values and may still be changed by bst_element_take()
 */
BstElement *
bst_element_copy (const BstFieldTable *table, const BstElement *element)
{
  BstElement *copy = bst_element_new (table, element->id);

  for (guint i = 0; i < table->n_fields; i++)
    bst_element_take (copy, &table->fields[i],
                      bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], element)));
  return copy;
}

/**
 * bst_element_ref:
 *
 * Returns: (transfer full): @element, with one reference more
 */
BstElement *
bst_element_ref (BstElement *element)
{
  g_atomic_ref_count_inc (&element->refs);
  return element;
}

/**
 * bst_element_unref:
 * @table: the element's
 * @element: (transfer full): is freed with its values when this was the last reference
 */
void
bst_element_unref (const BstFieldTable *table, BstElement *element)
{
  if (!g_atomic_ref_count_dec (&element->refs))
    return;
  bst_fields_clear (table, element);
  g_ref_string_release (element->id);
  g_free (element);
}

/**
 * bst_element_take:
 * @value: (transfer full): the new value
 *
 * Sets an element that nobody else has yet.
 */
void
bst_element_take (BstElement *element, const BstField *field, BstValue value)
{
  bst_field_swap (field, element, &value);
  bst_value_clear (field, &value);
}

/**
 * bst_fields_clear:
 * @instance: a record or element
 *
 * Releases every value and puts the defaults in their place. The id stays.
 */
void
bst_fields_clear (const BstFieldTable *table, gpointer instance)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      BstValue value = bst_field_default (&table->fields[i]);
      bst_field_swap (&table->fields[i], instance, &value);
      bst_value_clear (&table->fields[i], &value);
    }
}

/**
 * bst_fields_equal:
 * @a: (nullable): a record or element; %NULL: every field at its default
 * @b: (nullable): likewise
 *
 * Returns: whether all fields are equal, the ids apart
 */
gboolean
bst_fields_equal (const BstFieldTable *table, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      if (!bst_value_equal (field, bst_field_get (field, a), bst_field_get (field, b)))
        return FALSE;
    }
  return TRUE;
}

/* --- Values -------------------------------------------------------------------------------------------------- */

/**
 * bst_value_copy:
 *
 * Returns: (transfer full): @value with one reference more
 */
BstValue
bst_value_copy (const BstField *field, BstValue value)
{
  if (bst_field_is_number (field) || value.ptr == NULL)
    return value;
  if (is_string (field))
    g_ref_string_acquire (value.ptr);
  else if (field->type == BST_FIELD_UNKNOWN)
    json_node_ref (value.ptr);
  else
    g_atomic_ref_count_inc (&((BstVec *) value.ptr)->refs);
  return value;
}

static void
free_vec (const BstField *field, BstVec *vec)
{
  for (guint i = 0; i < vec->n; i++)
    if (field->type == BST_FIELD_LIST)
      bst_element_unref (field->elements, vec->items[i]);
    else
      g_ref_string_release (vec->items[i]);
  g_free (vec);
}

/**
 * bst_value_clear:
 * @value: (inout): is released; a pointer becomes %NULL, a number stays
 */
void
bst_value_clear (const BstField *field, BstValue *value)
{
  gpointer old;

  if (bst_field_is_number (field) || value->ptr == NULL)
    return;
  old = g_steal_pointer (&value->ptr);
  if (is_string (field))
    g_ref_string_release (old);
  else if (field->type == BST_FIELD_UNKNOWN)
    json_node_unref (old);
  else if (g_atomic_ref_count_dec (&((BstVec *) old)->refs))
    free_vec (field, old);
}

static gboolean
vec_equal (const BstField *field, const BstVec *a, const BstVec *b)
{
  if (a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (a->items[i] == b->items[i])
      continue;
    else if (field->type == BST_FIELD_REFS)
      {
        if (strcmp (a->items[i], b->items[i]) != 0)
          return FALSE;
      }
    else if (strcmp (((BstElement *) a->items[i])->id, ((BstElement *) b->items[i])->id) != 0
             || !bst_fields_equal (field->elements, a->items[i], b->items[i]))
      return FALSE;
  return TRUE;
}

/**
 * bst_value_equal:
 *
 * Returns: whether @a and @b mean the same: by content, with a quick look at the pointers first
 */
gboolean
bst_value_equal (const BstField *field, BstValue a, BstValue b)
{
  if (bst_field_is_number (field))
    return a.num == b.num;
  if (a.ptr == b.ptr)
    return TRUE;
  if (a.ptr == NULL || b.ptr == NULL)
    return FALSE;
  if (is_string (field))
    return strcmp (a.ptr, b.ptr) == 0;
  if (field->type == BST_FIELD_UNKNOWN)
    return json_node_equal (a.ptr, b.ptr);
  return vec_equal (field, a.ptr, b.ptr);
}

/**
 * bst_value_is_default:
 *
 * Returns: whether @value is what a file leaves out
 */
gboolean
bst_value_is_default (const BstField *field, BstValue value)
{
  return bst_value_equal (field, value, bst_field_default (field));
}

/**
 * bst_value_text:
 * @text: (nullable): empty is the same as %NULL
 *
 * Returns: (transfer full): a value for a text or reference field
 */
BstValue
bst_value_text (const char *text)
{
  return (BstValue) { .ptr = text != NULL && *text != '\0' ? g_ref_string_new (text) : NULL };
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * bst_value_refs:
 * @ids: (nullable) (array zero-terminated=1): in any order, none twice
 *
 * Returns: (transfer full): a value for a REFS field
 */
BstValue
bst_value_refs (const char *const *ids)
{
  guint n = ids != NULL ? g_strv_length ((char **) ids) : 0;
  BstVec *vec = n > 0 ? bst_vec_new (n) : NULL;

  for (guint i = 0; i < n; i++)
    vec->items[i] = g_ref_string_new (ids[i]);
  if (n > 1)
    qsort (vec->items, n, sizeof (gpointer), compare_ids);
  return (BstValue) { .ptr = vec };
}

/**
 * bst_value_foreach_ref:
 * @func: (scope call): called with each id that @value refers to, those in the elements of a list included, and with the
 *   field that holds it
 */
void
bst_value_foreach_ref (const BstField *field, BstValue value, BstRefFunc func, gpointer data)
{
  const BstVec *vec = value.ptr;

  if (field->type != BST_FIELD_REF && field->type != BST_FIELD_REFS && field->type != BST_FIELD_LIST)
    return;
  if (value.ptr == NULL)
    return;
  if (field->type == BST_FIELD_REF)
    {
      func (field, value.ptr, data);
      return;
    }
  for (guint i = 0; i < vec->n; i++)
    if (field->type == BST_FIELD_REFS)
      func (field, vec->items[i], data);
    else
      for (guint j = 0; j < field->elements->n_fields; j++)
        {
          const BstField *inner = &field->elements->fields[j];
          bst_value_foreach_ref (inner, bst_field_get (inner, vec->items[i]), func, data);
        }
}
