/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-salvage.c - salvage: what it makes is a plan. */
#include "fuzz.h"
#include "bst-reader.h"
#include "bst-salvage.h"
#include "bst-writer.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = fuzz_text (data, size), *report = NULL;
  g_autoptr (BstSalvage) salvage = bst_salvage_read (text, size, NULL);
  g_autoptr (BstPlan) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (salvage == NULL)
    return 0;
  report = bst_salvage_report (salvage, "x");
  g_assert (g_utf8_validate (report, -1, NULL));
  bytes = bst_plan_to_bytes (salvage->plan);
  again = bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL);
  g_assert (again != NULL);
  return 0;
}
