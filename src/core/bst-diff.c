/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-diff.h"
#include "bst-change-json.h"
#include "bst-text.h"
#include <string.h>

static void
diff_fields (BstTransaction *result, BstRecord *from, BstRecord *to)
{
  const BstFieldTable *table = bst_record_get_table (from);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue before = bst_field_get (field, from), after = bst_field_get (field, to);

      if (bst_value_equal (field, before, after))
        continue;
      bst_transaction_set (result, from, field, bst_value_copy (field, after));
      g_array_index (result->changes, BstChange, result->changes->len - 1).before = bst_value_copy (field, before);
    }
}

/* Unsetting every field of an overlay would remove it; a file may hold one that says nothing all the same. */
static gboolean
becomes_blank_overlay (BstRecord *from, BstRecord *to)
{
  return (bst_kinds[bst_record_get_kind (to)].flags & BST_KIND_OVERLAY) && bst_id_is_framework (to->id)
         && bst_record_is_blank (to) && !bst_record_is_blank (from);
}

static void
diff_record (BstTransaction *result, BstRecord *from, BstRecord *to)
{
  gboolean both = from != NULL && to != NULL, replace = both && becomes_blank_overlay (from, to);

  if (to == NULL || replace)
    bst_transaction_remove (result, from);
  if (from == NULL || replace)
    bst_transaction_add (result, to);
  else if (both)
    diff_fields (result, from, to);
}

/* Walks two collections, both sorted by id, side by side. */
static void
diff_collection (BstTransaction *result, BstCollection *from, BstCollection *to)
{
  guint f = 0, t = 0, n_from = bst_collection_get_n (from), n_to = bst_collection_get_n (to);

  while (f < n_from || t < n_to)
    {
      BstRecord *old = f < n_from ? bst_collection_get (from, f) : NULL,
                *new = t < n_to ? bst_collection_get (to, t) : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : strcmp (old->id, new->id);

      diff_record (result, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
      f += order <= 0;
      t += order >= 0;
    }
}

/**
 * bst_diff:
 *
 * Returns: (transfer full): what turns @from into @to, with every before filled in; without the members of the file as a
 *   whole that this version does not know
 */
BstTransaction *
bst_diff (BstPlan *from, BstPlan *to)
{
  BstTransaction *result = bst_transaction_new (bst_text (NULL, N_ ("Difference between two plans")), NULL, NULL);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    diff_collection (result, bst_plan_get_collection (from, (BstKindId) kind),
                     bst_plan_get_collection (to, (BstKindId) kind));
  return result;
}

/**
 * bst_diff_write:
 *
 * Appends what turns @from into @to, all of it, as bst_changes_apply() takes it.
 */
void
bst_diff_write (GString *out, BstPlan *from, BstPlan *to)
{
  g_autoptr (BstTransaction) difference = bst_diff (from, to);

  bst_changes_write (out, difference, bst_plan_get_unknown (from), bst_plan_get_unknown (to));
}
