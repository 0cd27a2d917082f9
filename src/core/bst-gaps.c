/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-gaps.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-action.h"
#include <string.h>

typedef enum { COUNTED_STRONG, COUNTED_OTHER, COUNTED_NEW, COUNTED_POINT } CountedAs;

/* Where a record stands and as what it counts: remembered, so that it can be taken off exactly. */
typedef struct {
  BstRecord *record; /* owned: it is taken off when it is out of the plan already */
  CountedAs counted_as;
  gboolean unplaced;
  guint n_rows, n_columns;
  guint at[]; /* rows, then columns */
} Placing;

static void
placing_free (gpointer data)
{
  g_object_unref (((Placing *) data)->record);
  g_free (data);
}

struct _BstGapMatrix {
  GPtrArray *rows, *columns;      /* BstAxisValue */
  GHashTable *row_of, *column_of; /* id → position + 1 */
  BstCell *cells;
  GPtrArray **records;    /* per cell: BstRecord in order, or NULL */
  GHashTable *placings;   /* id of an action or action point → Placing */
  GHashTable *judgements; /* position of the cell → record */
  GPtrArray *unplaced;    /* actions that stand nowhere in it, in order */
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

/* Known actions speak before a judgement that was made when there were none; it is kept, and told beside them. */
static void
set_state (BstGapMatrix *self, guint cell)
{
  BstRecord *judgement = g_hash_table_lookup (self->judgements, GUINT_TO_POINTER (cell));

  if (self->records[cell] != NULL && self->records[cell]->len > 0)
    self->cells[cell].state = BST_CELL_FILLED;
  else if (judgement != NULL)
    self->cells[cell].state = (BstCellState) (BST_CELL_TO_CHECK + BST_GAP_JUDGEMENT (judgement)->verdict);
  else
    self->cells[cell].state = BST_CELL_EMPTY;
}

/* --- Records put on and taken off ------------------------------------------------------------------------------------ */

/* Actions before action points, each as the plan has them: by their ids. */
static int
compare_records (const BstRecord *a, const BstRecord *b)
{
  BstKindId one = bst_record_get_kind ((BstRecord *) a), other = bst_record_get_kind ((BstRecord *) b);

  if (one != other)
    return one == BST_KIND_ACTIONS ? -1 : 1;
  return strcmp (a->id, b->id);
}

static void
insert_in_order (GPtrArray *records, BstRecord *record)
{
  guint from = 0, to = records->len;

  if (to > 0 && compare_records (records->pdata[to - 1], record) < 0)
    from = to; /* as they come when all are counted */
  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      if (compare_records (records->pdata[middle], record) < 0)
        from = middle + 1;
      else
        to = middle;
    }
  g_ptr_array_insert (records, (int) from, record);
}

static CountedAs
count_as (BstRecord *record, BstPortfolio *portfolio)
{
  if (bst_record_get_kind (record) == BST_KIND_ACTION_POINTS)
    return COUNTED_POINT;
  if (BST_ACTION (record)->kind != BST_ACTION_EXISTING)
    return COUNTED_NEW;
  return bst_portfolio_get (portfolio, record->id)->quality == BST_QUALITY_STRONG ? COUNTED_STRONG : COUNTED_OTHER;
}

static void
add_to_cell (BstGapMatrix *self, guint cell, const Placing *placing, int sign)
{
  BstCell *counts = &self->cells[cell];
  guint *const counters[] = { [COUNTED_STRONG] = &counts->n_strong,
                              [COUNTED_OTHER] = &counts->n_other,
                              [COUNTED_NEW] = &counts->n_new,
                              [COUNTED_POINT] = &counts->n_points };

  *counters[placing->counted_as] += (guint) sign;
  if (self->records[cell] == NULL)
    self->records[cell] = g_ptr_array_new ();
  if (sign > 0)
    insert_in_order (self->records[cell], placing->record);
  else
    g_ptr_array_remove (self->records[cell], placing->record);
  set_state (self, cell);
}

static void
add_placing (BstGapMatrix *self, const Placing *placing, int sign)
{
  const guint *rows = placing->at, *columns = placing->at + placing->n_rows;

  for (guint r = 0; r < placing->n_rows; r++)
    for (guint c = 0; c < placing->n_columns; c++)
      add_to_cell (self, rows[r] * self->columns->len + columns[c], placing, sign);
  if (placing->counted_as == COUNTED_POINT)
    return;
  for (guint r = 0; r < placing->n_rows && placing->n_columns > 0; r++)
    ((BstAxisValue *) self->rows->pdata[rows[r]])->n_actions += (guint) sign;
  for (guint c = 0; c < placing->n_columns && placing->n_rows > 0; c++)
    ((BstAxisValue *) self->columns->pdata[columns[c]])->n_actions += (guint) sign;
  if (placing->unplaced && sign > 0)
    insert_in_order (self->unplaced, placing->record);
  else if (placing->unplaced)
    g_ptr_array_remove (self->unplaced, placing->record);
}

/* Where the values stand on an axis, as positions. */
static guint
find_positions (GHashTable *positions, GStrv values, guint *ret_positions)
{
  guint n = 0;

  for (guint i = 0; values[i] != NULL; i++)
    {
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, values[i]));
      if (position > 0)
        ret_positions[n++] = position - 1;
    }
  return n;
}

/* Stopped and out of scope cover nothing. */
static gboolean
covers (BstRecord *record, BstPortfolio *portfolio)
{
  const BstAppraisal *appraisal = bst_portfolio_get (portfolio, record->id);

  if (bst_record_get_kind (record) == BST_KIND_ACTION_POINTS)
    return BST_ACTION_POINT (record)->status != BST_STATUS_STOPPED;
  return appraisal->advice != BST_ADVICE_STOPPED && appraisal->advice != BST_ADVICE_OUT_OF_SCOPE;
}

static gboolean
is_in_phase (BstPlan *plan, BstFramework *framework, BstRecord *record, const char *phase)
{
  g_auto (GStrv) phases = phase != NULL ? bst_axis_get_values (plan, framework, record, BST_AXIS_PHASE) : NULL;

  return phase == NULL || g_strv_contains ((const char *const *) phases, phase);
}

static void
put_on (BstGapMatrix *self, BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, BstRecord *record)
{
  g_auto (GStrv) in_rows = NULL, in_columns = NULL;
  guint most_rows, most_columns;
  Placing *placing;

  if (!covers (record, portfolio) || !is_in_phase (plan, framework, record, get_own_phase (self)))
    return;
  in_rows = bst_axis_get_values (plan, framework, record, self->row_axis);
  in_columns = bst_axis_get_values (plan, framework, record, self->column_axis);
  most_rows = g_strv_length (in_rows);
  most_columns = g_strv_length (in_columns);
  placing = g_malloc0 (sizeof (Placing) + (most_rows + most_columns) * sizeof (guint));
  placing->record = g_object_ref (record);
  placing->counted_as = count_as (record, portfolio);
  placing->unplaced = most_rows == 0 || most_columns == 0;
  placing->n_rows = find_positions (self->row_of, in_rows, placing->at);
  placing->n_columns = find_positions (self->column_of, in_columns, placing->at + placing->n_rows);
  add_placing (self, placing, 1);
  g_hash_table_insert (self->placings, g_strdup (record->id), placing);
}

static void
take_off (BstGapMatrix *self, const char *id)
{
  const Placing *placing = g_hash_table_lookup (self->placings, id);

  if (placing == NULL)
    return;
  add_placing (self, placing, -1);
  g_hash_table_remove (self->placings, id);
}

/* --- Judgements of its cells ----------------------------------------------------------------------------------------- */

/* Which cell a judgement is of: its id holds the values of the cell, in the order of the axes. */
static gboolean
find_judged_cell (const BstGapMatrix *self, const char *id, guint *ret_cell)
{
  g_auto (GStrv) parts = g_strsplit (id, ":", -1);
  const char *values[BST_N_AXES] = { NULL }, *phase = get_own_phase (self);
  guint row, column, next = 1;

  for (int axis = 0; axis < BST_N_AXES; axis++)
    if (axis == (int) self->row_axis || axis == (int) self->column_axis || (axis == BST_AXIS_PHASE && phase != NULL))
      {
        if (g_strv_length (parts) <= next)
          return FALSE;
        values[axis] = parts[next++];
      }
  if (g_strv_length (parts) != next || !g_str_equal (parts[0], "gj")
      || (phase != NULL && !g_str_equal (values[BST_AXIS_PHASE], phase)))
    return FALSE;
  row = GPOINTER_TO_UINT (g_hash_table_lookup (self->row_of, values[self->row_axis]));
  column = GPOINTER_TO_UINT (g_hash_table_lookup (self->column_of, values[self->column_axis]));
  *ret_cell = (row - 1) * self->columns->len + column - 1;
  return row > 0 && column > 0;
}

static void
judge (BstGapMatrix *self, BstPlan *plan, const char *id)
{
  BstRecord *judgement = bst_plan_find (plan, BST_KIND_GAP_JUDGEMENTS, id);
  guint cell;

  if (!find_judged_cell (self, id, &cell))
    return;
  if (judgement != NULL)
    g_hash_table_insert (self->judgements, GUINT_TO_POINTER (cell), g_object_ref (judgement));
  else
    g_hash_table_remove (self->judgements, GUINT_TO_POINTER (cell));
  set_state (self, cell);
}

/* --- All of it ------------------------------------------------------------------------------------------------------- */

static void
count_all (BstGapMatrix *self, BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio)
{
  static const BstKindId kinds[] = { BST_KIND_ACTIONS, BST_KIND_ACTION_POINTS };
  BstCollection *judgements = bst_plan_get_collection (plan, BST_KIND_GAP_JUDGEMENTS);

  for (guint i = 0; i < self->rows->len * self->columns->len; i++)
    self->cells[i].state = BST_CELL_EMPTY;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      BstCollection *records = bst_plan_get_collection (plan, kinds[k]);
      for (guint i = 0; i < bst_collection_get_n (records); i++)
        put_on (self, plan, framework, portfolio, bst_collection_get (records, i));
    }
  for (guint i = 0; i < bst_collection_get_n (judgements); i++)
    judge (self, plan, bst_collection_get (judgements, i)->id);
}

/**
 * bst_gap_matrix_new:
 * @phase: (nullable): only the rows and columns of this life phase; where neither axis has phases, only what is done in it
 *
 * Counts the actions and action points of every cell. R166.
 *
 * Returns: (transfer full): the matrix as the plan is now; valid until the plan changes, see bst_gap_matrix_follow()
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
  self->judgements = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->placings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, placing_free);
  self->unplaced = g_ptr_array_new ();
  self->rows = bst_axis_list_values (plan, framework, rows, phase);
  self->columns = bst_axis_list_values (plan, framework, columns, phase);
  self->row_of = index_values (self->rows);
  self->column_of = index_values (self->columns);
  self->cells = g_new0 (BstCell, (gsize) self->rows->len * self->columns->len);
  self->records = g_new0 (GPtrArray *, (gsize) self->rows->len * self->columns->len);
  count_all (self, plan, framework, portfolio);
  return self;
}

/**
 * bst_gap_matrix_follow:
 * @portfolio: has followed the change already
 * @transaction: what was applied to the plan, undone or done again
 *
 * Takes off what changed and puts it on as it is now. The matrix is then as bst_gap_matrix_new() would make it.
 *
 * Returns: whether that could be done; where rows, columns or the yardstick may be others, the matrix is no longer valid
 *   and is to be made anew
 */
gboolean
bst_gap_matrix_follow (BstGapMatrix *self, BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio,
                       const BstTransaction *transaction)
{
  guint n = bst_transaction_get_n (transaction);

  for (guint i = 0; i < n; i++)
    {
      BstKindId kind = bst_transaction_get (transaction, i)->kind;
      if (kind == BST_KIND_OBJECTIVES || kind == BST_KIND_TERMS || kind == BST_KIND_CRITERIA_SETS)
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    take_off (self, bst_transaction_get (transaction, i)->id);
  for (guint i = 0; i < n; i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      gboolean stands = change->kind == BST_KIND_ACTIONS || change->kind == BST_KIND_ACTION_POINTS;
      BstRecord *record = stands ? bst_plan_find (plan, change->kind, change->id) : NULL;
      if (record != NULL && !g_hash_table_contains (self->placings, change->id))
        put_on (self, plan, framework, portfolio, record);
      else if (change->kind == BST_KIND_GAP_JUDGEMENTS)
        judge (self, plan, change->id);
    }
  return TRUE;
}

void
bst_gap_matrix_free (BstGapMatrix *self)
{
  for (guint i = 0; i < self->rows->len * self->columns->len; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_ptr_array_unref (self->unplaced);
  g_hash_table_unref (self->judgements);
  g_hash_table_unref (self->placings);
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
 * Returns: (transfer none) (element-type BstAxisValue): in the framework's order
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
  const GPtrArray *records = self->records[row * self->columns->len + column];

  return records != NULL && records->len > 0 ? records : NULL;
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
