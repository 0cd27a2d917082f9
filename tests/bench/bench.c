/* SPDX-License-Identifier: EUPL-1.2 */
/* bench.c - bench [N [ROUNDS]]: the core against json-glib on one file of N action points (10,000), taking turns, and the
 * cost of one edit in plans of three sizes. Each line ends with the goal and whether it was met on this run.
 *
 * Nothing here is a test: machines are shared. Ratios within one run say more than times; an edit is counted in
 * instructions under valgrind, where that is installed, and timed too. */
#include "bench.h"
#include "bench-merge.h"
#include "bst-copier.h"
#include "bst-reader.h"
#include "bst-saver.h"
#include "bst-table-search.h"
#include "bst-versions.h"
#include "bst-writer.h"
#include "generate.h"
#include <glib/gstdio.h>
#include <locale.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_ROUNDS 31

/* --- Measuring ----------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *text;
  gsize length;
  BstPlan *plan;
  JsonNode *root;
  GBytes *bytes;
  char *folder, *sha256;
  BstFileSeen seen;
} Bench;

typedef void (*Step) (Bench *bench);

double
bench_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static double
time_step (Bench *bench, Step step)
{
  gint64 start = g_get_monotonic_time ();

  step (bench);
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

/* Medians, in ms, of two steps that take turns. */
static void
take_turns (Bench *bench, Step first, Step second, guint rounds, double *ret_first, double *ret_second)
{
  double a[MAX_ROUNDS], b[MAX_ROUNDS];

  for (guint i = 0; i < rounds; i++)
    {
      a[i] = time_step (bench, first);
      b[i] = time_step (bench, second);
    }
  *ret_first = bench_median (a, rounds);
  *ret_second = bench_median (b, rounds);
}

void
bench_tell (const char *what, const char *figures, double ratio, double goal)
{
  g_print ("%-34s %-58s %6.2f  goal ≤ %.2f  %s\n", what, figures, ratio, goal, ratio <= goal ? "met" : "MISSED");
}

/* --- Loading and saving -------------------------------------------------------------------------------------------- */

static void
parse_step (Bench *bench)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_data (parser, bench->text, (gssize) bench->length, NULL));
}

static void
read_step (Bench *bench)
{
  g_autoptr (BstPlan) plan = bst_plan_read (bench->text, bench->length, NULL, NULL);

  g_assert_nonnull (plan);
}

static void
generate_step (Bench *bench)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, bench->root);
  text = json_generator_to_data (generator, NULL);
}

static void
write_step (Bench *bench)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (bench->plan);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, bench->length);
}

/* What a save costs the main thread: the copy is made in steps, between which the window draws. */
static void
time_copy (Bench *bench, guint rounds, double *ret_longest, double *ret_whole)
{
  double longest[MAX_ROUNDS], whole[MAX_ROUNDS];

  for (guint i = 0; i < rounds; i++)
    {
      double start = bench_thread_ms (), last = start, now;
      BstCopier *copier = bst_copier_new (bench->plan);
      gboolean more = TRUE;

      for (longest[i] = 0; more; last = now)
        {
          more = bst_copier_step (copier, 2000);
          now = bench_thread_ms ();
          longest[i] = MAX (longest[i], now - last);
        }
      whole[i] = last - start;
      g_object_unref (bst_copier_finish (copier));
    }
  *ret_longest = bench_median (longest, rounds);
  *ret_whole = bench_median (whole, rounds);
}

/* Writing and the whole saver, as the workbench does it, with a version kept of the file before and what was seen at the
 * save before; the folder is in memory, so that no disk is waited for. */
static void
save_step (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "saved.bouwstenen", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (bench->plan);
  g_auto (BstSaveResult) result = { 0 };
  BstVersionsKeeper keeper = { .folder = bench->folder };
  BstSaveOptions options = {
    .expected_sha256 = bench->sha256, .seen = &bench->seen, .keep = bst_versions_keep, .keep_data = &keeper
  };

  g_assert_true (bst_saver_save (file, bytes, &options, &result, NULL, NULL));
  g_assert_null (result.unkept);
  bench->seen = result.seen;
}

static void
bench_files (Bench *bench, guint rounds)
{
  double ours, theirs, longest, all;
  g_autofree char *load = NULL, *save = NULL, *whole = NULL, *copy = NULL;

  take_turns (bench, read_step, parse_step, rounds, &ours, &theirs);
  load = g_strdup_printf ("%.0f ms, json-glib's parser %.0f ms", ours, theirs);
  bench_tell ("load / parse", load, ours / theirs, 1.5);
  take_turns (bench, write_step, generate_step, rounds, &ours, &theirs);
  save = g_strdup_printf ("%.0f ms, json-glib's generator %.0f ms", ours, theirs);
  bench_tell ("write / generate", save, ours / theirs, 2);
  take_turns (bench, save_step, generate_step, rounds, &ours, &theirs);
  whole = g_strdup_printf ("%.0f ms with checksum, reading back, version before, renaming", ours);
  bench_tell ("whole save, no disk / generate", whole, ours / theirs, 2);
  time_copy (bench, rounds, &longest, &all);
  copy = g_strdup_printf ("%.1f ms the longest step on the main thread, %.1f ms all together", longest, all);
  bench_tell ("step of a copy / 10 ms", copy, longest / 10, 1);
}

/* --- Memory: in a process of its own -------------------------------------------------------------------------------- */

static double
read_pss_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    return 0;
  return (double) g_ascii_strtoull (line + 5, NULL, 10) / 1024;
}

static int
measure_memory (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BstPlan) plan = bst_plan_read_file (file, NULL, NULL, NULL, NULL);

  g_assert_nonnull (plan);
  malloc_trim (0);
  g_print ("%.1f", read_pss_mb ());
  return 0;
}

static void
bench_memory (const char *program, const char *path, double file_mb)
{
  g_autofree char *out = NULL, *figures = NULL;
  const char *argv[] = { program, "--memory", path, NULL };
  double mb;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL))
    return;
  mb = g_ascii_strtod (out, NULL);
  figures = g_strdup_printf ("%.0f MB (PSS) with the plan open, file %.1f MB", mb, file_mb);
  bench_tell ("memory / (60 MB + 3 × file)", figures, mb / (60 + 3 * file_mb), 1);
}

/* --- Searching -------------------------------------------------------------------------------------------------------- */

static void
bench_search (Bench *bench)
{
  BstCollection *points = bst_plan_get_collection (bench->plan, BST_KIND_ACTION_POINTS);
  guint n = bst_collection_get_n (points), n_found = 0;
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = bst_table_search_split ("veerkr scholen");
  double start = bench_thread_ms (), folding, matching;
  g_autofree char *figures = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (folded, bst_table_search_fold (bst_record_get_text (bst_collection_get (points, i), "title")));
  folding = bench_thread_ms () - start;
  start = bench_thread_ms ();
  for (guint i = 0; i < n; i++)
    n_found += bst_table_search_matches (g_ptr_array_index (folded, i), (const char *const *) words) ? 1 : 0;
  matching = bench_thread_ms () - start;
  figures = g_strdup_printf ("%.1f ms, %u of %u found; folding the titles once %.1f ms", matching, n_found, n, folding);
  bench_tell ("search keystroke / 50 ms", figures, matching / 50, 1);
}

/* --- All of it ---------------------------------------------------------------------------------------------------------- */

static char *
make_folder (void)
{
  char *folder = g_strdup ("/dev/shm/bst-bench-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);
  return g_dir_make_tmp ("bst-bench-XXXXXX", NULL);
}

static void
remove_versions (const char *folder)
{
  g_autoptr (GPtrArray) versions = bst_versions_list (folder);
  g_autofree char *inside = g_build_filename (folder, "versions", NULL);

  for (guint i = 0; i < versions->len; i++)
    g_remove (((BstVersion *) g_ptr_array_index (versions, i))->path);
  g_rmdir (inside);
}

static void
prepare (Bench *bench, guint n_points, char **ret_path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (BstPlan) plan = generate_plan (n_points, 1);

  bench->bytes = bst_plan_to_bytes (plan);
  bench->length = g_bytes_get_size (bench->bytes);
  bench->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bench->bytes);
  bench->folder = make_folder ();
  *ret_path = g_build_filename (bench->folder, "saved.bouwstenen", NULL);
  g_assert_true (g_file_set_contents (*ret_path, g_bytes_get_data (bench->bytes, NULL), (gssize) bench->length, NULL));
  g_assert_true (g_file_get_contents (*ret_path, (char **) &bench->text, NULL, NULL));
  bench->plan = bst_plan_read (bench->text, bench->length, NULL, NULL);
  g_assert_true (json_parser_load_from_data (parser, bench->text, (gssize) bench->length, NULL));
  bench->root = json_parser_steal_root (parser);
}

/* One part of it. Returns: the exit status, or -1: the arguments name no part */
static int
measure_part (int argc, char **argv)
{
  g_autofree char *folder = NULL;

  if (argc == 3 && strcmp (argv[1], "--memory") == 0)
    return measure_memory (argv[2]);
  if (argc > 2 && strcmp (argv[1], "--measure") == 0)
    return bench_measure (argv + 2);
  if (argc == 2 && strcmp (argv[1], "--merge") == 0)
    {
      folder = make_folder ();
      bench_merge (argv[0], folder, 10000, 5);
      return 0;
    }
  if (argc == 2 && strcmp (argv[1], "--budget") == 0)
    {
      bench_budget ();
      return 0;
    }
  if (argc == 2 && strcmp (argv[1], "--portfolio") == 0)
    {
      bench_portfolio ();
      return 0;
    }
  if (argc == 2 && strcmp (argv[1], "--edits") == 0)
    {
      folder = make_folder ();
      bench_edits (argv[0], folder);
      g_rmdir (folder);
      return 0;
    }
  if (argc == 3 && strcmp (argv[1], "--edits") == 0)
    return bench_count_edits ((guint) atoi (argv[2]));
  return -1;
}

int
main (int argc, char **argv)
{
  guint n_points = argc > 1 ? (guint) atoi (argv[1]) : 10000, rounds = argc > 2 ? (guint) atoi (argv[2]) : 9;
  g_autofree char *path = NULL;
  Bench bench = { 0 };
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  status = measure_part (argc, argv);
  if (status >= 0)
    return status;
  if (n_points < 1 || rounds < 1 || rounds > MAX_ROUNDS)
    {
      g_printerr ("Usage: bench [ACTION-POINTS [ROUNDS]]\n");
      return 2;
    }
  prepare (&bench, n_points, &path);
  g_print ("%u action points, %.1f MB; medians of %u rounds that take turns\n", n_points, (double) bench.length / 1e6,
           rounds);
  bench_files (&bench, rounds);
  bench_memory (argv[0], path, (double) bench.length / 1e6);
  bench_search (&bench);
  bench_merge (argv[0], bench.folder, n_points, rounds);
  bench_edits (argv[0], bench.folder);
  bench_budget ();
  bench_portfolio ();
  g_remove (path);
  remove_versions (bench.folder);
  g_rmdir (bench.folder);
  return 0;
}
