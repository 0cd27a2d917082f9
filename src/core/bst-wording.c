/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-wording.h"
#include "bst-outline.h"
#include "bst-text.h"
#include <string.h>

/* How much of a text without a title of its own stands for one. */
#define TITLE_LENGTH 90

/**
 * bst_field_is_machinery:
 *
 * Returns: whether the field is no people's business: keys of places in a list, packed content, checksums, secrets
 */
gboolean
bst_field_is_machinery (const BstField *field)
{
  static const char *const names[] = { "order", "content", "sha256", "pack-key", NULL };

  return g_strv_contains (names, field->name);
}

/* --- Titles -------------------------------------------------------------------------------------------------- */

/* The first line, cut where it is long. */
static char *
first_line (const BstWording *self, const char *text)
{
  gsize length = strcspn (text, "\r\n");
  g_autofree char *line = g_strndup (text, length), *start = NULL;

  if (self->whole_titles)
    return g_strdup (text);
  if (g_utf8_strlen (line, -1) <= TITLE_LENGTH)
    return text[length] == '\0' ? g_steal_pointer (&line) : g_strconcat (line, "…", NULL);
  start = g_utf8_substring (line, 0, TITLE_LENGTH - 1);
  return g_strconcat (start, "…", NULL);
}

static const char *
own_title (const BstFieldTable *table, gconstpointer instance)
{
  static const char *const names[] = { "title", "name", "text", "code" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const BstField *field = bst_fields_find (table, names[i]);
      if (field != NULL && bst_field_is_text (field) && bst_field_get (field, instance).ptr != NULL)
        return bst_field_get (field, instance).ptr;
    }
  return NULL;
}

static char *
item_title (const BstItem *item, const char *language)
{
  g_autofree char *code = bst_item_get_code (item);

  return *code != '\0' ? g_strdup_printf ("%s %s", code, bst_item_get_title (item, language))
                       : g_strdup (bst_item_get_title (item, language));
}

static void
append_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, part);
}

/* A record without a title is known by what it is about: “Domain · 2026”. References may form a circle: one step. */
static char *
title_from_parts (const BstWording *self, const BstFieldTable *table, gconstpointer instance, gboolean references)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i + 1 < table->n_fields && n < 3; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value = bst_field_get (field, instance);
      gboolean tells = field->type == BST_FIELD_REF ? references
                                                    : field->type == BST_FIELD_INTEGER || field->type == BST_FIELD_DATE
                                                          || field->type == BST_FIELD_ENUM;
      g_autofree char *text = NULL;

      if (!tells || (field->type != BST_FIELD_ENUM && bst_value_is_default (field, value)))
        continue;
      text = bst_word_value (self, field, value);
      append_part (out, text);
      n++;
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
record_title (const BstWording *self, BstRecord *record, gboolean references)
{
  BstKindId kind = bst_record_get_kind (record);
  const BstItem *item = self->framework != NULL ? bst_framework_find (self->framework, record->id) : NULL;
  const char *own = own_title (bst_record_get_table (record), record);
  g_autofree char *parts = NULL;

  if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
    return g_strdup (bst_text (self->language, bst_kinds[kind].one));
  if (item != NULL)
    return item_title (item, self->language);
  if (own != NULL)
    return first_line (self, own);
  parts = title_from_parts (self, bst_record_get_table (record), record, references);
  return *parts != '\0' ? g_steal_pointer (&parts) : g_strdup (bst_text (self->language, N_ ("Untitled")));
}

/**
 * bst_word_record:
 *
 * Returns: (transfer full): what people call @record: its title, that of the framework item it adds to, else what it is
 *   about
 */
char *
bst_word_record (const BstWording *self, BstRecord *record)
{
  return record_title (self, record, TRUE);
}

/**
 * bst_word_reference:
 *
 * Returns: (transfer full): what people call the record or framework item @id; the id itself only where nobody knows it
 */
char *
bst_word_reference (const BstWording *self, const char *id)
{
  const BstItem *item = self->framework != NULL ? bst_framework_find (self->framework, id) : NULL;
  BstRecord *record = item == NULL ? bst_plan_find_any (self->plan, id) : NULL;

  if (item != NULL)
    return item_title (item, self->language);
  return record != NULL ? record_title (self, record, FALSE) : g_strdup (id);
}

/**
 * bst_word_element:
 * @table: of the list's elements
 *
 * Returns: (transfer full): what people call an element of a list: its title, or what it is about: “2026 · Budget (BO)”
 */
char *
bst_word_element (const BstWording *self, const BstFieldTable *table, const BstElement *element)
{
  const char *own = own_title (table, element);
  gboolean known = (self->framework != NULL && bst_framework_find (self->framework, element->id) != NULL)
                   || bst_plan_find_any (self->plan, element->id) != NULL;

  if (known)
    return bst_word_reference (self, element->id);
  return own != NULL ? first_line (self, own) : title_from_parts (self, table, element, TRUE);
}

/**
 * bst_word_context:
 *
 * Returns: (transfer full) (nullable): where a record belongs, to tell it from others with its title: the life phase of
 *   an objective, the objective of an action point, the session of a card
 */
char *
bst_word_context (const BstWording *self, BstRecord *record)
{
  const BstItem *item = self->framework != NULL ? bst_framework_find (self->framework, record->id) : NULL;
  static const char *const names[] = { "phase", "objective", "session", "indicator", "primary-objective" };

  if (item != NULL)
    return item->phase != NULL ? bst_word_reference (self, item->phase) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const BstField *field = bst_record_find_field (record, names[i]);
      if (field != NULL && field->type == BST_FIELD_REF && bst_field_get (field, record).ptr != NULL)
        return bst_word_reference (self, bst_field_get (field, record).ptr);
    }
  return NULL;
}

/* --- Values -------------------------------------------------------------------------------------------------- */

/**
 * bst_word_time:
 * @seconds: since 1970, UTC
 *
 * Returns: (transfer full): "12 november 2026, 14:02", by the clock on the wall
 */
char *
bst_word_time (const char *language, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *date = NULL;

  if (time == NULL)
    return g_strdup ("");
  date = bst_format_date (language, bst_date_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                                                       g_date_time_get_day_of_month (time)));
  return g_strdup_printf ("%s, %02d:%02d", date, g_date_time_get_hour (time), g_date_time_get_minute (time));
}

/* A year has no thousands separator, and a minute of the day is a time. */
static char *
word_integer (const char *language, const BstField *field, gint64 number)
{
  if (number == BST_UNSET)
    return g_strdup ("");
  if (field->min >= 1900 && field->max <= 2200)
    return g_strdup_printf ("%d", (int) number);
  if (g_str_has_suffix (field->name, "-minute"))
    return g_strdup_printf ("%02d:%02d", (int) (number / 60), (int) (number % 60));
  return bst_format_integer (language, number);
}

static void
append_field (const BstWording *self, GString *out, const BstField *field, const BstElement *element)
{
  BstValue value = bst_field_get (field, element);
  g_autofree char *text = NULL;

  if (bst_value_is_default (field, value) || bst_field_is_machinery (field))
    return;
  text = bst_word_value (self, field, value);
  if (out->len > 0)
    g_string_append (out, "; ");
  if (bst_field_is_text (field))
    g_string_append (out, text);
  else
    g_string_append_printf (out, bst_text (self->language, N_ ("%s: %s")), bst_text (self->language, field->label),
                            text);
}

static char *
word_element (const BstWording *self, const BstFieldTable *table, const BstElement *element)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i + 1 < table->n_fields; i++)
    append_field (self, out, &table->fields[i], element);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
word_vec (const BstWording *self, const BstField *field, const BstVec *vec)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < bst_vec_length (vec); i++)
    {
      g_autofree char *text = field->type == BST_FIELD_REFS ? bst_word_reference (self, vec->items[i])
                                                            : word_element (self, field->elements, vec->items[i]);
      g_string_append_printf (out, "%s%s%s", i > 0 ? "\n" : "", vec->n > 1 ? "– " : "", text);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* What a newer version wrote and this one only carries along. */
static char *
word_unknown (JsonNode *node)
{
  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("");
}

/**
 * bst_word_value:
 *
 * Returns: (transfer full): @value as people read it; "" where nothing is filled in
 */
char *
bst_word_value (const BstWording *self, const BstField *field, BstValue value)
{
  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
      return g_strdup (value.ptr != NULL ? value.ptr : "");
    case BST_FIELD_REF:
      return value.ptr != NULL ? bst_word_reference (self, value.ptr) : g_strdup ("");
    case BST_FIELD_ENUM:
      return g_strdup (bst_text (self->language, field->values[value.num].label));
    case BST_FIELD_DATE:
      return bst_format_date (self->language, value.num);
    case BST_FIELD_DATETIME:
      return value.num != 0 ? bst_word_time (self->language, value.num) : g_strdup ("");
    case BST_FIELD_DECIMAL:
      return bst_format_decimal (self->language, value.num);
    case BST_FIELD_MONEY:
      return bst_format_money (self->language, value.num);
    case BST_FIELD_BASIS_POINTS:
      return bst_format_share (self->language, value.num);
    case BST_FIELD_FLAG:
      return g_strdup (value.num ? bst_text (self->language, N_ ("yes")) : bst_text (self->language, N_ ("no")));
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      return word_vec (self, field, value.ptr);
    case BST_FIELD_UNKNOWN:
      return word_unknown (value.ptr);
    default:
      return word_integer (self->language, field, value.num);
    }
}
