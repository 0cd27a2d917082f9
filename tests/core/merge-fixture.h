/* SPDX-License-Identifier: EUPL-1.2 */
/* merge-fixture.h - a small plan, what two people made of it, written as changes with ' for ", and their merge. */
#pragma once
#include "bst-merge.h"

#define POINT(id, field, value) \
  "{'kind':'action-points','id':'" id "','op':'set','field':'" field "','value':" value "}"
#define REMOVE(kind, id) "{'kind':'" kind "','id':'" id "','op':'remove'}"
#define REFER(kind, id, field, to) "{'kind':'" kind "','id':'" id "','op':'set','field':'" field "','value':'" to "'}"

typedef struct {
  BstPlan *base, *ours, *theirs;
  BstMerge *merge;
} MergeFixture;

MergeFixture merge_fixture_new (const char *ours, const char *theirs);
void merge_fixture_clear (MergeFixture *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MergeFixture, merge_fixture_clear)

/* Applies the merge to ours. choices: one for each conflict; NULL: the defaults. */
void merge_fixture_take_over (MergeFixture *self, const BstResolution *choices);

/* The one conflict that there must be. */
const BstConflict *merge_fixture_conflict (const MergeFixture *self, BstConflictType type, const char *path);

/* An action point of ours; NULL: it is not there. */
BstRecord *merge_fixture_point (const MergeFixture *self, const char *id);

/* Whether ours has an entry in its log of a value of a record that was lost. */
gboolean merge_fixture_is_lost (const MergeFixture *self, const char *subject, const char *path, const char *text);
