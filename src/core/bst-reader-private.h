/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reader-private.h - shared by bst-reader.c and bst-reader-remarks.c: a file that is being read. */
#pragma once
#include "bst-json.h"
#include "bst-read-base.h"
#include "bst-reader.h"

#define BST_MAX_PROBLEMS 1000 /* of one file */

typedef struct {
  const char *data;
  JsonParser *parser;
  GHashTable *pool;
  GString *text; /* for passing use */
  BstPlan *plan;
  GPtrArray *problems;
  GHashTable *places; /* BstRecord → its place in spans, from 1: for messages about references */
  GHashTable *seen;   /* id → BstRecord, of all kinds */
  GArray *spans;
  BstReadBase *like;  /* or NULL: reads what is the same there by comparing */
  BstReadBase *noted; /* or NULL: gets the records */
  gboolean is_fixed;  /* the plan is only looked at */
} BstReading;

BstProblem *bst_reading_add_problem (BstReading *reader, gsize offset, BstError code, const char *message);
gsize bst_reading_place_of_reference (BstReading *reader, BstRecord *record, const BstField *field, const char *target);
void bst_reading_add_remarks (BstReading *reader);
