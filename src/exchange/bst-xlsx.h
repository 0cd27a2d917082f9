/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-xlsx.h - tables out of an XLSX file: ECMA-376, transitional and strict, as Excel, LibreOffice and scripts write it. */
#pragma once
#include "bst-archive.h"
#include "bst-sheet.h"

BstWorkbook *bst_xlsx_read (BstArchive *archive, GError **error);

/* What its parts share. */
typedef enum { BST_XLSX_PLAIN, BST_XLSX_DATE, BST_XLSX_PERCENT } BstXlsxFormat;

typedef struct {
  GPtrArray *strings; /* GRefString */
  GArray *formats; /* guint8 BstXlsxFormat, by the number of a cell's style */
  gboolean from_1904;
} BstXlsxShared;

gboolean bst_xlsx_read_strings (BstArchive *archive, const char *name, BstXlsxShared *shared, GError **error);
gboolean bst_xlsx_read_styles (BstArchive *archive, const char *name, BstXlsxShared *shared, GError **error);
gboolean bst_xlsx_read_sheet (BstArchive *archive, const char *name, const BstXlsxShared *shared,
                              BstSheetBuilder *builder, GError **error);
BstXlsxFormat bst_xlsx_format_of (const char *code);
void bst_xlsx_unescape (GString *text);
