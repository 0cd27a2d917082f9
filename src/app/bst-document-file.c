/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-file.c - opening and saving, off the main thread. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-copier.h"
#include "bst-document-private.h"
#include "bst-log.h"
#include "bst-reader.h"
#include "bst-saver.h"
#include "bst-state.h"
#include "bst-versions.h"
#include "kinds/bst-plan-settings.h"
#include <string.h>

#define RECORDS_AT_ONCE 2000 /* some three milliseconds */

/* --- Opening ------------------------------------------------------------------------------------------------- */

typedef struct {
  BstPlan *plan;
  BstPlan *base; /* a copy of plan that stays as it is */
  BstFramework *framework;
  char *sha256, *etag;
  GBytes *bytes;
  BstLock *lock; /* NULL: holder has it */
  BstLockHolder holder;
  GPtrArray *leftovers;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->plan);
  g_clear_object (&loaded->base);
  g_clear_object (&loaded->framework);
  g_free (loaded->sha256);
  g_free (loaded->etag);
  g_clear_pointer (&loaded->bytes, g_bytes_unref);
  g_clear_pointer (&loaded->lock, bst_lock_free);
  g_clear_pointer (&loaded->leftovers, g_ptr_array_unref);
  g_free (loaded);
}

BstFramework *
bst_document_find_framework (BstPlan *plan, GError **error)
{
  const BstFrameworkRef *wanted = BST_FRAMEWORK_REF (bst_plan_get_single (plan, BST_KIND_FRAMEWORK));
  const char *id = wanted->framework_id != NULL ? wanted->framework_id : "ggb";
  BstFramework *framework = bst_framework_get (id, wanted->version, NULL);

  /* another version of the same framework shows the plan nearly whole; what it lacks is a finding */
  return framework != NULL ? framework : bst_framework_get (id, NULL, error);
}

static void
read_plan (Loaded *loaded, GFile *file, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *text;

  loaded->etag = bst_saver_get_etag (file);
  loaded->bytes = bst_plan_load_bytes (file, cancellable, error);
  if (loaded->bytes == NULL)
    return;
  text = g_bytes_get_data (loaded->bytes, &length);
  loaded->plan = bst_plan_read (text, length, NULL, error);
  if (loaded->plan == NULL)
    return;
  loaded->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, loaded->bytes);
  loaded->base = bst_plan_copy (loaded->plan);
  loaded->framework = bst_document_find_framework (loaded->plan, error);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loaded *loaded = g_new0 (Loaded, 1);
  GError *error = NULL;

  read_plan (loaded, data, cancellable, &error);
  if (error == NULL)
    {
      loaded->lock = bst_document_take_lock (loaded->plan, data, &loaded->holder);
      loaded->leftovers = bst_recovery_list (data);
      g_task_return_pointer (task, loaded, loaded_free);
      return;
    }
  loaded_free (loaded);
  g_task_return_error (task, error);
}

/**
 * bst_document_load_async:
 * @file: a plan
 *
 * Reads the plan in a thread.
 */
void
bst_document_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, bst_document_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/**
 * bst_document_load_finish:
 * @error: a #GIOErrorEnum or #BstError, for people
 *
 * Returns: (nullable) (transfer full): the open plan
 */
BstDocument *
bst_document_load_finish (GAsyncResult *result, GError **error)
{
  Loaded *loaded = g_task_propagate_pointer (G_TASK (result), error);
  BstDocument *self;

  if (loaded == NULL)
    return NULL;
  self = bst_document_new (loaded->plan, loaded->framework);
  self->file = g_object_ref (g_task_get_task_data (G_TASK (result)));
  self->sha256 = g_steal_pointer (&loaded->sha256);
  self->base = g_steal_pointer (&loaded->base);
  self->opened = g_steal_pointer (&loaded->bytes);
  self->lock = g_steal_pointer (&loaded->lock);
  self->locked_out = self->lock == NULL;
  self->holder = loaded->holder;
  self->leftovers = g_steal_pointer (&loaded->leftovers);
  bst_document_watch (self, loaded->etag);
  loaded_free (loaded);
  return self;
}

/**
 * bst_document_new_unsaved:
 * @plan: that was not opened from a file, and that nobody has saved yet
 * @error: why its framework is not there
 *
 * Returns: (nullable) (transfer full): @plan as an open one without a file, that is lost if it is closed
 */
BstDocument *
bst_document_new_unsaved (BstPlan *plan, GError **error)
{
  g_autoptr (BstFramework) framework = bst_document_find_framework (plan, error);
  BstDocument *self;

  if (framework == NULL)
    return NULL;
  self = bst_document_new (plan, framework);
  self->base = bst_plan_copy (plan);
  bst_plan_mark_saved (plan, G_MAXUINT64); /* no state of it */
  return self;
}

/* --- Where it is kept ------------------------------------------------------------------------------------------ */

/**
 * bst_document_get_file_title:
 *
 * Returns: (transfer full): a good name for a new file
 */
char *
bst_document_get_file_title (BstDocument *self)
{
  g_autofree char *title = bst_document_get_title (self);
  GString *name = g_string_new (NULL);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalnum (c) || strchr (" -_.()", (int) MIN (c, 127)) != NULL)
        g_string_append_unichar (name, c);
      if (name->len > 120)
        break;
    }
  g_string_append (name, ".bouwstenen");
  return g_string_free (name, FALSE);
}

/* --- Saving: a copy that shares the values goes to the thread, so that the person types on ----------------------- */

typedef struct {
  BstCopier *copier; /* while the copy is being made */
  BstPlan *copy;
  BstPlan *base; /* as saved last; NULL: never */
  char *author;
  GPtrArray *entries; /* of the change log: made by the thread */
  GFile *file;
  char *expected;
  BstFileSeen seen;
  gboolean overwrite;
  guint64 state;
  BstJournal *journal; /* NULL: none is kept */
  guint number; /* of the save in the journal */
  BstLock *lock; /* the document's; NULL: none, or it is for another file */
  BstLock *new_lock;
  BstSaveResult result;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_pointer (&save->copier, bst_copier_free);
  g_clear_object (&save->copy);
  g_clear_object (&save->base);
  g_free (save->author);
  g_clear_pointer (&save->entries, g_ptr_array_unref);
  g_clear_object (&save->file);
  g_free (save->expected);
  g_clear_object (&save->journal);
  g_clear_pointer (&save->new_lock, bst_lock_free);
  bst_save_result_clear (&save->result);
  g_free (save);
}

/* What differs from the last save goes into the log of what is written; the open plan gets it when that is safe. */
static void
write_log (Save *save)
{
  if (save->base == NULL)
    return;
  save->entries = bst_log_derive (save->base, save->copy, save->author, g_get_real_time () / G_USEC_PER_SEC);
  bst_log_add (save->copy, save->entries);
}

static char *
find_folder (const Save *save)
{
  const char *id = bst_record_get_text (bst_plan_get_single (save->copy, BST_KIND_PLAN), "id");

  return bst_state_get_folder (id, save->file);
}

/* Who is to be locked out changes with the file. */
static void
lock_saved (Save *save, gboolean good)
{
  BstLockHolder holder;

  if (save->lock != NULL)
    bst_lock_take_file_again (save->lock, save->file);
  else if (good)
    save->new_lock = bst_document_take_lock (save->copy, save->file, &holder);
}

/* For whoever finds the file after a crash that comes before bst_document_note_saved(). */
static void
announce_cb (const char *sha256, gpointer data)
{
  Save *save = data;

  if (save->journal != NULL)
    bst_journal_saving (save->journal, save->number, save->file, sha256, save->entries);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  g_autofree char *folder = NULL;
  BstVersionsKeeper keeper = { 0 };
  BstSaveOptions options = {
    .expected_sha256 = save->expected,
    .seen = &save->seen,
    .allow_overwrite = save->overwrite,
    .keep = bst_versions_keep,
    .keep_data = &keeper,
    .announce = announce_cb,
    .announce_data = save,
  };
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gboolean good;

  save->copy = bst_copier_finish (g_steal_pointer (&save->copier));
  keeper.folder = folder = find_folder (save);
  write_log (save);
  bytes = bst_plan_to_bytes (save->copy);
  if (save->lock != NULL)
    bst_lock_let_file_go (save->lock);
  good = bst_saver_save (save->file, bytes, &options, &save->result, cancellable, &error);
  lock_saved (save, good);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Some of the copy; the rest when nothing else is to be done, so that a large plan does not keep the window from drawing. */
static gboolean
copy_cb (gpointer data)
{
  GTask *task = data;
  Save *save = g_task_get_task_data (task);

  if (bst_copier_step (save->copier, RECORDS_AT_ONCE))
    return G_SOURCE_CONTINUE;
  g_task_run_in_thread (task, save_thread);
  return G_SOURCE_REMOVE;
}

static void
start_save (BstDocument *self, GTask *task)
{
  Save *save = g_task_get_task_data (task);
  gboolean same = save->file == NULL || (self->file != NULL && g_file_equal (save->file, self->file));

  save->copier = bst_copier_new (self->plan);
  g_set_object (&save->base, self->base);
  save->author = g_strdup (self->author);
  if (save->file == NULL)
    g_set_object (&save->file, self->file);
  save->expected = same ? g_strdup (self->sha256) : NULL;
  if (same)
    save->seen = self->seen;
  save->state = bst_plan_get_state (self->plan);
  g_set_object (&save->journal, self->journal);
  save->number = self->journal != NULL ? bst_journal_start_save (self->journal) : 0;
  save->lock = same ? self->lock : NULL;
  self->saving = TRUE;
  bst_document_notify_state (self);
  if (copy_cb (task) == G_SOURCE_CONTINUE)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, copy_cb, g_object_ref (task), g_object_unref);
}

/**
 * bst_document_save_async:
 * @file: (nullable): where to; %NULL for where it is
 * @overwrite: whether what is there may be replaced although it is not what was opened
 *
 * Writes the plan as it is now. One save at a time: one that is asked for while another is under way comes after it, and has
 * what was typed until then.
 */
void
bst_document_save_async (BstDocument *self, GFile *file, gboolean overwrite, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Save *save = g_new0 (Save, 1);

  g_task_set_source_tag (task, bst_document_save_async);
  g_set_object (&save->file, file);
  save->overwrite = overwrite;
  g_task_set_task_data (task, save, save_free);
  if (self->saving)
    g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  else
    start_save (self, task);
}

/* A save that went well may still have something to tell. */
static void
note_shortcoming (BstDocument *self, const BstSaveResult *result)
{
  g_clear_pointer (&self->save_note, g_free);
  if (result->unkept != NULL)
    self->save_note = g_strdup_printf (_ ("Saved. %s"), result->unkept);
  else if (result->unlinked)
    self->save_note = g_strdup (_ ("Saved. The other names of this file (hard links) keep the content from before."));
}

/**
 * bst_document_get_save_note:
 *
 * Returns: (nullable) (transfer none): what the last save could not do although it went well, for people
 */
const char *
bst_document_get_save_note (BstDocument *self)
{
  return self->save_note;
}

static void
take_new_lock (BstDocument *self, Save *save)
{
  g_clear_pointer (&self->lock, bst_lock_free);
  self->lock = g_steal_pointer (&save->new_lock);
}

static void
start_waiting (BstDocument *self)
{
  g_autoptr (GTask) next = g_queue_pop_head (&self->waiting);

  if (next != NULL)
    start_save (self, next);
}

/**
 * bst_document_save_finish:
 * @error: why it was not saved, for people; the plan is still modified then
 *
 * Returns: whether everything is safely on disk
 */
gboolean
bst_document_save_finish (BstDocument *self, GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  Save *save = g_task_get_task_data (task);
  gboolean good = g_task_propagate_boolean (task, error);

  self->saving = FALSE;
  if (good)
    {
      gboolean moved = self->file == NULL || !g_file_equal (self->file, save->file);
      g_set_object (&self->file, save->file);
      g_free (self->sha256);
      self->sha256 = g_strdup (save->result.sha256);
      self->seen = save->result.seen;
      note_shortcoming (self, &save->result);
      g_set_object (&self->base, save->copy);
      if (save->entries != NULL)
        bst_log_add (self->plan, save->entries);
      bst_plan_mark_saved (self->plan, save->state);
      bst_document_note_saved (self, save->number, moved, save->entries);
      if (moved || self->lock == NULL)
        take_new_lock (self, save);
      bst_document_watch (self, save->result.etag);
    }
  bst_document_notify_state (self);
  start_waiting (self);
  return good;
}
