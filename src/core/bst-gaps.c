/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-gaps.h"
#include "bst-outline.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-action.h"
#include <string.h>

struct _BstGapMatrix {
  GPtrArray *rows, *columns;     /* BstAxisValue */
  GHashTable *row_of, *column_of; /* id → position + 1 */
  BstCell *cells;
  GPtrArray **records; /* per cell: BstRecord, or NULL */
  GHashTable *judgements; /* position of the cell → record */
  GPtrArray *unplaced; /* actions that stand nowhere in it */
  BstAxis row_axis, column_axis;
  char *phase; /* asked for; NULL: all */
};

/* What a value of this axis is about has a life phase of its own. */
static gboolean
fixes_phase (BstAxis axis)
{
  return axis == BST_AXIS_OBJECTIVE || axis == BST_AXIS_GROUP || axis == BST_AXIS_PHASE
         || axis == BST_AXIS_TRANSITION_PATH;
}

/* The phase that belongs to the cells themselves: “work × carers” says no phase, and is asked for in one. */
static const char *
get_own_phase (const BstGapMatrix *self)
{
  return fixes_phase (self->row_axis) || fixes_phase (self->column_axis) ? NULL : self->phase;
}

static GHashTable *
index_values (const GPtrArray *values)
{
  GHashTable *positions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < values->len; i++)
    g_hash_table_insert (positions, ((BstAxisValue *) values->pdata[i])->id, GUINT_TO_POINTER (i + 1));
  return positions;
}

/* --- Judgements ------------------------------------------------------------------------------------------------------ */

/**
 * bst_gap_judgement_make_id:
 * @values: (array length=7): for each axis the value of the cell, or %NULL
 *
 * Returns: (transfer full): the id of a cell's judgement: two people who judge one cell never make two records
 */
char *
bst_gap_judgement_make_id (const char *const *values)
{
  GString *id = g_string_new ("gj");

  for (int axis = 0; axis < BST_N_AXES; axis++)
    if (values[axis] != NULL)
      g_string_append_printf (id, ":%s", values[axis]);
  return g_string_free (id, FALSE);
}

/**
 * bst_gap_find_judgement:
 *
 * Returns: (transfer none) (nullable): what people judged of a cell
 */
BstRecord *
bst_gap_find_judgement (BstPlan *plan, const BstCellPlace *place)
{
  g_autofree char *id = bst_gap_judgement_make_id (place->values);

  return bst_plan_find (plan, BST_KIND_GAP_JUDGEMENTS, id);
}

/* --- The matrix -------------------------------------------------------------------------------------------------------- */

static BstCell *
get_cell (const BstGapMatrix *self, guint row, guint column)
{
  return &self->cells[row * self->columns->len + column];
}

static void
count_record (BstCell *cell, BstRecord *record, BstPortfolio *portfolio)
{
  const BstAppraisal *appraisal;

  if (bst_record_get_kind (record) == BST_KIND_ACTION_POINTS)
    {
      cell->n_points++;
      return;
    }
  appraisal = bst_portfolio_get (portfolio, record->id);
  if (BST_ACTION (record)->kind != BST_ACTION_EXISTING)
    cell->n_new++;
  else if (appraisal->quality == BST_QUALITY_STRONG)
    cell->n_strong++;
  else
    cell->n_other++;
}

static void
add_record (BstGapMatrix *self, guint row, guint column, BstRecord *record, BstPortfolio *portfolio)
{
  GPtrArray **records = &self->records[row * self->columns->len + column];

  if (*records == NULL)
    *records = g_ptr_array_new ();
  g_ptr_array_add (*records, record);
  count_record (get_cell (self, row, column), record, portfolio);
}

/* Where the values stand on an axis, as positions. */
static guint
find_positions (GHashTable *positions, const char *const *values, guint *ret_positions, guint most)
{
  guint n = 0;

  for (guint i = 0; values[i] != NULL && n < most; i++)
    {
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, values[i]));
      if (position > 0)
        ret_positions[n++] = position - 1;
    }
  return n;
}

static void
place_record (BstGapMatrix *self, BstRecord *record, const char *const *rows, const char *const *columns,
              BstPortfolio *portfolio)
{
  gboolean is_action = bst_record_get_kind (record) == BST_KIND_ACTIONS;
  guint most_rows = g_strv_length ((GStrv) rows), most_columns = g_strv_length ((GStrv) columns);
  g_autofree guint *in_rows = g_new (guint, most_rows + 1), *in_columns = g_new (guint, most_columns + 1);
  guint n_rows = find_positions (self->row_of, rows, in_rows, most_rows),
        n_columns = find_positions (self->column_of, columns, in_columns, most_columns);

  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      add_record (self, in_rows[r], in_columns[c], record, portfolio);
  if (!is_action)
    return;
  if (most_rows == 0 || most_columns == 0)
    g_ptr_array_add (self->unplaced, record);
  for (guint r = 0; r < n_rows && n_columns > 0; r++)
    ((BstAxisValue *) self->rows->pdata[in_rows[r]])->n_actions++;
  for (guint c = 0; c < n_columns && n_rows > 0; c++)
    ((BstAxisValue *) self->columns->pdata[in_columns[c]])->n_actions++;
}

/* Stopped and out of scope cover nothing. */
static gboolean
covers (BstRecord *record, BstPortfolio *portfolio)
{
  const BstAppraisal *appraisal;

  if (bst_record_get_kind (record) == BST_KIND_ACTION_POINTS)
    return BST_ACTION_POINT (record)->status != BST_STATUS_STOPPED;
  appraisal = bst_portfolio_get (portfolio, record->id);
  return appraisal->advice != BST_ADVICE_STOPPED && appraisal->advice != BST_ADVICE_OUT_OF_SCOPE;
}

static gboolean
is_in_phase (BstPlan *plan, BstFramework *framework, BstRecord *record, const char *phase)
{
  g_auto (GStrv) phases = phase != NULL ? bst_axis_get_values (plan, framework, record, BST_AXIS_PHASE) : NULL;

  return phase == NULL || g_strv_contains ((const char *const *) phases, phase);
}

static void
place_kind (BstGapMatrix *self, BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, BstKindId kind)
{
  BstCollection *records = bst_plan_get_collection (plan, kind);

  for (guint i = 0; i < bst_collection_get_n (records); i++)
    {
      BstRecord *record = bst_collection_get (records, i);
      g_auto (GStrv) in_rows = NULL, in_columns = NULL;
      if (!covers (record, portfolio) || !is_in_phase (plan, framework, record, get_own_phase (self)))
        continue;
      in_rows = bst_axis_get_values (plan, framework, record, self->row_axis);
      in_columns = bst_axis_get_values (plan, framework, record, self->column_axis);
      place_record (self, record, (const char *const *) in_rows, (const char *const *) in_columns, portfolio);
    }
}

/* Known actions speak before a judgement that was made when there were none; it is kept, and told beside them. */
static void
judge_cells (BstGapMatrix *self, BstPlan *plan)
{
  if (bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_GAP_JUDGEMENTS)) == 0)
    return;
  for (guint r = 0; r < self->rows->len; r++)
    for (guint c = 0; c < self->columns->len; c++)
      {
        BstCell *cell = get_cell (self, r, c);
        BstCellPlace place = bst_gap_matrix_get_place (self, r, c);
        BstRecord *judgement = bst_gap_find_judgement (plan, &place);
        if (judgement == NULL)
          continue;
        g_hash_table_insert (self->judgements, GUINT_TO_POINTER (r * self->columns->len + c), judgement);
        if (cell->state == BST_CELL_EMPTY)
          cell->state = (BstCellState) (BST_CELL_TO_CHECK + BST_GAP_JUDGEMENT (judgement)->verdict);
      }
}

static void
mark_empty (BstGapMatrix *self)
{
  for (guint i = 0; i < self->rows->len * self->columns->len; i++)
    if (self->records[i] == NULL)
      self->cells[i].state = BST_CELL_EMPTY;
}

/**
 * bst_gap_matrix_new:
 * @phase: (nullable): only the rows and columns of this life phase; where neither axis has phases, only what is done in it
 *
 * Counts the actions and action points of every cell. R166.
 *
 * Returns: (transfer full): the matrix as the plan is now; its records live as long as the plan does not change
 */
BstGapMatrix *
bst_gap_matrix_new (BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, BstAxis rows, BstAxis columns,
                    const char *phase)
{
  BstGapMatrix *self = g_new0 (BstGapMatrix, 1);

  g_return_val_if_fail (rows != columns, self);
  self->row_axis = rows;
  self->column_axis = columns;
  self->phase = g_strdup (phase);
  self->judgements = g_hash_table_new (NULL, NULL);
  self->unplaced = g_ptr_array_new ();
  self->rows = bst_axis_list_values (plan, framework, rows, phase);
  self->columns = bst_axis_list_values (plan, framework, columns, phase);
  self->row_of = index_values (self->rows);
  self->column_of = index_values (self->columns);
  self->cells = g_new0 (BstCell, (gsize) self->rows->len * self->columns->len);
  self->records = g_new0 (GPtrArray *, (gsize) self->rows->len * self->columns->len);
  place_kind (self, plan, framework, portfolio, BST_KIND_ACTIONS);
  place_kind (self, plan, framework, portfolio, BST_KIND_ACTION_POINTS);
  mark_empty (self);
  judge_cells (self, plan);
  return self;
}

void
bst_gap_matrix_free (BstGapMatrix *self)
{
  for (guint i = 0; i < self->rows->len * self->columns->len; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_ptr_array_unref (self->unplaced);
  g_hash_table_unref (self->judgements);
  g_free (self->phase);
  g_hash_table_unref (self->row_of);
  g_hash_table_unref (self->column_of);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_free (self->records);
  g_free (self->cells);
  g_free (self);
}

/**
 * bst_gap_matrix_get_rows:
 *
 * Returns: (transfer none) (element-type BstAxisValue): the values of the rows, in the framework's order
 */
const GPtrArray *
bst_gap_matrix_get_rows (const BstGapMatrix *self)
{
  return self->rows;
}

const GPtrArray *
bst_gap_matrix_get_columns (const BstGapMatrix *self)
{
  return self->columns;
}

BstCell
bst_gap_matrix_get (const BstGapMatrix *self, guint row, guint column)
{
  return *get_cell (self, row, column);
}

/**
 * bst_gap_matrix_get_records:
 *
 * Returns: (transfer none) (nullable) (element-type BstRecord): the actions and then the action points behind a cell
 */
const GPtrArray *
bst_gap_matrix_get_records (const BstGapMatrix *self, guint row, guint column)
{
  return self->records[row * self->columns->len + column];
}

/**
 * bst_gap_matrix_get_judgement:
 *
 * Returns: (transfer none) (nullable): what people judged of a cell, also where actions became known afterwards
 */
BstRecord *
bst_gap_matrix_get_judgement (const BstGapMatrix *self, guint row, guint column)
{
  return g_hash_table_lookup (self->judgements, GUINT_TO_POINTER (row * self->columns->len + column));
}

/**
 * bst_gap_matrix_get_place:
 *
 * Returns: what a cell is about; its texts live as long as the matrix
 */
BstCellPlace
bst_gap_matrix_get_place (const BstGapMatrix *self, guint row, guint column)
{
  BstCellPlace place = { { NULL } };

  place.values[BST_AXIS_PHASE] = get_own_phase (self);
  place.values[self->row_axis] = ((BstAxisValue *) self->rows->pdata[row])->id;
  place.values[self->column_axis] = ((BstAxisValue *) self->columns->pdata[column])->id;
  return place;
}

/**
 * bst_gap_matrix_get_unplaced:
 *
 * Returns: (transfer none) (element-type BstRecord): the actions that say nothing on one of both axes, and so stand
 *   nowhere
 */
const GPtrArray *
bst_gap_matrix_get_unplaced (const BstGapMatrix *self)
{
  return self->unplaced;
}

/**
 * bst_gap_matrix_count:
 *
 * Returns: how many cells are in a state; only confirmed ones are gaps
 */
guint
bst_gap_matrix_count (const BstGapMatrix *self, BstCellState state)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len * self->columns->len; i++)
    n += self->cells[i].state == state;
  return n;
}

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
