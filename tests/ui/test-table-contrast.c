/* SPDX-License-Identifier: EUPL-1.2 */
/* test-table-contrast.c - every colour of the table against what lies under it, in light and dark style. */
#include "bst-table-private.h"
#include "frames.h"
#include "table-demo.h"
#include <adwaita.h>

static GdkRGBA
over (GdkRGBA top, GdkRGBA ground)
{
  float a = top.alpha;

  return (GdkRGBA) { top.red * a + ground.red * (1 - a), top.green * a + ground.green * (1 - a),
                     top.blue * a + ground.blue * (1 - a), 1 };
}

static GdkRGBA
color_of (BstTable *table, guint swatch)
{
  GdkRGBA color;

  gtk_widget_get_color (table->swatches[swatch], &color);
  return color;
}

/* On a plain row and on a selected one, whose tint is 17 % of the accent at most. */
static void
assert_contrast (BstTable *table, guint text, guint ground, double least)
{
  GdkRGBA plain = color_of (table, BST_SWATCH_VIEW);
  GdkRGBA tint;

  gdk_rgba_parse (&tint, "#1c71d8");
  tint.alpha = 0.17f;
  for (int selected = 0; selected < 2; selected++)
    {
      GdkRGBA under = over (color_of (table, ground), selected ? over (tint, plain) : plain);
      GdkRGBA on_top;
      double contrast;

      if (ground == BST_SWATCH_VIEW && selected)
        under = over (tint, plain);
      on_top = over (color_of (table, text), under);
      contrast = bst_contrast (&on_top, &under);
      g_test_message ("%u on %u%s: %.2f", text, ground, selected ? " selected" : "", contrast);
      g_assert_cmpfloat (contrast, >=, least);
    }
}

/* 4.5 for words, 7 for people who asked for high contrast. */
static void
test_contrast (void)
{
  GPtrArray *rows = demo_rows_new (40);
  g_autoptr (BstTableModel) model = demo_model_new (rows);
  BstTable *table = bst_table_new ();
  GtkWidget *window = gtk_window_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();
  double least = g_getenv ("ADW_DEBUG_HIGH_CONTRAST") ? 7 : 4.5;

  bst_table_set_model (table, model);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (adw_style_manager_get_high_contrast (style) == (least == 7));
  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      frames_settle (300);
      for (guint tone = 0; tone < BST_N_TONES; tone++)
        assert_contrast (table, BST_SWATCH_PILL_TEXT + tone, BST_SWATCH_PILL + tone, least);
      assert_contrast (table, BST_SWATCH_GOOD_TEXT, BST_SWATCH_GOOD, least);
      assert_contrast (table, BST_SWATCH_NOT_YET, BST_SWATCH_VIEW, least);
      assert_contrast (table, BST_SWATCH_SET_ASIDE, BST_SWATCH_VIEW, least);
      assert_contrast (table, BST_SWATCH_DIM, BST_SWATCH_VIEW, least);
      assert_contrast (table, BST_SWATCH_CURSOR, BST_SWATCH_VIEW, 3);
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&model);
  frames_settle (50);
  g_ptr_array_unref (rows);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  demo_load_style ();
  g_test_add_func ("/table/contrast", test_contrast);
  return g_test_run ();
}
