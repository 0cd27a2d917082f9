/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-marks.c - the hidden sheet: the pack itself, by what a spreadsheet's rows are known again, and its seal. */
#include "bst-pack-private.h"
#include "bst-pack-sheet-read-private.h"
#include "bst-reader.h"
#include "bst-text.h"
#include <string.h>

static void
clear_row (gpointer data)
{
  g_free (((BstPackRowMark *) data)->id);
  g_free (((BstPackRowMark *) data)->sum);
}

void
bst_pack_marks_init (BstPackMarks *self)
{
  *self = (BstPackMarks) { .rows = g_array_new (FALSE, FALSE, sizeof (BstPackRowMark)) };
  g_array_set_clear_func (self->rows, clear_row);
}

void
bst_pack_marks_clear (BstPackMarks *self)
{
  for (guint i = 0; i < BST_N_PACK_GRIDS; i++)
    {
      g_clear_pointer (&self->names[i], g_free);
      g_clear_pointer (&self->heads[i], g_free);
    }
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->content, g_free);
  g_clear_pointer (&self->seal, g_free);
}

/**
 * bst_pack_clean:
 * @text: (nullable):
 *
 * Returns: (transfer full): @text with line ends of one sort, without signs that steer a machine and blanks around it:
 *   what spreadsheet programs change on their own
 */
char *
bst_pack_clean (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (*p == '\r' && p[1] == '\n')
      continue;
    else if (*p == '\r')
      g_string_append_c (out, '\n');
    else if (*p == '\n' || *p == '\t' || ((guchar) *p >= 0x20 && *p != 0x7f))
      g_string_append_c (out, *p);
  return g_strstrip (g_string_free (out, FALSE));
}

char *
bst_pack_sum (const GPtrArray *texts)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = texts->pdata[i];
      g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
    }
  return g_strndup (g_checksum_get_string (sum), 32);
}

/**
 * bst_pack_cell_get_text:
 *
 * Returns: (transfer full): a locked cell as checksums see it: an amount in cents, so that no rounding matters
 */
char *
bst_pack_cell_get_text (const BstPackCell *cell)
{
  if (cell->kind == BST_PACK_TEXT)
    return bst_pack_clean (cell->text);
  return cell->number == BST_UNSET ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
}

/**
 * bst_pack_marks_list:
 *
 * Returns: (transfer full) (element-type GStrv): the lines of the hidden sheet but the seal
 */
GPtrArray *
bst_pack_marks_list (const BstPackMarks *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gsize length = strlen (self->content);

  for (guint i = 0; i < BST_N_PACK_GRIDS; i++)
    {
      const char *line[] = { "sheet", bst_pack_grid_keys[i], self->names[i], self->heads[i], NULL };
      g_ptr_array_add (lines, g_strdupv ((char **) line));
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BstPackRowMark *row = &g_array_index (self->rows, BstPackRowMark, i);
      const char *line[] = { "row", bst_pack_grid_keys[row->grid], row->id, row->sum, NULL };
      g_ptr_array_add (lines, g_strdupv ((char **) line));
    }
  for (gsize from = 0; from < length; from += BST_PACK_SHEET_PIECE)
    {
      g_autofree char *piece = g_strndup (self->content + from, BST_PACK_SHEET_PIECE);
      const char *line[] = { "pack", piece, NULL };
      g_ptr_array_add (lines, g_strdupv ((char **) line));
    }
  return lines;
}

/**
 * bst_pack_marks_make_seal:
 * @key: the seal of the pack
 *
 * Returns: (transfer full): shows what was changed on the hidden sheet; the pack has its own seal
 */
char *
bst_pack_marks_make_seal (const BstPackMarks *self, const char *key)
{
  g_autoptr (GPtrArray) lines = bst_pack_marks_list (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = g_strjoinv ("\t", lines->pdata[i]);
      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), text->str,
                                    (gssize) text->len);
}

/* --- What came back ---------------------------------------------------------------------------------------------------- */

gboolean
bst_pack_sheet_fail (GError **error, const char *message)
{
  g_set_error_literal (error, BST_ERROR, BST_ERROR_VALUE, bst_text (NULL, message));
  return FALSE;
}

const char *
bst_pack_sheet_get_text (const BstSheet *sheet, guint row, guint column)
{
  const BstCell *cell = bst_sheet_get (sheet, row, column);

  return cell != NULL && cell->type == BST_CELL_TEXT ? cell->text : "";
}

static int
find_grid (const char *key)
{
  for (int i = 0; i < BST_N_PACK_GRIDS; i++)
    if (strcmp (bst_pack_grid_keys[i], key) == 0)
      return i;
  return -1;
}

static gboolean
read_mark (const BstSheet *sheet, guint row, BstPackMarks *marks, GString *content)
{
  const char *what = bst_pack_sheet_get_text (sheet, row, 0), *key = bst_pack_sheet_get_text (sheet, row, 1);
  int grid = find_grid (key);

  if (strcmp (what, "pack") == 0)
    g_string_append (content, key);
  else if (grid < 0)
    return FALSE;
  else if (strcmp (what, "sheet") == 0)
    {
      g_set_str (&marks->names[grid], bst_pack_sheet_get_text (sheet, row, 2));
      g_set_str (&marks->heads[grid], bst_pack_sheet_get_text (sheet, row, 3));
    }
  else if (strcmp (what, "row") == 0)
    {
      BstPackRowMark mark = { (BstPackGridId) grid, g_strdup (bst_pack_sheet_get_text (sheet, row, 2)),
                              g_strdup (bst_pack_sheet_get_text (sheet, row, 3)) };
      g_array_append_val (marks->rows, mark);
    }
  else
    return FALSE;
  return TRUE;
}

gboolean
bst_pack_marks_read (BstPackMarks *marks, const BstWorkbook *book, GError **error)
{
  const BstSheet *sheet = bst_workbook_find (book, BST_PACK_SHEET_NAME);
  g_autoptr (GString) content = g_string_new (NULL);
  gboolean good = TRUE;

  if (sheet == NULL || strcmp (bst_pack_sheet_get_text (sheet, 1, 0), BST_PACK_SHEET_MARK) != 0)
    return bst_pack_sheet_fail (
        error,
        N_ ("this spreadsheet is no contribution pack, or its hidden sheet is gone: fill in the file that was sent, and send that back"));
  if (g_ascii_strtoll (bst_pack_sheet_get_text (sheet, 1, 1), NULL, 10) != BST_PACK_SHEET_VERSION)
    return bst_pack_sheet_fail (
        error, N_ ("this contribution spreadsheet was made by another version of the program: update it"));
  marks->seal = g_strdup (bst_pack_sheet_get_text (sheet, 1, 2));
  for (guint i = 0; i < sheet->rows->len && good; i++)
    if (((const BstSheetRow *) sheet->rows->pdata[i])->number > 1)
      good = read_mark (sheet, ((const BstSheetRow *) sheet->rows->pdata[i])->number, marks, content);
  for (guint i = 0; i < BST_N_PACK_GRIDS; i++)
    good = good && marks->names[i] != NULL;
  marks->content = g_string_free (g_steal_pointer (&content), FALSE);
  return good
         || bst_pack_sheet_fail (error,
                                 N_ ("the hidden sheet of this contribution spreadsheet is damaged: ask for it again"));
}

BstPlan *
bst_pack_marks_unpack (const BstPackMarks *marks, GError **error)
{
  g_autoptr (GBytes) bytes = bst_gunzip_text (marks->content, NULL);
  BstPlan *plan =
      bytes != NULL ? bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL) : NULL;

  if (plan == NULL)
    bst_pack_sheet_fail (error, N_ ("the hidden sheet of this contribution spreadsheet is damaged: ask for it again"));
  return plan;
}
