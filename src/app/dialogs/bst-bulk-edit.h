/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-bulk-edit.h - one field of several records at once: which one, what it becomes, and in which records that changes
 * something; one undo step.
 *
 * Signal "edited" (number of records that changed). */
#pragma once
#include "../bst-records-view.h"

#define BST_TYPE_BULK_EDIT (bst_bulk_edit_get_type ())
G_DECLARE_FINAL_TYPE (BstBulkEdit, bst_bulk_edit, BST, BULK_EDIT, AdwDialog)

typedef char *(*BstSayFunc) (BstRecordsSaying what, guint n);

BstBulkEdit *bst_bulk_edit_new (BstRecordSource *source, const char *const *ids, const char *const *fields,
                                BstSayFunc say);
void bst_bulk_edit_choose (BstBulkEdit *self, const char *field);
