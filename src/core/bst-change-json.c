/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-change-json.h"
#include "bst-budget-guard.h"
#include "bst-change-private.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

/* --- Saying what is wrong ------------------------------------------------------------------------------------ */

static void
append_word (GString *out, const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", word);
}

/* member: the part of the change that is wrong: "value.milestones[2]"; "" for all of it. */
gboolean
bst_change_fail (BstChanges *self, BstError code, const char *member, GError **error, const char *format, ...)
{
  g_autoptr (GString) subject = g_string_new (NULL);
  g_autofree char *path = g_strdup_printf ("[%u].changes[%u].%s", self->transaction, self->change, member);
  g_autofree char *message = NULL;
  gsize start = strspn (self->data, " \t\r\n");
  guint line, column;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  append_word (subject, self->kind_name);
  append_word (subject, self->id);
  append_word (subject, self->path);
  bst_scan_place (self->data, bst_scan_find (self->data, start, self->length, path), &line, &column);
  g_set_error (error, BST_ERROR, (int) code, bst_text (NULL, N_ ("%u:%u: transaction %u, change %u (%s): %s")), line,
               column, self->transaction + 1, self->change + 1, subject->str, message);
  return FALSE;
}

static gboolean
fail_transaction (BstChanges *self, BstError code, const char *member, GError **error, const char *message)
{
  g_autofree char *path = g_strdup_printf ("[%u].%s", self->transaction, member);
  gsize start = strspn (self->data, " \t\r\n");
  guint line, column;

  bst_scan_place (self->data, bst_scan_find (self->data, start, self->length, path), &line, &column);
  g_set_error (error, BST_ERROR, (int) code, bst_text (NULL, N_ ("%u:%u: transaction %u: %s")), line, column,
               self->transaction + 1, message);
  return FALSE;
}

/* --- The file of changes ------------------------------------------------------------------------------------- */

static gboolean
read_string (JsonNode *node, const char **ret_text)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *ret_text = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_members (BstChanges *self, JsonObject *object, GError **error)
{
  const struct {
    const char *name, **text;
  } texts[] = { { "kind", &self->kind_name }, { "id", &self->id }, { "op", &self->op }, { "field", &self->path } };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      guint i = 0;
      while (i < G_N_ELEMENTS (texts) && strcmp (texts[i].name, name) != 0)
        i++;
      if (i == G_N_ELEMENTS (texts) && strcmp (name, "value") != 0)
        return bst_change_fail (self, BST_ERROR_VALUE, name, error, bst_text (NULL, N_ ("a change has no member “%s”")),
                                name);
      if (i < G_N_ELEMENTS (texts) && !read_string (node, texts[i].text))
        return bst_change_fail (self, BST_ERROR_VALUE, name, error, bst_text (NULL, N_ ("“%s” must be %s")), name,
                                bst_text (NULL, N_ ("text")));
      if (i == G_N_ELEMENTS (texts) && !JSON_NODE_HOLDS_NULL (node))
        self->value = node;
    }
  return TRUE;
}

static gboolean
read_change (BstChanges *self, JsonNode *node, GError **error)
{
  gboolean good;

  self->kind_name = self->id = self->op = self->path = NULL;
  self->value = NULL;
  self->record = NULL;
  self->field = self->inner = NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return bst_change_fail (self, BST_ERROR_VALUE, "", error, "%s", bst_text (NULL, N_ ("a change must be an object")));
  good = read_members (self, json_node_get_object (node), error) && bst_change_run (self, error);
  g_clear_pointer (&self->item, g_free);
  return good;
}

/* The changes of a transaction object; label and author may be NULL. */
static JsonArray *
read_header (BstChanges *self, JsonNode *node, const char **ret_label, const char **ret_author, GError **error)
{
  JsonArray *changes = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  self->as_is = FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail_transaction (self, BST_ERROR_VALUE, "", error, bst_text (NULL, N_ ("a transaction must be an object")));
      return NULL;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      gboolean good = FALSE;
      if (strcmp (name, "label") == 0 || strcmp (name, "author") == 0)
        good = read_string (member, *name == 'l' ? ret_label : ret_author);
      else if (strcmp (name, "as-is") == 0
               && (good = JSON_NODE_HOLDS_VALUE (member) && json_node_get_value_type (member) == G_TYPE_BOOLEAN))
        self->as_is = json_node_get_boolean (member);
      else if (strcmp (name, "changes") == 0 && (good = JSON_NODE_HOLDS_ARRAY (member)))
        changes = json_node_get_array (member);
      if (!good)
        {
          fail_transaction (
              self, BST_ERROR_VALUE, name, error,
              bst_text (
                  NULL,
                  N_ ("a transaction has “label” and “author” (text), “as-is” (true or false) and “changes” (a list)")));
          return NULL;
        }
    }
  if (changes == NULL)
    fail_transaction (self, BST_ERROR_VALUE, "", error, bst_text (NULL, N_ ("“changes” is missing")));
  return changes;
}

static gboolean
run_transaction (BstChanges *self, JsonNode *node, GError **error)
{
  const char *label = "", *author = NULL;
  JsonArray *changes = read_header (self, node, &label, &author, error);
  g_autoptr (BstDraft) draft = bst_draft_new (self->plan);
  g_autoptr (GError) reason = NULL;

  if (changes == NULL)
    return FALSE;
  self->draft = draft;
  for (self->change = 0; self->change < json_array_get_length (changes); self->change++)
    if (!read_change (self, json_array_get_element (changes, self->change), error))
      return FALSE;
  if (self->by_person && !self->as_is
          ? bst_budget_apply (self->plan, NULL, bst_draft_finish (draft, label, author), NULL, &reason)
          : bst_plan_apply (self->plan, bst_draft_finish (draft, label, author), &reason))
    return TRUE;
  return fail_transaction (self, (BstError) reason->code, "", error, reason->message);
}

static gboolean
run_all (BstChanges *self, JsonNode *root, GError **error)
{
  JsonArray *transactions = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (transactions == NULL)
    {
      g_set_error (error, BST_ERROR, BST_ERROR_VALUE, "1:1: %s",
                   bst_text (NULL, N_ ("the file must be a list of transactions: [{\"label\": …, \"changes\": […]}]")));
      return FALSE;
    }
  for (self->transaction = 0; self->transaction < json_array_get_length (transactions); self->transaction++)
    if (!run_transaction (self, json_array_get_element (transactions, self->transaction), error))
      return FALSE;
  return TRUE;
}

static JsonNode *
parse (const char *data, gsize length, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan));
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *problem;
  gsize offset;
  guint line, column;

  if (!bst_scan (data, length, spans, &offset, &problem))
    {
      bst_scan_place (data, offset, &line, &column);
      g_set_error (error, BST_ERROR, BST_ERROR_SYNTAX, "%u:%u: %s", line, column, bst_text (NULL, problem));
      return NULL;
    }
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, data, (gssize) length, error))
    return NULL;
  return json_parser_steal_root (parser);
}

static gboolean
apply (BstPlan *plan, gboolean by_person, const char *data, gsize length, GPtrArray *new_ids, GError **error)
{
  g_autoptr (JsonNode) root = parse (data, length, error);
  g_autoptr (GHashTable) pool = bst_pool_new ();
  g_autoptr (GPtrArray) own_ids = g_ptr_array_new_with_free_func (g_free);
  BstChanges self = {

    .plan = plan,
    .by_person = by_person,
    .data = data,
    .length = length,
    .pool = pool,
    .new_ids = new_ids != NULL ? new_ids : own_ids
  };
  guint64 state = bst_plan_get_state (plan);
  gboolean good;

  if (root == NULL)
    return FALSE;
  bst_plan_end_typing (plan);
  good = run_all (&self, root, error);
  while (!good && bst_plan_get_state (plan) != state)
    bst_plan_undo (plan);
  if (good && self.members != NULL)
    bst_plan_set_unknown (plan, self.members);
  g_clear_pointer (&self.members, json_object_unref);
  return good;
}

/**
 * bst_changes_apply:
 * @data: a file of changes; data[length] must be NUL
 * @length: in bytes
 * @new_ids: (nullable) (element-type utf8): gets the ids that were made, in the order of the file
 * @error: "LINE:COLUMN: message" of the first problem; %BST_ERROR_SYNTAX: the file is not strict JSON
 *
 * Applies each transaction of @data as bst_plan_apply() does, one undo step each. References are checked after each.
 * Members of the file as a whole (kind "*") are in no undo step.
 *
 * Returns: whether all were applied; if not, the plan is as it was
 */
gboolean
bst_changes_apply (BstPlan *plan, const char *data, gsize length, GPtrArray *new_ids, GError **error)
{
  return apply (plan, FALSE, data, length, new_ids, error);
}

/**
 * bst_changes_apply_by_person:
 *
 * As bst_changes_apply(), each transaction as bst_budget_apply() does: %BST_ERROR_REFUSED where a rule of the budget
 * refuses it.
 */
gboolean
bst_changes_apply_by_person (BstPlan *plan, const char *data, gsize length, GPtrArray *new_ids, GError **error)
{
  return apply (plan, TRUE, data, length, new_ids, error);
}
