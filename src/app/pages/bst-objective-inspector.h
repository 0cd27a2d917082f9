/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-inspector.h - everything about the selected objective, and what can be said of it in this plan. */
#pragma once
#include <adwaita.h>
#include "bst-objective-facts.h"

#define BST_TYPE_OBJECTIVE_INSPECTOR (bst_objective_inspector_get_type ())
G_DECLARE_FINAL_TYPE (BstObjectiveInspector, bst_objective_inspector, BST, OBJECTIVE_INSPECTOR, AdwBin)

GtkWidget *bst_objective_inspector_new (void);
void bst_objective_inspector_set_document (BstObjectiveInspector *self, BstDocument *document);
void bst_objective_inspector_show (BstObjectiveInspector *self, const BstPhaseFacts *phase, const char *phase_id,
                                   const char *id);
gboolean bst_objective_inspector_reveal (BstObjectiveInspector *self, const char *field);
void bst_objective_inspector_add_action_point (BstObjectiveInspector *self);
void bst_objective_inspector_set_priority (BstObjectiveInspector *self, gint64 priority);
