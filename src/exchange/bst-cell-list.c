/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cell-list.c - a list in one cell: a line for each element, its parts between bars, its id in brackets:
 *
 *   Eerste honderd scholen | 2027-06-30 | ja [e-h3k2…]
 *
 * A line without an id is a new element. Bars, brackets and line ends within a text have a backslash before them. */
#include "bst-export.h"
#include "bst-cell-reader.h"
#include "bst-text.h"
#include <string.h>

/* The parts of an element that people see. */
static GPtrArray *
list_parts (const BstField *list)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i + 1 < list->elements->n_fields; i++)
    if (strcmp (list->elements->fields[i].name, "order") != 0)
      g_ptr_array_add (parts, (gpointer) &list->elements->fields[i]);
  return parts;
}

/**
 * bst_list_get_parts_label:
 * @list: a field that is a list
 *
 * Returns: (transfer full): what stands between the bars: “Milestone | Planned for | Reached”
 */
char *
bst_list_get_parts_label (const BstField *list, const char *language)
{
  g_autoptr (GPtrArray) parts = list_parts (list);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " | " : "",
                            bst_text (language, ((const BstField *) parts->pdata[i])->label));
  return g_string_free (out, FALSE);
}

/* --- Writing --------------------------------------------------------------------------------------------------------- */

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, "\\n");
    else if (strchr ("\\|[]", *p) != NULL)
      g_string_append_printf (out, "\\%c", *p);
    else
      g_string_append_c (out, *p);
}

static void
append_part (BstExport *self, GString *out, const BstField *field, const BstElement *element)
{
  const BstColumn column = { .role = BST_COLUMN_FIELD, .field = field };
  BstOutCell cell;

  bst_export_get_value (self, &column, bst_field_get (field, element), &cell);
  if (field->type == BST_FIELD_FLAG && bst_field_get (field, element).num == 0)
    g_clear_pointer (&cell.text, g_free); /* an empty part says so too, and reads better */
  if (cell.text != NULL)
    append_escaped (out, cell.text);
  else if (cell.type != BST_OUT_EMPTY && cell.type != BST_OUT_TEXT)
    bst_export_append_number (out, &cell, g_str_has_prefix (self->language, "en") ? '.' : ',');
  g_free (cell.text);
}

static void
append_element (BstExport *self, GString *out, GPtrArray *parts, const BstElement *element)
{
  gsize end = out->len;

  for (guint i = 0; i < parts->len; i++)
    {
      gsize before;
      g_string_append (out, i > 0 ? " | " : "");
      before = out->len;
      append_part (self, out, parts->pdata[i], element);
      end = out->len > before ? out->len : end;
    }
  g_string_truncate (out, end);
  g_string_append_printf (out, " [%s]", element->id);
}

static const BstField *
find_date (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (((const BstField *) parts->pdata[i])->type == BST_FIELD_DATE
        || strcmp (((const BstField *) parts->pdata[i])->name, "year") == 0)
      return parts->pdata[i];
  return NULL;
}

static int
by_date (gconstpointer a, gconstpointer b, gpointer date)
{
  const BstElement *ea = *(const BstElement *const *) a, *eb = *(const BstElement *const *) b;
  gint64 da = date != NULL ? bst_field_get (date, ea).num : 0, db = date != NULL ? bst_field_get (date, eb).num : 0;

  return da != db ? (da < db ? -1 : 1) : strcmp (ea->id, eb->id);
}

/**
 * bst_export_write_list:
 * @vec: (nullable): the list
 *
 * Returns: (transfer full): its lines, by date where there is one
 */
char *
bst_export_write_list (BstExport *self, const BstField *list, const BstVec *vec)
{
  g_autoptr (GPtrArray) parts = list_parts (list), elements = g_ptr_array_new ();
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < bst_vec_length (vec); i++)
    g_ptr_array_add (elements, vec->items[i]);
  g_ptr_array_sort_with_data (elements, by_date, (gpointer) find_date (parts));
  for (guint i = 0; i < elements->len; i++)
    {
      g_string_append (out, i > 0 ? "\n" : "");
      append_element (self, out, parts, elements->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

/* --- Reading --------------------------------------------------------------------------------------------------------- */

/* Cuts at bars that no backslash stands before. */
static GStrv
split_parts (const char *line)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = line, *p = line;

  for (; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '|')
      {
        g_strv_builder_take (parts, g_strndup (start, (gsize) (p - start)));
        start = p + 1;
      }
  g_strv_builder_add (parts, start);
  return g_strv_builder_end (parts);
}

static char *
unescape (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  GString *out = g_string_new (NULL);

  for (const char *p = bare; *p != '\0'; p++)
    if (*p == '\\' && p[1] == 'n')
      {
        g_string_append_c (out, '\n');
        p++;
      }
    else if (*p == '\\' && p[1] != '\0')
      g_string_append_c (out, *++p);
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* Takes “ [id]” off the end of the line. Returns: (transfer full) (nullable): the id */
static char *
take_id (char *line)
{
  gsize n = strlen (line);
  char *open = NULL;

  if (n < 2 || line[n - 1] != ']' || line[n - 2] == '\\')
    return NULL;
  for (char *p = line; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '[')
      open = p;
  if (open == NULL)
    return NULL;
  line[n - 1] = '\0';
  *open = '\0';
  return g_strstrip (g_strdup (open + 1));
}

/* What has the same words as before, blanks aside, is the same. */
static gboolean
is_same_text (const char *before, const char *now)
{
  g_auto (GStrv) a = g_strsplit_set (before, " \t\r\n", -1), b = g_strsplit_set (now, " \t\r\n", -1);
  guint i = 0, k = 0;

  for (;;)
    {
      while (a[i] != NULL && *a[i] == '\0')
        i++;
      while (b[k] != NULL && *b[k] == '\0')
        k++;
      if (a[i] == NULL || b[k] == NULL)
        return a[i] == NULL && b[k] == NULL;
      if (strcmp (a[i++], b[k++]) != 0)
        return FALSE;
    }
}

static gboolean
refuse_part (BstCellReader *self, guint line, const BstField *field)
{
  g_autofree char *reason = g_steal_pointer (&self->reason),
                  *remedy = g_steal_pointer (&self->remedy),
                  /* Translators: number of a line in a cell, what a part of it is, why it cannot be used */
                      *whole = g_strdup_printf (bst_text (NULL, N_ ("line %u, “%s”: %s")), line,
                                                bst_text (NULL, field->label), reason);

  return bst_cell_refuse (self, whole, remedy);
}

static gboolean
read_part (BstCellReader *self, guint line, const BstField *field, const char *part, BstElement *element)
{
  const BstColumn column = { .role = BST_COLUMN_FIELD, .field = field };
  g_autofree char *text = unescape (part);
  const char *before = bst_field_is_text (field) ? bst_field_get (field, element).ptr : NULL;
  BstCell cell = { .type = BST_CELL_TEXT };
  BstValue value = bst_field_default (field);
  gboolean good = TRUE;

  if (before != NULL && is_same_text (before, text))
    return TRUE;
  if (*text != '\0')
    {
      cell.text = g_ref_string_new (text);
      good = bst_cell_read (self, &column, &cell, NULL, &value);
      g_ref_string_release (cell.text);
    }
  if (!good)
    return refuse_part (self, line, field);
  bst_element_take (element, field, value);
  return TRUE;
}

static gboolean
refuse_line (BstCellReader *self, guint line, const char *reason, const char *remedy)
{
  g_autofree char *whole = g_strdup_printf (bst_text (NULL, N_ ("line %u: %s")), line, reason);

  return bst_cell_refuse (self, whole, remedy);
}

/* Returns: (transfer full) (nullable): the element of a line */
static BstElement *
read_line (BstCellReader *self, const BstField *list, guint number, char *line, const BstVec *before)
{
  g_autofree char *given = take_id (line), *id = given != NULL ? g_strdup (given) : bst_id_new_element ();
  g_autoptr (GPtrArray) parts = list_parts (list);
  g_auto (GStrv) texts = split_parts (line);
  const BstElement *old = bst_vec_find_element (before, id);
  BstElement *element;

  if (*id == '\0' || g_strv_length (texts) > parts->len)
    {
      g_autofree char *form = bst_list_get_parts_label (list, NULL),
                      /* Translators: %s is “Milestone | Planned for | Reached” */
          *remedy = g_strdup_printf (bst_text (NULL, N_ ("Write a line as: %s")), form);
      refuse_line (self, number, bst_text (NULL, N_ ("it has more parts than there are")), remedy);
      return NULL;
    }
  element = old != NULL ? bst_element_copy (list->elements, old) : bst_element_new (list->elements, id);
  for (guint i = 0; i < parts->len; i++)
    if (!read_part (self, number, parts->pdata[i], i < g_strv_length (texts) ? texts[i] : "", element))
      {
        bst_element_unref (list->elements, element);
        return NULL;
      }
  return element;
}

static gboolean
add_line (BstCellReader *self, const BstField *list, guint number, char *line, const BstVec *before, BstValue *all)
{
  BstElement *element = read_line (self, list, number, line, before);
  BstValue with;

  if (element == NULL)
    return FALSE;
  if (bst_vec_find_element (all->ptr, element->id) != NULL)
    {
      bst_element_unref (list->elements, element);
      return refuse_line (self, number, bst_text (NULL, N_ ("an earlier line has the same id")),
                          bst_text (NULL, N_ ("Take the id in brackets off the copy")));
    }
  with = bst_vec_with_element (list, all->ptr, element);
  bst_value_clear (list, all);
  *all = with;
  return TRUE;
}

/**
 * bst_cell_read_list:
 * @column: whose role is %BST_COLUMN_LIST
 * @before: (nullable): the record as it is
 * @ret_value: (out): transfer full; untouched where the cell is refused
 *
 * What a line does not show of an element that is there already stays.
 *
 * Returns: whether every line could be read
 */
gboolean
bst_cell_read_list (BstCellReader *self, const BstColumn *column, const char *text, BstRecord *before,
                    BstValue *ret_value)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  const BstVec *old = before != NULL ? bst_column_get (column, before).ptr : NULL;
  BstValue all = bst_field_default (column->field);
  gboolean strips = self->strips, good = TRUE;

  self->strips = FALSE; /* the apostrophe before the cell is gone already */
  for (guint i = 0, number = 0; good && lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      good = add_line (self, column->field, ++number, lines[i], old, &all);
  self->strips = strips;
  if (good)
    *ret_value = all;
  else
    bst_value_clear (column->field, &all);
  return good;
}
