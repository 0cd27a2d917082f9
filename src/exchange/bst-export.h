/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-export.h - records as a table: XLSX or CSV, with their ids, so that an edited table comes back in and changes only
 * what was edited. No cell is ever a formula. */
#pragma once
#include "bst-columns.h"
#include "bst-name-index.h"

typedef enum { BST_TABLE_XLSX, BST_TABLE_CSV } BstTableFormat;

GBytes *bst_export_table (BstPlan *plan, BstFramework *framework, BstKindId kind, const char *const *ids,
                          BstTableFormat format, const char *language, GError **error);

/* For the two formats. */
typedef enum {
  BST_OUT_EMPTY,
  BST_OUT_TEXT,
  BST_OUT_LONGTEXT,
  BST_OUT_NUMBER, /* a whole one */
  BST_OUT_DECIMAL,
  BST_OUT_MONEY,
  BST_OUT_SHARE, /* millionths of 1: 15 % is 150,000 */
  BST_OUT_DATE,
} BstOutType;

typedef struct {
  BstOutType type;
  char *text; /* owned, or NULL */
  gint64 number; /* DATE: year * 10000 + month * 100 + day; else millionths */
} BstOutCell;

typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  BstKindId kind;
  const char *language;
  GPtrArray *columns; /* BstColumn */
  GPtrArray *records; /* BstRecord */
  GHashTable *indexes; /* BstField → BstNameIndex */
} BstExport;

void bst_export_get_value (BstExport *self, const BstColumn *column, BstValue value, BstOutCell *ret_cell);
void bst_export_append_number (GString *out, const BstOutCell *cell, char sign);
char *bst_export_write_list (BstExport *self, const BstField *list, const BstVec *vec);
void bst_export_get_cell (BstExport *self, const BstColumn *column, BstRecord *record, BstOutCell *ret_cell);
GBytes *bst_export_write_csv (BstExport *self);
GBytes *bst_export_write_xlsx (BstExport *self, GError **error);
