/* SPDX-License-Identifier: EUPL-1.2 */
#include "recovery-fixture.h"
#include "bst-reader.h"
#include "bst-state.h"
#include "bst-writer.h"
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, gpointer journal)
{
  bst_journal_note (journal, transaction, again);
}

void
crash_set_field (BstPlan *plan, const char *field, const char *text)
{
  BstTransaction *transaction = bst_transaction_new (field, NULL, NULL);

  bst_transaction_set_text (transaction, bst_plan_get_single (plan, BST_KIND_PLAN), field, text);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

/* A plan is opened and worked on. */
void
crash_set_up (Crash *crash, gconstpointer data)
{
  g_autoptr (GBytes) base = g_bytes_new_static (CRASH_OPENED, strlen (CRASH_OPENED));
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  int fd = g_file_open_tmp ("bst-recovery-XXXXXX", &crash->path, NULL);

  close (fd);
  g_assert_true (g_file_set_contents (crash->path, CRASH_OPENED, -1, NULL));
  crash->file = g_file_new_for_path (crash->path);
  crash->state = bst_state_get_folder ("plan-x", crash->file);
  crash->plan = bst_plan_read (CRASH_OPENED, strlen (CRASH_OPENED), NULL, NULL);
  crash->journal = bst_journal_new (crash->plan, crash->state, crash->file, sha256, base);
  g_signal_connect (crash->plan, "applied", G_CALLBACK (applied_cb), crash->journal);
  crash_set_field (crash->plan, "organisation", "Ours");
  crash_set_field (crash->plan, "title", "Changed");
  bst_journal_flush (crash->journal);
}

void
crash_now (Crash *crash)
{
  bst_journal_close (crash->journal, TRUE);
}

void
crash_tear_down (Crash *crash, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (crash->plan, crash->journal);
  bst_journal_close (crash->journal, FALSE);
  g_object_unref (crash->journal);
  g_object_unref (crash->plan);
  g_object_unref (crash->file);
  g_remove (crash->path);
  g_free (crash->path);
  g_free (crash->state);
}

/* n: how many; the first, or NULL. */
BstRecovery *
crash_find (GFile *file, guint n)
{
  g_autoptr (GPtrArray) found = bst_recovery_list (file);

  g_assert_cmpuint (found->len, ==, n);
  return n > 0 ? bst_recovery_ref (found->pdata[0]) : NULL;
}

char *
crash_beside (Crash *crash, const char *suffix)
{
  g_autofree char *path = bst_journal_get_path (crash->journal);

  return g_strdup_printf ("%.*s%s", (int) (strlen (path) - strlen (".journal")), path, suffix);
}

void
crash_assert_title (BstPlan *plan, const char *title)
{
  g_assert_nonnull (plan);
  g_assert_cmpstr (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "title"), ==, title);
}

void
crash_write_file (Crash *crash, BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  g_assert_true (g_file_set_contents (crash->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                      NULL));
}
