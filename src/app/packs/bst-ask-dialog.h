/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ask-dialog.h - asking domains for their yearly contribution: whom, by when, with which words, into which folder. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_ask_dialog_present (GtkWidget *parent, BstDocument *document, gint64 year, const char *domain,
                             const char *remark);
