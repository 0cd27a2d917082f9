/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-run.c - each row becomes a record, or says why not. */
#include "bst-import-private.h"
#include "bst-outline.h"
#include "bst-text.h"
#include <string.h>

typedef struct {
  BstImport *import;
  BstCellReader *reader;
  BstRowMatcher *matcher;
  GHashTable *ids;         /* of rows that were read, to their number */
  gboolean *fractions;     /* by column */
  const BstField *title;   /* or NULL: the kind has none */
  const BstSheetRow *row;
} Run;

static const BstColumn *
get_target (const BstImport *self, guint column)
{
  return g_array_index (self->columns, BstImportColumn, column).target;
}

/* Returns: the column of the sheet that becomes path, or -1 */
static int
find_column (const BstImport *self, const char *path)
{
  for (guint c = 0; path != NULL && c < self->columns->len; c++)
    if (get_target (self, c) != NULL && strcmp (get_target (self, c)->path, path) == 0)
      return (int) c;
  return -1;
}

/* --- Saying what is refused -------------------------------------------------------------------------------------- */

static void
add_refusal (Run *run, guint column, const char *reason, const char *remedy, gboolean whole_row)
{
  BstImport *self = run->import;
  const BstColumn *target = get_target (self, column);
  BstRefusal *refusal = g_new0 (BstRefusal, 1);

  refusal->row = run->row->number;
  refusal->column = column;
  refusal->place = bst_sheet_place (self->sheet, run->row->number, column);
  refusal->label = target != NULL ? bst_column_get_label (target, NULL) : g_strdup ("");
  refusal->value = bst_cell_show (bst_sheet_row_get (run->row, column), self->language);
  refusal->reason = g_strdup (reason);
  refusal->remedy = g_strdup (remedy);
  refusal->whole_row = whole_row;
  g_ptr_array_add (self->result.refusals, refusal);
}

static BstImportRow *
add_row (Run *run, BstRowFate fate, const char *id, const char *title)
{
  BstImportResult *result = &run->import->result;
  guint *const counts[] = { &result->n_added, &result->n_updated, &result->n_unchanged, &result->n_skipped,
                            &result->n_refused_rows };
  BstImportRow *row = g_new0 (BstImportRow, 1);

  row->fate = fate;
  row->number = run->row->number;
  row->id = g_strdup (id);
  row->title = g_strdup (title);
  g_ptr_array_add (result->rows, row);
  ++*counts[fate];
  return row;
}

static void
refuse_row (Run *run, int column, const char *title, const char *reason, const char *remedy)
{
  add_refusal (run, (guint) MAX (column, 0), reason, remedy, TRUE);
  add_row (run, BST_ROW_REFUSED, NULL, title);
}

/* --- Cells ------------------------------------------------------------------------------------------------------- */

static gboolean
read_cell (Run *run, guint column, BstRecord *before, BstValue *ret_value)
{
  run->reader->fractions = run->fractions[column];
  return bst_cell_read (run->reader, get_target (run->import, column), bst_sheet_row_get (run->row, column), before,
                        ret_value);
}

/* Reads one field into a record that is in no plan; an empty cell leaves it. */
static void
peek (Run *run, const char *path, BstRecord *into)
{
  int column = find_column (run->import, path);
  BstValue value = { 0 };

  if (column >= 0 && bst_sheet_row_get (run->row, (guint) column) != NULL
      && read_cell (run, (guint) column, NULL, &value))
    bst_column_set (get_target (run->import, (guint) column), into, value);
}

/* The objective is told by the phases of the row where only its number stands there. */
static void
peek_phases (Run *run, BstRecord *into)
{
  const BstField *phases = bst_record_find_field (into, "phases");

  run->reader->phases = NULL;
  if (phases == NULL)
    return;
  peek (run, "phases", into);
  run->reader->phases = bst_field_get (phases, into).ptr;
}

static gboolean
sets_cell (Run *run, guint column, BstRecord *before, gboolean by_id, BstRecord *after, guint *n_changes)
{
  const BstColumn *target = get_target (run->import, column);
  const BstField *field = bst_column_get_value_field (target);
  const BstCell *cell = bst_sheet_row_get (run->row, column);
  BstValue value = { 0 };

  if (cell == NULL && !by_id)
    return TRUE; /* only a table that has come from here says by an empty cell that something goes */
  if (cell == NULL)
    value = bst_cell_read_empty (target, before);
  else if (!read_cell (run, column, before, &value))
    {
      add_refusal (run, column, run->reader->reason, run->reader->remedy, FALSE);
      return FALSE;
    }
  if (bst_value_equal (field, bst_column_get (target, after), value))
    {
      bst_value_clear (field, &value);
      return TRUE;
    }
  if (target->field == run->title && bst_value_is_default (field, value))
    {
      add_refusal (run, column, bst_text (NULL, N_ ("this has no title any more")),
                   bst_text (NULL, N_ ("Write a title; to remove it, use the program")), FALSE);
      return FALSE;
    }
  ++*n_changes;
  bst_column_set (target, after, value);
  return TRUE;
}

static guint
set_cells (Run *run, BstRecord *before, gboolean by_id, BstRecord *after)
{
  guint n_changes = 0;

  for (guint c = 0; c < run->import->columns->len; c++)
    if (get_target (run->import, c) != NULL && get_target (run->import, c)->role != BST_COLUMN_ID)
      sets_cell (run, c, before, by_id, after, &n_changes);
  return n_changes;
}

/* --- Which record ------------------------------------------------------------------------------------------------ */

/* Returns: (transfer full) (nullable): the id that the row gives */
static char *
get_row_id (Run *run, int column)
{
  const BstCell *cell = column >= 0 ? bst_sheet_row_get (run->row, (guint) column) : NULL;
  char *text = cell != NULL ? bst_cell_text (run->reader, cell) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static gboolean
check_id (Run *run, int column, const char *id, const char *title)
{
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (run->ids, id));
  g_autofree char *reason = NULL;

  if (!bst_import_is_id (run->import, id))
    {
      refuse_row (run, column, title, bst_text (NULL, N_ ("this is no id of such a record")),
                  bst_text (NULL,
                            N_ ("Leave the cell empty for something new; an id comes from an export of this plan")));
      return FALSE;
    }
  if (earlier != 0)
    {
      reason = g_strdup_printf (bst_text (NULL, N_ ("row %u has the same id")), earlier);
      refuse_row (run, column, title, reason,
                  bst_text (NULL, N_ ("Keep one of the two rows, or empty the id of the copy")));
      return FALSE;
    }
  g_hash_table_insert (run->ids, g_strdup (id), GUINT_TO_POINTER (run->row->number));
  return TRUE;
}

/* A kind whose ids are made of its content cannot be begun without one. */
static gboolean
check_new (Run *run, BstRecord *image, const char *id, const char *title)
{
  BstImport *self = run->import;
  int column = run->title != NULL ? find_column (self, run->title->name) : -1;

  if (id == NULL && (bst_kinds[self->kind].flags & BST_KIND_NATURAL))
    {
      refuse_row (run, column, title, bst_text (NULL, N_ ("only rows with an id can be taken in here")),
                  bst_text (NULL, N_ ("Add it in the program first, and export it")));
      return FALSE;
    }
  if (run->title != NULL && bst_field_get (run->title, image).ptr == NULL)
    {
      refuse_row (run, column, title, bst_text (NULL, N_ ("the row has no title")),
                  bst_text (NULL, N_ ("Write a title, or choose the column that holds it")));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_twice (Run *run, BstRecord *image, const char *title)
{
  guint earlier;
  g_autofree char *reason = NULL;

  if (run->import->duplicates == BST_DUPLICATE_ADD)
    return TRUE;
  if ((earlier = bst_row_matcher_find_row (run->matcher, image, run->row->number)) == 0)
    return TRUE;
  reason = g_strdup_printf (bst_text (NULL, N_ ("row %u has the same title and owner")), earlier);
  refuse_row (run, find_column (run->import, run->title->name), title, reason,
              bst_text (NULL, N_ ("Keep one of the two rows, or choose to add rows that are alike")));
  return FALSE;
}

/* --- Rows -------------------------------------------------------------------------------------------------------- */

static void
add_new (Run *run, const char *id, BstRecord *peeked, const char *title)
{
  BstImport *self = run->import;
  g_autofree char *made = id == NULL ? bst_id_new (self->kind) : NULL;
  g_autoptr (BstRecord) image = bst_record_new (self->kind, id != NULL ? id : made);

  if (!check_new (run, peeked, id, title) || (id == NULL && !check_twice (run, peeked, title)))
    return;
  if (set_cells (run, NULL, FALSE, image) == 0 && run->title == NULL)
    return; /* a row of a kind without titles that says nothing */
  bst_draft_add (self->draft, image);
  add_row (run, BST_ROW_ADDED, image->id, title);
}

static void
change (Run *run, BstRecord *before, const char *id, gboolean by_id, const char *title)
{
  BstImport *self = run->import;
  BstRecord *after = bst_draft_edit (self->draft, self->kind, id);
  guint n_changes = set_cells (run, before, by_id, after);
  BstImportRow *row = add_row (run, n_changes > 0 ? BST_ROW_UPDATED : BST_ROW_UNCHANGED, id, title);

  row->n_changes = n_changes;
  row->by_likeness = !by_id;
  if (!by_id)
    {
      g_autofree char *was = bst_reference_title (self->plan, self->framework, id, NULL);
      row->like = strcmp (was, title) != 0 ? g_steal_pointer (&was) : NULL;
    }
}

/* "Lessons for primary schools" and "Lessons for secondary schools" are nearly the same, and two things. */
static void
refuse_alike (Run *run, BstRecord *found, const char *title)
{
  g_autofree char
      *was = bst_reference_title (run->import->plan, run->import->framework, found->id, NULL),
      *reason = g_strdup_printf (bst_text (NULL, N_ ("this is very like “%s”, which the plan has already")), was),
      *remedy = g_strdup_printf (
          bst_text (NULL, N_ ("Choose whether such rows are added or change what is there; or write %s as its id")),
          found->id);

  refuse_row (run, find_column (run->import, run->title->name), title, reason, remedy);
}

/* A row that was found by its likeness: what the person chose for such. */
static void
take_alike (Run *run, BstRecord *found, gboolean same, const char *title)
{
  guint earlier;

  if (run->import->duplicates == BST_DUPLICATE_ASK && !same)
    {
      refuse_alike (run, found, title);
      return;
    }
  if (run->import->duplicates == BST_DUPLICATE_SKIP)
    {
      add_row (run, BST_ROW_SKIPPED, found->id, title)->by_likeness = TRUE;
      return;
    }
  if ((earlier = GPOINTER_TO_UINT (g_hash_table_lookup (run->ids, found->id))) != 0)
    {
      g_autofree char *reason =
          g_strdup_printf (bst_text (NULL, N_ ("row %u is the same record of the plan")), earlier);
      refuse_row (run, find_column (run->import, run->title->name), title, reason,
                  bst_text (NULL, N_ ("Keep one of the two rows, or choose to add rows that are alike")));
      return;
    }
  g_hash_table_insert (run->ids, g_strdup (found->id), GUINT_TO_POINTER (run->row->number));
  change (run, found, found->id, FALSE, title);
}

static gboolean
is_blank (const Run *run)
{
  for (guint i = 0; i < run->row->cells->len; i++)
    if (get_target (run->import, g_array_index (run->row->cells, BstCell, i).column) != NULL
        && !g_array_index (run->row->cells, BstCell, i).is_merged)
      return FALSE;
  return TRUE;
}

/* What the row is about, for people. Returns: (transfer full) */
static char *
get_title (Run *run, BstRecord *peeked, BstRecord *before)
{
  BstRecord *from = run->title != NULL && bst_field_get (run->title, peeked).ptr != NULL ? peeked : before;

  if (from != NULL && run->title != NULL && bst_field_get (run->title, from).ptr != NULL)
    return g_strdup (bst_field_get (run->title, from).ptr);
  if (before != NULL)
    return bst_reference_title (run->import->plan, run->import->framework, before->id, NULL);
  for (guint i = 0; i < run->row->cells->len; i++)
    if (g_array_index (run->row->cells, BstCell, i).type == BST_CELL_TEXT)
      return bst_cell_show (&g_array_index (run->row->cells, BstCell, i), run->import->language);
  return g_strdup ("");
}

static void
read_row (Run *run)
{
  BstImport *self = run->import;
  int id_column = find_column (self, "id");
  g_autofree char *id = get_row_id (run, id_column), *title = NULL;
  g_autoptr (BstRecord) peeked = bst_record_new (self->kind, "peeked");
  BstRecord *before = id != NULL ? bst_plan_find (self->plan, self->kind, id) : NULL, *alike = NULL;
  gboolean same = FALSE,
           overlay = id != NULL && (bst_kinds[self->kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (id);

  if (is_blank (run))
    return;
  peek_phases (run, peeked);
  peek (run, run->title != NULL ? run->title->name : NULL, peeked);
  if (id == NULL)
    {
      peek (run, "owner", peeked);
      peek (run, "primary-objective", peeked);
      peek (run, "objective", peeked);
      alike = self->duplicates != BST_DUPLICATE_ADD ? bst_row_matcher_find (run->matcher, peeked, &same) : NULL;
    }
  title = get_title (run, peeked, before);
  if (id != NULL && !check_id (run, id_column, id, title))
    return;
  if (before != NULL || overlay)
    change (run, before, id, TRUE, title);
  else if (alike != NULL)
    take_alike (run, alike, same, title);
  else
    add_new (run, id, peeked, title);
}

/* --- The table --------------------------------------------------------------------------------------------------- */

/* Shares without a sign: all from 0 to 1, and one between, are parts of one; else they are per cents. */
static gboolean
has_fractions (const BstImport *self, guint column)
{
  guint at;
  gboolean between = FALSE;

  bst_sheet_find_row (self->sheet, self->header_row + 1, &at);
  for (; at < self->sheet->rows->len; at++)
    {
      const BstCell *cell = bst_sheet_row_get (self->sheet->rows->pdata[at], column);
      double number = cell != NULL && cell->type == BST_CELL_NUMBER && !cell->is_percent ? cell->number : 0;
      if (number > 1)
        return FALSE;
      between |= number > 0 && number < 1;
    }
  return between;
}

static void
find_fractions (const BstImport *self, gboolean *fractions)
{
  for (guint c = 0; c < self->columns->len; c++)
    if (get_target (self, c) != NULL && get_target (self, c)->field != NULL
        && bst_column_get_value_field (get_target (self, c))->type == BST_FIELD_BASIS_POINTS)
      {
        g_autofree char *header = bst_import_get_header ((BstImport *) self, c);
        fractions[c] = strchr (header, '%') == NULL && has_fractions (self, c);
      }
}

static void
read_rows (Run *run)
{
  BstImport *self = run->import;
  guint at;

  bst_sheet_find_row (self->sheet, self->header_row + 1, &at);
  for (; at < self->sheet->rows->len; at++)
    {
      run->row = self->sheet->rows->pdata[at];
      self->result.n_hidden += run->row->hidden ? 1 : 0;
      if (!run->row->hidden || !self->visible_only)
        read_row (run);
    }
}

/**
 * bst_import_can_run:
 *
 * Returns: whether the columns say what each row is about: its title or its id
 */
gboolean
bst_import_can_run (BstImport *self)
{
  const char *title = bst_record_get_title_field (self->kind);

  return find_column (self, "id") >= 0 || find_column (self, title) >= 0
         || (title == NULL && !(bst_kinds[self->kind].flags & BST_KIND_NATURAL));
}

/**
 * bst_import_run:
 *
 * Reads every row, as the columns are now.
 *
 * Returns: (transfer none): what would happen; until the next call
 */
const BstImportResult *
bst_import_run (BstImport *self)
{
  g_auto (BstCellReader) reader = { 0 };
  g_autoptr (BstRowMatcher) matcher = bst_row_matcher_new (self->plan, self->kind);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gboolean *fractions = g_new0 (gboolean, self->columns->len);
  const char *title = bst_record_get_title_field (self->kind);
  Run run = { self, &reader, matcher, ids, fractions, title != NULL ? bst_kind_get_field (self->kind, title) : NULL };

  bst_import_clear_result (self);
  self->draft = bst_draft_new (self->plan);
  if (self->sheet == NULL)
    return &self->result;
  bst_cell_reader_init (&reader, self->plan, self->framework, self->language);
  reader.strips = self->sheet->quotes_formulas;
  reader.makes_actors = self->makes_actors;
  find_fractions (self, fractions);
  read_rows (&run);
  bst_import_keep_actors (self, reader.new_actors);
  return &self->result;
}
