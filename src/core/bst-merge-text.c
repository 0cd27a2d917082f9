/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-text.c - long texts, word by word, three ways.
 *
 * A word goes with the space behind it. The differences of both sides from the base are found by Myers' greedy algorithm
 * (An O(ND) difference algorithm and its variations, 1986) between what the texts begin and end with in common; a text with
 * more than MAX_EDITS differences counts as rewritten. Two edits that no unchanged word separates do not combine. */
#include "bst-merge.h"
#include <string.h>

/* words; the trace of the search takes 4 × MAX_EDITS² bytes: 4 MB, and 16 MB for looking at both sides' edits together */
#define MAX_EDITS 1000

typedef struct {
  const char *start;
  gsize length;
} Word;

typedef struct {
  GArray *words; /* Word */
  GArray *numbers; /* guint: equal words have equal numbers */
} Text;

/* words [from, from + n) of the base became words [to, to + m) */
typedef struct {
  guint from, n, to, m;
} Edit;

typedef struct {
  GHashTable *numbers; /* of words, over all texts of one merge */
  Text text[3]; /* base, ours, theirs */
  GArray *edits[3]; /* Edit; of ours and theirs */
} Texts;

/* --- Words ---------------------------------------------------------------------------------------------------- */

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void
split (Texts *texts, Text *text, const char *p)
{
  text->words = g_array_new (FALSE, FALSE, sizeof (Word));
  text->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  while (*p != '\0')
    {
      Word word = { p, 0 };
      g_autofree char *key = NULL;
      guint number;

      while (*p != '\0' && !is_space (*p))
        p++;
      while (is_space (*p))
        p++;
      word.length = (gsize) (p - word.start);
      key = g_strndup (word.start, word.length);
      number = GPOINTER_TO_UINT (g_hash_table_lookup (texts->numbers, key));
      if (number == 0)
        {
          number = g_hash_table_size (texts->numbers) + 1;
          g_hash_table_insert (texts->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
        }
      g_array_append_val (text->words, word);
      g_array_append_val (text->numbers, number);
    }
}

/* --- Differences of two ----------------------------------------------------------------------------------------- */

typedef struct {
  const guint *a, *b;
  int n, m;
  int max_edits;
  GPtrArray *trace; /* for each number of edits d: how far each diagonal -d … d came, int[2 d + 1] */
} Search;

static int
far_on (const int *reached, int d, int diagonal)
{
  return diagonal < -d || diagonal > d ? -1 : reached[diagonal + d];
}

/* Where diagonal begins with d edits: one step down (a word of b) or to the right (a word of a) from what d - 1 edits
 * reached. -1: nowhere. */
static int
step_to (const Search *search, int d, int diagonal, gboolean *ret_down)
{
  const int *before = g_ptr_array_index (search->trace, d - 1);
  int down = far_on (before, d - 1, diagonal + 1), right = far_on (before, d - 1, diagonal - 1);

  if (down - diagonal > search->m)
    down = -1;
  right = right < 0 || right == search->n ? -1 : right + 1;
  *ret_down = down >= right;
  return MAX (down, right);
}

/* Returns: how many edits, or -1: too many */
static int
search_edits (Search *search)
{
  for (int d = 0; d <= search->max_edits; d++)
    {
      int *reached = g_new (int, 2 * d + 1);
      g_ptr_array_add (search->trace, reached);
      for (int k = -d; k <= d; k++)
        {
          gboolean down;
          int x;
          reached[k + d] = -1;
          if ((k + d) % 2 != 0)
            continue; /* diagonals of the other parity are not reached with d edits */
          x = d == 0 ? 0 : step_to (search, d, k, &down);
          if (x < 0)
            continue;
          while (x < search->n && x - k < search->m && search->a[x] == search->b[x - k])
            x++;
          reached[k + d] = x;
          if (x == search->n && x - k == search->m)
            return d;
        }
    }
  return -1;
}

/* One word of the base removed at x, or one of the other text added at y: joined with the edit before where they touch.
 * Edits come from the last to the first. */
static void
add_step (GArray *edits, guint x, guint y, gboolean down)
{
  Edit *last = edits->len > 0 ? &g_array_index (edits, Edit, edits->len - 1) : NULL;

  if (last == NULL || last->from != x + (down ? 0 : 1) || last->to != y + (down ? 1 : 0))
    {
      Edit edit = { x, 0, y, 0 };
      g_array_append_val (edits, edit);
      last = &g_array_index (edits, Edit, edits->len - 1);
    }
  last->from = x;
  last->to = y;
  last->n += down ? 0 : 1;
  last->m += down ? 1 : 0;
}

static void
trace_back (const Search *search, int d, guint offset, GArray *edits)
{
  int k = search->n - search->m;

  for (; d > 0; d--)
    {
      gboolean down;
      int x = step_to (search, d, k, &down);
      /* the step ends at (x, x - k) */
      if (down)
        add_step (edits, offset + (guint) x, offset + (guint) (x - k - 1), TRUE);
      else
        add_step (edits, offset + (guint) (x - 1), offset + (guint) (x - k), FALSE);
      k += down ? 1 : -1;
    }
  for (guint i = 0; i < edits->len / 2; i++)
    {
      Edit first = g_array_index (edits, Edit, i);
      g_array_index (edits, Edit, i) = g_array_index (edits, Edit, edits->len - 1 - i);
      g_array_index (edits, Edit, edits->len - 1 - i) = first;
    }
}

/* Returns: (transfer full) (nullable): the edits in order; NULL: too many */
static GArray *
find_edits (const Text *from, const Text *to, int max_edits)
{
  const guint *a = (const guint *) (gpointer) from->numbers->data, *b = (const guint *) (gpointer) to->numbers->data;
  guint n = from->numbers->len, m = to->numbers->len, head = 0, tail = 0;
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  Search search;
  int d;

  while (head < n && head < m && a[head] == b[head])
    head++;
  while (tail < n - head && tail < m - head && a[n - 1 - tail] == b[m - 1 - tail])
    tail++;
  search = (Search) { a + head, b + head, (int) (n - head - tail), (int) (m - head - tail), max_edits, trace };
  d = search_edits (&search);
  if (d < 0)
    return NULL;
  trace_back (&search, d, head, edits);
  return g_steal_pointer (&edits);
}

/* --- Three ways --------------------------------------------------------------------------------------------------- */

static void
append_words (GString *out, const Text *text, guint from, guint n)
{
  for (guint i = from; i < from + n; i++)
    {
      const Word *word = &g_array_index (text->words, Word, i);
      g_string_append_len (out, word->start, (gssize) word->length);
    }
}

static gboolean
same_edit (const Texts *texts, const Edit *ours, const Edit *theirs)
{
  if (ours->from != theirs->from || ours->n != theirs->n || ours->m != theirs->m)
    return FALSE;
  for (guint i = 0; i < ours->m; i++)
    if (g_array_index (texts->text[1].numbers, guint, ours->to + i)
        != g_array_index (texts->text[2].numbers, guint, theirs->to + i))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): NULL where two edits touch */
static char *
combine (const Texts *texts)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint at = 0, next[3] = { 0 };

  for (;;)
    {
      const Edit *edit[3] = { NULL }, *first;
      int side;

      for (int k = 1; k < 3; k++)
        edit[k] = next[k] < texts->edits[k]->len ? &g_array_index (texts->edits[k], Edit, next[k]) : NULL;
      side = edit[1] == NULL || (edit[2] != NULL && edit[2]->from < edit[1]->from) ? 2 : 1;
      first = edit[side];
      if (first == NULL)
        break;
      if (edit[1] != NULL && edit[2] != NULL && same_edit (texts, edit[1], edit[2]))
        next[3 - side]++;
      else if (edit[3 - side] != NULL && first->from + first->n >= edit[3 - side]->from)
        return NULL;
      append_words (out, &texts->text[0], at, first->from - at);
      append_words (out, &texts->text[side], first->to, first->m);
      at = first->from + first->n;
      next[side]++;
    }
  append_words (out, &texts->text[0], at, texts->text[0].words->len - at);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
merge_once (const char *base, const char *ours, const char *theirs, int max_edits)
{
  const char *sides[] = { base, ours, theirs };
  Texts texts = { .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  char *merged = NULL;

  for (int k = 0; k < 3; k++)
    split (&texts, &texts.text[k], sides[k]);
  for (int k = 1; k < 3; k++)
    texts.edits[k] = find_edits (&texts.text[0], &texts.text[k], max_edits);
  if (texts.edits[1] != NULL && texts.edits[2] != NULL)
    merged = combine (&texts);
  for (int k = 0; k < 3; k++)
    {
      g_array_unref (texts.text[k].words);
      g_array_unref (texts.text[k].numbers);
      g_clear_pointer (&texts.edits[k], g_array_unref);
    }
  g_hash_table_unref (texts.numbers);
  return merged;
}

/* Merging theirs into the result once more must change nothing. Where words repeat, another alignment might be found then:
 * such texts do not combine. */
static gboolean
is_stable (const char *base, const char *merged, const char *side)
{
  g_autofree char *again = merge_once (base, merged, side, 2 * MAX_EDITS);

  return g_strcmp0 (again, merged) == 0;
}

/**
 * bst_merge_text:
 *
 * Takes a time that grows with the length times the number of differing words, of which at most 1,000 on each side are looked at.
 *
 * Returns: (transfer full) (nullable): the words of both; %NULL: they changed the same place, or neighbouring words
 */
char *
bst_merge_text (const char *base, const char *ours, const char *theirs)
{
  g_autofree char *merged = merge_once (base, ours, theirs, MAX_EDITS);

  if (merged == NULL || !is_stable (base, merged, ours) || !is_stable (base, merged, theirs))
    return NULL;
  return g_steal_pointer (&merged);
}
