/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of the objectives: what it shows, what it is linked with, what can be moved, added and counted. */
#include <adwaita.h>
#include <string.h>
#include "bst-change-json.h"
#include "bst-create.h"
#include "bst-page.h"
#include "frames.h"
#include "kinds/bst-action-point.h"
#include "pages/bst-objective-card.h"
#include "pages/bst-objective-dialog.h"
#include "pages/bst-objective-facts.h"
#include "pages/bst-objective-grid.h"
#include "pages/bst-objectives-page.h"

typedef struct {
  BstDocument *document;
  BstPage *page;
  GtkWidget *window;
} Fixture;

static BstDocument *
open_document (gboolean example)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstPlan) plan = bst_plan_create (framework, "Plan", "nl");
  BstDocument *document = bst_document_new (plan, framework);
  static const char *const under[] = { "od.vw.4", "od.vw.4.a", "od.vw.4.b", "od.kj.3.d", "od.ou.6", "od.pop.1" };

  for (guint i = 0; example && i < G_N_ELEMENTS (under); i++)
    g_free (bst_document_add_action_point (document, under[i]));
  return document;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->document = open_document (TRUE);
  f->page = g_object_new (BST_TYPE_OBJECTIVES_PAGE, "hexpand", TRUE, NULL);
  f->window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->page));
  gtk_widget_set_size_request (bst_page_get_inspector (f->page), 360, -1);
  gtk_box_append (GTK_BOX (box), bst_page_get_inspector (f->page));
  /* above the page, as the header bar is: beside it, what it takes would send it into the page and back for ever */
  gtk_box_append (GTK_BOX (all), bst_page_get_view_switch (f->page));
  gtk_box_append (GTK_BOX (all), box);
  gtk_window_set_child (GTK_WINDOW (f->window), all);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1500, 900);
  bst_page_set_document (f->page, f->document);
  gtk_window_present (GTK_WINDOW (f->window));
  frames_settle (250);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GtkWidget *kept[] = { GTK_WIDGET (f->page), bst_page_get_inspector (f->page), bst_page_get_view_switch (f->page) };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_object_add_weak_pointer (G_OBJECT (kept[i]), (gpointer *) &kept[i]);
  gtk_window_destroy (GTK_WINDOW (f->window));
  frames_settle (250);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_null (kept[i]);
  g_assert_finalize_object (f->document);
}

static GtkWidget *
find_card (GtkWidget *widget, const char *id)
{
  if (BST_IS_OBJECTIVE_CARD (widget))
    return strcmp (bst_objective_card_get_id (BST_OBJECTIVE_CARD (widget)), id) == 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child, id);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_card (Fixture *f, const char *id)
{
  GtkWidget *card = find_card (GTK_WIDGET (f->page), id);

  g_assert_nonnull (card);
  return card;
}

static gboolean
is_linked (Fixture *f, const char *id)
{
  return gtk_widget_has_css_class (get_card (f, id), "linked");
}

/* --- Selecting ------------------------------------------------------------------------------------------------ */

static void
test_links (Fixture *f, gconstpointer data)
{
  g_assert_true (bst_page_reveal (f->page, "od.vw.4", NULL));
  frames_settle (250);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_card (f, "od.vw.4"))));
  g_assert_true (is_linked (f, "sd.vw.2") && is_linked (f, "sd.vw.4"));
  g_assert_false (is_linked (f, "sd.vw.1") || is_linked (f, "od.vw.2"));
  g_assert_true (bst_page_reveal (f->page, "sd.vw.3", NULL));
  g_assert_true (is_linked (f, "od.vw.6"));
  g_assert_false (is_linked (f, "od.vw.4") || is_linked (f, "sd.vw.2"));
  g_assert_false (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_card (f, "od.vw.4"))));
}

static void
test_reveal_unfolds (Fixture *f, gconstpointer data)
{
  g_assert_true (bst_page_reveal (f->page, "od.kj.3.d", NULL));
  frames_settle (250);
  g_assert_true (bst_objective_card_get_expanded (BST_OBJECTIVE_CARD (get_card (f, "od.kj.3"))));
  g_assert_true (gtk_widget_get_child_visible (get_card (f, "od.kj.3.d")));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_card (f, "od.kj.3.d"))));
  g_assert_null (find_card (GTK_WIDGET (f->page), "od.vw.4"));
  g_assert_false (bst_page_reveal (f->page, "od.nothing", NULL));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  g_assert_true (bst_page_reveal (f->page, "od.vw.4", NULL));
  bst_page_search (f->page, "o4");
  frames_settle (250);
  g_assert_true (gtk_widget_get_child_visible (get_card (f, "od.vw.4")));
  g_assert_false (gtk_widget_get_child_visible (get_card (f, "od.vw.2")));
  g_assert_true (bst_page_reveal (f->page, "od.vw.2", NULL)); /* what is asked for is never hidden */
  frames_settle (250);
  g_assert_true (gtk_widget_get_child_visible (get_card (f, "od.vw.2")));
  bst_page_search (f->page, "");
  frames_settle (250);
  g_assert_true (gtk_widget_get_child_visible (get_card (f, "od.vw.1")));
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  const char *id = GTK_IS_BUILDABLE (widget) ? gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) : NULL;

  if (g_strcmp0 (id, name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is searched for may stand in another phase only: the page says so, and goes there. */
static void
test_found_elsewhere (Fixture *f, gconstpointer data)
{
  GtkWidget *elsewhere = find_named (GTK_WIDGET (f->page), "elsewhere"), *button;
  g_auto (GStrv) words = g_strsplit ("o8", " ", -1); /* only older people have so many operational objectives */
  guint n = bst_objectives_count_found (f->document, "lf.ou", (const char *const *) words);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (bst_objectives_count_found (f->document, "lf.pop", (const char *const *) words), ==, 0);
  g_assert_false (gtk_widget_get_visible (elsewhere));
  bst_page_search (f->page, "o8");
  frames_settle (250);
  g_assert_true (gtk_widget_get_visible (elsewhere));
  button = gtk_widget_get_last_child (elsewhere);
  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_get_prev_sibling (button) == gtk_widget_get_first_child (elsewhere)); /* the one phase */
  g_signal_emit_by_name (button, "clicked");
  frames_settle (250);
  g_assert_true (gtk_widget_get_child_visible (get_card (f, "od.ou.8")));
  g_assert_false (gtk_widget_get_visible (elsewhere));
  bst_page_search (f->page, "");
}

/* Two that a file says are part of each other stand in their column, where they can be put right. */
static void
test_circle (Fixture *f, gconstpointer data)
{
  static const char text[] =
      "[{\"label\":\"Add\",\"changes\":["
      "{\"kind\":\"objectives\",\"op\":\"add\",\"value\":{\"id\":\"ob-a\",\"title\":\"A\",\"level\":\"operational\",\"phase\":\"lf.vw\"}},"
      "{\"kind\":\"objectives\",\"op\":\"add\",\"value\":{\"id\":\"ob-b\",\"title\":\"B\",\"level\":\"operational\",\"phase\":\"lf.vw\",\"parent\":\"ob-a\"}},"
      "{\"kind\":\"objectives\",\"op\":\"set\",\"id\":\"ob-a\",\"field\":\"parent\",\"value\":\"ob-b\"}]}]";
  g_autoptr (GError) error = NULL;

  bst_changes_apply (bst_document_get_plan (f->document), text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  frames_settle (250);
  g_assert_true (bst_page_reveal (f->page, "ob-b", NULL));
  frames_settle (250);
  get_card (f, "ob-a");
  get_card (f, "ob-b");
}

/* --- Changing ------------------------------------------------------------------------------------------------- */

static char *
list_column (Fixture *f)
{
  g_autoptr (GPtrArray) nodes =
      bst_outline_list (bst_document_get_plan (f->document), bst_document_get_framework (f->document), "lf.vw",
                        BST_LEVEL_OPERATIONAL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    g_string_append_printf (text, "%s ", ((BstNode *) g_ptr_array_index (nodes, i))->code);
  return g_strdup (text->str);
}

static void
assert_column (Fixture *f, const char *expected)
{
  g_autofree char *column = list_column (f);

  g_assert_cmpstr (column, ==, expected);
}

static void
test_move (Fixture *f, gconstpointer data)
{
  GtkWidget *card;

  g_assert_true (bst_page_reveal (f->page, "od.vw.4", NULL));
  frames_settle (250);
  card = get_card (f, "od.vw.4");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "page.move-up", NULL));
  frames_settle (250);
  assert_column (f, "O1 O2 O4 O3 O5 O6 O7 ");
  g_assert_true (card == get_card (f, "od.vw.4")); /* the card is the same one, and stands higher */
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card)), <,
                   gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (get_card (f, "od.vw.3"))));
  bst_document_undo (f->document);
  frames_settle (250);
  assert_column (f, "O1 O2 O3 O4 O5 O6 O7 ");
  bst_document_redo (f->document);
  assert_column (f, "O1 O2 O4 O3 O5 O6 O7 ");
  frames_settle (250);
  for (guint i = 0; i < 2; i++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "page.move-up", NULL));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.move-up", NULL); /* the first one stays */
  assert_column (f, "O4 O1 O2 O3 O5 O6 O7 ");
}

static int
get_priority (Fixture *f, const char *id)
{
  BstRecord *record = bst_plan_find (bst_document_get_plan (f->document), BST_KIND_OBJECTIVES, id);

  return record != NULL ? (int) bst_field_get (bst_record_find_field (record, "priority"), record).num : 0;
}

static void
test_priority (Fixture *f, gconstpointer data)
{
  int shown = -1;

  g_assert_true (bst_page_reveal (f->page, "od.vw.4", NULL));
  frames_settle (250);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "page.priority", "i", 2));
  frames_settle (250);
  g_assert_cmpint (get_priority (f, "od.vw.4"), ==, 2);
  g_object_get (f->page, "priority", &shown, NULL);
  g_assert_cmpint (shown, ==, 2);
  bst_document_undo (f->document);
  frames_settle (250);
  g_object_get (f->page, "priority", &shown, NULL);
  g_assert_cmpint (shown, ==, 0);
}

static void
test_local (Fixture *f, gconstpointer data)
{
  guint n = bst_page_get_count (f->page);
  static const char *const serves[] = { "sd.vw.1", NULL };
  g_autofree char *id = bst_objective_add_local (f->document, "Sportclubs <b>dragen</b> & zorg", "lf.vw",
                                                 BST_LEVEL_OPERATIONAL, NULL, serves);
  g_autofree char *part = bst_objective_add_local (f->document, "Een deel", "lf.vw", BST_LEVEL_OPERATIONAL, id, NULL);

  frames_settle (250);
  g_assert_cmpuint (bst_page_get_count (f->page), ==, n + 1); /* a part is not counted */
  assert_column (f, "O1 O2 O3 O4 O5 O6 O7 O+1 ");
  g_assert_true (bst_page_reveal (f->page, part, NULL));
  g_assert_true (bst_page_reveal (f->page, id, "title"));
  frames_settle (250);
  g_assert_true (is_linked (f, "sd.vw.1"));
  g_assert_cmpstr (bst_objective_card_get_name (BST_OBJECTIVE_CARD (get_card (f, id))), ==,
                   "Sportclubs <b>dragen</b> & zorg");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), "page.remove", NULL));
  frames_settle (250);
  g_assert_null (find_card (GTK_WIDGET (f->page), id));
  g_assert_cmpuint (bst_page_get_count (f->page), ==, n);
  bst_document_undo (f->document);
  frames_settle (250);
  g_assert_nonnull (find_card (GTK_WIDGET (f->page), part));
  g_assert_true (bst_page_reveal (f->page, "od.vw.4", NULL));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.remove", NULL); /* the framework's cannot go */
  frames_settle (250);
  g_assert_nonnull (find_card (GTK_WIDGET (f->page), "od.vw.4"));
}

/* --- Counting ------------------------------------------------------------------------------------------------- */

/* Counted again, the slow way: every action point against every group. */
static guint
count_points_for_group (BstDocument *document, const char *key, const char *phase)
{
  BstCollection *points = bst_plan_get_collection (bst_document_get_plan (document), BST_KIND_ACTION_POINTS);
  GPtrArray *groups = bst_framework_get_list (bst_document_get_framework (document), "groups");
  guint n = 0;

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    for (guint j = 0; j < groups->len; j++)
      {
        const BstItem *group = g_ptr_array_index (groups, j);
        const BstActionPoint *point = BST_ACTION_POINT (bst_collection_get (points, i));
        if (strcmp (json_object_get_string_member (group->data, "cross-phase-key"), key) == 0
            && strcmp (group->phase, phase) == 0 && point->status != BST_STATUS_STOPPED
            && bst_vec_has_ref (point->groups, group->id))
          n++;
      }
  return n;
}

static void
give_groups (BstDocument *document)
{
  BstCollection *points = bst_plan_get_collection (bst_document_get_plan (document), BST_KIND_ACTION_POINTS);
  static const char *const groups[] = { "kg.kj.d", "kg.vw.b", "kg.vw.d", NULL };

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      bst_document_set_field (document, record, bst_record_find_field (record, "groups"),
                              bst_value_refs (groups + i % 3), FALSE);
    }
}

static void
test_groups (void)
{
  BstDocument *document = open_document (TRUE);
  BstGrid *grid;
  guint n_applies = 0;

  give_groups (document);
  grid = bst_grid_new (document, BST_GRID_GROUPS);
  for (guint i = 0; i < grid->rows->len; i++)
    for (guint j = 0; j < grid->n_phases; j++)
      {
        const BstGridRow *row = g_ptr_array_index (grid->rows, i);
        g_assert_cmpuint (row->cells[j].n_points, ==, count_points_for_group (document, row->key, grid->phases[j]->id));
        n_applies += row->cells[j].applies ? 1 : 0;
      }
  g_assert_cmpuint (n_applies, ==, 34); /* every group of the framework in its own phase */
  bst_grid_free (grid);
  g_assert_finalize_object (document);
}

static void
test_themes (void)
{
  BstDocument *document = open_document (TRUE);
  BstGrid *grid = bst_grid_new (document, BST_GRID_THEMES);
  guint n_strategic = 0;

  for (guint i = 0; i < grid->rows->len; i++)
    for (guint j = 0; j < grid->n_phases; j++)
      {
        const BstGridCell *cell = &((BstGridRow *) g_ptr_array_index (grid->rows, i))->cells[j];
        guint n_points = 0;
        for (guint k = 0; k < cell->objectives->len; k++)
          {
            const char *id = g_ptr_array_index (cell->objectives, k);
            n_points += bst_coverage_get (bst_document_get_coverage (document), id).n_points;
            n_strategic += g_str_has_prefix (id, "sd.") ? 1 : 0;
          }
        g_assert_cmpuint (cell->n_points, ==, n_points);
      }
  g_assert_cmpuint (n_strategic, ==, 21); /* each has one theme */
  bst_grid_free (grid);
  g_assert_finalize_object (document);
}

static void
test_counts (Fixture *f, gconstpointer data)
{
  g_autoptr (BstPhaseFacts) facts = bst_phase_facts_new (f->document, "lf.vw");

  g_assert_cmpuint (bst_page_get_count (f->page), ==, 52);
  g_assert_cmpstr (bst_page_get_count_words (f->page), ==, "52 objectives");
  g_assert_cmpuint (bst_phase_facts_find (facts, "od.vw.4")->counts.n_points, ==, 3);
  g_assert_cmpuint (bst_phase_facts_find (facts, "sd.vw.2")->n_indirect, ==, 3);
  g_assert_cmpstr (bst_phase_facts_find (facts, "od.vw.4")->linked_codes, ==, "S2, S4");
}

static void
test_dialog (Fixture *f, gconstpointer data)
{
  AdwDialog *dialog = bst_objective_dialog_new (f->document, "lf.vw", BST_LEVEL_OPERATIONAL, "od.vw.4");

  adw_dialog_present (dialog, f->window);
  frames_settle (250);
  adw_dialog_force_close (dialog);
  frames_settle (250);
}

/* Without an application nobody loads it, and sizes are others. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/be/bouwstenen/Bouwstenen/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/objectives/links", test_links },       { "/objectives/reveal", test_reveal_unfolds },
    { "/objectives/search", test_search },     { "/objectives/move", test_move },
    { "/objectives/local", test_local },       { "/objectives/counts", test_counts },
    { "/objectives/dialog", test_dialog },     { "/objectives/elsewhere", test_found_elsewhere },
    { "/objectives/priority", test_priority }, { "/objectives/circle", test_circle },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/objectives/groups", test_groups);
  g_test_add_func ("/objectives/themes", test_themes);
  return g_test_run ();
}
