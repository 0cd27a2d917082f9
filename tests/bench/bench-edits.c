/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-edits.c - the cost of one edit in plans of three sizes, in instructions under callgrind and in time. */
#include "bench.h"
#include "bst-checker.h"
#include "bst-journal.h"
#include "generate.h"
#include <glib/gstdio.h>
#include <string.h>
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_DUMP_STATS
#endif

#define EDITS 1000
#define COUNTED_EDITS 200

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
      double start = bench_thread_ms ();
      edit (plan, i);
      check_all (checker);
      bst_plan_undo (plan);
      check_all (checker);
      work[i] = (bench_thread_ms () - start) * 1e6;
    }
  return bench_median (work, EDITS);
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
int
bench_count_edits (guint n_points)
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
      if (journal != NULL)
        bst_journal_flush (journal); /* what the thread wrote counts too */
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
count_in_valgrind (const char *program, const char *folder, guint n_points, double *ret_work)
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
    bench_tell (edit_names[k], figures, large[k] / small[k], 1.2);
}

void
bench_edits (const char *program, const char *folder)
{
  static const guint sizes[] = { 1000, 10000, 100000 };
  double time[3][N_EDITS], work[3][N_EDITS];
  gboolean counted = TRUE;

  for (guint i = 0; i < 3; i++)
    {
      time_edits (sizes[i], time[i]);
      counted = counted && count_in_valgrind (program, folder, sizes[i], work[i]);
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
