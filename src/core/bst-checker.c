/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-checker.h"
#include "bst-budget-rules.h"
#include "bst-session-rules.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"

#define AT_ONCE 64 /* records that a transaction's own signal may check; more wait for bst_checker_step() */

typedef struct {
  BstKindId kind;
  gboolean fresh;
  GPtrArray *findings; /* BstFinding; NULL until first checked */
  BstVerdict verdict;
  guint n_open; /* advice and errors that are not set aside */
} Entry;

struct _BstChecker {
  GObject parent_instance;
  BstPlan *plan;
  BstRuleContext context;
  char *language;
  BstCriteria *criteria;
  GHashTable *entries; /* GRefString id → Entry, of every record whose kind has rules */
  GHashTable *stale;   /* set of GRefString ids */
  guint n_open[BST_N_KINDS];
  guint64 has_rules; /* mask of kinds */
  gulong applied_handler;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstChecker, bst_checker, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->findings, g_ptr_array_unref);
  g_free (entry);
}

static gboolean
kind_has_rules (BstChecker *self, BstKindId kind)
{
  return (self->has_rules & BST_TARGET (kind)) != 0;
}

/* --- Checking one record --------------------------------------------------------------------------------------- */

static guint
count_open (const GPtrArray *findings, BstSeverity least)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      n += !finding->is_set_aside && finding->rule->severity >= least;
    }
  return n;
}

static void
refresh (BstChecker *self, const char *id, Entry *entry)
{
  BstRecord *record = bst_plan_find (self->plan, entry->kind, id);

  g_return_if_fail (record != NULL);
  g_clear_pointer (&entry->findings, g_ptr_array_unref);
  entry->findings = bst_rules_check_record (&self->context, record);
  if (entry->kind == BST_KIND_ACTION_POINTS)
    bst_smart_judge (&self->context, record, entry->findings, &entry->verdict);
  self->n_open[entry->kind] -= entry->n_open;
  entry->n_open = count_open (entry->findings, BST_SEVERITY_ADVICE);
  self->n_open[entry->kind] += entry->n_open;
  entry->fresh = TRUE;
  g_hash_table_remove (self->stale, id);
}

static Entry *
get_fresh (BstChecker *self, const char *id)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry && !entry->fresh)
    refresh (self, id, entry);
  return entry;
}

/* --- What a transaction makes stale ----------------------------------------------------------------------------- */

static void
make_stale (BstChecker *self, char *id, BstKindId kind)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->kind = kind;
      g_hash_table_insert (self->entries, g_ref_string_acquire (id), entry);
    }
  entry->fresh = FALSE;
  g_hash_table_add (self->stale, g_ref_string_acquire (id));
}

static void
forget (BstChecker *self, const char *id)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL)
    return;
  self->n_open[entry->kind] -= entry->n_open;
  g_hash_table_remove (self->stale, id);
  g_hash_table_remove (self->entries, id);
}

static void
touch (BstChecker *self, char *id, BstKindId kind, GHashTable *touched)
{
  if (!kind_has_rules (self, kind))
    return;
  if (bst_plan_find (self->plan, kind, id))
    make_stale (self, id, kind);
  else
    forget (self, id);
  if (!g_hash_table_contains (touched, id))
    g_hash_table_add (touched, g_ref_string_acquire (id));
}

/* Rules look one reference away; a circle is the exception and is followed all the way back.
 * @all_the_way: the kind to follow so; BST_N_KINDS: none */
static void
touch_referrers (BstChecker *self, const char *id, BstKindId all_the_way, GHashTable *touched)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, (gpointer) id);
  g_hash_table_add (seen, (gpointer) id);
  while (open->len > 0)
    {
      GHashTable *sources = bst_plan_get_referrers (self->plan, g_ptr_array_steal_index (open, open->len - 1));
      GHashTableIter iter;
      gpointer source;

      if (sources == NULL)
        continue;
      g_hash_table_iter_init (&iter, sources);
      while (g_hash_table_iter_next (&iter, &source, NULL))
        {
          BstRecord *record = bst_plan_find_any (self->plan, source);
          if (record == NULL || !g_hash_table_add (seen, source))
            continue;
          touch (self, source, bst_record_get_kind (record), touched);
          if (bst_record_get_kind (record) == all_the_way)
            g_ptr_array_add (open, source);
        }
    }
}

/* The kind whose records may have come into a circle, or out of one. */
static BstKindId
changes_circles (const BstChange *change)
{
  const char *field = change->kind == BST_KIND_ACTION_POINTS ? "depends-on" : "parent";

  if (change->kind != BST_KIND_ACTION_POINTS && change->kind != BST_KIND_OBJECTIVES)
    return BST_N_KINDS;
  return change->type != BST_CHANGE_SET || g_str_equal (change->field->name, field) ? change->kind : BST_N_KINDS;
}

static gboolean
concerns_everything (const BstChange *change)
{
  static const char *const fields[] = {
    "language", "smart-variant", "first-year", "last-year", "option-gatekeeper", NULL,
  };

  if (change->kind == BST_KIND_CRITERIA_SETS)
    return TRUE;
  if (change->kind == BST_KIND_PLAN && change->type == BST_CHANGE_SET)
    return g_strv_contains (fields, change->field->name);
  return change->kind == BST_KIND_PLAN || change->kind == BST_KIND_FRAMEWORK;
}

/* --- Everything -------------------------------------------------------------------------------------------------- */

static void
read_language (BstChecker *self)
{
  BstRecord *settings = bst_plan_get_single (self->plan, BST_KIND_PLAN);
  const char *language = settings ? BST_PLAN_SETTINGS (settings)->language : NULL;

  g_free (self->language);
  self->language = g_strdup (language && *language ? language : "nl");
  self->context.language = self->language;
}

static void
restart (BstChecker *self)
{
  read_language (self);
  g_clear_pointer (&self->criteria, bst_criteria_free);
  if (self->context.framework != NULL)
    self->criteria = bst_criteria_new (self->plan, self->context.framework, NULL, self->context.today);
  self->context.criteria = self->criteria;
  g_hash_table_remove_all (self->stale);
  g_hash_table_remove_all (self->entries);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *records = kind_has_rules (self, kind) ? bst_plan_get_collection (self->plan, kind) : NULL;

      self->n_open[kind] = 0;
      for (guint i = 0; records && i < bst_collection_get_n (records); i++)
        make_stale (self, bst_collection_get (records, i)->id, kind);
    }
}

static void
emit_changed (BstChecker *self, GHashTable *ids)
{
  g_autoptr (GPtrArray) list = ids ? g_hash_table_get_keys_as_ptr_array (ids) : NULL;

  g_signal_emit (self, signals[CHANGED], 0, list);
}

static GHashTable *
new_id_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
}

/* What was touched is most likely on the screen. */
static void
check_touched (BstChecker *self, GHashTable *touched)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    get_fresh (self, id);
}

typedef struct {
  BstChecker *checker;
  GHashTable *touched;
} Touching;

static void
touch_related_cb (BstRecord *record, gpointer data)
{
  Touching *touching = data;

  touch (touching->checker, record->id, bst_record_get_kind (record), touching->touched);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstChecker *self)
{
  g_autoptr (GHashTable) touched = new_id_set ();

  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    if (concerns_everything (bst_transaction_get (transaction, i)))
      {
        restart (self);
        emit_changed (self, NULL);
        return;
      }
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      touch (self, change->id, change->kind, touched);
      touch_referrers (self, change->id, changes_circles (change), touched);
      bst_budget_foreach_related (self->plan, change, touch_related_cb, &(Touching) { self, touched });
      bst_session_foreach_related (self->plan, change, touch_related_cb, &(Touching) { self, touched });
    }
  if (g_hash_table_size (touched) <= AT_ONCE)
    check_touched (self, touched);
  if (g_hash_table_size (touched) > 0)
    emit_changed (self, touched);
}

/* --- The object -------------------------------------------------------------------------------------------------- */

static void
bst_checker_dispose (GObject *object)
{
  BstChecker *self = BST_CHECKER (object);

  if (self->plan)
    g_clear_signal_handler (&self->applied_handler, self->plan);
  g_clear_pointer (&self->criteria, bst_criteria_free);
  self->context.criteria = NULL;
  g_clear_object (&self->plan);
  g_clear_object (&self->context.framework);
  self->context.plan = NULL;
  G_OBJECT_CLASS (bst_checker_parent_class)->dispose (object);
}

static void
bst_checker_finalize (GObject *object)
{
  BstChecker *self = BST_CHECKER (object);

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->stale);
  g_free (self->language);
  G_OBJECT_CLASS (bst_checker_parent_class)->finalize (object);
}

static void
bst_checker_class_init (BstCheckerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bst_checker_dispose;
  object_class->finalize = bst_checker_finalize;

  /**
   * BstChecker::changed:
   * @ids: (nullable) (element-type utf8): whose findings may differ now, removed records included; %NULL: any
   */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_CHECKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_PTR_ARRAY);
}

static void
bst_checker_init (BstChecker *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, entry_free);
  self->stale = new_id_set ();
  for (const BstRule *rule = bst_rules_get (NULL); rule->id; rule++)
    self->has_rules |= BST_TARGET (rule->kind);
}

/**
 * bst_checker_new:
 * @framework: (nullable): the plan's framework; without it the rules that need one stay silent
 *
 * Today is the clock's until bst_checker_set_today().
 *
 * Returns: (transfer full): a checker that follows @plan
 */
BstChecker *
bst_checker_new (BstPlan *plan, BstFramework *framework)
{
  BstChecker *self = g_object_new (BST_TYPE_CHECKER, NULL);

  self->plan = g_object_ref (plan);
  self->context.plan = plan;
  self->context.framework = framework ? g_object_ref (framework) : NULL;
  self->context.today = bst_date_today ();
  self->applied_handler = g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), self);
  restart (self);
  return self;
}

void
bst_checker_set_framework (BstChecker *self, BstFramework *framework)
{
  if (!g_set_object (&self->context.framework, framework))
    return;
  restart (self);
  emit_changed (self, NULL);
}

void
bst_checker_set_today (BstChecker *self, gint64 today)
{
  if (self->context.today == today)
    return;
  self->context.today = today;
  restart (self);
  emit_changed (self, NULL);
}

/**
 * bst_checker_get_context:
 *
 * Returns: (transfer none): what its rules look at, for bst_smart_compose() and the letters' words
 */
const BstRuleContext *
bst_checker_get_context (BstChecker *self)
{
  return &self->context;
}

/**
 * bst_checker_count_records:
 * @least: how grave a finding is to be
 *
 * Returns: how many records of a kind have such a finding that nobody has set aside
 */
guint
bst_checker_count_records (BstChecker *self, BstKindId kind, BstSeverity least)
{
  BstCollection *records = bst_plan_get_collection (self->plan, kind);
  guint n = 0;

  for (guint i = 0; i < bst_collection_get_n (records); i++)
    {
      const GPtrArray *findings = bst_checker_get_findings (self, bst_collection_get (records, i)->id);
      n += findings != NULL && count_open (findings, least) > 0;
    }
  return n;
}

/**
 * bst_checker_get_findings:
 *
 * Returns: (transfer none) (nullable) (element-type BstFinding): up to date; %NULL for a record without rules. Valid
 *   until the plan changes.
 */
const GPtrArray *
bst_checker_get_findings (BstChecker *self, const char *id)
{
  Entry *entry = get_fresh (self, id);

  return entry ? entry->findings : NULL;
}

/**
 * bst_checker_get_verdict:
 * @id: of an action point
 *
 * Returns: (transfer none) (nullable): up to date; valid until the plan changes
 */
const BstVerdict *
bst_checker_get_verdict (BstChecker *self, const char *id)
{
  Entry *entry = get_fresh (self, id);

  return entry && entry->kind == BST_KIND_ACTION_POINTS ? &entry->verdict : NULL;
}

/**
 * bst_checker_get_n_open:
 *
 * Returns: how many pieces of advice and errors of one record are open
 */
guint
bst_checker_get_n_open (BstChecker *self, const char *id)
{
  Entry *entry = get_fresh (self, id);

  return entry ? entry->n_open : 0;
}

/**
 * bst_checker_get_n_findings:
 *
 * Returns: open advice and errors of one kind, of the records checked so far
 */
guint
bst_checker_get_n_findings (BstChecker *self, BstKindId kind)
{
  return self->n_open[kind];
}

/**
 * bst_checker_step:
 * @max_records: how many to check at most
 *
 * For an idle: checks records that wait, and emits "changed" for them, so that counts can follow.
 *
 * Returns: whether more are waiting
 */
gboolean
bst_checker_step (BstChecker *self, guint max_records)
{
  g_autoptr (GHashTable) done = new_id_set ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->stale);
  for (guint i = 0; i < max_records && g_hash_table_iter_next (&iter, &id, NULL); i++)
    g_hash_table_add (done, g_ref_string_acquire (id));
  check_touched (self, done);
  if (g_hash_table_size (done) > 0)
    emit_changed (self, done);
  return g_hash_table_size (self->stale) > 0;
}

/**
 * bst_checker_is_complete:
 *
 * Returns: whether every record has been checked, so that the counts are those of the whole plan
 */
gboolean
bst_checker_is_complete (BstChecker *self)
{
  return g_hash_table_size (self->stale) == 0;
}
