/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-track-view.h - the track of scaling up: where an action stands, and when it came to each stage (R164). */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_TRACK_VIEW (bst_track_view_get_type ())
G_DECLARE_FINAL_TYPE (BstTrackView, bst_track_view, BST, TRACK_VIEW, GtkBox)

GtkWidget *bst_track_view_new (void);
void bst_track_view_show (BstTrackView *self, BstDocument *document, BstRecord *action);
void bst_track_view_clear (BstTrackView *self);
