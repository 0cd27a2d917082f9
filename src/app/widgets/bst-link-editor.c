/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-link-editor.h"
#include <glib/gi18n.h>
#include "bst-fold-section.h"
#include "bst-link-fields.h"
#include "bst-link.h"
#include "bst-pill.h"
#include "bst-window.h"

#define MAX_GROUPS 8

struct _BstLinkEditor {
  AdwBin parent_instance;
  BstRecordForm *form;
  BstFoldSection *sections[MAX_GROUPS]; /* as bst_link_groups */
  GtkScrolledWindow *scroller;
  GtkWidget *content, *state, *title, *sentence;
};

enum { GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstLinkEditor, bst_link_editor, ADW_TYPE_BIN)

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

static guint
count_open (BstLinkEditor *self, char part, const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      BstFormRow *row = finding->field != NULL ? bst_record_form_find_row (self->form, finding->field) : NULL;

      n += !finding->is_set_aside && finding->rule->severity != BST_SEVERITY_NOTE && row != NULL
           && row->field->part == part;
    }
  return n;
}

static void
refresh_cb (BstLinkEditor *self)
{
  BstRecord *record = bst_record_form_get_record (self->form);
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
  for (guint i = 0; i < bst_n_link_groups; i++)
    bst_fold_section_set_state (self->sections[i], count_open (self, bst_link_groups[i].part, findings), NULL);
  show_head (self, record);
}

/**
 * bst_link_editor_set_document:
 * @document: (nullable): the open plan
 */
void
bst_link_editor_set_document (BstLinkEditor *self, BstDocument *document)
{
  if (bst_record_form_get_document (self->form) == document)
    return;
  bst_link_editor_set_link (self, NULL);
  bst_record_form_set_document (self->form, document);
}

/**
 * bst_link_editor_set_link:
 * @id: (nullable): the budget link to show
 */
void
bst_link_editor_set_link (BstLinkEditor *self, const char *id)
{
  if (g_strcmp0 (bst_record_form_get_id (self->form), id) != 0)
    bst_record_form_set_record (self->form, id);
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
  bst_record_form_reveal_field (self->form, field);
}

/* --- Actions ------------------------------------------------------------------------------------------------------- */

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstLinkEditor *self = BST_LINK_EDITOR (widget);
  BstDocument *document = bst_record_form_get_document (self->form);
  BstRecord *record = bst_record_form_get_record (self->form);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (record == NULL)
    return;
  if (bst_document_remove_records (document, (const char *const[]) { record->id, NULL }, _ ("Remove a Budget Link"))
      && BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), _ ("Budget link removed"), TRUE);
}

static void
reveal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_link_editor_reveal_field (BST_LINK_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static BstFormPlace
find_place (gpointer editor, char part)
{
  BstLinkEditor *self = editor;
  guint i = 0;

  while (bst_link_groups[i].part != part)
    i++;
  return (BstFormPlace) { bst_fold_section_get_box (self->sections[i]),
                          bst_fold_section_get_expander (self->sections[i]), TRUE };
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_head (BstLinkEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->state = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, "line-spacing", 3, NULL);
  self->title = new_label ("title-4");
  self->sentence = new_label ("dimmed");
  gtk_box_append (GTK_BOX (head), self->state);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->sentence);
  gtk_box_append (GTK_BOX (self->content), head);
}

static void
add_groups (BstLinkEditor *self)
{
  g_assert (bst_n_link_groups <= MAX_GROUPS);
  for (guint i = 0; i < bst_n_link_groups; i++)
    {
      const BstLinkGroup *group = &bst_link_groups[i];

      self->sections[i] = bst_fold_section_new (_ (group->title), group->about != NULL ? _ (group->about) : NULL);
      bst_fold_section_set_expanded (self->sections[i], group->open);
      gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->sections[i]));
    }
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
dispose (GObject *object)
{
  BstLinkEditor *self = BST_LINK_EDITOR (object);

  if (self->form != NULL)
    {
      g_object_run_dispose (G_OBJECT (self->form));
      g_clear_object (&self->form);
    }
  G_OBJECT_CLASS (bst_link_editor_parent_class)->dispose (object);
}

static void
bst_link_editor_class_init (BstLinkEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (widget_class, "editor.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "editor.reveal", "s", reveal_cb);
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
  self->form = bst_record_form_new (BST_KIND_BUDGET_LINKS, self->scroller, self->content);
  add_head (self);
  add_groups (self);
  bst_record_form_add_fields (self->form, bst_link_form_fields, bst_n_link_form_fields, find_place, self);
  add_buttons (self);
  g_signal_connect_swapped (self->form, "refresh", G_CALLBACK (refresh_cb), self);
}

GtkWidget *
bst_link_editor_new (void)
{
  return g_object_new (BST_TYPE_LINK_EDITOR, NULL);
}
