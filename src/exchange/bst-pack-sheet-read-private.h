/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-read-private.h - shared by what reads a pack's spreadsheet that came back: bst-pack-sheet-read.c,
 * -marks.c (its hidden sheet), -check.c (is it still the one that was sent), -take.c (what was filled in) and -cells.c. */
#pragma once
#include "bst-pack-sheet-private.h"
#include "bst-sheet.h"

typedef struct {
  BstWorkbook *book;
  BstPlan *plan;
  BstPackForm *form;
  BstPackMarks *marks;
  GPtrArray *refusals; /* BstRefusal, or NULL */
  GPtrArray *tampered; /* char*: what was changed that is no answer */
  const BstSheet *sheets[BST_N_PACK_GRIDS]; /* found by bst_pack_reading_check() */
} BstPackReading;

gboolean bst_pack_sheet_fail (GError **error, const char *message);
const char *bst_pack_sheet_get_text (const BstSheet *sheet, guint row, guint column);
gboolean bst_pack_marks_read (BstPackMarks *marks, const BstWorkbook *book, GError **error);
BstPlan *bst_pack_marks_unpack (const BstPackMarks *marks, GError **error);

gboolean bst_pack_reading_check (BstPackReading *self, GError **error);
gboolean bst_pack_reading_take (BstPackReading *self, GError **error);

gboolean bst_pack_read_kilo (double kilo, gint64 *ret_cents);
char *bst_pack_reading_show (const BstPackReading *self, const BstCell *cell);
gboolean bst_pack_reading_read_cell (const BstPackReading *self, const BstCell *cell, const BstPackCell *before,
                                     BstPackCell *out, char **reason, char **remedy);
gboolean bst_pack_cell_is_same (const BstPackCell *before, const BstPackCell *now);
