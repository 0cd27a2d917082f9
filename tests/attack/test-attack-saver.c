/* SPDX-License-Identifier: EUPL-1.2 */
/* test-attack-saver.c - every call of a save goes wrong in every way, in every place; with -m slow all of them, else a
 * sample. No save may tear or lose a file, say that it went well when it did not, or fail without a way out. */
#include "attack-ground.h"
#include "attack.h"
#include <errno.h>
#include <locale.h>
#include <signal.h>

#define SMALL 3000
#define LARGE (2 * 1024 * 1024 + 100) /* three writes */
#define SAMPLE 41                     /* one case of so many, in a quick run */
#define KILL_SAMPLE 13
#define SHOWN 20

typedef struct {
  guint n, n_bad, turn, step;
  gboolean quiet;
} Score;

static void
try_case (Score *score, const Attack *attack, const Case *one)
{
  g_autofree char *problem = NULL;

  if (score->turn++ % score->step != 0)
    return;
  score->n++;
  problem = attack_run (attack, one);
  if (problem == NULL)
    return;
  if (!score->quiet && score->n_bad < SHOWN)
    g_test_message ("%s", problem);
  score->n_bad++;
}

typedef struct {
  FaultHow how;
  FaultReach reach;
  int error;
} Way;

static const Way failures[] = {
  { FAULT_ERROR, FAULT_ONCE, ENOSPC },
  { FAULT_ERROR, FAULT_ONCE, EIO },
  { FAULT_ERROR, FAULT_ONCE, EDQUOT },
  { FAULT_ERROR, FAULT_ONCE, EROFS },
  { FAULT_ERROR, FAULT_ONCE, EINTR },
  { FAULT_ERROR, FAULT_ONCE, EACCES },
  { FAULT_ERROR, FAULT_ONCE, EPERM },
  { FAULT_ERROR, FAULT_ONCE, ENOMEM },
  { FAULT_ERROR, FAULT_ONCE, EMFILE },
  { FAULT_ERROR, FAULT_ONCE, ESTALE },
  { FAULT_ERROR, FAULT_ONCE, ENOENT },
  { FAULT_ERROR, FAULT_ONCE, EOPNOTSUPP },
  { FAULT_ERROR_AFTER, FAULT_ONCE, EIO },
  { FAULT_ERROR_AFTER, FAULT_ONCE, ENOSPC },
  { FAULT_ERROR, FAULT_SAME_KIND, ENOSPC },
  { FAULT_ERROR, FAULT_SAME_KIND, EIO },
  { FAULT_ERROR, FAULT_SAME_KIND, EROFS },
  { FAULT_ERROR, FAULT_ALL, EIO },
  { FAULT_SHORT, FAULT_ONCE, 0 },
  { FAULT_SHORT, FAULT_SAME_KIND, 0 },
  { FAULT_LIE, FAULT_ONCE, 0 },
};

static const Way kills[] = {
  { FAULT_KILL, FAULT_ONCE, 0 },
  { FAULT_TEAR, FAULT_ONCE, 0 },
  { FAULT_POWER, FAULT_ONCE, 0 },
  { FAULT_POWER_AFTER, FAULT_ONCE, 0 },
};

static gboolean
has_effect (const Way *way, const char *call)
{
  return (way->how != FAULT_SHORT && way->how != FAULT_LIE) || g_str_equal (call, "read")
         || g_str_equal (call, "write");
}

/* All the ways for each call of a save in one place. */
static void
try_ways (Score *score, const Attack *attack, PlaceId place, const Way *ways, guint n_ways)
{
  Case one = { .place = place };
  Fault counted;

  attack_count (attack, place, &counted);
  for (int there = 0; there < 2; there++)
    for (guint call = 0; call < counted.n_calls[there]; call++)
      for (guint i = 0; i < n_ways; i++)
        {
          if (!has_effect (&ways[i], counted.calls[there][call]))
            continue;
          one.fault = counted;
          one.fault.how = ways[i].how;
          one.fault.reach = ways[i].reach;
          one.fault.error = ways[i].error;
          one.fault.elsewhere = there == 1;
          one.fault.at = call;
          try_case (score, attack, &one);
        }
}

static void
try_places (Score *score, const Attack *attack, const Way *ways, guint n_ways)
{
  for (int place = 0; place < N_PLACES; place++)
    if (attack_has_place ((PlaceId) place))
      try_ways (score, attack, (PlaceId) place, ways, n_ways);
    else
      g_test_message ("left out: %s cannot be made here", place_names[place]);
}

static void
test_failures (void)
{
  static const Attack attacks[] = { { bst_saver_save, SMALL, TRUE }, { bst_saver_save, SMALL, FALSE } };
  static const Attack large = { bst_saver_save, LARGE, FALSE };
  Score score = { .step = g_test_slow () ? 1 : SAMPLE };

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    try_places (&score, &attacks[i], failures, G_N_ELEMENTS (failures));
  if (g_test_slow ())
    {
      try_ways (&score, &large, PLACE_PLAIN, failures, G_N_ELEMENTS (failures));
      try_ways (&score, &large, PLACE_CLOSED_FOLDER, failures, G_N_ELEMENTS (failures));
      g_test_message ("figure: saving: ENOSPC, EIO … at every call, in every place | ≥ 10,000 injections, 0 losses | "
                      "%u injections, %u losses",
                      score.n, score.n_bad);
      g_assert_cmpuint (score.n, >=, 10000);
    }
  g_assert_cmpuint (score.n_bad, ==, 0);
}

static void
test_kills (void)
{
  static const Attack attacks[] = { { bst_saver_save, SMALL, TRUE }, { bst_saver_save, SMALL, FALSE } };
  static const Attack large = { bst_saver_save, LARGE, TRUE };
  Score score = { .step = g_test_slow () ? 1 : KILL_SAMPLE };

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    try_places (&score, &attacks[i], kills, G_N_ELEMENTS (kills));
  if (g_test_slow ())
    {
      try_ways (&score, &large, PLACE_PLAIN, kills, G_N_ELEMENTS (kills));
      try_ways (&score, &large, PLACE_CLOSED_FOLDER, kills, G_N_ELEMENTS (kills));
      g_test_message ("figure: saving: SIGKILL or a power cut at every call | 100 %% of points, 0 torn or lost | "
                      "100 %% of points (%u kills), %u torn or lost",
                      score.n, score.n_bad);
    }
  g_assert_cmpuint (score.n_bad, ==, 0);
}

/* Each wrong saver is found out, or the attacks prove nothing; one that lacks nothing of these is not. */
static void
test_wrong_savers (void)
{
  for (const WrongSaver *wrong = wrong_savers; wrong->name != NULL; wrong++)
    {
      Attack attack = { wrong->save, SMALL, FALSE }, careful = { save_with_care, SMALL, FALSE };
      Way way = { wrong->how, FAULT_ONCE, wrong->error };
      Score score = { .step = 1, .quiet = TRUE }, good = { .step = 1 };

      try_ways (&score, &attack, wrong->place, &way, 1);
      try_ways (&good, &careful, wrong->place, &way, 1);
      g_test_message ("%s: found out in %u of %u cases", wrong->name, score.n_bad, score.n);
      g_assert_cmpuint (score.n_bad, >, 0);
      g_assert_cmpuint (good.n_bad, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  if (!attack_can_begin ())
    return 1;
  attack_prepare ();
  g_test_add_func ("/attack/saver/failures", test_failures);
  g_test_add_func ("/attack/saver/kills", test_kills);
  g_test_add_func ("/attack/saver/wrong-savers", test_wrong_savers);
  status = g_test_run ();
  attack_finish ();
  return status;
}
