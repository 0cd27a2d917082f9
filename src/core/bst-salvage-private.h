/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-salvage-private.h - shared by bst-salvage-pieces.c (finding records in damaged text), bst-salvage.c (making a plan
 * of them), bst-salvage-references.c, bst-salvage-losses.c (what is missing) and bst-salvage-report.c (saying so). */
#pragma once
#include "bst-json.h"
#include "bst-salvage.h"

/* A record in the text, or a member of the file as a whole. */
typedef struct {
  int kind; /* BstKindId; -1: a member that is none */
  gsize start, end; /* of the value */
  const char *name; /* of the member, if kind is -1 */
  GArray *members; /* BstSpan: those that can be read; NULL: it is whole */
  gsize damage, lost; /* the first thing that is wrong in it, and where what is lost by it begins */
  const char *problem; /* untranslated */
} BstPiece;

/* piece is good during the call. skipped: text that belongs to no record. */
typedef struct {
  void (*piece) (const BstPiece *piece, gpointer data);
  void (*skipped) (gsize start, gsize end, const char *problem, gpointer data);
  gpointer data;
} BstPieceSink;

void bst_salvage_pieces (const char *text, gsize length, const BstPieceSink *sink);
char *bst_salvage_repair_text (const char *data, gsize length, gsize *ret_length, GArray *damaged);
void bst_loss_free (BstLoss *self);
void bst_salvage_add_loss (BstSalvage *self, const char *from, BstLossSort sort, char *subject, gsize offset,
                           const char *message, gsize start, gsize end);
char *bst_salvage_name_record (BstKindId kind, const char *id, const char *title);
void bst_salvage_place_losses (BstSalvage *self, const char *from);
void bst_salvage_clear_dangling (BstSalvage *self, BstRecord *record, gsize offset);
