/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-inbox-dialog.h - contributions that came back: each file explained, and which of them are to be merged.
 *
 * Signal "merge": the person wants those that are ticked merged. */
#pragma once
#include <adwaita.h>
#include "bst-pack-inbox.h"

#define BST_TYPE_INBOX_DIALOG (bst_inbox_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstInboxDialog, bst_inbox_dialog, BST, INBOX_DIALOG, AdwDialog)

AdwDialog *bst_inbox_dialog_new (BstDocument *document);
BstPackInbox *bst_inbox_dialog_get_inbox (BstInboxDialog *self);
void bst_inbox_dialog_add (BstInboxDialog *self, GListModel *files);
void bst_inbox_dialog_set_busy (BstInboxDialog *self, gboolean busy);
