/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-workbook.h - a spreadsheet of which libFuzzer writes one part: packed data would hide the rest from it. */
#pragma once
#include "fuzz.h"
#include "bst-sheet.h"
#include <zip.h>

/* name, content, …, NULL; a NULL content is the fuzzer's */
static inline GBytes *
fuzz_pack (const guint8 *data, gsize size, const char *name, ...)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  va_list list;
  zip_stat_t stat;
  guint8 *bytes;

  zip_source_keep (source);
  va_start (list, name);
  for (; name != NULL; name = va_arg (list, const char *))
    {
      const char *content = va_arg (list, const char *);
      zip_int64_t at = zip_file_add (zip, name,
                                     content != NULL ? zip_source_buffer (zip, content, strlen (content), 0)
                                                     : zip_source_buffer (zip, data, size, 0),
                                     0);
      zip_set_file_compression (zip, (zip_uint64_t) at, ZIP_CM_STORE, 0);
    }
  va_end (list);
  g_assert (zip_close (zip) == 0 && zip_source_stat (source, &stat) == 0);
  bytes = g_malloc (stat.size);
  zip_source_open (source);
  g_assert (zip_source_read (source, bytes, stat.size) == (zip_int64_t) stat.size);
  zip_source_close (source);
  zip_source_free (source);
  return g_bytes_new_take (bytes, stat.size);
}

/* Whatever comes out keeps what its readers promise: cells and rows in order, texts that are UTF-8. */
static inline void
fuzz_look_at (BstWorkbook *workbook)
{
  for (guint s = 0; s < workbook->sheets->len; s++)
    {
      const BstSheet *sheet = workbook->sheets->pdata[s];
      guint last_row = 0;
      for (guint r = 0; r < sheet->rows->len; r++)
        {
          const BstSheetRow *row = sheet->rows->pdata[r];
          g_assert (row->number > last_row && row->cells->len > 0);
          last_row = row->number;
          for (guint c = 0; c < row->cells->len; c++)
            {
              const BstCell *cell = &g_array_index (row->cells, BstCell, c);
              g_autofree char *place = bst_sheet_place (sheet, row->number, cell->column),
                              *text = bst_cell_show (cell, "nl");
              g_assert (cell->type != BST_CELL_EMPTY && cell->column < sheet->n_columns);
              g_assert (c == 0 || g_array_index (row->cells, BstCell, c - 1).column < cell->column);
              g_assert (g_utf8_validate (text, -1, NULL) && *place != '\0');
            }
        }
    }
}

static inline int
fuzz_read (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstWorkbook) workbook = bst_workbook_read (bytes, &error);

  g_assert ((workbook != NULL) == (error == NULL));
  if (workbook != NULL)
    fuzz_look_at (workbook);
  else
    g_assert (*error->message != '\0');
  return 0;
}
