/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-changes.c - files of changes: all or nothing, and undone to the byte. */
#include "fuzz.h"
#include "bst-change-json.h"
#include "bst-writer.h"
#include "fuzz-base.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (BstPlan) plan = fuzz_base (), again = NULL;
  g_autoptr (GBytes) before = bst_plan_to_bytes (plan), after = NULL;
  gboolean good = bst_changes_apply (plan, text, size, NULL, NULL);

  after = bst_plan_to_bytes (plan);
  g_assert (good || g_bytes_equal (before, after));
  again = bst_plan_read (g_bytes_get_data (after, NULL), g_bytes_get_size (after), NULL, NULL);
  g_assert (again != NULL);
  return 0;
}
