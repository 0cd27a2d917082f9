/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ancestor.h - which of the earlier versions of a plan another file was made from. */
#pragma once
#include "bst-plan.h"

/**
 * BstAncestry:
 * @BST_ANCESTRY_NONE: none of them: it is another plan
 * @BST_ANCESTRY_LIKELY: the oldest one that is known comes closest; an older one may have been the one
 * @BST_ANCESTRY_CERTAIN: this one
 */
typedef enum { BST_ANCESTRY_NONE, BST_ANCESTRY_LIKELY, BST_ANCESTRY_CERTAIN } BstAncestry;

/* Returns: (transfer full) (nullable): version number index, the newest being 0; NULL where it cannot be read */
typedef BstPlan *(*BstVersionFunc) (guint index, gpointer data);

BstAncestry bst_ancestor_find (guint n_versions, BstVersionFunc get_version, gpointer data, BstPlan *other,
                               BstPlan **ret_version, guint *ret_index);
