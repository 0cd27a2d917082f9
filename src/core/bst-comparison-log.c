/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-log.c - who made a difference, when and why: what the log of one plan tells and the other's does not. */
#include "bst-comparison-private.h"
#include "bst-text.h"
#include <string.h>

typedef struct {
  BstRecord *entry;
  gint64 time;
} Latest;

void
bst_credits_clear (BstCredits *self)
{
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->reason, g_free);
}

static void
remember (GHashTable *latest, char *key, BstRecord *entry, gint64 time)
{
  Latest *known = g_hash_table_lookup (latest, key);

  if (known == NULL || known->time < time)
    {
      known = g_new0 (Latest, 1);
      known->entry = entry;
      known->time = time;
      g_hash_table_insert (latest, key, known);
    }
  else
    g_free (key);
}

static void
read_log (GHashTable *latest, BstPlan *plan, BstPlan *other, gint64 since)
{
  BstCollection *log = bst_plan_get_collection (plan, BST_KIND_LOG);

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    {
      BstRecord *entry = bst_collection_get (log, i);
      gint64 time = bst_record_get_number (entry, "time");
      const char *subject = bst_record_get_text (entry, "subject"), *path = bst_record_get_text (entry, "field");

      if (time <= since || bst_plan_find (other, BST_KIND_LOG, entry->id) != NULL)
        continue;
      remember (latest, g_strdup (subject), entry, time);
      /* a list is one field: its elements share the entry */
      remember (latest, g_strdup_printf ("%s/%.*s", subject, (int) strcspn (path, "/"), path), entry, time);
    }
}

static char *
text_or_null (BstRecord *entry, const char *field)
{
  const char *text = bst_record_get_text (entry, field);

  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
credit (BstCredits *credits, GHashTable *latest, const char *key)
{
  const Latest *known = g_hash_table_lookup (latest, key);

  if (known == NULL)
    return;
  credits->author = text_or_null (known->entry, "author");
  credits->reason = text_or_null (known->entry, "reason");
  credits->time = known->time;
}

/**
 * bst_credits_describe:
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer full) (nullable): "Planner, 12 november 2026, 14:02. Asked by the cabinet"; %NULL where nothing is
 *   known
 */
char *
bst_credits_describe (const BstCredits *self, const char *language)
{
  g_autofree char *when = self->time != 0 ? bst_word_time (language, self->time) : NULL;
  g_autoptr (GString) out = g_string_new (self->author);

  if (when != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", when);
  if (self->reason != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ". " : "", self->reason);
  return out->len > 0 ? g_string_free_and_steal (g_steal_pointer (&out)) : NULL;
}

/* Fills in the credits. since: entries up to that moment tell of what both plans have. */
void
bst_comparison_credit (BstComparison *self, BstPlan *before, BstPlan *after, gint64 since)
{
  g_autoptr (GHashTable) latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  read_log (latest, after, before, since);
  read_log (latest, before, after, since);
  for (guint i = 0; i < self->differences->len; i++)
    {
      BstDifference *difference = g_ptr_array_index (self->differences, i);

      credit (&difference->credits, latest, difference->id);
      for (guint f = 0; f < difference->fields->len; f++)
        {
          BstFieldDifference *field = g_ptr_array_index (difference->fields, f);
          g_autofree char *key = g_strdup_printf ("%s/%s", difference->id, field->field->name);
          credit (&field->credits, latest, key);
        }
    }
}
