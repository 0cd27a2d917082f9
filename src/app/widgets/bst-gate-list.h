/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gate-list.h - the checks of the gatekeeper on an action, and what was decided about it before (R170, R210). */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_GATE_LIST (bst_gate_list_get_type ())
G_DECLARE_FINAL_TYPE (BstGateList, bst_gate_list, BST, GATE_LIST, GtkBox)

GtkWidget *bst_gate_list_new (void);
GtkWidget *bst_gate_list_get_log (BstGateList *self);
void bst_gate_list_show (BstGateList *self, BstDocument *document, BstRecord *action);
void bst_gate_list_clear (BstGateList *self);
