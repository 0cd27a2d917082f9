/* SPDX-License-Identifier: EUPL-1.2 */
/* attack.h - one save in a place of its own, with one call going wrong, and a look at what it left. */
#pragma once
#include "bst-saver.h"
#include "fault.h"

/* The file that is saved, and what is special about it. */
typedef enum {
  PLACE_PLAIN,
  PLACE_SYMLINK,
  PLACE_HARD_LINK,
  PLACE_CLOSED_FOLDER, /* nothing new can be made beside the file */
  PLACE_FOREIGN,       /* everybody may write it, nobody but its owner may replace it */
  PLACE_CHANGED,       /* somebody else wrote it since it was opened */
  PLACE_OVERWRITE,     /* so too, and the person said that it may go */
  PLACE_NEW,           /* there is no file yet */
  PLACE_ACCESS_LIST,   /* more people may read it than its mode says */
  N_PLACES
} PlaceId;

extern const char *const place_names[N_PLACES];

typedef gboolean (*SaveFunc) (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *ret_result,
                              GCancellable *cancellable, GError **error);

typedef struct {
  SaveFunc save;
  gsize size; /* of the new content */
  gboolean keep;
} Attack;

typedef struct {
  PlaceId place;
  Fault fault;
} Case;

void attack_prepare (void);
void attack_finish (void);
gboolean attack_has_place (PlaceId place);
/* What calls a save makes there when nothing goes wrong; in the order in which they are made. */
void attack_count (const Attack *attack, PlaceId place, Fault *ret_fault);
/* NULL: all is as it must be; else what is not. */
char *attack_run (const Attack *attack, const Case *one);
/* Savers that are wrong on purpose, and where and how each must be found out. */
typedef struct {
  const char *name;
  SaveFunc save;
  PlaceId place;
  FaultHow how;
  int error;
} WrongSaver;
gboolean save_with_care (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result,
                         GCancellable *cancellable, GError **error);
extern const WrongSaver wrong_savers[];
