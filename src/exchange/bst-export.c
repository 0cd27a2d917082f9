/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-export.h"
#include "bst-cell-reader.h"
#include "bst-import-private.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

#define SEPARATOR "; "
#define LARGEST G_GINT64_CONSTANT (900000000000) /* a number in a cell: twelve digits */

/* --- Cells ------------------------------------------------------------------------------------------------------- */

static BstNameIndex *
get_index (BstExport *self, const BstField *field)
{
  BstNameIndex *index = g_hash_table_lookup (self->indexes, field);

  if (index == NULL)
    g_hash_table_insert (self->indexes, (gpointer) field,
                         index = bst_name_index_new (self->plan, self->framework, field));
  return index;
}

static void
set_text (BstOutCell *cell, char *text)
{
  cell->type = text != NULL && *text != '\0' ? BST_OUT_TEXT : BST_OUT_EMPTY;
  cell->text = text;
}

static void
set_enum (BstExport *self, const BstField *field, gint64 number, BstOutCell *cell)
{
  const char *label = bst_text (self->language, field->values[number].label);

  set_text (cell, g_strdup (bst_enum_find (field, label) == number ? label : field->values[number].name));
}

static void
set_references (BstExport *self, const BstColumn *column, const BstVec *vec, BstOutCell *cell)
{
  GString *out = g_string_new (NULL);
  const BstField *field = column->role == BST_COLUMN_MEMBERS ? column->inner : bst_column_get_value_field (column);

  for (guint i = 0; i < bst_vec_length (vec); i++)
    {
      const char *id = column->role == BST_COLUMN_MEMBERS ? bst_field_get (field, vec->items[i]).ptr : vec->items[i];
      g_autofree char *text = id != NULL ? bst_name_index_write (get_index (self, field), id, self->language) : NULL;
      if (text != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? SEPARATOR : "", text);
    }
  set_text (cell, g_string_free (out, FALSE));
}

/* What no plan ever holds does not fit in a cell either: its digits stand there as text, and do not come back. */
static gboolean
is_absurd (const BstField *field, gint64 number)
{
  gint64 most = field->type == BST_FIELD_DECIMAL ? LARGEST * BST_DECIMAL_ONE : LARGEST;

  return field->type != BST_FIELD_DATE && field->type != BST_FIELD_DATETIME && (number > most || number < -most);
}

static void
set_number (const BstField *field, gint64 number, BstOutCell *cell)
{
  if (number == BST_UNSET)
    return;
  if (is_absurd (field, number))
    {
      set_text (cell, g_strdup_printf ("%" G_GINT64_FORMAT, number));
      return;
    }
  switch (field->type)
    {
    case BST_FIELD_DATE:
      cell->type = number != 0 ? BST_OUT_DATE : BST_OUT_EMPTY;
      cell->number = number;
      break;
    case BST_FIELD_DATETIME:
      set_text (cell, number != 0 ? bst_datetime_write (number) : NULL);
      break;
    case BST_FIELD_DECIMAL:
      cell->type = BST_OUT_DECIMAL;
      cell->number = number;
      break;
    case BST_FIELD_MONEY:
      cell->type = BST_OUT_MONEY;
      cell->number = number * (BST_DECIMAL_ONE / 100);
      break;
    case BST_FIELD_BASIS_POINTS:
      cell->type = BST_OUT_SHARE;
      cell->number = number * (BST_DECIMAL_ONE / 10000);
      break;
    default:
      cell->type = BST_OUT_NUMBER;
      cell->number = number * BST_DECIMAL_ONE;
    }
}

/**
 * bst_export_get_value:
 * @column: any but that of the id
 * @ret_cell: (out): what stands in the table for @value; its text is the caller's to free
 */
void
bst_export_get_value (BstExport *self, const BstColumn *column, BstValue value, BstOutCell *ret_cell)
{
  const BstField *field = bst_column_get_value_field (column);

  *ret_cell = (BstOutCell) { 0 };
  if (bst_field_is_text (field))
    {
      set_text (ret_cell, g_strdup (value.ptr));
      if (ret_cell->type == BST_OUT_TEXT && field->type == BST_FIELD_LONGTEXT)
        ret_cell->type = BST_OUT_LONGTEXT;
    }
  else if (field->type == BST_FIELD_REF)
    set_text (ret_cell,
              value.ptr != NULL ? bst_name_index_write (get_index (self, field), value.ptr, self->language) : NULL);
  else if (column->role == BST_COLUMN_LIST)
    set_text (ret_cell, bst_export_write_list (self, field, value.ptr));
  else if (field->type == BST_FIELD_REFS || field->type == BST_FIELD_LIST)
    set_references (self, column, value.ptr, ret_cell);
  else if (field->type == BST_FIELD_ENUM)
    set_enum (self, field, value.num, ret_cell);
  else if (field->type == BST_FIELD_FLAG)
    set_text (ret_cell, g_strdup (bst_text (self->language, value.num ? N_ ("Yes") : N_ ("No"))));
  else
    set_number (field, value.num, ret_cell);
}

/**
 * bst_export_get_cell:
 * @ret_cell: (out): what stands in the table for @column of @record; its text is the caller's to free
 */
void
bst_export_get_cell (BstExport *self, const BstColumn *column, BstRecord *record, BstOutCell *ret_cell)
{
  if (column->role != BST_COLUMN_ID)
    {
      bst_export_get_value (self, column, bst_column_get (column, record), ret_cell);
      return;
    }
  *ret_cell = (BstOutCell) { 0 };
  set_text (ret_cell, g_strdup (record->id));
}

/* --- Rows -------------------------------------------------------------------------------------------------------- */

typedef struct {
  char *key;
  BstRecord *record;
} Sorted;

static int
by_title (gconstpointer a, gconstpointer b)
{
  const Sorted *sa = a, *sb = b;
  int order = strcmp (sa->key, sb->key);

  return order != 0 ? order : strcmp (sa->record->id, sb->record->id);
}

static void
sorted_clear (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

/* By title, the same way in every locale. */
static void
list_all (BstExport *self)
{
  BstCollection *collection = bst_plan_get_collection (self->plan, self->kind);
  const char *title = bst_record_get_title_field (self->kind);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  g_array_set_clear_func (sorted, sorted_clear);
  for (guint i = 0; i < bst_collection_get_n (collection); i++)
    {
      BstRecord *record = bst_collection_get (collection, i);
      Sorted item = { bst_squash (title != NULL ? bst_record_get_text (record, title) : ""), record };
      g_array_append_val (sorted, item);
    }
  g_array_sort (sorted, by_title);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (self->records, g_array_index (sorted, Sorted, i).record);
}

/**
 * bst_export_table:
 * @ids: (nullable): of the records, in the order of the rows; %NULL: all, by title
 * @language: of labels and choices, and how a CSV file writes numbers
 * @error: %BST_ERROR_VALUE: a text is longer than a cell can be
 *
 * Equal plans give equal bytes, whatever the locale and the clock.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
bst_export_table (BstPlan *plan, BstFramework *framework, BstKindId kind, const char *const *ids, BstTableFormat format,
                  const char *language, GError **error)
{
  g_autoptr (GPtrArray) columns = bst_columns_new (kind, framework), records = g_ptr_array_new ();
  g_autoptr (GHashTable) indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bst_name_index_free);
  BstExport self = { plan, framework, kind, language, columns, records, indexes };

  if (ids == NULL)
    list_all (&self);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      BstRecord *record = bst_plan_find (plan, kind, ids[i]);
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return format == BST_TABLE_CSV ? bst_export_write_csv (&self) : bst_export_write_xlsx (&self, error);
}
