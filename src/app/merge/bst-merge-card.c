/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-card.c - one question of a merge: the record, what was there, and the answers to choose from. */
#include "config.h"
#include "bst-merge-card.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "bst-merge-entry.h"

struct _BstMergeCard {
  GtkWidget parent_instance;
  BstMergeReview *review;
  BstMergeQuestion *question;
  GPtrArray *buttons; /* the answers, in the order of the question's options */
  GtkScrolledWindow *scroller;
  GtkLabel *place, *title, *label, *sentence, *before;
  GtkWidget *before_block, *options, *later;
  GtkWidget *entry; /* for an answer of one's own; NULL until one is wanted */
};

G_DEFINE_FINAL_TYPE (BstMergeCard, bst_merge_card, GTK_TYPE_WIDGET)

/* --- An answer --------------------------------------------------------------------------------------------------------- */

/* What only this side has stands out by weight and line, not by colour. */
static void
mark (GtkLabel *label, GArray *marks)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const BstMark *at = &g_array_index (marks, BstMark, i);
      PangoAttribute *const both[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                       pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };
      for (guint k = 0; k < G_N_ELEMENTS (both); k++)
        {
          both[k]->start_index = at->start;
          both[k]->end_index = at->start + at->length;
          pango_attr_list_insert (attributes, both[k]);
        }
    }
  gtk_label_set_attributes (label, attributes);
}

/* An empty value has words too: an empty line would say nothing. */
static void
show_value (GtkLabel *label, const char *text)
{
  gboolean empty = *text == '\0';

  gtk_label_set_text (label, empty ? _ ("nothing was filled in") : text);
  (empty ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (label), "dimmed");
}

static char *
describe_option (const BstMergeOption *option)
{
  g_autoptr (GString) out = g_string_new (option->caption);

  if (option->says.text != NULL)
    g_string_append_printf (out, ": %s", *option->says.text != '\0' ? option->says.text : _ ("nothing was filled in"));
  if (option->who != NULL)
    g_string_append_printf (out, " (%s)", option->who);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
show_choice (BstMergeCard *self)
{
  BstChoice choice = bst_merge_question_get_choice (self->question);
  const BstMergeWords *words = bst_merge_question_get_words (self->question);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      const BstMergeOption *option = words->options->pdata[i];
      gboolean chosen = option->choice == choice;

      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons->pdata[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                   chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
      (chosen ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->buttons->pdata[i], "chosen");
    }
  if (choice == BST_CHOICE_EDITED && self->entry == NULL)
    {
      self->entry = bst_merge_entry_new (self->question, bst_merge_review_get_draft (self->review));
      gtk_box_append (GTK_BOX (self->options), self->entry);
    }
  if (self->entry != NULL)
    gtk_widget_set_visible (self->entry, choice == BST_CHOICE_EDITED);
  gtk_widget_set_visible (self->later, choice != BST_CHOICE_DEFAULT);
}

static void
clicked_cb (GtkButton *button, BstMergeCard *self)
{
  const BstMergeOption *option = g_object_get_data (G_OBJECT (button), "option");

  bst_merge_question_choose (self->question, option->choice);
  if (option->choice == BST_CHOICE_EDITED && self->entry != NULL)
    bst_merge_entry_focus (self->entry);
}

/* A dot and the words. */
static GtkWidget *
with_dot (GtkWidget *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 11), *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "option-dot");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), dot);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

/* A button that says it is one of several: a GtkCheckButton with words of its own cannot be pressed by assistive
 * technology in GTK 4.18. */
static void
add_option (BstMergeCard *self, const BstMergeOption *option)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label;
  g_autofree char *spoken = describe_option (option);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (option->caption, "option-caption"));
  if (option->says.text != NULL)
    {
      label = bst_text_label_new (NULL, "option-text");
      show_value (GTK_LABEL (label), option->says.text);
      mark (GTK_LABEL (label), option->says.marks);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (option->who != NULL)
    gtk_box_append (GTK_BOX (box), bst_text_label_new (option->who, "option-who"));
  gtk_button_set_child (GTK_BUTTON (button), with_dot (box));
  gtk_widget_add_css_class (button, "merge-option");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "option", (gpointer) option);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (self->options), button);
}

/* --- The card ------------------------------------------------------------------------------------------------------------ */

static gboolean
commit (BstMergeCard *self)
{
  return self->entry == NULL || bst_merge_question_get_choice (self->question) != BST_CHOICE_EDITED
         || bst_merge_entry_commit (self->entry);
}

/* What is refused is no answer: the question stays open. */
static void
leave (BstMergeCard *self)
{
  if (self->question == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->question, self);
  if (!commit (self))
    bst_merge_question_choose (self->question, BST_CHOICE_DEFAULT);
}

static void
forget (BstMergeCard *self)
{
  GtkWidget *child;

  leave (self);
  g_clear_object (&self->question);
  g_ptr_array_set_size (self->buttons, 0);
  self->entry = NULL;
  while (self->options != NULL && (child = gtk_widget_get_first_child (self->options)) != NULL)
    gtk_box_remove (GTK_BOX (self->options), child);
}

static void
show_words (BstMergeCard *self, const BstMergeWords *words)
{
  g_autofree char *place = NULL, *spoken = NULL;

  place = words->context != NULL ? g_strdup_printf ("%s · %s", words->group_title, words->context)
                                 : g_strdup (words->group_title);
  spoken = g_strdup_printf ("%s, %s. %s", words->title, words->label, words->sentence);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->title, words->title);
  gtk_label_set_text (self->label, words->label);
  gtk_label_set_text (self->sentence, words->sentence);
  gtk_widget_set_visible (self->before_block, words->before != NULL);
  show_value (self->before, words->before != NULL ? words->before : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->options), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * bst_merge_card_set_review:
 * @review: the merge of which questions are shown
 */
void
bst_merge_card_set_review (BstMergeCard *self, BstMergeReview *review)
{
  g_set_object (&self->review, review);
}

/**
 * bst_merge_card_commit:
 *
 * Takes what is being typed, and goes to it where it is refused.
 *
 * Returns: whether there is nothing that is refused
 */
gboolean
bst_merge_card_commit (BstMergeCard *self)
{
  if (commit (self))
    return TRUE;
  bst_merge_entry_focus (self->entry);
  return FALSE;
}

/**
 * bst_merge_card_show:
 * @question: (nullable): the one to show
 */
void
bst_merge_card_show (BstMergeCard *self, BstMergeQuestion *question)
{
  const BstMergeWords *words;

  if (question == self->question)
    return;
  forget (self);
  if (question == NULL)
    return;
  self->question = g_object_ref (question);
  words = bst_merge_question_get_words (question);
  show_words (self, words);
  for (guint i = 0; i < words->options->len; i++)
    add_option (self, words->options->pdata[i]);
  g_signal_connect_object (question, "notify::choice", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  show_choice (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * bst_merge_card_get_answer:
 *
 * Returns: (transfer none) (nullable): the answer that was chosen, else the first one
 */
GtkWidget *
bst_merge_card_get_answer (BstMergeCard *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_has_css_class (self->buttons->pdata[i], "chosen"))
      return self->buttons->pdata[i];
  return self->buttons->len > 0 ? self->buttons->pdata[0] : NULL;
}

/**
 * bst_merge_card_focus:
 *
 * Gives the keyboard to the answers.
 */
void
bst_merge_card_focus (BstMergeCard *self)
{
  GtkWidget *answer = bst_merge_card_get_answer (self);

  if (answer != NULL)
    gtk_widget_grab_focus (answer);
}

static void
later_clicked_cb (GtkButton *button, BstMergeCard *self)
{
  bst_merge_card_focus (self);
  bst_merge_question_choose (self->question, BST_CHOICE_DEFAULT);
}

static void
bst_merge_card_dispose (GObject *object)
{
  BstMergeCard *self = BST_MERGE_CARD (object);

  self->entry = NULL; /* nothing is taken any more */
  forget (self);
  g_clear_object (&self->review);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_MERGE_CARD);
  G_OBJECT_CLASS (bst_merge_card_parent_class)->dispose (object);
}

static void
bst_merge_card_finalize (GObject *object)
{
  g_ptr_array_unref (BST_MERGE_CARD (object)->buttons);
  G_OBJECT_CLASS (bst_merge_card_parent_class)->finalize (object);
}

static void
bst_merge_card_class_init (BstMergeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_merge_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_merge_card_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "merge-card");
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/merge/bst-merge-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, place);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, title);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, label);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, before_block);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, before);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, options);
  gtk_widget_class_bind_template_child (widget_class, BstMergeCard, later);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
}

static void
bst_merge_card_init (BstMergeCard *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
