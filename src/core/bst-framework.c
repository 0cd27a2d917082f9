/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-framework.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

#define FRAMEWORK_FORMAT "bouwstenen-framework"
#define MAX_LEVELS 16
#define RESOURCES "/be/bouwstenen/core/frameworks"

struct _BstFramework {
  GObject parent_instance;
  JsonNode *root;
  JsonObject *data;
  GHashTable *items;    /* id → BstItem, owned */
  GHashTable *lists;    /* name → GPtrArray of BstItem */
  GHashTable *children; /* parent id → GPtrArray of BstItem */
};

G_DEFINE_FINAL_TYPE (BstFramework, bst_framework, G_TYPE_OBJECT)

static void
bst_framework_finalize (GObject *object)
{
  BstFramework *self = BST_FRAMEWORK (object);

  g_hash_table_unref (self->children);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->items);
  g_clear_pointer (&self->root, json_node_unref);
  G_OBJECT_CLASS (bst_framework_parent_class)->finalize (object);
}

static void
bst_framework_class_init (BstFrameworkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_framework_finalize;
}

static void
bst_framework_init (BstFramework *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/* --- Loading ------------------------------------------------------------------------------------------------- */

static void
add_child (BstFramework *self, const char *parent, BstItem *item)
{
  GPtrArray *children = g_hash_table_lookup (self->children, parent);

  if (children == NULL)
    g_hash_table_insert (self->children, (gpointer) parent, children = g_ptr_array_new ());
  g_ptr_array_add (children, item);
}

static gboolean
add_item (BstFramework *self, GPtrArray *list, const char *name, JsonNode *node, GError **error)
{
  JsonObject *data = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = data != NULL ? bst_json_get_string (data, "id") : NULL;
  BstItem *item;

  if (id == NULL || !bst_id_is_framework (id) || bst_json_get_object (data, "title") == NULL
      || g_hash_table_contains (self->items, id))
    {
      g_set_error (error, BST_ERROR, BST_ERROR_FRAMEWORK,
                   bst_text (NULL,
                             N_ ("the framework's list “%s” has an item without a title or an id of its own: %s")),
                   name, id != NULL ? id : "?");
      return FALSE;
    }
  item = g_new0 (BstItem, 1);
  item->id = id;
  item->list = g_intern_string (name);
  item->position = list->len;
  item->number = bst_json_get_int (data, "number");
  item->parent = bst_json_get_string (data, "parent");
  item->phase = bst_json_get_string (data, "phase");
  item->theme = bst_json_get_string (data, "theme");
  item->editorial = json_object_get_boolean_member_with_default (data, "editorial", FALSE);
  item->data = data;
  g_ptr_array_add (list, item);
  g_hash_table_insert (self->items, (gpointer) id, item);
  if (item->parent != NULL)
    add_child (self, item->parent, item);
  return TRUE;
}

static gboolean
load_list (BstFramework *self, const char *name, JsonNode *node, GError **error)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  g_hash_table_insert (self->lists, (gpointer) g_intern_string (name), list);
  if (array == NULL)
    {
      g_set_error (error, BST_ERROR, BST_ERROR_FRAMEWORK, bst_text (NULL, N_ ("“%s” must be a list")), name);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add_item (self, list, name, json_array_get_element (array, i), error))
      return FALSE;
  return TRUE;
}

/* A sub-objective is counted with its objective: "O4" and "O4b". */
static void
number_children (BstFramework *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      BstItem *item = value;
      const BstItem *parent = item->parent != NULL ? bst_framework_find (self, item->parent) : NULL;
      if (parent != NULL && item->number == 0)
        item->number = parent->number;
    }
}

/* Whoever walks from an item to its parent arrives: each parent is there, and none is above itself. */
static gboolean
check_parents (BstFramework *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BstItem *item = value;
      guint steps = 0;
      while (item != NULL && item->parent != NULL && ++steps <= MAX_LEVELS)
        item = bst_framework_find (self, item->parent);
      if (item != NULL && steps <= MAX_LEVELS)
        continue;
      g_set_error (error, BST_ERROR, BST_ERROR_FRAMEWORK,
                   bst_text (NULL,
                             N_ ("the framework's item %s has a parent that is not there, or that lies under it")),
                   ((BstItem *) value)->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
load_lists (BstFramework *self, GError **error)
{
  JsonObject *lists = bst_json_get_object (self->data, "lists");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (g_strcmp0 (bst_json_get_string (self->data, "format"), FRAMEWORK_FORMAT) != 0 || lists == NULL
      || bst_json_get_string (self->data, "id") == NULL || bst_json_get_string (self->data, "version") == NULL)
    {
      g_set_error_literal (error, BST_ERROR, BST_ERROR_FRAMEWORK,
                           bst_text (NULL, N_ ("this JSON file is not a framework")));
      return FALSE;
    }
  json_object_iter_init_ordered (&iter, lists);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!load_list (self, name, node, error))
      return FALSE;
  if (!check_parents (self, error))
    return FALSE;
  number_children (self);
  return TRUE;
}

/**
 * bst_framework_new_from_data:
 * @data: a framework file; data[length] must be NUL
 * @error: %BST_ERROR_SYNTAX or %BST_ERROR_FRAMEWORK
 *
 * Returns: (nullable) (transfer full): the framework
 */
BstFramework *
bst_framework_new_from_data (const char *data, gsize length, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan));
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (BstFramework) self = g_object_new (BST_TYPE_FRAMEWORK, NULL);
  const char *problem;
  gsize offset;
  guint line, column;

  if (!bst_scan (data, length, spans, &offset, &problem))
    {
      bst_scan_place (data, offset, &line, &column);
      g_set_error (error, BST_ERROR, BST_ERROR_SYNTAX, "%u:%u: %s", line, column, bst_text (NULL, problem));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, data, (gssize) length, error))
    return NULL;
  self->root = json_parser_steal_root (parser);
  self->data = JSON_NODE_HOLDS_OBJECT (self->root) ? json_node_get_object (self->root) : NULL;
  if (self->data == NULL || !load_lists (self, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, BST_ERROR, BST_ERROR_FRAMEWORK,
                             bst_text (NULL, N_ ("this JSON file is not a framework")));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* --- Which frameworks there are: the shipped ones, and files in the data folders --------------------------------- */

static void
keep_framework (GPtrArray *all, const char *data, gsize length, const char *origin)
{
  g_autoptr (GError) error = NULL;
  BstFramework *framework = bst_framework_new_from_data (data, length, &error);

  if (framework != NULL)
    g_ptr_array_add (all, framework);
  else
    g_warning ("%s: %s", origin, error->message);
}

static void
load_resources (GPtrArray *all)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCES, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);
      g_autofree char *text = g_strndup (data, length);
      keep_framework (all, text, length, path);
    }
}

static void
load_folder (GPtrArray *all, const char *data_dir)
{
  g_autofree char *folder = g_build_filename (data_dir, GETTEXT_PACKAGE, "frameworks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *data = NULL;
      gsize length;
      if (g_str_has_suffix (name, ".json") && g_file_get_contents (path, &data, &length, NULL))
        keep_framework (all, data, length, path);
    }
}

static gpointer
load_all (gpointer unused)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const *dirs = g_get_system_data_dirs ();

  load_resources (all);
  load_folder (all, g_get_user_data_dir ());
  for (guint i = 0; dirs[i] != NULL; i++)
    load_folder (all, dirs[i]);
  return all;
}

/**
 * bst_framework_list_shipped:
 *
 * Returns: (transfer none) (element-type BstFramework): every framework on this machine; loaded once, for ever
 */
GPtrArray *
bst_framework_list_shipped (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_all, NULL);
}

/**
 * bst_framework_get:
 * @id: for instance "ggb"
 * @version: (nullable): %NULL for the newest
 * @error: %BST_ERROR_FRAMEWORK
 *
 * Returns: (nullable) (transfer full): the framework
 */
BstFramework *
bst_framework_get (const char *id, const char *version, GError **error)
{
  GPtrArray *all = bst_framework_list_shipped ();
  BstFramework *best = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      BstFramework *one = g_ptr_array_index (all, i);
      if (strcmp (bst_framework_get_id (one), id) != 0
          || (version != NULL && strcmp (bst_framework_get_version (one), version) != 0))
        continue;
      if (best == NULL || strcmp (bst_framework_get_version (one), bst_framework_get_version (best)) > 0)
        best = one;
    }
  if (best != NULL)
    return g_object_ref (best);
  g_set_error (
      error, BST_ERROR, BST_ERROR_FRAMEWORK,
      bst_text (
          NULL,
          N_ ("The framework “%s” %s is not on this computer. Install a newer Bouwstenen, or ask the sender for the framework file.")),
      id, version != NULL ? version : "");
  return NULL;
}

/* --- Reading it ---------------------------------------------------------------------------------------------- */

/**
 * bst_framework_get_id:
 *
 * Returns: (transfer none): for instance "ggb"
 */
const char *
bst_framework_get_id (BstFramework *self)
{
  return bst_json_get_string (self->data, "id");
}

/**
 * bst_framework_get_version:
 *
 * Returns: (transfer none): for instance "2025.1"; later versions sort behind
 */
const char *
bst_framework_get_version (BstFramework *self)
{
  return bst_json_get_string (self->data, "version");
}

/**
 * bst_framework_get_title:
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer none): the title, as bst_localized()
 */
const char *
bst_framework_get_title (BstFramework *self, const char *language)
{
  return bst_localized (bst_json_get_object (self->data, "title"), language);
}

/**
 * bst_framework_get_data:
 *
 * Returns: (transfer none): the whole file, for members that are no list ("smart", "plan", …)
 */
JsonObject *
bst_framework_get_data (BstFramework *self)
{
  return self->data;
}

/**
 * bst_framework_find:
 *
 * Returns: (nullable) (transfer none): the item with @id, in whatever list
 */
const BstItem *
bst_framework_find (BstFramework *self, const char *id)
{
  return g_hash_table_lookup (self->items, id);
}

static GPtrArray *
array_or_empty (GPtrArray *array)
{
  static GPtrArray *empty;

  if (g_once_init_enter_pointer (&empty))
    g_once_init_leave_pointer (&empty, g_ptr_array_new ());
  return array != NULL ? array : empty;
}

/**
 * bst_framework_get_list:
 *
 * Returns: (transfer none) (element-type BstItem): the items of a list in their order; empty where there is none
 */
GPtrArray *
bst_framework_get_list (BstFramework *self, const char *list)
{
  return array_or_empty (g_hash_table_lookup (self->lists, list));
}

/**
 * bst_framework_get_children:
 *
 * Returns: (transfer none) (element-type BstItem): the items whose parent is @parent_id
 */
GPtrArray *
bst_framework_get_children (BstFramework *self, const char *parent_id)
{
  return array_or_empty (g_hash_table_lookup (self->children, parent_id));
}
