/* SPDX-License-Identifier: EUPL-1.2 */
/* test-recovery-damage.c - a journal that is damaged or cannot be read: what can be is brought back, the rest is told and kept. */
#include "bst-recovery.h"
#include "recovery-fixture.h"
#include <glib/gstdio.h>
#include <string.h>

/* The plan as opened is lost from the state folder: the file itself is the same. */
static void
test_base_lost (Crash *crash, gconstpointer data)
{
  g_autofree char *base = crash_beside (crash, ".base");
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  crash_now (crash);
  g_assert_cmpint (g_remove (base), ==, 0);
  found = crash_find (NULL, 1);
  plan = bst_recovery_load (found, &n, NULL);
  crash_assert_title (plan, "Changed");
  g_assert_true (g_file_set_contents (base, "damaged", -1, NULL));
  g_assert_true (g_file_set_contents (crash->path, "other", -1, NULL));
  g_assert_null (bst_recovery_load (found, &n, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
}

static void
test_damaged (Crash *crash, gconstpointer data)
{
  g_autofree char *path = crash_beside (crash, ".journal"), *lines = NULL, *told = NULL,
                  *rest = crash_beside (crash, ".rest"), *kept = NULL;
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstJournal) journal = NULL;
  guint n;
  char *second;

  crash_now (crash);
  g_assert_true (g_file_get_contents (path, &lines, NULL, NULL));
  second = strchr (lines, '\n') + 1;
  second[20] ^= 1;
  g_assert_true (g_file_set_contents (path, lines, -1, NULL));
  found = crash_find (NULL, 1); /* although nothing that can be read was changed */
  told = bst_recovery_describe_damage (found);
  g_assert_nonnull (told);
  plan = bst_recovery_load (found, &n, NULL);
  crash_assert_title (plan, "Opened");
  journal = bst_recovery_resume (found, plan, n, NULL);
  g_assert_nonnull (journal);
  g_assert_true (g_file_get_contents (rest, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, second);
  bst_journal_close (journal, FALSE);
  g_remove (rest);
}

static void
add_line (GString *lines, const char *json)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);

  g_string_append_printf (lines, "%.16s %s\n", sha256, json);
}

/* A line that is whole and does not fit the plan: what came before it comes back, what follows is kept, and although the
 * file holds all that comes back it is offered, since there was more. */
static void
test_partly (Crash *crash, gconstpointer data)
{
  g_autofree char *path = crash_beside (crash, ".journal"), *lines = NULL, *rest = crash_beside (crash, ".rest"),
                  *kept = NULL, *again = NULL;
  g_autoptr (GString) all = NULL, behind = g_string_new (NULL);
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstJournal) journal = NULL;
  guint n;

  crash_now (crash);
  crash_write_file (crash, crash->plan);
  add_line (behind, "{\"seq\": 3, \"redo\": {\"time\": 1}}");
  add_line (behind, "{\"seq\": 4, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"set\", \"kind\": \"plan\", \"id\": "
                    "\"plan\", \"field\": \"title\", \"value\": \"Behind\"}]}}");
  g_assert_true (g_file_get_contents (path, &lines, NULL, NULL));
  all = g_string_new (lines);
  g_string_append (all, behind->str);
  g_assert_true (g_file_set_contents (path, all->str, -1, NULL));
  found = crash_find (NULL, 1);
  plan = bst_recovery_load (found, &n, NULL);
  g_assert_cmpuint (n, ==, 3);
  crash_assert_title (plan, "Changed");
  journal = bst_recovery_resume (found, plan, n, NULL);
  g_assert_nonnull (journal);
  g_assert_true (g_file_get_contents (rest, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, behind->str);
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpstr (again, ==, lines);
  bst_journal_close (journal, FALSE);
  g_remove (rest);
}

static void
test_unreadable (Crash *crash, gconstpointer data)
{
  g_autofree char *path = crash_beside (crash, ".journal");

  crash_now (crash);
  g_assert_true (g_file_set_contents (path, "nonsense\n", -1, NULL));
  crash_find (NULL, 0);
  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS)); /* kept for who can make something of it */
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add (path, Crash, NULL, crash_set_up, test, crash_tear_down)
  ADD ("/recovery/base-lost", test_base_lost);
  ADD ("/recovery/damaged", test_damaged);
  ADD ("/recovery/partly", test_partly);
  ADD ("/recovery/unreadable", test_unreadable);
  return g_test_run ();
}
