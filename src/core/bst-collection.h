/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-collection.h - the records of one kind as a GListModel sorted by id, with a hash for look-ups. */
#pragma once
#include "bst-record.h"

#define BST_TYPE_COLLECTION (bst_collection_get_type ())
G_DECLARE_FINAL_TYPE (BstCollection, bst_collection, BST, COLLECTION, GObject)

BstCollection *bst_collection_new (BstKindId kind);
guint bst_collection_get_n (BstCollection *self);
BstRecord *bst_collection_get (BstCollection *self, guint position);
BstRecord *bst_collection_find (BstCollection *self, const char *id);
gboolean bst_collection_get_position (BstCollection *self, const char *id, guint *ret_position);

/* For bst-plan.c and the reader. Nothing is emitted before bst_collection_flush(), so nobody sees half a transaction. */
GPtrArray *bst_collection_list (BstCollection *self);
void bst_collection_load (BstCollection *self, GPtrArray *records);
gboolean bst_collection_insert (BstCollection *self, BstRecord *record);
gboolean bst_collection_remove (BstCollection *self, const char *id);
void bst_collection_forget_moves (BstCollection *self);
void bst_collection_flush (BstCollection *self);
