/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-sessions-page-private.h - shared by bst-sessions-page.c (what every page has) and bst-sessions-calendar.c. */
#pragma once
#include "bst-capture-board.h"
#include "bst-needs-list.h"
#include "bst-session-form.h"
#include "bst-session-map.h"
#include "bst-sessions-page.h"

struct _BstSessionsPage {
  BstPage parent_instance;
  GtkWidget *inspector, *switch_box; /* owned: the window shows them */
  AdwToggleGroup *view_switch;
  GtkWidget *switch_place, *stack, *list, *empty, *heading;
  BstSessionForm *programme, *outcome;
  GtkWidget *way_buttons, *ways; /* of showing the cards */
  BstCaptureBoard *board;
  BstSessionMap *mind, *network;
  BstNeedsList *needs;
  char *session, *words, *card; /* card: the one whose details are shown */
  guint refresh_source;
  gulong applied_handler;
};

BstRecord *bst_sessions_page_get_session (BstSessionsPage *self);
void bst_sessions_page_choose (BstSessionsPage *self, const char *id);
void bst_sessions_page_choose_some (BstSessionsPage *self);
GtkWidget *bst_sessions_page_make_calendar (BstSessionsPage *self);
void bst_sessions_page_show_calendar (BstSessionsPage *self);

/* bst-sessions-cards.c */
GtkWidget *bst_sessions_page_make_cards (BstSessionsPage *self);
void bst_sessions_page_show_cards (BstSessionsPage *self, BstDocument *document, const char *session);
void bst_sessions_page_forget_cards (BstSessionsPage *self, BstDocument *document);
gboolean bst_sessions_page_focus_cards (BstSessionsPage *self);
const char *bst_sessions_page_get_group (BstSessionsPage *self);
const char *bst_sessions_page_get_way (BstSessionsPage *self);
void bst_sessions_page_set_way (BstSessionsPage *self, const char *way);
