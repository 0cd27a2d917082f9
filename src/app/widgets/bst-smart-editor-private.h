/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-editor-private.h - shared by bst-smart-editor.c (what is where), bst-smart-editor-findings.c (what the rules
 * say) and bst-smart-editor-actions.c (what can be done). */
#pragma once
#include "bst-field-row.h"
#include "bst-smart-editor.h"
#include "bst-smart-fields.h"
#include "bst-smart-section.h"
#include "bst-smart-sentence.h"

typedef struct {
  const BstSmartField *field;
  BstFieldRow *row;
  GtkWidget *line; /* the box that it shares with others, or NULL */
  BstSmartSection *section; /* NULL: among the other fields */
} BstEditorRow;

struct _BstSmartEditor {
  AdwBin parent_instance;
  BstDocument *document;
  char *id;
  GArray *rows; /* BstEditorRow */
  BstSmartSection *letters[BST_SMART_N_LETTERS], *follow_up; /* letters: S, M, A, R, T */
  BstSmartSection *places[BST_SMART_N_LETTERS]; /* the same, in the framework's order */
  GtkWidget *progress; /* a pill */
  guint refresh_source;
  gulong layout_handler; /* waits for the next layout to keep the focused field where it is */
  double focus_y;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkScrolledWindow *scroller;
  GtkBox *content, *sections, *more_box, *aside_box;
  GtkButton *objective;
  GtkLabel *objective_label;
  BstSmartSentence *sentence;
  GtkExpander *more, *aside;
};

BstRecord *bst_smart_editor_get_record (BstSmartEditor *self);
BstEditorRow *bst_smart_editor_find_row (BstSmartEditor *self, const char *field);
void bst_smart_editor_refresh (BstSmartEditor *self);
void bst_smart_editor_show_findings (BstSmartEditor *self);
void bst_smart_editor_install_actions (GtkWidgetClass *klass);
