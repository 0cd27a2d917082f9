/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-fields.h - which fields of an action the editor shows in which group, when, and with which words. */
#pragma once
#include "bst-record-form.h"

enum {
  BST_GROUP_WHAT = 'w',
  BST_GROUP_WHOM = 'p',
  BST_GROUP_QUALITY = 'q',
  BST_GROUP_REACH = 'r',
  BST_GROUP_EVIDENCE = 'e',
  BST_GROUP_COLLABORATION = 'c',
  BST_GROUP_LEVERS = 'l',
  BST_GROUP_TRACK = 't',
  BST_GROUP_GATE = 'g',
  BST_GROUP_SHEET = 's',
  BST_GROUP_MORE = '+',
};

extern const BstFormGroup bst_action_groups[];
extern const guint bst_n_action_groups;
extern const BstFormField bst_action_form_fields[];
extern const guint bst_n_action_form_fields;
