/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-rules.c - the table of every rule, and what a finding says in a language. */
#include "bst-rule.h"
#include "bst-action-rules.h"
#include "bst-budget-rules.h"
#include "bst-objective-rules.h"
#include "bst-session-rules.h"
#include "bst-text.h"
#include <string.h>

struct _BstFindings {
  const BstRule *rule;
  BstRecord *record;
  GPtrArray *list;
};

/* --- The table ----------------------------------------------------------------------------------------------- */

static GArray *
make_table (void)
{
  const struct {
    const BstRule *rules;
    guint n;
  } parts[] = {
    { bst_smart_specific_rules, bst_smart_n_specific_rules },
    { bst_smart_measurable_rules, bst_smart_n_measurable_rules },
    { bst_smart_assignable_rules, bst_smart_n_assignable_rules },
    { bst_smart_relevant_rules, bst_smart_n_relevant_rules },
    { bst_smart_timebound_rules, bst_smart_n_timebound_rules },
    { bst_action_rules, bst_n_action_rules },
    { bst_objective_rules, bst_n_objective_rules },
    { bst_budget_refusals, bst_n_budget_refusals },
    { bst_budget_warnings, bst_n_budget_warnings },
    { bst_article_rules, bst_n_article_rules },
    { bst_session_rules, bst_n_session_rules },
  };
  GArray *table = g_array_new (TRUE, TRUE, sizeof (BstRule));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_array_append_vals (table, parts[i].rules, parts[i].n);
  return table;
}

/**
 * bst_rules_get:
 * @ret_n: (out) (optional): how many there are
 *
 * Returns: (transfer none): every rule of the program, ended by one whose id is NULL
 */
const BstRule *
bst_rules_get (guint *ret_n)
{
  static GArray *table;

  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, make_table ());
  if (ret_n)
    *ret_n = table->len;
  return &g_array_index (table, BstRule, 0);
}

/**
 * bst_rules_find:
 *
 * Returns: (transfer none) (nullable): the rule with this id
 */
const BstRule *
bst_rules_find (const char *id)
{
  for (const BstRule *rule = bst_rules_get (NULL); rule->id; rule++)
    if (g_strcmp0 (rule->id, id) == 0)
      return rule;
  return NULL;
}

/* --- Findings ------------------------------------------------------------------------------------------------ */

static void
finding_free (gpointer data)
{
  BstFinding *self = data;

  g_ref_string_release (self->id);
  g_clear_pointer (&self->reason, g_ref_string_release);
  g_strfreev (self->params);
  g_free (self);
}

void
bst_findings_add (BstFindings *findings, const char *field, const char *message, ...)
{
  BstFinding *finding = g_new0 (BstFinding, 1);
  g_autoptr (GStrvBuilder) params = g_strv_builder_new ();
  va_list args;

  va_start (args, message);
  for (const char *param = va_arg (args, const char *); param; param = va_arg (args, const char *))
    g_strv_builder_add (params, param);
  va_end (args);
  finding->rule = findings->rule;
  finding->kind = bst_record_get_kind (findings->record);
  finding->id = g_ref_string_acquire (findings->record->id);
  finding->field = field;
  finding->message = message;
  finding->params = g_strv_builder_end (params);
  g_ptr_array_add (findings->list, finding);
}

static const BstVec *
get_answers (BstRecord *record)
{
  switch (bst_record_get_kind (record))
    {
    case BST_KIND_ACTIONS:
      return BST_ACTION (record)->set_aside;
    case BST_KIND_ACTION_POINTS:
      return BST_ACTION_POINT (record)->set_aside;
    default:
      return NULL;
    }
}

/* A person may answer "not applicable, because …": silent from then on, and still listed. */
static void
mark_set_aside (BstRecord *record, GPtrArray *findings)
{
  const BstVec *answers = get_answers (record);

  for (guint i = 0; i < findings->len; i++)
    {
      BstFinding *finding = g_ptr_array_index (findings, i);
      const BstSetAside *answer = bst_vec_find_element (answers, finding->rule->id);
      if (answer == NULL)
        continue;
      finding->is_set_aside = TRUE;
      finding->reason = g_ref_string_new (answer->reason ? answer->reason : "");
    }
}

/**
 * bst_rules_check_record:
 *
 * Returns: (transfer full) (element-type BstFinding): all that the rules say of @record, in the order of the rules,
 *   set-aside findings marked; empty for a kind without rules
 */
GPtrArray *
bst_rules_check_record (const BstRuleContext *context, BstRecord *record)
{
  BstFindings findings = { NULL, record, g_ptr_array_new_with_free_func (finding_free) };
  BstKindId kind = bst_record_get_kind (record);

  for (const BstRule *rule = bst_rules_get (NULL); rule->id; rule++)
    {
      findings.rule = rule;
      if (rule->kind == kind)
        rule->check (context, record, &findings);
    }
  mark_set_aside (record, findings.list);
  return findings.list;
}

/* --- Prose --------------------------------------------------------------------------------------------------- */

static char *
write_param (const char *name, const char *value, const char *language)
{
  if (g_str_has_prefix (name, "date"))
    return bst_format_date (language, g_ascii_strtoll (value, NULL, 10));
  if (g_str_has_prefix (name, "share"))
    return bst_format_share (language, g_ascii_strtoll (value, NULL, 10));
  if (g_str_has_prefix (name, "money"))
    return bst_format_money (language, g_ascii_strtoll (value, NULL, 10));
  if (g_str_has_prefix (name, "number"))
    return bst_format_decimal (language, g_ascii_strtoll (value, NULL, 10));
  return g_strdup (value);
}

/**
 * bst_finding_get_message:
 * @language: "nl", "en" …
 *
 * Returns: (transfer full): what was found, as a sentence
 */
char *
bst_finding_get_message (const BstFinding *self, const char *language)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) params = NULL;

  for (guint i = 0; self->params && self->params[i] && self->params[i + 1]; i += 2)
    {
      g_strv_builder_add (builder, self->params[i]);
      g_strv_builder_take (builder, write_param (self->params[i], self->params[i + 1], language));
    }
  params = g_strv_builder_end (builder);
  return bst_text_fill (bst_text (language, self->message), (const char *const *) params);
}

/**
 * bst_finding_get_why:
 *
 * Returns: (transfer none): why it matters
 */
const char *
bst_finding_get_why (const BstFinding *self, const char *language)
{
  return bst_text (language, self->rule->why);
}

/**
 * bst_finding_get_mend:
 *
 * Returns: (transfer full): how to mend it, with an example
 */
char *
bst_finding_get_mend (const BstFinding *self, const char *language)
{
  return g_strdup (bst_text (language, self->rule->mend));
}
