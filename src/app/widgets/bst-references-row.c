/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-references-row.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-flow-layout.h"

struct _BstReferencesRow {
  BstPickingRow parent_instance;
  GtkBox *chips;
  GtkWidget *add;
  char *drawn; /* ids and titles that the chips show */
};

G_DEFINE_FINAL_TYPE (BstReferencesRow, bst_references_row, BST_TYPE_PICKING_ROW)

static void
remove_cb (BstReferencesRow *self, GtkWidget *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  const BstVec *vec = bst_field_row_get_value (BST_FIELD_ROW (self)).ptr;

  gtk_widget_grab_focus (self->add); /* the button goes with its chip */
  bst_field_row_submit (BST_FIELD_ROW (self), bst_vec_with_ref (vec, id, FALSE), FALSE);
}

static GtkWidget *
new_chip (BstReferencesRow *self, const char *id, const char *title)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *label = gtk_label_new (title);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is the title of one of the things that were chosen */
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (chip, "field-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static char *
describe (BstDocument *document, const BstVec *vec)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; document != NULL && i < bst_vec_length (vec); i++)
    {
      g_autofree char *title = bst_option_title (document, vec->items[i]);
      g_string_append_printf (text, "%s\t%s\n", (const char *) vec->items[i], title);
    }
  return g_string_free (text, FALSE);
}

static void
show (BstFieldRow *row, BstValue value)
{
  BstReferencesRow *self = BST_REFERENCES_ROW (row);
  BstDocument *document = bst_field_row_get_document (row);
  const BstVec *vec = value.ptr;
  g_autofree char *wanted = describe (document, vec);
  GtkWidget *child;

  if (g_strcmp0 (wanted, self->drawn) == 0)
    return;
  g_set_str (&self->drawn, wanted);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != self->add)
    gtk_box_remove (self->chips, child);
  for (guint i = bst_vec_length (vec); document != NULL && i > 0; i--)
    {
      g_autofree char *title = bst_option_title (document, vec->items[i - 1]);
      gtk_box_prepend (self->chips, new_chip (self, vec->items[i - 1], title));
    }
}

static BstValue
take (BstPickingRow *row, const char *id)
{
  return bst_vec_with_ref (bst_field_row_get_value (BST_FIELD_ROW (row)).ptr, id, TRUE);
}

static void
add_cb (BstPickingRow *self)
{
  const BstVec *vec = bst_field_row_get_value (BST_FIELD_ROW (self)).ptr;
  GPtrArray *options = bst_picking_row_list_options (self);

  for (guint i = options->len; i > 0; i--)
    if (bst_vec_has_ref (vec, ((BstOption *) g_ptr_array_index (options, i - 1))->id))
      g_ptr_array_remove_index (options, i - 1);
  bst_picking_row_open (self, options, NULL);
}

static void
name_parts (BstFieldRow *row)
{
  BstReferencesRow *self = BST_REFERENCES_ROW (row);
  /* Translators: %s is the name of a field, such as “Settings” */
  g_autofree char *name = g_strdup_printf (_ ("Add to “%s”"), bst_field_row_get_title (row));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
setup (BstFieldRow *row)
{
  BstReferencesRow *self = BST_REFERENCES_ROW (row);

  bst_picking_row_set_control (BST_PICKING_ROW (self), GTK_WIDGET (self->chips), self->add);
}

static void
finalize (GObject *object)
{
  g_free (BST_REFERENCES_ROW (object)->drawn);
  G_OBJECT_CLASS (bst_references_row_parent_class)->finalize (object);
}

static void
bst_references_row_class_init (BstReferencesRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  row_class->setup = setup;
  row_class->name_parts = name_parts;
  row_class->show = show;
  BST_PICKING_ROW_CLASS (klass)->take = take;
}

static void
bst_references_row_init (BstReferencesRow *self)
{
  self->chips = GTK_BOX (bst_flow_new (4, FALSE));
  self->add = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (self->add), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->add), g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                                              "label", _ ("Add"), NULL));
  gtk_widget_add_css_class (self->add, "field-add");
  gtk_box_append (self->chips, self->add);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
}
