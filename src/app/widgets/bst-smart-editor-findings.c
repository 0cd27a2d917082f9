/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-editor-findings.c - what the rules say, under the fields that it is about; and what was set aside. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-finding-view.h"
#include "bst-smart-editor-private.h"
#include "bst-text.h"

static gboolean
is_open_on (const BstFinding *finding, const char *field)
{
  return !finding->is_set_aside && g_strcmp0 (finding->field, field) == 0;
}

/* --- Which fields there are ---------------------------------------------------------------------------------------- */

static gboolean
has_finding (const GPtrArray *findings, const char *field)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (is_open_on (g_ptr_array_index (findings, i), field))
      return TRUE;
  return FALSE;
}

/* A field that does not apply is not in the way; one that holds something is never hidden, nor one that is written in. */
static gboolean
should_show (const BstEditorRow *row, BstRecord *record, const GPtrArray *findings)
{
  const BstField *field = bst_record_find_field (record, row->field->name);

  return row->field->applies == NULL || row->field->applies (BST_ACTION_POINT (record))
         || !bst_value_is_default (field, bst_field_get (field, record)) || has_finding (findings, row->field->name)
         || gtk_widget_get_focus_child (GTK_WIDGET (row->row)) != NULL;
}

static void
show_lines (BstSmartEditor *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *line = g_array_index (self->rows, BstEditorRow, i).line, *child;
      gboolean any = FALSE;

      if (line == NULL)
        continue;
      for (child = gtk_widget_get_first_child (line); child != NULL; child = gtk_widget_get_next_sibling (child))
        any |= gtk_widget_get_visible (child);
      gtk_widget_set_visible (line, any);
    }
}

static void
show_rows (BstSmartEditor *self, BstRecord *record, const GPtrArray *findings)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BstEditorRow *row = &g_array_index (self->rows, BstEditorRow, i);
      gtk_widget_set_visible (GTK_WIDGET (row->row), should_show (row, record, findings));
    }
  show_lines (self);
}

/* --- Findings ------------------------------------------------------------------------------------------------------ */

/* Taking away a finding whose button has the focus would throw the focus to the top. */
static void
keep_focus (BstFieldRow *row)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (bst_field_row_get_below (row))) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_on_row (BstSmartEditor *self, const BstEditorRow *row, const GPtrArray *findings)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  gboolean marked = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      BstFinding *finding = g_ptr_array_index (findings, i);
      if (!is_open_on (finding, row->field->name))
        continue;
      marked |= finding->rule->severity != BST_SEVERITY_NOTE;
      g_ptr_array_add (mine, finding);
    }
  if (mine->len == 0)
    keep_focus (row->row);
  bst_finding_views_sync (bst_field_row_get_below (row->row), self->document, mine, FALSE);
  bst_field_row_set_marked (row->row, marked);
}

/* Findings of a letter whose field stands elsewhere come at the end of the letter's section. */
static void
show_loose (BstSmartEditor *self, guint letter, const GPtrArray *findings)
{
  const BstRuleContext *context = bst_document_get_context (self->document);
  g_autoptr (GPtrArray) loose = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      BstFinding *finding = g_ptr_array_index (findings, i);
      BstEditorRow *row = finding->field != NULL ? bst_smart_editor_find_row (self, finding->field) : NULL;
      int of = bst_smart_letter_of (context, finding->rule->id);

      if (finding->is_set_aside || (row != NULL && row->section != NULL))
        continue;
      if (of == (int) letter || (of < 0 && letter == BST_SMART_N_LETTERS - 1))
        g_ptr_array_add (loose, finding);
    }
  bst_finding_views_sync (bst_smart_section_get_loose (self->places[letter]), self->document, loose, TRUE);
}

/* --- Set aside ----------------------------------------------------------------------------------------------------- */

static void
put_back_cb (BstSmartEditor *self, GtkWidget *button)
{
  g_autofree char *rule = g_strdup (g_object_get_data (G_OBJECT (button), "rule"));
  BstRecord *record = bst_smart_editor_get_record (self);
  const BstField *field = bst_kind_get_field (BST_KIND_ACTION_POINTS, "set-aside");
  BstTransaction *transaction;

  if (record == NULL)
    return;
  transaction = bst_document_begin (self->document, _ ("Put Back a Finding"), NULL);
  bst_transaction_set (transaction, record, field,
                       bst_vec_without_element (field, bst_field_get (field, record).ptr, rule));
  gtk_widget_grab_focus (GTK_WIDGET (self->aside));
  bst_document_apply (self->document, transaction);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_answer (BstSmartEditor *self, const BstSetAside *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *button = gtk_button_new_with_label (_ ("Put Back"));
  const BstRule *rule = bst_rules_find (((const BstElement *) answer)->id);
  const char *title = rule != NULL ? _ (rule->title) : _ ("A rule of another version");
  g_autofree char *date = answer->date != 0 ? bst_format_date (NULL, answer->date) : NULL;
  g_autofree char *by =
      g_strjoin (" · ", date != NULL ? date : "—", answer->author != NULL ? answer->author : NULL, NULL);
  /* Translators: %s is the title of a rule */
  g_autofree char *name = g_strdup_printf (_ ("Put back “%s”"), title);

  gtk_box_append (GTK_BOX (box), new_label (title, "message"));
  gtk_box_append (GTK_BOX (box), new_label (answer->reason != NULL ? answer->reason : "—", "body"));
  gtk_box_append (GTK_BOX (box), new_label (by, "field-hint"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "rule", g_strdup (((const BstElement *) answer)->id), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (put_back_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "field-element");
  return box;
}

static void
show_set_aside (BstSmartEditor *self, const BstVec *answers)
{
  guint n = bst_vec_length (answers);
  g_autofree char *label = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->aside_box))) != NULL)
    gtk_box_remove (self->aside_box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->aside), n > 0);
  label = g_strdup_printf (ngettext ("%u finding not applicable", "%u findings not applicable", n), n);
  gtk_expander_set_label (self->aside, label);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->aside_box, new_answer (self, answers->items[i]));
}

/* --- Progress ------------------------------------------------------------------------------------------------------ */

static const struct {
  const char *style, *words;
} progress_words[] = {
  [BST_PROGRESS_UNKNOWN] = { "neutral", N_ ("○ progress unknown") },
  [BST_PROGRESS_ON_TRACK] = { "success", N_ ("● on track") },
  [BST_PROGRESS_ATTENTION] = { "warning", N_ ("◆ needs attention") },
  [BST_PROGRESS_LATE] = { "error", N_ ("▲ late") },
  [BST_PROGRESS_CLOSED] = { "neutral", N_ ("✓ closed") },
};

static void
show_progress (BstSmartEditor *self, BstRecord *record)
{
  BstProgress progress = bst_action_point_get_progress (record, bst_document_get_context (self->document)->today);
  const char *classes[] = { "bst-pill", progress_words[progress].style, NULL };

  gtk_label_set_text (GTK_LABEL (self->progress), _ (progress_words[progress].words));
  gtk_widget_set_css_classes (self->progress, classes);
}

/**
 * bst_smart_editor_show_findings:
 *
 * Shows verdicts, findings and the fields that apply, as the plan is now.
 */
void
bst_smart_editor_show_findings (BstSmartEditor *self)
{
  BstRecord *record = bst_smart_editor_get_record (self);
  BstChecker *checker = bst_document_get_checker (self->document);
  const GPtrArray *findings = bst_checker_get_findings (checker, self->id);
  const BstVerdict *verdict = bst_checker_get_verdict (checker, self->id);

  g_return_if_fail (record != NULL && findings != NULL && verdict != NULL);
  show_rows (self, record, findings);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BstEditorRow *row = &g_array_index (self->rows, BstEditorRow, i);
      if (row->section != NULL)
        show_on_row (self, row, findings);
    }
  for (guint letter = 0; letter < BST_SMART_N_LETTERS; letter++)
    {
      show_loose (self, letter, findings);
      bst_smart_section_set_state (self->places[letter], verdict->states[letter]);
    }
  bst_smart_sentence_show (self->sentence, bst_document_get_context (self->document), record, verdict);
  show_set_aside (self, BST_ACTION_POINT (record)->set_aside);
  show_progress (self, record);
}
