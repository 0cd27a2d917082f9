/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-private.h - shared by bst-window.c (what is where), bst-window-layout.c, bst-window-search.c, bst-window-files.c (files), bst-window-actions.c and
 * bst-window-trouble.c (saving that failed, and what others save). */
#pragma once
#include "bst-page.h"
#include "bst-window.h"
#include "project/bst-projection-bar.h"
#include "widgets/bst-notice.h"

typedef struct _BstDraft BstDraft;

struct _BstWindow {
  AdwApplicationWindow parent_instance;
  BstDocument *document;
  GPtrArray *pages; /* BstPage, by index in bst_pages; NULL until first shown */
  GPtrArray *rows; /* the sidebar's rows */
  guint page; /* the one shown */
  BstPage *pack_page; /* the form of a contribution pack; NULL until one is opened */
  GCancellable *cancellable;
  gpointer merging; /* a merge that is under way; NULL: none */
  BstDraft *draft; /* a dialog that was closed with words in it; NULL: none */
  gboolean closing; /* the person chose to close: no more questions */
  BstProjection *projection; /* NULL: nothing is projected */
  guint follow_source;
  GSettings *settings;
  GHashTable *disabled; /* names of actions that cannot be done now */

  GtkStack *stack;
  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split;
  AdwOverlaySplitView *inspector_split;
  AdwNavigationPage *content_page;
  GtkLabel *page_title, *plan_title, *sidebar_plan;
  GtkListBox *sidebar;
  GtkStack *sidebar_stack; /* the list of pages, or the steps of the form */
  GtkMenuButton *help_button; /* the instructions of a pack */
  GtkPopover *help_popover;
  GtkLabel *saved_label;
  GtkStack *page_stack, *inspector_stack, *switch_stack;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkToggleButton *search_button, *inspector_button;
  GtkWidget *project_button;
  GtkButton *add_button, *undo_button, *redo_button;
  BstNotice *save_notice, *outside_notice, *salvage_notice, *lock_notice, *journal_notice;
  GtkLabel *loading_label;
  BstProjectionBar *projection_bar;
  GtkWidget *start_page;
  GtkWidget *before_search; /* weak: where the keyboard was */
  AdwBreakpoint *medium_width, *small_width;
  GtkWidget *start_box, *end_box, *tools_box, *switch_bar, *tools_bar;
};

BstPage *bst_window_get_page (BstWindow *self);
AdwToast *bst_window_offer (BstWindow *self, const char *text, const char *label, const char *action);
void bst_window_forget_draft (BstWindow *self);
void bst_window_install_draft_actions (GtkWidgetClass *klass);
void bst_window_show_page (BstWindow *self, guint page);
void bst_window_install_actions (GtkWidgetClass *klass);
void bst_window_update_actions (BstWindow *self);
void bst_window_save (BstWindow *self, GFile *file, gboolean overwrite, gboolean close_after);
void bst_window_save_as (BstWindow *self, gboolean close_after);
void bst_window_setup_drop (BstWindow *self);
void bst_window_tell_not_opened (BstWindow *self, GFile *file, const GError *error);
void bst_window_offer_salvage (BstWindow *self, GFile *file, const GError *error);
void bst_window_follow_salvage (BstWindow *self);
void bst_window_show_lost (BstWindow *self);
void bst_window_setup_layout (BstWindow *self);
void bst_window_setup_search (BstWindow *self);
void bst_window_search (BstWindow *self);
void bst_window_setup_trouble (BstWindow *self);
void bst_window_follow_trouble (BstWindow *self);
void bst_window_follow_recovery (BstWindow *self);
void bst_window_install_recovery_actions (GtkWidgetClass *klass);
void bst_window_install_table_actions (GtkWidgetClass *klass);
void bst_window_import_file (BstWindow *self, GFile *file);
void bst_window_tell_not_saved (BstWindow *self, const GError *error);
void bst_window_tell_saved (BstWindow *self);
void bst_window_ask_about_change (BstWindow *self, GFile *file, gboolean close_after);
void bst_window_merge_file (BstWindow *self);
void bst_window_end_merging (BstWindow *self, gpointer merging);
void bst_window_merge_packs (BstWindow *self, GListModel *files);
gboolean bst_window_offer_merge (BstWindow *self, BstDocument *document);
void bst_window_install_planner_actions (GtkWidgetClass *klass);
void bst_window_merge_outside (BstWindow *self, gboolean save_after);
gboolean bst_window_ask_to_close (BstWindow *self);
void bst_window_commit_typing (BstWindow *self);
gboolean bst_window_is_pack (BstWindow *self);
void bst_window_show_pack (BstWindow *self);
void bst_window_hide_pack (BstWindow *self);
char *bst_window_make_pack_titles (BstWindow *self, char **ret_subtitle);
void bst_window_setup_pack (BstWindow *self);
void bst_window_follow_page (BstWindow *self);
void bst_window_stop_projecting (BstWindow *self);
void bst_window_install_project_actions (GtkWidgetClass *klass);
void bst_window_install_pack_actions (GtkWidgetClass *klass);
