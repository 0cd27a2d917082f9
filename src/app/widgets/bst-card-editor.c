/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-card-editor.h"
#include <glib/gi18n.h>
#include "bst-card-outcome.h"
#include "bst-record-form.h"
#include "bst-stack.h"
#include "kinds/bst-session.h"

struct _BstCardEditor {
  AdwBin parent_instance;
  BstRecordForm *form;
  GtkScrolledWindow *scroller;
  GtkWidget *content, *fields, *outcome, *empty, *stack;
};

G_DEFINE_FINAL_TYPE (BstCardEditor, bst_card_editor, ADW_TYPE_BIN)

static gboolean
is_pitch (gconstpointer record)
{
  return ((const BstCard *) record)->kind == BST_CARD_PITCH;
}

static gboolean
has_level (gconstpointer record)
{
  gint64 kind = ((const BstCard *) record)->kind;

  return kind == BST_CARD_LEVER || kind == BST_CARD_OBSTACLE;
}

static gboolean
is_need (gconstpointer record)
{
  return ((const BstCard *) record)->kind == BST_CARD_NEED;
}

/* R224, R231, R233, R241. */
static const BstFormField fields[] = {
  { "text", 'c' },
  { "kind", 'c' },
  { "pitch-kind", 'c', .applies = is_pitch },
  { "lever-level", 'c', .applies = has_level },
  { "organisation", 'c', .hint = N_ ("Only where it helps; a card may stand without a name.") },
  { "cluster", 'c' },
  { "table", 'c', .same_line = TRUE },
  { "phase", 'c' },
  { "objective", 'c', .hint = N_ ("A draft that is made of this card serves it.") },
  { "hidden", 'c', .hint = N_ ("Out of sight of the room, and in no report, until you show it.") },
  { "confidential", 'c', .hint = N_ ("Never shown and in no report.") },
  { "fate", 'c' },
  { "action", 'c' },
  { "action-point", 'c' },
  { "follow-up", 'c', .hint = N_ ("Goes to who said it, for example “two series exist already; we point to them”.") },
  { "repeats", 'c', .hint = N_ ("The card that said this need in an earlier session."), .applies = is_need },
  { "answered", 'c', .applies = is_need },
  { "note", 'c' },
};

static void
refresh_cb (BstCardEditor *self)
{
  BstRecord *record = bst_record_form_get_record (self->form);
  BstDocument *document = bst_record_form_get_document (self->form);
  g_autofree char *outcome = NULL;

  bst_stack_show (GTK_STACK (self->stack), record != NULL ? "fields" : "empty");
  if (record == NULL)
    return;
  bst_record_form_show_findings (self->form, bst_checker_get_findings (bst_document_get_checker (document), record->id),
                                 NULL);
  outcome = bst_card_say_outcome (bst_document_get_plan (document), record, NULL);
  gtk_label_set_text (GTK_LABEL (self->outcome), *outcome != '\0' ? outcome : _ ("Nothing became of it yet."));
}

/**
 * bst_card_editor_show:
 * @card: (nullable): id of the card
 */
void
bst_card_editor_show (BstCardEditor *self, BstDocument *document, const char *card)
{
  if (bst_record_form_get_document (self->form) != document)
    {
      bst_record_form_set_record (self->form, NULL);
      bst_record_form_set_document (self->form, document);
    }
  if (g_strcmp0 (bst_record_form_get_id (self->form), card) != 0)
    bst_record_form_set_record (self->form, card);
  refresh_cb (self);
}

/**
 * bst_card_editor_set_hint:
 * @hint: translated; what stands there while no card is chosen
 */
void
bst_card_editor_set_hint (BstCardEditor *self, const char *hint)
{
  gtk_label_set_label (GTK_LABEL (self->empty), hint);
}

void
bst_card_editor_reveal_field (BstCardEditor *self, const char *field)
{
  bst_record_form_reveal_field (self->form, field);
}

static BstFormPlace
find_place (gpointer editor, char part)
{
  return (BstFormPlace) { GTK_BOX (BST_CARD_EDITOR (editor)->fields), NULL, TRUE };
}

static void
dispose (GObject *object)
{
  BstCardEditor *self = BST_CARD_EDITOR (object);

  if (self->form != NULL)
    {
      g_object_run_dispose (G_OBJECT (self->form));
      g_clear_object (&self->form);
    }
  G_OBJECT_CLASS (bst_card_editor_parent_class)->dispose (object);
}

static void
bst_card_editor_class_init (BstCardEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_card_editor_init (BstCardEditor *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->outcome = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->outcome, "heading");
  gtk_widget_add_css_class (self->content, "editor-content");
  gtk_box_append (GTK_BOX (self->content), self->outcome);
  gtk_box_append (GTK_BOX (self->content), self->fields);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->content);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                                 "vexpand", TRUE, "child", viewport, NULL);
  self->empty = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 16,
                              "margin-end", 16, NULL);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->scroller), "fields");
  gtk_widget_add_css_class (GTK_WIDGET (self), "smart-editor");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  self->form = bst_record_form_new (BST_KIND_CARDS, self->scroller, self->content);
  bst_record_form_add_fields (self->form, fields, G_N_ELEMENTS (fields), find_place, self);
  g_signal_connect_swapped (self->form, "refresh", G_CALLBACK (refresh_cb), self);
}

GtkWidget *
bst_card_editor_new (void)
{
  return g_object_new (BST_TYPE_CARD_EDITOR, NULL);
}
