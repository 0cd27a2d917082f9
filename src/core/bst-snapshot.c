/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-snapshot.h"
#include "bst-diff.h"
#include "bst-pack-private.h"
#include "bst-reader.h"
#include "bst-text.h"
#include "bst-writer.h"
#include <string.h>

/* What a snapshot may unfold to: a plan comes by mail, and a few kilobytes can claim to be gigabytes. */
#define MAX_SIZE (256 * 1024 * 1024)
#define CHUNK (64 * 1024)

/* --- Packing ------------------------------------------------------------------------------------------------- */

/* All of source through a converter; NULL with an error for what does not fit or is damaged. */
static GBytes *
convert (GConverter *converter, GInputStream *source, GError **error)
{
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, CHUNK, NULL, error)) > 0)
    {
      if (out->len + (gsize) n > MAX_SIZE)
        {
          g_set_error_literal (error, BST_ERROR, BST_ERROR_SYNTAX,
                               bst_text (NULL, N_ ("The saved version is larger than 256 MB and was not opened.")));
          return NULL;
        }
      g_byte_array_append (out, (const guint8 *) buffer, (guint) n);
    }
  /* the reader wants a NUL behind the text; it is no part of it */
  g_byte_array_append (out, (const guint8 *) "", 1);
  g_byte_array_set_size (out, out->len - 1);
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/* Returns: (transfer full) (nullable): @bytes as gzip in base64 */
char *
bst_gzip_text (GBytes *bytes, GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GBytes) packed = convert (converter, source, error);

  return packed != NULL ? g_base64_encode (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed)) : NULL;
}

/* Returns: (transfer full) (nullable): what bst_gzip_text() made, with a NUL behind it */
GBytes *
bst_gunzip_text (const char *content, GError **error)
{
  gsize size;
  guchar *data = g_base64_decode (content, &size);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (data, (gssize) size, g_free);
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));

  return convert (converter, source, error);
}

/* Versions in versions would double the file with each; the log tells of them all. */
static GBytes *
content_of (BstPlan *plan)
{
  static const BstKindId without[] = { BST_KIND_SNAPSHOTS, BST_KIND_LOG };
  g_autoptr (BstPlan) copy = bst_plan_copy (plan);

  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    {
      BstCollection *collection = bst_plan_get_collection (copy, without[i]);
      while (bst_collection_get_n (collection) > 0)
        bst_collection_remove (collection, bst_collection_get (collection, bst_collection_get_n (collection) - 1)->id);
      bst_collection_flush (collection);
    }
  return bst_plan_to_bytes (copy);
}

static void
take_text (BstRecord *record, const char *field, const char *text)
{
  bst_record_take (record, bst_record_find_field (record, field), bst_value_text (text));
}

/**
 * bst_snapshot_new:
 * @title: what people call this version
 * @note: (nullable): why it was kept
 * @author: (nullable): who named it
 * @time: when, in seconds since 1970
 *
 * Returns: (transfer full) (nullable): a record of the kind "snapshots" that holds @plan as it is now, to be added by a
 *   transaction
 */
BstRecord *
bst_snapshot_new (BstPlan *plan, const char *title, const char *note, const char *author, gint64 time, GError **error)
{
  g_autoptr (GBytes) bytes = content_of (plan);
  g_autofree char *content = bst_gzip_text (bytes, error), *id = NULL,
                  *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  BstRecord *record;

  if (content == NULL)
    return NULL;
  id = bst_id_new (BST_KIND_SNAPSHOTS);
  record = bst_record_new (BST_KIND_SNAPSHOTS, id);
  take_text (record, "title", title);
  take_text (record, "note", note);
  take_text (record, "author", author);
  take_text (record, "sha256", sha256);
  take_text (record, "content", content);
  bst_record_take (record, bst_record_find_field (record, "time"), (BstValue) { .num = time });
  return record;
}

/**
 * bst_snapshot_open:
 * @snapshot: a record of the kind "snapshots"
 * @error: a #BstError where its content is damaged
 *
 * Returns: (transfer full) (nullable): the plan as it was
 */
BstPlan *
bst_snapshot_open (BstRecord *snapshot, GError **error)
{
  g_autoptr (GBytes) bytes = bst_gunzip_text (bst_record_get_text (snapshot, "content"), NULL);
  const char *expected = bst_record_get_text (snapshot, "sha256");
  g_autofree char *sha256 = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  if (sha256 != NULL && strcmp (sha256, expected) == 0)
    return bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, error);
  g_set_error_literal (
      error, BST_ERROR, BST_ERROR_SYNTAX,
      bst_text (NULL,
                N_ ("The content of this named version is damaged. Nothing else in the plan is touched by that.")));
  return NULL;
}

/* --- Going back ---------------------------------------------------------------------------------------------- */

/* Going back must not take along what tells of the time since then, nor make another plan of this one. */
static gboolean
stays (const BstChange *change)
{
  static const char *const own[] = { "id", "pack-key", "log-since", NULL };

  return change->kind == BST_KIND_SNAPSHOTS || change->kind == BST_KIND_LOG
         || (change->kind == BST_KIND_PLAN && change->type == BST_CHANGE_SET
             && g_strv_contains (own, change->field->name));
}

/**
 * bst_restore_new:
 * @plan: as it is now
 * @version: an earlier one of it
 * @label: what the person does, translated
 * @author: (nullable): who
 *
 * The named versions, the log and the identity of @plan stay as they are.
 *
 * Returns: (transfer full) (nullable): what makes @plan as @version was, as one step to undo; %NULL where nothing differs
 */
BstTransaction *
bst_restore_new (BstPlan *plan, BstPlan *version, const char *label, const char *author)
{
  g_autoptr (BstTransaction) difference = bst_diff (plan, version);
  BstTransaction *result = bst_transaction_new (label, author, NULL);

  for (guint i = 0; i < bst_transaction_get_n (difference); i++)
    {
      const BstChange *change = bst_transaction_get (difference, i);
      if (stays (change))
        continue;
      if (change->type == BST_CHANGE_ADD)
        bst_transaction_add (result, change->record);
      else if (change->type == BST_CHANGE_REMOVE)
        bst_transaction_remove (result, bst_plan_find (plan, change->kind, change->id));
      else
        bst_transaction_set (result, bst_plan_find (plan, change->kind, change->id), change->field,
                             bst_value_copy (change->field, change->after));
    }
  if (bst_transaction_get_n (result) > 0)
    return result;
  bst_transaction_free (result);
  return NULL;
}
