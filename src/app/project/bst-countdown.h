/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-countdown.h - the time that is left of a step: it counts down, stops while it is paused, and says by how much it is over. */
#pragma once
#include <glib-object.h>

#define BST_TYPE_COUNTDOWN (bst_countdown_get_type ())
G_DECLARE_FINAL_TYPE (BstCountdown, bst_countdown, BST, COUNTDOWN, GObject)

BstCountdown *bst_countdown_new (void);
void bst_countdown_start (BstCountdown *self, guint minutes);
void bst_countdown_add (BstCountdown *self, int minutes);
void bst_countdown_pause (BstCountdown *self, gboolean paused);
void bst_countdown_stop (BstCountdown *self);
gboolean bst_countdown_is_on (BstCountdown *self);
gboolean bst_countdown_is_paused (BstCountdown *self);
gint64 bst_countdown_get_left (BstCountdown *self);
char *bst_countdown_say (gint64 seconds, const char *language);
