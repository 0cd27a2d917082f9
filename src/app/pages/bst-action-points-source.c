/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-points-source-private.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-actor.h"

struct _BstActionPointsSource {
  BstRecordSource parent_instance;
  GHashTable *judged; /* id → what the row says of its verdict, of the rows that were asked for it */
  gulong checked_handler;
};

G_DEFINE_FINAL_TYPE (BstActionPointsSource, bst_action_points_source, BST_TYPE_RECORD_SOURCE)

static BstDocument *
get_document (gpointer self)
{
  return bst_record_source_get_document (self);
}

const BstIndexedObjective *
bst_action_points_source_find_objective (gpointer self, const char *id)
{
  return bst_objective_index_find (bst_record_source_get_objectives (self), id);
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
bst_action_points_source_judge (gpointer self, BstRecord *point)
{
  const BstVerdict *verdict = bst_checker_get_verdict (bst_document_get_checker (get_document (self)), point->id);

  if (verdict != NULL)
    g_hash_table_insert (BST_ACTION_POINTS_SOURCE (self)->judged, g_ref_string_acquire (point->id),
                         GUINT_TO_POINTER (sign (verdict)));
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
  return bst_action_point_get_progress (point, bst_document_get_context (get_document (self))->today);
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
  const BstIndexedObjective *objective = NULL;
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
  *ret_order = BST_ORDER_LAST;
  if (key == NULL || *key == '\0')
    return title_of_nothing (by);
  if (by == BST_POINTS_BY_OBJECTIVE)
    return bst_objective_index_title (bst_record_source_get_objectives (BST_RECORD_SOURCE (self)), key, ret_order);
  if (by == BST_POINTS_BY_PHASE)
    return bst_objective_index_phase_title (bst_record_source_get_objectives (BST_RECORD_SOURCE (self)), key,
                                            ret_order);
  if (by == BST_POINTS_BY_STATUS)
    return title_of_status (key, ret_order);
  *ret_order = 0;
  return bst_reference_title (bst_document_get_plan (get_document (self)),
                              bst_document_get_framework (get_document (self)), key, NULL);
}

/* --- Filters ----------------------------------------------------------------------------------------------------- */

static const BstFilter filters[BST_POINTS_N_FILTERS] = {
  [BST_POINTS_BY_PHASE] = { "phase", N_ ("Phase"), NULL, BST_FILTER_MAIN },
  [BST_POINTS_BY_DOMAIN] = { "domain", N_ ("Policy domain"), NULL, BST_FILTER_MAIN },
  [BST_POINTS_BY_OWNER] = { "owner", N_ ("Owner"), NULL, BST_FILTER_MAIN },
  [BST_POINTS_BY_STATUS] = { "status", N_ ("Status"), NULL, BST_FILTER_MAIN },
  [BST_POINTS_BY_OBJECTIVE] = { "objective", N_ ("Objective"), NULL, BST_FILTER_PLAIN },
  [BST_POINTS_ATTENTION] = { "attention", N_ ("Late or not SMART"),
                             N_ ("Only the action points that ask for something: their deadline has passed, or a letter "
                                 "of SMART is not good yet"),
                             BST_FILTER_MAIN | BST_FILTER_TOGGLE },
};

static void
add_keys (gpointer self, gpointer record, guint filter, GPtrArray *keys)
{
  const char *key = filter != BST_POINTS_ATTENTION
                        ? bst_action_points_source_get_key (self, record, (BstPointsGrouping) filter)
                    : bst_action_points_source_needs_attention (self, record) ? "yes"
                                                                              : "";

  if (*key != '\0')
    g_ptr_array_add (keys, (gpointer) key);
}

static char *
filter_title (gpointer self, guint filter, const char *key, gint64 *ret_order)
{
  return bst_action_points_source_get_title (self, (BstPointsGrouping) filter, key, ret_order);
}

static char *
count_words (guint n)
{
  return g_strdup_printf (ngettext ("%u action point", "%u action points", n), n);
}

const BstFilterSource bst_action_points_filters = {
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .add_keys = add_keys,
  .title = filter_title,
  .count_words = count_words,
};

/* --- Following the plan ------------------------------------------------------------------------------------------ */

static gboolean
concerns_all (BstRecordSource *self, const BstChange *change)
{
  return change->kind == BST_KIND_PLAN && change->type == BST_CHANGE_SET
         && g_str_equal (change->field->name, "smart-variant");
}

static void
forgotten (BstRecordSource *self, const char *id)
{
  g_hash_table_remove (BST_ACTION_POINTS_SOURCE (self)->judged, id);
}

static void
touch_if_other (BstActionPointsSource *self, BstChecker *checker, BstTableModel *model, char *id)
{
  guint said = GPOINTER_TO_UINT (g_hash_table_lookup (self->judged, id));
  const BstVerdict *verdict = said != 0 ? bst_checker_get_verdict (checker, id) : NULL;

  if (verdict == NULL || sign (verdict) == said)
    return;
  bst_table_model_touch (model, id);
  g_hash_table_insert (self->judged, g_ref_string_acquire (id), GUINT_TO_POINTER (sign (verdict)));
}

/* Asking the checker never gives something stale, so a row that was not asked for its verdict shows the right one later. */
static void
checked_cb (BstChecker *checker, GPtrArray *ids, BstActionPointsSource *self)
{
  BstTableModel *model = bst_record_source_get_model (BST_RECORD_SOURCE (self));

  bst_table_model_begin (model);
  if (ids == NULL)
    bst_table_model_touch_all (model);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    touch_if_other (self, checker, model, g_ptr_array_index (ids, i));
  bst_table_model_end (model);
  bst_record_source_tell (BST_RECORD_SOURCE (self));
}

static void
follow (BstRecordSource *self)
{
  BST_ACTION_POINTS_SOURCE (self)->checked_handler =
      g_signal_connect (bst_document_get_checker (get_document (self)), "changed", G_CALLBACK (checked_cb), self);
}

static void
unfollow (BstRecordSource *self)
{
  g_clear_signal_handler (&BST_ACTION_POINTS_SOURCE (self)->checked_handler,
                          bst_document_get_checker (get_document (self)));
}

static char *
check (BstRecordSource *self, const BstField *field, BstValue value)
{
  if (g_str_equal (field->name, "title") && value.ptr == NULL)
    return g_strdup (_ ("An action point needs a name: say who does what."));
  return NULL;
}

/* --- Object ------------------------------------------------------------------------------------------------------ */

static void
bst_action_points_source_finalize (GObject *object)
{
  g_hash_table_unref (BST_ACTION_POINTS_SOURCE (object)->judged);
  G_OBJECT_CLASS (bst_action_points_source_parent_class)->finalize (object);
}

static void
bst_action_points_source_class_init (BstActionPointsSourceClass *klass)
{
  BstRecordSourceClass *source_class = BST_RECORD_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bst_action_points_source_finalize;
  source_class->kind = BST_KIND_ACTION_POINTS;
  source_class->table = &bst_action_points_table_source;
  source_class->fields = bst_action_points_fields;
  source_class->follow = follow;
  source_class->unfollow = unfollow;
  source_class->concerns_all = concerns_all;
  source_class->forgotten = forgotten;
  source_class->check = check;
}

static void
bst_action_points_source_init (BstActionPointsSource *self)
{
  self->judged = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
}
