/* SPDX-License-Identifier: EUPL-1.2 */
/* kill-journal.c - kill-journal KILLS [SEED]: a person works, the program is killed with SIGKILL at a random moment, and
 * what comes back is compared with a model that was told of each step by a pipe. At most one step may be lost. */
#define _GNU_SOURCE
#include "bst-reader.h"
#include "bst-recovery.h"
#include "bst-state.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define HASH 64 /* digits */

static void
do_step (BstPlan *plan, GRand *rand)
{
  int what = g_rand_int_range (rand, 0, 10);

  if (what < 7)
    bst_plan_apply (plan, random_transaction (rand, plan, (guint) g_rand_int_range (rand, 1, 4)), NULL);
  else if (what < 9)
    bst_plan_undo (plan);
  else
    bst_plan_redo (plan);
}

static BstPlan *
read_plan (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return bst_plan_read (text, g_bytes_get_size (bytes), NULL, NULL);
}

static void
hash_plan (BstPlan *plan, char *ret_hash)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  memcpy (ret_hash, sha256, HASH);
}

typedef struct {
  BstJournal *journal;
  int out;
} Work;

/* The model hears of the state before the journal does: what is on disk was told. */
static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, Work *work)
{
  char hash[HASH];

  hash_plan (plan, hash);
  if (write (work->out, hash, HASH) != HASH)
    _exit (1);
  bst_journal_note (work->journal, transaction, again);
}

/* Lives until it is killed. */
static void
work_on (GBytes *base, guint32 seed, int out)
{
  g_autoptr (BstPlan) plan = read_plan (base);
  g_autofree char *folder = bst_state_get_folder ("plan-kill", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Work work = { bst_journal_new (plan, folder, NULL, NULL, base), out };

  g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), &work);
  bst_journal_flush (work.journal); /* nobody works in the first milliseconds of a window */
  for (;;)
    {
      do_step (plan, rand);
      g_usleep ((gulong) g_rand_int_range (rand, 1000, 4000)); /* hundreds of steps a second: nobody is that quick */
    }
}

static GByteArray *
read_all (int in)
{
  GByteArray *all = g_byte_array_new ();
  guint8 block[4096];
  ssize_t got;

  while ((got = read (in, block, sizeof block)) > 0)
    g_byte_array_append (all, block, (guint) got);
  return all;
}

/* How many of the states that were told came after the one that came back; -1: it is none of them. */
static int
count_lost (BstPlan *plan, GBytes *base, const GByteArray *told)
{
  g_autofree char *first = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  guint n = told->len / HASH;
  char hash[HASH];

  hash_plan (plan, hash);
  for (guint i = n; i-- > 0;)
    if (memcmp (told->data + i * HASH, hash, HASH) == 0)
      return (int) (n - 1 - i);
  return memcmp (first, hash, HASH) == 0 ? (int) n : -1;
}

/* All of its history leads back to where it began. */
static gboolean
leads_back (BstPlan *plan, GBytes *base)
{
  g_autoptr (GBytes) bytes = NULL;

  while (bst_plan_undo (plan))
    ;
  bytes = bst_plan_to_bytes (plan);
  return g_bytes_equal (bytes, base);
}

static BstPlan *
recover (GBytes *base)
{
  g_autoptr (GPtrArray) found = bst_recovery_list (NULL);
  BstPlan *plan = NULL;
  guint n;

  g_assert_cmpuint (found->len, <=, 1);
  if (found->len == 0)
    return read_plan (base); /* nothing was changed, or everything was undone */
  plan = bst_recovery_load (found->pdata[0], &n, NULL);
  g_assert_nonnull (plan);
  g_assert_true (bst_recovery_discard (found->pdata[0], NULL));
  return plan;
}

static int
kill_once (GBytes *base, guint32 seed, GRand *rand)
{
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (GByteArray) told = NULL;
  int ends[2], status, lost;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  if ((child = fork ()) == 0)
    {
      close (ends[0]);
      work_on (base, seed, ends[1]);
    }
  close (ends[1]);
  g_usleep ((gulong) g_rand_int_range (rand, 5000, 120000));
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  told = read_all (ends[0]);
  close (ends[0]);
  plan = recover (base);
  lost = count_lost (plan, base, told);
  if (!leads_back (plan, base))
    lost = -1;
  if (lost < 0 || lost > 1)
    g_printerr ("# seed %u: %u steps, %d lost\n", seed, told->len / HASH, lost);
  return lost;
}

int
main (int argc, char **argv)
{
  guint kills = argc > 1 ? (guint) atoi (argv[1]) : 20, n_lost = 0, n_bad = 0;
  guint32 seed = argc > 2 ? (guint32) atoi (argv[2]) : 1;
  g_autofree char *home = g_dir_make_tmp ("bst-kill-XXXXXX", NULL);
  g_autoptr (GRand) rand = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (GBytes) base = NULL;

  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("BOUWSTENEN_SEED", "1", TRUE);
  rand = g_rand_new_with_seed (seed);
  plan = random_plan (rand, 40);
  base = bst_plan_to_bytes (plan);
  g_print ("1..1\n");
  for (guint i = 0; i < kills; i++)
    {
      int lost = kill_once (base, seed + i, rand);
      n_lost += lost == 1;
      n_bad += lost < 0 || lost > 1;
    }
  g_print ("# %u kills: nothing lost %u times, one step %u times, more or something else %u times\n", kills,
           kills - n_lost - n_bad, n_lost, n_bad);
  if (kills >= 1000)
    g_print (
        "# figure: random edits and SIGKILL, recovered against a model | %u kills, at most 1 edit lost each | %u kills, %u lost 1, %u more\n",
        kills, kills, n_lost, n_bad);
  g_print ("%sok 1 - %u kills with at most one step lost each\n", n_bad == 0 ? "" : "not ", kills);
  return n_bad == 0 ? 0 : 1;
}
