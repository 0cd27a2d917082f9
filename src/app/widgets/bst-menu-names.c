/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-menu-names.h"

/* GTK's own item says that a label inside it names it, and that label is hidden from assistive technology. */
static void
name_items (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = NULL;
      g_object_get (widget, "text", &text, NULL);
      if (text != NULL && *text != '\0')
        {
          g_autofree char *plain = g_strdup (text);
          gsize to = 0;
          for (gsize from = 0; text[from] != '\0'; from++)
            if (text[from] != '_')
              plain[to++] = text[from];
          plain[to] = '\0';
          gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
          gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (widget);
  return TRUE;
}

/**
 * bst_menu_names_install:
 *
 * From now on every popover menu names its items when it is shown. Once per process.
 */
void
bst_menu_names_install (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_POPOVER_MENU));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
