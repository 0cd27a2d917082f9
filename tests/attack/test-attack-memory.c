/* SPDX-License-Identifier: EUPL-1.2 */
/* test-attack-memory.c - memory runs out at each request of opening, changing, merging and saving a plan; with -m slow at
 * every one, else at a sample. The program may end there; the file on the disk stays whole. */
#include "bst-merge.h"
#include "bst-reader.h"
#include "bst-versions.h"
#include "bst-writer.h"
#include "random-plan.h"
#include "starve.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define SEED 20261122
#define N_RECORDS 12
#define SAMPLE 60 /* points in a quick run */
#define SECONDS 30
#define SAVED 0 /* what a child ends with */
#define NOT_SAVED 3

static char *folder, *base_path, *our_path, *their_path;

/* --- What is attacked: each gives whether it saved ----------------------------------------------------------------------- */

static BstPlan *
read_plan (const char *path, char **ret_sha256)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return bst_plan_read_file (file, ret_sha256, NULL, NULL, NULL);
}

static gboolean
write_plan (BstPlan *plan, const char *path, const char *sha256)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  BstVersionsKeeper keeper = { .folder = folder };
  BstSaveOptions options = { .expected_sha256 = sha256, .keep = bst_versions_keep, .keep_data = &keeper };
  g_auto (BstSaveResult) result = { 0 };

  return bst_saver_save (file, bytes, &options, &result, NULL, NULL);
}

static gboolean
set_title (BstPlan *plan)
{
  BstTransaction *transaction = bst_transaction_new ("Title", "me", NULL);

  bst_transaction_set_text (transaction, bst_plan_get_single (plan, BST_KIND_PLAN), "title", "Een andere titel");
  return bst_plan_apply (plan, transaction, NULL);
}

static gboolean
change_and_save (void)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (BstPlan) plan = read_plan (our_path, &sha256);

  return plan != NULL && set_title (plan) && write_plan (plan, our_path, sha256);
}

static gboolean
merge_and_save (void)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (BstPlan) base = read_plan (base_path, NULL), ours = read_plan (our_path, &sha256),
                      theirs = read_plan (their_path, NULL);
  g_autoptr (BstMerge) merge = NULL;

  if (base == NULL || ours == NULL || theirs == NULL)
    return FALSE;
  merge = bst_merge (base, ours, theirs);
  return bst_plan_apply (ours, g_steal_pointer (&merge->transaction), NULL) && write_plan (ours, our_path, sha256);
}

/* --- One child ------------------------------------------------------------------------------------------------------------ */

static int
run_child (gboolean (*work) (void), unsigned long at, unsigned long *ret_count)
{
  int status, ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      int null = open ("/dev/null", O_WRONLY);
      gboolean good;
      unsigned long count;
      dup2 (null, STDOUT_FILENO);
      dup2 (null, STDERR_FILENO);
      alarm (SECONDS);
      starve_arm (at);
      good = work ();
      count = starve_disarm ();
      (void) !write (ends[1], &count, sizeof count);
      _exit (good ? SAVED : NOT_SAVED);
    }
  close (ends[1]);
  if (read (ends[0], ret_count, sizeof *ret_count) != sizeof *ret_count)
    *ret_count = 0;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

/* --- Looking ---------------------------------------------------------------------------------------------------------------- */

static GBytes *
read_bytes (const char *path)
{
  char *data;
  gsize length;

  return g_file_get_contents (path, &data, &length, NULL) ? g_bytes_new_take (data, length) : NULL;
}

/* NULL: the file is as it was, or a whole plan and told as saved or never told. */
static const char *
judge (GBytes *before, int status)
{
  g_autoptr (GBytes) now = read_bytes (our_path);
  g_autoptr (BstPlan) plan = NULL;
  gboolean same = now != NULL && g_bytes_equal (now, before);

  if (now == NULL)
    return "the file is gone";
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGALRM)
    return "it never came to an end";
  if (WIFEXITED (status) && WEXITSTATUS (status) == SAVED && same)
    return "told as saved, and it is not";
  if (WIFEXITED (status) && WEXITSTATUS (status) == NOT_SAVED && !same)
    return "told as not saved, and it is";
  plan = read_plan (our_path, NULL);
  return plan != NULL ? NULL : "torn";
}

static void
remove_litter (void)
{
  g_autofree char *versions = g_build_filename (folder, "versions", NULL);
  const char *const places[] = { versions, folder };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GDir) dir = g_dir_open (places[i], 0, NULL);
      const char *name;
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (places[i], name, NULL);
          if (i == 0 || g_str_has_suffix (name, ".part"))
            g_remove (path);
        }
    }
}

static void
write_bytes (const char *path, GBytes *bytes)
{
  g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

static unsigned long
count_requests (gboolean (*work) (void), GBytes *ours)
{
  unsigned long count;

  work (); /* what is made once is made before the children are */
  write_bytes (our_path, ours);
  g_assert_cmpint (run_child (work, STARVE_NOBODY, &count), ==, SAVED);
  write_bytes (our_path, ours);
  return count;
}

static void
attack (const char *name, gboolean (*work) (void))
{
  g_autoptr (GBytes) ours = read_bytes (our_path);
  unsigned long n = count_requests (work, ours), step = g_test_slow () ? 1 : MAX (n / SAMPLE, 1), ignored;
  guint n_tried = 0, n_bad = 0, n_ended = 0;

  for (unsigned long at = 0; at < n; at += step)
    {
      int status = run_child (work, at, &ignored);
      const char *problem = judge (ours, status);
      n_tried++;
      n_ended += WIFEXITED (status) ? 0 : 1;
      if (problem != NULL && n_bad++ < 10)
        g_test_message ("%s, request %lu: %s", name, at, problem);
      write_bytes (our_path, ours);
      remove_litter ();
    }
  if (g_test_slow ())
    g_test_message (
        "figure: allocation failure at each allocation of: %s | 0 files lost | %u files lost at %u allocations "
        "(%u ended the program)",
        name, n_bad, n_tried, n_ended);
  g_assert_cmpuint (n_ended, >, 0); /* else nothing was refused */
  g_assert_cmpuint (n_bad, ==, 0);
}

static void
test_save (void)
{
  attack ("open, change, save", change_and_save);
}

static void
test_merge (void)
{
  attack ("merge, save", merge_and_save);
}

/* --- Before and after ---------------------------------------------------------------------------------------------------------- */

static void
put_plan (BstPlan *plan, const char *path)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  write_bytes (path, bytes);
}

static void
prepare (void)
{
  struct rlimit none = { 0, 0 };
  GRand *rand = g_rand_new_with_seed (SEED);
  g_autoptr (BstPlan) plan = random_plan (rand, N_RECORDS);
  BstPlan *sides[2];

  folder = g_strdup ("/dev/shm/bst-memory-XXXXXX");
  if (g_mkdtemp (folder) == NULL)
    {
      g_free (folder);
      folder = g_dir_make_tmp ("bst-memory-XXXXXX", NULL);
    }
  base_path = g_build_filename (folder, "base.bouwstenen", NULL);
  our_path = g_build_filename (folder, "ours.bouwstenen", NULL);
  their_path = g_build_filename (folder, "theirs.bouwstenen", NULL);
  put_plan (plan, base_path);
  for (guint i = 0; i < 2; i++)
    {
      sides[i] = read_plan (base_path, NULL);
      for (guint k = 0; k < 10; k++)
        bst_plan_apply (sides[i], random_transaction (rand, sides[i], 2), NULL);
      put_plan (sides[i], i == 0 ? our_path : their_path);
      g_object_unref (sides[i]);
    }
  g_rand_free (rand);
  setrlimit (RLIMIT_CORE, &none);
}

static void
finish (void)
{
  g_autofree char *versions = g_build_filename (folder, "versions", NULL);

  remove_litter ();
  g_rmdir (versions);
  g_remove (base_path);
  g_remove (our_path);
  g_remove (their_path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  if (starve_arm == NULL)
    {
      g_printerr ("LD_PRELOAD must name the module “starve”: see tests/attack/meson.build\n");
      return 1;
    }
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  prepare ();
  g_test_add_func ("/attack/memory/save", test_save);
  g_test_add_func ("/attack/memory/merge", test_merge);
  status = g_test_run ();
  finish ();
  return status;
}
