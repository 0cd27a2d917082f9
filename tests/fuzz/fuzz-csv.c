/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz-csv.c - a table as text. */
#include "fuzz-workbook.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return fuzz_read (bytes);
}
