/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-word-marks.h - which words of two texts are only in one of them. */
#pragma once
#include <glib.h>

/* A stretch of a text, in bytes: whole words and what stands between them. */
typedef struct {
  guint start, length;
} BstMark;

void bst_word_marks (const char *before, const char *after, GArray **ret_before, GArray **ret_after);
