/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-record-source.h - the records of one kind as the rows of a table, following the plan.
 *
 * A transaction touches only the rows that read differently afterwards: those it changed and those whose organisation it
 * renamed. What every row reads (objectives, terms) touches all. A class says its kind, its columns, and which field is
 * edited in a column; editing, choosing and pasting in cells is done here for all kinds alike.
 *
 * Signal "changed": rows were added, removed or touched. */
#pragma once
#include "bst-objective-index.h"
#include "bst-table-model.h"

#define BST_TYPE_RECORD_SOURCE (bst_record_source_get_type ())
G_DECLARE_DERIVABLE_TYPE (BstRecordSource, bst_record_source, BST, RECORD_SOURCE, GObject)

/**
 * BstRecordSourceClass:
 * @kind: of the records
 * @table: what the table asks; its functions get the source as user data. What all sources answer alike is filled in where
 *   it has nothing: references, the plan's own order, editing, choosing and pasting in cells
 * @fields: the name of the field that is edited in each column of @table; %NULL: it is worked out, and only read
 * @follow: (nullable): the source has a document: connects to what else it follows
 * @unfollow: (nullable): the document goes
 * @concerns_all: (nullable): whether every row may read differently after this change
 * @forgotten: (nullable): a record is no more
 * @check: (nullable) (transfer full): why @value cannot be; %NULL: it can
 */
struct _BstRecordSourceClass {
  GObjectClass parent_class;
  BstKindId kind;
  const BstTableSource *table;
  const char *const *fields;
  void (*follow) (BstRecordSource *self);
  void (*unfollow) (BstRecordSource *self);
  gboolean (*concerns_all) (BstRecordSource *self, const BstChange *change);
  void (*forgotten) (BstRecordSource *self, const char *id);
  char *(*check) (BstRecordSource *self, const BstField *field, BstValue value);
  /*< private >*/
  BstTableSource whole; /* @table with what is filled in */
  const BstField *order;
};

gpointer bst_record_source_new (GType type, BstDocument *document);
BstDocument *bst_record_source_get_document (BstRecordSource *self);
BstTableModel *bst_record_source_get_model (BstRecordSource *self);
BstObjectiveIndex *bst_record_source_get_objectives (BstRecordSource *self);
const BstField *bst_record_source_get_field (BstRecordSource *self, guint column);
void bst_record_source_touch_all (BstRecordSource *self);
void bst_record_source_tell (BstRecordSource *self);

/* For the table of a class. */
char *bst_record_source_join (const char *const *words, guint n);
GPtrArray *bst_record_source_choices (gpointer self, gpointer record, guint column);
char *bst_record_source_commit (gpointer self, gpointer record, guint column, const char *text);
char *bst_record_source_edit_text (gpointer self, gpointer record, guint column);
guint bst_record_source_paste (gpointer self, GPtrArray *cells);
