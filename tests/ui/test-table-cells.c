/* SPDX-License-Identifier: EUPL-1.2 */
/* test-table-cells.c - texts in cells are shown whole, whatever the width of the table: rows get the lines that they need. */
#include "bst-table-fit.h"
#include "bst-table-row.h"
#include "frames.h"
#include "table-demo.h"
#include <adwaita.h>

#define N_TEXTS 1500

/* Real names of 60 to 80 letters are like these; one of them is a single long word. */
static const char *const owners[] = {
  "Interlokale vereniging voor welzijn en geestelijke gezondheid Wolkenbeekvallei",
  "Samenwerkingsverband Arbeidsgeneeskunde en Psychosociale Preventie Noordster vzw",
  "Netwerk Werk en Welbevinden in de Zorg",
  "Arbeidsongeschiktheidsverzekeringsmaatschappij",
};
static const char *const titles[] = {
  "Arbeidsgeneeskundige diensten spreken met elke werkgever een werkzame aanpak af voor terugkeer na langdurige uitval",
  "Kort",
};
static const char *const targets[] = {
  "4\302\240→\302\24030 arbeidsgeneeskundige diensten met een werkzame afspraak over terugkeer na uitval",
  "een handleiding voor onthaalgesprekken, in het Nederlands, het Frans en vier andere talen",
};
static const int widths[] = { 300, 330, 360, 420, 540, 600, 660, 720, 880, 1000, 1180 };

static char *
text (gpointer user_data, gpointer record, guint column)
{
  guint i = GPOINTER_TO_UINT (record);

  return g_strdup (column == 0   ? titles[i % G_N_ELEMENTS (titles)]
                   : column == 1 ? owners[i % G_N_ELEMENTS (owners)]
                   : column == 2 ? "31 december 2027"
                                 : targets[i % G_N_ELEMENTS (targets)]);
}

static const BstTableColumn columns[] = {
  { "title", "Actiepunt", BST_COLUMN_TEXT, BST_EDITOR_NONE, 0, 12, BST_COLUMN_STRONG },
  { "owner", "Verantwoordelijke trekker", BST_COLUMN_TEXT, BST_EDITOR_NONE, 120, 12, BST_COLUMN_PLAIN },
  { "deadline", "Einddatum", BST_COLUMN_DATE, BST_EDITOR_NONE, 100, 2, BST_COLUMN_PLAIN },
  { "target", "Streefwaarde", BST_COLUMN_TEXT, BST_EDITOR_NONE, 120, 12, BST_COLUMN_PLAIN },
};
static const BstTableSource source = { .name = "Actiepunten", .columns = columns, .n_columns = 4, .text = text };

static BstTable *
new_table (void)
{
  g_autoptr (BstTableModel) model = bst_table_model_new (&source, NULL);
  BstTable *table = bst_table_new ();

  bst_table_model_begin (model);
  for (guint i = 1; i <= 8; i++)
    {
      g_autofree char *key = g_strdup_printf ("row-%u", i);
      bst_table_model_insert (model, key, GUINT_TO_POINTER (i));
    }
  bst_table_model_end (model);
  bst_table_set_model (table, model);
  return table;
}

static guint
count_cut (BstTable *table, guint *n_rows)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table->list)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      BstTableRow *row = bst_table_row_of (child);

      for (guint place = 0; row && place < G_N_ELEMENTS (columns); place++)
        {
          g_autofree char *cut = bst_table_row_get_cut_text (row, place);

          n += cut != NULL;
          if (cut)
            g_test_message ("cut: %s", cut);
        }
      *n_rows += row != NULL;
    }
  return n;
}

static void
test_whole (void)
{
  BstTable *table = new_table ();
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 1100);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      guint n_rows = 0;

      gtk_widget_set_margin_end (GTK_WIDGET (table), 1200 - widths[i]);
      frames_settle (120);
      g_test_message ("%d px", gtk_widget_get_width (GTK_WIDGET (table)));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (table)), ==, widths[i]);
      g_assert_cmpuint (count_cut (table, &n_rows), ==, 0);
      g_assert_cmpuint (n_rows, ==, 8);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The name of a column is never cut either, sorted or not. */
static void
test_header (void)
{
  BstTable *table = new_table ();
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_widget_set_margin_end (GTK_WIDGET (table), 1200 - widths[i]);
      bst_table_sort (table, (int) i % 4, FALSE);
      frames_settle (80);
      for (GtkWidget *child = gtk_widget_get_first_child (table->header); GTK_IS_BUTTON (child);
           child = gtk_widget_get_next_sibling (child))
        {
          GtkWidget *label = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (child)));

          if (gtk_widget_get_mapped (label))
            g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The lines that are counted are those that Pango makes, or now and then one more: never one less. */
static void
test_fit (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  guint n_more = 0;

  for (guint face = 0; face < 2; face++)
    {
      BstTableFit *fit = bst_table_fit_new (widget, face ? BST_FACE_STRONG : BST_FACE_PLAIN);

      for (guint i = 0; i < N_TEXTS; i++)
        {
          DemoRow *row = demo_row_new (random, i);
          const char *words = i % 4 == 0 ? owners[i / 4 % 4] : i % 4 == 1 ? targets[i / 4 % 2] : row->title;
          int width = g_rand_int_range (random, 90, 700);
          g_autoptr (PangoLayout) layout =
              bst_face_create_layout (face ? BST_FACE_STRONG : BST_FACE_PLAIN, widget, words);
          int counted = bst_table_fit_count_lines (fit, words, width, 60);
          int made;

          pango_layout_set_width (layout, width * PANGO_SCALE);
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
          made = pango_layout_get_line_count (layout);
          if (counted < made)
            g_test_message ("%d px, %d lines counted, %d made: %s", width, counted, made, words);
          g_assert_cmpint (counted, >=, made);
          n_more += counted > made;
          demo_row_free (row);
        }
      bst_table_fit_free (fit);
    }
  g_test_message ("one more in %u of %u", n_more, 2 * N_TEXTS);
  g_assert_cmpuint (n_more, <, 2 * N_TEXTS / 8);
  g_object_unref (widget);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  demo_load_style ();
  g_test_add_func ("/table/cells/fit", test_fit);
  g_test_add_func ("/table/cells/whole", test_whole);
  g_test_add_func ("/table/cells/header", test_header);
  return g_test_run ();
}
