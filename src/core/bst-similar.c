/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-similar.h"
#include "bst-outline.h"
#include "kinds/bst-action.h"
#include <string.h>

#define SHORTEST_WORD 4 /* letters: what is shorter joins words and says little */
#define LEAST 15        /* a score below this is chance */

/* What each kind of likeness is worth at most: together 100. */
enum { FOR_WORDS = 45, FOR_OBJECTIVES = 25, FOR_GROUPS = 15, FOR_SETTINGS = 15 };

/* The words of title and description: folded, so that Ouders and ouders are one. */
static GHashTable *
list_words (const BstAction *action)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = g_strjoin (" ", action->title != NULL ? action->title : "",
                                     action->description != NULL ? action->description : "", NULL);
  g_auto (GStrv) tokens = g_str_tokenize_and_fold (text, NULL, NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    if (g_utf8_strlen (tokens[i], -1) >= SHORTEST_WORD)
      g_hash_table_add (words, g_strdup (tokens[i]));
  return words;
}

/* How many actions have each word: one that all have tells nothing. */
static GHashTable *
count_words (GPtrArray *word_sets)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer word;

  for (guint i = 0; i < word_sets->len; i++)
    {
      g_hash_table_iter_init (&iter, word_sets->pdata[i]);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        g_hash_table_insert (counts, word,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + 1));
    }
  return counts;
}

/* Words are worth more the fewer actions have them. Returns 0 … FOR_WORDS. */
static guint
compare_words (GHashTable *own, GHashTable *other, GHashTable *counts, guint *ret_n)
{
  double shared = 0, all = 0;
  GHashTableIter iter;
  gpointer word;

  *ret_n = 0;
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      guint n = MAX (1, GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)));
      all += 1.0 / n;
      if (!g_hash_table_contains (other, word))
        continue;
      shared += 1.0 / n;
      (*ret_n)++;
    }
  return all > 0 ? (guint) (shared / all * FOR_WORDS + 0.5) : 0;
}

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
count_shared (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n += g_hash_table_contains (b, id);
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
compare_facets (BstPlan *plan, BstFramework *framework, const BstAction *own, const BstAction *other,
                BstSimilar *similar)
{
  g_autoptr (GHashTable) mine = list_objectives (plan, framework, own),
                         theirs = list_objectives (plan, framework, other);

  similar->n_objectives = count_shared (mine, theirs);
  similar->n_groups = count_shared_refs (own->groups, other->groups);
  similar->n_settings = count_shared_refs (own->settings, other->settings);
  similar->score += worth (similar->n_objectives, g_hash_table_size (mine), FOR_OBJECTIVES)
                    + worth (similar->n_groups, bst_vec_length (own->groups), FOR_GROUPS)
                    + worth (similar->n_settings, bst_vec_length (own->settings), FOR_SETTINGS);
}

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
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) own = list_words (BST_ACTION (action)), counts = NULL;
  GArray *found = g_array_new (FALSE, TRUE, sizeof (BstSimilar));

  for (guint i = 0; i < bst_collection_get_n (actions); i++)
    g_ptr_array_add (sets, list_words (BST_ACTION (bst_collection_get (actions, i))));
  counts = count_words (sets);
  for (guint i = 0; i < sets->len; i++)
    {
      BstSimilar similar = { bst_collection_get (actions, i) };
      if (strcmp (similar.action->id, action->id) == 0)
        continue;
      similar.score = compare_words (own, sets->pdata[i], counts, &similar.n_words);
      compare_facets (plan, framework, BST_ACTION (action), BST_ACTION (similar.action), &similar);
      if (similar.score >= LEAST)
        g_array_append_val (found, similar);
    }
  g_array_sort (found, by_score);
  g_array_set_size (found, MIN (found->len, most));
  return found;
}
