/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-gap-work.h"
#include "bst-outline.h"
#include <string.h>
#include "kinds/bst-action.h"

/* --- Judging --------------------------------------------------------------------------------------------------------- */

/**
 * bst_gap_judge:
 * @transaction: gets the judgement, new or changed
 * @today: its date
 *
 * A reason, and what covers the cell, stay where only the verdict is another. R166.
 */
void
bst_gap_judge (BstPlan *plan, BstTransaction *transaction, const BstCellPlace *place, BstGapVerdict verdict,
               gint64 today)
{
  BstRecord *record = bst_gap_find_judgement (plan, place);
  g_autofree char *id = bst_gap_judgement_make_id (place->values);
  g_autoptr (BstRecord) image = NULL;

  if (record != NULL)
    {
      bst_transaction_set_number (transaction, record, "verdict", verdict);
      bst_transaction_set_number (transaction, record, "date", today);
      return;
    }
  image = bst_record_new (BST_KIND_GAP_JUDGEMENTS, id);
  for (int axis = 0; axis < BST_N_AXES; axis++)
    if (place->values[axis] != NULL)
      bst_record_take (image, bst_record_find_field (image, bst_axes[axis].field),
                       bst_value_text (place->values[axis]));
  bst_record_take (image, bst_record_find_field (image, "verdict"), (BstValue) { .num = verdict });
  bst_record_take (image, bst_record_find_field (image, "date"), (BstValue) { .num = today });
  bst_transaction_add (transaction, image);
}

/**
 * bst_gap_withdraw:
 * @transaction: gets the removal of the judgement, if there is one
 */
void
bst_gap_withdraw (BstPlan *plan, BstTransaction *transaction, const BstCellPlace *place)
{
  BstRecord *record = bst_gap_find_judgement (plan, place);

  if (record != NULL)
    bst_transaction_remove (transaction, record);
}

/* --- Starting an action ---------------------------------------------------------------------------------------------- */

static void
set_one (BstRecord *draft, const char *field, const char *id)
{
  const BstField *into = bst_record_find_field (draft, field);

  if (id != NULL)
    bst_record_take (draft, into,
                     into->type == BST_FIELD_REFS ? bst_value_refs ((const char *const[]) { id, NULL })
                                                  : bst_value_text (id));
}

/**
 * bst_gap_make_draft:
 *
 * A theme is not a field of an action: it follows from the objective.
 *
 * Returns: (transfer full): a new action that stands in the cell, in no plan yet
 */
BstRecord *
bst_gap_make_draft (BstFramework *framework, const BstCellPlace *place)
{
  static const char *const fields[BST_N_AXES] = {
    [BST_AXIS_OBJECTIVE] = "primary-objective",
    [BST_AXIS_GROUP] = "groups",
    [BST_AXIS_SETTING] = "settings",
    [BST_AXIS_PHASE] = "phases",
    [BST_AXIS_DOMAIN] = "domain",
    [BST_AXIS_TRANSITION_PATH] = "transition-paths",
  };
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS);
  BstRecord *draft = bst_record_new (BST_KIND_ACTIONS, id);

  bst_record_take (draft, bst_record_find_field (draft, "kind"), (BstValue) { .num = BST_ACTION_NEW });
  for (int axis = 0; axis < BST_N_AXES; axis++)
    {
      const BstItem *item = place->values[axis] != NULL ? bst_framework_find (framework, place->values[axis]) : NULL;
      if (fields[axis] != NULL)
        set_one (draft, fields[axis], place->values[axis]);
      if (place->values[BST_AXIS_PHASE] == NULL && item != NULL)
        set_one (draft, "phases", item->phase);
    }
  return draft;
}

/* --- What is close by ------------------------------------------------------------------------------------------------ */

/* What is strong and reaches too few is what to build on first; one that stands in the row and in the column is closer. */
static guint
score_action (BstNearby *nearby, BstPortfolio *portfolio)
{
  static const guint by_advice[BST_N_ADVICES] = {
    [BST_ADVICE_SCALE_UP] = 5, [BST_ADVICE_KEEP] = 4,     [BST_ADVICE_IMPROVE] = 2,
    [BST_ADVICE_VERIFY] = 2,   [BST_ADVICE_COMPLETE] = 1,
  };
  guint places = (nearby->in_row ? 3 : 0) + (nearby->in_column ? 2 : 0);

  return places * 10 + by_advice[bst_portfolio_get (portfolio, nearby->action->id)->advice];
}

static void
add_nearby (GHashTable *found, const GPtrArray *records, gboolean in_row)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      BstRecord *record = records->pdata[i];
      BstNearby *nearby = g_hash_table_lookup (found, record);
      if (bst_record_get_kind (record) != BST_KIND_ACTIONS)
        continue;
      if (nearby == NULL)
        {
          nearby = g_new0 (BstNearby, 1);
          nearby->action = record;
          g_hash_table_insert (found, record, nearby);
        }
      if (in_row)
        nearby->in_row = TRUE;
      else
        nearby->in_column = TRUE;
    }
}

static int
by_score (gconstpointer a, gconstpointer b)
{
  const BstNearby *one = a, *other = b;

  return one->score != other->score ? (one->score < other->score ? 1 : -1)
                                    : strcmp (one->action->id, other->action->id);
}

/**
 * bst_gap_list_nearby:
 * @most: how many to give at most
 *
 * Actions of the same row or the same column that do not stand in the cell: what a new one may build upon.
 *
 * Returns: (transfer full) (element-type BstNearby): the closest first; valid until the plan changes
 */
GArray *
bst_gap_list_nearby (const BstGapMatrix *matrix, BstPortfolio *portfolio, guint row, guint column, guint most)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const GPtrArray *own = bst_gap_matrix_get_records (matrix, row, column);
  GArray *sorted = g_array_new (FALSE, TRUE, sizeof (BstNearby));
  GHashTableIter iter;
  gpointer nearby;

  for (guint c = 0; c < bst_gap_matrix_get_columns (matrix)->len; c++)
    add_nearby (found, bst_gap_matrix_get_records (matrix, row, c), TRUE);
  for (guint r = 0; r < bst_gap_matrix_get_rows (matrix)->len; r++)
    add_nearby (found, bst_gap_matrix_get_records (matrix, r, column), FALSE);
  for (guint i = 0; own != NULL && i < own->len; i++)
    g_hash_table_remove (found, own->pdata[i]);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &nearby))
    {
      ((BstNearby *) nearby)->score = score_action (nearby, portfolio);
      g_array_append_vals (sorted, nearby, 1);
    }
  g_array_sort (sorted, by_score);
  g_array_set_size (sorted, MIN (sorted->len, most));
  return sorted;
}

/* --- Where to look first ----------------------------------------------------------------------------------------------- */

/**
 * bst_gap_candidates:
 * @phase: (nullable): only of this life phase
 *
 * Returns: (transfer full) (element-type BstNode): the operational objectives with fewer strong actions than the
 *   yardstick asks for (R041): to be looked into, not gaps yet
 */
GPtrArray *
bst_gap_candidates (BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, const char *phase)
{
  GPtrArray *values = bst_axis_list_values (plan, framework, BST_AXIS_OBJECTIVE, phase);
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_node_free);
  guint below = bst_portfolio_get_criteria (portfolio)->gap_below;

  for (guint i = 0; i < values->len; i++)
    {
      const char *id = ((BstAxisValue *) values->pdata[i])->id;
      if (bst_portfolio_get_n_strong (portfolio, id) < below)
        g_ptr_array_add (candidates, bst_outline_find (plan, framework, id, NULL));
    }
  g_ptr_array_unref (values);
  return candidates;
}
