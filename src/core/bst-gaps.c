/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-gaps.h"
#include "bst-outline.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-action.h"
#include <string.h>

/* In the order of the fields of a judgement, which is the order of the values in its id. */
const BstAxisInfo bst_axes[BST_N_AXES] = {
  [BST_AXIS_OBJECTIVE] = { "objective", "operational-objectives", N_ ("Objective") },
  [BST_AXIS_GROUP] = { "group", "groups", N_ ("Vulnerable group") },
  [BST_AXIS_SETTING] = { "setting", "settings", N_ ("Setting") },
  [BST_AXIS_PHASE] = { "phase", "phases", N_ ("Life phase") },
  [BST_AXIS_THEME] = { "theme", "themes", N_ ("Theme") },
  [BST_AXIS_DOMAIN] = { "domain", "policy-domains", N_ ("Policy domain") },
  [BST_AXIS_TRANSITION_PATH] = { "transition-path", "transition-paths", N_ ("Transition path") },
};

struct _BstGapMatrix {
  GPtrArray *rows, *columns;     /* BstAxisValue */
  GHashTable *row_of, *column_of; /* id → position + 1 */
  BstCell *cells;
  GPtrArray **records; /* per cell: BstRecord, or NULL */
};

/* --- Where a record stands on an axis ---------------------------------------------------------------------------- */

static void
add_value (GPtrArray *values, const char *id)
{
  if (id != NULL && *id != '\0' && !g_ptr_array_find_with_equal_func (values, id, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (id));
}

static void
add_values (GPtrArray *values, const BstVec *ids)
{
  for (guint i = 0; i < bst_vec_length (ids); i++)
    add_value (values, ids->items[i]);
}

/* The objectives that a record serves, sub-objectives by the one above them. */
static GPtrArray *
list_objectives (BstPlan *plan, BstFramework *framework, BstRecord *record)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_free), *tops = g_ptr_array_new_with_free_func (g_free);

  if (bst_record_get_kind (record) == BST_KIND_ACTIONS)
    {
      add_value (own, BST_ACTION (record)->primary_objective);
      add_values (own, BST_ACTION (record)->other_objectives);
    }
  else
    add_value (own, BST_ACTION_POINT (record)->objective);
  for (guint i = 0; i < own->len; i++)
    {
      g_autofree char *top = bst_outline_top (plan, framework, own->pdata[i]);
      add_value (tops, top != NULL ? top : own->pdata[i]);
    }
  g_ptr_array_unref (own);
  return tops;
}

/* What an action says itself, and where it says nothing the phase of what it serves. */
static void
add_phases (BstPlan *plan, BstFramework *framework, BstRecord *record, GPtrArray *values)
{
  g_autoptr (GPtrArray) objectives = NULL;

  if (bst_record_get_kind (record) == BST_KIND_ACTIONS)
    add_values (values, BST_ACTION (record)->phases);
  if (values->len > 0)
    return;
  objectives = list_objectives (plan, framework, record);
  for (guint i = 0; i < objectives->len; i++)
    {
      g_autoptr (BstNode) node = bst_outline_find (plan, framework, objectives->pdata[i], NULL);
      if (node != NULL)
        add_value (values, node->phase);
    }
}

static void
add_theme_of (BstPlan *plan, BstFramework *framework, const char *objective, GPtrArray *values)
{
  const BstItem *item = bst_framework_find (framework, objective);
  BstRecord *record = bst_plan_find (plan, BST_KIND_OBJECTIVES, objective);

  if (record != NULL)
    add_value (values, BST_OBJECTIVE (record)->theme);
  if (item != NULL)
    add_value (values, item->theme);
}

/* An operational objective has the themes of the strategic ones that it serves. */
static void
add_themes (BstPlan *plan, BstFramework *framework, BstRecord *record, GPtrArray *values)
{
  g_autoptr (GPtrArray) objectives = list_objectives (plan, framework, record);

  for (guint i = 0; i < objectives->len; i++)
    {
      g_auto (GStrv) serves = bst_outline_serves (plan, framework, objectives->pdata[i]);
      add_theme_of (plan, framework, objectives->pdata[i], values);
      for (guint j = 0; serves != NULL && serves[j] != NULL; j++)
        add_theme_of (plan, framework, serves[j], values);
    }
}

static void
add_plain (BstRecord *record, BstAxis axis, GPtrArray *values)
{
  gboolean is_action = bst_record_get_kind (record) == BST_KIND_ACTIONS;

  if (axis == BST_AXIS_GROUP)
    add_values (values, is_action ? BST_ACTION (record)->groups : BST_ACTION_POINT (record)->groups);
  else if (axis == BST_AXIS_SETTING)
    add_values (values, is_action ? BST_ACTION (record)->settings : BST_ACTION_POINT (record)->settings);
  else if (axis == BST_AXIS_DOMAIN)
    {
      add_value (values, is_action ? BST_ACTION (record)->domain : BST_ACTION_POINT (record)->domain);
      if (is_action)
        add_values (values, BST_ACTION (record)->domains);
    }
  else if (axis == BST_AXIS_TRANSITION_PATH && is_action)
    add_values (values, BST_ACTION (record)->transition_paths);
}

/**
 * bst_axis_get_values:
 * @record: an action or an action point
 *
 * Returns: (transfer full): where it stands on @axis, each id once; an action may stand in several places
 */
GStrv
bst_axis_get_values (BstPlan *plan, BstFramework *framework, BstRecord *record, BstAxis axis)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (axis == BST_AXIS_OBJECTIVE)
    {
      g_ptr_array_unref (values);
      values = list_objectives (plan, framework, record);
    }
  else if (axis == BST_AXIS_PHASE)
    add_phases (plan, framework, record, values);
  else if (axis == BST_AXIS_THEME)
    add_themes (plan, framework, record, values);
  else
    add_plain (record, axis, values);
  g_ptr_array_set_free_func (values, NULL);
  g_ptr_array_add (values, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

/* --- The values of an axis ----------------------------------------------------------------------------------------- */

static void
value_free (gpointer data)
{
  BstAxisValue *value = data;

  g_free (value->id);
  g_free (value->title);
  g_free (value);
}

static void
add_axis_value (GPtrArray *values, const char *id, const char *title)
{
  BstAxisValue *value = g_new0 (BstAxisValue, 1);

  value->id = g_strdup (id);
  value->title = g_strdup (title);
  g_ptr_array_add (values, value);
}

static void
add_objectives (BstPlan *plan, BstFramework *framework, const char *phase, GPtrArray *values)
{
  GPtrArray *phases = bst_framework_get_list (framework, "phases");

  for (guint i = 0; i < phases->len; i++)
    {
      const char *one = ((const BstItem *) phases->pdata[i])->id;
      g_autoptr (GPtrArray) nodes = NULL;
      if (phase != NULL && !g_str_equal (phase, one))
        continue;
      nodes = bst_outline_list (plan, framework, one, BST_LEVEL_OPERATIONAL, NULL);
      for (guint j = 0; j < nodes->len; j++)
        add_axis_value (values, ((const BstNode *) nodes->pdata[j])->id, ((const BstNode *) nodes->pdata[j])->title);
    }
}

/* The framework's items of the phase, or of no phase, and what the plan added. */
static GPtrArray *
list_values (BstPlan *plan, BstFramework *framework, BstAxis axis, const char *phase)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  GPtrArray *items = bst_framework_get_list (framework, bst_axes[axis].list);
  BstCollection *terms = bst_plan_get_collection (plan, BST_KIND_TERMS);

  if (axis == BST_AXIS_OBJECTIVE)
    {
      add_objectives (plan, framework, phase, values);
      return values;
    }
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const BstItem *item = items->pdata[i];
      const char *own = axis == BST_AXIS_PHASE ? item->id : item->phase;
      if (phase == NULL || own == NULL || g_str_equal (own, phase))
        add_axis_value (values, item->id, bst_item_get_short (item, NULL));
    }
  for (guint i = 0; i < bst_collection_get_n (terms); i++)
    {
      BstRecord *term = bst_collection_get (terms, i);
      if (g_str_equal (bst_record_get_text (term, "list"), bst_axes[axis].list))
        add_axis_value (values, term->id, bst_record_get_text (term, "title"));
    }
  return values;
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
 * bst_gap_judgement_find:
 *
 * Returns: (transfer none) (nullable): what people judged of a cell
 */
BstRecord *
bst_gap_judgement_find (BstPlan *plan, BstAxis rows, const char *row, BstAxis columns, const char *column)
{
  const char *values[BST_N_AXES] = { NULL };
  g_autofree char *id = NULL;

  values[rows] = row;
  values[columns] = column;
  id = bst_gap_judgement_make_id (values);
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
place_record (BstGapMatrix *self, BstRecord *record, const char *const *rows, const char *const *columns,
              BstPortfolio *portfolio)
{
  for (guint r = 0; rows[r] != NULL; r++)
    for (guint c = 0; columns[c] != NULL; c++)
      {
        guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->row_of, rows[r]));
        guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->column_of, columns[c]));
        GPtrArray **records;
        if (row == 0 || column == 0)
          continue;
        records = &self->records[(row - 1) * self->columns->len + column - 1];
        if (*records == NULL)
          *records = g_ptr_array_new ();
        g_ptr_array_add (*records, record);
        count_record (get_cell (self, row - 1, column - 1), record, portfolio);
      }
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

static void
place_kind (BstGapMatrix *self, BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, BstKindId kind,
            BstAxis rows, BstAxis columns)
{
  BstCollection *records = bst_plan_get_collection (plan, kind);

  for (guint i = 0; i < bst_collection_get_n (records); i++)
    {
      BstRecord *record = bst_collection_get (records, i);
      g_auto (GStrv) in_rows = NULL, in_columns = NULL;
      if (!covers (record, portfolio))
        continue;
      in_rows = bst_axis_get_values (plan, framework, record, rows);
      in_columns = bst_axis_get_values (plan, framework, record, columns);
      place_record (self, record, (const char *const *) in_rows, (const char *const *) in_columns, portfolio);
    }
}

/* Known actions speak before a judgement that was made when there were none. */
static void
judge_cells (BstGapMatrix *self, BstPlan *plan, BstAxis rows, BstAxis columns)
{
  for (guint r = 0; r < self->rows->len; r++)
    for (guint c = 0; c < self->columns->len; c++)
      {
        BstCell *cell = get_cell (self, r, c);
        BstRecord *judgement;
        if (cell->n_strong + cell->n_other + cell->n_new + cell->n_points > 0)
          continue;
        judgement = bst_gap_judgement_find (plan, rows, ((BstAxisValue *) self->rows->pdata[r])->id, columns,
                                            ((BstAxisValue *) self->columns->pdata[c])->id);
        cell->state = judgement == NULL ? BST_CELL_EMPTY
                                        : (BstCellState) (BST_CELL_TO_CHECK + BST_GAP_JUDGEMENT (judgement)->verdict);
      }
}

/**
 * bst_gap_matrix_new:
 * @phase: (nullable): only what is of this life phase
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
  self->rows = list_values (plan, framework, rows, phase);
  self->columns = list_values (plan, framework, columns, phase);
  self->row_of = index_values (self->rows);
  self->column_of = index_values (self->columns);
  self->cells = g_new0 (BstCell, (gsize) self->rows->len * self->columns->len);
  self->records = g_new0 (GPtrArray *, (gsize) self->rows->len * self->columns->len);
  place_kind (self, plan, framework, portfolio, BST_KIND_ACTIONS, rows, columns);
  place_kind (self, plan, framework, portfolio, BST_KIND_ACTION_POINTS, rows, columns);
  judge_cells (self, plan, rows, columns);
  return self;
}

void
bst_gap_matrix_free (BstGapMatrix *self)
{
  for (guint i = 0; i < self->rows->len * self->columns->len; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
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
  GPtrArray *values = list_values (plan, framework, BST_AXIS_OBJECTIVE, phase);
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
