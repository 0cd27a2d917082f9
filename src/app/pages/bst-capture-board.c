/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-capture-board.c - the cards under their clusters; only what changed is made or moved. */
#include "config.h"
#include "bst-capture-board-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-cards-layout.h"
#include "bst-options.h"
#include "bst-text.h"
#include "bst-vote.h"
#include "bst-drag-scroll.h"

#define CARD_WIDTH 226
#define SPACING 8

G_DEFINE_FINAL_TYPE (BstCaptureBoard, bst_capture_board, ADW_TYPE_BIN)

BstPlan *
bst_capture_board_get_plan (BstCaptureBoard *self)
{
  return self->document != NULL ? bst_document_get_plan (self->document) : NULL;
}

/* --- Sections --------------------------------------------------------------------------------------------------------- */

/* The title of the cluster in whose section the widget is. */
const char *
bst_capture_board_get_section_title (GtkWidget *widget)
{
  while (widget != NULL && g_object_get_data (G_OBJECT (widget), "cluster") == NULL)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? g_object_get_data (G_OBJECT (widget), "cluster") : "";
}

static GtkWidget *
get_cards (GtkWidget *section)
{
  return g_object_get_data (G_OBJECT (section), "cards");
}

static GtkWidget *
find_section (BstCaptureBoard *self, const char *title)
{
  for (GtkWidget *one = gtk_widget_get_first_child (self->sections); one != NULL;
       one = gtk_widget_get_next_sibling (one))
    if (strcmp (g_object_get_data (G_OBJECT (one), "cluster"), title) == 0)
      return one;
  return NULL;
}

static GtkWidget *
new_section (BstCaptureBoard *self, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6),
            *heading = bst_capture_board_new_heading (self, title);
  GtkWidget *cards = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  gtk_widget_set_layout_manager (cards, bst_cards_layout_new (CARD_WIDTH, SPACING));
  gtk_widget_add_css_class (section, "card-section");
  g_object_set_data_full (G_OBJECT (section), "cluster", g_strdup (title), g_free);
  g_object_set_data (G_OBJECT (section), "cards", cards);
  g_object_set_data (G_OBJECT (section), "heading", heading);
  gtk_box_append (GTK_BOX (section), heading);
  gtk_box_append (GTK_BOX (section), cards);
  gtk_box_append (GTK_BOX (self->sections), section);
  bst_capture_board_setup_section (self, section);
  return section;
}

static void
show_heading (GtkWidget *section, const BstBoardCluster *cluster)
{
  GtkWidget *heading = g_object_get_data (G_OBJECT (section), "heading");
  const char *title = *cluster->title != '\0' ? cluster->title : _ ("In no cluster yet");
  g_autofree char *count = g_strdup_printf (ngettext ("%u card", "%u cards", cluster->cards->len), cluster->cards->len);
  g_autofree char *text = g_strdup_printf ("%s  (%s)", title, count);

  bst_capture_board_show_heading (heading, text, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_cards (section)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (section, cluster->cards->len > 0 || *cluster->title != '\0');
}

/* --- Cards -------------------------------------------------------------------------------------------------------------- */

static BstCardTile *
get_tile (BstCaptureBoard *self, const char *id)
{
  BstCardTile *tile = g_hash_table_lookup (self->tiles, id);

  if (tile != NULL)
    return tile;
  tile = BST_CARD_TILE (bst_card_tile_new (id));
  g_hash_table_insert (self->tiles, g_strdup (id), g_object_ref_sink (tile));
  bst_capture_board_setup_tile (self, tile);
  return tile;
}

static gboolean
matches (BstCaptureBoard *self, const BstBoardCard *card)
{
  g_auto (GStrv) words = self->words != NULL ? bst_options_split (self->words) : NULL;
  g_autofree char *folded = bst_text_fold (BST_CARD (card->record)->text != NULL ? BST_CARD (card->record)->text : "");

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = bst_text_fold (words[i]);
      if (strstr (folded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
show_cards (BstCaptureBoard *self, GtkWidget *section, const BstBoardCluster *cluster, const char *ballot,
            GHashTable *shown)
{
  GtkWidget *box = get_cards (section), *last = NULL;

  for (guint i = 0; i < cluster->cards->len; i++)
    {
      const BstBoardCard *card = cluster->cards->pdata[i];
      BstCardTile *tile = get_tile (self, card->record->id);
      GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (tile));
      if (parent != box)
        {
          if (parent != NULL)
            gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (tile));
          gtk_box_append (GTK_BOX (box), GTK_WIDGET (tile));
        }
      gtk_box_reorder_child_after (GTK_BOX (box), GTK_WIDGET (tile), last);
      bst_card_tile_show (tile, bst_capture_board_get_plan (self), card, ballot);
      gtk_widget_set_visible (GTK_WIDGET (tile), matches (self, card));
      g_hash_table_add (shown, (gpointer) bst_card_tile_get_id (tile));
      last = GTK_WIDGET (tile);
    }
}

static void
drop_gone (BstCaptureBoard *self, GHashTable *shown, const BstBoard *board)
{
  GtkWidget *section = gtk_widget_get_first_child (self->sections);
  GHashTableIter iter;
  gpointer id, tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &id, &tile))
    if (!g_hash_table_contains (shown, id))
      {
        gtk_box_remove (GTK_BOX (gtk_widget_get_parent (tile)), tile);
        g_hash_table_iter_remove (&iter);
      }
  while (section != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (section);
      if (bst_board_find_cluster (board, g_object_get_data (G_OBJECT (section), "cluster")) == NULL)
        gtk_box_remove (GTK_BOX (self->sections), section);
      section = next;
    }
}

static char *
get_focused_id (BstCaptureBoard *self)
{
  BstCardTile *tile = bst_capture_board_get_current (self);

  return tile != NULL && gtk_widget_is_focus (GTK_WIDGET (tile)) ? g_strdup (bst_card_tile_get_id (tile)) : NULL;
}

/**
 * bst_capture_board_refresh:
 *
 * Shows the session as it is now. The keyboard stays on the card that it was on, wherever that went.
 */
void
bst_capture_board_refresh (BstCaptureBoard *self)
{
  BstPlan *plan = bst_capture_board_get_plan (self);
  g_autoptr (BstBoard) board = NULL;
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *focused = get_focused_id (self);
  BstRecord *session =
      plan != NULL && self->session != NULL ? bst_plan_find (plan, BST_KIND_SESSIONS, self->session) : NULL;
  GtkWidget *last = NULL;

  if (session == NULL)
    return;
  board = bst_board_new (plan, self->session);
  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i];
      GtkWidget *section = find_section (self, cluster->title);
      if (section == NULL)
        section = new_section (self, cluster->title);
      gtk_box_reorder_child_after (GTK_BOX (self->sections), section, last);
      show_cards (self, section, cluster, bst_session_get_last_ballot (session), shown);
      show_heading (section, cluster);
      last = section;
    }
  drop_gone (self, shown, board);
  bst_capture_board_fill_bar (self);
  if (focused != NULL)
    bst_capture_board_focus_card (self, focused);
}

/* --- Which card ----------------------------------------------------------------------------------------------------------- */

/* (transfer full): the tiles on the board, in the order in which they are read. */
GPtrArray *
bst_capture_board_list_tiles (BstCaptureBoard *self)
{
  GPtrArray *tiles = g_ptr_array_new ();

  for (GtkWidget *one = gtk_widget_get_first_child (self->sections); one != NULL;
       one = gtk_widget_get_next_sibling (one))
    for (GtkWidget *tile = gtk_widget_get_first_child (get_cards (one)); tile != NULL;
         tile = gtk_widget_get_next_sibling (tile))
      if (gtk_widget_get_visible (tile))
        g_ptr_array_add (tiles, tile);
  return tiles;
}

/* The card with the keyboard, or the one that a menu is about. */
BstCardTile *
bst_capture_board_get_current (BstCaptureBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && BST_IS_CARD_TILE (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return BST_CARD_TILE (focus);
  return self->about != NULL ? g_hash_table_lookup (self->tiles, self->about) : NULL;
}

/* (transfer full): the cards that were chosen, and the current one where it is none of them; in reading order. */
GStrv
bst_capture_board_get_chosen (BstCaptureBoard *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) tiles = bst_capture_board_list_tiles (self);
  BstCardTile *current = bst_capture_board_get_current (self);

  for (guint i = 0; i < tiles->len; i++)
    if (bst_card_tile_is_chosen (tiles->pdata[i]) || tiles->pdata[i] == current)
      g_strv_builder_add (ids, bst_card_tile_get_id (tiles->pdata[i]));
  return g_strv_builder_end (ids);
}

void
bst_capture_board_choose_none (BstCaptureBoard *self)
{
  g_autoptr (GPtrArray) tiles = bst_capture_board_list_tiles (self);

  for (guint i = 0; i < tiles->len; i++)
    if (bst_card_tile_is_chosen (tiles->pdata[i]))
      bst_card_tile_set_chosen (tiles->pdata[i], FALSE);
}

/**
 * bst_capture_board_focus_card:
 *
 * Returns: whether the card is on the board; it then has the keyboard
 */
gboolean
bst_capture_board_focus_card (BstCaptureBoard *self, const char *id)
{
  BstCardTile *tile = g_hash_table_lookup (self->tiles, id);

  return tile != NULL && gtk_widget_grab_focus (GTK_WIDGET (tile));
}

gboolean
bst_capture_board_focus (BstCaptureBoard *self)
{
  return gtk_widget_grab_focus (self->entry);
}

/**
 * bst_capture_board_set_words:
 * @words: shows only the cards that hold these words; "" shows all
 */
void
bst_capture_board_set_words (BstCaptureBoard *self, const char *words)
{
  if (g_set_str (&self->words, words))
    bst_capture_board_refresh (self);
}

/**
 * bst_capture_board_show:
 * @document: (nullable): the plan
 * @session: (nullable): id of the session
 */
void
bst_capture_board_show (BstCaptureBoard *self, BstDocument *document, const char *session)
{
  gboolean other = g_strcmp0 (self->session, session) != 0 || self->document != document;

  if (!other)
    return;
  if (self->document != NULL)
    g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (self->document));
  g_set_object (&self->document, document);
  g_set_str (&self->session, session);
  g_clear_pointer (&self->about, g_free);
  bst_capture_board_set_cluster (self, NULL);
  if (document == NULL || session == NULL)
    return;
  self->applied_handler = g_signal_connect_object (bst_document_get_plan (document), "applied",
                                                   G_CALLBACK (bst_capture_board_refresh), self, G_CONNECT_SWAPPED);
  bst_capture_board_refresh (self);
  bst_capture_board_set_kind (self, 0);
}

/* --- Object --------------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (object);

  if (self->document != NULL)
    g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (self->document));
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picker));
  self->picker = NULL;
  g_clear_object (&self->document);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->cluster, g_free);
  g_clear_pointer (&self->about, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->kind_order, g_array_unref);
  g_clear_pointer (&self->tiles, g_hash_table_unref);
  G_OBJECT_CLASS (bst_capture_board_parent_class)->dispose (object);
}

static void
bst_capture_board_class_init (BstCaptureBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  bst_capture_board_install_actions (GTK_WIDGET_CLASS (klass));
  g_signal_new ("card-chosen", BST_TYPE_CAPTURE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_signal_new ("toast", BST_TYPE_CAPTURE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_BOOLEAN);
}

static void
bst_capture_board_init (BstCaptureBoard *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *viewport = gtk_viewport_new (NULL, NULL);

  self->tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->sections, "card-sections");
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  self->scrolled = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->scrolled), self->sections);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->scrolled);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                                 "vexpand", TRUE, "child", viewport, NULL);
  bst_drag_scroll_add (self->scroller);
  bst_capture_board_make_bar (self);
  gtk_box_append (GTK_BOX (content), self->bar);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->scroller));
  adw_bin_set_child (ADW_BIN (self), content);
  bst_capture_board_setup_keys (self);
}

GtkWidget *
bst_capture_board_new (void)
{
  return g_object_new (BST_TYPE_CAPTURE_BOARD, NULL);
}
