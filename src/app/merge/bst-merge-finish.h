/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-finish.h - a merge of two plans with a person's answers, as one transaction. */
#pragma once
#include <gio/gio.h>
#include "bst-merge.h"

BstTransaction *bst_merge_finish (const BstMerge *merge, BstPlan *merged, GListModel *questions, BstPlan *ours,
                                  const BstResolution *resolutions, GError **error);
