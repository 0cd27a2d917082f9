/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-record-form.h - the fields of one record as an editor lays them out: it follows the plan, says what the rules find
 * under the field that it is about, and keeps still what somebody writes in.
 *
 * No widget itself: an editor owns one, gives it the scrolled window that holds the fields, and says which field goes into
 * which box. On "refresh" the editor shows what else is computed from the record. */
#pragma once
#include "bst-field-row.h"

typedef struct {
  const char *name;
  char part; /* the editor's name of the place where it goes */
  gboolean same_line; /* beside the one before, where there is room */
  const char *title; /* N_(); NULL: the field's label */
  const char *hint; /* N_() */
  const char *empty; /* N_(): what stands there while it is empty */
  const char *add; /* N_(): the button of a list */
  gboolean (*applies) (gconstpointer record); /* NULL: always. A field with a value is always shown. */
} BstFormField;

typedef struct {
  const BstFormField *field;
  BstFieldRow *row;
  GtkWidget *line; /* the box that it shares with others, or NULL */
  GtkExpander *fold; /* what folds it away, or NULL */
  gboolean says; /* findings stand under it */
} BstFormRow;

typedef struct {
  GtkBox *box;
  GtkExpander *fold; /* NULL: it does not fold */
  gboolean says; /* findings stand under the fields */
} BstFormPlace;

typedef struct {
  char part;
  const char *title, *about; /* N_(); about: one sentence that helps, or NULL */
  gboolean open, second; /* open: not folded to begin with; second: in the second column where there are two */
} BstFormGroup;

#define BST_TYPE_RECORD_FORM (bst_record_form_get_type ())
G_DECLARE_FINAL_TYPE (BstRecordForm, bst_record_form, BST, RECORD_FORM, GObject)

BstRecordForm *bst_record_form_new (BstKindId kind, GtkScrolledWindow *scroller, GtkWidget *content);
void bst_record_form_add_fields (BstRecordForm *self, const BstFormField *fields, guint n_fields,
                                 BstFormPlace (*find_place) (gpointer editor, char part), gpointer editor);
void bst_record_form_set_document (BstRecordForm *self, BstDocument *document);
void bst_record_form_set_record (BstRecordForm *self, const char *id);
BstDocument *bst_record_form_get_document (BstRecordForm *self);
const char *bst_record_form_get_id (BstRecordForm *self);
BstRecord *bst_record_form_get_record (BstRecordForm *self);
BstFormRow *bst_record_form_find_row (BstRecordForm *self, const char *field);
void bst_record_form_reveal_field (BstRecordForm *self, const char *field);
void bst_record_form_reveal_widget (BstRecordForm *self, GtkWidget *widget, GtkExpander *fold);
void bst_record_form_refresh (BstRecordForm *self);
gboolean bst_record_form_is_waiting (BstRecordForm *self);
void bst_record_form_show_findings (BstRecordForm *self, const GPtrArray *findings, const char *const *elsewhere);
