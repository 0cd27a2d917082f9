/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-vote-dialog.h - dots that are counted by hand: what is counted stands beside what can be, while it is typed. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_vote_dialog_present (GtkWidget *parent, BstDocument *document, const char *session);
