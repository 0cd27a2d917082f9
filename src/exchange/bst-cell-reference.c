/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cell-reference.c - what a cell refers to: one thing, several, or the members of a list. */
#include "bst-cell-reader.h"
#include "bst-text.h"
#include <string.h>

#define LONGEST_NAME 200 /* bytes: what is longer names no organisation */

BstNameIndex *
bst_cell_reader_get_index (BstCellReader *self, const BstField *field)
{
  BstNameIndex *index = g_hash_table_lookup (self->indexes, field);

  if (index != NULL)
    return index;
  index = bst_name_index_new (self->plan, self->framework, field);
  for (guint i = 0; (field->targets & BST_TARGET (BST_KIND_ACTORS)) && i < self->new_actors->len; i++)
    {
      BstRecord *actor = self->new_actors->pdata[i];
      bst_name_index_add (index, actor->id, bst_record_get_text (actor, "name"));
    }
  g_hash_table_insert (self->indexes, (gpointer) field, index);
  return index;
}

/* --- Organisations that are not there yet ------------------------------------------------------------------------ */

static gboolean
can_make (const BstCellReader *self, const BstField *field, const char *text)
{
  g_autofree char *key = bst_squash (text);

  return self->makes_actors && (field->targets & BST_TARGET (BST_KIND_ACTORS)) && strlen (text) <= LONGEST_NAME
         && *key != '\0' && strchr (text, '\n') == NULL;
}

static const char *
make_actor (BstCellReader *self, const char *name)
{
  g_autofree char *id = bst_id_new (BST_KIND_ACTORS);
  BstRecord *actor = bst_record_new (BST_KIND_ACTORS, id);
  GHashTableIter iter;
  gpointer field, index;

  bst_record_take (actor, bst_record_find_field (actor, "name"), bst_value_text (name));
  g_ptr_array_add (self->new_actors, actor);
  g_hash_table_iter_init (&iter, self->indexes);
  while (g_hash_table_iter_next (&iter, &field, &index))
    if (((const BstField *) field)->targets & BST_TARGET (BST_KIND_ACTORS))
      bst_name_index_add (index, actor->id, name);
  return actor->id;
}

/* --- One ----------------------------------------------------------------------------------------------------------- */

/* The cell is told beside the reason: a piece of it is named only where it has several. */
static gboolean
refuse_name (BstCellReader *self, const BstField *field, const char *text, BstNameAnswer answer, const char *near)
{
  const char *label = bst_text (NULL, field->label);
  gboolean piece = g_strcmp0 (text, self->whole) != 0;
  g_autofree char *reason = NULL, *remedy = NULL;

  if (answer == BST_NAME_SEVERAL)
    {
      reason = piece ? g_strdup_printf (bst_text (NULL, N_ ("“%s” can mean more than one thing")), text)
                     : g_strdup (bst_text (NULL, N_ ("this can mean more than one thing")));
      remedy = g_strdup_printf (bst_text (NULL, N_ ("Write the whole title, or the id: %s")), near);
      return bst_cell_refuse (self, reason, remedy);
    }
  /* Translators: what stands in a cell, and the label of a field */
  reason = piece ? g_strdup_printf (bst_text (NULL, N_ ("“%s” is not known as “%s”")), text, label)
                 : g_strdup_printf (bst_text (NULL, N_ ("this is not known as “%s”")), label);
  if (*near != '\0')
    remedy = g_strdup_printf (bst_text (NULL, N_ ("Write its title, code or id. Perhaps “%s” is meant")), near);
  return bst_cell_refuse (self, reason, remedy != NULL ? remedy : bst_text (NULL, N_ ("Write its title, code or id")));
}

/* A reference that the framework does not know stays as it is when it comes back. */
static gboolean
is_as_before (const BstColumn *column, BstRecord *before, const char *text)
{
  BstValue value = before != NULL ? bst_column_get (column, before) : (BstValue) { 0 };
  const BstField *field = bst_column_get_value_field (column);

  if (value.ptr == NULL || field->type == BST_FIELD_LIST)
    return FALSE;
  return field->type == BST_FIELD_REF ? strcmp (value.ptr, text) == 0 : bst_vec_has_ref (value.ptr, text);
}

/* Returns: (transfer none) (nullable): the id */
static const char *
find_one (BstCellReader *self, const BstColumn *column, const char *text, BstRecord *before, gboolean may_make)
{
  const BstField *field = column->role == BST_COLUMN_MEMBERS ? column->inner : bst_column_get_value_field (column);
  BstNameIndex *index = bst_cell_reader_get_index (self, field);
  g_autoptr (GString) near = g_string_new (NULL);
  const char *id = NULL;
  BstNameAnswer answer = bst_name_index_find (index, text, self->phases, &id, near);

  if (answer == BST_NAME_FOUND)
    return id;
  if (is_as_before (column, before, text))
    return g_intern_string (text);
  if (answer == BST_NAME_UNKNOWN && may_make && can_make (self, field, text))
    return make_actor (self, text);
  refuse_name (self, bst_column_get_value_field (column), text, answer, near->str);
  return NULL;
}

/* --- Several ------------------------------------------------------------------------------------------------------- */

/* All or none. */
static gboolean
find_each (BstCellReader *self, const BstColumn *column, GStrv pieces, BstRecord *before, gboolean may_make,
           GPtrArray *ids)
{
  g_ptr_array_set_size (ids, 0);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *piece = g_strstrip (pieces[i]), *id;
      if (*piece == '\0')
        continue;
      if ((id = find_one (self, column, piece, before, may_make)) == NULL)
        return FALSE;
      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
  return TRUE;
}

/* Separated by ";" or lines. Titles have commas, so these separate only what is known in pieces and not as a whole. */
static gboolean
find_several (BstCellReader *self, const BstColumn *column, const char *text, BstRecord *before, GPtrArray *ids)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, ";\n", -1), by_comma = NULL;

  if (find_each (self, column, pieces, before, FALSE, ids))
    return TRUE;
  by_comma = g_strsplit_set (text, ";\n,", -1);
  if (find_each (self, column, by_comma, before, FALSE, ids))
    return TRUE;
  return find_each (self, column, pieces, before, TRUE, ids);
}

/* The members as one set: what their elements refer to. */
static gboolean
refers_to (const BstColumn *column, const BstElement *element, const char *id)
{
  const char *target = bst_field_get (column->inner, element).ptr;

  return g_strcmp0 (target, id) == 0;
}

static BstValue
without_others (const BstColumn *column, const BstVec *before, GPtrArray *ids)
{
  BstValue value = bst_value_copy (column->field, (BstValue) { .ptr = (gpointer) before });

  for (guint i = 0; i < bst_vec_length (before); i++)
    {
      const BstElement *element = before->items[i];
      const char *id = bst_field_get (column->inner, element).ptr;
      BstValue without;
      if (id == NULL || g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        continue; /* one that refers to nothing does not show in a table, so it cannot have been taken out of it */
      without = bst_vec_without_element (column->field, value.ptr, element->id);
      bst_value_clear (column->field, &value);
      value = without;
    }
  return value;
}

/**
 * bst_cell_make_members:
 * @column: a list that is read as a set
 * @before: (nullable): the list as it is
 *
 * Returns: (transfer full): the list with an element for each of @ids; those that stay keep what they say
 */
BstValue
bst_cell_make_members (const BstColumn *column, const BstVec *before, GPtrArray *ids)
{
  BstValue value = without_others (column, before, ids);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *id = NULL;
      gboolean there = FALSE;
      BstElement *element;
      BstValue with;
      for (guint k = 0; k < bst_vec_length (before) && !there; k++)
        there = refers_to (column, before->items[k], ids->pdata[i]);
      if (there)
        continue;
      id = bst_id_new_element ();
      element = bst_element_new (column->field->elements, id);
      bst_element_take (element, column->inner, (BstValue) { .ptr = g_ref_string_new (ids->pdata[i]) });
      with = bst_vec_with_element (column->field, value.ptr, element);
      bst_value_clear (column->field, &value);
      value = with;
    }
  return value;
}

gboolean
bst_cell_read_references (BstCellReader *self, const BstColumn *column, const char *text, BstRecord *before,
                          BstValue *ret_value)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const BstField *field = bst_column_get_value_field (column);
  const char *id;

  self->whole = text;
  if (field->type == BST_FIELD_REF)
    {
      if ((id = find_one (self, column, text, before, TRUE)) == NULL)
        return FALSE;
      ret_value->ptr = g_ref_string_new (id);
      return TRUE;
    }
  if (!find_several (self, column, text, before, ids))
    return FALSE;
  if (column->role == BST_COLUMN_MEMBERS)
    *ret_value = bst_cell_make_members (column, before != NULL ? bst_column_get (column, before).ptr : NULL, ids);
  else
    {
      g_ptr_array_add (ids, NULL);
      *ret_value = bst_value_refs ((const char *const *) ids->pdata);
    }
  return TRUE;
}
