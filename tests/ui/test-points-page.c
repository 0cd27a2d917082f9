/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of action points: filters, search, commands, the keyboard, going to a record. In English, on 21 November 2026. */
#include "frames.h"
#include "plan-fixture.h"
#include "bst-table-private.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"
#include "bst-records-view-private.h"
#include "pages/bst-action-points-page-private.h"
#include <string.h>

typedef struct {
  BstDocument *document;
  BstActionPointsPage *page;
  GtkWidget *window;
  guint n_toasts;
} Fixture;

static void
toast_cb (Fixture *f)
{
  f->n_toasts++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = data != NULL ? plan_open_example () : plan_new ();
  f->page = g_object_ref_sink (g_object_new (BST_TYPE_ACTION_POINTS_PAGE, NULL));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  g_signal_connect_swapped (f->page, "toast", G_CALLBACK (toast_cb), f);
  bst_page_set_document (BST_PAGE (f->page), f->document);
  gtk_window_present (GTK_WINDOW (f->window));
  frames_settle (120);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  frames_settle (120);
  g_assert_finalize_object (f->page);
  g_assert_finalize_object (f->document);
}

static guint
n_visible (Fixture *f)
{
  return bst_table_model_get_n_visible (bst_action_points_page_get_model (f->page));
}

static guint
n_total (Fixture *f)
{
  return bst_table_model_get_n_total (bst_action_points_page_get_model (f->page));
}

/* How many the plan has with these keys: counted without the page. */
static guint
count (Fixture *f, const char *phase, const char *domain, gboolean attention)
{
  BstCollection *points = bst_plan_get_collection (bst_document_get_plan (f->document), BST_KIND_ACTION_POINTS);
  BstActionPointsSource *source = BST_ACTION_POINTS_SOURCE (bst_records_view_get_source (f->page->view));
  guint n = 0;

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      n +=
          (phase == NULL || strcmp (bst_action_points_source_get_key (source, record, BST_POINTS_BY_PHASE), phase) == 0)
          && (domain == NULL
              || strcmp (bst_action_points_source_get_key (source, record, BST_POINTS_BY_DOMAIN), domain) == 0)
          && (!attention || bst_action_points_source_needs_attention (source, record));
    }
  return n;
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  BstActionPointsPage *page = f->page;
  guint ouderen = count (f, "lf.ou", NULL, FALSE), welzijn = count (f, NULL, "bd.welzijn", FALSE);

  g_assert_cmpuint (n_visible (f), ==, n_total (f));
  g_assert_cmpuint (ouderen, >, 0);
  g_assert_cmpuint (welzijn, >, 0);
  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (page->view), "phase"), "lf.ou", TRUE);
  g_assert_cmpuint (n_visible (f), ==, ouderen);
  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (page->view), "phase"), "lf.pop", TRUE);
  g_assert_cmpuint (n_visible (f), ==, ouderen + count (f, "lf.pop", NULL, FALSE));
  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (page->view), "phase"), "lf.pop",
                          FALSE);
  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (page->view), "domain"), "bd.welzijn",
                          TRUE);
  g_assert_cmpuint (n_visible (f), ==, count (f, "lf.ou", "bd.welzijn", FALSE));
  bst_filter_bar_choose (bst_records_view_get_filters (page->view), "attention", "yes", TRUE);
  g_assert_cmpuint (n_visible (f), ==, count (f, "lf.ou", "bd.welzijn", TRUE));
  bst_filter_chip_clear (bst_filter_bar_get_chip (bst_records_view_get_filters (page->view), "phase"));
  g_assert_cmpuint (n_visible (f), ==, count (f, NULL, "bd.welzijn", TRUE));
  g_assert_cmpuint (bst_filter_bar_count (bst_records_view_get_filters (page->view)), ==, 2);
  bst_records_view_clear_filters (page->view);
  g_assert_cmpuint (n_visible (f), ==, n_total (f));
  g_assert_cmpuint (bst_filter_bar_count (bst_records_view_get_filters (page->view)), ==, 0);
  /* "" is what has none */
  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (page->view), "domain"), "", TRUE);
  g_assert_cmpuint (n_visible (f), ==, count (f, NULL, "", FALSE));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  bst_page_search (BST_PAGE (f->page), "zilver");
  g_assert_cmpuint (n_visible (f), <, n_total (f));
  bst_page_search (BST_PAGE (f->page), "kmo's dienst werkveer"); /* title and owner */
  g_assert_cmpuint (n_visible (f), ==, 1);
  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (f->page->view), "phase"), "lf.ou",
                          TRUE);
  g_assert_cmpuint (n_visible (f), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->view->results), ==, "nothing");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.clear-filters", NULL);
  g_assert_cmpuint (n_visible (f), ==, n_total (f));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->view->results), ==, "rows");
}

static void
test_reveal (Fixture *f, gconstpointer data)
{
  BstTableModel *model = bst_action_points_page_get_model (f->page);
  g_autofree char *id = bst_document_add_action_point (f->document, "od.ou.6");

  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (f->page->view), "phase"), "lf.pop",
                          TRUE);
  bst_page_search (BST_PAGE (f->page), "gemeenten");
  g_assert_true (bst_page_reveal (BST_PAGE (f->page), id, "deadline"));
  g_assert_cmpuint (f->n_toasts, ==, 1);
  g_assert_false (bst_records_view_is_filtered (f->page->view));
  g_assert_cmpstr (bst_table_model_get_primary (model), ==, id);
  /* nothing hides it now, so nothing is cleared */
  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (f->page->view), "phase"), "lf.ou",
                          TRUE);
  g_assert_true (bst_page_reveal (BST_PAGE (f->page), id, NULL));
  g_assert_cmpuint (f->n_toasts, ==, 1);
  g_assert_true (bst_records_view_is_filtered (f->page->view));
  g_assert_false (bst_page_reveal (BST_PAGE (f->page), "ap-zzzzzzzzzzzzzzzz", NULL));
}

static void
test_commands (Fixture *f, gconstpointer data)
{
  BstTableModel *model = bst_action_points_page_get_model (f->page);
  g_autoptr (BstTableItem) first = NULL;
  g_autofree char *made = NULL;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->view->stack), ==, "empty");
  g_assert_true (bst_page_add (BST_PAGE (f->page)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->view->stack), ==, "records");
  made = g_strdup (bst_table_model_get_primary (model));
  plan_set_text (f->document, made, "objective", "od.ou.6");
  plan_set_text (f->document, made, "title", "One");
  plan_set_number (f->document, made, "status", BST_STATUS_DONE);
  /* the next one comes under the same objective */
  g_assert_true (bst_page_add (BST_PAGE (f->page)));
  g_assert_cmpstr (BST_ACTION_POINT (plan_find_point (f->document, bst_table_model_get_primary (model)))->objective, ==,
                   "od.ou.6");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.remove", NULL);
  g_assert_cmpuint (n_total (f), ==, 1);
  g_assert_cmpuint (f->n_toasts, ==, 1);
  bst_table_model_select (model, made);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.duplicate", NULL);
  g_assert_cmpuint (n_total (f), ==, 2);
  g_assert_cmpstr (BST_ACTION_POINT (plan_find_point (f->document, bst_table_model_get_primary (model)))->title, ==,
                   "One (copy)");
  g_assert_cmpint (BST_ACTION_POINT (plan_find_point (f->document, bst_table_model_get_primary (model)))->status, ==,
                   BST_STATUS_CONCEPT);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (model));
  g_assert_true (gtk_revealer_get_reveal_child (f->page->view->selection_bar));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.remove", NULL);
  frames_settle (120);
  g_assert_cmpuint (n_total (f), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->view->stack), ==, "empty");
  bst_document_undo (f->document);
  frames_settle (120);
  g_assert_cmpuint (n_total (f), ==, 2);
  g_assert_cmpuint (bst_page_get_count (BST_PAGE (f->page)), ==, 2);
}

/* Another plan, then none, then this one: nothing of the one before stays. */
static void
test_documents (Fixture *f, gconstpointer data)
{
  g_autoptr (BstDocument) other = plan_new ();
  guint n = n_total (f);

  bst_filter_chip_choose (bst_filter_bar_get_chip (bst_records_view_get_filters (f->page->view), "phase"), "lf.ou",
                          TRUE);
  bst_page_set_document (BST_PAGE (f->page), other);
  g_assert_cmpuint (n_total (f), ==, 0);
  g_assert_false (bst_records_view_is_filtered (f->page->view));
  bst_page_set_document (BST_PAGE (f->page), NULL);
  frames_settle (120);
  g_assert_finalize_object (g_steal_pointer (&other));
  bst_page_set_document (BST_PAGE (f->page), f->document);
  g_assert_cmpuint (n_total (f), ==, n);
}

/* Tab goes from the filters to the names of the columns, then to the rows; also after the rows had the keyboard. */
static void
test_tab (Fixture *f, gconstpointer data)
{
  GtkWidget *focus;
  guint n_header = 0;

  bst_page_focus_content (BST_PAGE (f->page));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                         GTK_WIDGET (f->page->view->table)));
  gtk_widget_grab_focus (GTK_WIDGET (f->page->view->view_button));
  for (guint i = 0; i < 12; i++)
    {
      g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      if (gtk_widget_is_ancestor (focus, f->page->view->table->header))
        n_header++;
    }
  g_assert_cmpuint (n_header, ==, 6);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bst_text_set_language ("en");
#define TEST(path, example, func) g_test_add (path, Fixture, example, set_up, func, tear_down)
  TEST ("/points/page/filters", "example", test_filters);
  TEST ("/points/page/search", "example", test_search);
  TEST ("/points/page/reveal", "example", test_reveal);
  TEST ("/points/page/documents", "example", test_documents);
  TEST ("/points/page/tab", "example", test_tab);
  TEST ("/points/page/commands", NULL, test_commands);
  return g_test_run ();
}
