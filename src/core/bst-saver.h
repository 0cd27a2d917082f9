/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver.h - the one way to write a plan file: whole or not at all. */
#pragma once
#include "bst-field.h"

/**
 * BstSaveWay:
 * @BST_SAVE_BESIDE: written beside the file, checked, and put in its place in one step
 * @BST_SAVE_IN_PLACE: written over the file, since its folder or its owner allows nothing else; a copy was kept in the
 *   person's state folder as long as that took
 * @BST_SAVE_REMOTE: handed to GIO, which knows the way to the file
 */
typedef enum { BST_SAVE_BESIDE, BST_SAVE_IN_PLACE, BST_SAVE_REMOTE } BstSaveWay;

/**
 * BstKeepFunc:
 * @file: what is about to be replaced, still as it was
 * @sha256: (nullable): its checksum, where that is known
 * @error: why it could not be kept. Then nothing is replaced where %BstSaveOptions.allow_overwrite is set, since nobody
 *   may have seen what is there; otherwise the save goes on and says so in its result: a full home folder must not keep
 *   anybody from saving on another disk
 *
 * Called when the new content is safely on disk and before it takes the place of the old: the moment to keep the old
 * one as a version. Not called where there was no file.
 */
typedef gboolean (*BstKeepFunc) (GFile *file, const char *sha256, gpointer data, GError **error);

/**
 * BstAnnounceFunc:
 * @sha256: of the new content
 *
 * Called when the new content is safely on disk, all else is done and it is about to take the place of the old: the
 * moment to note what the file is going to hold, for whoever finds it after a program that died right then. The save may
 * still fail.
 */
typedef void (*BstAnnounceFunc) (const char *sha256, gpointer data);

/**
 * BstFileSeen:
 *
 * A file as the kernel sees it, right after it was written. Where all of this is still so, the content is too, and needs
 * no checksum. All zero: nothing is known.
 */
typedef struct {
  guint64 device, inode, size;
  gint64 modified, modified_ns, changed, changed_ns;
} BstFileSeen;

typedef struct {
  const char *expected_sha256; /* of the content that was opened or saved last; NULL: there is no file yet */
  const BstFileSeen *seen;     /* or NULL: of the result that gave expected_sha256; saves reading all of the file */
  gboolean allow_overwrite;    /* the person said so: whatever is there goes */
  gboolean is_last;            /* nobody saves it again: the result tells no sha256 */
  BstKeepFunc keep;            /* or NULL */
  gpointer keep_data;
  BstAnnounceFunc announce;    /* or NULL; not with is_last */
  gpointer announce_data;
} BstSaveOptions;

typedef struct {
  char sha256[65]; /* what expected_sha256 of the next save must be; empty after the last one */
  BstFileSeen seen; /* what seen of the next save may be */
  char *etag; /* as bst_saver_get_etag(); NULL: not sure, only its content tells whether the file is still this one */
  BstSaveWay way;
  gboolean durable; /* the folder was synced too: a power cut now loses nothing */
  char *unkept; /* or NULL: why the old content could not be kept as a version, for people */
  gboolean unlinked; /* the file had other names (hard links): those keep the content from before */
} BstSaveResult;

void bst_save_result_clear (BstSaveResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstSaveResult, bst_save_result_clear)

gboolean bst_saver_save (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *ret_result,
                         GCancellable *cancellable, GError **error);
char *bst_saver_get_etag (GFile *file);
char *bst_saver_get_copies_folder (void);
