/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-archive.h"
#include "bst-field.h"
#include "bst-text.h"
#include <string.h>
#include <zip.h>

#define PIECE 65536

struct _BstArchive {
  GBytes *bytes; /* what zip reads from */
  zip_t *zip;
  guint64 n_read; /* bytes unpacked so far, of all entries */
};

/**
 * bst_archive_open:
 * @bytes: a whole file
 * @error: %BST_ERROR_SYNTAX: no ZIP file, or one with too many entries
 *
 * Returns: (transfer full) (nullable): the file
 */
BstArchive *
bst_archive_open (GBytes *bytes, GError **error)
{
  g_autoptr (BstArchive) self = g_new0 (BstArchive, 1);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  if (self->zip == NULL)
    {
      zip_source_free (source);
      g_set_error_literal (
          error, BST_ERROR, BST_ERROR_SYNTAX,
          bst_text (NULL, N_ ("the file is damaged: it cannot be unpacked. Save it again in the spreadsheet program")));
      return NULL;
    }
  if (zip_get_num_entries (self->zip, 0) <= BST_ARCHIVE_MAX_ENTRIES)
    return g_steal_pointer (&self);
  g_set_error (error, BST_ERROR, BST_ERROR_SYNTAX,
               bst_text (NULL, N_ ("more than %d parts: this is no ordinary spreadsheet")), BST_ARCHIVE_MAX_ENTRIES);
  return NULL;
}

void
bst_archive_close (BstArchive *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_bytes_unref (self->bytes);
  g_free (self);
}

gboolean
bst_archive_has (BstArchive *self, const char *name)
{
  return zip_name_locate (self->zip, name, 0) >= 0;
}

gboolean
bst_archive_is_encrypted (BstArchive *self, const char *name)
{
  zip_stat_t stat;

  return zip_stat (self->zip, name, 0, &stat) == 0 && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0
         && stat.encryption_method != ZIP_EM_NONE;
}

/* --- XML --------------------------------------------------------------------------------------------------------- */

/* Takes the first error of the reader; what comes after is not read. */
void
bst_xml_take_error (BstXml *xml, GError *error)
{
  if (xml->error == NULL)
    xml->error = error;
  else
    g_error_free (error);
}

static const char *
get_local (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/**
 * bst_xml_get:
 * @name: with its prefix, if the attribute has one
 *
 * Returns: (nullable): the value of an attribute
 */
const char *
bst_xml_get (const char **attributes, const char **values, const char *name)
{
  for (guint i = 0; attributes[i] != NULL; i++)
    if (strcmp (attributes[i], name) == 0)
      return values[i];
  return NULL;
}

/* Stops the parser; the error itself stays where it is. */
static void
pass_error (BstXml *xml, GError **error)
{
  if (xml->error != NULL)
    g_propagate_error (error, g_error_copy (xml->error));
}

static void
refuse (BstXml *xml, const char *reason, GError **error)
{
  bst_xml_take_error (xml, g_error_new_literal (BST_ERROR, BST_ERROR_SYNTAX, reason));
  pass_error (xml, error);
}

static void
start_cb (GMarkupParseContext *context, const char *name, const char **attributes, const char **values, gpointer data,
          GError **error)
{
  BstXml *xml = data;

  if (++xml->depth > BST_XML_MAX_DEPTH)
    {
      refuse (xml, bst_text (NULL, N_ ("nested too deeply")), error);
      return;
    }
  xml->reader->start (xml, get_local (name), attributes, values);
  pass_error (xml, error);
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  BstXml *xml = data;

  xml->depth--;
  if (xml->reader->end != NULL)
    xml->reader->end (xml, get_local (name));
  pass_error (xml, error);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  BstXml *xml = data;

  if (xml->reader->text != NULL)
    xml->reader->text (xml, text, length);
  pass_error (xml, error);
}

/* Comments, instructions and CDATA; a DOCTYPE too, which no spreadsheet needs and every attack does. */
static void
passthrough_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  static const char cdata[] = "<![CDATA[";

  if (length >= strlen (cdata) + 3 && g_str_has_prefix (text, cdata))
    text_cb (context, text + strlen (cdata), length - strlen (cdata) - 3, data, error);
  else if (length >= 2 && text[1] == '!' && !g_str_has_prefix (text, "<!--"))
    refuse (
        data,
        bst_text (
            NULL,
            N_ ("it declares a document type (DOCTYPE), which no spreadsheet program does: it is refused for safety")),
        error);
}

/* --- Reading an entry -------------------------------------------------------------------------------------------- */

static gboolean
fail_reading (const char *name, const char *reason, GError **error)
{
  /* Translators: the part of a file, "xl/workbook.xml", and what is wrong with it */
  g_set_error (error, BST_ERROR, BST_ERROR_SYNTAX, bst_text (NULL, N_ ("part “%s” of the file: %s")), name, reason);
  return FALSE;
}

/* GLib's own words follow the process's locale, and speak of markup. */
static gboolean
fail_xml (const char *name, GMarkupParseContext *context, BstXml *xml, GError **error)
{
  g_autofree char *text = NULL;
  int line, column;

  if (xml->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&xml->error));
      return FALSE;
    }
  g_markup_parse_context_get_position (context, &line, &column);
  text =
      g_strdup_printf (bst_text (NULL,
                                 N_ ("damaged at line %d, column %d. Save the file again in the spreadsheet program")),
                       line, column);
  return fail_reading (name, text, error);
}

/* What the entry says of its own size is not believed: the bytes that come out are counted. */
static gboolean
is_too_much (BstArchive *self, guint64 n_here, guint64 n_packed)
{
  return self->n_read > BST_ARCHIVE_MAX_SIZE
         || (n_here > BST_ARCHIVE_RATIO_FROM && n_here / BST_ARCHIVE_MAX_RATIO > n_packed);
}

static gboolean
feed (BstArchive *self, const char *name, zip_file_t *file, guint64 n_packed, GMarkupParseContext *context, BstXml *xml,
      GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  guint64 n_here = 0;
  zip_int64_t n;

  /* No place for an error is given to GMarkup: it sets a second one over the first, and warns of it. */
  while ((n = zip_fread (file, piece, PIECE)) > 0)
    {
      gsize skip = n_here == 0 && n >= 3 && memcmp (piece, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
      n_here += (guint64) n;
      self->n_read += (guint64) n;
      if (is_too_much (self, n_here, n_packed))
        return fail_reading (name,
                             bst_text (NULL,
                                       N_ ("it unpacks to far more than a spreadsheet: it is refused for safety")),
                             error);
      if (!g_markup_parse_context_parse (context, piece + skip, n - (gssize) skip, NULL))
        return fail_xml (name, context, xml, error);
    }
  if (n < 0)
    return fail_reading (name, bst_text (NULL, N_ ("it is damaged. Save the file again in the spreadsheet program")),
                         error);
  if (!g_markup_parse_context_end_parse (context, NULL))
    return fail_xml (name, context, xml, error);
  return TRUE;
}

/**
 * bst_archive_parse:
 * @name: of an entry
 * @error: %BST_ERROR_SYNTAX, with the entry and the reason
 *
 * Unpacks an entry piece by piece and lets @reader see its XML.
 */
gboolean
bst_archive_parse (BstArchive *self, const char *name, const BstXmlReader *reader, gpointer data, GError **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, passthrough_cb, NULL };
  BstXml xml = { .reader = reader, .data = data };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &xml, NULL);
  zip_stat_t stat;
  zip_file_t *file = zip_stat (self->zip, name, 0, &stat) == 0 ? zip_fopen (self->zip, name, 0) : NULL;
  gboolean good;

  if (file == NULL)
    return fail_reading (name, bst_text (NULL, N_ ("it is missing or cannot be unpacked")), error);
  good = feed (self, name, file, (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0, context, &xml, error);
  zip_fclose (file);
  g_clear_error (&xml.error);
  return good;
}
