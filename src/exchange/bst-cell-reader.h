/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cell-reader.h - a cell becomes the value of a field, or a reason why it cannot and what to do. */
#pragma once
#include "bst-columns.h"
#include "bst-name-index.h"
#include "bst-sheet.h"

typedef struct {
  BstPlan *plan;
  BstFramework *framework;  /* or NULL */
  const char *language;     /* of the table: how its numbers and dates are written */
  GHashTable *indexes;      /* BstField → BstNameIndex, made when first needed */
  gboolean makes_actors;    /* an organisation that is not there yet is added */
  GPtrArray *new_actors;    /* BstRecord, in the order of the table */
  gboolean strips;          /* “'=1” means “=1” */
  gboolean fractions;       /* of the column: 0.15 without a sign means 15 % */
  const BstVec *phases;     /* of the row: which "O4" is meant */
  const char *whole;        /* the text of the cell that is read */
  char *reason, *remedy;    /* of the last cell that was refused */
} BstCellReader;

void bst_cell_reader_init (BstCellReader *self, BstPlan *plan, BstFramework *framework, const char *language);
void bst_cell_reader_clear (BstCellReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstCellReader, bst_cell_reader_clear)
gboolean bst_cell_read (BstCellReader *self, const BstColumn *column, const BstCell *cell, BstRecord *before,
                        BstValue *ret_value);

BstValue bst_cell_read_empty (const BstColumn *column, BstRecord *before);

/* For the parts of the reader. */
gboolean bst_cell_refuse (BstCellReader *self, const char *reason, const char *remedy);
char *bst_cell_text (const BstCellReader *self, const BstCell *cell);
gboolean bst_cell_read_number (BstCellReader *self, const BstField *field, const BstCell *cell, gint64 *ret_number);
gboolean bst_cell_read_references (BstCellReader *self, const BstColumn *column, const char *text, BstRecord *before,
                                   BstValue *ret_value);
gboolean bst_cell_read_list (BstCellReader *self, const BstColumn *column, const char *text, BstRecord *before,
                             BstValue *ret_value);
BstValue bst_cell_make_members (const BstColumn *column, const BstVec *before, GPtrArray *ids);
BstNameIndex *bst_cell_reader_get_index (BstCellReader *self, const BstField *field);
gint64 bst_enum_find (const BstField *field, const char *text);
