/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ancestor.c - which of the earlier versions of a plan another file was made from.
 *
 * Taking a version that is too new for it would be dangerous: what was changed here since the true one would look as if
 * the other file had changed it back. So a version is certain only where something speaks for it: the other file has all
 * that its change log says (a save adds to the log, so the log tells one version from the next); or it is equal; or, where
 * there is no log, an older version is known that is further away. */
#include "bst-ancestor.h"
#include "bst-diff.h"
#include <string.h>

/* How far apart two plans are: changes, not counting what tells of the plan. */
static guint
measure (BstPlan *version, BstPlan *other)
{
  g_autoptr (BstTransaction) difference = bst_diff (version, other);
  guint n = 0;

  for (guint i = 0; i < bst_transaction_get_n (difference); i++)
    {
      BstKindId kind = bst_transaction_get (difference, i)->kind;
      n += kind != BST_KIND_LOG && kind != BST_KIND_SNAPSHOTS;
    }
  return n;
}

typedef enum { SILENT, KNOWN, UNKNOWN } LogSays;

/* Whether other knows of everything that happened up to version. */
static LogSays
ask_log (BstPlan *version, BstPlan *other)
{
  BstCollection *entries = bst_plan_get_collection (version, BST_KIND_LOG);
  guint n = bst_collection_get_n (entries);

  if (n == 0 || bst_collection_get_n (bst_plan_get_collection (other, BST_KIND_LOG)) == 0)
    return SILENT;
  for (guint i = 0; i < n; i++)
    if (bst_plan_find (other, BST_KIND_LOG, bst_collection_get (entries, i)->id) == NULL)
      return UNKNOWN;
  return KNOWN;
}

static gboolean
is_same_plan (BstPlan *a, BstPlan *b)
{
  const char *one = bst_record_get_text (bst_plan_get_single (a, BST_KIND_PLAN), "id"),
             *two = bst_record_get_text (bst_plan_get_single (b, BST_KIND_PLAN), "id");

  return *one != '\0' && strcmp (one, two) == 0;
}

/**
 * bst_ancestor_find:
 * @get_version: (scope call): reads one; is asked from the newest to the oldest, and for no more than needed
 * @other: a copy of the plan that somebody changed
 * @ret_version: (out) (transfer full) (optional): the version; untouched with %BST_ANCESTRY_NONE
 * @ret_index: (out) (optional): its number
 *
 * Returns: how sure it is
 */
BstAncestry
bst_ancestor_find (guint n_versions, BstVersionFunc get_version, gpointer data, BstPlan *other, BstPlan **ret_version,
                   guint *ret_index)
{
  g_autoptr (BstPlan) best = NULL;
  guint nearest = G_MAXUINT, best_index = 0;
  BstAncestry found = BST_ANCESTRY_NONE;

  for (guint i = 0; i < n_versions && found != BST_ANCESTRY_CERTAIN; i++)
    {
      g_autoptr (BstPlan) version = get_version (i, data);
      LogSays log = version != NULL && is_same_plan (version, other) ? ask_log (version, other) : UNKNOWN;
      guint distance;

      if (log == UNKNOWN)
        continue;
      distance = measure (version, other);
      if (log == KNOWN || distance < nearest)
        {
          g_set_object (&best, version);
          nearest = distance;
          best_index = i;
          found = log == KNOWN || distance == 0 ? BST_ANCESTRY_CERTAIN : BST_ANCESTRY_LIKELY;
        }
      else if (distance > nearest)
        found = BST_ANCESTRY_CERTAIN;
    }
  if (found == BST_ANCESTRY_NONE)
    return found;
  if (ret_version != NULL)
    *ret_version = g_steal_pointer (&best);
  if (ret_index != NULL)
    *ret_index = best_index;
  return found;
}
