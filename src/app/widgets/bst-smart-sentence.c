/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-smart-sentence.h"
#include <glib/gi18n.h>
#include "bst-flow-layout.h"
#include "bst-text.h"

struct _BstSmartSentence {
  AdwBin parent_instance;
  GtkLabel *sentence, *caption, *core;
  GtkLevelBar *bar;
  GtkBox *box, *gaps;
  char *drawn; /* the fields that gaps leads to */
};

G_DEFINE_FINAL_TYPE (BstSmartSentence, bst_smart_sentence, ADW_TYPE_BIN)

enum { FIELD_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
activate_link_cb (BstSmartSentence *self, const char *uri)
{
  g_signal_emit (self, signals[FIELD_CHOSEN], 0, uri);
  return TRUE;
}

/* A gap says what it waits for, in the language of the sentence; "someone" does so by itself. */
static char *
name_gap (const BstPhrase *phrase, const char *language)
{
  const BstField *field = bst_kind_get_field (BST_KIND_ACTION_POINTS, phrase->field);
  const char *label = g_str_equal (phrase->field, "title") ? N_ ("What happens, exactly?") : field->label;
  g_autofree char *first = NULL;

  if (!g_str_equal (phrase->text, "…"))
    return g_strdup (phrase->text);
  label = bst_text (language, label);
  first = g_utf8_strdown (label, g_utf8_next_char (label) - label);
  return g_strconcat (g_str_has_prefix (language, "de") ? label : first,
                      g_str_has_prefix (language, "de") ? NULL : g_utf8_next_char (label), NULL);
}

/* The words are people's own, so every one is escaped before it stands in markup. */
static char *
write_markup (GPtrArray *phrases, const char *language, gboolean *ret_gaps)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  *ret_gaps = FALSE;
  for (guint i = 0; i < phrases->len; i++)
    {
      const BstPhrase *phrase = g_ptr_array_index (phrases, i);
      g_autofree char *words = phrase->missing ? name_gap (phrase, language) : g_strdup (phrase->text);
      g_autofree char *text = g_markup_escape_text (words, -1);

      *ret_gaps |= phrase->missing;
      if (phrase->missing)
        g_string_append_printf (
            markup, "<a href=\"%s\"><span background=\"#f5a623\" background_alpha=\"30%%\">\u2009%s\u2009</span></a>",
            phrase->field, text);
      else
        g_string_append (markup, text);
    }
  /* Translators: a sentence that is quoted, in the language of the plan */
  return g_strdup_printf (bst_text (language, N_ ("“%s”")), markup->str);
}

/* --- The gaps as buttons ------------------------------------------------------------------------------------------ */

static const char *
get_title (const char *field)
{
  return g_str_equal (field, "title") ? _ ("What happens, exactly?")
                                      : _ (bst_kind_get_field (BST_KIND_ACTION_POINTS, field)->label);
}

static void
gap_clicked_cb (BstSmartSentence *self, GtkWidget *button)
{
  g_signal_emit (self, signals[FIELD_CHOSEN], 0, g_object_get_data (G_OBJECT (button), "field"));
}

static GtkWidget *
new_gap (BstSmartSentence *self, const char *field)
{
  GtkWidget *button = gtk_button_new_with_label (get_title (field));
  g_autofree char *name = g_strdup_printf (_ ("Go to “%s”"), get_title (field));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "gap");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "field", (gpointer) field); /* static: BstPhrase says so */
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gap_clicked_cb), self);
  return button;
}

static void
show_gaps (BstSmartSentence *self, GPtrArray *phrases)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < phrases->len; i++)
    if (((BstPhrase *) g_ptr_array_index (phrases, i))->missing)
      g_string_append_printf (wanted, "%s ", ((BstPhrase *) g_ptr_array_index (phrases, i))->field);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), wanted->len > 0);
  if (g_strcmp0 (wanted->str, self->drawn) == 0)
    return;
  g_set_str (&self->drawn, wanted->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gaps))) != NULL)
    gtk_box_remove (self->gaps, child);
  for (guint i = 0; i < phrases->len; i++)
    if (((BstPhrase *) g_ptr_array_index (phrases, i))->missing)
      gtk_box_append (self->gaps, new_gap (self, ((BstPhrase *) g_ptr_array_index (phrases, i))->field));
}

static void
show_core (BstSmartSentence *self, const BstVerdict *verdict)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u of %u core fields filled in", "%u of %u core fields filled in", verdict->core_all),
                       verdict->core_set, verdict->core_all);

  gtk_label_set_text (self->core, text);
  gtk_level_bar_set_max_value (self->bar, MAX (1, verdict->core_all));
  gtk_level_bar_set_value (self->bar, verdict->core_set);
}

/**
 * bst_smart_sentence_show:
 *
 * Composes the sentence anew, in the language of the plan.
 */
void
bst_smart_sentence_show (BstSmartSentence *self, const BstRuleContext *context, BstRecord *action_point,
                         const BstVerdict *verdict)
{
  g_autoptr (GPtrArray) phrases = bst_smart_compose (context, action_point, context->language);
  gboolean gaps;
  g_autofree char *markup = write_markup (phrases, context->language, &gaps);

  if (g_strcmp0 (gtk_label_get_label (self->sentence), markup) != 0)
    gtk_label_set_markup (self->sentence, markup);
  /* Its links are for the mouse: the keyboard and assistive technology have the buttons below */
  gtk_widget_set_can_focus (GTK_WIDGET (self->sentence), FALSE);
  show_gaps (self, phrases);
  gtk_label_set_text (self->caption, gaps ? _ ("This is how your action point reads now. Fill in the marked parts:")
                                          : _ ("This is how your action point reads now."));
  show_core (self, verdict);
}

static void
dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_SMART_SENTENCE);
  G_OBJECT_CLASS (bst_smart_sentence_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (BST_SMART_SENTENCE (object)->drawn);
  G_OBJECT_CLASS (bst_smart_sentence_parent_class)->finalize (object);
}

static void
bst_smart_sentence_class_init (BstSmartSentenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  /**
   * BstSmartSentence::field-chosen:
   * @field: the field that the person wants to fill in
   */
  signals[FIELD_CHOSEN] = g_signal_new ("field-chosen", BST_TYPE_SMART_SENTENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-smart-sentence.ui");
  gtk_widget_class_bind_template_child (widget_class, BstSmartSentence, sentence);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSentence, caption);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSentence, core);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSentence, bar);
  gtk_widget_class_bind_template_child (widget_class, BstSmartSentence, box);
  gtk_widget_class_bind_template_callback (widget_class, activate_link_cb);
}

static void
bst_smart_sentence_init (BstSmartSentence *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->gaps = GTK_BOX (bst_flow_new (4, FALSE));
  gtk_box_insert_child_after (self->box, GTK_WIDGET (self->gaps), GTK_WIDGET (self->caption));
}
