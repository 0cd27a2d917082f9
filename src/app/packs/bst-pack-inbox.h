/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-inbox.h - files that came back, read and looked at before anything changes: which are packs, of whom, and what a
 * planner should know of each.
 *
 * Signal "changed": files came or went, or were read. */
#pragma once
#include "bst-document.h"
#include "bst-pack.h"

typedef struct {
  GFile *file;
  char *name;
  BstPack *pack; /* NULL: it cannot be read, or is none */
  char *reason; /* why it cannot be merged, and what to do; NULL where it can */
  BstPackVerdict verdict; /* by itself */
  BstPackRemark remark;
  char *note; /* what to know of one that can be merged; NULL: nothing */
  gboolean is_other_year; /* than most of the others */
  char *refusals; /* cells of a spreadsheet that could not be taken; NULL: none */
  gboolean is_other; /* a whole plan, or a table: no pack, and not damaged */
  gboolean is_twice; /* the same bytes as one before it */
  gboolean wanted; /* to be merged */
} BstInboxItem;

#define BST_TYPE_PACK_INBOX (bst_pack_inbox_get_type ())
G_DECLARE_FINAL_TYPE (BstPackInbox, bst_pack_inbox, BST, PACK_INBOX, GObject)

BstPackInbox *bst_pack_inbox_new (BstDocument *document);
void bst_pack_inbox_add_async (BstPackInbox *self, GListModel *files, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
guint bst_pack_inbox_add_finish (BstPackInbox *self, GAsyncResult *result, GError **error);

BstDocument *bst_pack_inbox_get_document (BstPackInbox *self);
GPtrArray *bst_pack_inbox_get_items (BstPackInbox *self);
void bst_pack_inbox_set_wanted (BstPackInbox *self, const BstInboxItem *item, gboolean wanted);
void bst_pack_inbox_remove (BstPackInbox *self, const BstInboxItem *item);
GPtrArray *bst_pack_inbox_list_wanted (BstPackInbox *self);
gint64 bst_pack_inbox_get_year (BstPackInbox *self);
gboolean bst_file_may_be_pack (GFile *file);
