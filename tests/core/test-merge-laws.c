/* SPDX-License-Identifier: EUPL-1.2 */
/* test-merge-laws.c - the laws of merging on generated cases: 2,000, or 100,000 in the slow suite (-m slow).
 * BST_MERGE_CASES=N tries so many, BST_TEST_SEED=N begins at another. A case that breaks a law is made smaller and told. */
#include "merge-laws.h"
#include <stdlib.h>

/* --- Making a failing case smaller ---------------------------------------------------------------------------------------------------------- */

static gboolean
still_fails (const MergeCase *case_, const char *law)
{
  g_autofree char *broken = merge_laws_check (case_);

  return g_strcmp0 (broken, law) == 0;
}

/* Changes left out one by one, as long as the same law is broken. (Fewer records would be another case: what a change
 * picks depends on them.) */
static void
shrink (MergeCase *case_, const char *law)
{
  gboolean smaller = TRUE;

  while (smaller)
    {
      smaller = FALSE;
      for (guint i = 0; i < 2 * MERGE_CASE_CHANGES; i++)
        {
          gboolean *dropped = &case_->dropped[i % 2][i / 2];
          if (*dropped)
            continue;
          *dropped = TRUE;
          if (still_fails (case_, law))
            smaller = TRUE;
          else
            *dropped = FALSE;
        }
    }
}

static void
tell (MergeCase *case_, const char *law)
{
  g_autoptr (BstPlan) base = NULL;
  g_autofree char *changes = NULL;

  shrink (case_, law);
  base = merge_case_base (case_);
  changes = merge_case_describe (case_, base);
  g_printerr ("# case %u breaks: %s\n# (again: BST_TEST_SEED=%u BST_MERGE_CASES=1) the smallest changes that do:\n%s\n",
              case_->seed, law, case_->seed, changes);
  g_test_fail_printf ("case %u: %s", case_->seed, law);
}

static guint
number_from_environment (const char *name, guint otherwise)
{
  return g_getenv (name) != NULL ? (guint) strtoul (g_getenv (name), NULL, 10) : otherwise;
}

static void
tell_counts (guint n, guint n_failed)
{
  const MergeCounts *c = &merge_counts;

  g_test_message ("%u cases, %u broke a law; %u conflicts (%u edits, %u removals, %u orders, %u rings), %u warnings, "
                  "%u texts combined; answers at random: %u held, %u refused",
                  n, n_failed, c->n_conflicts, c->n_types[BST_CONFLICT_EDIT], c->n_types[BST_CONFLICT_DELETE],
                  c->n_types[BST_CONFLICT_ORDER], c->n_types[BST_CONFLICT_CYCLE], c->n_warnings, c->n_texts,
                  c->n_answered, c->n_refused);
  if (n < 1000)
    return;
  for (guint type = 0; type < BST_CONFLICT_DUPLICATE; type++)
    g_assert_cmpuint (c->n_types[type], >, n / 500); /* else a law was not tried */
  g_assert_cmpuint (c->n_warnings, >, n / 500);
  g_assert_cmpuint (c->n_texts, >, n / 500);
  g_assert_cmpuint (c->n_answered, >, n / 10);
  g_assert_cmpuint (c->n_refused, >, n / 500);
}

static void
test_laws (void)
{
  guint first = number_from_environment ("BST_TEST_SEED", 1);
  guint n = number_from_environment ("BST_MERGE_CASES", g_test_slow () ? 100000 : 2000), n_failed = 0;

  for (guint i = 0; i < n && n_failed < 3; i++)
    {
      MergeCase case_ = { .seed = first + i, .n_records = 6 + (first + i) % 15 };
      g_autofree char *broken = merge_laws_check (&case_);

      if (broken == NULL)
        continue;
      n_failed++;
      tell (&case_, broken);
    }
  if (g_test_slow ())
    g_test_message ("figure: merge laws, generated cases | 100,000, 0 broken | %u, %u broken", n, n_failed);
  tell_counts (n, n_failed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/laws", test_laws);
  return g_test_run ();
}
