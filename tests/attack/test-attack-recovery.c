/* SPDX-License-Identifier: EUPL-1.2 */
/* test-attack-recovery.c - a plan is saved while a person types on, and the program is killed at each call of that. What
 * comes back is exactly what is not in the file, whichever of both the file holds, and nobody is said to have changed it. */
#include "attack-ground.h"
#include "fault.h"
#include "bst-log.h"
#include "bst-reader.h"
#include "bst-recovery.h"
#include "bst-saver.h"
#include "bst-state.h"
#include "bst-writer.h"
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPENED \
  "{\n  \"format\": \"bouwstenen-plan\",\n  \"version\": 1,\n  \"plan\": {\n    \"id\": \"plan-x\",\n    \"title\": \"Opened\"\n  }\n}\n"
#define MOVE "rename" /* over the file */
#define SAMPLE 5 /* one case of so many, in a quick run */

/* What is done around the save that is attacked; each a step of its own. */
typedef struct {
  const char *before, *meanwhile; /* titles; NULL: nothing */
  gboolean again; /* it is the second save of this session, the first one went well */
} Story;

static const Story stories[] = {
  { "Saved", NULL, FALSE },
  { "Saved", "Meanwhile", FALSE },
  { "Saved", "Opened", FALSE },
  { "Saved", "Meanwhile", TRUE },
};

static char *base_folder, *path;
static Fault *counted; /* what the child counted, in memory that both see */

/* --- The program that is killed ----------------------------------------------------------------------------------------- */

typedef struct {
  GFile *file;
  BstPlan *plan, *base;
  BstJournal *journal;
  char *sha256; /* of the file */
  guint number;
  GPtrArray *log;
} Session;

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, gpointer journal)
{
  bst_journal_note (journal, transaction, again);
}

static void
set_title (BstPlan *plan, const char *title)
{
  BstTransaction *transaction = bst_transaction_new (title, NULL, NULL);

  bst_transaction_set_text (transaction, bst_plan_get_single (plan, BST_KIND_PLAN), "title", title);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
open_plan (Session *session)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (OPENED, strlen (OPENED));
  g_autofree char *state = NULL;

  session->file = g_file_new_for_path (path);
  state = bst_state_get_folder ("plan-x", session->file);
  session->plan = bst_plan_read (OPENED, strlen (OPENED), NULL, NULL);
  session->base = bst_plan_copy (session->plan);
  session->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  session->journal = bst_journal_new (session->plan, state, session->file, session->sha256, bytes);
  g_signal_connect (session->plan, "applied", G_CALLBACK (applied_cb), session->journal);
}

static void
announce_cb (const char *sha256, gpointer data)
{
  Session *session = data;

  bst_journal_saving (session->journal, session->number, session->file, sha256, session->log);
}

/* As the window does it, with one thing after the other; its end is another function. */
static BstSaveResult
start_save (Session *session, const char *meanwhile, gboolean attacked)
{
  BstSaveOptions options = { .expected_sha256 = session->sha256, .announce = announce_cb, .announce_data = session };
  g_autoptr (BstPlan) copy = bst_plan_copy (session->plan);
  g_autoptr (GBytes) bytes = NULL;
  BstSaveResult result = { 0 };

  session->number = bst_journal_start_save (session->journal);
  session->log = bst_log_derive (session->base, copy, "An", 1000);
  bst_log_add (copy, session->log);
  bytes = bst_plan_to_bytes (copy);
  if (meanwhile != NULL)
    set_title (session->plan, meanwhile);
  bst_journal_flush (session->journal);
  if (attacked)
    fault_arm (true);
  g_assert_true (bst_saver_save (session->file, bytes, &options, &result, NULL, NULL));
  return result;
}

static void
end_save (Session *session, const BstSaveResult *result)
{
  g_free (session->sha256);
  session->sha256 = g_strdup (result->sha256);
  bst_journal_saved (session->journal, session->number, NULL, session->file, result->sha256, session->log);
  bst_journal_flush (session->journal);
}

static void __attribute__ ((noreturn))
work_and_die (const Story *story, const Fault *fault)
{
  Session session = { 0 };
  BstSaveResult result;

  open_plan (&session);
  if (story->again)
    {
      set_title (session.plan, "Saved before");
      result = start_save (&session, NULL, FALSE);
      end_save (&session, &result);
      bst_log_add (session.plan, session.log);
      g_object_unref (session.base);
      session.base = bst_plan_copy (session.plan);
    }
  set_title (session.plan, story->before);
  *fault_get () = *fault;
  result = start_save (&session, story->meanwhile, TRUE);
  end_save (&session, &result);
  *counted = *fault_get ();
  fault_arm (false);
  kill (getpid (), SIGKILL);
  _exit (1);
}

/* --- What it left --------------------------------------------------------------------------------------------------------- */

static const char *
get_title (BstPlan *plan)
{
  return bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "title");
}

static gboolean
is_in_file (BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) && length == g_bytes_get_size (bytes)
         && memcmp (text, g_bytes_get_data (bytes, NULL), length) == 0;
}

/* n: steps that are not in the file. */
static const char *
judge_offer (const BstRecovery *offer, const char *title, guint n)
{
  g_autoptr (BstPlan) plan = NULL, base = bst_recovery_load_base (offer, NULL);
  guint n_lines, n_back = 0;

  if (offer->file != BST_RECOVERY_SAME)
    return "somebody is said to have changed the file";
  if (offer->summary.n_changes != n)
    return "another number of changes";
  if (base == NULL || !is_in_file (base))
    return "the base of a merge is not what the file holds";
  plan = bst_recovery_load (offer, &n_lines, NULL);
  if (plan == NULL || strcmp (get_title (plan), title) != 0)
    return "the work is not back";
  for (; bst_plan_is_modified (plan) && bst_plan_undo (plan); n_back++)
    ;
  return n_back == n && is_in_file (plan) ? NULL : "undoing does not lead to what the file holds";
}

static const char *
judge (const Story *story)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BstPlan) there = bst_plan_read_file (file, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) found = bst_recovery_list (file);
  const char *last = story->meanwhile != NULL ? story->meanwhile : story->before;
  guint n = story->meanwhile != NULL ? 1 : 0;

  if (there == NULL)
    return "the file cannot be read";
  if (strcmp (get_title (there), last) == 0)
    return found->len == 0 ? NULL : "all is in the file, and something is offered";
  if (found->len != 1)
    return "what is not in the file is not offered once";
  return judge_offer (found->pdata[0], last, strcmp (get_title (there), story->before) == 0 ? n : n + 1);
}

/* --- The attacks ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  guint n, n_bad;
} Score;

static void
try_kill (Score *score, const Story *story, const Fault *fault)
{
  const char *problem;
  pid_t child;
  int status;

  attack_empty (base_folder);
  g_assert_true (g_file_set_contents (path, OPENED, -1, NULL));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    work_and_die (story, fault);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  problem = judge (story);
  score->n++;
  if (problem == NULL)
    return;
  score->n_bad++;
  g_test_message ("“%s”, then “%s”%s: call %u (%s%s), how %d: %s", story->before, story->meanwhile,
                  story->again ? ", again" : "", fault->at, fault->calls[fault->elsewhere][fault->at],
                  fault->elsewhere ? ", in a thread" : "", fault->how, problem);
}

/* What calls are made when nothing goes wrong. */
static void
count_calls (Score *score, const Story *story, Fault *ret_fault)
{
  Fault none = { .how = FAULT_NONE };

  try_kill (score, story, &none);
  *ret_fault = *counted;
}

static void
test_kills (void)
{
  static const FaultHow ways[] = { FAULT_KILL, FAULT_TEAR };
  Score score = { 0 };
  guint turn = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      Fault fault;
      count_calls (&score, &stories[i], &fault);
      for (int there = 0; there < 2; there++)
        for (fault.elsewhere = there == 1, fault.at = 0; fault.at < fault.n_calls[there]; fault.at++)
          for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
            {
              fault.how = ways[way];
              if (g_test_slow () || turn++ % SAMPLE == 0)
                try_kill (&score, &stories[i], &fault);
            }
    }
  if (g_test_slow ())
    g_test_message ("figure: SIGKILL at every call of a save while somebody types on | exactly what is not in the file "
                    "comes back | %u kills, %u times something else",
                    score.n, score.n_bad);
  g_assert_cmpuint (score.n_bad, ==, 0);
}

/* What tells the file from one that somebody else wrote is on the disk before the file has its new content. */
static void
test_power_cut (void)
{
  Score score = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      Fault fault;
      guint n = 0;
      count_calls (&score, &stories[i], &fault);
      fault.how = FAULT_POWER_AFTER;
      for (fault.at = 0; fault.at < fault.n_calls[0]; fault.at++)
        if (g_str_equal (fault.calls[0][fault.at], MOVE))
          {
            try_kill (&score, &stories[i], &fault);
            n++;
          }
      g_assert_cmpuint (n, ==, 1);
    }
  g_assert_cmpuint (score.n_bad, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  if (!attack_can_begin ())
    return 1;
  base_folder = g_strdup ("/dev/shm/bst-attack-XXXXXX"); /* in memory: hundreds of saves wait for no disk */
  if (g_mkdtemp (base_folder) == NULL)
    {
      g_free (base_folder);
      base_folder = g_dir_make_tmp ("bst-attack-XXXXXX", NULL);
    }
  path = g_build_filename (base_folder, "plan.bouwstenen", NULL);
  g_setenv ("XDG_STATE_HOME", base_folder, TRUE);
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  counted = mmap (NULL, sizeof *counted, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (counted != MAP_FAILED);
  g_test_add_func ("/attack/recovery/kills", test_kills);
  g_test_add_func ("/attack/recovery/power-cut", test_power_cut);
  status = g_test_run ();
  attack_empty (base_folder);
  rmdir (base_folder);
  return status;
}
