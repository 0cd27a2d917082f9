/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-problem.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

static const char *
mend_of (BstError code)
{
  switch (code)
    {
    case BST_ERROR_SYNTAX:
      return N_ ("If you got the file from somebody, ask for it again; otherwise mend this place in a text editor.");
    case BST_ERROR_VALUE:
      return N_ ("Correct what stands there, or leave the member out: it is empty then.");
    case BST_ERROR_RECORD:
      return N_ ("Give each record an id of its own; remove the one that does not belong here.");
    case BST_ERROR_REFERENCE:
      return N_ ("Add what it refers to, or remove the reference.");
    case BST_ERROR_VERSION:
      return N_ ("Choose a plan: the name of its file usually ends in “.bouwstenen”.");
    default:
      return NULL;
    }
}

/* What the scan says has a remedy of its own where a text editor would not help. */
static const char *
mend_of_syntax (gboolean at_end, const char *problem)
{
  static const struct {
    const char *problem, *mend;
  } known[] = {
    { BST_SCAN_BOM, N_ ("Save the file again in a text editor as “UTF-8 without BOM”.") },
    { BST_SCAN_UTF16, N_ ("Save the file again in a text editor as “UTF-8”.") },
    { BST_SCAN_NOT_UTF8, N_ ("Save the file again in a text editor as “UTF-8”, or ask for it again.") },
    { BST_SCAN_NUL, N_ ("A disk or a transfer damaged the file: ask for it again, or take an earlier version.") },
    { BST_SCAN_DEEP, N_ ("No plan is nested like that: this file was not made by Bouwstenen.") },
    { BST_SCAN_TWICE, N_ ("Remove one of the two.") },
    { BST_SCAN_BEHIND, N_ ("Remove what stands behind the last brace.") },
    { BST_SCAN_EMPTY, N_ ("Ask for the file again, or take an earlier version.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (problem, known[i].problem) == 0)
      return known[i].mend;
  return at_end ? N_ ("The file seems to be cut off: ask for it again, or take an earlier version.")
                : mend_of (BST_ERROR_SYNTAX);
}

static BstProblem *
make (gsize offset, BstError code, const char *message, const char *mend)
{
  BstProblem *self = g_new0 (BstProblem, 1);

  self->offset = offset;
  self->code = code;
  self->message = g_strdup (message);
  self->mend = mend != NULL ? bst_text (NULL, mend) : NULL;
  return self;
}

/**
 * bst_problem_new:
 * @offset: where the problem is, in bytes
 * @message: for people
 *
 * Returns: (transfer full): the problem
 */
BstProblem *
bst_problem_new (gsize offset, BstError code, const char *message)
{
  return make (offset, code, message, mend_of (code));
}

/**
 * bst_problem_new_syntax:
 * @problem: as bst_scan() says it
 *
 * Returns: (transfer full): what the scan found
 */
BstProblem *
bst_problem_new_syntax (gsize length, gsize offset, const char *problem)
{
  return make (offset, BST_ERROR_SYNTAX, bst_text (NULL, problem), mend_of_syntax (offset == length, problem));
}

/**
 * bst_problem_free:
 * @self: (transfer full): no longer needed
 */
void
bst_problem_free (BstProblem *self)
{
  g_free (self->message);
  g_free (self);
}

/**
 * bst_problem_say:
 *
 * Returns: (transfer full): what is wrong and what to do, in a line without the place
 */
char *
bst_problem_say (const BstProblem *self)
{
  if (self->mend == NULL)
    return g_strdup (self->message);
  /* Translators: what is wrong in a file, and what to do about it */
  return g_strdup_printf (bst_text (NULL, N_ ("%s. %s")), self->message, self->mend);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const BstProblem *pa = *(BstProblem *const *) a, *pb = *(BstProblem *const *) b;

  return (pa->offset > pb->offset) - (pa->offset < pb->offset);
}

/**
 * bst_problems_place:
 * @problems: (element-type BstProblem): are sorted by their place
 * @data: the text that they are about
 *
 * Gives each its line and column, in one pass.
 */
void
bst_problems_place (GPtrArray *problems, const char *data)
{
  const char *p = data;
  guint line = 1, column = 1;

  g_ptr_array_sort (problems, compare);
  for (guint i = 0; i < problems->len; i++)
    {
      BstProblem *problem = g_ptr_array_index (problems, i);
      for (; p < data + problem->offset; p++)
        if (*p == '\n')
          {
            line++;
            column = 1;
          }
        else
          column += ((guchar) *p & 0xc0) != 0x80; /* a character begins here */
      problem->line = line;
      problem->column = column;
    }
}
