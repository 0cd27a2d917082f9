/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-reader.h"
#include "bst-json.h"
#include "bst-text.h"
#include "bst-writer.h"
#include <string.h>

typedef struct {
  const char *data;
  JsonParser *parser;
  GHashTable *pool;
  BstPlan *plan;
  GPtrArray *problems;
  GHashTable *places; /* BstRecord → its place in spans, from 1: for messages about references */
  GArray *spans;
} Reader;

/**
 * bst_problem_free:
 * @self: (transfer full): no longer needed
 */
void
bst_problem_free (BstProblem *self)
{
  g_free (self->message);
  g_free (self);
}

static void
add_problem (Reader *reader, gsize offset, BstError code, const char *message)
{
  BstProblem *problem = g_new0 (BstProblem, 1);

  bst_scan_place (reader->data, offset, &problem->line, &problem->column);
  problem->code = code;
  problem->message = g_strdup (message);
  g_ptr_array_add (reader->problems, problem);
}

/* json-glib sees only text that bst_scan() accepted; it refuses what we do not know of at the place of the span. */
static JsonNode *
parse_span (Reader *reader, const BstSpan *span)
{
  g_autoptr (GError) error = NULL;

  if (json_parser_load_from_data (reader->parser, reader->data + span->start, (gssize) (span->end - span->start),
                                  &error))
    return json_parser_steal_root (reader->parser);
  add_problem (reader, span->start, BST_ERROR_SYNTAX, error->message);
  return NULL;
}

static gboolean
fill_record (Reader *reader, BstRecord *record, JsonNode *node, const BstSpan *span)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (bst_fields_read (bst_record_get_table (record), record, json_node_get_object (node), reader->pool, path, &error))
    return TRUE;
  add_problem (reader, bst_scan_find (reader->data, span->start, span->end, path->str), (BstError) error->code,
               error->message);
  return FALSE;
}

static void
refuse_id (Reader *reader, BstKindId kind, const BstSpan *span)
{
  g_autofree char *message =
      g_strdup_printf (bst_text (NULL, N_ ("each of “%s” needs an “id” such as “%s-…”, in lower case")),
                       bst_kinds[kind].name, bst_kinds[kind].prefix);

  add_problem (reader, bst_scan_find (reader->data, span->start, span->end, "id"), BST_ERROR_RECORD, message);
}

static BstRecord *
read_record (Reader *reader, BstKindId kind, const BstSpan *span)
{
  g_autoptr (JsonNode) node = parse_span (reader, span);
  JsonNode *id = NULL;
  g_autoptr (BstRecord) record = NULL;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    id = json_object_get_member (json_node_get_object (node), "id");
  if (id == NULL || !JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_STRING
      || !bst_id_is_valid (kind, json_node_get_string (id)))
    {
      refuse_id (reader, kind, span);
      return NULL;
    }
  record = bst_record_new (kind, json_node_get_string (id));
  return fill_record (reader, record, node, span) ? g_steal_pointer (&record) : NULL;
}

static void
keep_record (Reader *reader, GPtrArray *records, GHashTable *seen, BstRecord *record, const BstSpan *span)
{
  if (g_hash_table_add (seen, record->id))
    {
      g_ptr_array_add (records, record);
      g_hash_table_insert (reader->places, record,
                           GSIZE_TO_POINTER ((gsize) (span - &g_array_index (reader->spans, BstSpan, 0)) + 1));
      return;
    }
  g_autofree char *message = g_strdup_printf (bst_text (NULL, N_ ("“%s” is there twice")), record->id);
  add_problem (reader, span->start, BST_ERROR_RECORD, message);
  g_object_unref (record);
}

/* Reads the items behind spans[*i], an array of one kind. */
static void
read_collection (Reader *reader, BstKindId kind, GArray *spans, guint *i)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  while (*i + 1 < spans->len && g_array_index (spans, BstSpan, *i + 1).is_item)
    {
      const BstSpan *span = &g_array_index (spans, BstSpan, ++*i);
      BstRecord *record = read_record (reader, kind, span);

      if (record != NULL)
        keep_record (reader, records, seen, record, span);
    }
  bst_collection_load (bst_plan_get_collection (reader->plan, kind), records);
}

/* The plan holds the singletons from the start, and nobody listens yet: fill them in place. */
static void
read_single (Reader *reader, BstKindId kind, const BstSpan *span)
{
  g_autoptr (JsonNode) node = parse_span (reader, span);
  BstRecord *record = bst_plan_get_single (reader->plan, kind);
  g_autofree char *message = NULL;

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      fill_record (reader, record, node, span);
      return;
    }
  message = g_strdup_printf (bst_text (NULL, N_ ("“%s” must be an object")), bst_kinds[kind].name);
  add_problem (reader, span->start, BST_ERROR_VALUE, message);
}

static void
read_version (Reader *reader, const BstSpan *span)
{
  g_autoptr (JsonNode) node = parse_span (reader, span);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
      && json_node_get_int (node) >= 1)
    bst_plan_set_version (reader->plan, json_node_get_int (node));
  else
    add_problem (reader, span->start, BST_ERROR_VERSION,
                 bst_text (NULL, N_ ("“version” must be a whole number from 1")));
}

static void
check_format (Reader *reader, const BstSpan *span)
{
  g_autoptr (JsonNode) node = parse_span (reader, span);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || g_strcmp0 (json_node_get_string (node), BST_PLAN_FORMAT) != 0)
    add_problem (reader, span->start, BST_ERROR_VERSION,
                 bst_text (NULL, N_ ("this JSON file is not a Bouwstenen plan")));
}

static void
skip_items (GArray *spans, guint *i)
{
  while (*i + 1 < spans->len && g_array_index (spans, BstSpan, *i + 1).is_item)
    ++*i;
}

/* One member of the root object. Members that this version does not know are kept whole. */
static void
read_part (Reader *reader, const char *key, GArray *spans, guint *i)
{
  const BstSpan *span = &g_array_index (spans, BstSpan, *i);
  int kind = bst_kind_index (key);
  JsonNode *node;

  if (strcmp (key, "version") == 0)
    read_version (reader, span);
  else if (strcmp (key, "format") == 0)
    check_format (reader, span);
  else if (kind >= 0 && (bst_kinds[kind].flags & BST_KIND_SINGLETON))
    read_single (reader, (BstKindId) kind, span);
  else if (kind >= 0 && reader->data[span->start] == '[')
    read_collection (reader, (BstKindId) kind, spans, i);
  else if (kind >= 0)
    {
      g_autofree char *message = g_strdup_printf (bst_text (NULL, N_ ("“%s” must be a list")), key);
      add_problem (reader, span->start, BST_ERROR_VALUE, message);
    }
  else if ((node = parse_span (reader, span)) != NULL)
    json_object_set_member (bst_plan_get_unknown (reader->plan), key, node);
  skip_items (spans, i);
}

static void
read_parts (Reader *reader, GArray *spans)
{
  gboolean has_format = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const BstSpan *span = &g_array_index (spans, BstSpan, i);
      BstSpan key_span = { .start = span->key - 1, .end = span->key + span->key_length + 1 };
      g_autoptr (JsonNode) key_node = parse_span (reader, &key_span); /* it may hold escapes */
      const char *key = key_node != NULL ? json_node_get_string (key_node) : NULL;

      if (key == NULL)
        continue;
      has_format |= strcmp (key, "format") == 0;
      read_part (reader, key, spans, &i);
    }
  if (!has_format)
    add_problem (reader, 0, BST_ERROR_VERSION,
                 bst_text (NULL, N_ ("this file is not a Bouwstenen plan: it has no member “format”")));
}

static void
dangling_cb (BstRecord *record, const BstField *field, const char *target, gpointer data)
{
  Reader *reader = data;
  gpointer place = g_hash_table_lookup (reader->places, record);
  gsize offset = 0;
  g_autofree char *message =
      g_strdup_printf (bst_text (NULL, N_ ("“%s” refers to %s, which is not in the plan")), field->name, target);

  if (place != NULL)
    {
      const BstSpan *span = &g_array_index (reader->spans, BstSpan, GPOINTER_TO_SIZE (place) - 1);
      offset = bst_scan_find (reader->data, span->start, span->end, field->name);
    }
  add_problem (reader, offset, BST_ERROR_REFERENCE, message);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const BstProblem *pa = *(BstProblem *const *) a, *pb = *(BstProblem *const *) b;

  if (pa->line != pb->line)
    return pa->line < pb->line ? -1 : 1;
  return pa->column < pb->column ? -1 : pa->column > pb->column;
}

static void
read_all (Reader *reader, gsize length)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan));
  const char *problem;
  gsize offset;

  reader->spans = spans;
  if (!bst_scan (reader->data, length, spans, &offset, &problem))
    {
      add_problem (reader, offset, BST_ERROR_SYNTAX, bst_text (NULL, problem));
      return;
    }
  read_parts (reader, spans);
  bst_plan_index (reader->plan, dangling_cb, reader);
  g_ptr_array_sort (reader->problems, compare_problems);
}

/**
 * bst_plan_read:
 * @data: the file's text; data[length] must be NUL
 * @length: in bytes
 * @problems: (nullable) (element-type BstProblem): gets every problem, in the order of the file
 * @error: the first problem as "LINE:COLUMN: message"
 *
 * Reads a plan strictly. A file with any problem gives no plan: an unreadable file is never shown as an empty one.
 * A file of a newer version is read; see bst_plan_get_version().
 *
 * Returns: (nullable) (transfer full): the plan
 */
BstPlan *
bst_plan_read (const char *data, gsize length, GPtrArray *problems, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) pool = bst_pool_new (), places = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) own_problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  g_autoptr (BstPlan) plan = bst_plan_new ();
  GPtrArray *found = problems != NULL ? problems : own_problems;
  guint before = found->len;
  Reader reader = { data, parser, pool, plan, found, places, NULL };

  json_parser_set_strict (parser, TRUE);
  read_all (&reader, length);
  if (found->len == before)
    return g_steal_pointer (&plan);
  const BstProblem *first = g_ptr_array_index (found, before);
  g_set_error (error, BST_ERROR, (int) first->code, "%u:%u: %s", first->line, first->column, first->message);
  return NULL;
}

static gboolean
check_size (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autofree char *size = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= BST_MAX_FILE_SIZE)
    return TRUE;
  size = g_format_size ((guint64) g_file_info_get_size (info));
  g_set_error (error, BST_ERROR, BST_ERROR_SYNTAX,
               bst_text (NULL, N_ ("the file is %s, more than a plan can be (512 MB): it is probably something else")),
               size);
  return FALSE;
}

/**
 * bst_plan_read_file:
 * @ret_sha256: (out) (optional): checksum of the bytes read
 * @problems: (nullable) (element-type BstProblem): gets every problem
 * @error: a #GIOErrorEnum, or as bst_plan_read()
 *
 * Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the plan
 */
BstPlan *
bst_plan_read_file (GFile *file, char **ret_sha256, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autofree char *data = NULL;
  gsize length;
  BstPlan *plan;

  if (!check_size (file, cancellable, error) || !g_file_load_contents (file, cancellable, &data, &length, NULL, error))
    return NULL;
  plan = bst_plan_read (data, length, problems, error);
  if (plan != NULL && ret_sha256 != NULL)
    *ret_sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  return plan;
}
