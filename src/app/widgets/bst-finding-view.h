/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-finding-view.h - what a rule says of a record: what it found, how to mend it, why it matters, and a way to say
 * that it does not apply. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_FINDING_VIEW (bst_finding_view_get_type ())
G_DECLARE_FINAL_TYPE (BstFindingView, bst_finding_view, BST, FINDING_VIEW, AdwBin)

BstFindingView *bst_finding_view_new (BstDocument *document, const BstFinding *finding, gboolean with_go_to);
char *bst_finding_view_make_key (const BstFinding *finding);
const char *bst_finding_view_get_key (BstFindingView *self);
void bst_finding_views_sync (GtkBox *box, BstDocument *document, GPtrArray *findings, gboolean with_go_to);
