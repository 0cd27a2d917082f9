/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-marks.c - by what a spreadsheet's rows are known again, and its seal. */
#include "bst-pack-sheet-private.h"
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
