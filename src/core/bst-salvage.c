/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-salvage.c - a plan from the records that can be read. */
#include "bst-salvage-private.h"
#include "bst-reader.h"
#include "bst-text.h"
#include "bst-writer.h"
#include <string.h>

#define MAX_OF_RECORD 50 /* bad values of one record in the list: each is looked for from its start */

typedef struct {
  BstSalvage *salvage;
  const char *text;
  gsize length;
  JsonParser *parser;
  GHashTable *pool;
  GHashTable *records; /* GRefString id → BstRecord */
  GHashTable *places;  /* BstRecord → place in pieces, from 1 */
  GPtrArray *kinds[BST_N_KINDS];
  gboolean is_other; /* its format says that it is no plan */
} Maker;

static void
add_loss (Maker *maker, BstLossSort sort, char *subject, gsize offset, const char *message, gsize start, gsize end)
{
  bst_salvage_add_loss (maker->salvage, maker->text, sort, subject, offset, message, start, end);
}

static const char *
title_of (JsonObject *object)
{
  static const char *const names[] = { "title", "name", "text" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (bst_json_get_string (object, names[i]) != NULL)
      return bst_json_get_string (object, names[i]);
  return NULL;
}

/* --- Reading a record -------------------------------------------------------------------------------------------- */

typedef struct {
  Maker *maker;
  const BstPiece *piece;
  const char *id, *title;
  guint n_told;
} RecordPlace;

static gsize
find_in_piece (Maker *maker, const BstPiece *piece, const char *path)
{
  gsize n = strcspn (path, ".[");

  if (piece->members == NULL)
    return bst_scan_find (maker->text, piece->start, piece->end, path);
  for (guint i = 0; i < piece->members->len; i++)
    {
      const BstSpan *span = &g_array_index (piece->members, BstSpan, i);
      if (span->key_length == n && memcmp (maker->text + span->key, path, n) == 0)
        return bst_scan_find (maker->text, span->start, span->end, path + n + (path[n] == '.'));
    }
  return piece->start;
}

static void
bad_value_cb (const char *path, const BstField *field, JsonNode *node, const char *message, gpointer data)
{
  RecordPlace *place = data;
  const char *problem;
  gsize start, end;

  if (place->n_told++ >= MAX_OF_RECORD)
    {
      place->maker->salvage->n_losses[BST_LOSS_PART]++;
      return;
    }
  start = find_in_piece (place->maker, place->piece, path);
  if (!bst_scan_part (place->maker->text, start, place->piece->end, 2, &end, &problem))
    end = start;
  add_loss (place->maker, BST_LOSS_PART,
            bst_salvage_name_record ((BstKindId) place->piece->kind, place->id, place->title), start, message, start,
            end);
}

static JsonObject *
parse (Maker *maker, const char *text, gsize length)
{
  g_autoptr (JsonNode) node = NULL;

  if (!json_parser_load_from_data (maker->parser, text, (gssize) length, NULL))
    return NULL;
  node = json_parser_steal_root (maker->parser);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

/* The members of a damaged record that can be read, as if it had been whole. */
static JsonObject *
parse_members (Maker *maker, const BstPiece *piece)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < piece->members->len; i++)
    {
      const BstSpan *span = &g_array_index (piece->members, BstSpan, i);
      g_string_append_printf (text, "%s\"", i > 0 ? "," : "");
      g_string_append_len (text, maker->text + span->key, (gssize) span->key_length);
      g_string_append (text, "\":");
      g_string_append_len (text, maker->text + span->start, (gssize) (span->end - span->start));
    }
  g_string_append_c (text, '}');
  return parse (maker, text->str, text->len);
}

/* What is left of object goes into record, which is empty, and the rest into the list. */
static void
fill_record (Maker *maker, BstRecord *record, JsonObject *object, const BstPiece *piece)
{
  const BstFieldTable *table = bst_record_get_table (record);
  RecordPlace place = { maker, piece, bst_json_get_string (object, "id"), title_of (object), 0 };
  g_autoptr (JsonObject) good = bst_fields_filter (table, object, bad_value_cb, &place);

  bst_fields_read (table, record, good, maker->pool, NULL, NULL);
}

/* Most records of a damaged file are good: only the others are read value by value. */
static BstRecord *
make_record (Maker *maker, const char *id, JsonObject *object, const BstPiece *piece)
{
  BstRecord *record = bst_record_new ((BstKindId) piece->kind, id);

  if (bst_fields_read (bst_record_get_table (record), record, object, maker->pool, NULL, NULL))
    return record;
  g_object_unref (record);
  record = bst_record_new ((BstKindId) piece->kind, id);
  fill_record (maker, record, object, piece);
  return record;
}

/* What the damage took: from its place to where reading went on. */
static void
tell_damage (Maker *maker, const BstPiece *piece, const char *id, const char *title)
{
  gsize end = piece->end;
  g_autofree char *message = NULL;

  for (guint i = 0; i < piece->members->len; i++)
    {
      const BstSpan *span = &g_array_index (piece->members, BstSpan, i);
      if (span->key > piece->damage + 1)
        {
          end = span->key - 1;
          break;
        }
    }
  /* Translators: %s is what is wrong in the file */
  message = g_strdup_printf (bst_text (NULL, N_ ("damaged here (%s)")), bst_text (NULL, piece->problem));
  add_loss (maker, BST_LOSS_PART, bst_salvage_name_record ((BstKindId) piece->kind, id, title), piece->damage, message,
            piece->lost, MAX (end, piece->lost));
}

static void
refuse_piece (Maker *maker, const BstPiece *piece, JsonObject *object, const char *message)
{
  const char *id = object != NULL ? bst_json_get_string (object, "id") : NULL;

  add_loss (maker, BST_LOSS_RECORD,
            bst_salvage_name_record ((BstKindId) piece->kind, id, object ? title_of (object) : NULL), piece->start,
            message, piece->start, piece->end);
}

/* The id it has, or a new one. (transfer full) */
static char *
choose_id (Maker *maker, const BstPiece *piece, JsonObject *object)
{
  const char *id = bst_json_get_string (object, "id");
  BstKindId kind = (BstKindId) piece->kind;
  char *fresh;
  g_autofree char *message = NULL;

  if (id != NULL && bst_id_is_valid (kind, id) && !g_hash_table_contains (maker->records, id))
    return g_strdup (id);
  fresh = bst_id_new (kind);
  if (id != NULL && bst_id_is_valid (kind, id))
    message =
        g_strdup_printf (bst_text (NULL, N_ ("“%s” was there twice; the second is %s now, and nothing refers to it")),
                         id, fresh);
  else
    message = g_strdup_printf (bst_text (NULL, N_ ("had no good id; it is %s now, and nothing refers to it")), fresh);
  add_loss (maker, BST_LOSS_OTHER, bst_salvage_name_record (kind, id, title_of (object)), piece->start, message, 0, 0);
  return fresh;
}

static gboolean
same_record (BstRecord *a, BstRecord *b)
{
  return bst_fields_equal (bst_record_get_table (a), a, b);
}

static void
read_record (Maker *maker, const BstPiece *piece, JsonObject *object)
{
  const char *own_id = bst_json_get_string (object, "id");
  BstRecord *twin = own_id != NULL ? g_hash_table_lookup (maker->records, own_id) : NULL;
  g_autoptr (BstRecord) record = make_record (maker, own_id != NULL ? own_id : "", object, piece);
  g_autofree char *id = NULL;

  if (bst_record_is_blank (record) && (own_id == NULL || bst_id_is_framework (own_id)))
    {
      if (piece->members != NULL || own_id == NULL)
        refuse_piece (maker, piece, object, bst_text (NULL, N_ ("nothing of it can be read")));
      return;
    }
  if (twin != NULL && bst_record_get_kind (twin) == bst_record_get_kind (record) && same_record (twin, record))
    return;
  id = choose_id (maker, piece, object);
  if (g_strcmp0 (id, own_id) != 0)
    {
      g_ref_string_release (record->id);
      record->id = g_ref_string_new (id);
    }
  if (maker->kinds[piece->kind] == NULL)
    maker->kinds[piece->kind] = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (maker->records, record->id, record);
  g_hash_table_insert (maker->places, record, GSIZE_TO_POINTER (piece->start + 1));
  g_ptr_array_add (maker->kinds[piece->kind], g_steal_pointer (&record));
}

static void
read_kind (Maker *maker, const BstPiece *piece)
{
  g_autoptr (JsonObject) object = piece->members != NULL
                                      ? parse_members (maker, piece)
                                      : parse (maker, maker->text + piece->start, piece->end - piece->start);

  if (object == NULL)
    {
      refuse_piece (maker, piece, NULL, bst_text (NULL, N_ ("nothing of it can be read")));
      return;
    }
  if (bst_kinds[piece->kind].flags & BST_KIND_SINGLETON)
    fill_record (maker, bst_plan_get_single (maker->salvage->plan, (BstKindId) piece->kind), object, piece);
  else
    read_record (maker, piece, object);
  if (piece->members != NULL
      && (json_object_get_size (object) > 0 || (bst_kinds[piece->kind].flags & BST_KIND_SINGLETON)))
    tell_damage (maker, piece, bst_json_get_string (object, "id"), title_of (object));
}

/* --- The rest of the file ---------------------------------------------------------------------------------------- */

/* Another program's file is none of ours; a damaged name of our own is. */
static gboolean
is_other_format (JsonNode *node)
{
  const char *format = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return format != NULL && strspn (format, "abcdefghijklmnopqrstuvwxyz0123456789-./") == strlen (format)
         && !g_str_has_prefix (format, "bouw") && !g_str_has_suffix (format, "plan");
}

static void
read_header (Maker *maker, const BstPiece *piece, JsonNode *node)
{
  if (strcmp (piece->name, "format") == 0)
    maker->is_other |= is_other_format (node);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           && json_node_get_int (node) >= 1)
    bst_plan_set_version (maker->salvage->plan, json_node_get_int (node));
  else
    add_loss (maker, BST_LOSS_OTHER, NULL, piece->start,
              bst_text (NULL, N_ ("“version” must be a whole number from 1")), piece->start, piece->end);
}

/* A member with the name of a kind that is not what that kind is. */
static void
refuse_other (Maker *maker, const BstPiece *piece)
{
  int kind = bst_kind_index (piece->name);
  g_autofree char *message = NULL;

  if (kind < 0)
    message = g_strdup_printf (bst_text (NULL, N_ ("“%s” is there twice")), piece->name);
  else if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
    message = g_strdup_printf (bst_text (NULL, N_ ("“%s” must be an object")), piece->name);
  else
    message = g_strdup_printf (bst_text (NULL, N_ ("“%s” must be a list")), piece->name);
  add_loss (maker, BST_LOSS_OTHER, NULL, piece->start, message, piece->start, piece->end);
}

static void
read_other (Maker *maker, const BstPiece *piece)
{
  JsonObject *unknown = bst_plan_get_unknown (maker->salvage->plan);
  g_autoptr (JsonNode) node = NULL;

  if (bst_kind_index (piece->name) >= 0 || json_object_has_member (unknown, piece->name))
    {
      refuse_other (maker, piece);
      return;
    }
  if (json_parser_load_from_data (maker->parser, maker->text + piece->start, (gssize) (piece->end - piece->start),
                                  NULL))
    node = json_parser_steal_root (maker->parser);
  if (node == NULL)
    return;
  if (strcmp (piece->name, "format") == 0 || strcmp (piece->name, "version") == 0)
    read_header (maker, piece, node);
  else
    json_object_set_member (unknown, piece->name, g_steal_pointer (&node));
}

static void
piece_cb (const BstPiece *piece, gpointer data)
{
  if (piece->kind >= 0)
    read_kind (data, piece);
  else
    read_other (data, piece);
}

static void
skipped_cb (gsize start, gsize end, const char *problem, gpointer data)
{
  add_loss (data, BST_LOSS_OTHER, NULL, start, bst_text (NULL, problem), start, end);
}

/* --- The whole ---------------------------------------------------------------------------------------------------- */

static void
finish (Maker *maker)
{
  BstSalvage *salvage = maker->salvage;

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (maker->kinds[kind] != NULL)
      {
        salvage->n_records[kind] = maker->kinds[kind]->len;
        bst_collection_load (bst_plan_get_collection (salvage->plan, (BstKindId) kind), maker->kinds[kind]);
      }
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (salvage->plan, (BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        {
          BstRecord *record = bst_collection_get (collection, i);
          gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (maker->places, record));
          bst_salvage_clear_dangling (salvage, record, place > 0 ? place - 1 : 0);
        }
      if ((bst_kinds[kind].flags & BST_KIND_SINGLETON) && !bst_record_is_blank (bst_collection_get (collection, 0)))
        salvage->n_records[kind] = 1;
    }
  bst_plan_index (salvage->plan, NULL, NULL);
}

static void
tell_damaged_characters (Maker *maker, const GArray *damaged)
{
  for (guint i = 0; i < damaged->len; i++)
    add_loss (maker, BST_LOSS_CHARACTER, NULL, g_array_index (damaged, gsize, i),
              bst_text (NULL, N_ ("a character that cannot be read; it is a � now")), 0, 0);
}

static void
make_plan (Maker *maker, const GArray *damaged)
{
  const BstPieceSink sink = { piece_cb, skipped_cb, maker };

  json_parser_set_strict (maker->parser, TRUE);
  bst_salvage_pieces (maker->text, maker->length, &sink);
  tell_damaged_characters (maker, damaged);
  finish (maker);
  bst_salvage_place_losses (maker->salvage, maker->text);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    g_clear_pointer (&maker->kinds[kind], g_ptr_array_unref);
}

/* An id that no other program makes: whatever is left of the file's format, it is ours. */
static gboolean
has_made_id (BstCollection *records, BstKindId kind)
{
  for (guint i = 0; i < bst_collection_get_n (records); i++)
    if (strlen (bst_collection_get (records, i)->id) == strlen (bst_kinds[kind].prefix) + 17)
      return TRUE;
  return FALSE;
}

static gboolean
found_something (const Maker *maker)
{
  gboolean ours = !maker->is_other;
  guint n = 0;

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      n += maker->salvage->n_records[kind];
      ours = ours || has_made_id (bst_plan_get_collection (maker->salvage->plan, (BstKindId) kind), (BstKindId) kind);
    }
  return n > 0 && ours;
}

/**
 * bst_salvage_read:
 * @data: what bst_plan_read() refused; data[length] must be NUL
 * @length: in bytes
 * @error: why it was refused, if nothing can be read either
 *
 * Reads every record of @data that can be read, in part where that is all there is. References that lead nowhere are
 * emptied. Nothing is made up: what comes out stands in the file, and what does not come out is in the list.
 *
 * Returns: (nullable) (transfer full): a plan, and what is missing in it
 */
BstSalvage *
bst_salvage_read (const char *data, gsize length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (BstPlan) whole = bst_plan_read (data, length, NULL, &problem);
  g_autoptr (GArray) damaged = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) pool = bst_pool_new (), records = g_hash_table_new (g_str_hash, g_str_equal),
                         places = g_hash_table_new (NULL, NULL);
  g_autoptr (BstSalvage) self = g_new0 (BstSalvage, 1);
  Maker maker = { .salvage = self, .parser = parser, .pool = pool, .records = records, .places = places };
  g_autofree char *text = NULL;

  self->losses = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_loss_free);
  self->plan = bst_plan_new ();
  self->problem = problem != NULL ? g_strdup (problem->message) : NULL;
  maker.text = text = bst_salvage_repair_text (data, length, &maker.length, damaged);
  if (text != NULL)
    make_plan (&maker, damaged);
  if (text != NULL && found_something (&maker))
    return g_steal_pointer (&self);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error_literal (error, BST_ERROR, BST_ERROR_VERSION, bst_text (NULL, N_ ("there is no record in this file")));
  return NULL;
}

/**
 * bst_salvage_free:
 * @self: (transfer full): no longer needed
 */
void
bst_salvage_free (BstSalvage *self)
{
  g_clear_object (&self->plan);
  g_ptr_array_unref (self->losses);
  g_free (self->problem);
  g_free (self);
}
