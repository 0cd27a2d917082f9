/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-odt-styles.c - how a report looks in a word processor: styles that people find by name, and the page. */
#include "bst-report-odt-private.h"
#include "bst-text.h"

/* The styles that people know by name in their word processor. */
static const char paragraph_styles[] =
    "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>"
    "<style:style style:name=\"Text_20_body\" style:display-name=\"Text body\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Standard\"><style:paragraph-properties fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.15cm\" "
    "fo:line-height=\"120%\"/></style:style>"
    "<style:style style:name=\"Kicker\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
    "<style:paragraph-properties fo:keep-with-next=\"always\"/>"
    "<style:text-properties fo:font-weight=\"bold\" fo:color=\"#1a5794\"/></style:style>"
    "<style:style style:name=\"Note\" style:family=\"paragraph\" style:parent-style-name=\"Text_20_body\">"
    "<style:paragraph-properties fo:padding-left=\"0.3cm\" fo:border-left=\"2pt solid #1a5794\" fo:margin-top=\"0.3cm\"/>"
    "</style:style>"
    "<style:style style:name=\"Cell\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
    "<style:text-properties fo:font-size=\"9.5pt\"/></style:style>"
    "<style:style style:name=\"Cell_20_end\" style:display-name=\"Cell end\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Cell\"><style:paragraph-properties fo:text-align=\"end\"/></style:style>"
    "<style:style style:name=\"Table_20_Heading\" style:display-name=\"Table Heading\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"Table_20_Heading_20_end\" style:display-name=\"Table Heading end\" "
    "style:family=\"paragraph\" style:parent-style-name=\"Table_20_Heading\">"
    "<style:paragraph-properties fo:text-align=\"end\"/></style:style>"
    "<style:style style:name=\"Caption\" style:family=\"paragraph\" style:parent-style-name=\"Table_20_Heading\">"
    "<style:paragraph-properties fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"/></style:style>"
    "<style:style style:name=\"Header\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
    "<style:paragraph-properties><style:tab-stops><style:tab-stop style:position=\"16.5cm\" style:type=\"right\"/>"
    "</style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size=\"8.5pt\" fo:color=\"#545963\"/>"
    "</style:style>"
    "<style:style style:name=\"Footer\" style:family=\"paragraph\" style:parent-style-name=\"Header\"/>";

static const char *const heading_sizes[BST_ODT_N_HEADINGS] = { "18pt", "13pt", "11.5pt", "10.5pt" };

/**
 * bst_odt_append_text:
 *
 * Text may hold line breaks; ODF has an element for them, and spaces in a row count as one.
 */
void
bst_odt_append_text (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);
      g_string_append_printf (out, "%s%s", i > 0 ? "<text:line-break/>" : "", escaped);
    }
}

static void
append_language (GString *out, const char *language)
{
  g_string_append_printf (
      out,
      "<style:default-style style:family=\"paragraph\"><style:text-properties fo:language=\"%s\" "
      "fo:country=\"BE\" style:font-name=\"Sans\" fo:font-family=\"&apos;Noto Sans&apos;,Arial,sans-serif\" "
      "fo:font-size=\"10.5pt\"/></style:default-style>",
      language);
}

static void
append_headings (GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (heading_sizes); i++)
    g_string_append_printf (
        out,
        "<style:style style:name=\"Heading_20_%u\" style:display-name=\"Heading %u\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Standard\" style:next-style-name=\"Text_20_body\" style:default-outline-level=\"%u\">"
        "<style:paragraph-properties fo:margin-top=\"%s\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"/>"
        "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\"%s\"/></style:style>",
        i + 1, i + 1, i + 1, i == 0 ? "0.1cm" : "0.5cm", heading_sizes[i]);
}

/* By name, so that people find all of them and choose how they look. */
static void
append_mark_styles (GString *out, const char *language)
{
  g_autofree char *removed = g_markup_escape_text (bst_text (language, N_ ("Removed")), -1),
                  *added = g_markup_escape_text (bst_text (language, N_ ("Added")), -1);

  g_string_append_printf (out,
                          "<style:style style:name=\"" BST_ODT_REMOVED "\" style:display-name=\"%s\" "
                          "style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\" "
                          "style:text-line-through-type=\"single\" fo:color=\"#9e4505\"/></style:style>"
                          "<style:style style:name=\"" BST_ODT_ADDED "\" style:display-name=\"%s\" "
                          "style:family=\"text\"><style:text-properties style:text-underline-style=\"solid\" "
                          "style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\" "
                          "fo:color=\"#176b38\"/></style:style>",
                          removed, added);
}

static void
append_page (GString *out, const BstReport *report)
{
  g_autofree char *day = bst_format_date (report->language, report->date);
  /* Translators: at the foot of a printed page */
  const char *page = bst_text (report->language, N_ ("page {n} of {all}"));
  g_autofree char *escaped = g_markup_escape_text (page, -1);
  g_autofree char *pages =
      bst_text_fill (escaped,
                     (const char *[]) { "n", "<text:page-number text:select-page=\"current\">1</text:page-number>",
                                        "all", "<text:page-count>1</text:page-count>", NULL });

  g_string_append (out,
                   "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\">"
                   "<style:header><text:p text:style-name=\"Header\">");
  bst_odt_append_text (out, report->plan != NULL ? report->plan : "");
  g_string_append (out, "<text:tab/>");
  bst_odt_append_text (out, report->standing != NULL ? report->standing : "");
  g_string_append (out, report->standing != NULL && *day != '\0' ? " · " : "");
  bst_odt_append_text (out, day);
  g_string_append (out, "</text:p></style:header><style:footer><text:p text:style-name=\"Footer\">");
  bst_odt_append_text (out, report->title);
  g_string_append_printf (out, "<text:tab/>%s</text:p></style:footer></style:master-page></office:master-styles>",
                          pages);
}

/**
 * bst_odt_make_styles:
 *
 * Returns: (transfer full): styles.xml
 */
char *
bst_odt_make_styles (const BstReport *report)
{
  GString *out = g_string_new (XML "<office:document-styles" NAMESPACES "><office:styles>");

  append_language (out, report->language);
  g_string_append (out, paragraph_styles);
  append_headings (out);
  append_mark_styles (out, report->language);
  g_string_append (out, "</office:styles><office:automatic-styles><style:page-layout style:name=\"A4\">"
                        "<style:page-layout-properties ");
  g_string_append (out, report->paper == BST_PAPER_A3_LANDSCAPE
                            ? "fo:page-width=\"42cm\" fo:page-height=\"29.7cm\" style:print-orientation=\"landscape\" "
                            : "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" ");
  g_string_append (out, "fo:margin-top=\"1.5cm\" fo:margin-bottom=\"1.5cm\" fo:margin-left=\"2.25cm\" "
                        "fo:margin-right=\"2.25cm\"/><style:header-style><style:header-footer-properties "
                        "fo:margin-bottom=\"0.6cm\"/></style:header-style><style:footer-style>"
                        "<style:header-footer-properties fo:margin-top=\"0.6cm\"/></style:footer-style>"
                        "</style:page-layout></office:automatic-styles>");
  append_page (out, report);
  g_string_append (out, "</office:document-styles>");
  return g_string_free_and_steal (out);
}
