/* SPDX-License-Identifier: EUPL-1.2 */
/* In a plan that is only read, nothing that can be pressed is refused: what changes the plan cannot be pressed. Every button of
 * every page, with a record of every kind beside it; and all of them again once the plan can be changed. */
#include "frames.h"
#include "plan-fixture.h"
#include "bst-document-private.h"
#include "bst-page.h"
#include "bst-text.h"
#include "pages/bst-budget-page-private.h"
#include "pages/bst-planner-steps.h"
#include "pages/bst-portfolio-page-private.h"

typedef struct {
  BstDocument *document;
  BstPage *page;
  GtkWidget *window;
  guint n_refused, n_pressed, n_insensitive;
} Fixture;

static void
refused_cb (Fixture *f)
{
  f->n_refused++;
}

static void
set_read_only (Fixture *f, gboolean read_only)
{
  f->document->locked_out = read_only;
  bst_document_notify_state (f->document);
}

static void
show_page (Fixture *f, const BstPageInfo *info)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *inspector;

  f->page = g_object_new (info->get_type (), NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1400, 900);
  gtk_widget_set_hexpand (GTK_WIDGET (f->page), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->page));
  inspector = bst_page_get_inspector (f->page);
  if (inspector != NULL)
    {
      gtk_widget_set_size_request (inspector, 380, -1);
      gtk_box_append (GTK_BOX (box), inspector);
    }
  gtk_window_set_child (GTK_WINDOW (f->window), box);
  bst_page_set_document (f->page, f->document);
  gtk_window_present (GTK_WINDOW (f->window));
  frames_settle (60);
}

static void
hide_page (Fixture *f)
{
  bst_page_set_document (f->page, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  frames_settle (60);
}

/* What the pressing opened. Not closed: a file dialog that is still reading a folder complains of that. */
static void
hide_others (Fixture *f)
{
  GList *windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (at->data != f->window)
      gtk_widget_set_visible (at->data, FALSE);
  g_list_free (windows);
}

static void
collect (GtkWidget *widget, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (buttons, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, buttons);
}

static char *
name_button (GtkWidget *button)
{
  const char *text = gtk_button_get_label (GTK_BUTTON (button)), *action = NULL;

  if (GTK_IS_ACTIONABLE (button))
    action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
  return g_strjoin (" ", text != NULL ? text : gtk_widget_get_tooltip_text (button), action, NULL);
}

static void
press_once (Fixture *f, GtkWidget *root)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  collect (root, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *button = buttons->pdata[i];
      g_autofree char *name = name_button (button);
      if (!gtk_widget_get_mapped (button))
        continue; /* an earlier one took it away */
      if (!gtk_widget_is_sensitive (button))
        {
          f->n_insensitive++;
          continue;
        }
      g_signal_emit_by_name (button, "clicked");
      f->n_pressed++;
      if (f->n_refused > 0)
        g_error ("“%s” can be pressed, and is refused", name);
    }
  frames_settle (60);
  hide_others (f);
}

/* Once more: one of them may have led to others. */
static void
press_all (Fixture *f)
{
  press_once (f, f->window);
  press_once (f, f->window);
}

static void
look_at_records (Fixture *f)
{
  static const BstKindId kinds[] = { BST_KIND_OBJECTIVES, BST_KIND_ACTIONS, BST_KIND_ACTION_POINTS,
                                     BST_KIND_BUDGET_LINKS, BST_KIND_ARTICLES };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      BstRecord *record =
          bst_collection_get (bst_plan_get_collection (bst_document_get_plan (f->document), kinds[i]), 0);
      if (!bst_page_reveal (f->page, record->id, NULL))
        continue;
      frames_settle (60);
      press_all (f);
    }
}

static void
look_at_views (Fixture *f)
{
  BstPortfolioPage *page = BST_PORTFOLIO_PAGE (f->page);

  adw_toggle_group_set_active_name (page->view_switch, "gaps");
  frames_settle (60);
  press_all (f);
  gtk_widget_activate_action (GTK_WIDGET (page->gaps), "gaps.next", "s", "empty");
  frames_settle (60);
  press_once (f, page->inspector); /* what is beside the matrix swaps its axes, and then no cell is chosen */
  adw_toggle_group_set_active_name (page->view_switch, "overlap");
  frames_settle (60);
  press_all (f);
}

static void
test_pressed (void)
{
  Fixture f = { .document = plan_open_example () };

  g_signal_connect_swapped (f.document, "refused", G_CALLBACK (refused_cb), &f);
  set_read_only (&f, TRUE);
  for (guint i = 0; i < bst_n_pages; i++)
    {
      show_page (&f, &bst_pages[i]);
      press_all (&f);
      look_at_records (&f);
      if (BST_IS_PORTFOLIO_PAGE (f.page))
        look_at_views (&f);
      hide_page (&f);
    }
  g_test_message ("%u pressed, %u could not be", f.n_pressed, f.n_insensitive);
  g_assert_cmpuint (f.n_pressed, >, 100);
  g_assert_cmpuint (f.n_insensitive, >, 20);
  g_object_unref (f.document);
}

/* --- The plan can be changed, and then not, while something is shown --------------------------------------------------- */

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_follows (Fixture *f, GtkWidget *button)
{
  g_assert_nonnull (button);
  for (guint i = 0; i < 4; i++)
    {
      set_read_only (f, i % 2 == 0);
      g_assert_cmpint (gtk_widget_is_sensitive (button), ==, i % 2 == 1);
    }
}

/* A finding is answered in two steps, of which the first changes nothing. */
static GtkWidget *
find_aside (GtkWidget *widget)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (g_strcmp0 (label, "Not Applicable…") == 0 && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_aside (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_finding (void)
{
  Fixture f = { .document = plan_open_example () };
  guint points = 0;

  while (!g_str_equal (bst_pages[points].name, "action-points"))
    points++;
  show_page (&f, &bst_pages[points]);
  bst_page_reveal (f.page, "ap-qtgkioqz5ldtx3rz", NULL);
  frames_settle (60);
  assert_follows (&f, find_aside (f.window));
  hide_page (&f);
  g_object_unref (f.document);
}

static void
test_follows (void)
{
  Fixture f = { .document = plan_open_example () };
  guint portfolio = 0;

  while (!g_str_equal (bst_pages[portfolio].name, "portfolio"))
    portfolio++;
  show_page (&f, &bst_pages[portfolio]);
  bst_page_reveal (f.page,
                   bst_collection_get (bst_plan_get_collection (bst_document_get_plan (f.document), BST_KIND_ACTIONS),
                                       0)
                       ->id,
                   NULL);
  frames_settle (60);
  assert_follows (&f, find_button (f.window, "editor.remove"));
  assert_follows (&f, find_button (f.window, "editor.duplicate"));
  adw_toggle_group_set_active_name (BST_PORTFOLIO_PAGE (f.page)->view_switch, "gaps");
  frames_settle (60);
  gtk_widget_activate_action (GTK_WIDGET (BST_PORTFOLIO_PAGE (f.page)->gaps), "gaps.next", "s", "empty");
  frames_settle (60);
  assert_follows (&f, find_button (f.window, "gaps.start"));
  hide_page (&f);
  g_object_unref (f.document);
}

/* What moves the contribution of a domain on, whatever state it is in. */
static void
look_at_steps (Fixture *f, const char *domain, GHashTable *seen)
{
  BstBudgetPage *page = BST_BUDGET_PAGE (f->page);
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  bst_budget_page_choose (page, bst_figures_find (bst_figures_grid_get_figures (page->grid), domain), -1);
  frames_settle (60);
  collect (page->inspector, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (buttons->pdata[i]));
      if (!gtk_widget_get_mapped (buttons->pdata[i])
          || gtk_widget_get_ancestor (buttons->pdata[i], BST_TYPE_PLANNER_STEPS) == NULL)
        continue;
      g_test_message ("%s: %s", domain, label);
      g_hash_table_add (seen, g_strdup (label));
      assert_follows (f, buttons->pdata[i]);
    }
}

static void
test_planner (void)
{
  Fixture f = { .document = plan_open_example () };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) domains =
      bst_domains_list (bst_document_get_plan (f.document), bst_document_get_framework (f.document));
  guint budget = 0;

  while (!g_str_equal (bst_pages[budget].name, "budget"))
    budget++;
  show_page (&f, &bst_pages[budget]);
  for (gint64 year = 2025; year <= 2026; year++)
    {
      BST_BUDGET_PAGE (f.page)->year = year;
      bst_budget_page_refresh (BST_BUDGET_PAGE (f.page));
      for (guint i = 0; i < domains->len; i++)
        look_at_steps (&f, domains->pdata[i], seen);
    }
  g_assert_true (g_hash_table_contains (seen, "Declare Complete"));
  g_assert_true (g_hash_table_contains (seen, "Lock the Year"));
  g_assert_true (g_hash_table_contains (seen, "Note as Submitted"));
  hide_page (&f);
  g_object_unref (f.document);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bst_text_set_language ("en");
  g_test_add_func ("/read-only/pressed", test_pressed);
  g_test_add_func ("/read-only/follows", test_follows);
  g_test_add_func ("/read-only/finding", test_finding);
  g_test_add_func ("/read-only/planner", test_planner);
  return g_test_run ();
}
