/* SPDX-License-Identifier: EUPL-1.2 */
#include "plan-fixture.h"
#include "bst-create.h"
#include "bst-reader.h"

#define TODAY 20261121
#define FIELD(name) bst_kind_get_field (BST_KIND_ACTION_POINTS, name)

BstDocument *
plan_new (void)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstPlan) plan = bst_plan_create (framework, "Plan", "nl");
  BstDocument *document = bst_document_new (plan, framework);

  bst_checker_set_today (bst_document_get_checker (document), TODAY);
  return document;
}

BstDocument *
plan_open_example (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("BOUWSTENEN_DATADIR"), "examples", "ggb-voorbeeld.bouwstenen", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstPlan) plan = bst_plan_read_file (file, NULL, NULL, NULL, &error);
  BstDocument *document;

  g_assert_no_error (error);
  document = bst_document_new (plan, framework);
  bst_checker_set_today (bst_document_get_checker (document), TODAY);
  return document;
}

BstRecord *
plan_find_point (BstDocument *document, const char *id)
{
  return bst_plan_find (bst_document_get_plan (document), BST_KIND_ACTION_POINTS, id);
}

void
plan_set_number (BstDocument *document, const char *id, const char *field, gint64 value)
{
  bst_document_set_field (document, plan_find_point (document, id), FIELD (field), (BstValue) { .num = value }, FALSE);
}

void
plan_set_text (BstDocument *document, const char *id, const char *field, const char *value)
{
  bst_document_set_field (document, plan_find_point (document, id), FIELD (field), bst_value_text (value), FALSE);
}
