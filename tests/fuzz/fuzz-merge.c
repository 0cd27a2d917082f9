/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-merge.c - two people's changes to one plan, a zero byte between them, are merged into a plan. */
#include "fuzz.h"
#include "bst-change-json.h"
#include "bst-merge.h"
#include "bst-writer.h"
#include "fuzz-base.h"

static GBytes *
change (const guint8 *data, gsize size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (BstPlan) plan = fuzz_base ();

  bst_changes_apply (plan, text, size, NULL, NULL);
  return bst_plan_to_bytes (plan);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *zero = size > 0 ? memchr (data, 0, size) : NULL;
  gsize half = zero != NULL ? (gsize) (zero - data) : size;
  g_autoptr (BstPlan) plan = fuzz_base (), again = NULL;
  g_autoptr (GBytes) base = bst_plan_to_bytes (plan), ours = change (data, half),
                     theirs = zero != NULL ? change (zero + 1, size - half - 1) : g_bytes_ref (base), merged = NULL;
  guint n_conflicts;

  merged = bst_merge_bytes (base, ours, theirs, &n_conflicts, NULL);
  if (merged == NULL)
    return 0;
  again = bst_plan_read (g_bytes_get_data (merged, NULL), g_bytes_get_size (merged), NULL, NULL);
  g_assert (again != NULL);
  return 0;
}
