/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-csv.h"
#include "bst-text.h"
#include <string.h>

/* --- Formulas ---------------------------------------------------------------------------------------------------- */

/* The signs that spreadsheets take for the beginning of a formula or of a command; the wide ones of East Asia too. */
static gboolean
begins_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠", NULL };

  if (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL)
    return TRUE;
  for (guint i = 0; wide[i] != NULL; i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

/**
 * bst_csv_is_formula:
 *
 * Returns: whether @text needs an apostrophe before it: also where it has one already, so that none gets lost
 */
gboolean
bst_csv_is_formula (const char *text)
{
  return begins_formula (text + strspn (text, "'"));
}

/**
 * bst_csv_strip:
 *
 * Returns: (transfer none): @text without the apostrophe that bst_csv_append() put before it
 */
const char *
bst_csv_strip (const char *text)
{
  return *text == '\'' && bst_csv_is_formula (text) ? text + 1 : text;
}

/**
 * bst_csv_append:
 * @is_text: whether it is a person's text; a number keeps its sign
 *
 * Appends one field, quoted where RFC 4180 asks for it.
 */
void
bst_csv_append (GString *out, const char *text, char delimiter, gboolean is_text)
{
  const char special[] = { delimiter, '"', '\n', '\r', '\0' };
  gboolean guarded = is_text && bst_csv_is_formula (text);

  if (text[strcspn (text, special)] == '\0' && *text != ' ' && *text != '\t'
      && (*text == '\0' || text[strlen (text) - 1] != ' '))
    {
      g_string_append_printf (out, "%s%s", guarded ? "'" : "", text);
      return;
    }
  g_string_append (out, guarded ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* --- Encoding ---------------------------------------------------------------------------------------------------- */

static char *
convert (const char *data, gsize length, const char *from)
{
  gsize written;
  g_autofree char *text = g_convert (data, (gssize) length, "UTF-8", from, NULL, &written, NULL);

  return text != NULL && g_utf8_validate_len (text, written, NULL) ? g_steal_pointer (&text) : NULL;
}

/* Windows-1252 leaves five bytes without a meaning; they become the sign for what cannot be read. */
static char *
convert_windows (const char *data, gsize length)
{
  GString *out = g_string_sized_new (length + length / 8);
  static const gunichar high[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                     0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                     0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                     0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) data[i];
      if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_unichar (out, c < 0xa0 ? high[c - 0x80] : c);
    }
  return g_string_free (out, FALSE);
}

/* Returns: (transfer full) (nullable): the text in UTF-8; NULL: it is no text */
static char *
decode (const char *data, gsize length, const char **ret_encoding)
{
  *ret_encoding = "UTF-8";
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  else if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      *ret_encoding = "UTF-16";
      return convert (data + 2, length - 2, *data == '\xff' ? "UTF-16LE" : "UTF-16BE");
    }
  if (memchr (data, '\0', length) != NULL)
    return NULL;
  if (g_utf8_validate (data, (gssize) length, NULL))
    return g_strndup (data, length);
  *ret_encoding = "Windows-1252";
  return convert_windows (data, length);
}

/* --- Fields ------------------------------------------------------------------------------------------------------ */

/* Puts the field at text into out. Returns what is behind it: the delimiter, the end of a line or of the text; NULL: its
 * quotation mark is never closed. */
static const char *
read_field (const char *text, char delimiter, GString *out)
{
  const char stop[] = { delimiter, '\r', '\n', '\0' };
  gboolean open = *text == '"';

  g_string_truncate (out, 0);
  if (open)
    for (text++; open; text++)
      {
        if (*text == '\0')
          return NULL;
        open = *text != '"' || text[1] == '"';
        if (!open)
          continue;
        if (*text == '"')
          text++;
        if (*text == '\r' && text[1] == '\n')
          text++;
        g_string_append_c (out, *text);
      }
  g_string_append_len (out, text, (gssize) strcspn (text, stop)); /* also what stands behind a closing quote */
  return text + strcspn (text, stop);
}

static const char *
skip_line_end (const char *text)
{
  if (*text == '\r' && text[1] == '\n')
    return text + 2;
  return *text != '\0' ? text + 1 : text;
}

/* How many lines have as many fields as the first one, and more than one. */
static guint
rate_delimiter (const char *text, char delimiter)
{
  g_autoptr (GString) field = g_string_new (NULL);
  guint first = 0, n_alike = 0;

  for (guint line = 0; line < 20 && *text != '\0'; line++)
    {
      guint n = 1;
      for (; (text = read_field (text, delimiter, field)) != NULL && *text == delimiter; text++)
        n++;
      if (text == NULL)
        break;
      text = skip_line_end (text);
      first = line == 0 ? n : first;
      n_alike += n > 1 ? (n == first ? 20 : 1) * MIN (n, 50) : 0;
    }
  return n_alike;
}

/* The one by which most lines have as many fields as the first; "sep=;" says it outright. */
static char
find_delimiter (const char **text)
{
  static const char candidates[] = ";,\t|";
  char best = ';';
  guint most = 0;

  if (g_ascii_strncasecmp (*text, "sep=", 4) == 0 && (*text)[4] != '\0' && strchr ("\r\n", (*text)[5]) != NULL)
    {
      best = (*text)[4];
      *text = skip_line_end (*text + 5);
      return best;
    }
  for (const char *c = candidates; *c != '\0'; c++)
    {
      guint rate = rate_delimiter (*text, *c);
      if (rate > most)
        {
          most = rate;
          best = *c;
        }
    }
  return best;
}

static gboolean
read_rows (BstSheetBuilder *builder, const char *text, char delimiter, guint first)
{
  g_autoptr (GString) field = g_string_new (NULL);

  for (guint number = first; *text != '\0'; number++)
    {
      if (!bst_sheet_builder_row (builder, number, FALSE))
        return FALSE;
      for (guint column = 0;; column++)
        {
          BstCell cell = { .column = column, .type = BST_CELL_TEXT };
          if ((text = read_field (text, delimiter, field)) == NULL)
            return bst_sheet_builder_fail (builder, column,
                                           bst_text (NULL, N_ ("a quotation mark that is never closed")));
          cell.text = g_ref_string_new_len (field->str, (gssize) field->len);
          if (!bst_sheet_builder_take (builder, &cell))
            return FALSE;
          if (*text != delimiter)
            break;
          text++;
        }
      text = skip_line_end (text);
    }
  return TRUE;
}

/**
 * bst_csv_read:
 * @data: a whole file
 * @error: %BST_ERROR_SYNTAX: no text, or too much of it
 *
 * Finds delimiter and encoding: both are told, for a person to confirm.
 *
 * Returns: (transfer full) (nullable): one sheet without a name; each cell is text
 */
BstWorkbook *
bst_csv_read (const char *data, gsize length, GError **error)
{
  g_autoptr (BstWorkbook) workbook = bst_workbook_new ("csv");
  BstSheetBuilder builder = { .workbook = workbook };
  g_autofree char *text = decode (data, length, &workbook->encoding);
  const char *start = text;
  gboolean good;

  if (text == NULL)
    {
      g_set_error_literal (error, BST_ERROR, BST_ERROR_SYNTAX,
                           bst_text (NULL, N_ ("this is no table: it is neither XLSX, ODS nor text")));
      return NULL;
    }
  workbook->delimiter = find_delimiter (&start);
  bst_sheet_builder_begin (&builder, NULL, FALSE);
  builder.sheet->quotes_formulas = TRUE;
  good = read_rows (&builder, start, workbook->delimiter, start != text ? 2 : 1);
  bst_sheet_builder_end (&builder);
  if (good)
    return g_steal_pointer (&workbook);
  g_propagate_error (error, builder.error);
  return NULL;
}
