/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-lock.h - who has a plan open: this person elsewhere, or somebody else on the same disk or share. */
#pragma once
#include <gio/gio.h>

typedef struct _BstLock BstLock;

/* Who has it. */
typedef struct {
  gboolean is_me; /* the same person, in another program: then the rest is known */
  gint64 pid, since; /* since: seconds since 1970; 0: not known */
} BstLockHolder;

BstLock *bst_lock_take (const char *folder, GFile *file, BstLockHolder *ret_holder);
void bst_lock_free (BstLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLock, bst_lock_free)
void bst_lock_let_file_go (BstLock *self);
void bst_lock_take_file_again (BstLock *self, GFile *file);
