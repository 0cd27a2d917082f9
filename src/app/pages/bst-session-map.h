/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-map.h - the mind map or the free market of a session, with its outline beside it, and what is done there.
 *
 * Signals as BstCaptureBoard has them: "card-chosen" (id, whether its details are wanted) and "toast" (text, with undo); and
 * "group-chosen": a cluster or an organisation has the keyboard. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-map.h"

#define BST_TYPE_SESSION_MAP (bst_session_map_get_type ())
G_DECLARE_FINAL_TYPE (BstSessionMap, bst_session_map, BST, SESSION_MAP, AdwBin)

GtkWidget *bst_session_map_new (BstMapKind kind);
void bst_session_map_show (BstSessionMap *self, BstDocument *document, const char *session);
const char *bst_session_map_get_key (BstSessionMap *self);
gboolean bst_session_map_focus (BstSessionMap *self);
gboolean bst_session_map_focus_card (BstSessionMap *self, const char *card);
