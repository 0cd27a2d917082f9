/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet.h - a contribution pack as a protected spreadsheet, for people who may not install anything: the same
 * questions and ids as in the form. What comes back is a pack again, as if the form had been filled in. R205, R207.
 *
 * Yellow cells are for answers, all others are locked. A hidden sheet keeps the pack itself and the ids of the rows, so that
 * whatever else was changed is found and told. */
#pragma once
#include "bst-import.h"
#include "bst-pack.h"

GBytes *bst_pack_sheet_write (BstPlan *pack, BstFramework *framework, GError **error);
BstPlan *bst_pack_sheet_read (GBytes *bytes, GPtrArray *refusals, GError **error);

gboolean bst_pack_file_is_sheet (GBytes *bytes);
gboolean bst_pack_file_is_pack (GBytes *bytes);
BstPack *bst_pack_file_read (GBytes *bytes, const char *name, GPtrArray *refusals, GError **error);
