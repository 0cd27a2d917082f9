/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-versions.c - what a plan file held before each save.
 *
 * A version is a plan file of its own in the folder "versions", named after the moment at which it was replaced and its
 * checksum: listing opens nothing, and damage shows when it is read. The same content is kept once, at its latest moment.
 *
 * Thinning: the newest 20 stay, so that any slip of today can be mended. Somebody who saves every minute would lose
 * yesterday to that, so of the older ones the last of each day stays for a month and the last of each month for two
 * years. Over 512 MB the oldest go, but never the newest five. Days and months are those of UTC. */
#include "bst-versions.h"
#include "bst-json.h"
#include "bst-reader.h"
#include "bst-saver-private.h"
#include "bst-text.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define SUFFIX ".bouwstenen"
#define PART ".part"
#define SHA256_LENGTH 64
#define DAYS 30
#define MONTHS 24
#define MAX_TOTAL (G_GINT64_CONSTANT (512) * 1024 * 1024)
#define MIN_NEWEST 5

/**
 * bst_version_free:
 * @self: (transfer full): no longer needed
 */
void
bst_version_free (BstVersion *self)
{
  g_free (self->path);
  g_free (self);
}

static char *
get_versions_folder (const char *folder)
{
  return g_build_filename (folder, "versions", NULL);
}

/* --- Listing --------------------------------------------------------------------------------------------------- */

/* NULL: the name is not one that keep_bytes() gave. */
static BstVersion *
parse_name (const char *folder, const char *name)
{
  char *rest;
  gint64 kept = g_ascii_strtoll (name, &rest, 10);
  BstVersion *self;

  if (kept <= 0 || *rest != '-' || strspn (rest + 1, "0123456789abcdef") != SHA256_LENGTH
      || strcmp (rest + 1 + SHA256_LENGTH, SUFFIX) != 0)
    return NULL;
  self = g_new0 (BstVersion, 1);
  self->kept = kept;
  memcpy (self->sha256, rest + 1, SHA256_LENGTH);
  self->path = g_build_filename (folder, name, NULL);
  return self;
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const BstVersion *va = *(BstVersion *const *) a, *vb = *(BstVersion *const *) b;

  if (va->kept != vb->kept)
    return va->kept > vb->kept ? -1 : 1;
  return strcmp (vb->sha256, va->sha256);
}

/**
 * bst_versions_list:
 * @folder: of the plan in the state folder
 *
 * Returns: (transfer full) (element-type BstVersion): what was kept, newest first; empty where there is nothing
 */
GPtrArray *
bst_versions_list (const char *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_version_free);
  g_autofree char *inside = get_versions_folder (folder);
  g_autoptr (GDir) dir = g_dir_open (inside, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (BstVersion) version = parse_name (inside, name);
      GStatBuf info;
      if (version == NULL || g_stat (version->path, &info) != 0)
        continue;
      version->time = info.st_mtime;
      version->size = info.st_size;
      g_ptr_array_add (versions, g_steal_pointer (&version));
    }
  g_ptr_array_sort (versions, compare_versions);
  return versions;
}

/* --- Reading --------------------------------------------------------------------------------------------------- */

/**
 * bst_version_read:
 * @error: %BST_ERROR_SAVE where it is not what was kept, or a #GFileError
 *
 * Returns: (nullable) (transfer full): the content, with a NUL behind it that does not count
 */
GBytes *
bst_version_read (const BstVersion *self, GError **error)
{
  g_autofree char *data = NULL, *sha256 = NULL;
  gsize length;

  if (!g_file_get_contents (self->path, &data, &length, error))
    return NULL;
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  if (strcmp (sha256, self->sha256) == 0)
    return g_bytes_new_take (g_steal_pointer (&data), length);
  g_set_error_literal (error, BST_ERROR, BST_ERROR_SAVE,
                       bst_text (NULL, N_ ("This version is damaged. Choose another one.")));
  return NULL;
}

/**
 * bst_version_read_plan:
 * @error: as bst_version_read() and bst_plan_read()
 *
 * Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the plan as it was
 */
BstPlan *
bst_version_read_plan (const BstVersion *self, GError **error)
{
  g_autoptr (GBytes) bytes = bst_version_read (self, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return bst_plan_read (data, length, NULL, error);
}

/* --- Thinning -------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 day, month;
} Moment;

static Moment
get_moment (gint64 microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  Moment moment = { microseconds / G_TIME_SPAN_DAY, 0 };

  if (time != NULL)
    moment.month = g_date_time_get_year (time) * 12 + g_date_time_get_month (time);
  return moment;
}

/* newer: the next newer version that there is: where it is of another day, this one is the last of its day. */
static gboolean
is_worth_keeping (const BstVersion *self, const BstVersion *newer, gint64 newest)
{
  Moment mine = get_moment (self->kept), next = get_moment (newer->kept), now = get_moment (newest);

  if (now.day - mine.day <= DAYS)
    return mine.day != next.day;
  return now.month - mine.month <= MONTHS && mine.month != next.month;
}

/* What a save that was killed left. */
static void
remove_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_str_has_suffix (name, PART))
        bst_posix_remove_stale (path);
    }
}

/**
 * bst_versions_thin:
 * @n_newest: how many stay whatever their age; 0: %BST_VERSIONS_NEWEST
 *
 * Removes versions that are too many. What that means is said at the top of this file.
 */
void
bst_versions_thin (const char *folder, guint n_newest)
{
  g_autoptr (GPtrArray) versions = bst_versions_list (folder);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *inside = get_versions_folder (folder);
  guint newest = n_newest > 0 ? n_newest : BST_VERSIONS_NEWEST;
  gint64 total = 0;

  for (guint i = 0, place = 0; i < versions->len; i++)
    {
      BstVersion *version = g_ptr_array_index (versions, i);
      BstVersion *newer = i > 0 ? g_ptr_array_index (versions, i - 1) : version;
      BstVersion *first = g_ptr_array_index (versions, 0);
      gboolean again = !g_hash_table_add (seen, version->sha256);

      total += again ? 0 : version->size;
      if (again || (place >= newest && !is_worth_keeping (version, newer, first->kept))
          || (place >= MIN_NEWEST && total > MAX_TOTAL))
        bst_posix_remove (version->path);
      place += again ? 0 : 1;
    }
  remove_parts (inside);
}

/* --- Keeping --------------------------------------------------------------------------------------------------- */

static gboolean
fail (const char *why, GError **error)
{
  g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("The version before could not be kept: %s")), why);
  return FALSE;
}

/* Later than every other one, also when the clock was set back. */
static gint64
choose_moment (const char *folder)
{
  g_autoptr (GPtrArray) versions = bst_versions_list (folder);
  gint64 now = g_get_real_time ();

  if (versions->len == 0)
    return now;
  return MAX (now, ((BstVersion *) g_ptr_array_index (versions, 0))->kept + 1);
}

/* What a version is made of: a file that can be reached, or what GIO gave. */
typedef struct {
  const char *path;
  GBytes *bytes;
} Content;

static int
write_content (int fd, const Content *content)
{
  struct stat info;
  int problem;

  if (content->path != NULL)
    problem = bst_posix_copy (content->path, fd);
  else
    problem = bst_posix_write (fd, g_bytes_get_data (content->bytes, NULL), g_bytes_get_size (content->bytes));
  if (problem == 0 && fstat (fd, &info) != 0)
    problem = errno;
  return problem != 0 ? problem : bst_posix_finish (fd, (gsize) info.st_size);
}

static int
write_part (const char *path, const Content *content)
{
  int fd, problem = bst_posix_create (path, NULL, &fd), closing;

  if (problem != 0)
    return problem;
  problem = write_content (fd, content);
  closing = bst_posix_close (fd);
  problem = problem != 0 ? problem : closing;
  if (problem != 0)
    bst_posix_remove (path);
  return problem;
}

static int
write_version (const char *folder, const Content *content, const char *sha256, gint64 time)
{
  g_autofree char *inside = get_versions_folder (folder);
  g_autofree char *path = g_strdup_printf ("%s/%" G_GINT64_FORMAT "-%s" SUFFIX, inside, choose_moment (folder), sha256);
  g_autofree char *part = g_strconcat (path, PART, NULL);
  struct utimbuf times = { time, time };
  int problem;

  if (g_mkdir_with_parents (inside, 0700) != 0)
    return errno;
  if ((problem = write_part (part, content)) != 0)
    return problem;
  g_utime (part, &times);
  if ((problem = bst_posix_move (part, path, TRUE)) != 0)
    bst_posix_remove (part);
  else
    bst_posix_sync_folder (inside);
  return problem;
}

/* When the content was written, as far as its place knows. */
static gint64
get_time (GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  guint64 time = info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) : 0;

  return time != 0 ? (gint64) time : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * bst_versions_keep:
 * @file: what is about to be replaced
 * @sha256: (nullable): its checksum, where that is known
 * @keeper: (type BstVersionsKeeper): where to, and how many
 * @error: %BST_ERROR_SAVE with a sentence
 *
 * A #BstKeepFunc: keeps what @file holds as a version, on the disk when this returns, and removes those that are too many.
 *
 * Returns: whether it was kept
 */
gboolean
bst_versions_keep (GFile *file, const char *sha256, gpointer keeper, GError **error)
{
  const BstVersionsKeeper *self = keeper;
  Content content = { g_file_is_native (file) ? g_file_peek_path (file) : NULL, NULL };
  g_autoptr (GError) unread = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *own = NULL, *why = NULL;
  int problem = 0;

  if (content.path == NULL && (content.bytes = bytes = g_file_load_bytes (file, NULL, NULL, &unread)) == NULL)
    {
      why = bst_saver_explain_error (unread);
      return fail (why, error);
    }
  if (sha256 == NULL && content.path != NULL)
    problem = bst_posix_hash (content.path, &own);
  else if (sha256 == NULL)
    own = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (problem == 0)
    problem = write_version (self->folder, &content, sha256 != NULL ? sha256 : own, get_time (file));
  if (problem != 0)
    {
      why = bst_saver_explain (problem);
      return fail (why, error);
    }
  bst_versions_thin (self->folder, self->n_newest);
  return TRUE;
}
