/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver-private.h - the parts of the saver, for each other and for the tests. */
#pragma once
#include "bst-saver.h"
#include <sys/stat.h>

/* --- bst-saver-posix.c: every system call of a local save is made here. All return 0 or an errno. --------------- */

int bst_posix_resolve (const char *path, char **ret_path, struct stat *ret_stat);
int bst_posix_create (const char *path, const struct stat *original, int *ret_fd);
int bst_posix_keep_attributes (int fd, const char *original_path, const struct stat *original);
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
int bst_posix_check_writable (const char *path);
int bst_posix_open_in_place (const char *path, gsize length, int *ret_fd);

/* --- bst-saver-remote.c: files that only GIO can reach ----------------------------------------------------------- */

gboolean bst_saver_save_remote (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *ret_result,
                                GCancellable *cancellable, GError **error);

/* --- bst-saver.c: shared ----------------------------------------------------------------------------------------- */

char *bst_saver_explain (int problem);
gboolean bst_saver_keep (GFile *file, const BstSaveOptions *options, const char *sha256, char **ret_unkept,
                         GError **error);
gboolean bst_saver_check_content (const char *name, const BstSaveOptions *options, const char *sha256, GError **error);
