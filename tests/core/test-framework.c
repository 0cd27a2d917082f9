/* SPDX-License-Identifier: EUPL-1.2 */
/* test-framework.c - the shipped catalogue as the program sees it, and frameworks that are none. */
#include "bst-framework.h"
#include "bst-text.h"
#include <string.h>

static BstFramework *
load (void)
{
  g_autoptr (GError) error = NULL;
  BstFramework *framework = bst_framework_get ("ggb", NULL, &error);

  g_assert_no_error (error);
  return framework;
}

/* The figures that the plan of 2025 has. */
static void
test_counts (void)
{
  static const struct {
    const char *list;
    guint n;
  } counts[] = {
    { "phases", 5 },
    { "strategic-objectives", 21 },
    { "strategic-sub-objectives", 32 },
    { "operational-objectives", 31 },
    { "operational-sub-objectives", 63 },
    { "groups", 34 },
    { "indicators", 76 },
    { "no-such-list", 0 },
  };
  g_autoptr (BstFramework) framework = load ();

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (bst_framework_get_list (framework, counts[i].list)->len, ==, counts[i].n);
}

static void
check_item (BstFramework *framework, const BstItem *item, const char *list, guint position)
{
  g_assert_true (bst_framework_find (framework, item->id) == item);
  g_assert_cmpstr (item->list, ==, list);
  g_assert_cmpuint (item->position, ==, position);
  g_assert_true (bst_id_is_framework (item->id));
  if (*bst_item_get_title (item, "nl") == '\0' || *bst_item_get_title (item, "en") == '\0'
      || *bst_item_get_short (item, "nl") == '\0')
    g_error ("%s has no title", item->id);
  if (item->parent != NULL && !g_ptr_array_find (bst_framework_get_children (framework, item->parent), item, NULL))
    g_error ("%s is not among the children of %s", item->id, item->parent);
  if (item->phase != NULL && bst_framework_find (framework, item->phase) == NULL)
    g_error ("%s names the phase %s", item->id, item->phase);
  if (item->theme != NULL && bst_framework_find (framework, item->theme) == NULL)
    g_error ("%s names the theme %s", item->id, item->theme);
}

static void
test_items (void)
{
  g_autoptr (BstFramework) framework = load ();
  JsonObject *lists = json_object_get_object_member (bst_framework_get_data (framework), "lists");
  g_autoptr (GList) names = json_object_get_members (lists);

  g_assert_nonnull (names);
  for (GList *l = names; l != NULL; l = l->next)
    {
      GPtrArray *list = bst_framework_get_list (framework, l->data);
      g_assert_cmpuint (list->len, ==, json_array_get_length (json_object_get_array_member (lists, l->data)));
      for (guint i = 0; i < list->len; i++)
        check_item (framework, g_ptr_array_index (list, i), l->data, i);
    }
  g_assert_null (bst_framework_find (framework, "od.none"));
}

/* Planners say "O4b": each code stands once in its phase. */
static void
test_codes (void)
{
  static const char *const lists[] = { "strategic-objectives", "operational-objectives", "strategic-sub-objectives",
                                       "operational-sub-objectives" };
  g_autoptr (BstFramework) framework = load ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < bst_framework_get_list (framework, lists[l])->len; i++)
      {
        const BstItem *item = g_ptr_array_index (bst_framework_get_list (framework, lists[l]), i);
        const BstItem *parent = item->parent != NULL ? bst_framework_find (framework, item->parent) : item;
        g_autofree char *code = bst_item_get_code (item), *parent_code = bst_item_get_code (parent);
        g_assert_cmpint (code[0], ==, l % 2 == 0 ? 'S' : 'O');
        g_assert_true (g_str_has_prefix (code, parent_code));
        g_assert_cmpuint (strlen (code), >, strlen (parent_code) - (parent == item ? 1 : 0));
        if (!g_hash_table_add (seen, g_strdup_printf ("%s %s", parent->phase, code)))
          g_error ("%s: the code %s is there twice", item->id, code);
      }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 21 + 31 + 32 + 63);
  {
    g_autofree char *none = bst_item_get_code (g_ptr_array_index (bst_framework_get_list (framework, "groups"), 0));
    g_assert_cmpstr (none, ==, "");
  }
}

static void
test_texts (void)
{
  g_autoptr (BstFramework) framework = load ();
  const BstItem *item = bst_framework_find (framework, "od.vw.4");
  g_auto (GStrv) ids = NULL;

  g_assert_nonnull (item);
  g_assert_cmpstr (bst_item_get_title (item, "nl"), !=, bst_item_get_title (item, "en"));
  g_assert_cmpstr (bst_item_get_title (item, "xx"), ==, bst_item_get_title (item, "nl"));
  g_assert_cmpstr (bst_localized (NULL, "nl"), ==, "");
  g_assert_cmpstr (bst_framework_get_id (framework), ==, "ggb");
  g_assert_cmpstr (bst_framework_get_title (framework, "nl"), !=, "");
  ids = bst_item_get_ids (item, "no-such-member");
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  g_assert_false (bst_item_has (item, "no-such-member", "x"));
}

static void
test_which (void)
{
  g_autoptr (BstFramework) framework = load (),
                           same = bst_framework_get ("ggb", bst_framework_get_version (framework), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (framework == same); /* loaded once */
  g_assert_null (bst_framework_get ("ggb", "1900.1", &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_FRAMEWORK);
  g_assert_nonnull (strstr (error->message, "1900.1"));
  g_clear_error (&error);
  g_assert_null (bst_framework_get ("none", NULL, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_FRAMEWORK);
}

#define FILE_WITH(lists) "{\"format\":\"bouwstenen-framework\",\"id\":\"x\",\"version\":\"1\",\"lists\":" lists "}"
#define ITEM(id) "{\"id\":\"" id "\",\"title\":{\"nl\":\"T\"}}"

static void
test_refused (void)
{
  static const struct {
    const char *text;
    BstError code;
  } cases[] = {
    { "", BST_ERROR_SYNTAX },
    { "{", BST_ERROR_SYNTAX },
    { "{\"a\":1,\"a\":2}", BST_ERROR_SYNTAX },
    { "[]", BST_ERROR_FRAMEWORK },
    { "{}", BST_ERROR_FRAMEWORK },
    { "{\"format\":\"bouwstenen-plan\"}", BST_ERROR_FRAMEWORK },
    { FILE_WITH ("[]"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[1]}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[{}]}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[{\"id\":1,\"title\":{}}]}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[{\"id\":\"a.b\"}]}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[" ITEM ("ab") "]}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[" ITEM ("a.b") "," ITEM ("a.b") "]}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[" ITEM ("a.b") "],\"b\":[" ITEM ("a.b") "]}"), BST_ERROR_FRAMEWORK },
    { "{\"format\":\"bouwstenen-framework\",\"id\":1,\"version\":\"1\",\"lists\":{}}", BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":{}}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[{\"id\":\"a.b\",\"title\":{\"nl\":\"T\"},\"parent\":\"a.b\"}]}"), BST_ERROR_FRAMEWORK },
    { FILE_WITH ("{\"a\":[{\"id\":\"a.b\",\"title\":{\"nl\":\"T\"},\"parent\":\"a.c\"}]}"), BST_ERROR_FRAMEWORK },
  };
  g_autoptr (BstFramework) good = bst_framework_new_from_data (FILE_WITH ("{\"a\":[" ITEM ("a.b") "]}"),
                                                               strlen (FILE_WITH ("{\"a\":[" ITEM ("a.b") "]}")), NULL);

  g_assert_nonnull (good);
  g_assert_cmpuint (bst_framework_get_list (good, "a")->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstFramework) framework = bst_framework_new_from_data (cases[i].text, strlen (cases[i].text), &error);
      if (framework != NULL || !g_error_matches (error, BST_ERROR, (int) cases[i].code))
        g_test_fail_printf ("%s: %s", cases[i].text, error != NULL ? error->message : "accepted");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/framework/counts", test_counts);
  g_test_add_func ("/framework/items", test_items);
  g_test_add_func ("/framework/codes", test_codes);
  g_test_add_func ("/framework/texts", test_texts);
  g_test_add_func ("/framework/which", test_which);
  g_test_add_func ("/framework/refused", test_refused);
  return g_test_run ();
}
