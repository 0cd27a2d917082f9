/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-objective.h"
#include "bst-define-kind.h"

static const BstEnumValue levels[] = {
  { "strategic", N_ ("Strategic") },
  { "operational", N_ ("Operational") },
  { NULL },
};

/* R065, R072–R123, R193: title, phase, level, parent and theme are for local objectives; a framework's come from its file. */
static const BstField bst_objective_fields[] = {
  BST_FIELD (BstObjective, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstObjective, phase, "phase", REF, N_ ("Life phase"), .list = "phases"),
  BST_FIELD (BstObjective, level, "level", ENUM, N_ ("Level"), .values = levels),
  BST_FIELD (BstObjective, parent, "parent", REF, N_ ("Part of"), .list = "strategic-objectives operational-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_OWN, .makes_chains = TRUE),
  BST_FIELD (BstObjective, theme, "theme", REF, N_ ("Theme"), .list = "themes", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstObjective, priority, "priority", INTEGER, N_ ("Priority"), .fallback = BST_UNSET, .min = 1, .max = 5),
  BST_FIELD (BstObjective, sequence, "sequence", INTEGER, N_ ("Step"), .fallback = BST_UNSET, .min = 1, .max = 99),
  BST_FIELD (BstObjective, order, "order", TEXT, N_ ("Place in the list")),
  BST_FIELD (BstObjective, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstObjective, official_text, "official-text", LONGTEXT, N_ ("Official text")),
  BST_FIELD (BstObjective, serves, "serves", REFS, N_ ("Serves"), .list = "strategic-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstObjective, settings, "settings", REFS, N_ ("Settings"), .list = "settings", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstObjective, groups, "groups", REFS, N_ ("Vulnerable groups"), .list = "groups", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstObjective, reviewer, "reviewer", REF, N_ ("Reviewer"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstObjective, bst_objective, OBJECTIVES)
