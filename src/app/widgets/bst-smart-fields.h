/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-fields.h - which fields of an action point the editor shows where, when, and with which words. */
#pragma once
#include "kinds/bst-action-point.h"

#define BST_PART_FOLLOW_UP 'F'
#define BST_PART_MORE '+'

typedef struct {
  const char *name;
  char part;            /* the letter it belongs to, BST_PART_FOLLOW_UP or BST_PART_MORE */
  gboolean same_line;   /* beside the one before, where there is room */
  const char *title;    /* N_(); NULL: the field's label */
  const char *hint;     /* N_() */
  const char *empty;    /* N_(): what stands there while it is empty */
  const char *add;      /* N_(): the button of a list */
  gboolean (*applies) (const BstActionPoint *point); /* NULL: always. A field with a value is always shown. */
} BstSmartField;

extern const BstSmartField bst_smart_fields[];
extern const guint bst_n_smart_fields;
