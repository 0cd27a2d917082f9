/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-fold-section.h"
#include <glib/gi18n.h>
#include "bst-pill.h"
#include "bst-text-label.h"

struct _BstFoldSection {
  AdwBin parent_instance;
  GtkWidget *expander, *title, *state, *summary, *box;
};

G_DEFINE_FINAL_TYPE (BstFoldSection, bst_fold_section, ADW_TYPE_BIN)

/**
 * bst_expander_set_child:
 *
 * Use this instead of gtk_expander_set_child(): when Tab comes by, a folded expander asks the child that it has taken out of
 * the window for the keyboard (GTK 4.18), unless that is hidden.
 */
void
bst_expander_set_child (GtkExpander *expander, GtkWidget *child)
{
  gtk_expander_set_child (expander, child);
  g_object_bind_property (expander, "expanded", child, "visible", G_BINDING_SYNC_CREATE);
}

/**
 * bst_fold_section_get_box:
 *
 * Returns: (transfer none): where the fields go
 */
GtkBox *
bst_fold_section_get_box (BstFoldSection *self)
{
  return GTK_BOX (self->box);
}

/**
 * bst_fold_section_get_expander:
 *
 * Returns: (transfer none): what folds the fields away
 */
GtkExpander *
bst_fold_section_get_expander (BstFoldSection *self)
{
  return GTK_EXPANDER (self->expander);
}

void
bst_fold_section_set_expanded (BstFoldSection *self, gboolean expanded)
{
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), expanded);
}

/**
 * bst_fold_section_set_state:
 * @n_open: how many findings in it ask for attention
 * @summary: (nullable): what is in it, in a few words, for while it is folded
 */
void
bst_fold_section_set_state (BstFoldSection *self, guint n_open, const char *summary)
{
  const char *title = gtk_label_get_text (GTK_LABEL (self->title));
  g_autofree char *count = g_strdup_printf (ngettext ("%u to look at", "%u to look at", n_open), n_open), *name = NULL;

  gtk_widget_set_visible (self->state, n_open > 0);
  gtk_label_set_text (GTK_LABEL (self->state), count);
  gtk_widget_set_visible (self->summary, summary != NULL && *summary != '\0');
  gtk_label_set_text (GTK_LABEL (self->summary), summary != NULL ? summary : "");
  name = g_strjoin (", ", title, n_open > 0 ? count : summary, n_open > 0 ? summary : NULL, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bst_fold_section_class_init (BstFoldSectionClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bst_fold_section_init (BstFoldSection *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *line = adw_wrap_box_new ();

  self->title = bst_text_label_new (NULL, "heading");
  self->state = bst_pill_new (BST_TONE_WARNING, NULL, "");
  self->summary = bst_text_label_new (NULL, "field-hint");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 3);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->title);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->state);
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_widget_set_visible (self->state, FALSE);
  gtk_widget_set_visible (self->summary, FALSE);
  gtk_widget_set_hexpand (head, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_margin_top (self->box, 8);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), head);
  bst_expander_set_child (GTK_EXPANDER (self->expander), self->box);
  gtk_widget_add_css_class (self->expander, "fold-section");
  adw_bin_set_child (ADW_BIN (self), self->expander);
}

/**
 * bst_fold_section_new:
 * @about: (nullable): one sentence that helps, above the fields
 *
 * Returns: (transfer floating): a folded section without fields
 */
BstFoldSection *
bst_fold_section_new (const char *title, const char *about)
{
  BstFoldSection *self = g_object_new (BST_TYPE_FOLD_SECTION, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  bst_fold_section_set_state (self, 0, NULL);
  if (about != NULL)
    gtk_box_append (GTK_BOX (self->box), bst_text_label_new (about, "field-fact"));
  return self;
}
