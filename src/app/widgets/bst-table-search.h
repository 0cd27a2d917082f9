/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-search.h - the words a person types to find rows: case, accents and curly apostrophes do not count. */
#pragma once
#include <glib.h>

char *bst_table_search_fold (const char *text);
GStrv bst_table_search_split (const char *words);
gboolean bst_table_search_matches (const char *folded, const char *const *words);
gboolean bst_table_search_is_narrower (const char *const *words, const char *const *than);
