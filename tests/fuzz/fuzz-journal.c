/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-journal.c - journals, with checksums that are right: what gets past them must not harm either. */
#include "fuzz.h"
#include "bst-journal.h"
#include "bst-writer.h"
#include "fuzz-base.h"

static GString *
with_checksums (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *journal = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lines[i], -1);
      g_string_append_printf (journal, "%.16s %s\n", checksum, lines[i]);
    }
  return journal;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = fuzz_text (data, size);
  g_autoptr (GString) journal = with_checksums (text);
  g_autoptr (BstJournalContent) raw = bst_journal_read (text, size, NULL);
  g_autoptr (BstJournalContent) content = bst_journal_read (journal->str, journal->len, NULL);
  g_autoptr (BstPlan) plan = fuzz_base (), again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (content == NULL)
    return 0;
  bst_journal_replay (content, plan, bst_journal_content_get_n (content));
  bytes = bst_plan_to_bytes (plan);
  again = bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL);
  g_assert (again != NULL);
  return 0;
}
