/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-map-actions.c - what is done with the cards and groups of a map, by key, by menu and by dragging. Each is one
 * transaction, so Ctrl+Z takes it back. */
#include "config.h"
#include "bst-session-map-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-card-work.h"
#include "bst-session-finish.h"
#include "bst-text.h"
#include "dialogs/bst-cluster-dialog.h"

static BstPlan *
get_plan (BstSessionMap *self)
{
  return bst_document_get_plan (self->document);
}

static const char *
get_card (BstSessionMap *self)
{
  return bst_map_key_get_card (bst_session_map_get_key (self));
}

/* The title of a cluster; NULL: a card, an organisation, or the cards that are in none. */
static const char *
get_cluster (BstSessionMap *self)
{
  const char *group = bst_map_key_get_group (bst_session_map_get_key (self));

  return self->kind == BST_MAP_MIND && group != NULL && *group != '\0' ? group : NULL;
}

/* --- Cards ------------------------------------------------------------------------------------------------------------------ */

static void
move (BstSessionMap *self, const char *card, const char *cluster, const char *before)
{
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Move Cards"), NULL);
  g_autofree char *id = g_strdup (card);

  bst_cards_move (transaction, get_plan (self), (const char *const[]) { id, NULL }, cluster, before);
  if (bst_session_finish (GTK_WIDGET (self), self->document, transaction, NULL))
    bst_session_map_focus_card (self, id);
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSessionMap *self = BST_SESSION_MAP (widget);
  int steps = g_str_has_suffix (name, "up") ? -1 : 1;

  if (get_cluster (self) != NULL)
    bst_cluster_edit_step (widget, self->document, self->session, get_cluster (self), steps);
  else if (get_card (self) != NULL && self->kind == BST_MAP_MIND)
    {
      BstTransaction *transaction = bst_document_begin (self->document, _ ("Move a Card"), NULL);
      bst_card_step (transaction, get_plan (self), get_card (self), steps);
      bst_session_finish (GTK_WIDGET (self), self->document, transaction, NULL);
    }
}

static void
other_cluster_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSessionMap *self = BST_SESSION_MAP (widget);
  g_autoptr (BstBoard) board = self->session != NULL ? bst_board_new (get_plan (self), self->session) : NULL;
  BstBoardCluster *cluster = NULL;
  guint at;

  if (self->kind != BST_MAP_MIND || get_card (self) == NULL || bst_board_find (board, get_card (self), &cluster) == NULL
      || !g_ptr_array_find (board->clusters, cluster, &at))
    return;
  at = (at + (g_str_has_prefix (name, "map.next") ? 1 : board->clusters->len - 1)) % board->clusters->len;
  move (self, get_card (self), ((BstBoardCluster *) board->clusters->pdata[at])->title, NULL);
}

static void
cluster_chosen_cb (BstSessionMap *self, const char *title)
{
  const char *card = bst_map_key_get_card (self->about);

  if (card != NULL)
    move (self, card, title, NULL);
}

static void
cluster_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSessionMap *self = BST_SESSION_MAP (widget);
  BstClusterDialog *dialog;

  if (get_card (self) == NULL)
    return;
  g_set_str (&self->about, bst_session_map_get_key (self));
  dialog = bst_cluster_dialog_new (_ ("Put under a Cluster"), NULL);
  bst_cluster_dialog_ask_name (dialog, "");
  bst_cluster_dialog_list (dialog, get_plan (self), self->session, NULL, TRUE);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (cluster_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (bst_session_map_give_back), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* The keyboard goes to what stands beside it, before it is gone. */
static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSessionMap *self = BST_SESSION_MAP (widget);
  g_autofree char *card = g_strdup (get_card (self));

  if (get_cluster (self) != NULL)
    bst_cluster_edit_remove (widget, self->document, self->session, get_cluster (self));
  if (card == NULL)
    return;
  if (!self->narrow && !bst_map_view_step (self->view, 0, 1))
    bst_map_view_step (self->view, 0, -1);
  if (bst_document_remove_records (self->document, (const char *const[]) { card, NULL }, _ ("Remove Cards")))
    g_signal_emit_by_name (self, "toast", ngettext ("Card removed", "Cards removed", 1), TRUE);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSessionMap *self = BST_SESSION_MAP (widget);

  if (get_card (self) != NULL)
    g_signal_emit_by_name (self, "card-chosen", get_card (self), TRUE);
  else if (get_cluster (self) != NULL)
    bst_cluster_edit_rename (widget, self->document, self->session, get_cluster (self));
}

static void
merge_cluster_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSessionMap *self = BST_SESSION_MAP (widget);

  if (get_cluster (self) != NULL)
    bst_cluster_edit_merge (widget, self->document, self->session, get_cluster (self));
}

/* --- Where an offer meets a question ------------------------------------------------------------------------------------------ */

static void
meet (BstSessionMap *self, const char *card, const char *other)
{
  BstRecord *one = bst_plan_find (get_plan (self), BST_KIND_CARDS, card),
            *two = bst_plan_find (get_plan (self), BST_KIND_CARDS, other);
  gboolean linked =
      one != NULL && two != NULL
      && (bst_vec_has_ref (BST_CARD (one)->meets, other) || bst_vec_has_ref (BST_CARD (two)->meets, card));
  BstTransaction *transaction =
      bst_document_begin (self->document, linked ? _ ("Take a Link Away") : _ ("Link an Offer and a Question"), NULL);

  bst_cards_meet (transaction, get_plan (self), card, other, !linked);
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, linked ? _ ("Link taken away") : _ ("Linked"));
}

static void
picked_cb (BstSessionMap *self, const char *other)
{
  const char *card = bst_map_key_get_card (self->about);

  if (card != NULL)
    meet (self, card, other);
}

static gboolean
are_linked (const BstMap *map, const BstMapCard *card, const BstMapCard *other)
{
  for (guint i = 0; i < map->links->len; i++)
    {
      const BstMapLink *link = &g_array_index (map->links, BstMapLink, i);
      if ((link->offer == card && link->question == other) || (link->offer == other && link->question == card))
        return TRUE;
    }
  return FALSE;
}

static BstOption *
new_option (const BstMap *map, const BstMapGroup *group, const BstMapCard *card, const BstMapCard *other)
{
  BstOption *option = g_new0 (BstOption, 1);
  g_autofree char *all = g_strdup_printf ("%s %s", other->text, group->title);

  option->id = g_strdup (other->id);
  option->code = are_linked (map, card, other) ? g_strdup ("✓") : NULL;
  option->title = g_strdup (other->text);
  option->group = g_strdup (group->title);
  option->key = g_utf8_collate_key (other->text, -1);
  option->folded = bst_text_fold (all);
  return option;
}

/* For an offer the questions, for a question the offers; choosing one that is linked takes the link away. */
static GPtrArray *
list_others (const BstMap *map, const BstMapCard *card)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_option_free);
  BstMapSide side = card->side == BST_MAP_START ? BST_MAP_END : BST_MAP_START;

  for (guint i = 0; i < map->groups->len; i++)
    {
      const BstMapGroup *group = map->groups->pdata[i];
      for (guint j = 0; j < group->cards[side]->len; j++)
        g_ptr_array_add (options, new_option (map, group, card, group->cards[side]->pdata[j]));
    }
  return options;
}

static void
meet_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSessionMap *self = BST_SESSION_MAP (widget);
  BstMap *map = bst_map_view_get_map (self->view);
  const BstMapCard *card = map != NULL && get_card (self) != NULL ? bst_map_find (map, get_card (self)) : NULL;
  graphene_rect_t bounds;
  GtkWidget *at = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (card == NULL || self->kind != BST_MAP_NETWORK)
    return;
  if (self->picker == NULL)
    {
      self->picker = bst_picker_new ();
      gtk_widget_set_parent (GTK_WIDGET (self->picker), widget);
      g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
      g_signal_connect_swapped (self->picker, "closed", G_CALLBACK (bst_session_map_give_back), self);
    }
  g_set_str (&self->about, bst_session_map_get_key (self));
  if (at != NULL && gtk_widget_compute_bounds (at, widget, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->picker),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width, (int) bounds.size.height });
  bst_picker_open (self->picker, list_others (map, card),
                   card->side == BST_MAP_START ? _ ("Which Question Does It Meet?") : _ ("Which Offer Meets It?"),
                   NULL);
}

/* --- By dragging -------------------------------------------------------------------------------------------------------------- */

static void
drop_card (BstSessionMap *self, const char *card, const char *target)
{
  const char *other = bst_map_key_get_card (target);
  BstRecord *record = other != NULL ? bst_plan_find (get_plan (self), BST_KIND_CARDS, other) : NULL;

  if (self->kind == BST_MAP_NETWORK && other != NULL)
    meet (self, card, other);
  else if (self->kind == BST_MAP_MIND && record != NULL)
    move (self, card, BST_CARD (record)->cluster != NULL ? BST_CARD (record)->cluster : "", other);
  else if (self->kind == BST_MAP_MIND && bst_map_key_get_group (target) != NULL)
    move (self, card, bst_map_key_get_group (target), NULL);
}

/**
 * bst_session_map_drop:
 *
 * A card on a card goes before it, on a group to its end; in the network an offer on a question links both. A cluster on another
 * goes there.
 */
void
bst_session_map_drop (BstSessionMap *self, const char *dragged, const char *target)
{
  const char *card = bst_map_key_get_card (dragged), *cluster = bst_map_key_get_group (dragged),
             *other = bst_map_key_get_group (target);

  if (card != NULL)
    drop_card (self, card, target);
  else if (self->kind == BST_MAP_MIND && cluster != NULL && other != NULL && *cluster != '\0' && *other != '\0')
    bst_cluster_edit_move_to (GTK_WIDGET (self), self->document, self->session, cluster, other, FALSE);
}

/* --- Menu and keys -------------------------------------------------------------------------------------------------------------- */

static const struct {
  const char *label, *action;
  gboolean of_card, of_cluster, in_network;
  guint keyval;
  GdkModifierType state;
} commands[] = {
  { N_ ("Details (Enter)"), "map.open", TRUE, FALSE, TRUE, GDK_KEY_F2, 0 },
  { N_ ("Rename… (Enter)"), "map.open", FALSE, TRUE, FALSE, 0, 0 },
  { N_ ("Link or Unlink… (L)"), "map.meet", TRUE, FALSE, TRUE, GDK_KEY_l, 0 },
  { N_ ("Put under a Cluster… (C)"), "map.cluster", TRUE, FALSE, TRUE, GDK_KEY_c, 0 },
  { N_ ("Merge with Another… (M)"), "map.merge-cluster", FALSE, TRUE, FALSE, GDK_KEY_m, 0 },
  { N_ ("Up (Alt+↑)"), "map.up", TRUE, TRUE, FALSE, GDK_KEY_Up, GDK_ALT_MASK },
  { N_ ("Down (Alt+↓)"), "map.down", TRUE, TRUE, FALSE, GDK_KEY_Down, GDK_ALT_MASK },
  { N_ ("To the Cluster above (Ctrl+↑)"), "map.previous-cluster", TRUE, FALSE, FALSE, GDK_KEY_Up, GDK_CONTROL_MASK },
  { N_ ("To the Cluster below (Ctrl+↓)"), "map.next-cluster", TRUE, FALSE, FALSE, GDK_KEY_Down, GDK_CONTROL_MASK },
  { N_ ("Remove (Delete)"), "map.remove", TRUE, FALSE, TRUE, GDK_KEY_Delete, 0 },
  { N_ ("Remove the Heading (Delete)"), "map.remove", FALSE, TRUE, FALSE, 0, 0 },
};

static GMenuModel *
make_menu (BstSessionMap *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if ((get_card (self) != NULL ? commands[i].of_card : commands[i].of_cluster)
        && (self->kind == BST_MAP_MIND || commands[i].in_network)
        && (self->kind == BST_MAP_NETWORK || strcmp (commands[i].action, "map.meet") != 0))
      g_menu_append (menu, _ (commands[i].label), commands[i].action);
  return G_MENU_MODEL (menu);
}

void
bst_session_map_open_menu (BstSessionMap *self)
{
  g_autoptr (GMenuModel) model = NULL;
  GtkWidget *at = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  if (get_card (self) == NULL && get_cluster (self) == NULL)
    return;
  g_set_str (&self->about, bst_session_map_get_key (self));
  model = make_menu (self);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (bst_session_map_give_back), self);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  if (at != NULL && gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, BstSessionMap *self)
{
  if ((keyval == GDK_KEY_Menu && (state & MODIFIERS) == 0)
      || (keyval == GDK_KEY_F10 && (state & MODIFIERS) == GDK_SHIFT_MASK))
    {
      bst_session_map_open_menu (self);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].keyval != 0 && commands[i].keyval == gdk_keyval_to_lower (keyval)
        && commands[i].state == (state & MODIFIERS))
      {
        gtk_widget_activate_action (GTK_WIDGET (self), commands[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

static void
secondary_cb (BstSessionMap *self)
{
  bst_session_map_open_menu (self);
}

static void
add_keys (BstSessionMap *self, GtkWidget *widget)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (widget, key);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

void
bst_session_map_setup_keys (BstSessionMap *self)
{
  add_keys (self, GTK_WIDGET (self->view));
  add_keys (self, GTK_WIDGET (self->outline));
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstMapView *view = BST_SESSION_MAP (widget)->view;

  if (g_str_has_suffix (name, "fit"))
    bst_map_view_fit (view);
  else
    bst_map_view_zoom_by (view, g_str_has_suffix (name, "in") ? 1.25 : 0.8);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_session_map_export (BST_SESSION_MAP (widget), g_variant_get_string (parameter, NULL));
}

void
bst_session_map_install_actions (GtkWidgetClass *klass)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "map.open", open_cb },
    { "map.up", step_cb },
    { "map.down", step_cb },
    { "map.previous-cluster", other_cluster_cb },
    { "map.next-cluster", other_cluster_cb },
    { "map.cluster", cluster_cb },
    { "map.merge-cluster", merge_cluster_cb },
    { "map.meet", meet_cb },
    { "map.remove", remove_cb },
    { "map.zoom-in", zoom_cb },
    { "map.zoom-out", zoom_cb },
    { "map.fit", zoom_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_install_action (klass, "map.export", "s", export_cb);
}
