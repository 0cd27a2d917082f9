/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-kinds.c - the kinds of records in the order of the file, and their ids. */
#include "bst-record.h"
#include <string.h>

#define DECLARE(name) GType bst_##name##_get_type (void)
DECLARE (framework_ref);
DECLARE (plan_settings);
DECLARE (objective);
DECLARE (action);
DECLARE (action_point);
DECLARE (indicator);
DECLARE (measurement);
DECLARE (actor);
DECLARE (article);
DECLARE (budget_link);
DECLARE (contribution);
DECLARE (domain_mapping);
DECLARE (session);
DECLARE (card);
DECLARE (toc_link);
DECLARE (assessment);
DECLARE (review);
DECLARE (decision);
DECLARE (gap_judgement);
DECLARE (criteria_set);
DECLARE (term);
DECLARE (snapshot);
DECLARE (log_entry);

const BstKind bst_kinds[BST_N_KINDS] = {
  [BST_KIND_FRAMEWORK] = { "framework", "fw", N_ ("Framework"), N_ ("Frameworks"), bst_framework_ref_get_type, BST_KIND_SINGLETON },
  [BST_KIND_PLAN] = { "plan", "pl", N_ ("Plan"), N_ ("Plans"), bst_plan_settings_get_type, BST_KIND_SINGLETON },
  [BST_KIND_OBJECTIVES] = { "objectives", "ob", N_ ("Objective"), N_ ("Objectives"), bst_objective_get_type, BST_KIND_OVERLAY },
  [BST_KIND_ACTIONS] = { "actions", "ac", N_ ("Action"), N_ ("Actions"), bst_action_get_type, 0 },
  [BST_KIND_ACTION_POINTS] = { "action-points", "ap", N_ ("Action point"), N_ ("Action points"), bst_action_point_get_type, 0 },
  [BST_KIND_INDICATORS] = { "indicators", "in", N_ ("Indicator"), N_ ("Indicators"), bst_indicator_get_type, BST_KIND_OVERLAY },
  [BST_KIND_MEASUREMENTS] = { "measurements", "me", N_ ("Measurement"), N_ ("Measurements"), bst_measurement_get_type, 0 },
  [BST_KIND_ACTORS] = { "actors", "or", N_ ("Organisation"), N_ ("Organisations"), bst_actor_get_type, 0 },
  [BST_KIND_ARTICLES] = { "articles", "ar", N_ ("Budget article"), N_ ("Budget articles"), bst_article_get_type, 0 },
  [BST_KIND_BUDGET_LINKS] = { "budget-links", "bl", N_ ("Budget link"), N_ ("Budget links"), bst_budget_link_get_type, 0 },
  [BST_KIND_CONTRIBUTIONS] = { "contributions", "con", N_ ("Contribution"), N_ ("Contributions"), bst_contribution_get_type, BST_KIND_NATURAL },
  [BST_KIND_DOMAIN_MAP] = { "domain-map", "dm", N_ ("Reporting line"), N_ ("Reporting lines"), bst_domain_mapping_get_type, BST_KIND_NATURAL },
  [BST_KIND_SESSIONS] = { "sessions", "se", N_ ("Session"), N_ ("Sessions"), bst_session_get_type, 0 },
  [BST_KIND_CARDS] = { "cards", "ca", N_ ("Card"), N_ ("Cards"), bst_card_get_type, 0 },
  [BST_KIND_TOC_LINKS] = { "toc-links", "tl", N_ ("Cause and effect"), N_ ("Causes and effects"), bst_toc_link_get_type, 0 },
  [BST_KIND_ASSESSMENTS] = { "assessments", "as", N_ ("Assessment"), N_ ("Assessments"), bst_assessment_get_type, 0 },
  [BST_KIND_REVIEWS] = { "reviews", "rv", N_ ("Yearly review"), N_ ("Yearly reviews"), bst_review_get_type, 0 },
  [BST_KIND_DECISIONS] = { "decisions", "de", N_ ("Decision"), N_ ("Decisions"), bst_decision_get_type, 0 },
  [BST_KIND_GAP_JUDGEMENTS] = { "gap-judgements", "gj", N_ ("Judgement of a gap"), N_ ("Judgements of gaps"), bst_gap_judgement_get_type, BST_KIND_NATURAL },
  [BST_KIND_CRITERIA_SETS] = { "criteria-sets", "cs", N_ ("Set of criteria"), N_ ("Sets of criteria"), bst_criteria_set_get_type, 0 },
  [BST_KIND_TERMS] = { "terms", "te", N_ ("Local term"), N_ ("Local terms"), bst_term_get_type, 0 },
  [BST_KIND_SNAPSHOTS] = { "snapshots", "sn", N_ ("Saved version"), N_ ("Saved versions"), bst_snapshot_get_type, 0 },
  [BST_KIND_LOG] = { "log", "lg", N_ ("Change"), N_ ("Changes"), bst_log_entry_get_type, 0 },
};

/**
 * bst_kind_index:
 * @name: the member of the plan file
 *
 * Returns: a #BstKindId, or -1
 */
int
bst_kind_index (const char *name)
{
  for (int i = 0; i < BST_N_KINDS; i++)
    if (strcmp (bst_kinds[i].name, name) == 0)
      return i;
  return -1;
}

/**
 * bst_kind_get_table:
 *
 * Returns: the descriptors of a kind, without making a record
 */
const BstFieldTable *
bst_kind_get_table (BstKindId kind)
{
  static const BstFieldTable *tables[BST_N_KINDS];

  if (g_once_init_enter_pointer (&tables[kind]))
    {
      BstRecordClass *klass = g_type_class_ref (bst_kinds[kind].get_type ()); /* kept: the table is the class's */
      g_once_init_leave_pointer (&tables[kind], (BstFieldTable *) klass->table);
    }
  return tables[kind];
}

/**
 * bst_kind_get_field:
 *
 * Returns: (nullable): the descriptor of the field @name of @kind
 */
const BstField *
bst_kind_get_field (BstKindId kind, const char *name)
{
  return bst_fields_find (bst_kind_get_table (kind), name);
}

/* --- Ids ----------------------------------------------------------------------------------------------------- */

#define ID_LETTERS 16

static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";

/* BOUWSTENEN_SEED makes ids repeatable: for tests only. */
static guint32
random_bits (void)
{
  static GRand *seeded;
  static gsize once;
  static GMutex mutex;
  guint32 bits;

  if (g_once_init_enter (&once))
    {
      const char *seed = g_getenv ("BOUWSTENEN_SEED");
      seeded = seed != NULL ? g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10)) : NULL;
      g_once_init_leave (&once, 1);
    }
  if (seeded == NULL)
    return g_random_int ();
  g_mutex_lock (&mutex);
  bits = g_rand_int (seeded);
  g_mutex_unlock (&mutex);
  return bits;
}

static void
append_random (GString *out)
{
  for (guint i = 0; i < ID_LETTERS; i++)
    g_string_append_c (out, base32[random_bits () >> 27]);
}

/**
 * bst_id_new:
 *
 * Returns: (transfer full): a new id, 80 random bits behind the kind's prefix: `ap-qgv6cpsfd5k2xw3a`
 */
char *
bst_id_new (BstKindId kind)
{
  GString *id = g_string_new (bst_kinds[kind].prefix);

  g_string_append_c (id, '-');
  append_random (id);
  return g_string_free (id, FALSE);
}

/**
 * bst_id_new_element:
 *
 * Returns: (transfer full): a new id for an element of a list
 */
char *
bst_id_new_element (void)
{
  GString *id = g_string_new ("e-");

  append_random (id);
  return g_string_free (id, FALSE);
}

/**
 * bst_id_is_framework:
 *
 * Framework ids are dotted ("od.vw.4"); ids of records have "-" or ":" behind their prefix.
 *
 * Returns: whether @id is that of a framework item
 */
gboolean
bst_id_is_framework (const char *id)
{
  return id[strcspn (id, "-.:")] == '.';
}

/**
 * bst_id_is_valid:
 *
 * Returns: whether a record of @kind may have the id @id
 */
gboolean
bst_id_is_valid (BstKindId kind, const char *id)
{
  const BstKind *info = &bst_kinds[kind];
  gsize n = strlen (info->prefix), length = strlen (id);

  if (length > 64 || strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-.:") != length)
    return FALSE;
  if (info->flags & BST_KIND_SINGLETON)
    return strcmp (id, info->name) == 0;
  if ((info->flags & BST_KIND_OVERLAY) && bst_id_is_framework (id))
    return TRUE;
  if (!g_str_has_prefix (id, info->prefix) || length <= n + 1)
    return FALSE;
  return id[n] == '-' || ((info->flags & BST_KIND_NATURAL) && id[n] == ':');
}
