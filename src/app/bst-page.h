/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-page.h - what every page of the workbench has. Adding a page: a class, its template, one line in bst-pages.c. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-slide.h"

#define BST_TYPE_PAGE (bst_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (BstPage, bst_page, BST, PAGE, AdwBin)

/**
 * BstPageClass:
 * @set_document: the page shows another plan, or none (%NULL); chain up first
 * @get_inspector: (nullable): the widget for the end side, owned by the page; asked once
 * @get_view_switch: (nullable): a widget for the header bar, owned by the page; asked once
 * @search: shows only what holds these words; "" shows everything
 * @add: what the blue button and Ctrl+N do; %FALSE: nothing to add
 * @focus_content: (nullable): gives the keyboard to what the page is about, past the filters above it; %FALSE: nothing there
 * @focus_results: (nullable): selects the first thing that the search has left and gives it the keyboard; %FALSE: nothing
 * @describe: (nullable) (transfer full): what it shows now, for the projection; it tells with bst_page_tell_shown() when that is
 *   another thing
 * @reveal: goes to a record, and to a field of it where one is named; %FALSE: not on this page
 */
struct _BstPageClass {
  AdwBinClass parent_class;
  void (*set_document) (BstPage *self, BstDocument *document);
  GtkWidget *(*get_inspector) (BstPage *self);
  GtkWidget *(*get_view_switch) (BstPage *self);
  void (*search) (BstPage *self, const char *words);
  gboolean (*add) (BstPage *self);
  gboolean (*focus_content) (BstPage *self);
  gboolean (*focus_results) (BstPage *self);
  BstSlidePlace *(*describe) (BstPage *self);
  gboolean (*reveal) (BstPage *self, const char *id, const char *field);
};

void bst_page_set_document (BstPage *self, BstDocument *document);
BstDocument *bst_page_get_document (BstPage *self);
BstPlan *bst_page_get_plan (BstPage *self);
GtkWidget *bst_page_get_inspector (BstPage *self);
GtkWidget *bst_page_get_view_switch (BstPage *self);
void bst_page_search (BstPage *self, const char *words);
gboolean bst_page_add (BstPage *self);
void bst_page_focus_content (BstPage *self);
void bst_page_focus_results (BstPage *self);
BstSlidePlace *bst_page_describe (BstPage *self);
gboolean bst_page_reveal (BstPage *self, const char *id, const char *field);

/* For the page itself: the number on its row in the sidebar, in words too. */
void bst_page_set_count (BstPage *self, guint count, const char *words, gboolean urgent);
guint bst_page_get_count (BstPage *self);
const char *bst_page_get_count_words (BstPage *self);
gboolean bst_page_is_urgent (BstPage *self);

/* For the page itself: it shows another view, or something else is selected in it. */
void bst_page_tell_shown (BstPage *self);
void bst_page_tell_shown_in (GtkWidget *widget);

/* Asks the window to open the inspector (it folds away in a narrow window). */
void bst_page_show_inspector (BstPage *self);

/* Asks the window to say one short sentence; with_undo offers to undo what it tells of. */
void bst_page_toast (BstPage *self, const char *text, gboolean with_undo);

/* Asks the window to empty the search entry; bst_page_search() follows. */
void bst_page_clear_search (BstPage *self);

/* The pages that there are, in the order of the sidebar. */
typedef struct {
  const char *name;      /* "objectives" */
  const char *title;     /* N_() */
  const char *icon;      /* icon name */
  const char *add_label; /* N_(), of the blue button; NULL: nothing to add */
  GType (*get_type) (void);
  BstKindId kind;        /* of the records that live here: where "go to" looks */
  gboolean add_stands_out; /* that button is the blue one of the view; else the page shows one itself */
} BstPageInfo;

extern const BstPageInfo bst_pages[];
extern const guint bst_n_pages;
