/* SPDX-License-Identifier: EUPL-1.2 */
/* test-table.c - the table on screen: a long random sequence, editing in cells, and names for assistive technology. */
#include "bst-table-cell.h"
#include "bst-table-edit.h"
#include "bst-menu-names.h"
#include "frames.h"
#include "table-demo.h"
#include <adwaita.h>

#define N_ROWS 400
#define N_STEPS 2000

typedef struct {
  GPtrArray *rows;
  BstTableModel *model;
  BstTable *table;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer width)
{
  fixture->rows = demo_rows_new (N_ROWS);
  fixture->model = demo_model_new (fixture->rows);
  fixture->table = g_object_ref_sink (bst_table_new ());
  bst_table_set_model (fixture->table, fixture->model);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->table));
  gtk_window_present (GTK_WINDOW (fixture->window));
  frames_settle (150);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  frames_settle (50);
  g_assert_finalize_object (fixture->table);
  g_assert_finalize_object (fixture->model);
  g_ptr_array_unref (fixture->rows);
}

/* ---- a long random sequence -------------------------------------------------------------------------------------- */

typedef struct {
  Fixture *fixture;
  GRand *random;
  GHashTable *selected; /* keys that must be selected, seen or not */
  guint n_made;
} Walk;

static DemoRow *
any_row (Walk *walk)
{
  GPtrArray *rows = walk->fixture->rows;

  return rows->pdata[g_rand_int_range (walk->random, 0, (int) rows->len)];
}

static void
step_select (Walk *walk)
{
  DemoRow *row = any_row (walk);
  guint position;

  if (!bst_table_model_get_position (walk->fixture->model, row->key, &position))
    return;
  if (g_hash_table_contains (walk->selected, row->key))
    {
      gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (walk->fixture->model), position);
      g_hash_table_remove (walk->selected, row->key);
    }
  else
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (walk->fixture->model), position, FALSE);
      g_hash_table_add (walk->selected, g_strdup (row->key));
    }
}

static void
step_remove (Walk *walk)
{
  BstTableModel *model = walk->fixture->model;
  DemoRow *row = any_row (walk);

  if (walk->fixture->rows->len < N_ROWS / 2)
    return;
  g_hash_table_remove (walk->selected, row->key);
  bst_table_model_remove (model, row->key);
  g_ptr_array_remove (walk->fixture->rows, row);
  /* the model may choose the next row */
  if (bst_table_model_get_primary (model))
    g_hash_table_add (walk->selected, g_strdup (bst_table_model_get_primary (model)));
}

static void
step_insert (Walk *walk)
{
  int n = g_rand_int_range (walk->random, 1, 6);

  bst_table_model_begin (walk->fixture->model);
  while (n--)
    {
      DemoRow *row = demo_row_new (walk->random, N_ROWS + walk->n_made++);

      g_ptr_array_add (walk->fixture->rows, row);
      bst_table_model_insert (walk->fixture->model, row->key, row);
    }
  bst_table_model_end (walk->fixture->model);
}

static void
step_touch (Walk *walk)
{
  DemoRow *row = any_row (walk);

  row->phase = g_rand_int_range (walk->random, 0, 5);
  row->status = g_rand_int_range (walk->random, 0, 6);
  row->owner = g_rand_int_range (walk->random, -1, 6);
  bst_table_model_touch (walk->fixture->model, row->key);
}

static void
step_scroll (Walk *walk)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (walk->fixture->table->list));

  if (g_rand_boolean (walk->random))
    gtk_adjustment_set_value (adjustment, g_rand_double (walk->random) * gtk_adjustment_get_upper (adjustment));
  else
    bst_table_edit (walk->fixture->table, any_row (walk)->key, "title");
}

static void
step_arrange (Walk *walk)
{
  static const char *const words[] = { "", "k", "kmo", "kmo’s vei", "buurt", "xyz", "zorg", "2027" };
  static const char *const groupings[] = { NULL, "phase", "owner" };
  static const char *const layouts[] = { "", "title:0 -owner:130 amount:96", "title:0 status:200 owner:90", "" };
  BstTable *table = walk->fixture->table;

  switch (g_rand_int_range (walk->random, 0, 5))
    {
    case 0:
      bst_table_model_set_search (walk->fixture->model,
                                  words[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (words))]);
      break;
    case 1:
      bst_table_model_set_grouping (walk->fixture->model, groupings[g_rand_int_range (walk->random, 0, 3)]);
      break;
    case 2:
      bst_table_set_layout (table, layouts[g_rand_int_range (walk->random, 0, 4)]);
      break;
    case 3:
      gtk_widget_set_margin_end (GTK_WIDGET (table), g_rand_boolean (walk->random) ? 0 : 600);
      break;
    default:
      bst_table_sort (table, g_rand_int_range (walk->random, -1, DEMO_N_COLUMNS), g_rand_boolean (walk->random));
    }
}

static void
check_selection (Walk *walk)
{
  BstTableModel *model = walk->fixture->model;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, walk->selected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint position;

      if (bst_table_model_get_position (model, key, &position))
        g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), position));
      g_assert_true (bst_table_model_find (model, key)->selected);
    }
  g_assert_cmpuint (bst_table_model_get_n_total (model), ==, walk->fixture->rows->len);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  static void (*const steps[]) (Walk *) = { step_select, step_remove, step_insert,  step_touch,
                                            step_touch,  step_scroll, step_arrange, step_arrange };
  Walk walk = { fixture, g_rand_new_with_seed (11), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };

  for (int i = 0; i < N_STEPS; i++)
    {
      steps[g_rand_int_range (walk.random, 0, G_N_ELEMENTS (steps))](&walk);
      /* an edit selects its row */
      if (bst_table_get_model (fixture->table) && fixture->table->held)
        {
          g_hash_table_remove_all (walk.selected);
          g_hash_table_add (walk.selected, g_strdup (fixture->table->held));
        }
      if (i % 40 == 0)
        frames_settle (0);
      else if (i % 4 == 0)
        g_main_context_iteration (NULL, FALSE);
      check_selection (&walk);
    }
  g_hash_table_unref (walk.selected);
  g_rand_free (walk.random);
}

/* ---- editing ------------------------------------------------------------------------------------------------------ */

static void
end_edit (Fixture *fixture, int how)
{
  g_signal_emit_by_name (fixture->table->editing->editor, "finished", how);
  frames_settle (60);
}

static GtkEditable *
entry_of (Fixture *fixture)
{
  return GTK_EDITABLE (gtk_widget_get_first_child (GTK_WIDGET (fixture->table->editing->editor)));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[5];

  bst_table_sort (fixture->table, DEMO_TITLE, FALSE);
  g_assert_true (bst_table_edit (fixture->table, row->key, "title"));
  gtk_editable_set_text (entry_of (fixture), "");
  end_edit (fixture, BST_EDIT_COMMIT);
  /* refused: still there, with the reason */
  g_assert_nonnull (fixture->table->editing);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry_of (fixture)), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (entry_of (fixture), "Zuiver water");
  end_edit (fixture, BST_EDIT_NEXT);
  g_assert_cmpstr (row->title, ==, "Zuiver water");
  /* Tab went on to the owner, in the same row */
  g_assert_nonnull (fixture->table->editing);
  g_assert_cmpuint (fixture->table->editing->edit_column, ==, DEMO_OWNER);
  gtk_editable_set_text (entry_of (fixture), "zilv");
  end_edit (fixture, BST_EDIT_COMMIT);
  g_assert_cmpint (row->owner, ==, 3);
  g_assert_null (fixture->table->editing);
  g_assert_true (bst_table_edit (fixture->table, row->key, "target"));
  gtk_editable_set_text (entry_of (fixture), "weg ermee");
  end_edit (fixture, BST_EDIT_CANCEL);
  g_assert_cmpstr (row->target, !=, "weg ermee");
  g_assert_false (bst_table_edit (fixture->table, row->key, "status"));
}

/* While a cell is edited its row keeps its place; when the focus has gone it takes its new one. */
static void
test_edit_stays (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[5];
  guint before = 0;
  guint after = 0;

  bst_table_model_set_grouping (fixture->model, NULL);
  bst_table_sort (fixture->table, DEMO_TITLE, FALSE);
  g_assert_true (bst_table_edit (fixture->table, row->key, "title"));
  bst_table_model_get_position (fixture->model, row->key, &before);
  gtk_editable_set_text (entry_of (fixture), "Zzz");
  end_edit (fixture, BST_EDIT_COMMIT);
  bst_table_model_get_position (fixture->model, row->key, &after);
  g_assert_cmpuint (before, ==, after);
  bst_table_reveal (fixture->table, ((DemoRow *) fixture->rows->pdata[80])->key, TRUE);
  frames_settle (60);
  bst_table_model_get_position (fixture->model, row->key, &after);
  g_assert_cmpuint (after, ==, N_ROWS - 1);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* A row that is removed while it is edited takes its editor along; nothing is committed. */
static void
test_edit_removed (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[5];
  guint refused = 0;

  g_signal_connect_swapped (fixture->table, "edit-refused", G_CALLBACK (count_cb), &refused);
  g_assert_true (bst_table_edit (fixture->table, row->key, "title"));
  gtk_editable_set_text (entry_of (fixture), "");
  bst_table_model_remove (fixture->model, row->key);
  frames_settle (60);
  g_assert_null (fixture->table->editing);
  g_assert_cmpuint (refused, ==, 0);
  g_assert_cmpstr (row->title, !=, "");
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

static void
test_names (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[5];
  g_autoptr (GtkAccessible) cell = NULL;
  guint n = 0;

  row->good = 1 | 8;
  row->aside = 16;
  row->owner = -1;
  bst_table_model_touch (fixture->model, row->key);
  bst_table_reveal (fixture->table, row->key, TRUE);
  frames_settle (60);
  cell = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (bst_table_get_focused_row (fixture->table)));
  for (; cell; n++)
    {
      GtkAccessible *next = gtk_accessible_get_next_accessible_sibling (cell);
      g_autofree char *name =
          n == DEMO_SMART   ? g_strdup ("SMART: S and R good; M and A not yet; T set aside")
          : n == DEMO_OWNER ? g_strdup ("Trekker: empty")
          : n == DEMO_TITLE
              ? g_strconcat ("Actiepunt: ", row->title, NULL)
              : bst_table_cell_describe (fixture->table, bst_table_model_find (fixture->model, row->key), n);

      gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
      g_object_unref (cell);
      cell = next;
    }
  g_assert_cmpuint (n, ==, DEMO_N_COLUMNS - 1);
}

static guint
count_named (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *text = NULL;

      n += count_named (child);
      if (g_strcmp0 (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
        continue;
      g_object_get (child, "text", &text, NULL);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
      n++;
    }
  return n;
}

/* The header: each button says what it sorts by and how it is sorted; each item of its menu has a name. */
static void
test_header (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = gtk_widget_get_first_child (fixture->table->header);
  GtkWidget *menu = gtk_widget_get_last_child (fixture->table->header);
  g_autoptr (GMenuModel) model = bst_table_make_column_menu (fixture->table, DEMO_OWNER);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Actiepunt");
  g_signal_emit_by_name (button, "clicked");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted ascending; press to reverse");
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (bst_table_model_get_sort (fixture->model, NULL), ==, -1);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (menu), model);
  gtk_popover_popup (GTK_POPOVER (menu));
  frames_settle (100);
  g_assert_cmpuint (count_named (menu), ==, 4 + DEMO_N_COLUMNS - 1 + 1);
  gtk_popover_popdown (GTK_POPOVER (menu));
}

/* What a cell cannot show stands in the tooltip. */
static void
test_cut_text (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[5];
  g_autofree char *cut = NULL;

  g_free (row->title);
  row->title = g_strdup ("Kort");
  bst_table_model_touch (fixture->model, row->key);
  bst_table_reveal (fixture->table, row->key, TRUE);
  frames_settle (60);
  g_assert_null (bst_table_row_get_cut_text (bst_table_get_focused_row (fixture->table), 0));
  g_free (row->title);
  row->title = g_strnfill (600, 'x');
  bst_table_model_touch (fixture->model, row->key);
  frames_settle (60);
  cut = bst_table_row_get_cut_text (bst_table_get_focused_row (fixture->table), 0);
  g_assert_cmpstr (cut, ==, row->title);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  DemoRow *row = fixture->rows->pdata[5];
  g_autofree char *text = NULL;

  g_free (row->title);
  row->title = g_strdup ("=1+1\tof\nmeer");
  bst_table_model_touch (fixture->model, row->key);
  bst_table_model_select (fixture->model, row->key);
  text = bst_table_copy_text (fixture->table);
  g_assert_true (g_str_has_prefix (text,
                                   "Actiepunt\tTrekker\tEinddatum\tStreefwaarde\tSMART\tStatus\n'=1+1 of meer\t"));
}

static void
test_layout (Fixture *fixture, gconstpointer data)
{
  static const char layout[] = "title:0 status:150 -owner:130 amount:96 deadline:104 target:110 smart:134 >deadline";
  g_autofree char *written = NULL;
  gboolean descending;

  bst_table_set_layout (fixture->table, layout);
  written = bst_table_get_layout (fixture->table);
  g_assert_cmpstr (written, ==, layout);
  g_assert_cmpint (bst_table_model_get_sort (fixture->model, &descending), ==, DEMO_DEADLINE);
  g_assert_true (descending);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bst_menu_names_install ();
  demo_load_style ();
#define ADD(name, width, function) \
  g_test_add ("/table/view/" name, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)
  ADD ("edit", 1100, test_edit);
  ADD ("edit-stays", 1100, test_edit_stays);
  ADD ("edit-removed", 1100, test_edit_removed);
  ADD ("edit-card", 360, test_edit);
  ADD ("names", 1100, test_names);
  ADD ("header", 1100, test_header);
  ADD ("cut-text", 1100, test_cut_text);
  ADD ("copy", 1100, test_copy);
  ADD ("layout", 1100, test_layout);
  ADD ("walk", 1000, test_walk);
#undef ADD
  return g_test_run ();
}
