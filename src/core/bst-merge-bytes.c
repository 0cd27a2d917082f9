/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-bytes.c - three files in, one out. */
#include "bst-merge.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include <string.h>

static char *
text_of (GBytes *bytes, gsize *ret_length)
{
  const char *data = g_bytes_get_data (bytes, ret_length);
  char *text = g_malloc (*ret_length + 1); /* the reader wants a NUL behind it */

  if (*ret_length > 0)
    memcpy (text, data, *ret_length);
  text[*ret_length] = '\0';
  return text;
}

/* The first one is what the others are compared with: ret_text must stay as long. */
static BstPlan *
read_bytes (GBytes *bytes, BstReadBase **like, gboolean is_fixed, char **ret_text, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  gsize length;
  BstPlan *plan;

  *ret_text = text_of (bytes, &length);
  plan = bst_plan_read_like (*ret_text, length, like, is_fixed, problems);
  if (plan == NULL)
    {
      const BstProblem *first = g_ptr_array_index (problems, 0);
      g_set_error (error, BST_ERROR, (int) first->code, "%u:%u: %s", first->line, first->column, first->message);
    }
  return plan;
}

/**
 * bst_merge_bytes:
 * @ret_n_conflicts: (out) (optional): how many
 * @error: why one of the three cannot be read, or why they do not go together
 *
 * Returns: (transfer full) (nullable): the merged file; ours stays where there are conflicts
 */
GBytes *
bst_merge_bytes (GBytes *base, GBytes *ours, GBytes *theirs, guint *ret_n_conflicts, GError **error)
{
  g_autofree char *base_text = NULL, *our_text = NULL, *their_text = NULL;
  g_autoptr (BstReadBase) like = NULL;
  g_autoptr (BstPlan) b = read_bytes (base, &like, TRUE, &base_text, error);
  g_autoptr (BstPlan) o = b != NULL ? read_bytes (ours, &like, FALSE, &our_text, error) : NULL;
  g_autoptr (BstPlan) t = o != NULL ? read_bytes (theirs, &like, TRUE, &their_text, error) : NULL;
  g_autoptr (BstMerge) merge = NULL;

  if (t == NULL || !bst_merge_check (b, o, t, error))
    return NULL;
  merge = bst_merge (b, o, t);
  if (!bst_plan_apply (o, g_steal_pointer (&merge->transaction), error))
    return NULL;
  if (ret_n_conflicts != NULL)
    *ret_n_conflicts = merge->conflicts->len;
  return bst_plan_to_bytes (o);
}
