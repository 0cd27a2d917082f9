/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-projection.h - the projection of a plan: which slide a room sees, in a window of its own, while somebody goes on working
 * in the workbench. It follows what the workbench shows, or stays where it was pinned.
 *
 * Actions, under the prefix "project": next, previous, first, last, black, pin, dark, delays, unvalidated, larger, smaller,
 * normal-size, full-screen, close, time (minutes), more-time, pause, stop-time.
 *
 * Signals: "changed": another slide, another state, or another second; "closed": the window has gone */
#pragma once
#include <adwaita.h>
#include "bst-countdown.h"
#include "bst-slide.h"
#include "../bst-document.h"

#define BST_TYPE_PROJECTION (bst_projection_get_type ())
G_DECLARE_FINAL_TYPE (BstProjection, bst_projection, BST, PROJECTION, GObject)

BstProjection *bst_projection_new (BstDocument *document, GtkWindow *workbench);
void bst_projection_follow (BstProjection *self, BstSlidePlace *place);
void bst_projection_present (BstProjection *self);
void bst_projection_close (BstProjection *self);
GActionGroup *bst_projection_get_actions (BstProjection *self);
GtkWidget *bst_projection_get_view (BstProjection *self);
BstCountdown *bst_projection_get_countdown (BstProjection *self);
BstRecord *bst_projection_get_session (BstProjection *self);
const char *bst_projection_get_title (BstProjection *self);
GdkMonitor *bst_projection_choose_monitor (GListModel *monitors, GdkMonitor *own);
char *bst_projection_say_position (BstProjection *self);
gboolean bst_projection_is_kept_back (BstProjection *self);
