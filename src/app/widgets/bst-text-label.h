/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-text-label.h - a label for sentences: it begins at the left and wraps, between letters where a word is too long. */
#pragma once
#include <gtk/gtk.h>

GtkWidget *bst_text_label_new (const char *text, const char *style);
