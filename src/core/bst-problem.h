/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-problem.h - what is wrong in a file, where, and what to do about it. */
#pragma once
#include "bst-field.h"

/**
 * BstProblem:
 * @offset: in bytes
 * @line: from 1; 0 before bst_problems_place()
 * @column: from 1, in characters
 * @code: what sort of problem
 * @is_remark: the file can be read all the same
 * @message: what is wrong, for people
 * @mend: (nullable): what to do, a sentence
 */
typedef struct {
  gsize offset;
  guint line, column;
  BstError code;
  gboolean is_remark;
  char *message;
  const char *mend;
} BstProblem;

BstProblem *bst_problem_new (gsize offset, BstError code, const char *message);
BstProblem *bst_problem_new_syntax (gsize length, gsize offset, const char *problem);
void bst_problem_free (BstProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstProblem, bst_problem_free)
char *bst_problem_say (const BstProblem *self);
void bst_problems_place (GPtrArray *problems, const char *data);
