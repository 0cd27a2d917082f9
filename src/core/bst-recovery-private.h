/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-recovery-private.h - shared by bst-recovery.c (journals) and bst-recovery-copies.c (saves that were cut off). */
#pragma once
#include "bst-recovery.h"

#define BST_RECOVERY_DISCARDED ".discarded"
#define BST_RECOVERY_KEEP_DAYS 30

gboolean bst_recovery_is_alive (const char *path);
gboolean bst_recovery_is_older (const char *path, int days);
GBytes *bst_recovery_read_bytes (const char *path);

/* bst-recovery-copies.c */
BstPlan *bst_recovery_read_copy (const BstRecovery *self, GError **error);
void bst_recovery_add_copies (GPtrArray *found);
void bst_recovery_clean_copies (void);
