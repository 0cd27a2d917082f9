/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-cell-reader.h"
#include "bst-csv.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

/**
 * bst_cell_reader_init:
 * @language: how numbers and dates are written in the table
 */
void
bst_cell_reader_init (BstCellReader *self, BstPlan *plan, BstFramework *framework, const char *language)
{
  *self = (BstCellReader) {
    .plan = g_object_ref (plan),
    .framework = framework != NULL ? g_object_ref (framework) : NULL,
    .language = language,
    .indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bst_name_index_free),
    .new_actors = g_ptr_array_new_with_free_func (g_object_unref),
  };
}

void
bst_cell_reader_clear (BstCellReader *self)
{
  g_clear_pointer (&self->indexes, g_hash_table_unref);
  g_clear_pointer (&self->new_actors, g_ptr_array_unref);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->remedy, g_free);
  g_clear_object (&self->framework);
  g_clear_object (&self->plan);
}

/* Keeps both, in the person's language. Returns: FALSE */
gboolean
bst_cell_refuse (BstCellReader *self, const char *reason, const char *remedy)
{
  g_set_str (&self->reason, reason);
  g_set_str (&self->remedy, remedy);
  return FALSE;
}

/* Without blanks around it, and without the apostrophe of a text that is no formula. */
char *
bst_cell_text (const BstCellReader *self, const BstCell *cell)
{
  char *text = bst_cell_show (cell, self->language);

  if (self->strips && bst_csv_strip (text) != text)
    memmove (text, text + 1, strlen (text));
  return g_strstrip (text);
}

/* --- Texts ------------------------------------------------------------------------------------------------------- */

/* Line ends of any system, and no other signs that steer a machine; a line stays one line. */
static char *
normalise (const char *text, gboolean one_line)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\r' && p[1] == '\n')
      continue;
    else if (*p == '\n' || *p == '\r')
      g_string_append_c (out, one_line ? ' ' : '\n');
    else if (*p == '\t' || (guchar) *p >= 0x20)
      g_string_append_c (out, *p);
  return g_strstrip (g_string_free (out, FALSE));
}

/* A text that differs only in what a spreadsheet does to blanks and line ends is the same one. */
static void
read_text (const BstField *field, const char *text, BstValue before, BstValue *ret_value)
{
  gboolean one_line = field->type == BST_FIELD_TEXT;
  g_autofree char *now = normalise (text, one_line),
                  *then = before.ptr != NULL ? normalise (before.ptr, one_line) : NULL;

  *ret_value = then != NULL && strcmp (now, then) == 0 ? bst_value_copy (field, before) : bst_value_text (now);
}

/* --- Choices ----------------------------------------------------------------------------------------------------- */

static gboolean
is_called (const char *key, const char *name)
{
  g_autofree char *other = bst_squash (name);

  return strcmp (key, other) == 0;
}

/**
 * bst_enum_find:
 * @text: a name as files have it, or a label in one of the languages; its first word does where no other label has it
 *
 * Returns: the place in the field's values, or -1
 */
gint64
bst_enum_find (const BstField *field, const char *text)
{
  g_autofree char *key = bst_squash (text), *start = g_strconcat (key, " ", NULL);
  gint64 begun = -1;

  for (gint64 i = 0; *key != '\0' && field->values[i].name != NULL; i++)
    {
      if (is_called (key, field->values[i].name))
        return i;
      for (guint l = 0; bst_text_languages[l] != NULL; l++)
        {
          g_autofree char *label = bst_squash (bst_text (bst_text_languages[l], field->values[i].label));
          if (strcmp (key, label) == 0)
            return i;
          if (g_str_has_prefix (label, start))
            begun = begun == -1 || begun == i ? i : -2;
        }
    }
  return MAX (begun, -1);
}

static gboolean
read_enum (BstCellReader *self, const BstField *field, const char *text, gint64 *ret_number)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *remedy = NULL;
  gint64 found = bst_enum_find (field, text);

  if (found >= 0)
    {
      *ret_number = found;
      return TRUE;
    }
  for (const BstEnumValue *v = field->values; v->name != NULL; v++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", bst_text (NULL, v->label));
  remedy = g_strdup_printf (bst_text (NULL, N_ ("Write one of these: %s")), names->str);
  return bst_cell_refuse (self, bst_text (NULL, N_ ("this is not one of the choices")), remedy);
}

static gboolean
read_flag (BstCellReader *self, const BstCell *cell, const char *text, gint64 *ret_number)
{
  static const char *const yes[] = { "ja", "j", "yes",  "y",    "oui",  "o",    "x",
                                     "v",  "1", "true", "waar", "vrai", "wahr", NULL };
  static const char *const no[] = { "nee", "neen",  "n",      "no",   "non",    "nein",
                                    "0",   "false", "onwaar", "faux", "falsch", NULL };
  g_autofree char *key = bst_squash (text);

  if (cell->type == BST_CELL_FLAG)
    *ret_number = cell->number != 0;
  else if (g_strv_contains (yes, key) || strcmp (text, "✓") == 0 || strcmp (text, "✔") == 0)
    *ret_number = 1;
  else if (g_strv_contains (no, key) || strcmp (text, "-") == 0)
    *ret_number = 0;
  else
    return bst_cell_refuse (self, bst_text (NULL, N_ ("this is neither yes nor no")),
                            bst_text (NULL, N_ ("Write “yes” or “no”, or leave the cell empty for “no”")));
  return TRUE;
}

/* --- Days -------------------------------------------------------------------------------------------------------- */

static gboolean
read_date (BstCellReader *self, const BstCell *cell, const char *text, gint64 *ret_number)
{
  const char *const languages[] = { self->language, "nl", "en", "fr", "de" };

  if (cell->type == BST_CELL_DATE && cell->date != 0)
    {
      *ret_number = cell->date;
      return TRUE;
    }
  for (guint i = 0; cell->type == BST_CELL_TEXT && i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *day = g_strndup (text, strcspn (text, "T")); /* 2026-03-01T00:00:00 */
      if (bst_parse_date (languages[i], strlen (day) == 10 ? day : text, ret_number) && *ret_number != 0)
        return TRUE;
    }
  if (cell->type == BST_CELL_NUMBER)
    return bst_cell_refuse (
        self, bst_text (NULL, N_ ("this is a number and not a day")),
        bst_text (
            NULL,
            N_ ("Show the column as dates in the spreadsheet program, or write the day with its month and year")));
  return bst_cell_refuse (self, bst_text (NULL, N_ ("this is not a day")),
                          bst_text (NULL, N_ ("Write day, month and year, such as 31/12/2026")));
}

static gboolean
read_time (BstCellReader *self, const BstCell *cell, const char *text, gint64 *ret_number)
{
  gint64 date;

  if (bst_datetime_read (text, ret_number))
    return TRUE;
  if (!read_date (self, cell, text, &date))
    return FALSE;
  {
    int seconds = cell->type == BST_CELL_DATE ? cell->seconds : 0;
    g_autoptr (GDateTime) time =
        g_date_time_new_local ((int) (date / 10000), (int) (date / 100 % 100), (int) (date % 100), seconds / 3600,
                               seconds / 60 % 60, seconds % 60);
    *ret_number = time != NULL ? g_date_time_to_unix (time) : 0;
  }
  return TRUE;
}

/* --- Any field --------------------------------------------------------------------------------------------------- */

static gboolean
read_by_type (BstCellReader *self, const BstColumn *column, const BstCell *cell, const char *text, BstRecord *before,
              BstValue *ret_value)
{
  const BstField *field = bst_column_get_value_field (column);

  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
      read_text (field, text, before != NULL ? bst_column_get (column, before) : bst_field_default (field), ret_value);
      return TRUE;
    case BST_FIELD_REF:
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      if (column->role == BST_COLUMN_LIST)
        return bst_cell_read_list (self, column, text, before, ret_value);
      return bst_cell_read_references (self, column, text, before, ret_value);
    case BST_FIELD_ENUM:
      return read_enum (self, field, text, &ret_value->num);
    case BST_FIELD_FLAG:
      return read_flag (self, cell, text, &ret_value->num);
    case BST_FIELD_DATE:
      return read_date (self, cell, text, &ret_value->num);
    case BST_FIELD_DATETIME:
      return read_time (self, cell, text, &ret_value->num);
    default:
      return bst_cell_read_number (self, field, cell, &ret_value->num);
    }
}

/**
 * bst_cell_read_empty:
 * @before: (nullable): the record as it is
 *
 * Returns: (transfer full): what an empty cell means
 */
BstValue
bst_cell_read_empty (const BstColumn *column, BstRecord *before)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const BstField *field = bst_column_get_value_field (column);
  BstValue value = bst_field_default (field);

  if (before != NULL && bst_field_is_text (field))
    read_text (field, "", bst_column_get (column, before), &value);
  if (before == NULL || column->role != BST_COLUMN_MEMBERS)
    return value;
  return bst_cell_make_members (column, bst_column_get (column, before).ptr, none);
}

/**
 * bst_cell_read:
 * @column: any but that of the id
 * @cell: not empty
 * @before: (nullable): the record as it is
 * @ret_value: (out): transfer full; untouched where the cell is refused
 *
 * Returns: whether the cell is a value of the column; if not, reason and remedy say why
 */
gboolean
bst_cell_read (BstCellReader *self, const BstColumn *column, const BstCell *cell, BstRecord *before,
               BstValue *ret_value)
{
  g_autofree char *text = bst_cell_text (self, cell), *reason = NULL;

  if (cell->type == BST_CELL_ERROR)
    {
      reason = g_strdup_printf (bst_text (NULL, N_ ("the cell has an error: %s")), text);
      return bst_cell_refuse (self, reason, bst_text (NULL, N_ ("Mend the cell in the spreadsheet program")));
    }
  if (*text == '\0')
    {
      *ret_value = bst_cell_read_empty (column, before);
      return TRUE;
    }
  return read_by_type (self, column, cell, text, before, ret_value);
}
