/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-paste-outline-private.h - shared by bst-paste-outline.c (the dialog), -lines.c (the list), -row.c (a line in words and widgets) and
 * -actions.c (what can be done with a line). */
#pragma once
#include "bst-outline-draft.h"
#include "bst-paste-outline.h"
#include "bst-picker.h"

typedef enum {
  BST_PASTE_ALL,
  BST_PASTE_QUESTIONS,
  BST_PASTE_OFFICIAL,
  BST_PASTE_NEW,
  BST_PASTE_LEFT_OUT,
  BST_N_PASTE_FILTERS
} BstPasteFilter;

struct _BstPasteOutline {
  AdwDialog parent_instance;
  BstDocument *document;
  BstOutlineDraft *draft; /* NULL: no text yet */
  GArray *shown; /* guint: which lines the filter leaves, in order */
  BstPasteFilter filter;
  int editing; /* line whose text is being typed, or -1 */
  gboolean refreshing, done; /* done: it is in the plan */
  guint scroll_source;

  GtkWidget *stack, *text, *read, *add, *again;
  GtkWidget *filters[BST_N_PASTE_FILTERS];
  GtkWidget *list, *scroller;
  GtkStringList *words; /* of each shown line: all that its row says */
  GtkSingleSelection *selection;
  BstPicker *picker;
  gboolean picks_parent; /* what the picker is for: under which objective; else whose official text */
  GMenuModel *menu;
  GSimpleActionGroup *actions;
};

/* bst-paste-outline-lines.c */
GtkWidget *bst_paste_outline_build_lines (BstPasteOutline *self);
void bst_paste_outline_refresh (BstPasteOutline *self);
int bst_paste_outline_get_selected (BstPasteOutline *self);
void bst_paste_outline_select (BstPasteOutline *self, int line);

/* bst-paste-outline-row.c */
gboolean bst_paste_line_is_question (BstPasteOutline *self, guint line);
char *bst_paste_line_describe (BstPasteOutline *self, guint line, gboolean with_state);
void bst_paste_line_fill (BstPasteOutline *self, GtkWidget *box, guint line);

/* bst-paste-outline-actions.c */
void bst_paste_outline_add_actions (BstPasteOutline *self);
void bst_paste_outline_update_actions (BstPasteOutline *self);
void bst_paste_outline_commit_text (BstPasteOutline *self, const char *text);
