/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-flag-row.h"

struct _BstFlagRow {
  BstFieldRow parent_instance;
  GtkSwitch *toggle;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (BstFlagRow, bst_flag_row, BST_TYPE_FIELD_ROW)

static void
show (BstFieldRow *row, BstValue value)
{
  BstFlagRow *self = BST_FLAG_ROW (row);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, value.num != 0);
  self->showing = FALSE;
}

static void
toggled_cb (BstFlagRow *self)
{
  if (!self->showing)
    bst_field_row_submit (BST_FIELD_ROW (self), (BstValue) { .num = gtk_switch_get_active (self->toggle) }, FALSE);
}

static void
setup (BstFieldRow *row)
{
  BstFlagRow *self = BST_FLAG_ROW (row);
  GtkWidget *none = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_visible (none, FALSE);
  bst_field_row_add_to_head (row, GTK_WIDGET (self->toggle));
  bst_field_row_set_control (row, none, GTK_WIDGET (self->toggle));
}

static void
bst_flag_row_class_init (BstFlagRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
}

static void
bst_flag_row_init (BstFlagRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flag");
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self);
}
