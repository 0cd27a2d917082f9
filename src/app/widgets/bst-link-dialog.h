/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-link-dialog.h - a budget link over the page that somebody works on. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_link_dialog_present (GtkWidget *parent, BstDocument *document, const char *id);
