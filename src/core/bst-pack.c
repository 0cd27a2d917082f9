/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack.c - a pack that came back: read, and looked at for what is not the domain's to change. */
#include "bst-contribution.h"
#include "bst-diff.h"
#include "bst-json.h"
#include "bst-pack-private.h"
#include "bst-reader.h"
#include "bst-wording.h"
#include <string.h>

/**
 * bst_plan_is_pack:
 *
 * Returns: whether the plan is a contribution pack: one domain's part of another one
 */
gboolean
bst_plan_is_pack (BstPlan *plan)
{
  JsonObject *members = bst_plan_get_unknown (plan);

  return json_object_has_member (members, BST_PACK_MEMBER)
         && JSON_NODE_HOLDS_OBJECT (json_object_get_member (members, BST_PACK_MEMBER));
}

/* Without a key of its own, which older plans lack, a plan is known by its id: that shows accidents, not forgery. */
char *
bst_pack_make_seal (BstPlan *plan, const BstPack *pack)
{
  const char *key = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "pack-key");
  g_autofree char *text =
      g_strdup_printf ("bouwstenen-pack 1\n%s\n%s\n%d\n%d\n%d\n%s\n%s%s%s", pack->plan_id, pack->domain,
                       (int) pack->year, (int) pack->cut_on, (int) pack->deadline, pack->base_sha256,
                       pack->instructions, pack->contact != NULL ? "\ncontact " : "",
                       pack->contact != NULL ? pack->contact : "");

  if (*key == '\0')
    key = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "id");
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), text, -1);
}

/* --- Reading ------------------------------------------------------------------------------------------------------- */

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, BST_ERROR, BST_ERROR_VALUE,
                       bst_text (NULL, N_ ("what this contribution pack says of itself is damaged: ask for it again")));
  return FALSE;
}

static gint64
read_day (JsonObject *object, const char *member)
{
  const char *text = bst_json_get_string (object, member);
  gint64 day = 0;

  return text != NULL && bst_date_read (text, &day) ? day : 0;
}

static gboolean
read_members (BstPack *self, JsonObject *object, GError **error)
{
  const char *const names[] = { "plan", "plan-title", "domain", "instructions", "base", "seal" };
  const char *texts[G_N_ELEMENTS (names)];
  g_autoptr (GBytes) base = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((texts[i] = bst_json_get_string (object, names[i])) == NULL)
      return fail (error);
  self->plan_id = g_strdup (texts[0]);
  self->plan_title = g_strdup (texts[1]);
  self->domain = g_strdup (texts[2]);
  self->instructions = g_strdup (texts[3]);
  self->contact = g_strdup (bst_json_get_string (object, "contact"));
  self->seal = g_strdup (texts[5]);
  self->year = bst_json_get_int (object, "year");
  self->cut_on = read_day (object, "cut-on");
  self->deadline = read_day (object, "deadline");
  base = bst_gunzip_text (texts[4], NULL);
  if (base == NULL)
    return fail (error);
  self->base_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  self->base = bst_plan_read (g_bytes_get_data (base, NULL), g_bytes_get_size (base), NULL, NULL);
  return self->base != NULL || fail (error);
}

static JsonObject *
members_without_pack (BstPlan *plan)
{
  JsonObject *all = bst_plan_get_unknown (plan), *rest = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, all);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (strcmp (name, BST_PACK_MEMBER) != 0)
      json_object_set_member (rest, name, json_node_copy (node));
  return rest;
}

/**
 * bst_pack_read_plan:
 * @plan: a pack that was read as the plan file it is
 * @name: of the file, for messages
 * @error: %BST_ERROR_VALUE: it is no pack, or a damaged one
 *
 * Returns: (transfer full) (nullable): the pack; not looked at yet: bst_pack_check()
 */
BstPack *
bst_pack_read_plan (BstPlan *plan, const char *name, GError **error)
{
  g_autoptr (BstPack) self = g_new0 (BstPack, 1);
  g_autoptr (JsonObject) rest = NULL;

  self->name = g_strdup (name);
  if (!bst_plan_is_pack (plan))
    {
      g_set_error_literal (error, BST_ERROR, BST_ERROR_VALUE,
                           bst_text (NULL, N_ ("this is a whole plan and no contribution pack")));
      return NULL;
    }
  if (!read_members (self, json_object_get_object_member (bst_plan_get_unknown (plan), BST_PACK_MEMBER), error))
    return NULL;
  self->plan = bst_plan_copy (plan);
  bst_plan_index (self->plan, NULL, NULL);
  rest = members_without_pack (plan);
  bst_plan_set_unknown (self->plan, rest);
  return g_steal_pointer (&self);
}

/**
 * bst_pack_read:
 * @data: the file; data[length] must be NUL
 *
 * Returns: (transfer full) (nullable): as bst_pack_read_plan()
 */
BstPack *
bst_pack_read (const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (BstPlan) plan = bst_plan_read (data, length, NULL, error);
  BstPack *self = plan != NULL ? bst_pack_read_plan (plan, name, error) : NULL;

  if (self != NULL)
    self->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  return self;
}

void
bst_pack_free (BstPack *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->base);
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->plan_id);
  g_free (self->plan_title);
  g_free (self->domain);
  g_free (self->instructions);
  g_free (self->contact);
  g_free (self->seal);
  g_free (self->base_sha256);
  g_free (self);
}

/* --- Looking at it --------------------------------------------------------------------------------------------------- */

static char *
explain (const char *message, const char *name, const char *value)
{
  return bst_text_fill (bst_text (NULL, message), (const char *[]) { name, value, NULL });
}

/* Returns: (transfer full) (nullable): what was changed that is not theirs, in words */
static char *
find_intrusion (const BstPack *self, BstFramework *framework)
{
  g_autoptr (BstTransaction) changes = bst_diff (self->base, self->plan);
  BstWording wording = { self->base, framework, NULL };

  for (guint i = 0; i < bst_transaction_get_n (changes); i++)
    {
      const BstChange *change = bst_transaction_get (changes, i);
      BstRecord *record =
          change->type == BST_CHANGE_SET ? bst_plan_find (self->base, change->kind, change->id) : change->record;
      g_autofree char *title = NULL, *what = NULL;
      if (bst_pack_may_change (self, change))
        continue;
      title = bst_word_record (&wording, record);
      what = change->type == BST_CHANGE_SET
                 ? g_strdup_printf ("%s: %s", title,
                                    bst_text (NULL, change->field->label != NULL ? change->field->label
                                                                                 : change->field->name))
                 : g_strdup_printf ("%s: %s", bst_text (NULL, bst_kinds[change->kind].one), title);
      return explain (
          N_ ("Something was changed in it that is not this domain's: {what}. Ask for the pack again, or ask the domain to undo that."),
          "what", what);
    }
  if (json_object_get_size (bst_plan_get_unknown (self->plan))
      != json_object_get_size (bst_plan_get_unknown (self->base)))
    return explain (
        N_ ("Something was changed in it that is not this domain's: {what}. Ask for the pack again, or ask the domain to undo that."),
        "what", "…");
  return NULL;
}

static gboolean
is_year_wrong (const BstPack *self, BstPlan *plan, gint64 year)
{
  BstRecord *settings = bst_plan_get_single (plan, BST_KIND_PLAN);
  gint64 first = bst_record_get_number (settings, "first-year"), last = bst_record_get_number (settings, "last-year");

  return (year != 0 && self->year != year) || (first != BST_UNSET && self->year < first)
         || (last != BST_UNSET && self->year > last);
}

static gboolean
has_changes (const BstPack *self)
{
  g_autoptr (BstTransaction) changes = bst_diff (self->base, self->plan);

  return bst_transaction_get_n (changes) > 0;
}

static void
follow_state (BstTransaction *transaction, BstRecord *theirs, BstRecord *ours)
{
  const BstField *field = bst_record_find_field (theirs, "state");
  gint64 state = bst_field_get (field, ours).num;

  if (state > bst_field_get (field, theirs).num)
    bst_transaction_set (transaction, theirs, field, (BstValue) { .num = state });
}

/**
 * bst_pack_get_theirs:
 * @plan: the plan that it is to come back into
 *
 * A planner may have declared complete or locked what the pack still calls submitted: that is no disagreement.
 *
 * Returns: (transfer full): the slice as it came back, no state behind that of @plan
 */
BstPlan *
bst_pack_get_theirs (const BstPack *self, BstPlan *plan)
{
  static const BstKindId kinds[] = { BST_KIND_BUDGET_LINKS, BST_KIND_CONTRIBUTIONS };
  BstPlan *theirs = bst_plan_copy (self->plan);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);

  bst_plan_index (theirs, NULL, NULL);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      BstCollection *collection = bst_plan_get_collection (theirs, kinds[k]);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        {
          BstRecord *record = bst_collection_get (collection, i), *ours = bst_plan_find (plan, kinds[k], record->id);
          if (ours != NULL)
            follow_state (transaction, record, ours);
        }
    }
  bst_plan_apply (theirs, transaction, NULL);
  return theirs;
}

/* A locked year may still get the pack that it was made from: that changes nothing. */
static gboolean
is_new_to (const BstPack *self, BstPlan *plan)
{
  g_autoptr (BstPlan) theirs = bst_pack_get_theirs (self, plan);
  g_autoptr (BstMerge) merge = bst_merge (self->base, plan, theirs);

  return bst_transaction_get_n (merge->transaction) > 0 || merge->conflicts->len > 0;
}

/**
 * bst_pack_check:
 * @plan: the plan that it is to come back into
 * @framework: (nullable): for titles
 * @year: the year that was asked; 0 for any of the plan
 * @ret_message: (out) (transfer full) (nullable): why it cannot be merged and what to do, for people; %NULL where it can
 *
 * Returns: whether it can be merged, and if not, why
 */
BstPackVerdict
bst_pack_check (const BstPack *self, BstPlan *plan, BstFramework *framework, gint64 year, char **ret_message)
{
  g_autofree char *seal = bst_pack_make_seal (plan, self), *number = g_strdup_printf ("%d", (int) self->year);
  g_autoptr (GError) error = NULL;

  *ret_message = NULL;
  if (strcmp (self->plan_id, bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "id")) != 0)
    {
      *ret_message = explain (N_ ("This pack was cut from another plan, “{title}”. Open that one to merge it."),
                              "title", self->plan_title);
      return BST_PACK_OTHER_PLAN;
    }
  if (strcmp (seal, self->seal) != 0)
    {
      *ret_message = g_strdup (bst_text (
          NULL,
          N_ ("Its seal is broken: what was asked, or what it was cut from, is not as it was sent. Ask for the pack again.")));
      return BST_PACK_TAMPERED;
    }
  if (is_year_wrong (self, plan, year))
    {
      *ret_message = explain (N_ ("This pack is for {year}, and that is not the year asked for."), "year", number);
      return BST_PACK_OTHER_YEAR;
    }
  if (!bst_merge_check (self->base, plan, self->plan, &error))
    {
      *ret_message = g_strdup (error->message);
      return BST_PACK_OTHER_VERSION;
    }
  if ((*ret_message = find_intrusion (self, framework)) != NULL)
    return BST_PACK_TAMPERED;
  if (bst_contribution_is_locked (plan, self->domain, self->year) && has_changes (self) && is_new_to (self, plan))
    {
      *ret_message =
          explain (N_ ("{year} is locked for this domain. Enter what it changes as a correction, with a reason."),
                   "year", number);
      return BST_PACK_LOCKED;
    }
  return BST_PACK_FINE;
}

/**
 * bst_pack_find_remark:
 *
 * Returns: what a planner should know of a pack that can be merged
 */
BstPackRemark
bst_pack_find_remark (const BstPack *self, BstPlan *plan)
{
  BstRecord *record = bst_contribution_find (self->plan, self->domain, self->year);

  if (!has_changes (self))
    return BST_PACK_EMPTY;
  if (!is_new_to (self, plan))
    return BST_PACK_MERGED;
  if (self->deadline != 0 && record != NULL && BST_CONTRIBUTION (record)->submitted_on > self->deadline)
    return BST_PACK_LATE;
  return record == NULL || BST_CONTRIBUTION (record)->state < BST_STATE_SUBMITTED ? BST_PACK_NOT_SUBMITTED
                                                                                  : BST_PACK_NO_REMARK;
}

/**
 * bst_pack_remark:
 *
 * Returns: (transfer full) (nullable): what a planner should know of a pack that can be merged, in a sentence
 */
char *
bst_pack_remark (const BstPack *self, BstPlan *plan, const char *language)
{
  static const char *const messages[] = {
    [BST_PACK_EMPTY] = N_ ("Nothing was filled in."),
    [BST_PACK_MERGED] = N_ ("Everything in it is in the plan already."),
    [BST_PACK_LATE] = N_ ("It came late: signed on {on}, expected by {by}."),
    [BST_PACK_NOT_SUBMITTED] = N_ ("It is not submitted: the domain may still be at it."),
  };
  BstRecord *record = bst_contribution_find (self->plan, self->domain, self->year);
  gint64 submitted = record != NULL ? BST_CONTRIBUTION (record)->submitted_on : 0;
  g_autofree char *on = bst_format_date (language, submitted), *by = bst_format_date (language, self->deadline);
  const char *message = messages[bst_pack_find_remark (self, plan)];

  return message != NULL ? bst_text_fill (bst_text (language, message), (const char *[]) { "on", on, "by", by, NULL })
                         : NULL;
}
