/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-odt.c - the five files of an OpenDocument text; styles.xml is made in bst-report-odt-styles.c. "mimetype" comes
 * first and is not compressed: else LibreOffice takes the file for damaged. Every entry has the same old time, so the same
 * report gives the same bytes. */
#include "bst-report-odt-private.h"
#include "bst-report-chart.h"
#include <string.h>
#include <zip.h>

#define MIME "application/vnd.oasis.opendocument.text"

#define CHART_WIDTH 468.0 /* points: the width of the text */

static const char manifest_start[] = XML
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MIME "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>";

static void
append_paragraph (GString *out, const char *style, const char *text)
{
  g_string_append_printf (out, "<text:p text:style-name=\"%s\">", style);
  bst_odt_append_text (out, text);
  g_string_append (out, "</text:p>");
}

/* --- content.xml ---------------------------------------------------------------------------------------------------------- */

#define WHOLE_WIDTH 65535 /* office programs read a relative width as 16 bits: above it all columns are equal */

static guint
share_of (const BstBlock *block, guint column)
{
  return block->columns != NULL ? g_array_index (block->columns, BstReportColumn, column).share : column == 0 ? 1 : 3;
}

/* The widths of the columns differ from table to table, so each has a style of its own. */
static void
append_column_styles (GString *out, const BstBlock *block, guint index)
{
  guint all = 0;

  for (guint i = 0; i < bst_block_get_n_columns (block); i++)
    all += share_of (block, i);
  for (guint i = 0; i < bst_block_get_n_columns (block); i++)
    {
      g_string_append_printf (out,
                              "<style:style style:name=\"T%u.%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:rel-column-width=\"%u*\"/></style:style>",
                              index, i, MAX (1, WHOLE_WIDTH * share_of (block, i) / all));
    }
  if (block->row_height > 0)
    g_string_append_printf (out,
                            "<style:style style:name=\"T%u.row\" style:family=\"table-row\">"
                            "<style:table-row-properties style:min-row-height=\"%upt\"/></style:style>",
                            index, (guint) block->row_height);
}

static void
append_marked (GString *out, const char *text, const BstReportMark *marks, guint n)
{
  guint at = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = g_strndup (text + at, marks[i].start - at),
                      *stretch = g_strndup (text + marks[i].start, marks[i].length);
      bst_odt_append_text (out, before);
      g_string_append_printf (out, "<text:span text:style-name=\"%s\">",
                              marks[i].type == BST_REPORT_MARK_REMOVED ? BST_ODT_REMOVED : BST_ODT_ADDED);
      bst_odt_append_text (out, stretch);
      g_string_append (out, "</text:span>");
      at = marks[i].start + marks[i].length;
    }
  bst_odt_append_text (out, text + at);
}

/* row: -1 for the head */
static void
append_cell (GString *out, const BstBlock *block, const char *text, int row, guint column, gboolean is_head)
{
  guint n_marks = 0;
  const BstReportMark *marks = row >= 0 ? bst_block_get_marks (block, (guint) row, column, &n_marks) : NULL;
  gboolean ends =
      block->columns != NULL && g_array_index (block->columns, BstReportColumn, column).align == BST_REPORT_END;

  g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">",
                          block->columns == NULL ? "Plain"
                          : is_head              ? "Head"
                                                 : "Line");
  g_string_append_printf (out, "<text:p text:style-name=\"%s\">",
                          is_head ? (ends ? "Table_20_Heading_20_end" : "Table_20_Heading")
                          : ends  ? "Cell_20_end"
                                  : "Cell");
  append_marked (out, text, marks, n_marks);
  g_string_append (out, "</text:p></table:table-cell>");
}

static void
append_row_start (GString *out, const BstBlock *block, guint index)
{
  if (block->row_height > 0)
    g_string_append_printf (out, "<table:table-row table:style-name=\"T%u.row\">", index);
  else
    g_string_append (out, "<table:table-row>");
}

static void
append_table (GString *out, const BstBlock *block, guint index)
{
  guint n = bst_block_get_n_columns (block), n_rows = bst_block_get_n_rows (block);

  if (block->text != NULL)
    append_paragraph (out, "Caption", block->text);
  g_string_append_printf (out, "<table:table table:name=\"T%u\" table:style-name=\"Wide\">", index);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "<table:table-column table:style-name=\"T%u.%u\"/>", index, i);
  if (block->columns != NULL)
    {
      g_string_append (out, "<table:table-header-rows><table:table-row>");
      for (guint i = 0; i < n; i++)
        append_cell (out, block, g_array_index (block->columns, BstReportColumn, i).title, -1, i, TRUE);
      g_string_append (out, "</table:table-row></table:table-header-rows>");
    }
  for (guint row = 0; row < n_rows; row++)
    {
      append_row_start (out, block, index);
      for (guint i = 0; i < n; i++)
        append_cell (out, block, bst_block_get_cell (block, row, i), (int) row, i,
                     row >= n_rows - block->n_totals || (block->columns == NULL && i == 0));
      g_string_append (out, "</table:table-row>");
    }
  g_string_append (out, "</table:table>");
}

static void
append_items (GString *out, const BstBlock *block)
{
  g_string_append (out, "<text:list text:style-name=\"Bullets\">");
  for (guint i = 0; i < block->cells->len; i++)
    {
      g_string_append (out, "<text:list-item>");
      append_paragraph (out, "Text_20_body", g_ptr_array_index (block->cells, i));
      g_string_append (out, "</text:list-item>");
    }
  g_string_append (out, "</text:list>");
}

static void
append_pills (GString *out, const BstBlock *block)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < block->cells->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " · " : "", (char *) g_ptr_array_index (block->cells, i));
  append_paragraph (out, "Kicker", line->str);
}

/* A page break is a property of the paragraph that follows. */
static void
append_heading (GString *out, const BstBlock *block, gboolean breaks)
{
  g_string_append_printf (out, "<text:h text:style-name=\"%s%u\" text:outline-level=\"%u\">",
                          breaks ? "Break" : "Heading_20_", block->level, block->level);
  bst_odt_append_text (out, block->text);
  g_string_append (out, "</text:h>");
}

/* The SVG first, for programs that show it; the PNG for the others. */
static void
append_chart (GString *out, const BstBlock *block, guint index)
{
  g_autofree char *words = g_markup_escape_text (block->text, -1);

  g_string_append_printf (out,
                          "<text:p text:style-name=\"Text_20_body\"><draw:frame draw:name=\"C%u\" "
                          "text:anchor-type=\"as-char\" svg:width=\"%upt\" svg:height=\"%upt\">",
                          index, (guint) CHART_WIDTH, (guint) (bst_chart_get_height (block) + 8));
  for (guint i = 0; i < 2; i++)
    g_string_append_printf (out,
                            "<draw:image xlink:href=\"Pictures/chart%u.%s\" xlink:type=\"simple\" "
                            "xlink:show=\"embed\" xlink:actuate=\"onLoad\" draw:mime-type=\"image/%s\"/>",
                            index, i == 0 ? "svg" : "png", i == 0 ? "svg+xml" : "png");
  g_string_append_printf (out, "<svg:desc>%s</svg:desc></draw:frame></text:p>", words);
}

static void
append_block (GString *out, const BstBlock *block, guint index, gboolean breaks)
{
  if (breaks && block->type != BST_BLOCK_HEADING)
    append_paragraph (out, block->type == BST_BLOCK_KICKER ? "BreakKicker" : "Break",
                      block->type == BST_BLOCK_KICKER ? block->text : "");
  if (block->type == BST_BLOCK_HEADING)
    append_heading (out, block, breaks);
  else if (block->type == BST_BLOCK_TABLE || block->type == BST_BLOCK_FACTS)
    append_table (out, block, index);
  else if (block->type == BST_BLOCK_CHART)
    append_chart (out, block, index);
  else if (block->type == BST_BLOCK_LIST)
    append_items (out, block);
  else if (block->type == BST_BLOCK_PILLS)
    append_pills (out, block);
  else if (block->type == BST_BLOCK_KICKER && !breaks)
    append_paragraph (out, "Kicker", block->text);
  else if (block->type == BST_BLOCK_PARAGRAPH || block->type == BST_BLOCK_NOTE)
    append_paragraph (out, block->type == BST_BLOCK_NOTE ? "Note" : "Text_20_body", block->text);
}

static void
append_automatic_styles (GString *out, const BstReport *report)
{
  g_string_append (
      out,
      "<office:automatic-styles>"
      "<style:style style:name=\"Break\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
      "<style:paragraph-properties fo:break-before=\"page\"/></style:style>"
      "<style:style style:name=\"BreakKicker\" style:family=\"paragraph\" style:parent-style-name=\"Kicker\">"
      "<style:paragraph-properties fo:break-before=\"page\"/></style:style>"
      "<style:style style:name=\"Wide\" style:family=\"table\"><style:table-properties style:rel-width=\"100%\" "
      "table:align=\"margins\" fo:margin-top=\"0.15cm\" fo:margin-bottom=\"0.2cm\"/></style:style>"
      "<style:style style:name=\"Plain\" style:family=\"table-cell\"><style:table-cell-properties fo:padding-top=\"0.05cm\" fo:padding-bottom=\"0.05cm\" fo:padding-left=\"0cm\" fo:padding-right=\"0.2cm\"/></style:style>"
      "<style:style style:name=\"Line\" style:family=\"table-cell\"><style:table-cell-properties fo:padding-top=\"0.08cm\" fo:padding-bottom=\"0.08cm\" fo:padding-left=\"0cm\" fo:padding-right=\"0.2cm\" "
      "fo:border-bottom=\"0.4pt solid #bbbfc6\"/></style:style>"
      "<style:style style:name=\"Head\" style:family=\"table-cell\"><style:table-cell-properties fo:padding-top=\"0.08cm\" fo:padding-bottom=\"0.08cm\" fo:padding-left=\"0cm\" fo:padding-right=\"0.2cm\" "
      "fo:border-bottom=\"1pt solid #404550\" fo:border-top=\"1pt solid #404550\"/></style:style>"
      "<text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
      "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
      "<style:list-level-label-alignment text:label-followed-by=\"listtab\" fo:text-indent=\"-0.5cm\" "
      "fo:margin-left=\"0.5cm\"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>");
  for (guint i = 1; i <= BST_ODT_N_HEADINGS; i++)
    g_string_append_printf (out,
                            "<style:style style:name=\"Break%u\" style:family=\"paragraph\" "
                            "style:parent-style-name=\"Heading_20_%u\"><style:paragraph-properties "
                            "fo:break-before=\"page\"/></style:style>",
                            i, i);
  for (guint i = 0; i < report->blocks->len; i++)
    {
      const BstBlock *block = g_ptr_array_index (report->blocks, i);
      if (block->type == BST_BLOCK_TABLE || block->type == BST_BLOCK_FACTS)
        append_column_styles (out, block, i);
    }
  g_string_append (out, "</office:automatic-styles>");
}

static char *
make_content (const BstReport *report)
{
  GString *out = g_string_new (XML "<office:document-content" NAMESPACES ">");
  gboolean breaks = FALSE;

  append_automatic_styles (out, report);
  g_string_append (out, "<office:body><office:text>");
  for (guint i = 0; i < report->blocks->len; i++)
    {
      const BstBlock *block = g_ptr_array_index (report->blocks, i);
      append_block (out, block, i, breaks);
      breaks = block->type == BST_BLOCK_PAGE_BREAK;
    }
  g_string_append (out, "</office:text></office:body></office:document-content>");
  return g_string_free_and_steal (out);
}

static char *
make_meta (const BstReport *report)
{
  GString *out = g_string_new (XML "<office:document-meta" NAMESPACES "><office:meta>");
  g_autofree char *title = g_markup_escape_text (report->title, -1);

  g_string_append_printf (out, "<dc:title>%s</dc:title><dc:language>%s</dc:language>", title, report->language);
  if (report->date > 0)
    g_string_append_printf (out, "<meta:creation-date>%04d-%02d-%02dT00:00:00</meta:creation-date>",
                            (int) (report->date / 10000), (int) (report->date / 100 % 100), (int) (report->date % 100));
  g_string_append (out, "</office:meta></office:document-meta>");
  return g_string_free_and_steal (out);
}

/* --- The archive ------------------------------------------------------------------------------------------------------------ */

static gboolean
add_bytes (zip_t *archive, const char *name, const void *data, gsize length, gboolean compress)
{
  zip_source_t *source = zip_source_buffer (archive, data, length, 0);
  zip_int64_t index = source != NULL ? zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (source != NULL && index < 0)
    zip_source_free (source);
  return index >= 0
         && zip_set_file_compression (archive, (zip_uint64_t) index, compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0
         && zip_file_set_dostime (archive, (zip_uint64_t) index, 0, 0x21, 0) == 0; /* 1 January 1980 */
}

static gboolean
add_file (zip_t *archive, const char *name, const char *text, gboolean compress)
{
  return add_bytes (archive, name, text, strlen (text), compress);
}

static char *
make_manifest (const BstReport *report)
{
  GString *out = g_string_new (manifest_start);

  for (guint i = 0; i < report->blocks->len; i++)
    if (((const BstBlock *) report->blocks->pdata[i])->type == BST_BLOCK_CHART)
      g_string_append_printf (
          out,
          "<manifest:file-entry manifest:full-path=\"Pictures/chart%u.svg\" manifest:media-type=\"image/svg+xml\"/>"
          "<manifest:file-entry manifest:full-path=\"Pictures/chart%u.png\" manifest:media-type=\"image/png\"/>",
          i, i);
  g_string_append (out, "</manifest:manifest>");
  return g_string_free_and_steal (out);
}

static gboolean
add_picture (zip_t *archive, GPtrArray *kept, GBytes *bytes, guint index, const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("Pictures/chart%u.%s", index, suffix);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  g_ptr_array_add (kept, bytes);
  return add_bytes (archive, name, data, size, TRUE);
}

/* kept: what the archive reads when it is closed */
static gboolean
add_pictures (zip_t *archive, const BstReport *report, GPtrArray *kept)
{
  gboolean good = TRUE;

  for (guint i = 0; i < report->blocks->len && good; i++)
    {
      const BstBlock *block = report->blocks->pdata[i];
      if (block->type == BST_BLOCK_CHART)
        good = add_picture (archive, kept, bst_chart_to_svg (block, report->language, CHART_WIDTH), i, "svg")
               && add_picture (archive, kept, bst_chart_to_png (block, report->language, CHART_WIDTH), i, "png");
    }
  return good;
}

static GBytes *
read_buffer (zip_source_t *buffer)
{
  zip_stat_t stat;
  guint8 *data;

  if (zip_source_stat (buffer, &stat) < 0 || zip_source_open (buffer) < 0)
    return NULL;
  data = g_malloc (stat.size);
  if (zip_source_read (buffer, data, stat.size) != (zip_int64_t) stat.size)
    g_clear_pointer (&data, g_free);
  zip_source_close (buffer);
  return data != NULL ? g_bytes_new_take (data, stat.size) : NULL;
}

/**
 * bst_report_to_odt:
 *
 * Returns: (transfer full): the file; %NULL with @error where it could not be made
 */
GBytes *
bst_report_to_odt (const BstReport *report, GError **error)
{
  g_autofree char *content = make_content (report), *styles = bst_odt_make_styles (report), *meta = make_meta (report),
                  *manifest = make_manifest (report);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  zip_source_t *buffer = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *archive = buffer != NULL ? zip_open_from_source (buffer, ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;

  if (archive != NULL)
    zip_source_keep (buffer);
  if (archive != NULL && add_file (archive, "mimetype", MIME, FALSE)
      && add_file (archive, "META-INF/manifest.xml", manifest, TRUE) && add_file (archive, "styles.xml", styles, TRUE)
      && add_file (archive, "content.xml", content, TRUE) && add_file (archive, "meta.xml", meta, TRUE)
      && add_pictures (archive, report, kept) && zip_close (archive) == 0)
    bytes = read_buffer (buffer);
  else if (archive != NULL)
    zip_discard (archive);
  g_clear_pointer (&buffer, zip_source_free);
  if (bytes == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the archive could not be written");
  return bytes;
}
