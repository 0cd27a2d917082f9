/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-choice-row.h - one of a few fixed values. A button and a list of our own: GtkDropDown drops its name for
 * assistive technology, and AdwComboRow cannot be operated by it. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_CHOICE_ROW (bst_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (BstChoiceRow, bst_choice_row, BST, CHOICE_ROW, BstFieldRow)
