/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-reference-row.h"
#include <glib/gi18n.h>
#include "bst-value-button.h"

struct _BstReferenceRow {
  BstPickingRow parent_instance;
  BstValueButton *button;
  GtkWidget *go, *clear;
  gboolean stays;
};

G_DEFINE_FINAL_TYPE (BstReferenceRow, bst_reference_row, BST_TYPE_PICKING_ROW)

static const char *
get_empty_text (BstFieldRow *row)
{
  const char *placeholder = bst_field_row_get_placeholder (row);

  if (placeholder != NULL)
    return placeholder;
  return bst_field_row_get_field (row)->targets & BST_TARGET (BST_KIND_ACTORS) ? _ ("choose an organisation")
                                                                               : _ ("choose");
}

static void
name_buttons (BstReferenceRow *self, const char *text)
{
  /* Translators: %s is the title of what is referred to */
  g_autofree char *go = g_strdup_printf (_ ("Go to “%s”"), text);
  g_autofree char *clear = g_strdup_printf (_ ("Empty “%s”"), bst_field_row_get_title (BST_FIELD_ROW (self)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, go, -1);
  gtk_widget_set_tooltip_text (self->go, go);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  gtk_widget_set_tooltip_text (self->clear, clear);
}

/* Only where there is a page for it: objectives and action points have one. */
static gboolean
can_go_to (BstFieldRow *row)
{
  return (bst_field_row_get_field (row)->targets
          & (BST_TARGET (BST_KIND_OBJECTIVES) | BST_TARGET (BST_KIND_ACTION_POINTS)))
         != 0;
}

static void
show (BstFieldRow *row, BstValue value)
{
  BstReferenceRow *self = BST_REFERENCE_ROW (row);
  BstDocument *document = bst_field_row_get_document (row);
  gboolean set = value.ptr != NULL && document != NULL;
  g_autofree char *text = set ? bst_option_title (document, value.ptr) : g_strdup (get_empty_text (row));

  bst_value_button_set_text (self->button, text, bst_field_row_get_title (row));
  bst_value_button_set_empty (self->button, !set);
  gtk_widget_set_visible (self->go, set && !self->stays && can_go_to (row));
  gtk_widget_set_visible (self->clear, set);
  name_buttons (self, text);
}

static BstValue
take (BstPickingRow *row, const char *id)
{
  return bst_value_text (id);
}

static void
open_cb (BstPickingRow *self)
{
  bst_picking_row_open (self, bst_picking_row_list_options (self), bst_field_row_get_value (BST_FIELD_ROW (self)).ptr);
}

static void
clear_cb (BstReferenceRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->button)); /* this one goes */
  bst_field_row_submit (BST_FIELD_ROW (self), (BstValue) { 0 }, FALSE);
}

static void
go_cb (BstReferenceRow *self)
{
  const char *id = bst_field_row_get_value (BST_FIELD_ROW (self)).ptr;

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(ss)", id, "");
}

static GtkWidget *
new_icon_button (BstReferenceRow *self, const char *icon, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "in-field");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
setup (BstFieldRow *row)
{
  BstReferenceRow *self = BST_REFERENCE_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->go = new_icon_button (self, "go-next-symbolic", G_CALLBACK (go_cb));
  self->clear = new_icon_button (self, "edit-clear-symbolic", G_CALLBACK (clear_cb));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_box_append (GTK_BOX (box), self->go);
  bst_picking_row_set_control (BST_PICKING_ROW (self), box, GTK_WIDGET (self->button));
  show (row, (BstValue) { 0 });
}

static void
bst_reference_row_class_init (BstReferenceRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  BST_PICKING_ROW_CLASS (klass)->take = take;
}

static void
bst_reference_row_init (BstReferenceRow *self)
{
  self->button = bst_value_button_new ();
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (open_cb), self);
}

/**
 * bst_reference_row_set_leads:
 * @leads: whether a button goes to what is referred to, where it has a page; by default, yes
 */
void
bst_reference_row_set_leads (BstReferenceRow *self, gboolean leads)
{
  self->stays = !leads;
}
