/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver-private.h - the parts of the saver, for each other and for the tests. */
#pragma once
#include "bst-saver.h"
#include <sys/stat.h>

/* --- bst-saver-posix.c: every system call of a local save is made here. All return 0 or an errno. --------------- */

int bst_posix_resolve (const char *path, char **ret_path, struct stat *ret_stat);
int bst_posix_create (const char *path, const struct stat *original, int *ret_fd);
int bst_posix_write (int fd, const char *data, gsize length);
int bst_posix_finish (int fd, gsize length);
int bst_posix_compare (int fd, const char *data, gsize length);
int bst_posix_close (int fd);
int bst_posix_move (const char *from, const char *to, gboolean replace);
int bst_posix_sync_folder (const char *path);
int bst_posix_remove (const char *path);
void bst_posix_remove_stale (const char *path);
int bst_posix_hash (const char *path, char **ret_sha256);
int bst_posix_read (const char *path, char **ret_data, gsize *ret_length);
int bst_posix_copy (const char *path, int fd);
int bst_posix_check_writable (const char *path);
int bst_posix_open_in_place (const char *path, gsize length, int *ret_fd);

/* --- bst-saver-attributes.c --------------------------------------------------------------------------------------- */

int bst_posix_keep_attributes (int fd, const char *original_path, const struct stat *original);
gboolean bst_posix_has_fine_times (const char *path);
gboolean bst_posix_is_remote (const char *path);

/* --- bst-saver-messages.c ----------------------------------------------------------------------------------------- */

char *bst_saver_explain (int problem);
char *bst_saver_explain_error (const GError *problem);
gboolean bst_saver_fail (const char *name, int problem, GError **error);
gboolean bst_saver_fail_changed (const char *name, gboolean expected, GError **error);

/* --- bst-saver-in-place.c, bst-saver-remote.c: the other ways ------------------------------------------------------ */

typedef struct {
  char *path, *folder, *name; /* links followed */
  struct stat stat;
  gboolean exists;
  const char *data;
  gsize length;
  const BstSaveOptions *options;
  GCancellable *cancellable;
  /* Checksums take longer than writing: two threads make them while the disk works. */
  GThread *old_thread, *new_thread;
  char *old_sha256, *new_sha256;
  int old_problem;
  gboolean checked, kept, announced;
} BstSave;

int bst_save_write_checked (int fd, const char *data, gsize length);
int bst_save_write_new (const BstSave *self, const char *path, const struct stat *original, struct stat *ret_written);
gboolean bst_save_get_ready (BstSave *self, BstSaveResult *ret_result, GError **error);
gboolean bst_save_in_place (BstSave *self, BstSaveResult *ret_result, GError **error);
gboolean bst_saver_save_remote (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *ret_result,
                                GCancellable *cancellable, GError **error);

/* --- bst-saver.c: shared ----------------------------------------------------------------------------------------- */

gboolean bst_saver_keep (GFile *file, const BstSaveOptions *options, const char *sha256, char **ret_unkept,
                         GError **error);
gboolean bst_saver_check_content (const char *name, const BstSaveOptions *options, const char *sha256, GError **error);
