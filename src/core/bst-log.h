/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-log.h - the change log that readers see: who changed what, when, from what to what.
 *
 * It lives in the file as kind "log". bst_plan_apply() writes none: a save derives it from what differs since the last save,
 * one entry for each field; a merge adds the values that it did not take over. Entries are told apart by their content,
 * which gives their ids, so logs merge as sets and merging is the same on every computer. */
#pragma once
#include "bst-plan.h"

/* In the order of the enum in kinds/bst-history.c. */
typedef enum { BST_LOG_SET, BST_LOG_ADD, BST_LOG_REMOVE, BST_LOG_LOST } BstLogChange;

typedef struct {
  BstLogChange change;
  const char *kind, *subject; /* of the record */
  const char *field;          /* "title", "milestones/ID/date"; NULL: the record as a whole */
  const char *title;          /* what people call the record; NULL: nothing */
  const char *before, *after; /* NULL: nothing */
  const char *author;         /* NULL: unknown */
  gint64 time;                /* seconds since 1970, UTC; 0: unknown */
} BstLogNote;

BstRecord *bst_log_entry_new (const BstLogNote *note);
char *bst_log_text (const BstField *field, BstValue value);
const char *bst_log_title (BstRecord *record);

GPtrArray *bst_log_derive (BstPlan *before, BstPlan *after, const char *author, gint64 time);
void bst_log_add (BstPlan *plan, GPtrArray *entries);
gboolean bst_log_is_all_that_came (BstPlan *before, BstPlan *after);
BstTransaction *bst_log_compact (BstPlan *plan, gint64 since, const char *label, const char *author);

/* Entries by what they are about. */
typedef struct _BstLogIndex BstLogIndex;
BstLogIndex *bst_log_index_new (BstPlan *plan, BstPlan *without);
void bst_log_index_free (BstLogIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLogIndex, bst_log_index_free)
BstRecord *bst_log_index_find (const BstLogIndex *self, const char *subject, const char *path, const BstField *field,
                               BstValue value);
