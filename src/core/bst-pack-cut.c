/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-cut.c - one domain's slice of a plan. The plan itself is not changed. */
#include "bst-contribution.h"
#include "bst-measured.h"
#include "bst-pack-private.h"
#include "bst-writer.h"
#include "kinds/bst-action-point.h"
#include <string.h>

typedef struct {
  BstPlan *plan;
  GHashTable *seen;    /* set of ids that are in the slice or wait for it */
  GPtrArray *records;  /* BstRecord images, in the order of their first mention */
} Cut;

/* What one may read of the records that a slice refers to; the rest stays at home. */
static const struct {
  BstKindId kind;
  const char *fields[24];
} stubs[] = {
  { BST_KIND_PLAN,
    { "id", "title", "organisation", "standing", "first-year", "last-year", "language", "option-bbt",
      "option-coordination", "option-fund" } },
  { BST_KIND_OBJECTIVES, { "title", "phase", "parent", "level" } },
  { BST_KIND_ACTIONS,
    { "title", "description", "owner", "domain", "domains", "primary-objective", "other-objectives" } },
  { BST_KIND_ACTION_POINTS,
    { "title",           "specific",     "for-whom",    "where",       "objective",      "action",
      "owner",           "domain",       "target-kind", "measure",     "baseline-value", "baseline-date",
      "baseline-source", "target-value", "target-unit", "target-date", "period-targets", "contributes-to",
      "start",           "deadline",     "status" } },
  { BST_KIND_INDICATORS, { "title", "unit", "target-value", "target-year" } },
  { BST_KIND_MEASUREMENTS, { "indicator", "action-point", "year", "date", "value", "source" } },
  { BST_KIND_ACTORS, { "name" } },
  { BST_KIND_ARTICLES, { "code", "title" } },
  { BST_KIND_TERMS, { "list", "title", "short-title" } },
};

static const char *const *
readable_fields (BstKindId kind)
{
  static const char *const titles[] = { "title", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (stubs); i++)
    if (stubs[i].kind == kind)
      return stubs[i].fields;
  return titles;
}

/* How far it was said to be, last: by whom, and what was said before, stays at home. */
static void
take_last_progress (BstRecord *stub, const BstActionPoint *point)
{
  const BstField *field = bst_record_find_field (stub, "progress");
  const BstProgressEntry *last = bst_measured_find_progress (point);
  BstElement *copy;

  if (last == NULL || point->confidential)
    return;
  copy = bst_element_copy (field->elements, (BstElement *) last);
  bst_element_take (copy, bst_fields_find (field->elements, "author"), bst_value_text (NULL));
  bst_record_take (stub, field, bst_vec_with_element (field, NULL, copy));
}

/* In the slice or in the plan a record is the same one: same id, fewer fields. */
static BstRecord *
copy_readable (BstRecord *record)
{
  const char *const *fields = readable_fields (bst_record_get_kind (record));
  BstRecord *stub = bst_record_new (bst_record_get_kind (record), record->id);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const BstField *field = bst_record_find_field (record, fields[i]);
      if (field != NULL)
        bst_record_take (stub, field, bst_value_copy (field, bst_field_get (field, record)));
    }
  if (bst_record_get_kind (record) == BST_KIND_ACTION_POINTS)
    take_last_progress (stub, BST_ACTION_POINT (record));
  return stub;
}

static void add_record (Cut *self, BstRecord *record, gboolean whole);

static void
add_target_cb (const BstField *field, char *target, gpointer data)
{
  Cut *self = data;
  BstRecord *record = bst_plan_find_any (self->plan, target);

  if (record != NULL)
    add_record (self, record, FALSE);
}

static void
add_record (Cut *self, BstRecord *record, gboolean whole)
{
  BstRecord *image;
  const BstFieldTable *table = bst_record_get_table (record);

  if (!g_hash_table_add (self->seen, record->id))
    return;
  image = whole ? bst_record_copy (record) : copy_readable (record);
  g_ptr_array_add (self->records, image);
  for (guint i = 0; i < table->n_fields; i++)
    bst_value_foreach_ref (&table->fields[i], bst_field_get (&table->fields[i], image), add_target_cb, self);
}

/* What belongs to the domain: whole, and theirs to see. */
static gboolean
is_theirs (BstRecord *record, const char *domain)
{
  switch (bst_record_get_kind (record))
    {
    case BST_KIND_ARTICLES:
    case BST_KIND_BUDGET_LINKS:
    case BST_KIND_CONTRIBUTIONS:
    case BST_KIND_DOMAIN_MAP:
      return strcmp (bst_record_get_text (record, "domain"), domain) == 0;
    default:
      return FALSE;
    }
}

static void
add_theirs (Cut *self, const char *domain)
{
  for (int kind = BST_KIND_ARTICLES; kind <= BST_KIND_DOMAIN_MAP; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (self->plan, (BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        if (is_theirs (bst_collection_get (collection, i), domain))
          add_record (self, bst_collection_get (collection, i), TRUE);
    }
}

static void
add_last_measurement (Cut *self, const char *id)
{
  BstRecord *last = bst_measured_find_last (self->plan, id);

  if (last != NULL)
    add_record (self, last, FALSE);
}

/* What they look back on, with what was measured of it: nobody needs to look it up elsewhere. */
static void
add_subject (Cut *self, const char *id)
{
  BstRecord *point = bst_plan_find (self->plan, BST_KIND_ACTION_POINTS, id);
  const BstVec *indicators = point != NULL ? BST_ACTION_POINT (point)->contributes_to : NULL;

  add_record (self, bst_plan_find_any (self->plan, id), FALSE);
  if (point != NULL)
    add_last_measurement (self, id);
  for (guint i = 0; i < bst_vec_length (indicators); i++)
    add_last_measurement (self, indicators->items[i]);
}

static void
copy_single (BstPlan *from, BstPlan *to, BstKindId kind)
{
  BstRecord *source = bst_plan_get_single (from, kind), *target = bst_plan_get_single (to, kind);
  g_autoptr (BstRecord) image = kind == BST_KIND_PLAN ? copy_readable (source) : bst_record_copy (source);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  const BstFieldTable *table = bst_record_get_table (source);

  for (guint i = 0; i < table->n_fields; i++)
    bst_transaction_set (transaction, target, &table->fields[i],
                         bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], image)));
  bst_plan_apply (to, transaction, NULL);
}

static BstPlan *
cut_slice (BstPlan *plan, const BstPackRequest *request, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) subjects = bst_contribution_list_subjects (plan, request->domain, request->year);
  g_autoptr (BstPlan) slice = bst_plan_new ();
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  BstRecord *term = bst_plan_find (plan, BST_KIND_TERMS, request->domain);
  Cut cut = { plan, seen, records };

  copy_single (plan, slice, BST_KIND_FRAMEWORK);
  copy_single (plan, slice, BST_KIND_PLAN);
  add_theirs (&cut, request->domain);
  if (term != NULL)
    add_record (&cut, term, FALSE);
  for (guint i = 0; i < subjects->len; i++)
    add_subject (&cut, subjects->pdata[i]);
  for (guint i = 0; i < records->len; i++)
    bst_transaction_add (transaction, records->pdata[i]);
  return bst_plan_apply (slice, transaction, error) ? g_steal_pointer (&slice) : NULL;
}

/* --- The file --------------------------------------------------------------------------------------------------------- */

static char *
write_date (gint64 date)
{
  return g_strdup_printf ("%04d-%02d-%02d", (int) (date / 10000), (int) (date / 100 % 100), (int) (date % 100));
}

static JsonNode *
describe (const BstPack *pack, const char *content)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *cut_on = write_date (pack->cut_on), *deadline = write_date (pack->deadline);

  json_object_set_int_member (object, "version", 1);
  json_object_set_string_member (object, "plan", pack->plan_id);
  json_object_set_string_member (object, "plan-title", pack->plan_title);
  json_object_set_string_member (object, "domain", pack->domain);
  json_object_set_int_member (object, "year", pack->year);
  json_object_set_string_member (object, "cut-on", cut_on);
  if (pack->deadline != 0)
    json_object_set_string_member (object, "deadline", deadline);
  json_object_set_string_member (object, "instructions", pack->instructions);
  if (pack->contact != NULL)
    json_object_set_string_member (object, "contact", pack->contact);
  json_object_set_string_member (object, "base", content);
  json_object_set_string_member (object, "seal", pack->seal);
  json_node_take_object (node, object);
  return node;
}

/**
 * bst_pack_make_instructions:
 *
 * Returns: (transfer full): the usual words, in the plan's language: who gets a pack by mail has never seen the program
 */
char *
bst_pack_make_instructions (BstPlan *plan, gint64 year)
{
  const char *language = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "language");
  g_autofree char *before = g_strdup_printf ("%d", (int) year - 1), *after = g_strdup_printf ("%d", (int) year + 1);

  return bst_text_fill (
      bst_text (
          *language != '\0' ? language : "nl",
          N_ ("Tell for each action point what your domain did in {before} and what came of it, which amount you attribute to the plan, and what you intend for {after}. Nothing to report is an answer too. Sign, save, and send the file back.")),
      (const char *[]) { "before", before, "after", after, NULL });
}

static gboolean
check_request (BstPlan *plan, BstFramework *framework, const BstPackRequest *request, GError **error)
{
  gint64 first = bst_record_get_number (bst_plan_get_single (plan, BST_KIND_PLAN), "first-year"),
         last = bst_record_get_number (bst_plan_get_single (plan, BST_KIND_PLAN), "last-year");
  g_autoptr (GPtrArray) domains = bst_domains_list (plan, framework);

  if (!g_ptr_array_find_with_equal_func (domains, request->domain, g_str_equal, NULL))
    g_set_error (error, BST_ERROR, BST_ERROR_REFERENCE, bst_text (NULL, N_ ("there is no policy domain “%s”")),
                 request->domain);
  else if ((first != BST_UNSET && request->year < first) || (last != BST_UNSET && request->year > last))
    g_set_error (error, BST_ERROR, BST_ERROR_REFUSED, bst_text (NULL, N_ ("the year %d is outside the plan")),
                 (int) request->year);
  else if (bst_plan_is_pack (plan))
    g_set_error_literal (error, BST_ERROR, BST_ERROR_REFUSED,
                         bst_text (NULL, N_ ("this is a contribution pack itself: packs are cut from the whole plan")));
  else
    return TRUE;
  return FALSE;
}

/**
 * bst_pack_cut:
 * @framework: (nullable): its policy domains
 * @error: the domain or year is not one of the plan
 *
 * Cuts what @request asks of one domain. Does not change @plan.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
bst_pack_cut (BstPlan *plan, BstFramework *framework, const BstPackRequest *request, GError **error)
{
  BstRecord *settings = bst_plan_get_single (plan, BST_KIND_PLAN);
  g_autoptr (BstPlan) slice = NULL;
  g_autoptr (GBytes) base = NULL;
  g_autofree char *content = NULL;
  g_autoptr (JsonObject) members = json_object_new ();
  BstPack pack = { .plan_id = (char *) bst_record_get_text (settings, "id"),
                   .plan_title = (char *) bst_record_get_text (settings, "title"),
                   .domain = (char *) request->domain,
                   .contact = request->contact != NULL && *request->contact != '\0' ? (char *) request->contact : NULL,
                   .year = request->year,
                   .cut_on = request->cut_on,
                   .deadline = request->deadline };

  if (!check_request (plan, framework, request, error) || (slice = cut_slice (plan, request, error)) == NULL)
    return NULL;
  base = bst_plan_to_bytes (slice);
  content = bst_gzip_text (base, error);
  if (content == NULL)
    return NULL;
  pack.instructions = request->instructions != NULL ? g_strdup (request->instructions)
                                                    : bst_pack_make_instructions (plan, request->year);
  pack.base_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  pack.seal = bst_pack_make_seal (plan, &pack);
  json_object_set_member (members, BST_PACK_MEMBER, describe (&pack, content));
  bst_plan_set_unknown (slice, members);
  g_free (pack.instructions);
  g_free (pack.base_sha256);
  g_free (pack.seal);
  return bst_plan_to_bytes (slice);
}
