/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-text-label.h"

/**
 * bst_text_label_new:
 * @text: (nullable): the text, no markup
 * @style: (nullable): a style class
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
bst_text_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}
