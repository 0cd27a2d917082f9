/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-dialog-private.h - shared by bst-import-dialog.c (the steps), bst-import-table-step.c and
 * bst-import-preview-step.c. */
#pragma once
#include "bst-import-dialog.h"
#include "bst-refusal-list.h"
#include "widgets/bst-change-list.h"

struct _BstImportDialog {
  AdwDialog parent_instance;
  BstImportSession *session;
  gboolean filling; /* the dialog sets a widget, not a person */
  GtkCheckButton *first_kind, *first_alike, *first_sheet;

  AdwToastOverlay *toasts;
  AdwNavigationView *steps;
  AdwPreferencesGroup *kind_group, *sheet_group, *alike_group;
  AdwActionRow *file_row, *header_row;
  GtkSpinButton *header_spin;
  AdwSwitchRow *visible_only;
  GtkLabel *columns_label, *summary;
  GtkListBox *columns;
  GtkStack *preview_stack, *view_stack;
  GtkToggleButton *refused_button, *changes_button;
  GtkWidget *switch_box;
  GtkButton *import_button;
  BstChangeList *changes;
  BstRefusalList *refused;
};

void bst_import_dialog_fill_table_step (BstImportDialog *self);
void bst_import_dialog_header_changed (BstImportDialog *self);
void bst_import_dialog_show_preview (BstImportDialog *self);
void bst_import_dialog_switch_view (BstImportDialog *self);
