/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline-text.c - lines of a document to whole sentences with a level each. */
#include "bst-outline-text.h"
#include <string.h>

#define FURNITURE 6     /* so many empty lines in a row end a column */
#define INTRODUCTION 3  /* so many lines without a bullet begin a new section */

typedef struct {
  GPtrArray *lines;    /* BstOutlineLine */
  const char *whole;   /* the text */
  GHashTable *words;   /* its words, folded: what proves how a cut word is written */
  BstOutlineLine *open; /* the one that the next line may continue */
  GString *text;       /* of the open one */
  guint number, section, n_blank, n_plain;
  gboolean turns, any; /* any: the section has a bullet */
} Reader;

BstOutlineLine *
bst_outline_line_copy (const BstOutlineLine *self)
{
  BstOutlineLine *copy = g_new (BstOutlineLine, 1);

  *copy = *self;
  copy->text = g_strdup (self->text);
  copy->under = g_strdup (self->under);
  copy->joints = self->joints != NULL ? g_array_copy (self->joints) : NULL;
  return copy;
}

void
bst_outline_line_free (BstOutlineLine *self)
{
  g_clear_pointer (&self->joints, g_array_unref);
  g_free (self->under);
  g_free (self->text);
  g_free (self);
}

/* --- Words ------------------------------------------------------------------------------------------------------- */

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-' || c == '+' || c == 0x2019 || c == '\'';
}

static void
collect_words (GHashTable *words, const char *text)
{
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (is_of_word (c) && start == NULL)
        start = p;
      else if (!is_of_word (c) && start != NULL)
        {
          g_hash_table_add (words, g_utf8_strdown (start, p - start));
          start = NULL;
        }
      if (c == '\0')
        return;
    }
}

/* The last word before the hyphen that ends text, and the first of next. */
static char *
last_word (const GString *text)
{
  const char *end = text->str + text->len - 1, *start = end;

  while (start > text->str && is_of_word (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  return g_strndup (start, (gsize) (end - start));
}

static char *
first_word (const char *next)
{
  const char *end = next;

  while (*end != '\0' && is_of_word (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return g_strndup (next, (gsize) (end - next));
}

static gboolean
is_known (GHashTable *words, const char *a, const char *b, const char *c)
{
  g_autofree char *whole = g_strconcat (a, b, c, NULL), *folded = g_utf8_strdown (whole, -1);

  return g_hash_table_contains (words, folded);
}

static gboolean
is_acronym (const char *word)
{
  g_autofree char *up = g_utf8_strup (word, -1);

  return strcmp (up, word) == 0 || g_str_has_suffix (word, "+");
}

static void
note_joint (BstOutlineLine *line, gsize at)
{
  guint place = (guint) at;

  if (line->joints == NULL)
    line->joints = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (line->joints, place);
}

/* A hyphen at the end of a line is part of the word ("NEET-jongeren") or only cuts it ("gezondheids-vaardigheden"). The
 * rest of the text tells which, and where it does not, the word is joined and marked. */
static void
join_cut_word (Reader *reader, const char *next)
{
  static const char *const joiners[] = { "en", "of", "noch", "and", "or", "et", "ou", "und", "oder", NULL };
  g_autofree char *before = last_word (reader->text), *after = first_word (next);

  if (g_strv_contains (joiners, after)) /* "gezondheids- en welzijnsbeleid" */
    {
      g_string_append_printf (reader->text, " %s", next);
      return;
    }
  if (!is_known (reader->words, before, "-", after) && !is_acronym (before))
    {
      g_string_truncate (reader->text, reader->text->len - 1);
      if (!is_known (reader->words, before, after, ""))
        note_joint (reader->open, reader->text->len);
    }
  g_string_append (reader->text, next);
}

/* "(jong)" at the end of a line and "volwassenen" on the next are one word where the text writes it so elsewhere. */
static gboolean
is_bracketed_start (const Reader *reader, const char *next)
{
  const char *open = strrchr (reader->text->str, '(');
  g_autofree char *after = first_word (next), *whole = open != NULL ? g_strconcat (open, after, NULL) : NULL;

  return open != NULL && *after != '\0' && strchr (open, ' ') == NULL && strstr (reader->whole, whole) != NULL;
}

static void
append (Reader *reader, const char *next)
{
  GString *text = reader->text;
  char last = text->len > 0 ? text->str[text->len - 1] : '\0';
  gboolean after_word = text->len > 1 && is_of_word (g_utf8_get_char (g_utf8_prev_char (text->str + text->len - 1)));

  reader->open->last = reader->number;
  if (last == '-' && after_word && *next != '\0')
    {
      join_cut_word (reader, next);
      return;
    }
  if (text->len > 0 && last != '/' && !(last == ')' && is_bracketed_start (reader, next)))
    g_string_append_c (text, ' ');
  g_string_append (text, next);
}

/* --- Lines ------------------------------------------------------------------------------------------------------- */

/* Bullets of the second level; every other kind of bullet is of the first. */
static const char *const second[] = { ">", "–", "-", "o", "◦", "›", "→", NULL };
static const char *const firsts[] = { "•", "●", "▪", "■", "*", "·", "", NULL };

static const char *
skip_bullet (const char *text, const char *const *bullets)
{
  for (guint i = 0; bullets[i] != NULL; i++)
    {
      gsize n = strlen (bullets[i]);
      if (strncmp (text, bullets[i], n) == 0 && (text[n] == ' ' || text[n] == '\t'))
        return text + n + strspn (text + n, " \t");
    }
  return NULL;
}

/* "3." and "3)" are of the first level, "a)" is of the second. */
static const char *
skip_number (const char *text, gboolean *ret_sub)
{
  gsize n = strspn (text, "0123456789");

  *ret_sub = n == 0;
  if (n == 0 && g_ascii_islower (*text) && text[1] == ')')
    n = 1;
  if (n == 0 || n > 2 || (text[n] != '.' && text[n] != ')') || (text[n + 1] != ' ' && text[n + 1] != '\t'))
    return NULL;
  return text + n + 1 + strspn (text + n + 1, " \t");
}

static const char *
find_bullet (const char *text, BstLineKind *ret_kind)
{
  const char *rest;
  gboolean sub = FALSE;

  *ret_kind = BST_LINE_OBJECTIVE;
  if ((rest = skip_bullet (text, firsts)) != NULL)
    return rest;
  if ((rest = skip_number (text, &sub)) == NULL && (rest = skip_bullet (text, second)) != NULL)
    sub = TRUE;
  if (sub)
    *ret_kind = BST_LINE_SUB_OBJECTIVE;
  return rest;
}

static void
close_line (Reader *reader)
{
  if (reader->open == NULL)
    return;
  reader->open->text = g_string_free (g_steal_pointer (&reader->text), FALSE);
  g_strstrip (reader->open->text);
  reader->open = NULL;
}

static void
open_line (Reader *reader, BstLineKind kind, const char *text)
{
  BstOutlineLine *line = g_new0 (BstOutlineLine, 1);

  close_line (reader);
  line->kind = kind;
  line->first = line->last = reader->number;
  line->section = reader->section;
  line->turns = reader->turns;
  line->parent = line->level = -1;
  reader->open = line;
  reader->text = g_string_new (NULL);
  reader->turns = FALSE;
  g_ptr_array_add (reader->lines, line);
  append (reader, text);
}

static gboolean
ends_sentence (const GString *text)
{
  gsize n = text->len;

  while (n > 0 && g_ascii_isspace (text->str[n - 1]))
    n--;
  return n == 0 || strchr (".:!?;", text->str[n - 1]) != NULL;
}

/* What goes on: the next line at once; after a gap only in the middle of a sentence. */
static gboolean
continues (const Reader *reader, const char *text, gboolean new_page)
{
  if (reader->open == NULL)
    return FALSE;
  if (reader->open->kind == BST_LINE_TEXT)
    return reader->n_blank == 0;
  return reader->n_blank == 0 ? !new_page : !ends_sentence (reader->text) && g_unichar_islower (g_utf8_get_char (text));
}

static void
read_bullet (Reader *reader, BstLineKind kind, const char *rest)
{
  if (reader->any && reader->n_plain >= INTRODUCTION)
    reader->section++, reader->any = FALSE;
  reader->any = TRUE;
  reader->n_plain = 0;
  reader->turns |= reader->n_blank >= FURNITURE;
  open_line (reader, kind, rest);
}

/* "... >>": the column goes on overleaf. */
static gboolean
is_turn (const char *text)
{
  const char *rest = g_str_has_prefix (text, "...") ? text + 3
                     : g_str_has_prefix (text, "…") ? text + strlen ("…")
                                                    : NULL;

  if (rest == NULL)
    return FALSE;
  rest += strspn (rest, " \t");
  return strcmp (rest, ">>") == 0 || strcmp (rest, "»") == 0;
}

static void
read_line (Reader *reader, char *line)
{
  gboolean new_page = *line == '\f' || *line == ' ';
  BstLineKind kind;
  const char *rest;

  reader->number++;
  g_strstrip (line);
  if (*line == '\0')
    {
      reader->n_blank++;
      return;
    }
  if (is_turn (line))
    {
      close_line (reader);
      reader->turns = TRUE;
    }
  else if ((rest = find_bullet (line, &kind)) != NULL)
    read_bullet (reader, kind, rest);
  else
    {
      gboolean goes_on = continues (reader, line, new_page);
      if (goes_on)
        append (reader, line);
      else
        open_line (reader, BST_LINE_TEXT, line);
      reader->n_plain += reader->open->kind == BST_LINE_TEXT;
    }
  reader->n_blank = 0;
}

/* --- What stands in the text twice ----------------------------------------------------------------------------------- */

static BstOutlineLine *
get_line (GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

static char *
make_key (const BstOutlineLine *line)
{
  g_autofree char *folded = g_utf8_casefold (line->text, -1);

  return g_strdup_printf ("%u %s", line->section, folded);
}

static void
mark_repeated (GPtrArray *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      BstOutlineLine *line = get_line (lines, i);
      char *key = make_key (line);
      line->repeated = line->kind != BST_LINE_TEXT && g_hash_table_contains (seen, key);
      g_hash_table_add (seen, key);
    }
}

static guint
find_first (GPtrArray *lines, guint repeated)
{
  const BstOutlineLine *line = get_line (lines, repeated);

  for (guint i = 0; i < repeated; i++)
    if (get_line (lines, i)->section == line->section && get_line (lines, i)->kind == line->kind
        && g_ascii_strcasecmp (get_line (lines, i)->text, line->text) == 0)
      return i;
  return repeated;
}

/* An objective that is repeated brings sub-objectives for the first: they go there. */
static void
gather_sub_objectives (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      guint to;
      if (!get_line (lines, i)->repeated || get_line (lines, i)->kind != BST_LINE_OBJECTIVE)
        continue;
      to = find_first (lines, i) + 1;
      while (to < i && get_line (lines, to)->kind == BST_LINE_SUB_OBJECTIVE && !get_line (lines, to)->turns)
        to++;
      for (guint j = i + 1;
           j < lines->len && get_line (lines, j)->kind == BST_LINE_SUB_OBJECTIVE && !get_line (lines, j)->turns; j++)
        {
          BstOutlineLine *line = g_ptr_array_steal_index (lines, j);
          g_ptr_array_insert (lines, (int) to++, line);
        }
    }
}

/**
 * bst_outline_text_read:
 * @text: as it comes out of the clipboard or a file; UTF-8
 *
 * Returns: (transfer full) (element-type BstOutlineLine): every bullet and every run of text without one, in the order of
 *   the text, apart from the sub-objectives of repeated objectives, which stand with the first
 */
GPtrArray *
bst_outline_text_read (const char *text)
{
  Reader reader = { .lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_outline_line_free) };
  g_autofree char *clean = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

  reader.whole = clean;
  reader.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_words (reader.words, clean);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&reader, lines[i]);
  close_line (&reader);
  g_hash_table_unref (reader.words);
  mark_repeated (reader.lines);
  gather_sub_objectives (reader.lines);
  return reader.lines;
}
