/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-bytes.c - three files in, one out. */
#include "bst-merge.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include <string.h>

static BstPlan *
read_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_malloc (length + 1); /* the reader wants a NUL behind it */

  if (length > 0)
    memcpy (text, data, length);
  text[length] = '\0';
  return bst_plan_read (text, length, NULL, error);
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
  g_autoptr (BstPlan) b = read_bytes (base, error);
  g_autoptr (BstPlan) o = b != NULL ? read_bytes (ours, error) : NULL;
  g_autoptr (BstPlan) t = o != NULL ? read_bytes (theirs, error) : NULL;
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
