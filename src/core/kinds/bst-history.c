/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-history.c - criteria over time, local terms, named versions and the log that readers see. */
#include "bst-criteria-set.h"
#include "bst-define-kind.h"

/* --- Sets of criteria: dated weights and threshold (R154–R157) --- */
static const BstField weight_fields[] = {
  BST_FIELD (BstWeight, weight, "weight", INTEGER, N_ ("Weight"), .fallback = BST_UNSET, .min = 0, .max = 1000),
  BST_FIELD (BstWeight, maximum, "maximum", INTEGER, N_ ("Highest score"), .fallback = BST_UNSET, .min = 1, .max = 100),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstWeight, weight);

static const BstEnumValue all_flanders_choices[] = {
  { "as-framework", N_ ("as in the framework") },
  { "needed", N_ ("needed") },
  { "not-needed", N_ ("not needed") },
  { NULL },
};

static const BstField bst_criteria_set_fields[] = {
  BST_FIELD (BstCriteriaSet, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstCriteriaSet, date, "date", DATE, N_ ("Valid from")),
  BST_FIELD (BstCriteriaSet, weights, "weights", LIST, N_ ("Weights"), .elements = &weight_table),
  BST_FIELD (BstCriteriaSet, threshold_bp, "threshold-bp", BASIS_POINTS, N_ ("Strong from"), .fallback = BST_UNSET, .min = 0, .max = 10000),
  BST_FIELD (BstCriteriaSet, reach_bp, "reach-bp", BASIS_POINTS, N_ ("Sufficient reach from"), .fallback = BST_UNSET, .min = 0, .max = 10000),
  BST_FIELD (BstCriteriaSet, minimum, "scale-min", INTEGER, N_ ("Lowest score"), .fallback = BST_UNSET, .min = 0, .max = 100),
  BST_FIELD (BstCriteriaSet, all_flanders, "all-flanders", ENUM, N_ ("For all of Flanders"), .values = all_flanders_choices),
  BST_FIELD (BstCriteriaSet, decided_by, "decided-by", TEXT, N_ ("Decided by (function)")),
  BST_FIELD (BstCriteriaSet, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstCriteriaSet, bst_criteria_set, CRITERIA_SETS)

/* --- Local terms: a plan's own additions to a list of the framework --- */
typedef struct {
  BstRecord parent_instance;
  char *list, *title, *short_title, *note, *order;
  gint64 retired;
} BstTerm;

static const BstField bst_term_fields[] = {
  BST_FIELD (BstTerm, list, "list", TEXT, N_ ("List")),
  BST_FIELD (BstTerm, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstTerm, short_title, "short-title", TEXT, N_ ("Short title")),
  BST_FIELD (BstTerm, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstTerm, retired, "retired", FLAG, N_ ("No longer used")),
  BST_FIELD (BstTerm, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstTerm, bst_term, TERMS)

/* --- Named versions: content is canonical JSON without log and snapshots, gzip, base64, never compressed again --- */
typedef struct {
  BstRecord parent_instance;
  char *title, *content, *sha256, *author, *note;
  gint64 time;
} BstSnapshot;

static const BstField bst_snapshot_fields[] = {
  BST_FIELD (BstSnapshot, title, "title", TEXT, N_ ("Version")),
  BST_FIELD (BstSnapshot, time, "time", DATETIME, N_ ("Made on")),
  BST_FIELD (BstSnapshot, author, "author", TEXT, N_ ("Made by")),
  BST_FIELD (BstSnapshot, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstSnapshot, sha256, "sha256", TEXT, N_ ("Checksum")),
  BST_FIELD (BstSnapshot, content, "content", TEXT, N_ ("Content")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstSnapshot, bst_snapshot, SNAPSHOTS)

/* --- The log (bst-log.h): label is what people called the record. subject is text, not a reference: what it
 * tells of may be gone --- */
typedef struct {
  BstRecord parent_instance;
  char *kind, *subject, *field, *before, *after, *label, *author, *reason;
  gint64 time, change;
} BstLogEntry;

static const BstEnumValue changes[] = {
  { "set", N_ ("Changed") },
  { "add", N_ ("Added") },
  { "remove", N_ ("Removed") },
  { "lost", N_ ("Not taken over in a merge") },
  { NULL },
};

static const BstField bst_log_entry_fields[] = {
  BST_FIELD (BstLogEntry, time, "time", DATETIME, N_ ("Time")),
  BST_FIELD (BstLogEntry, author, "author", TEXT, N_ ("By")),
  BST_FIELD (BstLogEntry, change, "change", ENUM, N_ ("Change"), .values = changes),
  BST_FIELD (BstLogEntry, kind, "kind", TEXT, N_ ("Kind")),
  BST_FIELD (BstLogEntry, subject, "subject", TEXT, N_ ("Record")),
  BST_FIELD (BstLogEntry, field, "field", TEXT, N_ ("Field")),
  BST_FIELD (BstLogEntry, label, "label", TEXT, N_ ("Title")),
  BST_FIELD (BstLogEntry, before, "before", LONGTEXT, N_ ("Before")),
  BST_FIELD (BstLogEntry, after, "after", LONGTEXT, N_ ("After")),
  BST_FIELD (BstLogEntry, reason, "reason", LONGTEXT, N_ ("Reason")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstLogEntry, bst_log_entry, LOG)
