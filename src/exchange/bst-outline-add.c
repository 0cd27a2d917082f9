/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline-add.c - lines that people agreed with become objectives of the plan. */
#include "bst-outline-text.h"
#include "bst-outline.h"
#include <string.h>

static void
take (BstRecord *record, const char *field, BstValue value)
{
  bst_record_take (record, bst_record_find_field (record, field), value);
}

static gboolean
is_objective (const BstItem *item)
{
  return strstr (item->list, "objectives") != NULL;
}

/**
 * bst_outline_text_get_level:
 *
 * Columns of a document are mixed: what is new is taken to be of the level of what stands before it, unless a person said
 * otherwise.
 *
 * Returns: the level of what is made of a line
 */
BstLevel
bst_outline_text_get_level (GPtrArray *lines, guint at)
{
  if (((BstOutlineLine *) lines->pdata[at])->level >= 0)
    return (BstLevel) ((BstOutlineLine *) lines->pdata[at])->level;
  for (guint i = at; i-- > 0;)
    {
      const BstOutlineLine *line = lines->pdata[i];
      if (line->section != ((BstOutlineLine *) lines->pdata[at])->section)
        break;
      if (line->item != NULL && is_objective (line->item))
        return g_str_has_prefix (line->item->list, "strategic") ? BST_LEVEL_STRATEGIC : BST_LEVEL_OPERATIONAL;
    }
  return BST_LEVEL_OPERATIONAL;
}

/* The objective above: the framework's, or one that was made from an earlier line. */
static const char *
find_parent (GPtrArray *lines, const BstOutlineLine *line, GHashTable *ids)
{
  const BstOutlineLine *parent;

  if (line->kind == BST_LINE_SUB_OBJECTIVE && line->under != NULL)
    return line->under;
  if (line->kind != BST_LINE_SUB_OBJECTIVE || line->parent < 0)
    return NULL;
  parent = lines->pdata[line->parent];
  return parent->item != NULL ? parent->item->id : g_hash_table_lookup (ids, parent);
}

static void
add_new (GPtrArray *lines, guint at, const char *phase, GHashTable *ids, BstTransaction *transaction)
{
  const BstOutlineLine *line = lines->pdata[at];
  const char *parent = find_parent (lines, line, ids);
  g_autofree char *id = bst_id_new (BST_KIND_OBJECTIVES);
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_OBJECTIVES, id);

  take (image, "title", bst_value_text (line->text));
  take (image, "level", (BstValue) { .num = bst_outline_text_get_level (lines, at) });
  if (phase != NULL)
    take (image, "phase", bst_value_text (phase));
  if (parent != NULL)
    take (image, "parent", bst_value_text (parent));
  bst_transaction_add (transaction, image);
  g_hash_table_insert (ids, (gpointer) line, g_steal_pointer (&id));
}

/**
 * bst_outline_text_add:
 * @lines: (element-type BstOutlineLine): as people left them; those without a bullet and repeated ones are nothing
 * @phase: (nullable): of what is new; %NULL: that of its section
 *
 * Appends to @transaction the official text of the framework's objectives, and what is new as objectives of the plan's
 * own. Groups that the framework knows stay as they are.
 *
 * Returns: how many objectives it changes or adds
 */
guint
bst_outline_text_add (GPtrArray *lines, BstPlan *plan, BstFramework *framework, const char *phase,
                      BstTransaction *transaction)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const BstOutlineLine *line = lines->pdata[i];
      if (line->kind == BST_LINE_TEXT || line->repeated)
        continue;
      if (line->item == NULL)
        {
          add_new (lines, i, phase != NULL ? phase : bst_outline_text_get_phase (lines, line->section), ids,
                   transaction);
          n++;
        }
      else if (is_objective (line->item)
               && bst_outline_set (plan, transaction, line->item->id, "official-text", bst_value_text (line->text)))
        n++;
    }
  return n;
}
