/* SPDX-License-Identifier: EUPL-1.2 */
/* bench.c - bench [N [ROUNDS]]: the core against json-glib on one file of N action points (10,000), taking turns, and the
 * cost of one edit in plans of three sizes. Each line ends with the goal and whether it was met on this run.
 *
 * Nothing here is a test: machines are shared. Ratios within one run say more than times; an edit is counted in
 * instructions under valgrind, where that is installed, and timed too. */
#include "bench-merge.h"
#include "bst-checker.h"
#include "bst-copier.h"
#include "bst-journal.h"
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
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_DUMP_STATS
#endif

#define MAX_ROUNDS 31
#define EDITS 1000
#define COUNTED_EDITS 200

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

static double
thread_ms (void)
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

static double
median (double *values, guint n)
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
  *ret_first = median (a, rounds);
  *ret_second = median (b, rounds);
}

static void
tell (const char *what, const char *figures, double ratio, double goal)
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
      double start = thread_ms (), last = start, now;
      BstCopier *copier = bst_copier_new (bench->plan);
      gboolean more = TRUE;

      for (longest[i] = 0; more; last = now)
        {
          more = bst_copier_step (copier, 2000);
          now = thread_ms ();
          longest[i] = MAX (longest[i], now - last);
        }
      whole[i] = last - start;
      g_object_unref (bst_copier_finish (copier));
    }
  *ret_longest = median (longest, rounds);
  *ret_whole = median (whole, rounds);
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
  tell ("load / parse", load, ours / theirs, 1.5);
  take_turns (bench, write_step, generate_step, rounds, &ours, &theirs);
  save = g_strdup_printf ("%.0f ms, json-glib's generator %.0f ms", ours, theirs);
  tell ("write / generate", save, ours / theirs, 2);
  take_turns (bench, save_step, generate_step, rounds, &ours, &theirs);
  whole = g_strdup_printf ("%.0f ms with checksum, reading back, version before, renaming", ours);
  tell ("whole save, no disk / generate", whole, ours / theirs, 2);
  time_copy (bench, rounds, &longest, &all);
  copy = g_strdup_printf ("%.1f ms the longest step on the main thread, %.1f ms all together", longest, all);
  tell ("step of a copy / 10 ms", copy, longest / 10, 1);
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
  tell ("memory / (60 MB + 3 × file)", figures, mb / (60 + 3 * file_mb), 1);
}

/* --- Edits ------------------------------------------------------------------------------------------------------------ */

static BstRecord *
pick_point (BstPlan *plan, guint step)
{
  BstCollection *points = bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS);

  return bst_collection_get (points, (step * 7919) % bst_collection_get_n (points));
}

static void
edit_text (BstPlan *plan, guint step)
{
  BstTransaction *transaction = bst_transaction_new ("Edit", "me", NULL);

  bst_transaction_set_text (transaction, pick_point (plan, step), "title", "Een nieuwe titel voor dit actiepunt");
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
edit_reference (BstPlan *plan, guint step)
{
  static const char *const objectives[] = { "od.vw.1", "od.vw.2", "od.vw.3" };
  BstTransaction *transaction = bst_transaction_new ("Edit", "me", NULL);

  bst_transaction_set_text (transaction, pick_point (plan, step), "objective", objectives[step % 3]);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
add_point (BstPlan *plan, guint step)
{
  g_autofree char *id = g_strdup_printf ("ap-m%015u", step);
  g_autoptr (BstRecord) record = bst_record_new (BST_KIND_ACTION_POINTS, id);
  BstTransaction *transaction = bst_transaction_new ("Add", "me", NULL);

  bst_transaction_add (transaction, record);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
check_all (BstChecker *checker)
{
  while (checker != NULL && bst_checker_step (checker, 1000))
    ;
}

/* Median time in ns of one edit and its undoing; checker is brought up to date after each where it is given. */
static double
time_edit (BstPlan *plan, void (*edit) (BstPlan *, guint), BstChecker *checker)
{
  static double work[EDITS];

  for (guint i = 0; i < EDITS; i++)
    {
      double start = thread_ms ();
      edit (plan, i);
      check_all (checker);
      bst_plan_undo (plan);
      check_all (checker);
      work[i] = (thread_ms () - start) * 1e6;
    }
  return median (work, EDITS);
}

enum { TEXT, REFERENCE, ADD, JOURNALED, N_COUNTED, CHECKED = N_COUNTED, N_EDITS };
static const char *const edit_names[N_EDITS] = { "edit a text and undo", "edit a reference and undo",
                                                 "add a record and undo", "edit a text and undo, journal",
                                                 "edit, check and undo" };
static void (*const edits[N_EDITS]) (BstPlan *, guint) = { edit_text, edit_reference, add_point, edit_text, edit_text };

static void
note_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstJournal *journal)
{
  bst_journal_note (journal, transaction, again);
}

/* A journal as the window keeps it; small lines are written by the thread that edits, so they are measured too. */
static BstJournal *
keep_journal (BstPlan *plan)
{
  g_autofree char *folder = g_dir_make_tmp ("bst-bench-journal-XXXXXX", NULL);
  BstJournal *journal = bst_journal_new (plan, folder, NULL, NULL, NULL);

  g_signal_connect (plan, "applied", G_CALLBACK (note_cb), journal);
  bst_journal_flush (journal);
  return journal;
}

static void
end_journal (BstPlan *plan, BstJournal *journal)
{
  g_signal_handlers_disconnect_by_func (plan, note_cb, journal);
  bst_journal_close (journal, FALSE); /* the folder goes too */
  g_object_unref (journal);
}

static void
time_edits (guint n_points, double *ret_work)
{
  g_autoptr (BstPlan) plan = generate_plan (n_points, 1);
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstChecker) checker = NULL;

  for (guint k = 0; k < N_COUNTED; k++)
    {
      BstJournal *journal = k == JOURNALED ? keep_journal (plan) : NULL;
      ret_work[k] = time_edit (plan, edits[k], NULL);
      if (journal != NULL)
        end_journal (plan, journal);
    }
  checker = bst_checker_new (plan, framework);
  check_all (checker);
  ret_work[CHECKED] = time_edit (plan, edits[CHECKED], checker);
}

/* Under callgrind, which --edits is started with: a dump of the instructions of each kind of edit. */
static int
run_counted_edits (guint n_points)
{
  g_autoptr (BstPlan) plan = generate_plan (n_points, 1);

  for (guint k = 0; k < N_COUNTED; k++)
    {
      BstJournal *journal = k == JOURNALED ? keep_journal (plan) : NULL;
      edits[k](plan, EDITS); /* once before, so that nothing is done for the first time */
      bst_plan_undo (plan);
      CALLGRIND_ZERO_STATS;
      CALLGRIND_START_INSTRUMENTATION;
      for (guint i = 0; i < COUNTED_EDITS; i++)
        {
          edits[k](plan, i);
          bst_plan_undo (plan);
        }
      CALLGRIND_STOP_INSTRUMENTATION;
      CALLGRIND_DUMP_STATS;
      if (journal != NULL)
        end_journal (plan, journal);
    }
  return 0;
}

static double
read_dump (const char *folder, guint number)
{
  g_autofree char *name = g_strdup_printf ("out.%u", number), *path = g_build_filename (folder, name, NULL),
                  *text = NULL;
  const char *totals = g_file_get_contents (path, &text, NULL, NULL) ? strstr (text, "\ntotals: ") : NULL;

  g_remove (path);
  return totals != NULL ? (double) g_ascii_strtoull (totals + 9, NULL, 10) / COUNTED_EDITS : 0;
}

/* FALSE: there is no valgrind here. */
static gboolean
count_edits (const char *program, const char *folder, guint n_points, double *ret_work)
{
  g_autofree char *out = g_build_filename (folder, "out", NULL),
                  *option = g_strconcat ("--callgrind-out-file=", out, NULL);
  g_autofree char *n = g_strdup_printf ("%u", n_points);
  const char *argv[] = {
    "valgrind", "-q", "--tool=callgrind", "--instr-atstart=no", option, program, "--edits", n, NULL
  };

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, NULL, NULL))
    return FALSE;
  for (guint k = 0; k < N_COUNTED; k++)
    ret_work[k] = read_dump (folder, k + 1);
  g_remove (out);
  return ret_work[0] > 0;
}

static void
tell_edit (guint k, const double *small, const double *middle, const double *large, const char *unit)
{
  g_autofree char *figures = g_strdup_printf ("%.0f / %.0f / %.0f %s", small[k], middle[k], large[k], unit);

  if (k == ADD)
    g_print ("%-34s %-58s %6.2f  (one memmove of the list is expected)\n", edit_names[k], figures, large[k] / small[k]);
  else
    tell (edit_names[k], figures, large[k] / small[k], 1.2);
}

static void
bench_edits (const char *program, const char *folder)
{
  static const guint sizes[] = { 1000, 10000, 100000 };
  double time[3][N_EDITS], work[3][N_EDITS];
  gboolean counted = TRUE;

  for (guint i = 0; i < 3; i++)
    {
      time_edits (sizes[i], time[i]);
      counted = counted && count_edits (program, folder, sizes[i], work[i]);
    }
  g_print ("One edit at 1,000 / 10,000 / 100,000 action points; the ratio is the last to the first:\n");
  for (guint k = 0; counted && k < N_COUNTED; k++)
    tell_edit (k, work[0], work[1], work[2], "instructions");
  if (!counted)
    g_print ("(no valgrind, so no instructions; times grow with what the caches cannot hold)\n");
  for (guint k = 0; k < N_EDITS; k++)
    if (!counted || k == CHECKED)
      tell_edit (k, time[0], time[1], time[2], "ns");
    else
      g_print ("%-34s %.0f / %.0f / %.0f ns, caches cold\n", edit_names[k], time[0][k], time[1][k], time[2][k]);
}

/* --- Searching -------------------------------------------------------------------------------------------------------- */

static void
bench_search (Bench *bench)
{
  BstCollection *points = bst_plan_get_collection (bench->plan, BST_KIND_ACTION_POINTS);
  guint n = bst_collection_get_n (points), n_found = 0;
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = bst_table_search_split ("veerkr scholen");
  double start = thread_ms (), folding, matching;
  g_autofree char *figures = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (folded, bst_table_search_fold (bst_record_get_text (bst_collection_get (points, i), "title")));
  folding = thread_ms () - start;
  start = thread_ms ();
  for (guint i = 0; i < n; i++)
    n_found += bst_table_search_matches (g_ptr_array_index (folded, i), (const char *const *) words) ? 1 : 0;
  matching = thread_ms () - start;
  figures = g_strdup_printf ("%.1f ms, %u of %u found; folding the titles once %.1f ms", matching, n_found, n, folding);
  tell ("search keystroke / 50 ms", figures, matching / 50, 1);
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

int
main (int argc, char **argv)
{
  guint n_points = argc > 1 ? (guint) atoi (argv[1]) : 10000, rounds = argc > 2 ? (guint) atoi (argv[2]) : 9;
  g_autofree char *path = NULL;
  Bench bench = { 0 };

  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 3 && strcmp (argv[1], "--memory") == 0)
    return measure_memory (argv[2]);
  if (argc == 2 && strcmp (argv[1], "--merge") == 0)
    {
      bench.folder = make_folder ();
      bench_merge (bench.folder, 10000, 5);
      return 0;
    }
  if (argc == 2 && strcmp (argv[1], "--edits") == 0)
    {
      bench.folder = make_folder ();
      bench_edits (argv[0], bench.folder);
      g_rmdir (bench.folder);
      return 0;
    }
  if (argc == 3 && strcmp (argv[1], "--edits") == 0)
    return run_counted_edits ((guint) atoi (argv[2]));
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
  bench_merge (bench.folder, n_points, rounds);
  bench_edits (argv[0], bench.folder);
  g_remove (path);
  remove_versions (bench.folder);
  g_rmdir (bench.folder);
  return 0;
}
