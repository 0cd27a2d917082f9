/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-lines.h - what a contribution pack asks, whatever it is filled in with: the lines of money of each action point
 * or action, and how an answer or an amount comes into the plan. R205, R207. */
#pragma once
#include "bst-asked.h"
#include "bst-draft.h"

/* The year before is looked back on, the year after looked ahead to; the year of the pack stands between them. */
typedef enum { BST_PACK_BEFORE, BST_PACK_NOW, BST_PACK_AFTER, BST_N_PACK_YEARS } BstPackYear;

/* What a domain gives to one action point or action out of one article, in three years. */
typedef struct {
  char *subject;
  char *article; /* (nullable) */
  gint64 funding_kind; /* BstFundingKind */
  gboolean is_first; /* of its subject; each has at least one */
  guint ordinal; /* 0, or how many lines before it are like it but for their links */
  BstRecord *links[BST_N_PACK_YEARS]; /* borrowed from the plan; NULL: no link yet */
} BstPackLine;

GPtrArray *bst_pack_lines_list (const BstAsked *asked);
gint64 bst_pack_line_get (const BstPackLine *self, BstPackYear when, BstBudgetPhase phase, BstCreditKind credit,
                          gboolean gross);
BstRecord *bst_pack_line_edit (const BstPackLine *self, const BstAsked *asked, BstDraft *draft, BstPackYear when);
void bst_link_put_amount (BstRecord *link, BstBudgetPhase phase, BstCreditKind credit, gint64 cents);

BstRecord *bst_contribution_edit (BstDraft *draft, const char *domain, gint64 year);
void bst_contribution_put_answer (BstRecord *contribution, const char *subject, const char *field, BstValue value);
