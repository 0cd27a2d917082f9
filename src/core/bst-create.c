/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-create.h"

/* Nobody listens to a plan that is being made, and making it is nothing to undo: the values go straight in. */
static void
put (BstRecord *record, const char *field_name, BstValue value)
{
  const BstField *field = bst_record_find_field (record, field_name);

  bst_field_swap (field, record, &value);
  bst_value_clear (field, &value);
}

static void
put_year (BstRecord *record, const char *field_name, JsonObject *defaults)
{
  gint64 year = json_object_get_int_member_with_default (defaults, field_name, 0);

  if (year != 0)
    put (record, field_name, (BstValue) { .num = year });
}

/**
 * bst_plan_create:
 * @title: (nullable): %NULL or empty takes the framework's title
 * @language: (nullable): "nl", "en", …; %NULL takes the framework's
 *
 * Makes a plan that refers to @framework, with its years, and no records: an overlay on a framework objective exists
 * only while it says something, so that two planners never make two.
 *
 * Returns: (transfer full): the plan, without history and unmodified
 */
BstPlan *
bst_plan_create (BstFramework *framework, const char *title, const char *language)
{
  BstPlan *plan = bst_plan_new ();
  BstRecord *reference = bst_plan_get_single (plan, BST_KIND_FRAMEWORK),
            *settings = bst_plan_get_single (plan, BST_KIND_PLAN);
  JsonObject *data = bst_framework_get_data (framework);
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *defaults = json_object_has_member (data, "plan") ? json_object_get_object_member (data, "plan") : none;
  const char *in =
      language != NULL ? language : json_object_get_string_member_with_default (defaults, "language", "en");
  g_autofree char *id = bst_id_new (BST_KIND_PLAN);

  put (reference, "id", bst_value_text (bst_framework_get_id (framework)));
  put (reference, "version", bst_value_text (bst_framework_get_version (framework)));
  put (settings, "id", bst_value_text (id));
  put (settings, "title",
       bst_value_text (title != NULL && *title != '\0' ? title : bst_framework_get_title (framework, in)));
  put_year (settings, "first-year", defaults);
  put_year (settings, "last-year", defaults);
  put (settings, "language", bst_value_text (in));
  return plan;
}
