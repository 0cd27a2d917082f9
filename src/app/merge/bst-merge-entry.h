/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-entry.h - an answer of one's own to a question of a merge: a text, or the field as it is filled in elsewhere. */
#pragma once
#include <gtk/gtk.h>
#include "bst-document.h"
#include "bst-merge-question.h"

GtkWidget *bst_merge_entry_new (BstMergeQuestion *question, BstDocument *draft);
void bst_merge_entry_focus (GtkWidget *entry);
gboolean bst_merge_entry_commit (GtkWidget *entry);
