/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-salvage-pieces.c - finds records in text that is no strict JSON any more.
 *
 * Where a record does not end as it should, the search goes on at the next place that looks like the start of one: a
 * brace and an id with the prefix of a kind. In files that we wrote, records, their members and the members of the file
 * each have an indentation of their own, so nothing within a record is taken for one. */
#include "bst-salvage-private.h"
#include "bst-framework.h"
#include <string.h>

#define RECORD_HEAD "\n    {\n      \"id\": \"" /* in our own files */
#define MAX_DAMAGED 100000 /* characters that cannot be read: more than that is no text */

typedef struct {
  const char *text;
  gsize length;
  gboolean canonical;
  gboolean inside, closed; /* the root object has begun, has ended */
  int kind; /* of the list that we are in; -1: in none */
  gsize at;
  const BstPieceSink *sink;
  BstFramework *framework; /* knows whose ids those with dots are; or NULL */
} Walk;

static gsize
skip_space (Walk *walk, gsize at)
{
  while (at < walk->length && strchr (" \t\r\n", walk->text[at]) != NULL && walk->text[at] != '\0')
    at++;
  return at;
}

static gboolean
starts_with (Walk *walk, gsize at, const char *what)
{
  gsize n = strlen (what);

  return walk->length - MIN (at, walk->length) >= n && memcmp (walk->text + at, what, n) == 0;
}

/* Behind `"name" :` and the space around it; 0: there is no such thing at at. */
static gsize
skip_key (Walk *walk, gsize at, const char *name)
{
  gsize n = strlen (name);

  if (!starts_with (walk, at, "\"") || !starts_with (walk, at + 1, name) || !starts_with (walk, at + 1 + n, "\""))
    return 0;
  at = skip_space (walk, at + n + 2);
  return starts_with (walk, at, ":") ? skip_space (walk, at + 1) : 0;
}

static gboolean
is_indented (Walk *walk, gsize at, guint depth)
{
  gsize n = 2 * depth;

  if (!walk->canonical)
    return TRUE;
  if (at < n + 1 || walk->text[at - n - 1] != '\n')
    return FALSE;
  for (gsize i = at - n; i < at; i++)
    if (walk->text[i] != ' ')
      return FALSE;
  return TRUE;
}

/* --- Where records and parts of the file begin ---------------------------------------------------------------- */

/* The kind whose records may have the id of this framework item, or -1. */
static int
kind_of_item (Walk *walk, const char *id)
{
  const BstItem *item = walk->framework != NULL ? bst_framework_find (walk->framework, id) : NULL;

  if (item == NULL)
    return walk->kind >= 0 && (bst_kinds[walk->kind].flags & BST_KIND_OVERLAY) ? walk->kind : -1;
  if (g_str_has_suffix (item->list, bst_kinds[BST_KIND_OBJECTIVES].name))
    return BST_KIND_OBJECTIVES;
  return strcmp (item->list, bst_kinds[BST_KIND_INDICATORS].name) == 0 ? BST_KIND_INDICATORS : -1;
}

static int
kind_of_id (Walk *walk, const char *id)
{
  if (bst_id_is_framework (id))
    return kind_of_item (walk, id);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (!(bst_kinds[kind].flags & BST_KIND_SINGLETON) && bst_id_is_valid ((BstKindId) kind, id))
      return kind;
  return -1;
}

/* The kind of the record that begins at at, or -1. */
static int
record_at (Walk *walk, gsize at)
{
  gsize value, n;
  char id[72];

  if (!starts_with (walk, at, "{") || !is_indented (walk, at, 2))
    return -1;
  value = skip_key (walk, skip_space (walk, at + 1), "id");
  if (value == 0 || !starts_with (walk, value, "\""))
    return -1;
  for (n = 0; n < sizeof id - 1 && value + 1 + n < walk->length && walk->text[value + 1 + n] != '"'; n++)
    id[n] = walk->text[value + 1 + n];
  id[n] = '\0';
  return value + 1 + n < walk->length && n < sizeof id - 1 ? kind_of_id (walk, id) : -1;
}

/* The kind whose list or object begins with the key at at, or -1. Fields of records have such names too, but hold ids. */
static int
part_at (Walk *walk, gsize at, gboolean expected)
{
  if (!starts_with (walk, at, "\"") || (!expected && !is_indented (walk, at, 1)))
    return -1;
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      gsize value = skip_key (walk, at, bst_kinds[kind].name), inner;
      if (value == 0)
        continue;
      if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
        return starts_with (walk, value, "{") ? kind : -1;
      inner = skip_space (walk, value + 1);
      if (starts_with (walk, value, "[") && (starts_with (walk, inner, "{") || starts_with (walk, inner, "]")))
        return kind;
    }
  return -1;
}

/* The next place from at on where reading can go on; the end, where there is none. */
static gsize
find_start (Walk *walk, gsize at)
{
  for (; at < walk->length; at++)
    if ((walk->text[at] == '{' && record_at (walk, at) >= 0)
        || (walk->text[at] == '"' && part_at (walk, at, FALSE) >= 0))
      break;
  return MIN (at, walk->length);
}

/* --- Damaged records ------------------------------------------------------------------------------------------- */

static void
note_damage (BstPiece *piece, gsize lost, gsize at, const char *problem)
{
  if (piece->problem != NULL)
    return;
  piece->lost = lost;
  piece->damage = at;
  piece->problem = problem;
}

static gboolean
has_member (Walk *walk, const BstPiece *piece, const BstSpan *span)
{
  for (guint i = 0; i < piece->members->len; i++)
    {
      const BstSpan *other = &g_array_index (piece->members, BstSpan, i);
      if (other->key_length == span->key_length
          && memcmp (walk->text + other->key, walk->text + span->key, span->key_length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How deep the object of a kind is in the file. */
static guint
depth_of (int kind)
{
  return kind >= 0 && !(bst_kinds[kind].flags & BST_KIND_SINGLETON) ? 2 : 1;
}

/* One member from *at on; FALSE: that is none, and *at is where the problem is. */
static gboolean
read_member (Walk *walk, BstPiece *piece, gsize *at, gsize limit)
{
  BstSpan span = { 0 };
  const char *problem = N_ ("expected text");
  gsize end = *at;

  if (!starts_with (walk, *at, "\"") || !bst_scan_part (walk->text, *at, limit, 1, &end, &problem))
    {
      note_damage (piece, *at, end, problem);
      return FALSE;
    }
  span.key = *at + 1;
  span.key_length = end - *at - 2;
  end = skip_space (walk, end);
  if (end >= limit || walk->text[end] != ':')
    {
      note_damage (piece, *at, MIN (end, limit), N_ ("expected a colon"));
      return FALSE;
    }
  span.start = skip_space (walk, end + 1);
  if (!bst_scan_part (walk->text, span.start, limit, depth_of (piece->kind) + 1, &span.end, &problem))
    {
      note_damage (piece, *at, span.end, problem);
      *at = MAX (*at + 1, span.start);
      return FALSE;
    }
  *at = span.end;
  if (has_member (walk, piece, &span))
    note_damage (piece, span.key - 1, span.key - 1, BST_SCAN_TWICE);
  else
    g_array_append_val (piece->members, span);
  return TRUE;
}

/* In our own files the members of a record have their own indentation: behind damage, reading goes on at the next. */
static gsize
find_member (Walk *walk, BstPiece *piece, gsize at, gsize limit)
{
  const BstFieldTable *table = bst_kind_get_table ((BstKindId) piece->kind);
  guint depth = bst_kinds[piece->kind].flags & BST_KIND_SINGLETON ? 2 : 3;

  for (; walk->canonical && at < limit; at++)
    {
      if (walk->text[at] != '"' || !is_indented (walk, at, depth))
        continue;
      for (guint i = 0; i + 1 < table->n_fields; i++)
        if (skip_key (walk, at, table->fields[i].name) != 0)
          return at;
    }
  return limit;
}

/* The members of a record that is not whole, up to limit. */
static void
read_damaged (Walk *walk, BstPiece *piece, gsize limit)
{
  gsize at = skip_space (walk, piece->start + 1);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (BstSpan));

  piece->members = members;
  while (at < limit && walk->text[at] != '}')
    {
      if (!read_member (walk, piece, &at, limit))
        at = find_member (walk, piece, at, limit);
      at = skip_space (walk, at);
      if (at < limit && walk->text[at] == ',')
        at = skip_space (walk, at + 1);
      else if (at < limit && walk->text[at] != '}' && walk->text[at] != '"')
        {
          note_damage (piece, at, at, N_ ("expected a comma or the end"));
          at = find_member (walk, piece, at, limit);
        }
    }
  note_damage (piece, MIN (at, limit), MIN (at, limit),
               at < limit ? N_ ("something after the end") : N_ ("expected a comma or the end"));
  piece->end = limit;
  walk->sink->piece (piece, walk->sink->data);
  piece->members = NULL;
}

/* --- The file ---------------------------------------------------------------------------------------------------- */

/* Where a piece of the file is missing, braces may match all the same, and a record holds those that follow. */
static gboolean
swallows_another (Walk *walk, const BstPiece *piece)
{
  const char *at = walk->text + piece->start, *end = walk->text + piece->end;

  while (walk->canonical && (at = g_strstr_len (at, end - at, RECORD_HEAD)) != NULL)
    {
      at += strlen ("\n    ");
      if (record_at (walk, (gsize) (at - walk->text)) >= 0)
        return TRUE;
    }
  return FALSE;
}

/* A record or the object of a singleton at walk->at. */
static void
read_object (Walk *walk, int kind)
{
  BstPiece piece = { .kind = kind, .start = walk->at };

  if (bst_scan_part (walk->text, piece.start, walk->length, depth_of (kind), &piece.end, &piece.problem)
      && !swallows_another (walk, &piece))
    {
      walk->at = piece.end;
      walk->sink->piece (&piece, walk->sink->data);
      return;
    }
  walk->at = find_start (walk, walk->at + 1);
  piece.problem = NULL;
  read_damaged (walk, &piece, walk->at);
}

static void
skip (Walk *walk, gsize start, const char *problem)
{
  walk->at = find_start (walk, start);
  walk->sink->skipped (start, walk->at, problem, walk->sink->data);
}

/* A member of the file that is no kind: format, version, and what this version does not know. */
static void
read_other (Walk *walk, gsize key_end, gsize value)
{
  BstPiece piece = { .kind = -1, .start = value };
  g_autofree char *name = g_strndup (walk->text + walk->at + 1, key_end - walk->at - 2);
  gsize start = walk->at;

  piece.name = name;
  if (strchr (name, '\\') != NULL)
    piece.problem = N_ ("unknown escape"); /* nobody writes the name of a member so */
  if (piece.problem == NULL && bst_scan_part (walk->text, value, walk->length, 1, &piece.end, &piece.problem)
      && swallows_another (walk, &piece))
    piece.problem = N_ ("the name of these records is not known");
  if (piece.problem != NULL)
    {
      skip (walk, start, piece.problem);
      return;
    }
  walk->at = piece.end;
  walk->sink->piece (&piece, walk->sink->data);
}

/* A list with another name whose first record is of a kind that we know: the name is damaged. */
static gboolean
holds_records (Walk *walk, gsize value)
{
  return starts_with (walk, value, "[") && record_at (walk, skip_space (walk, value + 1)) >= 0;
}

static void
read_part (Walk *walk)
{
  int kind = part_at (walk, walk->at, TRUE);
  const char *problem;
  gsize end, value;

  if (kind >= 0)
    {
      walk->at = skip_key (walk, walk->at, bst_kinds[kind].name);
      if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
        read_object (walk, kind);
      else
        {
          walk->at++;
          walk->kind = kind;
        }
      return;
    }
  if (!bst_scan_part (walk->text, walk->at, walk->length, 2, &end, &problem))
    {
      skip (walk, walk->at, problem);
      return;
    }
  value = skip_space (walk, end);
  if (!starts_with (walk, value, ":"))
    skip (walk, walk->at, N_ ("expected a colon"));
  else if (holds_records (walk, skip_space (walk, value + 1)))
    skip (walk, walk->at, N_ ("the name of these records is not known"));
  else
    read_other (walk, end, skip_space (walk, value + 1));
}

static void
step (Walk *walk)
{
  char c = walk->text[walk->at];
  int kind;

  if (c == ',')
    walk->at++;
  else if (walk->kind >= 0 && c == ']')
    {
      walk->kind = -1;
      walk->at++;
    }
  else if (c == '{' && (kind = record_at (walk, walk->at)) >= 0)
    {
      walk->kind = kind;
      read_object (walk, kind);
    }
  else if (c == '{' && walk->kind >= 0)
    read_object (walk, walk->kind); /* without an id, or with one that no record has */
  else if (c == '{' && !walk->inside)
    {
      walk->inside = TRUE;
      walk->at++;
    }
  else if (c == '"' && (walk->kind < 0 || part_at (walk, walk->at, FALSE) >= 0))
    {
      walk->kind = -1;
      read_part (walk);
    }
  else if (c == '}' && walk->kind < 0 && skip_space (walk, walk->at + 1) == walk->length)
    {
      walk->at = walk->length;
      walk->closed = TRUE;
    }
  else
    skip (walk, walk->at, walk->kind < 0 && c == '}' ? BST_SCAN_BEHIND : N_ ("expected a value"));
}

/* Calls the sink for each record and member of the file, and for what lies between, in the order of the text. */
void
bst_salvage_pieces (const char *text, gsize length, const BstPieceSink *sink)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  Walk walk = { .text = text, .length = length, .kind = -1, .sink = sink, .framework = framework };

  walk.canonical = g_strstr_len (text, (gssize) length, RECORD_HEAD) != NULL;
  for (;;)
    {
      walk.at = skip_space (&walk, walk.at);
      if (walk.at >= length)
        break;
      step (&walk);
    }
  if (!walk.closed)
    sink->skipped (length, length, N_ ("the file ends here, before its end"), sink->data);
}

/* --- Text that is not UTF-8 -------------------------------------------------------------------------------------- */

static char *
from_utf16 (const char *data, gsize length, gsize *ret_length)
{
  const char *name = (guchar) data[0] == 0xff ? "UTF-16LE" : "UTF-16BE";

  return g_convert (data + 2, (gssize) ((length - 2) & ~(gsize) 1), "UTF-8", name, NULL, ret_length, NULL);
}

/* A character that cannot be read becomes a �, and so does a run of zeros such as a crash leaves at the end of a file.
 * damaged gets their places (gsize), in the text that is returned. NULL: this is no text. */
char *
bst_salvage_repair_text (const char *data, gsize length, gsize *ret_length, GArray *damaged)
{
  static const char replacement[] = "\357\277\275";
  g_autoptr (GString) text = NULL;
  g_autofree char *converted = NULL;
  const char *p = data, *end = data + length;

  if (length >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0)
      && (converted = from_utf16 (data, length, &length)) != NULL)
    {
      p = converted;
      end = p + length;
    }
  if (end - p >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    p += 3;
  text = g_string_sized_new ((gsize) (end - p));
  while (p < end)
    {
      const char *bad;
      gboolean good = g_utf8_validate_len (p, (gsize) (end - p), &bad);
      g_string_append_len (text, p, bad - p);
      p = bad;
      if (good)
        break;
      g_array_append_val (damaged, text->len);
      if (damaged->len > MAX_DAMAGED)
        return NULL;
      g_string_append (text, replacement);
      for (p++; p < end && p[-1] == '\0' && *p == '\0'; p++)
        ;
    }
  *ret_length = text->len;
  return g_string_free_and_steal (g_steal_pointer (&text));
}
