/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-columns.h"
#include "bst-article.h"
#include "bst-text.h"
#include <string.h>

/* Lists whose elements carry the ids of framework items, and what of them people keep in a table. */
static const struct {
  const char *field, *list, *inner[6];
} element_lists[] = {
  { "scores", "criteria", { "value", "provenance", "note", "assessor", "date", NULL } },
  { "gate-checks", "gatekeeper-checks", { "verdict", "note", "date", NULL } },
  { "weights", "criteria", { "weight", "maximum", NULL } },
};

/* Lists whose elements carry the names of a choice of the same record. */
static const struct {
  const char *field, *choice, *inner[3];
} choice_lists[] = {
  { "stage-dates", "scaling-stage", { "date", "note", NULL } },
};

/* The amounts of a budget link: one for each phase and kind of credit, whose names are their ids. */
static const char *const amount_ids[] = { "bo:vak",    "bo:vek",    "bo:vrk",    "ba:vak", "ba:vek", "ba:vrk",
                                          "ba-jr:vak", "ba-jr:vek", "ba-jr:vrk", "bu:vak", "bu:vek", "bu:vrk" };
static const char *const amount_fields[] = { "gross-cents", "plan-cents" };

/* How a program keeps house is nothing for a table. */
static const char *const hidden_fields[] = { "order", "past-scores", "set-aside", NULL };

static void
column_free (gpointer data)
{
  BstColumn *column = data;

  g_free (column->path);
  g_free (column->element);
  for (guint l = 0; l < G_N_ELEMENTS (column->labels); l++)
    {
      g_free (column->labels[l]);
      g_free (column->keys[l]);
    }
  g_free (column);
}

static BstColumn *
add_column (GPtrArray *columns, BstColumnRole role, const BstField *field, char *path)
{
  BstColumn *column = g_new0 (BstColumn, 1);

  column->role = role;
  column->field = field;
  column->path = path;
  g_ptr_array_add (columns, column);
  return column;
}

static gboolean
add_choices (GPtrArray *columns, const BstField *field, BstKindId kind)
{
  for (guint l = 0; l < G_N_ELEMENTS (choice_lists); l++)
    {
      const BstField *choice = bst_kind_get_field (kind, choice_lists[l].choice);
      if (strcmp (choice_lists[l].field, field->name) != 0 || choice == NULL)
        continue;
      for (const BstEnumValue *value = choice->values + 1; value->name != NULL; value++) /* the first is: none */
        for (guint k = 0; choice_lists[l].inner[k] != NULL; k++)
          {
            const char *inner = choice_lists[l].inner[k];
            BstColumn *column = add_column (columns, BST_COLUMN_ELEMENT, field,
                                            g_strdup_printf ("%s/%s/%s", field->name, value->name, inner));
            column->inner = bst_fields_find (field->elements, inner);
            column->element = g_strdup (value->name);
            column->about = value->label;
          }
      return TRUE;
    }
  return FALSE;
}

static gboolean
add_elements (GPtrArray *columns, const BstField *field, BstFramework *framework)
{
  gboolean any = FALSE;

  for (guint l = 0; framework != NULL && l < G_N_ELEMENTS (element_lists); l++)
    {
      GPtrArray *items = bst_framework_get_list (framework, element_lists[l].list);
      for (guint i = 0; strcmp (element_lists[l].field, field->name) == 0 && items != NULL && i < items->len; i++)
        for (guint k = 0; element_lists[l].inner[k] != NULL; k++)
          {
            const BstItem *item = items->pdata[i];
            const char *inner = element_lists[l].inner[k];
            BstColumn *column = add_column (columns, BST_COLUMN_ELEMENT, field,
                                            g_strdup_printf ("%s/%s/%s", field->name, item->id, inner));
            column->inner = bst_fields_find (field->elements, inner);
            column->element = g_strdup (item->id);
            column->item = item;
            any = TRUE;
          }
    }
  return any;
}

static void
add_amounts (GPtrArray *columns, const BstField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (amount_ids); i++)
    for (guint k = 0; k < G_N_ELEMENTS (amount_fields); k++)
      {
        BstColumn *column = add_column (columns, BST_COLUMN_ELEMENT, field,
                                        g_strdup_printf ("%s/%s/%s", field->name, amount_ids[i], amount_fields[k]));
        column->inner = bst_fields_find (field->elements, amount_fields[k]);
        column->element = g_strdup (amount_ids[i]);
      }
}

static void
add_list (GPtrArray *columns, const BstField *field, BstKindId kind, BstFramework *framework)
{
  const BstField *first = &field->elements->fields[0];

  if (strcmp (field->name, "amounts") == 0)
    add_amounts (columns, field);
  else if (first->type == BST_FIELD_REF)
    add_column (columns, BST_COLUMN_MEMBERS, field, g_strdup (field->name))->inner = first;
  else if (!add_choices (columns, field, kind) && !add_elements (columns, field, framework))
    add_column (columns, BST_COLUMN_LIST, field, g_strdup (field->name));
}

/**
 * bst_columns_can_exchange:
 *
 * Returns: whether records of @kind can come from a table: settings, saved versions and the log cannot
 */
gboolean
bst_columns_can_exchange (BstKindId kind)
{
  return !(bst_kinds[kind].flags & BST_KIND_SINGLETON) && kind != BST_KIND_SNAPSHOTS && kind != BST_KIND_LOG;
}

/**
 * bst_columns_new:
 * @framework: (nullable): the plan's
 *
 * Returns: (transfer full) (element-type BstColumn): the id, then each field in the order of its table
 */
GPtrArray *
bst_columns_new (BstKindId kind, BstFramework *framework)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);
  const BstFieldTable *table = bst_kind_get_table (kind);

  add_column (columns, BST_COLUMN_ID, NULL, g_strdup ("id"));
  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      if (g_strv_contains (hidden_fields, field->name))
        continue;
      if (field->type == BST_FIELD_LIST)
        add_list (columns, field, kind, framework);
      else
        add_column (columns, BST_COLUMN_FIELD, field, g_strdup (field->name));
    }
  return columns;
}

/**
 * bst_columns_find:
 *
 * Returns: (nullable) (transfer none): the column @path
 */
const BstColumn *
bst_columns_find (GPtrArray *columns, const char *path)
{
  for (guint i = 0; i < columns->len; i++)
    if (strcmp (((const BstColumn *) columns->pdata[i])->path, path) == 0)
      return columns->pdata[i];
  return NULL;
}

/**
 * bst_column_get_value_field:
 *
 * Returns: (nullable): the descriptor of what stands in a cell; %NULL for the id. A list read as a set is its own field
 */
const BstField *
bst_column_get_value_field (const BstColumn *self)
{
  return self->role == BST_COLUMN_ELEMENT ? self->inner : self->field;
}

/**
 * bst_column_get_label:
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer full): what stands above the column
 */
char *
bst_column_get_label (const BstColumn *self, const char *language)
{
  if (self->role == BST_COLUMN_ID)
    return g_strdup ("id");
  if (self->role == BST_COLUMN_LIST)
    {
      g_autofree char *parts = bst_list_get_parts_label (self->field, language);
      return g_strdup_printf ("%s (%s)", bst_text (language, self->field->label), parts);
    }
  if (self->role != BST_COLUMN_ELEMENT)
    return g_strdup (bst_text (language, self->field->label));
  if (self->about != NULL)
    return g_strdup_printf ("%s: %s", bst_text (language, self->inner->label), bst_text (language, self->about));
  if (self->item == NULL)
    {
      g_autofree char *name = g_strdelimit (g_ascii_strup (self->element, -1), ":", ' '); /* "bo:vak": BO VAK */
      return g_strdup_printf ("%s: %s", name, bst_text (language, self->inner->label));
    }
  return g_strdup_printf ("%s: %s", bst_text (language, self->inner->label), bst_item_get_title (self->item, language));
}

/**
 * bst_column_name:
 *
 * Keeps the labels in all languages: headers are compared with them thousands of times.
 */
void
bst_column_name (BstColumn *self)
{
  for (guint l = 0; l < G_N_ELEMENTS (self->labels) && bst_text_languages[l] != NULL; l++)
    {
      self->labels[l] = bst_column_get_label (self, bst_text_languages[l]);
      self->keys[l] = bst_squash (self->labels[l]);
    }
}

/**
 * bst_column_get:
 *
 * Returns: (transfer none): the value in @record
 */
BstValue
bst_column_get (const BstColumn *self, BstRecord *record)
{
  BstValue value = bst_field_get (self->field, record);

  if (self->role != BST_COLUMN_ELEMENT)
    return value;
  return bst_field_get (self->inner, bst_vec_find_element (value.ptr, self->element));
}

/* An amount says by its id of which phase and kind of credit it is, and by its fields. */
static void
name_amount (const BstColumn *self, BstElement *element)
{
  BstBudgetPhase phase;
  BstCreditKind credit;

  if (strcmp (self->field->name, "amounts") != 0)
    return;
  bst_amount_get_key ((const BstAmount *) element, &phase, &credit);
  bst_element_take (element, bst_fields_find (self->field->elements, "phase"), (BstValue) { .num = phase });
  bst_element_take (element, bst_fields_find (self->field->elements, "credit-kind"), (BstValue) { .num = credit });
}

static void
set_element (const BstColumn *self, BstRecord *record, BstValue value)
{
  BstVec *vec = bst_field_get (self->field, record).ptr;
  const BstElement *old = bst_vec_find_element (vec, self->element);
  BstElement *element = old != NULL ? bst_element_copy (self->field->elements, old)
                                    : bst_element_new (self->field->elements, self->element);

  bst_element_take (element, self->inner, value);
  if (bst_fields_equal (self->field->elements, element, NULL)) /* an element that says nothing is none */
    {
      bst_element_unref (self->field->elements, element);
      bst_record_take (record, self->field, bst_vec_without_element (self->field, vec, self->element));
      return;
    }
  if (old == NULL)
    name_amount (self, element);
  bst_record_take (record, self->field, bst_vec_with_element (self->field, vec, element));
}

/**
 * bst_column_set:
 * @record: in no plan
 * @value: (transfer full): as bst_column_get() gives it
 */
void
bst_column_set (const BstColumn *self, BstRecord *record, BstValue value)
{
  if (self->role == BST_COLUMN_ELEMENT)
    set_element (self, record, value);
  else
    bst_record_take (record, self->field, value);
}

/**
 * bst_squash:
 *
 * Returns: (transfer full): @text without case, accents and punctuation, one blank between words: for comparing
 */
char *
bst_squash (const char *text)
{
  g_autofree char *folded = bst_text_fold (text);
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (c != '\'' && out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
