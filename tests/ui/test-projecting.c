/* SPDX-License-Identifier: EUPL-1.2 */
/* test-projecting.c - on which monitor a projection comes. */
#include "project/bst-projection.h"

static GdkMonitor *
add_monitor (GListStore *monitors)
{
  g_autoptr (GdkMonitor) monitor = g_object_new (GDK_TYPE_MONITOR, "display", gdk_display_get_default (), NULL);

  g_list_store_append (monitors, monitor);
  return monitor;
}

/* The beamer where there is one, whichever of both comes first; with one monitor, or where the workbench is on none, that is
 * left to the desktop. */
static void
test_monitor (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (GDK_TYPE_MONITOR);
  GdkMonitor *laptop = add_monitor (monitors), *beamer;

  g_assert_null (bst_projection_choose_monitor (G_LIST_MODEL (monitors), laptop));
  beamer = add_monitor (monitors);
  g_assert_true (bst_projection_choose_monitor (G_LIST_MODEL (monitors), laptop) == beamer);
  g_assert_true (bst_projection_choose_monitor (G_LIST_MODEL (monitors), beamer) == laptop);
  g_assert_null (bst_projection_choose_monitor (G_LIST_MODEL (monitors), NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/projecting/monitor", test_monitor);
  return g_test_run ();
}
