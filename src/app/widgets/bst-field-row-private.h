/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-field-row-private.h - shared by bst-field-row.c (what is on the screen) and bst-field-row-value.c (the plan). */
#pragma once
#include "bst-field-row.h"

typedef struct {
  BstDocument *document;
  BstKindId kind;
  char *id, *element_id;
  const BstField *field, *list; /* list: field is one of its elements' */
  BstValue shown;
  gboolean has_shown, refused, makes_element; /* makes_element: of a list where the element is not there yet */
  BstFieldRowMaker make; /* NULL: the record is there, or nothing is taken */
  gpointer make_data;
  GDestroyNotify make_destroy;
  char *placeholder;

  GtkWidget *card, *head, *title, *slot, *error, *error_label, *hint, *fact, *below, *named;
} BstFieldRowPrivate;

BstFieldRowPrivate *bst_field_row_get_private (BstFieldRow *self);
void bst_field_row_set_document (BstFieldRow *self, BstDocument *document);
void bst_field_row_show_hint (BstFieldRow *self);
