/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-work.h - what people do with a cell of the gap matrix: judge it, look around it, start an action in it. */
#pragma once
#include "bst-gaps.h"

typedef struct {
  BstRecord *action; /* (unowned) */
  gboolean in_row, in_column; /* of the cell; where both are set it stands in both, though not in the cell */
  guint score;
} BstNearby;

void bst_gap_judge (BstPlan *plan, BstTransaction *transaction, const BstCellPlace *place, BstGapVerdict verdict,
                    gint64 today);
void bst_gap_withdraw (BstPlan *plan, BstTransaction *transaction, const BstCellPlace *place);
BstRecord *bst_gap_make_draft (BstFramework *framework, const BstCellPlace *place);
GArray *bst_gap_list_nearby (const BstGapMatrix *matrix, BstPortfolio *portfolio, guint row, guint column, guint most);
GPtrArray *bst_gap_candidates (BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, const char *phase);
