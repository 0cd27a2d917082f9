/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-grid.h"
#include "bst-objective-facts.h"
#include "kinds/bst-action-point.h"
#include <string.h>

/* --- Rows ---------------------------------------------------------------------------------------------------- */

static BstGridRow *
add_row (BstGrid *self, const char *key, const char *title)
{
  BstGridRow *row = g_new0 (BstGridRow, 1);

  row->key = g_strdup (key);
  row->title = g_strdup (title);
  row->cells = g_new0 (BstGridCell, self->n_phases);
  for (guint i = 0; i < self->n_phases; i++)
    row->cells[i].objectives = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

static BstGridRow *
find_row (BstGrid *self, const char *key)
{
  for (guint i = 0; key != NULL && i < self->rows->len; i++)
    {
      BstGridRow *row = g_ptr_array_index (self->rows, i);
      if (strcmp (row->key, key) == 0)
        return row;
    }
  return NULL;
}

static int
find_phase (BstGrid *self, const char *phase)
{
  for (guint i = 0; i < self->n_phases; i++)
    if (g_strcmp0 (self->phases[i]->id, phase) == 0)
      return (int) i;
  return -1;
}

static void
add_objective (BstGridCell *cell, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (cell->objectives, id, g_str_equal, NULL))
    g_ptr_array_add (cell->objectives, g_strdup (id));
}

/* --- Theme × phase ------------------------------------------------------------------------------------------- */

static void
add_themes (BstGrid *self, BstDocument *document)
{
  GPtrArray *themes = bst_framework_get_list (bst_document_get_framework (document), "themes");
  BstCollection *terms = bst_plan_get_collection (bst_document_get_plan (document), BST_KIND_TERMS);

  for (guint i = 0; i < themes->len; i++)
    {
      const BstItem *theme = g_ptr_array_index (themes, i);
      BstGridRow *row = add_row (self, theme->id, bst_item_get_short (theme, NULL));
      row->hint = g_strdup (bst_item_get_title (theme, NULL));
    }
  for (guint i = 0; i < bst_collection_get_n (terms); i++)
    {
      BstRecord *term = bst_collection_get (terms, i);
      if (strcmp (bst_record_get_text (term, "list"), "themes") == 0)
        add_row (self, term->id, bst_record_get_text (term, "title"));
    }
}

/* A theme belongs to strategic objectives; the operational ones that serve them come with them. */
static void
count_themes (BstGrid *self, BstDocument *document, guint phase)
{
  g_autoptr (BstPhaseFacts) facts = bst_phase_facts_new (document, self->phases[phase]->id);
  GPtrArray *strategic = facts->columns[BST_LEVEL_STRATEGIC];

  for (guint i = 0; i < strategic->len; i++)
    {
      const BstObjectiveFacts *one = g_ptr_array_index (strategic, i);
      BstGridRow *row = one->parent == NULL ? find_row (self, bst_objective_get_theme (document, one->node->id)) : NULL;

      if (row == NULL)
        continue;
      row->cells[phase].applies = TRUE;
      add_objective (&row->cells[phase], one->node->id);
      for (guint j = 0; one->linked[j] != NULL; j++)
        add_objective (&row->cells[phase], one->linked[j]);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      BstGridCell *cell = &((BstGridRow *) g_ptr_array_index (self->rows, i))->cells[phase];
      for (guint j = 0; j < cell->objectives->len; j++)
        cell->n_points +=
            bst_coverage_get (bst_document_get_coverage (document), g_ptr_array_index (cell->objectives, j)).n_points;
    }
}

/* --- Group × phase ------------------------------------------------------------------------------------------- */

static const char *
get_group_key (const BstItem *group)
{
  return json_object_get_string_member_with_default (group->data, "cross-phase-key", group->id);
}

static gboolean
is_edge (gunichar c)
{
  return !g_unichar_isalnum (c) && c != '+' && c != ')';
}

/* What two titles have in common, from the start of a word: "in armoede" of "Gezinnen in armoede" and "Ouderen in
 * armoede", "LGBTQ+" (and not "s LGBTQ+") of "Jeunes LGBTQ+" and "Adultes LGBTQ+". */
static char *
common_part (const char *one, const char *other)
{
  glong n_one, n_other, start = 0, length = 0;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (one, -1, &n_one), *b = g_utf8_to_ucs4_fast (other, -1, &n_other);

  for (glong i = 0; i < n_one; i++)
    for (glong j = 0; j < n_other && (i == 0 || is_edge (a[i]) || is_edge (a[i - 1])); j++)
      {
        glong n = 0;
        while (i + n < n_one && j + n < n_other && g_unichar_tolower (a[i + n]) == g_unichar_tolower (b[j + n]))
          n++;
        if (n > length)
          {
            start = i;
            length = n;
          }
      }
  for (; length > 0 && is_edge (a[start]); length--)
    start++;
  while (length > 0 && is_edge (a[start + length - 1]))
    length--;
  if (length < 4)
    return g_strdup (one);
  a[start] = g_unichar_toupper (a[start]);
  return g_ucs4_to_utf8 (a + start, length, NULL, NULL, NULL);
}

/* One row for the same group in several phases, named by what its titles have in common; the hint has them in full. */
static void
add_groups (BstGrid *self, BstDocument *document)
{
  GPtrArray *groups = bst_framework_get_list (bst_document_get_framework (document), "groups");

  for (guint i = 0; i < groups->len; i++)
    {
      const BstItem *group = g_ptr_array_index (groups, i);
      BstGridRow *row = find_row (self, get_group_key (group));
      int phase = find_phase (self, group->phase);
      g_autofree char *before = row != NULL ? g_steal_pointer (&row->hint) : NULL;

      if (row == NULL)
        row = add_row (self, get_group_key (group), bst_item_get_short (group, NULL));
      else
        {
          char *title = common_part (row->title, bst_item_get_short (group, NULL));
          g_free (row->title);
          row->title = title;
        }
      row->hint = before != NULL ? g_strdup_printf ("%s\n%s", before, bst_item_get_title (group, NULL))
                                 : g_strdup (bst_item_get_title (group, NULL));
      if (phase >= 0)
        row->cells[phase].applies = TRUE;
    }
}

static BstGridCell *
find_group_cell (BstGrid *self, BstDocument *document, const char *group_id)
{
  const BstItem *group = bst_framework_find (bst_document_get_framework (document), group_id);
  BstGridRow *row = group != NULL ? find_row (self, get_group_key (group)) : NULL;
  int phase = group != NULL ? find_phase (self, group->phase) : -1;

  return row != NULL && phase >= 0 ? &row->cells[phase] : NULL;
}

static void
count_group_objectives (BstGrid *self, BstDocument *document, guint phase)
{
  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    {
      g_autoptr (GPtrArray) nodes =
          bst_outline_list (bst_document_get_plan (document), bst_document_get_framework (document),
                            self->phases[phase]->id, (BstLevel) level, NULL);
      for (guint i = 0; i < nodes->len; i++)
        {
          const BstNode *node = g_ptr_array_index (nodes, i);
          g_auto (GStrv) groups = bst_objective_get_groups (document, node->id);
          for (guint j = 0; groups[j] != NULL; j++)
            {
              BstGridCell *cell = find_group_cell (self, document, groups[j]);
              if (cell != NULL)
                add_objective (cell, node->id);
            }
        }
    }
}

/* An action point that names a group brings its objective along: it does something for that group. */
static void
count_group_points (BstGrid *self, BstDocument *document)
{
  BstPlan *plan = bst_document_get_plan (document);
  BstCollection *points = bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS);

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      const BstActionPoint *point = BST_ACTION_POINT (bst_collection_get (points, i));
      g_autofree char *top = point->objective != NULL
                                 ? bst_outline_top (plan, bst_document_get_framework (document), point->objective)
                                 : NULL;

      for (guint j = 0; point->status != BST_STATUS_STOPPED && j < bst_vec_length (point->groups); j++)
        {
          BstGridCell *cell = find_group_cell (self, document, point->groups->items[j]);

          if (cell == NULL)
            continue;
          cell->n_points++;
          if (top != NULL)
            add_objective (cell, top);
        }
    }
}

/* --- The grid ------------------------------------------------------------------------------------------------ */

static void
row_free (gpointer data)
{
  BstGridRow *row = data;

  g_free (row->key);
  g_free (row->title);
  g_free (row->hint);
  g_free (row->cells);
  g_free (row);
}

void
bst_grid_free (BstGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->n_phases; j++)
      g_ptr_array_unref (((BstGridRow *) g_ptr_array_index (self->rows, i))->cells[j].objectives);
  g_ptr_array_unref (self->rows);
  g_free (self->phases);
  g_free (self);
}

/**
 * bst_grid_new:
 *
 * Counts the whole plan once. An objective that several cells of a row share counts in each of them; in one cell once.
 *
 * Returns: (transfer full): rows and their cells by phase, in the framework's order
 */
BstGrid *
bst_grid_new (BstDocument *document, BstGridKind kind)
{
  BstGrid *self = g_new0 (BstGrid, 1);
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (document), "phases");

  self->n_phases = phases->len;
  self->phases = g_memdup2 (phases->pdata, phases->len * sizeof (gpointer));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (kind == BST_GRID_THEMES)
    add_themes (self, document);
  else
    add_groups (self, document);
  for (guint phase = 0; phase < self->n_phases; phase++)
    if (kind == BST_GRID_THEMES)
      count_themes (self, document, phase);
    else
      count_group_objectives (self, document, phase);
  if (kind == BST_GRID_GROUPS)
    count_group_points (self, document);
  return self;
}
