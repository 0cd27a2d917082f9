/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-points.c - bench-points FILE: how long the page of action points takes with the plan in FILE. Run it under
 * tests/ui/with-display.sh; make FILE with bst-generate. */
#include "bench-window.h"
#include "bst-document.h"
#include "bst-reader.h"
#include "kinds/bst-action-point.h"
#include "pages/bst-action-points-page-private.h"

static gint64 start;

static void
begin (void)
{
  start = g_get_monotonic_time ();
}

static void
end (const char *what)
{
  g_print ("%-52s %8.1f ms\n", what, bench_milliseconds (start));
}

/* A screen reader: from now on GTK tells every change on the accessibility bus. Returns NULL where there is none. */
static GDBusConnection *
listen_as_assistive_technology (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL, registered = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  const char *address;

  if (session != NULL)
    reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                         NULL, G_DBUS_CALL_FLAGS_NONE, 5000, NULL, NULL);
  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                    | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, NULL);
  if (bus == NULL)
    return NULL;
  registered = g_dbus_connection_call_sync (bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry",
                                            "org.a11y.atspi.Registry", "RegisterEvent",
                                            g_variant_new ("(s@ass)", "object:", g_variant_new_strv (NULL, 0), ""),
                                            NULL, G_DBUS_CALL_FLAGS_NONE, 5000, NULL, NULL);
  return registered != NULL ? g_steal_pointer (&bus) : NULL;
}

typedef struct {
  GDBusConnection *bus;
  guint n_open, n_seen;
} Reading;

static void read_node (Reading *reading, const char *name, const char *path);

static void
children_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char *name, *path;

  reading->n_open--;
  if (reply == NULL)
    return;
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &name, &path))
    read_node (reading, name, path);
}

static void
read_node (Reading *reading, const char *name, const char *path)
{
  reading->n_open++;
  reading->n_seen++;
  g_dbus_connection_call (reading->bus, name, path, "org.a11y.atspi.Accessible", "GetChildren", NULL,
                          G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NONE, 5000, NULL, children_cb, reading);
}

/* GTK tells changes of those widgets only that somebody has asked about: all of them, here. */
static void
read_everything (GDBusConnection *bus)
{
  Reading reading = { .bus = bus };

  read_node (&reading, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
  while (reading.n_open > 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%-52s %8u\n", "  objects that it has seen", reading.n_seen);
}

/* Returns what the worst keystroke took, of three times the same ones, and prints the middle of each. */
static double
measure_search (GtkWidget *window, BstPage *page)
{
  static const char *const words[] = { "g", "ge", "gem", "geme", "" };
  double worst = 0, took[G_N_ELEMENTS (words)][3];

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      {
        begin ();
        bst_page_search (page, words[i]);
        bench_wait_for_frame (window);
        took[i][round] = bench_milliseconds (start);
        bench_settle ();
      }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const double *t = took[i];
      double middle = MAX (MIN (t[0], t[1]), MIN (MAX (t[0], t[1]), t[2]));
      g_autofree char *what = g_strdup_printf ("search “%s”", words[i]);

      g_print ("%-52s %8.1f ms\n", what, middle);
      worst = MAX (worst, middle);
    }
  return worst;
}

static void
compare (GtkWidget *window, BstPage *page, const char *what, double alone)
{
  g_print ("The same, with an assistive technology that %s:\n", what);
  bench_settle ();
  g_print ("%-52s %8.2f\n", "  worst keystroke, of that without it", measure_search (window, page) / alone);
}

/* With and without somebody who listens, in one run: a ratio holds on a busy machine too. */
static void
compare_searches (GtkWidget *window, BstPage *page)
{
  double alone = measure_search (window, page);
  g_autoptr (GDBusConnection) reader = listen_as_assistive_technology ();

  if (reader == NULL)
    return;
  compare (window, page, "listens", alone);
  read_everything (reader);
  compare (window, page, "has read every row and listens", alone);
  g_dbus_connection_close_sync (reader, NULL, NULL);
}

static void
measure_edit (GtkWidget *window, BstActionPointsPage *page, BstDocument *document)
{
  BstTableModel *model = bst_action_points_page_get_model (page);
  g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (model), 100);
  BstRecord *record =
      bst_plan_find (bst_document_get_plan (document), BST_KIND_ACTION_POINTS, bst_table_item_get_key (item));
  const BstField *title = bst_kind_get_field (BST_KIND_ACTION_POINTS, "title");

  bst_table_reveal (bst_records_view_get_table (page->view), bst_table_item_get_key (item), FALSE);
  bench_wait_for_frame (window);
  begin ();
  bst_document_set_field (document, record, title, bst_value_text ("Zorgverleners bezoeken gezinnen"), TRUE);
  bench_wait_for_frame (window);
  end ("a letter in the title of the selected one");
  begin ();
  bst_document_set_field (document, record, bst_kind_get_field (BST_KIND_ACTION_POINTS, "deadline"),
                          (BstValue) { .num = 20271231 }, FALSE);
  bench_wait_for_frame (window);
  end ("another deadline");
  begin ();
  bst_document_undo (document);
  bench_wait_for_frame (window);
  end ("undo");
}

/* Returns: (transfer full) (nullable): with its time told */
static BstDocument *
open_document (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  BstDocument *document;

  begin ();
  plan = bst_plan_read_file (file, NULL, NULL, NULL, &error);
  if (plan == NULL)
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }
  end ("reading the file");
  begin ();
  document = bst_document_new (plan, framework);
  end ("document");
  return document;
}

int
main (int argc, char **argv)
{
  g_autoptr (BstDocument) document = NULL;
  GtkWidget *window;
  BstPage *page;

  adw_init ();
  document = open_document (argc > 1 ? argv[1] : "plan.bouwstenen");
  if (document == NULL)
    return 2;
  page = g_object_new (BST_TYPE_ACTION_POINTS_PAGE, NULL);
  begin ();
  bst_page_set_document (page, document);
  window = bench_present (GTK_WIDGET (page), 1000, 700);
  bench_wait_for_frame (window);
  end ("page to its first frame");
  begin ();
  bench_settle ();
  end ("idle work until nothing is left (may be interrupted)");
  compare_searches (window, page);
  begin ();
  bst_filter_bar_choose (bst_records_view_get_filters (BST_ACTION_POINTS_PAGE (page)->view), "attention", "yes", TRUE);
  bench_wait_for_frame (window);
  end ("late or not SMART");
  bst_filter_bar_choose (bst_records_view_get_filters (BST_ACTION_POINTS_PAGE (page)->view), "attention", "yes", FALSE);
  begin ();
  bst_table_model_set_grouping (bst_action_points_page_get_model (BST_ACTION_POINTS_PAGE (page)), "owner");
  bench_wait_for_frame (window);
  end ("grouping by owner");
  measure_edit (window, BST_ACTION_POINTS_PAGE (page), document);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
