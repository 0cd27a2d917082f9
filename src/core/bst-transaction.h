/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-transaction.h - a change is described once: for apply, undo, journal, diff, merge and the log alike. */
#pragma once
#include "bst-record.h"

typedef enum { BST_CHANGE_SET, BST_CHANGE_ADD, BST_CHANGE_REMOVE } BstChangeType;

typedef struct {
  BstChangeType type;
  BstKindId kind;
  char *id;              /* GRefString */
  const BstField *field; /* SET */
  BstValue before, after;
  BstRecord *record; /* ADD, REMOVE: an image; the plan keeps copies of it, never the image itself */
} BstChange;

typedef struct {
  char *label, *author;
  char *coalesce; /* equal keys in a row become one undo step: "ap-…/title" while typing; NULL: never */
  gint64 time;    /* microseconds since 1970 */
  GArray *changes;
  /* the members of the file as a whole that this version does not know; both NULL where they stay as they are */
  JsonObject *members_before, *members_after;
} BstTransaction;

BstTransaction *bst_transaction_new (const char *label, const char *author, const char *coalesce);
void bst_transaction_free (BstTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTransaction, bst_transaction_free)
void bst_transaction_set (BstTransaction *self, BstRecord *record, const BstField *field, BstValue value);
void bst_transaction_set_text (BstTransaction *self, BstRecord *record, const char *field, const char *text);
void bst_transaction_set_number (BstTransaction *self, BstRecord *record, const char *field, gint64 number);
void bst_transaction_add (BstTransaction *self, BstRecord *image);
void bst_transaction_remove (BstTransaction *self, BstRecord *record);
void bst_transaction_set_members (BstTransaction *self, JsonObject *before, JsonObject *after);
BstTransaction *bst_transaction_invert (const BstTransaction *self);
BstTransaction *bst_transaction_copy (const BstTransaction *self, guint n_changes);
gboolean bst_transaction_sets (const BstTransaction *self, const char *id, const char *field);
const BstChange *bst_transaction_get_typed (const BstTransaction *self);
BstRecord *bst_transaction_get_image (const BstTransaction *self, const char *id);
guint bst_transaction_get_n (const BstTransaction *self);
const BstChange *bst_transaction_get (const BstTransaction *self, guint position);
