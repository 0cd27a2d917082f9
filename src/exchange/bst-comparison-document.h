/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-document.h - what differs between two plans, as a document: to be read on paper, mailed and kept. */
#pragma once
#include "bst-comparison.h"
#include "bst-report.h"

/**
 * BstComparisonDocument:
 * @comparison: what differs
 * @shown: (nullable) (element-type BstDifference): only these of it; money is then left out, since it is that of all
 * @plan: whose title and standing go with the document
 * @language: (nullable): in which @comparison was made; %NULL for the person's
 * @before: what the plan before is called
 * @after: what the plan after is called
 * @today: the day of the document
 */
typedef struct {
  const BstComparison *comparison;
  const GPtrArray *shown;
  BstPlan *plan;
  const char *language;
  const char *before, *after;
  gint64 today;
} BstComparisonDocument;

BstReport *bst_comparison_document_new (const BstComparisonDocument *of);
