/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-card.h"
#include "bst-pill.h"
#include <glib/gi18n.h>

struct _BstObjectiveCard {
  GtkListBoxRow parent_instance;
  char *id, *name;
  gboolean linked;
  GtkLabel *code, *title, *line, *link_mark;
  AdwWrapBox *pills;
  GtkWidget *foot;
  GtkMenuButton *menu;
  GtkWidget *popover; /* the same menu where the pointer is; NULL before it is asked for */
  GtkToggleButton *expander;
};

enum { EXPANDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstObjectiveCard, bst_objective_card, GTK_TYPE_LIST_BOX_ROW)

/* --- What it says --------------------------------------------------------------------------------------------- */

static char *
describe_smart (const BstCounts *counts)
{
  if (counts->n_points == 1)
    return g_strdup (counts->n_smart == 1 ? _ ("SMART") : _ ("not SMART yet"));
  /* Translators: of the action points, so many are SMART: “2 of 4 SMART” */
  return g_strdup_printf (_ ("%u of %u SMART"), counts->n_smart, counts->n_points);
}

static void
add_point_pills (GArray *pills, const BstObjectiveFacts *facts)
{
  const BstCounts *counts = &facts->counts;

  if (counts->n_points > 0)
    bst_pills_take (pills, BST_TONE_SUCCESS, "✓",
                    g_strdup_printf (ngettext ("%u action point", "%u action points", counts->n_points),
                                     counts->n_points),
                    NULL);
  else if (facts->n_indirect > 0)
    bst_pills_take (pills, BST_TONE_SUCCESS, "✓",
                    g_strdup_printf (ngettext ("indirectly: %u action point", "indirectly: %u action points",
                                               facts->n_indirect),
                                     facts->n_indirect),
                    _ ("Action points of the operational objectives that serve this one"));
  else if (facts->parent == NULL) /* calm: in a new plan every objective says so */
    bst_pills_take (pills, BST_TONE_NEUTRAL, "○", g_strdup (_ ("no action point")), NULL);
  if (counts->n_points > 0)
    bst_pills_take (pills, counts->n_smart == counts->n_points ? BST_TONE_SUCCESS : BST_TONE_WARNING,
                    counts->n_smart == counts->n_points ? "✓" : "◐", describe_smart (counts),
                    _ ("Action points of which all five letters are good"));
  if (counts->n_late > 0)
    bst_pills_take (pills, BST_TONE_ERROR, "▲",
                    g_strdup_printf (ngettext ("%u late", "%u late", counts->n_late), counts->n_late), NULL);
}

/**
 * bst_objective_make_pills:
 *
 * Returns: (transfer full) (element-type BstPill): how far the objective is covered, in a few words each
 */
GArray *
bst_objective_make_pills (const BstObjectiveFacts *facts)
{
  GArray *pills = bst_pills_new ();
  const BstCounts *counts = &facts->counts;

  add_point_pills (pills, facts);
  if (counts->n_actions > 0)
    bst_pills_take (pills, BST_TONE_NEUTRAL, NULL,
                    g_strdup_printf (ngettext ("%u action", "%u actions", counts->n_actions), counts->n_actions),
                    _ ("Actions in the portfolio with this as their first objective"));
  if (counts->n_indicators > 0)
    bst_pills_take (pills, BST_TONE_NEUTRAL, NULL,
                    g_strdup_printf (ngettext ("%u indicator", "%u indicators", counts->n_indicators),
                                     counts->n_indicators),
                    NULL);
  if (facts->node->priority != BST_UNSET)
    bst_pills_take (pills, BST_TONE_ACCENT, "★", g_strdup_printf (_ ("priority %d"), (int) facts->node->priority),
                    _ ("1 comes first, 5 last"));
  if (facts->node->is_local)
    bst_pills_take (pills, BST_TONE_NEUTRAL, "✎", g_strdup (_ ("own")),
                    _ ("An objective of this plan; it is not in the framework"));
  return pills;
}

/* "serves S2, S4 · 5 sub-objectives" */
static char *
make_line (const BstObjectiveFacts *facts)
{
  g_autofree char *links = NULL, *children = NULL;

  if (facts->linked_codes != NULL)
    links = g_strdup_printf (facts->node->level == BST_LEVEL_STRATEGIC ? _ ("served by %s") : _ ("serves %s"),
                             facts->linked_codes);
  if (facts->n_children > 0)
    children =
        g_strdup_printf (ngettext ("%u sub-objective", "%u sub-objectives", facts->n_children), facts->n_children);
  if (links != NULL && children != NULL)
    return g_strdup_printf ("%s · %s", links, children);
  if (links != NULL || children != NULL)
    return g_strdup (links != NULL ? links : children);
  return facts->parent == NULL
             ? g_strdup (facts->node->level == BST_LEVEL_STRATEGIC ? _ ("served by none yet") : _ ("serves none yet"))
             : NULL;
}

static void
name_parts (BstObjectiveCard *self, const BstObjectiveFacts *facts, const char *line, GArray *pills)
{
  g_autofree char *words = bst_pills_describe (pills);
  g_autofree char *spoken = g_strdup_printf ("%s %s; %s%s%s", facts->code, facts->node->title, line != NULL ? line : "",
                                             line != NULL ? "; " : "", words);
  g_autofree char *more = g_strdup_printf (_ ("More for %s"), facts->code);
  g_autofree char *unfold = g_strdup_printf (_ ("Sub-objectives of %s"), facts->code);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, unfold, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), more);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->expander), unfold);
}

/**
 * bst_objective_card_show:
 *
 * Shows @facts; what is the same stays as it is.
 */
void
bst_objective_card_show (BstObjectiveCard *self, const BstObjectiveFacts *facts)
{
  g_autoptr (GArray) pills = bst_objective_make_pills (facts);
  g_autofree char *line = make_line (facts);
  const char *title = *facts->node->title != '\0' ? facts->node->title : _ ("(no title yet)");

  g_set_str (&self->name, title);
  gtk_label_set_text (self->code, facts->code);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->line, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line), line != NULL);
  bst_pills_show (pills, self->pills);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), facts->n_children > 0);
  (facts->parent != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "sub-objective");
  /* a sub-objective is one line where it can be */
  gtk_widget_set_visible (GTK_WIDGET (self->menu), facts->parent == NULL);
  gtk_widget_set_visible (self->foot, facts->parent == NULL || pills->len > 0);
  name_parts (self, facts, line, pills);
}

/**
 * bst_objective_card_set_linked:
 * @linked: whether the objective is linked with the one selected in the other column
 */
void
bst_objective_card_set_linked (BstObjectiveCard *self, gboolean linked)
{
  if (self->linked == linked)
    return;
  self->linked = linked;
  (linked ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "linked");
  gtk_widget_set_visible (GTK_WIDGET (self->link_mark), linked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  linked ? _ ("linked with what is selected") : "", -1);
}

/* --- Folding -------------------------------------------------------------------------------------------------- */

static void
expander_toggled_cb (GtkToggleButton *button, BstObjectiveCard *self)
{
  gboolean expanded = gtk_toggle_button_get_active (button);

  gtk_button_set_icon_name (GTK_BUTTON (button), expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  if (gtk_widget_get_visible (GTK_WIDGET (button)))
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  g_signal_emit (self, signals[EXPANDED], 0);
}

void
bst_objective_card_set_expanded (BstObjectiveCard *self, gboolean expanded)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->expander)))
    gtk_toggle_button_set_active (self->expander, expanded);
}

gboolean
bst_objective_card_get_expanded (BstObjectiveCard *self)
{
  return gtk_toggle_button_get_active (self->expander);
}

const char *
bst_objective_card_get_id (BstObjectiveCard *self)
{
  return self->id;
}

const char *
bst_objective_card_get_name (BstObjectiveCard *self)
{
  return self->name;
}

/* --- What can be done with it --------------------------------------------------------------------------------- */

static GMenuModel *
make_priorities (void)
{
  GMenu *menu = g_menu_new ();
  int last = (int) bst_kind_get_field (BST_KIND_OBJECTIVES, "priority")->max;

  for (int priority = 0; priority <= last; priority++)
    {
      g_autofree char *label =
          priority > 0 ? g_strdup_printf (_ ("Priority %u"), (guint) priority) : g_strdup (_ ("No priority"));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "page.priority", "i", priority);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
get_menu (void)
{
  static GMenu *menu;
  g_autoptr (GMenu) add = NULL, place = NULL, away = NULL;
  g_autoptr (GMenuModel) priorities = NULL;
  g_autoptr (GMenuItem) remove = NULL;

  if (menu != NULL)
    return G_MENU_MODEL (menu);
  menu = g_menu_new ();
  add = g_menu_new ();
  place = g_menu_new ();
  away = g_menu_new ();
  priorities = make_priorities ();
  remove = g_menu_item_new (_ ("Remove"), "page.remove");
  g_menu_item_set_attribute (remove, "hidden-when", "s", "action-disabled"); /* the framework's own stay */
  g_menu_append (add, _ ("New Action Point"), "page.add-action-point");
  g_menu_append (add, _ ("New Sub-Objective…"), "page.add-sub-objective");
  g_menu_append_submenu (place, _ ("Priority"), priorities);
  g_menu_append (place, _ ("Move Up"), "page.move-up");
  g_menu_append (place, _ ("Move Down"), "page.move-down");
  g_menu_append (away, _ ("Show Details"), "page.show-details");
  g_menu_append_item (away, remove);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (menu);
}

/* Made when first asked for: a phase has some thirty cards. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  gtk_menu_button_set_menu_model (button, get_menu ());
}

/* The menu is about the card it hangs on. */
static void
select_self (BstObjectiveCard *self)
{
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_LIST_BOX_ROW (self));
}

static void
menu_opened_cb (BstObjectiveCard *self)
{
  if (gtk_menu_button_get_active (self->menu))
    select_self (self);
}

/* A popover takes the keyboard with it when it goes, unless what was chosen put it elsewhere. */
static void
closed_cb (BstObjectiveCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, self->popover)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Also a sub-objective, which shows no button, has the menu, where the pointer is. */
static void
open_menu (BstObjectiveCard *self, double x, double y)
{
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (get_menu ());
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  select_self (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, BstObjectiveCard *self)
{
  open_menu (self, x, y);
}

static void
held_cb (GtkGestureLongPress *gesture, double x, double y, BstObjectiveCard *self)
{
  open_menu (self, x, y);
}

static gboolean
popup_menu_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BstObjectiveCard *self = BST_OBJECTIVE_CARD (widget);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self->title), widget, &bounds))
    open_menu (self, bounds.origin.x, bounds.origin.y + bounds.size.height);
  return TRUE;
}

/* --- Object --------------------------------------------------------------------------------------------------- */

static void
bst_objective_card_dispose (GObject *object)
{
  BstObjectiveCard *self = BST_OBJECTIVE_CARD (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_OBJECTIVE_CARD);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (bst_objective_card_parent_class)->dispose (object);
}

static void
bst_objective_card_class_init (BstObjectiveCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_objective_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/pages/bst-objective-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, code);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, title);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, line);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, link_mark);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, pills);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, foot);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, menu);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveCard, expander);
  gtk_widget_class_bind_template_callback (widget_class, expander_toggled_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, popup_menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, popup_menu_cb, NULL);
  signals[EXPANDED] =
      g_signal_new ("expanded", BST_TYPE_OBJECTIVE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_objective_card_init (BstObjectiveCard *self)
{
  GtkGesture *press = gtk_gesture_click_new (), *hold = gtk_gesture_long_press_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, create_popup_cb, NULL, NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (hold, "pressed", G_CALLBACK (held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
  g_signal_connect_object (self->menu, "notify::active", G_CALLBACK (menu_opened_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bst_objective_card_new:
 * @id: of the objective, for good
 *
 * Returns: (transfer floating): a card that shows nothing yet
 */
GtkWidget *
bst_objective_card_new (const char *id)
{
  BstObjectiveCard *self = g_object_new (BST_TYPE_OBJECTIVE_CARD, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}
