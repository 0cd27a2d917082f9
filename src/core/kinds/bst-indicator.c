/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-indicator.c - indicators (a catalogue indicator's overlay, or a local one) and measurements. R176–R189. */
#include "bst-define-kind.h"

#define TERMS .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR

typedef struct {
  BstRecord parent_instance;
  char *title, *set_type, *cluster, *source, *unit, *caution, *note, *reviewer, *order;
  gint64 kind, direction, children, youth, adults, older, exploratory, target_value, target_year, band;
  BstVec *objectives, *disaggregations;
} BstIndicator;

/* R177 */
static const BstEnumValue kinds[] = {
  { "unknown", N_ ("Not said") },
  { "input", N_ ("Input") },
  { "process", N_ ("Process") },
  { "output", N_ ("Output") },
  { "outcome", N_ ("Outcome") },
  { "impact", N_ ("Impact") },
  { NULL },
};

static const BstEnumValue directions[] = {
  { "unknown", N_ ("Not said") },
  { "higher", N_ ("Higher is better") },
  { "lower", N_ ("Lower is better") },
  { NULL },
};

/* The crosses of the source's table lost their place (R185): unknown until a person confirms. */
static const BstEnumValue applies[] = {
  { "unknown", N_ ("Unknown") },
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { NULL },
};

static const BstField bst_indicator_fields[] = {
  BST_FIELD (BstIndicator, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstIndicator, kind, "kind", ENUM, N_ ("Kind"), .values = kinds),
  BST_FIELD (BstIndicator, set_type, "set-type", REF, N_ ("Set"), .list = "indicator-set-types"),
  BST_FIELD (BstIndicator, cluster, "cluster", REF, N_ ("Cluster"), .list = "indicator-clusters", TERMS),
  BST_FIELD (BstIndicator, source, "source", REF, N_ ("Source"), .list = "indicator-sources", TERMS),
  BST_FIELD (BstIndicator, unit, "unit", TEXT, N_ ("Unit")),
  BST_FIELD (BstIndicator, direction, "direction", ENUM, N_ ("Direction"), .values = directions),
  BST_FIELD (BstIndicator, children, "children", ENUM, N_ ("Children"), .values = applies),
  BST_FIELD (BstIndicator, youth, "youth", ENUM, N_ ("Young people"), .values = applies),
  BST_FIELD (BstIndicator, adults, "adults", ENUM, N_ ("Adults"), .values = applies),
  BST_FIELD (BstIndicator, older, "older", ENUM, N_ ("Older people"), .values = applies),
  BST_FIELD (BstIndicator, objectives, "objectives", REFS, N_ ("Objectives"), .list = "strategic-objectives operational-objectives strategic-sub-objectives operational-sub-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstIndicator, disaggregations, "disaggregations", REFS, N_ ("Broken down by"), .list = "disaggregations", TERMS),
  BST_FIELD (BstIndicator, target_value, "target-value", DECIMAL, N_ ("Target"), .fallback = BST_UNSET),
  BST_FIELD (BstIndicator, target_year, "target-year", INTEGER, N_ ("Target year"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstIndicator, band, "band", DECIMAL, N_ ("Band around the target"), .fallback = BST_UNSET),
  BST_FIELD (BstIndicator, exploratory, "exploratory", FLAG, N_ ("Exploratory")),
  BST_FIELD (BstIndicator, caution, "caution", LONGTEXT, N_ ("Caution")),
  BST_FIELD (BstIndicator, reviewer, "reviewer", REF, N_ ("Reviewer"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstIndicator, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstIndicator, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstIndicator, bst_indicator, INDICATORS)

typedef struct {
  BstRecord parent_instance;
  char *indicator, *action_point, *group, *breakdown, *source, *evidence, *caution, *note;
  gint64 year, date, value, low, high, sample;
} BstMeasurement;

static const BstField bst_measurement_fields[] = {
  BST_FIELD (BstMeasurement, indicator, "indicator", REF, N_ ("Indicator"), .list = "indicators",
             .targets = BST_TARGET (BST_KIND_INDICATORS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstMeasurement, action_point, "action-point", REF, N_ ("Action point"), .targets = BST_TARGET (BST_KIND_ACTION_POINTS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstMeasurement, year, "year", INTEGER, N_ ("Year"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstMeasurement, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstMeasurement, group, "group", REF, N_ ("Group"), .list = "groups indicator-target-groups", TERMS),
  BST_FIELD (BstMeasurement, breakdown, "breakdown", TEXT, N_ ("Breakdown")),
  BST_FIELD (BstMeasurement, value, "value", DECIMAL, N_ ("Value"), .fallback = BST_UNSET),
  BST_FIELD (BstMeasurement, low, "low", DECIMAL, N_ ("Lower bound"), .fallback = BST_UNSET),
  BST_FIELD (BstMeasurement, high, "high", DECIMAL, N_ ("Upper bound"), .fallback = BST_UNSET),
  BST_FIELD (BstMeasurement, sample, "sample", INTEGER, N_ ("Sample size"), .fallback = BST_UNSET, .min = 0, .max = 100000000),
  BST_FIELD (BstMeasurement, source, "source", TEXT, N_ ("Source")),
  BST_FIELD (BstMeasurement, evidence, "evidence", LONGTEXT, N_ ("Evidence")),
  BST_FIELD (BstMeasurement, caution, "caution", LONGTEXT, N_ ("Caution")),
  BST_FIELD (BstMeasurement, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstMeasurement, bst_measurement, MEASUREMENTS)
