/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-plan.c - the plan reader: what it accepts is written again, and reads as the same. */
#include "fuzz.h"
#include "bst-reader.h"
#include "bst-writer.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  g_autoptr (BstPlan) plan = bst_plan_read_with_remarks (text, size, problems);
  g_autoptr (BstPlan) again = NULL;
  g_autoptr (GBytes) once = NULL, twice = NULL;

  if (plan == NULL)
    {
      g_assert (problems->len > 0);
      return 0;
    }
  once = bst_plan_to_bytes (plan);
  again = bst_plan_read (g_bytes_get_data (once, NULL), g_bytes_get_size (once), NULL, NULL);
  g_assert (again != NULL);
  twice = bst_plan_to_bytes (again);
  g_assert (g_bytes_equal (once, twice));
  return 0;
}
