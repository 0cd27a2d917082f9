/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-notice.h - a strip above the page that says what happened and offers what can be done, as many buttons as it takes.
 *
 * An AdwBanner has one button and one line. */
#pragma once
#include <gtk/gtk.h>

#define BST_TYPE_NOTICE (bst_notice_get_type ())
G_DECLARE_FINAL_TYPE (BstNotice, bst_notice, BST, NOTICE, GtkWidget)

/**
 * BstNoticeTone:
 * @BST_NOTICE_QUIET: good to know
 * @BST_NOTICE_WARNING: work is at stake
 */
typedef enum { BST_NOTICE_QUIET, BST_NOTICE_WARNING } BstNoticeTone;

void bst_notice_tell (BstNotice *self, BstNoticeTone tone, const char *title, const char *text);
void bst_notice_add_button (BstNotice *self, const char *label, const char *action);
void bst_notice_add_close (BstNotice *self);
void bst_notice_hide (BstNotice *self);
gboolean bst_notice_is_shown (BstNotice *self);
