/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ask-private.h - shared by bst-ask-dialog.c (the questions) and bst-ask-result.c (the files and the mails). */
#pragma once
#include <adwaita.h>
#include "bst-ask-job.h"

GtkWidget *bst_ask_bar_new (GtkWidget *first, GtkWidget *last);
void bst_ask_result_show (AdwDialog *dialog, AdwToolbarView *view, GtkWidget *bar, BstAskOutcome *asked);
