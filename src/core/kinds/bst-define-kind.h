/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-define-kind.h - the GObject boilerplate of a kind, once. Included by the kinds' .c files only. */
#pragma once
#include "../bst-record.h"

#define BST_DEFINE_KIND(Type, type_name, KIND) \
  typedef BstRecordClass Type##Class; \
  GType type_name##_get_type (void); \
  G_DEFINE_FINAL_TYPE (Type, type_name, BST_TYPE_RECORD) \
  static const BstFieldTable type_name##_table = BST_FIELD_TABLE (type_name##_fields, 0); \
  static void type_name##_class_init (BstRecordClass *klass) \
  { \
    bst_record_class_set_table (klass, BST_KIND_##KIND, &type_name##_table); \
  } \
  static void type_name##_init (Type *self) \
  { \
  }

/* The table of a list's elements: BST_ELEMENTS (BstMilestone, milestone) after milestone_fields. */
#define BST_ELEMENTS(Type, name) \
  static const BstFieldTable name##_table = BST_FIELD_TABLE (name##_fields, sizeof (Type))
