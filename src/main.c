/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include <locale.h>
#include "app/bst-application.h"

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("BOUWSTENEN_LOCALEDIR");
  g_autoptr (BstApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : BST_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Bouwstenen"));
  application = bst_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
