/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-snapshot.h - named versions: the whole plan as it was, kept in the plan itself; and going back to a version. */
#pragma once
#include "bst-plan.h"

BstRecord *bst_snapshot_new (BstPlan *plan, const char *title, const char *note, const char *author, gint64 time,
                             GError **error);
BstPlan *bst_snapshot_open (BstRecord *snapshot, GError **error);

BstTransaction *bst_restore_new (BstPlan *plan, BstPlan *version, const char *label, const char *author);
