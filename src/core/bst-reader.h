/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reader.h - the plan file in. Strict, one record at a time: never a tree of the whole file. */
#pragma once
#include "bst-plan.h"

/* A place in a file and what is wrong there. line and column from 1; 0: no place is known. */
typedef struct {
  guint line, column;
  BstError code;
  char *message;
} BstProblem;

void bst_problem_free (BstProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstProblem, bst_problem_free)

BstPlan *bst_plan_read (const char *data, gsize length, GPtrArray *problems, GError **error);
BstPlan *bst_plan_read_file (GFile *file, char **ret_sha256, GPtrArray *problems, GCancellable *cancellable,
                             GError **error);
