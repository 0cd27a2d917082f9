/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-element-order.h - elements of a list that people put in order: the steps of an agenda. Their table has a field "order",
 * whose keys are those of bst-order.h; what has none yet, since a table or an older program brought it, comes last. */
#pragma once
#include "bst-field.h"

gboolean bst_elements_have_order (const BstField *list);
int bst_elements_compare (const BstField *list, const BstElement *one, const BstElement *other);
GPtrArray *bst_elements_list (const BstField *list, const BstVec *vec);
void bst_element_put_last (const BstField *list, const BstVec *vec, BstElement *element);
gboolean bst_elements_move (const BstField *list, const BstVec *vec, const char *id, int steps, BstValue *ret_value);
