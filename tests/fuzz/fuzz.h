/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz.h - what every target gives: libFuzzer's entry, which replay.c calls too. */
#pragma once
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A copy with a NUL behind it, as our readers want it. */
static inline char *
fuzz_text (const guint8 *data, gsize size)
{
  char *text = g_malloc (size + 1);

  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  return text;
}
