/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-run.c - one change of a file of changes, done to the draft. */
#include "bst-change-private.h"
#include "bst-framework.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

/* Passes on what reading a value said. skip: the name of the field, which the path of the value does not have. */
static gboolean
fail_value (BstChanges *self, const char *path, const char *skip, GError *reason, GError **error)
{
  g_autoptr (GError) owned = reason;
  g_autofree char *member = NULL;

  if (skip != NULL && g_str_has_prefix (path, skip))
    path += strlen (skip);
  member = g_strconcat ("value", *path != '\0' && *path != '[' ? "." : "", path, NULL);
  return bst_change_fail (self, (BstError) reason->code, member, error, "%s", reason->message);
}

static gboolean
fail_op (BstChanges *self, GError **error)
{
  return bst_change_fail (self, BST_ERROR_VALUE, "op", error, bst_text (NULL, N_ ("“%s” is not possible here")),
                          self->op);
}

/* --- Values -------------------------------------------------------------------------------------------------- */

/* The members that this version does not know: an object, none of whose names the version does know. */
static gboolean
read_unknown (BstChanges *self, const BstFieldTable *table, BstValue *ret_value, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (self->value) ? json_node_get_object (self->value) : NULL;
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  if (object == NULL)
    return bst_change_fail (self, BST_ERROR_VALUE, "value", error, bst_text (NULL, N_ ("“%s” must be an object")), "*");
  for (GList *l = names; l != NULL; l = l->next)
    if (bst_fields_find (table, l->data) != NULL || strcmp (l->data, "id") == 0)
      return bst_change_fail (self, BST_ERROR_VALUE, "value", error,
                              bst_text (NULL, N_ ("“%s” is a field: set it by its name")), (const char *) l->data);
  if (names == NULL)
    return TRUE;
  ret_value->ptr = json_node_copy (self->value);
  json_node_seal (ret_value->ptr);
  return TRUE;
}

static gboolean
read_value (BstChanges *self, const BstFieldTable *table, const BstField *field, BstValue *ret_value, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  GError *reason = NULL;

  *ret_value = bst_field_default (field);
  if (self->value == NULL)
    return TRUE;
  if (field->type == BST_FIELD_UNKNOWN)
    return read_unknown (self, table, ret_value, error);
  if (bst_value_read (field, self->value, self->pool, ret_value, path, &reason))
    return TRUE;
  return fail_value (self, path->str, field->name, reason, error);
}

/* Reads self->value into a record or element that holds defaults. */
static gboolean
read_fields (BstChanges *self, const BstFieldTable *table, gpointer instance, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  GError *reason = NULL;

  if (self->value == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (self->value))
    return bst_change_fail (self, BST_ERROR_VALUE, "value", error, "%s",
                            bst_text (NULL, N_ ("“value” must be an object with the fields")));
  if (bst_fields_read (table, instance, json_node_get_object (self->value), self->pool, path, &reason))
    return TRUE;
  return fail_value (self, path->str, NULL, reason, error);
}

/* --- Elements of a list, references of a set ----------------------------------------------------------------- */

static void
take (BstChanges *self, BstValue value)
{
  bst_record_take (self->record, self->field, value);
}

static gboolean
put_element (BstChanges *self, GError **error)
{
  BstElement *element = bst_element_new (self->field->elements, self->item);

  if (!read_fields (self, self->field->elements, element, error))
    {
      bst_element_unref (self->field->elements, element);
      return FALSE;
    }
  take (self, bst_vec_with_element (self->field, bst_field_get (self->field, self->record).ptr, element));
  return TRUE;
}

static gboolean
set_inner (BstChanges *self, BstElement *old, GError **error)
{
  BstElement *element;
  BstValue value;

  if (strcmp (self->op, "set") != 0)
    return fail_op (self, error);
  if (!read_value (self, self->field->elements, self->inner, &value, error))
    return FALSE;
  element = bst_element_copy (self->field->elements, old);
  bst_element_take (element, self->inner, value);
  take (self, bst_vec_with_element (self->field, bst_field_get (self->field, self->record).ptr, element));
  return TRUE;
}

static gboolean
change_element (BstChanges *self, GError **error)
{
  const BstVec *list = bst_field_get (self->field, self->record).ptr;
  BstElement *old = bst_vec_find_element (list, self->item);
  gboolean add = strcmp (self->op, "add") == 0;

  if (add && self->inner != NULL)
    return fail_op (self, error);
  if (add && old != NULL)
    return bst_change_fail (self, BST_ERROR_RECORD, "field", error, bst_text (NULL, N_ ("“%s” is in the list already")),
                            self->item);
  if (!add && old == NULL)
    return bst_change_fail (self, BST_ERROR_RECORD, "field", error, bst_text (NULL, N_ ("“%s” is not in the list")),
                            self->item);
  if (self->inner != NULL)
    return set_inner (self, old, error);
  if (strcmp (self->op, "remove") == 0 || (!add && self->value == NULL))
    {
      take (self, bst_vec_without_element (self->field, list, self->item));
      return TRUE;
    }
  return put_element (self, error);
}

static gboolean
change_reference (BstChanges *self, GError **error)
{
  const BstVec *set = bst_field_get (self->field, self->record).ptr;
  gboolean add = strcmp (self->op, "add") == 0;

  if (self->inner != NULL || strcmp (self->op, "set") == 0 || self->value != NULL)
    return fail_op (self, error);
  if (add && bst_vec_has_ref (set, self->item))
    return bst_change_fail (self, BST_ERROR_RECORD, "field", error, bst_text (NULL, N_ ("“%s” is in the list already")),
                            self->item);
  if (!add && !bst_vec_has_ref (set, self->item))
    return bst_change_fail (self, BST_ERROR_RECORD, "field", error, bst_text (NULL, N_ ("“%s” is not in the list")),
                            self->item);
  take (self, bst_vec_with_ref (set, self->item, add));
  return TRUE;
}

/* The id that the value itself gives, or NULL. */
static const char *
id_in_value (BstChanges *self)
{
  JsonObject *object =
      self->value != NULL && JSON_NODE_HOLDS_OBJECT (self->value) ? json_node_get_object (self->value) : NULL;
  JsonNode *id = object != NULL ? json_object_get_member (object, "id") : NULL;

  return id != NULL && JSON_NODE_HOLDS_VALUE (id) ? json_node_get_string (id) : NULL;
}

static const char *
keep_new_id (BstChanges *self, char *id)
{
  g_ptr_array_add (self->new_ids, id);
  return id;
}

static gboolean
is_id (const char *text)
{
  gsize n = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-.:");

  return n > 0 && n <= 64 && text[n] == '\0';
}

static gboolean
add_element (BstChanges *self, GError **error)
{
  const char *id = id_in_value (self);

  if (self->field->type != BST_FIELD_LIST)
    return fail_op (self, error);
  if (id != NULL && !is_id (id))
    return bst_change_fail (self, BST_ERROR_VALUE, "value.id", error, bst_text (NULL, N_ ("“%s” must be %s")), "id",
                            bst_text (NULL, N_ ("an identifier")));
  self->item = g_strdup (id != NULL ? id : keep_new_id (self, bst_id_new_element ()));
  return change_element (self, error);
}

/* --- Fields and records -------------------------------------------------------------------------------------- */

static gboolean
change_field (BstChanges *self, GError **error)
{
  BstValue value;

  if (self->item != NULL)
    return self->field->type == BST_FIELD_LIST ? change_element (self, error) : change_reference (self, error);
  if (strcmp (self->op, "add") == 0)
    return add_element (self, error);
  if (strcmp (self->op, "set") != 0)
    return fail_op (self, error);
  if (!read_value (self, bst_record_get_table (self->record), self->field, &value, error))
    return FALSE;
  take (self, value);
  return TRUE;
}

static const BstField *
find_field (const BstFieldTable *table, const char *name)
{
  return strcmp (name, "*") == 0 ? &table->fields[table->n_fields - 1] : bst_fields_find (table, name);
}

/* FIELD, FIELD/ID or FIELD/ID/FIELD. */
static gboolean
read_path (BstChanges *self, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (self->path, "/", 4);
  guint n = g_strv_length (parts);
  const BstFieldTable *table = bst_kind_get_table (self->kind);

  self->field = n > 0 ? find_field (table, parts[0]) : NULL;
  if (self->field == NULL)
    return bst_change_fail (self, BST_ERROR_VALUE, "field", error, bst_text (NULL, N_ ("“%s” has no field “%s”")),
                            self->kind_name, n > 0 ? parts[0] : "");
  if (n == 1)
    return TRUE;
  if ((self->field->type != BST_FIELD_LIST && self->field->type != BST_FIELD_REFS) || n > 3 || !is_id (parts[1]))
    return bst_change_fail (self, BST_ERROR_VALUE, "field", error, "%s",
                            bst_text (NULL, N_ ("a field is FIELD, LIST/ID or LIST/ID/FIELD")));
  self->item = g_strdup (parts[1]);
  if (n == 2)
    return TRUE;
  self->inner = self->field->type == BST_FIELD_LIST ? find_field (self->field->elements, parts[2]) : NULL;
  if (self->inner == NULL)
    return bst_change_fail (self, BST_ERROR_VALUE, "field", error, bst_text (NULL, N_ ("“%s” has no field “%s”")),
                            parts[0], parts[2]);
  return TRUE;
}

/* An overlay is made for what the framework has; without the framework at hand one cannot tell. */
static gboolean
is_in_framework (BstChanges *self)
{
  BstRecord *reference = bst_plan_get_single (self->plan, BST_KIND_FRAMEWORK);
  const char *version = bst_record_get_text (reference, "version");
  g_autoptr (BstFramework) framework =
      bst_framework_get (bst_record_get_text (reference, "id"), *version != '\0' ? version : NULL, NULL);
  const BstItem *item = framework != NULL ? bst_framework_find (framework, self->id) : NULL;

  if (framework == NULL)
    return TRUE;
  return item != NULL && g_str_has_suffix (item->list, self->kind == BST_KIND_INDICATORS ? "indicators" : "objectives");
}

static gboolean
find_record (BstChanges *self, GError **error)
{
  self->record = self->id != NULL ? bst_draft_find (self->draft, self->kind, self->id) : NULL;
  if (self->record == NULL && self->id != NULL && self->path != NULL && strcmp (self->op, "remove") != 0
      && is_in_framework (self))
    self->record = bst_draft_edit (self->draft, self->kind, self->id);
  if (self->record != NULL)
    return TRUE;
  if (self->id == NULL)
    return bst_change_fail (self, BST_ERROR_RECORD, "", error, "%s", bst_text (NULL, N_ ("“id” is missing")));
  return bst_change_fail (self, BST_ERROR_RECORD, "id", error, bst_text (NULL, N_ ("%s is not in the plan")), self->id);
}

static gboolean
choose_id (BstChanges *self, GError **error)
{
  const char *inside = id_in_value (self);

  if (self->id != NULL && inside != NULL && strcmp (self->id, inside) != 0)
    return bst_change_fail (self, BST_ERROR_RECORD, "value.id", error, "%s",
                            bst_text (NULL, N_ ("the change and its value give different ids")));
  if (self->id == NULL)
    self->id = inside;
  if (self->id == NULL && (bst_kinds[self->kind].flags & BST_KIND_NATURAL))
    return bst_change_fail (self, BST_ERROR_RECORD, "", error,
                            bst_text (NULL, N_ ("give an id made from the content: “%s:…”")),
                            bst_kinds[self->kind].prefix);
  if (self->id == NULL)
    self->id = keep_new_id (self, bst_id_new (self->kind));
  if (!bst_id_is_valid (self->kind, self->id))
    return bst_change_fail (self, BST_ERROR_RECORD, "id", error,
                            bst_text (NULL, N_ ("each of “%s” needs an “id” such as “%s-…”, in lower case")),
                            self->kind_name, bst_kinds[self->kind].prefix);
  return TRUE;
}

static gboolean
add_record (BstChanges *self, GError **error)
{
  g_autoptr (BstRecord) image = NULL;

  if (!choose_id (self, error))
    return FALSE;
  if (bst_draft_find (self->draft, self->kind, self->id) != NULL)
    return bst_change_fail (self, BST_ERROR_RECORD, "id", error, bst_text (NULL, N_ ("%s is in the plan already")),
                            self->id);
  image = bst_record_new (self->kind, self->id);
  if (!read_fields (self, bst_record_get_table (image), image, error))
    return FALSE;
  bst_draft_add (self->draft, image);
  return TRUE;
}

/* set without a field: the record is then exactly the value. */
static gboolean
replace_record (BstChanges *self, GError **error)
{
  g_autoptr (BstRecord) image = bst_record_new (self->kind, self->id);
  const BstFieldTable *table = bst_record_get_table (image);

  if (self->value == NULL)
    return bst_change_fail (self, BST_ERROR_VALUE, "value", error, "%s",
                            bst_text (NULL, N_ ("“value” must be an object with the fields")));
  if (!read_fields (self, table, image, error))
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    bst_record_take (self->record, &table->fields[i],
                     bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], image)));
  return TRUE;
}

static gboolean
change_record (BstChanges *self, GError **error)
{
  if (strcmp (self->op, "set") == 0)
    return replace_record (self, error);
  if (self->value != NULL)
    return bst_change_fail (self, BST_ERROR_VALUE, "value", error, "%s",
                            bst_text (NULL, N_ ("“remove” takes no value")));
  bst_draft_remove (self->draft, self->kind, self->id);
  return TRUE;
}

/* json_node_copy() of an object shares it; this one is to be changed. */
static JsonObject *
copy_members (JsonObject *from)
{
  JsonObject *to = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (to, name, json_node_copy (node));
  return to;
}

/* A member of the file itself that this version does not know. */
static gboolean
change_file (BstChanges *self, GError **error)
{
  const char *name = self->path;

  if (strcmp (self->op, "set") != 0)
    return fail_op (self, error);
  if (name == NULL || strcmp (name, "format") == 0 || strcmp (name, "version") == 0 || bst_kind_index (name) >= 0)
    return bst_change_fail (self, BST_ERROR_VALUE, "field", error, "%s",
                            bst_text (NULL, N_ ("kind “*” sets members of the file that this version does not know")));
  if (self->members == NULL)
    self->members = copy_members (bst_plan_get_unknown (self->plan));
  if (self->value == NULL)
    json_object_remove_member (self->members, name);
  else
    json_object_set_member (self->members, name, json_node_copy (self->value));
  return TRUE;
}

static gboolean
read_kind_and_op (BstChanges *self, GError **error)
{
  int kind = self->kind_name != NULL ? bst_kind_index (self->kind_name) : -1;
  const char *missing = self->kind_name == NULL ? "kind" : self->op == NULL ? "op" : NULL;

  if (missing != NULL)
    return bst_change_fail (self, BST_ERROR_VALUE, "", error, bst_text (NULL, N_ ("“%s” is missing")), missing);
  if (kind < 0 && strcmp (self->kind_name, "*") != 0)
    return bst_change_fail (self, BST_ERROR_VALUE, "kind", error, bst_text (NULL, N_ ("there is no kind “%s”")),
                            self->kind_name);
  if (strcmp (self->op, "add") != 0 && strcmp (self->op, "remove") != 0 && strcmp (self->op, "set") != 0)
    return bst_change_fail (self, BST_ERROR_VALUE, "op", error, bst_text (NULL, N_ ("“%s” must be one of: %s")), "op",
                            "add, remove, set");
  self->kind = (BstKindId) MAX (kind, 0);
  if (kind >= 0 && (bst_kinds[kind].flags & BST_KIND_SINGLETON))
    {
      self->id = self->id != NULL ? self->id : self->kind_name;
      if (self->path == NULL)
        return fail_op (self, error); /* the plan itself comes and goes with its file */
    }
  return TRUE;
}

/* Does one change to the draft; what it says is in self already. */
gboolean
bst_change_run (BstChanges *self, GError **error)
{
  if (!read_kind_and_op (self, error))
    return FALSE;
  if (strcmp (self->kind_name, "*") == 0)
    return change_file (self, error);
  if (self->path == NULL && strcmp (self->op, "add") == 0)
    return add_record (self, error);
  if (self->path != NULL && !read_path (self, error))
    return FALSE;
  if (!find_record (self, error))
    return FALSE;
  return self->path != NULL ? change_field (self, error) : change_record (self, error);
}
