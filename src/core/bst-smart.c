/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart.c - which letter shows a check, and what the letters say of an action point. */
#include "bst-smart.h"
#include "bst-smart-rules.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"
#include <string.h>

/* How to read SMART where the framework does not say. */
static const struct {
  char letter;
  const char *title, *question;
} defaults[BST_SMART_N_LETTERS] = {
  { 'S', N_ ("Specific"), N_ ("Who does what, and for whom?") },
  { 'M', N_ ("Measurable"), N_ ("By what will anyone see that it was reached?") },
  { 'A', N_ ("Acceptable"), N_ ("Which one owner has agreed to it?") },
  { 'R', N_ ("Realistic and relevant"), N_ ("With which means, and why does it serve the objective?") },
  { 'T', N_ ("Time-bound"), N_ ("When does it start, and when is it finished?") },
};

static const char *const default_core_fields[] = { "title",   "for-whom",     "objective", "owner", "target-kind",
                                                   "measure", "target-value", "deadline",  "means", "relevance" };

/* --- The framework's letters and the plan's variant ------------------------------------------------------------ */

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object ? json_object_get_member (object, member) : NULL;

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *list, guint i)
{
  JsonNode *node = list && i < json_array_get_length (list) ? json_array_get_element (list, i) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
get_smart (const BstRuleContext *context)
{
  JsonObject *data = context->framework ? bst_framework_get_data (context->framework) : NULL;
  JsonNode *node = data ? json_object_get_member (data, "smart") : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_string (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

static const char *
get_variant_id (const BstRuleContext *context)
{
  BstRecord *settings = context->plan ? bst_plan_get_single (context->plan, BST_KIND_PLAN) : NULL;

  return settings ? BST_PLAN_SETTINGS (settings)->smart_variant : NULL;
}

/* The variant that the plan chose, when it speaks of this letter. */
static JsonObject *
find_variant (const BstRuleContext *context, char letter)
{
  JsonArray *variants = get_array (get_smart (context), "variants");
  const char *id = get_variant_id (context);
  JsonObject *variant;

  for (guint i = 0; id && (variant = get_element (variants, i)); i++)
    if (g_str_equal (get_string (variant, "id"), id) && get_string (variant, "letter")[0] == letter)
      return variant;
  return NULL;
}

static JsonObject *
find_letter (const BstRuleContext *context, guint letter)
{
  return get_element (get_array (get_smart (context), "letters"), letter);
}

static gboolean
lists_check (JsonObject *object, const char *rule_id)
{
  JsonArray *checks = get_array (object, "checks");

  for (guint i = 0; checks && i < json_array_get_length (checks); i++)
    if (g_strcmp0 (json_array_get_string_element (checks, i), rule_id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
letter_shows (const BstRuleContext *context, guint letter, const char *rule_id)
{
  JsonObject *object = find_letter (context, letter);
  JsonObject *variant = find_variant (context, bst_smart_letter_char (context, letter));

  if (variant && get_array (variant, "checks"))
    object = variant;
  if (object == NULL) /* no data: by the first letter of the id; ambition is a variant and never the default */
    return g_ascii_toupper (rule_id[0]) == defaults[letter].letter && !g_str_equal (rule_id, "a.ambition");
  return lists_check (object, rule_id);
}

gboolean
bst_smart_has_check (const BstRuleContext *context, const char *rule_id)
{
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    if (letter_shows (context, i, rule_id))
      return TRUE;
  return FALSE;
}

/**
 * bst_smart_letter_of:
 * @rule_id: "s.vague"
 *
 * A rule that no letter lists (a note beside a check, say) goes with the letter its id begins with.
 *
 * Returns: 0 … 4, or -1 for a rule that is none of SMART's
 */
int
bst_smart_letter_of (const BstRuleContext *context, const char *rule_id)
{
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    if (letter_shows (context, i, rule_id))
      return i;
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    if (rule_id[0] && rule_id[1] == '.' && g_ascii_toupper (rule_id[0]) == bst_smart_letter_char (context, i))
      return i;
  return -1;
}

/* --- Words of a letter ---------------------------------------------------------------------------------------- */

static const char *
get_words (JsonObject *object, const char *member, const char *language)
{
  JsonNode *node = object ? json_object_get_member (object, member) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? bst_localized (json_node_get_object (node), language) : NULL;
}

static const char *
letter_words (const BstRuleContext *context, guint letter, const char *member, const char *fallback,
              const char *language)
{
  const char *words;

  g_return_val_if_fail (letter < BST_SMART_N_LETTERS, "");
  words = get_words (find_variant (context, bst_smart_letter_char (context, letter)), member, language);
  if (words == NULL || *words == 0)
    words = get_words (find_letter (context, letter), member, language);
  return words && *words ? words : bst_text (language, fallback);
}

/**
 * bst_smart_letter_title:
 * @letter: 0 … 4
 *
 * Returns: (transfer none): "Specific", or what the plan's variant calls it
 */
const char *
bst_smart_letter_title (const BstRuleContext *context, guint letter, const char *language)
{
  g_return_val_if_fail (letter < BST_SMART_N_LETTERS, "");
  return letter_words (context, letter, "title", defaults[letter].title, language);
}

/**
 * bst_smart_letter_question:
 * @letter: 0 … 4
 *
 * Returns: (transfer none): the question that the letter asks
 */
const char *
bst_smart_letter_question (const BstRuleContext *context, guint letter, const char *language)
{
  g_return_val_if_fail (letter < BST_SMART_N_LETTERS, "");
  return letter_words (context, letter, "question", defaults[letter].question, language);
}

/**
 * bst_smart_letter_char:
 * @letter: 0 … 4
 *
 * Returns: 'S', 'M', 'A', 'R' or 'T', unless the framework has others
 */
char
bst_smart_letter_char (const BstRuleContext *context, guint letter)
{
  JsonObject *object;

  g_return_val_if_fail (letter < BST_SMART_N_LETTERS, '?');
  object = find_letter (context, letter);
  return object && *get_string (object, "letter") ? get_string (object, "letter")[0] : defaults[letter].letter;
}

/* --- The verdict ---------------------------------------------------------------------------------------------- */

static gboolean
is_delivery_or_keep (const BstActionPoint *point)
{
  return point->target_kind == BST_TARGET_DELIVERY || point->target_kind == BST_TARGET_KEEP;
}

/* A core field that the kind of target does not ask for counts as filled in. */
static gboolean
is_filled (BstRecord *record, const char *name)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const BstField *field = bst_record_find_field (record, name);

  if (field == NULL)
    return FALSE;
  if (g_str_equal (name, "target-value") && is_delivery_or_keep (point))
    return TRUE;
  if (g_str_equal (name, "measure") && point->target_kind == BST_TARGET_DELIVERY)
    return TRUE;
  if (g_str_equal (name, "for-whom") && bst_vec_length (point->groups) > 0)
    return TRUE;
  if (g_str_equal (name, "baseline-value")
      && (point->baseline_until || point->target_kind == BST_TARGET_DELIVERY
          || point->target_kind == BST_TARGET_MAXIMUM))
    return TRUE;
  if (g_str_equal (name, "means"))
    return point->means_kind != BST_MEANS_UNKNOWN;
  if (g_str_equal (name, "agreement"))
    return point->agreement == BST_AGREEMENT_CONFIRMED;
  return !bst_value_is_default (field, bst_field_get (field, record));
}

static void
count_core (const BstRuleContext *context, BstRecord *record, BstVerdict *verdict)
{
  JsonArray *fields = get_array (get_smart (context), "core-fields");
  guint n = fields ? json_array_get_length (fields) : G_N_ELEMENTS (default_core_fields);

  verdict->core_all = n;
  for (guint i = 0; i < n; i++)
    {
      const char *name = fields ? json_array_get_string_element (fields, i) : default_core_fields[i];
      verdict->core_set += name && is_filled (record, name);
    }
}

/**
 * bst_smart_judge:
 * @action_point: a #BstActionPoint
 * @findings: (element-type BstFinding): what the rules say of it
 * @ret_verdict: (out caller-allocates): the five letters and the core fields
 *
 * A letter is good when it has no open advice or error; notes never count (R193).
 */
void
bst_smart_judge (const BstRuleContext *context, BstRecord *action_point, const GPtrArray *findings,
                 BstVerdict *ret_verdict)
{
  memset (ret_verdict, 0, sizeof *ret_verdict);
  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      int letter;

      if (finding->rule->severity == BST_SEVERITY_NOTE)
        continue;
      letter = bst_smart_letter_of (context, finding->rule->id);
      if (letter < 0)
        continue;
      if (!finding->is_set_aside)
        ret_verdict->states[letter] = BST_SMART_NOT_YET;
      else if (ret_verdict->states[letter] == BST_SMART_GOOD)
        ret_verdict->states[letter] = BST_SMART_SET_ASIDE;
    }
  for (guint letter = 0; letter < BST_SMART_N_LETTERS; letter++)
    ret_verdict->n_good += ret_verdict->states[letter] != BST_SMART_NOT_YET;
  count_core (context, action_point, ret_verdict);
}
