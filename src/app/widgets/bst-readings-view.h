/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-readings-view.h - how an action reads: the advice and the three readings that it follows from, each with a sentence
 * that says why (R158–R169). */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_READINGS_VIEW (bst_readings_view_get_type ())
G_DECLARE_FINAL_TYPE (BstReadingsView, bst_readings_view, BST, READINGS_VIEW, GtkBox)

GtkWidget *bst_readings_view_new (void);
void bst_readings_view_show (BstReadingsView *self, BstDocument *document, BstRecord *action);
