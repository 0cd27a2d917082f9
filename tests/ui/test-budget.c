/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of the budget page: each domain beside the year before, rounding that is seen, and what a first amount does. */
#include "pages/bst-budget-figures.h"
#include "bst-link.h"
#include "plan-fixture.h"

#define POINT "ap-uivp3q4fzgaadzt4"

static const BstFigure *
find (BstFigures *figures, const char *domain, BstBudgetColumn column)
{
  return &bst_figures_find (figures, domain)->figures[column];
}

static void
test_figures (void)
{
  g_autoptr (BstDocument) document = plan_open_example ();
  g_autoptr (BstFigures) figures = bst_figures_new (document, 2026, BST_BUDGET_BO, BST_CREDIT_VAK);
  g_autoptr (GPtrArray) links =
      bst_figures_list_links (figures, bst_figures_find (figures, "bd.werk"), BST_COLUMN_PLAN);
  const BstFiguresRow *gone = bst_figures_find (figures, "bd.inburgering");
  gint64 kilo = 0;

  g_assert_cmpint (find (figures, "bd.werk", BST_COLUMN_BEFORE)->value, ==, 19000000);
  g_assert_cmpint (find (figures, "bd.werk", BST_COLUMN_PLAN)->value, ==, 30040000); /* without the private fund */
  g_assert_cmpint (find (figures, "bd.werk", BST_COLUMN_DIFFERENCE)->kilo, ==, 110);
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpint (gone->figures[BST_COLUMN_PLAN].value, ==, BST_UNSET); /* nothing received is no 0 */
  g_assert_cmpint (gone->figures[BST_COLUMN_DIFFERENCE].value, ==, BST_UNSET);
  g_assert_true (bst_figures_find (figures, "bd.sociale-zaken")->outside);
  /* what is shown adds up, with the row of the rounding */
  for (guint i = 0; i < figures->rows->len; i++)
    {
      const BstFiguresRow *row = figures->rows->pdata[i];
      gint64 one = row->figures[BST_COLUMN_PLAN].kilo;
      if (row->kind < BST_FIGURES_TOTAL && one != BST_UNSET)
        kilo += one;
    }
  g_assert_cmpint (kilo, ==, find (figures, NULL, BST_COLUMN_PLAN)->kilo);
}

static void
test_follows (void)
{
  g_autoptr (BstDocument) document = plan_open_example ();
  g_autofree char *id = bst_document_add_link (document, POINT, "bd.welzijn", 2026), *again = NULL;
  BstPlan *plan = bst_document_get_plan (document);
  BstRecord *link = bst_plan_find (plan, BST_KIND_BUDGET_LINKS, id);
  const BstField *field = bst_record_find_field (link, "amounts");
  BstTransaction *transaction = bst_document_begin (document, "Amount", NULL);
  BstElement *amount = bst_element_copy (field->elements, BST_BUDGET_LINK (link)->amounts->items[0]);
  g_autoptr (BstFigures) figures = NULL;

  g_assert_cmpint (BST_BUDGET_LINK (link)->role, ==, BST_FUNDER_CO); /* there is a lead already */
  again = bst_document_add_link (document, POINT, "bd.welzijn", 2026);
  g_assert_null (again); /* the same money twice */
  bst_element_take (amount, bst_fields_find (field->elements, "plan-cents"), (BstValue) { .num = 1000000 });
  bst_transaction_set (transaction, link, field, bst_vec_with_element (field, BST_BUDGET_LINK (link)->amounts, amount));
  bst_link_follow (plan, transaction);
  g_assert_true (bst_document_apply (document, transaction));
  g_assert_cmpint (BST_BUDGET_LINK (link)->class_, ==, BST_CLASS_PARTIAL);
  figures = bst_figures_new (document, 2026, BST_BUDGET_BO, BST_CREDIT_VAK);
  g_assert_cmpint (find (figures, "bd.welzijn", BST_COLUMN_PLAN)->value, ==, 36695000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/figures", test_figures);
  g_test_add_func ("/budget/first-amount", test_follows);
  return g_test_run ();
}
