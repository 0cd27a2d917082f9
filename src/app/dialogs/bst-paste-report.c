/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-paste-report.h"
#include <glib/gi18n.h>

#define LISTED_MAX 200 /* the number above says how many there are */

/* "Owner, in “Warm welcome”" */
static char *
describe_place (BstTableModel *model, const BstTablePasted *cell)
{
  const BstTableSource *source = bst_table_model_get_source (model);
  BstTableItem *item = bst_table_model_find (model, cell->key);
  g_autofree char *title = item != NULL ? bst_table_item_get_text (item, 0) : NULL;
  const char *column = cell->column < source->n_columns ? _ (source->columns[cell->column].title) : NULL;

  if (title != NULL && column != NULL)
    /* Translators: a column of a table, and the title of the row */
    return g_strdup_printf (_ ("%s, in “%s”"), column, title);
  return g_strdup (title != NULL ? title : _ ("Below the last row"));
}

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", FALSE, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_line (BstTableModel *model, const BstTablePasted *cell)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *place = describe_place (model, cell);

  gtk_box_append (GTK_BOX (line), new_text (place, "heading"));
  gtk_box_append (GTK_BOX (line), new_text (cell->reason, NULL));
  gtk_widget_add_css_class (line, "refused-cell");
  return line;
}

static GtkWidget *
build_list (BstTableModel *model, guint n_changed, GPtrArray *refused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  g_autofree char *not_taken =
      g_strdup_printf (ngettext ("%u cell was not taken.", "%u cells were not taken.", refused->len), refused->len);
  g_autofree char *taken = g_strdup_printf (ngettext ("%u cell changed.", "%u cells changed.", n_changed), n_changed);
  g_autofree char *both = g_strdup_printf ("%s %s", taken, not_taken);

  gtk_box_append (GTK_BOX (box), new_text (both, NULL));
  for (guint i = 0; i < MIN (refused->len, LISTED_MAX); i++)
    gtk_box_append (GTK_BOX (box), new_line (model, g_ptr_array_index (refused, i)));
  if (refused->len > LISTED_MAX)
    gtk_box_append (GTK_BOX (box), new_text ("…", "dimmed"));
  gtk_widget_add_css_class (box, "bulk-edit");
  g_object_set (scroller, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, NULL);
  return scroller;
}

/**
 * bst_paste_report_present:
 * @parent: a widget in the window to stand on
 * @n_changed: how many cells took what was pasted
 * @refused: (element-type BstTablePasted): those that did not
 */
void
bst_paste_report_present (GtkWidget *parent, BstTableModel *model, guint n_changed, GPtrArray *refused)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_dialog_set_title (dialog, _ ("Not Pasted"));
  adw_dialog_set_content_width (dialog, 480);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_list (model, n_changed, refused));
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, parent);
}
