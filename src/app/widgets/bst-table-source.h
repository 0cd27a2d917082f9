/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-source.h - what a page tells the table: its columns, and how to read one record.
 *
 * A page keeps one static BstTableSource and makes a model with it:
 *
 *   static const BstTableSource source = { .columns = columns, .n_columns = G_N_ELEMENTS (columns), .text = …, … };
 *   model = bst_table_model_new (&source, self);
 *   bst_table_model_begin (model);
 *   for each record: bst_table_model_insert (model, id, record);
 *   bst_table_model_end (model);
 *   bst_table_set_model (table, model);
 *
 * Afterwards it tells the model what a transaction did: bst_table_model_insert(), _remove() and _touch(), by id,
 * between _begin() and _end(). The row in which a person edits stays where it is until the focus leaves it. */
#pragma once
#include <glib.h>

/* A number or a date that is not there: shown as a dash, sorted last either way. The same value as BST_UNSET. */
#define BST_TABLE_UNSET G_MININT64
#define BST_TABLE_MAX_COLUMNS 24
#define BST_TABLE_MAX_MARKS 8

/**
 * BstColumnKind:
 * @BST_COLUMN_TEXT: wrapped text, sorted by the rules of the language
 * @BST_COLUMN_NUMBER: text set to the right, sorted by its number
 * @BST_COLUMN_DATE: text, sorted by its number
 * @BST_COLUMN_MARKS: a rounded square per letter, sorted by its number
 * @BST_COLUMN_PILL: a word in a coloured pill with a shape, sorted by its number
 */
typedef enum { BST_COLUMN_TEXT, BST_COLUMN_NUMBER, BST_COLUMN_DATE, BST_COLUMN_MARKS, BST_COLUMN_PILL } BstColumnKind;

/**
 * BstColumnEditor:
 * @BST_EDITOR_NONE: the cell is only read
 * @BST_EDITOR_TEXT: an entry
 * @BST_EDITOR_DATE: an entry for a date; the source parses what was typed
 * @BST_EDITOR_CHOICE: a list from the source's `choices`
 */
typedef enum { BST_EDITOR_NONE, BST_EDITOR_TEXT, BST_EDITOR_DATE, BST_EDITOR_CHOICE } BstColumnEditor;

/**
 * BstColumnFlags:
 * @BST_COLUMN_STRONG: bold: the column that names the row. Always visible; Enter and a double click on it activate the row
 * @BST_COLUMN_HIDDEN: not visible until a person chooses the column
 */
typedef enum { BST_COLUMN_PLAIN = 0, BST_COLUMN_STRONG = 1 << 0, BST_COLUMN_HIDDEN = 1 << 1 } BstColumnFlags;

typedef struct {
  const char *id;    /* stable name for layouts and actions: lower-case letters, digits and dashes */
  const char *title; /* English, marked with N_(); the table translates */
  BstColumnKind kind;
  BstColumnEditor editor;
  int width; /* pixels at 100 % text; 0: takes what the others leave */
  int lines; /* at most so many lines of text; 0 is 1 */
  BstColumnFlags flags;
} BstTableColumn;

typedef struct {
  const char *id;
  const char *title; /* English, marked with N_() */
} BstTableGrouping;

typedef enum {
  BST_TONE_NEUTRAL,
  BST_TONE_ACCENT,
  BST_TONE_SUCCESS,
  BST_TONE_WARNING,
  BST_TONE_ERROR,
  BST_N_TONES
} BstTone;

typedef enum { BST_MARK_NOT_YET, BST_MARK_GOOD, BST_MARK_SET_ASIDE } BstMarkState;

typedef struct {
  char letter; /* as the plan's language has it */
  BstMarkState state;
} BstTableMark;

char *bst_table_marks_describe (const BstTableMark *marks, guint n);

typedef struct {
  BstTone tone;
  const char *shape; /* static: "●", "▲", "◐", "✓" …; NULL: only the word */
} BstTablePill;

typedef struct {
  char *id;
  char *title;
} BstTableChoice;

static inline BstTableChoice *
bst_table_choice_new (const char *id, const char *title)
{
  BstTableChoice *choice = g_new (BstTableChoice, 1);

  *choice = (BstTableChoice) { g_strdup (id), g_strdup (title) };
  return choice;
}

static inline void
bst_table_choice_free (BstTableChoice *choice)
{
  g_free (choice->id);
  g_free (choice->title);
  g_free (choice);
}

/**
 * BstTablePasted:
 * @key: of the row; %NULL: the text stood below the last row
 * @record: borrowed
 * @text: what is to stand in the cell
 * @reason: (nullable): why it cannot
 */
typedef struct {
  char *key;
  gpointer record;
  guint column;
  char *text;
  char *reason;
} BstTablePasted;

static inline void
bst_table_pasted_free (gpointer data)
{
  BstTablePasted *cell = (BstTablePasted *) data;

  g_free (cell->key);
  g_free (cell->text);
  g_free (cell->reason);
  g_free (cell);
}

/**
 * BstTableSource:
 * @name: what the rows are, English, marked with N_(): the accessible name of the list ("Action points")
 * @columns: the columns in their first order; the STRONG one names the row
 * @groupings: (nullable): what the rows can be grouped by
 * @ref: (nullable): takes a reference on a record; without it records must outlive their row
 * @unref: (nullable): gives it back
 * @text: (transfer full) (nullable): what the cell shows, says and copies; nothing or "" is shown as a dash
 * @edit_text: (transfer full) (nullable): what the editor starts with, where that is not @text
 * @number: (nullable): sort value of every kind but text, or BST_TABLE_UNSET
 * @marks: (nullable): fills in at most BST_TABLE_MAX_MARKS marks, returns how many
 * @pill: (nullable): tone and shape of a pill
 * @order: (nullable): the plan's own order as a string that sorts by bytes; without it the order of insertion
 * @search: (nullable) (transfer full): words to be found besides those of the cells
 * @group_key: (nullable): the group of the record, a string that lives as long as the record; NULL: in none
 * @group_title: (nullable) (transfer full): asked once per group; @ret_order sorts the groups, equal ones by title
 * @choices: (nullable) (transfer full) (element-type BstTableChoice): what a choice column offers, freeing its elements
 * @commit: (nullable) (transfer full): one undo step; for a choice column @text is the id of the choice. Returns NULL,
 *   or a sentence that says what is wrong and what to do, shown under the editor
 * @paste: (nullable): puts texts into many cells as one undo step, as a person would write them: the title of a choice
 *   and not its id. Fills in the reason of each that is refused, and returns how many changed
 *
 * Every function gets the user data of the model first. @column counts in @columns.
 */
typedef struct {
  const char *name;
  const BstTableColumn *columns;
  guint n_columns;
  const BstTableGrouping *groupings;
  guint n_groupings;
  gpointer (*ref) (gpointer record);
  void (*unref) (gpointer record);
  char *(*text) (gpointer user_data, gpointer record, guint column);
  char *(*edit_text) (gpointer user_data, gpointer record, guint column);
  gint64 (*number) (gpointer user_data, gpointer record, guint column);
  guint (*marks) (gpointer user_data, gpointer record, guint column, BstTableMark *ret_marks);
  void (*pill) (gpointer user_data, gpointer record, guint column, BstTablePill *ret_pill);
  const char *(*order) (gpointer user_data, gpointer record);
  char *(*search) (gpointer user_data, gpointer record);
  const char *(*group_key) (gpointer user_data, gpointer record, guint grouping);
  char *(*group_title) (gpointer user_data, const char *key, guint grouping, gint64 *ret_order);
  GPtrArray *(*choices) (gpointer user_data, gpointer record, guint column);
  char *(*commit) (gpointer user_data, gpointer record, guint column, const char *text);
  guint (*paste) (gpointer user_data, GPtrArray *cells);
} BstTableSource;
