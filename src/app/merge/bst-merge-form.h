/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-form.h - the fields in which a person gives an answer of their own: one, those of an element, those of a record. */
#pragma once
#include <gtk/gtk.h>
#include "bst-document.h"
#include "bst-merge-question.h"

void bst_merge_form_fill (GtkBox *box, const BstConflict *conflict, BstDocument *draft);
