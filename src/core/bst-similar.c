/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-similar.h"
#include "bst-outline.h"
#include "kinds/bst-action.h"
#include <string.h>

#define SHORTEST_WORD 4 /* letters: what is shorter joins words and says little */
#define LEAST 15        /* a score below this is chance */

/* What each kind of likeness is worth at most: together 100. */
enum { FOR_WORDS = 45, FOR_OBJECTIVES = 25, FOR_GROUPS = 15, FOR_SETTINGS = 15 };

typedef void (*WordFunc) (const char *word, gpointer data);

/* --- Words: folded, so that Ouders and ouders are one ------------------------------------------------------------------- */

static void
tell_folded (const char *start, gsize n, GString *buffer, WordFunc func, gpointer data)
{
  g_auto (GStrv) tokens = NULL;

  g_string_truncate (buffer, 0);
  g_string_append_len (buffer, start, (gssize) n);
  tokens = g_str_tokenize_and_fold (buffer->str, NULL, NULL);
  for (guint i = 0; tokens[i] != NULL; i++)
    if (g_utf8_strlen (tokens[i], -1) >= SHORTEST_WORD)
      func (tokens[i], data);
}

static void
tell_plain (const char *start, gsize n, GString *buffer, WordFunc func, gpointer data)
{
  if (n < SHORTEST_WORD)
    return;
  g_string_truncate (buffer, 0);
  for (gsize i = 0; i < n; i++)
    g_string_append_c (buffer, g_ascii_tolower (start[i]));
  func (buffer->str, data);
}

/* As g_str_tokenize_and_fold() cuts and folds, which takes ten times as long: nearly all words are plain letters. */
static void
foreach_word (const char *text, GString *buffer, WordFunc func, gpointer data)
{
  const char *p = text != NULL ? text : "";

  while (*p != '\0')
    {
      const char *start = p;
      gboolean plain = TRUE;
      for (; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);
          if (c < 128 ? !g_ascii_isalnum (c) : !g_unichar_isalnum (c) && !g_unichar_ismark (c))
            break;
          plain &= c < 128;
        }
      if (p > start)
        (plain ? tell_plain : tell_folded) (start, (gsize) (p - start), buffer, func, data);
      else
        p = g_utf8_next_char (p);
    }
}

static void
foreach_word_of (const BstAction *action, GString *buffer, WordFunc func, gpointer data)
{
  foreach_word (action->title, buffer, func, data);
  foreach_word (action->description, buffer, func, data);
}

/* Which of the words of one action others have. */
typedef struct {
  GHashTable *own; /* word → its number + 1 */
  guint8 *has; /* of the action that is looked at, by number */
} Words;

static void
own_word_cb (const char *word, gpointer own)
{
  if (!g_hash_table_contains (own, word))
    g_hash_table_insert (own, g_strdup (word), GUINT_TO_POINTER (g_hash_table_size (own) + 1));
}

static void
other_word_cb (const char *word, gpointer data)
{
  Words *words = data;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (words->own, word));

  if (number > 0)
    words->has[number - 1] = 1;
}

/* Words are worth more the fewer actions have them: one that all have tells nothing. Returns 0 … FOR_WORDS. */
static guint
compare_words (const guint8 *has, const guint *counts, guint n, guint *ret_n)
{
  double shared = 0, all = 0;

  *ret_n = 0;
  for (guint i = 0; i < n; i++)
    {
      double part = 1.0 / MAX (1, counts[i]);
      all += part;
      shared += has[i] ? part : 0;
      *ret_n += has[i];
    }
  return all > 0 ? (guint) (shared / all * FOR_WORDS + 0.5) : 0;
}

/* --- Objectives, groups and settings -------------------------------------------------------------------------------------- */

static GHashTable *
list_objectives (BstPlan *plan, BstFramework *framework, const BstAction *action)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (action->primary_objective != NULL && *action->primary_objective != '\0')
    g_hash_table_add (ids, bst_outline_top (plan, framework, action->primary_objective));
  for (guint i = 0; i < bst_vec_length (action->other_objectives); i++)
    g_hash_table_add (ids, bst_outline_top (plan, framework, action->other_objectives->items[i]));
  return ids;
}

static guint
count_top (BstPlan *plan, BstFramework *framework, GHashTable *mine, const char *objective, GPtrArray *seen)
{
  g_autofree char *top = objective != NULL && *objective != '\0' ? bst_outline_top (plan, framework, objective) : NULL;

  if (top == NULL || !g_hash_table_contains (mine, top)
      || g_ptr_array_find_with_equal_func (seen, top, g_str_equal, NULL))
    return 0;
  g_ptr_array_add (seen, g_steal_pointer (&top));
  return 1;
}

/* How many of these objectives, or of those above them, the other serves too. */
static guint
count_shared_objectives (BstPlan *plan, BstFramework *framework, GHashTable *mine, const BstAction *other)
{
  g_autoptr (GPtrArray) seen = NULL;
  guint n = 0;

  if (g_hash_table_size (mine) == 0)
    return 0;
  seen = g_ptr_array_new_with_free_func (g_free);
  n += count_top (plan, framework, mine, other->primary_objective, seen);
  for (guint i = 0; i < bst_vec_length (other->other_objectives); i++)
    n += count_top (plan, framework, mine, other->other_objectives->items[i], seen);
  return n;
}

static guint
count_shared_refs (const BstVec *a, const BstVec *b)
{
  guint n = 0;

  for (guint i = 0; i < bst_vec_length (a); i++)
    n += bst_vec_has_ref (b, a->items[i]);
  return n;
}

/* One in common of one is as good as three of three. */
static guint
worth (guint n_shared, guint n_own, guint most)
{
  return n_own > 0 ? n_shared * most / n_own : 0;
}

static void
compare_facets (BstPlan *plan, BstFramework *framework, GHashTable *mine, const BstAction *own, const BstAction *other,
                BstSimilar *similar)
{
  similar->n_objectives = count_shared_objectives (plan, framework, mine, other);
  similar->n_groups = count_shared_refs (own->groups, other->groups);
  similar->n_settings = count_shared_refs (own->settings, other->settings);
  similar->score += worth (similar->n_objectives, g_hash_table_size (mine), FOR_OBJECTIVES)
                    + worth (similar->n_groups, bst_vec_length (own->groups), FOR_GROUPS)
                    + worth (similar->n_settings, bst_vec_length (own->settings), FOR_SETTINGS);
}

/* --- All together ----------------------------------------------------------------------------------------------------------- */

static int
by_score (gconstpointer a, gconstpointer b)
{
  const BstSimilar *sa = a, *sb = b;

  return sa->score != sb->score ? (sa->score < sb->score ? 1 : -1) : strcmp (sa->action->id, sb->action->id);
}

/**
 * bst_similar_find:
 * @action: of the plan, or about to be added to it
 * @most: how many to give at most
 *
 * Compares words, objectives, groups and settings with every other action. Nothing is decided: people look, and say
 * whether they build on one, adapt one or start anew. R160.
 *
 * Returns: (transfer full) (element-type BstSimilar): the likest first; valid until the plan changes
 */
GArray *
bst_similar_find (BstPlan *plan, BstFramework *framework, BstRecord *action, guint most)
{
  BstCollection *actions = bst_plan_get_collection (plan, BST_KIND_ACTIONS);
  guint n = bst_collection_get_n (actions), n_words;
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         mine = list_objectives (plan, framework, BST_ACTION (action));
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autofree guint8 *has = NULL;
  g_autofree guint *counts = NULL;
  GArray *found = g_array_new (FALSE, TRUE, sizeof (BstSimilar));

  foreach_word_of (BST_ACTION (action), buffer, own_word_cb, own);
  n_words = g_hash_table_size (own);
  has = g_new0 (guint8, (gsize) n * n_words + 1);
  counts = g_new0 (guint, n_words + 1);
  for (guint i = 0; i < n; i++)
    {
      Words words = { own, has + (gsize) i * n_words };
      foreach_word_of (BST_ACTION (bst_collection_get (actions, i)), buffer, other_word_cb, &words);
      for (guint k = 0; k < n_words; k++)
        counts[k] += words.has[k];
    }
  for (guint i = 0; i < n; i++)
    {
      BstSimilar similar = { bst_collection_get (actions, i) };
      if (strcmp (similar.action->id, action->id) == 0)
        continue;
      similar.score = compare_words (has + (gsize) i * n_words, counts, n_words, &similar.n_words);
      compare_facets (plan, framework, mine, BST_ACTION (action), BST_ACTION (similar.action), &similar);
      if (similar.score >= LEAST)
        g_array_append_val (found, similar);
    }
  g_array_sort (found, by_score);
  g_array_set_size (found, MIN (found->len, most));
  return found;
}
