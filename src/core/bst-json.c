/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-json.c - members of a JSON object that may be there or not, and of the type that is hoped for or not. */
#include "bst-json.h"

/**
 * bst_json_get_string:
 *
 * Returns: (transfer none) (nullable): the text in @member; %NULL where it is not there or no text
 */
const char *
bst_json_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/**
 * bst_json_get_int:
 *
 * Returns: the whole number in @member; 0 where it is not there
 */
gint64
bst_json_get_int (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

/**
 * bst_json_get_object:
 *
 * Returns: (transfer none) (nullable): the object in @member
 */
JsonObject *
bst_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
