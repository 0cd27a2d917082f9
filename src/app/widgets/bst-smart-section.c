/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-smart-section.h"
#include <glib/gi18n.h>

struct _BstSmartSection {
  AdwBin parent_instance;
  GtkWidget *letter, *title, *question, *state, *box, *loose;
};

G_DEFINE_FINAL_TYPE (BstSmartSection, bst_smart_section, ADW_TYPE_BIN)

static const struct {
  const char *style, *shape, *words;
} states[] = {
  [BST_SMART_GOOD] = { "success", "✓", N_ ("good") },
  [BST_SMART_NOT_YET] = { "warning", "○", N_ ("not yet") },
  [BST_SMART_SET_ASIDE] = { "neutral", "✓", N_ ("not applicable") },
};

/**
 * bst_smart_section_set_words:
 * @letter: (nullable): %NULL for a part that is no letter
 * @question: (nullable): what the letter asks
 */
void
bst_smart_section_set_words (BstSmartSection *self, const char *letter, const char *title, const char *question)
{
  gtk_label_set_text (GTK_LABEL (self->letter), letter != NULL ? letter : "");
  gtk_widget_set_visible (self->letter, letter != NULL);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->question), question != NULL ? question : "");
  gtk_widget_set_visible (self->question, question != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
bst_smart_section_set_state (BstSmartSection *self, BstSmartState state)
{
  g_autofree char *text = g_strdup_printf ("%s %s", states[state].shape, _ (states[state].words));
  const char *classes[] = { "bst-pill", states[state].style, NULL };

  gtk_widget_set_visible (self->state, TRUE);
  gtk_label_set_text (GTK_LABEL (self->state), text);
  gtk_widget_set_css_classes (self->state, classes);
  gtk_widget_set_css_classes (self->letter, (const char *[]) { "smart-letter", states[state].style, NULL });
}

/**
 * bst_smart_section_get_box:
 *
 * Returns: (transfer none): where the fields go
 */
GtkBox *
bst_smart_section_get_box (BstSmartSection *self)
{
  return GTK_BOX (self->box);
}

/**
 * bst_smart_section_get_loose:
 *
 * Returns: (transfer none): where findings go whose field is not in this section
 */
GtkBox *
bst_smart_section_get_loose (BstSmartSection *self)
{
  return GTK_BOX (self->loose);
}

static void
dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_SMART_SECTION);
  G_OBJECT_CLASS (bst_smart_section_parent_class)->dispose (object);
}

static void
bst_smart_section_class_init (BstSmartSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-smart-section.ui");
  gtk_widget_class_bind_template_child (widget_class, BstSmartSection, letter);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSection, title);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSection, question);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSection, state);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSection, box);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSection, loose);
}

static void
bst_smart_section_init (BstSmartSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

BstSmartSection *
bst_smart_section_new (void)
{
  return g_object_new (BST_TYPE_SMART_SECTION, NULL);
}
