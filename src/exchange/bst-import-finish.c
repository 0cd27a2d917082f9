/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-finish.c - the one transaction, and the mapping of columns as a file. */
#include "bst-import-private.h"
#include "bst-action-follow.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

/* --- Organisations ----------------------------------------------------------------------------------------------- */

static void
note_ref (const BstField *field, char *id, gpointer used)
{
  g_hash_table_add (used, id);
}

/* Those that a row which is taken in refers to: a refused row brings nothing along. */
void
bst_import_keep_actors (BstImport *self, GPtrArray *actors)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  const BstFieldTable *table = bst_kind_get_table (self->kind);

  for (guint r = 0; actors->len > 0 && r < self->result.rows->len; r++)
    {
      const BstImportRow *row = self->result.rows->pdata[r];
      BstRecord *record = row->fate <= BST_ROW_UPDATED ? bst_draft_find (self->draft, self->kind, row->id) : NULL;
      for (guint f = 0; record != NULL && f < table->n_fields; f++)
        bst_value_foreach_ref (&table->fields[f], bst_field_get (&table->fields[f], record), note_ref, used);
    }
  for (guint i = 0; i < actors->len; i++)
    if (g_hash_table_contains (used, ((BstRecord *) actors->pdata[i])->id))
      {
        g_ptr_array_add (self->result.new_actors, g_object_ref (actors->pdata[i]));
        bst_draft_add (self->draft, actors->pdata[i]);
      }
}

/**
 * bst_import_finish:
 * @label: what the person did
 * @author: (nullable): who
 * @today: the day it is: a score that is replaced goes to the earlier ones, as when a person replaces it
 *
 * Returns: (transfer full) (nullable): what bst_import_run() told, as one step; %NULL: it was not run
 */
BstTransaction *
bst_import_finish (BstImport *self, const char *label, const char *author, gint64 today)
{
  BstTransaction *transaction;

  if (self->draft == NULL)
    return NULL;
  transaction = bst_draft_finish (self->draft, label, author);
  bst_action_follow (self->plan, transaction, today);
  return transaction;
}

/* --- The mapping as a file --------------------------------------------------------------------------------------- */

/**
 * bst_import_write_map:
 *
 * Returns: (transfer full): sheet, header and columns as JSON, for bst_import_read_map() with the next table like this
 */
char *
bst_import_write_map (BstImport *self)
{
  GString *out = g_string_new ("{\n  \"kind\": ");
  gboolean first = TRUE;

  bst_json_write_string (out, bst_kinds[self->kind].name);
  if (self->sheet != NULL && self->sheet->name != NULL)
    {
      g_string_append (out, ",\n  \"sheet\": ");
      bst_json_write_string (out, self->sheet->name);
    }
  g_string_append_printf (out, ",\n  \"header-row\": %u,\n  \"columns\": {", self->header_row);
  for (guint c = 0; c < self->columns->len; c++)
    {
      const BstColumn *target = bst_import_get_target (self, c);
      g_autofree char *header = bst_import_get_header (self, c), *letters = bst_column_letters (c),
                      *name = bst_import_count_header (self, header) == 1 ? g_strdup (header)
                                                                          : g_strconcat ("column ", letters, NULL);
      g_string_append (out, first ? "\n    " : ",\n    ");
      first = FALSE;
      bst_json_write_string (out, name);
      g_string_append (out, ": ");
      if (target != NULL)
        bst_json_write_string (out, target->path);
      else
        g_string_append (out, "null");
    }
  g_string_append (out, first ? "}\n}\n" : "\n  }\n}\n");
  return g_string_free (out, FALSE);
}

/* How many columns have this header: one that is empty or stands there twice does not tell which is meant. */
guint
bst_import_count_header (BstImport *self, const char *header)
{
  guint n = 0;

  for (guint c = 0; *header != '\0' && c < self->columns->len; c++)
    {
      g_autofree char *other = bst_import_get_header (self, c);
      n += strcmp (header, other) == 0;
    }
  return n;
}

static int
find_named (BstImport *self, const char *name)
{
  g_autofree char *wanted = bst_squash (name);

  for (guint c = 0; c < self->columns->len; c++)
    {
      g_autofree char *header = bst_import_get_header (self, c), *key = bst_squash (header),
                      *letters = bst_column_letters (c), *by_letter = g_strconcat ("column ", letters, NULL);
      if (strcmp (name, by_letter) == 0 || (*key != '\0' && strcmp (key, wanted) == 0))
        return (int) c;
    }
  return -1;
}

static gboolean
fail (GError **error, const char *reason, const char *what)
{
  g_set_error (error, BST_ERROR, BST_ERROR_VALUE, "%s: “%s”", reason, what);
  return FALSE;
}

static gboolean
read_columns (BstImport *self, JsonObject *columns, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (columns);

  for (guint c = 0; c < self->columns->len; c++)
    bst_import_set_target (self, c, NULL);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (columns, l->data);
      const char *path = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      int column = find_named (self, l->data);

      if (path == NULL && !JSON_NODE_HOLDS_NULL (node))
        return fail (error, bst_text (NULL, N_ ("a column is the name of a field, or null")), l->data);
      if (path != NULL && bst_columns_find (self->targets, path) == NULL)
        return fail (error, bst_text (NULL, N_ ("there is no such field")), path);
      if (path != NULL && column < 0)
        return fail (error, bst_text (NULL, N_ ("the table has no such column")), l->data);
      if (path != NULL)
        bst_import_set_target (self, (guint) column, path);
    }
  return TRUE;
}

static gboolean
read_sheet (BstImport *self, JsonObject *map, GError **error)
{
  const char *name = bst_json_get_string (map, "sheet");
  gint64 header = bst_json_get_int (map, "header-row");
  BstSheet *sheet = name != NULL ? bst_workbook_find (self->workbook, name) : self->sheet;

  if (sheet == NULL)
    return fail (error, bst_text (NULL, N_ ("the table has no such sheet")), name != NULL ? name : "");
  bst_import_set_sheet (self, sheet);
  if (header > 0 && header <= BST_SHEET_MAX_ROWS)
    bst_import_set_header_row (self, (guint) header);
  return TRUE;
}

/**
 * bst_import_read_map:
 * @data: JSON as bst_import_write_map() makes it; every member may be left out
 * @error: %BST_ERROR_SYNTAX or %BST_ERROR_VALUE
 *
 * Takes over what a file says. Columns that it does not name are left out.
 */
gboolean
bst_import_read_map (BstImport *self, const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) problem = NULL;
  JsonNode *root;
  JsonObject *map, *columns;

  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, data, (gssize) length, &problem))
    {
      g_set_error (error, BST_ERROR, BST_ERROR_SYNTAX, "%s", problem->message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  map = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (map == NULL)
    return fail (error, bst_text (NULL, N_ ("the mapping must be an object")), "{\"columns\": {…}}");
  columns = bst_json_get_object (map, "columns");
  return read_sheet (self, map, error) && (columns == NULL || read_columns (self, columns, error));
}
