/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-outline.c - pasted text: what is made of it is a plan, undone to the byte. */
#include "fuzz.h"
#include "bst-outline-text.h"
#include "bst-writer.h"
#include "fuzz-base.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *raw = fuzz_text (data, size), *text = g_utf8_make_valid (raw, -1);
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", "2025.1", NULL);
  g_autoptr (BstPlan) plan = fuzz_base (), again = NULL;
  g_autoptr (GBytes) before = bst_plan_to_bytes (plan), after = NULL, undone = NULL;
  g_autoptr (GPtrArray) lines = bst_outline_text_read (text);
  BstTransaction *transaction = bst_transaction_new ("Paste", "me", NULL);

  bst_outline_text_match (lines, framework, NULL);
  bst_outline_text_add (lines, plan, framework, "lf.vw", transaction);
  g_assert (bst_plan_apply (plan, transaction, NULL));
  after = bst_plan_to_bytes (plan);
  again = bst_plan_read (g_bytes_get_data (after, NULL), g_bytes_get_size (after), NULL, NULL);
  g_assert (again != NULL);
  bst_plan_undo (plan);
  undone = bst_plan_to_bytes (plan);
  g_assert (g_bytes_equal (before, undone));
  return 0;
}
