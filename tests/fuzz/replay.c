/* SPDX-License-Identifier: EUPL-1.2 */
/* replay.c - runs a target on each file of its corpus, without libFuzzer: replay FOLDER. */
#include "fuzz.h"

static const char *folder;

static void
test_replay (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *data = NULL;
      gsize length;
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      /* cut in the middle too: the end of a text is where readers go too far */
      LLVMFuzzerTestOneInput ((const guint8 *) data, length);
      LLVMFuzzerTestOneInput ((const guint8 *) data, length / 2);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = argv[1];
  g_test_add_func ("/fuzz/corpus", test_replay);
  return g_test_run ();
}
