/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-capture-bar.c - the line to write in: the kind by its key, Enter for the next, several lines pasted at once. */
#include "config.h"
#include "bst-capture-board-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-card-work.h"
#include "bst-flow-layout.h"
#include "bst-session-format.h"
#include "bst-vote.h"

static BstRecord *
get_session (BstCaptureBoard *self)
{
  BstPlan *plan = bst_capture_board_get_plan (self);

  return plan != NULL && self->session != NULL ? bst_plan_find (plan, BST_KIND_SESSIONS, self->session) : NULL;
}

static const BstItem *
get_format (BstCaptureBoard *self)
{
  BstRecord *session = get_session (self);
  BstFramework *framework = self->document != NULL ? bst_document_get_framework (self->document) : NULL;

  return session != NULL && framework != NULL && BST_SESSION (session)->format != NULL
             ? bst_framework_find (framework, BST_SESSION (session)->format)
             : NULL;
}

/* --- Capture ------------------------------------------------------------------------------------------------------------ */

static void
take (BstRecord *record, const char *field, BstValue value)
{
  bst_record_take (record, bst_record_find_field (record, field), value);
}

/* A card as the line says it will be. */
static BstRecord *
make_card (BstCaptureBoard *self, const char *text)
{
  BstRecord *card = bst_card_new (bst_capture_board_get_plan (self), self->session, self->kind, text);
  int table = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->table));

  if (table > 0)
    take (card, "table", (BstValue) { .num = table });
  if (self->cluster != NULL)
    take (card, "cluster", bst_value_text (self->cluster));
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->later)))
    take (card, "hidden", (BstValue) { .num = TRUE });
  return card;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static void
add_cb (BstCaptureBoard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (BstRecord) card = NULL;
  BstTransaction *transaction;

  if (get_session (self) == NULL || is_blank (text))
    return;
  card = make_card (self, text);
  transaction = bst_document_begin (self->document, _ ("Capture a Card"), NULL);
  bst_transaction_add (transaction, card);
  if (bst_document_apply (self->document, transaction))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/**
 * bst_capture_board_paste:
 * @text: each of its lines becomes a card of the kind that is chosen, in one step to undo
 */
void
bst_capture_board_paste (BstCaptureBoard *self, const char *text)
{
  g_autoptr (BstRecord) model = NULL;
  g_autofree char *told = NULL;
  BstTransaction *transaction;
  guint n;

  if (get_session (self) == NULL)
    return;
  model = make_card (self, "");
  transaction = bst_document_begin (self->document, _ ("Paste Cards"), NULL);
  n = bst_cards_paste (transaction, bst_capture_board_get_plan (self), model, text);
  if (!bst_document_apply (self->document, transaction) || n == 0)
    return;
  told = g_strdup_printf (ngettext ("%u card added", "%u cards added", n), n);
  g_signal_emit_by_name (self, "toast", told, TRUE);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstCaptureBoard) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  int position;

  if (text == NULL)
    return;
  if (strchr (text, '\n') != NULL)
    {
      bst_capture_board_paste (self, text);
      return;
    }
  position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  gtk_editable_delete_selection (GTK_EDITABLE (self->entry));
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}

/* One line is text as anywhere; several are several cards. */
static void
paste_cb (BstCaptureBoard *self, GtkText *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->entry), NULL, pasted_cb, g_object_ref (self));
}

/* --- The kind --------------------------------------------------------------------------------------------------------------- */

static void
show_question (BstCaptureBoard *self)
{
  const char *question = bst_session_format_get_question (get_format (self), self->kind, NULL);
  const char *label = _ (bst_kind_get_field (BST_KIND_CARDS, "kind")->values[self->kind].label);
  g_autofree char *name = g_strdup_printf (_ ("New card: %s"), label);

  gtk_label_set_text (GTK_LABEL (self->question), question != NULL ? question : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set (self->entry, "placeholder-text", name, NULL);
}

/**
 * bst_capture_board_set_kind:
 * @position: of the kind among the buttons, from 0
 */
void
bst_capture_board_set_kind (BstCaptureBoard *self, guint position)
{
  GtkWidget *button = gtk_widget_get_first_child (self->kinds);

  if (self->kind_order == NULL || position >= self->kind_order->len)
    return;
  self->kind = g_array_index (self->kind_order, BstCardKind, position);
  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == position);
  show_question (self);
}

static void
kind_toggled_cb (BstCaptureBoard *self, GtkToggleButton *button)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position"));

  if (gtk_toggle_button_get_active (button) && g_array_index (self->kind_order, BstCardKind, position) != self->kind)
    bst_capture_board_set_kind (self, position);
}

static GtkWidget *
new_kind_button (BstCaptureBoard *self, guint position, BstCardKind kind, GtkWidget *group)
{
  const char *name = bst_kind_get_field (BST_KIND_CARDS, "kind")->values[kind].label;
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *label = g_strdup_printf ("%u  %s %s", position + 1, bst_card_kind_get_shape (kind), _ (name));
  g_autofree char *tooltip = g_strdup_printf (_ ("%s: Ctrl+%u while you write"), _ (name), position + 1);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "card-kind-button");
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "toggled", G_CALLBACK (kind_toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* The kinds of the session's format come first. */
static void
fill_kinds (BstCaptureBoard *self)
{
  GArray *order = bst_session_format_get_card_kinds (get_format (self));
  GtkWidget *child, *first = NULL;

  if (self->kind_order != NULL && memcmp (order->data, self->kind_order->data, order->len * sizeof (BstCardKind)) == 0)
    {
      g_array_unref (order);
      return;
    }
  g_clear_pointer (&self->kind_order, g_array_unref);
  self->kind_order = order;
  while ((child = gtk_widget_get_first_child (self->kinds)) != NULL)
    gtk_box_remove (GTK_BOX (self->kinds), child);
  for (guint i = 0; i < order->len; i++)
    {
      GtkWidget *button = new_kind_button (self, i, g_array_index (order, BstCardKind, i), first);
      gtk_box_append (GTK_BOX (self->kinds), button);
      first = first != NULL ? first : button;
    }
  bst_capture_board_set_kind (self, 0);
}

/* --- What stands beside it ---------------------------------------------------------------------------------------------------- */

/**
 * bst_capture_board_set_cluster:
 * @cluster: (nullable): where new cards go; %NULL or "": in none
 */
void
bst_capture_board_set_cluster (BstCaptureBoard *self, const char *cluster)
{
  g_autofree char *text = NULL;

  g_set_str (&self->cluster, cluster != NULL && *cluster != '\0' ? cluster : NULL);
  text = self->cluster != NULL ? g_strdup_printf (_ ("New cards go under “%s”"), self->cluster) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->into), text);
  gtk_widget_set_visible (self->into, self->cluster != NULL);
}

/* "23 cards · 10 without an outcome · vote: 140 of 141 dots" */
void
bst_capture_board_fill_bar (BstCaptureBoard *self)
{
  BstRecord *session = get_session (self);
  g_autoptr (BstBoard) board =
      session != NULL ? bst_board_new (bst_capture_board_get_plan (self), self->session) : NULL;
  const char *ballot = session != NULL ? bst_session_get_last_ballot (session) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (board == NULL)
    return;
  fill_kinds (self);
  show_question (self);
  g_string_append_printf (text, ngettext ("%u card", "%u cards", board->n_cards), board->n_cards);
  if (board->n_open > 0)
    g_string_append_printf (text, ngettext (" · %u without an outcome", " · %u without an outcome", board->n_open),
                            board->n_open);
  if (ballot != NULL)
    {
      BstVoteTerms terms = bst_ballot_get_terms (bst_session_find_ballot (session, ballot));
      BstCount count = bst_ballot_count (bst_capture_board_get_plan (self), session, ballot);
      g_autofree char *says = bst_count_explain (&count, &terms, NULL);
      g_string_append_printf (text, " · %s", says);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), text->str);
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_tools (BstCaptureBoard *self)
{
  GtkWidget *tools = bst_flow_new (8, FALSE), *table = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *label = gtk_label_new (_ ("At table"));

  self->table = gtk_spin_button_new_with_range (0, 200, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number of the table; 0 for none"), -1);
  gtk_widget_set_tooltip_text (self->table, _ ("Number of the table; 0 for none"));
  gtk_box_append (GTK_BOX (table), label);
  gtk_box_append (GTK_BOX (table), self->table);
  self->later = gtk_check_button_new_with_label (_ ("Show Later"));
  gtk_widget_set_tooltip_text (self->later,
                               _ ("New cards stay out of sight of the room, and out of reports, until you show them"));
  gtk_box_append (GTK_BOX (tools), table);
  gtk_box_append (GTK_BOX (tools), self->later);
  gtk_box_append (GTK_BOX (tools), new_button (_ ("Count _Votes…"), "board.vote"));
  return tools;
}

/**
 * bst_capture_board_set_narrow:
 *
 * Where there is little room the line to write in stays, and what stands below it scrolls with the cards.
 */
void
bst_capture_board_set_narrow (BstCaptureBoard *self, gboolean narrow)
{
  GtkWidget *place = narrow ? self->scrolled : self->bar, *now = gtk_widget_get_parent (self->tools);

  if (now == place)
    return;
  g_object_ref (self->tools);
  gtk_box_remove (GTK_BOX (now), self->tools);
  if (narrow)
    gtk_box_prepend (GTK_BOX (place), self->tools);
  else
    gtk_box_append (GTK_BOX (place), self->tools);
  (narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->tools, "capture-tools");
  g_object_unref (self->tools);
}

void
bst_capture_board_make_bar (BstCaptureBoard *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->bar, "capture-bar");
  self->kinds = bst_flow_new (4, FALSE);
  self->question = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->question, "title-4");
  self->entry = g_object_new (GTK_TYPE_ENTRY, "enable-undo", FALSE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->entry, "capture-entry");
  self->into = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  self->summary = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->summary, "dimmed");
  gtk_box_append (GTK_BOX (self->bar), self->question);
  gtk_box_append (GTK_BOX (self->bar), self->entry);
  gtk_box_append (GTK_BOX (self->bar), self->into);
  self->tools = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->tools), self->kinds);
  gtk_box_append (GTK_BOX (self->tools), make_tools (self));
  gtk_box_append (GTK_BOX (self->tools), self->summary);
  gtk_box_append (GTK_BOX (self->bar), self->tools);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "paste-clipboard",
                            G_CALLBACK (paste_cb), self);
}
