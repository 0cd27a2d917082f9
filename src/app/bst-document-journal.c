/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-journal.c - an open plan's journal and lock, and a plan that comes back after a crash. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-document-private.h"
#include "bst-saver.h"
#include "bst-state.h"

static char *
get_state_folder (BstPlan *plan, GFile *file)
{
  return bst_state_get_folder (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "id"), file);
}

/**
 * bst_document_take_lock:
 *
 * For the threads that open plans. May wait for a slow share.
 */
BstLock *
bst_document_take_lock (BstPlan *plan, GFile *file, BstLockHolder *ret_holder)
{
  g_autofree char *folder = get_state_folder (plan, file);

  return bst_lock_take (folder, file, ret_holder);
}

static void
problem_cb (BstDocument *self)
{
  bst_document_notify_journal (self);
}

static void
follow (BstDocument *self, BstJournal *journal)
{
  self->journal = journal;
  g_signal_connect_object (journal, "problem-changed", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bst_document_start_journal:
 *
 * From now on what happens to the plan is kept on disk until bst_document_close(). Does nothing for a plan that is
 * only read, or that has a journal.
 */
void
bst_document_start_journal (BstDocument *self)
{
  g_autoptr (GBytes) base = g_steal_pointer (&self->opened);
  g_autofree char *folder = NULL;

  if (self->journal != NULL || bst_document_is_read_only (self))
    return;
  if (base == NULL)
    base = bst_plan_to_bytes (self->plan); /* a new plan, or one that was only read until now */
  folder = get_state_folder (self->plan, self->file);
  follow (self, bst_journal_new (self->plan, folder, self->file, self->sha256, base));
}

/* The plan has no file any more: somebody else may have it, and what is done here is kept for itself. */
void
bst_document_leave_file (BstDocument *self)
{
  g_autofree char *folder = get_state_folder (self->plan, NULL);

  g_clear_pointer (&self->lock, bst_lock_free);
  self->locked_out = FALSE;
  if (self->journal != NULL)
    bst_journal_move (self->journal, folder, NULL);
}

/**
 * bst_document_detach:
 *
 * Makes the plan an unsaved one without a file: for the example, which nobody should overwrite.
 */
void
bst_document_detach (BstDocument *self)
{
  bst_document_unwatch (self);
  g_clear_object (&self->file);
  g_clear_object (&self->base);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->save_note, g_free);
  g_clear_pointer (&self->leftovers, g_ptr_array_unref);
  bst_document_leave_file (self);
  bst_document_start_journal (self);
  bst_document_notify_state (self);
}

/**
 * bst_document_note_saved:
 * @moved: whether the file is another one than before
 */
void
bst_document_note_saved (BstDocument *self, guint save, gboolean moved, GPtrArray *log)
{
  g_autofree char *folder = moved ? get_state_folder (self->plan, self->file) : NULL;

  if (self->journal != NULL)
    bst_journal_saved (self->journal, save, folder, self->file, self->sha256, log);
}

/**
 * bst_document_close:
 *
 * The person is done with the plan: its journal goes, and its lock.
 */
void
bst_document_close (BstDocument *self)
{
  if (self->journal != NULL)
    bst_journal_close (self->journal, FALSE);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->lock, bst_lock_free);
}

/**
 * bst_document_get_journal_problem:
 *
 * Returns: (nullable) (transfer none): why work is not kept for recovery now, as part of a sentence; see the property
 *   “journal-problem”
 */
const char *
bst_document_get_journal_problem (BstDocument *self)
{
  return self->journal != NULL ? bst_journal_get_problem (self->journal) : NULL;
}

/**
 * bst_document_is_locked_out:
 * @ret_holder: (out) (optional): who
 *
 * Returns: whether somebody else has the plan open: then it can only be read
 */
gboolean
bst_document_is_locked_out (BstDocument *self, BstLockHolder *ret_holder)
{
  if (ret_holder != NULL)
    *ret_holder = self->holder;
  return self->locked_out;
}

/**
 * bst_document_get_leftovers:
 *
 * Returns: (nullable) (transfer none) (element-type BstRecovery): work on this file that a crash left, found when it was
 *   opened
 */
GPtrArray *
bst_document_get_leftovers (BstDocument *self)
{
  return self->leftovers;
}

/* --- Coming back ------------------------------------------------------------------------------------------------------ */

typedef struct {
  BstRecovery *recovery;
  BstPlan *plan, *base;
  BstFramework *framework;
  BstJournal *journal;
  BstLock *lock;
  GFile *file; /* NULL: it comes back without one */
  char *etag;
} Back;

static void
back_free (gpointer data)
{
  Back *back = data;

  bst_recovery_unref (back->recovery);
  g_clear_object (&back->plan);
  g_clear_object (&back->base);
  g_clear_object (&back->framework);
  g_clear_object (&back->journal);
  g_clear_pointer (&back->lock, bst_lock_free);
  g_clear_object (&back->file);
  g_free (back->etag);
  g_free (back);
}

/* The file is there and nobody has it open: the plan is attached to it again. Where somebody saved it since, that is
 * noticed as for any open plan, and merged from what the file held before. */
static void
attach (Back *back)
{
  const BstRecovery *recovery = back->recovery;
  gboolean there = recovery->file == BST_RECOVERY_SAME || recovery->file == BST_RECOVERY_CHANGED;
  g_autoptr (GFile) file = there ? g_file_new_for_uri (recovery->summary.uri) : NULL;
  BstLockHolder holder;

  if (file == NULL)
    return;
  back->base = bst_recovery_load_base (recovery, NULL);
  back->lock = back->base != NULL ? bst_document_take_lock (back->plan, file, &holder) : NULL;
  if (back->lock == NULL)
    return;
  back->etag = recovery->file == BST_RECOVERY_SAME ? bst_saver_get_etag (file) : NULL;
  back->file = g_steal_pointer (&file);
}

static void
recover_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Back *back = data;
  GError *error = NULL;
  guint n;

  back->plan = bst_recovery_load (back->recovery, &n, &error);
  if (back->plan != NULL)
    back->framework = bst_document_find_framework (back->plan, &error);
  if (back->framework != NULL && back->recovery->copy_of == NULL)
    back->journal = bst_recovery_resume (back->recovery, back->plan, n, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  attach (back);
  g_task_return_boolean (task, TRUE);
}

/**
 * bst_document_recover_async:
 * @recovery: from bst_recovery_list()
 *
 * Brings back in a thread what a crash left.
 */
void
bst_document_recover_async (BstRecovery *recovery, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Back *back = g_new0 (Back, 1);

  back->recovery = bst_recovery_ref (recovery);
  g_task_set_source_tag (task, bst_document_recover_async);
  g_task_set_task_data (task, back, back_free);
  g_task_run_in_thread (task, recover_thread);
}

/**
 * bst_document_recover_finish:
 * @error: for people
 *
 * Returns: (nullable) (transfer full): the plan with its history; without a file where that is gone or open elsewhere
 */
BstDocument *
bst_document_recover_finish (GAsyncResult *result, GError **error)
{
  Back *back = g_task_get_task_data (G_TASK (result));
  BstDocument *self;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (back->journal == NULL) /* a copy: it gets a journal of its own */
    return bst_document_new_unsaved (back->plan, error);
  self = bst_document_new (back->plan, back->framework);
  follow (self, g_steal_pointer (&back->journal));
  if (back->file == NULL)
    {
      bst_document_leave_file (self);
      return self;
    }
  self->lock = g_steal_pointer (&back->lock);
  self->file = g_object_ref (back->file);
  self->sha256 = g_strdup (back->recovery->summary.sha256);
  self->base = g_steal_pointer (&back->base);
  bst_document_watch (self, back->etag);
  return self;
}
