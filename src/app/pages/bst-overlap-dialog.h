/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-overlap-dialog.h - two actions side by side, field by field: first what differs, then what is the same. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_overlap_dialog_present (GtkWidget *parent, BstDocument *document, const GPtrArray *actions);
