/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-picture.h - a mind map or network of a session as a picture that leaves: with its legend, what the plan is and of which
 * day it speaks; without what the room has not seen, and without names of persons unless they are asked for. */
#pragma once
#include "bst-map-layout.h"
#include "bst-report.h"

typedef struct _BstMapPicture BstMapPicture;

BstMapPicture *bst_map_picture_new (BstPlan *plan, const char *session, BstMapKind kind, gboolean with_persons,
                                    gint64 today);
void bst_map_picture_free (BstMapPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstMapPicture, bst_map_picture_free)
const BstMapLayout *bst_map_picture_get_layout (const BstMapPicture *self);

typedef struct {
  const char *name; /* "svg", and how names of files end */
  const char *label; /* N_() for a dialog */
  GBytes *(*render) (const BstMapPicture *picture, GError **error);
} BstMapFormat;

/* Ended by a NULL name. */
extern const BstMapFormat bst_map_formats[];
const BstMapFormat *bst_map_format_find (const char *file_name);
