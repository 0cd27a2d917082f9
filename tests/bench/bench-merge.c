/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-merge.c - the same three files merged by bouwstenen-cli and by git merge-file, taking turns: conflicts, time and
 * memory. Each runs as a process of its own, so reading the three files and writing the fourth count. */
#include "bench-merge.h"
#include "bst-writer.h"
#include "generate.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

typedef struct {
  double ms, mb; /* wall clock; the most memory that was resident */
  int status;
} Run;

enum { BASE, OURS, THEIRS, OUT, N_FILES };

typedef struct {
  char *path[N_FILES];
  double base_mb;
} Files;

static void
write_plan (BstPlan *plan, const char *path)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

/* One field of every step-th action point. */
static void
write_side (guint n_points, guint step, const char *field, const char *path)
{
  g_autoptr (BstPlan) plan = generate_plan (n_points, 1);
  BstCollection *points = bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS);
  BstTransaction *transaction = bst_transaction_new ("Change", NULL, NULL);

  for (guint i = 0; i < bst_collection_get_n (points); i += step)
    bst_transaction_set_text (transaction, bst_collection_get (points, i), field, field);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  write_plan (plan, path);
}

/* Ours and theirs change neighbouring fields of the same records. */
static void
make_files (Files *files, const char *folder, guint n_points, guint step)
{
  const char *const names[] = { "base", "ours", "theirs", "out" };
  g_autoptr (BstPlan) base = generate_plan (n_points, 1);
  GStatBuf info;

  for (guint i = 0; i < N_FILES; i++)
    files->path[i] = g_build_filename (folder, names[i], NULL);
  write_plan (base, files->path[BASE]);
  write_side (n_points, step, "title", files->path[OURS]);
  write_side (n_points, step, "specific", files->path[THEIRS]);
  g_assert_cmpint (g_stat (files->path[BASE], &info), ==, 0);
  files->base_mb = (double) info.st_size / 1e6;
}

static void
remove_files (Files *files)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      g_remove (files->path[i]);
      g_free (files->path[i]);
    }
}

/**
 * bench_measure:
 * @argv: a program and its arguments
 *
 * Runs the program and prints its milliseconds, the most memory that was resident, in kB, and its status.
 *
 * Called in a process that is still small: what a process had resident counts as its child's until the child has become
 * the other program.
 *
 * Returns: 1 if the program is not there
 */
int
bench_measure (char **argv)
{
  GPid pid;
  struct rusage usage;
  gint64 start = g_get_monotonic_time ();
  int status;

  if (!g_spawn_async (NULL, argv, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, NULL))
    return 1;
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  g_print ("%" G_GINT64_FORMAT " %ld %d\n", (g_get_monotonic_time () - start) / 1000, usage.ru_maxrss,
           WIFEXITED (status) ? WEXITSTATUS (status) : -1);
  return 0;
}

/* FALSE: the program is not there. */
static gboolean
run (const char *self, const char *const *argv, Run *ret_run)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *out = NULL;
  int status;
  long kb;

  g_ptr_array_add (words, (char *) self);
  g_ptr_array_add (words, (char *) "--measure");
  for (guint i = 0; argv[i] != NULL; i++)
    g_ptr_array_add (words, (char *) argv[i]);
  g_ptr_array_add (words, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) words->pdata, NULL, 0, NULL, NULL, &out, NULL, &status, NULL));
  if (!g_spawn_check_wait_status (status, NULL))
    return FALSE;
  g_assert_cmpint (sscanf (out, "%lf %ld %d", &ret_run->ms, &kb, &ret_run->status), ==, 3);
  ret_run->mb = (double) kb / 1024;
  return TRUE;
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  double x = ((const Run *) a)->ms, y = ((const Run *) b)->ms;

  return (x > y) - (x < y);
}

static gboolean
take_turns (const char *self, const Files *files, guint rounds, Run *ret_ours, Run *ret_git)
{
  const char *ours[] = { BST_CLI,          "merge", files->path[BASE], files->path[OURS], files->path[THEIRS], "-o",
                         files->path[OUT], NULL };
  const char *git[] = { "git", "merge-file", "-p", files->path[OURS], files->path[BASE], files->path[THEIRS], NULL };
  g_autofree Run *a = g_new0 (Run, rounds), *b = g_new0 (Run, rounds);

  for (guint i = 0; i < rounds; i++)
    if (!run (self, ours, &a[i]) || !run (self, git, &b[i]))
      return FALSE;
  qsort (a, rounds, sizeof (Run), compare_runs);
  qsort (b, rounds, sizeof (Run), compare_runs);
  *ret_ours = a[rounds / 2];
  *ret_git = b[rounds / 2];
  return TRUE;
}

static void
tell (const char *what, const char *figures, double ratio)
{
  g_print ("%-34s %-58s %6.2f  goal ≤ 1.00  %s\n", what, figures, ratio, ratio <= 1 ? "met" : "MISSED");
}

static void
bench_files (const char *self, const char *folder, guint n_points, guint step, guint rounds)
{
  Files files;
  Run ours, git;
  guint n_changed = (n_points + step - 1) / step;

  make_files (&files, folder, n_points, step);
  if (take_turns (self, &files, rounds, &ours, &git))
    {
      g_autofree char *conflicts = git.status == 127 ? g_strdup ("127 or more") : g_strdup_printf ("%d", git.status);
      g_autofree char *time = g_strdup_printf ("%.0f ms, git merge-file %.0f ms", ours.ms, git.ms);
      g_autofree char *memory = g_strdup_printf ("%.0f MB, git merge-file %.0f MB", ours.mb, git.mb);
      g_print ("Merging neighbouring fields of %u of %u action points (3 × %.1f MB): %s conflicts, git merge-file %s\n",
               n_changed, n_points, files.base_mb, ours.status == 0 ? "no" : "WITH", conflicts);
      tell ("merge / git merge-file, time", time, ours.ms / git.ms);
      tell ("merge / git merge-file, memory", memory, ours.mb / git.mb);
    }
  else
    g_print ("(no git: nothing to compare merging with)\n");
  remove_files (&files);
}

/**
 * bench_merge:
 * @self: the program this is, for bench_measure()
 * @folder: for the files; in memory, if that can be
 * @n_large: how many action points the large plan has
 *
 * git tells at most 127 conflicts.
 */
void
bench_merge (const char *self, const char *folder, guint n_large, guint rounds)
{
  bench_files (self, folder, 500, 1, rounds);
  bench_files (self, folder, n_large, 10, rounds);
}
