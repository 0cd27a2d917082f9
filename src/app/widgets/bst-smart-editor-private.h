/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-editor-private.h - shared by bst-smart-editor.c (what is where), bst-smart-editor-findings.c (what the rules
 * say) and bst-smart-editor-actions.c (what can be done). */
#pragma once
#include "bst-fold-section.h"
#include "bst-subject-links.h"
#include "bst-aside-list.h"
#include "bst-smart-editor.h"
#include "bst-smart-fields.h"
#include "bst-smart-section.h"
#include "bst-smart-sentence.h"

struct _BstSmartEditor {
  BstRecordEditor parent_instance;
  BstRecordForm *form; /* the parent's */
  BstSmartSection *letters[BST_SMART_N_LETTERS], *follow_up; /* letters: S, M, A, R, T */
  BstFoldSection *means;
  BstSubjectLinks *links; /* in means */
  BstSmartSection *places[BST_SMART_N_LETTERS]; /* the same, in the framework's order */
  GtkWidget *progress; /* a pill */

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkScrolledWindow *scroller;
  GtkBox *content, *sections, *more_box;
  GtkButton *objective;
  GtkLabel *objective_label;
  BstSmartSentence *sentence;
  GtkExpander *more;
  BstAsideList *aside;
};

void bst_smart_editor_show_findings (BstSmartEditor *self);
void bst_smart_editor_install_actions (GtkWidgetClass *klass);
BstRecord *bst_smart_editor_copy (BstRecord *record);
