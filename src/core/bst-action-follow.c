/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-action-follow.h"
#include <string.h>
#include "kinds/bst-action.h"

static void
put (BstElement *element, const BstFieldTable *table, const char *field, BstValue value)
{
  bst_element_take (element, bst_fields_find (table, field), value);
}

/* In the list that the change is about to put in the record. */
static void
replace_element (BstChange *change, BstElement *element)
{
  BstValue list = bst_vec_with_element (change->field, change->after.ptr, element);

  bst_value_clear (change->field, &change->after);
  change->after = list;
}

/* --- Scores --------------------------------------------------------------------------------------------------------- */

/* Set right on the same day by the same person: a slip, and no history. */
static gboolean
is_correction (const BstScore *before, const char *author, gint64 today)
{
  return before->date == today && g_strcmp0 (before->assessor, author) == 0;
}

static BstElement *
make_past (const BstFieldTable *table, const BstScore *before)
{
  g_autofree char *id = bst_id_new_element ();
  BstElement *past = bst_element_new (table, id);

  put (past, table, "criterion", bst_value_text (((const BstElement *) before)->id));
  put (past, table, "value", (BstValue) { .num = before->value });
  put (past, table, "note", bst_value_text (before->note));
  put (past, table, "provenance", (BstValue) { .num = before->provenance });
  put (past, table, "assessor", bst_value_text (before->assessor));
  put (past, table, "date", (BstValue) { .num = before->date });
  return past;
}

/* A new score is nobody's but the one who gives it: what was said of the old one went with it. */
static BstElement *
sign (const BstFieldTable *table, const BstScore *score, const BstScore *before, const char *author, gint64 today)
{
  BstElement *own = bst_element_copy (table, (const BstElement *) score);
  gboolean renews = before != NULL && before->value != BST_UNSET;

  if (score->date == 0 || (renews && score->date == before->date))
    put (own, table, "date", (BstValue) { .num = today });
  if (score->assessor == NULL || (renews && g_strcmp0 (score->assessor, before->assessor) == 0))
    put (own, table, "assessor", bst_value_text (author));
  if (renews && score->provenance == before->provenance)
    put (own, table, "provenance", (BstValue) { .num = BST_PROVENANCE_UNKNOWN });
  if (renews && g_strcmp0 (score->note, before->note) == 0)
    put (own, table, "note", bst_value_text (NULL));
  return own;
}

static void
keep_scores (BstTransaction *transaction, guint at, BstRecord *record, gint64 today)
{
  BstChange *change = &g_array_index (transaction->changes, BstChange, at);
  const BstFieldTable *table = change->field->elements;
  const BstField *past_field = bst_record_find_field (record, "past-scores");
  g_autoptr (GPtrArray) scores = g_ptr_array_new ();
  BstValue past = bst_value_copy (past_field, bst_field_get (past_field, record));
  guint n_kept = 0;

  for (guint i = 0; i < bst_vec_length (change->after.ptr); i++)
    g_ptr_array_add (scores, bst_element_ref (((const BstVec *) change->after.ptr)->items[i]));
  for (guint i = 0; i < scores->len; i++)
    {
      const BstScore *score = scores->pdata[i];
      const BstScore *before = bst_vec_find_element (BST_ACTION (record)->scores, ((const BstElement *) score)->id);

      if ((before != NULL ? before->value : BST_UNSET) == score->value)
        continue;
      if (before != NULL && before->value != BST_UNSET && !is_correction (before, transaction->author, today))
        {
          BstValue more = bst_vec_with_element (past_field, past.ptr, make_past (past_field->elements, before));
          bst_value_clear (past_field, &past);
          past = more;
          n_kept++;
        }
      if (before == NULL || !is_correction (before, transaction->author, today))
        replace_element (change, sign (table, score, before, transaction->author, today));
    }
  for (guint i = 0; i < scores->len; i++)
    bst_element_unref (table, scores->pdata[i]);
  if (n_kept > 0)
    bst_transaction_set (transaction, record, past_field, past);
  else
    bst_value_clear (past_field, &past);
}

/* --- The track, the gatekeeper -------------------------------------------------------------------------------------- */

static void
date_stage (BstTransaction *transaction, const BstChange *change, BstRecord *record, gint64 today)
{
  const BstField *field = bst_record_find_field (record, "stage-dates");
  const char *stage = change->field->values[change->after.num].name;
  const BstVec *dates = BST_ACTION (record)->stage_dates;
  const BstStageDate *known = bst_vec_find_element (dates, stage);
  BstElement *element;

  if (change->after.num == BST_STAGE_NONE || (known != NULL && known->date != 0))
    return;
  element = known != NULL ? bst_element_copy (field->elements, (const BstElement *) known)
                          : bst_element_new (field->elements, stage);
  put (element, field->elements, "date", (BstValue) { .num = today });
  bst_transaction_set (transaction, record, field, bst_vec_with_element (field, dates, element));
}

/* The verdict that is replaced goes to the decision log. */
static void
log_verdict (BstTransaction *transaction, const BstAction *action)
{
  static const char *const outcomes[] = {
    [BST_GATE_POSITIVE] = "approved", [BST_GATE_CONDITIONAL] = "conditional", [BST_GATE_NEGATIVE] = "rejected"
  };
  g_autofree char *id = bst_id_new (BST_KIND_DECISIONS);
  g_autoptr (BstRecord) decision = bst_record_new (BST_KIND_DECISIONS, id);
  const BstField *kind = bst_record_find_field (decision, "kind"),
                 *outcome = bst_record_find_field (decision, "outcome");

  bst_record_take (decision, kind, (BstValue) { .num = bst_enum_index (kind->values, "gatekeeper") });
  bst_record_take (decision, outcome,
                   (BstValue) { .num = bst_enum_index (outcome->values, outcomes[action->gatekeeper_verdict]) });
  bst_record_take (decision, bst_record_find_field (decision, "title"), bst_value_text (action->title));
  bst_record_take (decision, bst_record_find_field (decision, "subject"),
                   bst_value_text (((const BstRecord *) action)->id));
  bst_record_take (decision, bst_record_find_field (decision, "date"), (BstValue) { .num = action->gatekeeper_date });
  bst_record_take (decision, bst_record_find_field (decision, "reason"), bst_value_text (action->gatekeeper_note));
  bst_transaction_add (transaction, decision);
}

static void
date_verdict (BstTransaction *transaction, const BstChange *change, BstRecord *record, gint64 today)
{
  const BstAction *action = BST_ACTION (record);
  gboolean given = change->after.num != BST_GATE_NONE, had = action->gatekeeper_verdict != BST_GATE_NONE;

  if (action->gatekeeper_verdict == change->after.num
      || bst_transaction_sets (transaction, record->id, "gatekeeper-date"))
    return;
  bst_transaction_set_number (transaction, record, "gatekeeper-date", given ? today : 0);
  if (!had || action->gatekeeper_date == today)
    return;
  log_verdict (transaction, action);
  if (!bst_transaction_sets (transaction, record->id, "gatekeeper-note"))
    bst_transaction_set_text (transaction, record, "gatekeeper-note", NULL);
}

static void
date_checks (BstTransaction *transaction, guint at, BstRecord *record, gint64 today)
{
  BstChange *change = &g_array_index (transaction->changes, BstChange, at);
  const BstFieldTable *table = change->field->elements;
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  for (guint i = 0; i < bst_vec_length (change->after.ptr); i++)
    g_ptr_array_add (checks, bst_element_ref (((const BstVec *) change->after.ptr)->items[i]));
  for (guint i = 0; i < checks->len; i++)
    {
      const BstGateCheck *check = checks->pdata[i];
      const BstGateCheck *before =
          bst_vec_find_element (BST_ACTION (record)->gate_checks, ((const BstElement *) check)->id);
      BstElement *dated;

      if (check->verdict == (before != NULL ? before->verdict : BST_CHECK_OPEN))
        continue;
      dated = bst_element_copy (table, (const BstElement *) check);
      put (dated, table, "date", (BstValue) { .num = check->verdict != BST_CHECK_OPEN ? today : 0 });
      replace_element (change, dated);
    }
  for (guint i = 0; i < checks->len; i++)
    bst_element_unref (table, checks->pdata[i]);
}

static void
follow (BstPlan *plan, BstTransaction *transaction, guint at, gint64 today)
{
  BstChange change = *bst_transaction_get (transaction, at); /* the array may move */
  BstRecord *record = change.type == BST_CHANGE_SET && change.kind == BST_KIND_ACTIONS
                          ? bst_plan_find (plan, change.kind, change.id)
                          : NULL;

  if (record == NULL)
    return;
  if (strcmp (change.field->name, "scores") == 0 && !bst_transaction_sets (transaction, change.id, "past-scores"))
    keep_scores (transaction, at, record, today);
  else if (strcmp (change.field->name, "scaling-stage") == 0
           && !bst_transaction_sets (transaction, change.id, "stage-dates"))
    date_stage (transaction, &change, record, today);
  else if (strcmp (change.field->name, "gatekeeper-verdict") == 0)
    date_verdict (transaction, &change, record, today);
  else if (strcmp (change.field->name, "gate-checks") == 0)
    date_checks (transaction, at, record, today);
}

/**
 * bst_action_follow:
 * @transaction: what a person does, not yet applied
 * @today: the day it is
 *
 * Adds what belongs to it: a score that is replaced goes to the earlier scores, and the new one is signed and dated; a
 * stage of the track and a verdict get their day; a verdict that is replaced goes to the decisions. What @transaction
 * says itself stays.
 */
void
bst_action_follow (BstPlan *plan, BstTransaction *transaction, gint64 today)
{
  guint n = bst_transaction_get_n (transaction);

  for (guint i = 0; i < n; i++)
    follow (plan, transaction, i, today);
}
