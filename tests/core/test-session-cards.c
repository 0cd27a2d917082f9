/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session-cards.c - capturing, pasting, ordering and merging cards, also those of tables that captured by themselves. */
#include "bst-card-work.h"
#include "bst-merge.h"
#include "bst-writer.h"
#include "session-fixture.h"
#include <locale.h>

static char *
capture (BstPlan *plan, BstCardKind kind, const char *text, gint64 table)
{
  g_autoptr (BstRecord) card = bst_card_new (plan, "se-a", kind, text);
  BstTransaction *transaction = bst_transaction_new ("capture", NULL, NULL);

  bst_record_take (card, bst_record_find_field (card, "table"), (BstValue) { .num = table });
  bst_transaction_add (transaction, card);
  session_apply (plan, transaction);
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
  g_autoptr (SmartFixture) fixture = session_fixture_new ();
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
      g_autoptr (SmartFixture) fixture = session_fixture_new ();
      g_autoptr (BstRecord) model = bst_card_new (fixture->plan, "se-a", BST_CARD_NEED, "");
      BstTransaction *transaction = bst_transaction_new ("paste", NULL, NULL);
      guint n;
      bst_record_take (model, bst_record_find_field (model, "table"), (BstValue) { .num = 7 });
      n = bst_cards_paste (transaction, fixture->plan, model, pastes[i].text);
      session_apply (fixture->plan, transaction);
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
  session_apply (plan, transaction);
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
  g_autoptr (SmartFixture) fixture = session_fixture_new ();
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
  session_apply (fixture->plan, transaction);
  assert_board (fixture->plan, "D C E | geld: B A | tijd: ");
  transaction = bst_transaction_new ("rename", NULL, NULL);
  g_assert_false (bst_cluster_rename (transaction, fixture->plan, "se-a", "geld", " "));
  g_assert_true (bst_cluster_rename (transaction, fixture->plan, "se-a", "geld", "middelen"));
  session_apply (fixture->plan, transaction);
  assert_board (fixture->plan, "D C E | middelen: B A | tijd: ");
  transaction = bst_transaction_new ("into one that is there", NULL, NULL);
  g_assert_true (bst_cluster_rename (transaction, fixture->plan, "se-a", "middelen", "tijd"));
  session_apply (fixture->plan, transaction);
  assert_board (fixture->plan, "D C E | tijd: B A ");
  transaction = bst_transaction_new ("remove", NULL, NULL);
  g_assert_true (bst_cluster_remove (transaction, fixture->plan, "se-a", "tijd"));
  session_apply (fixture->plan, transaction);
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
      g_autoptr (SmartFixture) fixture = session_fixture_new ();
      g_autoptr (BstTransaction) transaction = bst_transaction_new ("step", NULL, NULL);
      gboolean can;
      add_letters (fixture, "abcd");
      can = bst_card_step (transaction, fixture->plan, cases[i].id, cases[i].steps);
      g_assert_true (can == (cases[i].after != NULL));
      if (!can)
        continue;
      session_apply (fixture->plan, g_steal_pointer (&transaction));
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

  session_apply (plan, transaction);
  return any;
}

static void
test_join (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new ();
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
  session_apply (fixture->plan, transaction);
  assert_board (fixture->plan, "A (B) C D ");
}

/* Two people can each put the other's card under their own: no card may be out of sight, and it can be mended. */
static void
test_ring (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new ();

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
  session_apply (result, g_steal_pointer (&merge->transaction));
  return result;
}

static void
work_at_table (BstPlan *plan, gint64 table)
{
  static const char *const texts[] = { "Te weinig tijd", "Buurthuis als plek", "Wie betaalt dit?" };
  BstTransaction *transaction = bst_transaction_new ("heading", NULL, NULL);

  bst_cluster_add (transaction, plan, "se-a", "Tijd"); /* every table makes this one */
  session_apply (plan, transaction);
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
  g_autoptr (SmartFixture) fixture = session_fixture_new ();
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
  g_test_add_func ("/session-cards/tables", test_tables);
  return g_test_run ();
}
