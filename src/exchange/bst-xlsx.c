/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-xlsx.c - which parts an XLSX file has, and what its sheets are called. */
#include "bst-xlsx.h"
#include "bst-text.h"
#include <string.h>

typedef struct {
  char *id, *target; /* target: from the root of the file */
  const char *type;  /* interned: the last word of its name */
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->target);
  g_free (relation);
}

/* --- Relations --------------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *relations;
  const char *folder; /* of the part that they belong to: "xl" */
} Relations;

/* "worksheets/sheet1.xml" seen from "xl"; "../x" never leaves the file: there is nothing else to open. */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *path = *target == '/' ? g_strdup (target) : g_strconcat ("/", folder, "/", target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (path, "/");

  return g_strdup (canonical + strspn (canonical, "/"));
}

static void
relations_start (BstXml *xml, const char *name, const char **attributes, const char **values)
{
  Relations *self = xml->data;
  const char *id = bst_xml_get (attributes, values, "Id"), *type = bst_xml_get (attributes, values, "Type"),
             *target = bst_xml_get (attributes, values, "Target"),
             *mode = bst_xml_get (attributes, values, "TargetMode");
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL
      || g_strcmp0 (mode, "External") == 0 || self->relations->len >= BST_ARCHIVE_MAX_ENTRIES)
    return;
  relation = g_new0 (Relation, 1);
  relation->id = g_strdup (id);
  relation->target = resolve (self->folder, target);
  relation->type = g_intern_string (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  g_ptr_array_add (self->relations, relation);
}

static GPtrArray *
read_relations (BstArchive *archive, const char *name, const char *folder, GError **error)
{
  static const BstXmlReader reader = { relations_start, NULL, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  Relations self = { relations, folder };

  if (!bst_archive_parse (archive, name, &reader, &self, error))
    return NULL;
  return g_steal_pointer (&relations);
}

static const char *
find_target (GPtrArray *relations, const char *id, const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];
      if ((id == NULL || strcmp (relation->id, id) == 0) && strcmp (relation->type, type) == 0)
        return relation->target;
    }
  return NULL;
}

/* --- Sheets ------------------------------------------------------------------------------------------------------ */

typedef struct {
  char *name, *id;
  gboolean hidden;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->id);
  g_free (entry);
}

typedef struct {
  GPtrArray *entries;
  gboolean from_1904;
} Book;

/* r:id, whatever the prefix is. */
static const char *
get_relation_id (const char **attributes, const char **values)
{
  for (guint i = 0; attributes[i] != NULL; i++)
    if (g_str_has_suffix (attributes[i], ":id"))
      return values[i];
  return NULL;
}

static void
book_start (BstXml *xml, const char *name, const char **attributes, const char **values)
{
  Book *self = xml->data;
  const char *flag = bst_xml_get (attributes, values, "date1904"), *state = bst_xml_get (attributes, values, "state");

  if (strcmp (name, "workbookPr") == 0)
    self->from_1904 = flag != NULL && (*flag == '1' || *flag == 't');
  if (strcmp (name, "sheet") == 0 && self->entries->len <= BST_SHEET_MAX_SHEETS)
    {
      Entry *entry = g_new0 (Entry, 1);
      entry->name = g_strdup (bst_xml_get (attributes, values, "name"));
      entry->id = g_strdup (get_relation_id (attributes, values));
      entry->hidden = state != NULL && strcmp (state, "visible") != 0;
      g_ptr_array_add (self->entries, entry);
    }
}

static gboolean
read_sheets (BstArchive *archive, GPtrArray *entries, GPtrArray *relations, const BstXlsxShared *shared,
             BstSheetBuilder *builder, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];
      const char *target = entry->id != NULL ? find_target (relations, entry->id, "worksheet") : NULL;

      if (target == NULL)
        continue; /* a chart, a macro */
      if (!bst_sheet_builder_begin (builder, entry->name != NULL ? entry->name : "", entry->hidden))
        {
          g_propagate_error (error, g_steal_pointer (&builder->error));
          return FALSE;
        }
      if (!bst_xlsx_read_sheet (archive, target, shared, builder, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_shared (BstArchive *archive, GPtrArray *relations, BstXlsxShared *shared, GError **error)
{
  const char *strings = find_target (relations, NULL, "sharedStrings"),
             *styles = find_target (relations, NULL, "styles");

  return (strings == NULL || bst_xlsx_read_strings (archive, strings, shared, error))
         && (styles == NULL || bst_xlsx_read_styles (archive, styles, shared, error));
}

static gboolean
read_book (BstArchive *archive, const char *book_name, BstXlsxShared *shared, BstSheetBuilder *builder, GError **error)
{
  static const BstXmlReader reader = { book_start, NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (book_name), *file = g_path_get_basename (book_name),
                  *name = g_strdup_printf ("%s/_rels/%s.rels", folder, file);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free), relations = NULL;
  Book book = { .entries = entries };

  relations = read_relations (archive, name, folder, error);
  if (relations == NULL || !bst_archive_parse (archive, book_name, &reader, &book, error))
    return FALSE;
  shared->from_1904 = book.from_1904;
  return read_shared (archive, relations, shared, error)
         && read_sheets (archive, entries, relations, shared, builder, error);
}

/**
 * bst_xlsx_read:
 * @error: %BST_ERROR_SYNTAX, with the part or the cell
 *
 * Formulas give the result that was stored with them; nothing is calculated, and nothing outside the file is looked at.
 *
 * Returns: (transfer full) (nullable): the sheets
 */
BstWorkbook *
bst_xlsx_read (BstArchive *archive, GError **error)
{
  g_autoptr (GPtrArray) top = read_relations (archive, "_rels/.rels", "", error);
  g_autoptr (BstWorkbook) workbook = bst_workbook_new ("xlsx");
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (guint8));
  BstXlsxShared shared = { .strings = strings, .formats = formats };
  BstSheetBuilder builder = { .workbook = workbook };
  const char *book = top != NULL ? find_target (top, NULL, "officeDocument") : NULL;
  gboolean good;

  if (top == NULL)
    return NULL;
  if (book == NULL)
    {
      g_set_error_literal (error, BST_ERROR, BST_ERROR_SYNTAX, bst_text (NULL, N_ ("the file holds no spreadsheet")));
      return NULL;
    }
  good = read_book (archive, book, &shared, &builder, error);
  bst_sheet_builder_end (&builder);
  g_clear_error (&builder.error);
  return good ? g_steal_pointer (&workbook) : NULL;
}
