/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-board.h"
#include "bst-card-editor.h"
#include "bst-session-format.h"
#include "bst-sessions-page-private.h"
#include "bst-stack.h"
#include "bst-view-switch.h"

G_DEFINE_FINAL_TYPE (BstSessionsPage, bst_sessions_page, BST_TYPE_PAGE)

static const BstView views[] = {
  { "calendar", N_ ("Calendar"), N_ ("Dates") },
  { "programme", N_ ("Programme"), N_ ("Before") },
  { "cards", N_ ("Cards"), N_ ("Cards") },
  { "outcome", N_ ("Outcome"), N_ ("After") },
};

/* Returns: (nullable): the one that is shown */
BstRecord *
bst_sessions_page_get_session (BstSessionsPage *self)
{
  BstPlan *plan = bst_page_get_plan (BST_PAGE (self));

  return plan != NULL && self->session != NULL ? bst_plan_find (plan, BST_KIND_SESSIONS, self->session) : NULL;
}

static const char *
get_view (BstSessionsPage *self)
{
  return adw_toggle_group_get_active_name (self->view_switch);
}

/* --- Following the plan --------------------------------------------------------------------------------------------------- */

static void
count (BstSessionsPage *self)
{
  BstChecker *checker = bst_document_get_checker (bst_page_get_document (BST_PAGE (self)));
  guint n = bst_checker_count_records (checker, BST_KIND_SESSIONS, BST_SEVERITY_ADVICE);
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("%u session that asks for something", "%u sessions that ask for something", n), n);
  bst_page_set_count (BST_PAGE (self), n, words, FALSE);
}

static void
show_session (BstSessionsPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  BstRecord *session = bst_sessions_page_get_session (self);
  const char *id = session != NULL ? session->id : NULL;

  gtk_label_set_text (GTK_LABEL (self->heading),
                      session != NULL && BST_SESSION (session)->title != NULL ? BST_SESSION (session)->title : "");
  gtk_widget_set_visible (self->heading, session != NULL && strcmp (get_view (self), "calendar") != 0);
  if (strcmp (get_view (self), "programme") == 0)
    bst_session_form_show (self->programme, document, id);
  else if (strcmp (get_view (self), "outcome") == 0)
    bst_session_form_show (self->outcome, document, id);
  else if (strcmp (get_view (self), "cards") == 0)
    bst_sessions_page_show_cards (self, document, id);
}

static void
refresh (BstSessionsPage *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (bst_page_get_document (BST_PAGE (self)) == NULL)
    return;
  count (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (strcmp (get_view (self), "calendar") == 0)
    bst_sessions_page_show_calendar (self);
  show_session (self);
}

static void
refresh_cb (gpointer data)
{
  ((BstSessionsPage *) data)->refresh_source = 0;
  refresh (data);
}

/* Never while somebody types: when there is nothing else to do. */
static void
applied_cb (BstSessionsPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_once (refresh_cb, self);
}

static const char *
get_hint (const char *view)
{
  if (strcmp (view, "calendar") == 0)
    return _ ("Open a session with Enter or a click. Its cards are edited here.");
  if (strcmp (view, "programme") == 0)
    return _ ("What people say in this session is written down under Cards, and edited here.");
  return _ ("Choose a card to see its details.");
}

static void
show_view_cb (BstSessionsPage *self)
{
  const char *view = get_view (self);

  bst_card_editor_set_hint (BST_CARD_EDITOR (self->inspector), get_hint (view));
  if (strcmp (view, "calendar") != 0)
    {
      bst_sessions_page_choose_some (self);
      view = bst_sessions_page_get_session (self) != NULL ? view : "none";
    }
  bst_stack_show (GTK_STACK (self->stack), view);
  refresh (self);
  bst_page_tell_shown (BST_PAGE (self));
}

static void
card_chosen_cb (BstSessionsPage *self, const char *card, gboolean open)
{
  bst_card_editor_show (BST_CARD_EDITOR (self->inspector), bst_page_get_document (BST_PAGE (self)), card);
  g_set_str (&self->card, card);
  bst_page_tell_shown (BST_PAGE (self));
  if (!open)
    return;
  bst_page_show_inspector (BST_PAGE (self));
  bst_card_editor_reveal_field (BST_CARD_EDITOR (self->inspector), "text");
}

static void
toast_cb (BstSessionsPage *self, const char *text, gboolean with_undo)
{
  bst_page_toast (BST_PAGE (self), text, with_undo);
}

/* --- What every page has ---------------------------------------------------------------------------------------------------- */

static void
set_document (BstPage *page, BstDocument *document)
{
  BstSessionsPage *self = BST_SESSIONS_PAGE (page);
  BstDocument *old = bst_page_get_document (page);

  if (old != NULL)
    {
      g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (old));
      g_signal_handlers_disconnect_by_func (old, applied_cb, self);
    }
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->card, g_free);
  BST_PAGE_CLASS (bst_sessions_page_parent_class)->set_document (page, document);
  bst_sessions_page_forget_cards (self, document);
  bst_session_form_show (self->programme, document, NULL);
  bst_session_form_show (self->outcome, document, NULL);
  bst_card_editor_show (BST_CARD_EDITOR (self->inspector), document, NULL);
  if (document == NULL)
    {
      bst_page_set_count (page, 0, NULL, FALSE);
      return;
    }
  self->applied_handler = g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb),
                                                   self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "day-changed", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  show_view_cb (self);
}

static GtkWidget *
get_inspector (BstPage *page)
{
  return BST_SESSIONS_PAGE (page)->inspector;
}

static GtkWidget *
get_view_switch (BstPage *page)
{
  return BST_SESSIONS_PAGE (page)->switch_box;
}

static void
search (BstPage *page, const char *words)
{
  BstSessionsPage *self = BST_SESSIONS_PAGE (page);

  g_set_str (&self->words, words);
  if (strcmp (get_view (self), "cards") == 0)
    bst_capture_board_set_words (self->board, words);
  else
    refresh (self);
}

static BstSlidePlace *
describe (BstPage *page)
{
  BstSessionsPage *self = BST_SESSIONS_PAGE (page);
  const char *view = get_view (self), *group = NULL;
  BstSlidePlace *place;

  if (strcmp (view, "cards") == 0 && strcmp (bst_sessions_page_get_way (self), "board") != 0)
    {
      view = bst_sessions_page_get_way (self);
      group = bst_sessions_page_get_group (self);
    }
  place = bst_slide_place_new ("sessions", view);
  if (strcmp (view, "calendar") == 0)
    place->selected = g_strdup (self->session);
  else
    {
      place->about = g_strdup (self->session);
      place->selected = strcmp (view, "programme") == 0 ? NULL : g_strdup (group != NULL ? group : self->card);
    }
  return place;
}

static gboolean
add (BstPage *page)
{
  BstSessionsPage *self = BST_SESSIONS_PAGE (page);
  BstDocument *document = bst_page_get_document (page);
  g_autoptr (BstRecord) session = NULL;
  BstTransaction *transaction;

  if (document == NULL)
    return FALSE;
  session = bst_session_new (bst_document_get_framework (document), NULL, bst_document_get_language (document));
  transaction = bst_document_begin (document, _ ("Add a Session"), NULL);
  bst_transaction_add (transaction, session);
  if (!bst_document_apply (document, transaction))
    return TRUE;
  bst_page_clear_search (page);
  bst_sessions_page_choose (self, session->id);
  adw_toggle_group_set_active_name (self->view_switch, "programme");
  show_view_cb (self);
  bst_session_form_reveal_field (self->programme, "title");
  return TRUE;
}

static gboolean
reveal (BstPage *page, const char *id, const char *field)
{
  BstSessionsPage *self = BST_SESSIONS_PAGE (page);
  BstRecord *record = bst_plan_find_any (bst_page_get_plan (page), id);

  if (record == NULL)
    return FALSE;
  if (bst_record_get_kind (record) == BST_KIND_CARDS && BST_CARD (record)->session != NULL)
    {
      bst_sessions_page_choose (self, BST_CARD (record)->session);
      adw_toggle_group_set_active_name (self->view_switch, "cards");
      bst_sessions_page_set_way (self, "board");
      show_view_cb (self);
      bst_capture_board_focus_card (self->board, bst_card_get_top (bst_page_get_plan (page), record)->id);
      card_chosen_cb (self, id, field != NULL);
      return TRUE;
    }
  if (bst_record_get_kind (record) != BST_KIND_SESSIONS)
    return FALSE;
  bst_sessions_page_choose (self, id);
  adw_toggle_group_set_active_name (self->view_switch, "programme");
  show_view_cb (self);
  if (field != NULL)
    bst_session_form_reveal_field (self->programme, field);
  return TRUE;
}

static gboolean
focus_content (BstPage *page)
{
  BstSessionsPage *self = BST_SESSIONS_PAGE (page);

  if (strcmp (get_view (self), "cards") == 0 && bst_sessions_page_get_session (self) != NULL)
    return bst_sessions_page_focus_cards (self);
  if (strcmp (get_view (self), "calendar") == 0 && gtk_widget_get_visible (self->list))
    return gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

/* --- Object ------------------------------------------------------------------------------------------------------------------- */

static void
narrow_cb (BstSessionsPage *self)
{
  bst_view_switch_place (self->view_switch, views, self->switch_box, self->switch_place, TRUE);
  bst_capture_board_set_narrow (self->board, TRUE);
}

static void
roomy_cb (BstSessionsPage *self)
{
  bst_view_switch_place (self->view_switch, views, self->switch_box, self->switch_place, FALSE);
  bst_capture_board_set_narrow (self->board, FALSE);
}

static void
make_stack (BstSessionsPage *self)
{
  GtkWidget *none = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Session Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _ ("Plan one with the button above, or with Ctrl+N."));
  self->stack = gtk_stack_new ();
  self->programme = BST_SESSION_FORM (bst_session_form_new (FALSE));
  self->outcome = BST_SESSION_FORM (bst_session_form_new (TRUE));
  g_object_set (self->stack, "hhomogeneous", FALSE, "vhomogeneous", FALSE, "vexpand", TRUE, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), bst_sessions_page_make_calendar (self), "calendar");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->programme), "programme");
  gtk_stack_add_named (GTK_STACK (self->stack), bst_sessions_page_make_cards (self), "cards");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->outcome), "outcome");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  for (GtkWidget *way = gtk_widget_get_first_child (self->ways); way != NULL; way = gtk_widget_get_next_sibling (way))
    {
      g_signal_connect_swapped (way, "card-chosen", G_CALLBACK (card_chosen_cb), self);
      g_signal_connect_swapped (way, "toast", G_CALLBACK (toast_cb), self);
      if (way != GTK_WIDGET (self->board))
        g_signal_connect_swapped (way, "group-chosen", G_CALLBACK (bst_page_tell_shown), self);
    }
  g_signal_connect_swapped (self->outcome, "card-chosen", G_CALLBACK (card_chosen_cb), self);
}

static void
dispose (GObject *object)
{
  BstSessionsPage *self = BST_SESSIONS_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->inspector);
  g_clear_object (&self->switch_box);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->card, g_free);
  G_OBJECT_CLASS (bst_sessions_page_parent_class)->dispose (object);
}

static void
bst_sessions_page_class_init (BstSessionsPageClass *klass)
{
  BstPageClass *page_class = BST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  page_class->set_document = set_document;
  page_class->get_inspector = get_inspector;
  page_class->get_view_switch = get_view_switch;
  page_class->search = search;
  page_class->describe = describe;
  page_class->add = add;
  page_class->reveal = reveal;
  page_class->focus_content = focus_content;
}

static void
bst_sessions_page_init (BstSessionsPage *self)
{
  GtkWidget *bin = adw_breakpoint_bin_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 620sp"));

  self->switch_box = g_object_ref_sink (adw_bin_new ());
  self->view_switch = bst_view_switch_new (views, G_N_ELEMENTS (views));
  adw_bin_set_child (ADW_BIN (self->switch_box), GTK_WIDGET (self->view_switch));
  self->inspector = g_object_ref_sink (bst_card_editor_new ());
  self->switch_place =
      g_object_new (ADW_TYPE_BIN, "visible", FALSE, "margin-start", 14, "margin-end", 14, "margin-top", 6, NULL);
  self->heading = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->heading, "session-heading");
  gtk_widget_add_css_class (self->heading, "heading");
  make_stack (self);
  gtk_box_append (GTK_BOX (box), self->switch_place);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), box);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
  g_signal_connect_object (narrow, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (roomy_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), bin);
  g_signal_connect_object (self->view_switch, "notify::active-name", G_CALLBACK (show_view_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (show_view_cb), NULL);
}
