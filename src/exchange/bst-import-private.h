/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "bst-cell-reader.h"
#include "bst-draft.h"
#include "bst-import.h"

typedef struct {
  const BstColumn *target; /* NULL: left out */
  BstMatch match;
} BstImportColumn;

struct _BstImport {
  GObject parent_instance;
  BstPlan *plan;
  BstFramework *framework; /* or NULL */
  BstKindId kind;
  char *language;
  BstWorkbook *workbook; /* not owned */
  BstSheet *sheet;       /* of workbook */
  guint header_row;      /* number; 0: the table has none */
  GPtrArray *targets;    /* BstColumn: all that a column can become */
  GArray *columns;       /* BstImportColumn, by column of the sheet */
  BstDuplicate duplicates;
  gboolean visible_only, makes_actors;
  BstImportResult result;
  BstDraft *draft;
};

/* bst-import.c */
void bst_import_clear_result (BstImport *self);

/* bst-import-finish.c */
void bst_import_keep_actors (BstImport *self, GPtrArray *actors);
guint bst_import_count_header (BstImport *self, const char *header);

/* bst-import-propose.c */
guint bst_import_find_header (BstImport *self, const BstSheet *sheet);
void bst_import_propose_sheet (BstImport *self);
void bst_import_propose_columns (BstImport *self);
gboolean bst_import_is_id (BstImport *self, const char *text);

/* bst-import-words.c */
guint bst_import_rate_header (const BstColumn *column, const char *header, const char *key);

/* bst-import-match.c: which record of the plan a row is */
typedef struct _BstRowMatcher BstRowMatcher;
BstRowMatcher *bst_row_matcher_new (BstPlan *plan, BstKindId kind);
void bst_row_matcher_free (BstRowMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstRowMatcher, bst_row_matcher_free)
BstRecord *bst_row_matcher_find (BstRowMatcher *self, BstRecord *row, gboolean *ret_same);
guint bst_row_matcher_find_row (BstRowMatcher *self, BstRecord *row, guint number);
const char *bst_record_get_title_field (BstKindId kind);
