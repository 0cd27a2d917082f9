/* SPDX-License-Identifier: EUPL-1.2 */
/* test-merge.c - merging, by hand: what is combined, what is listed, and what a person's choices make of it. */
#include "bst-log.h"
#include "bst-merge.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include <string.h>

static void
assert_merged (const char *base, const char *ours, const char *theirs, const char *expected)
{
  g_autofree char *merged = bst_merge_text (base, ours, theirs), *mirrored = bst_merge_text (base, theirs, ours);

  g_assert_cmpstr (merged, ==, expected);
  g_assert_cmpstr (mirrored, ==, expected);
}

static void
test_texts (void)
{
  assert_merged ("een twee drie vier", "één twee drie vier", "een twee drie vijf", "één twee drie vijf");
  assert_merged ("een twee drie", "een TWEE drie", "een twee DRIE", NULL);
  assert_merged ("een twee drie", "een TWEE drie", "een TWEE drie", "een TWEE drie");
  assert_merged ("een twee drie", "twee drie", "een twee drie vier", "twee drie vier");
  assert_merged ("een twee", "twee", "een twee drie", NULL); /* "twee" got a space behind it: no word between */
  assert_merged ("een twee drie\n", "twee drie\n", "een twee drie\nvier", "twee drie\nvier");
  assert_merged ("", "een", "twee", NULL);
  assert_merged ("a b c d e f", "a c d e f", "a b c d f", "a c d f");
  assert_merged ("a b c", "x a b c", "y a b c", NULL);
  assert_merged ("a b c d", "a b b c d", "a b c d d", "a b b c d d");
}

int
main (int argc, char **argv)
{
  g_setenv ("BOUWSTENEN_SEED", "1", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/texts", test_texts);
  return g_test_run ();
}
