/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-record-read.c - a record straight from its text, without a tree of nodes between: for what is as it should be, which
 * is nearly all of every file. Whatever is not, or is not known here, is left to bst_fields_read(), which says what it is. */
#include "bst-json.h"
#include "bst-record.h"
#include "bst-run.h"
#include <string.h>

#define MAX_DIGITS 18 /* so many always fit */

typedef struct {
  const char *p, *end;
  GHashTable *pool;
  GString *text; /* what the last text means */
} Cursor;

/* --- JSON that bst_scan() accepted ------------------------------------------------------------------------------------ */

static void
skip_space (Cursor *self)
{
  self->p = bst_run_space (self->p, self->end);
}

static gboolean
take (Cursor *self, char c)
{
  skip_space (self);
  if (self->p == self->end || *self->p != c)
    return FALSE;
  self->p++;
  return TRUE;
}

static gboolean
take_word (Cursor *self, const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (self->end - self->p) < n || memcmp (self->p, word, n) != 0)
    return FALSE;
  self->p += n;
  return TRUE;
}

/* \uXXXX is rare: our own files have it for control characters only. */
static gboolean
read_escape (Cursor *self)
{
  static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *name = self->p < self->end ? memchr (names, *self->p, sizeof names - 1) : NULL;

  if (name == NULL)
    return FALSE;
  g_string_append_c (self->text, meant[name - names]);
  self->p++;
  return TRUE;
}

static gboolean
read_text (Cursor *self)
{
  g_string_truncate (self->text, 0);
  if (!take (self, '"'))
    return FALSE;
  for (;;)
    {
      const char *run = self->p;
      self->p = bst_run_text (self->p, self->end);
      g_string_append_len (self->text, run, self->p - run);
      if (self->p == self->end)
        return FALSE;
      if (*self->p == '"')
        {
          self->p++;
          return TRUE;
        }
      if (*self->p++ != '\\' || !read_escape (self))
        return FALSE;
    }
}

static gboolean
read_whole_number (Cursor *self, gint64 *ret_number)
{
  gboolean negative = self->p < self->end && *self->p == '-';
  const char *digits = self->p += negative ? 1 : 0;

  *ret_number = 0;
  for (; self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    if (self->p - digits >= MAX_DIGITS)
      return FALSE;
    else
      *ret_number = *ret_number * 10 + (*self->p - '0');
  if (negative)
    *ret_number = -*ret_number;
  return self->p > digits && self->p < self->end && memchr (".eE", *self->p, 3) == NULL;
}

/* --- Values ------------------------------------------------------------------------------------------------------------- */

static gboolean
read_number (Cursor *self, const BstField *field, gint64 *ret_number)
{
  switch (field->type)
    {
    case BST_FIELD_FLAG:
      *ret_number = take_word (self, "true");
      return *ret_number != 0 || take_word (self, "false");
    case BST_FIELD_DATE:
      return read_text (self) && bst_date_read (self->text->str, ret_number);
    case BST_FIELD_DATETIME:
      return read_text (self) && bst_datetime_read (self->text->str, ret_number);
    case BST_FIELD_DECIMAL:
      return read_text (self) && bst_decimal_read (self->text->str, ret_number);
    case BST_FIELD_ENUM:
      return read_text (self) && (*ret_number = bst_enum_index (field->values, self->text->str)) >= 0;
    default:
      return read_whole_number (self, ret_number) && bst_number_is_allowed (field, *ret_number);
    }
}

static gboolean read_members (Cursor *self, const BstFieldTable *table, gpointer instance);

/* The id that an object begins with, as ours do. */
static gboolean
begin_object (Cursor *self)
{
  if (!take (self, '{'))
    return FALSE;
  skip_space (self);
  return take_word (self, "\"id\"") && take (self, ':') && read_text (self);
}

static gpointer
read_item (Cursor *self, const BstField *field)
{
  BstElement *element;

  if (field->type == BST_FIELD_REFS)
    return read_text (self) && bst_reference_is_well_formed (self->text->str)
               ? bst_pool_intern (self->pool, self->text->str)
               : NULL;
  if (!begin_object (self) || !bst_reference_is_well_formed (self->text->str))
    return NULL;
  element = bst_element_new (field->elements, self->text->str);
  if (read_members (self, field->elements, element))
    return element;
  bst_element_unref (field->elements, element);
  return NULL;
}

static const char *
id_of (const BstField *field, gconstpointer item)
{
  return field->type == BST_FIELD_LIST ? ((const BstElement *) item)->id : item;
}

static BstValue
vec_of (const GPtrArray *items)
{
  BstVec *vec = bst_vec_new (items->len);

  if (items->len > 0) /* an empty array has no pointer to copy from */
    memcpy (vec->items, items->pdata, items->len * sizeof (gpointer));
  return (BstValue) { .ptr = vec };
}

/* Only in the order in which they are written. */
static gboolean
read_items (Cursor *self, const BstField *field, GPtrArray *items)
{
  do
    {
      gpointer item = read_item (self, field);
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
      if (items->len > 1 && strcmp (id_of (field, items->pdata[items->len - 2]), id_of (field, item)) >= 0)
        return FALSE;
    }
  while (take (self, ','));
  return take (self, ']');
}

static gboolean
read_vec (Cursor *self, const BstField *field, BstValue *ret_value)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gboolean good;

  if (!take (self, '['))
    return FALSE;
  if (take (self, ']'))
    return TRUE;
  good = read_items (self, field, items);
  *ret_value = vec_of (items);
  if (!good)
    bst_value_clear (field, ret_value);
  return good;
}

static gboolean
read_value (Cursor *self, const BstField *field, BstValue *ret_value)
{
  if (bst_field_is_number (field))
    return read_number (self, field, &ret_value->num);
  if (field->type == BST_FIELD_REFS || field->type == BST_FIELD_LIST)
    return read_vec (self, field, ret_value);
  if (!read_text (self))
    return FALSE;
  if (bst_field_is_text (field) || self->text->len == 0)
    *ret_value = bst_value_text (self->text->str);
  else if (bst_reference_is_well_formed (self->text->str))
    ret_value->ptr = bst_pool_intern (self->pool, self->text->str);
  else
    return FALSE;
  return TRUE;
}

/* --- Members ------------------------------------------------------------------------------------------------------------ */

/* The field whose name stands here between quotes; NULL: one that this version does not know, or spelt with escapes. */
static const BstField *
read_name (Cursor *self, const BstFieldTable *table, guint *cursor)
{
  guint n = table->n_fields - 1;

  skip_space (self);
  for (guint i = 0; i < n; i++)
    {
      const BstField *field = &table->fields[(*cursor + i) % n];
      gsize length = strlen (field->name);

      if ((gsize) (self->end - self->p) < length + 2 || self->p[length + 1] != '"' || self->p[0] != '"'
          || memcmp (self->p + 1, field->name, length) != 0)
        continue;
      *cursor = (*cursor + i) % n + 1;
      self->p += length + 2;
      return field;
    }
  return NULL;
}

static gboolean
read_member (Cursor *self, const BstField *field, gpointer instance)
{
  BstValue value = { 0 };

  if (!take (self, ':'))
    return FALSE;
  skip_space (self);
  if (!read_value (self, field, &value))
    return FALSE;
  bst_field_swap (field, instance, &value);
  bst_value_clear (field, &value);
  return TRUE;
}

/* Behind the id. */
static gboolean
read_members (Cursor *self, const BstFieldTable *table, gpointer instance)
{
  guint cursor = 0;

  while (take (self, ','))
    {
      const BstField *field = read_name (self, table, &cursor);
      if (field == NULL || !read_member (self, field, instance))
        return FALSE;
    }
  return take (self, '}');
}

/**
 * bst_record_read:
 * @start: where the record begins, in text that bst_scan() accepted
 * @end: behind it
 * @pool: from bst_pool_new()
 * @text: for passing use
 *
 * Returns: (transfer full) (nullable): the record that bst_fields_read() would give; %NULL: ask that
 */
BstRecord *
bst_record_read (BstKindId kind, const char *start, const char *end, GHashTable *pool, GString *text)
{
  Cursor cursor = { start, end, pool, text };
  g_autoptr (BstRecord) record = NULL;

  if (!begin_object (&cursor) || !bst_id_is_valid (kind, text->str))
    return NULL;
  record = bst_record_new (kind, text->str);
  return read_members (&cursor, bst_record_get_table (record), record) && cursor.p == end ? g_steal_pointer (&record)
                                                                                          : NULL;
}
