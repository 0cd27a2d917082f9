/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-column-private.h"
#include "bst-objective-card.h"
#include "bst-table-search.h"
#include <glib/gi18n.h>
#include <string.h>

enum { SELECTED, ACTIVATED, MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstObjectiveColumn, bst_objective_column, GTK_TYPE_BOX)

static void
place_free (gpointer data)
{
  BstPlace *place = data;

  g_free (place->parent);
  g_free (place);
}

BstPlace *
bst_objective_column_find (BstObjectiveColumn *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->places, id) : NULL;
}

BstPlace *
bst_objective_column_place_of (BstObjectiveColumn *self, GtkListBoxRow *row)
{
  return bst_objective_column_find (self, bst_objective_card_get_id (BST_OBJECTIVE_CARD (row)));
}

/* --- Filter and order ----------------------------------------------------------------------------------------- */

static gboolean
listed (const GPtrArray *ids, const char *id)
{
  return ids == NULL || g_ptr_array_find_with_equal_func ((GPtrArray *) ids, id, g_str_equal, NULL);
}

static gboolean
is_searching (BstObjectiveColumn *self)
{
  return self->filter.words != NULL && self->filter.words[0] != NULL;
}

/* What stands in the column shows when it or a part of it has the words; a part when it is unfolded, or has them itself. */
static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  BstObjectiveColumn *self = data;
  const BstPlace *place = bst_objective_column_place_of (self, row),
                 *top = place->parent != NULL ? bst_objective_column_find (self, place->parent) : place;
  const char *top_id;

  if (top == NULL)
    return FALSE;
  top_id = bst_objective_card_get_id (BST_OBJECTIVE_CARD (top->card));
  if (!listed (self->filter.ids, top_id) || (self->filter.only_without && top->has_points)
      || (!top->matches_words && !top->child_matches))
    return FALSE;
  return place == top || bst_objective_card_get_expanded (BST_OBJECTIVE_CARD (top->card))
         || (is_searching (self) && place->matches_words);
}

static int
sort_cb (GtkListBoxRow *one, GtkListBoxRow *other, gpointer data)
{
  BstObjectiveColumn *self = data;
  const BstPlace *a = bst_objective_column_place_of (self, one), *b = bst_objective_column_place_of (self, other);

  for (guint i = 0; i < G_N_ELEMENTS (a->order); i++)
    if ((i % 2 == 1 || self->filter.by_priority) && a->order[i] != b->order[i])
      return a->order[i] < b->order[i] ? -1 : 1;
  return 0;
}

static void
look_again (BstObjectiveColumn *self)
{
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), bst_objective_column_get_n_shown (self) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), bst_objective_column_get_n_shown (self) == 0);
}

static void
match_words (BstObjectiveColumn *self, const GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const BstObjectiveFacts *one = g_ptr_array_index (facts, i);
      BstPlace *place = bst_objective_column_find (self, one->node->id),
               *top = bst_objective_column_find (self, one->parent);

      place->matches_words = !is_searching (self) || bst_table_search_matches (one->haystack, self->filter.words);
      place->child_matches = FALSE;
      if (top != NULL)
        top->child_matches |= place->matches_words;
    }
}

/**
 * bst_objective_column_set_filter:
 * @filter: what to show; its parts must live until the next call. bst_objective_column_show() follows.
 */
void
bst_objective_column_set_filter (BstObjectiveColumn *self, const BstObjectiveFilter *filter)
{
  self->filter = *filter;
}

/* --- Cards ---------------------------------------------------------------------------------------------------- */

static gint64
priority_key (const BstNode *node)
{
  return node->priority == BST_UNSET ? G_MAXINT64 : node->priority;
}

static void
update_place (BstObjectiveColumn *self, BstPlace *place, const BstObjectiveFacts *facts, const BstObjectiveFacts *top)
{
  g_set_str (&place->parent, facts->parent);
  place->place = facts->place;
  place->n_siblings = facts->n_siblings;
  place->has_points = bst_objective_facts_has_points (facts);
  place->order[0] = priority_key (top->node);
  place->order[1] = top->rank;
  place->order[2] = facts == top ? -1 : priority_key (facts->node);
  place->order[3] = facts->rank;
  place->round = self->round;
  bst_objective_card_show (BST_OBJECTIVE_CARD (place->card), facts);
}

static BstPlace *
add_card (BstObjectiveColumn *self, const char *id)
{
  BstPlace *place = g_new0 (BstPlace, 1);

  place->card = bst_objective_card_new (id);
  g_hash_table_insert (self->places, g_strdup (id), place);
  g_signal_connect_object (place->card, "expanded", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  return place;
}

static gboolean
remove_unseen_cb (gpointer id, gpointer data, gpointer column)
{
  BstObjectiveColumn *self = column;
  BstPlace *place = data;

  if (place->round == self->round)
    return FALSE;
  gtk_list_box_remove (self->list, place->card);
  return TRUE;
}

/**
 * bst_objective_column_show:
 * @facts: (element-type BstObjectiveFacts): the column, in order
 *
 * Cards that stay keep their focus and whether they are unfolded.
 */
void
bst_objective_column_show (BstObjectiveColumn *self, const GPtrArray *facts)
{
  const BstObjectiveFacts *top = NULL;

  self->round++;
  self->quiet = TRUE;
  for (guint i = 0; i < facts->len; i++)
    {
      const BstObjectiveFacts *one = g_ptr_array_index (facts, i);
      BstPlace *place = bst_objective_column_find (self, one->node->id);
      gboolean is_new = place == NULL;

      top = one->parent == NULL ? one : top;
      if (is_new)
        place = add_card (self, one->node->id);
      update_place (self, place, one, top);
      if (is_new)
        gtk_list_box_append (self->list, place->card);
    }
  g_hash_table_foreach_remove (self->places, remove_unseen_cb, self);
  match_words (self, facts);
  look_again (self);
  self->quiet = FALSE;
}

guint
bst_objective_column_get_n_shown (BstObjectiveColumn *self)
{
  guint n = 0;
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    n += ((BstPlace *) place)->parent == NULL && filter_cb (GTK_LIST_BOX_ROW (((BstPlace *) place)->card), self);
  return n;
}

gboolean
bst_objective_column_is_shown (BstObjectiveColumn *self, const char *id)
{
  const BstPlace *place = bst_objective_column_find (self, id);

  return place != NULL && filter_cb (GTK_LIST_BOX_ROW (place->card), self);
}

/* --- Selecting ------------------------------------------------------------------------------------------------ */

/**
 * bst_objective_column_select:
 * @id: (nullable): an objective; where it is in another column, this one has no selection
 */
void
bst_objective_column_select (BstObjectiveColumn *self, const char *id)
{
  const BstPlace *place = bst_objective_column_find (self, id);
  GtkListBoxRow *row = place != NULL ? GTK_LIST_BOX_ROW (place->card) : NULL;

  self->quiet = TRUE;
  if (gtk_list_box_get_selected_row (self->list) != row)
    gtk_list_box_select_row (self->list, row);
  self->quiet = FALSE;
}

/**
 * bst_objective_column_set_linked:
 * @ids: (nullable): the objectives to mark as linked with the selected one
 */
void
bst_objective_column_set_linked (BstObjectiveColumn *self, const char *const *ids)
{
  GHashTableIter iter;
  gpointer id, place;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &id, &place))
    bst_objective_card_set_linked (BST_OBJECTIVE_CARD (((BstPlace *) place)->card),
                                   ids != NULL && g_strv_contains (ids, id));
}

/**
 * bst_objective_column_reveal:
 *
 * Unfolds what @id is part of, and puts the focus on it, which scrolls there.
 */
gboolean
bst_objective_column_reveal (BstObjectiveColumn *self, const char *id)
{
  const BstPlace *place = bst_objective_column_find (self, id),
                 *top = place != NULL ? bst_objective_column_find (self, place->parent) : NULL;

  if (top != NULL)
    bst_objective_card_set_expanded (BST_OBJECTIVE_CARD (top->card), TRUE);
  if (place != NULL)
    gtk_widget_grab_focus (place->card);
  return place != NULL;
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, BstObjectiveColumn *self)
{
  if (!self->quiet && row != NULL)
    g_signal_emit (self, signals[SELECTED], 0, bst_objective_card_get_id (BST_OBJECTIVE_CARD (row)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, BstObjectiveColumn *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, bst_objective_card_get_id (BST_OBJECTIVE_CARD (row)));
}

/* As in a tree: the arrows fold out and in. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                BstObjectiveColumn *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  gboolean out = key == GDK_KEY_Right || key == GDK_KEY_plus || key == GDK_KEY_KP_Add;
  gboolean in = key == GDK_KEY_Left || key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract;
  const BstPlace *place, *top;

  if (row == NULL || !gtk_widget_is_focus (row) || (!in && !out)
      || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  place = bst_objective_column_place_of (self, GTK_LIST_BOX_ROW (row));
  top = bst_objective_column_find (self, place->parent);
  if (in && top != NULL)
    gtk_widget_grab_focus (top->card);
  bst_objective_card_set_expanded (BST_OBJECTIVE_CARD (top != NULL ? top->card : place->card), out);
  return GDK_EVENT_STOP;
}

/* --- Moving --------------------------------------------------------------------------------------------------- */

/**
 * bst_objective_column_get_steps:
 * @direction: -1 up, 1 down
 *
 * Returns: how many places to move so that @id passes the next one that is shown; 0: it is the first or last
 */
int
bst_objective_column_get_steps (BstObjectiveColumn *self, const char *id, int direction)
{
  const BstPlace *place = bst_objective_column_find (self, id);
  int best = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->places);
  while (place != NULL && g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BstPlace *other = value;
      int steps = (int) other->place - (int) place->place;
      if (bst_place_are_siblings (place, other) && steps * direction > 0
          && filter_cb (GTK_LIST_BOX_ROW (other->card), self) && (best == 0 || ABS (steps) < ABS (best)))
        best = steps;
    }
  return best;
}

/* --- Object --------------------------------------------------------------------------------------------------- */

/**
 * bst_objective_column_set_level:
 *
 * Says whose column it is; once.
 */
void
bst_objective_column_set_level (BstObjectiveColumn *self, BstLevel level)
{
  gboolean strategic = level == BST_LEVEL_STRATEGIC;
  const char *title = strategic ? _ ("Strategic") : _ ("Operational");

  self->level = level;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->question,
                      strategic ? _ ("what do we want to achieve for people?") : _ ("what do the actors do for that?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  strategic ? _ ("Strategic objectives") : _ ("Operational objectives"), -1);
}

static void
bst_objective_column_dispose (GObject *object)
{
  BstObjectiveColumn *self = BST_OBJECTIVE_COLUMN (object);

  g_clear_weak_pointer (&self->drop_row);
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_OBJECTIVE_COLUMN);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (bst_objective_column_parent_class)->dispose (object);
}

static void
bst_objective_column_class_init (BstObjectiveColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GSignalFlags flags = G_SIGNAL_RUN_LAST;

  G_OBJECT_CLASS (klass)->dispose = bst_objective_column_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/pages/bst-objective-column.ui");
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveColumn, title);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveColumn, question);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveColumn, none);
  gtk_widget_class_bind_template_child (widget_class, BstObjectiveColumn, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  signals[SELECTED] =
      g_signal_new ("selected", BST_TYPE_OBJECTIVE_COLUMN, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] =
      g_signal_new ("activated", BST_TYPE_OBJECTIVE_COLUMN, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", BST_TYPE_OBJECTIVE_COLUMN, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_INT);
}

static void
bst_objective_column_init (BstObjectiveColumn *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_sort_func (self->list, sort_cb, self, NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  bst_objective_column_setup_dragging (self);
}
