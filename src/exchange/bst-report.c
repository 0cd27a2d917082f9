/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-report.h"
#include "bst-field.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"

static void
clear_column (gpointer data)
{
  g_free ((char *) ((BstReportColumn *) data)->title);
}

static void
clear_bar (gpointer data)
{
  g_free (((BstChartBar *) data)->label);
  g_free (((BstChartBar *) data)->shown);
}

static void
block_free (gpointer data)
{
  BstBlock *self = data;

  g_free (self->text);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->tones, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->bars, g_array_unref);
  g_free (self);
}

/* The standing that the plan's people chose, in @language. */
static char *
get_standing (BstRecord *settings, const char *language)
{
  const BstField *field = bst_kind_get_field (BST_KIND_PLAN, "standing");
  const BstEnumValue *values = field->values;

  return g_strdup (bst_text (language, values[BST_PLAN_SETTINGS (settings)->standing].label));
}

static char *
copy_said (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * bst_report_new:
 * @plan: (nullable): what the report is about: its title, organisation and standing go with it
 * @language: (nullable): %NULL for the plan's
 * @title: of the document, in that language
 * @date: the day of which it speaks
 *
 * Returns: (transfer full): a report without blocks
 */
BstReport *
bst_report_new (BstPlan *plan, const char *language, const char *title, gint64 date)
{
  BstReport *self = g_new0 (BstReport, 1);
  BstRecord *settings = plan != NULL ? bst_plan_get_single (plan, BST_KIND_PLAN) : NULL;

  if (language == NULL && settings != NULL)
    language = BST_PLAN_SETTINGS (settings)->language;
  self->language = g_strdup (language != NULL && *language != '\0' ? language : bst_text_get_language ());
  self->title = g_strdup (title);
  self->date = date;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  if (settings != NULL)
    {
      self->plan = copy_said (BST_PLAN_SETTINGS (settings)->title);
      self->organisation = copy_said (BST_PLAN_SETTINGS (settings)->organisation);
      self->standing = get_standing (settings, self->language);
    }
  return self;
}

void
bst_report_free (BstReport *self)
{
  g_free (self->language);
  g_free (self->title);
  g_free (self->plan);
  g_free (self->organisation);
  g_free (self->standing);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static BstBlock *
add_block (BstReport *self, BstBlockType type, const char *text)
{
  BstBlock *block = g_new0 (BstBlock, 1);

  block->type = type;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* The block that is being filled, if it is of this type; else a new one. */
static BstBlock *
get_open (BstReport *self, BstBlockType type)
{
  BstBlock *last = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  if (last == NULL || last->type != type)
    last = add_block (self, type, NULL);
  if (last->cells == NULL)
    last->cells = g_ptr_array_new_with_free_func (g_free);
  return last;
}

/**
 * bst_report_add_heading:
 * @level: 1 for the title of the document, 2 for its parts, …
 */
void
bst_report_add_heading (BstReport *self, guint level, const char *text)
{
  add_block (self, BST_BLOCK_HEADING, text)->level = CLAMP (level, 1, 4);
}

void
bst_report_add_kicker (BstReport *self, const char *text)
{
  add_block (self, BST_BLOCK_KICKER, text);
}

/* Nothing to read makes no block. */
static void
add_text (BstReport *self, BstBlockType type, const char *text)
{
  if (text != NULL && *text != '\0')
    add_block (self, type, text);
}

/**
 * bst_report_add_paragraph:
 * @text: (nullable): nothing to read makes no paragraph
 */
void
bst_report_add_paragraph (BstReport *self, const char *text)
{
  add_text (self, BST_BLOCK_PARAGRAPH, text);
}

void
bst_report_add_note (BstReport *self, const char *text)
{
  add_text (self, BST_BLOCK_NOTE, text);
}

/**
 * bst_report_add_pill:
 *
 * Adds a word for a state to the row of such words.
 */
void
bst_report_add_pill (BstReport *self, const char *text, BstReportTone tone)
{
  BstBlock *block = get_open (self, BST_BLOCK_PILLS);

  if (block->tones == NULL)
    block->tones = g_array_new (FALSE, FALSE, sizeof (BstReportTone));
  g_ptr_array_add (block->cells, g_strdup (text));
  g_array_append_val (block->tones, tone);
}

/**
 * bst_report_add_fact:
 * @value: (nullable): nothing to read makes no fact
 */
void
bst_report_add_fact (BstReport *self, const char *label, const char *value)
{
  BstBlock *block;

  if (value == NULL || *value == '\0')
    return;
  block = get_open (self, BST_BLOCK_FACTS);
  g_ptr_array_add (block->cells, g_strdup (label));
  g_ptr_array_add (block->cells, g_strdup (value));
}

void
bst_report_add_item (BstReport *self, const char *text)
{
  g_ptr_array_add (get_open (self, BST_BLOCK_LIST)->cells, g_strdup (text));
}

void
bst_report_add_page_break (BstReport *self)
{
  add_block (self, BST_BLOCK_PAGE_BREAK, NULL);
}

/**
 * bst_report_add_table:
 * @caption: (nullable): what the table shows
 * @columns: (array length=n_columns): at most %BST_REPORT_MAX_COLUMNS; copied
 *
 * Rows follow with bst_report_add_row(). A table without rows says so by its header alone: whoever builds a report leaves
 * it out, or says in a paragraph that there is nothing.
 */
void
bst_report_add_table (BstReport *self, const char *caption, const BstReportColumn *columns, guint n_columns)
{
  BstBlock *block = add_block (self, BST_BLOCK_TABLE, caption);

  g_return_if_fail (n_columns > 0 && n_columns <= BST_REPORT_MAX_COLUMNS);
  block->cells = g_ptr_array_new_with_free_func (g_free);
  block->columns = g_array_new (FALSE, FALSE, sizeof (BstReportColumn));
  g_array_set_clear_func (block->columns, clear_column);
  for (guint i = 0; i < n_columns; i++)
    {
      BstReportColumn column = { g_strdup (columns[i].title), columns[i].align, MAX (1, columns[i].share) };
      g_array_append_val (block->columns, column);
    }
}

/**
 * bst_report_add_row:
 * @cells: one text for each column of the table that was added last; %NULL for an empty cell
 */
void
bst_report_add_row (BstReport *self, const char *const *cells)
{
  BstBlock *block = get_open (self, BST_BLOCK_TABLE);

  for (guint i = 0; i < bst_block_get_n_columns (block); i++)
    g_ptr_array_add (block->cells, g_strdup (cells[i] != NULL ? cells[i] : ""));
}

/**
 * bst_report_add_total:
 *
 * Like bst_report_add_row(), for the sums below a table: no ordinary row comes after it.
 */
void
bst_report_add_total (BstReport *self, const char *const *cells)
{
  bst_report_add_row (self, cells);
  get_open (self, BST_BLOCK_TABLE)->n_totals++;
}

/**
 * bst_report_add_mark:
 * @column: of the row that was added last
 * @start: where the stretch begins in its text, in bytes
 * @length: of the stretch, in bytes
 *
 * Marks a stretch of a cell as removed or added. Those of a row come from left to right.
 */
void
bst_report_add_mark (BstReport *self, guint column, guint start, guint length, BstReportMarkType type)
{
  BstBlock *block = get_open (self, BST_BLOCK_TABLE);
  BstReportMark mark = { block->cells->len - bst_block_get_n_columns (block) + column, start, length, type };

  if (block->marks == NULL)
    block->marks = g_array_new (FALSE, FALSE, sizeof (BstReportMark));
  if (length > 0)
    g_array_append_val (block->marks, mark);
}

/**
 * bst_report_add_chart:
 * @words: what it shows, for who does not see it
 * @series: (array zero-terminated=1): at most three; with one alone there is no legend
 *
 * Bars follow with bst_report_add_bar(). The same figures stand in a table as well.
 */
void
bst_report_add_chart (BstReport *self, const char *words, const char *const *series)
{
  BstBlock *block = add_block (self, BST_BLOCK_CHART, words);

  block->series = g_ptr_array_new_with_free_func (g_free);
  block->bars = g_array_new (FALSE, FALSE, sizeof (BstChartBar));
  g_array_set_clear_func (block->bars, clear_bar);
  for (guint i = 0; series[i] != NULL; i++)
    g_ptr_array_add (block->series, g_strdup (series[i]));
}

/**
 * bst_report_add_bar:
 * @label: (nullable): what it is about; %NULL: another bar of the group before
 * @series: from 0
 * @shown: @value as it is read
 */
void
bst_report_add_bar (BstReport *self, const char *label, guint series, gint64 value, const char *shown)
{
  BstBlock *block = self->blocks->pdata[self->blocks->len - 1];
  BstChartBar bar = { g_strdup (label), series, value, g_strdup (shown) };

  g_array_append_val (block->bars, bar);
}

/**
 * bst_block_get_n_columns:
 *
 * Returns: how many texts stand side by side: 2 for facts, 1 for what is no table
 */
guint
bst_block_get_n_columns (const BstBlock *self)
{
  if (self->type == BST_BLOCK_TABLE)
    return self->columns != NULL ? self->columns->len : 1;
  return self->type == BST_BLOCK_FACTS ? 2 : 1;
}

guint
bst_block_get_n_rows (const BstBlock *self)
{
  return self->cells != NULL ? self->cells->len / bst_block_get_n_columns (self) : 0;
}

const char *
bst_block_get_cell (const BstBlock *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * bst_block_get_n_columns (self) + column);
}

/* The first mark of @cell or of one after it. */
static guint
find_mark (const GArray *marks, guint cell)
{
  guint low = 0, high = marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (marks, BstReportMark, middle).cell < cell)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * bst_block_get_marks:
 *
 * Returns: (transfer none) (array length=ret_n) (nullable): the marked stretches of a cell, in their order
 */
const BstReportMark *
bst_block_get_marks (const BstBlock *self, guint row, guint column, guint *ret_n)
{
  guint cell = row * bst_block_get_n_columns (self) + column, first;

  *ret_n = 0;
  if (self->marks == NULL)
    return NULL;
  first = find_mark (self->marks, cell);
  *ret_n = find_mark (self->marks, cell + 1) - first;
  return *ret_n > 0 ? &g_array_index (self->marks, BstReportMark, first) : NULL;
}

/**
 * bst_report_mark_words:
 *
 * Returns: (transfer full): what is read before and after a marked stretch to who does not see the line through or below it
 */
GStrv
bst_report_mark_words (const char *language, BstReportMarkType type)
{
  /* Translators: read out where a word is struck out in a comparison */
  const char *removed = N_ ("[removed: {words}]");
  /* Translators: read out where a word is underlined in a comparison */
  const char *added = N_ ("[added: {words}]");

  return g_strsplit (bst_text (language, type == BST_REPORT_MARK_REMOVED ? removed : added), "{words}", 2);
}

/**
 * bst_report_get_origin:
 *
 * Returns: (transfer full) (element-type utf8): plan, standing and day, as they stand on everything that leaves
 */
GPtrArray *
bst_report_get_origin (const BstReport *self)
{
  GPtrArray *origin = g_ptr_array_new_with_free_func (g_free);

  if (self->plan != NULL)
    g_ptr_array_add (origin, g_strdup (self->plan));
  if (self->standing != NULL)
    g_ptr_array_add (origin, g_strdup (self->standing));
  if (self->date > 0)
    g_ptr_array_add (origin, bst_format_date (self->language, self->date));
  return origin;
}

/**
 * bst_report_set_row_height:
 * @points: what each row of the table that was added last has at least
 */
void
bst_report_set_row_height (BstReport *self, double points)
{
  BstBlock *last = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  g_return_if_fail (last != NULL && last->type == BST_BLOCK_TABLE);
  last->row_height = points;
}

/**
 * bst_report_get_page:
 * @ret_width: (out): of a page as it is laid out, in points
 * @ret_height: (out): likewise
 * @ret_scale: (out): how much larger it is on paper
 */
void
bst_report_get_page (const BstReport *self, double *ret_width, double *ret_height, double *ret_scale)
{
  gboolean is_a3 = self->paper == BST_PAPER_A3_LANDSCAPE;

  *ret_width = is_a3 ? BST_REPORT_HEIGHT : BST_REPORT_WIDTH;
  *ret_height = is_a3 ? BST_REPORT_WIDTH : BST_REPORT_HEIGHT;
  *ret_scale = is_a3 ? G_SQRT2 : 1;
}
