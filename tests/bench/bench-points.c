/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-points.c - bench-points FILE: how long the page of action points takes with the plan in FILE. Run it under
 * tests/ui/with-display.sh; make FILE with bst-generate. */
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
  g_print ("%-52s %8.1f ms\n", what, (double) (g_get_monotonic_time () - start) / 1000);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* As long as somebody waits for the frame that shows what was done. */
static void
show (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (window);
  while (gdk_frame_clock_get_frame_counter (clock) <= frame)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure_search (GtkWidget *window, BstPage *page)
{
  static const char *const words[] = { "g", "ge", "gem", "geme", "" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *what = g_strdup_printf ("search “%s”", words[i]);
      begin ();
      bst_page_search (page, words[i]);
      show (window);
      end (what);
    }
}

static void
measure_edit (GtkWidget *window, BstActionPointsPage *page, BstDocument *document)
{
  BstTableModel *model = bst_action_points_page_get_model (page);
  g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (model), 100);
  BstRecord *record =
      bst_plan_find (bst_document_get_plan (document), BST_KIND_ACTION_POINTS, bst_table_item_get_key (item));
  const BstField *title = bst_kind_get_field (BST_KIND_ACTION_POINTS, "title");

  bst_table_reveal (page->table, bst_table_item_get_key (item), FALSE);
  show (window);
  begin ();
  bst_document_set_field (document, record, title, bst_value_text ("Zorgverleners bezoeken gezinnen"), TRUE);
  show (window);
  end ("a letter in the title of the selected one");
  begin ();
  bst_document_set_field (document, record, bst_kind_get_field (BST_KIND_ACTION_POINTS, "deadline"),
                          (BstValue) { .num = 20271231 }, FALSE);
  show (window);
  end ("another deadline");
  begin ();
  bst_document_undo (document);
  show (window);
  end ("undo");
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argc > 1 ? argv[1] : "plan.bouwstenen");
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstDocument) document = NULL;
  GtkWidget *window;
  BstPage *page;

  adw_init ();
  begin ();
  plan = bst_plan_read_file (file, NULL, NULL, NULL, &error);
  if (plan == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  end ("reading the file");
  begin ();
  document = bst_document_new (plan, framework);
  end ("document");
  window = gtk_window_new ();
  page = g_object_new (BST_TYPE_ACTION_POINTS_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  begin ();
  bst_page_set_document (page, document);
  gtk_window_present (GTK_WINDOW (window));
  show (window);
  end ("page to its first frame");
  begin ();
  settle ();
  end ("idle work until nothing is left (may be interrupted)");
  measure_search (window, page);
  begin ();
  gtk_toggle_button_set_active (BST_ACTION_POINTS_PAGE (page)->attention_chip, TRUE);
  show (window);
  end ("late or not SMART");
  gtk_toggle_button_set_active (BST_ACTION_POINTS_PAGE (page)->attention_chip, FALSE);
  begin ();
  bst_table_model_set_grouping (bst_action_points_page_get_model (BST_ACTION_POINTS_PAGE (page)), "owner");
  show (window);
  end ("grouping by owner");
  measure_edit (window, BST_ACTION_POINTS_PAGE (page), document);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
