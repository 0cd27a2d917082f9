/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-coverage.h - how far the objectives are covered, kept with every change instead of counted again. */
#pragma once
#include "bst-checker.h"
#include "bst-outline.h"

typedef struct {
  guint n_points;     /* action points, the stopped ones left out; those of sub-objectives included */
  guint n_smart;      /* of these: all five letters good */
  guint n_late;       /* of these: late */
  guint n_actions;    /* portfolio actions with this as their primary objective */
  guint n_indicators; /* indicators that the plan has put with it */
} BstCounts;

typedef struct {
  guint n_objectives, n_with_points; /* operational ones; with at least one action point */
  guint n_points;
} BstPhaseCounts;

#define BST_TYPE_COVERAGE (bst_coverage_get_type ())
G_DECLARE_FINAL_TYPE (BstCoverage, bst_coverage, BST, COVERAGE, GObject)

BstCoverage *bst_coverage_new (BstPlan *plan, BstFramework *framework, BstChecker *checker);
BstCounts bst_coverage_get (BstCoverage *self, const char *objective_id);
BstCounts bst_coverage_get_total (BstCoverage *self);
guint bst_coverage_get_n_status (BstCoverage *self, gint64 status);
BstPhaseCounts bst_coverage_get_phase (BstCoverage *self, const char *phase);
void bst_coverage_refresh (BstCoverage *self);
