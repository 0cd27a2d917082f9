/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-writer.h - the plan file out: canonical, so equal plans are equal bytes. */
#pragma once
#include "bst-plan.h"

#define BST_PLAN_FORMAT "bouwstenen-plan"
#define BST_PLAN_VERSION 1

/* Gets the text in pieces of some 256 KB; FALSE stops the writing. */
typedef gboolean (*BstWriteFunc) (const char *text, gsize length, gpointer data, GError **error);

gboolean bst_plan_write (BstPlan *self, BstWriteFunc write, gpointer data, GError **error);
GBytes *bst_plan_to_bytes (BstPlan *self);
