/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-points-row.h"
#include <glib/gi18n.h>

#define MOST 11 /* buttons beside each other; a longer scale is typed */

/* --- One stop for Tab ----------------------------------------------------------------------------------------------- */

#define BST_TYPE_POINTS_BOX (bst_points_box_get_type ())
G_DECLARE_FINAL_TYPE (BstPointsBox, bst_points_box, BST, POINTS_BOX, GtkBox)

struct _BstPointsBox {
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (BstPointsBox, bst_points_box, GTK_TYPE_BOX)

static GtkWidget *
find_pressed (GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (child != NULL && !(GTK_IS_TOGGLE_BUTTON (child) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child))))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Tab comes to the score that there is and goes on from there: five criteria were thirty stops. The arrows go between. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *pressed = find_pressed (widget);

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) || pressed == NULL
      || !GTK_IS_TOGGLE_BUTTON (gtk_widget_get_last_child (widget)))
    return GTK_WIDGET_CLASS (bst_points_box_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (pressed);
}

static void
bst_points_box_class_init (BstPointsBoxClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = focus;
}

static void
bst_points_box_init (BstPointsBox *self)
{
}

/* --- The row -------------------------------------------------------------------------------------------------------- */

struct _BstPointsRow {
  BstFieldRow parent_instance;
  GtkWidget *box, *none, *spin;
  gint64 minimum, maximum;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (BstPointsRow, bst_points_row, BST_TYPE_FIELD_ROW)

static gint64
get_number (GtkWidget *button)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "number"));
}

static void
submit (BstPointsRow *self, gint64 number)
{
  bst_field_row_submit (BST_FIELD_ROW (self), (BstValue) { .num = number }, FALSE);
}

static void
toggled_cb (BstPointsRow *self, GtkToggleButton *button)
{
  gboolean active = gtk_toggle_button_get_active (button);

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (active && !self->quiet)
    submit (self, GTK_WIDGET (button) == self->none ? BST_UNSET : get_number (GTK_WIDGET (button)));
}

static void
spun_cb (BstPointsRow *self)
{
  if (!self->quiet)
    submit (self, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spin)));
}

static void
show (BstFieldRow *row, BstValue value)
{
  BstPointsRow *self = BST_POINTS_ROW (row);
  GtkWidget *wanted = self->none;

  self->quiet = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != self->none && child != self->spin && get_number (child) == value.num)
      wanted = child;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (wanted), TRUE);
  if (self->spin != NULL && value.num != BST_UNSET)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), (double) value.num);
  self->quiet = FALSE;
}

/* The arrows go from one to the next without pressing it: a score is no setting to try out. */
static GtkWidget *
new_button (BstPointsRow *self, const char *label, gint64 number)
{
  GtkWidget *button =
      g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label", label, NULL);

  if (self->none != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->none));
  g_object_set_data (G_OBJECT (button), "number", GINT_TO_POINTER (number));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static void
say (GtkWidget *widget, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_parts (BstFieldRow *row)
{
  BstPointsRow *self = BST_POINTS_ROW (row);
  const char *title = bst_field_row_get_title (row);
  /* Translators: %s is a criterion of quality */
  g_autofree char *none = g_strdup_printf (_ ("%s: no score"), title);

  say (self->box, title);
  say (self->none, none);
  if (self->spin != NULL)
    say (self->spin, title);
  for (GtkWidget *child = gtk_widget_get_next_sibling (self->none); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != self->spin)
      {
        /* Translators: a criterion of quality, its score, the highest score */
        g_autofree char *name =
            g_strdup_printf (_ ("%s: %d of %d"), title, (int) get_number (child), (int) self->maximum);
        say (child, name);
      }
}

/**
 * bst_points_row_set_range:
 * @minimum: the lowest score, in points
 * @maximum: the highest
 */
void
bst_points_row_set_range (BstPointsRow *self, gint64 minimum, gint64 maximum)
{
  GtkWidget *child;

  if (self->minimum == minimum && self->maximum == maximum)
    return;
  self->minimum = minimum;
  self->maximum = maximum;
  while ((child = gtk_widget_get_next_sibling (self->none)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->spin = NULL;
  if (maximum - minimum + 1 > MOST)
    {
      self->spin = gtk_spin_button_new_with_range ((double) minimum, (double) maximum, 1);
      g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (spun_cb), self);
      gtk_box_append (GTK_BOX (self->box), self->spin);
    }
  for (gint64 i = minimum; self->spin == NULL && i <= maximum; i++)
    {
      g_autofree char *label = g_strdup_printf ("%" G_GINT64_FORMAT, i);
      gtk_box_append (GTK_BOX (self->box), new_button (self, label, i));
    }
  name_parts (BST_FIELD_ROW (self));
  show (BST_FIELD_ROW (self), bst_field_row_get_value (BST_FIELD_ROW (self)));
}

static void
setup (BstFieldRow *row)
{
  BstPointsRow *self = BST_POINTS_ROW (row);

  bst_field_row_set_control (row, self->box, self->none);
  bst_field_row_set_plain (row);
}

static void
bst_points_row_class_init (BstPointsRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->name_parts = name_parts;
  row_class->show = show;
}

static void
bst_points_row_init (BstPointsRow *self)
{
  self->box = g_object_new (BST_TYPE_POINTS_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_add_css_class (self->box, "points");
  self->none = new_button (self, "–", 0);
  gtk_box_append (GTK_BOX (self->box), self->none);
}
