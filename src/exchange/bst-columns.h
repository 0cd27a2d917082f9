/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-columns.h - the columns that records of a kind have in a table: for import and export alike. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

typedef enum {
  BST_COLUMN_ID,      /* the record's own */
  BST_COLUMN_FIELD,
  BST_COLUMN_ELEMENT, /* a field of an element whose id is known beforehand: the score of a criterion */
  BST_COLUMN_MEMBERS, /* a list read as a set of what its elements refer to: the partners */
  BST_COLUMN_LIST,    /* a list, a line for each element: the milestones */
} BstColumnRole;

typedef struct {
  BstColumnRole role;
  char *path;            /* "id", "title", "scores/cr.1/value" */
  const BstField *field; /* of the record; NULL: the id */
  const BstField *inner; /* of the element, or NULL */
  char *element;         /* its id, or NULL */
  const BstItem *item;   /* what the element is about, or NULL */
  const char *about;     /* N_(): the same, where it is no item of the framework */
  char *labels[4], *keys[4]; /* in each language, and squashed; see bst_column_name() */
} BstColumn;

GPtrArray *bst_columns_new (BstKindId kind, BstFramework *framework);
const BstColumn *bst_columns_find (GPtrArray *columns, const char *path);
const BstField *bst_column_get_value_field (const BstColumn *self);
void bst_column_name (BstColumn *self);
char *bst_column_get_label (const BstColumn *self, const char *language);
BstValue bst_column_get (const BstColumn *self, BstRecord *record);
void bst_column_set (const BstColumn *self, BstRecord *record, BstValue value);
gboolean bst_columns_can_exchange (BstKindId kind);

char *bst_list_get_parts_label (const BstField *list, const char *language);
char *bst_squash (const char *text);
