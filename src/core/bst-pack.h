/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack.h - contribution packs: what one domain is asked about one year, as a file of its own. R205, R207.
 *
 * A pack is a plan file that holds one domain's slice: its links, contributions, articles and reporting line, and of what
 * these refer to only what one must read. Its member "pack" says what is asked, and keeps the slice as it was cut, so that
 * merging it back is an ordinary three-way merge. A seal over all of that, made with a key that never leaves the plan,
 * shows what somebody else changed. */
#pragma once
#include "bst-framework.h"
#include "bst-merge.h"

#define BST_PACK_MEMBER "pack"

typedef struct {
  const char *domain;       /* a framework id or a local term's */
  gint64 year;              /* what is reported: execution of the year before, intentions for the year after */
  gint64 cut_on, deadline;  /* dates; deadline 0: none */
  const char *instructions; /* NULL: the usual ones, in the plan's language */
  const char *contact;      /* whom to ask and to send it back to: a function, an address; NULL: not said */
} BstPackRequest;

typedef struct {
  char *name;   /* of the file, for messages */
  char *sha256; /* of its bytes */
  BstPlan *plan, *base; /* the slice as it came back, and as it was cut; without the member "pack" */
  char *plan_id, *plan_title, *domain, *instructions;
  char *contact; /* NULL: not said */
  gint64 year, cut_on, deadline;
  char *seal, *base_sha256;
} BstPack;

/**
 * BstPackVerdict:
 * @BST_PACK_FINE: it can be merged
 * @BST_PACK_OTHER_PLAN: cut from another plan
 * @BST_PACK_OTHER_YEAR: for another year than is asked, or one outside the plan
 * @BST_PACK_TAMPERED: the seal is broken, or something was changed that is not the domain's
 * @BST_PACK_LOCKED: the year was locked since, and the pack would change it
 * @BST_PACK_OTHER_VERSION: of another framework, or made by a newer version
 */
typedef enum {
  BST_PACK_FINE,
  BST_PACK_OTHER_PLAN,
  BST_PACK_OTHER_YEAR,
  BST_PACK_TAMPERED,
  BST_PACK_LOCKED,
  BST_PACK_OTHER_VERSION
} BstPackVerdict;

/* What a planner should know of a pack that can be merged; the first that holds. */
typedef enum {
  BST_PACK_NO_REMARK,
  BST_PACK_EMPTY,        /* nothing was filled in */
  BST_PACK_MERGED,       /* everything in it is in the plan already */
  BST_PACK_LATE,         /* signed after the deadline */
  BST_PACK_NOT_SUBMITTED /* the domain may still be at it */
} BstPackRemark;

gboolean bst_plan_is_pack (BstPlan *plan);
char *bst_pack_make_instructions (BstPlan *plan, gint64 year);
GBytes *bst_pack_cut (BstPlan *plan, BstFramework *framework, const BstPackRequest *request, GError **error);
BstPack *bst_pack_read (const char *data, gsize length, const char *name, GError **error);
BstPack *bst_pack_read_plan (BstPlan *plan, const char *name, GError **error);
void bst_pack_free (BstPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPack, bst_pack_free)

BstPackVerdict bst_pack_check (const BstPack *self, BstPlan *plan, BstFramework *framework, gint64 year,
                               char **ret_message);
BstPackRemark bst_pack_find_remark (const BstPack *self, BstPlan *plan);
char *bst_pack_remark (const BstPack *self, BstPlan *plan, const char *language);
BstPlan *bst_pack_get_theirs (const BstPack *self, BstPlan *plan);
gboolean bst_pack_may_change (const BstPack *self, const BstChange *change);
gboolean bst_pack_allows (const BstPack *self, BstPlan *plan, const BstTransaction *transaction, GError **error);

/* --- bst-pack-merge.c: any number of them, in any order --- */

typedef struct {
  BstConflict *conflict;  /* base: as in the plan, or as it was cut; ours and theirs: see below */
  const BstPack *one;     /* NULL: the plan's own value is ours, and it stays */
  const BstPack *other;   /* whose value is theirs; where both are set the plan's value stays and both are listed */
} BstPackConflict;

typedef struct {
  GPtrArray *merges;      /* BstMerge: own the conflicts */
  GPtrArray *conflicts;   /* BstPackConflict, by kind, id, path and pack */
  GPtrArray *ignored;     /* of the packs: there twice, byte for byte */
  BstTransaction *transaction; /* turns the plan into the merged one, in one step; may be stolen */
} BstPackMerge;

BstPackMerge *bst_packs_merge (BstPlan *plan, const GPtrArray *packs, GError **error);
void bst_pack_merge_free (BstPackMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPackMerge, bst_pack_merge_free)

/* --- bst-pack-resolve.c: what a person decides where they disagree --- */

/* One thing that is wanted differently, with every value. */
typedef struct {
  BstConflict conflict; /* ours: as in the plan; theirs: as the first pack has it. What it points to is the merge's */
  GPtrArray *packs;     /* const BstPack: who wants something else than the plan has */
  GArray *values;       /* BstValue, one for each of packs; of the merge */
  GPtrArray *conflicts; /* const BstPackConflict: those that it stands for */
} BstPackQuestion;

GPtrArray *bst_pack_merge_list_questions (const BstPackMerge *self);
BstTransaction *bst_pack_merge_resolve (const BstPackMerge *self, BstPlan *plan, const GPtrArray *questions,
                                        const BstResolution *resolutions, GError **error);
