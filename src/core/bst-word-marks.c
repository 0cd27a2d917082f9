/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-word-marks.c - the longest common sequence of words, in the time of what differs: E. W. Myers, "An O(ND)
 * difference algorithm and its variations" (1986), forwards with the trace kept. */
#include "bst-word-marks.h"
#include <string.h>

/* Texts further apart than this many words are two texts, not one that was edited; it also bounds the trace (1 MB). */
#define MAX_DISTANCE 500

typedef struct {
  guint start, length;
} Word;

/* A run of letters and digits, a run of white space, or a single other character. */
static guint
class_of (gunichar c)
{
  return g_unichar_isspace (c) ? 0 : g_unichar_isalnum (c) || g_unichar_ismark (c) ? 1 : 2;
}

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      guint class = class_of (g_utf8_get_char (p));
      Word word;

      do
        p = g_utf8_next_char (p);
      while (*p != '\0' && class != 2 && class_of (g_utf8_get_char (p)) == class);
      word = (Word) { (guint) (start - text), (guint) (p - start) };
      g_array_append_val (words, word);
    }
  return words;
}

typedef struct {
  const char *texts[2];
  GArray *words[2];
  guint8 *kept[2]; /* per word: whether the other text has it too */
  guint first;     /* equal words at the start … */
  guint n[2];      /* … and how many after those, before the equal ones at the end */
} Words;

static const Word *
word_at (const Words *self, guint side, guint index)
{
  return &g_array_index (self->words[side], Word, index);
}

static gboolean
is_space (const Words *self, guint side, guint index)
{
  return g_unichar_isspace (g_utf8_get_char (self->texts[side] + word_at (self, side, index)->start));
}

static gboolean
same (const Words *self, guint a, guint b)
{
  const Word *one = word_at (self, 0, a), *two = word_at (self, 1, b);

  return one->length == two->length
         && memcmp (self->texts[0] + one->start, self->texts[1] + two->start, one->length) == 0;
}

static void
keep (Words *self, guint a, guint b)
{
  self->kept[0][a] = self->kept[1][b] = TRUE;
}

/* The equal words at both ends, which most edits leave. */
static void
trim (Words *self)
{
  guint n0 = self->words[0]->len, n1 = self->words[1]->len, first = 0, last = 0;

  while (first < MIN (n0, n1) && same (self, first, first))
    {
      keep (self, first, first);
      first++;
    }
  while (last < MIN (n0, n1) - first && same (self, n0 - 1 - last, n1 - 1 - last))
    {
      keep (self, n0 - 1 - last, n1 - 1 - last);
      last++;
    }
  self->first = first;
  self->n[0] = n0 - first - last;
  self->n[1] = n1 - first - last;
}

/* One more word put in or left out: v[k] is how far along the first text the diagonal k gets. */
static gboolean
step (const Words *self, int *v, int offset, int d)
{
  int n = (int) self->n[0], m = (int) self->n[1];

  for (int k = -d; k <= d; k += 2)
    {
      gboolean down = k == -d || (k != d && v[offset + k - 1] < v[offset + k + 1]);
      int x = down ? v[offset + k + 1] : v[offset + k - 1] + 1, y = x - k;

      while (x < n && y < m && x >= 0 && y >= 0 && same (self, self->first + (guint) x, self->first + (guint) y))
        {
          x++;
          y++;
        }
      v[offset + k] = x;
      if (x >= n && y >= m)
        return TRUE;
    }
  return FALSE;
}

/* Back along the trace: the stretches of diagonal are what both texts have. */
static void
follow (Words *self, GPtrArray *trace)
{
  int x = (int) self->n[0], y = (int) self->n[1];

  for (int d = (int) trace->len - 1; d >= 0 && (x > 0 || y > 0); d--)
    {
      const int *v = trace->pdata[d]; /* as it was before step d; offset d + 1 */
      int k = x - y, offset = d + 1;
      gboolean down = d == 0 || k == -d || (k != d && v[offset + k - 1] < v[offset + k + 1]);
      int from_x = d == 0 ? 0 : down ? v[offset + k + 1] : v[offset + k - 1] + 1;

      while (x > from_x && x > 0 && y > 0)
        keep (self, self->first + (guint) --x, self->first + (guint) --y);
      if (d > 0 && down)
        y--;
      else if (d > 0)
        x--;
    }
}

static gboolean
find_common (Words *self)
{
  int most = (int) MIN (self->n[0] + self->n[1], MAX_DISTANCE), offset = most + 1;
  g_autofree int *v = g_new0 (int, 2 * (gsize) most + 3);
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);

  for (int d = 0; d <= most; d++)
    {
      g_ptr_array_add (trace, g_memdup2 (v + offset - d - 1, (2 * (gsize) d + 3) * sizeof (int)));
      if (step (self, v, offset, d))
        {
          follow (self, trace);
          return TRUE;
        }
    }
  return FALSE;
}

/* Two edits with nothing but a space between them read better as one. */
static void
join_over_spaces (Words *self, guint side)
{
  for (guint i = 1; i + 1 < self->words[side]->len; i++)
    if (is_space (self, side, i) && !self->kept[side][i - 1] && !self->kept[side][i + 1])
      self->kept[side][i] = FALSE;
}

static GArray *
collect (const Words *self, guint side)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (BstMark));

  for (guint i = 0; i < self->words[side]->len; i++)
    {
      const Word *word = word_at (self, side, i);
      BstMark *last = marks->len > 0 ? &g_array_index (marks, BstMark, marks->len - 1) : NULL;
      BstMark mark = { word->start, word->length };

      if (self->kept[side][i])
        continue;
      if (last != NULL && last->start + last->length == word->start)
        last->length += word->length;
      else
        g_array_append_val (marks, mark);
    }
  return marks;
}

/* Where hardly a word is left, marking the others only makes both texts hard to read. */
static gboolean
is_worth_marking (const Words *self)
{
  guint n_kept = 0, n_words = 0;

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < self->words[side]->len; i++)
      if (class_of (g_utf8_get_char (self->texts[side] + word_at (self, side, i)->start)) == 1)
        {
          n_words++;
          n_kept += self->kept[side][i];
        }
  return n_words > 0 && n_kept * 3 >= n_words;
}

/**
 * bst_word_marks:
 * @ret_before: (out) (transfer full) (nullable) (element-type BstMark): what is only in @before
 * @ret_after: (out) (transfer full) (nullable) (element-type BstMark): what is only in @after
 *
 * Finds what was left out of @before and put into @after, word by word. Both are %NULL where the texts have so little in
 * common that one replaced the other.
 */
void
bst_word_marks (const char *before, const char *after, GArray **ret_before, GArray **ret_after)
{
  Words self = { .texts = { before, after }, .words = { split (before), split (after) } };
  gboolean good;

  *ret_before = *ret_after = NULL;
  for (guint side = 0; side < 2; side++)
    self.kept[side] = g_new0 (guint8, self.words[side]->len + 1);
  trim (&self);
  good = find_common (&self) && is_worth_marking (&self);
  if (good)
    {
      join_over_spaces (&self, 0);
      join_over_spaces (&self, 1);
      *ret_before = collect (&self, 0);
      *ret_after = collect (&self, 1);
    }
  for (guint side = 0; side < 2; side++)
    {
      g_array_unref (self.words[side]);
      g_free (self.kept[side]);
    }
}
