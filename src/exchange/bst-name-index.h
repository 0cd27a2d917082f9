/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-name-index.h - what a text in a table refers to: by id, by code, by title in any language, by words of a title. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

typedef struct _BstNameIndex BstNameIndex;

BstNameIndex *bst_name_index_new (BstPlan *plan, BstFramework *framework, const BstField *field);
void bst_name_index_free (BstNameIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstNameIndex, bst_name_index_free)

typedef enum { BST_NAME_FOUND, BST_NAME_UNKNOWN, BST_NAME_SEVERAL } BstNameAnswer;

BstNameAnswer bst_name_index_find (BstNameIndex *self, const char *text, const BstVec *phases, const char **ret_id,
                                   GString *near);
void bst_name_index_add (BstNameIndex *self, const char *id, const char *name);
char *bst_name_index_write (BstNameIndex *self, const char *id, const char *language);
