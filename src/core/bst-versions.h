/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-versions.h - what a plan file held before: kept on each save, listed, read again. */
#pragma once
#include "bst-plan.h"
#include "bst-saver.h"

/* How many are kept whatever their age. */
#define BST_VERSIONS_NEWEST 20

/**
 * BstVersion:
 * @time: when this content was written, in seconds since 1970 in UTC: the file's own time of change
 * @kept: when a save replaced it, in microseconds since 1970: versions are in this order
 * @size: in bytes
 * @sha256: of the content
 * @path: where it lies; a plan file like any other
 */
typedef struct {
  gint64 time, kept;
  goffset size;
  char sha256[65];
  char *path;
} BstVersion;

/* For BstSaveOptions.keep_data, with bst_versions_keep() as keep. */
typedef struct {
  const char *folder; /* of the plan in the state folder; is made when there is something to keep */
  guint n_newest;     /* 0: BST_VERSIONS_NEWEST */
} BstVersionsKeeper;

void bst_version_free (BstVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstVersion, bst_version_free)

GPtrArray *bst_versions_list (const char *folder);
GBytes *bst_version_read (const BstVersion *self, GError **error);
BstPlan *bst_version_read_plan (const BstVersion *self, GError **error);
gboolean bst_versions_keep (GFile *file, const char *sha256, gpointer keeper, GError **error);
void bst_versions_thin (const char *folder, guint n_newest);
