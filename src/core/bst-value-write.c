/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-value-write.c - values straight to text. Canonical, so equal values are equal bytes. */
#include "bst-json.h"
#include "bst-run.h"
#include <string.h>

/**
 * bst_json_write_string:
 *
 * Appends @text between quotes. Only what JSON asks for is escaped; the rest stays UTF-8.
 */
void
bst_json_write_string (GString *out, const char *text)
{
  const char *end = text + strlen (text);

  g_string_append_c (out, '"');
  for (const char *p = text;; p++)
    {
      const char *run = p;
      guchar c;
      p = bst_run_text (run, end);
      g_string_append_len (out, run, p - run);
      if (p == end)
        break;
      c = (guchar) *p;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) c);
        }
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_c (out, '"');
}

static void
write_break (GString *out, guint indent)
{
  static const char spaces[] = "\n                                                                ";

  g_string_append_len (out, spaces, 1 + MIN (2 * indent, sizeof spaces - 2));
}

static void
write_member (GString *out, const char *name, gboolean *first, guint indent)
{
  if (!*first)
    g_string_append_c (out, ',');
  *first = FALSE;
  write_break (out, indent);
  bst_json_write_string (out, name);
  g_string_append_len (out, ": ", 2);
}

static void
write_int (GString *out, gint64 number)
{
  char text[24], *p = text + sizeof text;
  guint64 rest = number < 0 ? 0 - (guint64) number : (guint64) number;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--p = '-';
  g_string_append_len (out, p, text + sizeof text - p);
}

/**
 * bst_decimal_write:
 * @millionths: the number times 1,000,000
 *
 * Appends the shortest decimal that means the number: "12.5", "-3", "0".
 */
void
bst_decimal_write (GString *out, gint64 millionths)
{
  guint64 size = millionths < 0 ? 0 - (guint64) millionths : (guint64) millionths;
  guint64 rest = size % BST_DECIMAL_ONE;

  if (millionths < 0)
    g_string_append_c (out, '-');
  write_int (out, (gint64) (size / BST_DECIMAL_ONE));
  if (rest == 0)
    return;
  g_string_append_printf (out, ".%06u", (guint) rest);
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

/* Unknown members: in name order, since a JsonObject keeps the order of whoever filled it. */
static void
write_object_members (GString *out, JsonObject *object, gboolean *first, guint indent)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    {
      write_member (out, l->data, first, indent);
      bst_json_write_node (out, json_object_get_member (object, l->data), indent);
    }
}

static void
write_array (GString *out, JsonArray *array, guint indent)
{
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_break (out, indent + 1);
      bst_json_write_node (out, json_array_get_element (array, i), indent + 1);
    }
  if (n > 0)
    write_break (out, indent);
  g_string_append_c (out, ']');
}

/* The shortest text that means the number, and still says that it is no whole one: 0.1, 1.0, 1e+30. */
static void
write_double (GString *out, double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (text, sizeof text, formats[i], number), NULL) == number)
      break;
  g_string_append (out, text);
  if (text[strcspn (text, ".e")] == '\0')
    g_string_append (out, ".0");
}

/**
 * bst_json_write_node:
 *
 * Appends @node canonically: members in byte order, two spaces a level.
 */
void
bst_json_write_node (GString *out, JsonNode *node, guint indent)
{
  gboolean first = TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_string_append_c (out, '{');
      write_object_members (out, json_node_get_object (node), &first, indent + 1);
      if (!first)
        write_break (out, indent);
      g_string_append_c (out, '}');
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (out, json_node_get_array (node), indent);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    bst_json_write_string (out, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    write_double (out, json_node_get_double (node));
  else
    {
      g_autofree char *text = json_to_string (node, FALSE); /* null, true, false and whole numbers */
      g_string_append (out, text);
    }
}

static void
write_vec (GString *out, const BstField *field, const BstVec *vec, guint indent)
{
  g_string_append_c (out, '[');
  for (guint i = 0; vec != NULL && i < vec->n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_break (out, indent + 1);
      if (field->type == BST_FIELD_REFS)
        bst_json_write_string (out, vec->items[i]);
      else
        bst_fields_write (out, field->elements, ((BstElement *) vec->items[i])->id, vec->items[i], indent + 1);
    }
  if (vec != NULL)
    write_break (out, indent);
  g_string_append_c (out, ']');
}

/**
 * bst_datetime_write:
 * @seconds: since 1970, UTC
 *
 * Returns: (transfer full): YYYY-MM-DDTHH:MM:SSZ, as bst_datetime_read() reads it: GLib gives the year 947 three digits
 */
char *
bst_datetime_write (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *rest = time != NULL ? g_date_time_format (time, "-%m-%dT%H:%M:%SZ") : NULL;

  return rest != NULL ? g_strdup_printf ("%04d%s", g_date_time_get_year (time), rest)
                      : g_strdup ("1970-01-01T00:00:00Z");
}

static void
write_datetime (GString *out, gint64 seconds)
{
  g_autofree char *text = bst_datetime_write (seconds);

  bst_json_write_string (out, text);
}

/**
 * bst_json_write_value:
 *
 * Appends @value as it stands in a file.
 */
void
bst_json_write_value (GString *out, const BstField *field, BstValue value, guint indent)
{
  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
    case BST_FIELD_REF:
      bst_json_write_string (out, value.ptr != NULL ? value.ptr : "");
      break;
    case BST_FIELD_ENUM:
      bst_json_write_string (out, field->values[value.num].name);
      break;
    case BST_FIELD_DATE:
      g_string_append_printf (out, "\"%04d-%02d-%02d\"", (int) (value.num / 10000), (int) (value.num / 100 % 100),
                              (int) (value.num % 100));
      break;
    case BST_FIELD_DATETIME:
      write_datetime (out, value.num);
      break;
    case BST_FIELD_DECIMAL:
      g_string_append_c (out, '"');
      bst_decimal_write (out, value.num);
      g_string_append_c (out, '"');
      break;
    case BST_FIELD_FLAG:
      g_string_append (out, value.num ? "true" : "false");
      break;
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      write_vec (out, field, value.ptr, indent);
      break;
    default:
      write_int (out, value.num);
    }
}

/**
 * bst_fields_write:
 * @id: (nullable): written first; %NULL for a singleton
 * @indent: level of the closing brace
 *
 * Appends a record or element as an object. A field at its default is not written.
 */
void
bst_fields_write (GString *out, const BstFieldTable *table, const char *id, gconstpointer instance, guint indent)
{
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  if (id != NULL)
    {
      write_member (out, "id", &first, indent + 1);
      bst_json_write_string (out, id);
    }
  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value = bst_field_get (field, instance);

      if (bst_value_is_default (field, value))
        continue;
      if (field->type == BST_FIELD_UNKNOWN)
        write_object_members (out, json_node_get_object (value.ptr), &first, indent + 1);
      else
        {
          write_member (out, field->name, &first, indent + 1);
          bst_json_write_value (out, field, value, indent + 1);
        }
    }
  if (!first)
    write_break (out, indent);
  g_string_append_c (out, '}');
}
