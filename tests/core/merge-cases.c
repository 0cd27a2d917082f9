/* SPDX-License-Identifier: EUPL-1.2 */
#include "merge-cases.h"
#include "bst-change-json.h"
#include "bst-diff.h"
#include <string.h>

/* The kinds with something to get wrong: overlays, chains, lists, sets, natural ids, references each way. */
static const BstKindId many_kinds[] = {
  BST_KIND_ACTION_POINTS, BST_KIND_OBJECTIVES,   BST_KIND_ACTORS,   BST_KIND_ACTION_POINTS, BST_KIND_CARDS,
  BST_KIND_ACTIONS,       BST_KIND_BUDGET_LINKS, BST_KIND_SESSIONS, BST_KIND_OBJECTIVES,    BST_KIND_ARTICLES,
  BST_KIND_INDICATORS,    BST_KIND_ACTION_POINTS, BST_KIND_CONTRIBUTIONS, BST_KIND_LOG,     BST_KIND_TERMS,
};

/* Those that make chains. */
static const BstKindId chain_kinds[] = {
  BST_KIND_ACTION_POINTS, BST_KIND_CARDS, BST_KIND_ACTION_POINTS, BST_KIND_CARDS, BST_KIND_OBJECTIVES, BST_KIND_SESSIONS,
};

/* Every other case is of few kinds, with many references between records and many removals: rings upon rings. */
typedef struct {
  const BstKindId *kinds;
  guint n_kinds, n_links;
  int removal_end, link_start; /* of the numbers below 24 of which each change draws one */
} Mix;

static const Mix wide = { many_kinds, G_N_ELEMENTS (many_kinds), 0, 5, 20 };
static const Mix dense = { chain_kinds, G_N_ELEMENTS (chain_kinds), 5, 9, 13 };

static const Mix *
mix_of (const MergeCase *self)
{
  return self->seed % 2 == 0 ? &dense : &wide;
}

/* Where two people meet. */
static const char *const hot[] = { "title",      "note",      "note",  "depends-on", "parent",
                                   "milestones", "partners",  "order", "owner",      "specific",
                                   "groups",     "objective", "next",  "serves",     "agenda" };

static gboolean
one_in (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static guint
below (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (int) n);
}

/* --- Long texts: few words, so that the same one is met often, and edited like a person does ------------------------------- */

static const char *
some_word (GRand *rand)
{
  static const char *const words[] = { "jongeren", "en",        "de",  "school", "buurt",
                                       "sport",    "preventie", "é\n", "samen",  "" };

  return words[below (rand, G_N_ELEMENTS (words))];
}

static BstValue
new_text (GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = below (rand, 25); n > 0; n--)
    g_string_append_printf (text, "%s ", some_word (rand));
  return bst_value_text (text->str);
}

static BstValue
edited_text (GRand *rand, BstValue old)
{
  g_auto (GStrv) words = g_strsplit (old.ptr != NULL ? old.ptr : "", " ", -1);
  guint n = g_strv_length (words), at = n > 0 ? below (rand, n) : 0;
  g_autoptr (GString) text = g_string_new (NULL);
  int what = g_rand_int_range (rand, 0, 3);

  for (guint i = 0; i < n; i++)
    {
      if (i == at && what > 0)
        g_string_append_printf (text, "%s ", some_word (rand));
      if (i != at || what < 2)
        g_string_append_printf (text, "%s%s", words[i], i + 1 < n ? " " : "");
    }
  return bst_value_text (text->str);
}

/* Something of the plan's own, so that chains come about, and rings. */
static BstValue
chained (GRand *rand, BstPlan *plan, const BstField *field, BstKindId kind, BstValue old)
{
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  const char *id = bst_collection_get (collection, below (rand, bst_collection_get_n (collection)))->id;

  if (field->type == BST_FIELD_REF)
    return bst_value_text (id);
  return bst_vec_with_ref (old.ptr, id, one_in (rand, 4) ? FALSE : TRUE);
}

static BstValue
changed_value (GRand *rand, BstPlan *plan, BstRecord *record, const BstField *field)
{
  BstValue old = bst_field_get (field, record);
  BstKindId kind = bst_record_get_kind (record);

  if (field->type == BST_FIELD_LONGTEXT)
    return one_in (rand, 4) ? new_text (rand) : edited_text (rand, old);
  if ((field->targets & BST_TARGET (kind)) && one_in (rand, 2))
    return chained (rand, plan, field, kind, old);
  return random_value (rand, plan, field, old);
}

/* --- Changes ---------------------------------------------------------------------------------------------------------------- */

static const BstField *
pick_field (GRand *rand, BstRecord *record)
{
  const BstFieldTable *table = bst_record_get_table (record);
  const BstField *field = NULL;

  for (int tries = 0; tries < 30 && field == NULL && !one_in (rand, 30); tries++)
    field = bst_record_find_field (record, hot[below (rand, G_N_ELEMENTS (hot))]);
  return field != NULL ? field : &table->fields[below (rand, table->n_fields)];
}

static void
add_set (BstTransaction *transaction, GRand *rand, BstPlan *plan, BstRecord *record)
{
  const BstField *field = pick_field (rand, record);

  bst_transaction_set (transaction, record, field, changed_value (rand, plan, record, field));
}

/* One of the first few refers to another of them: two people who do that make rings. */
static void
add_link (BstTransaction *transaction, GRand *rand, BstPlan *plan)
{
  const struct {
    BstKindId kind;
    const char *field;
  } chains[] = { { BST_KIND_ACTION_POINTS, "depends-on" },
                 { BST_KIND_ACTION_POINTS, "depends-on" },
                 { BST_KIND_OBJECTIVES, "parent" },
                 { BST_KIND_CARDS, "parent" } };
  guint k = below (rand, G_N_ELEMENTS (chains));
  BstCollection *collection = bst_plan_get_collection (plan, chains[k].kind);
  guint n = MIN (bst_collection_get_n (collection), 4), from = n > 1 ? below (rand, n) : 0,
        to = n > 1 ? (from + 1 + below (rand, n - 1)) % n : 0;
  BstRecord *record = n > 1 ? bst_collection_get (collection, from) : NULL;
  const BstField *field = bst_kind_get_field (chains[k].kind, chains[k].field);
  const char *id;

  if (record == NULL)
    return;
  id = bst_collection_get (collection, to)->id;
  bst_transaction_set (transaction, record, field,
                       field->type == BST_FIELD_REF ? bst_value_text (id)
                                                    : bst_vec_with_ref (bst_field_get (field, record).ptr, id, TRUE));
}

/* Two people who note the same new thing. */
static void
add_twin (BstTransaction *transaction, GRand *rand, BstPlan *plan, BstKindId kind)
{
  g_autoptr (BstRecord) fresh = random_record (rand, plan, kind);
  const BstField *title = bst_record_find_field (fresh, "title");

  if (title != NULL && title->type == BST_FIELD_TEXT && one_in (rand, 2))
    bst_record_take (fresh, title, bst_value_text (one_in (rand, 2) ? "Zelfde  titel" : "zelfde titel "));
  bst_transaction_add (transaction, fresh);
}

static void
set_file_member (BstTransaction *transaction, GRand *rand, BstPlan *plan)
{
  g_autofree char *text = g_strdup_printf ("{\"x-file-%d\": %d, \"x-kept\": {\"a\": [1]}}",
                                           g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, 0, 3));
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  bst_transaction_set_members (transaction, bst_plan_get_unknown (plan), json_node_get_object (node));
}

static void
change_once (BstPlan *plan, const Mix *mix, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  BstTransaction *transaction = bst_transaction_new ("Change", "test", NULL);
  BstKindId kind = one_in (rand, 25) ? BST_KIND_PLAN : mix->kinds[below (rand, mix->n_kinds)];
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  guint n = bst_collection_get_n (collection);
  BstRecord *record = n > 0 ? bst_collection_get (collection, below (rand, one_in (rand, 3) ? n : MIN (n, 2))) : NULL;
  int what = g_rand_int_range (rand, 0, 24);

  if (what >= mix->link_start)
    add_link (transaction, rand, plan);
  else if (what == 0)
    set_file_member (transaction, rand, plan);
  else if (kind != BST_KIND_PLAN && (what < 3 || record == NULL))
    add_twin (transaction, rand, plan, kind);
  else if (kind != BST_KIND_PLAN && what < mix->removal_end)
    random_removal (transaction, plan, record); /* clears the references first: else nearly all are refused */
  else
    add_set (transaction, rand, plan, record);
  bst_plan_apply (plan, transaction, NULL);
}

static void
link_once (BstPlan *plan, GRand *rand)
{
  BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);

  add_link (transaction, rand, plan);
  bst_plan_apply (plan, transaction, NULL);
}

/* --- Cases -------------------------------------------------------------------------------------------------------------------- */

BstPlan *
merge_case_base (const MergeCase *self)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed);
  const Mix *mix = mix_of (self);
  BstPlan *plan = bst_plan_new ();

  for (guint i = 0; i < self->n_records; i++)
    {
      BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);
      g_autoptr (BstRecord) record = random_record (rand, plan, mix->kinds[i % mix->n_kinds]);
      const BstField *note = bst_record_find_field (record, "note");
      if (note != NULL && note->type == BST_FIELD_LONGTEXT)
        bst_record_take (record, note, new_text (rand));
      bst_transaction_add (transaction, record);
      bst_plan_apply (plan, transaction, NULL);
    }
  for (guint i = 0; i < mix->n_links; i++)
    link_once (plan, rand);
  return plan;
}

static BstPlan *
copy_of (BstPlan *plan)
{
  BstPlan *copy = bst_plan_copy (plan);

  bst_plan_index (copy, NULL, NULL);
  return copy;
}

BstPlan *
merge_case_side (const MergeCase *self, BstPlan *base, guint side)
{
  BstPlan *plan = copy_of (base);

  for (guint i = 0; i < MERGE_CASE_CHANGES; i++)
    if (!self->dropped[side][i])
      change_once (plan, mix_of (self), self->seed * 1000 + side * 100 + i + 1);
  return plan;
}

/* One of n_parts people who each change fields that the others leave alone, and add records of their own. */
BstPlan *
merge_case_part (const MergeCase *self, BstPlan *base, guint part, guint n_parts)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed * 1000 + 500 + part);
  const Mix *mix = mix_of (self);
  BstPlan *plan = copy_of (base);

  for (guint k = 0; k < mix->n_kinds; k++)
    {
      BstCollection *collection = bst_plan_get_collection (base, mix->kinds[k]);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        {
          BstRecord *record = bst_collection_get (collection, i);
          const BstFieldTable *table = bst_record_get_table (record);
          guint at = below (rand, table->n_fields);
          BstTransaction *transaction = bst_transaction_new ("Change", NULL, NULL);
          const BstField *field = &table->fields[at];
          gboolean chain = (field->targets & BST_TARGET (mix->kinds[k])) != 0; /* two of them might make a ring */
          /* what nobody else touches: neighbours of it belong to others */
          if (at % n_parts == part && !chain)
            bst_transaction_set (transaction, record, field, changed_value (rand, base, record, field));
          bst_plan_apply (plan, transaction, NULL);
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);
      g_autoptr (BstRecord) record = random_record (rand, base, BST_KIND_ACTION_POINTS);
      bst_transaction_add (transaction, record);
      bst_plan_apply (plan, transaction, NULL);
    }
  return plan;
}

/* What the two did, as changes, for whoever has to mend it. */
char *
merge_case_describe (const MergeCase *self, BstPlan *base)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (BstPlan) plan = merge_case_side (self, base, side);
      g_string_append (out, side == 0 ? "ours: " : "theirs: ");
      bst_diff_write (out, base, plan);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}
