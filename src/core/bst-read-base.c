/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-read-base.h"
#include <string.h>

#define LONGEST_ID 64

typedef struct {
  BstRecord *record;
  gsize start, length;
} Known;

struct _BstReadBase {
  const char *data;
  GArray *known;     /* Known */
  GHashTable *by_id; /* id → place in known, from 1 */
};

static void
known_clear (gpointer data)
{
  g_object_unref (((Known *) data)->record);
}

/**
 * bst_read_base_new:
 * @data: the text of the file; must stay as long as this is used
 *
 * Returns: (transfer full): what is known of the file: nothing yet
 */
BstReadBase *
bst_read_base_new (const char *data)
{
  BstReadBase *self = g_new0 (BstReadBase, 1);

  self->data = data;
  self->known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_set_clear_func (self->known, known_clear);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * bst_read_base_free:
 * @self: (transfer full): no longer needed
 */
void
bst_read_base_free (BstReadBase *self)
{
  g_hash_table_unref (self->by_id);
  g_array_unref (self->known);
  g_free (self);
}

/**
 * bst_read_base_add:
 * @record: what @span of the data was read as; must not change any more
 */
void
bst_read_base_add (BstReadBase *self, BstRecord *record, const BstSpan *span)
{
  Known known = { g_object_ref (record), span->start, span->end - span->start };

  g_array_append_val (self->known, known);
  g_hash_table_insert (self->by_id, record->id, GUINT_TO_POINTER (self->known->len));
}

/* The id of a record whose text begins with it, as our files do; FALSE: it begins otherwise. */
static gboolean
read_id (const char *text, gsize length, char *ret_id)
{
  static const char member[] = "\"id\": \"";
  const char *p = text, *end = text + length;
  gsize n = 0;

  if (p == end || *p++ != '{')
    return FALSE;
  while (p < end && (*p == ' ' || *p == '\n'))
    p++;
  if ((gsize) (end - p) < sizeof member - 1 || memcmp (p, member, sizeof member - 1) != 0)
    return FALSE;
  p += sizeof member - 1;
  while (p + n < end && n < LONGEST_ID && p[n] != '"')
    n++;
  if (p + n == end || p[n] != '"')
    return FALSE;
  memcpy (ret_id, p, n);
  ret_id[n] = '\0';
  return TRUE;
}

/**
 * bst_read_base_find:
 * @text: where a record begins in another file
 * @length: of what is left of that file
 * @ret_length: (out) (optional): how long the record's text is
 *
 * Bytes that are the same were strict JSON there, so they are here, and mean the same record.
 *
 * Returns: (nullable) (transfer none): the record, if the text has it with the very same bytes
 */
BstRecord *
bst_read_base_find (const BstReadBase *self, const char *text, gsize length, gsize *ret_length)
{
  char id[LONGEST_ID + 1];
  guint place = read_id (text, length, id) ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;
  const Known *known = place > 0 ? &g_array_index (self->known, Known, place - 1) : NULL;

  if (known == NULL || known->length > length || memcmp (self->data + known->start, text, known->length) != 0)
    return NULL;
  if (ret_length != NULL)
    *ret_length = known->length;
  return known->record;
}
