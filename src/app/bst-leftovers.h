/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-leftovers.h - work that was not saved, for the start page: what would come back, and what to do with it. */
#pragma once
#include <adwaita.h>
#include "bst-recovery.h"

#define BST_TYPE_LEFTOVERS (bst_leftovers_get_type ())
G_DECLARE_FINAL_TYPE (BstLeftovers, bst_leftovers, BST, LEFTOVERS, AdwBin)

void bst_leftovers_look (BstLeftovers *self);
char *bst_recovery_describe (const BstRecovery *recovery);
