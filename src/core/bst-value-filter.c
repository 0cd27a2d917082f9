/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-value-filter.c - everything that is wrong with a record at once, and what is left of it without that.
 *
 * Reading stops at the first bad value of a record, because good files are read often and must be read fast. This tries
 * each value apart: for the messages about a refused file, and for what can be saved from it. */
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

typedef struct {
  GHashTable *pool;
  BstBadValueFunc func;
  gpointer data;
} Filter;

static JsonObject *filter_object (Filter *filter, const BstFieldTable *table, JsonObject *object, const char *path);

static char *
join_path (const char *path, const char *member)
{
  return *path != '\0' ? g_strconcat (path, ".", member, NULL) : g_strdup (member);
}

/* Whether field could hold this; tells if not. path: of the value itself. */
static gboolean
try_value (Filter *filter, const BstField *field, JsonNode *node, const char *path)
{
  g_autoptr (GError) error = NULL;
  BstValue value = { 0 };

  if (bst_value_read (field, node, filter->pool, &value, NULL, &error))
    {
      bst_value_clear (field, &value);
      return TRUE;
    }
  filter->func (path, field, node, error->message, filter->data);
  return FALSE;
}

static JsonNode *
array_of (JsonNode *item)
{
  g_autoptr (JsonArray) array = json_array_new ();

  json_array_add_element (array, json_node_copy (item));
  return json_node_init_array (json_node_alloc (), array);
}

/* Of an element only its id decides whether it is one. */
static JsonNode *
head_of (const BstField *field, JsonNode *item)
{
  g_autoptr (JsonObject) head = NULL;
  JsonObject *object;

  if (field->type != BST_FIELD_LIST || !JSON_NODE_HOLDS_OBJECT (item))
    return array_of (item);
  head = json_object_new ();
  object = json_node_get_object (item);
  if (json_object_has_member (object, "id"))
    json_object_set_member (head, "id", json_node_copy (json_object_get_member (object, "id")));
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), head);
  return array_of (node);
}

static const char *
key_of (const BstField *field, JsonNode *item)
{
  return field->type == BST_FIELD_LIST ? bst_json_get_string (json_node_get_object (item), "id")
                                       : json_node_get_string (item);
}

/* Where the key of an item stands: the item is bad because of it. */
static char *
key_path (const BstField *field, JsonNode *item, const char *path)
{
  gboolean has_id = field->type == BST_FIELD_LIST && JSON_NODE_HOLDS_OBJECT (item)
                    && json_object_has_member (json_node_get_object (item), "id");

  return has_id ? join_path (path, "id") : g_strdup (path);
}

static void
keep_item (Filter *filter, const BstField *field, JsonNode *item, const char *path, JsonArray *kept)
{
  if (field->type == BST_FIELD_LIST)
    json_array_add_object_element (kept, filter_object (filter, field->elements, json_node_get_object (item), path));
  else
    json_array_add_element (kept, json_node_copy (item));
}

static JsonNode *
filter_array (Filter *filter, const BstField *field, JsonArray *array, const char *path)
{
  g_autoptr (JsonArray) kept = json_array_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      g_autoptr (JsonNode) head = head_of (field, item);
      g_autofree char *item_path = g_strdup_printf ("%s[%u]", path, i), *place = key_path (field, item, item_path),
                      *message = NULL;

      if (!try_value (filter, field, head, place))
        continue;
      if (g_hash_table_add (keys, (gpointer) key_of (field, item)))
        {
          keep_item (filter, field, item, item_path, kept);
          continue;
        }
      message = g_strdup_printf (bst_text (NULL, N_ ("“%s” is there twice")), key_of (field, item));
      filter->func (place, field, item, message, filter->data);
    }
  return json_node_init_array (json_node_alloc (), kept);
}

/* NULL: nothing is left of it. */
static JsonNode *
filter_value (Filter *filter, const BstField *field, JsonNode *node, const char *path)
{
  g_autofree char *message = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      message = g_strdup_printf (bst_text (NULL, N_ ("“%s” is null: leave the member out instead")), field->name);
      filter->func (path, field, node, message, filter->data);
      return NULL;
    }
  if ((field->type == BST_FIELD_LIST || field->type == BST_FIELD_REFS) && JSON_NODE_HOLDS_ARRAY (node))
    return filter_array (filter, field, json_node_get_array (node), path);
  return try_value (filter, field, node, path) ? json_node_copy (node) : NULL;
}

static JsonObject *
filter_object (Filter *filter, const BstFieldTable *table, JsonObject *object, const char *path)
{
  JsonObject *kept = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const BstField *field = bst_fields_find (table, name);
      g_autofree char *member = join_path (path, name);
      JsonNode *good = field == NULL || field->type == BST_FIELD_UNKNOWN ? json_node_copy (node)
                                                                         : filter_value (filter, field, node, member);

      if (good != NULL)
        json_object_set_member (kept, name, good);
    }
  return kept;
}

/**
 * bst_fields_filter:
 * @object: the members of a record
 * @func: (scope call): told of each value that strict reading refuses, in the order of the file
 *
 * Returns: (transfer full): @object without those values; bst_fields_read() accepts it
 */
JsonObject *
bst_fields_filter (const BstFieldTable *table, JsonObject *object, BstBadValueFunc func, gpointer data)
{
  g_autoptr (GHashTable) pool = bst_pool_new ();
  Filter filter = { pool, func, data };

  return filter_object (&filter, table, object, "");
}
