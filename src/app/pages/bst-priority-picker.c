/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-priority-picker.h"
#include <glib/gi18n.h>
#include "bst-field.h"

#define N_PRIORITIES 5

struct _BstPriorityPicker {
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *choices[N_PRIORITIES + 1]; /* the first is "none" */
  gboolean quiet;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstPriorityPicker, bst_priority_picker, GTK_TYPE_WIDGET)

static void
toggled_cb (GtkToggleButton *button, BstPriorityPicker *self)
{
  gboolean active = gtk_toggle_button_get_active (button);

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  for (guint i = 0; active && !self->quiet && i <= N_PRIORITIES; i++)
    if (self->choices[i] == GTK_WIDGET (button))
      g_signal_emit (self, signals[CHOSEN], 0, i == 0 ? BST_UNSET : (gint64) i);
}

/**
 * bst_priority_picker_set_priority:
 * @priority: 1 … 5, or BST_UNSET
 *
 * Shows @priority; no signal follows.
 */
void
bst_priority_picker_set_priority (BstPriorityPicker *self, gint64 priority)
{
  guint index = priority >= 1 && priority <= N_PRIORITIES ? (guint) priority : 0;

  self->quiet = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choices[index]), TRUE);
  self->quiet = FALSE;
}

static void
bst_priority_picker_dispose (GObject *object)
{
  BstPriorityPicker *self = BST_PRIORITY_PICKER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (bst_priority_picker_parent_class)->dispose (object);
}

static void
bst_priority_picker_class_init (BstPriorityPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_priority_picker_dispose;
  gtk_widget_class_set_css_name (widget_class, "priority-picker");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * BstPriorityPicker::chosen:
   * @priority: 1 … 5, or BST_UNSET
   */
  signals[CHOSEN] = g_signal_new ("chosen", BST_TYPE_PRIORITY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
add_choice (BstPriorityPicker *self, guint index)
{
  g_autofree char *number = g_strdup_printf ("%u", index), *name = g_strdup_printf (_ ("Priority %u"), index);
  const char *said = index == 0 ? _ ("No priority") : name;
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label",
                                    index == 0 ? _ ("none") : number, NULL);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  self->choices[index] = button;
  if (index > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->choices[0]));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
bst_priority_picker_init (BstPriorityPicker *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Priority"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (guint i = 0; i <= N_PRIORITIES; i++)
    add_choice (self, i);
}

GtkWidget *
bst_priority_picker_new (void)
{
  return g_object_new (BST_TYPE_PRIORITY_PICKER, NULL);
}
