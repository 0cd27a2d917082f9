/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-contribution-sign.h"
#include <glib/gi18n.h>
#include "bst-contribution-words.h"
#include "bst-field-row.h"
#include "bst-flow-layout.h"
#include "bst-text-label.h"

struct _BstContributionSign {
  GtkBox parent_instance;
  BstDocument *document;
  GtkWidget *left, *open, *rest, *rest_words, *unsigned_note, *sent, *sent_file, *address, *folder;
  BstFieldRow *validated_by;
  gboolean is_sent;
};

G_DEFINE_FINAL_TYPE (BstContributionSign, bst_contribution_sign, GTK_TYPE_BOX)

static const BstContribution *
get_contribution (BstContributionSign *self)
{
  BstAsked asked = bst_document_get_asked (self->document);
  BstRecord *record = bst_contribution_find (asked.plan, asked.domain, asked.year);

  return record != NULL ? BST_CONTRIBUTION (record) : NULL;
}

/* --- What is open ------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_open_row (BstContributionSign *self, const char *subject, gboolean begun, guint open)
{
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (self->document), subject);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *title = bst_record_say_title (record, NULL);
  g_autofree char *left = bst_contribution_describe_open (self->document, open);
  g_autofree char *words =
      begun ? g_strdup_printf (_ ("still open: %s"), left) : bst_contribution_describe_reply (self->document, subject);
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), title, words);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (title, "step-title"));
  gtk_box_append (GTK_BOX (box), bst_text_label_new (words, "step-state"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "open-subject");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "contribution.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", subject);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* What was begun stands here by itself; the rest, which the steps list too, as one. */
static void
show_open (BstContributionSign *self)
{
  BstAsked asked = bst_document_get_asked (self->document);
  g_autoptr (GPtrArray) subjects = bst_asked_list_subjects (&asked);
  GtkWidget *child;
  guint n = 0, n_untouched = 0, open;
  g_autofree char *text = NULL, *rest = NULL;

  while ((child = gtk_widget_get_first_child (self->open)) != NULL)
    gtk_box_remove (GTK_BOX (self->open), child);
  for (guint i = 0; i < subjects->len; i++)
    {
      gboolean begun = bst_asked_get_reply (&asked, subjects->pdata[i], &open) != BST_REPLY_NONE;
      n += open != 0;
      n_untouched += !begun;
      if (open != 0 && (begun || n_untouched == 1))
        gtk_box_append (GTK_BOX (self->open), new_open_row (self, subjects->pdata[i], begun, open));
    }
  text =
      n > 0
          ? g_strdup_printf (
                ngettext ("%u action still has open questions. You may leave them open: the planner sees which.",
                          "%u actions still have open questions. You may leave them open: the planner sees which.", n),
                n)
          : g_strdup (_ ("Everything is answered."));
  rest = g_strdup_printf (ngettext ("For the %u action that is not begun, all at once:",
                                    "For the %u actions that are not begun, all at once:", n_untouched),
                          n_untouched);
  gtk_label_set_text (GTK_LABEL (self->left), text);
  gtk_label_set_text (GTK_LABEL (self->rest_words), rest);
  gtk_widget_set_visible (self->rest, n_untouched > 0 && !bst_document_is_read_only (self->document));
}

/* --- Signing --------------------------------------------------------------------------------------------------------------- */

/* Whoever signs does so today; another day can be chosen. */
static void
signed_cb (BstContributionSign *self)
{
  const BstContribution *contribution = get_contribution (self);
  BstTransaction *transaction;

  if (contribution == NULL || contribution->validated_by == NULL || contribution->validated_on != 0
      || bst_document_is_read_only (self->document))
    return;
  transaction = bst_document_begin (self->document, _ ("Date the signature"), NULL);
  bst_transaction_set_number (transaction, (BstRecord *) contribution, "validated-on",
                              bst_document_get_context (self->document)->today);
  bst_document_apply (self->document, transaction);
}

/* Which of both signatures is missing; NULL: none. */
static const char *
find_missing (const BstContribution *contribution)
{
  gboolean filled = contribution != NULL && contribution->filled_in_by != NULL;
  gboolean validated = contribution != NULL && contribution->validated_by != NULL;

  if (filled && validated)
    return NULL;
  return filled || validated
             ? _ ("One of the signatures is missing. You can send it back all the same; the planner asks for it then.")
             : _ ("Both signatures are missing. You can send it back all the same; the planner asks for them then.");
}

/* Once it has its place: the keyboard goes there, and so it is in view. */
static void
show_folder_cb (gpointer data)
{
  g_autoptr (BstContributionSign) self = data;

  if (gtk_widget_get_mapped (self->folder))
    gtk_widget_grab_focus (self->folder);
}

static void
show_sent (BstContributionSign *self)
{
  const BstContribution *contribution = get_contribution (self);
  GFile *file = bst_document_get_file (self->document);
  gboolean sent = contribution != NULL && contribution->state >= BST_STATE_SUBMITTED && file != NULL
                  && !bst_document_is_modified (self->document);
  const char *missing = find_missing (contribution);
  const BstPack *pack = bst_document_get_pack (self->document);
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL,
                  *address = bst_contribution_find_address (pack->contact != NULL ? pack->contact : pack->instructions),
                  *copy = address != NULL ? g_strdup_printf (_ ("Copy the Address %s"), address) : NULL;

  gtk_widget_set_visible (self->unsigned_note, missing != NULL);
  gtk_label_set_text (GTK_LABEL (self->unsigned_note), missing != NULL ? missing : "");
  self->is_sent = sent;
  if (sent && !gtk_widget_get_visible (self->sent))
    g_idle_add_once (show_folder_cb, g_object_ref (self));
  gtk_widget_set_visible (self->sent, sent);
  gtk_label_set_text (GTK_LABEL (self->sent_file), name != NULL ? name : "");
  gtk_widget_set_visible (self->address, address != NULL);
  if (address == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->address))), copy);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->address), "s", address);
}

/**
 * bst_contribution_sign_refresh:
 *
 * Shows what is open, and whether the file is ready to be sent.
 */
void
bst_contribution_sign_refresh (BstContributionSign *self)
{
  show_open (self);
  show_sent (self);
}

/**
 * bst_contribution_sign_can_send:
 *
 * Returns: whether it can be sent back, and was not since it changed last
 */
gboolean
bst_contribution_sign_can_send (BstContributionSign *self)
{
  return !self->is_sent && !bst_document_is_read_only (self->document);
}

/* --- Building -------------------------------------------------------------------------------------------------------------- */

static BstRecord *
make_contribution (gpointer data)
{
  BstAsked asked = bst_document_get_asked (data);

  return bst_asked_make_contribution (&asked);
}

static BstFieldRow *
add_row (BstContributionSign *self, GtkWidget *box, const char *field, const char *title, const char *hint)
{
  BstAsked asked = bst_document_get_asked (self->document);
  BstRecord *record = bst_contribution_find (asked.plan, asked.domain, asked.year);
  g_autofree char *id = record != NULL ? g_strdup (record->id) : bst_contribution_make_id (asked.domain, asked.year);
  BstFieldRow *row = bst_field_row_new (BST_KIND_CONTRIBUTIONS, field);

  bst_field_row_set_title (row, title);
  bst_field_row_set_hint (row, hint);
  bst_field_row_set_maker (row, make_contribution, g_object_ref (self->document), g_object_unref);
  bst_field_row_set_subject (row, self->document, id);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row));
  return row;
}

/* A label that wraps: an address or a reason may be longer than a narrow window. */
static GtkWidget *
new_wrapping (const char *text)
{
  GtkWidget *label = bst_text_label_new (text, "button-words");

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_wrapping (label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_title (BstContributionSign *self, const char *title, const char *style)
{
  gtk_box_append (GTK_BOX (self), bst_text_label_new (title, style));
}

static void
add_left (BstContributionSign *self)
{
  g_autoptr (GMenuModel) reasons = bst_contribution_new_reasons (self->document, "contribution.nothing-for-rest");
  GtkWidget *button = gtk_menu_button_new (); /* its label is short: a menu button does not grow with one that wraps */

  self->left = bst_text_label_new (NULL, "body");
  self->open = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rest_words = bst_text_label_new (NULL, "body");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Nothing to Report, Because …"));
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), reasons);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->rest), self->rest_words);
  gtk_box_append (GTK_BOX (self->rest), button);
  gtk_box_append (GTK_BOX (self), self->left);
  gtk_box_append (GTK_BOX (self), self->open);
  gtk_box_append (GTK_BOX (self), self->rest);
}

static void
add_signatures (BstContributionSign *self)
{
  add_title (self, _ ("Sign"), "title-4");
  add_row (self, GTK_WIDGET (self), "filled-in-by", _ ("Filled in by (function)"),
           _ ("A function, never a name: for example “policy officer”. The date is that of sending back."));
  self->validated_by =
      add_row (self, GTK_WIDGET (self), "validated-by", _ ("Validated by (function)"),
               _ ("The head official or the cabinet. Somebody else may do this later, in this same file."));
  add_row (self, GTK_WIDGET (self), "validated-on", _ ("Validated on"), NULL);
  g_signal_connect_object (self->validated_by, "left", G_CALLBACK (signed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_sending (BstContributionSign *self)
{
  GtkWidget *buttons = bst_flow_new (8, FALSE), *print;

  self->unsigned_note = bst_text_label_new (NULL, "dimmed");
  gtk_box_append (GTK_BOX (self), self->unsigned_note);
  gtk_box_append (GTK_BOX (self), buttons);
  print = add_button (buttons, _ ("Print for a Visa…"), "win.print-contribution");
  gtk_widget_set_tooltip_text (
      print, _ ("On paper or as a PDF, with room to sign: for the cabinet or the inspector of finance"));
}

/* What is left to do outside the program stands above everything else. */
static void
add_sent (BstContributionSign *self)
{
  GtkWidget *buttons = bst_flow_new (8, FALSE);

  self->sent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->sent, "sent-notice");
  gtk_box_append (GTK_BOX (self->sent), bst_text_label_new (_ ("Saved. Now send this file back by mail"), "heading"));
  gtk_box_append (GTK_BOX (self->sent), self->sent_file = bst_text_label_new (NULL, "body"));
  self->folder = add_button (buttons, _ ("Show the Folder"), "win.show-folder");
  self->address = add_button (buttons, "", "win.copy-address");
  add_button (buttons, _ ("Save a Copy to Attach…"), "win.save-to-send");
  gtk_box_append (GTK_BOX (self->sent), buttons);
  gtk_box_append (GTK_BOX (self), self->sent);
}

static void
dispose (GObject *object)
{
  g_clear_object (&BST_CONTRIBUTION_SIGN (object)->document);
  G_OBJECT_CLASS (bst_contribution_sign_parent_class)->dispose (object);
}

static void
bst_contribution_sign_class_init (BstContributionSignClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_contribution_sign_init (BstContributionSign *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "contribution-card");
}

/**
 * bst_contribution_sign_new:
 *
 * Returns: (transfer floating): what is open, the signatures, and the way back
 */
GtkWidget *
bst_contribution_sign_new (BstDocument *document)
{
  BstContributionSign *self = g_object_new (BST_TYPE_CONTRIBUTION_SIGN, NULL);

  self->document = g_object_ref (document);
  add_title (self, _ ("Check and sign"), "title-2");
  add_sent (self);
  add_left (self);
  add_row (self, GTK_WIDGET (self), "summary", _ ("What should readers know of your contribution as a whole?"),
           _ ("You may leave this empty. It stands at the top of the report of your domain."));
  add_signatures (self);
  add_sending (self);
  bst_contribution_sign_refresh (self);
  return GTK_WIDGET (self);
}
