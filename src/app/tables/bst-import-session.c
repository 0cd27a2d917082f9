/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-import-session.h"
#include <glib/gi18n.h>
#include "bst-json.h"
#include "bst-text.h"

struct _BstImportSession {
  GObject parent_instance;
  BstDocument *document;
  BstPlan *plan; /* a copy of the document's */
  guint64 state; /* of the document's plan when it was copied */
  gint64 today;
  char *name;    /* of the file */
  BstWorkbook *workbook;
  BstImport *import;
  const BstImportResult *result; /* of import; NULL: it was not run */
  BstComparison *changes;
};

G_DEFINE_FINAL_TYPE (BstImportSession, bst_import_session, G_TYPE_OBJECT)

/* --- Reading ----------------------------------------------------------------------------------------------------- */

static void
load_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  GError *error = NULL;
  BstWorkbook *workbook = NULL;

  if (info != NULL && g_file_info_get_size (info) > BST_MAX_FILE_SIZE)
    g_set_error_literal (&error, BST_ERROR, BST_ERROR_SYNTAX,
                         _ ("the file is larger than any table this program takes in (512 MB)"));
  else
    bytes = g_file_load_bytes (file, cancellable, NULL, &error);
  if (bytes != NULL)
    workbook = bst_workbook_read (bytes, &error);
  if (workbook != NULL)
    g_task_return_pointer (task, workbook, (GDestroyNotify) bst_workbook_free);
  else
    g_task_return_error (task, error);
}

typedef struct {
  BstDocument *document;
  char *name;
  BstKindId kind;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->document);
  g_free (wanted->name);
  g_free (wanted);
}

/* In the main thread: only there may the plan be looked at. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Wanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  BstWorkbook *workbook = g_task_propagate_pointer (G_TASK (result), &error);
  BstImportSession *self;

  if (workbook == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_object_new (BST_TYPE_IMPORT_SESSION, NULL);
  self->document = g_object_ref (wanted->document);
  self->state = bst_plan_get_state (bst_document_get_plan (wanted->document));
  self->plan = bst_plan_copy (bst_document_get_plan (wanted->document));
  self->today = bst_document_get_context (wanted->document)->today;
  self->name = g_strdup (wanted->name);
  self->workbook = workbook;
  bst_import_session_set_kind (self, wanted->kind);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * bst_import_session_load_async:
 * @kind: of the records that the rows are taken for at first
 *
 * Reads a table in a thread.
 */
void
bst_import_session_load_async (BstDocument *document, GFile *file, BstKindId kind, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  g_autoptr (GTask) reading = g_task_new (NULL, cancellable, loaded_cb, task);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->document = g_object_ref (document);
  wanted->name = g_file_get_basename (file);
  wanted->kind = kind;
  g_task_set_source_tag (task, bst_import_session_load_async);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_set_task_data (reading, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (reading, load_thread);
}

/**
 * bst_import_session_load_finish:
 * @error: for people; the file is as it was
 *
 * Returns: (transfer full) (nullable): the table, with a proposal of what its columns are
 */
BstImportSession *
bst_import_session_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What it is -------------------------------------------------------------------------------------------------- */

const char *
bst_import_session_get_name (BstImportSession *self)
{
  return self->name;
}

const BstWorkbook *
bst_import_session_get_workbook (BstImportSession *self)
{
  return self->workbook;
}

/**
 * bst_import_session_get_import:
 *
 * Returns: (transfer none): to be looked at and changed while nothing is being worked out
 */
BstImport *
bst_import_session_get_import (BstImportSession *self)
{
  return self->import;
}

/**
 * bst_import_session_set_kind:
 *
 * The rows are records of another kind: what the columns are is proposed anew.
 */
void
bst_import_session_set_kind (BstImportSession *self, BstKindId kind)
{
  self->result = NULL;
  g_clear_object (&self->import);
  self->import = bst_import_new (self->plan, bst_document_get_framework (self->document), kind,
                                 bst_document_get_language (self->document));
  bst_import_set_workbook (self->import, self->workbook);
}

/* --- Working it out ---------------------------------------------------------------------------------------------- */

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BstImportSession *self = source;
  BstFramework *framework = bst_document_get_framework (self->document);
  g_autoptr (BstPlan) after = bst_plan_copy (self->plan);
  const BstWording before_words = { self->plan, framework, NULL }, after_words = { after, framework, NULL };
  GError *error = NULL;

  self->result = bst_import_run (self->import);
  bst_plan_index (after, NULL, NULL);
  if (!bst_plan_apply (after, bst_import_finish (self->import, "", NULL, self->today), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->changes, bst_comparison_free);
  self->changes = bst_comparison_new (&before_words, &after_words, 0);
  g_task_return_boolean (task, TRUE);
}

/**
 * bst_import_session_run_async:
 *
 * Works out in a thread what would happen. Nothing else may be asked of @self before it is done.
 */
void
bst_import_session_run_async (BstImportSession *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, bst_import_session_run_async);
  g_task_run_in_thread (task, run_thread);
}

gboolean
bst_import_session_run_finish (BstImportSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bst_import_session_get_result:
 *
 * Returns: (transfer none) (nullable): what would happen; %NULL before it was worked out
 */
const BstImportResult *
bst_import_session_get_result (BstImportSession *self)
{
  return self->result;
}

/**
 * bst_import_session_get_changes:
 *
 * Returns: (transfer none) (nullable): the same, record by record and value by value
 */
const BstComparison *
bst_import_session_get_changes (BstImportSession *self)
{
  return self->changes;
}

/* --- Doing it ---------------------------------------------------------------------------------------------------- */

/**
 * bst_import_session_is_current:
 *
 * Returns: whether the plan is still what was worked on
 */
gboolean
bst_import_session_is_current (BstImportSession *self)
{
  return bst_plan_get_state (bst_document_get_plan (self->document)) == self->state;
}

/**
 * bst_import_session_apply:
 *
 * One step that can be undone.
 *
 * Returns: whether it was applied; if not, the document has said why
 */
gboolean
bst_import_session_apply (BstImportSession *self)
{
  /* Translators: a step that can be undone; %s is the name of a file */
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), self->name);

  bst_plan_end_typing (bst_document_get_plan (self->document));
  return bst_document_apply (self->document, bst_import_finish (self->import, label,
                                                                bst_document_get_author (self->document), self->today));
}

static void
bst_import_session_finalize (GObject *object)
{
  BstImportSession *self = BST_IMPORT_SESSION (object);

  g_clear_object (&self->import);
  g_clear_pointer (&self->workbook, bst_workbook_free);
  g_clear_pointer (&self->changes, bst_comparison_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->document);
  g_free (self->name);
  G_OBJECT_CLASS (bst_import_session_parent_class)->finalize (object);
}

static void
bst_import_session_class_init (BstImportSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_import_session_finalize;
}

static void
bst_import_session_init (BstImportSession *self)
{
}
