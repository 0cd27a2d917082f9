/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-match.c - which record of the plan a row without an id is: by its title, its owner and its objective. */
#include "bst-import-private.h"
#include <string.h>

#define COMMON 300      /* records: a word in more of them tells nothing */
#define LEAST_WORDS 3   /* a title with fewer is the same or another, and not alike */
#define ALIKE 80        /* per cent of the words of both */

struct _BstRowMatcher {
  BstPlan *plan;
  BstKindId kind;
  const BstField *title, *owner, *objective; /* or NULL */
  GHashTable *by_title;                      /* squashed → GPtrArray of BstRecord */
  GHashTable *by_word;                       /* word → GPtrArray of BstRecord */
  GHashTable *rows;                          /* squashed title and owner → number of the row */
};

/**
 * bst_record_get_title_field:
 *
 * Returns: (nullable): the name of the field that says what a record of @kind is called
 */
const char *
bst_record_get_title_field (BstKindId kind)
{
  static const char *const names[] = { "title", "name", "text", "code" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const BstField *field = bst_kind_get_field (kind, names[i]);
      if (field != NULL && bst_field_is_text (field))
        return names[i];
    }
  return NULL;
}

static void
remember (GHashTable *table, const char *key, BstRecord *record)
{
  GPtrArray *records = g_hash_table_lookup (table, key);

  if (records == NULL)
    g_hash_table_insert (table, g_strdup (key), records = g_ptr_array_new ());
  if (records->len == 0 || records->pdata[records->len - 1] != record)
    g_ptr_array_add (records, record);
}

static void
add_record (BstRowMatcher *self, BstRecord *record)
{
  const char *title = bst_field_get (self->title, record).ptr;
  g_autofree char *key = title != NULL ? bst_squash (title) : NULL;
  g_auto (GStrv) words = NULL;

  if (key == NULL || *key == '\0')
    return;
  remember (self->by_title, key, record);
  words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    remember (self->by_word, words[i], record);
}

/**
 * bst_row_matcher_new:
 * @plan: does not change before bst_row_matcher_free()
 */
BstRowMatcher *
bst_row_matcher_new (BstPlan *plan, BstKindId kind)
{
  BstRowMatcher *self = g_new0 (BstRowMatcher, 1);
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  const char *title = bst_record_get_title_field (kind);

  self->plan = plan;
  self->kind = kind;
  self->title = title != NULL ? bst_kind_get_field (kind, title) : NULL;
  self->owner = bst_kind_get_field (kind, "owner");
  self->objective = bst_kind_get_field (kind, "primary-objective");
  self->objective = self->objective != NULL ? self->objective : bst_kind_get_field (kind, "objective");
  self->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; self->title != NULL && i < bst_collection_get_n (collection); i++)
    add_record (self, bst_collection_get (collection, i));
  return self;
}

void
bst_row_matcher_free (BstRowMatcher *self)
{
  g_hash_table_unref (self->by_title);
  g_hash_table_unref (self->by_word);
  g_hash_table_unref (self->rows);
  g_free (self);
}

/* 2: both say the same; 1: one says nothing; 0: they differ. */
static guint
compare (const BstField *field, BstRecord *a, BstRecord *b)
{
  const char *ta = field != NULL ? bst_field_get (field, a).ptr : NULL,
             *tb = field != NULL ? bst_field_get (field, b).ptr : NULL;

  if (ta == NULL || tb == NULL)
    return 1;
  return strcmp (ta, tb) == 0 ? 2 : 0;
}

static BstRecord *
find_same_title (BstRowMatcher *self, const char *key, BstRecord *row)
{
  GPtrArray *same = g_hash_table_lookup (self->by_title, key);
  BstRecord *found = NULL;
  guint best = 0;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      guint owner = compare (self->owner, row, same->pdata[i]),
            rate = owner == 0 ? 0 : 3 * owner + compare (self->objective, row, same->pdata[i]);
      if (rate > best)
        {
          best = rate;
          found = same->pdata[i];
        }
    }
  return found;
}

static guint
count_words (BstRowMatcher *self, BstRecord *record)
{
  g_autofree char *key = bst_squash (bst_field_get (self->title, record).ptr);
  guint n = 1;

  for (const char *p = strchr (key, ' '); p != NULL; p = strchr (p + 1, ' '))
    n++;
  return n;
}

/* Nearly the same words, and the same owner or objective. */
static BstRecord *
find_alike (BstRowMatcher *self, const char *key, BstRecord *row)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autoptr (GHashTable) shared = g_hash_table_new (NULL, NULL);
  guint n = g_strv_length (words), best = 0;
  BstRecord *found = NULL;
  GHashTableIter iter;
  gpointer record, count;

  for (guint i = 0; i < n; i++)
    {
      GPtrArray *with = g_hash_table_lookup (self->by_word, words[i]);
      for (guint k = 0; with != NULL && with->len <= COMMON && k < with->len; k++)
        g_hash_table_insert (shared, with->pdata[k],
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (shared, with->pdata[k])) + 1));
    }
  g_hash_table_iter_init (&iter, shared);
  while (n >= LEAST_WORDS && g_hash_table_iter_next (&iter, &record, &count))
    {
      guint rate = 200 * GPOINTER_TO_UINT (count) / (n + count_words (self, record)),
            owner = compare (self->owner, row, record), objective = compare (self->objective, row, record);
      if (rate < ALIKE || owner == 0 || objective == 0 || owner + objective < 3 || rate < best)
        continue;
      if (rate == best && strcmp (((BstRecord *) record)->id, found->id) > 0)
        continue; /* of two that are as near, always the same one */
      best = rate;
      found = record;
    }
  return found;
}

/**
 * bst_row_matcher_find:
 * @row: with its title, owner and objective, as far as the table says
 * @ret_same: (out): whether the titles are the same, punctuation and capitals aside
 *
 * Returns: (nullable) (transfer none): the record of the plan that the row is about
 */
BstRecord *
bst_row_matcher_find (BstRowMatcher *self, BstRecord *row, gboolean *ret_same)
{
  const char *title = self->title != NULL ? bst_field_get (self->title, row).ptr : NULL;
  g_autofree char *key = title != NULL ? bst_squash (title) : NULL;
  BstRecord *found;

  if (key == NULL || *key == '\0')
    return NULL;
  found = find_same_title (self, key, row);
  *ret_same = found != NULL;
  return found != NULL ? found : find_alike (self, key, row);
}

/**
 * bst_row_matcher_find_row:
 * @number: of this row
 *
 * Returns: the number of an earlier row with the same title and owner, or 0
 */
guint
bst_row_matcher_find_row (BstRowMatcher *self, BstRecord *row, guint number)
{
  const char *title = self->title != NULL ? bst_field_get (self->title, row).ptr : NULL,
             *owner = self->owner != NULL ? bst_field_get (self->owner, row).ptr : NULL;
  g_autofree char *key = title != NULL ? bst_squash (title) : NULL, *both = NULL;
  guint earlier;

  if (key == NULL || *key == '\0')
    return 0;
  both = g_strdup_printf ("%s\n%s", key, owner != NULL ? owner : "");
  earlier = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, both));
  if (earlier == 0)
    g_hash_table_insert (self->rows, g_steal_pointer (&both), GUINT_TO_POINTER (number));
  return earlier;
}
