/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-import-articles.c - import of article credits: one row a credit, as the explanatory tables of a budget print them. */
#include "cli-import.h"
#include "bst-article-table.h"
#include "bst-json.h"
#include <string.h>

typedef struct {
  CliCall *call;
  CliFile *file;
  BstArticleTable table;
  GPtrArray *refusals; /* BstRefusal */
} Import;

/* {"columns": {"Heading": "code", …}}; FALSE: said what is wrong */
static gboolean
read_map (Import *self)
{
  const char *path = cli_option (self->call, "map");
  gsize length = 0;
  g_autofree char *data = path != NULL ? cli_read (path, &length) : NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonObject *columns;
  JsonObjectIter iter;
  const char *heading;
  JsonNode *node;

  if (path == NULL)
    return TRUE;
  if (data == NULL)
    return FALSE;
  json_parser_set_strict (parser, TRUE);
  root = json_parser_load_from_data (parser, data, (gssize) length, NULL) ? json_parser_get_root (parser) : NULL;
  columns = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? bst_json_get_object (json_node_get_object (root), "columns")
                                                          : NULL;
  if (columns == NULL)
    {
      cli_say ("%s: %s {\"columns\": {…}}", path, bst_text (NULL, N_ ("the mapping must be an object")));
      return FALSE;
    }
  self->table.map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_iter_init (&iter, columns);
  while (json_object_iter_next (&iter, &heading, &node))
    {
      const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      if (name != NULL && !g_strv_contains (bst_articles_columns, name))
        {
          g_autofree char *names = g_strjoinv (", ", (char **) bst_articles_columns);
          cli_say (bst_text (NULL, N_ ("%s: there is no column “%s”; there are: %s")), path, name, names);
          return FALSE;
        }
      g_hash_table_insert (self->table.map, g_strdup (heading), g_strdup (name != NULL ? name : ""));
    }
  return TRUE;
}

static gboolean
read_unit (Import *self)
{
  const char *unit = cli_option (self->call, "unit");

  self->table.unit = g_strcmp0 (unit, "euro") == 0 ? BST_MONEY_EURO : BST_MONEY_KILO;
  if (unit == NULL || strcmp (unit, "euro") == 0 || strcmp (unit, "thousand") == 0)
    return TRUE;
  cli_wrong (self->call, "%s", bst_text (NULL, N_ ("--unit is thousand or euro")));
  return FALSE;
}

static void
count (const BstTransaction *changes, guint *ret_added, guint *ret_changed)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);

  *ret_added = 0;
  for (guint i = 0; i < bst_transaction_get_n (changes); i++)
    {
      const BstChange *change = bst_transaction_get (changes, i);
      if (change->type == BST_CHANGE_ADD)
        ++*ret_added;
      else
        g_hash_table_add (changed, change->id);
    }
  *ret_changed = g_hash_table_size (changed);
}

static void
report (const Import *self, const BstTransaction *changes, gboolean refused)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint added, changed;

  count (changes, &added, &changed);
  g_string_append_printf (out, "%6u  %s\n%6u  %s\n", added, bst_text (NULL, N_ ("new")), changed,
                          bst_text (NULL, N_ ("changed")));
  if (self->refusals->len > 0)
    g_string_append_printf (out, "%6u  %s\n", self->refusals->len, bst_text (NULL, N_ ("rows refused")));
  for (guint i = 0; i < self->refusals->len; i++)
    {
      const BstRefusal *refusal = self->refusals->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s: %s: “%s”: %s", cli_argument (self->call, 1), refusal->place,
                                               refusal->value, refusal->reason);
      cli_wrap (out, g_strdelimit (text, "\n", ' '), 0, 2);
    }
  if (refused)
    cli_say ("%s", g_strchomp (out->str));
  else
    cli_print ("%s", out->str);
}

static int
take_in (Import *self, BstTransaction *changes)
{
  g_autoptr (BstTransaction) transaction = changes;
  gboolean dry = cli_has (self->call, "dry-run"), refused = self->refusals->len > 0 && !cli_has (self->call, "partial");
  g_autoptr (GError) error = NULL;

  if (dry || self->refusals->len > 0)
    report (self, transaction, refused && !dry);
  if (refused && !dry)
    cli_say (bst_text (NULL, N_ ("%s: nothing was written; --partial takes in the rest")), self->file->path);
  if (refused)
    return CLI_NO;
  if (dry)
    return CLI_FINE;
  if (!bst_plan_apply (self->file->plan, g_steal_pointer (&transaction), &error))
    {
      cli_say ("%s: %s", self->file->path, error->message);
      return CLI_NO;
    }
  return cli_file_write (self->file, cli_option (self->call, "output")) == CLI_FINE ? CLI_FINE : CLI_NO;
}

static gboolean
find_sheet (Import *self, const BstWorkbook *book)
{
  const char *name = cli_option (self->call, "sheet"), *row = cli_option (self->call, "header-row");

  self->table.header_row = row != NULL ? (guint) CLAMP (g_ascii_strtoll (row, NULL, 10), 1, BST_SHEET_MAX_ROWS) : 0;
  if (name != NULL)
    {
      self->table.sheet = bst_workbook_find (book, name);
      return self->table.sheet != NULL && bst_article_table_find_header (&self->table) > 0;
    }
  for (guint i = 0; i < book->sheets->len; i++)
    {
      self->table.sheet = book->sheets->pdata[i];
      if (bst_article_table_find_header (&self->table) > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cli_import_articles:
 * @ret_fits: (out): whether @book is a table of credits; what it returns counts then alone
 *
 * Returns: the exit status
 */
int
cli_import_articles (CliCall *call, CliFile *file, const BstWorkbook *book, const char *language, gboolean *ret_fits)
{
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_refusal_free);
  Import self = { .call = call, .file = file, .refusals = refusals, .table = { .language = language } };
  int status = CLI_WRONG;

  *ret_fits = TRUE;
  if (read_map (&self) && read_unit (&self))
    {
      *ret_fits = find_sheet (&self, book);
      if (*ret_fits)
        status = take_in (&self, bst_article_table_read (&self.table, file->plan, file->framework, refusals));
    }
  g_clear_pointer (&self.table.map, g_hash_table_unref);
  return status;
}
