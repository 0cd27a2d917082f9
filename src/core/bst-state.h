/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-state.h - where the program keeps what belongs to a plan and not in its file: journal, lock, earlier versions.
 *
 * XDG_STATE_HOME/bouwstenen/plans/PLANID-PATHHASH, readable by its owner only. Nothing is put beside the plan: on a share
 * that would be litter, and in a sandbox it is not possible. */
#pragma once
#include <gio/gio.h>

char *bst_state_get_root (void);
char *bst_state_get_folder (const char *plan_id, GFile *file);
gboolean bst_state_make_folder (const char *folder, GError **error);
const char *bst_state_explain (int problem);
GPtrArray *bst_state_list_folders (GFile *file);
