/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-export-csv.c - a table as text: UTF-8 with its mark, since Excel takes it for Windows-1252 without; semicolons
 * where the comma is decimal. */
#include "bst-csv.h"
#include "bst-export.h"
#include "bst-json.h"
#include <string.h>

/* Never exactly three digits behind the sign: elsewhere in the world "1,234" is a thousand more. */
static void
append_decimal (GString *out, gint64 millionths, char sign)
{
  gsize start = out->len;
  char *point;

  bst_decimal_write (out, millionths);
  point = strchr (out->str + start, '.');
  if (point == NULL)
    return;
  *point = sign;
  if (strlen (point) == 4)
    g_string_append_c (out, '0');
}

/**
 * bst_export_append_number:
 * @cell: no text
 * @sign: what stands before the decimals
 */
void
bst_export_append_number (GString *out, const BstOutCell *cell, char sign)
{
  switch (cell->type)
    {
    case BST_OUT_DATE:
      g_string_append_printf (out, "%04d-%02d-%02d", (int) (cell->number / 10000), (int) (cell->number / 100 % 100),
                              (int) (cell->number % 100));
      break;
    case BST_OUT_SHARE:
      append_decimal (out, cell->number * 100, sign);
      g_string_append_c (out, '%');
      break;
    default:
      append_decimal (out, cell->number, sign);
    }
}

static void
append_cell (GString *out, const BstOutCell *cell, char delimiter, char sign)
{
  g_autoptr (GString) number = NULL;

  if (cell->text != NULL)
    bst_csv_append (out, cell->text, delimiter, TRUE);
  else if (cell->type != BST_OUT_EMPTY)
    {
      number = g_string_new (NULL);
      bst_export_append_number (number, cell, sign);
      bst_csv_append (out, number->str, delimiter, FALSE);
    }
}

GBytes *
bst_export_write_csv (BstExport *self)
{
  GString *out = g_string_new ("\xef\xbb\xbf");
  gboolean english = g_str_has_prefix (self->language, "en");
  char delimiter = english ? ',' : ';', sign = english ? '.' : ',';

  for (guint c = 0; c < self->columns->len; c++)
    {
      g_autofree char *label = bst_column_get_label (self->columns->pdata[c], self->language);
      if (c > 0)
        g_string_append_c (out, delimiter);
      bst_csv_append (out, label, delimiter, TRUE);
    }
  g_string_append (out, "\r\n");
  for (guint r = 0; r < self->records->len; r++)
    {
      for (guint c = 0; c < self->columns->len; c++)
        {
          BstOutCell cell;
          bst_export_get_cell (self, self->columns->pdata[c], self->records->pdata[r], &cell);
          if (c > 0)
            g_string_append_c (out, delimiter);
          append_cell (out, &cell, delimiter, sign);
          g_free (cell.text);
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free_to_bytes (out);
}
