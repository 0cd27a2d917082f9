/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-recovery-copies.c - what a save that was cut off left: a file that can only be written over may be neither old nor
 * new then, and the copy of the new content is whole. */
#define _GNU_SOURCE
#include "bst-recovery-private.h"
#include "bst-reader.h"
#include "bst-saver-private.h"
#include "bst-text.h"
#include <string.h>

/* TIME-NAME, as the saver names them. */
static const char *
parse_name (const char *name, gint64 *ret_time)
{
  char *end;

  if (!g_ascii_isdigit (*name) || g_str_has_suffix (name, BST_RECOVERY_DISCARDED))
    return NULL;
  *ret_time = g_ascii_strtoll (name, &end, 10);
  return *end == '-' && end[1] != '\0' ? end + 1 : NULL;
}

/**
 * bst_recovery_read_copy:
 * @error: why it cannot be read
 *
 * Returns: (nullable) (transfer full): the plan that was being saved
 */
BstPlan *
bst_recovery_read_copy (const BstRecovery *self, GError **error)
{
  g_autoptr (GBytes) bytes = bst_recovery_read_bytes (self->path);
  g_autofree char *text = NULL;
  gsize length;

  if (bytes == NULL)
    {
      g_set_error_literal (error, BST_ERROR, BST_ERROR_SAVE,
                           bst_text (NULL, N_ ("The copy is not there any more, or cannot be read.")));
      return NULL;
    }
  text = g_strndup (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes)); /* with a NUL behind it */
  return bst_plan_read (text, length, NULL, error);
}

/* A copy that is not whole was cut off itself: then the file had not been touched. */
static BstRecovery *
look_at_copy (const char *folder, const char *name)
{
  gint64 time = 0;
  const char *of = parse_name (name, &time);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (BstRecovery) self = NULL;
  g_autoptr (BstPlan) plan = NULL;

  if (of == NULL || bst_recovery_is_alive (path))
    return NULL;
  self = g_new0 (BstRecovery, 1);
  g_atomic_ref_count_init (&self->refs);
  self->path = g_steal_pointer (&path);
  self->copy_of = g_filename_display_name (of);
  self->file = BST_RECOVERY_NONE;
  self->summary.time = time;
  self->summary.modified = TRUE;
  self->summary.labels = g_ptr_array_new_with_free_func (g_free);
  plan = bst_recovery_read_copy (self, NULL);
  if (plan == NULL)
    return NULL;
  self->summary.title = g_strdup (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "title"));
  return g_steal_pointer (&self);
}

/**
 * bst_recovery_add_copies:
 * @found: (element-type BstRecovery): where to add them
 */
void
bst_recovery_add_copies (GPtrArray *found)
{
  g_autofree char *folder = bst_saver_get_copies_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      BstRecovery *copy = look_at_copy (folder, name);
      if (copy != NULL)
        g_ptr_array_add (found, copy);
    }
}

/* Put aside long ago, or never whole. */
static gboolean
is_rubbish (const char *folder, const char *name, const char *path)
{
  g_autoptr (BstRecovery) copy = NULL;

  if (g_str_has_suffix (name, BST_RECOVERY_DISCARDED))
    return bst_recovery_is_older (path, BST_RECOVERY_KEEP_DAYS);
  if (!bst_recovery_is_older (path, BST_RECOVERY_KEEP_DAYS) || bst_recovery_is_alive (path))
    return FALSE;
  copy = look_at_copy (folder, name);
  return copy == NULL;
}

/**
 * bst_recovery_clean_copies:
 *
 * Removes those that nobody needs.
 */
void
bst_recovery_clean_copies (void)
{
  g_autofree char *folder = bst_saver_get_copies_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (is_rubbish (folder, name, path))
        bst_posix_remove (path);
    }
}
