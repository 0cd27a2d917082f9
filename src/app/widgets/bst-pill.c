/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-pill.h"

static const char *const tone_classes[BST_N_TONES] = { "neutral", "accent", "success", "warning", "error" };

void
bst_pill_clear (BstPill *self)
{
  g_free (self->text);
}

/**
 * bst_pill_new:
 * @shape: (nullable): a sign before the words; assistive technology does not read it
 *
 * Returns: (transfer floating): the pill
 */
GtkWidget *
bst_pill_new (BstTone tone, const char *shape, const char *text)
{
  g_autofree char *shown = shape != NULL ? g_strdup_printf ("%s\u2009%s", shape, text) : g_strdup (text);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "bst-pill");
  gtk_widget_add_css_class (label, tone_classes[tone]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return label;
}

/**
 * bst_pills_new:
 *
 * Returns: (transfer full) (element-type BstPill): an empty list
 */
GArray *
bst_pills_new (void)
{
  GArray *pills = g_array_new (FALSE, FALSE, sizeof (BstPill));

  g_array_set_clear_func (pills, (GDestroyNotify) bst_pill_clear);
  return pills;
}

/**
 * bst_pills_take:
 * @text: (transfer full): the words
 */
void
bst_pills_take (GArray *pills, BstTone tone, const char *shape, char *text, const char *tooltip)
{
  BstPill pill = { tone, shape, text, tooltip };

  g_array_append_val (pills, pill);
}

/**
 * bst_pills_describe:
 *
 * Returns: (transfer full): the words of all of them, for a name
 */
char *
bst_pills_describe (GArray *pills)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < pills->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", g_array_index (pills, BstPill, i).text);
  return g_strdup (words->str);
}

/**
 * bst_pills_show:
 * @box: shows @pills and nothing else; widgets stay where the words are the same
 */
void
bst_pills_show (GArray *pills, AdwWrapBox *box)
{
  g_autofree char *words = bst_pills_describe (pills);
  GtkWidget *child;

  if (g_strcmp0 (words, g_object_get_data (G_OBJECT (box), "pills")) == 0)
    return;
  g_object_set_data_full (G_OBJECT (box), "pills", g_strdup (words), g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
  for (guint i = 0; i < pills->len; i++)
    {
      const BstPill *pill = &g_array_index (pills, BstPill, i);
      GtkWidget *widget = bst_pill_new (pill->tone, pill->shape, pill->text);

      gtk_widget_set_tooltip_text (widget, pill->tooltip);
      adw_wrap_box_append (box, widget);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), pills->len > 0);
}
