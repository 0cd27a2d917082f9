/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-scan.c - what json-glib lets pass, refused in one linear pass: depth, double keys, integers that do not fit,
 * numbers that are not finite, NUL, half surrogates, anything after the document. */
#include "bst-json.h"
#include "bst-run.h"
#include <math.h>
#include <string.h>

typedef struct {
  guint64 hash;
  gsize at;
} Key;

typedef struct {
  const char *start, *p, *end;
  GArray *keys; /* of all objects that are open: a stack */
  GArray *spans;
  const char *problem;
  BstScanKnownFunc known; /* or NULL */
  gpointer known_data;
} Scan;

static gboolean scan_value (Scan *s, guint depth);

static gboolean
fail (Scan *s, const char *problem)
{
  if (s->problem == NULL)
    s->problem = problem;
  return FALSE;
}

static void
skip_space (Scan *s)
{
  s->p = bst_run_space (s->p, s->end);
}

static gboolean
take (Scan *s, char c)
{
  if (s->p == s->end || *s->p != c)
    return FALSE;
  s->p++;
  return TRUE;
}

static gboolean
scan_hex4 (Scan *s, gunichar *ret_unit)
{
  *ret_unit = 0;
  for (int i = 0; i < 4; i++, s->p++)
    if (s->p == s->end || !g_ascii_isxdigit (*s->p))
      return fail (s, N_ ("\\u needs four hexadecimal digits"));
    else
      *ret_unit = *ret_unit * 16 + (gunichar) g_ascii_xdigit_value (*s->p);
  return TRUE;
}

/* After the backslash. Gives the character, so that "a" and "\u0061" are the same key. */
static gboolean
scan_escape (Scan *s, gunichar *ret_char)
{
  static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *name;
  gunichar low;

  if (s->p == s->end)
    return fail (s, N_ ("text without an end"));
  if ((name = memchr (names, *s->p, sizeof names - 1)) != NULL)
    {
      *ret_char = (guchar) meant[name - names];
      s->p++;
      return TRUE;
    }
  if (!take (s, 'u'))
    return fail (s, N_ ("unknown escape"));
  if (!scan_hex4 (s, ret_char))
    return FALSE;
  if (*ret_char == 0)
    return fail (s, N_ ("\\u0000 in text"));
  if (*ret_char < 0xd800 || *ret_char > 0xdfff)
    return TRUE;
  if (*ret_char > 0xdbff || !take (s, '\\') || !take (s, 'u') || !scan_hex4 (s, &low) || low < 0xdc00 || low > 0xdfff)
    return fail (s, N_ ("half of a surrogate pair"));
  *ret_char = 0x10000 + ((*ret_char - 0xd800) << 10) + (low - 0xdc00);
  return TRUE;
}

/* hash: FNV-1a of the text meant, NULL where it is no key. */
static gboolean
scan_string (Scan *s, guint64 *hash)
{
  char utf8[6];

  if (!take (s, '"'))
    return fail (s, N_ ("expected text"));
  for (;;)
    {
      const char *run = s->p;
      s->p = bst_run_text (s->p, s->end);
      for (; hash != NULL && run < s->p; run++)
        *hash = (*hash ^ (guchar) *run) * G_GUINT64_CONSTANT (1099511628211);
      if (take (s, '"'))
        return TRUE;
      if (!take (s, '\\'))
        return fail (s, s->p == s->end ? N_ ("text without an end") : N_ ("control character in text"));
      gunichar c;
      if (!scan_escape (s, &c))
        return FALSE;
      for (int i = 0, n = g_unichar_to_utf8 (c, utf8); hash != NULL && i < n; i++)
        *hash = (*hash ^ (guchar) utf8[i]) * G_GUINT64_CONSTANT (1099511628211);
    }
}

static gboolean
scan_digits (Scan *s)
{
  const char *start = s->p;

  while (s->p < s->end && g_ascii_isdigit (*s->p))
    s->p++;
  return s->p > start;
}

static gboolean
scan_number (Scan *s)
{
  const char *start = s->p;
  gboolean negative = take (s, '-'), real = FALSE;
  guint64 number = 0, limit = (guint64) G_MAXINT64 + (negative ? 1 : 0);
  const char *digits = s->p;

  if (!take (s, '0') && !scan_digits (s))
    return fail (s, N_ ("expected a value"));
  for (const char *d = digits; d < s->p; d++)
    {
      guint digit = (guint) (*d - '0');
      if (number > (limit - digit) / 10)
        {
          number = G_MAXUINT64;
          break;
        }
      number = number * 10 + digit;
    }
  if (take (s, '.') && (real = TRUE) && !scan_digits (s))
    return fail (s, N_ ("expected digits"));
  if ((take (s, 'e') || take (s, 'E')) && (real = TRUE))
    {
      if (!take (s, '+'))
        take (s, '-');
      if (!scan_digits (s))
        return fail (s, N_ ("expected digits"));
    }
  if (!real && number == G_MAXUINT64)
    return fail (s, N_ ("a whole number that does not fit in 64 bits"));
  if (real && !isfinite (g_ascii_strtod (start, NULL)))
    return fail (s, N_ ("a number that is not finite"));
  return TRUE;
}

static gboolean
scan_word (Scan *s, const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (s->end - s->p) < n || memcmp (s->p, word, n) != 0)
    return fail (s, N_ ("expected a value"));
  s->p += n;
  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 ha = ((const Key *) a)->hash, hb = ((const Key *) b)->hash;

  return (ha > hb) - (ha < hb);
}

/* Equal 64-bit hashes count as equal keys. That can only refuse a file that was made to be refused. */
static gboolean
check_keys (Scan *s, guint first)
{
  Key *keys = &g_array_index (s->keys, Key, first);
  guint n = s->keys->len - first;

  if (n > 32)
    qsort (keys, n, sizeof (Key), compare_keys);
  for (guint i = 1; i < n; i++)
    for (guint j = n > 32 ? i - 1 : 0; j < i; j++)
      if (keys[i].hash == keys[j].hash)
        {
          s->p = s->start + MAX (keys[i].at, keys[j].at);
          return fail (s, BST_SCAN_TWICE);
        }
  g_array_set_size (s->keys, first);
  return TRUE;
}

static gboolean
scan_member (Scan *s, guint depth)
{
  Key key = { G_GUINT64_CONSTANT (14695981039346656037), (gsize) (s->p - s->start) };
  guint span = s->spans->len;
  gsize key_end;

  if (!scan_string (s, &key.hash))
    return FALSE;
  key_end = (gsize) (s->p - s->start);
  g_array_append_val (s->keys, key);
  skip_space (s);
  if (!take (s, ':'))
    return fail (s, N_ ("expected a colon"));
  skip_space (s);
  if (depth == 1)
    g_array_append_val (s->spans,
                        ((BstSpan) { key.at + 1, key_end - key.at - 2, (gsize) (s->p - s->start), 0, FALSE }));
  if (!scan_value (s, depth))
    return FALSE;
  if (depth == 1)
    g_array_index (s->spans, BstSpan, span).end = (gsize) (s->p - s->start);
  return TRUE;
}

static gboolean
scan_item (Scan *s, guint depth)
{
  BstSpan span = { 0, 0, (gsize) (s->p - s->start), 0, TRUE };
  gsize n = depth == 2 && s->known != NULL ? s->known (s->p, (gsize) (s->end - s->p), s->known_data) : 0;

  s->p += n;
  if (n == 0 && !scan_value (s, depth))
    return FALSE;
  span.end = (gsize) (s->p - s->start);
  if (depth == 2)
    g_array_append_val (s->spans, span);
  return TRUE;
}

static gboolean
scan_container (Scan *s, guint depth, char close, gboolean (*scan_part) (Scan *, guint))
{
  guint first_key = s->keys->len;

  if (depth > BST_MAX_DEPTH)
    return fail (s, BST_SCAN_DEEP);
  s->p++;
  skip_space (s);
  if (take (s, close))
    return TRUE;
  do
    {
      skip_space (s);
      if (!scan_part (s, depth))
        return FALSE;
      skip_space (s);
    }
  while (take (s, ','));
  if (!take (s, close))
    return fail (s, N_ ("expected a comma or the end"));
  return close == ']' || check_keys (s, first_key);
}

static gboolean
scan_value (Scan *s, guint depth)
{
  switch (s->p < s->end ? *s->p : '\0')
    {
    case '{':
      return scan_container (s, depth + 1, '}', scan_member);
    case '[':
      return scan_container (s, depth + 1, ']', scan_item);
    case '"':
      return scan_string (s, NULL);
    case 't':
      return scan_word (s, "true");
    case 'f':
      return scan_word (s, "false");
    case 'n':
      return scan_word (s, "null");
    default:
      return scan_number (s);
    }
}

/**
 * bst_scan_place:
 * @offset: in bytes
 * @ret_line: (out): from 1
 * @ret_column: (out): from 1, in characters
 */
void
bst_scan_place (const char *data, gsize offset, guint *ret_line, guint *ret_column)
{
  const char *line_start = data;

  *ret_line = 1;
  for (const char *p = data; p < data + offset; p++)
    if (*p == '\n')
      {
        ++*ret_line;
        line_start = p + 1;
      }
  *ret_column = 1 + (guint) g_utf8_strlen (line_start, data + offset - line_start);
}

/* Moves to the first byte that is wrong. */
static gboolean
check_encoding (Scan *s)
{
  gsize length = (gsize) (s->end - s->start);

  if (length >= 2 && (memcmp (s->start, "\xff\xfe", 2) == 0 || memcmp (s->start, "\xfe\xff", 2) == 0))
    return fail (s, BST_SCAN_UTF16);
  if (length >= 3 && memcmp (s->start, "\xef\xbb\xbf", 3) == 0)
    return fail (s, BST_SCAN_BOM);
  if (!g_utf8_validate_len (s->start, length, &s->p))
    return fail (s, *s->p == '\0' ? BST_SCAN_NUL : BST_SCAN_NOT_UTF8);
  s->p = s->start;
  return TRUE;
}

/**
 * bst_scan:
 * @data: ends in NUL
 * @spans: (element-type BstSpan): gets each member of the root object, and each item of an array that is such a member
 * @ret_offset: (out): where the problem is
 * @ret_problem: (out): untranslated
 *
 * Returns: whether @data is strict JSON within our caps
 */
gboolean
bst_scan (const char *data, gsize length, GArray *spans, gsize *ret_offset, const char **ret_problem)
{
  return bst_scan_with_known (data, length, NULL, NULL, spans, ret_offset, ret_problem);
}

/**
 * bst_scan_with_known:
 * @known: (nullable) (scope call): is asked about each item of an array that is a member of the root object; what it
 *   knows is not scanned again
 *
 * Returns: as bst_scan()
 */
gboolean
bst_scan_with_known (const char *data, gsize length, BstScanKnownFunc known, gpointer known_data, GArray *spans,
                     gsize *ret_offset, const char **ret_problem)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  Scan s = { data, data, data + length, keys, spans, NULL, known, known_data };

  if (check_encoding (&s))
    {
      skip_space (&s);
      if (s.p == s.end)
        fail (&s, BST_SCAN_EMPTY);
      else if (scan_value (&s, 0))
        {
          skip_space (&s);
          if (s.p < s.end)
            fail (&s, BST_SCAN_BEHIND);
        }
    }
  if (s.problem == NULL)
    return TRUE;
  *ret_offset = (gsize) (s.p - data);
  *ret_problem = s.problem;
  return FALSE;
}

/**
 * bst_scan_part:
 * @start: where a value begins, in UTF-8
 * @end: it may not go beyond this
 * @depth: how many objects and lists it stands in
 * @ret_end: (out): behind the value, or where the problem is
 * @ret_problem: (out): untranslated
 *
 * For files that bst_scan() refused.
 *
 * Returns: whether one strict value stands at @start
 */
gboolean
bst_scan_part (const char *data, gsize start, gsize end, guint depth, gsize *ret_end, const char **ret_problem)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan)); /* of no use here */
  Scan s = { data, data + start, data + end, keys, spans, NULL, NULL, NULL };
  gboolean good = scan_value (&s, depth);

  *ret_end = (gsize) (s.p - data);
  *ret_problem = s.problem;
  return good;
}

/* --- Finding a place again, for messages: slow and only for files that were refused -------------------------- */

/* Moves to the value of the member name (length n) of the object at s->p. */
static gboolean
enter_member (Scan *s, const char *name, gsize n)
{
  if (!take (s, '{'))
    return FALSE;
  do
    {
      const char *key;
      skip_space (s);
      key = s->p + 1;
      if (!scan_string (s, NULL))
        return FALSE;
      gboolean found = (gsize) (s->p - 1 - key) == n && memcmp (key, name, n) == 0;
      skip_space (s);
      if (!take (s, ':'))
        return FALSE;
      skip_space (s);
      if (found)
        return TRUE;
      if (!scan_value (s, 2))
        return FALSE;
      skip_space (s);
    }
  while (take (s, ','));
  return FALSE;
}

static gboolean
enter_item (Scan *s, guint64 index)
{
  if (!take (s, '['))
    return FALSE;
  skip_space (s);
  for (; index > 0; index--)
    {
      if (!scan_value (s, 2))
        return FALSE;
      skip_space (s);
      if (!take (s, ','))
        return FALSE;
      skip_space (s);
    }
  return TRUE;
}

/**
 * bst_scan_find:
 * @start: of a value in @data that bst_scan() accepted
 * @end: its end
 * @path: a member below it, as in `milestones[2].date`
 *
 * Returns: the offset of the value at @path, or of the deepest part of it that is there
 */
gsize
bst_scan_find (const char *data, gsize start, gsize end, const char *path)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan)); /* stays empty: this is below the root */
  Scan s = { data, data + start, data + end, keys, spans, NULL, NULL, NULL };
  gsize found = start;

  while (*path != '\0')
    {
      gsize n = strcspn (path, ".[");
      gboolean entered =
          *path == '[' ? enter_item (&s, g_ascii_strtoull (path + 1, NULL, 10)) : enter_member (&s, path, n);
      if (!entered)
        break;
      found = (gsize) (s.p - data);
      path += *path == '[' ? strcspn (path, "]") + 1 : n;
      path += *path == '.';
    }
  return found;
}
