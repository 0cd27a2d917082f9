/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-portfolio-source-private.h"
#include <glib/gi18n.h>
#include "bst-cell-text.h"
#include "bst-text.h"
#include "kinds/bst-action.h"

#define SEVERAL "*" /* the key of a group: life phases that are more than one */

struct _BstPortfolioSource {
  BstRecordSource parent_instance;
  gulong changed_handler;
  gint64 today;
};

G_DEFINE_FINAL_TYPE (BstPortfolioSource, bst_portfolio_source, BST_TYPE_RECORD_SOURCE)

static BstPortfolio *
get_portfolio (gpointer self)
{
  return bst_document_get_portfolio (bst_record_source_get_document (self));
}

const BstAppraisal *
bst_portfolio_source_appraise (gpointer self, gpointer record)
{
  return bst_portfolio_get (get_portfolio (self), BST_RECORD (record)->id);
}

/**
 * bst_portfolio_source_get_provenance:
 *
 * Returns: the weakest provenance of the scores, since one self-declared score makes the reading so (R169); -1: no score
 */
gint64
bst_portfolio_source_get_provenance (gpointer record)
{
  const BstVec *scores = BST_ACTION (record)->scores;
  gint64 weakest = -1;

  for (guint i = 0; i < bst_vec_length (scores); i++)
    {
      const BstScore *score = scores->items[i];
      /* what is not said counts as self-declared */
      gint64 provenance = MAX (score->provenance, BST_PROVENANCE_SELF_DECLARED);
      if (score->value != BST_UNSET)
        weakest = weakest < 0 ? provenance : MIN (weakest, provenance);
    }
  return weakest;
}

/**
 * bst_portfolio_source_get_assessed:
 *
 * Returns: the day of the latest score, or 0
 */
gint64
bst_portfolio_source_get_assessed (gpointer record)
{
  const BstVec *scores = BST_ACTION (record)->scores;
  gint64 latest = 0;

  for (guint i = 0; i < bst_vec_length (scores); i++)
    latest = MAX (latest, ((const BstScore *) scores->items[i])->date);
  return latest;
}

/* --- Filters ------------------------------------------------------------------------------------------------------ */

static const BstFilter filters[BST_PORTFOLIO_N_FILTERS] = {
  [BST_PORTFOLIO_ADVICE] = { "advice", N_ ("Advice"), NULL, BST_FILTER_MAIN },
  [BST_PORTFOLIO_QUALITY] = { "quality", N_ ("Quality"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_ROLE] = { "role", N_ ("Role"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_PHASE] = { "phase", N_ ("Phase"), NULL, BST_FILTER_MAIN },
  [BST_PORTFOLIO_OBJECTIVE] = { "objective", N_ ("Objective"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_OWNER] = { "owner", N_ ("Owner"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_DOMAIN] = { "domain", N_ ("Policy domain"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_REACH] = { "reach", N_ ("Reach"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_GROUP] = { "group", N_ ("Group"), NULL, BST_FILTER_MAIN },
  [BST_PORTFOLIO_SETTING] = { "setting", N_ ("Setting"), NULL, BST_FILTER_MAIN },
  [BST_PORTFOLIO_STAGE] = { "stage", N_ ("Scaling up"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_PROVENANCE] = { "provenance", N_ ("Provenance"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_EVIDENCE] = { "evidence", N_ ("Evidence"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_TRANSITION] = { "transition", N_ ("Transition path"), NULL, BST_FILTER_PLAIN },
  [BST_PORTFOLIO_LEVEL] = { "level", N_ ("Level"), NULL, BST_FILTER_PLAIN },
};

static const BstEnumValue *
get_values (guint aspect)
{
  static const struct {
    guint aspect;
    const char *field;
  } fields[] = {
    { BST_PORTFOLIO_ROLE, "kind" },
    { BST_PORTFOLIO_STAGE, "scaling-stage" },
    { BST_PORTFOLIO_PROVENANCE, "reach-provenance" }, /* scores have the same words */
    { BST_PORTFOLIO_LEVEL, "level" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].aspect == aspect)
      return bst_kind_get_field (BST_KIND_ACTIONS, fields[i].field)->values;
  return NULL;
}

static void
add_key (GPtrArray *keys, const char *key)
{
  if (key != NULL && *key != '\0' && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, (gpointer) key);
}

static void
add_refs (GPtrArray *keys, const BstVec *ids)
{
  for (guint i = 0; i < bst_vec_length (ids); i++)
    add_key (keys, ids->items[i]);
}

static const BstIndexedObjective *
find_objective (gpointer self, const char *id)
{
  return bst_objective_index_find (bst_record_source_get_objectives (self), id);
}

/* What the action says itself; where it says nothing, the phase of what it serves. */
static void
add_phases (gpointer self, const BstAction *action, GPtrArray *keys)
{
  const BstIndexedObjective *objective = find_objective (self, action->primary_objective);

  add_refs (keys, action->phases);
  if (keys->len == 0 && objective != NULL)
    add_key (keys, objective->phase);
}

static void
add_objectives (gpointer self, const BstAction *action, GPtrArray *keys)
{
  const BstIndexedObjective *objective = find_objective (self, action->primary_objective);

  add_key (keys, objective != NULL ? objective->top : NULL);
  for (guint i = 0; i < bst_vec_length (action->other_objectives); i++)
    {
      objective = find_objective (self, action->other_objectives->items[i]);
      add_key (keys, objective != NULL ? objective->top : NULL);
    }
}

/* The name of a value that a record always has one of; NULL where the aspect is of another kind, or nothing is said. */
static const char *
get_value_name (const BstAction *action, gpointer record, guint aspect)
{
  gint64 value = aspect == BST_PORTFOLIO_ROLE         ? action->kind
                 : aspect == BST_PORTFOLIO_STAGE      ? action->scaling_stage
                 : aspect == BST_PORTFOLIO_PROVENANCE ? bst_portfolio_source_get_provenance (record)
                 : action->level != 0                 ? action->level
                                                      : -1;

  return get_values (aspect) != NULL && value >= 0 ? get_values (aspect)[value].name : NULL;
}

static const char *
get_reading_name (const BstAppraisal *appraisal, guint aspect)
{
  if (aspect == BST_PORTFOLIO_ADVICE)
    return bst_advice_names[appraisal->advice].name;
  if (aspect == BST_PORTFOLIO_QUALITY)
    return bst_quality_names[appraisal->quality].name;
  return aspect == BST_PORTFOLIO_REACH ? bst_reach_names[appraisal->reach].name : NULL;
}

static void
add_keys (gpointer self, gpointer record, guint aspect, GPtrArray *keys)
{
  const BstAction *action = BST_ACTION (record);
  const BstAppraisal *appraisal = bst_portfolio_source_appraise (self, record);

  if (appraisal == NULL)
    return;
  add_key (keys, get_reading_name (appraisal, aspect));
  add_key (keys, get_value_name (action, record, aspect));
  if (aspect == BST_PORTFOLIO_PHASE)
    add_phases (self, action, keys);
  else if (aspect == BST_PORTFOLIO_OBJECTIVE)
    add_objectives (self, action, keys);
  else if (aspect == BST_PORTFOLIO_OWNER)
    add_key (keys, action->owner);
  else if (aspect == BST_PORTFOLIO_DOMAIN)
    add_key (keys, action->domain);
  else if (aspect == BST_PORTFOLIO_EVIDENCE)
    add_key (keys, action->evidence);
  add_refs (keys, aspect == BST_PORTFOLIO_DOMAIN       ? action->domains
                  : aspect == BST_PORTFOLIO_GROUP      ? action->groups
                  : aspect == BST_PORTFOLIO_SETTING    ? action->settings
                  : aspect == BST_PORTFOLIO_TRANSITION ? action->transition_paths
                                                       : NULL);
}

/* --- What people call a key ----------------------------------------------------------------------------------------- */

static char *
title_of_nothing (guint aspect)
{
  switch (aspect)
    {
    case BST_PORTFOLIO_OWNER:
      return g_strdup (_ ("No owner yet"));
    case BST_PORTFOLIO_DOMAIN:
      return g_strdup (_ ("No policy domain yet"));
    case BST_PORTFOLIO_OBJECTIVE:
      return g_strdup (_ ("No objective yet"));
    case BST_PORTFOLIO_PHASE:
      return g_strdup (_ ("No life phase yet"));
    case BST_PORTFOLIO_GROUP:
      return g_strdup (_ ("No group in particular"));
    case BST_PORTFOLIO_PROVENANCE:
      return g_strdup (_ ("No scores yet"));
    default:
      return g_strdup (_ ("Not said"));
    }
}

static char *
title_of_reading (const BstAppraisalName *names, guint n, const char *key, gint64 *ret_order)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i].name, key))
      {
        *ret_order = i;
        return g_strdup (_ (names[i].label));
      }
  return g_strdup (key);
}

static char *
title_of_value (const BstEnumValue *values, const char *key, gint64 *ret_order)
{
  *ret_order = bst_enum_index (values, key);
  return g_strdup (*ret_order >= 0 ? bst_text (NULL, values[*ret_order].label) : key);
}

static char *
title_of_reference (gpointer self, const char *key, gint64 *ret_order)
{
  BstDocument *document = bst_record_source_get_document (self);
  const BstItem *item = bst_framework_find (bst_document_get_framework (document), key);

  *ret_order = item != NULL ? item->position : G_MAXINT;
  return bst_cell_text_reference (document, key);
}

static char *
title (gpointer self, guint aspect, const char *key, gint64 *ret_order)
{
  *ret_order = BST_ORDER_LAST;
  if (key == NULL || *key == '\0')
    return title_of_nothing (aspect);
  if (g_str_equal (key, SEVERAL))
    return g_strdup (_ ("Several life phases"));
  switch (aspect)
    {
    case BST_PORTFOLIO_ADVICE:
      return title_of_reading (bst_advice_names, BST_N_ADVICES, key, ret_order);
    case BST_PORTFOLIO_QUALITY:
      return title_of_reading (bst_quality_names, BST_N_QUALITIES, key, ret_order);
    case BST_PORTFOLIO_REACH:
      return title_of_reading (bst_reach_names, BST_N_REACHES, key, ret_order);
    case BST_PORTFOLIO_OBJECTIVE:
      return bst_objective_index_title (bst_record_source_get_objectives (self), key, ret_order);
    case BST_PORTFOLIO_PHASE:
      return bst_objective_index_phase_title (bst_record_source_get_objectives (self), key, ret_order);
    default:
      return get_values (aspect) != NULL ? title_of_value (get_values (aspect), key, ret_order)
                                         : title_of_reference (self, key, ret_order);
    }
}

static char *
count_words (guint n)
{
  return g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
}

const BstFilterSource bst_portfolio_filters = {
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .add_keys = add_keys,
  .title = title,
  .count_words = count_words,
};

/* --- Groups --------------------------------------------------------------------------------------------------------- */

/* A row stands in one group: an action of several phases in a group of its own, and by objective and domain under the
 * first one of the action. */
const char *
bst_portfolio_group_key (gpointer self, gpointer record, guint grouping)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  add_keys (self, record, grouping, keys);
  if (grouping == BST_PORTFOLIO_PHASE && keys->len > 1)
    return SEVERAL;
  if (grouping == BST_PORTFOLIO_DOMAIN)
    return BST_ACTION (record)->domain;
  if (grouping == BST_PORTFOLIO_OBJECTIVE && find_objective (self, BST_ACTION (record)->primary_objective) == NULL)
    return NULL;
  return keys->len > 0 ? keys->pdata[0] : NULL;
}

char *
bst_portfolio_group_title (gpointer self, const char *key, guint grouping, gint64 *ret_order)
{
  return title (self, grouping, key, ret_order);
}

/* --- Following ------------------------------------------------------------------------------------------------------ */

/* A transaction touches the rows by itself; another day may bring another set of criteria. */
static void
portfolio_changed_cb (BstPortfolioSource *self)
{
  BstRecordSource *source = BST_RECORD_SOURCE (self);
  gint64 today = bst_document_get_context (bst_record_source_get_document (source))->today;

  if (today == self->today)
    return;
  self->today = today;
  bst_record_source_touch_all (source);
  bst_record_source_tell (source);
}

static void
follow (BstRecordSource *source)
{
  BstPortfolioSource *self = BST_PORTFOLIO_SOURCE (source);

  self->today = bst_document_get_context (bst_record_source_get_document (source))->today;
  self->changed_handler =
      g_signal_connect_swapped (get_portfolio (self), "changed", G_CALLBACK (portfolio_changed_cb), self);
}

static void
unfollow (BstRecordSource *source)
{
  g_clear_signal_handler (&BST_PORTFOLIO_SOURCE (source)->changed_handler, get_portfolio (source));
}

static gboolean
concerns_all (BstRecordSource *self, const BstChange *change)
{
  return change->kind == BST_KIND_CRITERIA_SETS;
}

static char *
check (BstRecordSource *self, const BstField *field, BstValue value)
{
  if (g_str_equal (field->name, "title") && value.ptr == NULL)
    return g_strdup (_ ("An action needs a name: what people know it by."));
  return NULL;
}

static void
bst_portfolio_source_class_init (BstPortfolioSourceClass *klass)
{
  BstRecordSourceClass *source_class = BST_RECORD_SOURCE_CLASS (klass);

  source_class->kind = BST_KIND_ACTIONS;
  source_class->table = &bst_portfolio_table_source;
  source_class->fields = bst_portfolio_fields;
  source_class->follow = follow;
  source_class->unfollow = unfollow;
  source_class->concerns_all = concerns_all;
  source_class->check = check;
}

static void
bst_portfolio_source_init (BstPortfolioSource *self)
{
}
