/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-salvage.h - what can be read of a damaged plan, and a list of what cannot.
 *
 * For files that bst_plan_read() refused. What comes out is another plan than the file holds: it has no file, so that
 * nothing can overwrite the original with it. */
#pragma once
#include "bst-plan.h"

typedef enum {
  BST_LOSS_RECORD,    /* did not come back */
  BST_LOSS_PART,      /* of a record that did come back */
  BST_LOSS_REFERENCE, /* led nowhere, so it is empty now */
  BST_LOSS_CHARACTER, /* could not be read, so it is a � now */
  BST_LOSS_OTHER,     /* of no record, or nothing lost and yet strange */
  BST_N_LOSSES
} BstLossSort;

/**
 * BstLoss:
 * @line: from 1
 * @column: from 1, in characters
 * @subject: (nullable): the record
 * @message: what happened, a sentence without its full stop
 * @text: (nullable): what stood there, as far as it can be read: to type it again
 */
typedef struct {
  gsize offset;
  guint line, column;
  BstLossSort sort;
  char *subject, *message, *text;
} BstLoss;

typedef struct {
  BstPlan *plan;
  GPtrArray *losses; /* BstLoss, by sort and place */
  guint n_losses[BST_N_LOSSES]; /* all of them; the list ends somewhere */
  guint n_records[BST_N_KINDS];
  char *problem; /* why the file could not be opened, with its place; or NULL */
} BstSalvage;

BstSalvage *bst_salvage_read (const char *data, gsize length, GError **error);
BstSalvage *bst_salvage_read_file (GFile *file, GCancellable *cancellable, GError **error);
void bst_salvage_free (BstSalvage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSalvage, bst_salvage_free)

guint bst_salvage_count_losses (const BstSalvage *self);
char *bst_salvage_say_found (const BstSalvage *self);
char *bst_salvage_say_lost (const BstSalvage *self);
char *bst_salvage_report (const BstSalvage *self, const char *file_name);
