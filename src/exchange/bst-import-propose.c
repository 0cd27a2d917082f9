/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-propose.c - which sheet, which row is the header, and what each column is: a person confirms it. */
#include "bst-import-private.h"
#include "bst-text.h"
#include <string.h>

#define HEADER_WITHIN 20 /* rows: below it no header is looked for */
#define SAMPLES 40       /* cells of a column that are tried */
#define ENOUGH 3         /* so many must fit before values alone say what a column is */
#define SURE 600         /* a rate from here on is meant: see bst-import-words.c */
#define NAMED 1000

/* --- The header -------------------------------------------------------------------------------------------------- */

static guint
rate_best (BstImport *self, const char *header)
{
  g_autofree char *key = bst_squash (header);
  guint best = 0;

  for (guint i = 0; i < self->targets->len; i++)
    best = MAX (best, bst_import_rate_header (self->targets->pdata[i], header, key));
  return best;
}

static guint
rate_row (BstImport *self, const BstSheetRow *row)
{
  guint sum = 0;

  for (guint i = 0; i < row->cells->len && i < 200; i++)
    {
      const BstCell *cell = &g_array_index (row->cells, BstCell, i);
      if (cell->type == BST_CELL_TEXT && strlen (cell->text) < 200)
        sum += rate_best (self, cell->text);
    }
  return sum;
}

/* The row whose cells name most fields; else the first with two texts, else the first. */
static guint
find_header (BstImport *self, const BstSheet *sheet, guint *ret_rate)
{
  guint best = 0, found = sheet->rows->len > 0 ? ((BstSheetRow *) sheet->rows->pdata[0])->number : 0;

  for (guint i = 0; i < sheet->rows->len && i < HEADER_WITHIN; i++)
    {
      const BstSheetRow *row = sheet->rows->pdata[i];
      guint rate = rate_row (self, row);
      if (rate > best)
        {
          best = rate;
          found = row->number;
        }
    }
  for (guint i = 0; best == 0 && i < sheet->rows->len && i < HEADER_WITHIN; i++)
    if (((BstSheetRow *) sheet->rows->pdata[i])->cells->len > 1)
      {
        *ret_rate = 0;
        return ((BstSheetRow *) sheet->rows->pdata[i])->number;
      }
  *ret_rate = best;
  return found;
}

/* The one whose header names most fields; a hidden one only where there is no other. */
void
bst_import_propose_sheet (BstImport *self)
{
  guint best = 0;

  self->sheet = NULL;
  for (guint i = 0; i < self->workbook->sheets->len; i++)
    {
      BstSheet *sheet = self->workbook->sheets->pdata[i];
      guint rate = 0;
      find_header (self, sheet, &rate);
      if (sheet->rows->len > 0)
        rate = sheet->hidden ? 1 : rate + 2;
      if (rate > best)
        {
          best = rate;
          self->sheet = sheet;
        }
    }
}

/* Returns: the number of the row with the headers */
guint
bst_import_find_header (BstImport *self, const BstSheet *sheet)
{
  guint rate;

  return find_header (self, sheet, &rate);
}

/* --- Values ------------------------------------------------------------------------------------------------------ */

/* How many cells below the header are a value of target, of how many that are not empty. */
static guint
count_fitting (BstImport *self, BstCellReader *reader, guint column, const BstColumn *target, guint *ret_n)
{
  guint at, n_fit = 0;

  *ret_n = 0;
  bst_sheet_find_row (self->sheet, self->header_row + 1, &at);
  for (; at < self->sheet->rows->len && *ret_n < SAMPLES; at++)
    {
      const BstCell *cell = bst_sheet_row_get (self->sheet->rows->pdata[at], column);
      BstValue value = { 0 };
      if (cell == NULL || cell->type == BST_CELL_ERROR)
        continue;
      (*ret_n)++;
      if (target->role == BST_COLUMN_ID)
        n_fit += cell->type == BST_CELL_TEXT && bst_import_is_id (self, cell->text);
      else if (bst_cell_read (reader, target, cell, NULL, &value))
        {
          n_fit++;
          bst_value_clear (bst_column_get_value_field (target), &value);
        }
    }
  return n_fit;
}

/**
 * bst_import_is_id:
 *
 * Returns: whether a record of the kind may have this id
 */
gboolean
bst_import_is_id (BstImport *self, const char *text)
{
  return bst_id_is_valid (self->kind, text)
         && (!bst_id_is_framework (text)
             || (self->framework != NULL && bst_framework_find (self->framework, text) != NULL));
}

/* Anything is a text and many things are numbers: only choices and references are told by their values. */
static gboolean
is_telling (const BstColumn *target)
{
  const BstField *field = bst_column_get_value_field (target);

  return target->role == BST_COLUMN_FIELD
         && (field->type == BST_FIELD_ENUM || field->type == BST_FIELD_REF || field->type == BST_FIELD_REFS);
}

static void
propose_by_values (BstImport *self, BstCellReader *reader, guint column, const gboolean *taken)
{
  BstImportColumn *proposed = &g_array_index (self->columns, BstImportColumn, column);
  guint best = 0;

  for (guint t = 0; t < self->targets->len; t++)
    {
      const BstColumn *target = self->targets->pdata[t];
      guint n, n_fit;
      if (taken[t] || !is_telling (target))
        continue;
      n_fit = count_fitting (self, reader, column, target, &n);
      if (n_fit >= ENOUGH && n_fit * 10 >= n * 8 && n_fit > best)
        {
          best = n_fit;
          *proposed = (BstImportColumn) { target, BST_MATCH_VALUES };
        }
    }
}

/* --- Headers ----------------------------------------------------------------------------------------------------- */

typedef struct {
  guint rate, column, target;
} Pair;

static int
by_rate (gconstpointer a, gconstpointer b)
{
  const Pair *pa = a, *pb = b;

  if (pa->rate != pb->rate)
    return pa->rate < pb->rate ? 1 : -1;
  return pa->column != pb->column ? (pa->column > pb->column ? 1 : -1)
                                  : (pa->target > pb->target) - (pa->target < pb->target);
}

static GArray *
list_pairs (BstImport *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint c = 0; c < self->columns->len; c++)
    {
      g_autofree char *header = bst_import_get_header (self, c), *key = bst_squash (header);
      for (guint t = 0; *header != '\0' && t < self->targets->len; t++)
        {
          Pair pair = { bst_import_rate_header (self->targets->pdata[t], header, key), c, t };
          if (pair.rate > 0)
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, by_rate);
  return pairs;
}

/* A header may promise what the cells do not hold: then it is left to a person, except where it says the very name. */
static gboolean
holds (BstImport *self, BstCellReader *reader, const Pair *pair)
{
  const BstColumn *target = self->targets->pdata[pair->target];
  guint n, n_fit;

  if (pair->rate >= NAMED && target->role != BST_COLUMN_ID)
    return TRUE;
  n_fit = count_fitting (self, reader, pair->column, target, &n);
  if (target->role == BST_COLUMN_ID)
    return n_fit > 0 && 2 * n_fit >= n;
  if (n == 0)
    return pair->rate >= SURE;
  return n_fit > 0 && (pair->rate >= SURE || 2 * n_fit >= n);
}

/**
 * bst_import_propose_columns:
 *
 * First by the headers, the surest first, each field once; then by the values of what is left.
 */
void
bst_import_propose_columns (BstImport *self)
{
  g_autoptr (GArray) pairs = list_pairs (self);
  g_autofree gboolean *taken = g_new0 (gboolean, self->targets->len);
  g_auto (BstCellReader) reader = { 0 };

  bst_cell_reader_init (&reader, self->plan, self->framework, self->language);
  reader.strips = self->sheet->quotes_formulas;
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      BstImportColumn *column = &g_array_index (self->columns, BstImportColumn, pair->column);
      const BstField *field = bst_column_get_value_field (self->targets->pdata[pair->target]);
      if (column->target != NULL || taken[pair->target])
        continue;
      reader.makes_actors = field != NULL;
      if (!holds (self, &reader, pair))
        continue;
      *column = (BstImportColumn) { self->targets->pdata[pair->target],
                                    pair->rate >= NAMED ? BST_MATCH_LABEL : BST_MATCH_WORDS };
      taken[pair->target] = TRUE;
    }
  reader.makes_actors = FALSE;
  for (guint c = 0; c < self->columns->len; c++)
    if (g_array_index (self->columns, BstImportColumn, c).target == NULL)
      {
        const BstColumn *target;
        propose_by_values (self, &reader, c, taken);
        target = g_array_index (self->columns, BstImportColumn, c).target;
        for (guint t = 0; t < self->targets->len; t++)
          taken[t] |= self->targets->pdata[t] == target;
      }
}
