/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-filter-chip.h"
#include "bst-table-search.h"

#define LIST_HEIGHT 380
#define MANY 12 /* from so many values on, words narrow the list */

struct _BstFilterChip {
  GtkWidget parent_instance;
  GtkWidget *button, *label;
  GtkWidget *popover, *search, *box, *all_button;
  char *title;
  GHashTable *chosen; /* set of ids */
  BstFilterOptionsFunc options;
  gpointer user_data;
  gboolean filling;
};

enum { PROP_TITLE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static guint changed_signal;

G_DEFINE_FINAL_TYPE (BstFilterChip, bst_filter_chip, GTK_TYPE_WIDGET)

BstFilterOption *
bst_filter_option_new (const char *id, const char *title, guint count, const char *spoken)
{
  BstFilterOption *self = g_new (BstFilterOption, 1);

  *self = (BstFilterOption) { g_strdup (id), g_strdup (title), g_strdup (spoken), count };
  return self;
}

void
bst_filter_option_free (BstFilterOption *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->spoken);
  g_free (self);
}

/* --- What the button says ----------------------------------------------------------------------------------------- */

static char *
describe (BstFilterChip *self)
{
  g_autoptr (GPtrArray) options = NULL;
  const char *first = NULL;
  guint n = g_hash_table_size (self->chosen);

  if (n == 0)
    return g_strdup (self->title);
  options = self->options != NULL ? self->options (self->user_data) : NULL;
  for (guint i = 0; options != NULL && i < options->len && first == NULL; i++)
    {
      const BstFilterOption *option = g_ptr_array_index (options, i);
      first = g_hash_table_contains (self->chosen, option->id) ? option->title : NULL;
    }
  if (n == 1 && first != NULL)
    /* Translators: what a list is filtered by, and the chosen value */
    return g_strdup_printf (_ ("%s: %s"), self->title, first);
  /* Translators: what a list is filtered by, and how many values are chosen */
  return g_strdup_printf (ngettext ("%s: %u chosen", "%s: %u chosen", n), self->title, n);
}

/**
 * bst_filter_chip_refresh:
 *
 * The titles of the values may have changed.
 */
void
bst_filter_chip_refresh (BstFilterChip *self)
{
  g_autofree char *text = describe (self), *spoken = NULL;
  gboolean active = bst_filter_chip_is_active (self);

  /* Translators: the accessible name of a filter: what it filters by, and what is chosen */
  spoken = active ? g_strdup_printf (_ ("Filter %s"), text) : g_strdup_printf (_ ("Filter %s: all"), text);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  (active ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "active");
  gtk_widget_set_sensitive (self->all_button, active);
}

static void
tell (BstFilterChip *self)
{
  bst_filter_chip_refresh (self);
  g_signal_emit (self, changed_signal, 0);
}

/* --- The list ------------------------------------------------------------------------------------------------------ */

static void
toggled_cb (GtkCheckButton *check, BstFilterChip *self)
{
  const char *id = g_object_get_data (G_OBJECT (check), "id");

  if (!self->filling)
    bst_filter_chip_choose (self, id, gtk_check_button_get_active (check));
}

static GtkWidget *
new_check (BstFilterChip *self, const BstFilterOption *option)
{
  GtkWidget *check = gtk_check_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title = gtk_label_new (option->title), *count = gtk_label_new (NULL);
  g_autofree char *number = g_strdup_printf ("%u", option->count);
  /* Translators: a value to filter by, and what has it: "Older people, 5 action points" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), option->title, option->spoken);

  g_object_set (title, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 34, "hexpand", TRUE, NULL);
  gtk_label_set_text (GTK_LABEL (count), number);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), line);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, option->id));
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (option->id), g_free);
  g_object_set_data_full (G_OBJECT (check), "folded", bst_table_search_fold (option->title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  return check;
}

static void
search_cb (GtkEditable *entry, BstFilterChip *self)
{
  g_auto (GStrv) words = bst_table_search_split (gtk_editable_get_text (entry));

  for (GtkWidget *check = gtk_widget_get_first_child (self->box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_widget_set_visible (check, bst_table_search_matches (g_object_get_data (G_OBJECT (check), "folded"),
                                                             (const char *const *) words));
}

static void
empty_list (BstFilterChip *self)
{
  GtkWidget *check;

  while ((check = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), check);
}

static void
show_cb (GtkWidget *popover, BstFilterChip *self)
{
  g_autoptr (GPtrArray) options = self->options != NULL ? self->options (self->user_data) : NULL;

  empty_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->search, options != NULL && options->len >= MANY);
  for (guint i = 0; options != NULL && i < options->len; i++)
    gtk_box_append (GTK_BOX (self->box), new_check (self, g_ptr_array_index (options, i)));
}

static void
all_cb (BstFilterChip *self)
{
  bst_filter_chip_clear (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* --- Choosing ------------------------------------------------------------------------------------------------------ */

void
bst_filter_chip_set_options (BstFilterChip *self, BstFilterOptionsFunc options, gpointer user_data)
{
  self->options = options;
  self->user_data = user_data;
}

/**
 * bst_filter_chip_accepts:
 * @id: the value of a record, "" where it has none
 */
gboolean
bst_filter_chip_accepts (BstFilterChip *self, const char *id)
{
  return g_hash_table_size (self->chosen) == 0 || g_hash_table_contains (self->chosen, id);
}

gboolean
bst_filter_chip_is_active (BstFilterChip *self)
{
  return g_hash_table_size (self->chosen) > 0;
}

void
bst_filter_chip_choose (BstFilterChip *self, const char *id, gboolean chosen)
{
  gboolean changed = chosen ? g_hash_table_add (self->chosen, g_strdup (id)) : g_hash_table_remove (self->chosen, id);

  if (changed)
    tell (self);
}

void
bst_filter_chip_clear (BstFilterChip *self)
{
  if (!bst_filter_chip_is_active (self))
    return;
  g_hash_table_remove_all (self->chosen);
  self->filling = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (self->box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  self->filling = FALSE;
  tell (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/**
 * bst_filter_chip_get_chosen:
 *
 * Returns: (transfer full): the ids, always in the same order
 */
GStrv
bst_filter_chip_get_chosen (BstFilterChip *self)
{
  guint n;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->chosen, &n);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  qsort (ids, n, sizeof (gpointer), compare_ids);
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (builder, ids[i]);
  return g_strv_builder_end (builder);
}

/**
 * bst_filter_chip_set_chosen:
 * @ids: (array zero-terminated=1): these, and no others
 */
void
bst_filter_chip_set_chosen (BstFilterChip *self, const char *const *ids)
{
  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (self->chosen, g_strdup (ids[i]));
  tell (self);
}

/* Shows the list to choose from. */
void
bst_filter_chip_open (BstFilterChip *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
build_popover (BstFilterChip *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->all_button = gtk_button_new_with_label (_ ("Show All"));
  self->popover = gtk_popover_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Narrow the list"),
                                  -1);
  g_object_set (self->search, "placeholder-text", _ ("Narrow the list"), NULL);
  g_object_set (scroller, "child", self->box, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "max-content-height", LIST_HEIGHT, NULL);
  gtk_widget_add_css_class (self->all_button, "flat");
  gtk_box_append (GTK_BOX (column), self->search);
  gtk_box_append (GTK_BOX (column), scroller);
  gtk_box_append (GTK_BOX (column), self->all_button);
  gtk_popover_set_child (GTK_POPOVER (self->popover), column);
  gtk_widget_add_css_class (self->popover, "filter-values");
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect (self->popover, "show", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (self->all_button, "clicked", G_CALLBACK (all_cb), self);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BstFilterChip *self = BST_FILTER_CHIP (object);

  g_free (self->title);
  self->title = g_value_dup_string (value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  bst_filter_chip_refresh (self);
}

static void
bst_filter_chip_dispose (GObject *object)
{
  BstFilterChip *self = BST_FILTER_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (bst_filter_chip_parent_class)->dispose (object);
}

static void
bst_filter_chip_class_init (BstFilterChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = set_property;
  object_class->dispose = bst_filter_chip_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal =
      g_signal_new ("changed", BST_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "bst-filter-chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
bst_filter_chip_init (BstFilterChip *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->title = g_strdup ("");
  self->button = gtk_menu_button_new ();
  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 26, NULL);
  gtk_box_append (GTK_BOX (line), self->label);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), line);
  build_popover (self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
