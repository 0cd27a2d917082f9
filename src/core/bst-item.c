/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-item.c - what an item of a framework says of itself. */
#include "bst-framework.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

/**
 * bst_localized:
 * @titles: (nullable): texts by language
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer none): the text in @language, else in Dutch, else in English, else ""
 */
const char *
bst_localized (JsonObject *titles, const char *language)
{
  const char *const in[] = { language != NULL ? language : bst_text_get_language (), "nl", "en" };
  const char *text = NULL;

  for (guint i = 0; titles != NULL && (text == NULL || *text == '\0') && i < G_N_ELEMENTS (in); i++)
    text = bst_json_get_string (titles, in[i]);
  return text != NULL ? text : "";
}

/**
 * bst_item_get_title:
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer none): the title, as bst_localized()
 */
const char *
bst_item_get_title (const BstItem *item, const char *language)
{
  return bst_localized (bst_json_get_object (item->data, "title"), language);
}

/**
 * bst_item_get_short:
 *
 * Returns: (transfer none): the short title, for chips and columns; the title where there is none
 */
const char *
bst_item_get_short (const BstItem *item, const char *language)
{
  const char *text = bst_localized (bst_json_get_object (item->data, "short"), language);

  return *text != '\0' ? text : bst_item_get_title (item, language);
}

/**
 * bst_item_get_note:
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer none): what explains the item, as bst_localized(); "" where there is nothing
 */
const char *
bst_item_get_note (const BstItem *item, const char *language)
{
  return bst_localized (bst_json_get_object (item->data, "note"), language);
}

/**
 * bst_item_get_code:
 * @item: an objective or sub-objective
 *
 * Returns: (transfer full): "S1", "O4", "O4b" — as planners say it; "" for other items
 */
char *
bst_item_get_code (const BstItem *item)
{
  const char *letter = bst_json_get_string (item->data, "letter");
  gboolean strategic = g_str_has_prefix (item->list, "strategic");

  if (!strategic && !g_str_has_prefix (item->list, "operational"))
    return g_strdup ("");
  return g_strdup_printf ("%c%" G_GINT64_FORMAT "%s", strategic ? 'S' : 'O', item->number,
                          letter != NULL ? letter : "");
}

/**
 * bst_item_get_ids:
 *
 * Returns: (transfer full): the ids in the array @member; empty where there is none
 */
GStrv
bst_item_get_ids (const BstItem *item, const char *member)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (item->data, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_string (element) != NULL)
        g_strv_builder_add (ids, json_node_get_string (element));
    }
  return g_strv_builder_end (ids);
}

/**
 * bst_item_has:
 *
 * Returns: whether the array @member of the item holds @id
 */
gboolean
bst_item_has (const BstItem *item, const char *member, const char *id)
{
  g_auto (GStrv) ids = bst_item_get_ids (item, member);

  return g_strv_contains ((const char *const *) ids, id);
}
