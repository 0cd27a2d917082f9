/* SPDX-License-Identifier: EUPL-1.2 */
/* test-document.c - an open plan is saved: what was there is kept, what somebody else wrote is not written over. */
#include "bst-document.h"
#include "bst-reader.h"
#include "bst-saver.h"
#include "bst-state.h"
#include "bst-versions.h"
#include "bst-writer.h"
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path;
  GFile *file;
  BstDocument *document;
  GMainLoop *loop;
  gboolean good;
  GError *error;
} Open;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Open *open = data;

  open->document = bst_document_load_finish (result, &open->error);
  g_main_loop_quit (open->loop);
}

static void
set_up (Open *open, gconstpointer data)
{
  g_autoptr (BstPlan) plan = bst_plan_new ();
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  open->folder = g_dir_make_tmp ("bst-document-XXXXXX", NULL);
  open->path = g_build_filename (open->folder, "plan.bouwstenen", NULL);
  open->file = g_file_new_for_path (open->path);
  open->loop = g_main_loop_new (NULL, FALSE);
  g_assert_true (g_file_set_contents (open->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                      NULL));
  bst_document_load_async (open->file, NULL, loaded_cb, open);
  g_main_loop_run (open->loop);
  g_assert_no_error (open->error);
  g_assert_nonnull (open->document);
}

static void
tear_down (Open *open, gconstpointer data)
{
  g_clear_object (&open->document);
  g_clear_error (&open->error);
  g_main_loop_unref (open->loop);
  g_object_unref (open->file);
  g_remove (open->path);
  g_rmdir (open->folder);
  g_free (open->path);
  g_free (open->folder);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Open *open = data;

  g_clear_error (&open->error);
  open->good = bst_document_save_finish (BST_DOCUMENT (source), result, &open->error);
  g_main_loop_quit (open->loop);
}

static void
type_title (Open *open, const char *title)
{
  BstRecord *settings = bst_plan_get_single (bst_document_get_plan (open->document), BST_KIND_PLAN);

  g_assert_true (bst_document_set_field (open->document, settings, bst_record_find_field (settings, "title"),
                                         bst_value_text (title), FALSE));
}

static gboolean
save (Open *open, gboolean overwrite)
{
  bst_document_save_async (open->document, NULL, overwrite, NULL, saved_cb, open);
  g_main_loop_run (open->loop);
  return open->good;
}

static GPtrArray *
list_versions (Open *open)
{
  BstRecord *settings = bst_plan_get_single (bst_document_get_plan (open->document), BST_KIND_PLAN);
  g_autofree char *folder = bst_state_get_folder (bst_record_get_text (settings, "id"), open->file);

  return bst_versions_list (folder);
}

static void
test_versions (Open *open, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (BstPlan) first = NULL, second = NULL;

  type_title (open, "Een");
  g_assert_true (save (open, FALSE));
  type_title (open, "Twee");
  g_assert_true (save (open, FALSE));
  g_assert_null (bst_document_get_save_note (open->document));
  g_assert_false (bst_document_is_modified (open->document));
  versions = list_versions (open);
  g_assert_cmpuint (versions->len, ==, 2);
  second = bst_version_read_plan (g_ptr_array_index (versions, 0), NULL);
  first = bst_version_read_plan (g_ptr_array_index (versions, 1), NULL);
  g_assert_cmpstr (bst_record_get_text (bst_plan_get_single (second, BST_KIND_PLAN), "title"), ==, "Een");
  g_assert_cmpstr (bst_record_get_text (bst_plan_get_single (first, BST_KIND_PLAN), "title"), ==, "");
}

/* What is typed while a save is under way is not in it, and is not lost. */
static void
test_typing_on (Open *open, gconstpointer data)
{
  g_autoptr (BstPlan) there = NULL;

  type_title (open, "Een");
  bst_document_save_async (open->document, NULL, FALSE, NULL, saved_cb, open);
  type_title (open, "Twee");
  g_main_loop_run (open->loop);
  g_assert_true (open->good);
  g_assert_true (bst_document_is_modified (open->document));
  there = bst_plan_read_file (open->file, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (bst_record_get_text (bst_plan_get_single (there, BST_KIND_PLAN), "title"), ==, "Een");
  g_assert_true (save (open, FALSE));
  g_assert_false (bst_document_is_modified (open->document));
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (bst_document_save_finish (BST_DOCUMENT (source), result, NULL));
  (*(guint *) data)++;
}

/* A save asked for while one is under way is not refused: it comes after it, with what was typed since. */
static void
test_saving_again (Open *open, gconstpointer data)
{
  g_autoptr (BstPlan) there = NULL;
  guint n_saved = 0;

  type_title (open, "Een");
  bst_document_save_async (open->document, NULL, FALSE, NULL, count_cb, &n_saved);
  type_title (open, "Twee");
  bst_document_save_async (open->document, NULL, FALSE, NULL, saved_cb, open);
  g_main_loop_run (open->loop);
  g_assert_true (open->good);
  g_assert_cmpuint (n_saved, ==, 1);
  g_assert_false (bst_document_is_modified (open->document));
  there = bst_plan_read_file (open->file, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (bst_record_get_text (bst_plan_get_single (there, BST_KIND_PLAN), "title"), ==, "Twee");
}

static void
test_changed (Open *open, gconstpointer data)
{
  g_autofree char *theirs = NULL, *now = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) kept = NULL;

  type_title (open, "Een");
  g_assert_true (save (open, FALSE));
  g_assert_true (g_file_get_contents (open->path, &theirs, NULL, NULL));
  memcpy (strstr (theirs, "Een"), "Wij", 3); /* as long as before */
  g_assert_true (g_file_set_contents (open->path, theirs, -1, NULL));
  type_title (open, "Twee");
  g_assert_false (save (open, FALSE));
  g_assert_error (open->error, BST_ERROR, BST_ERROR_CHANGED);
  g_assert_true (bst_document_is_modified (open->document));
  g_assert_true (g_file_get_contents (open->path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, theirs);
  g_assert_true (save (open, TRUE));
  versions = list_versions (open);
  kept = bst_version_read (g_ptr_array_index (versions, 0), NULL);
  g_assert_cmpmem (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept), theirs, strlen (theirs));
}

#define ADD(path, function) g_test_add ("/document/" path, Open, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("versions", test_versions);
  ADD ("typing-on", test_typing_on);
  ADD ("saving-again", test_saving_again);
  ADD ("changed", test_changed);
  return g_test_run ();
}
