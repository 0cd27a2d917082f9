/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-private.h - the parts of a merge: bst-merge.c (records), -value.c (fields), -cycle.c, -conflict.c; and of what
 * people make of it: -resolve.c, -answer.c (of one's own), -same.c (likely duplicates), -rings.c, -lost.c (what stays
 * readable). */
#pragma once
#include "bst-merge.h"

/* A record as the three plans have it, if it may be in the result. */
typedef struct {
  BstKindId kind;
  BstRecord *base, *ours, *theirs; /* NULL: not there */
  guint first_entry, n_entries;
  gboolean is_overlay; /* of a framework item: not there is the same as blank */
  gboolean is_removed; /* one side removed it and the other left it alone: goes unless it is wanted */
} BstTriple;

/* A field in which ours and theirs differ. */
typedef struct {
  const BstField *field;
  BstValue merged; /* the result */
  BstValue seen_by_them; /* what the result would be if theirs stayed in a conflict */
  gboolean is_contested; /* a conflict: merged is ours */
} BstMergeEntry;

typedef struct {
  BstPlan *base, *ours, *theirs;
  GArray *triples; /* BstTriple */
  GArray *entries; /* BstMergeEntry */
  GPtrArray *conflicts, *warnings;
  GHashTable *removed; /* id → place in triples, from 1, of those that may go */
  GArray *wanted; /* guint: places of those that stay after all, in the order in which they were met */
  guint n_kept; /* so many of wanted have been seen to */
  JsonNode *unknown; /* of the file, merged; NULL: none */
  /* what is merged now */
  const BstTriple *triple;
  const BstField *list; /* in an element of this list … */
  const char *item; /* … with this id */
} BstMerging;

/* bst-merge-value.c */
gboolean bst_merging_value (BstMerging *self, const BstField *field, BstValue b, BstValue o, BstValue t,
                            BstValue *ret_merged);
void bst_merging_file_members (BstMerging *self);

/* bst-merge-conflict.c */
void bst_conflict_free (BstConflict *self);
BstConflict *bst_merging_add_conflict (BstMerging *self, BstConflictType type);
BstConflict *bst_merging_add_value_conflict (BstMerging *self, const BstField *field, const char *member, BstValue b,
                                             BstValue o, BstValue t);
void bst_merging_find_duplicates (BstMerging *self);
void bst_merging_finish_conflicts (BstMerging *self);

/* bst-merge.c */
void bst_merging_want_refs (BstMerging *self, const BstField *field, BstValue value);
void bst_merging_keep_wanted (BstMerging *self);
gboolean bst_merge_keeps_blank (BstRecord *base, BstRecord *ours, BstRecord *theirs);

/* bst-merge-cycle.c */
void bst_merging_break_cycles (BstMerging *self);

/* bst-merge-lost.c */
guint bst_merge_add_lost (BstTransaction *transaction, BstPlan *base, BstPlan *ours, const GPtrArray *conflicts,
                          const BstResolution *resolutions);

/* bst-merge-answer.c */
gboolean bst_resolution_check (const BstConflict *conflict, const BstResolution *self, GError **error);
gboolean bst_resolution_put_element (const BstConflict *conflict, const BstResolution *self, BstRecord *record);
gboolean bst_resolution_put_record (const BstResolution *self, BstRecord *record);
gboolean bst_conflict_is_about_element (const BstConflict *self);
gboolean bst_conflict_refuse_gone (const BstConflict *self, GError **error);

/* bst-merge-same.c */
gboolean bst_duplicates_apply (BstPlan *plan, const GPtrArray *warnings, const BstResolution *resolutions,
                               GError **error);

/* bst-merge-rings.c */
gboolean bst_record_is_in_no_ring (BstPlan *plan, BstRecord *record, GError **error);
gboolean bst_resolutions_make_no_ring (BstPlan *plan, const GPtrArray *conflicts, const BstResolution *resolutions,
                                       GError **error);

/* bst-merge-resolve.c */
gboolean bst_conflicts_apply (BstPlan *plan, const GPtrArray *conflicts, const BstResolution *resolutions,
                              GError **error);
