/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-recovery.h - work that a crash left: found, brought back, or put aside. */
#pragma once
#include "bst-journal.h"

/**
 * BstRecoveryFile:
 * @BST_RECOVERY_SAME: the plan's file is as it was when the work began
 * @BST_RECOVERY_CHANGED: somebody changed the file since
 * @BST_RECOVERY_GONE: the file is not there, or cannot be reached
 * @BST_RECOVERY_NONE: the plan never had a file
 */
typedef enum { BST_RECOVERY_SAME, BST_RECOVERY_CHANGED, BST_RECOVERY_GONE, BST_RECOVERY_NONE } BstRecoveryFile;

typedef struct {
  gatomicrefcount refs;
  char *path; /* of the journal */
  BstJournalContent *content; /* NULL: not one line can be read, or it is a copy */
  BstJournalSummary summary;
  BstRecoveryFile file;
  char *copy_of; /* NULL: a journal; else the name of a file, and path is the copy that a save of it left */
} BstRecovery;

BstRecovery *bst_recovery_ref (BstRecovery *self);
void bst_recovery_unref (BstRecovery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstRecovery, bst_recovery_unref)
GPtrArray *bst_recovery_list (GFile *file);
char *bst_recovery_describe_damage (const BstRecovery *self);

BstPlan *bst_recovery_load (const BstRecovery *self, guint *ret_n, GError **error);
BstPlan *bst_recovery_load_base (const BstRecovery *self, GError **error);
BstJournal *bst_recovery_resume (const BstRecovery *self, BstPlan *plan, guint n, GError **error);
gboolean bst_recovery_discard (BstRecovery *self, GError **error);
gboolean bst_recovery_undo_discard (BstRecovery *self, GError **error);
void bst_recovery_clean (void);
