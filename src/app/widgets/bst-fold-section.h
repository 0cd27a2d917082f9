/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-fold-section.h - a group of fields that folds, with how much in it asks for attention. */
#pragma once
#include <adwaita.h>

#define BST_TYPE_FOLD_SECTION (bst_fold_section_get_type ())
G_DECLARE_FINAL_TYPE (BstFoldSection, bst_fold_section, BST, FOLD_SECTION, AdwBin)

BstFoldSection *bst_fold_section_new (const char *title, const char *about);
GtkBox *bst_fold_section_get_box (BstFoldSection *self);
GtkExpander *bst_fold_section_get_expander (BstFoldSection *self);
void bst_fold_section_set_expanded (BstFoldSection *self, gboolean expanded);
void bst_fold_section_set_state (BstFoldSection *self, guint n_open, const char *summary);
void bst_expander_set_child (GtkExpander *expander, GtkWidget *child);
