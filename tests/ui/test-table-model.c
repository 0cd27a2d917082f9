/* SPDX-License-Identifier: EUPL-1.2 */
/* test-table-model.c - order, search, groups, selection and layout of the table; nothing on screen. */
#include "bst-table-geometry.h"
#include "bst-table-search.h"
#include "table-demo.h"
#include <locale.h>
#include <string.h>

typedef struct {
  GPtrArray *rows;
  BstTableModel *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->rows = demo_rows_new (300);
  fixture->model = demo_model_new (fixture->rows);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->model);
  g_ptr_array_unref (fixture->rows);
}

static DemoRow *
row_at (BstTableModel *model, guint position)
{
  g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return bst_table_item_get_record (item);
}

static guint
position_of (BstTableModel *model, const char *key)
{
  guint position = G_MAXUINT;

  return bst_table_model_get_position (model, key, &position) ? position : G_MAXUINT;
}

static void
test_fold (void)
{
  static const struct {
    const char *text, *words;
    gboolean found;
  } cases[] = {
    { "Coördinatie van zorg", "coordinatie", TRUE },
    { "kmo’s", "kmo's", TRUE },
    { "Zorg en Welzijn", "welz ZORG", TRUE },
    { "Zorg en Welzijn", "zorg werk", FALSE },
    { "Straße", "strasse", TRUE },
    { "Één plek", "een", TRUE },
    { "iets", "", TRUE },
    { "iets", "  ", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = bst_table_search_fold (cases[i].text);
      g_auto (GStrv) words = bst_table_search_split (cases[i].words);

      g_assert_cmpint (bst_table_search_matches (folded, (const char *const *) words), ==, cases[i].found);
    }
}

static void
test_narrower (void)
{
  static const struct {
    const char *words, *than;
    gboolean narrower;
  } cases[] = { { "zorg", "zo", TRUE }, { "zo", "zorg", FALSE }, { "zorg w", "zorg", TRUE },  { "werk", "zorg", FALSE },
                { "", "", TRUE },       { "", "z", FALSE },      { "w zorg", "zorg w", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = bst_table_search_split (cases[i].words);
      g_auto (GStrv) than = bst_table_search_split (cases[i].than);

      g_assert_cmpint (bst_table_search_is_narrower ((const char *const *) words, (const char *const *) than), ==,
                       cases[i].narrower);
    }
}

/* What is not there comes last, ascending and descending. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  for (int descending = 0; descending < 2; descending++)
    {
      bst_table_model_set_grouping (fixture->model, NULL);
      bst_table_model_set_sort (fixture->model, DEMO_DEADLINE, descending);
      for (guint i = 1; i < bst_table_model_get_n_visible (fixture->model); i++)
        {
          gint64 before = row_at (fixture->model, i - 1)->day;
          gint64 here = row_at (fixture->model, i)->day;

          if (here == BST_TABLE_UNSET)
            continue;
          g_assert_cmpint (before, !=, BST_TABLE_UNSET);
          g_assert_true (descending ? before >= here : before <= here);
        }
    }
}

/* Rows with an equal value keep the plan's own order. */
static void
test_ties (Fixture *fixture, gconstpointer data)
{
  bst_table_model_set_grouping (fixture->model, NULL);
  bst_table_model_set_sort (fixture->model, DEMO_STATUS, FALSE);
  for (guint i = 1; i < bst_table_model_get_n_visible (fixture->model); i++)
    {
      DemoRow *before = row_at (fixture->model, i - 1);
      DemoRow *here = row_at (fixture->model, i);

      g_assert_cmpint (before->status, <=, here->status);
      if (before->status == here->status)
        g_assert_cmpstr (before->order, <, here->order);
    }
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  guint n = bst_table_model_get_n_visible (fixture->model);
  guint seen = 0;
  int phase = -1;

  for (guint start = 0, end; start < n; start = end)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->model), start);
      g_autofree char *title = NULL;
      guint section_start;
      guint count;

      gtk_section_model_get_section (GTK_SECTION_MODEL (fixture->model), start, &section_start, &end);
      title = bst_table_model_get_group_title (fixture->model, item, &count);
      g_assert_cmpuint (section_start, ==, start);
      g_assert_cmpuint (count, ==, end - start);
      g_assert_cmpint (row_at (fixture->model, start)->phase, >, phase);
      phase = row_at (fixture->model, start)->phase;
      for (guint i = start; i < end; i++)
        g_assert_cmpint (row_at (fixture->model, i)->phase, ==, phase);
      seen += count;
    }
  g_assert_cmpuint (seen, ==, n);
}

/* Records without a group are in one of their own. */
static void
test_no_group (Fixture *fixture, gconstpointer data)
{
  guint start;
  guint end;

  bst_table_model_set_grouping (fixture->model, "owner");
  g_assert_cmpint (row_at (fixture->model, 299)->owner, ==, -1);
  bst_table_model_set_grouping (fixture->model, "unknown");
  g_assert_null (bst_table_model_get_grouping (fixture->model));
  gtk_section_model_get_section (GTK_SECTION_MODEL (fixture->model), 17, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 300);
}

static void
count_cb (guint *n, guint position, guint removed, guint added)
{
  ++*n;
}

/* A batch is announced once, and a change that moves nothing is not announced at all. */
static void
test_signals (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->model, "items-changed", G_CALLBACK (count_cb), &n);
  bst_table_model_begin (fixture->model);
  bst_table_model_remove (fixture->model, "ap-000007");
  bst_table_model_remove (fixture->model, "ap-000008");
  bst_table_model_insert (fixture->model, "ap-000007", fixture->rows->pdata[7]);
  g_assert_cmpuint (n, ==, 0);
  bst_table_model_end (fixture->model);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (bst_table_model_get_n_total (fixture->model), ==, 299);
  bst_table_model_touch (fixture->model, "ap-000009");
  bst_table_model_touch (fixture->model, "nobody");
  bst_table_model_remove (fixture->model, "nobody");
  g_assert_cmpuint (n, ==, 1);
  bst_table_model_clear (fixture->model);
  g_assert_cmpuint (bst_table_model_get_n_total (fixture->model), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
}

/* The row in which a person types stays, though it is last now and the search wants it away; then it goes. */
static void
test_hold (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[12];
  guint before;

  bst_table_model_set_grouping (fixture->model, NULL);
  bst_table_model_set_sort (fixture->model, DEMO_TITLE, FALSE);
  before = position_of (fixture->model, row->key);
  bst_table_model_hold (fixture->model, row->key);
  g_free (row->title);
  row->title = g_strdup ("Zzz");
  bst_table_model_touch (fixture->model, row->key);
  g_assert_cmpuint (position_of (fixture->model, row->key), ==, before);
  bst_table_model_set_search (fixture->model, "kmo");
  g_assert_cmpuint (position_of (fixture->model, row->key), !=, G_MAXUINT);
  bst_table_model_release (fixture->model, row->key);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (position_of (fixture->model, row->key), ==, G_MAXUINT);
  bst_table_model_set_search (fixture->model, "");
  g_assert_cmpuint (position_of (fixture->model, row->key), ==, 299);
}

/* The primary row does not run away from under an inspector, but follows a sort and a change of group. */
static void
test_primary_stays (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[12];
  guint before;

  bst_table_model_set_sort (fixture->model, DEMO_TITLE, FALSE);
  bst_table_model_select (fixture->model, row->key);
  before = position_of (fixture->model, row->key);
  g_free (row->title);
  row->title = g_strdup (row->phase == 0 && before == 0 ? "Zzz" : "AAA");
  bst_table_model_touch (fixture->model, row->key);
  g_assert_cmpuint (position_of (fixture->model, row->key), ==, before);
  bst_table_model_set_sort (fixture->model, DEMO_TITLE, FALSE);
  row->phase = (row->phase + 1) % 5;
  before = position_of (fixture->model, row->key);
  bst_table_model_touch (fixture->model, row->key);
  g_assert_cmpuint (position_of (fixture->model, row->key), !=, before);
  g_assert_cmpstr (bst_table_model_get_primary (fixture->model), ==, row->key);
}

/* Delete, Delete, Delete: the next row is selected each time, the last one at the end. */
static void
test_remove_primary (Fixture *fixture, gconstpointer data)
{
  g_autofree char *next = g_strdup (row_at (fixture->model, 11)->key);

  bst_table_model_select (fixture->model, row_at (fixture->model, 10)->key);
  bst_table_model_remove (fixture->model, bst_table_model_get_primary (fixture->model));
  g_assert_cmpstr (bst_table_model_get_primary (fixture->model), ==, next);
  bst_table_model_select (fixture->model, row_at (fixture->model, 298)->key);
  bst_table_model_remove (fixture->model, bst_table_model_get_primary (fixture->model));
  g_assert_cmpuint (position_of (fixture->model, bst_table_model_get_primary (fixture->model)), ==, 297);
}

static gboolean
even_cb (gpointer record, gpointer user_data)
{
  return ((DemoRow *) record)->day % 2 == 0;
}

/* Select all means what one sees, and a plain click lets go of what one does not see. */
static void
test_select_all (Fixture *fixture, gconstpointer data)
{
  bst_table_model_set_filter (fixture->model, even_cb, NULL);
  g_assert_cmpuint (bst_table_model_get_n_visible (fixture->model), <, 300);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->model));
  g_assert_cmpuint (bst_table_model_get_n_selected (fixture->model), ==,
                    bst_table_model_get_n_visible (fixture->model));
  bst_table_model_set_search (fixture->model, "kmo");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), 0, TRUE);
  bst_table_model_set_filter (fixture->model, NULL, NULL);
  bst_table_model_set_search (fixture->model, "");
  g_assert_cmpuint (bst_table_model_get_n_selected (fixture->model), ==, 1);
}

static void
assert_layout (const char *layout, const char *expected)
{
  g_autoptr (BstTableGeometry) geometry = bst_table_geometry_new (&demo_source);
  g_autofree char *written = NULL;

  bst_table_geometry_from_string (geometry, layout);
  written = bst_table_geometry_to_string (geometry);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_layout (void)
{
  static const char first[] = "title:0 owner:130 deadline:104 target:110 smart:134 status:134 -amount:96";
  static const char other[] = "title:0 status:150 -owner:130 amount:96 deadline:104 target:110 smart:134";

  assert_layout ("", first);
  assert_layout (first, first);
  assert_layout (other, other);
  assert_layout ("nothing:12 ::: -", first);
  /* the column that names the row stays, visible and first; widths stay within reason; doubles count once */
  assert_layout ("status:9000 status:80 -title:0",
                 "title:0 status:640 owner:130 deadline:104 target:110 smart:134 -amount:96");
}

/* At every width and size of text all places lie in the row, none over another. */
static void
test_geometry (void)
{
  g_autoptr (BstTableGeometry) geometry = bst_table_geometry_new (&demo_source);

  for (int unit = 60; unit <= 240; unit += 20)
    for (int width = 330; width < 2000; width += 7)
      {
        guint n = bst_table_geometry_get_n_places (geometry);

        bst_table_geometry_set_text_size (geometry, unit / 4, unit);
        for (guint i = 0; i < n; i++)
          {
            const graphene_rect_t *cell = &bst_table_geometry_locate (geometry, width, i)->cell;

            g_assert_cmpfloat (cell->origin.x, >=, 0);
            g_assert_cmpfloat (cell->size.width, >, 24);
            g_assert_cmpfloat (cell->origin.x + cell->size.width, <=, (float) width);
            g_assert_cmpfloat (cell->origin.y + cell->size.height, <=,
                               (float) bst_table_geometry_get_row_height (geometry, width));
            for (guint j = 0; j < i; j++)
              g_assert_false (graphene_rect_intersection (cell, &bst_table_geometry_locate (geometry, width, j)->cell,
                                                          NULL));
          }
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/search/fold", test_fold);
  g_test_add_func ("/table/search/narrower", test_narrower);
  g_test_add_func ("/table/layout", test_layout);
  g_test_add_func ("/table/geometry", test_geometry);
#define ADD(name, function) g_test_add ("/table/model/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("sort", test_sort);
  ADD ("ties", test_ties);
  ADD ("groups", test_groups);
  ADD ("no-group", test_no_group);
  ADD ("signals", test_signals);
  ADD ("hold", test_hold);
  ADD ("primary-stays", test_primary_stays);
  ADD ("remove-primary", test_remove_primary);
  ADD ("select-all", test_select_all);
#undef ADD
  return g_test_run ();
}
