/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-smart-chips.h"
#include <glib/gi18n.h>
#include "bst-table-source.h"

struct _BstSmartChips {
  GtkWidget parent_instance;
  GtkWidget *letters[BST_SMART_N_LETTERS];
};

G_DEFINE_FINAL_TYPE (BstSmartChips, bst_smart_chips, GTK_TYPE_WIDGET)

static const BstMarkState marks_of[] = {
  [BST_SMART_GOOD] = BST_MARK_GOOD,
  [BST_SMART_NOT_YET] = BST_MARK_NOT_YET,
  [BST_SMART_SET_ASIDE] = BST_MARK_SET_ASIDE,
};
static const char *const classes[] = {
  [BST_MARK_NOT_YET] = "not-yet",
  [BST_MARK_GOOD] = "good",
  [BST_MARK_SET_ASIDE] = "set-aside",
};

static void
gather_marks (const BstRuleContext *context, const BstVerdict *verdict, BstTableMark *ret_marks)
{
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    ret_marks[i] = (BstTableMark) { bst_smart_letter_char (context, i), marks_of[verdict->states[i]] };
}

/**
 * bst_smart_chips_describe:
 *
 * Returns: (transfer full): the verdict in words
 */
char *
bst_smart_chips_describe (const BstRuleContext *context, const BstVerdict *verdict)
{
  BstTableMark marks[BST_SMART_N_LETTERS];
  g_autofree char *words = NULL;

  gather_marks (context, verdict, marks);
  words = bst_table_marks_describe (marks, BST_SMART_N_LETTERS);
  /* Translators: %s is for instance “S and R good; M, A and T not yet” */
  return g_strdup_printf (_ ("SMART: %s"), words);
}

/**
 * bst_smart_chips_set_verdict:
 * @verdict: of an action point
 */
void
bst_smart_chips_set_verdict (BstSmartChips *self, const BstRuleContext *context, const BstVerdict *verdict)
{
  BstTableMark marks[BST_SMART_N_LETTERS];
  g_autofree char *words = bst_smart_chips_describe (context, verdict);

  gather_marks (context, verdict, marks);
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    {
      const char letter[] = { marks[i].letter, '\0' };

      gtk_label_set_text (GTK_LABEL (self->letters[i]), letter);
      for (guint j = 0; j < G_N_ELEMENTS (classes); j++)
        (j == marks[i].state ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->letters[i], classes[j]);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
bst_smart_chips_dispose (GObject *object)
{
  BstSmartChips *self = BST_SMART_CHIPS (object);

  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    g_clear_pointer (&self->letters[i], gtk_widget_unparent);
  G_OBJECT_CLASS (bst_smart_chips_parent_class)->dispose (object);
}

static void
bst_smart_chips_class_init (BstSmartChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_smart_chips_dispose;
  gtk_widget_class_set_css_name (widget_class, "smart-chips");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bst_smart_chips_init (BstSmartChips *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 3);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    {
      self->letters[i] = gtk_label_new (NULL);
      gtk_widget_set_parent (self->letters[i], GTK_WIDGET (self));
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->letters[i]), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    }
}

GtkWidget *
bst_smart_chips_new (void)
{
  return g_object_new (BST_TYPE_SMART_CHIPS, NULL);
}
