/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-xlsx.c - a sheet, its texts, its styles or its book, as the first byte says; or a whole file. */
#include "fuzz-workbook.h"

#define TOP "<R><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></R>"
#define RELATIONS \
  "<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/><Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"t.xml\"/>" \
  "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"y.xml\"/></R>"
#define BOOK "<w><sheets><sheet name=\"B\" r:id=\"a\"/></sheets></w>"
#define SHEET \
  "<w><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>46000.5</v></c><c t=\"s\"><v>0</v></c><c s=\"2\"><v>0.5</v></c></row></sheetData></w>"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const parts[] = { "xl/s.xml", "xl/t.xml", "xl/y.xml", "xl/workbook.xml",
                                       "xl/_rels/workbook.xml.rels" };
  const char *contents[] = { SHEET, "<s><si><t>x</t></si></s>",
                             "<s><cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></s>", BOOK,
                             RELATIONS };
  g_autoptr (GBytes) bytes = NULL;
  guint which = size > 0 ? data[0] % 6 : 5;

  if (which == 5)
    {
      bytes = g_bytes_new (size > 0 ? data + 1 : data, size > 0 ? size - 1 : 0);
      return fuzz_read (bytes);
    }
  contents[which] = NULL;
  bytes = fuzz_pack (data + 1, size - 1, "_rels/.rels", TOP, parts[0], contents[0], parts[1], contents[1], parts[2],
                     contents[2], parts[3], contents[3], parts[4], contents[4], NULL);
  return fuzz_read (bytes);
}
