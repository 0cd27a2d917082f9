/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-state.h"
#include "bst-field.h"
#include "bst-text.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define HASH_DIGITS 16
#define MAX_ID 64 /* as in a file */

/**
 * bst_state_get_root:
 *
 * Returns: (transfer full): the folder that holds the folders of all plans; it may not be there
 */
char *
bst_state_get_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "bouwstenen", "plans", NULL);
}

/* One name for one file, whichever link leads there. A file that is not there yet has a folder that is. */
static char *
get_real_name (GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *folder = NULL, *name = NULL, *real_folder = NULL;
  char *real;

  if (path == NULL)
    return g_file_get_uri (file);
  if ((real = realpath (path, NULL)) != NULL)
    return real;
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  real_folder = realpath (folder, NULL);
  return g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
}

static char *
hash_file (GFile *file)
{
  g_autofree char *name = get_real_name (file), *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strndup (hash, HASH_DIGITS);
}

/* The id comes out of the file, and files come from strangers: it must not lead anywhere else. */
static gboolean
is_plain (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= MAX_ID && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/**
 * bst_state_get_folder:
 * @plan_id: (nullable): field “id” of the plan; one that is no plain word is left out
 * @file: (nullable): where the plan is kept; %NULL for one without a file: each call then gives another folder
 *
 * Returns: (transfer full): the plan's folder, which may not be there: see bst_state_make_folder()
 */
char *
bst_state_get_folder (const char *plan_id, GFile *file)
{
  g_autofree char *root = bst_state_get_root (), *hash = NULL, *name = NULL;

  if (file != NULL)
    hash = hash_file (file);
  else
    hash = g_strdup_printf ("untitled%08x%08x", g_random_int (), g_random_int ());
  name = g_strdup_printf ("%s-%s", plan_id != NULL && is_plain (plan_id) ? plan_id : "plan", hash);
  return g_build_filename (root, name, NULL);
}

/**
 * bst_state_explain:
 * @problem: an errno
 *
 * Returns: (transfer none): why nothing can be kept there, as part of a sentence
 */
const char *
bst_state_explain (int problem)
{
  switch (problem)
    {
    case ENOSPC:
    case EDQUOT:
      return bst_text (NULL, N_ ("there is no room left on that disk"));
    case EACCES:
    case EPERM:
      return bst_text (NULL, N_ ("you may not write there"));
    case EROFS:
      return bst_text (NULL, N_ ("that disk can only be read"));
    default:
      return g_strerror (problem);
    }
}

/**
 * bst_state_make_folder:
 * @folder: from bst_state_get_folder()
 * @error: %BST_ERROR_SAVE, for people
 *
 * Makes the folder and those above it, for this person only.
 *
 * Returns: whether the folder is there
 */
gboolean
bst_state_make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  int problem = errno; /* before anything else can change it */
  g_set_error (error, BST_ERROR, BST_ERROR_SAVE,
               bst_text (NULL, N_ ("The folder %s, for recovery and earlier versions, could not be made: %s.")), folder,
               bst_state_explain (problem));
  return FALSE;
}

/**
 * bst_state_list_folders:
 * @file: (nullable): a plan; %NULL for all plans
 *
 * Also finds what another plan left that was at this place before: the id in a folder's name is not looked at.
 *
 * Returns: (transfer full) (element-type filename): the folders that are there
 */
GPtrArray *
bst_state_list_folders (GFile *file)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *root = bst_state_get_root (), *hash = file != NULL ? hash_file (file) : NULL,
                  *suffix = g_strconcat ("-", hash, NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (hash == NULL || g_str_has_suffix (name, suffix))
      g_ptr_array_add (found, g_build_filename (root, name, NULL));
  return found;
}
