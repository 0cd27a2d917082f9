/* SPDX-License-Identifier: EUPL-1.2 */
/* saver-fixture.h - a file in a folder of its own, and what lies there afterwards. */
#pragma once
#include "bst-saver-private.h"

#define OLD "old content\n"
#define NEW "new content, somewhat longer\n"

typedef struct {
  char *folder, *path;
  GFile *file;
} Place;

void place_set_up (Place *place, gconstpointer data);
void remove_all (const char *folder);
void place_tear_down (Place *place, gconstpointer data);
char *sha256_of (const char *text);
/* options NULL: what was opened is OLD. */
gboolean place_save (GFile *file, const char *text, const BstSaveOptions *options, BstSaveResult *result,
                     GError **error);
void assert_content (const char *path, const char *expected);
void write_over (const char *path, const char *text);
guint count_files (const char *folder);
char *state_folder (void);
void assert_no_copy (void);

/* In a child of its own: even root then meets the permissions that other people meet. */
gboolean drop_powers (void);
gboolean keep_old_cb (GFile *file, const char *sha256, gpointer data, GError **error);
