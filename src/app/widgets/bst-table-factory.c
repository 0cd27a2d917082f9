/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-factory.c - the rows and the group headers that the list view of a table asks for. */
#include "bst-table-group-header.h"
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
  g_autofree char *title = NULL;
  guint n;

  /* without a grouping the list lets its headers go a little later */
  if (!item || !bst_table_model_get_grouping (self->model))
    return;
  title = bst_table_model_get_group_title (self->model, item, &n);
  bst_table_group_header_set (BST_TABLE_GROUP_HEADER (gtk_list_header_get_child (header)), title, n);
}

static void
group_setup_cb (BstTable *self, GtkListHeader *header)
{
  gtk_list_header_set_child (header, bst_table_group_header_new (self));
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
