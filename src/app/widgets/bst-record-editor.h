/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-record-editor.h - what every editor of a record is: a form that follows the plan, groups that fold, and what can be done
 * with the record as a whole, for as long as the plan can be changed.
 *
 * It has the actions "editor.reveal" (s: a field), "editor.remove", and "editor.duplicate" where its class makes copies. */
#pragma once
#include <adwaita.h>
#include "bst-record-form.h"

#define BST_TYPE_RECORD_EDITOR (bst_record_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (BstRecordEditor, bst_record_editor, BST, RECORD_EDITOR, AdwBin)

struct _BstRecordEditorClass {
  AdwBinClass parent_class;

  BstKindId kind;
  gboolean has_template;
  const char *first_field; /* where the keyboard goes when nobody says where */
  const char *removed_unnamed; /* N_(): what is said when one without a title was removed; NULL: nothing is said */
  const char *remove_label; /* N_(): the step; NULL: says what is removed */
  const char *copy_label, *copied; /* N_(): the step, and what is said after it */

  /* Shows what is computed from the record; NULL: there is none. */
  void (*refresh) (BstRecordEditor *self, BstRecord *record);
  /* Returns: (transfer full): another record like this one, in no plan yet; NULL: records are not copied */
  BstRecord *(*copy) (BstRecord *record);
};

BstRecordForm *bst_record_editor_setup (BstRecordEditor *self, GtkScrolledWindow *scroller, GtkWidget *content);
void bst_record_editor_add_groups (BstRecordEditor *self, const BstFormGroup *groups, guint n_groups, GtkBox *first,
                                   GtkBox *second);
BstFormPlace bst_record_editor_find_place (gpointer self, char part);
void bst_record_editor_show_groups (BstRecordEditor *self, const GPtrArray *findings);
BstRecordForm *bst_record_editor_get_form (BstRecordEditor *self);
BstDocument *bst_record_editor_get_document (BstRecordEditor *self);
gboolean bst_record_editor_set_document (BstRecordEditor *self, BstDocument *document);
void bst_record_editor_set_record (BstRecordEditor *self, const char *id);
void bst_record_editor_reveal_field (BstRecordEditor *self, const char *field);
