/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-editor-private.h - shared by bst-action-editor.c (what is where) and bst-action-editor-actions.c (what can be
 * done with an action as a whole). */
#pragma once
#include "bst-action-editor.h"
#include "bst-action-fields.h"
#include "bst-aside-list.h"
#include "bst-fold-section.h"
#include "bst-subject-links.h"

struct _BstActionEditor {
  BstRecordEditor parent_instance;
  BstRecordForm *form; /* the parent's */
  GtkWidget *readings, *scores, *track, *gate;
  BstFoldSection *means;
  BstSubjectLinks *links; /* in means */
  gboolean is_page;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkScrolledWindow *scroller;
  GtkBox *content, *first, *second;
  GtkWidget *columns;
  BstAsideList *aside;
  GtkWidget *open_page;
};

void bst_action_editor_install_actions (GtkWidgetClass *klass);
