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

/* Whether the field is what it asks, or one of the record that it asks as a whole. */
static gboolean
is_about (const BstConflict *conflict, const BstField *field)
{
  return conflict->path == NULL || conflict->field == field;
}

static gboolean
has (BstRecord *record, const BstField *field, BstValue value)
{
  return record != NULL && bst_value_equal (field, value, bst_field_get (field, record));
}

static guint
side_of (const BstConflict *conflict, const BstField *field, BstValue value)
{
  if (conflict->path == NULL)
    return has (conflict->our_record, field, value)     ? AS_OURS
           : has (conflict->their_record, field, value) ? AS_THEIRS
                                                        : OTHERWISE;
  if (bst_value_equal (field, value, conflict->ours))
    return AS_OURS;
  return bst_value_equal (field, value, conflict->theirs) ? AS_THEIRS : OTHERWISE;
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
      BstRecord *record = is_about (conflict, field) && g_hash_table_contains (ring, conflict->id)
                              ? bst_plan_find (self->plan, conflict->kind, conflict->id)
                              : NULL;
      if (record != NULL)
        sides |= side_of (conflict, field, bst_field_get (field, record));
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
refuse (BstPlan *plan, const BstField *field, BstRecord *record, GHashTable *ring, GError **error)
{
  g_autofree char *one = bst_reference_title (plan, NULL, record->id, NULL),
                  *other = bst_reference_title (plan, NULL, find_next (record, field, ring), NULL);
  g_autofree char *text = bst_text_fill (
      bst_text (NULL, N_ ("With these answers “{one}” and “{other}” would depend on each other. Answer one of the two "
                          "differently.")),
      (const char *const[]) { "one", one, "other", other, NULL });

  g_set_error_literal (error, BST_ERROR, BST_ERROR_REFUSED, text);
  return FALSE;
}

/* Whether the record does not depend on itself by way of others. */
gboolean
bst_record_is_in_no_ring (BstPlan *plan, BstRecord *record, GError **error)
{
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      g_autoptr (GHashTable) ring = field->makes_chains ? bst_circles_find_ring (plan, field, record) : NULL;
      if (ring != NULL)
        return refuse (plan, field, record, ring, error);
    }
  return TRUE;
}

static gboolean
check (const Answers *self, const BstConflict *conflict, BstRecord *record, GError **error)
{
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      g_autoptr (GHashTable) ring = NULL;

      if (!field->makes_chains || !is_about (conflict, field))
        continue;
      ring = bst_circles_find_ring (self->plan, field, record);
      if (ring != NULL && !is_of_one_side (self, field, ring))
        return refuse (self->plan, field, record, ring, error);
    }
  return TRUE;
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
      BstRecord *record =
          resolutions[i].choice != BST_CHOICE_DEFAULT ? bst_plan_find (plan, conflict->kind, conflict->id) : NULL;

      if (record != NULL && !check (&answers, conflict, record, error))
        return FALSE;
    }
  return TRUE;
}
