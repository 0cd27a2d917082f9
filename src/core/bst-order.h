/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-order.h - an order chosen by people: text keys between which there is always room for one more. */
#pragma once
#include "bst-field.h"

char *bst_order_between (const char *before, const char *after);
char *bst_order_default (guint position);
gboolean bst_order_is_key (const BstField *field);
