/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-coverage.h"
#include "kinds/bst-action-point.h"
#include <string.h>

#define N_STATUSES (BST_STATUS_STOPPED + 1)

/* What one record adds to the counts: remembered, so that it can be taken off exactly. */
typedef struct {
  char *objective, *top; /* top: NULL where it is the objective itself */
  BstCounts counts;
  gint64 status; /* -1: no action point */
  gboolean smart;
} Part;

struct _BstCoverage {
  GObject parent_instance;
  BstPlan *plan;
  BstFramework *framework;
  BstChecker *checker;
  GHashTable *parts;   /* record id → Part */
  GHashTable *entries; /* objective id → BstCounts */
  BstCounts total;
  guint n_status[N_STATUSES];
  gulong applied_handler, checked_handler;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstCoverage, bst_coverage, G_TYPE_OBJECT)

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->objective);
  g_free (part->top);
  g_free (part);
}

static void
add_counts (BstCounts *sum, const BstCounts *counts, int sign)
{
  sum->n_points += (guint) (sign * (int) counts->n_points);
  sum->n_smart += (guint) (sign * (int) counts->n_smart);
  sum->n_late += (guint) (sign * (int) counts->n_late);
  sum->n_actions += (guint) (sign * (int) counts->n_actions);
  sum->n_indicators += (guint) (sign * (int) counts->n_indicators);
}

static void
add_to_entry (BstCoverage *self, const char *objective, const BstCounts *counts, int sign)
{
  BstCounts *entry = objective != NULL ? g_hash_table_lookup (self->entries, objective) : NULL;

  if (objective == NULL)
    return;
  if (entry == NULL)
    g_hash_table_insert (self->entries, g_strdup (objective), entry = g_new0 (BstCounts, 1));
  add_counts (entry, counts, sign);
}

static void
add_part (BstCoverage *self, const Part *part, int sign)
{
  add_to_entry (self, part->objective, &part->counts, sign);
  add_to_entry (self, part->top, &part->counts, sign);
  add_counts (&self->total, &part->counts, sign);
  if (part->status >= 0)
    self->n_status[part->status] += (guint) sign;
}

/* Where one record counts for several objectives, which only indicators do, each gets a part of its own. */
static Part *
part_new (BstCoverage *self, const char *objective, gint64 status)
{
  Part *part = g_new0 (Part, 1);

  part->objective = g_strdup (objective);
  part->status = status;
  if (objective != NULL)
    part->top = bst_outline_top (self->plan, self->framework, objective);
  if (g_strcmp0 (part->top, objective) == 0)
    g_clear_pointer (&part->top, g_free);
  return part;
}

static Part *
part_of_point (BstCoverage *self, BstRecord *record, gboolean smart)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  Part *part = part_new (self, point->objective, point->status);
  gint64 today = bst_checker_get_context (self->checker)->today;

  part->smart = smart;
  if (point->status == BST_STATUS_STOPPED)
    return part;
  part->counts.n_points = 1;
  part->counts.n_smart = smart ? 1 : 0;
  part->counts.n_late = bst_action_point_get_progress (record, today) == BST_PROGRESS_LATE ? 1 : 0;
  return part;
}

static Part *
part_of_action (BstCoverage *self, BstRecord *record)
{
  const char *objective = bst_record_get_text (record, "primary-objective");
  Part *part = part_new (self, *objective != '\0' ? objective : NULL, -1);

  part->counts.n_actions = 1;
  return part;
}

static void
drop_part (BstCoverage *self, const char *key)
{
  Part *part = g_hash_table_lookup (self->parts, key);

  if (part == NULL)
    return;
  add_part (self, part, -1);
  g_hash_table_remove (self->parts, key);
}

static void
keep_part (BstCoverage *self, const char *key, Part *part)
{
  add_part (self, part, 1);
  g_hash_table_insert (self->parts, g_strdup (key), part);
}

static gboolean
is_smart (BstCoverage *self, const char *id)
{
  const BstVerdict *verdict = bst_checker_get_verdict (self->checker, id);

  return verdict != NULL && verdict->n_good == BST_SMART_N_LETTERS;
}

static gboolean
was_smart (BstCoverage *self, const char *id)
{
  const Part *part = g_hash_table_lookup (self->parts, id);

  return part != NULL && part->smart;
}

static void
update_point (BstCoverage *self, const char *id, gboolean smart)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_ACTION_POINTS, id);

  drop_part (self, id);
  if (record != NULL)
    keep_part (self, id, part_of_point (self, record, smart));
}

static void
update_action (BstCoverage *self, const char *id)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_ACTIONS, id);

  drop_part (self, id);
  if (record != NULL)
    keep_part (self, id, part_of_action (self, record));
}

/* before: the set the parts were made from. */
static void
update_indicator (BstCoverage *self, const char *id, const BstVec *before)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_INDICATORS, id);
  const BstField *field = bst_kind_get_field (BST_KIND_INDICATORS, "objectives");
  const BstVec *now = bst_field_get (field, record).ptr;

  for (guint i = 0; i < bst_vec_length (before); i++)
    {
      g_autofree char *key = g_strconcat (id, " ", before->items[i], NULL);
      drop_part (self, key);
    }
  for (guint i = 0; i < bst_vec_length (now); i++)
    {
      g_autofree char *key = g_strconcat (id, " ", now->items[i], NULL);
      Part *part = part_new (self, now->items[i], -1);
      part->counts.n_indicators = 1;
      drop_part (self, key);
      keep_part (self, key, part);
    }
}

/* --- Following the plan -------------------------------------------------------------------------------------- */

static void
follow_indicator (BstCoverage *self, const BstChange *change)
{
  const BstField *field = bst_kind_get_field (BST_KIND_INDICATORS, "objectives");

  if (change->type == BST_CHANGE_SET && change->field == field)
    update_indicator (self, change->id, change->before.ptr);
  else if (change->type != BST_CHANGE_SET)
    update_indicator (self, change->id, bst_field_get (field, change->record).ptr);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstCoverage *self)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->kind == BST_KIND_ACTION_POINTS)
        update_point (self, change->id, was_smart (self, change->id));
      else if (change->kind == BST_KIND_ACTIONS)
        update_action (self, change->id);
      else if (change->kind == BST_KIND_INDICATORS)
        follow_indicator (self, change);
      moved |=
          change->kind == BST_KIND_OBJECTIVES && change->field != NULL && strcmp (change->field->name, "parent") == 0;
    }
  if (moved)
    bst_coverage_refresh (self); /* rare: parts remember the objective above them */
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
checked_cb (BstChecker *checker, GPtrArray *ids, BstCoverage *self)
{
  if (ids == NULL) /* any may differ: the checker tells each verdict as it makes it anew */
    return;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      if (bst_plan_find (self->plan, BST_KIND_ACTION_POINTS, id) != NULL)
        update_point (self, id, is_smart (self, id));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
count_all (BstCoverage *self)
{
  BstCollection *points = bst_plan_get_collection (self->plan, BST_KIND_ACTION_POINTS);
  BstCollection *actions = bst_plan_get_collection (self->plan, BST_KIND_ACTIONS);
  BstCollection *indicators = bst_plan_get_collection (self->plan, BST_KIND_INDICATORS);

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      const char *id = bst_collection_get (points, i)->id;
      update_point (self, id, was_smart (self, id)); /* the checker tells the verdicts as it makes them */
    }
  for (guint i = 0; i < bst_collection_get_n (actions); i++)
    update_action (self, bst_collection_get (actions, i)->id);
  for (guint i = 0; i < bst_collection_get_n (indicators); i++)
    update_indicator (self, bst_collection_get (indicators, i)->id, NULL);
}

/**
 * bst_coverage_refresh:
 *
 * Counts everything again: for a new day, or when objectives moved.
 */
void
bst_coverage_refresh (BstCoverage *self)
{
  count_all (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Asking -------------------------------------------------------------------------------------------------- */

/**
 * bst_coverage_get:
 * @objective_id: an objective or sub-objective
 *
 * Returns: its counts, those of its sub-objectives included
 */
BstCounts
bst_coverage_get (BstCoverage *self, const char *objective_id)
{
  const BstCounts *entry = g_hash_table_lookup (self->entries, objective_id);

  return entry != NULL ? *entry : (BstCounts) { 0 };
}

BstCounts
bst_coverage_get_total (BstCoverage *self)
{
  return self->total;
}

/**
 * bst_coverage_get_n_status:
 * @status: a #BstStatus
 *
 * Returns: how many action points have it
 */
guint
bst_coverage_get_n_status (BstCoverage *self, gint64 status)
{
  return status >= 0 && status < N_STATUSES ? self->n_status[status] : 0;
}

/**
 * bst_coverage_get_phase:
 * @phase: a framework id
 *
 * Returns: how far its objectives are covered; what stands under a strategic objective counts as action point only
 */
BstPhaseCounts
bst_coverage_get_phase (BstCoverage *self, const char *phase)
{
  BstPhaseCounts counts = { 0 };

  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    {
      g_autoptr (GPtrArray) nodes = bst_outline_list (self->plan, self->framework, phase, (BstLevel) level, NULL);
      for (guint i = 0; i < nodes->len; i++)
        {
          const BstNode *node = g_ptr_array_index (nodes, i);
          BstCounts one = bst_coverage_get (self, node->id);
          counts.n_points += one.n_points;
          counts.n_objectives += level == BST_LEVEL_OPERATIONAL ? 1 : 0;
          counts.n_with_points += level == BST_LEVEL_OPERATIONAL && one.n_points > 0 ? 1 : 0;
        }
    }
  return counts;
}

/* --- Object -------------------------------------------------------------------------------------------------- */

static void
bst_coverage_dispose (GObject *object)
{
  BstCoverage *self = BST_COVERAGE (object);

  if (self->plan != NULL)
    g_clear_signal_handler (&self->applied_handler, self->plan);
  if (self->checker != NULL)
    g_clear_signal_handler (&self->checked_handler, self->checker);
  g_clear_object (&self->plan);
  g_clear_object (&self->framework);
  g_clear_object (&self->checker);
  G_OBJECT_CLASS (bst_coverage_parent_class)->dispose (object);
}

static void
bst_coverage_finalize (GObject *object)
{
  BstCoverage *self = BST_COVERAGE (object);

  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->entries);
  G_OBJECT_CLASS (bst_coverage_parent_class)->finalize (object);
}

static void
bst_coverage_class_init (BstCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_coverage_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_coverage_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_COVERAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_coverage_init (BstCoverage *self)
{
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * bst_coverage_new:
 *
 * Counts the plan and follows it. Which action points are SMART comes in as @checker looks at them.
 *
 * Returns: (transfer full): the coverage; signal "changed" after each transaction and each step of the checker
 */
BstCoverage *
bst_coverage_new (BstPlan *plan, BstFramework *framework, BstChecker *checker)
{
  BstCoverage *self = g_object_new (BST_TYPE_COVERAGE, NULL);

  self->plan = g_object_ref (plan);
  self->framework = g_object_ref (framework);
  self->checker = g_object_ref (checker);
  count_all (self);
  self->applied_handler = g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), self);
  self->checked_handler = g_signal_connect (checker, "changed", G_CALLBACK (checked_cb), self);
  return self;
}
