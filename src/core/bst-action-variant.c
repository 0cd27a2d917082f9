/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-action-variant.h"
#include "bst-text.h"

/* What was measured, agreed or judged of the one is not so for its variant. */
static gboolean
is_copied (const BstField *field)
{
  static const char *const own[] = {
    "scores",
    "past-scores",
    "flanders-wide",
    "reach-bp",
    "reach-count",
    "denominator",
    "denominator-source",
    "reach-provenance",
    "scaling-stage",
    "stage-dates",
    "gatekeeper-verdict",
    "gatekeeper-date",
    "gatekeeper-note",
    "gate-checks",
    "good-practice",
    "review-date",
    "set-aside",
    "order",
    "start",
    "end",
    NULL,
  };

  return field->type != BST_FIELD_UNKNOWN && !g_strv_contains (own, field->name);
}

static void
take_text (BstRecord *record, const char *field, const char *text)
{
  bst_record_take (record, bst_record_find_field (record, field), bst_value_text (text));
}

/**
 * bst_action_variant_new:
 * @action: of kind actions
 *
 * The variant says in its note, in the language of the interface, what it is a variant of. It is new: scores, reach, track
 * and verdicts are not its own.
 *
 * Returns: (transfer full): the variant, in no plan yet
 */
BstRecord *
bst_action_variant_new (BstRecord *action)
{
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS), *title = NULL, *note = NULL;
  BstRecord *variant = bst_record_new (BST_KIND_ACTIONS, id);
  const BstFieldTable *table = bst_record_get_table (action);
  const char *from = BST_ACTION (action)->title, *text = BST_ACTION (action)->note;

  for (guint i = 0; i < table->n_fields; i++)
    if (is_copied (&table->fields[i]))
      bst_record_take (variant, &table->fields[i],
                       bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], action)));
  bst_record_take (variant, bst_record_find_field (variant, "kind"), (BstValue) { .num = BST_ACTION_NEW });
  if (from == NULL)
    return variant;
  title = g_strdup_printf (bst_text (NULL, N_ ("%s (variant)")), from);
  /* Translators: the title of the action that another one was made from */
  note = g_strdup_printf (bst_text (NULL, N_ ("Variant of “%s”.")), from);
  take_text (variant, "title", title);
  if (text != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s\n\n%s", note, text);
      take_text (variant, "note", both);
    }
  else
    take_text (variant, "note", note);
  return variant;
}
