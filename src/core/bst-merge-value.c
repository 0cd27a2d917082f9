/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-value.c - one field, three ways. */
#include "bst-merge-private.h"
#include <string.h>

/* --- Sets and lists: three sorted vectors, side by side ------------------------------------------------------- */

static const char *
key_at (const BstField *field, const BstVec *vec, guint i)
{
  if (i >= bst_vec_length (vec))
    return NULL;
  return field->type == BST_FIELD_LIST ? ((const BstElement *) vec->items[i])->id : vec->items[i];
}

/* A list of this one element, as the conflict keeps it. */
static BstValue
list_of (BstElement *element)
{
  BstVec *vec = NULL;

  if (element != NULL)
    {
      vec = bst_vec_new (1);
      vec->items[0] = bst_element_ref (element);
    }
  return (BstValue) { .ptr = vec };
}

/* One side removed the element, the other changed it. */
static void
add_element_conflict (BstMerging *self, const BstField *field, BstElement *b, BstElement *o, BstElement *t)
{
  BstValue vb = list_of (b), vo = list_of (o), vt = list_of (t);

  bst_merging_add_value_conflict (self, field, NULL, vb, vo, vt)->type = BST_CONFLICT_DELETE;
  bst_value_clear (field, &vb);
  bst_value_clear (field, &vo);
  bst_value_clear (field, &vt);
}

static BstElement *
merge_fields_of (BstMerging *self, const BstFieldTable *table, BstElement *b, BstElement *o, BstElement *t)
{
  BstElement *merged = bst_element_new (table, o->id);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value;
      bst_merging_value (self, field, bst_field_get (field, b), bst_field_get (field, o), bst_field_get (field, t),
                         &value);
      bst_element_take (merged, field, value);
    }
  return merged;
}

/* Returns: (transfer full) (nullable): the element in the result */
static BstElement *
merge_element (BstMerging *self, const BstField *field, BstElement *b, BstElement *o, BstElement *t)
{
  BstElement *alive = o != NULL ? o : t, *merged = NULL;

  self->list = field;
  self->item = alive != NULL ? alive->id : b->id;
  if (o != NULL && t != NULL && o != t)
    merged = merge_fields_of (self, field->elements, b, o, t);
  else if (b == NULL || o == t)
    merged = alive != NULL ? bst_element_ref (alive) : NULL;
  else if (!bst_fields_equal (field->elements, b, alive))
    {
      add_element_conflict (self, field, b, o, t);
      merged = bst_element_ref (alive);
    }
  self->list = NULL;
  self->item = NULL;
  return merged;
}

/* A member is in the result if both have it, or if one added it. */
static gpointer
merge_reference (gpointer b, gpointer o, gpointer t)
{
  if (o != NULL && t != NULL)
    return g_ref_string_acquire (o);
  return b == NULL ? g_ref_string_acquire (o != NULL ? o : t) : NULL;
}

static BstValue
merge_vec (BstMerging *self, const BstField *field, const BstVec *const side[3])
{
  BstVec *vec = bst_vec_new (bst_vec_length (side[1]) + bst_vec_length (side[2]));
  BstValue value = { .ptr = vec };
  guint at[3] = { 0 };

  for (vec->n = 0;;)
    {
      const char *least = NULL;
      gpointer item[3] = { NULL }, merged;

      for (int k = 0; k < 3; k++)
        {
          const char *key = key_at (field, side[k], at[k]);
          if (key != NULL && (least == NULL || strcmp (key, least) < 0))
            least = key;
        }
      if (least == NULL)
        break;
      for (int k = 0; k < 3; k++)
        if (g_strcmp0 (key_at (field, side[k], at[k]), least) == 0)
          item[k] = side[k]->items[at[k]++];
      merged = field->type == BST_FIELD_LIST ? merge_element (self, field, item[0], item[1], item[2])
                                             : merge_reference (item[0], item[1], item[2]);
      if (merged != NULL)
        vec->items[vec->n++] = merged;
    }
  if (vec->n == 0)
    bst_value_clear (field, &value);
  return value;
}

/* --- What this version does not know: each member is one opaque value ----------------------------------------- */

static JsonNode *
get_member (JsonNode *node, const char *name)
{
  return node != NULL ? json_object_get_member (json_node_get_object (node), name) : NULL;
}

static gboolean
same_member (JsonNode *a, JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && json_node_equal (a, b));
}

/* Takes the members; NULL for none. */
static JsonNode *
seal_members (JsonObject *members)
{
  JsonNode *node = NULL;

  if (json_object_get_size (members) > 0)
    {
      node = json_node_init_object (json_node_alloc (), members);
      json_node_seal (node);
    }
  json_object_unref (members);
  return node;
}

static JsonNode *
object_of (const char *name, JsonNode *value)
{
  JsonObject *members = json_object_new ();

  if (value != NULL)
    json_object_set_member (members, name, json_node_copy (value));
  return seal_members (members);
}

static void
add_member_conflict (BstMerging *self, const BstField *field, const char *name, JsonNode *b, JsonNode *o, JsonNode *t)
{
  BstValue vb = { .ptr = object_of (name, b) }, vo = { .ptr = object_of (name, o) },
           vt = { .ptr = object_of (name, t) };

  bst_merging_add_value_conflict (self, field, name, vb, vo, vt);
  bst_value_clear (field, &vb);
  bst_value_clear (field, &vo);
  bst_value_clear (field, &vt);
}

static void
merge_member (BstMerging *self, const BstField *field, const char *name, JsonNode *side[3], JsonObject *merged)
{
  JsonNode *b = get_member (side[0], name), *o = get_member (side[1], name), *t = get_member (side[2], name);
  JsonNode *value = same_member (b, o) ? t : o;

  if (!same_member (b, o) && !same_member (b, t) && !same_member (o, t))
    add_member_conflict (self, field, name, b, o, t);
  if (value != NULL)
    json_object_set_member (merged, name, json_node_copy (value));
}

static JsonNode *
merge_members (BstMerging *self, const BstField *field, JsonNode *side[3])
{
  JsonObject *merged = json_object_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int k = 1; k < 3; k++)
    {
      g_autoptr (GList) names = side[k] != NULL ? json_object_get_members (json_node_get_object (side[k])) : NULL;
      for (GList *l = names; l != NULL; l = l->next)
        if (g_hash_table_add (seen, l->data))
          merge_member (self, field, l->data, side, merged);
    }
  return seal_members (merged);
}

/* --- Any field ------------------------------------------------------------------------------------------------ */

static gboolean
merge_long_text (BstValue b, BstValue o, BstValue t, BstValue *ret_merged)
{
  g_autofree char *merged =
      bst_merge_text (b.ptr != NULL ? b.ptr : "", o.ptr != NULL ? o.ptr : "", t.ptr != NULL ? t.ptr : "");

  if (merged == NULL)
    return FALSE;
  *ret_merged = bst_value_text (merged);
  return TRUE;
}

/* ret_merged: (out) (transfer full). TRUE: a conflict about this field as a whole; ret_merged is then ours. */
gboolean
bst_merging_value (BstMerging *self, const BstField *field, BstValue b, BstValue o, BstValue t, BstValue *ret_merged)
{
  gboolean same = bst_value_equal (field, o, t);

  if (same || bst_value_equal (field, b, t) || bst_value_equal (field, b, o))
    {
      *ret_merged = bst_value_copy (field, !same && bst_value_equal (field, b, o) ? t : o);
      return FALSE;
    }
  if (field->type == BST_FIELD_REFS || field->type == BST_FIELD_LIST)
    *ret_merged = merge_vec (self, field, (const BstVec *const[]) { b.ptr, o.ptr, t.ptr });
  else if (field->type == BST_FIELD_UNKNOWN)
    ret_merged->ptr = merge_members (self, field, (JsonNode *[]) { b.ptr, o.ptr, t.ptr });
  else if (field->type != BST_FIELD_LONGTEXT || !merge_long_text (b, o, t, ret_merged))
    {
      bst_merging_add_value_conflict (self, field, NULL, b, o, t);
      *ret_merged = bst_value_copy (field, o);
      return TRUE;
    }
  return FALSE;
}

static JsonNode *
file_members (BstPlan *plan)
{
  JsonObject *members = bst_plan_get_unknown (plan);

  return json_object_get_size (members) > 0 ? json_node_init_object (json_node_alloc (), members) : NULL;
}

/* The members of the file itself. Conflicts about them go under the plan. */
void
bst_merging_file_members (BstMerging *self)
{
  const BstFieldTable *table = bst_kind_get_table (BST_KIND_PLAN);
  const BstField *field = &table->fields[table->n_fields - 1];
  BstTriple file = { .kind = BST_KIND_PLAN,
                     .base = bst_plan_get_single (self->base, BST_KIND_PLAN),
                     .ours = bst_plan_get_single (self->ours, BST_KIND_PLAN),
                     .theirs = bst_plan_get_single (self->theirs, BST_KIND_PLAN) };
  JsonNode *side[] = { file_members (self->base), file_members (self->ours), file_members (self->theirs) };
  guint before = self->conflicts->len;
  BstValue merged;

  self->triple = &file;
  bst_merging_value (self, field, (BstValue) { .ptr = side[0] }, (BstValue) { .ptr = side[1] },
                     (BstValue) { .ptr = side[2] }, &merged);
  self->unknown = merged.ptr;
  for (guint i = before; i < self->conflicts->len; i++)
    ((BstConflict *) g_ptr_array_index (self->conflicts, i))->of_file = TRUE;
  for (int k = 0; k < 3; k++)
    g_clear_pointer (&side[k], json_node_unref);
  self->triple = NULL;
}
