/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-session-map-private.h"
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include "bst-flow-layout.h"
#include "kinds/bst-session.h"

#define OUTLINE_WIDTH 300

typedef enum { PROP_WITH_PERSONS = 1, PROP_OUTLINE, N_PROPS } Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BstSessionMap, bst_session_map, ADW_TYPE_BIN)

/* --- What it shows ------------------------------------------------------------------------------------------------------- */

static void
show_scale (BstSessionMap *self)
{
  /* Translators: how large the drawing is shown, in percent */
  g_autofree char *text = g_strdup_printf (_ ("%d %%"), (int) round (bst_map_view_get_zoom (self->view) * 100));

  gtk_label_set_text (GTK_LABEL (self->scale), text);
}

/* A list that nobody sees is not made. */
static void
fill_outline (BstSessionMap *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->outline)))
    bst_map_outline_set_map (self->outline, bst_map_view_get_map (self->view));
}

static void
refresh_cb (gpointer view)
{
  BstSessionMap *self = view;
  BstPlan *plan = self->document != NULL ? bst_document_get_plan (self->document) : NULL;
  g_autoptr (BstMap) map = NULL;

  if (plan == NULL || self->session == NULL || bst_plan_find (plan, BST_KIND_SESSIONS, self->session) == NULL)
    {
      bst_map_view_set_map (self->view, NULL);
      bst_map_outline_set_map (self->outline, NULL);
      return;
    }
  map = bst_map_new (plan, self->session, self->kind, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), map->groups->len > 0 ? "map" : "empty");
  bst_map_view_set_map (self->view, map);
  fill_outline (self);
  show_scale (self);
}

/**
 * bst_session_map_show:
 * @document: (nullable): the plan
 * @session: (nullable): id of the session
 */
void
bst_session_map_show (BstSessionMap *self, BstDocument *document, const char *session)
{
  gboolean other = self->document != document;

  if (!other && g_strcmp0 (self->session, session) == 0)
    return;
  g_set_object (&self->document, document);
  g_set_str (&self->session, session);
  g_clear_pointer (&self->about, g_free);
  if (other)
    bst_refresher_set_document (self->refresher, document);
  else
    bst_refresher_queue (self->refresher);
}

/* --- The keyboard -------------------------------------------------------------------------------------------------------- */

/**
 * bst_session_map_get_key:
 *
 * Returns: (nullable): key of the card or group that something will be done with: a menu's, or the one that has the keyboard
 */
const char *
bst_session_map_get_key (BstSessionMap *self)
{
  GtkWidget *outline = GTK_WIDGET (self->outline);

  if (self->about != NULL)
    return self->about;
  return gtk_widget_get_focus_child (outline) != NULL || self->narrow ? bst_map_outline_get_current (self->outline)
                                                                      : bst_map_view_get_current (self->view);
}

gboolean
bst_session_map_focus (BstSessionMap *self)
{
  bst_refresher_flush (self->refresher);
  if (self->narrow)
    return bst_map_outline_focus (self->outline, bst_map_outline_get_current (self->outline));
  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static gboolean
focus_key (BstSessionMap *self, const char *key)
{
  return self->narrow ? bst_map_outline_focus (self->outline, key) : bst_map_view_focus (self->view, key);
}

/**
 * bst_session_map_focus_card:
 *
 * Returns: whether the card is on the map; it then has the keyboard
 */
gboolean
bst_session_map_focus_card (BstSessionMap *self, const char *card)
{
  g_autofree char *key = g_strconcat ("card:", card, NULL);

  bst_refresher_flush (self->refresher);
  return focus_key (self, key);
}

static void
give_back_cb (gpointer data)
{
  BstSessionMap *self = data;
  g_autofree char *about = g_steal_pointer (&self->about);

  self->focus_source = 0;
  if (about != NULL)
    focus_key (self, about);
}

/* After a menu or dialog gave the keyboard to where it was before. */
void
bst_session_map_give_back (BstSessionMap *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_once (give_back_cb, self);
}

static void
focused_cb (BstSessionMap *self, const char *key)
{
  const char *card = bst_map_key_get_card (key);

  if (card != NULL)
    g_signal_emit_by_name (self, "card-chosen", card, FALSE);
  else
    g_signal_emit_by_name (self, "group-chosen");
}

static void
activated_cb (BstSessionMap *self, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "map.open", NULL);
}

static void
dropped_cb (BstSessionMap *self, const char *dragged, const char *target)
{
  bst_session_map_drop (self, dragged, target);
}

/* --- Parts ------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  if (g_utf8_strlen (label, -1) == 1) /* a sign: nobody can say it */
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GMenuModel *
make_export_menu (void)
{
  GMenu *menu = g_menu_new (), *formats = g_menu_new (), *choices = g_menu_new ();

  g_menu_append (formats, _ ("Picture for the Web (SVG)…"), "map.export::svg");
  g_menu_append (formats, _ ("Picture (PNG)…"), "map.export::png");
  g_menu_append (formats, _ ("Document (PDF)…"), "map.export::pdf");
  g_menu_append (choices, _ ("With Names of Persons"), "map.with-persons");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (formats));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_object_unref (formats);
  g_object_unref (choices);
  return G_MENU_MODEL (menu);
}

static void
make_bar (BstSessionMap *self)
{
  g_autoptr (GMenuModel) model = make_export_menu ();
  GtkWidget *export = gtk_menu_button_new ();

  self->bar = bst_flow_new (6, FALSE);
  self->zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  add_button (self->zoom, "−", _ ("Smaller (−)"), "map.zoom-out");
  self->scale = g_object_new (GTK_TYPE_LABEL, "width-chars", 6, NULL);
  gtk_box_append (GTK_BOX (self->zoom), self->scale);
  add_button (self->zoom, "+", _ ("Larger (+)"), "map.zoom-in");
  add_button (self->zoom, _ ("Whole Map"), _ ("Show the whole map (Home)"), "map.fit");
  self->outline_button = gtk_toggle_button_new_with_label (_ ("Outline"));
  gtk_widget_set_tooltip_text (self->outline_button, _ ("The same as a list beside the map"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->outline_button), "map.outline");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (export), _ ("Save as Picture"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (export), model);
  gtk_box_append (GTK_BOX (self->bar), self->zoom);
  gtk_box_append (GTK_BOX (self->bar), self->outline_button);
  gtk_box_append (GTK_BOX (self->bar), export);
  gtk_widget_add_css_class (self->bar, "map-bar");
}

static void
place_outline (BstSessionMap *self)
{
  gboolean wanted = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->outline_button));

  gtk_widget_set_visible (GTK_WIDGET (self->view), !self->narrow);
  gtk_widget_set_visible (self->zoom, !self->narrow);
  gtk_widget_set_visible (self->outline_button, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->outline), self->narrow || wanted);
  gtk_widget_set_hexpand (GTK_WIDGET (self->outline), self->narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->outline), self->narrow ? -1 : OUTLINE_WIDTH, -1);
  (self->narrow ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->outline), "map-side");
  fill_outline (self);
}

static void
narrow_cb (BstSessionMap *self)
{
  self->narrow = TRUE;
  place_outline (self);
}

static void
roomy_cb (BstSessionMap *self)
{
  self->narrow = FALSE;
  place_outline (self);
}

/* Between a map that is too small and a list that is not seen, the map goes first; the button brings the list. */
static void
short_cb (BstSessionMap *self)
{
  g_object_set (self, "outline", FALSE, NULL);
}

static void
ample_cb (BstSessionMap *self)
{
  g_object_set (self, "outline", TRUE, NULL);
}

static GtkWidget *
make_content (BstSessionMap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  make_bar (self);
  self->view = BST_MAP_VIEW (bst_map_view_new ());
  self->outline = BST_MAP_OUTLINE (bst_map_outline_new ());
  gtk_box_append (GTK_BOX (sides), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (sides), GTK_WIDGET (self->outline));
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), sides);
  g_signal_connect_swapped (self->view, "focused", G_CALLBACK (focused_cb), self);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->view, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect_swapped (self->view, "zoomed", G_CALLBACK (show_scale), self);
  g_signal_connect_swapped (self->outline, "focused", G_CALLBACK (focused_cb), self);
  g_signal_connect_swapped (self->outline, "activated", G_CALLBACK (activated_cb), self);
  return box;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing to Draw Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty), _ ("Write cards first: what hinders and what helps, what organisations offer and ask."));
  return empty;
}

/* --- Object ------------------------------------------------------------------------------------------------------------------- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  BstSessionMap *self = BST_SESSION_MAP (object);

  g_value_set_boolean (value, id == PROP_WITH_PERSONS
                                  ? self->with_persons
                                  : gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->outline_button)));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  BstSessionMap *self = BST_SESSION_MAP (object);
  gboolean wanted = g_value_get_boolean (value);

  if (id == PROP_WITH_PERSONS)
    self->with_persons = wanted;
  else
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->outline_button), wanted);
      place_outline (self);
    }
  g_object_notify_by_pspec (object, spec);
}

static void
dispose (GObject *object)
{
  BstSessionMap *self = BST_SESSION_MAP (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->refresher, bst_refresher_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picker));
  self->picker = NULL;
  g_clear_object (&self->document);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->about, g_free);
  G_OBJECT_CLASS (bst_session_map_parent_class)->dispose (object);
}

static void
bst_session_map_class_init (BstSessionMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_WITH_PERSONS] =
      g_param_spec_boolean ("with-persons", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OUTLINE] =
      g_param_spec_boolean ("outline", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_signal_new ("card-chosen", BST_TYPE_SESSION_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_signal_new ("group-chosen", BST_TYPE_SESSION_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("toast", BST_TYPE_SESSION_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_BOOLEAN);
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "map.with-persons", "with-persons");
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "map.outline", "outline");
  bst_session_map_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
bst_session_map_init (BstSessionMap *self)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 520sp")),
                *tight = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 860sp"));

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_content (self), "map");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  g_object_set (self->stack, "hhomogeneous", FALSE, "vhomogeneous", FALSE, "vexpand", TRUE, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->outline_button), TRUE);
  place_outline (self);
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), self->stack);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), tight);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  g_signal_connect_object (tight, "apply", G_CALLBACK (short_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tight, "unapply", G_CALLBACK (ample_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (roomy_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), bin);
  self->refresher = bst_refresher_new (GTK_WIDGET (self), refresh_cb);
  bst_session_map_setup_keys (self);
}

/**
 * bst_session_map_new:
 * @kind: which of both it draws
 */
GtkWidget *
bst_session_map_new (BstMapKind kind)
{
  BstSessionMap *self = g_object_new (BST_TYPE_SESSION_MAP, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}
