/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cell-number.c - numbers, money and shares out of cells. */
#include "bst-cell-reader.h"
#include "bst-text.h"
#include <math.h>
#include <string.h>

/* Millionths of a number in double precision, exact as far as the 15 digits that spreadsheets keep. */
static gboolean
to_millionths (double number, gint64 *ret_millionths)
{
  double whole = trunc (number);

  if (!isfinite (number) || fabs (whole) > 1e12)
    return FALSE;
  *ret_millionths = (gint64) whole * BST_DECIMAL_ONE + (gint64) llround ((number - whole) * 1e6);
  return TRUE;
}

/* "€ 1.200,50", "EUR 3" */
static char *
strip_currency (const char *text)
{
  static const char *const signs[] = { "€", "EUR", "eur", "euro", NULL };
  char *clean = g_strdup (text);

  for (guint i = 0; signs[i] != NULL; i++)
    {
      char *at = strstr (clean, signs[i]);
      if (at != NULL)
        memset (at, ' ', strlen (signs[i]));
    }
  return g_strstrip (clean);
}

/* ret_percent: it said so itself, with a sign or a format */
static gboolean
read_millionths (BstCellReader *self, const BstCell *cell, gint64 *ret_millionths, gboolean *ret_percent)
{
  g_autofree char *text = NULL, *clean = NULL;

  *ret_percent = cell->is_percent;
  if (cell->type == BST_CELL_NUMBER)
    return to_millionths (cell->is_percent ? cell->number * 100 : cell->number, ret_millionths);
  if (cell->type != BST_CELL_TEXT)
    return FALSE;
  text = bst_cell_text (self, cell);
  clean = strip_currency (text);
  *ret_percent = strchr (text, '%') != NULL;
  return bst_parse_decimal (self->language, clean, ret_millionths) && *ret_millionths != BST_UNSET;
}

static gboolean
refuse_limits (BstCellReader *self, const BstField *field)
{
  gboolean share = field->type == BST_FIELD_BASIS_POINTS;
  g_autofree char *min = share ? bst_format_share (NULL, field->min) : bst_format_integer (NULL, field->min),
                  *max = share ? bst_format_share (NULL, field->max) : bst_format_integer (NULL, field->max),
                  *remedy = g_strdup_printf (bst_text (NULL, N_ ("Write a number from %s to %s")), min, max);

  return bst_cell_refuse (self, bst_text (NULL, N_ ("this number is too large or too small")), remedy);
}

/* A share has two digits behind the comma of its percents, and money two: the rest is rounded for a share only. */
static gboolean
scale (BstCellReader *self, const BstField *field, gint64 millionths, gboolean percent, gint64 *ret_number)
{
  gint64 unit = BST_DECIMAL_ONE;

  if (field->type == BST_FIELD_DECIMAL)
    unit = 1;
  else if (field->type == BST_FIELD_MONEY)
    unit = BST_DECIMAL_ONE / 100;
  else if (field->type == BST_FIELD_BASIS_POINTS)
    {
      unit = percent || !self->fractions ? BST_DECIMAL_ONE / 100 : BST_DECIMAL_ONE / 10000;
      millionths =
          millionths / unit * unit + (llabs (millionths % unit) * 2 >= unit ? (millionths < 0 ? -unit : unit) : 0);
    }
  if (millionths % unit != 0)
    return bst_cell_refuse (self,
                            field->type == BST_FIELD_MONEY ? bst_text (NULL, N_ ("this amount has parts of a cent"))
                                                           : bst_text (NULL, N_ ("this is not a whole number")),
                            bst_text (NULL, N_ ("Round it in the table")));
  *ret_number = millionths / unit;
  return TRUE;
}

/**
 * bst_cell_read_number:
 * @field: an integer, a decimal, an amount or a share
 * @ret_number: (out): untouched where the cell is refused
 */
gboolean
bst_cell_read_number (BstCellReader *self, const BstField *field, const BstCell *cell, gint64 *ret_number)
{
  gint64 millionths, number = 0;
  gboolean percent;

  if (!read_millionths (self, cell, &millionths, &percent))
    return bst_cell_refuse (self, bst_text (NULL, N_ ("this is not a number")),
                            bst_text (NULL, N_ ("Write only the number in this cell")));
  if (!scale (self, field, millionths, percent, &number))
    return FALSE;
  if ((field->min != 0 || field->max != 0) && (number < field->min || number > field->max))
    return refuse_limits (self, field);
  *ret_number = number;
  return TRUE;
}
