/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-plan-source.h"
#include <glib/gi18n.h>
#include "bst-reader.h"
#include "bst-snapshot.h"
#include "bst-state.h"
#include "bst-versions.h"
#include "bst-wording.h"
#include "kinds/bst-plan-settings.h"

struct _BstPlanSource {
  GObject parent_instance;
  BstPlanSourceType type;
  char *id, *title, *note, *author;
  gint64 time;           /* seconds since 1970; 0: of no moment */
  BstDocument *document; /* NOW, SAVED */
  BstPlan *plan;         /* NOW, SAVED: since bst_plan_source_begin() */
  BstRecord *snapshot;   /* NAMED: a copy, so that a thread may read it */
  BstVersion *version;   /* KEPT */
  GFile *file;           /* FILE */
};

G_DEFINE_FINAL_TYPE (BstPlanSource, bst_plan_source, G_TYPE_OBJECT)

static void
finalize (GObject *object)
{
  BstPlanSource *self = BST_PLAN_SOURCE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->note);
  g_free (self->author);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->file);
  g_clear_pointer (&self->version, bst_version_free);
  G_OBJECT_CLASS (bst_plan_source_parent_class)->finalize (object);
}

static void
bst_plan_source_class_init (BstPlanSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
bst_plan_source_init (BstPlanSource *self)
{
}

static BstPlanSource *
new_source (BstPlanSourceType type, const char *id, const char *title)
{
  BstPlanSource *self = g_object_new (BST_TYPE_PLAN_SOURCE, NULL);

  self->type = type;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  return self;
}

/* --- When ---------------------------------------------------------------------------------------------------------- */

static gboolean
same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * bst_time_in_words:
 * @seconds: since 1970
 * @now: the same, of this moment
 *
 * Returns: (transfer full): "today at 14:02", "yesterday at 14:02", "12 November 2026, 14:02"
 */
char *
bst_time_in_words (gint64 seconds, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds), today = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) yesterday = today != NULL ? g_date_time_add_days (today, -1) : NULL;
  g_autofree char *clock =
      time != NULL ? g_strdup_printf ("%02d:%02d", g_date_time_get_hour (time), g_date_time_get_minute (time)) : NULL;

  if (clock == NULL || yesterday == NULL)
    return g_strdup ("");
  if (same_day (time, today))
    /* Translators: %s is a time of the day */
    return g_strdup_printf (_ ("today at %s"), clock);
  if (same_day (time, yesterday))
    /* Translators: %s is a time of the day */
    return g_strdup_printf (_ ("yesterday at %s"), clock);
  return bst_word_time (NULL, seconds);
}

/* --- Each of them -------------------------------------------------------------------------------------------------- */

BstPlanSource *
bst_plan_source_new_now (BstDocument *document)
{
  BstPlanSource *self = new_source (BST_PLAN_SOURCE_NOW, "now", _ ("This plan, as it is now"));

  self->document = g_object_ref (document);
  return self;
}

/**
 * bst_plan_source_new_saved:
 *
 * Returns: (transfer full) (nullable): the plan as its file has it; %NULL where it never was in a file
 */
BstPlanSource *
bst_plan_source_new_saved (BstDocument *document)
{
  BstPlanSource *self;

  if (bst_document_get_base (document) == NULL)
    return NULL;
  self = new_source (BST_PLAN_SOURCE_SAVED, "saved", _ ("This plan, as it was opened or saved last"));
  self->document = g_object_ref (document);
  return self;
}

BstPlanSource *
bst_plan_source_new_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file), *uri = g_file_get_uri (file),
                  /* Translators: %s is the name of a file */
                                                          *title = g_strdup_printf (_ ("The file “%s”"), name);
  BstPlanSource *self = new_source (BST_PLAN_SOURCE_FILE, uri, title);

  self->file = g_object_ref (file);
  return self;
}

static BstPlanSource *
new_named (BstRecord *snapshot)
{
  const char *title = bst_record_get_text (snapshot, "title"), *author = bst_record_get_text (snapshot, "author"),
             *note = bst_record_get_text (snapshot, "note");
  BstPlanSource *self = new_source (BST_PLAN_SOURCE_NAMED, snapshot->id, *title != '\0' ? title : _ ("Untitled"));

  self->note = *note != '\0' ? g_strdup (note) : NULL;
  self->author = *author != '\0' ? g_strdup (author) : NULL;
  self->time = bst_record_get_number (snapshot, "time");
  self->snapshot = bst_record_copy (snapshot);
  return self;
}

static BstPlanSource *
new_kept (BstVersion *version, gint64 now)
{
  g_autofree char *when = bst_time_in_words (version->time, now),
                  /* Translators: %s says when: “yesterday at 14:02” */
      *title = g_strdup_printf (_ ("As saved %s"), when);
  BstPlanSource *self = new_source (BST_PLAN_SOURCE_KEPT, version->path, title);

  self->time = version->time;
  self->version = version;
  return self;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 one = BST_PLAN_SOURCE ((gpointer) a)->time, two = BST_PLAN_SOURCE ((gpointer) b)->time;

  return one > two ? -1 : one < two;
}

static void
add_kept (GPtrArray *sources, BstDocument *document)
{
  const char *plan_id =
      BST_PLAN_SETTINGS (bst_plan_get_single (bst_document_get_plan (document), BST_KIND_PLAN))->plan_id;
  g_autofree char *folder = bst_document_get_file (document) != NULL
                                ? bst_state_get_folder (plan_id, bst_document_get_file (document))
                                : NULL;
  g_autoptr (GPtrArray) versions = folder != NULL ? bst_versions_list (folder) : NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  while (versions != NULL && versions->len > 0)
    g_ptr_array_add (sources, new_kept (g_ptr_array_steal_index (versions, versions->len - 1), now));
}

/**
 * bst_plan_sources_list:
 *
 * Returns: (transfer full) (element-type BstPlanSource): the versions of @document, named and kept, the newest first
 */
GPtrArray *
bst_plan_sources_list (BstDocument *document)
{
  BstCollection *named = bst_plan_get_collection (bst_document_get_plan (document), BST_KIND_SNAPSHOTS);
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < bst_collection_get_n (named); i++)
    g_ptr_array_add (sources, new_named (bst_collection_get (named, i)));
  add_kept (sources, document);
  g_ptr_array_sort_values (sources, compare_newest_first);
  return sources;
}

BstPlanSourceType
bst_plan_source_get_source_type (BstPlanSource *self)
{
  return self->type;
}

const char *
bst_plan_source_get_id (BstPlanSource *self)
{
  return self->id;
}

const char *
bst_plan_source_get_title (BstPlanSource *self)
{
  return self->title;
}

const char *
bst_plan_source_get_note (BstPlanSource *self)
{
  return self->note;
}

const char *
bst_plan_source_get_author (BstPlanSource *self)
{
  return self->author;
}

/**
 * bst_plan_source_get_time:
 *
 * Returns: of when the plan is, in seconds since 1970; 0 where that is not known
 */
gint64
bst_plan_source_get_time (BstPlanSource *self)
{
  return self->time;
}

/* --- Reading ------------------------------------------------------------------------------------------------------- */

/**
 * bst_plan_source_begin:
 *
 * Takes down how the open plan is at this moment. In the main thread, before bst_plan_source_load().
 */
void
bst_plan_source_begin (BstPlanSource *self)
{
  g_clear_object (&self->plan);
  if (self->type == BST_PLAN_SOURCE_NOW)
    self->plan = bst_plan_copy (bst_document_get_plan (self->document));
  else if (self->type == BST_PLAN_SOURCE_SAVED && bst_document_get_base (self->document) != NULL)
    self->plan = g_object_ref (bst_document_get_base (self->document));
}

/**
 * bst_plan_source_load:
 *
 * Reads the plan; in a thread, since it may be long.
 *
 * Returns: (transfer full) (nullable): a plan to look at, not to change
 */
BstPlan *
bst_plan_source_load (BstPlanSource *self, GCancellable *cancellable, GError **error)
{
  switch (self->type)
    {
    case BST_PLAN_SOURCE_NAMED:
      return bst_snapshot_open (self->snapshot, error);
    case BST_PLAN_SOURCE_KEPT:
      return bst_version_read_plan (self->version, error);
    case BST_PLAN_SOURCE_FILE:
      return bst_plan_read_file (self->file, NULL, NULL, cancellable, error);
    default:
      return g_object_ref (self->plan);
    }
}
