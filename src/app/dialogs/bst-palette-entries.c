/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include "bst-palette-entries.h"
#include "../bst-commands.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-actor.h"

static void
entry_free (gpointer data)
{
  BstPaletteEntry *entry = data;

  g_free (entry->title);
  g_free (entry->subtitle);
  g_free (entry->folded);
  g_free (entry->id);
  g_free (entry);
}

static BstPaletteEntry *
add (GPtrArray *entries, const char *title, const char *subtitle, const char *icon)
{
  BstPaletteEntry *entry = g_new0 (BstPaletteEntry, 1);
  g_autofree char *both = g_strconcat (title, "\n", subtitle, NULL);

  entry->title = g_strdup (title);
  entry->subtitle = g_strdup (subtitle);
  entry->folded = g_utf8_casefold (both, -1);
  entry->icon = icon;
  g_ptr_array_add (entries, entry);
  return entry;
}

static void
add_commands (GPtrArray *entries)
{
  for (const BstCommand *command = bst_commands; command->action != NULL; command++)
    {
      BstPaletteEntry *entry = add (entries, _ (command->label), _ (command->group), "system-run-symbolic");
      entry->action = command->action;
      entry->keys = command->keys;
    }
}

/* "Ouderen · O4" */
static char *
describe_objective (BstDocument *document, const BstNode *node)
{
  const BstItem *phase =
      node->phase != NULL ? bst_framework_find (bst_document_get_framework (document), node->phase) : NULL;

  return phase != NULL ? g_strdup_printf ("%s · %s", bst_item_get_short (phase, NULL), node->code)
                       : g_strdup (node->code);
}

static void
add_objective (GPtrArray *entries, BstDocument *document, const BstNode *node)
{
  g_autofree char *place = describe_objective (document, node);

  add (entries, node->title, place, "bouwstenen-objectives-symbolic")->id = g_strdup (node->id);
}

static void
add_column (GPtrArray *entries, BstDocument *document, const char *phase, BstLevel level)
{
  BstPlan *plan = bst_document_get_plan (document);
  BstFramework *framework = bst_document_get_framework (document);
  g_autoptr (GPtrArray) nodes = bst_outline_list (plan, framework, phase, level, NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = g_ptr_array_index (nodes, i);
      g_autoptr (GPtrArray) children = bst_outline_children (plan, framework, node->id, NULL);
      add_objective (entries, document, node);
      for (guint j = 0; j < children->len; j++)
        add_objective (entries, document, g_ptr_array_index (children, j));
    }
}

static void
add_action_points (GPtrArray *entries, BstDocument *document)
{
  BstPlan *plan = bst_document_get_plan (document);
  BstCollection *points = bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS);

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      const BstActionPoint *point = BST_ACTION_POINT (bst_collection_get (points, i));
      BstRecord *owner = point->owner != NULL ? bst_plan_find (plan, BST_KIND_ACTORS, point->owner) : NULL;
      const char *name = owner != NULL ? BST_ACTOR (owner)->name : NULL;
      g_autofree char *place =
          name != NULL ? g_strdup_printf (_ ("Action point · %s"), name) : g_strdup (_ ("Action point"));
      add (entries, point->title != NULL ? point->title : _ ("Untitled action point"), place,
           "bouwstenen-action-points-symbolic")
          ->id = g_strdup (BST_RECORD (point)->id);
    }
}

/**
 * bst_palette_list:
 * @document: (nullable): the open plan
 *
 * Returns: (transfer full) (element-type BstPaletteEntry): everything there is, commands first
 */
GPtrArray *
bst_palette_list (BstDocument *document)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  GPtrArray *phases =
      document != NULL ? bst_framework_get_list (bst_document_get_framework (document), "phases") : NULL;

  add_commands (entries);
  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const BstItem *phase = g_ptr_array_index (phases, i);
      add_column (entries, document, phase->id, BST_LEVEL_STRATEGIC);
      add_column (entries, document, phase->id, BST_LEVEL_OPERATIONAL);
    }
  if (document != NULL)
    add_action_points (entries, document);
  return entries;
}

/* 0: does not fit. More for a word at the beginning, then for one that begins a word. */
static guint
fit (const BstPaletteEntry *entry, char **words)
{
  guint score = 1;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = *words[i] != '\0' ? strstr (entry->folded, words[i]) : entry->folded;
      if (found == NULL)
        return 0;
      if (found == entry->folded)
        score += 4;
      else if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
        score += 2;
    }
  return score;
}

typedef struct {
  guint score, place;
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *ha = a, *hb = b;

  if (ha->score != hb->score)
    return ha->score > hb->score ? -1 : 1;
  return ha->place < hb->place ? -1 : ha->place > hb->place;
}

/**
 * bst_palette_search:
 * @words: all of them must fit
 * @max: how many to give at most
 *
 * Returns: (transfer container) (element-type BstPaletteEntry): what fits, best first; borrowed from @entries
 */
GPtrArray *
bst_palette_search (GPtrArray *entries, const char *words, guint max)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) split = g_strsplit (folded, " ", -1);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      Hit hit = { fit (g_ptr_array_index (entries, i), split), i };
      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, max); i++)
    g_ptr_array_add (found, g_ptr_array_index (entries, g_array_index (hits, Hit, i).place));
  return found;
}
