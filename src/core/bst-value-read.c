/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-value-read.c - values from JSON nodes. Strict: what is not exactly right is refused with the reason. */
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

/**
 * bst_pool_new:
 *
 * Returns: (transfer full): a pool for bst_pool_intern(), good for one load
 */
GHashTable *
bst_pool_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
}

/**
 * bst_pool_intern:
 *
 * Returns: (transfer full): a GRefString equal to @id, the same one for equal ids
 */
char *
bst_pool_intern (GHashTable *pool, const char *id)
{
  char *found = g_hash_table_lookup (pool, id);

  if (found == NULL)
    g_hash_table_add (pool, found = g_ref_string_new (id));
  return g_ref_string_acquire (found);
}

static gboolean
refuse (const BstField *field, const char *expected, GString *path, GError **error)
{
  if (path != NULL)
    g_string_assign (path, field->name);
  g_set_error (error, BST_ERROR, BST_ERROR_VALUE, bst_text (NULL, N_ ("“%s” must be %s")), field->name,
               bst_text (NULL, expected));
  return FALSE;
}

/* What fails is not the field as a whole, but this part of an item. */
static void
point_at (GString *path, const char *member)
{
  if (path != NULL)
    g_string_assign (path, member);
}

static gboolean
read_digits (const char **text, guint n, gint64 *ret_number)
{
  *ret_number = 0;
  for (guint i = 0; i < n; i++, ++*text)
    if (!g_ascii_isdigit (**text))
      return FALSE;
    else
      *ret_number = *ret_number * 10 + (**text - '0');
  return TRUE;
}

/**
 * bst_date_read:
 * @ret_date: (out): year * 10000 + month * 100 + day
 *
 * Returns: whether @text is exactly YYYY-MM-DD and that day exists
 */
gboolean
bst_date_read (const char *text, gint64 *ret_date)
{
  gint64 year, month, day;

  if (strlen (text) != 10 || !read_digits (&text, 4, &year) || *text++ != '-' || !read_digits (&text, 2, &month)
      || *text++ != '-' || !read_digits (&text, 2, &day))
    return FALSE;
  if (year == 0 || month < 1 || month > 12 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *ret_date = year * 10000 + month * 100 + day;
  return TRUE;
}

/**
 * bst_datetime_read:
 * @ret_seconds: (out): seconds since 1970, UTC
 *
 * Returns: whether @text is exactly YYYY-MM-DDTHH:MM:SSZ
 */
gboolean
bst_datetime_read (const char *text, gint64 *ret_seconds)
{
  gint64 date, hours, minutes, seconds;
  g_autofree char *day = g_strndup (text, 10);
  g_autoptr (GDateTime) time = NULL;

  if (strlen (text) != 20 || !bst_date_read (day, &date) || text[10] != 'T')
    return FALSE;
  text += 11;
  if (!read_digits (&text, 2, &hours) || *text++ != ':' || !read_digits (&text, 2, &minutes) || *text++ != ':'
      || !read_digits (&text, 2, &seconds) || *text != 'Z')
    return FALSE;
  time = g_date_time_new_utc ((int) (date / 10000), (int) (date / 100 % 100), (int) (date % 100), (int) hours,
                              (int) minutes, (double) seconds);
  if (time == NULL)
    return FALSE;
  *ret_seconds = g_date_time_to_unix (time);
  return TRUE;
}

/**
 * bst_decimal_read:
 * @ret_millionths: (out): the number times 1,000,000
 *
 * Returns: whether @text is a decimal number with a point and at most six digits behind it
 */
gboolean
bst_decimal_read (const char *text, gint64 *ret_millionths)
{
  gboolean negative = *text == '-';
  gint64 number = 0, part = BST_DECIMAL_ONE;
  const char *p = text + (negative ? 1 : 0);
  guint whole = 0;

  for (; g_ascii_isdigit (*p); p++, whole++)
    if (whole >= 12)
      return FALSE;
    else
      number = number * 10 + (*p - '0');
  number *= BST_DECIMAL_ONE;
  if (whole == 0)
    return FALSE;
  if (*p == '.')
    {
      if (!g_ascii_isdigit (*++p))
        return FALSE;
      for (; g_ascii_isdigit (*p); p++)
        {
          part /= 10;
          if (part == 0)
            return FALSE;
          number += part * (*p - '0');
        }
    }
  if (*p != '\0')
    return FALSE;
  *ret_millionths = negative ? -number : number;
  return TRUE;
}

static gboolean
read_enum (const BstField *field, const char *text, gint64 *ret_number, GString *path, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  *ret_number = bst_enum_index (field->values, text);
  if (*ret_number >= 0)
    return TRUE;
  for (const BstEnumValue *v = field->values; v->name != NULL; v++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", v->name);
  if (path != NULL)
    g_string_assign (path, field->name);
  g_set_error (error, BST_ERROR, BST_ERROR_VALUE, bst_text (NULL, N_ ("“%s” must be one of: %s")), field->name,
               names->str);
  return FALSE;
}

/**
 * bst_number_is_allowed:
 * @number: that a file has for @field
 *
 * Returns: whether it is within the field's limits, and none that stands for something else
 */
gboolean
bst_number_is_allowed (const BstField *field, gint64 number)
{
  return number != BST_UNSET
         && ((field->min == 0 && field->max == 0) || (number >= field->min && number <= field->max));
}

static gboolean
refuse_limits (const BstField *field, GString *path, GError **error)
{
  g_autofree char *min = g_strdup_printf ("%" G_GINT64_FORMAT, field->min),
                  *max = g_strdup_printf ("%" G_GINT64_FORMAT, field->max);

  if (field->min == 0 && field->max == 0)
    return refuse (field, N_ ("a number nearer to zero"), path, error); /* this one stands for none */
  if (path != NULL)
    g_string_assign (path, field->name);
  g_set_error (error, BST_ERROR, BST_ERROR_VALUE, bst_text (NULL, N_ ("“%s” must be a number from %s to %s")),
               field->name, min, max);
  return FALSE;
}

static gboolean
read_number (const BstField *field, JsonNode *node, gint64 *ret_number, GString *path, GError **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  const char *text = type == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  switch (field->type)
    {
    case BST_FIELD_FLAG:
      if (type != G_TYPE_BOOLEAN)
        return refuse (field, N_ ("true or false"), path, error);
      *ret_number = json_node_get_boolean (node);
      return TRUE;
    case BST_FIELD_DATE:
      return (text != NULL && bst_date_read (text, ret_number))
             || refuse (field, N_ ("an existing day, written as YYYY-MM-DD"), path, error);
    case BST_FIELD_DATETIME:
      return (text != NULL && bst_datetime_read (text, ret_number))
             || refuse (field, N_ ("a time in UTC, written as YYYY-MM-DDTHH:MM:SSZ"), path, error);
    case BST_FIELD_DECIMAL:
      return (text != NULL && bst_decimal_read (text, ret_number))
             || refuse (field, N_ ("a decimal number between quotes, such as \"12.5\""), path, error);
    case BST_FIELD_ENUM:
      return read_enum (field, text, ret_number, path, error);
    default:
      break;
    }
  if (type != G_TYPE_INT64)
    return refuse (field, N_ ("a whole number"), path, error);
  *ret_number = json_node_get_int (node);
  return bst_number_is_allowed (field, *ret_number) || refuse_limits (field, path, error);
}

/**
 * bst_reference_is_well_formed:
 *
 * Returns: whether @id could be the id of something
 */
gboolean
bst_reference_is_well_formed (const char *id)
{
  gsize n = 0;

  while (g_ascii_islower (id[n]) || g_ascii_isdigit (id[n]) || id[n] == '-' || id[n] == '.' || id[n] == ':')
    n++;
  return n > 0 && n <= 64 && id[n] == '\0';
}

static gboolean
read_id (const BstField *field, JsonNode *node, const char **ret_id, GString *path, GError **error)
{
  const char *id = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (id == NULL || !bst_reference_is_well_formed (id))
    return refuse (field, N_ ("an identifier: small letters, digits, “-”, “.” and “:”, at most 64"), path, error);
  *ret_id = id;
  return TRUE;
}

static gpointer
read_element (const BstField *field, JsonNode *node, GHashTable *pool, GString *path, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *id_node = object != NULL ? json_object_get_member (object, "id") : NULL;
  const char *id;
  BstElement *element;

  if (id_node == NULL)
    {
      refuse (field, N_ ("a list of objects that each have an “id”"), path, error);
      point_at (path, "");
      return NULL;
    }
  if (!read_id (field, id_node, &id, path, error))
    {
      point_at (path, "id");
      return NULL;
    }
  element = bst_element_new (field->elements, id);
  if (bst_fields_read (field->elements, element, object, pool, path, error))
    return element;
  bst_element_unref (field->elements, element);
  return NULL;
}

static gpointer
read_item (const BstField *field, JsonNode *node, GHashTable *pool, GString *path, GError **error)
{
  const char *id;

  if (field->type == BST_FIELD_LIST)
    return read_element (field, node, pool, path, error);
  if (read_id (field, node, &id, path, error))
    return bst_pool_intern (pool, id);
  point_at (path, "");
  return NULL;
}

/* path holds the failing member of the item, or nothing: puts this field and the place before it. */
static void
prefix_path (GString *path, const BstField *field, guint index)
{
  g_autofree char *inner = NULL;

  if (path == NULL)
    return;
  inner = g_strdup (path->str);
  g_string_printf (path, "%s[%u]%s%s", field->name, index, *inner != '\0' ? "." : "", inner);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer is_list)
{
  const char *ida = *(char *const *) a, *idb = *(char *const *) b;

  if (is_list != NULL)
    {
      ida = (*(BstElement *const *) a)->id;
      idb = (*(BstElement *const *) b)->id;
    }
  return strcmp (ida, idb);
}

static gboolean
sort_items (const BstField *field, BstVec *vec, GString *path, GError **error)
{
  gpointer is_list = GINT_TO_POINTER (field->type == BST_FIELD_LIST);

  g_sort_array (vec->items, vec->n, sizeof (gpointer), compare_items, is_list);
  for (guint i = 1; i < vec->n; i++)
    if (compare_items (&vec->items[i - 1], &vec->items[i], is_list) == 0)
      return refuse (field, N_ ("free of doubles"), path, error);
  return TRUE;
}

static gboolean
read_vec (const BstField *field, JsonNode *node, GHashTable *pool, BstValue *ret_value, GString *path, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  BstValue value = { 0 };
  BstVec *vec;
  guint n;

  if (array == NULL)
    return refuse (field, N_ ("a list"), path, error);
  if ((n = json_array_get_length (array)) == 0)
    return TRUE;
  value.ptr = vec = bst_vec_new (n);
  for (vec->n = 0; vec->n < n; vec->n++)
    {
      vec->items[vec->n] = read_item (field, json_array_get_element (array, vec->n), pool, path, error);
      if (vec->items[vec->n] == NULL)
        {
          prefix_path (path, field, vec->n);
          break;
        }
    }
  if (vec->n == n && sort_items (field, vec, path, error))
    {
      *ret_value = value;
      return TRUE;
    }
  bst_value_clear (field, &value);
  return FALSE;
}

/**
 * bst_value_read:
 * @pool: from bst_pool_new()
 * @ret_value: (out): transfer full; untouched on failure
 * @path: (nullable): gets the failing member, as in `milestones[2].date`
 * @error: %BST_ERROR_VALUE, with a message for people
 */
gboolean
bst_value_read (const BstField *field, JsonNode *node, GHashTable *pool, BstValue *ret_value, GString *path,
                GError **error)
{
  const char *id;
  gint64 number;

  if (bst_field_is_number (field))
    {
      if (!read_number (field, node, &number, path, error))
        return FALSE;
      ret_value->num = number;
      return TRUE;
    }
  if (field->type == BST_FIELD_REFS || field->type == BST_FIELD_LIST)
    return read_vec (field, node, pool, ret_value, path, error);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (field, N_ ("text"), path, error);
  if (bst_field_is_text (field))
    *ret_value = bst_value_text (json_node_get_string (node));
  else if (*json_node_get_string (node) == '\0')
    ret_value->ptr = NULL; /* absent and empty are one value */
  else if (read_id (field, node, &id, path, error))
    ret_value->ptr = bst_pool_intern (pool, id);
  else
    return FALSE;
  return TRUE;
}

/* Files are written in table order, so the next member is nearly always the next field. */
static const BstField *
find_field (const BstFieldTable *table, const char *name, guint *cursor)
{
  guint n = table->n_fields - 1; /* all but BST_FIELD_UNKNOWN */

  for (guint i = 0; i < n; i++)
    {
      guint at = (*cursor + i) % n;
      if (strcmp (table->fields[at].name, name) == 0)
        {
          *cursor = at + 1;
          return &table->fields[at];
        }
    }
  return NULL;
}

/* A null is never written: the absent value has one spelling. */
static gboolean
has_null (JsonNode *node, GString *path, const char *name, GError **error)
{
  if (!JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  if (path != NULL)
    g_string_assign (path, name);
  g_set_error (error, BST_ERROR, BST_ERROR_VALUE, bst_text (NULL, N_ ("“%s” is null: leave the member out instead")),
               name);
  return TRUE;
}

static gboolean
read_member (const BstField *field, gpointer instance, JsonNode *node, GHashTable *pool, GString *path, GError **error)
{
  BstValue value = { 0 };

  if (has_null (node, path, field->name, error) || !bst_value_read (field, node, pool, &value, path, error))
    return FALSE;
  bst_field_swap (field, instance, &value);
  bst_value_clear (field, &value);
  return TRUE;
}

/**
 * bst_fields_read:
 * @instance: a record or element that holds defaults
 * @object: its members; unknown ones are kept
 *
 * On failure @instance may be half filled: free it.
 */
gboolean
bst_fields_read (const BstFieldTable *table, gpointer instance, JsonObject *object, GHashTable *pool, GString *path,
                 GError **error)
{
  g_autoptr (JsonObject) unknown = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint cursor = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const BstField *field = find_field (table, name, &cursor);

      if (field != NULL)
        {
          if (!read_member (field, instance, node, pool, path, error))
            return FALSE;
        }
      else if (strcmp (name, "id") != 0)
        {
          unknown = unknown != NULL ? unknown : json_object_new ();
          json_object_set_member (unknown, name, json_node_copy (node));
        }
    }
  if (unknown != NULL)
    {
      JsonNode *kept = json_node_init_object (json_node_alloc (), unknown);
      json_node_seal (kept);
      BstValue value = { .ptr = kept };
      bst_field_swap (&table->fields[table->n_fields - 1], instance, &value);
      bst_value_clear (&table->fields[table->n_fields - 1], &value); /* a damaged file may have its settings twice */
    }
  return TRUE;
}
