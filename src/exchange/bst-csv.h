/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-csv.h - tables as text: RFC 4180, with the delimiters and encodings that spreadsheets really write. */
#pragma once
#include "bst-sheet.h"

BstWorkbook *bst_csv_read (const char *data, gsize length, GError **error);

/* A text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it when it comes back. */
gboolean bst_csv_is_formula (const char *text);
const char *bst_csv_strip (const char *text);
void bst_csv_append (GString *out, const char *text, char delimiter, gboolean is_text);
