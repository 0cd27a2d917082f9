/* SPDX-License-Identifier: EUPL-1.2 */
#include "attack-ground.h"
#include "fault.h"
#include <unistd.h>

/* Whether the module that lets calls fail stands between the program and the C library. */
gboolean
attack_can_begin (void)
{
  if (fault_get != NULL)
    return TRUE;
  g_printerr ("LD_PRELOAD must name the module “fault”: see tests/attack/meson.build\n");
  return FALSE;
}

/* What the attack before left goes, with all that is in it; the folder stays. */
void
attack_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (folder, name, NULL);
      if (unlink (inside) == 0)
        continue;
      attack_empty (inside);
      rmdir (inside);
    }
}
