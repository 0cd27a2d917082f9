/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline-match.c - which lines are objectives of the framework.
 *
 * A document gives the objectives in the framework's order, in two columns whose text is mixed. So the lines are laid
 * along both columns at once, in the way that makes the most words agree (dynamic programming over line, place in the
 * strategic column, place in the operational column). */
#include "bst-outline-text.h"
#include <string.h>

#define STEM 6          /* letters of a word that count: endings differ */
#define SHORTEST 4      /* letters of a word that says something */
#define MOST_LINES 1000 /* of a section; more is no list of objectives, and would take more memory than it is worth */
#define STRANGERS 100 /* thousandths of agreement below which two sentences are strangers */
#define ENOUGH 40 /* percent of agreement that speaks for itself; less needs a document that gives most of a column */
#define SURE 60 /* percent of agreement of one line alone, without its place among others */
#define AHEAD 3 /* how many objectives of the framework a document may leave out in a row */

/* What agreement is worth, in thousandths of a perfect match. */
enum {
  SAME_LEVEL = 150,
  OTHER_LEVEL = -500,
  WITHOUT_BULLET = -350,
  LEFT_OUT = -350, /* an objective of the framework that no line is */
  NEW = -200, /* a bullet that is nothing of the framework */
  OTHER_COLUMN = -120,
  STRANGE = -700, /* hardly a word in common */
  IMPOSSIBLE = -1000000
};

typedef struct {
  const BstItem *item;
  BstLineKind kind;
  GHashTable *stems;
} Place;

typedef struct {
  GPtrArray *lines; /* BstOutlineLine of one section, repeated ones left out */
  GPtrArray *stems; /* of each line: set of stems */
  GArray *columns[2]; /* Place: strategic, operational */
  int *likeness[2];   /* of each line with each place of a column */
  int *best; /* score from a state to the end */
  guint *choice; /* what to do in it */
} Match;

/* --- Words ----------------------------------------------------------------------------------------------------------- */

static GHashTable *
list_stems (const char *text)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, NULL, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= SHORTEST)
      g_hash_table_add (stems, g_utf8_substring (words[i], 0, MIN (STEM, g_utf8_strlen (words[i], -1))));
  return stems;
}

/* 0 … 1000: of the stems of the one that has fewest, how many the other has. */
static int
compare (GHashTable *a, GHashTable *b)
{
  guint fewest = MIN (g_hash_table_size (a), g_hash_table_size (b)), n = 0;
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    n += g_hash_table_contains (b, stem);
  return fewest > 0 ? (int) (n * 1000 / fewest) : 0;
}

/* --- The framework's columns --------------------------------------------------------------------------------------------- */

static void
add_place (GArray *column, const BstItem *item, BstLineKind kind)
{
  Place place = { item, kind, list_stems (bst_item_get_title (item, "nl")) };

  g_array_append_val (column, place);
}

static void
clear_place (gpointer data)
{
  g_hash_table_unref (((Place *) data)->stems);
}

/* Objectives with what stands below each: sub-objectives, and the groups that it names. */
static GArray *
make_column (BstFramework *framework, const char *list, const char *phase)
{
  GArray *column = g_array_new (FALSE, FALSE, sizeof (Place));
  GPtrArray *items = bst_framework_get_list (framework, list);

  g_array_set_clear_func (column, clear_place);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const BstItem *item = items->pdata[i];
      GPtrArray *children = bst_framework_get_children (framework, item->id);
      if (g_strcmp0 (item->phase, phase) != 0)
        continue;
      add_place (column, item, BST_LINE_OBJECTIVE);
      for (guint j = 0; children != NULL && j < children->len; j++)
        add_place (column, children->pdata[j], BST_LINE_SUB_OBJECTIVE);
    }
  return column;
}

/* --- The best way ---------------------------------------------------------------------------------------------------------- */

static Place *
get_place (const Match *self, guint column, guint at)
{
  return &g_array_index (self->columns[column], Place, at);
}

static gsize
state_of (const Match *self, guint line, guint strategic, guint operational, guint column)
{
  return (((gsize) line * (self->columns[0]->len + 1) + strategic) * (self->columns[1]->len + 1) + operational) * 2
         + column;
}

static int
value_of (const Match *self, guint at, guint column, guint place, guint from_column)
{
  const BstOutlineLine *line = self->lines->pdata[at];
  const Place *to = get_place (self, column, place);
  int value = self->likeness[column][at * self->columns[column]->len + place];

  if (value < STRANGERS)
    value += STRANGE;
  if (line->kind == BST_LINE_TEXT)
    value += WITHOUT_BULLET;
  else
    value += line->kind == to->kind ? SAME_LEVEL : OTHER_LEVEL;
  /* after a column that went on overleaf the other one is expected */
  return value + ((column != from_column) != line->turns ? OTHER_COLUMN : 0);
}

/* Choices of a state: 0 nothing of the framework; else 1 + column * AHEAD + how many are left out. */
static void
solve (Match *self, guint at, guint strategic, guint operational, guint from)
{
  const BstOutlineLine *line = self->lines->pdata[at];
  gsize state = state_of (self, at, strategic, operational, from);
  int best =
      (line->kind == BST_LINE_TEXT ? 0 : NEW) + self->best[state_of (self, at + 1, strategic, operational, from)];
  guint choice = 0;

  for (guint column = 0; column < 2; column++)
    for (guint ahead = 0; ahead < AHEAD; ahead++)
      {
        guint place = (column == 0 ? strategic : operational) + ahead;
        int value;
        if (place >= self->columns[column]->len)
          break;
        value = value_of (self, at, column, place, from) + LEFT_OUT * (int) ahead
                + self->best[column == 0 ? state_of (self, at + 1, place + 1, operational, 0)
                                         : state_of (self, at + 1, strategic, place + 1, 1)];
        if (value > best)
          best = value, choice = 1 + column * AHEAD + ahead;
      }
  self->best[state] = best;
  self->choice[state] = choice;
}

/* Once for all: the way passes each pair many times. */
static void
compare_all (Match *self, guint column)
{
  guint n = self->columns[column]->len;

  self->likeness[column] = g_new (int, self->lines->len *n + 1);
  for (guint at = 0; at < self->lines->len; at++)
    for (guint place = 0; place < n; place++)
      self->likeness[column][at * n + place] = compare (self->stems->pdata[at], get_place (self, column, place)->stems);
}

static int
solve_all (Match *self)
{
  guint n = self->lines->len, n_strategic = self->columns[0]->len, n_operational = self->columns[1]->len;
  gsize n_states = state_of (self, n + 1, 0, 0, 0);

  self->best = g_new0 (int, n_states);
  self->choice = g_new0 (guint, n_states);
  for (guint s = 0; s <= n_strategic; s++)
    for (guint o = 0; o <= n_operational; o++)
      for (guint column = 0; column < 2; column++)
        self->best[state_of (self, n, s, o, column)] = LEFT_OUT * (int) (n_strategic - s + n_operational - o);
  for (guint at = n; at-- > 0;)
    for (guint s = 0; s <= n_strategic; s++)
      for (guint o = 0; o <= n_operational; o++)
        for (guint column = 0; column < 2; column++)
          solve (self, at, s, o, column);
  return self->best[0];
}

static gboolean
is_of_column (const Match *self, const BstOutlineLine *line, guint column)
{
  for (guint i = 0; line->item != NULL && i < self->columns[column]->len; i++)
    if (get_place (self, column, i)->item == line->item)
      return TRUE;
  return FALSE;
}

static void
follow (Match *self)
{
  guint places[2] = { 0, 0 }, column = 0;

  for (guint at = 0; at < self->lines->len; at++)
    {
      BstOutlineLine *line = self->lines->pdata[at];
      guint choice = self->choice[state_of (self, at, places[0], places[1], column)];
      const Place *place;
      if (choice == 0)
        continue;
      column = (choice - 1) / AHEAD;
      places[column] += (choice - 1) % AHEAD;
      place = get_place (self, column, places[column]++);
      line->item = place->item;
      line->likeness = (guint) compare (self->stems->pdata[at], place->stems) / 10;
    }
}

/* Its place in the row makes up for other words, when the row is there: of a column given in part only what agrees is
 * taken over. */
static void
drop_doubtful (Match *self)
{
  for (guint column = 0; column < 2; column++)
    {
      guint n = 0;
      for (guint at = 0; at < self->lines->len; at++)
        n += is_of_column (self, self->lines->pdata[at], column);
      if (n * 2 > self->columns[column]->len)
        continue;
      for (guint at = 0; at < self->lines->len; at++)
        {
          BstOutlineLine *line = self->lines->pdata[at];
          if (line->likeness < ENOUGH && is_of_column (self, line, column))
            line->item = NULL, line->likeness = 0;
        }
    }
}

/* What a document printed without a bullet. */
static void
raise_texts (Match *self)
{
  for (guint at = 0; at < self->lines->len; at++)
    {
      BstOutlineLine *line = self->lines->pdata[at];
      if (line->item != NULL && line->kind == BST_LINE_TEXT)
        line->kind = line->item->parent != NULL ? BST_LINE_SUB_OBJECTIVE : BST_LINE_OBJECTIVE;
    }
}

static void
match_clear (Match *self)
{
  g_clear_pointer (&self->columns[0], g_array_unref);
  g_clear_pointer (&self->columns[1], g_array_unref);
  g_clear_pointer (&self->likeness[0], g_free);
  g_clear_pointer (&self->likeness[1], g_free);
  g_clear_pointer (&self->best, g_free);
  g_clear_pointer (&self->choice, g_free);
}

/* --- Sections ---------------------------------------------------------------------------------------------------------------- */

/* How well a section fits a life phase; takes the match over into the lines where asked to. */
static int
match_phase (Match *self, BstFramework *framework, const char *phase, gboolean keep)
{
  int score;

  self->columns[0] = make_column (framework, "strategic-objectives", phase);
  self->columns[1] = make_column (framework, "operational-objectives", phase);
  compare_all (self, 0);
  compare_all (self, 1);
  score = solve_all (self);
  if (keep)
    {
      follow (self);
      drop_doubtful (self);
      raise_texts (self);
    }
  match_clear (self);
  return score;
}

static const char *
find_phase (Match *self, BstFramework *framework)
{
  GPtrArray *phases = bst_framework_get_list (framework, "phases");
  const char *found = NULL;
  int best = IMPOSSIBLE;

  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const char *phase = ((const BstItem *) phases->pdata[i])->id;
      int score = match_phase (self, framework, phase, FALSE);
      if (found == NULL || score > best)
        found = phase, best = score;
    }
  return found;
}

/**
 * bst_outline_text_match_section:
 * @phase: (nullable): the life phase of the section; %NULL: found from its words
 *
 * Does what bst_outline_text_match() does for one section; the parents are to be found afterwards.
 */
void
bst_outline_text_match_section (GPtrArray *lines, guint section, BstFramework *framework, const char *phase)
{
  Match self = { .lines = g_ptr_array_new () };

  self.stems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < lines->len; i++)
    {
      BstOutlineLine *line = lines->pdata[i];
      if (line->section != section || line->repeated)
        continue;
      g_ptr_array_add (self.lines, line);
      g_ptr_array_add (self.stems, list_stems (line->text));
    }
  if (self.lines->len > 0 && self.lines->len <= MOST_LINES)
    {
      if (phase == NULL)
        phase = find_phase (&self, framework);
      if (phase != NULL)
        match_phase (&self, framework, phase, TRUE);
    }
  g_ptr_array_unref (self.lines);
  g_ptr_array_unref (self.stems);
}

/**
 * bst_outline_text_find_parents:
 *
 * A sub-objective that is nothing of the framework belongs to the objective before it.
 */
void
bst_outline_text_find_parents (GPtrArray *lines)
{
  int parent = -1;

  for (guint i = 0; i < lines->len; i++)
    {
      BstOutlineLine *line = lines->pdata[i];
      if (i > 0 && line->section != ((BstOutlineLine *) lines->pdata[i - 1])->section)
        parent = -1;
      if (line->kind == BST_LINE_OBJECTIVE && !line->repeated)
        parent = (int) i;
      else
        line->parent = line->kind == BST_LINE_SUB_OBJECTIVE ? parent : -1;
    }
}

/**
 * bst_outline_text_match:
 * @lines: (element-type BstOutlineLine): from bst_outline_text_read()
 * @phase: (nullable): the life phase they are of; %NULL: found for each section from its words
 *
 * Finds the framework's own objectives, sub-objectives and groups among the lines. A line without a bullet that is one
 * becomes one. Time and memory go with lines × strategic × operational objectives of a phase.
 */
void
bst_outline_text_match (GPtrArray *lines, BstFramework *framework, const char *phase)
{
  guint n = lines->len > 0 ? ((BstOutlineLine *) lines->pdata[lines->len - 1])->section : 0;

  for (guint i = 0; i < lines->len; i++)
    n = MAX (n, ((BstOutlineLine *) lines->pdata[i])->section);
  for (guint section = 0; section <= n; section++)
    bst_outline_text_match_section (lines, section, framework, phase);
  bst_outline_text_find_parents (lines);
}

/**
 * bst_outline_text_compare:
 *
 * Returns: 0 … 100: of the words of the shorter one, how many the other has too
 */
guint
bst_outline_text_compare (const char *text, const BstItem *item)
{
  g_autoptr (GHashTable) own = list_stems (text), other = list_stems (bst_item_get_title (item, "nl"));

  return (guint) compare (own, other) / 10;
}

static gboolean
is_taken (GPtrArray *lines, guint except, const BstItem *item)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const BstOutlineLine *line = lines->pdata[i];
      if (i != except && line->item == item && line->kind != BST_LINE_TEXT && !line->repeated)
        return TRUE;
    }
  return FALSE;
}

static const BstItem *
find_in_column (GPtrArray *lines, guint at, BstFramework *framework, const char *list, const char *phase, guint *best)
{
  const BstOutlineLine *line = lines->pdata[at];
  GArray *column = make_column (framework, list, phase);
  const BstItem *found = NULL;

  for (guint i = 0; i < column->len; i++)
    {
      const Place *place = &g_array_index (column, Place, i);
      guint likeness = bst_outline_text_compare (line->text, place->item);
      if (likeness <= *best || is_taken (lines, at, place->item))
        continue;
      found = place->item;
      *best = likeness;
    }
  g_array_unref (column);
  return found;
}

/**
 * bst_outline_text_find:
 * @at: position of a line that people changed by hand
 *
 * Returns: (transfer none) (nullable): what of the framework it is by its words alone, if no other line is
 */
const BstItem *
bst_outline_text_find (GPtrArray *lines, guint at, BstFramework *framework, const char *phase)
{
  guint best = SURE - 1;
  const BstItem *strategic = find_in_column (lines, at, framework, "strategic-objectives", phase, &best),
                *operational = find_in_column (lines, at, framework, "operational-objectives", phase, &best);

  return operational != NULL ? operational : strategic;
}

/**
 * bst_outline_text_get_phase:
 *
 * Returns: (nullable) (transfer none): the life phase that most lines of a section are of
 */
const char *
bst_outline_text_get_phase (GPtrArray *lines, guint section)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const BstOutlineLine *line = lines->pdata[i];
      if (line->section == section && line->item != NULL && line->item->phase != NULL)
        return line->item->phase;
    }
  return NULL;
}
