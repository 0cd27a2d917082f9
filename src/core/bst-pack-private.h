/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-private.h - shared by bst-pack.c (reading, checking), bst-pack-cut.c, bst-pack-merge.c and a pack's spreadsheet. */
#pragma once
#include "bst-pack.h"

char *bst_pack_make_seal (BstPlan *plan, const BstPack *pack);
char *bst_gzip_text (GBytes *bytes, GError **error);
GBytes *bst_gunzip_text (const char *content, GError **error);
