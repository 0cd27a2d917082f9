/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-ods.c - the content of an ODS file. */
#include "fuzz-workbook.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = fuzz_pack (data, size, "content.xml", NULL, NULL);

  return fuzz_read (bytes);
}
