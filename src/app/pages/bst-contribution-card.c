/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-contribution-card.h"
#include <glib/gi18n.h>
#include "bst-contribution-amounts.h"
#include "bst-contribution-words.h"
#include "bst-field-row.h"
#include "bst-flow-layout.h"
#include "bst-text-label.h"

/* The texts, in the order in which they are asked. */
typedef struct {
  const char *field, *title, *hint;
  BstQuestion question;
} Text;

static const Text texts[] = {
  { "execution", N_ ("1 · What did your domain do in {before}, and how?"),
    N_ ("One or two sentences. For example: “We paid two advisers, who guided 60 companies.”"),
    BST_QUESTION_EXECUTION },
  { "result", N_ ("3 · What was achieved in {before}?"),
    N_ ("A figure with its source, if you have one. For example: “60 of 400 companies, by our own register.”"),
    BST_QUESTION_RESULT },
  { "deviation", N_ ("4 · What went differently than planned, and what follows?"),
    N_ ("Leave this empty if everything went as planned."), BST_QUESTION_DEVIATION },
  { "intention", N_ ("5 · What does your domain plan for {after}?"),
    N_ ("One sentence is enough. It is an intention, and no promise of money."), BST_QUESTION_INTENTION },
};
#define N_TEXTS G_N_ELEMENTS (texts)

struct _BstContributionCard {
  GtkBox parent_instance;
  BstDocument *document;
  char *subject;
  GtkWidget *title, *facts, *about, *state, *buttons, *unchanged, *nothing, *something, *back, *ahead, *warning;
  BstFieldRow *reason, *unknown, *rows[N_TEXTS];
  GtkWidget *last[N_TEXTS]; /* what was said the year before, with its button; NULL: nothing */
  GPtrArray *amounts;       /* BstContributionAmounts */
};

G_DEFINE_FINAL_TYPE (BstContributionCard, bst_contribution_card, GTK_TYPE_BOX)

static BstAsked
get_asked (BstContributionCard *self)
{
  return bst_document_get_asked (self->document);
}

static const char *
last_text (BstContributionCard *self, const char *field)
{
  const BstFieldTable *table = bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers")->elements;
  BstAsked asked = get_asked (self);
  const BstAnswer *last = bst_asked_find_last (&asked, self->subject);

  return last != NULL ? bst_field_get (bst_fields_find (table, field), last).ptr : NULL;
}

/* --- What takes one click -------------------------------------------------------------------------------------------- */

static void
repeat_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstContributionCard *self = BST_CONTRIBUTION_CARD (widget);
  BstAsked asked = get_asked (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Unchanged"), NULL);

  bst_asked_repeat (&asked, transaction, self->subject);
  if (bst_document_apply (self->document, transaction))
    bst_contribution_card_focus_open (self);
}

static void
nothing_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstContributionCard *self = BST_CONTRIBUTION_CARD (widget);
  const char *reason = g_variant_get_string (parameter, NULL);
  BstAsked asked = get_asked (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Nothing to report"), NULL);

  bst_asked_say_nothing (&asked, transaction, (const char *const[]) { self->subject, NULL },
                         *reason != '\0' ? reason : NULL);
  if (!bst_document_apply (self->document, transaction))
    return;
  bst_contribution_card_refresh (self);
  gtk_widget_grab_focus (*reason != '\0' ? self->something : GTK_WIDGET (self->reason));
}

static void
something_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstContributionCard *self = BST_CONTRIBUTION_CARD (widget);
  BstAsked asked = get_asked (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Something to report after all"), NULL);

  bst_asked_say_something (&asked, transaction, self->subject);
  if (bst_document_apply (self->document, transaction))
    bst_contribution_card_focus_open (self);
}

static void
take_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstContributionCard *self = BST_CONTRIBUTION_CARD (widget);
  const char *field = g_variant_get_string (parameter, NULL);
  BstAsked asked = get_asked (self);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Take over last year's text"), NULL);

  bst_asked_take_over (&asked, transaction, self->subject, field);
  if (!bst_document_apply (self->document, transaction))
    return;
  for (guint i = 0; i < N_TEXTS; i++)
    if (g_str_equal (texts[i].field, field))
      gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
}

/* --- Following the plan ------------------------------------------------------------------------------------------------ */

/* What the amounts say is mended by a sentence here. */
static void
show_deviation (BstContributionCard *self, BstFieldRow *row)
{
  BstAsked asked = get_asked (self);
  gint64 share = bst_asked_get_realisation (&asked, self->subject);
  gboolean asks = share != BST_UNSET && bst_field_row_get_value (row).ptr == NULL;
  g_autofree char *percent = asks ? bst_format_share (NULL, (share + 50) / 100 * 100) : NULL, *text = NULL;

  /* Translators: %s is a percentage */
  text = asks ? g_strdup_printf (_ ("%s of what was planned was spent. One sentence that says why is enough."), percent)
              : NULL;
  gtk_label_set_text (GTK_LABEL (self->warning), text != NULL ? text : "");
  gtk_widget_set_visible (gtk_widget_get_parent (self->warning), asks);
  bst_field_row_set_marked (row, asks);
}

static void
add_warning (BstContributionCard *self, BstFieldRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->warning = bst_text_label_new (NULL, "message");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (box, "form-warning");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (bst_field_row_get_below (row), box);
}

static void
show_last (BstContributionCard *self, guint i)
{
  if (self->last[i] != NULL)
    gtk_widget_set_visible (self->last[i], bst_field_row_get_value (self->rows[i]).ptr == NULL);
}

static void
show_state (BstContributionCard *self, gboolean nothing)
{
  BstAsked asked = get_asked (self);
  guint open;
  BstReply reply = bst_asked_get_reply (&asked, self->subject, &open);
  g_autofree char *words = bst_contribution_describe_reply (self->document, self->subject), *text = NULL;

  if (reply == BST_REPLY_BEGUN)
    {
      g_autofree char *left = bst_contribution_describe_open (self->document, open);
      /* Translators: “2 questions left”, and which */
      text = g_strdup_printf (_ ("%s: %s"), words, left);
    }
  gtk_label_set_text (GTK_LABEL (self->state), text != NULL ? text : words);
  gtk_widget_set_visible (self->unchanged, !nothing && bst_asked_find_last (&asked, self->subject) != NULL
                                               && !bst_asked_is_unchanged (&asked, self->subject));
}

/**
 * bst_contribution_card_refresh:
 *
 * Shows everything that follows from what is filled in.
 */
void
bst_contribution_card_refresh (BstContributionCard *self)
{
  BstAsked asked = get_asked (self);
  const BstAnswer *answer = bst_asked_find_answer (&asked, self->subject);
  gboolean nothing = answer != NULL && answer->nothing, editable = !bst_document_is_read_only (self->document);
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (self->document), self->subject);

  gtk_label_set_text (GTK_LABEL (self->title), bst_record_say_title (record, NULL));
  show_state (self, nothing);
  gtk_widget_set_visible (self->buttons, editable);
  gtk_widget_set_visible (self->nothing, !nothing);
  gtk_widget_set_visible (self->something, nothing);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), nothing);
  gtk_widget_set_visible (self->back, !nothing);
  for (guint i = 0; i < N_TEXTS; i++)
    show_last (self, i);
  show_deviation (self, self->rows[2]);
  for (guint i = 0; i < self->amounts->len; i++)
    bst_contribution_amounts_refresh (self->amounts->pdata[i]);
}

/**
 * bst_contribution_card_focus_open:
 *
 * Gives the keyboard to the first question that is open.
 */
void
bst_contribution_card_focus_open (BstContributionCard *self)
{
  BstAsked asked = get_asked (self);
  guint open;

  bst_contribution_card_refresh (self);
  bst_asked_get_reply (&asked, self->subject, &open);
  if (open & (1U << BST_QUESTION_REASON))
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  else if (open & (1U << BST_QUESTION_EXECUTION))
    gtk_widget_grab_focus (GTK_WIDGET (self->rows[0]));
  else if (open & (1U << BST_QUESTION_AMOUNT) && self->amounts->len > 0
           && bst_contribution_amounts_focus_open (self->amounts->pdata[0]))
    return;
  else
    for (guint i = 0; i < N_TEXTS; i++)
      if (open & (1U << texts[i].question))
        {
          gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
          return;
        }
}

/* --- Building ------------------------------------------------------------------------------------------------------------ */

static BstRecord *
make_contribution (gpointer data)
{
  BstAsked asked = bst_document_get_asked (data);

  return bst_asked_make_contribution (&asked);
}

static BstFieldRow *
new_row (BstContributionCard *self, const char *field)
{
  BstAsked asked = get_asked (self);
  BstRecord *record = bst_contribution_find (asked.plan, asked.domain, asked.year);
  g_autofree char *id = record != NULL ? g_strdup (record->id) : bst_contribution_make_id (asked.domain, asked.year);
  BstFieldRow *row = bst_field_row_new_inner (BST_KIND_CONTRIBUTIONS, "answers", field);

  bst_field_row_set_makes_element (row, TRUE);
  bst_field_row_set_maker (row, make_contribution, g_object_ref (self->document), g_object_unref);
  bst_field_row_set_element (row, self->document, id, self->subject);
  return row;
}

/* What was said the year before stands under the question while nothing else is said, and is there with one click. */
static GtkWidget *
new_last (BstContributionCard *self, const char *field, const char *title)
{
  const char *text = last_text (self, field);
  GtkWidget *box, *button;
  g_autofree char *quote = NULL, *name = NULL;

  if (text == NULL || bst_document_is_read_only (self->document))
    return NULL;
  box = bst_flow_new (6, FALSE);
  button = gtk_button_new_with_label (_ ("Take Over"));
  /* Translators: %s is what a policy domain wrote the year before */
  quote = g_strdup_printf (_ ("Last year: “%s”"), text);
  /* Translators: %s is a question, which was answered last year */
  name = g_strdup_printf (_ ("Take over last year's answer to “%s”"), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.take-over");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", field);
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), bst_text_label_new (quote, "last-year"));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
add_text (BstContributionCard *self, guint i, GtkWidget *box)
{
  g_autofree char *title = bst_contribution_fill_years (self->document, _ (texts[i].title));

  self->rows[i] = new_row (self, texts[i].field);
  self->last[i] = new_last (self, texts[i].field, title);
  bst_field_row_set_title (self->rows[i], title);
  bst_field_row_set_hint (self->rows[i], _ (texts[i].hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows[i]));
  if (self->last[i] != NULL)
    gtk_box_append (GTK_BOX (box), self->last[i]);
}

static void
add_amounts_of (BstContributionCard *self, GtkWidget *box, gint64 year, BstBudgetPhase phase)
{
  BstAsked asked = get_asked (self);
  g_auto (GStrv) links = bst_asked_list_links (&asked, self->subject, year);
  g_autofree char *made = bst_link_make_id (asked.domain, year, self->subject);
  GtkWidget *amounts;

  if (bst_asked_is_locked (&asked, year))
    {
      g_autofree char *text = g_strdup_printf (
          _ ("%d is locked: its amounts change only as a correction by the planner. Write below what should be different."),
          (int) year);
      gtk_box_append (GTK_BOX (box), bst_text_label_new (text, "budget-figures"));
      return;
    }
  for (guint i = 0; links[i] != NULL; i++)
    if (bst_record_get_number (bst_plan_find (asked.plan, BST_KIND_BUDGET_LINKS, links[i]), "funding-kind")
        != BST_FUNDING_IN_KIND)
      {
        amounts = bst_contribution_amounts_new (self->document, self->subject, year, links[i], phase);
        gtk_box_append (GTK_BOX (box), amounts);
        g_ptr_array_add (self->amounts, amounts);
      }
  if (links[0] != NULL)
    return;
  amounts = bst_contribution_amounts_new (self->document, self->subject, year, made, phase);
  gtk_box_append (GTK_BOX (box), amounts);
  g_ptr_array_add (self->amounts, amounts);
}

static void
add_question (BstContributionCard *self, GtkWidget *box, const char *title, const char *hint)
{
  g_autofree char *text = bst_contribution_fill_years (self->document, title);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (text, "question"));
  gtk_box_append (GTK_BOX (box), bst_text_label_new (hint, "question-hint"));
}

static GtkWidget *
new_part (BstContributionCard *self, const char *title)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 10,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL),
            *heading;
  g_autofree char *text = bst_contribution_fill_years (self->document, title);

  heading = bst_text_label_new (text, "title-4");
  gtk_widget_add_css_class (heading, "part-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (part), heading);
  return part;
}

static void
add_back (BstContributionCard *self)
{
  BstAsked asked = get_asked (self);
  g_autofree char *measured = bst_contribution_describe_measured (self->document, self->subject);

  self->back = new_part (self, _ ("Look back on {before}"));
  add_text (self, 0, self->back);
  add_question (
      self, self->back, _ ("2 · Which amount of {before} do you attribute to this plan?"),
      _ ("Only the part that serves this plan, in thousands of euros: 96 stands for ninety-six thousand euros. Leave it empty where your domain paid nothing. Grey figures come from the budget."));
  add_amounts_of (self, self->back, asked.year - 1, BST_BUDGET_BU);
  self->unknown = new_row (self, "cannot-estimate");
  bst_field_row_set_title (self->unknown, _ ("I cannot estimate the amount"));
  gtk_box_append (GTK_BOX (self->back), GTK_WIDGET (self->unknown));
  add_text (self, 1, self->back);
  bst_field_row_set_fact (self->rows[1], measured);
  add_text (self, 2, self->back);
  add_warning (self, self->rows[2]);
  gtk_box_append (GTK_BOX (self), self->back);
}

static void
add_ahead (BstContributionCard *self)
{
  BstAsked asked = get_asked (self);

  self->ahead = new_part (self, _ ("Look ahead to {after}"));
  add_text (self, 3, self->ahead);
  add_question (self, self->ahead, _ ("6 · Which amount do you expect to attribute?"),
                _ ("In thousands of euros. You may leave this empty: the budget is not made yet."));
  add_amounts_of (self, self->ahead, asked.year, BST_BUDGET_BO);
  add_amounts_of (self, self->ahead, asked.year + 1, BST_BUDGET_BO);
  gtk_box_append (GTK_BOX (self), self->ahead);
}

static GtkWidget *
new_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static void
add_buttons (BstContributionCard *self)
{
  g_autoptr (GMenuModel) reasons = bst_contribution_new_reasons (self->document, "card.nothing");

  self->buttons = bst_flow_new (8, FALSE);
  self->unchanged = new_button (_ ("Unchanged"), "card.repeat", _ ("Take over everything that you wrote last year"));
  self->something = new_button (_ ("Something to Report After All"), "card.something", NULL);
  self->nothing = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->nothing), _ ("Nothing to Report, Because …"));
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (self->nothing), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->nothing), reasons);
  gtk_box_append (GTK_BOX (self->buttons), self->unchanged);
  gtk_box_append (GTK_BOX (self->buttons), self->nothing);
  gtk_box_append (GTK_BOX (self->buttons), self->something);
  gtk_box_append (GTK_BOX (self), self->buttons);
  self->reason = new_row (self, "nothing-reason");
  bst_field_row_set_title (self->reason, _ ("Nothing to report, because"));
  bst_field_row_set_hint (self->reason, _ ("A few words, for example “it starts in the autumn”."));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->reason));
}

static void
build (BstContributionCard *self)
{
  g_autofree char *facts = bst_contribution_describe_subject (self->document, self->subject);
  const char *about = bst_contribution_get_about (self->document, self->subject);

  self->title = bst_text_label_new (NULL, "title-2");
  self->facts = bst_text_label_new (facts, "dimmed");
  self->state = bst_text_label_new (NULL, "reply-state");
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->facts);
  if (*about != '\0')
    gtk_box_append (GTK_BOX (self), self->about = bst_text_label_new (about, "about"));
  gtk_box_append (GTK_BOX (self), self->state);
  add_buttons (self);
  add_back (self);
  add_ahead (self);
  bst_contribution_card_refresh (self);
}

static void
dispose (GObject *object)
{
  BstContributionCard *self = BST_CONTRIBUTION_CARD (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->amounts, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_contribution_card_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (BST_CONTRIBUTION_CARD (object)->subject);
  G_OBJECT_CLASS (bst_contribution_card_parent_class)->finalize (object);
}

static void
bst_contribution_card_class_init (BstContributionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  gtk_widget_class_install_action (widget_class, "card.repeat", NULL, repeat_cb);
  gtk_widget_class_install_action (widget_class, "card.nothing", "s", nothing_cb);
  gtk_widget_class_install_action (widget_class, "card.something", NULL, something_cb);
  gtk_widget_class_install_action (widget_class, "card.take-over", "s", take_over_cb);
}

static void
bst_contribution_card_init (BstContributionCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "contribution-card");
  self->amounts = g_ptr_array_new ();
}

/**
 * bst_contribution_card_new:
 * @document: a contribution pack
 * @subject: an action point or action that it asks about
 *
 * Returns: (transfer floating): its questions
 */
GtkWidget *
bst_contribution_card_new (BstDocument *document, const char *subject)
{
  BstContributionCard *self = g_object_new (BST_TYPE_CONTRIBUTION_CARD, NULL);

  self->document = g_object_ref (document);
  self->subject = g_strdup (subject);
  build (self);
  return GTK_WIDGET (self);
}
