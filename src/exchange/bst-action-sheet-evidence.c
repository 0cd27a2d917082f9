/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-sheet-evidence.c - the second half of the sheet: who works on it, what it rests on, how far it has come, and
 * what the gatekeeper said. */
#include "bst-action-sheet-private.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"

static const char *
say (const BstSheet *self, const char *text)
{
  return bst_text (self->language, text);
}

/* --- Partners ------------------------------------------------------------------------------------------------------------ */

void
bst_sheet_add_partners (const BstSheet *self)
{
  const BstReportColumn columns[] = { { bst_text (self->language, N_ ("Organisation")), BST_REPORT_START, 4 },
                                      { bst_text (self->language, N_ ("Role")), BST_REPORT_START, 3 },
                                      { bst_text (self->language, N_ ("Works together now")), BST_REPORT_START, 4 },
                                      { bst_text (self->language, N_ ("Wants to work together")), BST_REPORT_START,
                                        4 } };
  const BstVec *partners = self->action->partners;

  bst_sheet_add_heading (self, N_ ("Partners"));
  if (bst_vec_length (partners) == 0)
    {
      bst_report_add_paragraph (self->report, say (self, N_ ("No partners are named.")));
      return;
    }
  bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < partners->n; i++)
    {
      const BstPartner *partner = partners->items[i];
      g_autofree char *name = bst_sheet_word_element (self, "partners", &partner->parent, "actor");
      g_autofree char *role = bst_sheet_word_element (self, "partners", &partner->parent, "role");
      g_autofree char *now = bst_sheet_word_element (self, "partners", &partner->parent, "form-now");
      g_autofree char *wanted = bst_sheet_word_element (self, "partners", &partner->parent, "form-wanted");
      g_autofree char *whole =
          partner->note != NULL ? g_strdup_printf ("%s\n%s", name != NULL ? name : "", partner->note) : g_strdup (name);
      bst_report_add_row (self->report, (const char *[]) { whole, role, now, wanted });
    }
}

/* --- What it rests on ------------------------------------------------------------------------------------------------------ */

/* "3 of 4": with points nobody can guess what the most is. */
static char *
say_score (const BstSheet *self, const BstScore *score, const BstCriterion *criterion)
{
  g_autofree char *n = bst_format_integer (self->language, MAX (0, score->value));
  g_autofree char *all = bst_format_integer (self->language, criterion->maximum);

  if (score->value == BST_UNSET)
    return NULL;
  return bst_text_fill (say (self, N_ ("{n} of {all}")), (const char *[]) { "n", n, "all", all, NULL });
}

/* Who says so, and when. */
static char *
say_who (const BstSheet *self, const BstScore *score)
{
  g_autofree char *provenance = bst_sheet_word_element (self, "scores", &score->parent, "provenance");
  g_autofree char *date = bst_format_date_short (self->language, score->date);
  GString *out = g_string_new (provenance);

  if (score->assessor != NULL && *score->assessor != '\0')
    g_string_append_printf (out, ", %s", score->assessor);
  if (*date != '\0')
    g_string_append_printf (out, ", %s", date);
  return g_string_free_and_steal (out);
}

static void
add_score (const BstSheet *self, const BstCriterion *criterion)
{
  const BstScore *score = bst_vec_find_element (self->action->scores, criterion->item->id);
  g_autofree char *points = score != NULL ? say_score (self, score, criterion) : NULL;
  g_autofree char *who = points != NULL ? say_who (self, score) : NULL;

  bst_report_add_row (self->report, (const char *[]) { bst_item_get_title (criterion->item, self->language),
                                                       points != NULL ? points : say (self, N_ ("No score")),
                                                       score != NULL ? score->note : NULL, who });
}

static void
add_scores (const BstSheet *self)
{
  const BstReportColumn columns[] = { { bst_text (self->language, N_ ("Criterion")), BST_REPORT_START, 5 },
                                      { bst_text (self->language, N_ ("Score")), BST_REPORT_START, 2 },
                                      { bst_text (self->language, N_ ("Reason")), BST_REPORT_START, 6 },
                                      { bst_text (self->language, N_ ("Who says so")), BST_REPORT_START, 6 } };
  g_autofree char *caption = NULL;

  if (self->criteria->title != NULL)
    caption = bst_text_fill (say (self, N_ ("Scores, read with the set of criteria “{title}”")),
                             (const char *[]) { "title", self->criteria->title, NULL });
  bst_report_add_table (self->report,
                        caption != NULL ? caption : say (self, N_ ("Scores, read with the framework's own criteria")),
                        columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->criteria->criteria->len; i++)
    add_score (self, &g_array_index (self->criteria->criteria, BstCriterion, i));
}

void
bst_sheet_add_evidence (const BstSheet *self)
{
  static const char *const fields[] = { "prevention-type", "intervention-type", "evidence", "evidence-note" };

  bst_sheet_add_heading (self, N_ ("What it rests on"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bst_sheet_add_fact (self, fields[i]);
  if (self->criteria != NULL)
    add_scores (self);
}

/* --- How far it has come ------------------------------------------------------------------------------------------------- */

static void
add_stages (const BstSheet *self)
{
  const BstField *field = bst_kind_get_field (BST_KIND_ACTIONS, "scaling-stage");
  const BstReportColumn columns[] = { { bst_text (self->language, N_ ("Step")), BST_REPORT_START, 2 },
                                      { bst_text (self->language, N_ ("Since")), BST_REPORT_START, 2 },
                                      { bst_text (self->language, N_ ("Note")), BST_REPORT_START, 5 } };
  gboolean has_table = FALSE;

  for (guint stage = 1; field->values[stage].name != NULL; stage++)
    {
      const BstStageDate *one = bst_vec_find_element (self->action->stage_dates, field->values[stage].name);
      g_autofree char *date = one != NULL ? bst_format_date (self->language, one->date) : NULL;
      if (one == NULL)
        continue;
      if (!has_table)
        bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (columns));
      has_table = TRUE;
      bst_report_add_row (self->report, (const char *[]) { say (self, field->values[stage].label), date, one->note });
    }
}

void
bst_sheet_add_track (const BstSheet *self)
{
  const BstAction *action = self->action;

  if (action->scaling_stage == BST_STAGE_NONE && bst_vec_length (action->stage_dates) == 0
      && action->scale_up_criterion == NULL && action->host_structure == NULL && action->learning_question == NULL)
    return;
  bst_sheet_add_heading (self, N_ ("Track of scaling up"));
  bst_sheet_add_fact (self, "scaling-stage");
  bst_sheet_add_fact (self, "scale-up-criterion");
  bst_sheet_add_fact (self, "host-structure");
  bst_sheet_add_fact (self, "learning-question");
  add_stages (self);
}

/* --- The gatekeeper -------------------------------------------------------------------------------------------------------- */

static void
add_checks (const BstSheet *self)
{
  const BstReportColumn columns[] = { { bst_text (self->language, N_ ("Check")), BST_REPORT_START, 5 },
                                      { bst_text (self->language, N_ ("Verdict")), BST_REPORT_START, 2 },
                                      { bst_text (self->language, N_ ("Reason")), BST_REPORT_START, 4 } };
  const BstVec *checks = self->action->gate_checks;

  if (bst_vec_length (checks) == 0)
    return;
  bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < checks->n; i++)
    {
      const BstGateCheck *check = checks->items[i];
      g_autofree char *name = bst_word_reference (&self->wording, check->parent.id);
      g_autofree char *verdict = bst_sheet_word_element (self, "gate-checks", &check->parent, "verdict");
      bst_report_add_row (self->report, (const char *[]) { name, verdict, check->note });
    }
}

/* Only where the plan has a gatekeeper: the source proposes one (R170). */
void
bst_sheet_add_gatekeeper (const BstSheet *self)
{
  BstRecord *settings = bst_plan_get_single (self->plan, BST_KIND_PLAN);

  if (settings == NULL || !BST_PLAN_SETTINGS (settings)->option_gatekeeper
      || (self->action->gatekeeper_verdict == BST_GATE_NONE && bst_vec_length (self->action->gate_checks) == 0))
    return;
  bst_sheet_add_heading (self, N_ ("Gatekeeper"));
  bst_sheet_add_fact (self, "gatekeeper-verdict");
  bst_sheet_add_fact (self, "gatekeeper-date");
  bst_sheet_add_fact (self, "gatekeeper-note");
  add_checks (self);
}
