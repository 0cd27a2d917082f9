/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-editor-findings.c - what the rules say, under the fields that it is about. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-finding-view.h"
#include "bst-smart-editor-private.h"
#include "kinds/bst-action-point.h"

/* Findings of a letter whose field stands elsewhere come at the end of the letter's section. */
static void
show_loose (BstSmartEditor *self, guint letter, const GPtrArray *findings)
{
  const BstRuleContext *context = bst_document_get_context (bst_record_form_get_document (self->form));
  g_autoptr (GPtrArray) loose = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      BstFinding *finding = g_ptr_array_index (findings, i);
      BstFormRow *row = finding->field != NULL ? bst_record_form_find_row (self->form, finding->field) : NULL;
      int of = bst_smart_letter_of (context, finding->rule->id);

      if (finding->is_set_aside || (row != NULL && row->says))
        continue;
      if (of == (int) letter || (of < 0 && letter == BST_SMART_N_LETTERS - 1))
        g_ptr_array_add (loose, finding);
    }
  bst_finding_views_sync (bst_smart_section_get_loose (self->places[letter]), bst_record_form_get_document (self->form),
                          loose, TRUE);
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
  BstProgress progress =
      bst_action_point_get_progress (record,
                                     bst_document_get_context (bst_record_form_get_document (self->form))->today);
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
  BstRecord *record = bst_record_form_get_record (self->form);
  BstDocument *document = bst_record_form_get_document (self->form);
  BstChecker *checker = bst_document_get_checker (document);
  const GPtrArray *findings = bst_checker_get_findings (checker, bst_record_form_get_id (self->form));
  const BstVerdict *verdict = bst_checker_get_verdict (checker, bst_record_form_get_id (self->form));

  g_return_if_fail (record != NULL && findings != NULL && verdict != NULL);
  bst_record_form_show_findings (self->form, findings, NULL);
  for (guint letter = 0; letter < BST_SMART_N_LETTERS; letter++)
    {
      show_loose (self, letter, findings);
      bst_smart_section_set_state (self->places[letter], verdict->states[letter]);
    }
  bst_smart_sentence_show (self->sentence, bst_document_get_context (bst_record_form_get_document (self->form)), record,
                           verdict);
  bst_aside_list_show (self->aside, document, record);
  show_progress (self, record);
}
