/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session-cards.c - capturing, pasting, ordering and merging cards; whatever is done is undone to the byte; tables
 * that captured by themselves come together. BST_TEST_SEED=N runs another sequence. */
#include "bst-card-outcome.h"
#include "bst-card-work.h"
#include "bst-merge.h"
#include "bst-vote.h"
#include "bst-writer.h"
#include "smart-fixture.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static void
apply (BstPlan *plan, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

static SmartFixture *
new_fixture (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-a", "title=Netwerkmoment|date=2026-02-12|path=tp.2");
  return fixture;
}

static char *
capture (BstPlan *plan, BstCardKind kind, const char *text, gint64 table)
{
  g_autoptr (BstRecord) card = bst_card_new (plan, "se-a", kind, text);
  BstTransaction *transaction = bst_transaction_new ("capture", NULL, NULL);

  bst_record_take (card, bst_record_find_field (card, "table"), (BstValue) { .num = table });
  bst_transaction_add (transaction, card);
  apply (plan, transaction);
  return g_strdup (card->id);
}

/* "A B | tijd: C (D) | " : clusters, cards by their text, duplicates in brackets. */
static char *
draw (BstPlan *plan)
{
  g_autoptr (BstBoard) board = bst_board_new (plan, "se-a");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i];
      g_string_append_printf (text, "%s%s%s", i > 0 ? "| " : "", cluster->title, i > 0 ? ": " : "");
      for (guint j = 0; j < cluster->cards->len; j++)
        {
          const BstBoardCard *card = cluster->cards->pdata[j];
          g_string_append_printf (text, "%s ", BST_CARD (card->record)->text);
          for (guint k = 0; k < card->same->len; k++)
            g_string_append_printf (text, "(%s) ", BST_CARD (card->same->pdata[k])->text);
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_board (BstPlan *plan, const char *expected)
{
  g_autofree char *drawn = draw (plan);

  g_assert_cmpstr (drawn, ==, expected);
}

/* --- Capture and paste -------------------------------------------------------------------------------------------------- */

static void
test_capture (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  g_autofree char *one = capture (fixture->plan, BST_CARD_OBSTACLE, "  A\t", 3);
  g_autofree char *two = capture (fixture->plan, BST_CARD_LEVER, "B", BST_UNSET);
  g_autoptr (BstBoard) board = bst_board_new (fixture->plan, "se-a");

  assert_board (fixture->plan, "A B ");
  g_assert_cmpuint (board->n_cards, ==, 2);
  g_assert_cmpuint (board->by_kind[BST_CARD_OBSTACLE], ==, 1);
  g_assert_cmpuint (board->n_open, ==, 2);
  g_assert_cmpint (BST_CARD (bst_plan_find_any (fixture->plan, one))->table, ==, 3);
  g_assert_cmpint (BST_CARD (bst_plan_find_any (fixture->plan, two))->table, ==, BST_UNSET);
}

static const struct {
  const char *text, *cards;
} pastes[] = {
  { "A\nB", "A B " },
  { "A\r\n\r\n  B  \n\n", "A B " },
  { "- A\n• B\n* C\n– D\n3. E\n12) F", "A B C D E F " },
  { "- [ ] A\n☐ B", "A B " },
  { "-A\n3.5\n1234. B", "-A 3.5 1234. B " }, /* no blank behind it: part of the words */
  { "\n \n", "" },
  { "-\n- ", "- - " }, /* a lone dash is what somebody wrote */
  { "", "" },
};

static void
test_paste (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr (SmartFixture) fixture = new_fixture ();
      g_autoptr (BstRecord) model = bst_card_new (fixture->plan, "se-a", BST_CARD_NEED, "");
      BstTransaction *transaction = bst_transaction_new ("paste", NULL, NULL);
      guint n;
      bst_record_take (model, bst_record_find_field (model, "table"), (BstValue) { .num = 7 });
      n = bst_cards_paste (transaction, fixture->plan, model, pastes[i].text);
      apply (fixture->plan, transaction);
      assert_board (fixture->plan, pastes[i].cards);
      g_assert_cmpuint (n, ==, bst_collection_get_n (bst_plan_get_collection (fixture->plan, BST_KIND_CARDS)));
      for (guint j = 0; j < n; j++)
        {
          BstRecord *card = bst_collection_get (bst_plan_get_collection (fixture->plan, BST_KIND_CARDS), j);
          g_assert_cmpint (BST_CARD (card)->kind, ==, BST_CARD_NEED);
          g_assert_cmpint (BST_CARD (card)->table, ==, 7);
        }
      if (n > 0)
        {
          g_assert_true (bst_plan_undo (fixture->plan)); /* one step */
          assert_board (fixture->plan, "");
        }
    }
}

/* --- Clusters ------------------------------------------------------------------------------------------------------------ */

static void
move (BstPlan *plan, const char *ids, const char *cluster, const char *before)
{
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);
  BstTransaction *transaction = bst_transaction_new ("move", NULL, NULL);

  bst_cards_move (transaction, plan, (const char *const *) list, cluster, before);
  apply (plan, transaction);
}

static void
add_letters (SmartFixture *fixture, const char *letters)
{
  for (const char *p = letters; *p != '\0'; p++)
    {
      g_autofree char *id = g_strdup_printf ("ca-%c", *p);
      g_autofree char *fields = g_strdup_printf ("session=se-a|order=%c|text=%c", *p, *p - 'a' + 'A');
      smart_fixture_add (fixture, BST_KIND_CARDS, id, fields);
    }
}

static void
test_clusters (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  BstTransaction *transaction;

  add_letters (fixture, "abcde");
  assert_board (fixture->plan, "A B C D E ");
  move (fixture->plan, "ca-b ca-d", " tijd ", NULL);
  assert_board (fixture->plan, "A C E | tijd: B D ");
  move (fixture->plan, "ca-a", "geld", NULL);
  assert_board (fixture->plan, "C E | tijd: B D | geld: A ");
  /* the heading stays where it is when its first card goes */
  move (fixture->plan, "ca-b", "geld", "ca-a");
  assert_board (fixture->plan, "C E | tijd: D | geld: B A ");
  move (fixture->plan, "ca-d", "", "ca-c");
  assert_board (fixture->plan, "D C E | tijd: | geld: B A ");
  transaction = bst_transaction_new ("step", NULL, NULL);
  g_assert_true (bst_cluster_step (transaction, fixture->plan, "se-a", "geld", -1));
  g_assert_false (bst_cluster_step (transaction, fixture->plan, "se-a", "geld", -2));
  g_assert_false (bst_cluster_step (transaction, fixture->plan, "se-a", "geld", 1));
  apply (fixture->plan, transaction);
  assert_board (fixture->plan, "D C E | geld: B A | tijd: ");
  transaction = bst_transaction_new ("rename", NULL, NULL);
  g_assert_false (bst_cluster_rename (transaction, fixture->plan, "se-a", "geld", " "));
  g_assert_true (bst_cluster_rename (transaction, fixture->plan, "se-a", "geld", "middelen"));
  apply (fixture->plan, transaction);
  assert_board (fixture->plan, "D C E | middelen: B A | tijd: ");
  transaction = bst_transaction_new ("into one that is there", NULL, NULL);
  g_assert_true (bst_cluster_rename (transaction, fixture->plan, "se-a", "middelen", "tijd"));
  apply (fixture->plan, transaction);
  assert_board (fixture->plan, "D C E | tijd: B A ");
  transaction = bst_transaction_new ("remove", NULL, NULL);
  g_assert_true (bst_cluster_remove (transaction, fixture->plan, "se-a", "tijd"));
  apply (fixture->plan, transaction);
  assert_board (fixture->plan, "D C E B A ");
}

static void
test_steps (void)
{
  static const struct {
    const char *id;
    int steps;
    const char *after; /* NULL: it cannot go there */
  } cases[] = {
    { "ca-a", 1, "B A C D " }, { "ca-a", 3, "B C D A " },  { "ca-a", 4, NULL },
    { "ca-a", -1, NULL },      { "ca-d", -1, "A B D C " }, { "ca-d", -3, "D A B C " },
    { "ca-c", 1, "A B D C " }, { "ca-c", 0, NULL },        { "ca-none", 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SmartFixture) fixture = new_fixture ();
      g_autoptr (BstTransaction) transaction = bst_transaction_new ("step", NULL, NULL);
      gboolean can;
      add_letters (fixture, "abcd");
      can = bst_card_step (transaction, fixture->plan, cases[i].id, cases[i].steps);
      g_assert_true (can == (cases[i].after != NULL));
      if (!can)
        continue;
      apply (fixture->plan, g_steal_pointer (&transaction));
      assert_board (fixture->plan, cases[i].after);
    }
}

/* --- Duplicates ----------------------------------------------------------------------------------------------------------- */

static gboolean
join (BstPlan *plan, const char *kept, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);
  BstTransaction *transaction = bst_transaction_new ("join", NULL, NULL);
  gboolean any = bst_cards_join (transaction, plan, kept, (const char *const *) list);

  apply (plan, transaction);
  return any;
}

static void
test_join (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  g_autoptr (BstBoard) board = NULL;
  g_autofree char *text = NULL;
  BstTransaction *transaction;

  add_letters (fixture, "abcd");
  g_assert_true (join (fixture->plan, "ca-a", "ca-b"));
  g_assert_true (join (fixture->plan, "ca-c", "ca-b")); /* a, under which b stands, comes along */
  assert_board (fixture->plan, "C (A) (B) D ");
  g_assert_false (join (fixture->plan, "ca-b", "ca-a ca-c"));
  board = bst_board_new (fixture->plan, "se-a");
  text = bst_board_card_get_text (bst_board_find (board, "ca-b", NULL));
  g_assert_cmpstr (text, ==, "C\nA\nB");
  transaction = bst_transaction_new ("part", NULL, NULL);
  g_assert_true (bst_card_part (transaction, fixture->plan, "ca-a"));
  g_assert_false (bst_card_part (transaction, fixture->plan, "ca-d"));
  apply (fixture->plan, transaction);
  assert_board (fixture->plan, "A (B) C D ");
}

/* Two people can each put the other's card under their own: no card may be out of sight, and it can be mended. */
static void
test_ring (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();

  add_letters (fixture, "abcd");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-b", "same-as=ca-c");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-c", "same-as=ca-b");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-d", "same-as=ca-c");
  assert_board (fixture->plan, "A B (C) (D) ");
  g_assert_true (join (fixture->plan, "ca-c", "ca-a"));
  assert_board (fixture->plan, "B (A) (C) (D) ");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-d", "same-as=ca-d");
  assert_board (fixture->plan, "B (A) (C) D ");
}

/* --- Whatever is done is undone to the byte ---------------------------------------------------------------------------------- */

static const char *
pick (GRand *rand, BstPlan *plan, BstKindId kind)
{
  BstCollection *all = bst_plan_get_collection (plan, kind);
  guint n = bst_collection_get_n (all);

  return n > 0 ? bst_collection_get (all, (guint) g_rand_int_range (rand, 0, (gint32) n))->id : "none";
}

static const char *
pick_cluster (GRand *rand)
{
  static const char *const titles[] = { "", "tijd", "geld", "samenwerking", "tijd en geld" };

  return titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (titles))];
}

static void
vote (GRand *rand, BstTransaction *transaction, BstPlan *plan)
{
  BstRecord *session = bst_plan_find_any (plan, "se-a");
  const char *cards[] = { pick (rand, plan, BST_KIND_CARDS), pick (rand, plan, BST_KIND_CARDS), NULL };
  const gint64 votes[] = { g_rand_int_range (rand, 0, 9), g_rand_boolean (rand) ? BST_UNSET : 3 };
  const char *last = bst_session_get_last_ballot (session);
  const BstVoteWish wish = { "Stippen", g_rand_boolean (rand) ? last : NULL, TODAY, { 12, 3, BST_UNSET } };

  if (last != NULL && g_rand_int_range (rand, 0, 4) == 0)
    bst_vote_remove (transaction, plan, session, last);
  else
    g_free (bst_vote_record (transaction, plan, session, g_rand_boolean (rand) ? last : NULL, &wish, cards, votes));
}

static void
decide (GRand *rand, const BstOutcomeContext *context, BstTransaction *transaction, const char *card)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      g_free (bst_card_make_action (context, transaction, card));
      break;
    case 1:
      g_free (bst_card_make_action_point (context, transaction, card));
      break;
    case 2:
      bst_card_link (context, transaction, card, pick (rand, context->plan, BST_KIND_ACTIONS));
      break;
    case 3:
      bst_card_note_need (context, transaction, card, pick (rand, context->plan, BST_KIND_CARDS));
      break;
    case 4:
      bst_card_settle (context, transaction, card, BST_FATE_NOT_TAKEN_UP, "geen middelen");
      break;
    default:
      bst_card_reopen (context, transaction, card);
    }
}

static void
do_something (GRand *rand, const BstOutcomeContext *context, BstTransaction *transaction)
{
  BstPlan *plan = context->plan;
  const char *one = pick (rand, plan, BST_KIND_CARDS), *other = pick (rand, plan, BST_KIND_CARDS);
  const char *const ids[] = { one, g_strcmp0 (one, other) != 0 ? other : NULL, NULL };
  g_autoptr (BstRecord) card = bst_card_new (plan, "se-a", (BstCardKind) g_rand_int_range (rand, 0, 8), "Kaart");

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      bst_transaction_add (transaction, card);
      break;
    case 1:
      bst_cards_paste (transaction, plan, card, "- een\n- twee\n\n- drie");
      break;
    case 2:
    case 3:
      bst_cards_move (transaction, plan, ids, pick_cluster (rand), g_rand_boolean (rand) ? other : NULL);
      break;
    case 4:
      bst_card_step (transaction, plan, one, g_rand_int_range (rand, -3, 4));
      break;
    case 5:
      bst_cards_set_hidden (transaction, plan, ids, g_rand_boolean (rand));
      break;
    case 6:
      bst_cards_join (transaction, plan, one, (const char *const[]) { other, NULL });
      break;
    case 7:
      bst_card_part (transaction, plan, one);
      break;
    case 8:
      bst_cluster_rename (transaction, plan, "se-a", pick_cluster (rand), pick_cluster (rand));
      break;
    case 9:
      bst_cluster_remove (transaction, plan, "se-a", pick_cluster (rand));
      break;
    case 10:
      vote (rand, transaction, plan);
      break;
    default:
      decide (rand, context, transaction, one);
    }
}

/* Every card is seen exactly once. */
static void
assert_whole (BstPlan *plan)
{
  g_autoptr (BstBoard) board = bst_board_new (plan, "se-a");
  guint n = 0;

  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i];
      for (guint j = 0; j < cluster->cards->len; j++)
        n += 1 + ((BstBoardCard *) cluster->cards->pdata[j])->same->len;
    }
  g_assert_cmpuint (n, ==, board->n_cards);
  g_assert_cmpuint (n, ==, bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_CARDS)));
}

static void
assert_state (BstPlan *plan, GPtrArray *states, guint at)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  g_assert_true (g_bytes_equal (bytes, states->pdata[at]));
}

static void
test_undo (void)
{
  const char *seed = g_getenv ("BST_TEST_SEED");
  guint32 number = seed != NULL ? (guint32) atoi (seed) : 20260212;
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (SmartFixture) fixture = new_fixture ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };

  g_test_message ("seed %u", number);
  g_ptr_array_add (states, bst_plan_to_bytes (fixture->plan));
  while (states->len < 400)
    {
      BstTransaction *transaction = bst_transaction_new ("something", NULL, NULL);
      guint64 state = bst_plan_get_state (fixture->plan);
      do_something (rand, &context, transaction);
      apply (fixture->plan, transaction);
      if (bst_plan_get_state (fixture->plan) == state) /* nothing to do there: no step to undo */
        continue;
      assert_whole (fixture->plan);
      g_ptr_array_add (states, bst_plan_to_bytes (fixture->plan));
    }
  for (guint i = states->len - 1; i > 0; i--)
    {
      g_assert_true (bst_plan_undo (fixture->plan));
      assert_state (fixture->plan, states, i - 1);
    }
  for (guint i = 1; i < states->len; i++)
    {
      g_assert_true (bst_plan_redo (fixture->plan));
      assert_state (fixture->plan, states, i);
    }
}

/* --- Tables with a laptop of their own --------------------------------------------------------------------------------------- */

static BstPlan *
copy_plan (BstPlan *plan)
{
  BstPlan *copy = bst_plan_copy (plan);

  bst_plan_index (copy, NULL, NULL);
  return copy;
}

static BstPlan *
merge (BstPlan *base, BstPlan *ours, BstPlan *theirs)
{
  BstPlan *result = copy_plan (ours);
  g_autoptr (BstMerge) merge = bst_merge (base, ours, theirs);

  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  apply (result, g_steal_pointer (&merge->transaction));
  return result;
}

static void
work_at_table (BstPlan *plan, gint64 table)
{
  static const char *const texts[] = { "Te weinig tijd", "Buurthuis als plek", "Wie betaalt dit?" };
  BstTransaction *transaction = bst_transaction_new ("heading", NULL, NULL);

  bst_cluster_add (transaction, plan, "se-a", "Tijd"); /* every table makes this one */
  apply (plan, transaction);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = capture (plan, BST_CARD_OBSTACLE, texts[i], table);
      if (i == 0)
        move (plan, id, "Tijd", NULL);
    }
}

static void
test_tables (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  g_autoptr (BstPlan) base = copy_plan (fixture->plan), one = copy_plan (base), two = copy_plan (base),
                      three = copy_plan (base);
  BstPlan *tables[] = { one, two, three };
  g_autoptr (BstPlan) ab = NULL, abc = NULL, cb = NULL, cba = NULL;
  g_autoptr (BstBoard) board = NULL;
  g_autoptr (GBytes) forth = NULL, back = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    work_at_table (tables[i], i + 1);
  ab = merge (base, one, two);
  abc = merge (base, ab, three);
  cb = merge (base, three, two);
  cba = merge (base, cb, one);
  forth = bst_plan_to_bytes (abc);
  back = bst_plan_to_bytes (cba);
  g_assert_true (g_bytes_equal (forth, back)); /* whoever comes first */
  board = bst_board_new (abc, "se-a");
  g_assert_cmpuint (board->n_cards, ==, 9);
  g_assert_cmpuint (board->clusters->len, ==, 2); /* three headings of one name are one */
  g_assert_cmpuint (bst_board_find_cluster (board, "Tijd")->cards->len, ==, 3);
  g_assert_cmpuint (bst_board_find_cluster (board, "")->cards->len, ==, 6);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-cards/capture", test_capture);
  g_test_add_func ("/session-cards/paste", test_paste);
  g_test_add_func ("/session-cards/clusters", test_clusters);
  g_test_add_func ("/session-cards/steps", test_steps);
  g_test_add_func ("/session-cards/join", test_join);
  g_test_add_func ("/session-cards/ring", test_ring);
  g_test_add_func ("/session-cards/undo", test_undo);
  g_test_add_func ("/session-cards/tables", test_tables);
  return g_test_run ();
}
