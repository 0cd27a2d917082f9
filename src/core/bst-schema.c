/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-schema.h"
#include "bst-text.h"
#include "bst-writer.h"

#define ID_LETTERS "[a-z0-9.:-]"

static JsonObject *
typed (const char *type)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", type);
  return object;
}

static JsonObject *
text_like (const char *pattern)
{
  JsonObject *object = typed ("string");

  json_object_set_string_member (object, "pattern", pattern);
  return object;
}

static JsonObject *
refer (const char *definition)
{
  JsonObject *object = json_object_new ();
  g_autofree char *path = g_strdup_printf ("#/$defs/%s", definition);

  json_object_set_string_member (object, "$ref", path);
  return object;
}

static JsonObject *
describe_enum (const BstField *field)
{
  JsonObject *object = json_object_new ();
  JsonArray *names = json_array_new ();

  for (const BstEnumValue *value = field->values; value->name != NULL; value++)
    json_array_add_string_element (names, value->name);
  json_object_set_array_member (object, "enum", names);
  return object;
}

static JsonObject *
describe_integer (const BstField *field)
{
  JsonObject *object = typed ("integer");

  if (field->min == 0 && field->max == 0)
    return object;
  json_object_set_int_member (object, "minimum", field->min);
  json_object_set_int_member (object, "maximum", field->max);
  return object;
}

static JsonObject *describe_table (const BstFieldTable *table, JsonObject *id, const char *language);

static JsonObject *
describe_list (const BstField *field, const char *language)
{
  JsonObject *object = typed ("array");

  if (field->type == BST_FIELD_REFS)
    {
      json_object_set_object_member (object, "items", refer ("id"));
      json_object_set_boolean_member (object, "uniqueItems", TRUE);
    }
  else
    json_object_set_object_member (object, "items", describe_table (field->elements, refer ("id"), language));
  return object;
}

static JsonObject *
describe_type (const BstField *field, const char *language)
{
  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
      return typed ("string");
    case BST_FIELD_REF:
      return refer ("reference");
    case BST_FIELD_ENUM:
      return describe_enum (field);
    case BST_FIELD_DATE:
      return refer ("date");
    case BST_FIELD_DATETIME:
      return refer ("time");
    case BST_FIELD_DECIMAL:
      return refer ("decimal");
    case BST_FIELD_FLAG:
      return typed ("boolean");
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      return describe_list (field, language);
    default:
      return describe_integer (field);
    }
}

/* What an id stands for: kinds of the plan, lists of the framework. */
static void
describe_targets (JsonObject *object, const BstField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (field->targets & BST_TARGET (kind))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", bst_kinds[kind].name);
  if (field->list != NULL)
    g_string_append_printf (text, "%sframework: %s", text->len > 0 ? "; " : "", field->list);
  if (text->len > 0)
    json_object_set_string_member (object, "$comment", text->str);
}

static JsonObject *
describe_field (const BstField *field, const char *language)
{
  JsonObject *object = describe_type (field, language);

  json_object_set_string_member (object, "description", bst_text (language, field->label));
  describe_targets (object, field);
  return object;
}

/* id: (transfer full): what its "id" is like; NULL: of a singleton, where "id" is a field like others or is not there.
 * Members that the tables do not know are allowed and kept. */
static JsonObject *
describe_table (const BstFieldTable *table, JsonObject *id, const char *language)
{
  JsonObject *object = typed ("object"), *properties = json_object_new ();

  if (id != NULL)
    {
      JsonArray *required = json_array_new ();
      json_array_add_string_element (required, "id");
      json_object_set_array_member (object, "required", required);
      json_object_set_object_member (properties, "id", id);
    }
  for (guint i = 0; i + 1 < table->n_fields; i++)
    json_object_set_object_member (properties, table->fields[i].name, describe_field (&table->fields[i], language));
  json_object_set_object_member (object, "properties", properties);
  json_object_set_boolean_member (object, "additionalProperties", TRUE);
  return object;
}

/* As bst_id_is_valid() has it. */
static JsonObject *
describe_id (const BstKind *kind)
{
  g_autofree char *own =
      g_strdup_printf ("%s[%s]" ID_LETTERS "+", kind->prefix, kind->flags & BST_KIND_NATURAL ? ":-" : "-");
  g_autofree char *pattern = kind->flags & BST_KIND_OVERLAY
                                 ? g_strdup_printf ("^(%s|[a-z0-9]*\\." ID_LETTERS "*)$", own)
                                 : g_strdup_printf ("^%s$", own);
  JsonObject *object = text_like (pattern);

  json_object_set_int_member (object, "maxLength", 64);
  return object;
}

static JsonObject *
describe_kind (BstKindId kind, const char *language)
{
  const BstFieldTable *table = bst_kind_get_table (kind);
  gboolean single = (bst_kinds[kind].flags & BST_KIND_SINGLETON) != 0;
  JsonObject *record = describe_table (table, single ? NULL : describe_id (&bst_kinds[kind]), language), *list;

  json_object_set_string_member (record, "title", bst_text (language, bst_kinds[kind].one));
  if (single)
    return record;
  list = typed ("array");
  json_object_set_string_member (list, "description", bst_text (language, bst_kinds[kind].many));
  json_object_set_object_member (list, "items", record);
  return list;
}

static JsonObject *
describe_version (void)
{
  JsonObject *version = typed ("integer");

  json_object_set_int_member (version, "minimum", 1);
  return version;
}

static JsonObject *
describe_format (void)
{
  JsonObject *format = json_object_new ();

  json_object_set_string_member (format, "const", BST_PLAN_FORMAT);
  return format;
}

static JsonObject *
define_types (void)
{
  JsonObject *types = json_object_new ();

  json_object_set_object_member (types, "id", text_like ("^" ID_LETTERS "{1,64}$"));
  json_object_set_object_member (types, "reference", text_like ("^" ID_LETTERS "{0,64}$"));
  json_object_set_object_member (types, "date", text_like ("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"));
  json_object_set_object_member (
      types, "time",
      text_like ("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"));
  json_object_set_object_member (types, "decimal", text_like ("^-?[0-9]{1,12}(\\.[0-9]{1,6})?$"));
  return types;
}

/**
 * bst_schema_make:
 * @language: (nullable): of the descriptions; %NULL for the person's
 *
 * A file that a plan was read from satisfies it. It cannot tell all: that days exist, that ids are there once, that
 * references lead somewhere; bst_plan_read() does.
 *
 * Returns: (transfer full): a JSON Schema, draft 2020-12
 */
char *
bst_schema_make (const char *language)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) schema = json_object_new ();
  JsonObject *properties = json_object_new ();
  JsonArray *required = json_array_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
  json_object_set_string_member (schema, "title", bst_text (language, N_ ("Bouwstenen plan")));
  json_object_set_string_member (schema, "type", "object");
  json_array_add_string_element (required, "format");
  json_object_set_array_member (schema, "required", required);
  json_object_set_object_member (properties, "format", describe_format ());
  json_object_set_object_member (properties, "version", describe_version ());
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    json_object_set_object_member (properties, bst_kinds[kind].name, describe_kind ((BstKindId) kind, language));
  json_object_set_object_member (schema, "properties", properties);
  json_object_set_boolean_member (schema, "additionalProperties", TRUE);
  json_object_set_object_member (schema, "$defs", define_types ());
  json_node_set_object (root, schema);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
