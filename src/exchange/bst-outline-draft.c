/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-outline-draft-private.h"
#include "bst-outline.h"
#include <string.h>

/**
 * bst_outline_draft_new:
 * @text: as it comes out of the clipboard
 * @phase: (nullable): the life phase it is of; %NULL: found for each section from its words
 *
 * Returns: (transfer full): every line with what is proposed for it
 */
BstOutlineDraft *
bst_outline_draft_new (const char *text, BstPlan *plan, BstFramework *framework, const char *phase)
{
  BstOutlineDraft *self = g_new0 (BstOutlineDraft, 1);

  self->plan = g_object_ref (plan);
  self->framework = g_object_ref (framework);
  self->phase = g_strdup (phase);
  self->phases = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->lines = bst_outline_text_read (text);
  bst_outline_text_match (self->lines, framework, phase);
  return self;
}

void
bst_outline_draft_free (BstOutlineDraft *self)
{
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->phases);
  g_free (self->phase);
  g_object_unref (self->plan);
  g_object_unref (self->framework);
  g_free (self);
}

guint
bst_outline_draft_get_n (BstOutlineDraft *self)
{
  return self->lines->len;
}

const BstOutlineLine *
bst_outline_draft_get (BstOutlineDraft *self, guint at)
{
  return self->lines->pdata[at];
}

static gboolean
is_objective (const BstItem *item)
{
  return strstr (item->list, "objectives") != NULL;
}

static gboolean
plan_has_text (BstOutlineDraft *self, const BstOutlineLine *line)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_OBJECTIVES, line->item->id);

  return record != NULL && g_strcmp0 (bst_record_get_text (record, "official-text"), line->text) == 0;
}

/**
 * bst_outline_draft_get_fate:
 *
 * Returns: what becomes of a line
 */
BstLineFate
bst_outline_draft_get_fate (BstOutlineDraft *self, guint at)
{
  const BstOutlineLine *line = self->lines->pdata[at];

  if (line->kind == BST_LINE_TEXT)
    return BST_FATE_LEFT_OUT;
  if (line->repeated)
    return BST_FATE_REPEATED;
  if (line->item == NULL)
    return line->kind == BST_LINE_OBJECTIVE ? BST_FATE_NEW : BST_FATE_NEW_SUB;
  if (!is_objective (line->item))
    return BST_FATE_KNOWN;
  return plan_has_text (self, line) ? BST_FATE_SAME : BST_FATE_OFFICIAL;
}

/**
 * bst_outline_draft_get_parent_title:
 *
 * Returns: (transfer full) (nullable): what a sub-objective of the plan's own comes under
 */
char *
bst_outline_draft_get_parent_title (BstOutlineDraft *self, guint at)
{
  const BstOutlineLine *line = self->lines->pdata[at], *parent;

  if (line->under != NULL)
    return bst_reference_title (self->plan, self->framework, line->under, NULL);
  if (line->parent < 0)
    return NULL;
  parent = self->lines->pdata[line->parent];
  return parent->item != NULL ? bst_reference_title (self->plan, self->framework, parent->item->id, NULL)
                              : g_strdup (parent->text);
}

BstLevel
bst_outline_draft_get_level (BstOutlineDraft *self, guint at)
{
  return bst_outline_text_get_level (self->lines, at);
}

const char *
bst_outline_draft_find_phase (BstOutlineDraft *self, guint section)
{
  const char *chosen = g_hash_table_lookup (self->phases, GUINT_TO_POINTER (section));

  if (chosen != NULL)
    return chosen;
  return self->phase != NULL ? self->phase : bst_outline_text_get_phase (self->lines, section);
}

/**
 * bst_outline_draft_get_phase:
 *
 * Returns: (transfer none) (nullable): the life phase of a section, chosen or found
 */
const char *
bst_outline_draft_get_phase (BstOutlineDraft *self, guint section)
{
  return bst_outline_draft_find_phase (self, section);
}

guint
bst_outline_draft_count (BstOutlineDraft *self, BstLineFate fate)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += bst_outline_draft_get_fate (self, i) == fate ? 1 : 0;
  return n;
}

/**
 * bst_outline_draft_count_doubts:
 *
 * Returns: how many words were joined without proof in lines that are added
 */
guint
bst_outline_draft_count_doubts (BstOutlineDraft *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const BstOutlineLine *line = self->lines->pdata[i];
      if (line->joints != NULL && bst_outline_draft_get_fate (self, i) >= BST_FATE_OFFICIAL)
        n += line->joints->len;
    }
  return n;
}

/* What is new takes the phase of its section. */
static guint
add_section (BstOutlineDraft *self, guint section, BstTransaction *transaction)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (((BstOutlineLine *) self->lines->pdata[i])->section == section)
      g_ptr_array_add (lines, self->lines->pdata[i]);
  bst_outline_text_find_parents (lines);
  return bst_outline_text_add (lines, self->plan, self->framework, bst_outline_draft_find_phase (self, section),
                               transaction);
}

/**
 * bst_outline_draft_add:
 *
 * Appends to @transaction what becomes of all lines.
 *
 * Returns: how many changes that are
 */
guint
bst_outline_draft_add (BstOutlineDraft *self, BstTransaction *transaction)
{
  guint n = 0, last = 0;

  for (guint i = 0; i < self->lines->len; i++)
    last = MAX (last, ((BstOutlineLine *) self->lines->pdata[i])->section);
  for (guint section = 0; section <= last; section++)
    n += add_section (self, section, transaction);
  bst_outline_text_find_parents (self->lines);
  return n;
}
