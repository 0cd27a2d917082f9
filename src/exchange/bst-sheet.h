/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-sheet.h - tables as they come out of a spreadsheet, whatever its format: cells with a type and a place.
 *
 * Readers fill it and nothing else does; afterwards it does not change, so that a thread may read it. */
#pragma once
#include "bst-field.h"

typedef enum {
  BST_CELL_EMPTY,
  BST_CELL_TEXT,
  BST_CELL_NUMBER,
  BST_CELL_DATE,
  BST_CELL_FLAG,
  BST_CELL_ERROR, /* text: #REF! and the like, or what is wrong with the cell */
} BstCellType;

typedef struct {
  guint column; /* from 0 */
  BstCellType type;
  gboolean is_percent; /* NUMBER: shown as a percentage; 0.15 reads 15 % */
  gboolean is_merged;  /* stands here because the cell above it goes on */
  char *text;          /* (nullable): GRefString: TEXT, ERROR */
  double number;       /* NUMBER; FLAG: 0 or 1 */
  gint64 date;         /* DATE: year * 10000 + month * 100 + day; 0: a time of day alone */
  gint seconds;        /* DATE: of the day */
} BstCell;

typedef struct {
  guint number;     /* as the spreadsheet shows it, from 1 */
  gboolean hidden;  /* by hand or by a filter */
  GArray *cells;    /* BstCell, those that are not empty, by column */
} BstSheetRow;

typedef struct {
  char *name;        /* (nullable): %NULL: the file has one table without a name */
  gboolean hidden;
  gboolean quotes_formulas; /* CSV: “'=1” was written for “=1” */
  GPtrArray *rows;   /* BstSheetRow, those that are not empty, by number */
  guint n_columns;
} BstSheet;

typedef struct {
  GPtrArray *sheets;     /* BstSheet */
  const char *format;    /* "xlsx", "ods", "csv" */
  const char *encoding;  /* CSV: "UTF-8", "UTF-16", "Windows-1252" */
  char delimiter;        /* CSV: it */
} BstWorkbook;

/* What one file may hold; more is refused with a message. */
#define BST_SHEET_MAX_COLUMNS 16384
#define BST_SHEET_MAX_ROWS 1048576
#define BST_SHEET_MAX_CELLS 2000000
#define BST_SHEET_MAX_SHEETS 256
#define BST_CELL_MAX_TEXT 131072
#define BST_SHEET_MAX_TEXT (256 * 1024 * 1024)

BstWorkbook *bst_workbook_read (GBytes *bytes, GError **error);
void bst_workbook_free (BstWorkbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstWorkbook, bst_workbook_free)
BstSheet *bst_workbook_find (const BstWorkbook *self, const char *name);

gboolean bst_sheet_find_row (const BstSheet *self, guint number, guint *ret_at);
const BstCell *bst_sheet_get (const BstSheet *self, guint row, guint column);
const BstCell *bst_sheet_row_get (const BstSheetRow *row, guint column);
char *bst_sheet_place (const BstSheet *self, guint row, guint column);
char *bst_column_letters (guint column);
char *bst_cell_show (const BstCell *cell, const char *language);

/* For the readers. */
typedef struct {
  BstWorkbook *workbook;
  BstSheet *sheet;
  BstSheetRow *row;     /* the last one of sheet, or NULL */
  guint last_row;
  guint64 n_cells, n_text, n_merged;
  GArray *merges;       /* of sheet, or NULL */
  GError *error;        /* the first */
} BstSheetBuilder;

BstWorkbook *bst_workbook_new (const char *format);
gboolean bst_sheet_builder_begin (BstSheetBuilder *self, const char *name, gboolean hidden);
gboolean bst_sheet_builder_row (BstSheetBuilder *self, guint number, gboolean hidden);
gboolean bst_sheet_builder_take (BstSheetBuilder *self, BstCell *cell);
void bst_sheet_builder_merge (BstSheetBuilder *self, guint column, guint first, guint last);
void bst_sheet_builder_end (BstSheetBuilder *self);
gboolean bst_sheet_builder_fail (BstSheetBuilder *self, guint column, const char *message);
void bst_cell_clear (BstCell *cell);
void bst_cell_copy (const BstCell *cell, BstCell *ret_copy);
void bst_cell_take_error (BstCell *cell, const char *message);
void bst_cell_set_serial (BstCell *cell, double serial, gboolean from_1904);
gboolean bst_cell_set_iso_date (BstCell *cell, const char *text);
