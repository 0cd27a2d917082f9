/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline-draft-edit.c - mending what becomes of the lines. */
#include "bst-outline-draft-private.h"
#include <string.h>

static BstOutlineLine *
get_line (BstOutlineDraft *self, guint at)
{
  return self->lines->pdata[at];
}

/* --- Steps ------------------------------------------------------------------------------------------------------------------- */

static gpointer
copy_line (gconstpointer line, gpointer data)
{
  return bst_outline_line_copy (line);
}

static GPtrArray *
copy_lines (GPtrArray *lines)
{
  return g_ptr_array_copy (lines, (GCopyFunc) copy_line, NULL);
}

/* Before a change; a list of lines is small. */
static void
begin (BstOutlineDraft *self)
{
  g_ptr_array_add (self->undo, copy_lines (self->lines));
  g_ptr_array_set_size (self->redo, 0);
}

static gboolean
end (BstOutlineDraft *self)
{
  bst_outline_text_find_parents (self->lines);
  return TRUE;
}

static gboolean
go (BstOutlineDraft *self, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return FALSE;
  g_ptr_array_add (to, self->lines);
  self->lines = g_ptr_array_steal_index (from, from->len - 1);
  return TRUE;
}

gboolean
bst_outline_draft_undo (BstOutlineDraft *self)
{
  return go (self, self->undo, self->redo);
}

gboolean
bst_outline_draft_redo (BstOutlineDraft *self)
{
  return go (self, self->redo, self->undo);
}

gboolean
bst_outline_draft_can_undo (BstOutlineDraft *self)
{
  return self->undo->len > 0;
}

/* --- What a line becomes -------------------------------------------------------------------------------------------------------- */

static void
set_item (BstOutlineLine *line, const BstItem *item)
{
  line->item = item;
  line->likeness = item != NULL ? bst_outline_text_compare (line->text, item) : 0;
}

static gboolean
fits (const BstItem *item, BstLineKind kind)
{
  return (item->parent != NULL) == (kind == BST_LINE_SUB_OBJECTIVE);
}

/* Other words may be another objective; one that a line already is stays. */
static void
look_again (BstOutlineDraft *self, guint at)
{
  BstOutlineLine *line = get_line (self, at);
  const BstItem *item = line->item;

  if (item != NULL && line->kind != BST_LINE_TEXT && !fits (item, line->kind))
    item = NULL;
  if (line->kind != BST_LINE_TEXT && item == NULL)
    item = bst_outline_text_find (self->lines, at, self->framework, bst_outline_draft_find_phase (self, line->section));
  if (item != NULL && !fits (item, line->kind))
    item = NULL;
  set_item (line, item);
}

/**
 * bst_outline_draft_set_kind:
 *
 * Moves a line in or out, leaves it out, or takes it in after all. What it was of the framework stays where the level
 * allows it.
 */
gboolean
bst_outline_draft_set_kind (BstOutlineDraft *self, guint at, BstLineKind kind)
{
  BstOutlineLine *line = get_line (self, at);

  if (line->kind == kind && !line->repeated)
    return FALSE;
  begin (self);
  line->repeated = FALSE;
  line->kind = kind;
  if (kind != BST_LINE_TEXT)
    look_again (self, at);
  return end (self);
}

/**
 * bst_outline_draft_set_level:
 *
 * Makes of a line an objective of the plan's own on this level.
 */
gboolean
bst_outline_draft_set_level (BstOutlineDraft *self, guint at, BstLevel level)
{
  BstOutlineLine *line = get_line (self, at);

  begin (self);
  line->repeated = FALSE;
  line->kind = BST_LINE_OBJECTIVE;
  line->level = (int) level;
  set_item (line, NULL);
  return end (self);
}

/**
 * bst_outline_draft_give:
 * @item: an objective or sub-objective of the framework
 *
 * Makes of a line the official text of @item. Another line that was it becomes something new, for people to look at.
 */
gboolean
bst_outline_draft_give (BstOutlineDraft *self, guint at, const BstItem *item)
{
  BstOutlineLine *line = get_line (self, at);

  if (line->item == item && line->kind != BST_LINE_TEXT && !line->repeated)
    return FALSE;
  begin (self);
  for (guint i = 0; i < self->lines->len; i++)
    if (i != at && get_line (self, i)->item == item)
      set_item (get_line (self, i), NULL);
  line->repeated = FALSE;
  line->kind = item->parent != NULL ? BST_LINE_SUB_OBJECTIVE : BST_LINE_OBJECTIVE;
  set_item (line, item);
  return end (self);
}

/**
 * bst_outline_draft_put_under:
 * @objective: id of the framework or the plan
 *
 * Makes of a line a sub-objective of the plan's own, under @objective.
 */
gboolean
bst_outline_draft_put_under (BstOutlineDraft *self, guint at, const char *objective)
{
  BstOutlineLine *line = get_line (self, at);

  begin (self);
  line->repeated = FALSE;
  line->kind = BST_LINE_SUB_OBJECTIVE;
  g_set_str (&line->under, objective);
  set_item (line, NULL);
  return end (self);
}

/**
 * bst_outline_draft_set_phase:
 *
 * Matches a section anew, with the objectives of a life phase. What was chosen by hand in that section is matched anew
 * too.
 */
gboolean
bst_outline_draft_set_phase (BstOutlineDraft *self, guint section, const char *phase)
{
  begin (self);
  for (guint i = 0; i < self->lines->len; i++)
    if (get_line (self, i)->section == section)
      set_item (get_line (self, i), NULL);
  g_hash_table_insert (self->phases, GUINT_TO_POINTER (section), g_strdup (phase));
  bst_outline_text_match_section (self->lines, section, self->framework, phase);
  return end (self);
}

/* --- Words ---------------------------------------------------------------------------------------------------------------------------- */

gboolean
bst_outline_draft_set_text (BstOutlineDraft *self, guint at, const char *text)
{
  BstOutlineLine *line = get_line (self, at);
  g_autofree char *clean = g_strstrip (g_strdup (text));

  if (g_str_equal (line->text, clean))
    return FALSE;
  begin (self);
  g_set_str (&line->text, clean);
  g_clear_pointer (&line->joints, g_array_unref);
  look_again (self, at);
  return end (self);
}

static void
move_joints (const BstOutlineLine *from, BstOutlineLine *to, gsize first, gsize end_, gssize shift)
{
  for (guint i = 0; from->joints != NULL && i < from->joints->len; i++)
    {
      guint place = g_array_index (from->joints, guint, i);
      if (place < first || place >= end_)
        continue;
      place = (guint) ((gssize) place + shift);
      if (to->joints == NULL)
        to->joints = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (to->joints, place);
    }
}

/* A hyphen that ends the first half may have cut a word: the word is joined, and asked about. */
static void
append_text (BstOutlineLine *line, const BstOutlineLine *next)
{
  gsize length = strlen (line->text);
  gboolean cut = length > 1 && line->text[length - 1] == '-' && line->text[length - 2] != ' ';
  char *text;

  if (cut)
    {
      guint place = (guint) length - 1;
      line->text[length - 1] = '\0';
      if (line->joints == NULL)
        line->joints = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (line->joints, place);
    }
  text = g_strconcat (line->text, cut ? "" : " ", next->text, NULL);
  move_joints (next, line, 0, G_MAXUINT, (gssize) (strlen (text) - strlen (next->text)));
  g_free (line->text);
  line->text = text;
}

/**
 * bst_outline_draft_join:
 * @at: position of a line; it is joined with the one before
 */
gboolean
bst_outline_draft_join (BstOutlineDraft *self, guint at)
{
  BstOutlineLine *line, *before;

  if (at == 0)
    return FALSE;
  begin (self);
  line = get_line (self, at);
  before = get_line (self, at - 1);
  append_text (before, line);
  before->last = MAX (before->last, line->last);
  if (before->kind == BST_LINE_TEXT)
    before->kind = line->kind;
  if (before->item == NULL)
    before->item = line->item;
  g_ptr_array_remove_index (self->lines, at);
  look_again (self, at - 1);
  return end (self);
}

/**
 * bst_outline_draft_split:
 * @offset: in bytes; what follows becomes a line of its own
 */
gboolean
bst_outline_draft_split (BstOutlineDraft *self, guint at, gsize offset)
{
  BstOutlineLine *line = get_line (self, at), *rest;
  g_autofree char *head = offset < strlen (line->text) ? g_strstrip (g_strndup (line->text, offset)) : NULL,
                  *tail = head != NULL ? g_strdup (line->text + offset) : NULL;
  gsize spaces;

  if (head == NULL || *head == '\0' || *g_strchug (tail) == '\0')
    return FALSE;
  begin (self);
  spaces = strlen (line->text) - strlen (tail);
  rest = bst_outline_line_copy (line);
  g_clear_pointer (&rest->joints, g_array_unref);
  move_joints (line, rest, spaces, G_MAXUINT, -(gssize) spaces);
  g_set_str (&rest->text, tail);
  rest->item = NULL;
  g_set_str (&line->text, head);
  for (guint i = line->joints != NULL ? line->joints->len : 0; i-- > 0;)
    if (g_array_index (line->joints, guint, i) >= strlen (head))
      g_array_remove_index (line->joints, i);
  if (line->joints != NULL && line->joints->len == 0)
    g_clear_pointer (&line->joints, g_array_unref);
  g_ptr_array_insert (self->lines, (int) at + 1, rest);
  look_again (self, at);
  look_again (self, at + 1);
  return end (self);
}

/**
 * bst_outline_draft_settle:
 * @joint: which of the words that were joined without proof, from 0
 * @hyphen: whether it is written with a hyphen; else as one word
 */
gboolean
bst_outline_draft_settle (BstOutlineDraft *self, guint at, guint joint, gboolean hyphen)
{
  BstOutlineLine *line = get_line (self, at);
  guint place;

  if (line->joints == NULL || joint >= line->joints->len)
    return FALSE;
  begin (self);
  place = g_array_index (line->joints, guint, joint);
  g_array_remove_index (line->joints, joint);
  if (hyphen)
    {
      char *text = g_strdup_printf ("%.*s-%s", (int) place, line->text, line->text + place);
      g_free (line->text);
      line->text = text;
      for (guint i = 0; i < line->joints->len; i++)
        if (g_array_index (line->joints, guint, i) > place)
          g_array_index (line->joints, guint, i)++;
    }
  if (line->joints->len == 0)
    g_clear_pointer (&line->joints, g_array_unref);
  return end (self);
}
