/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-link-editor.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "bst-link-fields.h"
#include "bst-link.h"
#include "bst-pill.h"

struct _BstLinkEditor {
  BstRecordEditor parent_instance;
  BstRecordForm *form; /* the parent's */
  GtkScrolledWindow *scroller;
  GtkWidget *content, *state, *title, *sentence;
};

enum { GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstLinkEditor, bst_link_editor, BST_TYPE_RECORD_EDITOR)

/* --- Head ---------------------------------------------------------------------------------------------------------- */

/* What the first amount comes to, with its share of the credit. */
static char *
make_sentence (BstRecord *link)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);
  GString *text = g_string_new (NULL);

  if (BST_BUDGET_LINK (link)->class_ == BST_CLASS_TO_ANALYSE)
    g_string_append (text, _ ("Counts as 0 until somebody says what it attributes."));
  for (guint i = 0; text->len == 0 && i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      gint64 share = one->plan != BST_UNSET ? bst_money_ratio (one->plan, one->gross) : BST_UNSET;
      g_autofree char *plan = bst_format_kilo (NULL, one->plan), *gross = bst_format_kilo (NULL, one->gross),
                      *percent = bst_format_share (NULL, share);
      if (one->plan == BST_UNSET)
        continue;
      if (share != BST_UNSET)
        /* Translators: phase, kind of credit: amount of amount, percentage: “BO VAK: 96 of 1.240 k€, 7,74 %” */
        g_string_append_printf (text, _ ("%s %s: %s of %s k€, %s"), bst_budget_phase_codes[one->phase],
                                bst_credit_codes[one->credit], plan, gross, percent);
      else
        g_string_append_printf (text, _ ("%s %s: %s k€"), bst_budget_phase_codes[one->phase],
                                bst_credit_codes[one->credit], plan);
      if (amounts->len > 1)
        g_string_append (text, " …");
    }
  return g_string_free (text, FALSE);
}

static void
show_head (BstLinkEditor *self, BstRecord *link)
{
  static const BstTone tones[] = { BST_TONE_NEUTRAL, BST_TONE_ACCENT, BST_TONE_SUCCESS, BST_TONE_NEUTRAL };
  static const char *const shapes[] = { "○", NULL, "✓", "■" };
  BstDocument *document = bst_record_form_get_document (self->form);
  const BstField *state = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "state");
  gint64 at = BST_BUDGET_LINK (link)->state;
  g_autoptr (GArray) pills = bst_pills_new ();
  g_autofree char *title = bst_link_make_title (document, link), *sentence = make_sentence (link);

  bst_pills_take (pills, tones[at], shapes[at], g_strdup (_ (state->values[at].label)), NULL);
  if (!bst_link_is_public (link, bst_document_get_context (document)->today))
    bst_pills_take (pills, BST_TONE_WARNING, "▲", g_strdup (_ ("under embargo")), NULL);
  bst_pills_show (pills, ADW_WRAP_BOX (self->state));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->sentence, *sentence != '\0');
}

/* --- Following the plan -------------------------------------------------------------------------------------------- */

static void
refresh (BstRecordEditor *editor, BstRecord *record)
{
  BstLinkEditor *self = BST_LINK_EDITOR (editor);
  const GPtrArray *findings;

  gtk_widget_set_visible (GTK_WIDGET (self->scroller), record != NULL);
  if (record == NULL)
    {
      if (bst_record_form_get_id (self->form) != NULL)
        g_signal_emit (self, signals[GONE], 0);
      return;
    }
  findings =
      bst_checker_get_findings (bst_document_get_checker (bst_record_form_get_document (self->form)), record->id);
  bst_record_form_show_findings (self->form, findings, NULL);
  bst_record_editor_show_groups (editor, findings);
  show_head (self, record);
}

/**
 * bst_link_editor_set_document:
 * @document: (nullable): the open plan
 */
void
bst_link_editor_set_document (BstLinkEditor *self, BstDocument *document)
{
  bst_record_editor_set_document (BST_RECORD_EDITOR (self), document);
}

/**
 * bst_link_editor_set_link:
 * @id: (nullable): the budget link to show
 */
void
bst_link_editor_set_link (BstLinkEditor *self, const char *id)
{
  bst_record_editor_set_record (BST_RECORD_EDITOR (self), id);
}

const char *
bst_link_editor_get_link (BstLinkEditor *self)
{
  return bst_record_form_get_id (self->form);
}

/**
 * bst_link_editor_reveal_field:
 * @field: (nullable): the field to go to; %NULL for the first that is empty
 */
void
bst_link_editor_reveal_field (BstLinkEditor *self, const char *field)
{
  BstRecord *record = bst_record_form_get_record (self->form);

  if (field == NULL && record != NULL)
    field = bst_link_get_subject (record) == NULL       ? "action-point"
            : BST_BUDGET_LINK (record)->domain == NULL  ? "domain"
            : BST_BUDGET_LINK (record)->article == NULL ? "article"
                                                        : "amounts";
  bst_record_editor_reveal_field (BST_RECORD_EDITOR (self), field);
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
add_head (BstLinkEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->state = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, "line-spacing", 3, NULL);
  self->title = bst_text_label_new (NULL, "title-4");
  self->sentence = bst_text_label_new (NULL, "dimmed");
  gtk_box_append (GTK_BOX (head), self->state);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->sentence);
  gtk_box_append (GTK_BOX (self->content), head);
}

static void
add_buttons (BstLinkEditor *self)
{
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove"));

  gtk_button_set_can_shrink (GTK_BUTTON (remove), TRUE);
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "remove");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "editor.remove");
  gtk_box_append (GTK_BOX (self->content), remove);
}

static void
bst_link_editor_class_init (BstLinkEditorClass *klass)
{
  BstRecordEditorClass *editor_class = BST_RECORD_EDITOR_CLASS (klass);

  editor_class->kind = BST_KIND_BUDGET_LINKS;
  editor_class->first_field = "action-point";
  editor_class->remove_label = N_ ("Remove a Budget Link");
  editor_class->removed_unnamed = N_ ("Budget link removed");
  editor_class->refresh = refresh;
  /**
   * BstLinkEditor::gone:
   *
   * The link that was shown is no more.
   */
  signals[GONE] = g_signal_new ("gone", BST_TYPE_LINK_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_link_editor_init (BstLinkEditor *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (self->content, "editor-content");
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->content);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE,
                                 "vexpand", TRUE, "child", viewport, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "smart-editor");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
  self->form = bst_record_editor_setup (BST_RECORD_EDITOR (self), self->scroller, self->content);
  add_head (self);
  bst_record_editor_add_groups (BST_RECORD_EDITOR (self), bst_link_groups, bst_n_link_groups, GTK_BOX (self->content),
                                NULL);
  bst_record_form_add_fields (self->form, bst_link_form_fields, bst_n_link_form_fields, bst_record_editor_find_place,
                              self);
  add_buttons (self);
}

GtkWidget *
bst_link_editor_new (void)
{
  return g_object_new (BST_TYPE_LINK_EDITOR, NULL);
}
