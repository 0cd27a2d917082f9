/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-fields.h - which fields of an action point the editor shows where, when, and with which words. */
#pragma once
#include "bst-record-form.h"

#define BST_PART_FOLLOW_UP 'F'
#define BST_PART_MORE '+'

extern const BstFormField bst_smart_fields[];
extern const guint bst_n_smart_fields;
