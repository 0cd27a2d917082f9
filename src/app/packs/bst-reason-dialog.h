/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reason-dialog.h - asks why, in words that stay: nothing is done without them. */
#pragma once
#include <adwaita.h>

typedef struct {
  const char *heading, *body, *label,
      *action; /* translated; label: of the text; action: of the button, with mnemonic */
} BstReasonWords;

/* reason: what was typed, without spaces around it, never empty */
typedef void (*BstReasonFunc) (const char *reason, gpointer data);

void bst_reason_dialog_present (GtkWidget *parent, const BstReasonWords *words, BstReasonFunc func, gpointer data,
                                GDestroyNotify destroy);
GtkWidget *bst_reason_text_new (const char *label, GtkTextBuffer **ret_buffer);
char *bst_reason_text_get (GtkTextBuffer *buffer);
