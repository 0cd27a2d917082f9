/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reader-remarks.c - where a reference stands in a file, and what is strange there and yet accepted. */
#include "bst-reader-private.h"
#include "bst-circles.h"
#include "bst-framework.h"
#include "bst-reference-words.h"
#include "bst-text.h"

/* Ids need no escapes, so a reference is found as it is; field alone where it was written in another way. */
gsize
bst_reading_place_of_reference (BstReading *reader, BstRecord *record, const BstField *field, const char *target)
{
  gpointer place = g_hash_table_lookup (reader->places, record);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", target);
  const BstSpan *span;
  const char *found;
  gsize start;

  if (place == NULL)
    return 0;
  span = &g_array_index (reader->spans, BstSpan, GPOINTER_TO_SIZE (place) - 1);
  start = bst_scan_find (reader->data, span->start, span->end, field->name);
  found = g_strstr_len (reader->data + start, (gssize) (span->end - start), quoted);
  return found != NULL ? (gsize) (found - reader->data) : start;
}

static void
add_remark (BstReading *reader, gsize offset, const char *message, const char *mend)
{
  BstProblem *remark;

  if (reader->problems->len > BST_MAX_PROBLEMS)
    return;
  remark = bst_reading_add_problem (reader, offset, BST_ERROR_REFERENCE, message);
  remark->is_remark = TRUE;
  remark->mend = bst_text (NULL, mend);
}

static void
circle_cb (const BstField *field, const GPtrArray *records, gpointer data)
{
  BstReading *reader = data;
  BstRecord *first = g_ptr_array_index (records, 0);
  g_autoptr (GString) members = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (guint i = 0; i < MIN (records->len, 10); i++)
    {
      g_autofree char *member = bst_reference_say_source (g_ptr_array_index (records, i));
      g_string_append_printf (members, "%s%s", i > 0 ? ", " : "", member);
    }
  if (records->len > 10)
    g_string_append (members, ", …");
  /* Translators: the name of a field, and the records that refer to each other by it */
  message = g_strdup_printf (bst_text (NULL, N_ ("“%s” leads round in a circle: %s")), bst_text (NULL, field->label),
                             members->str);
  add_remark (reader, bst_reading_place_of_reference (reader, first, field, first->id), message,
              N_ ("Take one of these references away: nothing can come before itself or stand under itself."));
}

typedef struct {
  BstReading *reader;
  BstFramework *framework;
  BstRecord *record;
  const BstField *field;
} FrameworkLook;

static void
look_in_framework_cb (const BstField *field, char *target, gpointer data)
{
  FrameworkLook *look = data;
  g_autofree char *source = NULL, *message = NULL;

  if (field->list == NULL || !bst_id_is_framework (target) || bst_framework_find (look->framework, target) != NULL)
    return;
  source = bst_reference_say_source (look->record);
  message = g_strdup_printf (bst_text (NULL, N_ ("%s: “%s” refers to something that the framework does not have: %s")),
                             source, bst_text (NULL, field->label), target);
  add_remark (look->reader, bst_reading_place_of_reference (look->reader, look->record, look->field, target), message,
              N_ ("Choose another item, or open the plan where that version of the framework is."));
}

static void
look_in_framework (BstReading *reader, BstFramework *framework)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (reader->plan, (BstKindId) kind);
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        for (guint f = 0; f < table->n_fields; f++)
          {
            FrameworkLook look = { reader, framework, bst_collection_get (collection, i), &table->fields[f] };
            bst_value_foreach_ref (look.field, bst_field_get (look.field, look.record), look_in_framework_cb, &look);
          }
    }
}

/**
 * bst_reading_add_remarks:
 *
 * What is strange and yet accepted.
 */
void
bst_reading_add_remarks (BstReading *reader)
{
  BstRecord *wanted = bst_plan_get_single (reader->plan, BST_KIND_FRAMEWORK);
  const char *id = bst_record_get_text (wanted, "id"), *version = bst_record_get_text (wanted, "version");
  g_autoptr (BstFramework) framework = bst_framework_get (id, *version != '\0' ? version : NULL, NULL);

  bst_circles_foreach (reader->plan, circle_cb, reader);
  if (framework != NULL)
    look_in_framework (reader, framework);
  else if (*id != '\0')
    {
      g_autofree char *message =
          g_strdup_printf (bst_text (NULL, N_ ("the framework %s %s is not on this computer")), id, version);
      add_remark (reader, 0, message, N_ ("Its titles are not shown; what refers to it stays as it is."));
    }
}
