/* SPDX-License-Identifier: EUPL-1.2 */
/* test-state.c - each plan has one folder of the person's own, whatever its file is called and whoever sent it. */
#include "bst-field.h"
#include "bst-state.h"
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <string.h>
#include <unistd.h>

static void
test_names (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/a plan.bouwstenen"), other = g_file_new_for_path ("/tmp/b");
  g_autofree char *one = bst_state_get_folder ("plan-abc", file), *again = bst_state_get_folder ("plan-abc", file),
                  *two = bst_state_get_folder ("plan-abc", other), *root = bst_state_get_root (),
                  *parent = g_path_get_dirname (one), *first = bst_state_get_folder (NULL, NULL),
                  *second = bst_state_get_folder (NULL, NULL);

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, two);
  g_assert_cmpstr (parent, ==, root);
  g_assert_nonnull (strstr (one, "/plan-abc-"));
  g_assert_cmpstr (first, !=, second); /* plans without a file do not share one */
}

/* The id is part of a file that came by mail. */
static void
test_hostile_ids (void)
{
  const char *const ids[] = { "../../evil", "/etc", "", "a/b", "with space", "..", "a\nb", NULL };
  g_autofree char *root = bst_state_get_root ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *folder = bst_state_get_folder (ids[i], NULL), *parent = g_path_get_dirname (folder),
                      *name = g_path_get_basename (folder);
      g_assert_cmpstr (parent, ==, root);
      g_assert_true (g_str_has_prefix (name, "plan-untitled"));
    }
}

static void
test_links (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bst-state-XXXXXX", NULL), *path = g_build_filename (folder, "plan", NULL),
                  *link_path = g_build_filename (folder, "link", NULL), *one = NULL, *two = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), by_link = g_file_new_for_path (link_path);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  one = bst_state_get_folder ("plan-a", file);
  two = bst_state_get_folder ("plan-a", by_link);
  g_assert_cmpstr (one, ==, two);
  g_remove (link_path);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_folders (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/here"), other = g_file_new_for_path ("/tmp/there");
  g_autofree char *folder = bst_state_get_folder ("plan-new", file), *old = bst_state_get_folder ("plan-old", file),
                  *root = bst_state_get_root (), *inside = g_build_filename (root, "file", NULL),
                  *blocked = g_build_filename (inside, "folder", NULL);
  g_autoptr (GPtrArray) none = bst_state_list_folders (other), before = bst_state_list_folders (NULL), found = NULL,
                        all = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_true (bst_state_make_folder (folder, &error));
  g_assert_true (bst_state_make_folder (folder, &error)); /* it is there already */
  g_assert_true (bst_state_make_folder (old, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  found = bst_state_list_folders (file); /* whatever the plan's id was then */
  all = bst_state_list_folders (NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", 1, NULL));
  g_assert_false (bst_state_make_folder (blocked, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/state/names", test_names);
  g_test_add_func ("/state/hostile-ids", test_hostile_ids);
  g_test_add_func ("/state/links", test_links);
  g_test_add_func ("/state/folders", test_folders);
  return g_test_run ();
}
