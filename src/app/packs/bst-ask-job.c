/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-ask-job.h"
#include <glib/gi18n.h>
#include "bst-outline.h"
#include "bst-pack-sheet.h"
#include "bst-reader.h"
#include "bst-saver.h"

#define MOST_NAMES 99 /* "Contribution 2026 – Work (99)": who has so many has another problem */

typedef struct {
  BstAskWish *wish;
  BstAsking *asking;
  BstFramework *framework;
  BstPlan *plan; /* for titles */
  char *label, *author;
} Job;

BstAskWish *
bst_ask_wish_new (void)
{
  return g_new0 (BstAskWish, 1);
}

void
bst_ask_wish_free (BstAskWish *self)
{
  g_free (self->instructions);
  g_free (self->contact);
  g_clear_object (&self->folder);
  g_strfreev (self->domains);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *self = data;

  bst_ask_wish_free (self->wish);
  bst_asking_free (self->asking);
  g_object_unref (self->framework);
  g_object_unref (self->plan);
  g_free (self->label);
  g_free (self->author);
  g_free (self);
}

static void
asked_domain_free (gpointer data)
{
  BstAskedDomain *self = data;

  g_free (self->domain);
  g_free (self->title);
  g_strfreev (self->files);
  g_free (self->subject);
  g_free (self->letter);
  g_free (self->problem);
  g_free (self);
}

void
bst_ask_outcome_free (BstAskOutcome *self)
{
  g_clear_object (&self->folder);
  g_ptr_array_unref (self->domains);
  g_clear_pointer (&self->transaction, bst_transaction_free);
  g_free (self);
}

/* --- One file ---------------------------------------------------------------------------------------------------------- */

/* What is there stays: the file gets the next free name. The saver looks too, at the moment of writing. */
static char *
write_beside (GFile *folder, const char *name, const char *ending, GBytes *bytes, gboolean *ret_renamed, GError **error)
{
  const BstSaveOptions options = { 0 };

  for (guint i = 1; i <= MOST_NAMES; i++)
    {
      g_autofree char *full =
          i == 1 ? g_strconcat (name, ending, NULL) : g_strdup_printf ("%s (%u)%s", name, i, ending);
      g_autoptr (GFile) file = g_file_get_child (folder, full);
      g_auto (BstSaveResult) result = { 0 };
      g_autoptr (GError) own = NULL;
      if (!g_file_query_exists (file, NULL) && bst_saver_save (file, bytes, &options, &result, NULL, &own))
        {
          *ret_renamed |= i > 1;
          return g_steal_pointer (&full);
        }
      if (own != NULL && !g_error_matches (own, BST_ERROR, BST_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return NULL;
        }
    }
  g_set_error (error, BST_ERROR, BST_ERROR_SAVE, _ ("There are too many files of this name in the folder: “%s”"), name);
  return NULL;
}

static gboolean
write_pack (Job *self, BstAskedDomain *to, const char *name, GBytes *bytes, GStrvBuilder *files)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pack = write_beside (self->wish->folder, name, ".bouwstenen", bytes, &to->renamed, &error);

  if (pack == NULL)
    {
      to->problem = g_strdup (error->message);
      return FALSE;
    }
  g_strv_builder_add (files, pack);
  return TRUE;
}

/* The pack goes out all the same where this fails: it is the same question. */
static void
write_sheet (Job *self, BstAskedDomain *to, const char *name, GBytes *pack, GStrvBuilder *files)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (pack, NULL), g_bytes_get_size (pack)), *file = NULL;
  g_autoptr (BstPlan) plan = bst_plan_read (text, g_bytes_get_size (pack), NULL, &error);
  g_autoptr (GBytes) bytes = plan != NULL ? bst_pack_sheet_write (plan, self->framework, &error) : NULL;

  if (bytes != NULL)
    file = write_beside (self->wish->folder, name, ".xlsx", bytes, &to->renamed, &error);
  if (file != NULL)
    g_strv_builder_add (files, file);
  else
    /* Translators: %s says why */
    to->problem = g_strdup_printf (_ ("The spreadsheet could not be written: %s"), error->message);
}

/* --- One domain -------------------------------------------------------------------------------------------------------- */

static void
ask_domain (Job *self, BstAskedDomain *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bst_asking_cut (self->asking, to->domain, &error);
  g_autofree char *name = bst_asking_make_file_name (self->asking, to->domain);
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();

  if (bytes == NULL)
    to->problem = g_strdup (error->message);
  else if (!write_pack (self, to, name, bytes, files))
    bst_asking_take_back (self->asking);
  else if (self->wish->with_sheets)
    write_sheet (self, to, name, bytes, files);
  to->files = g_strv_builder_end (files);
  to->subject = bst_asking_make_subject (self->asking, to->domain);
  to->letter = bst_asking_make_letter (self->asking, to->domain, (const char *const *) to->files);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *self = data;
  BstAskOutcome *asked = g_new0 (BstAskOutcome, 1);

  asked->folder = g_object_ref (self->wish->folder);
  asked->domains = g_ptr_array_new_with_free_func (asked_domain_free);
  for (guint i = 0; self->wish->domains[i] != NULL; i++)
    {
      BstAskedDomain *one = g_new0 (BstAskedDomain, 1);
      one->domain = g_strdup (self->wish->domains[i]);
      one->title = bst_reference_title (self->plan, self->framework, one->domain, NULL);
      g_ptr_array_add (asked->domains, one);
      ask_domain (self, one);
      asked->n_asked += one->files[0] != NULL;
    }
  asked->transaction = bst_asking_finish (self->asking, self->label, self->author);
  g_task_return_pointer (task, asked, (GDestroyNotify) bst_ask_outcome_free);
}

/**
 * bst_ask_job_run_async:
 * @wish: (transfer full): what is asked of whom
 *
 * Writes the files; the plan itself is changed by the transaction of the result.
 */
void
bst_ask_job_run_async (BstDocument *document, BstAskWish *wish, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, data);
  g_autoptr (BstTransaction) who = bst_document_begin (document, "", NULL);
  BstPlan *plan = bst_document_get_plan (document);
  BstFramework *framework = bst_document_get_framework (document);
  Job *self = g_new0 (Job, 1);

  self->wish = wish;
  self->framework = g_object_ref (framework);
  self->plan = bst_plan_copy (plan);
  bst_plan_index (self->plan, NULL, NULL);
  self->asking = bst_asking_new (plan, framework, wish->year, bst_document_get_context (document)->today,
                                 wish->deadline, wish->instructions, wish->contact);
  /* Translators: what the person did, for undo; %d is a year */
  self->label = g_strdup_printf (_ ("Ask for the contributions of %d"), (int) wish->year);
  self->author = g_strdup (who->author);
  g_task_set_source_tag (task, bst_ask_job_run_async);
  g_task_set_task_data (task, self, job_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * bst_ask_job_run_finish:
 *
 * Returns: (transfer full) (nullable): what was written, and what could not be
 */
BstAskOutcome *
bst_ask_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
