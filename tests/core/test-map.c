/* SPDX-License-Identifier: EUPL-1.2 */
/* test-map.c - the mind map and the network of a session: what stands where, and that it stays there.
 * BST_TEST_SEED=N tries another sequence, BST_MAP_STEPS=N a longer one. */
#include "bst-card-work.h"
#include "bst-text.h"
#include "map-fixture.h"
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const BstMapNode *
get_node (const BstMapLayout *layout, guint i)
{
  return &g_array_index (layout->nodes, BstMapNode, i);
}

/* --- Nothing lies over anything else -------------------------------------------------------------------------------------- */

static gboolean
are_apart (const BstMapBox *a, const BstMapBox *b)
{
  return a->x + a->width <= b->x || b->x + b->width <= a->x || a->y + a->height <= b->y || b->y + b->height <= a->y;
}

static gboolean
is_inside (const BstMapBox *inner, const BstMapBox *outer)
{
  return inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

static void
assert_in_order (const BstMapLayout *layout)
{
  const BstMapNode *panel = NULL;
  guint n_cards = 0;

  for (guint i = 0; i < layout->nodes->len; i++)
    {
      const BstMapNode *node = get_node (layout, i);
      n_cards += node->type == BST_MAP_NODE_CARD;
      g_assert_true (node->box.width > 0 && node->box.height > 0);
      g_assert_true (is_inside (&node->box, &layout->bounds));
      if (node->type == BST_MAP_NODE_PANEL)
        panel = node;
      else if (node->type == BST_MAP_NODE_CARD)
        g_assert_true (is_inside (&node->box, &panel->box) && node->side == panel->side && node->group == panel->group);
      for (guint j = 0; j < i; j++)
        {
          const BstMapNode *other = get_node (layout, j);
          if (other->type != BST_MAP_NODE_PANEL || node->type != BST_MAP_NODE_CARD || node->group != other->group
              || node->side != other->side)
            {
              if (!are_apart (&node->box, &other->box))
                g_error ("%d at %g,%g %g×%g lies over %d at %g,%g %g×%g", node->type, node->box.x, node->box.y,
                         node->box.width, node->box.height, other->type, other->box.x, other->box.y, other->box.width,
                         other->box.height);
            }
        }
    }
  g_assert_cmpuint (n_cards, ==, layout->map->n_cards);
}

static void
test_apart (void)
{
  static const struct {
    guint n, n_clusters, n_organisations;
  } cases[] = { { 0, 0, 0 }, { 1, 0, 0 }, { 1, 1, 1 }, { 7, 0, 0 }, { 60, 6, 20 }, { 300, 12, 40 }, { 300, 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint kind = BST_MAP_MIND; kind <= BST_MAP_NETWORK; kind++)
      {
        g_autoptr (SmartFixture) fixture = map_fixture_new (cases[i].n, cases[i].n_clusters, cases[i].n_organisations);
        g_autoptr (BstMapLayout) layout = map_fixture_lay_out (fixture, (BstMapKind) kind);
        g_test_message ("%u cards: %g by %g", cases[i].n, layout->bounds.width, layout->bounds.height);
        assert_in_order (layout);
      }
}

/* --- Nothing moves but to make room ------------------------------------------------------------------------------------------ */

/* Before, below or beside: cards by column and then by height, groups by height. */
static int
compare (const BstMapNode *a, const BstMapNode *b)
{
  if (a->type == BST_MAP_NODE_CARD && a->column != b->column)
    return a->column < b->column ? -1 : 1;
  return a->box.y < b->box.y ? -1 : a->box.y > b->box.y ? 1 : 0;
}

/* The same group or card in the other layout; NULL: it is not there, or in another group. */
static const BstMapNode *
find_again (const BstMapLayout *layout, const BstMapNode *node, const BstMapLayout *from)
{
  const BstMapGroup *group = from->map->groups->pdata[node->group];
  const BstMapNode *found = node->card != NULL ? bst_map_layout_find (layout, node->card->id) : NULL;

  for (guint i = 0; node->type == BST_MAP_NODE_GROUP && i < layout->nodes->len; i++)
    if (get_node (layout, i)->type == BST_MAP_NODE_GROUP)
      if (strcmp (((BstMapGroup *) layout->map->groups->pdata[get_node (layout, i)->group])->key, group->key) == 0)
        found = get_node (layout, i);
  if (found != NULL && strcmp (((BstMapGroup *) layout->map->groups->pdata[found->group])->key, group->key) != 0)
    return NULL;
  return found;
}

static gboolean
are_beside (const BstMapNode *a, const BstMapNode *b)
{
  return a->type == b->type
         && (a->type == BST_MAP_NODE_GROUP
             || (a->type == BST_MAP_NODE_CARD && a->group == b->group && a->side == b->side));
}

static void
assert_steady (const BstMapLayout *before, const BstMapLayout *after, gboolean only_added)
{
  for (guint i = 0; i < before->nodes->len; i++)
    {
      const BstMapNode *node = get_node (before, i);
      const BstMapNode *now =
          node->type == BST_MAP_NODE_CARD || node->type == BST_MAP_NODE_GROUP ? find_again (after, node, before) : NULL;
      if (now == NULL)
        continue;
      g_assert_cmpint (now->side, ==, node->side);
      if (only_added)
        {
          g_assert_true (fabs (now->box.x - node->box.x) < 0.01);
          g_assert_true (now->box.y >= node->box.y - 0.01);
        }
      for (guint j = 0; j < i; j++)
        {
          const BstMapNode *other = get_node (before, j);
          const BstMapNode *other_now = are_beside (node, other) ? find_again (after, other, before) : NULL;
          if (other_now != NULL)
            g_assert_cmpint (compare (node, other), ==, compare (now, other_now));
        }
    }
}

static BstRecord *
pick (GRand *rand, BstPlan *plan)
{
  BstCollection *all = bst_plan_get_collection (plan, BST_KIND_CARDS);
  guint n = bst_collection_get_n (all);

  return n > 0 ? bst_collection_get (all, (guint) g_rand_int_range (rand, 0, (gint32) n)) : NULL;
}

/* Returns: whether a card was added behind the others, and nothing else. */
static gboolean
do_something (GRand *rand, SmartFixture *fixture, guint number)
{
  BstRecord *card = pick (rand, fixture->plan);
  BstTransaction *transaction;
  int what = g_rand_int_range (rand, 0, 8);

  if (what < 4 || card == NULL)
    {
      guint clusters = (guint) g_rand_int_range (rand, 0, 5);
      map_fixture_add_card (fixture, number, clusters, 6, (guint) g_rand_int_range (rand, 1, 200));
      return TRUE;
    }
  transaction = bst_transaction_new ("something", NULL, NULL);
  if (what == 4)
    bst_transaction_remove (transaction, card);
  else if (what == 5)
    bst_transaction_set_text (transaction, card, "text", "Nu staat er iets anders, dat langer is dan wat er stond.");
  else if (what == 6)
    bst_transaction_set_text (transaction, card, "text", "Kort");
  else
    bst_cluster_add (transaction, fixture->plan, "se-a", g_rand_boolean (rand) ? "Later bedacht" : "Nog later");
  session_apply (fixture->plan, transaction);
  return FALSE;
}

static void
test_steady (void)
{
  const char *seed = g_getenv ("BST_TEST_SEED"), *steps = g_getenv ("BST_MAP_STEPS");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed != NULL ? (guint32) atoi (seed) : 20261122);
  g_autoptr (SmartFixture) fixture = map_fixture_new (0, 0, 6);
  BstMapLayout *layouts[] = { map_fixture_lay_out (fixture, BST_MAP_MIND),
                              map_fixture_lay_out (fixture, BST_MAP_NETWORK) };

  for (int i = 0; i < (steps != NULL ? atoi (steps) : 300); i++)
    {
      gboolean only_added = do_something (rand, fixture, (guint) i);
      for (guint kind = BST_MAP_MIND; kind <= BST_MAP_NETWORK; kind++)
        {
          BstMapLayout *now = map_fixture_lay_out (fixture, (BstMapKind) kind);
          assert_in_order (now);
          assert_steady (layouts[kind], now, only_added);
          bst_map_layout_free (layouts[kind]);
          layouts[kind] = now;
        }
    }
  bst_map_layout_free (layouts[0]);
  bst_map_layout_free (layouts[1]);
}

/* --- By the arrow keys ----------------------------------------------------------------------------------------------------------- */

static void
test_arrows (void)
{
  static const int steps[][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };

  for (guint kind = BST_MAP_MIND; kind <= BST_MAP_NETWORK; kind++)
    {
      g_autoptr (SmartFixture) fixture = map_fixture_new (60, 6, 20);
      g_autoptr (BstMapLayout) layout = map_fixture_lay_out (fixture, (BstMapKind) kind);
      g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (int));
      g_autofree gboolean *reached = g_new0 (gboolean, layout->nodes->len);
      int first = 0;
      while (get_node (layout, (guint) first)->type != BST_MAP_NODE_GROUP)
        first++;
      reached[first] = TRUE;
      g_array_append_val (queue, first);
      for (guint i = 0; i < queue->len; i++)
        for (guint j = 0; j < G_N_ELEMENTS (steps); j++)
          {
            int next =
                bst_map_layout_find_near (layout, (guint) g_array_index (queue, int, i), steps[j][0], steps[j][1]);
            if (next < 0 || reached[next])
              continue;
            reached[next] = TRUE;
            g_array_append_val (queue, next);
          }
      for (guint i = 0; i < layout->nodes->len; i++)
        if (get_node (layout, i)->type == BST_MAP_NODE_CARD || get_node (layout, i)->type == BST_MAP_NODE_GROUP)
          g_assert_true (reached[i]);
    }
}

/* --- What is on it ----------------------------------------------------------------------------------------------------------------- */

static void
test_sides (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  g_autoptr (BstMap) mind = bst_map_new (fixture->plan, "se-a", BST_MAP_MIND, NULL),
                     network = bst_map_new (fixture->plan, "se-a", BST_MAP_NETWORK, NULL);

  g_assert_cmpint (bst_map_find (mind, "ca-b")->side, ==, BST_MAP_END); /* a lever helps */
  g_assert_cmpint (bst_map_find (mind, "ca-c")->side, ==, BST_MAP_START);
  g_assert_cmpint (bst_map_find (network, "ca-b")->side, ==, BST_MAP_START); /* and is offered */
  g_assert_cmpint (bst_map_find (network, "ca-c")->side, ==, BST_MAP_END);
  g_assert_cmpuint (network->groups->len, ==, 2);
  g_assert_cmpstr (((BstMapGroup *) network->groups->pdata[1])->key, ==, "");
}

static void
set (SmartFixture *fixture, const char *card, const char *field, gint64 number)
{
  BstTransaction *transaction = bst_transaction_new ("set", NULL, NULL);

  bst_transaction_set_number (transaction, bst_plan_find_any (fixture->plan, card), field, number);
  session_apply (fixture->plan, transaction);
}

static void
test_for_room (void)
{
  static const BstMapWish room = { .for_room = TRUE }, persons = { .with_persons = TRUE };
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  BstTransaction *transaction = bst_transaction_new ("said", NULL, NULL);
  g_autoptr (BstMap) open = NULL, shown = NULL, named = NULL;

  bst_transaction_set_text (transaction, bst_plan_find_any (fixture->plan, "ca-c"), "attribution", "Iemand");
  session_apply (fixture->plan, transaction);
  set (fixture, "ca-a", "confidential", TRUE);
  set (fixture, "ca-b", "hidden", TRUE);
  open = bst_map_new (fixture->plan, "se-a", BST_MAP_MIND, NULL);
  shown = bst_map_new (fixture->plan, "se-a", BST_MAP_MIND, &room);
  named = bst_map_new (fixture->plan, "se-a", BST_MAP_MIND, &persons);
  g_assert_cmpuint (open->n_cards, ==, 3);
  g_assert_cmpuint (shown->n_cards, ==, 1);
  g_assert_null (strstr (bst_map_find (open, "ca-c")->facts, "Iemand"));
  g_assert_nonnull (strstr (bst_map_find (named, "ca-c")->facts, "Iemand"));
  bst_map_unref (g_steal_pointer (&shown));
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-z", "session=se-a|order=z|text=Ook zo|same-as=ca-c|confidential=1");
  shown = bst_map_new (fixture->plan, "se-a", BST_MAP_MIND, &room); /* that there is another one is told to nobody */
  g_assert_cmpstr (bst_map_find (shown, "ca-c")->facts, ==, bst_map_find (open, "ca-c")->facts);
}

static gboolean
meet (SmartFixture *fixture, const char *one, const char *other, gboolean meets)
{
  BstTransaction *transaction = bst_transaction_new ("meet", NULL, NULL);
  gboolean any = bst_cards_meet (transaction, fixture->plan, one, other, meets);

  session_apply (fixture->plan, transaction);
  return any;
}

static guint
count_links (SmartFixture *fixture)
{
  g_autoptr (BstMap) map = bst_map_new (fixture->plan, "se-a", BST_MAP_NETWORK, NULL);

  return map->links->len;
}

static void
test_links (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  g_autoptr (BstMap) map = NULL;
  g_autofree char *says = NULL;

  g_assert_true (meet (fixture, "ca-c", "ca-b", TRUE)); /* from either end, kept by the offer */
  g_assert_true (bst_vec_has_ref (BST_CARD (bst_plan_find_any (fixture->plan, "ca-b"))->meets, "ca-c"));
  g_assert_false (meet (fixture, "ca-b", "ca-c", TRUE));
  g_assert_false (meet (fixture, "ca-a", "ca-b", TRUE)); /* two offers */
  g_assert_cmpuint (count_links (fixture), ==, 1);
  map = bst_map_new (fixture->plan, "se-a", BST_MAP_NETWORK, &(BstMapWish) { .language = "en" });
  says = bst_map_say_card (map, bst_map_find (map, "ca-b"));
  g_assert_nonnull (strstr (says, "meets the question “Wachtlijsten” of No organisation named"));
  set (fixture, "ca-b", "kind", BST_CARD_NEED); /* now both ask: there is nothing to draw */
  g_assert_cmpuint (count_links (fixture), ==, 0);
  g_assert_true (meet (fixture, "ca-c", "ca-b", FALSE));
  g_assert_false (meet (fixture, "ca-b", "ca-c", FALSE));
}

/* What is the same as another is drawn in that one, and so are its links. */
static void
test_same (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  BstTransaction *transaction = bst_transaction_new ("same", NULL, NULL);
  g_autoptr (BstMap) map = NULL;

  meet (fixture, "ca-b", "ca-c", TRUE);
  bst_cards_join (transaction, fixture->plan, "ca-a", (const char *const[]) { "ca-b", NULL });
  session_apply (fixture->plan, transaction);
  map = bst_map_new (fixture->plan, "se-a", BST_MAP_NETWORK, NULL);
  g_assert_null (bst_map_find (map, "ca-b"));
  g_assert_nonnull (strstr (bst_map_find (map, "ca-a")->text, "Leidinggevenden"));
  g_assert_cmpuint (map->links->len, ==, 1);
  g_assert_cmpstr (g_array_index (map->links, BstMapLink, 0).offer->id, ==, "ca-a");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/apart", test_apart);
  g_test_add_func ("/map/steady", test_steady);
  g_test_add_func ("/map/arrows", test_arrows);
  g_test_add_func ("/map/sides", test_sides);
  g_test_add_func ("/map/for-room", test_for_room);
  g_test_add_func ("/map/links", test_links);
  g_test_add_func ("/map/same", test_same);
  return g_test_run ();
}
