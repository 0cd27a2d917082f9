/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-view-actions.c - what can be done with the gap matrix: the action group "gaps". */
#include "config.h"
#include "bst-gap-view-private.h"
#include <glib/gi18n.h>
#include "dialogs/bst-new-action.h"
#include "../bst-view-state.h"
#include "../bst-window.h"
#include "bst-gap-words.h"

static const BstEnumValue *
get_verdicts (void)
{
  return bst_kind_get_field (BST_KIND_GAP_JUDGEMENTS, "verdict")->values;
}

static void
set_enabled (BstGapView *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

static void
set_state (BstGapView *self, const char *name, const char *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                             g_variant_new_string (state));
}

/* --- Rows, columns, phase ---------------------------------------------------------------------------------------------------- */

static void
set_axes (BstGapView *self, BstAxis rows, BstAxis columns)
{
  self->rows = rows;
  self->columns = columns;
  self->outdated = TRUE;
  bst_view_state_set (self->document, "gap-rows", bst_axes[rows].field);
  bst_view_state_set (self->document, "gap-columns", bst_axes[columns].field);
  bst_view_state_set (self->document, "gap-phase", self->phase);
  bst_gap_view_refresh (self);
}

/* BST_N_AXES: none has this name. */
static BstAxis
find_axis (const char *name)
{
  int axis = 0;

  while (axis < BST_N_AXES && g_strcmp0 (bst_axes[axis].field, name) != 0)
    axis++;
  return (BstAxis) axis;
}

/**
 * bst_gap_view_recall:
 *
 * Rows, columns and life phase are those that the person chose for this plan last; settings may hold anything.
 */
void
bst_gap_view_recall (BstGapView *self)
{
  g_autofree char *rows = bst_view_state_get (self->document, "gap-rows"),
                  *columns = bst_view_state_get (self->document, "gap-columns"),
                  *phase = bst_view_state_get (self->document, "gap-phase");
  BstAxis in_rows = find_axis (rows), in_columns = find_axis (columns);
  gboolean known = in_rows != BST_N_AXES && in_columns != BST_N_AXES && in_rows != in_columns;

  self->rows = known ? in_rows : BST_AXIS_GROUP;
  self->columns = known ? in_columns : BST_AXIS_SETTING;
  if (phase != NULL && bst_framework_find (bst_document_get_framework (self->document), phase) == NULL)
    g_clear_pointer (&phase, g_free);
  g_set_str (&self->phase, phase);
}

/* What stands in the rows cannot stand in the columns: choosing it for both swaps them. */
static void
rows_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  BstAxis axis = find_axis (g_variant_get_string (parameter, NULL));

  set_axes (self, axis, axis == self->columns ? self->rows : self->columns);
}

static void
columns_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  BstAxis axis = find_axis (g_variant_get_string (parameter, NULL));

  set_axes (self, axis == self->rows ? self->columns : self->rows, axis);
}

static void
swap_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;

  set_axes (self, self->columns, self->rows);
}

static void
phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  const char *phase = g_variant_get_string (parameter, NULL);

  g_set_str (&self->phase, *phase != '\0' ? phase : NULL);
  self->outdated = TRUE;
  bst_view_state_set (self->document, "gap-phase", phase);
  bst_gap_view_refresh (self);
}

/* --- Finding a cell ------------------------------------------------------------------------------------------------------------ */

static BstCellState
find_state (const char *name)
{
  for (guint i = 0; get_verdicts ()[i].name != NULL; i++)
    if (g_str_equal (get_verdicts ()[i].name, name))
      return (BstCellState) (BST_CELL_TO_CHECK + i);
  return BST_CELL_EMPTY;
}

/* The next cell of a state after the cursor, row by row, and from the start again. */
static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  BstCellState state = find_state (g_variant_get_string (parameter, NULL));
  guint row, column, n_rows, n_columns, at;
  gboolean any;

  if (self->matrix == NULL)
    return;
  n_rows = bst_gap_matrix_get_rows (self->matrix)->len;
  n_columns = bst_gap_matrix_get_columns (self->matrix)->len;
  any = bst_gap_grid_get_cursor (self->grid, &row, &column);
  at = any ? row * n_columns + column + 1 : 0;
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      guint place = (at + i) % (n_rows * n_columns);
      if (bst_gap_matrix_get (self->matrix, place / n_columns, place % n_columns).state != state)
        continue;
      bst_gap_grid_set_cursor (self->grid, place / n_columns, place % n_columns, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      return;
    }
}

/* --- Judging ---------------------------------------------------------------------------------------------------------------------- */

static void
tell (BstGapView *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), text, TRUE);
}

typedef void (*CellFunc) (BstGapView *self, BstTransaction *transaction, const BstCellPlace *place, int verdict);

/* Returns: how many of the selected cells were empty, and are changed as one step. */
static guint
change_cells (BstGapView *self, const char *label, CellFunc func, int verdict)
{
  BstGapRange range = bst_gap_grid_get_range (self->grid);
  BstTransaction *transaction = bst_document_begin (self->document, label, NULL);
  guint n = 0;

  for (guint row = range.first_row; row <= range.last_row; row++)
    for (guint column = range.first_column; column <= range.last_column; column++)
      {
        BstCellPlace place = bst_gap_matrix_get_place (self->matrix, row, column);
        if (bst_gap_matrix_get (self->matrix, row, column).state == BST_CELL_FILLED)
          continue;
        func (self, transaction, &place, verdict);
        n++;
      }
  if (!bst_document_apply (self->document, transaction))
    return 0;
  bst_gap_view_refresh (self);
  return n;
}

static void
judge_cell (BstGapView *self, BstTransaction *transaction, const BstCellPlace *place, int verdict)
{
  bst_gap_judge (bst_document_get_plan (self->document), transaction, place, (BstGapVerdict) verdict,
                 bst_document_get_context (self->document)->today);
}

static void
judge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  BstCellState state = find_state (g_variant_get_string (parameter, NULL));
  BstGapSelection selection = bst_gap_view_get_selection (self);
  g_autofree char *words = NULL, *place = NULL;
  guint n;

  if (!selection.any || selection.n_empty == 0)
    return;
  place = bst_gap_words_cell_name (self->matrix, selection.row, selection.column);
  n = change_cells (self, _ ("Judge a gap"), judge_cell, (int) state - BST_CELL_TO_CHECK);
  if (n == 0)
    return;
  words = bst_gap_words_count_state (state, n);
  tell (self, words);
  if (state == BST_CELL_COVERED)
    {
      g_signal_emit_by_name (self, "panel-wanted");
      bst_gap_panel_focus_reason (self->panel);
      self->asks_reason = gtk_widget_get_visible (self->menu);
    }
}

/* What covers the selected cells that are covered, as one step. */
static void
cover_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  BstGapRange range = bst_gap_grid_get_range (self->grid);
  BstTransaction *transaction;

  if (!bst_gap_view_get_selection (self).any)
    return;
  transaction = bst_document_begin (self->document, _ ("Judge a gap"), NULL);
  for (guint row = range.first_row; row <= range.last_row; row++)
    for (guint column = range.first_column; column <= range.last_column; column++)
      if (bst_gap_matrix_get (self->matrix, row, column).state == BST_CELL_COVERED)
        bst_transaction_set_text (transaction, bst_gap_matrix_get_judgement (self->matrix, row, column), "covered-by",
                                  g_variant_get_string (parameter, NULL));
  bst_document_apply (self->document, transaction);
}

static void
withdraw_cell (BstGapView *self, BstTransaction *transaction, const BstCellPlace *place, int verdict)
{
  bst_gap_withdraw (bst_document_get_plan (self->document), transaction, place);
}

static void
withdraw_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;

  if (bst_gap_view_get_selection (self).any && change_cells (self, _ ("Withdraw a judgement"), withdraw_cell, 0) > 0)
    tell (self, _ ("Judgement withdrawn"));
}

/* --- Starting an action -------------------------------------------------------------------------------------------------------------- */

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  BstGapSelection selection = bst_gap_view_get_selection (self);
  BstCellPlace place;
  g_autoptr (BstRecord) draft = NULL;

  if (!selection.any)
    return;
  place = bst_gap_matrix_get_place (self->matrix, selection.row, selection.column);
  draft = bst_gap_make_draft (bst_document_get_framework (self->document), &place);
  bst_new_action_present (GTK_WIDGET (self), self->document, draft);
}

static void
look_first_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;

  bst_gap_grid_clear_cursor (self->grid);
  bst_gap_view_show_panel (self);
  g_signal_emit_by_name (self, "panel-wanted");
}

/* One of those where to look first: its row. */
static void
objective_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;
  const GPtrArray *rows;

  g_clear_pointer (&self->phase, g_free);
  set_axes (self, BST_AXIS_OBJECTIVE, self->columns == BST_AXIS_OBJECTIVE ? self->rows : self->columns);
  rows = bst_gap_matrix_get_rows (self->matrix);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((BstAxisValue *) rows->pdata[i])->id, g_variant_get_string (parameter, NULL)))
      bst_gap_grid_set_cursor (self->grid, i, 0, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
unplaced_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstGapView *self = data;

  if (self->matrix == NULL)
    return;
  bst_gap_grid_clear_cursor (self->grid);
  bst_gap_panel_show_unplaced (self->panel, self->matrix);
  g_signal_emit_by_name (self, "panel-wanted");
}

/* --- The group ------------------------------------------------------------------------------------------------------------------------- */

/**
 * bst_gap_view_update_actions:
 *
 * What can be done, and what menus mark, follows the selected cells.
 */
void
bst_gap_view_update_actions (BstGapView *self)
{
  BstGapSelection selection = bst_gap_view_get_selection (self);
  BstCellState state =
      selection.any ? bst_gap_matrix_get (self->matrix, selection.row, selection.column).state : BST_CELL_FILLED;
  gboolean judged = state >= BST_CELL_TO_CHECK,
           editable = self->document != NULL && !bst_document_is_read_only (self->document);

  set_state (self, "rows", bst_axes[self->rows].field);
  set_state (self, "columns", bst_axes[self->columns].field);
  set_state (self, "phase", self->phase != NULL ? self->phase : "");
  set_state (self, "judge", judged ? get_verdicts ()[state - BST_CELL_TO_CHECK].name : "");
  set_enabled (self, "judge", editable && selection.n_empty > 0);
  set_enabled (self, "withdraw", editable && (judged || selection.n_empty > 1));
  set_enabled (self, "cover", editable);
  set_enabled (self, "start", editable && selection.any && selection.n_cells == 1);
}

void
bst_gap_view_add_actions (BstGapView *self)
{
  static const GActionEntry entries[] = {
    { "rows", rows_cb, "s", "''", NULL },
    { "columns", columns_cb, "s", "''", NULL },
    { "phase", phase_cb, "s", "''", NULL },
    { "judge", judge_cb, "s", "''", NULL },
    { .name = "swap", .activate = swap_cb },
    { .name = "next", .activate = next_cb, .parameter_type = "s" },
    { .name = "cover", .activate = cover_cb, .parameter_type = "s" },
    { .name = "withdraw", .activate = withdraw_cb },
    { .name = "start", .activate = start_cb },
    { .name = "look-first", .activate = look_first_cb },
    { .name = "unplaced", .activate = unplaced_cb },
    { .name = "objective", .activate = objective_cb, .parameter_type = "s" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "gaps", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self->panel), "gaps", G_ACTION_GROUP (self->actions));
}
