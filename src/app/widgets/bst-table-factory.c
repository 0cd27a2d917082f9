/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-factory.c - the rows and the group headers that the list view of a table asks for. */
#include "bst-table-private.h"
#include "bst-table-row.h"

static void
row_setup_cb (BstTable *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (bst_table_row_new (self)));
}

static void
row_bind_cb (BstTable *self, GtkListItem *list_item)
{
  bst_table_row_bind (BST_TABLE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item),
                      list_item);
}

static void
row_unbind_cb (BstTable *self, GtkListItem *list_item)
{
  bst_table_row_bind (BST_TABLE_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
refresh_group_header (BstTable *self, GtkListHeader *header)
{
  BstTableItem *item = gtk_list_header_get_item (header);
  GtkWidget *box = gtk_list_header_get_child (header);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *count = gtk_widget_get_last_child (box);
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  guint n;

  /* without a grouping the list lets its headers go a little later */
  if (!item || !bst_table_model_get_grouping (self->model))
    return;
  text = bst_table_model_get_group_title (self->model, item, &n);
  number = g_strdup_printf ("%u", n);
  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (count), number);
  gtk_widget_set_tooltip_text (box, text);
}

static void
group_setup_cb (BstTable *self, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_header_set_child (header, box);
}

static void
group_bind_cb (BstTable *self, GtkListHeader *header)
{
  g_ptr_array_add (self->group_headers, header);
  refresh_group_header (self, header);
}

static void
group_unbind_cb (BstTable *self, GtkListHeader *header)
{
  g_ptr_array_remove_fast (self->group_headers, header);
}

/* The first row of a group may be the same while the group or its count is another. */
void
bst_table_refresh_group_headers (BstTable *self)
{
  for (guint i = 0; i < self->group_headers->len; i++)
    refresh_group_header (self, self->group_headers->pdata[i]);
}

void
bst_table_add_factories (BstTable *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->header_factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_swapped (rows, "setup", G_CALLBACK (row_setup_cb), self);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (row_bind_cb), self);
  g_signal_connect_swapped (rows, "unbind", G_CALLBACK (row_unbind_cb), self);
  g_signal_connect_swapped (self->header_factory, "setup", G_CALLBACK (group_setup_cb), self);
  g_signal_connect_swapped (self->header_factory, "bind", G_CALLBACK (group_bind_cb), self);
  g_signal_connect_swapped (self->header_factory, "unbind", G_CALLBACK (group_unbind_cb), self);
  gtk_list_view_set_factory (self->list, rows);
}
