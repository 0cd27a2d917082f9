/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-map-outline.h"
#include <glib/gi18n.h>
#include <string.h>

struct _BstMapOutline {
  AdwBin parent_instance;
  BstMap *map;
  GtkListBox *list;
  char *current; /* key of the row that had the keyboard last */
  GArray *entries; /* Entry: what stands in it */
  guint n_shown; /* of them */
  guint tick; /* for the rest of them; 0: all are shown */
};

typedef struct {
  guint group;
  const BstMapCard *card; /* NULL: the group itself */
} Entry;

/* Rows that come with one frame: measuring one takes half a millisecond. */
#define SLICE 16

G_DEFINE_FINAL_TYPE (BstMapOutline, bst_map_outline, ADW_TYPE_BIN)

static const char *
get_key (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "key") : NULL;
}

static GtkListBoxRow *
find_row (BstMapOutline *self, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; key != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (strcmp (get_key (row), key) == 0)
      return row;
  return NULL;
}

/* --- Rows ---------------------------------------------------------------------------------------------------------------- */

static void
row_focus_cb (BstMapOutline *self, GtkEventControllerFocus *focus)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  g_set_str (&self->current, get_key (GTK_LIST_BOX_ROW (row)));
  g_signal_emit_by_name (self, "focused", self->current);
}

static GtkWidget *
add_label (GtkWidget *box, GtkWidget *row, const char *name)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (row), name, label);
  return label;
}

static GtkListBoxRow *
new_row (BstMapOutline *self, const char *key)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (add_label (box, row, "text"), "outline-text");
  gtk_widget_add_css_class (add_label (box, row, "note"), "outline-note");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (key), g_free);
  gtk_widget_add_css_class (row, g_str_has_prefix (key, "group:") ? "outline-group" : "outline-card");
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (row_focus_cb), self);
  gtk_widget_add_controller (row, focus);
  return GTK_LIST_BOX_ROW (row);
}

static void
fill_row (GtkListBoxRow *row, const char *text, const char *note, const char *spoken)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "text"), *below = g_object_get_data (G_OBJECT (row), "note");

  if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "spoken"), spoken) == 0)
    return;
  gtk_label_set_text (label, text);
  gtk_label_set_text (below, note);
  gtk_widget_set_visible (GTK_WIDGET (below), *note != '\0');
  g_object_set_data_full (G_OBJECT (row), "spoken", g_strdup (spoken), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The row of the key at this place: the one that is there, one from elsewhere, or a new one. */
static GtkListBoxRow *
take_row (BstMapOutline *self, GHashTable *rows, const char *key, int position)
{
  GtkListBoxRow *at = gtk_list_box_get_row_at_index (self->list, position), *row = g_hash_table_lookup (rows, key);

  if (row != NULL && row == at)
    return row;
  if (row == NULL)
    row = g_object_ref_sink (new_row (self, key));
  else
    {
      g_object_ref (row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  gtk_list_box_insert (self->list, GTK_WIDGET (row), position);
  g_object_unref (row);
  return row;
}

static GHashTable *
list_rows (BstMapOutline *self)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_hash_table_insert (rows, (gpointer) get_key (row), row);
  return rows;
}

static void
drop_unwanted (BstMapOutline *self, GHashTable *rows, GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (wanted, key))
      {
        g_hash_table_iter_remove (&iter);
        gtk_list_box_remove (self->list, row);
      }
}

static const BstMapGroup *
get_group (BstMapOutline *self, const Entry *entry)
{
  return self->map->groups->pdata[entry->group];
}

static char *
make_key (BstMapOutline *self, const Entry *entry)
{
  return entry->card != NULL ? g_strconcat ("card:", entry->card->id, NULL)
                             : g_strconcat ("group:", get_group (self, entry)->key, NULL);
}

static void
list_entries (BstMapOutline *self)
{
  g_array_set_size (self->entries, 0);
  for (guint i = 0; self->map != NULL && i < self->map->groups->len; i++)
    {
      const BstMapGroup *group = self->map->groups->pdata[i];
      g_array_append_val (self->entries, ((Entry) { i, NULL }));
      for (guint side = 0; side < BST_MAP_N_SIDES; side++)
        for (guint j = 0; j < group->cards[side]->len; j++)
          g_array_append_val (self->entries, ((Entry) { i, group->cards[side]->pdata[j] }));
    }
}

static GHashTable *
list_wanted (BstMapOutline *self)
{
  GHashTable *wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_add (wanted, make_key (self, &g_array_index (self->entries, Entry, i)));
  return wanted;
}

static void
show_card (BstMapOutline *self, GHashTable *rows, const char *key, const BstMapCard *card, int position)
{
  g_autofree char *says = bst_map_say_card (self->map, card);
  g_autofree char *text = g_strdup_printf ("%s %s", bst_card_kind_get_shape (card->kind), card->text);
  const char *caption = bst_map_get_caption (self->map, card->side);
  g_autofree char *note = *card->facts != '\0' ? g_strdup_printf ("%s · %s", caption, card->facts) : g_strdup (caption),
                  *spoken = g_strdup_printf ("%s; %s", says, caption);

  fill_row (take_row (self, rows, key, position), text, note, spoken);
}

static void
show_entry (BstMapOutline *self, GHashTable *rows, guint position)
{
  const Entry *entry = &g_array_index (self->entries, Entry, position);
  g_autofree char *key = make_key (self, entry), *says = NULL, *spoken = NULL;

  if (entry->card != NULL)
    {
      show_card (self, rows, key, entry->card, (int) position);
      return;
    }
  says = bst_map_say_group (self->map, entry->group);
  spoken = g_strdup_printf ("%s; %s", get_group (self, entry)->title, says);
  fill_row (take_row (self, rows, key, (int) position), get_group (self, entry)->title, says, spoken);
}

/* Shows so many more that have no row yet, and all before and between them that have. */
static void
show_more (BstMapOutline *self, guint n)
{
  g_autoptr (GHashTable) rows = list_rows (self);

  for (; self->n_shown < self->entries->len; self->n_shown++)
    {
      g_autofree char *key = make_key (self, &g_array_index (self->entries, Entry, self->n_shown));
      if (!g_hash_table_contains (rows, key) && n-- == 0)
        return;
      show_entry (self, rows, self->n_shown);
    }
}

static gboolean
more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BstMapOutline *self = BST_MAP_OUTLINE (widget);

  show_more (self, SLICE);
  if (self->n_shown < self->entries->len)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
stop (BstMapOutline *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* Somebody asks for a row that may not be there yet. */
static void
show_rest (BstMapOutline *self)
{
  stop (self);
  show_more (self, G_MAXUINT);
}

static void
show (BstMapOutline *self)
{
  g_autoptr (GHashTable) rows = list_rows (self), wanted = NULL;

  stop (self);
  list_entries (self);
  wanted = list_wanted (self);
  drop_unwanted (self, rows, wanted);
  self->n_shown = 0;
  show_more (self, SLICE);
  if (self->n_shown < self->entries->len)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), more_cb, NULL, NULL);
}

/**
 * bst_map_outline_set_map:
 * @map: (nullable): what is shown; only rows that differ are touched
 */
void
bst_map_outline_set_map (BstMapOutline *self, BstMap *map)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  g_autofree char *current = g_strdup (self->current), *label = NULL;

  if (map != NULL)
    bst_map_ref (map);
  g_clear_pointer (&self->map, bst_map_unref);
  self->map = map;
  show (self);
  if (map == NULL)
    return;
  label = g_strdup_printf (_ ("Outline of “%s”"), map->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (had_focus && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    bst_map_outline_focus (self, current);
}

/**
 * bst_map_outline_get_current:
 *
 * Returns: (nullable): key of the row that has the keyboard, or had it last
 */
const char *
bst_map_outline_get_current (BstMapOutline *self)
{
  return self->current != NULL && find_row (self, self->current) != NULL ? self->current : NULL;
}

gboolean
bst_map_outline_focus (BstMapOutline *self, const char *key)
{
  GtkListBoxRow *row = find_row (self, key);

  if (row == NULL)
    {
      show_rest (self);
      row = find_row (self, key);
    }
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- Object ---------------------------------------------------------------------------------------------------------------- */

static void
row_activated_cb (BstMapOutline *self, GtkListBoxRow *row)
{
  g_signal_emit_by_name (self, "activated", get_key (row));
}

static void
dispose (GObject *object)
{
  stop (BST_MAP_OUTLINE (object));
  g_clear_pointer (&BST_MAP_OUTLINE (object)->entries, g_array_unref);
  g_clear_pointer (&BST_MAP_OUTLINE (object)->map, bst_map_unref);
  g_clear_pointer (&BST_MAP_OUTLINE (object)->current, g_free);
  G_OBJECT_CLASS (bst_map_outline_parent_class)->dispose (object);
}

static void
bst_map_outline_class_init (BstMapOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  g_signal_new ("activated", BST_TYPE_MAP_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("focused", BST_TYPE_MAP_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_map_outline_init (BstMapOutline *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM); /* one stop: the arrows go from row to row */
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "map-outline");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                                   "focusable", FALSE, "vexpand", TRUE, "child", viewport, NULL));
}

GtkWidget *
bst_map_outline_new (void)
{
  return g_object_new (BST_TYPE_MAP_OUTLINE, NULL);
}
