/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-choice-row.h"
#include <glib/gi18n.h>
#include "bst-value-button.h"

struct _BstChoiceRow {
  BstFieldRow parent_instance;
  BstValueButton *button;
  GtkWidget *popover, *list;
};

G_DEFINE_FINAL_TYPE (BstChoiceRow, bst_choice_row, BST_TYPE_FIELD_ROW)

static void
show (BstFieldRow *row, BstValue value)
{
  BstChoiceRow *self = BST_CHOICE_ROW (row);
  const char *label = _ (bst_field_row_get_field (row)->values[value.num].label);

  bst_value_button_set_text (self->button, label, bst_field_row_get_title (row));
}

static void
chosen_cb (BstChoiceRow *self, GtkWidget *item)
{
  gint64 number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "number"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  bst_field_row_submit (BST_FIELD_ROW (self), (BstValue) { .num = number }, FALSE);
  show (BST_FIELD_ROW (self), bst_field_row_get_value (BST_FIELD_ROW (self)));
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static GtkWidget *
new_item (BstChoiceRow *self, const char *label, gboolean chosen)
{
  GtkWidget *item = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *text = gtk_label_new (label);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 36);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_opacity (mark, chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_button_set_child (GTK_BUTTON (item), box);
  gtk_widget_add_css_class (item, "flat");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_CHECKED,
                               chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  g_signal_connect_swapped (item, "clicked", G_CALLBACK (chosen_cb), self);
  return item;
}

static void
fill (BstChoiceRow *self)
{
  const BstField *field = bst_field_row_get_field (BST_FIELD_ROW (self));
  gint64 now = bst_field_row_get_value (BST_FIELD_ROW (self)).num;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), old);
  for (int i = 0; field->values[i].name != NULL; i++)
    {
      GtkWidget *item = new_item (self, _ (field->values[i].label), i == now);
      g_object_set_data (G_OBJECT (item), "number", GINT_TO_POINTER (i));
      gtk_box_append (GTK_BOX (self->list), item);
    }
}

static void
open_cb (BstChoiceRow *self)
{
  GtkWidget *item;
  gint64 now = bst_field_row_get_value (BST_FIELD_ROW (self)).num;

  fill (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  for (item = gtk_widget_get_first_child (self->list); item != NULL; item = gtk_widget_get_next_sibling (item))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "number")) == now)
      gtk_widget_grab_focus (item);
}

static void
setup (BstFieldRow *row)
{
  BstChoiceRow *self = BST_CHOICE_ROW (row);

  bst_field_row_set_control (row, GTK_WIDGET (self->button), GTK_WIDGET (self->button));
}

static void
dispose (GObject *object)
{
  BstChoiceRow *self = BST_CHOICE_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (bst_choice_row_parent_class)->dispose (object);
}

static void
bst_choice_row_class_init (BstChoiceRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  row_class->setup = setup;
  row_class->show = show;
}

static void
bst_choice_row_init (BstChoiceRow *self)
{
  self->button = bst_value_button_new ();
  self->list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_MENU, NULL);
  gtk_widget_add_css_class (self->list, "field-choices");
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->button));
  gtk_widget_add_css_class (self->popover, "menu");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (open_cb), self);
}
