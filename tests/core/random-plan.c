/* SPDX-License-Identifier: EUPL-1.2 */
#include "random-plan.h"
#include <string.h>

static BstFramework *
get_framework (void)
{
  static BstFramework *framework;

  if (framework == NULL)
    framework = bst_framework_get ("ggb", NULL, NULL);
  return framework;
}

static gboolean
one_in (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = { "jongeren", "welbevinden", "é", "€", "\"", "\\", "\n",   "\t",
                                        "\x01",     "😀",          "0", " ", " ",  " ",  "</b>", "&" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
random_framework_id (GRand *rand, const char *lists)
{
  g_auto (GStrv) names = g_strsplit (lists, " ", -1);
  GPtrArray *list =
      bst_framework_get_list (get_framework (), names[g_rand_int_range (rand, 0, (int) g_strv_length (names))]);

  if (list->len == 0)
    return NULL;
  return g_strdup (((BstItem *) g_ptr_array_index (list, (guint) g_rand_int_range (rand, 0, (int) list->len)))->id);
}

/* From rand and not from bst_id_new(): one number makes a whole case again, ids included. */
static char *
new_id (GRand *rand, const char *prefix)
{
  GString *id = g_string_new (prefix);

  g_string_append_c (id, '-');
  for (int i = 0; i < 16; i++)
    g_string_append_c (id, "abcdefghijklmnopqrstuvwxyz234567"[g_rand_int_range (rand, 0, 32)]);
  return g_string_free (id, FALSE);
}

/* An id that the field may point to, or NULL. */
static char *
random_target (GRand *rand, BstPlan *plan, const BstField *field)
{
  if (field->list != NULL && (field->targets == 0 || g_rand_boolean (rand)))
    return random_framework_id (rand, field->list);
  for (int kind = 0, start = g_rand_int_range (rand, 0, BST_N_KINDS); kind < BST_N_KINDS; kind++)
    {
      BstKindId at = (BstKindId) ((kind + start) % BST_N_KINDS);
      BstCollection *collection = bst_plan_get_collection (plan, at);
      guint n = bst_collection_get_n (collection);
      if ((field->targets & BST_TARGET (at)) && n > 0)
        return g_strdup (bst_collection_get (collection, (guint) g_rand_int_range (rand, 0, (int) n))->id);
    }
  return NULL;
}

static BstValue
random_refs (GRand *rand, BstPlan *plan, const BstField *field, BstValue old)
{
  BstValue value = bst_value_copy (field, old);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      g_autofree char *id = random_target (rand, plan, field);
      BstValue next;
      if (id == NULL)
        continue;
      next = bst_vec_with_ref (value.ptr, id, g_rand_int_range (rand, 0, 3) > 0);
      bst_value_clear (field, &value);
      value = next;
    }
  return value;
}

static BstElement *
random_element (GRand *rand, BstPlan *plan, const BstField *field, const BstElement *old)
{
  g_autofree char *id = new_id (rand, "e");
  BstElement *element = old != NULL ? bst_element_copy (field->elements, old) : bst_element_new (field->elements, id);
  guint n = field->elements->n_fields, only = (guint) g_rand_int_range (rand, 0, (int) n);

  for (guint i = 0; i < n; i++)
    {
      const BstField *inner = &field->elements->fields[i];
      if (old == NULL || i == only)
        bst_element_take (element, inner, random_value (rand, plan, inner, bst_field_get (inner, element)));
    }
  return element;
}

static BstValue
random_list (GRand *rand, BstPlan *plan, const BstField *field, BstValue old)
{
  BstValue value = bst_value_copy (field, old);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      const BstVec *vec = value.ptr;
      BstElement *some = vec != NULL ? vec->items[g_rand_int_range (rand, 0, (int) vec->n)] : NULL;
      BstValue next;
      if (some != NULL && one_in (rand, 3))
        next = bst_vec_without_element (field, vec, some->id);
      else
        next = bst_vec_with_element (field, vec, random_element (rand, plan, field, one_in (rand, 2) ? some : NULL));
      bst_value_clear (field, &value);
      value = next;
    }
  return value;
}

static BstValue
random_unknown (GRand *rand, const BstField *field, BstValue old)
{
  g_autofree char *text = NULL;
  JsonNode *node;

  if (!one_in (rand, 4))
    return bst_value_copy (field, old);
  text = g_strdup_printf (
      "{\"x-%d\": [%d, {\"deep\": \"ké\\u0001pt\", \"n\": null}], \"later\": 0.1, \"big\": 9007199254740993}",
      g_rand_int_range (rand, 0, 3), g_rand_int_range (rand, 0, 3));
  node = json_from_string (text, NULL);
  json_node_seal (node);
  return (BstValue) { .ptr = node };
}

static gint64
random_int (GRand *rand, gint64 min, gint64 max)
{
  guint64 bits = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand), range = (guint64) max - (guint64) min + 1;

  return (gint64) ((guint64) min + (range == 0 ? bits : bits % range));
}

static gint64
random_number (GRand *rand, const BstField *field)
{
  gint64 n = 0;

  switch (field->type)
    {
    case BST_FIELD_ENUM:
      while (field->values[n].name != NULL)
        n++;
      return random_int (rand, 0, n - 1);
    case BST_FIELD_FLAG:
      return g_rand_boolean (rand);
    case BST_FIELD_DATE:
      return bst_field_default (field).num == 0 && one_in (rand, 5)
                 ? 0
                 : random_int (rand, 1900, 2200) * 10000 + random_int (rand, 1, 12) * 100 + random_int (rand, 1, 28);
    case BST_FIELD_DATETIME:
      return random_int (rand, 0, G_GINT64_CONSTANT (4102444800));
    case BST_FIELD_DECIMAL:
      return one_in (rand, 2)
                 ? random_int (rand, -5, 5) * BST_DECIMAL_ONE / 2
                 : random_int (rand, -G_GINT64_CONSTANT (999999999999999999), G_GINT64_CONSTANT (999999999999999999));
    default:
      if (field->min != 0 || field->max != 0)
        return random_int (rand, field->min, field->max);
      return random_int (rand, -G_MAXINT64, G_MAXINT64);
    }
}

BstValue
random_value (GRand *rand, BstPlan *plan, const BstField *field, BstValue old)
{
  g_autofree char *text = NULL;

  if (bst_field_is_number (field))
    return one_in (rand, 6) ? bst_field_default (field) : (BstValue) { .num = random_number (rand, field) };
  switch (field->type)
    {
    case BST_FIELD_REF:
      text = one_in (rand, 6) ? NULL : random_target (rand, plan, field);
      return bst_value_text (text);
    case BST_FIELD_REFS:
      return random_refs (rand, plan, field, old);
    case BST_FIELD_LIST:
      return random_list (rand, plan, field, old);
    case BST_FIELD_UNKNOWN:
      return random_unknown (rand, field, old);
    default:
      text = random_text (rand);
      return bst_value_text (text);
    }
}

static char *
random_id (GRand *rand, BstPlan *plan, BstKindId kind)
{
  if (bst_kinds[kind].flags & BST_KIND_NATURAL)
    return g_strdup_printf ("%s:d%d:%d", bst_kinds[kind].prefix, g_rand_int_range (rand, 0, 5000),
                            g_rand_int_range (rand, 2020, 2030));
  if ((bst_kinds[kind].flags & BST_KIND_OVERLAY) && g_rand_boolean (rand))
    {
      char *id =
          random_framework_id (rand, kind == BST_KIND_INDICATORS ? "indicators"
                                                                 : "operational-objectives strategic-objectives");
      if (bst_plan_find (plan, kind, id) == NULL)
        return id;
      g_free (id);
    }
  return new_id (rand, bst_kinds[kind].prefix);
}

BstRecord *
random_record (GRand *rand, BstPlan *plan, BstKindId kind)
{
  g_autofree char *id = random_id (rand, plan, kind);
  BstRecord *record = bst_record_new (kind, id);
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    if (g_rand_boolean (rand))
      bst_record_take (record, &table->fields[i],
                       random_value (rand, plan, &table->fields[i], bst_field_default (&table->fields[i])));
  return record;
}

static void
note_target (const BstField *field, char *target, gpointer found)
{
  if (strcmp (target, ((char **) found)[0]) == 0)
    ((char **) found)[1] = target;
}

static void
clear_references (BstTransaction *transaction, BstRecord *from, char *to)
{
  const BstFieldTable *table = bst_record_get_table (from);

  for (guint i = 0; i < table->n_fields; i++)
    {
      char *found[2] = { to, NULL };
      bst_value_foreach_ref (&table->fields[i], bst_field_get (&table->fields[i], from), note_target, found);
      if (found[1] != NULL)
        bst_transaction_set (transaction, from, &table->fields[i], bst_field_default (&table->fields[i]));
    }
}

/* Most removals would be refused: something refers to the record. This one clears those references first. */
void
random_removal (BstTransaction *transaction, BstPlan *plan, BstRecord *record)
{
  GHashTable *referrers = bst_plan_get_referrers (plan, record->id);
  GHashTableIter iter;
  gpointer source;

  if (referrers != NULL)
    {
      g_hash_table_iter_init (&iter, referrers);
      while (g_hash_table_iter_next (&iter, &source, NULL))
        clear_references (transaction, bst_plan_find_any (plan, source), record->id);
    }
  bst_transaction_remove (transaction, record);
}

static void
add_random_change (BstTransaction *transaction, GRand *rand, BstPlan *plan)
{
  BstKindId kind = (BstKindId) g_rand_int_range (rand, 0, BST_N_KINDS);
  gboolean single = bst_kinds[kind].flags & BST_KIND_SINGLETON;
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  guint n = bst_collection_get_n (collection);
  BstRecord *record = n > 0 ? bst_collection_get (collection, (guint) g_rand_int_range (rand, 0, (int) n)) : NULL;
  int what = g_rand_int_range (rand, 0, 10);

  if (!single && (what == 0 || record == NULL))
    {
      g_autoptr (BstRecord) fresh = random_record (rand, plan, kind);
      bst_transaction_add (transaction, fresh);
    }
  else if (!single && what == 1)
    random_removal (transaction, plan, record);
  else if (!single && what == 2 && one_in (rand, 3))
    bst_transaction_remove (transaction, record); /* often refused */
  else
    {
      const BstFieldTable *table = bst_record_get_table (record);
      const BstField *field = &table->fields[g_rand_int_range (rand, 0, (int) table->n_fields)];
      bst_transaction_set (transaction, record, field, random_value (rand, plan, field, bst_field_get (field, record)));
    }
}

BstTransaction *
random_transaction (GRand *rand, BstPlan *plan, guint n_changes)
{
  BstTransaction *transaction = bst_transaction_new ("Random", "test", NULL);

  while (n_changes-- > 0)
    add_random_change (transaction, rand, plan);
  return transaction;
}

BstPlan *
random_plan (GRand *rand, guint n_records)
{
  BstPlan *plan = bst_plan_new ();

  for (guint i = 0; i < n_records; i++)
    {
      BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);
      BstKindId kind = (BstKindId) (BST_KIND_OBJECTIVES + i % (BST_N_KINDS - BST_KIND_OBJECTIVES));
      g_autoptr (BstRecord) record = random_record (rand, plan, kind);
      bst_transaction_add (transaction, record);
      bst_plan_apply (plan, transaction, NULL); /* a natural id may be there already */
    }
  return plan;
}

void
assert_same_bytes (GBytes *a, GBytes *b)
{
  gsize na, nb, i = 0;
  const char *pa = g_bytes_get_data (a, &na), *pb = g_bytes_get_data (b, &nb);

  while (i < na && i < nb && pa[i] == pb[i])
    i++;
  if (i == na && i == nb)
    return;
  i -= MIN (i, 200);
  g_error ("bytes differ: …%.*s\n--- other ---\n…%.*s", (int) MIN (na - i, 400), pa + i, (int) MIN (nb - i, 400),
           pb + i);
}
