/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-record.c - records for people: labels, dates and money in their language, titles in place of ids. */
#include "cli.h"
#include "bst-wording.h"
#include <string.h>

#define LABEL_WIDTH 30

static const char *
first_text (BstRecord *record)
{
  const BstFieldTable *table = bst_record_get_table (record);
  const char *const best[] = { "title", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (best); i++)
    if (bst_record_find_field (record, best[i]) != NULL && *bst_record_get_text (record, best[i]) != '\0')
      return bst_record_get_text (record, best[i]);
  for (guint i = 0; i < table->n_fields; i++)
    if (bst_field_is_text (&table->fields[i]) && bst_field_get (&table->fields[i], record).ptr != NULL
        && strcmp (table->fields[i].name, "order") != 0)
      return bst_field_get (&table->fields[i], record).ptr;
  return NULL;
}

/* Returns: (transfer full): "O4 Local authorities …"; the id where there is no such item */
static char *
item_title (const CliFile *file, const char *id)
{
  const BstItem *item = file->framework != NULL ? bst_framework_find (file->framework, id) : NULL;
  g_autofree char *code = NULL;

  if (item == NULL)
    return g_strdup (id);
  code = bst_item_get_code (item);
  return g_strdup_printf ("%s%s%s", code, *code != '\0' ? " " : "", bst_item_get_title (item, NULL));
}

/* Returns: (transfer full): what people call the record */
char *
cli_record_title (const CliFile *file, BstRecord *record)
{
  BstKindId kind = bst_record_get_kind (record);
  const BstFieldTable *table = bst_record_get_table (record);
  const BstWording wording = { file->plan, file->framework, NULL };
  const char *text;

  /* what they are about says more than the first text that somebody put in */
  if (kind == BST_KIND_BUDGET_LINKS || kind == BST_KIND_CONTRIBUTIONS)
    return bst_word_record (&wording, record);
  if ((bst_kinds[kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (record->id))
    return item_title (file, record->id);
  text = first_text (record);
  for (guint i = 0; text == NULL && i < table->n_fields; i++)
    if (table->fields[i].type == BST_FIELD_REF && bst_field_get (&table->fields[i], record).ptr != NULL)
      return cli_title (file, bst_field_get (&table->fields[i], record).ptr);
  return g_strdup (text != NULL ? text : bst_text (NULL, bst_kinds[kind].one));
}

/**
 * cli_title:
 * @id: of a record or a framework item
 *
 * Returns: (transfer full): what people call it
 */
char *
cli_title (const CliFile *file, const char *id)
{
  BstRecord *record = bst_id_is_framework (id) ? NULL : bst_plan_find_any (file->plan, id);

  return record != NULL ? cli_record_title (file, record) : item_title (file, id);
}

/* --- Values -------------------------------------------------------------------------------------------------- */

/* Returns: (transfer full): a value that is not the default, for people */
char *
cli_show_value (const CliFile *file, const BstField *field, BstValue value)
{
  const BstWording in = { .plan = file->plan, .framework = file->framework, .whole_titles = TRUE };

  return bst_word_value (&in, field, value);
}

static void
print_field (const CliFile *file, GString *out, const BstField *field, BstValue value)
{
  g_autofree char *text = cli_show_value (file, field, value);
  const char *label = bst_text (NULL, field->label);

  g_string_append (out, "  ");
  cli_pad (out, label, LABEL_WIDTH);
  if (g_utf8_strlen (label, -1) >= LABEL_WIDTH)
    g_string_append_printf (out, "\n  %*s", LABEL_WIDTH, "");
  cli_wrap (out, text, LABEL_WIDTH + 2, LABEL_WIDTH + 2);
}

/* The title with the id behind it, then a line for each field that is filled in. */
void
cli_record_print (const CliFile *file, BstRecord *record)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *title = cli_record_title (file, record), *head = NULL;
  const BstFieldTable *table = bst_record_get_table (record);
  gboolean single = (bst_kinds[bst_record_get_kind (record)].flags & BST_KIND_SINGLETON) != 0;

  head = single ? g_strdup (title) : g_strdup_printf ("%s (%s)", title, record->id);
  cli_wrap (out, head, 0, 0);
  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value = bst_field_get (field, record);
      if (!bst_value_is_default (field, value) && !bst_field_is_machinery (field)
          && (!bst_field_is_text (field) || strcmp (title, value.ptr) != 0))
        print_field (file, out, field, value);
    }
  cli_print ("%s", out->str);
}
