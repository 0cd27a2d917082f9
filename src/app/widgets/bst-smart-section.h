/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-section.h - one letter of SMART: what it asks, whether it is answered, and its fields. */
#pragma once
#include <adwaita.h>
#include "bst-smart.h"

#define BST_TYPE_SMART_SECTION (bst_smart_section_get_type ())
G_DECLARE_FINAL_TYPE (BstSmartSection, bst_smart_section, BST, SMART_SECTION, AdwBin)

BstSmartSection *bst_smart_section_new (void);
void bst_smart_section_set_words (BstSmartSection *self, const char *letter, const char *title, const char *question);
void bst_smart_section_set_state (BstSmartSection *self, BstSmartState state);
GtkBox *bst_smart_section_get_box (BstSmartSection *self);
GtkBox *bst_smart_section_get_loose (BstSmartSection *self);
