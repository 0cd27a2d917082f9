/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-gap-words.h"
#include <glib/gi18n.h>
#include "bst-text.h"

const BstCellStateInfo bst_cell_states[] = {
  [BST_CELL_FILLED] = { N_ ("actions known"), "●", NULL, BST_TONE_NEUTRAL },
  [BST_CELL_EMPTY] = { N_ ("not judged yet"), "○", "empty", BST_TONE_NEUTRAL },
  [BST_CELL_TO_CHECK] = { N_ ("to be looked into"), "?", "to-check", BST_TONE_WARNING },
  [BST_CELL_CONFIRMED] = { N_ ("gap confirmed"), "▲", "confirmed", BST_TONE_ERROR },
  [BST_CELL_COVERED] = { N_ ("covered by regular work"), "✓", "covered", BST_TONE_SUCCESS },
  [BST_CELL_NOT_APPLICABLE] = { N_ ("not applicable"), "–", "not-applicable", BST_TONE_NEUTRAL },
};

static void
append (GString *words, const char *separator, char *part)
{
  if (words->len > 0)
    g_string_append (words, separator);
  g_string_append (words, part);
  g_free (part);
}

static guint
count_actions (const BstCell *cell)
{
  return cell->n_strong + cell->n_other + cell->n_new;
}

static char *
count_points (guint n)
{
  return g_strdup_printf (ngettext ("%u action point", "%u action points", n), n);
}

/* --- Cells -------------------------------------------------------------------------------------------------------------- */

/**
 * bst_gap_words_counts:
 *
 * Returns: (transfer full): what is known in a cell, in whole words: “1 strong action, 2 other, 1 new, 3 action points”
 */
char *
bst_gap_words_counts (const BstCell *cell)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (count_actions (cell) == 0)
    g_string_append (words, _ ("no known action"));
  else
    append (words, "",
            g_strdup_printf (ngettext ("%u strong action", "%u strong actions", cell->n_strong), cell->n_strong));
  if (cell->n_other > 0)
    /* Translators: actions that are not strong, or not known to be */
    append (words, ", ", g_strdup_printf (ngettext ("%u other", "%u other", cell->n_other), cell->n_other));
  if (cell->n_new > 0)
    /* Translators: actions that are started new, pilots among them */
    append (words, ", ", g_strdup_printf (ngettext ("%u new", "%u new", cell->n_new), cell->n_new));
  if (cell->n_points > 0)
    append (words, ", ", count_points (cell->n_points));
  return g_strdup (words->str);
}

static char *
describe_judgement (const BstGapMatrix *matrix, guint row, guint column, BstCellState state)
{
  BstRecord *record = bst_gap_matrix_get_judgement (matrix, row, column);
  g_autofree char *date = record != NULL ? bst_format_date (NULL, BST_GAP_JUDGEMENT (record)->date) : g_strdup ("");
  const char *label = _ (bst_cell_states[state].label);

  /* Translators: what people judged of a cell, and on which day */
  return *date != '\0' ? g_strdup_printf (_ ("%s on %s"), label, date) : g_strdup (label);
}

/**
 * bst_gap_words_value:
 *
 * Returns: (transfer full): a row or a column in full: with the code of an objective
 */
char *
bst_gap_words_value (const BstAxisValue *value)
{
  return value->code != NULL ? g_strdup_printf ("%s %s", value->code, value->title) : g_strdup (value->title);
}

/**
 * bst_gap_words_cell_name:
 *
 * Returns: (transfer full): row, column, counts and state, as a screen reader says them
 */
char *
bst_gap_words_cell_name (const BstGapMatrix *matrix, guint row, guint column)
{
  BstCell cell = bst_gap_matrix_get (matrix, row, column);
  g_autofree char *row_title = bst_gap_words_value (bst_gap_matrix_get_rows (matrix)->pdata[row]),
                  *column_title = bst_gap_words_value (bst_gap_matrix_get_columns (matrix)->pdata[column]),
                  *counts = bst_gap_words_counts (&cell), *judged = NULL;

  if (cell.state == BST_CELL_FILLED)
    /* Translators: a cell of the gap matrix: its row, its column and what is known there */
    return g_strdup_printf (_ ("%s × %s: %s"), row_title, column_title, counts);
  judged = describe_judgement (matrix, row, column, cell.state);
  /* Translators: an empty cell of the gap matrix: row, column, “no known action”, and what people judged */
  return g_strdup_printf (_ ("%s × %s: %s; %s"), row_title, column_title, counts, judged);
}

static void
word_filled (const BstCell *cell, BstTileText *text)
{
  static const char *const tints[] = { "tint-0", "tint-1", "tint-2", "tint-3" };
  g_autoptr (GString) rest = g_string_new (NULL);

  text->css_class = tints[MIN (cell->n_strong, G_N_ELEMENTS (tints) - 1)];
  if (count_actions (cell) == 0)
    {
      text->css_class = "points-only";
      text->title = g_strdup (_ ("no known action"));
    }
  else
    {
      text->lead = g_strdup_printf ("%u", cell->n_strong);
      /* Translators: in a cell, after a number: so many strong actions */
      text->title = g_strdup (ngettext ("strong", "strong", cell->n_strong));
    }
  if (cell->n_other > 0)
    append (rest, "", g_strdup_printf (ngettext ("%u other", "%u other", cell->n_other), cell->n_other));
  if (cell->n_new > 0)
    append (rest, ", ", g_strdup_printf (ngettext ("%u new", "%u new", cell->n_new), cell->n_new));
  if (cell->n_points > 0)
    append (rest, "\n", count_points (cell->n_points));
  text->caption = g_strdup (rest->str);
}

static void
word_empty (const BstGapMatrix *matrix, guint row, guint column, BstCellState state, BstTileText *text)
{
  BstRecord *record = bst_gap_matrix_get_judgement (matrix, row, column);
  const char *covered_by = record != NULL ? BST_GAP_JUDGEMENT (record)->covered_by : NULL;

  text->css_class = bst_cell_states[state].css_class;
  if (state == BST_CELL_EMPTY)
    {
      text->title = g_strdup (_ ("no known action"));
      return;
    }
  text->title = g_strdup_printf ("%s\u2009%s", bst_cell_states[state].sign, _ (bst_cell_states[state].label));
  if (state == BST_CELL_COVERED && covered_by != NULL && *covered_by != '\0')
    text->caption = g_strdup (covered_by);
  else if (state == BST_CELL_TO_CHECK || state == BST_CELL_CONFIRMED)
    text->caption = g_strdup (_ ("no known action"));
}

/**
 * bst_gap_words_cell:
 * @ret_text: (out): its strings belong to the caller
 */
void
bst_gap_words_cell (const BstGapMatrix *matrix, guint row, guint column, BstTileText *ret_text)
{
  BstCell cell = bst_gap_matrix_get (matrix, row, column);

  *ret_text = (BstTileText) { NULL };
  if (cell.state == BST_CELL_FILLED)
    word_filled (&cell, ret_text);
  else
    word_empty (matrix, row, column, cell.state, ret_text);
  ret_text->name = bst_gap_words_cell_name (matrix, row, column);
}

/* --- Headings ------------------------------------------------------------------------------------------------------------ */

/**
 * bst_gap_words_heading:
 * @with_phase: whether it says its life phase: not where the matrix shows one phase only
 * @ret_text: (out): its strings belong to the caller
 */
void
bst_gap_words_heading (const BstAxisValue *value, BstFramework *framework, gboolean with_phase, BstTileText *ret_text)
{
  const BstItem *phase = with_phase && value->phase != NULL ? bst_framework_find (framework, value->phase) : NULL;
  g_autofree char *actions =
      value->n_actions > 0 ? g_strdup_printf (ngettext ("%u action", "%u actions", value->n_actions), value->n_actions)
                           : g_strdup (_ ("no action"));
  g_autofree char *title = bst_gap_words_value (value);

  *ret_text = (BstTileText) { NULL };
  ret_text->title = g_strdup (title);
  ret_text->caption =
      phase != NULL ? g_strdup_printf ("%s\n%s", bst_item_get_short (phase, NULL), actions) : g_strdup (actions);
  ret_text->name = g_strdup_printf ("%s (%s)", value->full != NULL ? value->full : title, ret_text->caption);
}

/**
 * bst_gap_words_count_state:
 *
 * Returns: (transfer full): “11 gaps confirmed”, as the summary says it
 */
char *
bst_gap_words_count_state (BstCellState state, guint n)
{
  switch (state)
    {
    case BST_CELL_CONFIRMED:
      return g_strdup_printf (ngettext ("%u gap confirmed", "%u gaps confirmed", n), n);
    case BST_CELL_TO_CHECK:
      return g_strdup_printf (ngettext ("%u to be looked into", "%u to be looked into", n), n);
    case BST_CELL_COVERED:
      return g_strdup_printf (ngettext ("%u covered by regular work", "%u covered by regular work", n), n);
    case BST_CELL_NOT_APPLICABLE:
      return g_strdup_printf (ngettext ("%u not applicable", "%u not applicable", n), n);
    case BST_CELL_EMPTY:
      return g_strdup_printf (ngettext ("%u not judged yet", "%u not judged yet", n), n);
    default:
      return g_strdup_printf (ngettext ("%u with actions", "%u with actions", n), n);
    }
}
