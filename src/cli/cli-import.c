/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-import.c - import: a table becomes records. */
#include "cli-import.h"
#include "bst-import.h"
#include <string.h>

static const CliOption options[] = {
  { "kind", '\0', N_ ("K"), N_ ("what the rows are: actions, action-points, actors …") },
  { "sheet", '\0', N_ ("NAME"), N_ ("the sheet; without it, the one whose headers fit best") },
  { "header-row", '\0', N_ ("N"), N_ ("the row with the headers; without it, found from the words") },
  { "map", '\0', N_ ("MAP.json"), N_ ("which column is which field") },
  { "write-map", '\0', N_ ("MAP.json"), N_ ("write there which column is taken for which field") },
  { "duplicates", '\0', N_ ("HOW"), N_ ("rows that are like a record: update, add or skip; without it, the same title and owner update, and what is only very like is refused") },
  { "language", '\0', N_ ("L"), N_ ("how the table writes numbers and dates; without it, as the plan's language does") },
  { "unit", '\0', N_ ("UNIT"), N_ ("of amounts in a table of article credits: thousand (without this option) or euro") },
  { "visible-rows", '\0', NULL, N_ ("leave out rows that are hidden or filtered away") },
  { "known-organisations", '\0', NULL, N_ ("refuse an organisation that the plan does not have, in place of adding it") },
  { "partial", '\0', NULL, N_ ("take in the rest when cells are refused") },
  { "dry-run", '\0', NULL, N_ ("only print what would happen") },
  { "json", '\0', NULL, N_ ("print what happens as JSON") },
  { "output", 'o', N_ ("OUT"), N_ ("write there and leave FILE as it is") },
  { NULL },
};

/* --- The call ---------------------------------------------------------------------------------------------------- */

static int
find_kind (CliCall *call)
{
  const char *name = cli_option (call, "kind");
  int kind = name != NULL ? bst_kind_index (name) : -1;
  g_autoptr (GString) names = g_string_new (NULL);

  if (kind >= 0 && bst_columns_can_exchange ((BstKindId) kind))
    return kind;
  for (int i = 0; i < BST_N_KINDS; i++)
    if (bst_columns_can_exchange ((BstKindId) i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", bst_kinds[i].name);
  cli_wrong (call, bst_text (NULL, N_ ("--kind must be one of: %s")), names->str);
  return -1;
}

static gboolean
set_duplicates (CliCall *call, BstImport *import)
{
  static const char *const names[] = { "update", "add", "skip" };
  const char *name = cli_option (call, "duplicates");

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      {
        bst_import_set_duplicates (import, (BstDuplicate) (BST_DUPLICATE_UPDATE + i));
        return TRUE;
      }
  if (name != NULL)
    cli_wrong (call, bst_text (NULL, N_ ("--duplicates is update, add or skip")));
  return name == NULL;
}

static const char *
get_language (CliCall *call, const CliFile *file)
{
  const char *own = bst_record_get_text (bst_plan_get_single (file->plan, BST_KIND_PLAN), "language"),
             *wanted = cli_option (call, "language");

  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    if (g_strcmp0 (wanted != NULL ? wanted : own, bst_text_languages[i]) == 0)
      return bst_text_languages[i];
  return wanted == NULL ? "nl" : NULL;
}

static gboolean
set_place (CliCall *call, BstImport *import, BstWorkbook *workbook)
{
  const char *sheet = cli_option (call, "sheet"), *row = cli_option (call, "header-row");
  guint64 number = row != NULL ? g_ascii_strtoull (row, NULL, 10) : 1;
  BstSheet *found = sheet != NULL ? bst_workbook_find (workbook, sheet) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (number < 1 || number > BST_SHEET_MAX_ROWS)
    {
      cli_wrong (call, bst_text (NULL, N_ ("--header-row is the number of a row")));
      return FALSE;
    }
  for (guint i = 0; i < workbook->sheets->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((BstSheet *) workbook->sheets->pdata[i])->name);
  if (sheet != NULL && found == NULL)
    {
      cli_wrong (call, bst_text (NULL, N_ ("there is no sheet “%s”; there are: %s")), sheet, names->str);
      return FALSE;
    }
  if (found != NULL)
    bst_import_set_sheet (import, found);
  if (row != NULL)
    bst_import_set_header_row (import, (guint) number);
  return TRUE;
}

static gboolean
read_map (CliCall *call, BstImport *import)
{
  const char *path = cli_option (call, "map");
  gsize length = 0;
  g_autofree char *data = path != NULL ? cli_read (path, &length) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return TRUE;
  if (data == NULL)
    return FALSE;
  if (bst_import_read_map (import, data, length, &error))
    return TRUE;
  cli_say ("%s: %s", path, error->message);
  return FALSE;
}

static gboolean
write_map (CliCall *call, BstImport *import)
{
  const char *path = cli_option (call, "write-map");
  g_autofree char *map = path != NULL ? bst_import_write_map (import) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || cli_write_file (path, map, strlen (map), &error))
    return TRUE;
  cli_say ("%s: %s", path, error->message);
  return FALSE;
}

/* --- For programs ------------------------------------------------------------------------------------------------ */

static const char *const fates[] = { "added", "updated", "unchanged", "skipped", "refused" };

static JsonArray *
list_columns (BstImport *import)
{
  static const char *const matches[] = { NULL, "values", "words", "label", "chosen" };
  JsonArray *array = json_array_new ();
  guint n = bst_import_get_sheet (import) != NULL ? bst_import_get_sheet (import)->n_columns : 0;

  for (guint c = 0; c < n; c++)
    {
      const BstColumn *target = bst_import_get_target (import, c);
      g_autofree char *header = bst_import_get_header (import, c), *letters = bst_column_letters (c);
      JsonObject *object = json_object_new ();
      json_object_set_string_member (object, "column", letters);
      json_object_set_string_member (object, "header", header);
      if (target != NULL)
        {
          json_object_set_string_member (object, "field", target->path);
          json_object_set_string_member (object, "by", matches[bst_import_get_match (import, c)]);
        }
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
list_refusals (const BstImportResult *result)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < result->refusals->len; i++)
    {
      const BstRefusal *refusal = result->refusals->pdata[i];
      JsonObject *object = json_object_new ();
      json_object_set_string_member (object, "place", refusal->place);
      json_object_set_int_member (object, "row", refusal->row);
      json_object_set_string_member (object, "column", refusal->label);
      json_object_set_string_member (object, "value", refusal->value);
      json_object_set_string_member (object, "reason", refusal->reason);
      json_object_set_string_member (object, "remedy", refusal->remedy);
      json_object_set_boolean_member (object, "whole-row", refusal->whole_row);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
list_rows (const BstImportResult *result)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < result->rows->len; i++)
    {
      const BstImportRow *row = result->rows->pdata[i];
      JsonObject *object = json_object_new ();
      json_object_set_int_member (object, "row", row->number);
      json_object_set_string_member (object, "fate", fates[row->fate]);
      if (row->id != NULL)
        json_object_set_string_member (object, "id", row->id);
      json_object_set_string_member (object, "title", row->title);
      json_object_set_int_member (object, "changes", row->n_changes);
      if (row->by_likeness)
        json_object_set_boolean_member (object, "by-likeness", TRUE);
      if (row->like != NULL)
        json_object_set_string_member (object, "like", row->like);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_json (BstImport *import, const BstImportResult *result)
{
  const guint counts[] = { result->n_added, result->n_updated, result->n_unchanged, result->n_skipped,
                           result->n_refused_rows };
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *sums = json_object_new ();

  json_object_set_string_member (object, "kind", bst_kinds[bst_import_get_kind (import)].name);
  if (bst_import_get_sheet (import) != NULL && bst_import_get_sheet (import)->name != NULL)
    json_object_set_string_member (object, "sheet", bst_import_get_sheet (import)->name);
  json_object_set_int_member (object, "header-row", bst_import_get_header_row (import));
  json_object_set_array_member (object, "columns", list_columns (import));
  for (guint i = 0; i < G_N_ELEMENTS (fates); i++)
    json_object_set_int_member (sums, fates[i], counts[i]);
  json_object_set_int_member (sums, "new-organisations", result->new_actors->len);
  json_object_set_int_member (sums, "hidden", result->n_hidden);
  json_object_set_object_member (object, "rows", sums);
  json_object_set_array_member (object, "refused", list_refusals (result));
  json_object_set_array_member (object, "records", list_rows (result));
  node = json_node_init_object (json_node_alloc (), object);
  cli_print_json (node);
}

/* --- For people -------------------------------------------------------------------------------------------------- */

static void
append_columns (GString *out, BstImport *import)
{
  guint n = bst_import_get_sheet (import) != NULL ? bst_import_get_sheet (import)->n_columns : 0;

  for (guint c = 0; c < n; c++)
    {
      const BstColumn *target = bst_import_get_target (import, c);
      g_autofree char *header = bst_import_get_header (import, c), *letters = bst_column_letters (c),
                      *label = target != NULL ? bst_column_get_label (target, NULL)
                                              : g_strdup (bst_text (NULL, N_ ("left out")));
      if (*header != '\0' || target != NULL)
        g_string_append_printf (out, "  %s  %s → %s\n", letters, header, label);
    }
}

static void
append_sums (GString *out, const BstImportResult *result)
{
  const struct {
    guint n;
    const char *label;
  } sums[] = { { result->n_added, N_ ("new") },
               { result->n_updated, N_ ("changed") },
               { result->n_unchanged, N_ ("unchanged") },
               { result->n_skipped, N_ ("skipped, since they are there") },
               { result->n_refused_rows, N_ ("rows refused") },
               { result->refusals->len, N_ ("cells refused") },
               { result->new_actors->len, N_ ("new organisations") },
               { result->n_hidden, N_ ("hidden rows") } };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (sums[i].n > 0 || i == 0)
      g_string_append_printf (out, "%6u  %s\n", sums[i].n, bst_text (NULL, sums[i].label));
}

static void
append_refusals (GString *out, const char *table, const BstImportResult *result)
{
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const BstRefusal *refusal = result->refusals->pdata[i];
      g_autofree char *text =
          g_strdup_printf ("%s: %s: %s%s“%s”: %s. %s", table, refusal->place, refusal->label,
                           *refusal->label != '\0' ? ": " : "", refusal->value, refusal->reason, refusal->remedy);
      cli_wrap (out, g_strdelimit (text, "\n", ' '), 0, 2);
    }
}

/* --- The command ------------------------------------------------------------------------------------------------- */

static void
report (CliCall *call, BstImport *import, const BstImportResult *result, gboolean refused)
{
  const char *out_path = cli_option (call, "output");
  g_autoptr (GString) out = g_string_new (NULL);

  if (cli_has (call, "json"))
    {
      print_json (import, result);
      return;
    }
  if (cli_has (call, "dry-run"))
    append_columns (out, import);
  if (cli_has (call, "dry-run") || result->refusals->len > 0)
    append_sums (out, result);
  append_refusals (out, cli_argument (call, 1), result);
  if (refused || g_strcmp0 (out_path, "-") == 0)
    cli_say ("%s", g_strchomp (out->str));
  else
    cli_print ("%s", out->str);
}

static int
take_in (CliCall *call, CliFile *file, BstImport *import)
{
  const BstImportResult *result = bst_import_run (import);
  gboolean refused = result->refusals->len > 0 && !cli_has (call, "partial");
  g_autoptr (GError) error = NULL;

  if (result->refusals->len > 0 || cli_has (call, "dry-run") || cli_has (call, "json"))
    report (call, import, result, refused && !cli_has (call, "dry-run"));
  if (refused && !cli_has (call, "dry-run"))
    cli_say (bst_text (NULL, N_ ("%s: nothing was written; --partial takes in the rest")), file->path);
  if (refused)
    return CLI_NO;
  if (cli_has (call, "dry-run"))
    return CLI_FINE;
  if (!bst_plan_apply (file->plan,
                       bst_import_finish (import, bst_text (NULL, N_ ("Import a table")), NULL, bst_date_today ()),
                       &error))
    {
      cli_say ("%s: %s", file->path, error->message);
      return CLI_NO;
    }
  return cli_file_write (file, cli_option (call, "output")) == CLI_FINE ? CLI_FINE : CLI_NO;
}

static BstWorkbook *
read_table (const char *path)
{
  gsize length;
  char *data = cli_read (path, &length);
  g_autoptr (GBytes) bytes = data != NULL ? g_bytes_new_take (data, length) : NULL;
  g_autoptr (GError) error = NULL;
  BstWorkbook *workbook = bytes != NULL ? bst_workbook_read (bytes, &error) : NULL;

  if (error != NULL)
    cli_say ("%s: %s", path, error->message);
  return workbook;
}

static int
run_import (CliCall *call)
{
  g_auto (CliFile) file = { 0 };
  g_autoptr (BstWorkbook) workbook = NULL;
  g_autoptr (BstImport) import = NULL;
  int kind = find_kind (call), status;
  const char *language;

  if (kind < 0)
    return CLI_WRONG;
  if ((status = cli_file_read (cli_argument (call, 0), &file)) != CLI_FINE)
    return CLI_WRONG;
  if ((language = get_language (call, &file)) == NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("--language is nl, en, fr or de")));
  if ((workbook = read_table (cli_argument (call, 1))) == NULL)
    return CLI_WRONG;
  if (!cli_has (call, "dry-run") && !cli_file_is_writable (&file))
    return CLI_WRONG;
  if (kind == BST_KIND_ARTICLES)
    {
      gboolean fits;
      status = cli_import_articles (call, &file, workbook, language, &fits);
      if (fits)
        return status;
    }
  import = bst_import_new (file.plan, file.framework, (BstKindId) kind, language);
  bst_import_set_workbook (import, workbook);
  bst_import_set_visible_only (import, cli_has (call, "visible-rows"));
  bst_import_set_makes_actors (import, !cli_has (call, "known-organisations"));
  if (!set_duplicates (call, import) || !set_place (call, import, workbook) || !read_map (call, import)
      || !write_map (call, import))
    return CLI_WRONG;
  if (bst_import_can_run (import))
    return take_in (call, &file, import);
  cli_say (bst_text (NULL, N_ ("%s: no column is known as the title or the id; --write-map and --map say which it is")),
           cli_argument (call, 1));
  return CLI_NO;
}

const CliCommand cli_import = {
  .name = "import",
  .arguments = N_ ("FILE TABLE.{xlsx,ods,csv} --kind K [--map MAP.json] [--dry-run] [-o OUT]"),
  .summary = N_ ("reads the rows of a table as records"),
  .help = N_ (
      "Each row becomes a record. A column is taken for a field when its header is the name of the field or its label in Dutch, English, French or German, or a usual word for it; --write-map shows what was found, to be corrected and given back with --map. References are written as id, code or title. A row with the id of a record changes that record, and so does one with the same title and owner, unless --duplicates says otherwise.\n\nLook at the result with --dry-run first: each cell that cannot be used is listed with its place, the reason and what to do. With such cells nothing is written and the exit status is 1, unless --partial is given. All of it is one step.\n\nWith “--kind articles”, a table with columns for the code, the budget year and the kind of credit holds article credits, one a row, as the explanatory tables of a budget print them: code, label, ise_code, budget_year, credit_kind, base_phase, base, index, compensaties, andere_bijstellingen, result_phase, result, domain. MAP.json may say which heading is which: {\"columns\": {\"Heading\": \"code\"}}."),
  .options = options,
  .min = 2,
  .max = 2,
  .run = run_import,
};
