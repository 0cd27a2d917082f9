/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-export-dialog.h - what to write as a table, and in which format. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

/* ids: what the page shows now, of kind; NULL: it shows no list, or all of it. */
void bst_export_dialog_present (GtkWidget *parent, BstDocument *document, BstKindId kind, const char *const *ids);
