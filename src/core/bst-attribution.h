/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-attribution.h - what one budget link says in money, and in which part of a total it belongs.
 *
 * Nothing counts twice: each amount belongs to exactly one part, and only BST_PART_COUNTED makes a total. R209 keeps
 * private money out of domain totals. */
#pragma once
#include "bst-article.h"

typedef enum {
  BST_PART_COUNTED,      /* Flemish credits, attributed exactly or by a key */
  BST_PART_COEFFICIENT,  /* attributed by a coefficient: a row of its own beside the total */
  BST_PART_TO_ANALYSE,   /* counts as 0 until somebody says what it is */
  BST_PART_NONE,         /* looked at, and no contribution */
  BST_PART_HARM,         /* works against the objective */
  BST_PART_GRANT,        /* paid to another entity that has a link of its own: counted there */
  BST_PART_OTHER_BUDGET, /* a line that reports in no Flemish BBT */
  BST_PART_EU,
  BST_PART_FEDERAL,
  BST_PART_LOCAL,
  BST_PART_PRIVATE_FUND,
  BST_PART_IN_KIND,
  BST_N_PARTS
} BstPart;

typedef struct {
  const char *name, *label; /* in JSON; N_() */
} BstPartName;
extern const BstPartName bst_part_names[BST_N_PARTS];

typedef struct {
  BstBudgetPhase phase;
  BstCreditKind credit;
  gint64 gross, plan; /* cents; BST_UNSET: not filled in */
} BstAttributed;

const BstAttributed *bst_attributed_find_amount (const GArray *amounts, BstBudgetPhase phase, BstCreditKind credit);
const BstAttributed *bst_attributed_find_planned (const GArray *amounts, BstCreditKind credit);
GArray *bst_link_get_amounts (BstRecord *link);
BstPart bst_link_get_part (BstPlan *plan, BstFramework *framework, BstRecord *link);
const char *bst_link_get_subject (BstRecord *link);
gboolean bst_link_is_public (BstRecord *link, gint64 today);
gint64 bst_link_get_share (BstRecord *link, BstBudgetPhase phase, BstCreditKind credit);

char *bst_domain_get_bbt (BstPlan *plan, BstFramework *framework, const char *domain);
gboolean bst_domain_is_outside (BstPlan *plan, BstFramework *framework, const char *domain);
GPtrArray *bst_domains_list (BstPlan *plan, BstFramework *framework);
