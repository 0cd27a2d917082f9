/* SPDX-License-Identifier: EUPL-1.2 */
/* test-sheet.c - tables out of XLSX, ODS and CSV: what each cell is, and what is refused. */
#include "bst-archive.h"
#include "bst-csv.h"
#include "bst-sheet.h"
#include "bst-xlsx.h"
#include <locale.h>
#include <string.h>
#include <zip.h>

/* --- Making files ------------------------------------------------------------------------------------------------ */

/* name, content, …, NULL */
static GBytes *
make_zip (const char *name, ...)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  va_list list;
  zip_stat_t stat;
  guint8 *data;

  g_assert_nonnull (zip);
  zip_source_keep (source);
  va_start (list, name);
  for (; name != NULL; name = va_arg (list, const char *))
    {
      const char *content = va_arg (list, const char *);
      g_assert_cmpint (zip_file_add (zip, name, zip_source_buffer (zip, content, strlen (content), 0), 0), >=, 0);
    }
  va_end (list);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_cmpint (zip_source_stat (source, &stat), ==, 0);
  data = g_malloc (stat.size);
  zip_source_open (source);
  g_assert_cmpint (zip_source_read (source, data, stat.size), ==, (zip_int64_t) stat.size);
  zip_source_close (source);
  zip_source_free (source);
  return g_bytes_new_take (data, stat.size);
}

#define RELATIONS(items) "<Relationships xmlns=\"r\">" items "</Relationships>"
#define TOP RELATIONS ("<Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/>")
#define BOOK_RELATIONS \
  RELATIONS ("<Relationship Id=\"a\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/>" \
             "<Relationship Id=\"b\" Type=\"http://x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>" \
             "<Relationship Id=\"c\" Type=\"http://x/styles\" Target=\"styles.xml\"/>")
/* 0 plain, 1 a day, 2 percent, 3 a day of its own, 4 hours, 5 a currency */
#define STYLES \
  "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-813]d\\ mmmm\\ yyyy\"/>" \
  "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"166\" formatCode=\"&quot;dagen&quot; #,##0\"/></numFmts>" \
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>" \
  "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>"
#define STRINGS \
  "<sst><si><t>Een</t></si><si><r><t>Vet </t></r><r><rPr><b/></rPr><t>en schuin</t></r><rPh><t>x</t></rPh></si>" \
  "<si><t xml:space=\"preserve\"> a_x000D_b_x005F_x000D_ </t></si></sst>"

static GBytes *
make_xlsx (const char *book, const char *sheet)
{
  return make_zip ("_rels/.rels", TOP, "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", BOOK_RELATIONS,
                   "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", STRINGS, "xl/styles.xml", STYLES, NULL);
}

#define BOOK "<workbook><workbookPr/><sheets><sheet name=\"Blad\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
#define ROWS(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

/* --- Saying what is in them -------------------------------------------------------------------------------------- */

static char *
describe (const BstWorkbook *workbook)
{
  static const char *const types[] = { "empty", "text", "number", "date", "flag", "error" };
  GString *out = g_string_new (NULL);

  for (guint s = 0; s < workbook->sheets->len; s++)
    {
      const BstSheet *sheet = workbook->sheets->pdata[s];
      if (sheet->hidden)
        g_string_append_printf (out, "(%s)\n", sheet->name);
      for (guint r = 0; r < sheet->rows->len; r++)
        {
          const BstSheetRow *row = sheet->rows->pdata[r];
          for (guint c = 0; c < row->cells->len; c++)
            {
              const BstCell *cell = &g_array_index (row->cells, BstCell, c);
              g_autofree char *place = bst_sheet_place (sheet, row->number, cell->column),
                              *text = bst_cell_show (cell, "en");
              g_string_append_printf (out, "%s%s %s%s %s\n", place, row->hidden ? " hidden" : "", types[cell->type],
                                      cell->is_merged ? " merged" : "", text);
            }
        }
    }
  return g_string_free (out, FALSE);
}

static char *
read_and_describe (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstWorkbook) workbook = bst_workbook_read (bytes, &error);

  if (workbook == NULL)
    return g_strdup_printf ("refused: %s", error->message);
  return describe (workbook);
}

/* --- XLSX -------------------------------------------------------------------------------------------------------- */

static const struct {
  const char *name, *book, *sheet, *cells;
} xlsx_cases[] = {
  { "texts", BOOK, ROWS ("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"),
    "Blad!A2 text Een\nBlad!C2 text Vet en schuin\n" },
  { "escapes", BOOK, ROWS ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c></row>"), "Blad!A1 text  a\rb_x000D_ \n" },
  { "a text in the cell itself", BOOK,
    ROWS ("<row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"),
    "Blad!B1 text inline\n" },
  { "formulas give their result", BOOK,
    ROWS ("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>A1</f><v>twee</v></c>"
          "<c r=\"C1\"><f>1+1</f></c><c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"),
    "Blad!A1 number 2\nBlad!B1 text twee\nBlad!C1 error a formula without its result: open the file in a spreadsheet program and save it\nBlad!D1 error #DIV/0!\n" },
  { "dates", BOOK,
    ROWS (
        "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46082</v></c><c r=\"B1\" s=\"3\"><v>46082.5</v></c><c r=\"C1\" s=\"1\"><v>59</v></c>"
        "<c r=\"D1\" s=\"1\"><v>60</v></c><c r=\"E1\" s=\"1\"><v>61</v></c><c r=\"F1\" s=\"1\"><v>1</v></c>"
        "<c r=\"G1\" s=\"1\"><v>0.75</v></c><c r=\"H1\" s=\"1\"><v>-4</v></c><c r=\"I1\" t=\"d\"><v>2026-03-01</v></c></row>"),
    "Blad!A1 date 1 Mar 2026\nBlad!B1 date 1 Mar 2026\nBlad!C1 date 28 Feb 1900\nBlad!D1 error a day that does not exist\n"
    "Blad!E1 date 1 Mar 1900\nBlad!F1 date 1 Jan 1900\nBlad!G1 date 18:00\nBlad!H1 error a day that does not exist\nBlad!I1 date 1 Mar 2026\n" },
  { "dates from 1904",
    "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"B\" r:id=\"a\"/></sheets></workbook>",
    ROWS ("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44620</v></c><c r=\"B1\" s=\"1\"><v>0</v></c></row>"),
    "B!A1 date 1 Mar 2026\nB!B1 date 1 Jan 1904\n" },
  { "formats that are no date", BOOK,
    ROWS (
        "<row r=\"1\"><c r=\"A1\" s=\"2\"><v>0.155</v></c><c r=\"B1\" s=\"4\"><v>1.5</v></c><c r=\"C1\" s=\"5\"><v>12</v></c></row>"),
    "Blad!A1 number 15.5 %\nBlad!B1 number 1.5\nBlad!C1 number 12\n" },
  { "flags, and numbers as programs write them", BOOK,
    ROWS (
        "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c><c r=\"C1\"><v>1.0E-3</v></c><c r=\"D1\"><v>x</v></c></row>"),
    "Blad!A1 flag Yes\nBlad!B1 flag No\nBlad!C1 number 0.001\nBlad!D1 error not a number\n" },
  { "cells and rows without their place", BOOK,
    ROWS ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
    "Blad!A1 number 1\nBlad!B1 number 2\nBlad!A2 number 3\n" },
  { "hidden rows", BOOK, ROWS ("<row r=\"4\" hidden=\"1\"><c r=\"A4\"><v>1</v></c></row>"),
    "Blad!A4 hidden number 1\n" },
  { "merged downwards, not sideways", BOOK,
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row><row r=\"2\"><c r=\"B2\"><v>8</v></c></row></sheetData>"
    "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B2:C2\"/></mergeCells></worksheet>",
    "Blad!A1 number 7\nBlad!A2 number merged 7\nBlad!B2 number 8\n" },
  { "a prefix for every name",
    "<x:workbook><x:sheets><x:sheet name=\"P\" rel:id=\"a\" state=\"hidden\"/></x:sheets></x:workbook>",
    "<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    "(P)\nP!A1 number 1\n" },
  { "a byte order mark, comments and CDATA", "\xef\xbb\xbf<?xml version=\"1.0\"?><!-- x -->" BOOK,
    ROWS ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[a<b]]></v></c></row>"), "Blad!A1 text a<b\n" },
  { "a text that is missing", BOOK, ROWS ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>"),
    "Blad!A1 error its text is missing in the file\n" },
  { "a document type", "<!DOCTYPE w [<!ENTITY a \"b\">]>" BOOK, ROWS (""),
    "refused: it declares a document type (DOCTYPE), which no spreadsheet program does: it is refused for safety" },
  { "broken XML", BOOK, "<worksheet><sheetData></worksheet>",
    "refused: part “xl/worksheets/sheet1.xml” of the file: damaged at line 1, column 34. Save the file again in the spreadsheet program" },
  { "rows out of order", BOOK, ROWS ("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>"),
    "refused: Blad!A2: the rows are out of order" },
  { "too many rows", BOOK, ROWS ("<row r=\"1048577\"><c><v>1</v></c></row>"),
    "refused: more rows than a spreadsheet can have" },
  { "too many columns", BOOK, ROWS ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"),
    "refused: Blad!XFE1: more columns than a spreadsheet can have" },
};

static void
test_xlsx (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (xlsx_cases); i++)
    {
      g_autoptr (GBytes) bytes = make_xlsx (xlsx_cases[i].book, xlsx_cases[i].sheet);
      g_autofree char *cells = read_and_describe (bytes);
      g_test_message ("%s", xlsx_cases[i].name);
      g_assert_cmpstr (cells, ==, xlsx_cases[i].cells);
    }
}

static void
test_formats (void)
{
  static const struct {
    const char *code;
    BstXlsxFormat format;
  } cases[] = { { "General", BST_XLSX_PLAIN },   { "0.00E+00", BST_XLSX_PLAIN },
                { "0%", BST_XLSX_PERCENT },      { "#,##0;[Red]-#,##0", BST_XLSX_PLAIN },
                { "\"%\"0", BST_XLSX_PLAIN },    { "0\\%", BST_XLSX_PLAIN },
                { "yyyy-mm-dd", BST_XLSX_DATE }, { "[$-F800]dddd\\,\\ mmmm", BST_XLSX_DATE },
                { "[Blue]0", BST_XLSX_PLAIN },   { "\"dag\" 0", BST_XLSX_PLAIN },
                { "_-* 0.0_-", BST_XLSX_PLAIN }, { "\"open", BST_XLSX_PLAIN },
                { "[", BST_XLSX_PLAIN },         { "[$", BST_XLSX_PLAIN },
                { "\\", BST_XLSX_PLAIN },        { "h:mm", BST_XLSX_DATE },
                { "", BST_XLSX_PLAIN },          { "0;d", BST_XLSX_PLAIN } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (bst_xlsx_format_of (cases[i].code), ==, cases[i].format);
    }
}

/* --- ODS --------------------------------------------------------------------------------------------------------- */

#define ODS(table) \
  "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/>" \
  "</style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"T\">" table \
  "</table:table></office:spreadsheet></office:body></office:document-content>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(attributes, text) "<table:table-cell " attributes "><text:p>" text "</text:p></table:table-cell>"

static const struct {
  const char *name, *content, *cells;
} ods_cases[] = {
  { "types",
    ODS (ROW (CELL ("office:value-type=\"string\"", "Een<text:s text:c=\"2\"/>twee\n  drie<text:tab/>x")
                  CELL ("office:value-type=\"float\" office:value=\"1234.5\"", "1.234,50")
                      CELL ("office:value-type=\"percentage\" office:value=\"0.15\"", "15 %")
                          CELL ("office:value-type=\"currency\" office:value=\"3\"", "€ 3")
                              CELL ("office:value-type=\"date\" office:date-value=\"2026-03-01\"", "1/3/26")
                                  CELL ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAAR")
                                      CELL ("office:value-type=\"time\" office:time-value=\"PT12H30M00S\"", "12:30"))),
    "T!A1 text Een  twee drie\tx\nT!B1 number 1234.5\nT!C1 number 15 %\nT!D1 number 3\nT!E1 date 1 Mar 2026\nT!F1 flag Yes\nT!G1 date 12:30\n" },
  { "paragraphs, notes and drawings",
    ODS (ROW (
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>noot</text:p></office:annotation>"
        "<text:p>a<text:span>b</text:span></text:p><text:p>c</text:p><draw:frame><text:p>d</text:p></draw:frame></table:table-cell>")),
    "T!A1 text ab\nc\n" },
  { "again and again",
    ODS (ROW (CELL ("table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1\"", "1")) "<table:table-row table:number-rows-repeated=\"3\" table:visibility=\"filter\"><table:table-cell table:number-columns-repeated=\"2\"/>" CELL (
        "office:value-type=\"string\"",
        "x") "</table:table-row>"
             "<table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"),
    "T!A1 number 1\nT!B1 number 1\nT!C2 hidden text x\nT!C3 hidden text x\nT!C4 hidden text x\n" },
  { "formulas and errors",
    ODS (ROW (CELL ("table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"", "2")
                  CELL ("table:formula=\"of:=x\" office:value-type=\"string\" calcext:value-type=\"error\"",
                        "#NAAM?") "<table:table-cell table:formula=\"of:=1\"/>")),
    "T!A1 number 2\nT!B1 error #NAAM?\nT!C1 error a formula without its result: open the file in a spreadsheet program and save it\n" },
  { "merged downwards",
    ODS (ROW (CELL ("table:number-rows-spanned=\"2\" table:number-columns-spanned=\"2\" office:value-type=\"string\"",
                    "x") "<table:covered-table-cell/>")
             ROW ("<table:covered-table-cell table:number-columns-repeated=\"2\"/>" CELL (
                 "office:value-type=\"string\"", "y"))),
    "T!A1 text x\nT!A2 text merged x\nT!C2 text y\n" },
  { "what was changed stands apart",
    "<office:document-content><office:body><office:spreadsheet><table:tracked-changes><table:table-cell><text:p>oud</text:p></table:table-cell></table:tracked-changes>"
    "<table:table table:name=\"T\">" ROW (
        CELL ("office:value-type=\"string\"",
              "nieuw")) "</table:table></office:spreadsheet></office:body></office:document-content>",
    "T!A1 text nieuw\n" },
  { "too many cells",
    ODS ("<table:table-row table:number-rows-repeated=\"1000000\">" CELL (
        "table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"1\"", "") "</table:table-row>"),
    "refused: T!C666667: more than two million cells: keep only the sheet that you need" },
};

static void
test_ods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ods_cases); i++)
    {
      g_autoptr (GBytes) bytes = make_zip ("mimetype", "x", "content.xml", ods_cases[i].content, NULL);
      g_autofree char *cells = read_and_describe (bytes);
      g_test_message ("%s", ods_cases[i].name);
      g_assert_cmpstr (cells, ==, ods_cases[i].cells);
    }
}

/* --- CSV --------------------------------------------------------------------------------------------------------- */

static const struct {
  const char *name, *text, *cells;
} csv_cases[] = {
  { "semicolons", "a;b,c\n1;\n;2\n", "A1 text a\nB1 text b,c\nA2 text 1\nB3 text 2\n" },
  { "commas and quotes", "a,\"b \"\"c\"\"\r\nd\",e\r\n", "A1 text a\nB1 text b \"c\"\nd\nC1 text e\n" },
  { "tabs", "a\tb;c\nd\te\n", "A1 text a\nB1 text b;c\nA2 text d\nB2 text e\n" },
  { "said outright", "sep=|\na|b;c;d\n", "A2 text a\nB2 text b;c;d\n" },
  { "one column", "a\nb c\n", "A1 text a\nA2 text b c\n" },
  { "UTF-8",
    "\xef\xbb\xbf"
    "caf\xc3\xa9;x\n",
    "A1 text café\nB1 text x\n" },
  { "Windows-1252", "caf\xe9;\x80 5;\x93q\x94\n", "A1 text café\nB1 text € 5\nC1 text “q”\n" },
  { "old line ends", "a;b\rc;d\r", "A1 text a\nB1 text b\nA2 text c\nB2 text d\n" },
  { "no end of line", "a;b", "A1 text a\nB1 text b\n" },
  { "a quotation mark that stays open", "a;\"b\nc;d\n", "refused: B1: a quotation mark that is never closed" },
};

static void
test_csv (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (csv_cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (csv_cases[i].text, strlen (csv_cases[i].text));
      g_autofree char *cells = read_and_describe (bytes);
      g_test_message ("%s", csv_cases[i].name);
      g_assert_cmpstr (cells, ==, csv_cases[i].cells);
    }
}

static void
test_utf16 (void)
{
  static const char text[] = "\xff\xfe"
                             "a\0\t\0\xe9\0\n\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autofree char *cells = read_and_describe (bytes);

  g_assert_cmpstr (cells, ==, "A1 text a\nB1 text é\n");
}

/* What is written comes back, and is no formula. */
static void
test_formulas (void)
{
  static const char *const texts[] = { "=1+1",     "+32 9", "-5 %", "@x",  "'=1", "''=1",  "\tx",
                                       "'t is zo", "a=b",   "＝1",  "a;b", " x ", "\"q\"", "x\ny" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstWorkbook) workbook = NULL;
      const BstCell *cell;

      bst_csv_append (out, texts[i], ';', TRUE);
      g_assert_null (strchr ("=+-@\t", out->str[0] == '"' ? out->str[1] : out->str[0]));
      g_string_append (out, ";x\n");
      workbook = bst_csv_read (out->str, out->len, &error);
      g_assert_no_error (error);
      cell = bst_sheet_get (workbook->sheets->pdata[0], 1, 0);
      g_assert_cmpstr (bst_csv_strip (cell->text), ==, texts[i]);
    }
}

/* --- What is refused --------------------------------------------------------------------------------------------- */

static void
assert_refused (GBytes *bytes, const char *part)
{
  g_autofree char *said = read_and_describe (bytes);

  g_test_message ("%s", said);
  g_assert_true (g_str_has_prefix (said, "refused: "));
  g_assert_nonnull (strstr (said, part));
}

static void
test_bomb (void)
{
  gsize size = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc (size + 1);
  g_autoptr (GBytes) bytes = NULL;

  memset (zeros, ' ', size);
  memcpy (zeros, "<sst>", 5);
  zeros[size] = '\0';
  bytes = make_zip ("_rels/.rels", TOP, "xl/workbook.xml", BOOK, "xl/_rels/workbook.xml.rels", BOOK_RELATIONS,
                    "xl/sharedStrings.xml", zeros, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 100000);
  assert_refused (bytes, "unpacks to far more");
}

static void
test_refused (void)
{
  static const struct {
    const char *data;
    gsize length;
    const char *part;
  } cases[] = {
    { "", 0, "empty" },
    { "PK\x03\x04garbage", 11, "damaged" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "old XLS" },
    { "\0\1\2\3", 4, "no table" },
    { "\xff\xfe"
      "a",
      3, "no table" },
  };
  g_autoptr (GBytes)
      bare = make_zip ("a.txt", "x", NULL),
      binary = make_zip ("xl/workbook.bin", "x", NULL),
      outside = make_zip (
          "_rels/.rels",
          RELATIONS (
              "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"http://example.org/\" TargetMode=\"External\"/>"),
          NULL);
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GBytes) deep_bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].length);
      assert_refused (bytes, cases[i].part);
    }
  assert_refused (bare, "_rels/.rels");
  assert_refused (binary, "XLSB");
  assert_refused (outside, "no spreadsheet");
  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<a>");
  deep_bytes = make_zip ("content.xml", deep->str, NULL);
  assert_refused (deep_bytes, "nested too deeply");
}

static void
test_places (void)
{
  static const struct {
    guint column;
    const char *letters;
  } cases[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = bst_column_letters (cases[i].column);
      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sheet/xlsx", test_xlsx);
  g_test_add_func ("/sheet/formats", test_formats);
  g_test_add_func ("/sheet/ods", test_ods);
  g_test_add_func ("/sheet/csv", test_csv);
  g_test_add_func ("/sheet/utf-16", test_utf16);
  g_test_add_func ("/sheet/formulas", test_formulas);
  g_test_add_func ("/sheet/bomb", test_bomb);
  g_test_add_func ("/sheet/refused", test_refused);
  g_test_add_func ("/sheet/places", test_places);
  return g_test_run ();
}
