/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-phase-tabs.h"
#include "bst-objective-facts.h"
#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct {
  const BstItem *phase;
  GtkWidget *button, *count, *covered, *bar;
} Tab;

struct _BstPhaseTabs {
  GtkWidget parent_instance;
  BstDocument *document;
  GArray *tabs; /* Tab */
  GtkSizeGroup *same_width;
  guint selected;
  gboolean narrow;
};

enum { SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstPhaseTabs, bst_phase_tabs, GTK_TYPE_WIDGET)

#define N_COLORS 5

/**
 * bst_phase_css_class:
 *
 * Returns: (transfer full): the class that gives a phase its colour, by its place in the framework
 */
char *
bst_phase_css_class (BstFramework *framework, const char *phase)
{
  const BstItem *item = bst_framework_find (framework, phase);

  return g_strdup_printf ("phase-%u", item != NULL ? item->position % N_COLORS + 1 : 1);
}

/**
 * bst_phase_make_heading:
 *
 * Returns: (transfer full): the short title of a phase, which may go to the next line after a bracket inside a word:
 * the phases stand side by side, and the longest name sets the width of all
 */
char *
bst_phase_make_heading (const BstItem *phase)
{
  GString *text = g_string_new (bst_item_get_short (phase, NULL));

  g_string_replace (text, ")", ")\u200b", 0);
  return g_string_free (text, FALSE);
}

/* --- Choosing ------------------------------------------------------------------------------------------------- */

/* Like any list of tabs: one stop for Tab, the arrows go from one to the next. */
static void
show_selected (BstPhaseTabs *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      GtkWidget *button = g_array_index (self->tabs, Tab, i).button;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == self->selected);
      gtk_widget_set_focusable (button, i == self->selected);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, i == self->selected, -1);
    }
}

static void
choose (BstPhaseTabs *self, guint index)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (self->selected != index)
    {
      self->selected = index;
      g_signal_emit (self, signals[SELECTED], 0);
    }
  show_selected (self);
  if (had_focus)
    gtk_widget_grab_focus (g_array_index (self->tabs, Tab, index).button);
}

static void
clicked_cb (GtkButton *button, BstPhaseTabs *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    if (g_array_index (self->tabs, Tab, i).button == GTK_WIDGET (button))
      choose (self, i);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstPhaseTabs *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint last = self->tabs->len - 1;

  if (self->tabs->len == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    choose (self, 0);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    choose (self, last);
  else if (key == (rtl ? GDK_KEY_Right : GDK_KEY_Left) || key == (rtl ? GDK_KEY_KP_Right : GDK_KEY_KP_Left))
    choose (self, self->selected > 0 ? self->selected - 1 : last);
  else if (key == (rtl ? GDK_KEY_Left : GDK_KEY_Right) || key == (rtl ? GDK_KEY_KP_Left : GDK_KEY_KP_Right))
    choose (self, self->selected < last ? self->selected + 1 : 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/**
 * bst_phase_tabs_select:
 * @phase: a framework id
 *
 * Goes to @phase; the signal "selected" follows where it was another one.
 */
void
bst_phase_tabs_select (BstPhaseTabs *self, const char *phase)
{
  for (guint i = 0; i < self->tabs->len; i++)
    if (g_strcmp0 (g_array_index (self->tabs, Tab, i).phase->id, phase) == 0)
      choose (self, i);
}

/**
 * bst_phase_tabs_get_selected:
 *
 * Returns: (nullable) (transfer none): the framework id of the phase
 */
const char *
bst_phase_tabs_get_selected (BstPhaseTabs *self)
{
  return self->selected < self->tabs->len ? g_array_index (self->tabs, Tab, self->selected).phase->id : NULL;
}

/* --- Tabs ----------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_tab (BstPhaseTabs *self, const BstItem *phase)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *css_class = bst_phase_css_class (bst_document_get_framework (self->document), phase->id);
  g_autofree char *heading = bst_phase_make_heading (phase);
  Tab tab = { .phase = phase };

  tab.button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, "child", box,
                             "hexpand", TRUE, NULL);
  new_label (box, heading, "heading");
  tab.count = new_label (box, NULL, "caption");
  tab.covered = new_label (box, NULL, "caption");
  gtk_widget_add_css_class (tab.count, "dimmed");
  gtk_widget_add_css_class (tab.covered, "dimmed");
  tab.bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "valign", GTK_ALIGN_END, "vexpand", TRUE, "margin-top", 6, NULL);
  gtk_box_append (GTK_BOX (box), tab.bar);
  gtk_widget_add_css_class (tab.button, "phase-tab");
  gtk_widget_add_css_class (tab.button, css_class);
  gtk_widget_set_tooltip_text (tab.button, bst_item_get_title (phase, NULL));
  g_signal_connect (tab.button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_size_group_add_widget (self->same_width, tab.button);
  gtk_widget_set_parent (tab.button, GTK_WIDGET (self));
  g_array_append_val (self->tabs, tab);
}

static void
update_tab (BstPhaseTabs *self, const Tab *tab)
{
  BstPhaseCounts counts = bst_coverage_get_phase (bst_document_get_coverage (self->document), tab->phase->id);
  guint n = bst_objectives_count (self->document, tab->phase->id);
  g_autofree char *objectives = g_strdup_printf (ngettext ("%u objective", "%u objectives", n), n);
  /* Translators: of the operational objectives of a phase, so many have an action point: “with action point: 4 of 6”; the spaces
   * around “of” do not break */
  g_autofree char *covered =
      g_strdup_printf (_ ("with action point: %u of %u"), counts.n_with_points, counts.n_objectives);
  g_autofree char *spoken =
      g_strdup_printf (ngettext ("%u of %u operational objective has an action point",
                                 "%u of %u operational objectives have an action point", counts.n_objectives),
                       counts.n_with_points, counts.n_objectives);
  /* Translators: a phase of life, how many objectives it has, how many of those have action points */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s, %s"), bst_item_get_short (tab->phase, NULL), objectives, spoken);

  gtk_label_set_text (GTK_LABEL (tab->count), objectives);
  gtk_label_set_text (GTK_LABEL (tab->covered), covered);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (tab->bar),
                                 counts.n_objectives > 0 ? (double) counts.n_with_points / counts.n_objectives : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * bst_phase_tabs_update:
 *
 * Counts again.
 */
void
bst_phase_tabs_update (BstPhaseTabs *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    update_tab (self, &g_array_index (self->tabs, Tab, i));
}

static void
show_less (BstPhaseTabs *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      const Tab *tab = &g_array_index (self->tabs, Tab, i);

      gtk_widget_set_visible (tab->count, !self->narrow);
      gtk_widget_set_visible (tab->covered, !self->narrow);
    }
}

/**
 * bst_phase_tabs_set_document:
 * @document: (nullable): whose phases
 */
void
bst_phase_tabs_set_document (BstPhaseTabs *self, BstDocument *document)
{
  for (guint i = 0; i < self->tabs->len; i++)
    gtk_widget_unparent (g_array_index (self->tabs, Tab, i).button);
  g_array_set_size (self->tabs, 0);
  g_set_object (&self->document, document);
  self->selected = 0;
  if (document != NULL)
    {
      GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (document), "phases");
      for (guint i = 0; i < phases->len; i++)
        add_tab (self, g_ptr_array_index (phases, i));
    }
  bst_phase_tabs_update (self);
  show_less (self);
  show_selected (self);
}

/* Side by side where there is room for all; else as many on a line as fit, all as wide, with less on them. */
static GtkLayoutManager *
new_layout (gboolean narrow)
{
  if (narrow)
    return g_object_new (ADW_TYPE_WRAP_LAYOUT, "child-spacing", 6, "line-spacing", 6, "justify", ADW_JUSTIFY_FILL,
                         "justify-last-line", TRUE, "wrap-policy", ADW_WRAP_MINIMUM, NULL);
  return g_object_new (GTK_TYPE_BOX_LAYOUT, "spacing", 6, "homogeneous", TRUE, NULL);
}

/**
 * bst_phase_tabs_set_narrow:
 * @narrow: whether there is no room for all of them side by side
 */
void
bst_phase_tabs_set_narrow (BstPhaseTabs *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  (narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "narrow");
  gtk_widget_set_layout_manager (GTK_WIDGET (self), new_layout (narrow));
  show_less (self);
}

/* --- Object --------------------------------------------------------------------------------------------------- */

static void
bst_phase_tabs_dispose (GObject *object)
{
  BstPhaseTabs *self = BST_PHASE_TABS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  g_clear_object (&self->same_width);
  g_clear_pointer (&self->tabs, g_array_unref);
  G_OBJECT_CLASS (bst_phase_tabs_parent_class)->dispose (object);
}

static void
bst_phase_tabs_class_init (BstPhaseTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_phase_tabs_dispose;
  gtk_widget_class_set_css_name (widget_class, "phase-tabs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
  signals[SELECTED] =
      g_signal_new ("selected", BST_TYPE_PHASE_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_phase_tabs_init (BstPhaseTabs *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->same_width = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->tabs = g_array_new (FALSE, FALSE, sizeof (Tab));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), new_layout (FALSE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Life phases"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
