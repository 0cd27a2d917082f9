/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-document.h"
#include "bst-budget-guard.h"
#include "bst-contribution.h"
#include "bst-document-private.h"
#include <glib/gi18n.h>
#include "bst-text.h"

#define CHECKS_AT_ONCE 40

enum {
  PROP_0,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_BUSY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_EDITABLE,
  PROP_OUTSIDE,
  PROP_JOURNAL_PROBLEM,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum { REFUSED, DAY_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstDocument, bst_document, G_TYPE_OBJECT)

/* --- Following the plan -------------------------------------------------------------------------------------- */

void
bst_document_notify_state (BstDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

void
bst_document_notify_outside (BstDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTSIDE]);
}

void
bst_document_notify_journal (BstDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JOURNAL_PROBLEM]);
}

static gboolean
check_some_cb (gpointer data)
{
  BstDocument *self = data;

  if (bst_checker_step (self->checker, CHECKS_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->check_source = 0;
  return G_SOURCE_REMOVE;
}

static void
check_when_idle (BstDocument *self)
{
  if (self->check_source == 0)
    self->check_source = g_idle_add_full (G_PRIORITY_LOW, check_some_cb, self, NULL);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstDocument *self)
{
  if (self->journal != NULL)
    bst_journal_note (self->journal, transaction, again); /* before anybody who hears of it changes the plan again */
  check_when_idle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    if (bst_transaction_get (transaction, i)->kind == BST_KIND_PLAN)
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * bst_document_look_at_clock:
 *
 * Where another day has begun, everything is read and counted as on that day; then "day-changed" is said. It is looked at
 * every minute.
 */
void
bst_document_look_at_clock (BstDocument *self)
{
  gint64 today = bst_date_today ();

  if (today == bst_checker_get_context (self->checker)->today)
    return;
  bst_checker_set_today (self->checker, today);
  bst_coverage_refresh (self->coverage);
  if (self->portfolio != NULL)
    bst_portfolio_set_today (self->portfolio, today);
  check_when_idle (self);
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

static gboolean
look_at_clock_cb (gpointer data)
{
  bst_document_look_at_clock (data);
  return G_SOURCE_CONTINUE;
}

/* --- Changing ------------------------------------------------------------------------------------------------ */

/**
 * bst_document_begin:
 * @label: what the person does, translated, as it will stand behind "Undo"
 * @coalesce: (nullable): equal keys in a row become one undo step
 *
 * Returns: (transfer full): a transaction in the person's name
 */
BstTransaction *
bst_document_begin (BstDocument *self, const char *label, const char *coalesce)
{
  return bst_transaction_new (label, self->author, coalesce);
}

static gboolean
refuse_read_only (BstDocument *self)
{
  if (!bst_document_is_read_only (self))
    return FALSE;
  g_signal_emit (
      self, signals[REFUSED], 0,
      self->closed ? _ ("This contribution can only be read: ask its contact what to do.")
      : self->locked_out
          ? _ ("Somebody has this plan open, so you can only read it. Make a copy to change it.")
          : _ ("A newer version of Bouwstenen made this plan. You can read it here; install that version to change it."));
  return TRUE;
}

static gboolean
apply (BstDocument *self, BstTransaction *transaction, gboolean merged)
{
  g_autoptr (GError) error = NULL;

  if (refuse_read_only (self))
    {
      bst_transaction_free (transaction);
      return FALSE;
    }
  if (self->pack != NULL && !bst_pack_allows (self->pack, self->plan, transaction, &error))
    bst_transaction_free (transaction);
  else if (merged ? bst_plan_apply (self->plan, transaction, &error)
                  : bst_budget_apply (self->plan, self->framework, transaction, NULL, &error))
    return TRUE;
  g_signal_emit (self, signals[REFUSED], 0, error->message);
  return FALSE;
}

/**
 * bst_document_apply:
 * @transaction: (transfer full): what is to change
 *
 * Returns: whether it was applied; if not, the signal "refused" said why
 */
gboolean
bst_document_apply (BstDocument *self, BstTransaction *transaction)
{
  return apply (self, transaction, FALSE);
}

/**
 * bst_document_apply_merged:
 * @transaction: (transfer full): what others did
 *
 * As bst_document_apply(), also where the rules of the budget would refuse it to a person: two good plans may make one that
 * has something to mend, and that is shown.
 */
gboolean
bst_document_apply_merged (BstDocument *self, BstTransaction *transaction)
{
  return apply (self, transaction, TRUE);
}

/**
 * bst_document_set_field:
 * @record: one of the plan
 * @value: (transfer full): the new value
 * @typing: whether it comes letter by letter: then the letters are one undo step
 *
 * Changes one field, with "Change NAME OF THE FIELD" as label.
 */
gboolean
bst_document_set_field (BstDocument *self, BstRecord *record, const BstField *field, BstValue value, gboolean typing)
{
  g_autofree char *label = NULL, *key = NULL;
  BstTransaction *transaction;

  if (bst_value_equal (field, bst_field_get (field, record), value))
    {
      bst_value_clear (field, &value);
      return TRUE;
    }
  /* Translators: %s is the name of a field, such as "Deadline" */
  label = g_strdup_printf (_ ("Change “%s”"), _ (field->label));
  key = typing ? g_strdup_printf ("%s/%s", record->id, field->name) : NULL;
  transaction = bst_document_begin (self, label, key);
  bst_transaction_set (transaction, record, field, value);
  return bst_document_apply (self, transaction);
}

void
bst_document_undo (BstDocument *self)
{
  bst_plan_undo (self->plan);
}

void
bst_document_redo (BstDocument *self)
{
  bst_plan_redo (self->plan);
}

/* --- Object -------------------------------------------------------------------------------------------------- */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BstDocument *self = BST_DOCUMENT (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_take_string (value, bst_document_get_title (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, bst_document_is_modified (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->saving);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, bst_plan_get_undo (self->plan) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, bst_plan_get_redo (self->plan) != NULL);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, !bst_document_is_read_only (self));
      break;
    case PROP_OUTSIDE:
      g_value_set_int (value, (int) self->outside);
      break;
    case PROP_JOURNAL_PROBLEM:
      g_value_set_string (value, bst_document_get_journal_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bst_document_dispose (GObject *object)
{
  BstDocument *self = BST_DOCUMENT (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->journal != NULL)
    bst_journal_close (self->journal, TRUE); /* nobody closed the plan: what was done stays on disk */
  g_clear_object (&self->journal);
  g_clear_pointer (&self->lock, bst_lock_free);
  g_clear_pointer (&self->opened, g_bytes_unref);
  g_clear_pointer (&self->leftovers, g_ptr_array_unref);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->budget);
  g_clear_object (&self->coverage);
  g_clear_object (&self->checker);
  g_clear_object (&self->framework);
  bst_document_unwatch (self);
  g_clear_pointer (&self->pack, bst_pack_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->base);
  g_clear_object (&self->file);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->save_note, g_free);
  g_clear_pointer (&self->author, g_free);
  G_OBJECT_CLASS (bst_document_parent_class)->dispose (object);
}

static void
bst_document_class_init (BstDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = get_property;
  object_class->dispose = bst_document_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  /**
   * BstDocument:editable:
   *
   * Whether people can change the plan: what they change it with follows. Whatever does not is refused by
   * bst_document_apply(), with a sentence.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_OUTSIDE] =
      g_param_spec_int ("outside", NULL, NULL, BST_OUTSIDE_SAME, BST_OUTSIDE_GONE, BST_OUTSIDE_SAME, flags);
  properties[PROP_JOURNAL_PROBLEM] = g_param_spec_string ("journal-problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BstDocument::refused:
   * @message: why nothing was changed, for people
   */
  signals[REFUSED] = g_signal_new ("refused", BST_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
  /**
   * BstDocument::day-changed:
   *
   * Midnight has passed: what depends on the day (late, due, the criteria in force, what is public) reads differently.
   * Checker, coverage and portfolio are those of the new day already.
   */
  signals[DAY_CHANGED] =
      g_signal_new ("day-changed", BST_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_document_init (BstDocument *self)
{
  g_autoptr (GSettings) settings = g_settings_new (BST_APP_ID);

  self->author = g_settings_get_string (settings, "author");
  if (*self->author == '\0')
    {
      g_free (self->author);
      self->author = g_strdup (g_get_real_name ());
    }
}

static void
look_for_pack (BstDocument *self)
{
  if (!bst_plan_is_pack (self->plan))
    return;
  self->pack = bst_pack_read_plan (self->plan, NULL, NULL);
  self->closed = self->pack == NULL || bst_contribution_is_locked (self->plan, self->pack->domain, self->pack->year);
}

/**
 * bst_document_new:
 * @plan: (transfer none): a new or loaded plan
 * @framework: (transfer none): the one it uses
 *
 * Returns: (transfer full): a document without a file
 */
BstDocument *
bst_document_new (BstPlan *plan, BstFramework *framework)
{
  BstDocument *self = g_object_new (BST_TYPE_DOCUMENT, NULL);

  self->plan = g_object_ref (plan);
  self->framework = g_object_ref (framework);
  look_for_pack (self);
  self->checker = bst_checker_new (plan, framework);
  bst_checker_set_today (self->checker, bst_date_today ());
  self->coverage = bst_coverage_new (plan, framework, self->checker);
  g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), self);
  check_when_idle (self);
  self->clock_source = g_timeout_add_seconds (60, look_at_clock_cb, self);
  return self;
}
