/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report.h - what leaves the program to be read: a document of blocks, in the plan's language.
 *
 * A report is built by a pure function from a plan (bst-action-sheet.h is one), and knows nothing of paper. Renderers turn
 * the same report into pages (bst-report-pages.h: the screen and the printer), a tagged PDF, ODT and HTML. It says what the
 * plan is (its standing) and of which day it speaks, wherever it goes. */
#pragma once
#include <gio/gio.h>
#include "bst-plan.h"

#define BST_REPORT_MAX_COLUMNS 16

/* A4, in points. */
#define BST_REPORT_WIDTH 595.276
#define BST_REPORT_HEIGHT 841.89

typedef enum {
  BST_BLOCK_HEADING,   /* level 1 … 4 */
  BST_BLOCK_KICKER,    /* what sort of document, above a heading */
  BST_BLOCK_PARAGRAPH,
  BST_BLOCK_NOTE,      /* set apart from the text */
  BST_BLOCK_PILLS,     /* words that say a state; never colour alone */
  BST_BLOCK_FACTS,     /* label and value */
  BST_BLOCK_LIST,
  BST_BLOCK_TABLE,     /* the first cell of a row names it */
  BST_BLOCK_CHART,     /* bars: bst-report-chart.h; a table beside it has the same figures */
  BST_BLOCK_PAGE_BREAK
} BstBlockType;

typedef enum { BST_REPORT_TONE_NEUTRAL, BST_REPORT_TONE_GOOD, BST_REPORT_TONE_ATTENTION } BstReportTone;
typedef enum { BST_REPORT_START, BST_REPORT_END } BstReportAlign;

/* What a stretch of a text is: struck or underlined, and said in words to who does not see it. */
typedef enum { BST_REPORT_MARK_REMOVED, BST_REPORT_MARK_ADDED, BST_N_REPORT_MARK_TYPES } BstReportMarkType;

typedef struct {
  guint cell;          /* index in the cells of the block */
  guint start, length; /* bytes of its text */
  BstReportMarkType type;
} BstReportMark;

/* A3 is for the wall or a table in a room: everything on it is larger, to be read while standing. */
typedef enum { BST_PAPER_A4, BST_PAPER_A3_LANDSCAPE } BstPaper;

typedef struct {
  const char *title;
  BstReportAlign align; /* BST_REPORT_END for figures */
  guint share;          /* of the width, beside those of the other columns; 0 counts as 1 */
} BstReportColumn;

typedef struct {
  char *label;   /* (nullable): what the group of bars is about; NULL: another bar of the group before */
  guint series;
  gint64 value;
  char *shown;   /* the value as it is read */
} BstChartBar;

typedef struct {
  BstBlockType type;
  guint level;        /* of a heading */
  char *text;         /* of a heading, kicker, paragraph or note; caption of a table, or NULL; a chart in words */
  GPtrArray *cells;   /* char*: items, pills, label and value in turn, or a table's cells row by row */
  GArray *tones;      /* BstReportTone, of pills */
  GArray *columns;    /* BstReportColumn, of a table; titles owned */
  GPtrArray *series;  /* char*, of a chart: what its bars stand for, in their order in a group */
  GArray *bars;       /* BstChartBar */
  GArray *marks;      /* BstReportMark, of a table, in the order of the text; NULL: none */
  guint n_totals;     /* the last rows of a table, set in bold */
  double row_height;  /* points that the rows of a table have at least, to write in by hand; 0: as their text is */
} BstBlock;

typedef struct {
  char *language; /* of all its texts: "nl" */
  char *title;    /* of the document: in its properties, and at the foot of each page */
  char *plan, *organisation, *standing; /* NULL: not said */
  gint64 date;    /* the day of which it speaks */
  BstPaper paper;
  GPtrArray *blocks; /* BstBlock */
} BstReport;

BstReport *bst_report_new (BstPlan *plan, const char *language, const char *title, gint64 date);
void bst_report_free (BstReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstReport, bst_report_free)

void bst_report_add_heading (BstReport *self, guint level, const char *text);
void bst_report_add_kicker (BstReport *self, const char *text);
void bst_report_add_paragraph (BstReport *self, const char *text);
void bst_report_add_note (BstReport *self, const char *text);
void bst_report_add_pill (BstReport *self, const char *text, BstReportTone tone);
void bst_report_add_fact (BstReport *self, const char *label, const char *value);
void bst_report_add_item (BstReport *self, const char *text);
void bst_report_add_page_break (BstReport *self);
void bst_report_add_table (BstReport *self, const char *caption, const BstReportColumn *columns, guint n_columns);
void bst_report_add_row (BstReport *self, const char *const *cells);
void bst_report_add_chart (BstReport *self, const char *words, const char *const *series);
void bst_report_add_bar (BstReport *self, const char *label, guint series, gint64 value, const char *shown);
void bst_report_add_total (BstReport *self, const char *const *cells);
void bst_report_add_mark (BstReport *self, guint column, guint start, guint length, BstReportMarkType type);
void bst_report_set_row_height (BstReport *self, double points);
void bst_report_get_page (const BstReport *self, double *ret_width, double *ret_height, double *ret_scale);

guint bst_block_get_n_columns (const BstBlock *self);
guint bst_block_get_n_rows (const BstBlock *self);
const char *bst_block_get_cell (const BstBlock *self, guint row, guint column);
const BstReportMark *bst_block_get_marks (const BstBlock *self, guint row, guint column, guint *ret_n);
GStrv bst_report_mark_words (const char *language, BstReportMarkType type);
GPtrArray *bst_report_get_origin (const BstReport *self);
