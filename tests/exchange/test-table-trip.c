/* SPDX-License-Identifier: EUPL-1.2 */
/* test-table-trip.c - what goes out as a table and comes back unedited changes nothing: random plans, every kind, every
 * language, both formats. */
#include "../core/random-plan.h"
#include "bst-csv.h"
#include "bst-export.h"
#include "bst-import.h"
#include "bst-text.h"
#include <locale.h>
#include <string.h>

static BstFramework *
get_framework (void)
{
  static BstFramework *framework;

  if (framework == NULL)
    framework = bst_framework_get ("ggb", NULL, NULL);
  g_assert_nonnull (framework);
  return framework;
}

static guint
n_cases (void)
{
  const char *wanted = g_getenv ("BOUWSTENEN_TABLE_CASES");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 2;
}

/* Texts that a spreadsheet would take for a formula: the plan may hold them, the table may not. */
static void
assert_no_formula (const BstSheet *sheet)
{
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const BstSheetRow *row = sheet->rows->pdata[r];
      for (guint c = 0; c < row->cells->len; c++)
        {
          const BstCell *cell = &g_array_index (row->cells, BstCell, c);
          gint64 number;
          if (sheet->quotes_formulas && strchr ("=+-@\t", *cell->text) != NULL)
            g_assert_true (bst_parse_decimal ("nl", cell->text, &number));
        }
    }
}

static void
say_change (const BstTransaction *transaction)
{
  const BstChange *change = bst_transaction_get (transaction, 0);

  g_test_message ("%s %s: %s", bst_kinds[change->kind].name, change->id,
                  change->field != NULL ? change->field->name : "whole");
}

static void
come_back (BstPlan *plan, BstKindId kind, const char *language, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstWorkbook) workbook = bst_workbook_read (bytes, &error);
  g_autoptr (BstImport) import = bst_import_new (plan, get_framework (), kind, language);
  g_autoptr (BstTransaction) transaction = NULL;
  const BstImportResult *result;

  g_assert_no_error (error);
  bst_import_set_workbook (import, workbook);
  assert_no_formula (bst_import_get_sheet (import));
  for (guint c = 0; c < bst_import_get_sheet (import)->n_columns; c++)
    {
      g_autofree char *header = bst_import_get_header (import, c);
      g_test_message ("column %s", header);
      g_assert_nonnull (bst_import_get_target (import, c));
    }
  result = bst_import_run (import);
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const BstRefusal *refusal = result->refusals->pdata[i];
      g_test_message ("%s %s “%s”: %s", refusal->place, refusal->label, refusal->value, refusal->reason);
    }
  g_assert_cmpuint (result->refusals->len, ==, 0);
  transaction = bst_import_finish (import, "x", NULL, 20261122);
  if (bst_transaction_get_n (transaction) > 0)
    say_change (transaction);
  g_assert_cmpuint (bst_transaction_get_n (transaction), ==, 0);
  g_assert_cmpuint (result->n_unchanged, ==, bst_collection_get_n (bst_plan_get_collection (plan, kind)));
}

static void
travel (BstPlan *plan, BstKindId kind, const char *language, BstTableFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bst_export_table (plan, get_framework (), kind, NULL, format, language, &error),
                     again = bst_export_table (plan, get_framework (), kind, NULL, format, language, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "<f>"));
  if (bst_collection_get_n (bst_plan_get_collection (plan, kind)) > 0)
    come_back (plan, kind, language, bytes);
}

static gint64
get_most (const BstField *field)
{
  return G_GINT64_CONSTANT (900000000000) * (field->type == BST_FIELD_DECIMAL ? BST_DECIMAL_ONE : 1);
}

/* The same in the elements of a list; texts without what a cell does not keep: blanks around them, and signs that steer. */
static void
make_list_sane (BstTransaction *transaction, BstRecord *record, const BstField *list)
{
  const BstVec *before = bst_field_get (list, record).ptr;
  BstValue all = bst_value_copy (list, (BstValue) { .ptr = (gpointer) before });

  for (guint i = 0; i < bst_vec_length (before); i++)
    {
      BstElement *element = bst_element_copy (list->elements, before->items[i]);
      BstValue with;
      for (guint f = 0; f + 1 < list->elements->n_fields; f++)
        {
          const BstField *field = &list->elements->fields[f];
          BstValue value = bst_field_get (field, element);
          g_autofree char *text = bst_field_is_text (field) ? g_strdup (value.ptr) : NULL;
          for (char *p = text; p != NULL && *p != '\0'; p++)
            *p = (guchar) *p < ' ' && (*p != '\n' || field->type == BST_FIELD_TEXT) ? '_' : *p;
          if (text != NULL)
            bst_element_take (element, field, bst_value_text (g_strstrip (text)));
          else if (bst_field_is_number (field) && value.num != BST_UNSET && ABS (value.num) > get_most (field))
            bst_element_take (element, field, (BstValue) { .num = value.num % get_most (field) });
        }
      with = bst_vec_with_element (list, all.ptr, element);
      bst_value_clear (list, &all);
      all = with;
    }
  bst_transaction_set (transaction, record, list, all);
}

/* Random numbers may have nineteen digits; a cell keeps fifteen, and no plan needs more. */
static void
make_sane (BstPlan *plan, BstKindId kind)
{
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  BstTransaction *transaction = bst_transaction_new ("x", NULL, NULL);
  const BstFieldTable *table = bst_kind_get_table (kind);

  for (guint r = 0; r < bst_collection_get_n (collection); r++)
    for (guint f = 0; f + 1 < table->n_fields; f++)
      {
        const BstField *field = &table->fields[f];
        BstRecord *record = bst_collection_get (collection, r);
        gint64 number = bst_field_is_number (field) ? bst_field_get (field, record).num : BST_UNSET;
        if (number != BST_UNSET && ABS (number) > get_most (field))
          bst_transaction_set (transaction, record, field, (BstValue) { .num = number % get_most (field) });
        else if (field->type == BST_FIELD_LIST)
          make_list_sane (transaction, record, field);
      }
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
test_trip (void)
{
  for (guint seed = 1; seed <= n_cases (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (BstPlan) plan = random_plan (rand, 120);
      for (int kind = 0; kind < BST_N_KINDS; kind++)
        {
          guint at = (seed + (guint) kind) % 4;
          if (!bst_columns_can_exchange ((BstKindId) kind))
            continue;
          make_sane (plan, (BstKindId) kind);
          g_test_message ("seed %u, %s, %s", seed, bst_kinds[kind].name, bst_text_languages[at]);
          travel (plan, (BstKindId) kind, bst_text_languages[at], BST_TABLE_XLSX);
          travel (plan, (BstKindId) kind, bst_text_languages[at], BST_TABLE_CSV);
        }
    }
}

static gboolean
is_list_column (const BstColumn *column)
{
  return column->role == BST_COLUMN_LIST || column->role == BST_COLUMN_ELEMENT;
}

/* Empties the lists that stand in the table. Returns: how many elements there were */
static guint
empty_lists (BstPlan *plan, BstKindId kind)
{
  g_autoptr (GPtrArray) columns = bst_columns_new (kind, get_framework ());
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  BstTransaction *transaction = bst_transaction_new ("x", NULL, NULL);
  guint n = 0;

  for (guint r = 0; r < bst_collection_get_n (collection); r++)
    for (guint c = 0; c < columns->len; c++)
      {
        const BstColumn *column = columns->pdata[c];
        BstRecord *record = bst_collection_get (collection, r);
        if (!is_list_column (column))
          continue;
        n += bst_vec_length (bst_field_get (column->field, record).ptr);
        bst_transaction_set (transaction, record, column->field, bst_field_default (column->field));
      }
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  return n;
}

/* A plan whose lists were lost gets all of them back from the table that was made before, each with its id. */
static void
lose_and_find (BstPlan *plan, BstKindId kind, BstTableFormat format, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bst_export_table (plan, get_framework (), kind, NULL, format, "nl", &error), again = NULL;
  g_autoptr (BstWorkbook) workbook = bst_workbook_read (bytes, &error);
  g_autoptr (BstImport) import = NULL;
  const BstImportResult *result;

  g_assert_no_error (error);
  *n += empty_lists (plan, kind);
  import = bst_import_new (plan, get_framework (), kind, "nl");
  bst_import_set_workbook (import, workbook);
  result = bst_import_run (import);
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const BstRefusal *refusal = result->refusals->pdata[i];
      g_test_message ("%s %s: %s: %s", refusal->place, refusal->label, refusal->value, refusal->reason);
    }
  g_assert_cmpuint (result->refusals->len, ==, 0);
  g_assert_true (bst_plan_apply (plan, bst_import_finish (import, "x", NULL, 20261122), &error));
  g_assert_no_error (error);
  again = bst_export_table (plan, get_framework (), kind, NULL, format, "nl", &error);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_lists (void)
{
  static const BstKindId exchanged[] = { BST_KIND_ACTIONS,      BST_KIND_ACTION_POINTS, BST_KIND_ARTICLES,
                                         BST_KIND_BUDGET_LINKS, BST_KIND_SESSIONS,      BST_KIND_CARDS };
  guint n = 0;

  for (guint seed = 1; seed <= n_cases (); seed++)
    for (guint k = 0; k < G_N_ELEMENTS (exchanged); k++)
      for (guint format = 0; format < 2; format++)
        {
          g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
          g_autoptr (BstPlan) plan = random_plan (rand, 120);
          BstKindId kind = exchanged[k];
          g_test_message ("seed %u, %s, %s", seed, bst_kinds[kind].name, format == BST_TABLE_CSV ? "csv" : "xlsx");
          make_sane (plan, kind);
          if (bst_collection_get_n (bst_plan_get_collection (plan, kind)) > 0)
            lose_and_find (plan, kind, format, &n);
        }
  g_assert_cmpuint (n, >, 100);
}

static const BstImportResult *
read_milestones (BstImport *import, const char *lines, BstWorkbook **ret_workbook)
{
  g_autofree char *text = g_strdup_printf ("id;Mijlpalen\r\nap-a;\"%s\"\r\n", lines);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  *ret_workbook = bst_workbook_read (bytes, NULL);
  bst_import_set_workbook (import, *ret_workbook);
  g_assert_cmpstr (bst_import_get_target (import, 1)->path, ==, "milestones");
  return bst_import_run (import);
}

static char *
describe_milestones (BstPlan *plan)
{
  g_autoptr (GBytes) bytes =
      bst_export_table (plan, get_framework (), BST_KIND_ACTION_POINTS, NULL, BST_TABLE_CSV, "en", NULL);
  const char *text = g_bytes_get_data (bytes, NULL), *start = strstr (text, "First"), *end = strchr (start, '"');

  return g_strndup (start, (gsize) (end - start));
}

/* A person edits a line, adds one without an id, and takes one away; what cannot be is told by its line. */
static void
test_milestones (void)
{
  static const char *const refused[] = { "First | soon [e-one]", "A | 1/1/2027 | ja | x", "A [e-one]\nB [e-one]" };
  g_autoptr (BstPlan) plan = bst_plan_new ();
  g_autoptr (BstRecord) point = bst_record_new (BST_KIND_ACTION_POINTS, "ap-a");
  g_autoptr (BstTransaction) transaction = bst_transaction_new ("x", NULL, NULL);
  g_autoptr (BstWorkbook) workbook = NULL;
  g_autoptr (BstImport) import = bst_import_new (plan, get_framework (), BST_KIND_ACTION_POINTS, "nl");
  g_autofree char *before = NULL, *after = NULL;

  bst_record_take (point, bst_record_find_field (point, "title"), bst_value_text ("T"));
  bst_transaction_add (transaction, point);
  g_assert_true (bst_plan_apply (plan, g_steal_pointer (&transaction), NULL));
  read_milestones (import, "First | 31/1/2027 [e-one]\nSecond, a \\| b | 2027-02-28 | ja [e-two]", &workbook);
  g_assert_true (bst_plan_apply (plan, bst_import_finish (import, "x", NULL, 20261122), NULL));
  before = describe_milestones (plan);
  g_assert_cmpstr (before, ==, "First | 2027-01-31 [e-one]\nSecond, a \\| b | 2027-02-28 | Yes [e-two]");
  g_clear_pointer (&workbook, bst_workbook_free);
  read_milestones (import, "First | 2027-01-31 | ja [e-one]\n\nThird", &workbook);
  g_assert_true (bst_plan_apply (plan, bst_import_finish (import, "x", NULL, 20261122), NULL));
  after = describe_milestones (plan);
  g_assert_nonnull (strstr (after, "First | 2027-01-31 | Yes [e-one]"));
  g_assert_null (strstr (after, "Second"));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const BstImportResult *result;
      g_clear_pointer (&workbook, bst_workbook_free);
      result = read_milestones (import, refused[i], &workbook);
      g_assert_cmpuint (result->refusals->len, ==, 1);
      g_assert_true (g_str_has_prefix (((BstRefusal *) result->refusals->pdata[0])->reason, "line "));
    }
}

/* Two columns with one label could not be told apart, nor two choices of one field. */
static void
test_labels (void)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    for (guint l = 0; bst_columns_can_exchange ((BstKindId) kind) && bst_text_languages[l] != NULL; l++)
      {
        g_autoptr (GPtrArray) columns = bst_columns_new ((BstKindId) kind, get_framework ());
        g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        for (guint c = 0; c < columns->len; c++)
          {
            char *label = bst_column_get_label (columns->pdata[c], bst_text_languages[l]);
            g_test_message ("%s, %s: %s", bst_kinds[kind].name, bst_text_languages[l], label);
            g_assert_true (g_hash_table_add (labels, label));
          }
      }
}

/* The words of the import on the words of others: an apostrophe goes, a blank more or less is none. */
static void
test_formula_texts (void)
{
  g_autoptr (BstPlan) plan = bst_plan_new ();
  g_autoptr (BstRecord) record = bst_record_new (BST_KIND_ACTORS, "or-een");
  g_autoptr (BstTransaction) transaction = bst_transaction_new ("x", NULL, NULL);

  bst_record_take (record, bst_record_find_field (record, "name"),
                   bst_value_text ("=HYPERLINK(\"http://example.org\")"));
  bst_record_take (record, bst_record_find_field (record, "short-name"), bst_value_text ("'@x"));
  bst_record_take (record, bst_record_find_field (record, "note"), bst_value_text ("-1\n=2"));
  bst_transaction_add (transaction, record);
  g_assert_true (bst_plan_apply (plan, g_steal_pointer (&transaction), NULL));
  travel (plan, BST_KIND_ACTORS, "nl", BST_TABLE_CSV);
  travel (plan, BST_KIND_ACTORS, "nl", BST_TABLE_XLSX);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/table-trip/labels", test_labels);
  g_test_add_func ("/table-trip/formula-texts", test_formula_texts);
  g_test_add_func ("/table-trip/trip", test_trip);
  g_test_add_func ("/table-trip/lists", test_lists);
  g_test_add_func ("/table-trip/milestones", test_milestones);
  return g_test_run ();
}
