/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-gaps.c - slides of the gap matrix and of the overlaps. A matrix of hundreds of cells says nothing from the last
 * row of a room: each row of it is a slide, with what is known there and what is not. */
#include "bst-slide-private.h"
#include "bst-gaps.h"
#include "bst-overlap.h"
#include <string.h>

#define OVERVIEW "overview"

/* --- Gaps ---------------------------------------------------------------------------------------------------------- */

void
bst_slide_list_gaps (BstDeck *deck)
{
  BstGapMatrix *matrix = bst_gap_matrix_new (deck->wish.plan, deck->wish.framework, deck->wish.portfolio,
                                             deck->place->rows, deck->place->columns, deck->place->about);
  const GPtrArray *rows = bst_gap_matrix_get_rows (matrix);

  bst_deck_keep (deck, matrix, (GDestroyNotify) bst_gap_matrix_free);
  bst_deck_add (deck, OVERVIEW);
  for (guint i = 0; i < rows->len; i++)
    bst_deck_add (deck, ((const BstAxisValue *) rows->pdata[i])->id);
}

static char *
name_value (BstDeck *deck, const BstAxisValue *value)
{
  const BstItem *item = bst_framework_find (deck->wish.framework, value->id);

  return item != NULL ? g_strdup (bst_item_get_title (item, deck->language))
                      : bst_word_reference (&deck->wording, value->id);
}

/* Actions, and action points that may be seen. */
static guint
count_shown (BstGapMatrix *matrix, guint row, guint column)
{
  const GPtrArray *records = bst_gap_matrix_get_records (matrix, row, column);
  guint n = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    n += bst_deck_may_show (records->pdata[i]);
  return n;
}

static char *
name_axes (BstDeck *deck)
{
  return g_strdup_printf ("%s × %s", SAY (bst_axes[deck->place->rows].label),
                          SAY (bst_axes[deck->place->columns].label));
}

static void
add_confirmed (BstDeck *deck, BstSlide *slide)
{
  BstGapMatrix *matrix = deck->data;
  const GPtrArray *rows = bst_gap_matrix_get_rows (matrix), *columns = bst_gap_matrix_get_columns (matrix);
  BstSlideList *list = NULL;

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < columns->len; j++)
      if (bst_gap_matrix_get (matrix, i, j).state == BST_CELL_CONFIRMED)
        {
          const BstAxisValue *row = rows->pdata[i];
          g_autofree char *one = name_value (deck, row), *other = name_value (deck, columns->pdata[j]);
          if (list == NULL)
            list = bst_slide_add_list (slide, SAY (N_ ("Confirmed gaps")), BST_SLIDE_HINDERS);
          bst_slide_list_add (list, row->id, one)->note = g_steal_pointer (&other);
        }
}

static BstSlide *
make_gaps (BstDeck *deck)
{
  BstGapMatrix *matrix = deck->data;
  g_autofree char *axes = name_axes (deck), *phase = bst_deck_name_phase (deck, deck->place->about),
                  *kicker = bst_deck_join (axes, phase);
  BstSlide *slide =
      bst_deck_new_slide (deck, OVERVIEW, kicker, SAY (N_ ("Where actions are known, and where none is")));
  guint n_filled = bst_gap_matrix_count (matrix, BST_CELL_FILLED),
        n_empty = bst_gap_matrix_count (matrix, BST_CELL_EMPTY) + bst_gap_matrix_count (matrix, BST_CELL_TO_CHECK),
        n_gaps = bst_gap_matrix_count (matrix, BST_CELL_CONFIRMED);
  g_autofree char *filled = bst_deck_count (deck, n_filled), *empty = bst_deck_count (deck, n_empty),
                  *gaps = bst_deck_count (deck, n_gaps);

  bst_slide_add_figure (slide, filled, SAY (N_ ("combinations with a known action")));
  bst_slide_add_figure (slide, empty, SAY (N_ ("no known action, not judged yet")));
  bst_slide_add_figure (slide, gaps, bst_text_plural (deck->language, "confirmed gap", "confirmed gaps", n_gaps));
  add_confirmed (deck, slide);
  return slide;
}

static guint
find_row (const GPtrArray *rows, const char *id)
{
  guint i = 0;

  while (i + 1 < rows->len && strcmp (((const BstAxisValue *) rows->pdata[i])->id, id) != 0)
    i++;
  return i;
}

/* What is known, with its number; and what is not, with what people judged of it. */
static void
add_cells (BstDeck *deck, BstSlide *slide, guint row)
{
  BstGapMatrix *matrix = deck->data;
  const GPtrArray *columns = bst_gap_matrix_get_columns (matrix);
  BstSlideList *known = bst_slide_add_list (slide, SAY (N_ ("Actions are known")), BST_SLIDE_HELPS),
               *unknown = bst_slide_add_list (slide, SAY (N_ ("No known action")), BST_SLIDE_HINDERS);

  for (guint i = 0; i < columns->len; i++)
    {
      BstCellState state = bst_gap_matrix_get (matrix, row, i).state;
      g_autofree char *name = name_value (deck, columns->pdata[i]), *number = NULL;
      guint n = count_shown (matrix, row, i);
      if (n > 0)
        {
          number = bst_deck_count (deck, n);
          bst_slide_line_set_figure (bst_slide_list_add (known, NULL, name), number);
        }
      else if (state == BST_CELL_CONFIRMED || state == BST_CELL_EMPTY || state == BST_CELL_TO_CHECK)
        bst_slide_list_add (unknown, NULL, name)->note =
            state == BST_CELL_CONFIRMED ? g_strdup (SAY (N_ ("Confirmed gap"))) : NULL;
    }
  if (unknown->lines->len == 0)
    g_ptr_array_remove (slide->lists, unknown);
  if (known->lines->len == 0)
    g_ptr_array_remove (slide->lists, known);
}

BstSlide *
bst_slide_make_gaps (BstDeck *deck, const char *key)
{
  const GPtrArray *rows = bst_gap_matrix_get_rows (deck->data);
  g_autofree char *axes = NULL, *title = NULL, *phase = NULL, *kicker = NULL;
  guint row = rows->len > 0 ? find_row (rows, key) : 0;
  BstSlide *slide;

  if (strcmp (key, OVERVIEW) == 0)
    return make_gaps (deck);
  axes = name_axes (deck);
  phase = bst_deck_name_phase (deck, ((const BstAxisValue *) rows->pdata[row])->phase);
  kicker = bst_deck_join (axes, phase);
  title = name_value (deck, rows->pdata[row]);
  slide = bst_deck_new_slide (deck, key, kicker, title);
  add_cells (deck, slide, row);
  return slide;
}

/* --- Overlaps ------------------------------------------------------------------------------------------------------ */

void
bst_slide_list_overlaps (BstDeck *deck)
{
  GPtrArray *overlaps =
      bst_overlap_list (deck->wish.plan, deck->wish.framework, deck->wish.portfolio, deck->place->about);

  bst_deck_keep (deck, overlaps, (GDestroyNotify) g_ptr_array_unref);
  bst_deck_add (deck, OVERVIEW);
  for (guint i = 0; i < overlaps->len; i++)
    {
      const BstOverlap *overlap = overlaps->pdata[i];
      g_autofree char *key = g_strdup_printf ("%u", i);
      bst_deck_add (deck, key);
      for (guint j = 0; j < overlap->actions->len; j++)
        bst_deck_add_alias (deck, ((BstRecord *) overlap->actions->pdata[j])->id);
    }
}

static void
add_ids (BstDeck *deck, BstSlide *slide, const char *title, const GPtrArray *ids)
{
  BstSlideList *list = ids->len > 0 ? bst_slide_add_list (slide, title, BST_SLIDE_PLAIN) : NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *text = bst_word_reference (&deck->wording, ids->pdata[i]);
      bst_slide_list_add (list, NULL, text);
    }
}

static BstSlide *
make_overlaps (BstDeck *deck)
{
  const GPtrArray *overlaps = deck->data;
  BstSlide *slide = bst_deck_new_slide (deck, OVERVIEW, NULL, SAY (N_ ("Who else does this?")));
  g_autofree char *n = bst_deck_count (deck, overlaps->len);

  bst_slide_add_figure (slide, n,
                        bst_text_plural (deck->language, "place where several actions do the same for the same people",
                                         "places where several actions do the same for the same people",
                                         overlaps->len));
  bst_slide_list_add (bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN), NULL,
                      SAY (N_ ("That may be fine: two actions may strengthen each other.")));
  return slide;
}

BstSlide *
bst_slide_make_overlap (BstDeck *deck, const char *key)
{
  const GPtrArray *overlaps = deck->data;
  const BstOverlap *overlap;
  g_autofree char *title = NULL;
  BstSlide *slide;
  BstSlideList *list;

  if (strcmp (key, OVERVIEW) == 0)
    return make_overlaps (deck);
  overlap = overlaps->pdata[g_ascii_strtoull (key, NULL, 10)];
  title = overlap->objectives->len > 0 ? bst_word_reference (&deck->wording, overlap->objectives->pdata[0]) : NULL;
  slide = bst_deck_new_slide (deck, key, SAY (N_ ("Who else does this?")), title);
  list = bst_slide_add_list (slide, SAY (N_ ("Actions")), BST_SLIDE_HELPS);
  for (guint i = 0; i < overlap->actions->len; i++)
    {
      BstRecord *action = overlap->actions->pdata[i];
      const char *owner = bst_record_get_text (action, "owner");
      BstSlideLine *line = bst_slide_list_add (list, action->id, bst_record_get_text (action, "title"));
      line->note = owner != NULL ? bst_word_reference (&deck->wording, owner) : NULL;
    }
  add_ids (deck, slide, SAY (N_ ("For whom")), overlap->groups);
  add_ids (deck, slide, SAY (N_ ("Where")), overlap->settings);
  return slide;
}
