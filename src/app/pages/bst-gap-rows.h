/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-rows.h - actions and action points as rows of a list: title, pills, and a click that goes there. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

GtkWidget *bst_record_rows_new (const char *label, const char *action);
void bst_record_rows_add (GtkWidget *list, const char *id, const char *title, GArray *pills, const char *note);
void bst_record_rows_add_action (GtkWidget *list, BstDocument *document, BstRecord *action, const char *note);
void bst_record_rows_add_point (GtkWidget *list, BstDocument *document, BstRecord *point);
void bst_record_rows_add_objective (GtkWidget *list, BstDocument *document, const BstNode *node, const char *note);
