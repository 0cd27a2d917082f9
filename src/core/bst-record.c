/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-record.c - a record: an id and the fields of its table, as GObject properties too. */
#include "bst-record.h"
#include "bst-text.h"
#include <string.h>

G_DEFINE_ABSTRACT_TYPE (BstRecord, bst_record, G_TYPE_OBJECT)

/**
 * bst_record_get_table:
 *
 * Returns: (transfer none): the fields of the record's kind
 */
const BstFieldTable *
bst_record_get_table (BstRecord *self)
{
  return BST_RECORD_GET_CLASS (self)->table;
}

/**
 * bst_record_get_kind:
 *
 * Returns: the kind that the record's class is
 */
BstKindId
bst_record_get_kind (BstRecord *self)
{
  return BST_RECORD_GET_CLASS (self)->kind;
}

/**
 * bst_record_find_field:
 *
 * Returns: (nullable): the descriptor of the field @name
 */
const BstField *
bst_record_find_field (BstRecord *self, const char *name)
{
  return bst_fields_find (bst_record_get_table (self), name);
}

/**
 * bst_record_get_text:
 *
 * Returns: (transfer none): the text or reference in the field @name, "" where it is empty
 */
const char *
bst_record_get_text (BstRecord *self, const char *name)
{
  const BstField *field = bst_record_find_field (self, name);
  const char *text = bst_field_get (field, self).ptr;

  return text != NULL ? text : "";
}

/**
 * bst_record_peek_text:
 *
 * Returns: (transfer none) (nullable): the text or reference in the field @name, %NULL where it is empty
 */
const char *
bst_record_peek_text (BstRecord *self, const char *name)
{
  return bst_field_get (bst_record_find_field (self, name), self).ptr;
}

/**
 * bst_record_say_title:
 * @self: (nullable): a record of a kind that has a title
 * @language: (nullable): %NULL for that of the user interface
 *
 * Returns: (transfer none): its title, or that it has none yet
 */
const char *
bst_record_say_title (BstRecord *self, const char *language)
{
  const char *title = self != NULL ? bst_record_peek_text (self, "title") : NULL;

  return title != NULL ? title : bst_text (language, N_ ("(no title yet)"));
}

/**
 * bst_record_get_number:
 *
 * Returns: the number, date, enum place or flag in the field @name
 */
gint64
bst_record_get_number (BstRecord *self, const char *name)
{
  return bst_field_get (bst_record_find_field (self, name), self).num;
}

/**
 * bst_record_is_blank:
 *
 * Returns: whether every field is at its default: such an overlay has nothing to say
 */
gboolean
bst_record_is_blank (BstRecord *self)
{
  return bst_fields_equal (bst_record_get_table (self), self, NULL);
}

static void
bst_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const BstField *field = &BST_RECORD_GET_CLASS (object)->table->fields[id - 1];
  BstValue v = bst_field_get (field, object);
  g_autoptr (GStrvBuilder) ids = NULL;

  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
    case BST_FIELD_REF:
      g_value_set_string (value, v.ptr != NULL ? v.ptr : "");
      break;
    case BST_FIELD_ENUM:
      g_value_set_static_string (value, field->values[v.num].name);
      break;
    case BST_FIELD_FLAG:
      g_value_set_boolean (value, v.num != 0);
      break;
    case BST_FIELD_REFS:
      ids = g_strv_builder_new ();
      for (guint i = 0; v.ptr != NULL && i < ((BstVec *) v.ptr)->n; i++)
        g_strv_builder_add (ids, ((BstVec *) v.ptr)->items[i]);
      g_value_take_boxed (value, g_strv_builder_end (ids));
      break;
    case BST_FIELD_LIST:
      g_value_set_pointer (value, v.ptr);
      break;
    default:
      g_value_set_int64 (value, v.num);
    }
}

static void
bst_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  const BstField *field = &BST_RECORD_GET_CLASS (object)->table->fields[id - 1];
  BstValue v = bst_field_default (field);

  if (G_VALUE_HOLDS_INT64 (value))
    v.num = g_value_get_int64 (value);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    v.num = g_value_get_boolean (value);
  else if (field->type == BST_FIELD_REFS)
    v = bst_value_refs (g_value_get_boxed (value));
  else if (field->type != BST_FIELD_ENUM)
    v = bst_value_text (g_value_get_string (value));
  else
    v.num = MAX (0, bst_enum_index (field->values, g_value_get_string (value)));
  bst_record_take (BST_RECORD (object), field, v);
}

static GParamSpec *
make_property (const BstField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  gboolean limited = field->min != 0 || field->max != 0;

  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
    case BST_FIELD_REF:
    case BST_FIELD_ENUM:
      return g_param_spec_string (field->name, NULL, NULL, "", flags);
    case BST_FIELD_FLAG:
      return g_param_spec_boolean (field->name, NULL, NULL, field->fallback != 0, flags);
    case BST_FIELD_REFS:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
    case BST_FIELD_LIST:
      return g_param_spec_pointer (field->name, NULL, NULL, flags & ~G_PARAM_WRITABLE);
    default:
      limited = limited && field->fallback >= field->min;
      return g_param_spec_int64 (field->name, NULL, NULL, limited ? field->min : G_MININT64,
                                 limited ? field->max : G_MAXINT64, field->fallback, flags);
    }
}

/**
 * bst_record_class_set_table:
 * @kind: which kind the class is
 * @table: its fields, static
 *
 * For class_init of a kind: makes a property of each field.
 */
void
bst_record_class_set_table (BstRecordClass *klass, BstKindId kind, const BstFieldTable *table)
{
  /* GObject clears these two in every class: a subclass that installs properties does not inherit them */
  G_OBJECT_CLASS (klass)->get_property = bst_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = bst_record_set_property;
  klass->kind = kind;
  klass->table = table;
  klass->properties = g_new0 (GParamSpec *, table->n_fields);
  for (guint i = 0; i + 1 < table->n_fields; i++) /* all but BST_FIELD_UNKNOWN */
    {
      klass->properties[i] = make_property (&table->fields[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->properties[i]);
    }
}

static void
bst_record_finalize (GObject *object)
{
  BstRecord *self = BST_RECORD (object);

  bst_fields_clear (bst_record_get_table (self), self);
  g_clear_pointer (&self->id, g_ref_string_release);
  G_OBJECT_CLASS (bst_record_parent_class)->finalize (object);
}

static void
bst_record_class_init (BstRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bst_record_finalize;
}

static void
bst_record_init (BstRecord *self)
{
}

/**
 * bst_record_new:
 * @id: for instance from bst_id_new()
 *
 * Returns: (transfer full): a record in no plan, with every field at its default
 */
BstRecord *
bst_record_new (BstKindId kind, const char *id)
{
  BstRecord *self = g_object_new (bst_kinds[kind].get_type (), NULL);
  const BstFieldTable *table = bst_record_get_table (self);

  self->id = g_ref_string_new (id);
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].fallback != 0)
      bst_field_swap (&table->fields[i], self, &(BstValue) { .num = table->fields[i].fallback });
  return self;
}

/* Straight from struct to struct: a whole plan is copied before each save, and most of its fields are empty. */
static void
copy_field (const BstField *field, const BstRecord *from, BstRecord *to)
{
  BstValue value = { 0 };

  if (bst_field_is_number (field))
    {
      memcpy ((char *) to + field->offset, (const char *) from + field->offset, sizeof value.num);
      return;
    }
  memcpy (&value.ptr, (const char *) from + field->offset, sizeof value.ptr);
  if (value.ptr == NULL)
    return;
  value = bst_value_copy (field, value);
  memcpy ((char *) to + field->offset, &value.ptr, sizeof value.ptr);
}

/**
 * bst_record_copy:
 *
 * Returns: (transfer full): a record in no plan that shares the values
 */
BstRecord *
bst_record_copy (BstRecord *self)
{
  BstRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  const BstFieldTable *table = bst_record_get_table (self);

  copy->id = g_ref_string_acquire (self->id);
  for (guint i = 0; i < table->n_fields; i++)
    copy_field (&table->fields[i], self, copy);
  return copy;
}

/**
 * bst_record_notify:
 *
 * For bst-plan-apply.c: says that @field changed, when the whole transaction is in.
 */
void
bst_record_notify (BstRecord *self, const BstField *field)
{
  BstRecordClass *klass = BST_RECORD_GET_CLASS (self);
  gsize index = (gsize) (field - klass->table->fields);

  if (klass->properties[index] != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), klass->properties[index]);
}

/**
 * bst_record_take:
 * @value: (transfer full): the new value
 *
 * Sets a record that is not yet in a plan. One that is in a plan changes by a transaction only.
 */
void
bst_record_take (BstRecord *self, const BstField *field, BstValue value)
{
  if (self->in_plan)
    {
      g_critical ("%s is in a plan: submit a transaction to change “%s”", self->id, field->name);
      bst_value_clear (field, &value);
      return;
    }
  bst_field_swap (field, self, &value);
  if (!bst_value_equal (field, value, bst_field_get (field, self)))
    bst_record_notify (self, field);
  bst_value_clear (field, &value);
}
