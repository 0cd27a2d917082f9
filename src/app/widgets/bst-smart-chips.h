/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-chips.h - the five letters of an action point: one picture with one name, "SMART: S and R good; M, A and T not yet". */
#pragma once
#include <gtk/gtk.h>
#include "bst-smart.h"

#define BST_TYPE_SMART_CHIPS (bst_smart_chips_get_type ())
G_DECLARE_FINAL_TYPE (BstSmartChips, bst_smart_chips, BST, SMART_CHIPS, GtkWidget)

GtkWidget *bst_smart_chips_new (void);
void bst_smart_chips_set_verdict (BstSmartChips *self, const BstRuleContext *context, const BstVerdict *verdict);
char *bst_smart_chips_describe (const BstRuleContext *context, const BstVerdict *verdict);
