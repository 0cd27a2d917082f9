/* SPDX-License-Identifier: EUPL-1.2 */
/* test-kinds.c - what every field table must hold to: files, schema, tables and people rely on it. */
#include "bst-framework.h"
#include "bst-plan.h"
#include "bst-text.h"
#include <string.h>

typedef void (*FieldFunc) (const char *where, const BstFieldTable *table, const BstField *field, gpointer data);

/* Every field of every kind, and of the elements of its lists. */
static void
foreach_field (const char *where, const BstFieldTable *table, FieldFunc func, gpointer data)
{
  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s/%s", where, table->fields[i].name);
      func (inner, table, &table->fields[i], data);
      if (table->fields[i].type == BST_FIELD_LIST)
        foreach_field (inner, table->fields[i].elements, func, data);
    }
}

static void
foreach_field_of_all (FieldFunc func, gpointer data)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    foreach_field (bst_kinds[kind].name, bst_kind_get_table ((BstKindId) kind), func, data);
}

static gboolean
is_kebab_case (const char *name)
{
  gsize n = strlen (name);

  return n > 0 && g_ascii_islower (name[0]) && name[n - 1] != '-' && strstr (name, "--") == NULL
         && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

static void
check_names (const char *where, const BstFieldTable *table, const BstField *field, gpointer data)
{
  if (!is_kebab_case (field->name))
    g_error ("%s: not in kebab case", where);
  if (bst_fields_find (table, field->name) != field)
    g_error ("%s: there twice", where);
  if (strcmp (field->name, "id") == 0 && !g_str_has_prefix (where, "plan/") && !g_str_has_prefix (where, "framework/"))
    g_error ("%s: that is the record's own", where);
}

static void
test_names (void)
{
  foreach_field_of_all (check_names, NULL);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      g_assert_true (is_kebab_case (bst_kinds[kind].name));
      g_assert_cmpint (table->fields[table->n_fields - 1].type, ==, BST_FIELD_UNKNOWN);
      g_assert_cmpint (bst_kind_index (bst_kinds[kind].name), ==, kind);
      for (int other = 0; other < kind; other++)
        g_assert_cmpstr (bst_kinds[kind].prefix, !=, bst_kinds[other].prefix);
    }
  g_assert_cmpint (bst_kind_index ("later"), ==, -1);
}

static void
check_values (const char *where, const BstField *field)
{
  guint n = 0;

  for (const BstEnumValue *value = field->values; value->name != NULL; value++, n++)
    {
      if (!is_kebab_case (value->name) || value->label == NULL || *value->label == '\0')
        g_error ("%s: value “%s”", where, value->name);
      if (bst_enum_index (field->values, value->name) != (gint64) n)
        g_error ("%s: “%s” is there twice", where, value->name);
    }
  if (n < 2)
    g_error ("%s: a choice of %u", where, n);
}

/* Each type has what it needs, and nothing that it would ignore. */
static void
check_type (const char *where, const BstFieldTable *table, const BstField *field, gpointer data)
{
  gboolean is_ref = field->type == BST_FIELD_REF || field->type == BST_FIELD_REFS;
  gboolean limited = field->min != 0 || field->max != 0;

  if ((field->type == BST_FIELD_ENUM) != (field->values != NULL)
      || (field->type == BST_FIELD_LIST) != (field->elements != NULL))
    g_error ("%s: values or elements do not fit the type", where);
  if (is_ref != (field->targets != 0 || field->list != NULL))
    g_error ("%s: a reference names what it may point to, other fields do not", where);
  if (!bst_field_is_number (field) && (limited || field->fallback != 0))
    g_error ("%s: limits of what is no number", where);
  if (field->min > field->max)
    g_error ("%s: limits", where);
  if (limited && field->fallback != BST_UNSET && (field->fallback < field->min || field->fallback > field->max))
    g_error ("%s: the default is outside the limits", where);
  if ((field->type == BST_FIELD_DATE || field->type == BST_FIELD_DATETIME) && field->fallback != 0)
    g_error ("%s: an unset date is 0", where);
  if ((field->type == BST_FIELD_INTEGER || field->type == BST_FIELD_DECIMAL || field->type == BST_FIELD_MONEY
       || field->type == BST_FIELD_BASIS_POINTS)
      && field->fallback != BST_UNSET)
    g_error ("%s: 0 and not filled in must be two things", where);
  if (field->type == BST_FIELD_ENUM)
    check_values (where, field);
  if (g_str_has_suffix (field->name, "-cents") != (field->type == BST_FIELD_MONEY)
      || g_str_has_suffix (field->name, "-bp") != (field->type == BST_FIELD_BASIS_POINTS))
    g_error ("%s: money and shares say their unit in the file", where);
}

static void
test_types (void)
{
  foreach_field_of_all (check_type, NULL);
}

static void
check_list_names (const char *where, const BstFieldTable *table, const BstField *field, gpointer framework)
{
  g_auto (GStrv) names = field->list != NULL ? g_strsplit (field->list, " ", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (bst_framework_get_list (framework, names[i])->len == 0)
      g_error ("%s: the framework has no list “%s”", where, names[i]);
}

static void
test_lists_exist (void)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);

  foreach_field_of_all (check_list_names, framework);
}

static void
want_dutch (const char *where, const char *label, GHashTable *missing)
{
  const char *dutch = label != NULL ? bst_text ("nl", label) : NULL;

  if (dutch == NULL || *dutch == '\0')
    g_error ("%s: no label", where);
  if (dutch == label)
    g_hash_table_add (missing, (gpointer) label); /* bst_text() gives back what it does not find */
}

static void
check_label (const char *where, const BstFieldTable *table, const BstField *field, gpointer missing)
{
  want_dutch (where, field->label, missing);
  for (const BstEnumValue *value = field->values; value != NULL && value->name != NULL; value++)
    want_dutch (where, value->label, missing);
}

static void
test_labels_in_dutch (void)
{
  g_autoptr (GHashTable) missing = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer label;

  foreach_field_of_all (check_label, missing);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      want_dutch (bst_kinds[kind].name, bst_kinds[kind].one, missing);
      want_dutch (bst_kinds[kind].name, bst_kinds[kind].many, missing);
    }
  g_hash_table_iter_init (&iter, missing);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    g_test_message ("not in po/nl.po: %s", (char *) label);
  g_assert_cmpuint (g_hash_table_size (missing), ==, 0);
}

static void
test_defaults (void)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      g_autofree char *id = (bst_kinds[kind].flags & BST_KIND_SINGLETON) ? g_strdup (bst_kinds[kind].name)
                                                                         : bst_id_new ((BstKindId) kind);
      g_autoptr (BstRecord) record = bst_record_new ((BstKindId) kind, id);
      const BstFieldTable *table = bst_record_get_table (record);
      g_assert_cmpint (bst_record_get_kind (record), ==, kind);
      g_assert_true (table == bst_kind_get_table ((BstKindId) kind));
      g_assert_true (bst_record_is_blank (record));
      for (guint i = 0; i < table->n_fields; i++)
        g_assert_true (bst_value_is_default (&table->fields[i], bst_field_get (&table->fields[i], record)));
    }
}

/* The file's members come in this order: changing it changes every file. */
static void
test_order (void)
{
  static const char *const names[] = {
    "framework",      "plan",          "objectives", "actions",      "action-points", "indicators",
    "measurements",   "actors",        "articles",   "budget-links", "contributions", "domain-map",
    "sessions",       "cards",         "toc-links",  "assessments",  "reviews",       "decisions",
    "gap-judgements", "criteria-sets", "terms",      "snapshots",    "log",
  };

  g_assert_cmpint (BST_N_KINDS, ==, G_N_ELEMENTS (names));
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    g_assert_cmpstr (bst_kinds[kind].name, ==, names[kind]);
}

static void
test_ids (void)
{
  static const struct {
    BstKindId kind;
    const char *id;
    gboolean valid;
  } cases[] = {
    { BST_KIND_ACTION_POINTS, "ap-a", TRUE },
    { BST_KIND_ACTION_POINTS, "ap-", FALSE },
    { BST_KIND_ACTION_POINTS, "ap", FALSE },
    { BST_KIND_ACTION_POINTS, "ap-A", FALSE },
    { BST_KIND_ACTION_POINTS, "ac-a", FALSE },
    { BST_KIND_ACTION_POINTS, "od.vw.4", FALSE },
    { BST_KIND_ACTION_POINTS, "ap:a", FALSE },
    { BST_KIND_ACTION_POINTS, "ap-a b", FALSE },
    { BST_KIND_ACTION_POINTS, "", FALSE },
    { BST_KIND_ACTION_POINTS, "ap-é", FALSE },
    { BST_KIND_OBJECTIVES, "od.vw.4", TRUE },
    { BST_KIND_OBJECTIVES, "ob-a", TRUE },
    { BST_KIND_CONTRIBUTIONS, "con:bd.werk:2026", TRUE },
    { BST_KIND_CONTRIBUTIONS, "con-a", TRUE },
    { BST_KIND_PLAN, "plan", TRUE },
    { BST_KIND_PLAN, "pl-a", FALSE },
    { BST_KIND_ACTION_POINTS, "ap-0123456789012345678901234567890123456789012345678901234567890", TRUE },
    { BST_KIND_ACTION_POINTS, "ap-01234567890123456789012345678901234567890123456789012345678901", FALSE },
  };
  g_autofree char *one = bst_id_new (BST_KIND_ACTION_POINTS), *two = bst_id_new (BST_KIND_ACTION_POINTS),
                  *element = bst_id_new_element ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (bst_id_is_valid (cases[i].kind, cases[i].id) != cases[i].valid)
      g_error ("%s %s", bst_kinds[cases[i].kind].name, cases[i].id);
  g_assert_cmpuint (strlen (one), ==, 19);
  g_assert_true (bst_id_is_valid (BST_KIND_ACTION_POINTS, one));
  g_assert_cmpstr (one, !=, two);
  g_assert_true (g_str_has_prefix (element, "e-"));
  g_assert_true (bst_id_is_framework ("od.vw.4"));
  g_assert_false (bst_id_is_framework ("ob-od.vw"));
  g_assert_false (bst_id_is_framework ("con:bd.werk:2026"));
  g_assert_false (bst_id_is_framework (""));
}

/* Where a circle has no meaning: reading remarks it, and merging makes none. */
static void
test_chains (void)
{
  g_autoptr (GString) chains = g_string_new (NULL);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < table->n_fields; i++)
        if (table->fields[i].makes_chains)
          {
            g_assert_true (table->fields[i].targets == BST_TARGET (kind));
            g_string_append_printf (chains, "%s/%s ", bst_kinds[kind].name, table->fields[i].name);
          }
    }
  g_assert_cmpstr (chains->str, ==, "objectives/parent action-points/depends-on sessions/next cards/parent ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/kinds/names", test_names);
  g_test_add_func ("/kinds/types", test_types);
  g_test_add_func ("/kinds/lists-exist", test_lists_exist);
  g_test_add_func ("/kinds/labels-in-dutch", test_labels_in_dutch);
  g_test_add_func ("/kinds/defaults", test_defaults);
  g_test_add_func ("/kinds/order", test_order);
  g_test_add_func ("/kinds/ids", test_ids);
  g_test_add_func ("/kinds/chains", test_chains);
  return g_test_run ();
}
