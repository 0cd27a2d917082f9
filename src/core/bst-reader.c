/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-reader-private.h"
#include "bst-json.h"
#include "bst-reference-words.h"
#include "bst-references.h"
#include "bst-text.h"
#include "bst-writer.h"
#include <string.h>

#define MAX_OF_RECORD 20    /* bad values of one record: each is looked for from its start */

/* From BST_MAX_PROBLEMS on all are one: whoever reads the list has understood. */
BstProblem *
bst_reading_add_problem (BstReading *reader, gsize offset, BstError code, const char *message)
{
  BstProblem *problem;

  if (reader->problems->len > BST_MAX_PROBLEMS)
    return g_ptr_array_index (reader->problems, BST_MAX_PROBLEMS);
  if (reader->problems->len == BST_MAX_PROBLEMS)
    message = bst_text (NULL, N_ ("from here on there are more problems than are listed"));
  problem = bst_problem_new (offset, code, message);
  g_ptr_array_add (reader->problems, problem);
  return problem;
}

/* json-glib sees only text that bst_scan() accepted; it refuses what we do not know of at the place of the span. */
static JsonNode *
parse_span (BstReading *reader, const BstSpan *span)
{
  g_autoptr (GError) error = NULL;

  if (json_parser_load_from_data (reader->parser, reader->data + span->start, (gssize) (span->end - span->start),
                                  &error))
    return json_parser_steal_root (reader->parser);
  bst_reading_add_problem (reader, span->start, BST_ERROR_SYNTAX, error->message);
  return NULL;
}

typedef struct {
  BstReading *reader;
  const BstSpan *span;
  guint n_told;
} RecordPlace;

static void
bad_value_cb (const char *path, const BstField *field, JsonNode *node, const char *message, gpointer data)
{
  RecordPlace *place = data;
  BstReading *reader = place->reader;

  if (place->n_told++ < MAX_OF_RECORD)
    bst_reading_add_problem (reader, bst_scan_find (reader->data, place->span->start, place->span->end, path),
                             BST_ERROR_VALUE, message);
}

static gboolean
fill_record (BstReading *reader, BstRecord *record, JsonNode *node, const BstSpan *span)
{
  const BstFieldTable *table = bst_record_get_table (record);
  RecordPlace place = { reader, span, 0 };

  if (bst_fields_read (table, record, json_node_get_object (node), reader->pool, NULL, NULL))
    return TRUE;
  json_object_unref (bst_fields_filter (table, json_node_get_object (node), bad_value_cb, &place));
  return FALSE;
}

static void
refuse_id (BstReading *reader, BstKindId kind, const BstSpan *span)
{
  g_autofree char *message =
      g_strdup_printf (bst_text (NULL, N_ ("each of “%s” needs an “id” such as “%s-…”, in lower case")),
                       bst_kinds[kind].name, bst_kinds[kind].prefix);

  bst_reading_add_problem (reader, bst_scan_find (reader->data, span->start, span->end, "id"), BST_ERROR_RECORD,
                           message);
}

/* Another object with the same values, this plan's own to change; or the very same where nothing changes any more. */
static BstRecord *
copy_known (BstReading *reader, BstKindId kind, const BstSpan *span)
{
  BstRecord *record = reader->like != NULL
                          ? bst_read_base_find (reader->like, reader->data + span->start, span->end - span->start, NULL)
                          : NULL;

  if (record == NULL || bst_record_get_kind (record) != kind)
    return NULL;
  return reader->is_fixed ? g_object_ref (record) : bst_record_copy (record);
}

static BstRecord *
parse_record (BstReading *reader, BstKindId kind, const BstSpan *span)
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

static BstRecord *
read_record (BstReading *reader, BstKindId kind, const BstSpan *span)
{
  BstRecord *record;

  if (reader->problems->len > BST_MAX_PROBLEMS)
    return NULL; /* the file is refused, and no more is told of it */
  record = copy_known (reader, kind, span);
  if (record == NULL)
    record = bst_record_read (kind, reader->data + span->start, reader->data + span->end, reader->pool, reader->text);
  if (record == NULL)
    record = parse_record (reader, kind, span);
  if (record != NULL && reader->noted != NULL)
    bst_read_base_add (reader->noted, record, span);
  return record;
}

static void
keep_record (BstReading *reader, GPtrArray *records, BstRecord *record, const BstSpan *span)
{
  if (!g_hash_table_contains (reader->seen, record->id))
    {
      g_hash_table_add (reader->seen, record->id);
      g_ptr_array_add (records, record);
      g_hash_table_insert (reader->places, record,
                           GSIZE_TO_POINTER ((gsize) (span - &g_array_index (reader->spans, BstSpan, 0)) + 1));
      return;
    }
  g_autofree char *message = g_strdup_printf (bst_text (NULL, N_ ("“%s” is there twice")), record->id);
  bst_reading_add_problem (reader, span->start, BST_ERROR_RECORD, message);
  g_object_unref (record);
}

/* Reads the items behind spans[*i], an array of one kind. */
static void
read_collection (BstReading *reader, BstKindId kind, GArray *spans, guint *i)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  while (*i + 1 < spans->len && g_array_index (spans, BstSpan, *i + 1).is_item)
    {
      const BstSpan *span = &g_array_index (spans, BstSpan, ++*i);
      BstRecord *record = read_record (reader, kind, span);

      if (record != NULL)
        keep_record (reader, records, record, span);
    }
  bst_collection_load (bst_plan_get_collection (reader->plan, kind), records);
}

/* The plan holds the singletons from the start, and nobody listens yet: fill them in place. */
static void
read_single (BstReading *reader, BstKindId kind, const BstSpan *span)
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
  bst_reading_add_problem (reader, span->start, BST_ERROR_VALUE, message);
}

static void
read_version (BstReading *reader, const BstSpan *span)
{
  g_autoptr (JsonNode) node = parse_span (reader, span);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
      && json_node_get_int (node) >= 1)
    bst_plan_set_version (reader->plan, json_node_get_int (node));
  else
    bst_reading_add_problem (reader, span->start, BST_ERROR_VERSION,
                             bst_text (NULL, N_ ("“version” must be a whole number from 1")))
        ->mend = bst_text (NULL, N_ ("Plans have version 1 today: put the number back, without quotes."));
}

static void
check_format (BstReading *reader, const BstSpan *span)
{
  g_autoptr (JsonNode) node = parse_span (reader, span);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || g_strcmp0 (json_node_get_string (node), BST_PLAN_FORMAT) != 0)
    bst_reading_add_problem (reader, span->start, BST_ERROR_VERSION,
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
read_part (BstReading *reader, const char *key, GArray *spans, guint *i)
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
      bst_reading_add_problem (reader, span->start, BST_ERROR_VALUE, message);
    }
  else if ((node = parse_span (reader, span)) != NULL)
    json_object_set_member (bst_plan_get_unknown (reader->plan), key, node);
  skip_items (spans, i);
}

/* A file of a newer version is refused for what this version cannot know, such as a new status. */
static void
mend_newer (BstReading *reader)
{
  if (bst_plan_get_version (reader->plan) <= BST_PLAN_VERSION)
    return;
  for (guint i = 0; i < reader->problems->len; i++)
    ((BstProblem *) g_ptr_array_index (reader->problems, i))->mend =
        bst_text (NULL, N_ ("A newer Bouwstenen made this file: open it with that one."));
}

static void
read_parts (BstReading *reader, GArray *spans)
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
    bst_reading_add_problem (reader, 0, BST_ERROR_VERSION,
                             bst_text (NULL, N_ ("this file is not a Bouwstenen plan: it has no member “format”")));
}

/* --- References ---------------------------------------------------------------------------------------------- */

static void
dangling_cb (BstRecord *record, const BstField *field, const char *target, gpointer data)
{
  BstReading *reader = data;
  g_autofree char *source = bst_reference_say_source (record), *missing = bst_reference_say_target (target);
  /* Translators: a record, one of its fields, and what that refers to: “Action point “A”: “Owner” refers to …” */
  g_autofree char *message =
      g_strdup_printf (bst_text (NULL, N_ ("%s: “%s” refers to something that is not in the plan: %s")), source,
                       bst_text (NULL, field->label), missing);

  if (reader->problems->len <= BST_MAX_PROBLEMS)
    bst_reading_add_problem (reader, bst_reading_place_of_reference (reader, record, field, target),
                             BST_ERROR_REFERENCE, message);
}

/* --- The whole file ------------------------------------------------------------------------------------------ */

static gsize
known_cb (const char *text, gsize length, gpointer data)
{
  gsize n = 0;

  return bst_read_base_find (data, text, length, &n) != NULL ? n : 0;
}

static void
read_all (BstReading *reader, gsize length, gboolean with_remarks)
{
  const char *problem;
  gsize offset;

  if (!bst_scan_with_known (reader->data, length, reader->like != NULL ? known_cb : NULL, reader->like, reader->spans,
                            &offset, &problem))
    {
      g_ptr_array_add (reader->problems, bst_problem_new_syntax (length, offset, problem));
      bst_problems_place (reader->problems, reader->data);
      return;
    }
  read_parts (reader, reader->spans);
  (reader->is_fixed ? bst_plan_find_dangling : bst_plan_index) (reader->plan, dangling_cb, reader);
  mend_newer (reader);
  if (with_remarks)
    bst_reading_add_remarks (reader);
  bst_problems_place (reader->problems, reader->data);
}

static BstPlan *
read_plan (const char *data, gsize length, gboolean with_remarks, BstReadBase *like, BstReadBase *noted,
           gboolean is_fixed, GPtrArray *problems)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) pool = bst_pool_new (), places = g_hash_table_new (NULL, NULL),
                         seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BstPlan) plan = bst_plan_new ();
  BstReading reader = { data, parser, pool, text, plan, problems, places, seen, spans, like, noted, is_fixed };

  json_parser_set_strict (parser, TRUE);
  read_all (&reader, length, with_remarks);
  for (guint i = 0; i < problems->len; i++)
    if (!((BstProblem *) g_ptr_array_index (problems, i))->is_remark)
      return NULL;
  return g_steal_pointer (&plan);
}

/**
 * bst_plan_read:
 * @data: the file's text; data[length] must be NUL
 * @length: in bytes
 * @problems: (nullable) (element-type BstProblem): empty; gets every problem, in the order of the file
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
  g_autoptr (GPtrArray) own_problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  GPtrArray *found = problems != NULL ? problems : own_problems;
  BstPlan *plan = read_plan (data, length, FALSE, NULL, NULL, FALSE, found);

  if (plan != NULL)
    return plan;
  const BstProblem *first = g_ptr_array_index (found, 0);
  g_set_error (error, BST_ERROR, (int) first->code, "%u:%u: %s", first->line, first->column, first->message);
  return NULL;
}

/**
 * bst_plan_read_like:
 * @like: (inout): %NULL: gets what later calls need to know of this file, which must stay in memory as long, and its plan
 *   unchanged. Else a file that was read before: records with the very same bytes are not read again, and share its values
 * @is_fixed: the plan is only looked at and never changed: it may share whole records, and has no index of references
 * @problems: (element-type BstProblem): empty; gets every problem
 *
 * As bst_plan_read(), for versions of one plan.
 *
 * Returns: (nullable) (transfer full): the plan
 */
BstPlan *
bst_plan_read_like (const char *data, gsize length, BstReadBase **like, gboolean is_fixed, GPtrArray *problems)
{
  BstPlan *plan;

  if (*like != NULL)
    return read_plan (data, length, FALSE, *like, NULL, is_fixed, problems);
  *like = bst_read_base_new (data);
  plan = read_plan (data, length, FALSE, NULL, *like, is_fixed, problems);
  if (plan == NULL)
    g_clear_pointer (like, bst_read_base_free);
  return plan;
}

/**
 * bst_plan_read_with_remarks:
 * @problems: (element-type BstProblem): empty; gets every problem, and what is strange and yet accepted
 *
 * As bst_plan_read(), and slower: it looks for circles and asks the framework.
 *
 * Returns: (nullable) (transfer full): the plan
 */
BstPlan *
bst_plan_read_with_remarks (const char *data, gsize length, GPtrArray *problems)
{
  return read_plan (data, length, TRUE, NULL, NULL, FALSE, problems);
}
