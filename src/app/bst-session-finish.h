/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-finish.h - what is done with cards and clusters, by key, menu or hand, ends the same way. */
#pragma once
#include <gtk/gtk.h>
#include "bst-document.h"

gboolean bst_session_finish (GtkWidget *from, BstDocument *document, BstTransaction *transaction, const char *told);
