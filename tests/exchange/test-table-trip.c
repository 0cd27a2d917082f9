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
        gint64 number = bst_field_is_number (field) ? bst_field_get (field, record).num : BST_UNSET,
               most = G_GINT64_CONSTANT (900000000000) * (field->type == BST_FIELD_DECIMAL ? BST_DECIMAL_ONE : 1);
        if (number != BST_UNSET && (number > most || number < -most))
          bst_transaction_set (transaction, record, field, (BstValue) { .num = number % most });
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
  return g_test_run ();
}
