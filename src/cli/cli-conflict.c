/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli-conflict.h"
#include <string.h>

/* --- For programs ---------------------------------------------------------------------------------------------------- */

static const char *const types[] = { "edit", "delete", "order", "cycle", "duplicate" };

static JsonNode *
parse (GString *text)
{
  JsonNode *node = json_from_string (text->str, NULL);

  return node != NULL ? node : json_node_new (JSON_NODE_NULL);
}

static JsonNode *
describe_record (BstRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (record == NULL)
    return json_node_new (JSON_NODE_NULL);
  bst_fields_write (text, bst_record_get_table (record), record->id, record, 0);
  return parse (text);
}

/* As the file has it; null where there is nothing. */
static JsonNode *
describe_value (const BstConflict *conflict, BstValue value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObject *members;

  if (bst_value_is_default (conflict->field, value))
    return json_node_new (JSON_NODE_NULL);
  if (conflict->member != NULL)
    {
      members = json_node_get_object (value.ptr);
      return json_node_copy (json_object_get_member (members, conflict->member));
    }
  if (conflict->list == conflict->field)
    {
      BstElement *element = ((BstVec *) value.ptr)->items[0];
      bst_fields_write (text, conflict->list->elements, element->id, element, 0);
    }
  else
    bst_json_write_value (text, conflict->field, value, 0);
  return parse (text);
}

static void
describe_who (JsonObject *object, const char *member, const BstWho *who)
{
  g_autofree char *text = who->time != 0 ? bst_datetime_write (who->time) : NULL;
  JsonObject *said;

  if (who->author == NULL && text == NULL)
    return;
  said = json_object_new ();
  if (who->author != NULL)
    json_object_set_string_member (said, "author", who->author);
  if (text != NULL)
    json_object_set_string_member (said, "time", text);
  json_object_set_object_member (object, member, said);
}

static JsonNode *
describe (const BstConflict *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  BstRecord *records[] = { self->base_record, self->our_record, self->their_record };
  BstValue values[] = { self->base, self->ours, self->theirs };
  const char *const sides[] = { "base", "ours", "theirs" };

  json_object_set_string_member (object, "type", types[self->type]);
  json_object_set_string_member (object, "kind", self->of_file ? "*" : bst_kinds[self->kind].name);
  json_object_set_string_member (object, "id", self->of_file ? "" : self->id);
  if (self->other != NULL)
    json_object_set_string_member (object, "other", self->other);
  json_object_set_string_member (object, "title", self->title);
  if (self->path != NULL)
    json_object_set_string_member (object, "field", self->path);
  else
    json_object_set_null_member (object, "field");
  for (guint i = 0; i < 3 && self->other == NULL; i++)
    json_object_set_member (object, sides[i],
                            self->field != NULL ? describe_value (self, values[i]) : describe_record (records[i]));
  describe_who (object, "ours-by", &self->our_who);
  describe_who (object, "theirs-by", &self->their_who);
  json_node_take_object (node, object);
  return node;
}

/* Returns: (transfer full): a list */
JsonNode *
cli_conflicts_describe (const GPtrArray *conflicts)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < conflicts->len; i++)
    json_array_add_element (array, describe (g_ptr_array_index (conflicts, i)));
  json_node_take_array (node, array);
  return node;
}

/* --- For people ---------------------------------------------------------------------------------------------------------- */

/* "Milestones, Opening: Planned for" */
static char *
name_place (const BstConflict *conflict)
{
  const BstVec *vec = conflict->field == conflict->list ? conflict->base.ptr : NULL;
  BstRecord *record = conflict->our_record != NULL ? conflict->our_record : conflict->their_record;
  const BstElement *element = NULL;
  const BstField *title = NULL;
  const char *label = conflict->member != NULL ? conflict->member : bst_text (NULL, conflict->field->label);
  const char *name = conflict->item;

  if (conflict->list == NULL)
    return g_strdup (label);
  element =
      vec != NULL ? vec->items[0] : bst_vec_find_element (bst_field_get (conflict->list, record).ptr, conflict->item);
  title = bst_fields_find (conflict->list->elements, "title");
  if (element != NULL && title != NULL && bst_field_is_text (title) && bst_field_get (title, element).ptr != NULL)
    name = bst_field_get (title, element).ptr;
  if (conflict->field == conflict->list)
    return g_strdup_printf ("%s, %s", label, name);
  return g_strdup_printf ("%s, %s: %s", bst_text (NULL, conflict->list->label), name, label);
}

static void
append_value (GString *out, const char *label, const CliFile *file, const BstConflict *conflict, BstValue value,
              const BstWho *who)
{
  g_autofree char *shown = bst_value_is_default (conflict->field, value)
                               ? g_strdup (bst_text (NULL, N_ ("(nothing)")))
                               : cli_show_value (file, conflict->field, value);
  g_autofree char *head = g_strdup_printf ("      %s", label), *line = NULL;

  if (who != NULL && who->author != NULL)
    line = g_strdup_printf ("%s [%s]", shown, who->author);
  cli_pad (out, head, 18);
  cli_wrap (out, line != NULL ? line : shown, 18, 18);
}

static void
append_values (GString *out, const BstConflict *conflict, const CliFile *ours, const CliFile *theirs)
{
  g_autofree char *place = name_place (conflict);
  const char *why = conflict->type == BST_CONFLICT_CYCLE
                        ? bst_text (NULL, N_ ("together the changes would make it depend on itself"))
                        : NULL;

  g_string_append (out, "    ");
  cli_wrap (out, place, 4, 4);
  if (why != NULL)
    {
      g_string_append (out, "      ");
      cli_wrap (out, why, 6, 6);
    }
  append_value (out, bst_text (NULL, N_ ("before")), ours, conflict, conflict->base, NULL);
  append_value (out, bst_text (NULL, N_ ("ours")), ours, conflict, conflict->ours, &conflict->our_who);
  append_value (out, bst_text (NULL, N_ ("theirs")), theirs, conflict, conflict->theirs, &conflict->their_who);
}

static const char *
explain_removal (const BstConflict *conflict)
{
  gboolean ours = bst_conflict_stays_on (conflict, BST_CHOICE_OURS);
  BstRecord *alive = conflict->our_record != NULL ? conflict->our_record : conflict->their_record;
  gboolean changed = conflict->list != NULL || conflict->base_record == NULL
                     || !bst_fields_equal (bst_record_get_table (alive), conflict->base_record, alive);

  if (!changed)
    return ours ? bst_text (NULL, N_ ("removed by them, but ours still refers to it: it stays"))
                : bst_text (NULL, N_ ("removed by us, but theirs still refers to it: it stays"));
  return ours ? bst_text (NULL, N_ ("removed by them, changed by us: it stays"))
              : bst_text (NULL, N_ ("removed by us, changed by them: it stays"));
}

static void
append_removal (GString *out, const BstConflict *conflict)
{
  g_autofree char *place = conflict->field != NULL ? name_place (conflict) : NULL;

  if (place != NULL)
    {
      g_string_append (out, "    ");
      cli_wrap (out, place, 4, 4);
    }
  g_string_append (out, place != NULL ? "      " : "    ");
  cli_wrap (out, explain_removal (conflict), place != NULL ? 6 : 4, 6);
}

/* "  Action point: Sport in the neighbourhood" */
static void
append_heading (GString *out, const BstConflict *conflict)
{
  g_autofree char *line =
      g_strdup_printf (bst_text (NULL, N_ ("%s: %s")), bst_text (NULL, bst_kinds[conflict->kind].one), conflict->title);

  g_string_append (out, "  ");
  cli_wrap (out, line, 2, 4);
}

static void
say (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  cli_say ("%s", text->str);
}

static void
say_count (const char *name, const char *text, guint n)
{
  g_autofree char *number = bst_format_integer (NULL, n);
  g_autofree char *line = bst_text_fill (text, (const char *[]) { "n", number, NULL });

  cli_say ("%s: %s", name, line);
}

/* Tells on standard error, with names, what there is to look at. */
void
cli_conflicts_say (const char *name, const BstMerge *merge, const CliFile *ours, const CliFile *theirs)
{
  const GPtrArray *conflicts = merge->conflicts, *warnings = merge->warnings;
  const BstConflict *last = NULL;

  if (conflicts->len > 0)
    say_count (name,
               bst_text_plural (NULL, "{n} conflict: ours stays, theirs is in the change log",
                                "{n} conflicts: ours stays, theirs is in the change log", conflicts->len),
               conflicts->len);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autoptr (GString) out = g_string_new (NULL);

      if (last == NULL || last->kind != conflict->kind || strcmp (last->id, conflict->id) != 0)
        append_heading (out, conflict);
      if (conflict->type == BST_CONFLICT_DELETE)
        append_removal (out, conflict);
      else
        append_values (out, conflict, ours, theirs);
      say (out);
      last = conflict;
    }
  if (warnings->len > 0)
    say_count (name,
               bst_text_plural (NULL, "{n} record may be there twice: both added one with this title",
                                "{n} records may be there twice: both added one with this title", warnings->len),
               warnings->len);
  for (guint i = 0; i < warnings->len; i++)
    {
      const BstConflict *warning = g_ptr_array_index (warnings, i);
      g_autoptr (GString) out = g_string_new (NULL);

      append_heading (out, warning);
      g_string_append_printf (out, "    %s, %s", warning->id, warning->other);
      say (out);
    }
}
