/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-rules.c - what an objective is part of (R065, R072). */
#include "bst-objective-rules.h"
#include "bst-circles.h"
#include "bst-smart-rules.h"
#include "kinds/bst-objective.h"

/* No rule refuses it: two good files can make a circle when they are merged. */
static void
check_circle (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const char *parent = BST_OBJECTIVE (record)->parent;
  BstRecord *above;

  if (parent == NULL || !bst_circles_has (context->plan, record))
    return;
  above = bst_plan_find (context->plan, BST_KIND_OBJECTIVES, parent);
  if (above == record)
    bst_findings_add (findings, "parent", N_ ("This objective is part of itself."), NULL);
  else
    bst_findings_add (findings, "parent", N_ ("This objective is part of “{title}”, which is in turn part of it."),
                      "title", bst_has_text (BST_OBJECTIVE (above)->title) ? BST_OBJECTIVE (above)->title : "…", NULL);
}

const BstRule bst_objective_rules[] = {
  { "o.circle", BST_KIND_OBJECTIVES, BST_SEVERITY_ERROR, N_ ("Part of what"),
    N_ ("Nothing can be part of itself. Until this is mended it stands beside the other objectives, so that nobody overlooks it."),
    N_ ("Choose another objective that one of these is part of, or none."), "R065, R072",
    check_circle },
};
const guint bst_n_objective_rules = G_N_ELEMENTS (bst_objective_rules);
