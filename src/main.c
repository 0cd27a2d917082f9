/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include "app/bst-application.h"

/* The person's own choice goes before the computer's; gettext and bst_text() both look at LANGUAGE. */
static void
choose_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new (BST_APP_ID);
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
}

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("BOUWSTENEN_LOCALEDIR");
  g_autoptr (BstApplication) application = NULL;

  choose_language ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : BST_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Bouwstenen"));
  application = bst_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
