/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison.h - what differs between two plans, as people read it: by page, by record, field by field.
 *
 * The exact difference is a transaction (bst-diff.h). This is the same difference in words: titles in place of ids, money
 * and dates as they are written, the words that changed in a text, what went from and came to a set. Keys that order a
 * list are told as places in it; what is nobody's business (checksums, secrets, the log, named versions) is left out. */
#pragma once
#include "bst-wording.h"
#include "bst-word-marks.h"

typedef enum {
  BST_DIFFERENCE_ADDED,
  BST_DIFFERENCE_REMOVED,
  BST_DIFFERENCE_CHANGED,
  BST_DIFFERENCE_MOVED, /* only its place in a list is another */
  BST_N_DIFFERENCE_TYPES
} BstDifferenceType;

/**
 * BstSaying:
 * @text: the value as people read it; "" where nothing is filled in
 * @marks: (element-type BstMark) (nullable): the stretches of @text that are on this side only; %NULL: all of it, or none
 */
typedef struct {
  char *text;
  GArray *marks;
} BstSaying;

void bst_saying_clear (BstSaying *self);

/* Who changed it last, as far as the log knows. */
typedef struct {
  char *author, *reason; /* NULL: not known */
  gint64 time;           /* seconds since 1970; 0: not known */
} BstCredits;

/* One value that differs. */
typedef struct {
  BstDifferenceType type;
  const BstField *field; /* of the record */
  char *path;            /* as a change names it: "title", "milestones/m1", "milestones/m1/date" */
  char *label;           /* “Milestones · Half of them: Planned for” */
  BstSaying before, after;
  BstCredits credits;
} BstFieldDifference;

/* One record that differs. */
typedef struct {
  BstDifferenceType type;
  BstKindId kind;
  char *id, *title;
  char *context; /* where it belongs, to tell it from others of that name; or NULL */
  guint page;    /* index in bst_comparison_pages */
  GPtrArray *fields; /* BstFieldDifference */
  BstCredits credits;
  char *folded; /* all its words without case and accents, for searching */
  char *key;    /* for sorting */
} BstDifference;

/* Money that is added up nowhere else: a year, a phase of the budget and a kind of credit. */
typedef struct {
  char *label;
  gint64 before, after; /* euro cents */
} BstMoneyDifference;

typedef struct {
  GPtrArray *differences; /* BstDifference, by page, then kind, then title */
  guint n[BST_N_DIFFERENCE_TYPES];
  GPtrArray *money; /* BstMoneyDifference */
} BstComparison;

typedef struct {
  const char *name, *title; /* N_() */
} BstComparisonPage;

extern const BstComparisonPage bst_comparison_pages[];
extern const guint bst_n_comparison_pages;
guint bst_comparison_page_of (BstKindId kind);

BstComparison *bst_comparison_new (const BstWording *before, const BstWording *after, gint64 since);
void bst_comparison_free (BstComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstComparison, bst_comparison_free)

const char *bst_difference_type_title (BstDifferenceType type, const char *language);
gboolean bst_difference_matches (const BstDifference *self, const char *const *words);
char *bst_credits_describe (const BstCredits *self, const char *language);
char *bst_comparison_summary (const BstComparison *self, const char *language);

/* For comparing single values: the merge review shows those of three plans. */
GPtrArray *bst_compare_values (const BstWording *before, const BstWording *after, const BstField *field,
                               BstValue value_before, BstValue value_after);
void bst_field_difference_free (BstFieldDifference *self);
