/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-view-state.h"

#define SETTING "plan-views"
#define MOST_PLANS 30 /* those that were looked at last */

/* The file; a plan that nobody saved yet is known by its own id. */
static char *
get_plan_key (BstDocument *document)
{
  GFile *file = bst_document_get_file (document);

  if (file != NULL)
    return g_file_get_uri (file);
  return g_strdup (bst_record_get_text (bst_plan_get_single (bst_document_get_plan (document), BST_KIND_PLAN), "id"));
}

/* Returns: (transfer full): what is kept of one plan, as a{ss} */
static GVariant *
find_plan (GVariant *kept, const char *key)
{
  GVariantIter iter;
  const char *plan;
  GVariant *values;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s@a{ss})", &plan, &values))
    {
      if (g_str_equal (plan, key))
        return values;
      g_variant_unref (values);
    }
  return NULL;
}

/**
 * bst_view_state_get:
 * @name: of what is kept: "gap-rows"
 *
 * Returns: (transfer full) (nullable): its value when the person looked at this plan last
 */
char *
bst_view_state_get (BstDocument *document, const char *name)
{
  g_autoptr (GSettings) settings = g_settings_new (BST_APP_ID);
  g_autoptr (GVariant) kept = g_settings_get_value (settings, SETTING), values = NULL;
  g_autofree char *key = get_plan_key (document);
  char *value = NULL;

  values = key != NULL ? find_plan (kept, key) : NULL;
  if (values != NULL)
    g_variant_lookup (values, name, "s", &value);
  return value;
}

static GVariant *
with_value (GVariant *values, const char *name, const char *value)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *its;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (values != NULL)
    {
      g_variant_iter_init (&iter, values);
      while (g_variant_iter_next (&iter, "{&s&s}", &other, &its))
        if (!g_str_equal (other, name))
          g_variant_builder_add (&builder, "{ss}", other, its);
    }
  if (value != NULL && *value != '\0')
    g_variant_builder_add (&builder, "{ss}", name, value);
  return g_variant_builder_end (&builder);
}

/**
 * bst_view_state_set:
 * @value: (nullable): %NULL and "" are as if nothing was kept
 */
void
bst_view_state_set (BstDocument *document, const char *name, const char *value)
{
  g_autoptr (GSettings) settings = g_settings_new (BST_APP_ID);
  g_autoptr (GVariant) kept = g_settings_get_value (settings, SETTING), values = NULL;
  g_autofree char *key = get_plan_key (document);
  GVariantBuilder builder;
  gsize n = 1;

  if (key == NULL)
    return;
  values = find_plan (kept, key);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sa{ss})"));
  g_variant_builder_add (&builder, "(s@a{ss})", key, with_value (values, name, value));
  for (gsize i = 0; i < g_variant_n_children (kept) && n < MOST_PLANS; i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (kept, i);
      const char *plan;
      g_variant_get_child (one, 0, "&s", &plan);
      if (g_str_equal (plan, key))
        continue;
      g_variant_builder_add_value (&builder, one);
      n++;
    }
  g_settings_set_value (settings, SETTING, g_variant_builder_end (&builder));
}
