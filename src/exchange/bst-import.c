/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-import-private.h"
#include "bst-text.h"
#include <string.h>

G_DEFINE_FINAL_TYPE (BstImport, bst_import, G_TYPE_OBJECT)

/* --- The table --------------------------------------------------------------------------------------------------- */

/**
 * bst_import_set_workbook:
 * @workbook: outlives the import
 *
 * Chooses the sheet, its header and what each column is: a proposal.
 */
void
bst_import_set_workbook (BstImport *self, BstWorkbook *workbook)
{
  BstSheet *first = workbook->sheets->len > 0 ? workbook->sheets->pdata[0] : NULL;

  self->workbook = workbook;
  bst_import_propose_sheet (self);
  bst_import_set_sheet (self, self->sheet != NULL ? self->sheet : first);
}

BstSheet *
bst_import_get_sheet (BstImport *self)
{
  return self->sheet;
}

static void
propose (BstImport *self)
{
  g_array_set_size (self->columns, 0);
  if (self->sheet == NULL)
    return;
  g_array_set_size (self->columns, self->sheet->n_columns);
  bst_import_propose_columns (self);
}

/**
 * bst_import_set_sheet:
 * @sheet: (nullable): of the workbook
 *
 * Looks for its header, and proposes what each column is.
 */
void
bst_import_set_sheet (BstImport *self, BstSheet *sheet)
{
  self->sheet = sheet;
  self->header_row = sheet != NULL ? bst_import_find_header (self, sheet) : 0;
  propose (self);
}

/* The number of the row with the headers, from 1; rows above it are not read. */
guint
bst_import_get_header_row (BstImport *self)
{
  return self->header_row;
}

void
bst_import_set_header_row (BstImport *self, guint number)
{
  self->header_row = number;
  propose (self);
}

/**
 * bst_import_get_header:
 *
 * Returns: (transfer full): what stands above @column; "" for nothing
 */
char *
bst_import_get_header (BstImport *self, guint column)
{
  char *text = bst_cell_show (bst_sheet_get (self->sheet, self->header_row, column), self->language);

  return g_strstrip (g_strdelimit (text, "\r\n\t", ' '));
}

/**
 * bst_import_get_samples:
 *
 * Returns: (transfer full): the first @most texts below the header that differ
 */
GStrv
bst_import_get_samples (BstImport *self, guint column, guint most)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  guint at;

  bst_sheet_find_row (self->sheet, self->header_row + 1, &at);
  for (; at < self->sheet->rows->len && found->len < most; at++)
    {
      const BstCell *cell = bst_sheet_row_get (self->sheet->rows->pdata[at], column);
      g_autofree char *text = bst_cell_show (cell, self->language);
      g_strstrip (g_strdelimit (text, "\r\n\t", ' '));
      if (*text != '\0' && !g_ptr_array_find_with_equal_func (found, text, g_str_equal, NULL))
        g_ptr_array_add (found, g_steal_pointer (&text));
    }
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_steal (found, NULL);
}

/* --- Columns ----------------------------------------------------------------------------------------------------- */

/**
 * bst_import_get_columns:
 *
 * Returns: (transfer none) (element-type BstColumn): all that a column can become
 */
GPtrArray *
bst_import_get_columns (BstImport *self)
{
  return self->targets;
}

/**
 * bst_import_get_target:
 *
 * Returns: (nullable) (transfer none): what @column becomes; %NULL: it is left out
 */
const BstColumn *
bst_import_get_target (BstImport *self, guint column)
{
  return column < self->columns->len ? g_array_index (self->columns, BstImportColumn, column).target : NULL;
}

BstMatch
bst_import_get_match (BstImport *self, guint column)
{
  return column < self->columns->len ? g_array_index (self->columns, BstImportColumn, column).match : BST_MATCH_NONE;
}

/**
 * bst_import_set_target:
 * @path: (nullable): of the field; %NULL leaves the column out
 *
 * A person's choice. Another column that was this field is left out, since a field has one column.
 */
void
bst_import_set_target (BstImport *self, guint column, const char *path)
{
  const BstColumn *target = path != NULL ? bst_columns_find (self->targets, path) : NULL;

  g_return_if_fail (column < self->columns->len);

  for (guint i = 0; target != NULL && i < self->columns->len; i++)
    if (g_array_index (self->columns, BstImportColumn, i).target == target)
      g_array_index (self->columns, BstImportColumn, i) = (BstImportColumn) { NULL, BST_MATCH_NONE };
  g_array_index (self->columns, BstImportColumn, column) = (BstImportColumn) { target, BST_MATCH_PERSON };
}

/* --- How --------------------------------------------------------------------------------------------------------- */

void
bst_import_set_duplicates (BstImport *self, BstDuplicate duplicates)
{
  self->duplicates = duplicates;
}

void
bst_import_set_visible_only (BstImport *self, gboolean visible_only)
{
  self->visible_only = visible_only;
}

/* Whether an organisation that a row names and the plan does not know comes along. It does, unless told not to. */
void
bst_import_set_makes_actors (BstImport *self, gboolean makes_actors)
{
  self->makes_actors = makes_actors;
}

BstKindId
bst_import_get_kind (BstImport *self)
{
  return self->kind;
}

/**
 * bst_import_new:
 * @plan: does not change between bst_import_run() and bst_import_finish()
 * @framework: (nullable): its framework
 * @kind: of the records that the rows become; see bst_columns_can_exchange()
 * @language: how numbers and dates in the table are written
 *
 * Returns: (transfer full): an import without a table
 */
BstImport *
bst_import_new (BstPlan *plan, BstFramework *framework, BstKindId kind, const char *language)
{
  BstImport *self = g_object_new (BST_TYPE_IMPORT, NULL);

  g_return_val_if_fail (bst_columns_can_exchange (kind), NULL);

  self->plan = g_object_ref (plan);
  self->framework = framework != NULL ? g_object_ref (framework) : NULL;
  self->kind = kind;
  self->language = g_strdup (language);
  self->targets = bst_columns_new (kind, framework);
  for (guint i = 0; i < self->targets->len; i++)
    bst_column_name (self->targets->pdata[i]);
  return self;
}

/* --- Results ----------------------------------------------------------------------------------------------------- */

static void
row_free (gpointer data)
{
  BstImportRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->like);
  g_free (row);
}

void
bst_refusal_free (BstRefusal *self)
{
  g_free (self->place);
  g_free (self->label);
  g_free (self->value);
  g_free (self->reason);
  g_free (self->remedy);
  g_free (self);
}

void
bst_import_clear_result (BstImport *self)
{
  BstImportResult *result = &self->result;

  g_clear_pointer (&result->rows, g_ptr_array_unref);
  g_clear_pointer (&result->refusals, g_ptr_array_unref);
  g_clear_pointer (&result->new_actors, g_ptr_array_unref);
  *result = (BstImportResult) { 0 };
  result->rows = g_ptr_array_new_with_free_func (row_free);
  result->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_refusal_free);
  result->new_actors = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_pointer (&self->draft, bst_draft_free);
}

static void
bst_import_finalize (GObject *object)
{
  BstImport *self = BST_IMPORT (object);

  bst_import_clear_result (self);
  g_ptr_array_unref (self->result.rows);
  g_ptr_array_unref (self->result.refusals);
  g_ptr_array_unref (self->result.new_actors);
  g_array_unref (self->columns);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_object (&self->framework);
  g_clear_object (&self->plan);
  g_free (self->language);
  G_OBJECT_CLASS (bst_import_parent_class)->finalize (object);
}

static void
bst_import_class_init (BstImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_import_finalize;
}

static void
bst_import_init (BstImport *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (BstImportColumn));
  self->makes_actors = TRUE;
  bst_import_clear_result (self);
}
