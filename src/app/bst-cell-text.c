/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-cell-text.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-options.h"
#include "bst-outline.h"
#include "bst-text.h"
#include "bst-wording.h"

#define CENT (BST_DECIMAL_ONE / 100)

struct _BstCellReader {
  BstDocument *document; /* borrowed */
  GHashTable *names; /* BstField → what its targets are called: folded words → id, or "" where two are called so */
};

/* --- Writing ------------------------------------------------------------------------------------------------------ */

/**
 * bst_cell_text_reference:
 *
 * Returns: (transfer full): what people call the record or framework item, as briefly as they do
 */
char *
bst_cell_text_reference (BstDocument *document, const char *id)
{
  const BstItem *item = bst_framework_find (bst_document_get_framework (document), id);

  if (item != NULL && *item->id != '\0' && item->number == 0)
    return g_strdup (bst_item_get_short (item, NULL));
  return bst_reference_title (bst_document_get_plan (document), bst_document_get_framework (document), id, NULL);
}

static char *
write_references (BstDocument *document, const BstVec *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bst_vec_length (ids); i++)
    {
      g_autofree char *title = bst_cell_text_reference (document, ids->items[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", title);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * bst_cell_text_write:
 *
 * Returns: (transfer full): @value as it stands in a cell: one line, brief names, several apart by semicolons
 */
char *
bst_cell_text_write (BstDocument *document, const BstField *field, BstValue value)
{
  BstWording wording = { bst_document_get_plan (document), bst_document_get_framework (document), NULL };

  if (field->type == BST_FIELD_REF)
    return value.ptr != NULL ? bst_cell_text_reference (document, value.ptr) : g_strdup ("");
  if (field->type == BST_FIELD_REFS)
    return write_references (document, value.ptr);
  if (field->type == BST_FIELD_DATE)
    return value.num != 0 ? bst_format_date_short (NULL, value.num) : g_strdup ("");
  return bst_word_value (&wording, field, value);
}

/* --- Names of what is referred to ---------------------------------------------------------------------------------- */

static void
add_name (GHashTable *names, const char *name, const char *id)
{
  g_autofree char *folded = name != NULL ? bst_text_fold (name) : NULL;
  const char *known = folded != NULL ? g_hash_table_lookup (names, folded) : NULL;

  if (folded == NULL || *folded == '\0' || g_strcmp0 (known, id) == 0)
    return;
  g_hash_table_insert (names, g_steal_pointer (&folded), g_strdup (known == NULL ? id : ""));
}

/* A list that was made in another language is pasted all the same. */
static void
add_item_names (GHashTable *names, const BstItem *item, const char *member)
{
  JsonObject *titles =
      json_object_has_member (item->data, member) ? json_object_get_object_member (item->data, member) : NULL;
  g_autoptr (GList) languages = titles != NULL ? json_object_get_members (titles) : NULL;

  for (GList *at = languages; at != NULL; at = at->next)
    add_name (names, json_object_get_string_member (titles, at->data), item->id);
}

static GHashTable *
list_names (BstCellReader *self, const BstField *field)
{
  g_autoptr (GPtrArray) options = bst_options_list (self->document, field, NULL);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < options->len; i++)
    {
      const BstOption *option = g_ptr_array_index (options, i);
      const BstItem *item = bst_framework_find (bst_document_get_framework (self->document), option->id);
      g_autofree char *coded = option->code != NULL ? g_strconcat (option->code, " ", option->title, NULL) : NULL;

      add_name (names, option->title, option->id);
      add_name (names, coded, option->id);
      add_name (names, option->code, option->id);
      if (item != NULL)
        {
          add_item_names (names, item, "title");
          add_item_names (names, item, "short");
        }
      g_hash_table_insert (names, g_strdup (option->id), g_strdup (option->id));
    }
  return names;
}

static const char *
find_reference (BstCellReader *self, const BstField *field, const char *text)
{
  GHashTable *names = g_hash_table_lookup (self->names, field);
  g_autofree char *folded = bst_text_fold (text);
  const char *id;

  if (names == NULL)
    {
      names = list_names (self, field);
      g_hash_table_insert (self->names, (gpointer) field, names);
    }
  id = g_hash_table_lookup (names, text);
  return id != NULL ? id : g_hash_table_lookup (names, folded);
}

static char *
say_not_found (const char *text, const char *id)
{
  if (id != NULL)
    /* Translators: %s is what was typed or pasted into a cell */
    return g_strdup_printf (_ ("Several are called “%s”. Write more of its name."), text);
  return g_strdup_printf (_ ("There is no “%s” to choose here."), text);
}

static char *
read_reference (BstCellReader *self, const BstField *field, const char *text, BstValue *ret_value)
{
  const char *id = find_reference (self, field, text);

  if (id == NULL || *id == '\0')
    return say_not_found (text, id);
  *ret_value = bst_value_text (id);
  return NULL;
}

/* Semicolons part names; commas too where the whole is no name, since names have commas of their own. */
static char *
add_references (BstCellReader *self, const BstField *field, const char *text, const char *separators, GPtrArray *ids)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);
      const char *id = *part != '\0' ? find_reference (self, field, part) : NULL;
      g_autofree char *message = NULL;

      if (*part == '\0')
        continue;
      if ((id == NULL || *id == '\0') && strchr (separators, ',') == NULL && strchr (part, ',') != NULL)
        message = add_references (self, field, part, ",", ids);
      else if (id == NULL || *id == '\0')
        message = say_not_found (part, id);
      else if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
      if (message != NULL)
        return g_steal_pointer (&message);
    }
  return NULL;
}

static char *
read_references (BstCellReader *self, const BstField *field, const char *text, BstValue *ret_value)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  char *message = add_references (self, field, text, ";\n", ids);

  if (message != NULL)
    return message;
  g_ptr_array_add (ids, NULL);
  *ret_value = bst_value_refs ((const char *const *) ids->pdata);
  return NULL;
}

/* --- Words and numbers ----------------------------------------------------------------------------------------------- */

static char *
read_choice (const BstEnumValue *values, const char *text, BstValue *ret_value)
{
  g_autofree char *folded = bst_text_fold (text);
  g_autoptr (GString) all = g_string_new (NULL);

  for (gint64 i = 0; values[i].name != NULL; i++)
    {
      g_autofree char *label = bst_text_fold (bst_text (NULL, values[i].label));
      if (strcmp (label, folded) == 0 || strcmp (values[i].name, text) == 0)
        {
          ret_value->num = i;
          return NULL;
        }
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", bst_text (NULL, values[i].label));
    }
  /* Translators: what was pasted into a cell, and the words that may stand there */
  return g_strdup_printf (_ ("“%s” is none of these: %s."), text, all->str);
}

static char *
read_flag (const char *text, BstValue *ret_value)
{
  static const char *const yes[] = { "yes", "ja", "oui", "x", "1", "true", "waar", "vrai", "wahr", "✓", NULL };
  static const char *const no[] = { "no", "nee", "non", "nein", "0", "false", "onwaar", "faux", "falsch", NULL };
  g_autofree char *folded = bst_text_fold (text);

  ret_value->num = g_strv_contains (yes, folded);
  if (ret_value->num || *text == '\0' || g_strv_contains (no, folded))
    return NULL;
  return g_strdup_printf (_ ("Write yes or no instead of “%s”."), text);
}

static gint64
get_unit (const BstField *field)
{
  switch (field->type)
    {
    case BST_FIELD_DECIMAL:
      return 1;
    case BST_FIELD_MONEY:
    case BST_FIELD_BASIS_POINTS:
      return CENT;
    default:
      return BST_DECIMAL_ONE;
    }
}

/* The whole and the decimal comma are those of the person's language; signs of money and share may stand there. */
static char *
read_number (const BstField *field, const char *text, BstValue *ret_value)
{
  g_autofree char *bare = g_strdelimit (g_strdup (text), "%", ' ');
  g_auto (GStrv) parts = g_strsplit (bare, "€", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  gint64 number = 0, unit = get_unit (field);

  if (!bst_parse_decimal (NULL, g_strstrip (joined), &number))
    return g_strdup_printf (_ ("“%s” is not a number."), text);
  if (number != BST_UNSET && number % unit != 0)
    return g_strdup_printf (unit == BST_DECIMAL_ONE ? _ ("“%s” is not a whole number.")
                                                    : _ ("“%s” has more than two decimals."),
                            text);
  ret_value->num = number == BST_UNSET ? field->fallback : number / unit;
  if (number != BST_UNSET && (field->min != 0 || field->max != 0)
      && (ret_value->num < field->min || ret_value->num > field->max))
    return g_strdup_printf (_ ("“%s” is too small or too large here."), text);
  return NULL;
}

static char *
read_date (const char *text, BstValue *ret_value)
{
  if (bst_parse_date (NULL, text, &ret_value->num))
    return NULL;
  return g_strdup_printf (_ ("“%s” is not a date. Write the day, the month and the year: 31/12/2026."), text);
}

static BstValue
take_line (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  return bst_value_text (*line != '\0' ? line : NULL);
}

/**
 * bst_cell_reader_read:
 * @text: as a person typed or pasted it; "" empties the field
 * @ret_value: (out) (transfer full): the value, where nothing is returned
 *
 * Returns: (transfer full) (nullable): a sentence that says why the text cannot stand there
 */
char *
bst_cell_reader_read (BstCellReader *self, const BstField *field, const char *text, BstValue *ret_value)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  *ret_value = bst_field_default (field);
  if (*bare == '\0')
    return NULL;
  switch (field->type)
    {
    case BST_FIELD_TEXT:
      *ret_value = take_line (bare);
      return NULL;
    case BST_FIELD_LONGTEXT:
      *ret_value = bst_value_text (bare);
      return NULL;
    case BST_FIELD_REF:
      return read_reference (self, field, bare, ret_value);
    case BST_FIELD_REFS:
      return read_references (self, field, bare, ret_value);
    case BST_FIELD_ENUM:
      return read_choice (field->values, bare, ret_value);
    case BST_FIELD_FLAG:
      return read_flag (bare, ret_value);
    case BST_FIELD_DATE:
      return read_date (bare, ret_value);
    case BST_FIELD_INTEGER:
    case BST_FIELD_DECIMAL:
    case BST_FIELD_MONEY:
    case BST_FIELD_BASIS_POINTS:
      return read_number (field, bare, ret_value);
    default:
      return g_strdup (_ ("This is not written in a cell: open the record."));
    }
}

/**
 * bst_cell_reader_new:
 * @document: outlives the reader
 *
 * Returns: (transfer full): knows the plan as it is now
 */
BstCellReader *
bst_cell_reader_new (BstDocument *document)
{
  BstCellReader *self = g_new0 (BstCellReader, 1);

  self->document = document;
  self->names = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
bst_cell_reader_free (BstCellReader *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}
