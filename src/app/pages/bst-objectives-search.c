/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objectives-search.c - what a search finds in the phases of life that are not shown. */
#include "config.h"
#include "bst-objectives-page-private.h"
#include <glib/gi18n.h>

static void
go_cb (GtkButton *button, BstObjectivesPage *self)
{
  g_autofree char *phase = g_strdup (g_object_get_data (G_OBJECT (button), "phase")); /* the button goes */
  BstObjectiveColumn *column;

  bst_phase_tabs_select (self->tabs, phase);
  column = bst_objective_column_get_n_shown (self->strategic) > 0 ? self->strategic : self->operational;
  gtk_widget_child_focus (GTK_WIDGET (column), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_button (BstObjectivesPage *self, const BstItem *phase, guint n)
{
  /* Translators: a phase of life, and how many objectives of it a search finds: “Older people: 3” */
  g_autofree char *label = g_strdup_printf (_ ("%s: %u"), bst_item_get_short (phase, NULL), n);
  g_autofree char *found = g_strdup_printf (ngettext ("%u objective found", "%u objectives found", n), n);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), bst_item_get_short (phase, NULL), found);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "filter-toggle");
  gtk_widget_set_tooltip_text (button, found);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "phase", g_strdup (phase->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_cb), self, 0);
  return button;
}

static void
clear (AdwWrapBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
}

static void
add_found (BstObjectivesPage *self, GPtrArray *phases)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  const char *shown = bst_phase_tabs_get_selected (self->tabs);
  GtkWidget *label = gtk_label_new (_ ("Also found in"));

  gtk_widget_add_css_class (label, "dimmed");
  adw_wrap_box_append (self->elsewhere, label);
  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *phase = g_ptr_array_index (phases, i);
      guint n = g_strcmp0 (phase->id, shown) != 0
                    ? bst_objectives_count_found (document, phase->id, (const char *const *) self->words)
                    : 0;

      if (n > 0)
        adw_wrap_box_append (self->elsewhere, new_button (self, phase, n));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->elsewhere), gtk_widget_get_next_sibling (label) != NULL);
}

/**
 * bst_objectives_page_show_elsewhere:
 *
 * Says which other phases have what is searched for, and goes there.
 */
void
bst_objectives_page_show_elsewhere (BstObjectivesPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->elsewhere), FALSE);
  clear (self->elsewhere);
  if (document != NULL && self->words != NULL && self->words[0] != NULL)
    add_found (self, bst_framework_get_list (bst_document_get_framework (document), "phases"));
}
