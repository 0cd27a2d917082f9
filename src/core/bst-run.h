/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-run.h - how far a run of plain text or of space goes, eight bytes at a time: most of what a plan file is made of.
 *
 * In each word the first byte that ends the run gets its high bit set; bits that a borrow sets come after it. */
#pragma once
#include <glib.h>
#include <string.h>

#define BST_EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define BST_ZERO_IN(word) (((word) - BST_EACH (1)) & ~(word) & BST_EACH (0x80))

/* The first byte is the lowest. */
static inline guint64
bst_run_load (const char *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);
  return GUINT64_FROM_LE (word);
}

static inline gsize
bst_run_first (guint64 bits)
{
  return (gsize) __builtin_ctzll (bits) / 8;
}

/* Returns: the first control character, quote or backslash, or @end */
static inline const char *
bst_run_text (const char *p, const char *end)
{
  for (; end - p >= 8; p += 8)
    {
      guint64 word = bst_run_load (p), quote = word ^ BST_EACH ('"'), backslash = word ^ BST_EACH ('\\');
      guint64 control = (word - BST_EACH (0x20)) & ~word & BST_EACH (0x80);
      guint64 ends = control | BST_ZERO_IN (quote) | BST_ZERO_IN (backslash);
      if (ends != 0)
        return p + bst_run_first (ends);
    }
  while (p < end && (guchar) *p >= 0x20 && *p != '"' && *p != '\\')
    p++;
  return p;
}

/* Returns: the first byte that is no space to JSON, or @end */
static inline const char *
bst_run_space (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
    {
      guint64 others = 0;
      p++;
      while (end - p >= 8 && (others = bst_run_load (p) ^ BST_EACH (' ')) == 0)
        p += 8;
      if (end - p >= 8)
        p += bst_run_first (others);
    }
  return p;
}
