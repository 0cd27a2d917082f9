/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-projection-bar.h"
#include <glib/gi18n.h>
#include "bst-flow-layout.h"
#include "bst-menu-names.h"
#include "bst-session-format.h"

#define PREVIEW_HEIGHT 58
#define LEAST_TIME 1
#define MOST_TIME 600
#define USUAL_TIME 10

struct _BstProjectionBar {
  AdwBin parent_instance;
  BstProjection *projection; /* NULL: nothing is projected */
  GtkWidget *preview, *title, *about, *time_button, *flow;
};

G_DEFINE_FINAL_TYPE (BstProjectionBar, bst_projection_bar, ADW_TYPE_BIN)

/* --- What is shown ------------------------------------------------------------------------------------------------- */

static void
set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

static void
show_time (BstProjectionBar *self)
{
  BstCountdown *countdown = bst_projection_get_countdown (self->projection);
  g_autofree char *text = bst_countdown_is_on (countdown) ? bst_countdown_say (bst_countdown_get_left (countdown), NULL)
                                                          : g_strdup (_ ("Timer"));

  if (g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (self->time_button)), text) != 0)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->time_button), text);
}

static void
changed_cb (BstProjectionBar *self)
{
  g_autofree char *position = bst_projection_say_position (self->projection), *about = NULL;

  if (bst_projection_is_kept_back (self->projection))
    about = g_strdup (_ ("What is selected is confidential or not shown yet: the room does not see it"));
  else
    /* Translators: %s is for instance “2 / 12” */
    about = g_strdup_printf (_ ("The room sees slide %s"), position);
  set_text (self->title, bst_projection_get_title (self->projection));
  set_text (self->about, about);
  show_time (self);
}

/* --- Time ---------------------------------------------------------------------------------------------------------- */

static void
popdown (GtkWidget *widget)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER)));
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  g_signal_connect (button, "clicked", G_CALLBACK (popdown), NULL);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* The steps of the session that is projected, each with its own time. */
static void
add_steps (BstProjectionBar *self, GtkWidget *box)
{
  BstRecord *session = bst_projection_get_session (self->projection);
  g_autoptr (GArray) agenda = session != NULL ? bst_session_list_agenda (session) : NULL;

  for (guint i = 0; agenda != NULL && i < agenda->len; i++)
    {
      const BstStep *step = g_array_index (agenda, BstAgendaLine, i).step;
      g_autofree char *label = NULL;
      GtkWidget *button;
      if (step->minutes == BST_UNSET || step->minutes <= 0)
        continue;
      /* Translators: a step of a programme, and how long it takes */
      label = g_strdup_printf (ngettext ("%s: %u minute", "%s: %u minutes", (gulong) step->minutes),
                               step->title != NULL ? step->title : "…", (guint) step->minutes);
      button = add_button (box, "", "project.time");
      gtk_button_set_use_underline (GTK_BUTTON (button), FALSE);
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint) step->minutes);
    }
}

static void
start_cb (GtkWidget *widget)
{
  GtkWidget *spin = g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER)), "minutes");

  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  gtk_widget_activate_action (widget, "project.time", "u",
                              (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)));
  popdown (widget);
}

static void
add_own_time (GtkWidget *box, GtkWidget *popover)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *spin = gtk_spin_button_new_with_range (LEAST_TIME, MOST_TIME, 1),
            *label = gtk_label_new_with_mnemonic (_ ("_Minutes")), *start = gtk_button_new_with_mnemonic (_ ("_Start"));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), USUAL_TIME);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), spin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Minutes"), -1);
  g_object_set_data (G_OBJECT (popover), "minutes", spin);
  g_signal_connect (start, "clicked", G_CALLBACK (start_cb), NULL);
  g_signal_connect (spin, "activate", G_CALLBACK (start_cb), NULL);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), spin);
  gtk_box_append (GTK_BOX (row), start);
  gtk_box_append (GTK_BOX (box), row);
}

static void
make_time_popover (GtkMenuButton *button, gpointer data)
{
  BstProjectionBar *self = data;
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  BstCountdown *countdown = self->projection != NULL ? bst_projection_get_countdown (self->projection) : NULL;

  if (countdown != NULL)
    add_steps (self, box);
  add_own_time (box, popover);
  if (countdown != NULL && bst_countdown_is_on (countdown))
    {
      add_button (box, bst_countdown_is_paused (countdown) ? _ ("_Go On") : _ ("_Pause"), "project.pause");
      add_button (box, _ ("One Minute _More"), "project.more-time");
      add_button (box, _ ("_Take the Timer Away"), "project.stop-time");
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* --- Building ------------------------------------------------------------------------------------------------------ */

static GtkWidget *
add_tool (GtkWidget *box, GtkWidget *button, const char *icon, const char *name, const char *action)
{
  if (icon != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new (), *shown = g_menu_new (), *look = g_menu_new ();

  g_menu_append (shown, _ ("Show What Is _Late and Who Has Not Answered"), "project.delays");
  g_menu_append (shown, _ ("Show Scores That Nobody _Validated"), "project.unvalidated");
  g_menu_append (look, _ ("_Light Text on a Dark Screen"), "project.dark");
  g_menu_append (look, _ ("L_arger Text"), "project.larger");
  g_menu_append (look, _ ("S_maller Text"), "project.smaller");
  g_menu_append (look, _ ("_Full Screen"), "project.full-screen");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (shown));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_object_unref (shown);
  g_object_unref (look);
  return G_MENU_MODEL (menu);
}

static void
make_menu_popover (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
new_tools (BstProjectionBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *more = gtk_menu_button_new ();

  add_tool (box, gtk_button_new (), "go-previous-symbolic", _ ("Previous Slide"), "project.previous");
  add_tool (box, gtk_button_new (), "go-next-symbolic", _ ("Next Slide"), "project.next");
  add_tool (box, gtk_toggle_button_new (), "view-pin-symbolic", _ ("Keep This Slide While You Go On"), "project.pin");
  add_tool (box, gtk_toggle_button_new (), "weather-clear-night-symbolic", _ ("Black Screen"), "project.black");
  self->time_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->time_button), _ ("Timer"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->time_button), make_time_popover, self, NULL);
  gtk_widget_add_css_class (self->time_button, "flat");
  gtk_box_append (GTK_BOX (box), self->time_button);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), make_menu_popover, NULL, NULL);
  gtk_widget_set_tooltip_text (more, _ ("What the Room Sees"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the Room Sees"), -1);
  gtk_widget_add_css_class (more, "flat");
  gtk_box_append (GTK_BOX (box), more);
  add_tool (box, gtk_button_new (), "window-close-symbolic", _ ("Stop Projecting"), "project.close");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2,
                    "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 12, "max-width-chars", 44, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A picture would be as large as what it shows. */
static GtkWidget *
new_frame (GtkWidget *picture)
{
  GtkWidget *frame = gtk_overlay_new (), *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (space, PREVIEW_HEIGHT * 16 / 9, PREVIEW_HEIGHT);
  gtk_overlay_set_child (GTK_OVERLAY (frame), space);
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), picture);
  gtk_widget_set_valign (frame, GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (frame, "projection-preview");
  return frame;
}

static void
dispose (GObject *object)
{
  bst_projection_bar_set_projection (BST_PROJECTION_BAR (object), NULL);
  G_OBJECT_CLASS (bst_projection_bar_parent_class)->dispose (object);
}

static void
bst_projection_bar_class_init (BstProjectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "bst-projection-bar");
}

static void
bst_projection_bar_init (BstProjectionBar *self)
{
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->flow = bst_flow_new (8, FALSE);
  self->preview = gtk_picture_new ();
  gtk_picture_set_alternative_text (GTK_PICTURE (self->preview), _ ("What the room sees"));
  self->title = new_label ("heading");
  self->about = new_label ("caption");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->about);
  gtk_box_append (GTK_BOX (what), new_frame (self->preview));
  gtk_box_append (GTK_BOX (what), words);
  gtk_widget_insert_before (what, self->flow, NULL);
  gtk_widget_insert_before (new_tools (self), self->flow, NULL);
  adw_bin_set_child (ADW_BIN (self), self->flow);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Projection"), -1);
}

/**
 * bst_projection_bar_set_projection:
 * @projection: (nullable): what is projected; %NULL hides the bar
 */
void
bst_projection_bar_set_projection (BstProjectionBar *self, BstProjection *projection)
{
  g_autoptr (GdkPaintable) seen = NULL;

  if (self->projection != NULL)
    g_signal_handlers_disconnect_by_data (self->projection, self);
  g_set_object (&self->projection, projection);
  gtk_widget_set_visible (GTK_WIDGET (self), projection != NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "project",
                                  projection != NULL ? bst_projection_get_actions (projection) : NULL);
  if (projection != NULL)
    seen = gtk_widget_paintable_new (bst_projection_get_view (projection));
  if (self->preview != NULL && GTK_IS_PICTURE (self->preview))
    gtk_picture_set_paintable (GTK_PICTURE (self->preview), seen);
  if (projection == NULL)
    return;
  g_signal_connect_object (projection, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
