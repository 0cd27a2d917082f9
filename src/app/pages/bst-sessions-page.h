/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-sessions-page.h - the calendar of meetings; a session with its programme, its board of cards and its outcome. */
#pragma once
#include "bst-page.h"

#define BST_TYPE_SESSIONS_PAGE (bst_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (BstSessionsPage, bst_sessions_page, BST, SESSIONS_PAGE, BstPage)
