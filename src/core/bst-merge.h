/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge.h - what two people changed in copies of one plan, combined field by field.
 *
 * Text, numbers and references come from the side that changed them. Long texts combine word by word where the edits are
 * separated by an unchanged word. Sets combine member by member, lists element by element, what this version does not
 * know member by member. Where both sides changed one thing differently, ours stays and a conflict says so.
 *
 * A record or element that one side removed stays if the other side changed it, and a record also if the result refers to
 * it: a conflict too. That looks the same from both sides, so swapping them decides only which value stays. */
#pragma once
#include "bst-plan.h"

typedef enum {
  BST_CONFLICT_EDIT,      /* both changed the field, differently */
  BST_CONFLICT_DELETE,    /* one removed what the other changed or refers to: it stays */
  BST_CONFLICT_ORDER,     /* both moved it, to different places */
  BST_CONFLICT_CYCLE,     /* the two changes together would make records depend on themselves */
  BST_CONFLICT_DUPLICATE, /* a warning: both added a record with this title and objective */
} BstConflictType;

/* Who wrote a value, where the change log says so. */
typedef struct {
  char *author; /* NULL: unknown */
  gint64 time;  /* seconds since 1970, UTC; 0: unknown */
} BstWho;

typedef struct {
  BstConflictType type;
  BstKindId kind;
  char *id;    /* GRefString */
  char *other; /* DUPLICATE: GRefString, the id of their record; else NULL */
  char *title; /* what people call the record, in the language of bst_text() */
  char
      *path; /* "title", "milestones/ID", "milestones/ID/date", the name of an unknown member; NULL: the whole record */

  /* NULL where path is NULL. The field that the three values are of: of a record, or of an element when list is set.
   * For a whole element (DELETE) it is the list, each value then a list of that one element, or NULL where it is gone.
   * For an unknown member it is the table's last field, each value an object of that one member, or NULL. */
  const BstField *field;
  const BstField *list; /* the list that the path goes into */
  char *item; /* the element's id, if list is set */
  char *member; /* the name of an unknown member */
  gboolean of_file; /* the unknown member is one of the file itself; kind and id are then the plan's */
  BstValue base, ours, theirs;
  /* the records as they were: NULL where they are not there */
  BstRecord *base_record, *our_record, *their_record;
  BstWho our_who, their_who;
} BstConflict;

typedef struct {
  BstTransaction *transaction; /* turns ours into the merged plan, with the losing values in the log; may be stolen */
  GPtrArray *conflicts; /* of BstConflict, by kind, id and path; ours stays in each */
  GPtrArray *warnings; /* of BstConflict, type DUPLICATE */
  guint n_lost; /* so many changes at the end of transaction add losing values to the log */
  BstPlan *base;
} BstMerge;

gboolean bst_merge_check (BstPlan *base, BstPlan *ours, BstPlan *theirs, GError **error);
BstMerge *bst_merge (BstPlan *base, BstPlan *ours, BstPlan *theirs);
void bst_merge_free (BstMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstMerge, bst_merge_free)

/* What a person chose for a conflict. For DELETE a side means: as that side has it, there or gone. For DUPLICATE: both are
 * the same thing, and the one of that side stays; what refers to the other one refers to it. */
typedef enum {
  BST_CHOICE_DEFAULT, /* what bst_merge() did: ours; for DELETE: it stays; for DUPLICATE: both stay */
  BST_CHOICE_OURS,
  BST_CHOICE_THEIRS,
  BST_CHOICE_BOTH, /* texts only: ours, an empty line or a space, theirs */
  BST_CHOICE_EDITED, /* what is given: a value, an element or a record; for DUPLICATE: of ours, which stays */
} BstChoice;

typedef struct {
  BstChoice choice;
  BstValue value; /* EDITED: of the conflict's field, so for a whole element a list of that one, nothing for it to go */
  BstRecord *record; /* EDITED, where path is NULL: what becomes of the record. Both stay the caller's */
} BstResolution;

gboolean bst_conflict_is_text (const BstConflict *self);
gboolean bst_conflict_stays_on (const BstConflict *self, BstChoice side);
BstValue bst_conflict_join (const BstConflict *self);

/* bst-merge-answer.c */
gboolean bst_conflict_is_editable (const BstConflict *self);
BstResolution bst_conflict_read (const BstConflict *self, BstPlan *plan);
void bst_resolution_clear (BstResolution *self, const BstField *field);
void bst_resolution_foreach_ref (const BstConflict *conflict, const BstResolution *self, BstRefFunc func,
                                 gpointer data);
BstTransaction *bst_merge_resolve (const BstMerge *self, BstPlan *ours, const BstResolution *resolutions,
                                   GError **error);

GBytes *bst_merge_bytes (GBytes *base, GBytes *ours, GBytes *theirs, guint *ret_n_conflicts, GError **error);

/* bst-merge-text.c */
char *bst_merge_text (const char *base, const char *ours, const char *theirs);
