/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-search.h"
#include "bst-text.h"
#include <string.h>

/**
 * bst_table_search_fold:
 *
 * Returns: (transfer full): @text as bst_text_fold() makes it
 */
char *
bst_table_search_fold (const char *text)
{
  return bst_text_fold (text);
}

/**
 * bst_table_search_split:
 *
 * Returns: (transfer full): the folded words of @words, none of them empty
 */
GStrv
bst_table_search_split (const char *words)
{
  g_autofree char *folded = bst_table_search_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (char **part = parts; *part; part++)
    {
      if (**part)
        g_strv_builder_add (kept, *part);
    }
  return g_strv_builder_end (kept);
}

gboolean
bst_table_search_matches (const char *folded, const char *const *words)
{
  for (; *words; words++)
    {
      if (!strstr (folded, *words))
        return FALSE;
    }
  return TRUE;
}

/**
 * bst_table_search_is_narrower:
 *
 * Returns: whether everything that @words finds is found by @than too, so that only those rows need a look
 */
gboolean
bst_table_search_is_narrower (const char *const *words, const char *const *than)
{
  for (; *than; than++)
    {
      gboolean within = FALSE;

      for (const char *const *word = words; *word && !within; word++)
        within = strstr (*word, *than) != NULL;
      if (!within)
        return FALSE;
    }
  return TRUE;
}
