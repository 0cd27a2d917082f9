/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-workbook.c - which of the formats a file is in: its content says so, whatever it is called. */
#include "bst-csv.h"
#include "bst-ods.h"
#include "bst-text.h"
#include "bst-xlsx.h"
#include <string.h>

static gboolean
begins_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

static BstWorkbook *
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, BST_ERROR, BST_ERROR_SYNTAX, message);
  return NULL;
}

static BstWorkbook *
read_archive (GBytes *bytes, GError **error)
{
  g_autoptr (BstArchive) archive = bst_archive_open (bytes, error);

  if (archive == NULL)
    return NULL;
  if (bst_archive_is_encrypted (archive, "content.xml") || bst_archive_has (archive, "encrypted-package"))
    return refuse (bst_text (NULL, N_ ("the file has a password: save it without one, and try again")), error);
  if (bst_archive_has (archive, "content.xml"))
    return bst_ods_read (archive, error);
  if (bst_archive_has (archive, "xl/workbook.bin"))
    return refuse (bst_text (NULL, N_ ("this is an XLSB file: save it as XLSX or ODS, and try again")), error);
  return bst_xlsx_read (archive, error);
}

/**
 * bst_workbook_read:
 * @bytes: a whole file
 * @error: %BST_ERROR_SYNTAX, with the part or the cell where one is known, and what to do
 *
 * Reads XLSX, ODS and CSV.
 *
 * Returns: (transfer full) (nullable): its sheets; those without a cell too
 */
BstWorkbook *
bst_workbook_read (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return refuse (bst_text (NULL, N_ ("the file is empty")), error);
  if (begins_with (bytes, "PK\x03\x04", 4) || begins_with (bytes, "PK\x05\x06", 4))
    return read_archive (bytes, error);
  if (begins_with (bytes, "\xd0\xcf\x11\xe0", 4))
    return refuse (
        bst_text (
            NULL,
            N_ ("this is an old XLS file, or one with a password: save it as XLSX or ODS without a password, and try again")),
        error);
  return bst_csv_read (data, size, error);
}
