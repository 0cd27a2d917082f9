/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-rings.c - answers of which each is right by itself, and that together make records depend on themselves. */
#include "bst-circles.h"
#include "bst-merge-private.h"
#include "bst-outline.h"
#include "bst-text.h"
#include <string.h>

typedef struct {
  BstPlan *plan;
  const GPtrArray *conflicts;
} Answers;

enum { AS_OURS = 1, AS_THEIRS = 2, OTHERWISE = 4 };

static guint
side_of (const BstConflict *conflict, BstValue value)
{
  if (bst_value_equal (conflict->field, value, conflict->ours))
    return AS_OURS;
  return bst_value_equal (conflict->field, value, conflict->theirs) ? AS_THEIRS : OTHERWISE;
}

/* A ring that one of the sides has as it is was there before, and stays as any other. One that was answered as ours in one
 * place and otherwise in another is made here. */
static gboolean
is_of_one_side (const Answers *self, const BstField *field, GHashTable *ring)
{
  guint sides = 0;

  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (self->conflicts, i);
      BstRecord *record = conflict->field == field && g_hash_table_contains (ring, conflict->id)
                              ? bst_plan_find (self->plan, conflict->kind, conflict->id)
                              : NULL;
      if (record != NULL)
        sides |= side_of (conflict, bst_field_get (field, record));
    }
  return sides == AS_OURS || sides == AS_THEIRS;
}

static void
note_next_cb (const BstField *field, char *id, gpointer data)
{
  g_ptr_array_add (data, id);
}

/* The one that the record leads to within the ring. */
static const char *
find_next (BstRecord *record, const BstField *field, GHashTable *ring)
{
  g_autoptr (GPtrArray) next = g_ptr_array_new ();

  bst_value_foreach_ref (field, bst_field_get (field, record), note_next_cb, next);
  for (guint i = 0; i < next->len; i++)
    if (g_hash_table_contains (ring, next->pdata[i]))
      return next->pdata[i];
  return record->id;
}

static gboolean
refuse (const Answers *self, const BstConflict *conflict, BstRecord *record, GHashTable *ring, GError **error)
{
  g_autofree char *one = bst_reference_title (self->plan, NULL, record->id, NULL),
                  *other = bst_reference_title (self->plan, NULL, find_next (record, conflict->field, ring), NULL);
  g_autofree char *text = bst_text_fill (
      bst_text (NULL, N_ ("With these answers “{one}” and “{other}” would depend on each other. Answer one of the two "
                          "differently.")),
      (const char *const[]) { "one", one, "other", other, NULL });

  g_set_error_literal (error, BST_ERROR, BST_ERROR_REFUSED, text);
  return FALSE;
}

/* Whether what was chosen, in a plan that holds it, closes no ring that neither side has. */
gboolean
bst_resolutions_make_no_ring (BstPlan *plan, const GPtrArray *conflicts, const BstResolution *resolutions,
                              GError **error)
{
  const Answers answers = { plan, conflicts };

  for (guint i = 0; i < conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (conflicts, i);
      BstRecord *record;
      g_autoptr (GHashTable) ring = NULL;

      if (resolutions[i].choice == BST_CHOICE_DEFAULT || conflict->field == NULL || !conflict->field->makes_chains)
        continue;
      record = bst_plan_find (plan, conflict->kind, conflict->id);
      ring = record != NULL ? bst_circles_find_ring (plan, conflict->field, record) : NULL;
      if (ring != NULL && !is_of_one_side (&answers, conflict->field, ring))
        return refuse (&answers, conflict, record, ring, error);
    }
  return TRUE;
}
