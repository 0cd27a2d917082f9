/* SPDX-License-Identifier: EUPL-1.2 */
/* merge-laws-kept.c - nothing is lost, nothing is invented. */
#include "merge-laws-private.h"
#include "bst-diff.h"
#include "bst-log.h"
#include <string.h>

static gboolean
is_record_listed (const GPtrArray *conflicts, BstKindId kind, const char *id)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (conflicts, i);
      if (conflict->kind == kind && strcmp (conflict->id, id) == 0 && conflict->path == NULL)
        return TRUE;
    }
  return FALSE;
}

static gpointer
item_with (const BstField *field, const BstVec *vec, const char *id)
{
  if (field->type == BST_FIELD_LIST)
    return bst_vec_find_element (vec, id);
  return bst_vec_has_ref (vec, id) ? (gpointer) id : NULL;
}

/* What side put in or took out of a set, or changed in a list, is so in the result. */
static gboolean
is_vec_kept (const BstField *field, const BstVec *base, const BstVec *side, const BstVec *result)
{
  gboolean list = field->type == BST_FIELD_LIST;

  for (guint i = 0; i < bst_vec_length (side); i++)
    {
      const char *id = list ? ((BstElement *) side->items[i])->id : side->items[i];
      gpointer old = item_with (field, base, id), now = item_with (field, result, id);
      gboolean changed = old == NULL || (list && !bst_fields_equal (field->elements, old, side->items[i]));
      if (changed && now == NULL)
        return FALSE;
      for (guint j = 0; list && now != NULL && j < field->elements->n_fields; j++)
        {
          const BstField *inner = &field->elements->fields[j];
          BstValue was = bst_field_get (inner, old), is = bst_field_get (inner, side->items[i]);
          if (bst_field_is_number (inner) && !bst_value_equal (inner, was, is)
              && !bst_value_equal (inner, is, bst_field_get (inner, now)))
            return FALSE;
        }
    }
  for (guint i = 0; i < bst_vec_length (base); i++)
    {
      const char *id = list ? ((BstElement *) base->items[i])->id : base->items[i];
      if (item_with (field, side, id) == NULL && item_with (field, result, id) != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_value_kept (const BstField *field, BstValue base, BstValue side, BstValue result)
{
  if (bst_value_equal (field, base, side) || bst_value_equal (field, side, result))
    return TRUE;
  if (field->type == BST_FIELD_REFS || field->type == BST_FIELD_LIST)
    return is_vec_kept (field, base.ptr, side.ptr, result.ptr);
  return field->type == BST_FIELD_LONGTEXT || field->type == BST_FIELD_UNKNOWN; /* looked at by themselves */
}

void
merge_law_check_kept (BstPlan *base, BstPlan *side, BstPlan *result, const GPtrArray *conflicts, char **broken)
{
  g_autoptr (BstTransaction) wished = bst_diff (base, side);

  for (guint i = 0; i < bst_transaction_get_n (wished); i++)
    {
      const BstChange *wish = bst_transaction_get (wished, i);
      BstRecord *old = bst_plan_find (base, wish->kind, wish->id), *now = bst_plan_find (result, wish->kind, wish->id);
      const BstFieldTable *table = bst_kind_get_table (wish->kind);
      gboolean overlay = (bst_kinds[wish->kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (wish->id);

      if (overlay)
        continue;
      if (wish->type == BST_CHANGE_REMOVE && now != NULL && !is_record_listed (conflicts, wish->kind, wish->id))
        merge_law_broken (broken, "every removal is in the result or listed");
      if (wish->type != BST_CHANGE_REMOVE && now == NULL)
        merge_law_broken (broken, "every record that was added or changed is in the result");
      if (wish->type == BST_CHANGE_REMOVE || now == NULL)
        continue;
      for (guint j = 0; j < table->n_fields; j++)
        {
          const BstField *field = &table->fields[j];
          BstValue mine =
              bst_field_get (field,
                             wish->type == BST_CHANGE_ADD ? wish->record : bst_plan_find (side, wish->kind, wish->id));
          if (!is_value_kept (field, bst_field_get (field, old), mine, bst_field_get (field, now))
              && !merge_law_is_listed (conflicts, wish->kind, wish->id, field))
            merge_law_broken (broken, "every changed field is in the result or listed");
        }
    }
}

/* Every word of the result is a word of one of the three. */
static gboolean
is_text_known (const char *text, const char *const *sides)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\r", -1);

  for (guint k = 0; k < 3; k++)
    {
      g_auto (GStrv) theirs = g_strsplit_set (sides[k] != NULL ? sides[k] : "", " \n\t\r", -1);
      for (guint i = 0; theirs[i] != NULL; i++)
        g_hash_table_add (known, g_strdup (theirs[i]));
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_hash_table_contains (known, words[i]))
      return FALSE;
  merge_counts.n_texts++;
  return TRUE;
}

static gboolean
is_value_known (const BstField *field, gconstpointer b, gconstpointer o, gconstpointer t, BstValue result)
{
  BstValue vb = bst_field_get (field, b), vo = bst_field_get (field, o), vt = bst_field_get (field, t);

  if (bst_value_equal (field, result, vo) || bst_value_equal (field, result, vt))
    return TRUE;
  switch (field->type)
    {
    case BST_FIELD_LONGTEXT:
      return is_text_known (result.ptr != NULL ? result.ptr : "", (const char *const[]) { vb.ptr, vo.ptr, vt.ptr });
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      for (guint i = 0; i < bst_vec_length (result.ptr); i++)
        {
          gboolean list = field->type == BST_FIELD_LIST;
          gpointer item = ((BstVec *) result.ptr)->items[i];
          const char *id = list ? ((BstElement *) item)->id : item;
          gpointer ours = item_with (field, vo.ptr, id), theirs = item_with (field, vt.ptr, id),
                   old = item_with (field, vb.ptr, id);
          if (ours == NULL && theirs == NULL)
            return FALSE;
          for (guint j = 0; list && j < field->elements->n_fields; j++)
            if (!is_value_known (&field->elements->fields[j], old, ours != NULL ? ours : theirs,
                                 theirs != NULL ? theirs : ours, bst_field_get (&field->elements->fields[j], item)))
              return FALSE;
        }
      return TRUE;
    default:
      return field->type == BST_FIELD_UNKNOWN;
    }
}

void
merge_law_check_nothing_invented (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (result, (BstKindId) kind);
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        {
          BstRecord *now = bst_collection_get (collection, i), *b = bst_plan_find (base, (BstKindId) kind, now->id),
                    *o = bst_plan_find (ours, (BstKindId) kind, now->id),
                    *t = bst_plan_find (theirs, (BstKindId) kind, now->id);
          gboolean overlay = (bst_kinds[kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (now->id);
          gboolean lost = kind == BST_KIND_LOG && bst_record_get_number (now, "change") == BST_LOG_LOST;
          if (o == NULL && t == NULL && !lost)
            merge_law_broken (broken, "no record is invented");
          for (guint j = 0; (o != NULL || t != NULL) && j < table->n_fields; j++)
            if (!is_value_known (&table->fields[j], b, o != NULL || overlay ? o : t, t != NULL || overlay ? t : o,
                                 bst_field_get (&table->fields[j], now)))
              merge_law_broken (broken, "no value is invented");
        }
    }
}
