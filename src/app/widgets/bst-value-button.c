/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-value-button.h"
#include <glib/gi18n.h>

struct _BstValueButton {
  GtkButton parent_instance;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (BstValueButton, bst_value_button, GTK_TYPE_BUTTON)

/**
 * bst_value_button_set_text:
 * @text: the value, for people
 * @title: the field; both together are the button's name for assistive technology
 */
void
bst_value_button_set_text (BstValueButton *self, const char *text, const char *title)
{
  /* The field's title is on the screen, but a screen reader that moves from button to button needs both */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, text);

  gtk_label_set_text (self->label, text);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * bst_value_button_set_empty:
 * @empty: whether the text only stands for a value that is not there
 */
void
bst_value_button_set_empty (BstValueButton *self, gboolean empty)
{
  if (empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "field-placeholder");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "field-placeholder");
}

static void
bst_value_button_class_init (BstValueButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-value-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BstValueButton, label);
}

static void
bst_value_button_init (BstValueButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

BstValueButton *
bst_value_button_new (void)
{
  return g_object_new (BST_TYPE_VALUE_BUTTON, NULL);
}
