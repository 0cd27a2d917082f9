/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import.h - a table becomes records: which column is which field, what each row adds or changes, and which cells
 * cannot be used, with their place, the reason and what to do.
 *
 * Nothing is changed: the result is one transaction, for somebody to look at first. */
#pragma once
#include "bst-columns.h"
#include "bst-sheet.h"

#define BST_TYPE_IMPORT (bst_import_get_type ())
G_DECLARE_FINAL_TYPE (BstImport, bst_import, BST, IMPORT, GObject)

/* What happens to a row without an id that is like a record of the plan. */
typedef enum {
  BST_DUPLICATE_ASK, /* the same title and owner: it changes that record; nearly the same title: a person decides */
  BST_DUPLICATE_UPDATE, /* both change the record */
  BST_DUPLICATE_ADD, /* both are new records */
  BST_DUPLICATE_SKIP, /* both are left */
} BstDuplicate;

/* Why a column is thought to be a field. */
typedef enum { BST_MATCH_NONE, BST_MATCH_VALUES, BST_MATCH_WORDS, BST_MATCH_LABEL, BST_MATCH_PERSON } BstMatch;

typedef enum { BST_ROW_ADDED, BST_ROW_UPDATED, BST_ROW_UNCHANGED, BST_ROW_SKIPPED, BST_ROW_REFUSED } BstRowFate;

typedef struct {
  BstRowFate fate;
  guint number; /* in the table */
  char *id; /* of the record; NULL: refused */
  char *title; /* what the row is about */
  guint n_changes; /* UPDATED: fields that differ */
  gboolean by_likeness; /* found by its title, not by its id */
  char *like; /* (nullable): the title of what it was found to be, where that differs */
} BstImportRow;

typedef struct {
  guint row, column;
  char *place, *label, *value, *reason, *remedy; /* label: of the field */
  gboolean whole_row; /* the row cannot be used at all */
} BstRefusal;
void bst_refusal_free (BstRefusal *self);

typedef struct {
  guint n_added, n_updated, n_unchanged, n_skipped, n_refused_rows, n_hidden;
  GPtrArray *rows; /* BstImportRow */
  GPtrArray *refusals; /* BstRefusal, in the order of the table */
  GPtrArray *new_actors; /* BstRecord: organisations that come along */
} BstImportResult;

BstImport *bst_import_new (BstPlan *plan, BstFramework *framework, BstKindId kind, const char *language);
BstKindId bst_import_get_kind (BstImport *self);
GPtrArray *bst_import_get_columns (BstImport *self);

/* The table: propose looks for the header and for what each column is. */
void bst_import_set_workbook (BstImport *self, BstWorkbook *workbook);
BstSheet *bst_import_get_sheet (BstImport *self);
void bst_import_set_sheet (BstImport *self, BstSheet *sheet);
guint bst_import_get_header_row (BstImport *self);
void bst_import_set_header_row (BstImport *self, guint number);
char *bst_import_get_header (BstImport *self, guint column);
GStrv bst_import_get_samples (BstImport *self, guint column, guint most);
const BstColumn *bst_import_get_target (BstImport *self, guint column);
BstMatch bst_import_get_match (BstImport *self, guint column);
void bst_import_set_target (BstImport *self, guint column, const char *path);

/* How. */
void bst_import_set_duplicates (BstImport *self, BstDuplicate duplicates);
void bst_import_set_visible_only (BstImport *self, gboolean visible_only);
void bst_import_set_makes_actors (BstImport *self, gboolean makes_actors);

char *bst_import_write_map (BstImport *self);
gboolean bst_import_read_map (BstImport *self, const char *data, gsize length, GError **error);

gboolean bst_import_can_run (BstImport *self);
const BstImportResult *bst_import_run (BstImport *self);
BstTransaction *bst_import_finish (BstImport *self, const char *label, const char *author, gint64 today);
