/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-pause.h"
#include "bst-action-variant.h"
#include <string.h>

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
take (BstRecord *record, const char *field, BstValue value)
{
  bst_record_take (record, bst_record_find_field (record, field), value);
}

static void
take_name (BstRecord *record, const char *field, const char *name)
{
  const BstField *descriptor = bst_record_find_field (record, field);

  bst_record_take (record, descriptor, (BstValue) { .num = bst_enum_index (descriptor->values, name) });
}

/* What somebody had in mind, what became of it, and why. */
static void
add_decision (BstTransaction *transaction, const char *subject, const char *title, const char *outcome,
              const char *reason, gint64 today)
{
  g_autofree char *id = bst_id_new (BST_KIND_DECISIONS);
  g_autoptr (BstRecord) decision = bst_record_new (BST_KIND_DECISIONS, id);

  take_name (decision, "kind", "pause-button");
  take_name (decision, "outcome", outcome);
  take (decision, "title", bst_value_text (title));
  take (decision, "subject", bst_value_text (subject));
  take (decision, "date", (BstValue) { .num = today });
  if (has_text (reason))
    take (decision, "reason", bst_value_text (reason));
  bst_transaction_add (transaction, decision);
}

/* What both name, each once. */
static BstValue
join_refs (const BstVec *own, const BstVec *more, guint *ret_n_new)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < bst_vec_length (own); i++)
    g_ptr_array_add (ids, own->items[i]);
  for (guint i = 0; i < bst_vec_length (more); i++)
    if (!bst_vec_has_ref (own, more->items[i]))
      {
        g_ptr_array_add (ids, more->items[i]);
        (*ret_n_new)++;
      }
  g_ptr_array_add (ids, NULL);
  return bst_value_refs ((const char *const *) ids->pdata);
}

static guint
add_refs (BstTransaction *transaction, BstRecord *existing, const char *field, const BstVec *more)
{
  const BstField *descriptor = bst_record_find_field (existing, field);
  guint n_new = 0;
  BstValue value = join_refs (bst_field_get (descriptor, existing).ptr, more, &n_new);

  if (n_new > 0)
    bst_transaction_set (transaction, existing, descriptor, value);
  else
    bst_value_clear (descriptor, &value);
  return n_new;
}

static guint
add_objective (BstTransaction *transaction, BstRecord *existing, const char *objective)
{
  const BstAction *action = BST_ACTION (existing);
  const BstField *field = bst_record_find_field (existing, "other-objectives");
  const char *ids[] = { objective, NULL };
  guint n_new = 0;
  BstValue more;

  if (!has_text (objective) || g_strcmp0 (action->primary_objective, objective) == 0
      || bst_vec_has_ref (action->other_objectives, objective))
    return 0;
  if (!has_text (action->primary_objective))
    {
      bst_transaction_set_text (transaction, existing, "primary-objective", objective);
      return 1;
    }
  more = bst_value_refs (ids);
  bst_transaction_set (transaction, existing, field, join_refs (action->other_objectives, more.ptr, &n_new));
  bst_value_clear (field, &more);
  return n_new;
}

/**
 * bst_pause_build_on:
 * @existing: an action of the plan
 * @draft: what somebody was about to start
 *
 * Gives @existing the objective, the groups and the settings that @draft has and it has not.
 *
 * Returns: how many of them were added
 */
guint
bst_pause_build_on (BstTransaction *transaction, BstRecord *existing, BstRecord *draft, gint64 today)
{
  const BstAction *wanted = BST_ACTION (draft);
  guint n = add_objective (transaction, existing, wanted->primary_objective);

  n += add_refs (transaction, existing, "groups", wanted->groups);
  n += add_refs (transaction, existing, "settings", wanted->settings);
  if (has_text (wanted->title))
    add_decision (transaction, existing->id, wanted->title, "build-on", NULL, today);
  return n;
}

/* What the draft says goes before what the action says that it is a variant of. */
static void
take_from_draft (BstRecord *variant, BstRecord *draft)
{
  static const char *const fields[] = { "title",    "description", "primary-objective", "phases", "groups",
                                        "settings", "kind" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BstField *field = bst_record_find_field (draft, fields[i]);
      BstValue value = bst_field_get (field, draft);

      if (!bst_value_is_default (field, value))
        bst_record_take (variant, field, bst_value_copy (field, value));
    }
}

/**
 * bst_pause_adapt:
 *
 * Adds a variant of @existing, with what @draft has of its own.
 *
 * Returns: (transfer full): the id of the variant
 */
char *
bst_pause_adapt (BstTransaction *transaction, BstRecord *existing, BstRecord *draft, gint64 today)
{
  g_autoptr (BstRecord) variant = bst_action_variant_new (existing);

  take_from_draft (variant, draft);
  bst_transaction_add (transaction, variant);
  add_decision (transaction, variant->id, BST_ACTION (variant)->title, "adapt", BST_ACTION (variant)->note, today);
  return g_strdup (variant->id);
}

/**
 * bst_pause_start:
 * @reason: (nullable): why nothing that exists will do; needed where something looks like it
 *
 * Adds @draft as it is.
 *
 * Returns: (transfer full): its id
 */
char *
bst_pause_start (BstTransaction *transaction, BstRecord *draft, const char *reason, gint64 today)
{
  bst_transaction_add (transaction, draft);
  if (has_text (reason))
    add_decision (transaction, draft->id, BST_ACTION (draft)->title, "new", reason, today);
  return g_strdup (draft->id);
}
