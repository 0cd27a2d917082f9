/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-read.c - a pack's spreadsheet that came back: first whether it is still the one that was sent, then what
 * was filled in. What is not an answer is never taken: it is told, all of it at once. */
#include "bst-pack-private.h"
#include "bst-pack-sheet-read-private.h"
#include "bst-reader.h"
#include <string.h>

static gboolean
read_all (BstPackReading *self, GError **error)
{
  gboolean good;

  self->form = bst_pack_form_new (self->plan, NULL, error);
  if (self->form == NULL)
    return FALSE;
  good = bst_pack_reading_check (self, error) && bst_pack_reading_take (self, error);
  bst_pack_form_free (self->form);
  return good;
}

/**
 * bst_pack_sheet_read:
 * @bytes: a spreadsheet that bst_pack_sheet_write() made and somebody filled in
 * @refusals: (nullable) (element-type BstRefusal): gets each cell that cannot be used, with its place, value and the reason;
 *   the other cells are taken
 * @error: %BST_ERROR_SYNTAX: no spreadsheet; %BST_ERROR_VALUE: no pack, or a damaged one; %BST_ERROR_REFUSED: changed
 *   outside its yellow cells, with all places
 *
 * Returns: (transfer full) (nullable): the pack as if it had been filled in the form, for bst_pack_read_plan()
 */
BstPlan *
bst_pack_sheet_read (GBytes *bytes, GPtrArray *refusals, GError **error)
{
  g_autoptr (BstWorkbook) book = bst_workbook_read (bytes, error);
  g_autoptr (GPtrArray) tampered = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BstPlan) plan = NULL;
  g_auto (BstPackMarks) marks = { 0 };
  BstPackReading self = { .book = book, .marks = &marks, .refusals = refusals, .tampered = tampered };

  bst_pack_marks_init (&marks);
  if (book == NULL || !bst_pack_marks_read (&marks, book, error)
      || (plan = bst_pack_marks_unpack (&marks, error)) == NULL)
    return NULL;
  self.plan = plan;
  return read_all (&self, error) ? g_steal_pointer (&plan) : NULL;
}

/**
 * bst_pack_file_is_sheet:
 *
 * Returns: whether a file is a spreadsheet and not a plan file, by how it begins
 */
gboolean
bst_pack_file_is_sheet (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 2 && memcmp (data, "PK", 2) == 0;
}

/**
 * bst_pack_file_is_pack:
 *
 * Returns: whether a file says that it is a contribution pack, as a plan file or as a spreadsheet; it may be one that
 *   somebody damaged or tampered with
 */
gboolean
bst_pack_file_is_pack (GBytes *bytes)
{
  g_autoptr (BstWorkbook) book = bst_pack_file_is_sheet (bytes) ? bst_workbook_read (bytes, NULL) : NULL;
  const BstSheet *sheet = book != NULL ? bst_workbook_find (book, BST_PACK_SHEET_NAME) : NULL;
  gsize size = g_bytes_get_size (bytes);
  g_autofree char *text = NULL;
  g_autoptr (BstPlan) plan = NULL;

  if (bst_pack_file_is_sheet (bytes))
    return sheet != NULL && strcmp (bst_pack_sheet_get_text (sheet, 1, 0), BST_PACK_SHEET_MARK) == 0;
  text = size > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), size) : g_strdup ("");
  plan = bst_plan_read (text, size, NULL, NULL);
  return plan != NULL && bst_plan_is_pack (plan);
}

/**
 * bst_pack_file_read:
 * @bytes: a pack that came back, as the plan file it is or as its spreadsheet
 * @name: of the file, for messages
 * @refusals: (nullable) (element-type BstRefusal): gets what a spreadsheet has and cannot be used
 *
 * Returns: (transfer full) (nullable): the pack; not looked at yet: bst_pack_check()
 */
BstPack *
bst_pack_file_read (GBytes *bytes, const char *name, GPtrArray *refusals, GError **error)
{
  g_autoptr (BstPlan) plan = NULL;
  BstPack *pack;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (bst_pack_file_is_sheet (bytes))
    plan = bst_pack_sheet_read (bytes, refusals, error);
  else
    {
      text = g_strndup (data != NULL ? data : "", size);
      plan = bst_plan_read (text, size, NULL, error);
    }
  pack = plan != NULL ? bst_pack_read_plan (plan, name, error) : NULL;
  if (pack != NULL)
    pack->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return pack;
}
