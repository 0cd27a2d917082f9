/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-text.h"
#include <string.h>

/* The languages that the program has, the first one as fallback of the framework's titles. */
const char *const bst_text_languages[] = { "nl", "en", "fr", "de", NULL };

/* --- Compiled catalogues: the format is described in the GNU gettext manual, "The Format of GNU MO Files" ----- */

typedef struct {
  GMappedFile *file;
  const char *data;
  guint32 n, originals, translations; /* offsets of the two tables */
} Catalogue;

static guint32
read_u32 (const char *data, gsize offset)
{
  guint32 number;

  memcpy (&number, data + offset, sizeof number);
  return number;
}

static gboolean
in_file (gsize length, guint64 offset, guint64 size)
{
  return offset <= length && size <= length - offset;
}

/* Both tables and every string must lie in the file and end in NUL: a damaged catalogue is no catalogue. */
static gboolean
check_catalogue (const Catalogue *self, gsize length)
{
  for (guint t = 0; t < 2; t++)
    {
      guint32 table = t == 0 ? self->originals : self->translations;
      if (!in_file (length, table, (guint64) self->n * 8))
        return FALSE;
      for (guint32 i = 0; i < self->n; i++)
        {
          guint32 size = read_u32 (self->data, table + 8 * i), offset = read_u32 (self->data, table + 8 * i + 4);
          if (!in_file (length, offset, (guint64) size + 1) || self->data[offset + size] != '\0')
            return FALSE;
        }
    }
  return TRUE;
}

static Catalogue *
open_catalogue (const char *language)
{
  const char *dir = g_getenv ("BOUWSTENEN_LOCALEDIR");
  g_autofree char *path =
      g_build_filename (dir != NULL ? dir : BST_LOCALEDIR, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  Catalogue *self = g_new0 (Catalogue, 1);
  gsize length;

  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file == NULL)
    return self;
  length = g_mapped_file_get_length (self->file);
  self->data = g_mapped_file_get_contents (self->file);
  if (length < 28 || read_u32 (self->data, 0) != 0x950412de)
    return self;
  self->n = read_u32 (self->data, 8);
  self->originals = read_u32 (self->data, 12);
  self->translations = read_u32 (self->data, 16);
  if (!check_catalogue (self, length))
    self->n = 0;
  return self;
}

static Catalogue *
get_catalogue (const char *language)
{
  static GHashTable *catalogues;
  static GMutex mutex;
  Catalogue *self;

  g_mutex_lock (&mutex);
  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (catalogues, language);
  if (self == NULL)
    g_hash_table_insert (catalogues, g_strdup (language), self = open_catalogue (language));
  g_mutex_unlock (&mutex);
  return self;
}

/* ret_size: of the translation, all its plural forms together. */
static const char *
look_up (const char *language, const char *message, guint32 *ret_size)
{
  const Catalogue *self = get_catalogue (language);
  guint32 low = 0, high = self->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (self->data + read_u32 (self->data, self->originals + 8 * middle + 4), message);
      if (order == 0)
        {
          *ret_size = read_u32 (self->data, self->translations + 8 * middle);
          return self->data + read_u32 (self->data, self->translations + 8 * middle + 4);
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* --- The language -------------------------------------------------------------------------------------------- */

static const char *chosen;

static const char *
find_language (const char *name)
{
  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    if (g_str_has_prefix (name, bst_text_languages[i]) && !g_ascii_isalpha (name[strlen (bst_text_languages[i])]))
      return bst_text_languages[i];
  return NULL;
}

/**
 * bst_text_set_language:
 * @language: (nullable): "nl", "nl_BE.UTF-8", …; %NULL goes back to the environment's
 *
 * Chooses the language of the person at the keyboard, for calls that name none. Call it before threads do.
 */
void
bst_text_set_language (const char *language)
{
  chosen = language != NULL ? find_language (language) : NULL;
}

/**
 * bst_text_get_language:
 *
 * Returns: the language of the person at the keyboard: one of `bst_text_languages`
 */
const char *
bst_text_get_language (void)
{
  const char *const *names;

  if (chosen != NULL)
    return chosen;
  names = g_get_language_names ();
  for (guint i = 0; names[i] != NULL; i++)
    if (find_language (names[i]) != NULL)
      return find_language (names[i]);
  return "en";
}

/* A plan may name any language, and its name becomes part of a path: only those that we have. */
static const char *
get_known_language (const char *language)
{
  const char *known = language != NULL ? find_language (language) : bst_text_get_language ();

  return known != NULL ? known : "en";
}

/**
 * bst_text:
 * @language: (nullable): %NULL for the person's
 * @message: in English, marked with N_()
 *
 * Returns: (transfer none): @message in @language, or as it is
 */
const char *
bst_text (const char *language, const char *message)
{
  guint32 size;
  const char *found = *message != '\0' ? look_up (get_known_language (language), message, &size) : NULL;

  return found != NULL && *found != '\0' ? found : message;
}

/**
 * bst_text_plural:
 * @one: for 1, in English
 * @many: for others, in English
 *
 * Returns: (transfer none): the form for @n things; it may hold %u or a {placeholder} for the number
 */
const char *
bst_text_plural (const char *language, const char *one, const char *many, guint64 n)
{
  const char *in = get_known_language (language);
  gboolean single = strcmp (in, "fr") == 0 ? n <= 1 : n == 1;
  guint32 size;
  const char *found = look_up (in, one, &size);

  /* the forms follow each other; ours all have two, but a text that is also used without a number may have one */
  if (found == NULL || *found == '\0' || strlen (found) >= size)
    return n == 1 ? one : many;
  return single ? found : found + strlen (found) + 1;
}

static const char *
value_of (const char *const *pairs, const char *name, gsize n)
{
  for (guint i = 0; pairs != NULL && pairs[i] != NULL && pairs[i + 1] != NULL; i += 2)
    if (strlen (pairs[i]) == n && memcmp (pairs[i], name, n) == 0)
      return pairs[i + 1];
  return NULL;
}

/**
 * bst_text_fill:
 * @template_: holds {name} placeholders; unknown ones stay
 * @names_and_values: (nullable) (array zero-terminated=1): name, value, name, value
 *
 * Returns: (transfer full): the filled text
 */
char *
bst_text_fill (const char *template_, const char *const *names_and_values)
{
  GString *out = g_string_new (NULL);

  for (const char *p = template_; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      const char *value = end != NULL ? value_of (names_and_values, p + 1, (gsize) (end - p - 1)) : NULL;

      if (value == NULL)
        g_string_append_c (out, *p++);
      else
        {
          g_string_append (out, value);
          p = end + 1;
        }
    }
  return g_string_free (out, FALSE);
}

/**
 * bst_text_fold:
 *
 * Returns: (transfer full): @text without case and accents, so that "coordinatie" finds "Coördinatie" and "kmo's" finds
 *   "kmo’s"
 */
char *
bst_text_fold (const char *text)
{
  g_autofree char *apart = NULL;
  GString *folded;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  if (apart == NULL)
    return g_ascii_strdown (text, -1);
  folded = g_string_sized_new (strlen (apart));
  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 0x2019 || c == 0x2018)
        g_string_append_c (folded, '\'');
      else if (c == 0xdf)
        g_string_append (folded, "ss");
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}
