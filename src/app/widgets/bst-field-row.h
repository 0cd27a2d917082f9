/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-field-row.h - one field of one record: its label, its value, a hint, and what is wrong with what was typed.
 *
 * A row reads all it needs from the field's descriptor, so adding a field to a table needs no new widget. It follows
 * the plan: undo, redo and changes made elsewhere show at once. bst_field_row_new() chooses the class by the type. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_FIELD_ROW (bst_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (BstFieldRow, bst_field_row, BST, FIELD_ROW, GtkBox)

/**
 * BstFieldRowClass:
 * @setup: makes the control, once the field is known, and hands it to bst_field_row_set_control()
 * @name_parts: (nullable): gives the parts beside the main one names with the field's title in them
 * @show: the plan holds this value now; only called where it differs from the last one, unless @names_others
 * @commit: what is typed goes into the plan now, or is refused here
 * @set_editable: (nullable): whether people can change the value now; by default the control is insensitive where they
 *   cannot. A text stays readable and can be copied
 * @names_others: the value is shown by the names of other records, which may change
 */
struct _BstFieldRowClass {
  GtkBoxClass parent_class; /* a box, since a plain GtkWidget does not pass the keyboard on to its children */
  void (*setup) (BstFieldRow *self);
  void (*name_parts) (BstFieldRow *self);
  void (*show) (BstFieldRow *self, BstValue value);
  void (*commit) (BstFieldRow *self);
  gboolean (*revert) (BstFieldRow *self); /* whether there was a text that is no value, and it is gone now */
  void (*set_editable) (BstFieldRow *self, gboolean editable);
  gboolean names_others;
  gboolean takes_letters; /* each letter is in the plan at once: nothing waits for a commit */
};

BstFieldRow *bst_field_row_new (BstKindId kind, const char *field);
BstFieldRow *bst_field_row_new_inner (BstKindId kind, const char *list, const char *field);
BstFieldRow *bst_field_row_new_inner_as (GType type, BstKindId kind, const char *list, const char *field);
void bst_field_row_set_makes_element (BstFieldRow *self, gboolean makes_element);

/* Returns: (transfer full): an image of the record that the row shows, which comes with its first value. */
typedef BstRecord *(*BstFieldRowMaker) (gpointer data);
void bst_field_row_set_maker (BstFieldRow *self, BstFieldRowMaker make, gpointer data, GDestroyNotify destroy);
void bst_field_row_set_subject (BstFieldRow *self, BstDocument *document, const char *id);
void bst_field_row_set_element (BstFieldRow *self, BstDocument *document, const char *id, const char *element_id);
void bst_field_row_set_title (BstFieldRow *self, const char *title);
void bst_field_row_set_hint (BstFieldRow *self, const char *hint);
void bst_field_row_set_fact (BstFieldRow *self, const char *fact);
void bst_field_row_set_placeholder (BstFieldRow *self, const char *placeholder);
void bst_field_row_set_marked (BstFieldRow *self, gboolean marked);
void bst_field_row_commit (BstFieldRow *self);
void bst_field_row_take_typing (BstFieldRow *self);
gboolean bst_field_row_revert (BstFieldRow *self);
GtkBox *bst_field_row_get_below (BstFieldRow *self);
const char *bst_field_row_get_name (BstFieldRow *self);
const char *bst_field_row_get_title (BstFieldRow *self);
const char *bst_field_row_get_placeholder (BstFieldRow *self);
gboolean bst_field_row_is_refused (BstFieldRow *self);

/* For the classes of the types. */
void bst_field_row_set_control (BstFieldRow *self, GtkWidget *control, GtkWidget *named);
void bst_field_row_set_plain (BstFieldRow *self);
void bst_field_row_keep_in_view (BstFieldRow *self);
void bst_field_row_add_to_head (BstFieldRow *self, GtkWidget *widget);
const BstField *bst_field_row_get_field (BstFieldRow *self);
BstDocument *bst_field_row_get_document (BstFieldRow *self);
const char *bst_field_row_get_id (BstFieldRow *self);
const BstField *bst_field_row_get_list (BstFieldRow *self);
const char *bst_field_row_get_element_id (BstFieldRow *self);
BstKindId bst_field_row_get_kind (BstFieldRow *self);
BstValue bst_field_row_get_value (BstFieldRow *self);
gboolean bst_field_row_submit (BstFieldRow *self, BstValue value, gboolean typing);
void bst_field_row_change (BstFieldRow *self, BstTransaction *transaction, BstValue value);
gboolean bst_field_row_apply (BstFieldRow *self, BstTransaction *transaction);
char *bst_field_row_make_label (BstFieldRow *self);
void bst_field_row_refuse (BstFieldRow *self, const char *message);
void bst_field_row_accept (BstFieldRow *self);
