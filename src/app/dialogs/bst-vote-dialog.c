/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-vote-dialog.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-card-work.h"
#include "bst-flow-layout.h"
#include "bst-vote.h"
#include "bst-window.h"

#define BST_TYPE_VOTE_DIALOG (bst_vote_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstVoteDialog, bst_vote_dialog, BST, VOTE_DIALOG, AdwDialog)

struct _BstVoteDialog {
  AdwDialog parent_instance;
  BstDocument *document;
  char *session, *ballot, *recount_of; /* ballot: NULL: a new one */
  GtkWidget *title, *ballots, *each, *most, *state, *round, *cards, *recount, *another;
  BstCountState said; /* to who hears the screen */
  gboolean touched; /* since it was filled or recorded */
  GPtrArray *entries; /* GtkEntry, one a card, with its id as "card" */
};

G_DEFINE_FINAL_TYPE (BstVoteDialog, bst_vote_dialog, ADW_TYPE_DIALOG)

static BstRecord *
get_session (BstVoteDialog *self)
{
  return bst_plan_find (bst_document_get_plan (self->document), BST_KIND_SESSIONS, self->session);
}

/* --- Reading what was typed -------------------------------------------------------------------------------------------- */

/* BST_UNSET: nothing, or no number. */
static gint64
read_number (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  guint64 number = 0;
  gboolean good = g_ascii_string_to_unsigned (text, 10, 0, 100000, &number, NULL);

  (good || *text == '\0' ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (entry, "error");
  return good ? (gint64) number : BST_UNSET;
}

static BstVoteTerms
read_terms (BstVoteDialog *self)
{
  return (BstVoteTerms) { read_number (self->ballots), read_number (self->each), read_number (self->most) };
}

static GArray *
read_votes (BstVoteDialog *self)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->entries->len; i++)
    {
      gint64 n = read_number (self->entries->pdata[i]);
      g_array_append_val (votes, n);
    }
  return votes;
}

/* Said at every key: a miscount is found while the ballots still lie on the table. */
static void
update (BstVoteDialog *self)
{
  static const char *const classes[] = {
    [BST_COUNT_EMPTY] = "dimmed",  [BST_COUNT_OPEN] = "dimmed", [BST_COUNT_EXACT] = "success",
    [BST_COUNT_FEWER] = "warning", [BST_COUNT_MORE] = "error",  [BST_COUNT_IMPOSSIBLE] = "error",
  };
  static const char *const shapes[] = {
    [BST_COUNT_EMPTY] = "○", [BST_COUNT_OPEN] = "○", [BST_COUNT_EXACT] = "✓",
    [BST_COUNT_FEWER] = "◐", [BST_COUNT_MORE] = "▲", [BST_COUNT_IMPOSSIBLE] = "▲",
  };
  BstVoteTerms terms = read_terms (self);
  g_autoptr (GArray) votes = read_votes (self);
  BstCount count = bst_count_votes (&terms, (const gint64 *) (gpointer) votes->data, votes->len);
  g_autofree char *says = bst_count_explain (&count, &terms, NULL);
  g_autofree char *text = g_strdup_printf ("%s %s", shapes[count.state], says);

  if (count.state != self->said && count.state != BST_COUNT_EMPTY)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), says, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->said = count.state;
  gtk_label_set_text (GTK_LABEL (self->state), text);
  gtk_widget_set_css_classes (self->state, (const char *[]) { "vote-state", classes[count.state], NULL });
}

/* --- Filling ---------------------------------------------------------------------------------------------------------------- */

static void
set_number (GtkWidget *entry, gint64 number)
{
  g_autofree char *text = number != BST_UNSET ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
next_cb (BstVoteDialog *self, GtkWidget *entry)
{
  guint at;

  if (g_ptr_array_find (self->entries, entry, &at) && at + 1 < self->entries->len)
    gtk_widget_grab_focus (self->entries->pdata[at + 1]);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
changed_cb (BstVoteDialog *self)
{
  self->touched = TRUE;
  update (self);
}

static GtkWidget *
new_number_entry (BstVoteDialog *self, const char *name)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", 4, "max-width-chars", 5, "xalign", 1.0,
                                   "input-purpose", GTK_INPUT_PURPOSE_DIGITS, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  return entry;
}

/* A card that is under another has its dots counted with that one. What was not shown is not on the wall. */
static void
add_card (BstVoteDialog *self, const BstBoardCard *card)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *label, *entry, *before;
  g_autofree char *text = bst_board_card_get_text (card);
  gint64 earlier = self->recount_of != NULL ? bst_board_card_get_votes (card, self->recount_of) : BST_UNSET;
  g_autofree char *was = earlier != BST_UNSET ? g_strdup_printf (_ ("first %d"), (int) earlier) : g_strdup ("");

  if (BST_CARD (card->record)->hidden || BST_CARD (card->record)->confidential
      || BST_CARD (card->record)->kind == BST_CARD_DECISION)
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                        "hexpand", TRUE, NULL);
  before = gtk_label_new (was);
  gtk_widget_add_css_class (before, "dimmed");
  gtk_widget_set_visible (before, earlier != BST_UNSET);
  entry = new_number_entry (self, text);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (next_cb), self);
  g_object_set_data_full (G_OBJECT (entry), "card", g_strdup (card->record->id), g_free);
  if (self->ballot != NULL)
    set_number (entry, bst_board_card_get_votes (card, self->ballot));
  g_ptr_array_add (self->entries, entry);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), before);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_widget_add_css_class (line, "vote-line");
  gtk_box_append (GTK_BOX (self->cards), line);
}

static void
fill (BstVoteDialog *self)
{
  g_autoptr (BstBoard) board = bst_board_new (bst_document_get_plan (self->document), self->session);
  const BstBallot *ballot =
      bst_session_find_ballot (get_session (self), self->ballot != NULL ? self->ballot : self->recount_of);
  g_autofree char *round =
      self->recount_of != NULL ? g_strdup (_ ("A recount: the first count stays beside it.")) : g_strdup ("");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), child);
  g_ptr_array_set_size (self->entries, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->title), ballot != NULL && ballot->title != NULL ? ballot->title : "");
  set_number (self->ballots, ballot != NULL ? ballot->ballots : BST_UNSET);
  set_number (self->each, ballot != NULL ? ballot->votes_each : 3);
  set_number (self->most, ballot != NULL ? ballot->most : BST_UNSET);
  gtk_label_set_text (GTK_LABEL (self->round), round);
  gtk_widget_set_visible (self->round, *round != '\0');
  gtk_widget_set_visible (self->recount, self->ballot != NULL);
  gtk_widget_set_visible (self->another, self->ballot != NULL);
  for (guint i = 0; i < board->clusters->len; i++)
    for (guint j = 0; j < ((BstBoardCluster *) board->clusters->pdata[i])->cards->len; j++)
      add_card (self, ((BstBoardCluster *) board->clusters->pdata[i])->cards->pdata[j]);
  self->touched = FALSE;
  update (self);
}

/* --- Deciding ----------------------------------------------------------------------------------------------------------------- */

static gboolean
record (BstVoteDialog *self)
{
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Record a Vote"), NULL);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)))), *id = NULL;
  const BstBallot *old = bst_session_find_ballot (get_session (self), self->ballot);
  const BstVoteWish wish = { title, self->ballot != NULL && old != NULL ? old->recount_of : self->recount_of,
                             old != NULL && old->date != 0 ? old->date
                                                           : bst_document_get_context (self->document)->today,
                             read_terms (self) };
  g_autoptr (GArray) votes = read_votes (self);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (cards, g_object_get_data (G_OBJECT (self->entries->pdata[i]), "card"));
  g_ptr_array_add (cards, NULL);
  id = bst_vote_record (transaction, bst_document_get_plan (self->document), get_session (self), self->ballot, &wish,
                        (const char *const *) cards->pdata, (const gint64 *) (gpointer) votes->data);
  if (!bst_document_apply (self->document, transaction))
    return FALSE;
  g_set_str (&self->ballot, id);
  self->touched = FALSE;
  return TRUE;
}

static void
record_cb (BstVoteDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!record (self))
    return;
  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), _ ("The vote was recorded; it decides nothing by itself"), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

/* What was counted first is kept, also where it does not add up. */
static void
recount_cb (BstVoteDialog *self)
{
  if (!record (self))
    return;
  g_free (self->recount_of);
  self->recount_of = g_steal_pointer (&self->ballot);
  fill (self);
  if (self->entries->len > 0)
    gtk_widget_grab_focus (self->entries->pdata[0]);
}

/* On something else. */
static void
another_cb (BstVoteDialog *self)
{
  if (!record (self))
    return;
  g_clear_pointer (&self->ballot, g_free);
  g_clear_pointer (&self->recount_of, g_free);
  fill (self);
  gtk_widget_grab_focus (self->title);
}

/* --- Object ---------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
add_term (BstVoteDialog *self, GtkWidget *terms, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *label = gtk_label_new (title),
            *entry = new_number_entry (self, title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (terms), box);
  return entry;
}

static GtkWidget *
make_content (BstVoteDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *terms = bst_flow_new (12, TRUE);

  self->title = gtk_entry_new ();
  g_object_set (self->title, "placeholder-text", _ ("What is voted on"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is voted on"),
                                  -1);
  self->ballots = add_term (self, terms, _ ("Ballots"));
  self->each = add_term (self, terms, _ ("Dots a ballot"));
  self->most = add_term (self, terms, _ ("At most on one card"));
  self->round = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (content), self->title);
  gtk_box_append (GTK_BOX (content), terms);
  gtk_box_append (GTK_BOX (content), self->round);
  gtk_box_append (GTK_BOX (content), self->cards);
  gtk_widget_add_css_class (content, "vote-content");
  return content;
}

static GtkWidget *
make_foot (BstVoteDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *buttons = bst_flow_new (8, FALSE),
            *save = gtk_button_new_with_mnemonic (_ ("_Record the Vote"));

  self->state = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  self->recount = gtk_button_new_with_mnemonic (_ ("Count _Again"));
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (record_cb), self);
  g_signal_connect_swapped (self->recount, "clicked", G_CALLBACK (recount_cb), self);
  gtk_box_append (GTK_BOX (buttons), save);
  gtk_box_append (GTK_BOX (buttons), self->recount);
  self->another = gtk_button_new_with_mnemonic (_ ("A_nother Vote"));
  g_signal_connect_swapped (self->another, "clicked", G_CALLBACK (another_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->another);
  gtk_box_append (GTK_BOX (foot), self->state);
  gtk_box_append (GTK_BOX (foot), buttons);
  gtk_widget_add_css_class (foot, "vote-foot");
  return foot;
}

static void
dispose (GObject *object)
{
  BstVoteDialog *self = BST_VOTE_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->ballot, g_free);
  g_clear_pointer (&self->recount_of, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_vote_dialog_parent_class)->dispose (object);
}

static void
bst_vote_dialog_class_init (BstVoteDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_vote_dialog_init (BstVoteDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *viewport = gtk_viewport_new (NULL, NULL), *scroller;

  self->entries = g_ptr_array_new ();
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), make_content (self));
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                           "vexpand", TRUE, "child", viewport, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), make_foot (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Count Votes"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 620);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

static gboolean
holds (AdwDialog *dialog)
{
  return BST_VOTE_DIALOG (dialog)->touched;
}

/**
 * bst_vote_dialog_present:
 * @session: id of the session
 *
 * Shows the vote that was held last, to correct or count again; without one, a new vote.
 */
void
bst_vote_dialog_present (GtkWidget *parent, BstDocument *document, const char *session)
{
  BstVoteDialog *self = g_object_new (BST_TYPE_VOTE_DIALOG, NULL);

  self->document = g_object_ref (document);
  self->session = g_strdup (session);
  self->ballot = g_strdup (bst_session_get_last_ballot (get_session (self)));
  if (self->ballot != NULL)
    g_set_str (&self->recount_of, bst_session_find_ballot (get_session (self), self->ballot)->recount_of);
  fill (self);
  bst_window_present_draft (parent, ADW_DIALOG (self), _ ("Not recorded"), holds);
}
