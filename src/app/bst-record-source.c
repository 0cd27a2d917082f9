/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-record-source.h"
#include <string.h>

typedef struct {
  BstDocument *document; /* NULL: no rows */
  BstTableModel *model;
  BstObjectiveIndex *objectives; /* NULL: to be made */
  gulong applied_handler;
} BstRecordSourcePrivate;

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BstRecordSource, bst_record_source, G_TYPE_OBJECT)

#define PRIVATE(self) ((BstRecordSourcePrivate *) bst_record_source_get_instance_private (self))

BstDocument *
bst_record_source_get_document (BstRecordSource *self)
{
  return PRIVATE (self)->document;
}

/**
 * bst_record_source_get_model:
 *
 * Returns: (transfer none): a row per record, under its id
 */
BstTableModel *
bst_record_source_get_model (BstRecordSource *self)
{
  return PRIVATE (self)->model;
}

/**
 * bst_record_source_get_objectives:
 *
 * Returns: (transfer none): valid until the next change of an objective
 */
BstObjectiveIndex *
bst_record_source_get_objectives (BstRecordSource *self)
{
  BstRecordSourcePrivate *private = PRIVATE (self);

  if (private->objectives == NULL)
  private->objectives = bst_objective_index_new (private->document);
  return private->objectives;
}

/**
 * bst_record_source_get_field:
 *
 * Returns: (nullable): the field that is edited in a column
 */
const BstField *
bst_record_source_get_field (BstRecordSource *self, guint column)
{
  const BstRecordSourceClass *klass = BST_RECORD_SOURCE_GET_CLASS (self);
  const char *name = klass->fields != NULL ? klass->fields[column] : NULL;

  return name != NULL ? bst_kind_get_field (klass->kind, name) : NULL;
}

/* --- Following the plan ------------------------------------------------------------------------------------------ */

void
bst_record_source_tell (BstRecordSource *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What every row reads is another. */
void
bst_record_source_touch_all (BstRecordSource *self)
{
  g_clear_pointer (&PRIVATE (self)->objectives, bst_objective_index_free);
  bst_table_model_touch_all (PRIVATE (self)->model);
}

static void
update_row (BstRecordSource *self, const char *id)
{
  BstRecordSourceClass *klass = BST_RECORD_SOURCE_GET_CLASS (self);
  BstRecord *record = bst_plan_find (bst_document_get_plan (PRIVATE (self)->document), klass->kind, id);

  if (record != NULL)
    bst_table_model_insert (PRIVATE (self)->model, id, record);
  else
    bst_table_model_remove (PRIVATE (self)->model, id);
  if (record == NULL && klass->forgotten != NULL)
    klass->forgotten (self, id);
}

static void
touch_referrers (BstRecordSource *self, const char *id)
{
  GHashTable *sources = bst_plan_get_referrers (bst_document_get_plan (PRIVATE (self)->document), id);
  GHashTableIter iter;
  gpointer source;

  if (sources == NULL)
    return;
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    bst_table_model_touch (PRIVATE (self)->model, source);
}

/* Whether titles of groups change with it. */
static gboolean
concerns_all (BstRecordSource *self, const BstChange *change)
{
  static const char *const objective_fields[] = { "title", "phase", "parent", "level", "order", NULL };
  BstRecordSourceClass *klass = BST_RECORD_SOURCE_GET_CLASS (self);

  if (change->kind == BST_KIND_TERMS || change->kind == BST_KIND_FRAMEWORK)
    return TRUE;
  if (change->kind == BST_KIND_OBJECTIVES)
    return change->type != BST_CHANGE_SET || g_strv_contains (objective_fields, change->field->name);
  if (change->kind == BST_KIND_PLAN)
    return change->type == BST_CHANGE_SET && strcmp (change->field->name, "language") == 0;
  if (change->kind == BST_KIND_ACTORS && change->type == BST_CHANGE_SET
      && g_strcmp0 (bst_table_model_get_grouping (PRIVATE (self)->model), "owner") == 0)
    return TRUE;
  return klass->concerns_all != NULL && klass->concerns_all (self, change);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstRecordSource *self)
{
  BstRecordSourceClass *klass = BST_RECORD_SOURCE_GET_CLASS (self);
  gboolean all = FALSE;

  bst_table_model_begin (PRIVATE (self)->model);
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->kind == klass->kind)
        update_row (self, change->id);
      else if (change->kind == BST_KIND_ACTORS)
        touch_referrers (self, change->id);
      all = all || concerns_all (self, change);
    }
  if (all)
    bst_record_source_touch_all (self);
  bst_table_model_end (PRIVATE (self)->model);
  bst_record_source_tell (self);
}

/* --- Object ------------------------------------------------------------------------------------------------------ */

static void
fill (BstRecordSource *self)
{
  BstRecordSourcePrivate *private = PRIVATE (self);
  BstCollection *records =
      bst_plan_get_collection (bst_document_get_plan (private->document), BST_RECORD_SOURCE_GET_CLASS (self)->kind);

  bst_table_model_begin (private->model);
  for (guint i = 0; i < bst_collection_get_n (records); i++)
    {
      BstRecord *record = bst_collection_get (records, i);
      bst_table_model_insert (private->model, record->id, record);
    }
  bst_table_model_end (private->model);
}

/**
 * bst_record_source_join:
 * @words: each may be %NULL
 *
 * Returns: (transfer full): what a search finds a record by, besides its cells
 */
char *
bst_record_source_join (const char *const *words, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (words[i] != NULL)
      g_string_append_printf (all, "%s\n", words[i]);
  return g_string_free (all, FALSE);
}

/* As people ordered them, and the others by id. */
static const char *
get_order (gpointer self, gpointer record)
{
  const char *order = bst_field_get (BST_RECORD_SOURCE_GET_CLASS (self)->order, record).ptr;

  return order != NULL ? order : BST_RECORD (record)->id;
}

static char *
edit_text (gpointer self, gpointer record, guint column)
{
  return bst_record_source_get_field (self, column) != NULL
             ? bst_record_source_edit_text (self, record, column)
             : BST_RECORD_SOURCE_GET_CLASS (self)->table->text (self, record, column);
}

/* What all classes answer alike. It stays with the class, since a table may hold the model longer than the source lives. */
static const BstTableSource *
get_whole_table (BstRecordSourceClass *klass)
{
  BstTableSource *whole = &klass->whole;

  if (whole->columns != NULL)
    return whole;
  *whole = *klass->table;
  klass->order = bst_kind_get_field (klass->kind, "order");
  whole->ref = g_object_ref;
  whole->unref = g_object_unref;
  whole->order = klass->order != NULL ? get_order : NULL;
  whole->edit_text = whole->edit_text != NULL ? whole->edit_text : edit_text;
  whole->choices = bst_record_source_choices;
  whole->commit = bst_record_source_commit;
  whole->paste = bst_record_source_paste;
  return whole;
}

static void
bst_record_source_constructed (GObject *object)
{
  BstRecordSource *self = BST_RECORD_SOURCE (object);

  G_OBJECT_CLASS (bst_record_source_parent_class)->constructed (object);
  PRIVATE (self)->model = bst_table_model_new (get_whole_table (BST_RECORD_SOURCE_GET_CLASS (self)), self);
}

static void
bst_record_source_dispose (GObject *object)
{
  BstRecordSource *self = BST_RECORD_SOURCE (object);
  BstRecordSourcePrivate *private = PRIVATE (self);
  BstRecordSourceClass *klass = BST_RECORD_SOURCE_GET_CLASS (self);

  if (private->document != NULL)
    {
      if (klass->unfollow != NULL)
        klass->unfollow (self);
      g_clear_signal_handler (&private->applied_handler, bst_document_get_plan (private->document));
    }
  /* the rows ask this object for what they show */
  if (private->model != NULL)
    bst_table_model_clear (private->model);
  g_clear_object (&private->model);
  g_clear_pointer (&private->objectives, bst_objective_index_free);
  g_clear_object (&private->document);
  G_OBJECT_CLASS (bst_record_source_parent_class)->dispose (object);
}

static void
bst_record_source_class_init (BstRecordSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = bst_record_source_constructed;
  G_OBJECT_CLASS (klass)->dispose = bst_record_source_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_RECORD_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_record_source_init (BstRecordSource *self)
{
}

/**
 * bst_record_source_new:
 * @type: a class of sources
 * @document: (nullable): the plan; %NULL gives a model without rows
 *
 * Returns: (transfer full): lives at least as long as its model is shown
 */
gpointer
bst_record_source_new (GType type, BstDocument *document)
{
  BstRecordSource *self = g_object_new (type, NULL);
  BstRecordSourceClass *klass = BST_RECORD_SOURCE_GET_CLASS (self);

  if (document == NULL)
    return self;
  PRIVATE (self)->document = g_object_ref (document);
  fill (self);
  if (klass->follow != NULL)
    klass->follow (self);
  /* after checker and portfolio, so that a touched row reads what they say now */
  PRIVATE (self)->applied_handler =
      g_signal_connect (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self);
  return self;
}
