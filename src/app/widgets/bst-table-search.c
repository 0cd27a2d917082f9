/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-search.h"
#include <string.h>

/**
 * bst_table_search_fold:
 *
 * Returns: (transfer full): @text without case and accents, so that "coordinatie" finds "Coördinatie" and "kmo's" finds
 *   "kmo’s"
 */
char *
bst_table_search_fold (const char *text)
{
  g_autofree char *apart = NULL;
  GString *folded = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  if (!apart)
    return g_ascii_strdown (text, -1);
  folded = g_string_sized_new (strlen (apart));
  for (const char *p = apart; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2019 || c == 0x2018)
        g_string_append_c (folded, '\'');
      else if (c == 0xdf)
        g_string_append (folded, "ss");
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
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
