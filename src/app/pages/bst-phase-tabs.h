/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-phase-tabs.h - the life phases as a list of tabs: arrows choose, each tells how far its objectives are covered. */
#pragma once
#include <gtk/gtk.h>
#include "../bst-document.h"

#define BST_TYPE_PHASE_TABS (bst_phase_tabs_get_type ())
G_DECLARE_FINAL_TYPE (BstPhaseTabs, bst_phase_tabs, BST, PHASE_TABS, GtkWidget)

void bst_phase_tabs_set_document (BstPhaseTabs *self, BstDocument *document);
void bst_phase_tabs_update (BstPhaseTabs *self);
void bst_phase_tabs_select (BstPhaseTabs *self, const char *phase);
void bst_phase_tabs_set_narrow (BstPhaseTabs *self, gboolean narrow);
const char *bst_phase_tabs_get_selected (BstPhaseTabs *self);
char *bst_phase_make_heading (const BstItem *phase);
char *bst_phase_css_class (BstFramework *framework, const char *phase);
