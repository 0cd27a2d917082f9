/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-generate.c - bst-generate N FILE [SEED]: writes a plan with N action points, to try the program on. */
#include "generate.h"
#include "bst-writer.h"
#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 3 || atoi (argv[1]) < 1)
    {
      g_printerr ("Usage: bst-generate N FILE [SEED]\n");
      return 2;
    }
  plan = generate_plan ((guint) atoi (argv[1]), argc > 3 ? (guint32) atoi (argv[3]) : 1);
  bytes = bst_plan_to_bytes (plan);
  if (g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
