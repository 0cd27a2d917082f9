/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-judgement.h - what people think of an empty cell of the gap matrix. */
#pragma once
#include "../bst-record.h"

typedef enum { BST_GAP_TO_CHECK, BST_GAP_CONFIRMED, BST_GAP_COVERED, BST_GAP_NOT_APPLICABLE } BstGapVerdict;

typedef struct {
  BstRecord parent_instance;
  char *objective, *group, *setting, *phase, *theme, *domain, *transition_path; /* two or three are set */
  char *covered_by, *judged_by, *note;
  gint64 verdict, date;
} BstGapJudgement;

GType bst_gap_judgement_get_type (void);
#define BST_GAP_JUDGEMENT(record) \
  (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_gap_judgement_get_type (), BstGapJudgement))
