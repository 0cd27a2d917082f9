/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-capture-actions.c - what is done with cards: each action is one transaction, told in a toast with Undo. */
#include "config.h"
#include "bst-capture-board-private.h"
#include <glib/gi18n.h>
#include "bst-card-outcome.h"
#include "bst-session-finish.h"
#include "bst-card-work.h"
#include "dialogs/bst-cluster-dialog.h"
#include "dialogs/bst-vote-dialog.h"

static BstOutcomeContext
get_context (BstCaptureBoard *self)
{
  return (BstOutcomeContext) { bst_capture_board_get_plan (self), bst_document_get_framework (self->document),
                               bst_document_get_language (self->document),
                               bst_document_get_context (self->document)->today };
}

static const char *
get_current_id (BstCaptureBoard *self)
{
  BstCardTile *tile = bst_capture_board_get_current (self);

  return tile != NULL ? bst_card_tile_get_id (tile) : NULL;
}

static BstRecord *
get_current_card (BstCaptureBoard *self)
{
  const char *id = get_current_id (self);

  return id != NULL ? bst_plan_find (bst_capture_board_get_plan (self), BST_KIND_CARDS, id) : NULL;
}

/* --- Places -------------------------------------------------------------------------------------------------------------- */

/**
 * bst_capture_board_move:
 * @before: (nullable): the card before which they go
 */
void
bst_capture_board_move (BstCaptureBoard *self, const char *const *ids, const char *cluster, const char *before)
{
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Move Cards"), NULL);
  g_autofree char *first = g_strdup (ids[0]);

  bst_cards_move (transaction, bst_capture_board_get_plan (self), ids, cluster, before);
  if (bst_session_finish (GTK_WIDGET (self), self->document, transaction, NULL))
    {
      bst_capture_board_choose_none (self);
      bst_capture_board_focus_card (self, first);
    }
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Move a Card"), NULL);

  if (get_current_id (self) != NULL)
    bst_card_step (transaction, bst_capture_board_get_plan (self), get_current_id (self),
                   g_str_has_suffix (name, "up") ? -1 : 1);
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, NULL);
}

/* To the cluster above or below, which may be the cards in none. */
static void
other_cluster_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  g_auto (GStrv) ids = bst_capture_board_get_chosen (self);
  g_autoptr (BstBoard) board = bst_board_new (bst_capture_board_get_plan (self), self->session);
  BstBoardCluster *cluster = NULL;
  guint at;

  if (ids[0] == NULL || bst_board_find (board, get_current_id (self), &cluster) == NULL
      || !g_ptr_array_find (board->clusters, cluster, &at))
    return;
  at += g_str_has_prefix (name, "board.next") ? 1 : board->clusters->len - 1;
  at %= board->clusters->len;
  bst_capture_board_move (self, (const char *const *) ids, ((BstBoardCluster *) board->clusters->pdata[at])->title,
                          NULL);
}

/* --- Choosing a cluster ----------------------------------------------------------------------------------------------------- */

/* It is done when the dialog has gone, so that the keyboard goes to the card and not back with the dialog. */
static void
cluster_chosen_cb (BstCaptureBoard *self, const char *title)
{
  g_free (self->wanted);
  self->wanted = g_strdup (title);
}

static void
give_back_cb (gpointer data)
{
  BstCaptureBoard *self = data;
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  self->focus_source = 0;
  if (self->about != NULL)
    bst_capture_board_focus_card (self, self->about);
  if (wanted != NULL)
    {
      g_auto (GStrv) ids = bst_capture_board_get_chosen (self);
      bst_capture_board_move (self, (const char *const *) ids, wanted, NULL);
    }
}

/* The card gets the keyboard back, also where nothing was chosen; after the popover or dialog gave it to where it was before. */
static void
closed_cb (BstCaptureBoard *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_once (give_back_cb, self);
}

static void
point_at (BstCaptureBoard *self, GtkWidget *popover, GtkWidget *tile)
{
  graphene_rect_t bounds;

  g_set_str (&self->about, bst_card_tile_get_id (BST_CARD_TILE (tile)));
  if (gtk_widget_compute_bounds (tile, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width, (int) bounds.size.height });
}

static void
cluster_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  BstCardTile *tile = bst_capture_board_get_current (self);
  BstClusterDialog *dialog;

  if (tile == NULL)
    return;
  g_set_str (&self->about, bst_card_tile_get_id (tile));
  dialog = bst_cluster_dialog_new (_ ("Put under a Cluster"), NULL);
  bst_cluster_dialog_ask_name (dialog, "");
  bst_cluster_dialog_list (dialog, bst_capture_board_get_plan (self), self->session, NULL, TRUE);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (cluster_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* New cards go where the current one stands. */
static void
capture_here_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  BstRecord *card = get_current_card (self);

  bst_capture_board_set_cluster (self, card != NULL ? BST_CARD (card)->cluster : NULL);
  gtk_widget_grab_focus (self->entry);
}

/* --- Duplicates, showing, removing ------------------------------------------------------------------------------------------- */

static void
join_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  g_auto (GStrv) ids = bst_capture_board_get_chosen (self);
  g_autofree char *kept = g_strdup (get_current_id (self));
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Merge Cards"), NULL);

  if (kept != NULL)
    bst_cards_join (transaction, bst_capture_board_get_plan (self), kept, (const char *const *) ids);
  if (bst_session_finish (GTK_WIDGET (self), self->document, transaction, _ ("Merged; both texts are kept")))
    bst_capture_board_choose_none (self);
}

/* What stands under the card stands by itself again. */
static void
part_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  g_autoptr (BstBoard) board = bst_board_new (bst_capture_board_get_plan (self), self->session);
  BstBoardCard *card = get_current_id (self) != NULL ? bst_board_find (board, get_current_id (self), NULL) : NULL;
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Take Merged Cards Apart"), NULL);

  for (guint i = 0; card != NULL && i < card->same->len; i++)
    bst_card_part (transaction, bst_capture_board_get_plan (self), ((BstRecord *) card->same->pdata[i])->id);
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, NULL);
}

static void
show_card_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  g_auto (GStrv) ids = bst_capture_board_get_chosen (self);
  BstRecord *card = get_current_card (self);
  gboolean hide = card != NULL && !BST_CARD (card)->hidden;
  BstTransaction *transaction = bst_document_begin (self->document, hide ? _ ("Hide Cards") : _ ("Show Cards"), NULL);

  bst_cards_set_hidden (transaction, bst_capture_board_get_plan (self), (const char *const *) ids, hide);
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, NULL);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  g_auto (GStrv) ids = bst_capture_board_get_chosen (self);

  if (ids[0] == NULL)
    return;
  gtk_widget_grab_focus (self->entry);
  if (bst_document_remove_records (self->document, (const char *const *) ids, _ ("Remove Cards")))
    g_signal_emit_by_name (self, "toast", ngettext ("Card removed", "Cards removed", g_strv_length (ids)), TRUE);
}

/* --- From talk to plan --------------------------------------------------------------------------------------------------------- */

static void
make_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  const BstOutcomeContext context = get_context (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Make a Draft of an Action"), NULL);

  if (get_current_id (self) != NULL)
    g_free (bst_card_make_action (&context, transaction, get_current_id (self)));
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, _ ("A draft of an action was made"));
}

static void
make_point_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  const BstOutcomeContext context = get_context (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Make a Draft of an Action Point"), NULL);

  if (get_current_id (self) != NULL)
    g_free (bst_card_make_action_point (&context, transaction, get_current_id (self)));
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, _ ("A draft of an action point was made"));
}

static void
note_need_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  const BstOutcomeContext context = get_context (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Note as a Need"), NULL);

  if (get_current_id (self) != NULL)
    bst_card_note_need (&context, transaction, get_current_id (self), NULL);
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, _ ("Noted as a need"));
}

static void
picked_cb (BstCaptureBoard *self, const char *target)
{
  const BstOutcomeContext context = get_context (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Link with What Exists"), NULL);

  if (self->about != NULL)
    bst_card_link (&context, transaction, self->about, target);
  bst_session_finish (GTK_WIDGET (self), self->document, transaction, _ ("Linked with what exists"));
}

/* Actions and action points, in one list. */
static void
link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  BstCardTile *tile = bst_capture_board_get_current (self);
  GPtrArray *options, *points;

  if (tile == NULL)
    return;
  options = bst_options_list (self->document, bst_kind_get_field (BST_KIND_CARDS, "action"), NULL);
  points = bst_options_list (self->document, bst_kind_get_field (BST_KIND_CARDS, "action-point"), NULL);
  g_ptr_array_extend_and_steal (options, points);
  if (self->picker == NULL)
    {
      self->picker = bst_picker_new ();
      gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self));
      g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
      g_signal_connect_swapped (self->picker, "closed", G_CALLBACK (closed_cb), self);
    }
  point_at (self, GTK_WIDGET (self->picker), GTK_WIDGET (tile));
  bst_picker_open (self->picker, options, _ ("Link with What Exists"), NULL);
}

/* --- The rest -------------------------------------------------------------------------------------------------------------------- */

static void
details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);

  if (get_current_id (self) != NULL)
    g_signal_emit_by_name (self, "card-chosen", get_current_id (self), TRUE);
}

static void
vote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);

  if (self->session != NULL)
    bst_vote_dialog_present (widget, self->document, self->session);
}

static GMenuModel *
make_menu (void)
{
  static const struct {
    const char *label, *action;
  } items[] = {
    { N_ ("Draft of an Action (A)"), "board.make-action" },
    { N_ ("Draft of an Action Point (P)"), "board.make-action-point" },
    { N_ ("Link with What Exists… (L)"), "board.link" },
    { N_ ("Note as a Need (N)"), "board.note-need" },
    { NULL },
    { N_ ("Put under a Cluster… (C)"), "board.cluster" },
    { N_ ("Write New Cards Here"), "board.capture-here" },
    { N_ ("Merge the Chosen Cards into This One (M)"), "board.join" },
    { N_ ("Take Merged Cards Apart (S)"), "board.part" },
    { N_ ("Show or Hide (V)"), "board.show-card" },
    { NULL },
    { N_ ("Details (Enter)"), "board.details" },
    { N_ ("Remove (Delete)"), "board.remove" },
  };
  GMenu *menu = g_menu_new (), *section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].label != NULL)
      g_menu_append (section, _ (items[i].label), items[i].action);
    else
      {
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        g_object_unref (section);
        section = g_menu_new ();
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}

void
bst_capture_board_open_menu (BstCaptureBoard *self, BstCardTile *tile)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = make_menu ();
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (closed_cb), self);
    }
  point_at (self, self->menu, GTK_WIDGET (tile));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);

  if (bst_capture_board_get_current (self) != NULL)
    bst_capture_board_open_menu (self, bst_capture_board_get_current (self));
}

void
bst_capture_board_install_actions (GtkWidgetClass *klass)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "board.up", step_cb },
    { "board.down", step_cb },
    { "board.previous-cluster", other_cluster_cb },
    { "board.next-cluster", other_cluster_cb },
    { "board.cluster", cluster_cb },
    { "board.capture-here", capture_here_cb },
    { "board.join", join_cb },
    { "board.part", part_cb },
    { "board.show-card", show_card_cb },
    { "board.remove", remove_cb },
    { "board.make-action", make_action_cb },
    { "board.make-action-point", make_point_cb },
    { "board.note-need", note_need_cb },
    { "board.link", link_cb },
    { "board.details", details_cb },
    { "board.vote", vote_cb },
    { "board.menu", menu_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].func);
  bst_capture_board_install_cluster_actions (klass);
}
