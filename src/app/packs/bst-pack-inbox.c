/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-pack-inbox.h"
#include <glib/gi18n.h>
#include "bst-pack-sheet.h"
#include "bst-reader.h"

#define LARGEST (64 * 1024 * 1024) /* bytes: a pack of one domain has some hundred thousand */
#define MOST_FILES 500             /* of a folder: more was not meant */

struct _BstPackInbox {
  GObject parent_instance;
  BstDocument *document;
  GPtrArray *items; /* BstInboxItem */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (BstPackInbox, bst_pack_inbox, G_TYPE_OBJECT)

static void
item_free (gpointer data)
{
  BstInboxItem *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_clear_pointer (&self->pack, bst_pack_free);
  g_free (self->reason);
  g_free (self->note);
  g_free (self->refusals);
  g_free (self);
}

/* --- Reading ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *files; /* GFile: files and folders */
  BstPlan *plan; /* a copy */
  BstFramework *framework;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_ptr_array_unref (self->files);
  g_object_unref (self->plan);
  g_object_unref (self->framework);
  g_free (self);
}

static gboolean
has_ending (const char *name, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ending);
}

/**
 * bst_file_may_be_pack:
 *
 * Returns: whether it is called as packs are; only its content tells
 */
gboolean
bst_file_may_be_pack (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && (has_ending (name, ".bouwstenen") || has_ending (name, ".xlsx"));
}

/* A whole plan, or a table of something else: no business of ours, and not damaged either. */
static gboolean
is_no_pack (GBytes *bytes)
{
  g_autofree char *text = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstWorkbook) book = NULL;

  if (bst_pack_file_is_sheet (bytes))
    return !bst_pack_file_is_pack (bytes) && (book = bst_workbook_read (bytes, NULL)) != NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  plan = bst_plan_read (text, g_bytes_get_size (bytes), NULL, NULL);
  return plan != NULL && !bst_plan_is_pack (plan);
}

/* Cells of a spreadsheet that are not what was asked: they are left out, and told. */
static char *
list_refusals (const GPtrArray *refusals)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < refusals->len; i++)
    {
      const BstRefusal *one = refusals->pdata[i];
      g_string_append_printf (text, "%s%s: %s: “%s”: %s. %s", i > 0 ? "\n" : "", one->place, one->label, one->value,
                              one->reason, one->remedy);
    }
  return refusals->len > 0 ? g_string_free (text, FALSE) : (g_string_free (text, TRUE), NULL);
}

/* Against a copy of the plan, since each is merged with it for a try. */
static void
inspect (BstInboxItem *self, const Reading *reading)
{
  self->verdict = bst_pack_check (self->pack, reading->plan, reading->framework, 0, &self->reason);
  if (self->verdict != BST_PACK_FINE)
    return;
  self->remark = bst_pack_find_remark (self->pack, reading->plan);
  self->note = bst_pack_remark (self->pack, reading->plan, NULL);
}

static void
read_item (BstInboxItem *self, const Reading *reading, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, cancellable, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_refusal_free);

  if (info != NULL && g_file_info_get_size (info) > LARGEST)
    {
      self->reason = g_strdup (_ ("This file is far too large to be a contribution."));
      return;
    }
  if (info == NULL || (bytes = g_file_load_bytes (self->file, cancellable, NULL, &error)) == NULL
      || (self->pack = bst_pack_file_read (bytes, self->name, refusals, &error)) == NULL)
    {
      self->reason = g_strdup (error->message);
      self->is_other = bytes != NULL && is_no_pack (bytes);
      return;
    }
  inspect (self, reading);
  self->refusals = list_refusals (refusals);
}

static BstInboxItem *
item_new (GFile *file)
{
  BstInboxItem *self = g_new0 (BstInboxItem, 1);

  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  return self;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(const BstInboxItem *const *) a)->name, (*(const BstInboxItem *const *) b)->name);
}

static gboolean
is_folder (GFile *file)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/* A folder of attachments holds other things too: only what is called like a pack is looked at, and shown if it is one. */
static void
read_folder (const Reading *self, GFile *folder, GPtrArray *items, GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) files =
      g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0,
                                 cancellable, NULL);
  GFile *file;
  guint n = 0;

  while (files != NULL && n < MOST_FILES && g_file_enumerator_iterate (files, NULL, &file, cancellable, NULL)
         && file != NULL)
    if (bst_file_may_be_pack (file) && !is_folder (file))
      {
        BstInboxItem *item = item_new (file);
        read_item (item, self, cancellable);
        n++;
        if (item->is_other)
          item_free (item);
        else
          g_ptr_array_add (items, item);
      }
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *self = data;
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);

  for (guint i = 0; i < self->files->len; i++)
    {
      GFile *file = self->files->pdata[i];
      if (is_folder (file))
        {
          read_folder (self, file, items, cancellable);
          continue;
        }
      g_ptr_array_add (items, item_new (file));
      read_item (items->pdata[items->len - 1], self, cancellable);
    }
  g_ptr_array_sort (items, compare_names);
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

/* --- Looking at them all -------------------------------------------------------------------------------------------------- */

static gboolean
is_there (BstPackInbox *self, guint n, const BstInboxItem *item)
{
  for (guint i = 0; i < n; i++)
    {
      const BstInboxItem *other = self->items->pdata[i];
      if (other->pack != NULL && item->pack != NULL && g_str_equal (other->pack->sha256, item->pack->sha256))
        return TRUE;
    }
  return FALSE;
}

/* The year for which most of them are; the others are the exception that a planner should see. */
static gint64
find_year (BstPackInbox *self)
{
  gint64 best = 0;
  guint most = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const BstInboxItem *item = self->items->pdata[i];
      guint n = 0;
      for (guint k = 0; item->pack != NULL && k < self->items->len; k++)
        {
          const BstInboxItem *other = self->items->pdata[k];
          n += other->pack != NULL && other->verdict == BST_PACK_FINE && other->pack->year == item->pack->year;
        }
      if (item->pack != NULL && (n > most || (n == most && item->pack->year > best)))
        {
          best = item->pack->year;
          most = n;
        }
    }
  return best;
}

/* Each is judged beside the others: which year is meant, and what is there twice. */
static void
look (BstPackInbox *self)
{
  gint64 year = find_year (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      BstInboxItem *item = self->items->pdata[i];
      item->is_twice = item->pack != NULL && is_there (self, i, item);
      item->is_other_year = item->pack != NULL && item->pack->year != year;
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  BstPackInbox *self = BST_PACK_INBOX (g_task_get_source_object (task));
  GError *error = NULL;
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), &error);
  guint n = self->items->len;

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  while (items->len > 0)
    g_ptr_array_add (self->items, g_ptr_array_steal_index (items, 0));
  look (self);
  for (; n < self->items->len; n++)
    {
      BstInboxItem *item = self->items->pdata[n];
      item->wanted = item->pack != NULL && item->verdict == BST_PACK_FINE && !item->is_twice && !item->is_other_year
                     && item->refusals == NULL;
    }
  g_signal_emit (self, changed_signal, 0);
  g_task_return_int (task, self->items->len);
}

/**
 * bst_pack_inbox_add_async:
 * @files: of #GFile; of a folder all packs in it
 *
 * Reads them in a thread, and looks at each.
 */
void
bst_pack_inbox_add_async (BstPackInbox *self, GListModel *files, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) reading = g_task_new (NULL, cancellable, read_cb, task);
  Reading *job = g_new0 (Reading, 1);

  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (job->files, g_list_model_get_item (files, i));
  job->plan = bst_plan_copy (bst_document_get_plan (self->document));
  job->framework = g_object_ref (bst_document_get_framework (self->document));
  g_task_set_source_tag (task, bst_pack_inbox_add_async);
  g_task_set_task_data (reading, job, reading_free);
  g_task_run_in_thread (reading, read_thread);
}

/**
 * bst_pack_inbox_add_finish:
 *
 * Returns: how many files there are now
 */
guint
bst_pack_inbox_add_finish (BstPackInbox *self, GAsyncResult *result, GError **error)
{
  gssize n = g_task_propagate_int (G_TASK (result), error);

  return n > 0 ? (guint) n : 0;
}

/* --- What is in it ---------------------------------------------------------------------------------------------------------- */

BstDocument *
bst_pack_inbox_get_document (BstPackInbox *self)
{
  return self->document;
}

/**
 * bst_pack_inbox_get_items:
 *
 * Returns: (transfer none) (element-type BstInboxItem): all files
 */
GPtrArray *
bst_pack_inbox_get_items (BstPackInbox *self)
{
  return self->items;
}

static BstInboxItem *
find (BstPackInbox *self, const BstInboxItem *item)
{
  guint at;

  return g_ptr_array_find (self->items, item, &at) ? self->items->pdata[at] : NULL;
}

void
bst_pack_inbox_set_wanted (BstPackInbox *self, const BstInboxItem *item, gboolean wanted)
{
  BstInboxItem *own = find (self, item);

  if (own != NULL)
    own->wanted = wanted;
}

/**
 * bst_pack_inbox_remove:
 *
 * It is not looked at any more; the file itself stays.
 */
void
bst_pack_inbox_remove (BstPackInbox *self, const BstInboxItem *item)
{
  if (!g_ptr_array_remove (self->items, (gpointer) item))
    return;
  look (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * bst_pack_inbox_list_wanted:
 *
 * Returns: (transfer container) (element-type BstPack): those that are to be merged; they are of @self
 */
GPtrArray *
bst_pack_inbox_list_wanted (BstPackInbox *self)
{
  GPtrArray *packs = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const BstInboxItem *item = self->items->pdata[i];
      if (item->wanted && item->pack != NULL)
        g_ptr_array_add (packs, item->pack);
    }
  return packs;
}

/**
 * bst_pack_inbox_get_year:
 *
 * Returns: the year that most of the packs are for; 0 where there is none
 */
gint64
bst_pack_inbox_get_year (BstPackInbox *self)
{
  return find_year (self);
}

static void
bst_pack_inbox_finalize (GObject *object)
{
  BstPackInbox *self = BST_PACK_INBOX (object);

  g_object_unref (self->document);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (bst_pack_inbox_parent_class)->finalize (object);
}

static void
bst_pack_inbox_class_init (BstPackInboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_pack_inbox_finalize;

  /**
   * BstPackInbox::changed:
   *
   * Files came or went.
   */
  changed_signal =
      g_signal_new ("changed", BST_TYPE_PACK_INBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_pack_inbox_init (BstPackInbox *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
}

/**
 * bst_pack_inbox_new:
 * @document: the plan that they are to come back into
 *
 * Returns: (transfer full): an inbox without files
 */
BstPackInbox *
bst_pack_inbox_new (BstDocument *document)
{
  BstPackInbox *self = g_object_new (BST_TYPE_PACK_INBOX, NULL);

  self->document = g_object_ref (document);
  return self;
}
