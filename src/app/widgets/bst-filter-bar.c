/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-filter-bar-private.h"
#include <glib/gi18n.h>
#include <string.h>

#define NONE "-" /* in what is kept: a record that has nothing there */

static guint changed_signal;

G_DEFINE_FINAL_TYPE (BstFilterBar, bst_filter_bar, GTK_TYPE_BOX)

/* --- Asking --------------------------------------------------------------------------------------------------------- */

static gboolean
is_toggle (BstFilterBar *self, guint i)
{
  return (self->source->filters[i].flags & BST_FILTER_TOGGLE) != 0;
}

static gboolean
is_active (BstFilterBar *self, guint i)
{
  GtkWidget *widget = self->slots[i].widget;

  return is_toggle (self, i) ? gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget))
                             : bst_filter_chip_is_active (BST_FILTER_CHIP (widget));
}

static gboolean
accepts (BstFilterBar *self, guint i, gpointer record)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  self->source->add_keys (self->data, record, i, keys);
  if (is_toggle (self, i))
    return keys->len > 0 && strcmp (keys->pdata[0], "yes") == 0;
  for (guint k = 0; k < keys->len; k++)
    if (bst_filter_chip_accepts (BST_FILTER_CHIP (self->slots[i].widget), keys->pdata[k]))
      return TRUE;
  return keys->len == 0 && bst_filter_chip_accepts (BST_FILTER_CHIP (self->slots[i].widget), "");
}

/* except: a chip that counts what its values would show leaves itself out. */
gboolean
bst_filter_bar_passes_others (BstFilterBar *self, gpointer record, guint except)
{
  for (guint i = 0; self->source != NULL && i < self->source->n_filters; i++)
    if (i != except && is_active (self, i) && !accepts (self, i, record))
      return FALSE;
  return TRUE;
}

gboolean
bst_filter_bar_passes (BstFilterBar *self, gpointer record)
{
  return bst_filter_bar_passes_others (self, record, G_MAXUINT);
}

/**
 * bst_filter_bar_count:
 *
 * Returns: how many filters hold
 */
guint
bst_filter_bar_count (BstFilterBar *self)
{
  guint n = 0;

  for (guint i = 0; self->source != NULL && i < self->source->n_filters; i++)
    n += is_active (self, i) ? 1 : 0;
  return n;
}

static int
find (BstFilterBar *self, const char *id)
{
  for (guint i = 0; self->source != NULL && i < self->source->n_filters; i++)
    if (strcmp (self->source->filters[i].id, id) == 0)
      return (int) i;
  return -1;
}

/* --- What is there to see ------------------------------------------------------------------------------------------- */

static void
show_slots (BstFilterBar *self)
{
  gboolean any_hidden = FALSE;

  for (guint i = 0; self->source != NULL && i < self->source->n_filters; i++)
    {
      const BstFilter *filter = &self->source->filters[i];
      gboolean shown = filter->flags & BST_FILTER_MAIN || self->slots[i].added || is_active (self, i);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), filter->id);

      gtk_widget_set_visible (self->slots[i].widget, shown);
      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !shown);
      any_hidden = any_hidden || !shown;
    }
  gtk_widget_set_visible (self->add_button, any_hidden);
}

/* In a narrow window the filters fold behind one button, which says how many hold. */
static void
refresh (BstFilterBar *self)
{
  guint n = bst_filter_bar_count (self);
  g_autofree char *text =
      n > 0 ? g_strdup_printf (ngettext ("Filters: %u on", "Filters: %u on", n), n) : g_strdup (_ ("Filters"));

  gtk_button_set_label (GTK_BUTTON (self->fold_button), text);
  gtk_widget_set_visible (self->fold_button, self->narrow);
  gtk_widget_set_visible (self->box,
                          !self->narrow || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold_button)));
  gtk_widget_set_visible (self->clear_button, n > 0);
  show_slots (self);
}

static void
tell (BstFilterBar *self)
{
  if (self->filling)
    return;
  refresh (self);
  g_signal_emit (self, changed_signal, 0);
}

void
bst_filter_bar_set_narrow (BstFilterBar *self, gboolean narrow)
{
  self->narrow = narrow;
  refresh (self);
}

/* --- Choosing ------------------------------------------------------------------------------------------------------- */

static void
empty_slot (BstFilterBar *self, guint i)
{
  self->slots[i].added = FALSE;
  if (is_toggle (self, i))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->slots[i].widget), FALSE);
  else
    bst_filter_chip_clear (BST_FILTER_CHIP (self->slots[i].widget));
}

static void
empty_all (BstFilterBar *self)
{
  for (guint i = 0; self->source != NULL && i < self->source->n_filters; i++)
    empty_slot (self, i);
}

void
bst_filter_bar_clear (BstFilterBar *self)
{
  self->filling = TRUE;
  empty_all (self);
  self->filling = FALSE;
  tell (self);
}

static void
choose (BstFilterBar *self, guint i, const char *key, gboolean chosen)
{
  if (is_toggle (self, i))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->slots[i].widget), chosen);
  else
    bst_filter_chip_choose (BST_FILTER_CHIP (self->slots[i].widget), key, chosen);
}

/**
 * bst_filter_bar_choose:
 * @filter: its id
 * @key: a value, "" being none
 */
void
bst_filter_bar_choose (BstFilterBar *self, const char *filter, const char *key, gboolean chosen)
{
  int i = find (self, filter);

  if (i >= 0)
    choose (self, (guint) i, key, chosen);
}

gboolean
bst_filter_bar_is_chosen (BstFilterBar *self, const char *filter, const char *key)
{
  int i = find (self, filter);

  if (i < 0 || !is_active (self, (guint) i))
    return FALSE;
  return is_toggle (self, (guint) i) || bst_filter_chip_accepts (BST_FILTER_CHIP (self->slots[i].widget), key);
}

/**
 * bst_filter_bar_get_chip:
 *
 * Returns: (transfer none) (nullable): the chip of a filter that is no toggle
 */
BstFilterChip *
bst_filter_bar_get_chip (BstFilterBar *self, const char *filter)
{
  int i = find (self, filter);

  return i >= 0 && !is_toggle (self, (guint) i) ? BST_FILTER_CHIP (self->slots[i].widget) : NULL;
}

/* --- Keeping -------------------------------------------------------------------------------------------------------- */

/**
 * bst_filter_bar_remember:
 *
 * Returns: (transfer full): what holds, as "phase=lf.ou|lf.vw advice=scale-up"; ids have neither spaces nor bars
 */
char *
bst_filter_bar_remember (BstFilterBar *self)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; self->source != NULL && i < self->source->n_filters; i++)
    {
      g_auto (GStrv) ids = NULL;
      g_autofree char *all = NULL;

      if (!is_active (self, i))
        continue;
      if (is_toggle (self, i))
        ids = g_strsplit ("yes", " ", -1);
      else
        ids = bst_filter_chip_get_chosen (BST_FILTER_CHIP (self->slots[i].widget));
      for (guint k = 0; ids[k] != NULL; k++)
        if (*ids[k] == '\0')
          g_set_str (&ids[k], NONE);
      all = g_strjoinv ("|", ids);
      g_string_append_printf (kept, "%s%s=%s", kept->len > 0 ? " " : "", self->source->filters[i].id, all);
    }
  return g_string_free_and_steal (g_steal_pointer (&kept));
}

/**
 * bst_filter_bar_recall:
 * @kept: from bst_filter_bar_remember(); filters that it does not name are cleared, names that are not known are skipped
 */
void
bst_filter_bar_recall (BstFilterBar *self, const char *kept)
{
  g_auto (GStrv) parts = g_strsplit (kept, " ", -1);

  self->filling = TRUE;
  empty_all (self);
  for (guint p = 0; parts[p] != NULL; p++)
    {
      char *equals = strchr (parts[p], '=');
      g_auto (GStrv) keys = equals != NULL ? g_strsplit (equals + 1, "|", -1) : NULL;
      int i;

      if (equals == NULL)
        continue;
      *equals = '\0';
      i = find (self, parts[p]);
      for (guint k = 0; i >= 0 && keys[k] != NULL; k++)
        choose (self, (guint) i, strcmp (keys[k], NONE) == 0 ? "" : keys[k], TRUE);
    }
  self->filling = FALSE;
  tell (self);
}

/* --- Object --------------------------------------------------------------------------------------------------------- */

static gboolean
open_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    bst_filter_chip_open (data);
  return G_SOURCE_REMOVE;
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstFilterBar *self = data;
  int i = find (self, g_action_get_name (G_ACTION (action)));

  self->slots[i].added = TRUE;
  show_slots (self);
  if (is_toggle (self, (guint) i))
    choose (self, (guint) i, "yes", TRUE);
  else /* once the menu has given the keyboard back, and the chip has its place */
    g_timeout_add_full (G_PRIORITY_DEFAULT, 60, open_cb, g_object_ref (self->slots[i].widget), g_object_unref);
}

static void
fold_cb (BstFilterBar *self)
{
  refresh (self);
}

static GtkWidget *
new_chip (BstFilterBar *self, BstFilterSlot *slot, const BstFilter *filter)
{
  GtkWidget *chip;

  if (filter->flags & BST_FILTER_TOGGLE)
    {
      chip = gtk_toggle_button_new_with_label (_ (filter->title));
      gtk_widget_add_css_class (chip, "chip");
      if (filter->hint != NULL)
        gtk_widget_set_tooltip_text (chip, _ (filter->hint));
      g_signal_connect_swapped (chip, "toggled", G_CALLBACK (tell), self);
      return chip;
    }
  chip = g_object_new (BST_TYPE_FILTER_CHIP, "title", _ (filter->title), NULL);
  bst_filter_chip_set_options (BST_FILTER_CHIP (chip), bst_filter_slot_list_values, slot);
  g_signal_connect_swapped (chip, "changed", G_CALLBACK (tell), self);
  return chip;
}

static GtkWidget *
new_button (GtkWidget *button, const char *label)
{
  g_object_set (button, "label", label, NULL);
  gtk_widget_add_css_class (button, "chip");
  return button;
}

/* The filters that have no chip of their own yet. */
static void
add_menu (BstFilterBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->source->n_filters; i++)
    {
      const BstFilter *filter = &self->source->filters[i];
      g_autofree char *name = g_strconcat ("filters.", filter->id, NULL);
      g_autoptr (GSimpleAction) action = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (filter->flags & BST_FILTER_MAIN)
        continue;
      action = g_simple_action_new (filter->id, NULL);
      g_signal_connect (action, "activate", G_CALLBACK (add_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      item = g_menu_item_new (_ (filter->title), name);
      g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), G_MENU_MODEL (menu));
}

/**
 * bst_filter_bar_set_source:
 * @source: lives at least as long as the bar; set once
 */
void
bst_filter_bar_set_source (BstFilterBar *self, const BstFilterSource *source)
{
  self->source = source;
  self->slots = g_new0 (BstFilterSlot, source->n_filters);
  for (guint i = 0; i < source->n_filters; i++)
    {
      self->slots[i] = (BstFilterSlot) { .bar = self, .index = i };
      self->slots[i].widget = new_chip (self, &self->slots[i], &source->filters[i]);
      adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->slots[i].widget);
    }
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->add_button);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), self->clear_button);
  add_menu (self);
  refresh (self);
}

/**
 * bst_filter_bar_set_records:
 * @records: (nullable): all that there are to choose from
 * @data: first argument of every function of the source
 */
void
bst_filter_bar_set_records (BstFilterBar *self, GListModel *records, gpointer data)
{
  g_set_object (&self->records, records);
  self->data = data;
}

static void
bst_filter_bar_dispose (GObject *object)
{
  BstFilterBar *self = BST_FILTER_BAR (object);

  self->filling = TRUE;
  g_clear_object (&self->records);
  g_clear_object (&self->actions);
  g_clear_object (&self->add_button);
  g_clear_object (&self->clear_button);
  G_OBJECT_CLASS (bst_filter_bar_parent_class)->dispose (object);
}

static void
bst_filter_bar_finalize (GObject *object)
{
  g_free (BST_FILTER_BAR (object)->slots);
  G_OBJECT_CLASS (bst_filter_bar_parent_class)->finalize (object);
}

static void
bst_filter_bar_class_init (BstFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_filter_bar_finalize;
  changed_signal =
      g_signal_new ("changed", BST_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_filter_bar_init (BstFilterBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filters", G_ACTION_GROUP (self->actions));
  self->fold_button = new_button (gtk_toggle_button_new (), _ ("Filters"));
  gtk_widget_set_halign (self->fold_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->fold_button, "toggled", G_CALLBACK (fold_cb), self);
  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  self->add_button = g_object_ref_sink (new_button (gtk_menu_button_new (), _ ("More Filters")));
  self->clear_button = g_object_ref_sink (new_button (gtk_button_new (), _ ("Clear Filters")));
  gtk_widget_add_css_class (self->clear_button, "flat");
  gtk_button_set_can_shrink (GTK_BUTTON (self->clear_button), TRUE);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (bst_filter_bar_clear), self);
  gtk_box_append (GTK_BOX (self), self->fold_button);
  gtk_box_append (GTK_BOX (self), self->box);
}
