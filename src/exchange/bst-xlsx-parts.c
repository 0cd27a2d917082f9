/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-xlsx-parts.c - what the sheets of a workbook share: texts, and which styles show a number as a date. */
#include "bst-xlsx.h"
#include "bst-text.h"
#include <string.h>

/* --- Texts ------------------------------------------------------------------------------------------------------- */

/* Returns: the character that "_x000D_" stands for, or 0 */
static gunichar
read_escape (const char *text)
{
  gunichar c = 0;

  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return 0;
    else
      c = c * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
  return text[6] == '_' && g_unichar_validate (c) ? c : 0;
}

/**
 * bst_xlsx_unescape:
 *
 * "_x000D_" stands for a character that XML cannot carry, and "_x005F_" for an underscore that would begin such a name.
 */
void
bst_xlsx_unescape (GString *text)
{
  g_autoptr (GString) out = NULL;
  const char *from = text->str;

  for (const char *found = strstr (from, "_x"); found != NULL; found = strstr (found, "_x"))
    {
      gunichar c = read_escape (found);
      if (c != 0)
        {
          out = out != NULL ? out : g_string_sized_new (text->len);
          g_string_append_len (out, from, found - from);
          g_string_append_unichar (out, c);
          from = found += 7;
        }
      else
        found += 2;
    }
  if (out == NULL)
    return;
  g_string_append (out, from);
  g_string_assign (text, out->str);
}

typedef struct {
  GPtrArray *strings;
  GString *text;
  guint phonetic; /* depth of <rPh>: how a Japanese text is pronounced */
  gboolean in_text;
  guint64 size;
} Strings;

static void
strings_start (BstXml *xml, const char *name, const char **attributes, const char **values)
{
  Strings *self = xml->data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (self->text, 0);
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  self->in_text = strcmp (name, "t") == 0 && self->phonetic == 0;
}

static void
strings_end (BstXml *xml, const char *name)
{
  Strings *self = xml->data;

  self->in_text = FALSE;
  if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
  if (strcmp (name, "si") != 0)
    return;
  bst_xlsx_unescape (self->text);
  self->size += self->text->len + 32;
  if (self->size > BST_SHEET_MAX_TEXT)
    bst_xml_take_error (xml,
                        g_error_new_literal (BST_ERROR, BST_ERROR_SYNTAX,
                                             bst_text (NULL, N_ ("more text than this program takes in (256 MB)"))));
  else
    g_ptr_array_add (self->strings, g_ref_string_new (self->text->str));
}

static void
strings_text (BstXml *xml, const char *text, gsize length)
{
  Strings *self = xml->data;

  if (self->in_text && self->text->len <= BST_CELL_MAX_TEXT) /* a longer one is refused where a cell shows it */
    g_string_append_len (self->text, text, (gssize) length);
}

gboolean
bst_xlsx_read_strings (BstArchive *archive, const char *name, BstXlsxShared *shared, GError **error)
{
  static const BstXmlReader reader = { strings_start, strings_end, strings_text };
  g_autoptr (GString) text = g_string_new (NULL);
  Strings self = { .strings = shared->strings, .text = text };

  return bst_archive_parse (archive, name, &reader, &self, error);
}

/* --- Formats ----------------------------------------------------------------------------------------------------- */

/* The codes that every file may use without saying them: ECMA-376 18.8.30, those of East Asia included. */
static BstXlsxFormat
get_builtin (guint number)
{
  if (number == 9 || number == 10)
    return BST_XLSX_PERCENT;
  if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 47)
      || (number >= 50 && number <= 58))
    return BST_XLSX_DATE;
  return BST_XLSX_PLAIN;
}

/**
 * bst_xlsx_format_of:
 * @code: "dd/mm/yyyy", "[$-413]d mmmm yyyy", "0.0%"
 *
 * Texts between quotes, behind a backslash and in brackets say nothing of the number; only the first part, for positive
 * numbers, is looked at.
 *
 * Returns: what a number with this code is shown as
 */
BstXlsxFormat
bst_xlsx_format_of (const char *code)
{
  gboolean percent = FALSE;

  if (g_ascii_strcasecmp (code, "general") == 0 || g_ascii_strcasecmp (code, "standard") == 0)
    return BST_XLSX_PLAIN;
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    switch (*p)
      {
      case '"':
        p = strchr (p + 1, '"');
        if (p == NULL)
          return percent ? BST_XLSX_PERCENT : BST_XLSX_PLAIN;
        break;
      case '\\':
      case '_':
      case '*':
        if (*++p == '\0')
          return percent ? BST_XLSX_PERCENT : BST_XLSX_PLAIN;
        break;
      case '[':
        if (strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0')
          return BST_XLSX_PLAIN; /* [h]:mm counts hours: no day */
        p = strchr (p, ']');
        if (p == NULL)
          return BST_XLSX_PLAIN;
        break;
      case '%':
        percent = TRUE;
        break;
      default:
        if (strchr ("dDmMyYhHsS", *p) != NULL)
          return BST_XLSX_DATE;
      }
  return percent ? BST_XLSX_PERCENT : BST_XLSX_PLAIN;
}

typedef struct {
  GHashTable *codes; /* number → BstXlsxFormat */
  GArray *formats;
  gboolean in_cells; /* in <cellXfs> */
} Styles;

static guint
get_number (const char **attributes, const char **values, const char *name)
{
  const char *value = bst_xml_get (attributes, values, name);

  return value != NULL ? (guint) MIN (g_ascii_strtoull (value, NULL, 10), G_MAXUINT) : 0;
}

static void
styles_start (BstXml *xml, const char *name, const char **attributes, const char **values)
{
  Styles *self = xml->data;
  guint number = get_number (attributes, values, "numFmtId");

  if (strcmp (name, "numFmt") == 0)
    {
      const char *code = bst_xml_get (attributes, values, "formatCode");
      g_hash_table_insert (self->codes, GUINT_TO_POINTER (number),
                           GUINT_TO_POINTER (bst_xlsx_format_of (code != NULL ? code : "")));
    }
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (strcmp (name, "xf") == 0 && self->in_cells && self->formats->len < 65536)
    {
      gpointer known;
      gboolean said = g_hash_table_lookup_extended (self->codes, GUINT_TO_POINTER (number), NULL, &known);
      guint8 format = said ? (guint8) GPOINTER_TO_UINT (known) : (guint8) get_builtin (number);
      g_array_append_val (self->formats, format);
    }
}

static void
styles_end (BstXml *xml, const char *name)
{
  Styles *self = xml->data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = FALSE;
}

gboolean
bst_xlsx_read_styles (BstArchive *archive, const char *name, BstXlsxShared *shared, GError **error)
{
  static const BstXmlReader reader = { styles_start, styles_end, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  Styles self = { .codes = codes, .formats = shared->formats };

  return bst_archive_parse (archive, name, &reader, &self, error);
}
