/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-inbox-private.h - shared by bst-inbox-dialog.c and bst-inbox-row.c (one file). */
#pragma once
#include <adwaita.h>
#include "bst-pack-inbox.h"

GtkWidget *bst_inbox_row_new (BstPackInbox *inbox, const BstInboxItem *item, GtkWidget **ret_tick);
