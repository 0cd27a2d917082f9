/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-points-source-private.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-actor.h"

#define LAST G_MAXINT64 /* groups that say what is missing stand behind the others */

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstActionPointsSource, bst_action_points_source, G_TYPE_OBJECT)

/* --- Objectives ------------------------------------------------------------------------------------------------- */

static void
objective_free (gpointer data)
{
  BstPointsObjective *objective = data;

  g_free (objective->code);
  g_free (objective->title);
  g_free (objective);
}

static void
add_objective (BstActionPointsSource *self, const BstNode *node, const char *top)
{
  BstPointsObjective *objective = g_new0 (BstPointsObjective, 1);

  objective->top = g_intern_string (top);
  objective->phase = g_intern_string (node->phase);
  objective->code = g_strdup (node->code);
  objective->title = g_strdup (node->title);
  objective->order = g_hash_table_size (self->objectives);
  g_hash_table_insert (self->objectives, g_strdup (node->id), objective);
}

static void
add_column (BstActionPointsSource *self, const char *phase, BstLevel level)
{
  BstPlan *plan = bst_document_get_plan (self->document);
  BstFramework *framework = bst_document_get_framework (self->document);
  g_autoptr (GPtrArray) nodes = bst_outline_list (plan, framework, phase, level, NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = g_ptr_array_index (nodes, i);
      g_autoptr (GPtrArray) children = bst_outline_children (plan, framework, node->id, NULL);

      add_objective (self, node, node->id);
      for (guint j = 0; j < children->len; j++)
        add_objective (self, g_ptr_array_index (children, j), node->id);
    }
}

/* Some 150 of them, in the order of the plan: made once, and again when an objective changes. */
static void
make_objectives (BstActionPointsSource *self)
{
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (self->document), "phases");

  self->objectives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, objective_free);
  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *phase = g_ptr_array_index (phases, i);
      add_column (self, phase->id, BST_LEVEL_OPERATIONAL);
      add_column (self, phase->id, BST_LEVEL_STRATEGIC);
    }
}

const BstPointsObjective *
bst_action_points_source_find_objective (BstActionPointsSource *self, const char *id)
{
  if (self->objectives == NULL)
    make_objectives (self);
  return id != NULL ? g_hash_table_lookup (self->objectives, id) : NULL;
}

/* --- Verdicts ---------------------------------------------------------------------------------------------------- */

/* All that a row shows of a verdict; never 0. */
static guint
sign (const BstVerdict *verdict)
{
  guint number = 1 + verdict->core_set;

  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    number = number * 4 + verdict->states[i];
  return number;
}

/* Remembers what was said, so that only rows whose verdict differs are touched. */
const BstVerdict *
bst_action_points_source_judge (BstActionPointsSource *self, BstRecord *point)
{
  const BstVerdict *verdict = bst_checker_get_verdict (bst_document_get_checker (self->document), point->id);

  if (verdict != NULL)
    g_hash_table_insert (self->judged, g_ref_string_acquire (point->id), GUINT_TO_POINTER (sign (verdict)));
  return verdict;
}

/**
 * bst_action_points_source_is_smart:
 *
 * Returns: whether all five letters are good
 */
gboolean
bst_action_points_source_is_smart (BstActionPointsSource *self, BstRecord *point)
{
  const BstVerdict *verdict = bst_action_points_source_judge (self, point);

  return verdict != NULL && verdict->n_good == BST_SMART_N_LETTERS;
}

static BstProgress
get_progress (BstActionPointsSource *self, BstRecord *point)
{
  return bst_action_point_get_progress (point, bst_document_get_context (self->document)->today);
}

gboolean
bst_action_points_source_is_late (BstActionPointsSource *self, BstRecord *point)
{
  return get_progress (self, point) == BST_PROGRESS_LATE;
}

/**
 * bst_action_points_source_needs_attention:
 *
 * Returns: whether there is something to do: late, or not SMART while it is neither completed nor stopped
 */
gboolean
bst_action_points_source_needs_attention (BstActionPointsSource *self, BstRecord *point)
{
  BstProgress progress = get_progress (self, point);

  return progress == BST_PROGRESS_LATE
         || (progress != BST_PROGRESS_CLOSED && !bst_action_points_source_is_smart (self, point));
}

/* --- Groups ------------------------------------------------------------------------------------------------------ */

static const BstField *
status_field (void)
{
  return bst_kind_get_field (BST_KIND_ACTION_POINTS, "status");
}

/**
 * bst_action_points_source_get_key:
 *
 * Returns: (transfer none): the id of the phase, owner, …, or the name of the status; "" where there is none
 */
const char *
bst_action_points_source_get_key (BstActionPointsSource *self, BstRecord *record, BstPointsGrouping by)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const BstPointsObjective *objective = NULL;
  const char *key = NULL;

  if (by == BST_POINTS_BY_OBJECTIVE || by == BST_POINTS_BY_PHASE)
    objective = bst_action_points_source_find_objective (self, point->objective);
  if (objective != NULL)
    key = by == BST_POINTS_BY_PHASE ? objective->phase : objective->top;
  else if (by == BST_POINTS_BY_OWNER)
    key = point->owner;
  else if (by == BST_POINTS_BY_DOMAIN)
    key = point->domain;
  else if (by == BST_POINTS_BY_STATUS)
    key = status_field ()->values[point->status].name;
  return key != NULL ? key : "";
}

static char *
title_of_nothing (BstPointsGrouping by)
{
  switch (by)
    {
    case BST_POINTS_BY_OWNER:
      return g_strdup (_ ("No owner yet"));
    case BST_POINTS_BY_DOMAIN:
      return g_strdup (_ ("No policy domain yet"));
    default:
      return g_strdup (_ ("No objective yet"));
    }
}

static char *
title_of_phase (BstActionPointsSource *self, const char *phase, gint64 *ret_order)
{
  const BstItem *item = bst_framework_find (bst_document_get_framework (self->document), phase);
  const char *title = item != NULL ? bst_item_get_short (item, NULL) : phase;

  *ret_order = item != NULL ? item->position : LAST - 1;
  return g_strdup (title);
}

static char *
title_of_objective (BstActionPointsSource *self, const char *key, gint64 *ret_order)
{
  const BstPointsObjective *objective = bst_action_points_source_find_objective (self, key);
  g_autofree char *phase = NULL;

  if (objective == NULL)
    return title_of_nothing (BST_POINTS_BY_OBJECTIVE);
  phase = title_of_phase (self, objective->phase, ret_order);
  *ret_order = objective->order;
  /* Translators: the heading of a group: phase of life · code and title of the objective */
  return g_strdup_printf (_ ("%s · %s %s"), phase, objective->code, objective->title);
}

static char *
title_of_status (const char *key, gint64 *ret_order)
{
  const BstEnumValue *values = status_field ()->values;

  *ret_order = bst_enum_index (values, key);
  return g_strdup (*ret_order >= 0 ? bst_text (NULL, values[*ret_order].label) : key);
}

/**
 * bst_action_points_source_get_title:
 * @key: from bst_action_points_source_get_key()
 * @ret_order: (out): sorts what is grouped
 *
 * Returns: (transfer full): what people call it
 */
char *
bst_action_points_source_get_title (BstActionPointsSource *self, BstPointsGrouping by, const char *key,
                                    gint64 *ret_order)
{
  *ret_order = LAST;
  if (key == NULL || *key == '\0')
    return title_of_nothing (by);
  if (by == BST_POINTS_BY_OBJECTIVE)
    return title_of_objective (self, key, ret_order);
  if (by == BST_POINTS_BY_PHASE)
    return title_of_phase (self, key, ret_order);
  if (by == BST_POINTS_BY_STATUS)
    return title_of_status (key, ret_order);
  *ret_order = 0;
  return bst_reference_title (bst_document_get_plan (self->document), bst_document_get_framework (self->document), key,
                              NULL);
}

/* --- Following the plan ------------------------------------------------------------------------------------------ */

static void
update_row (BstActionPointsSource *self, const char *id)
{
  BstRecord *record = bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ACTION_POINTS, id);

  if (record != NULL)
    bst_table_model_insert (self->model, id, record);
  else
    bst_table_model_remove (self->model, id);
  if (record == NULL)
    g_hash_table_remove (self->judged, id);
}

static void
touch_referrers (BstActionPointsSource *self, const char *id)
{
  GHashTable *sources = bst_plan_get_referrers (bst_document_get_plan (self->document), id);
  GHashTableIter iter;
  gpointer source;

  if (sources == NULL)
    return;
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    bst_table_model_touch (self->model, source);
}

/* Whether titles of groups change with it. */
static gboolean
concerns_all (BstActionPointsSource *self, const BstChange *change)
{
  static const char *const objective_fields[] = { "title", "phase", "parent", "level", "order", NULL };
  static const char *const plan_fields[] = { "language", "smart-variant", NULL };

  if (change->kind == BST_KIND_TERMS || change->kind == BST_KIND_FRAMEWORK)
    return TRUE;
  if (change->kind == BST_KIND_OBJECTIVES)
    return change->type != BST_CHANGE_SET || g_strv_contains (objective_fields, change->field->name);
  if (change->kind == BST_KIND_PLAN)
    return change->type == BST_CHANGE_SET && g_strv_contains (plan_fields, change->field->name);
  return change->kind == BST_KIND_ACTORS && change->type == BST_CHANGE_SET
         && g_strcmp0 (bst_table_model_get_grouping (self->model), "owner") == 0;
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstActionPointsSource *self)
{
  gboolean all = FALSE;

  bst_table_model_begin (self->model);
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->kind == BST_KIND_ACTION_POINTS)
        update_row (self, change->id);
      else if (change->kind == BST_KIND_ACTORS)
        touch_referrers (self, change->id);
      all = all || concerns_all (self, change);
    }
  if (all)
    {
      g_clear_pointer (&self->objectives, g_hash_table_unref);
      bst_table_model_touch_all (self->model);
    }
  bst_table_model_end (self->model);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Asking the checker never gives something stale, so a row that was not asked for its verdict shows the right one later. */
static void
checked_cb (BstChecker *checker, GPtrArray *ids, BstActionPointsSource *self)
{
  bst_table_model_begin (self->model);
  if (ids == NULL)
    bst_table_model_touch_all (self->model);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      guint said = GPOINTER_TO_UINT (g_hash_table_lookup (self->judged, id));
      const BstVerdict *verdict = said != 0 ? bst_checker_get_verdict (checker, id) : NULL;
      if (verdict != NULL && sign (verdict) != said)
        {
          bst_table_model_touch (self->model, id);
          g_hash_table_insert (self->judged, g_ref_string_acquire (g_ptr_array_index (ids, i)),
                               GUINT_TO_POINTER (sign (verdict)));
        }
    }
  bst_table_model_end (self->model);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Object ------------------------------------------------------------------------------------------------------ */

static void
fill (BstActionPointsSource *self)
{
  BstCollection *points = bst_plan_get_collection (bst_document_get_plan (self->document), BST_KIND_ACTION_POINTS);

  bst_table_model_begin (self->model);
  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      bst_table_model_insert (self->model, record->id, record);
    }
  bst_table_model_end (self->model);
}

static void
bst_action_points_source_dispose (GObject *object)
{
  BstActionPointsSource *self = BST_ACTION_POINTS_SOURCE (object);

  if (self->document != NULL)
    {
      g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (self->document));
      g_clear_signal_handler (&self->checked_handler, bst_document_get_checker (self->document));
    }
  /* the rows ask this object for what they show */
  if (self->model != NULL)
    bst_table_model_clear (self->model);
  g_clear_object (&self->model);
  g_clear_pointer (&self->objectives, g_hash_table_unref);
  g_clear_pointer (&self->judged, g_hash_table_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (bst_action_points_source_parent_class)->dispose (object);
}

static void
bst_action_points_source_class_init (BstActionPointsSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_action_points_source_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_ACTION_POINTS_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_action_points_source_init (BstActionPointsSource *self)
{
  self->model = bst_table_model_new (&bst_action_points_table_source, self);
  self->judged = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
}

/**
 * bst_action_points_source_new:
 * @document: (nullable): the plan; %NULL gives a model without rows
 *
 * Returns: (transfer full): lives at least as long as its model is shown
 */
BstActionPointsSource *
bst_action_points_source_new (BstDocument *document)
{
  BstActionPointsSource *self = g_object_new (BST_TYPE_ACTION_POINTS_SOURCE, NULL);

  if (document == NULL)
    return self;
  self->document = g_object_ref (document);
  fill (self);
  /* after the checker, so that a touched row reads its new verdict */
  self->applied_handler = g_signal_connect (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self);
  self->checked_handler =
      g_signal_connect (bst_document_get_checker (document), "changed", G_CALLBACK (checked_cb), self);
  return self;
}

/**
 * bst_action_points_source_get_model:
 *
 * Returns: (transfer none): a row per action point, under its id
 */
BstTableModel *
bst_action_points_source_get_model (BstActionPointsSource *self)
{
  return self->model;
}
