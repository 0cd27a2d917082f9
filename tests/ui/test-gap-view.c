/* SPDX-License-Identifier: EUPL-1.2 */
/* The gap matrix by itself: what it remembers, and what a new day changes. In English, on 21 November 2026, with the example
 * plan. */
#include "frames.h"
#include "plan-fixture.h"
#include "bst-text.h"
#include "kinds/bst-criteria-set.h"
#include "pages/bst-gap-view-private.h"

/* What the person chose stays with the plan, and with no other. */
static void
test_gap_axes (void)
{
  g_autoptr (BstDocument) document = plan_open_example (), new_plan = plan_new ();
  GtkWidget *first = g_object_ref_sink (bst_gap_view_new ()), *again = g_object_ref_sink (bst_gap_view_new ()),
            *other = g_object_ref_sink (bst_gap_view_new ());

  bst_gap_view_set_document (BST_GAP_VIEW (first), document);
  gtk_widget_activate_action (first, "gaps.rows", "s", "theme");
  gtk_widget_activate_action (first, "gaps.phase", "s", "lf.kj");
  bst_gap_view_set_document (BST_GAP_VIEW (again), document);
  g_assert_cmpint (BST_GAP_VIEW (again)->rows, ==, BST_AXIS_THEME);
  g_assert_cmpint (BST_GAP_VIEW (again)->columns, ==, BST_AXIS_SETTING);
  g_assert_cmpstr (BST_GAP_VIEW (again)->phase, ==, "lf.kj");
  bst_gap_view_set_document (BST_GAP_VIEW (other), new_plan);
  g_assert_cmpint (BST_GAP_VIEW (other)->rows, ==, BST_AXIS_GROUP);
  g_assert_null (BST_GAP_VIEW (other)->phase);
  gtk_widget_activate_action (first, "gaps.phase", "s", "");
  bst_gap_view_set_document (BST_GAP_VIEW (other), document);
  g_assert_cmpint (BST_GAP_VIEW (other)->rows, ==, BST_AXIS_THEME);
  g_assert_null (BST_GAP_VIEW (other)->phase);
  bst_gap_view_set_document (BST_GAP_VIEW (again), NULL);
  bst_gap_view_set_document (BST_GAP_VIEW (other), NULL);
  g_object_unref (again);
  g_object_unref (other);
  bst_gap_view_set_document (BST_GAP_VIEW (first), NULL);
  g_object_unref (first);
}

static guint
count_strong (const BstGapMatrix *matrix)
{
  guint n = 0;

  for (guint row = 0; row < bst_gap_matrix_get_rows (matrix)->len; row++)
    for (guint column = 0; column < bst_gap_matrix_get_columns (matrix)->len; column++)
      n += bst_gap_matrix_get (matrix, row, column).n_strong;
  return n;
}

/* A set of criteria that is in force from tomorrow on: at midnight the matrix counts by it, by itself. */
static void
test_gap_midnight (void)
{
  g_autoptr (BstDocument) document = plan_open_example ();
  BstGapView *view = BST_GAP_VIEW (bst_gap_view_new ());
  GtkWidget *window = gtk_window_new ();
  BstTransaction *transaction = bst_document_begin (document, "Criteria", NULL);
  g_autoptr (BstRecord) set = bst_record_new (BST_KIND_CRITERIA_SETS, "cs-morgen");
  guint today;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  bst_gap_view_set_document (view, document);
  BST_CRITERIA_SET (set)->date = 20261122;
  BST_CRITERIA_SET (set)->threshold_bp = 10000;
  bst_transaction_add (transaction, set);
  g_assert_true (bst_document_apply (document, transaction));
  frames_settle (120);
  today = count_strong (view->matrix);
  g_assert_cmpuint (today, >, 0);
  g_setenv ("BOUWSTENEN_TODAY", "2026-11-22", TRUE);
  bst_document_look_at_clock (document);
  g_setenv ("BOUWSTENEN_TODAY", "2026-11-21", TRUE);
  frames_settle (120);
  g_assert_cmpuint (count_strong (view->matrix), <, today);
  bst_gap_view_set_document (view, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bst_text_set_language ("en");
  g_test_add_func ("/gap-view/axes", test_gap_axes);
  g_test_add_func ("/gap-view/midnight", test_gap_midnight);
  return g_test_run ();
}
