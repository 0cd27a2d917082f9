/* SPDX-License-Identifier: EUPL-1.2 */
#include "smart-fixture.h"
#include "bst-text.h"
#include <stdio.h>
#include <string.h>

static gint64
parse_day (const char *text)
{
  int year = 0, month = 0, day = 0;

  g_assert_cmpint (sscanf (text, "%d-%d-%d", &year, &month, &day), ==, 3);
  return bst_date_from_ymd (year, month, day);
}

static void
take_member (BstElement *element, const BstFieldTable *table, const char *name, BstValue value)
{
  bst_element_take (element, bst_fields_find (table, name), value);
}

/* A score: "cr.1@3v" (v validated, d documented, s self-declared, nothing: not said). A check: "gk.1@2", its verdict. */
static BstElement *
parse_judged (const BstField *list, const char *id, const char *text)
{
  static const char provenances[] = "?sdv";
  BstElement *element = bst_element_new (list->elements, id);
  const char *member = g_str_equal (list->name, "scores") ? "value" : "verdict";
  const char *provenance = *text != '\0' ? strchr (provenances, text[strlen (text) - 1]) : NULL;

  take_member (element, list->elements, member, (BstValue) { .num = g_ascii_strtoll (text, NULL, 10) });
  if (provenance != NULL)
    take_member (element, list->elements, "provenance", (BstValue) { .num = provenance - provenances });
  return element;
}

/* Money: "bo:vak@GROSS@ATTRIBUTED", "2026:bo:vak@AMOUNT@INDEX@COMPENSATIONS@OTHER", in cents; "CODE@FROM@UNTIL". What is
 * empty or not there is unset. */
static BstElement *
parse_money (const BstField *list, const char *text, guint number)
{
  static const char *const amounts[] = { "gross-cents", "plan-cents", NULL };
  static const char *const credits[] = { "amount-cents", "index-cents", "compensations-cents", "other-cents", NULL };
  static const char *const versions[] = { "from-year", "to-year", NULL };
  const char *const *names = g_str_equal (list->name, "amounts")   ? amounts
                             : g_str_equal (list->name, "credits") ? credits
                                                                   : versions;
  g_auto (GStrv) parts = g_strsplit (text, "@", -1);
  g_autofree char *id = names == versions ? g_strdup_printf ("e%u", number) : g_strdup (parts[0]);
  BstElement *element = bst_element_new (list->elements, id);

  if (names == versions)
    take_member (element, list->elements, "code", bst_value_text (parts[0]));
  for (guint i = 0; parts[i + 1] != NULL && names[i] != NULL; i++)
    if (*parts[i + 1] != 0)
      take_member (element, list->elements, names[i], (BstValue) { .num = g_ascii_strtoll (parts[i + 1], NULL, 10) });
  return element;
}

/* Of a session: a step "Speeddate@30", who was there "or-a@2", a vote "e-a@BALLOTS@EACH", its dots "e-a@5", what a side
 * found "se.1@goed". NULL: another list. */
static BstElement *
parse_of_session (const BstField *list, const char *text)
{
  static const struct {
    const char *list, *first, *second, *third; /* first: NULL: it is the id */
  } forms[] = {
    { "agenda", "title", "minutes", NULL },       { "attendance", "organisation", "people", NULL },
    { "ballots", NULL, "ballots", "votes-each" }, { "votes", NULL, "votes", NULL },
    { "evaluations", NULL, "good", NULL },
  };
  g_auto (GStrv) parts = g_strsplit (text, "@", -1);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char *const names[] = { forms[i].first, forms[i].second, forms[i].third };
      BstElement *element;
      if (!g_str_equal (forms[i].list, list->name))
        continue;
      element = bst_element_new (list->elements, parts[0]);
      for (guint j = 0; j < G_N_ELEMENTS (names) && parts[j] != NULL; j++)
        if (names[j] != NULL && bst_field_is_number (bst_fields_find (list->elements, names[j])))
          take_member (element, list->elements, names[j], (BstValue) { .num = g_ascii_strtoll (parts[j], NULL, 10) });
        else if (names[j] != NULL)
          take_member (element, list->elements, names[j], bst_value_text (parts[j]));
      return element;
    }
  return NULL;
}

/* "Title@2026-05-01", with * at the end where it is reached; or "2026-05-01@40". */
static BstElement *
parse_step (const BstField *list, const char *text, const char *id)
{
  BstElement *element = bst_element_new (list->elements, id);
  g_auto (GStrv) parts = g_strsplit (text, "@", 2);
  gboolean has_star = g_str_has_suffix (text, "*");

  if (has_star)
    parts[1][strlen (parts[1]) - 1] = 0;
  if (g_str_equal (list->name, "milestones"))
    {
      take_member (element, list->elements, "title", bst_value_text (parts[0]));
      take_member (element, list->elements, "date", (BstValue) { .num = *parts[1] ? parse_day (parts[1]) : 0 });
      take_member (element, list->elements, "done", (BstValue) { .num = has_star });
      return element;
    }
  take_member (element, list->elements, "date", (BstValue) { .num = parse_day (parts[0]) });
  if (*parts[1])
    take_member (element, list->elements, "percent", (BstValue) { .num = g_ascii_strtoll (parts[1], NULL, 10) });
  return element;
}

static BstElement *
parse_element (const BstField *list, const char *text, guint number)
{
  /* lists of "ID@TEXT", and what the text is */
  static const char *const told[][2] = { { "set-aside", "reason" }, { "answers", "execution" } };
  BstElement *element = parse_of_session (list, text);
  g_autofree char *id = g_strdup_printf ("e%u", number);
  g_auto (GStrv) parts = g_strsplit (text, "@", 2);

  if (element != NULL)
    return element;
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_str_equal (list->name, told[i][0]))
      {
        element = bst_element_new (list->elements, parts[0]);
        take_member (element, list->elements, told[i][1], bst_value_text (parts[1]));
        return element;
      }
  if (g_str_equal (list->name, "amounts") || g_str_equal (list->name, "credits")
      || g_str_equal (list->name, "versions"))
    return parse_money (list, text, number);
  if (g_str_equal (list->name, "corrections"))
    {
      element = bst_element_new (list->elements, id);
      take_member (element, list->elements, "reason", bst_value_text (parts[0]));
      return element;
    }
  if (g_str_equal (list->name, "period-targets"))
    {
      element = bst_element_new (list->elements, id);
      take_member (element, list->elements, "year", (BstValue) { .num = g_ascii_strtoll (parts[0], NULL, 10) });
      take_member (element, list->elements, "value",
                   (BstValue) { .num = g_ascii_strtoll (parts[1], NULL, 10) * BST_DECIMAL_ONE });
      return element;
    }
  if (g_str_equal (list->name, "partners"))
    return bst_element_new (list->elements, parts[0]);
  if (g_str_equal (list->name, "scores") || g_str_equal (list->name, "gate-checks"))
    return parse_judged (list, parts[0], parts[1]);
  return parse_step (list, text, id);
}

static BstValue
parse_list (const BstField *field, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);
  BstValue value = { 0 };

  for (guint i = 0; items[i]; i++)
    {
      BstValue next = bst_vec_with_element (field, value.ptr, parse_element (field, items[i], i));
      bst_value_clear (field, &value);
      value = next;
    }
  return value;
}

static BstValue
parse_value (const BstField *field, const char *text)
{
  g_auto (GStrv) ids = NULL;

  if (*text == 0)
    return bst_field_default (field);
  switch (field->type)
    {
    case BST_FIELD_ENUM:
      g_assert_cmpint (bst_enum_index (field->values, text), >=, 0);
      return (BstValue) { .num = bst_enum_index (field->values, text) };
    case BST_FIELD_DATE:
      return (BstValue) { .num = parse_day (text) };
    case BST_FIELD_DECIMAL:
      return (BstValue) { .num = (gint64) (g_ascii_strtod (text, NULL) * BST_DECIMAL_ONE) };
    case BST_FIELD_FLAG:
    case BST_FIELD_INTEGER:
    case BST_FIELD_BASIS_POINTS:
    case BST_FIELD_MONEY:
      return (BstValue) { .num = g_ascii_strtoll (text, NULL, 10) };
    case BST_FIELD_REFS:
      ids = g_strsplit (text, ",", -1);
      return bst_value_refs ((const char *const *) ids);
    case BST_FIELD_LIST:
      return parse_list (field, text);
    default:
      return bst_value_text (text);
    }
}

typedef void (*FieldFunc) (BstRecord *record, const BstField *field, BstValue value, gpointer data);

static void
parse_fields (BstRecord *record, const char *fields, FieldFunc func, gpointer data)
{
  g_auto (GStrv) parts = g_strsplit (fields, "|", -1);

  for (guint i = 0; parts[i]; i++)
    {
      char *equals = strchr (parts[i], '=');
      const BstField *field;

      if (equals == NULL)
        continue;
      *equals = 0;
      field = bst_record_find_field (record, parts[i]);
      if (field == NULL)
        g_error ("no field %s", parts[i]);
      func (record, field, parse_value (field, equals + 1), data);
    }
}

static void
take_cb (BstRecord *record, const BstField *field, BstValue value, gpointer data)
{
  bst_record_take (record, field, value);
}

static void
change_cb (BstRecord *record, const BstField *field, BstValue value, gpointer transaction)
{
  bst_transaction_set (transaction, record, field, value);
}

BstRecord *
smart_record_new (BstKindId kind, const char *id, const char *fields)
{
  BstRecord *record = bst_record_new (kind, id);

  parse_fields (record, fields, take_cb, NULL);
  return record;
}

static void
apply (SmartFixture *self, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (self->plan, transaction, &error);
  g_assert_no_error (error);
}

BstRecord *
smart_fixture_add (SmartFixture *self, BstKindId kind, const char *id, const char *fields)
{
  g_autoptr (BstRecord) record = smart_record_new (kind, id, fields);
  BstTransaction *transaction = bst_transaction_new ("add", NULL, NULL);

  bst_transaction_add (transaction, record);
  apply (self, transaction);
  return bst_plan_find (self->plan, kind, id);
}

void
smart_fixture_set (SmartFixture *self, BstKindId kind, const char *id, const char *fields)
{
  BstTransaction *transaction = bst_transaction_new ("set", NULL, NULL);
  BstRecord *record =
      kind == BST_KIND_PLAN ? bst_plan_get_single (self->plan, kind) : bst_plan_find (self->plan, kind, id);

  parse_fields (record, fields, change_cb, transaction);
  apply (self, transaction);
}

void
smart_fixture_remove (SmartFixture *self, BstKindId kind, const char *id)
{
  BstTransaction *transaction = bst_transaction_new ("remove", NULL, NULL);

  bst_transaction_remove (transaction, bst_plan_find (self->plan, kind, id));
  apply (self, transaction);
}

SmartFixture *
smart_fixture_new (const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *settings = g_strdup_printf ("language=%s|first-year=2025|last-year=2029", language);
  SmartFixture *self = g_new0 (SmartFixture, 1);

  self->plan = bst_plan_new ();
  self->framework = bst_framework_get ("ggb", "2025.1", &error);
  g_assert_no_error (error);
  self->context = (BstRuleContext) { self->plan, self->framework, language, TODAY };
  smart_fixture_set (self, BST_KIND_PLAN, NULL, settings);
  smart_fixture_add (self, BST_KIND_ACTORS, "or-werkbaar", "name=Dienst Werkbaar");
  smart_fixture_add (self, BST_KIND_ACTORS, "or-nameless", "website=https://voorbeeld.be");
  return self;
}

void
smart_fixture_free (SmartFixture *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->framework);
  g_free (self);
}

char *
smart_list_findings (const GPtrArray *findings, const char *prefix)
{
  GString *list = g_string_new (NULL);
  const BstRule *last = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      gboolean note = finding->rule->severity == BST_SEVERITY_NOTE;

      if (finding->is_set_aside || finding->rule == last || !g_str_has_prefix (finding->rule->id, prefix))
        continue;
      g_string_append_printf (list, "%s%s%s%s", list->len > 0 ? " " : "", note ? "[" : "", finding->rule->id,
                              note ? "]" : "");
      last = finding->rule;
    }
  return g_string_free (list, FALSE);
}

char *
smart_fixture_find (SmartFixture *self, BstRecord *record, const char *prefix)
{
  g_autoptr (GPtrArray) findings = bst_rules_check_record (&self->context, record);

  return smart_list_findings (findings, prefix);
}
