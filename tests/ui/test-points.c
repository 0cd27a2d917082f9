/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of action points: what its cells say, and that it follows the plan. In English, on 21 November 2026. */
#include "plan-fixture.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"
#include "pages/bst-action-points-page-private.h"
#include "bst-table-private.h"
#include <string.h>

#define N_STEPS 300

static char *
cell (BstActionPointsSource *source, const char *id, guint column)
{
  BstTableItem *item = bst_table_model_find (bst_record_source_get_model (BST_RECORD_SOURCE (source)), id);

  return bst_table_item_get_text (item, column);
}

/* --- Cells ------------------------------------------------------------------------------------------------------------ */

typedef struct {
  const char *target;
  gint64 kind, from, to, until;
  const char *unit, *measure;
} TargetCase;

#define NONE BST_UNSET
#define N(number) ((number) * BST_DECIMAL_ONE)

static const TargetCase targets[] = {
  { "", BST_TARGET_NONE, NONE, NONE, 0, NULL, NULL },
  { "35 → 400 kmo's", BST_TARGET_NUMBER, N (35), N (400), 0, "kmo's", NULL },
  { "0 → 60", BST_TARGET_NUMBER, 0, N (60), 0, NULL, NULL },
  { "→ 60", BST_TARGET_NUMBER, NONE, N (60), 0, NULL, NULL },
  { "baseline being measured", BST_TARGET_NUMBER, NONE, NONE, 20270101, NULL, NULL },
  { "baseline being measured → 50 towns", BST_TARGET_NUMBER, NONE, N (50), 20270101, "towns", NULL },
  { "22 → 60 %", BST_TARGET_SHARE, N (22), N (60), 0, NULL, NULL },
  { "22 → 60 %", BST_TARGET_SHARE, N (22), N (60), 0, "%", NULL },
  { "stays 2 minutes", BST_TARGET_KEEP, N (2), N (2), 0, "minutes", NULL },
  { "24 → at most 10 %", BST_TARGET_MAXIMUM, N (24), N (10), 0, "%", NULL },
  { "to be delivered", BST_TARGET_DELIVERY, NONE, NONE, 0, NULL, NULL },
  { "A guide", BST_TARGET_DELIVERY, NONE, NONE, 0, NULL, "A guide" },
};

/* No-break spaces read as spaces. */
static void
assert_says (char *text, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (text, "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  g_assert_cmpstr (plain, ==, expected);
  g_free (text);
}

static void
test_target (void)
{
  g_autoptr (BstDocument) document = plan_new ();
  g_autofree char *id = bst_document_add_action_point (document, NULL);
  g_autoptr (BstActionPointsSource) source = bst_record_source_new (BST_TYPE_ACTION_POINTS_SOURCE, document);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      plan_set_number (document, id, "target-kind", targets[i].kind);
      plan_set_number (document, id, "baseline-value", targets[i].from);
      plan_set_number (document, id, "target-value", targets[i].to);
      plan_set_number (document, id, "baseline-until", targets[i].until);
      plan_set_text (document, id, "target-unit", targets[i].unit);
      plan_set_text (document, id, "measure", targets[i].measure);
      assert_says (cell (source, id, BST_POINTS_TARGET), targets[i].target);
    }
}

typedef struct {
  const char *word, *shape;
  gint64 status, start, deadline;
  BstTone tone;
} StatusCase;

static const StatusCase conditions[] = {
  { "Draft", NULL, BST_STATUS_CONCEPT, 0, 0, BST_TONE_NEUTRAL },
  { "Late", "▲", BST_STATUS_CONCEPT, 0, 20261120, BST_TONE_ERROR },
  { "Late", "▲", BST_STATUS_RUNNING, 20260101, 20261120, BST_TONE_ERROR },
  { "Running", NULL, BST_STATUS_RUNNING, 20260101, 20261121, BST_TONE_ACCENT },
  { "Agreed", NULL, BST_STATUS_AGREED, 20270101, 20271231, BST_TONE_NEUTRAL },
  { "Suspended", NULL, BST_STATUS_SUSPENDED, 20260101, 20271231, BST_TONE_WARNING },
  { "Completed", "✓", BST_STATUS_DONE, 20250101, 20251231, BST_TONE_SUCCESS },
  { "Stopped", NULL, BST_STATUS_STOPPED, 20250101, 20251231, BST_TONE_NEUTRAL },
};

static void
test_status (void)
{
  g_autoptr (BstDocument) document = plan_new ();
  g_autofree char *id = bst_document_add_action_point (document, NULL);
  g_autoptr (BstActionPointsSource) source = bst_record_source_new (BST_TYPE_ACTION_POINTS_SOURCE, document);
  const BstTableSource *table = bst_table_model_get_source (bst_record_source_get_model (BST_RECORD_SOURCE (source)));

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      BstTablePill pill = { 0 };

      plan_set_number (document, id, "status", conditions[i].status);
      plan_set_number (document, id, "start", conditions[i].start);
      plan_set_number (document, id, "deadline", conditions[i].deadline);
      assert_says (cell (source, id, BST_POINTS_STATUS), conditions[i].word);
      table->pill (source, plan_find_point (document, id), BST_POINTS_STATUS, &pill);
      g_assert_cmpint (pill.tone, ==, conditions[i].tone);
      g_assert_cmpstr (pill.shape, ==, conditions[i].shape);
    }
}

static void
test_other_cells (void)
{
  g_autoptr (BstDocument) document = plan_new ();
  g_autofree char *id = bst_document_add_action_point (document, "od.vw.4.a");
  g_autoptr (BstActionPointsSource) source = bst_record_source_new (BST_TYPE_ACTION_POINTS_SOURCE, document);
  BstTransaction *transaction = bst_document_begin (document, "owner", NULL);
  g_autofree char *owner = bst_document_find_or_add_actor (document, transaction, "Huis Linde");
  gint64 place;
  g_autofree char *group = bst_action_points_source_get_title (source, BST_POINTS_BY_OBJECTIVE, "od.vw.4", &place);

  bst_transaction_set_text (transaction, plan_find_point (document, id), "owner", owner);
  g_assert_true (bst_document_apply (document, transaction));
  plan_set_number (document, id, "deadline", 20271231);
  plan_set_text (document, id, "domain", "bd.werk");
  assert_says (cell (source, id, BST_POINTS_TITLE), "(no title yet)");
  assert_says (cell (source, id, BST_POINTS_OWNER), "Huis Linde");
  assert_says (cell (source, id, BST_POINTS_DEADLINE), "31 Dec 2027");
  assert_says (cell (source, id, BST_POINTS_START), "");
  assert_says (cell (source, id, BST_POINTS_OBJECTIVE), "O4a");
  assert_says (cell (source, id, BST_POINTS_MILESTONES), "");
  assert_says (cell (source, id, BST_POINTS_AGREEMENT), "Not asked yet");
  assert_says (cell (source, id, BST_POINTS_DONE), "");
  g_assert_cmpstr (bst_action_points_source_get_key (source, plan_find_point (document, id), BST_POINTS_BY_OBJECTIVE),
                   ==, "od.vw.4");
  g_assert_cmpstr (bst_action_points_source_get_key (source, plan_find_point (document, id), BST_POINTS_BY_DOMAIN), ==,
                   "bd.werk");
  g_assert_nonnull (strstr (group, " · O4 "));
}

/* What was agreed with one owner does not hold for the next. */
static void
test_commit (void)
{
  g_autoptr (BstDocument) document = plan_new ();
  g_autofree char *id = bst_document_add_action_point (document, NULL);
  g_autoptr (BstActionPointsSource) source = bst_record_source_new (BST_TYPE_ACTION_POINTS_SOURCE, document);
  const BstTableSource *table = bst_table_model_get_source (bst_record_source_get_model (BST_RECORD_SOURCE (source)));
  BstTransaction *transaction = bst_document_begin (document, "owner", NULL);
  g_autofree char *owner = bst_document_find_or_add_actor (document, transaction, "Huis Linde");
  g_autofree char *no_title = NULL, *no_date = NULL;

  g_assert_true (bst_document_apply (document, transaction));
  plan_set_number (document, id, "agreement", BST_AGREEMENT_CONFIRMED);
  g_assert_null (table->commit (source, plan_find_point (document, id), BST_POINTS_OWNER, owner));
  g_assert_cmpstr (BST_ACTION_POINT (plan_find_point (document, id))->owner, ==, owner);
  g_assert_cmpint (BST_ACTION_POINT (plan_find_point (document, id))->agreement, ==, BST_AGREEMENT_NONE);
  bst_document_undo (document);
  g_assert_null (BST_ACTION_POINT (plan_find_point (document, id))->owner);
  g_assert_cmpint (BST_ACTION_POINT (plan_find_point (document, id))->agreement, ==, BST_AGREEMENT_CONFIRMED);

  g_assert_null (table->commit (source, plan_find_point (document, id), BST_POINTS_DEADLINE, "31/12/2027"));
  g_assert_cmpint (BST_ACTION_POINT (plan_find_point (document, id))->deadline, ==, 20271231);
  g_assert_null (table->commit (source, plan_find_point (document, id), BST_POINTS_DEADLINE, ""));
  g_assert_cmpint (BST_ACTION_POINT (plan_find_point (document, id))->deadline, ==, 0);
  no_date = table->commit (source, plan_find_point (document, id), BST_POINTS_DEADLINE, "soon");
  g_assert_nonnull (strstr (no_date, "soon"));
  no_title = table->commit (source, plan_find_point (document, id), BST_POINTS_TITLE, "");
  g_assert_nonnull (no_title);
  g_assert_null (table->commit (source, plan_find_point (document, id), BST_POINTS_STATUS, "agreed"));
  g_assert_cmpint (BST_ACTION_POINT (plan_find_point (document, id))->status, ==, BST_STATUS_AGREED);
}

/* --- Following the plan: after any change the rows are those of a table made anew --------------------------------------- */

static char *
list_rows (BstActionPointsSource *source)
{
  BstTableModel *model = bst_record_source_get_model (BST_RECORD_SOURCE (source));
  const BstTableSource *table = bst_table_model_get_source (model);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      BstTableMark row_marks[BST_TABLE_MAX_MARKS] = { 0 };
      guint count;
      g_autofree char *group = bst_table_model_get_group_title (model, item, &count);

      g_string_append_printf (list, "%s [%s %u]", bst_table_item_get_key (item), group, count);
      for (guint column = 0; column < BST_POINTS_N_COLUMNS; column++)
        {
          g_autofree char *text = bst_table_item_get_text (item, column);
          g_string_append_printf (list, " | %s", text);
        }
      table->marks (source, bst_table_item_get_record (item), BST_POINTS_SMART, row_marks);
      for (guint m = 0; m < 5; m++)
        g_string_append_printf (list, " %c%d", row_marks[m].letter, row_marks[m].state);
      g_string_append_c (list, '\n');
    }
  return g_string_free (list, FALSE);
}

static BstRecord *
any (BstDocument *document, GRand *random, BstKindId kind)
{
  BstCollection *all = bst_plan_get_collection (bst_document_get_plan (document), kind);
  guint n = bst_collection_get_n (all);

  return n > 0 ? bst_collection_get (all, (guint) g_rand_int_range (random, 0, (int) n)) : NULL;
}

static void
change_something (BstDocument *document, GRand *random)
{
  static const char *const objectives[] = { "od.vw.4", "od.vw.4.a", "od.ou.6", "od.pop.1", "sd.ou.4", NULL };
  static const char *const titles[] = { "Zorgverleners bezoeken gezinnen", "Meer aandacht", NULL };
  BstRecord *point = any (document, random, BST_KIND_ACTION_POINTS), *actor = any (document, random, BST_KIND_ACTORS);
  int dice = point != NULL ? g_rand_int_range (random, 0, 12) : 8;

  if (dice == 0)
    plan_set_text (document, point->id, "title", titles[g_rand_int_range (random, 0, 3)]);
  else if (dice == 1)
    plan_set_number (document, point->id, "status", g_rand_int_range (random, 0, 7));
  else if (dice == 2)
    plan_set_number (document, point->id, "deadline", 20250101 + 10000 * g_rand_int_range (random, 0, 4));
  else if (dice == 3 && actor != NULL)
    plan_set_text (document, point->id, "owner", actor->id);
  else if (dice == 4)
    plan_set_text (document, point->id, "objective", objectives[g_rand_int_range (random, 0, 6)]);
  else if (dice == 5)
    bst_document_remove_record (document, point);
  else if (dice == 6 && actor != NULL)
    bst_document_set_field (document, actor, bst_record_find_field (actor, "name"),
                            bst_value_text (titles[g_rand_int_range (random, 0, 2)]), FALSE);
  else if (dice == 7)
    plan_set_number (document, point->id, "target-value", g_rand_int_range (random, 0, 9) * BST_DECIMAL_ONE);
  else if (dice == 8)
    g_free (bst_document_add_action_point (document, objectives[g_rand_int_range (random, 0, 6)]));
  else if (dice == 9)
    bst_document_redo (document);
  else
    bst_document_undo (document);
}

static void
test_follow (gconstpointer grouping)
{
  g_autoptr (BstDocument) document = plan_open_example ();
  g_autoptr (BstActionPointsSource) source = bst_record_source_new (BST_TYPE_ACTION_POINTS_SOURCE, document);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  bst_table_model_set_grouping (bst_record_source_get_model (BST_RECORD_SOURCE (source)), grouping);
  bst_table_model_set_sort (bst_record_source_get_model (BST_RECORD_SOURCE (source)), BST_POINTS_SMART, FALSE);
  for (int i = 0; i < N_STEPS; i++)
    {
      g_autoptr (BstActionPointsSource) anew = NULL;
      g_autofree char *followed = NULL, *made = NULL;

      change_something (document, random);
      anew = bst_record_source_new (BST_TYPE_ACTION_POINTS_SOURCE, document);
      bst_table_model_set_grouping (bst_record_source_get_model (BST_RECORD_SOURCE (anew)), grouping);
      bst_table_model_set_sort (bst_record_source_get_model (BST_RECORD_SOURCE (anew)), BST_POINTS_SMART, FALSE);
      followed = list_rows (source);
      made = list_rows (anew);
      g_assert_cmpstr (followed, ==, made);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bst_text_set_language ("en");
  g_test_add_func ("/points/cells/target", test_target);
  g_test_add_func ("/points/cells/status", test_status);
  g_test_add_func ("/points/cells/other", test_other_cells);
  g_test_add_func ("/points/cells/commit", test_commit);
  g_test_add_data_func ("/points/follow/objective", "objective", test_follow);
  g_test_add_data_func ("/points/follow/owner", "owner", test_follow);
  g_test_add_data_func ("/points/follow/status", "status", test_follow);
  return g_test_run ();
}
