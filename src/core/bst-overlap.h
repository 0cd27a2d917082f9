/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-overlap.h - actions that serve the same objective for the same group in the same setting (R166).
 *
 * That may be fine: two actions may strengthen each other. So nothing is judged here; people see who else is there. */
#pragma once
#include "bst-portfolio.h"

/* What may differ between actions that do the same for the same people. */
typedef enum {
  BST_FACET_OWNER,
  BST_FACET_DOMAIN,
  BST_FACET_PHASE,
  BST_FACET_ROLE, /* existing, new, pilot, bottom-up */
  BST_N_FACETS
} BstFacet;

typedef struct {
  const char *field; /* of an action */
  const char *label; /* N_() */
} BstFacetInfo;
extern const BstFacetInfo bst_facets[BST_N_FACETS];

typedef struct {
  GPtrArray *actions;                     /* (element-type BstRecord): two or more, by id */
  GPtrArray *objectives, *groups, *settings; /* (element-type utf8): ids that all of them share */
  guint n_places;                         /* combinations of the three */
  gboolean differs[BST_N_FACETS];         /* not the same in all of them */
  gboolean known[BST_N_FACETS];           /* filled in, in one at least */
} BstOverlap;

void bst_overlap_free (BstOverlap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstOverlap, bst_overlap_free)
GPtrArray *bst_overlap_list (BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, const char *phase);
