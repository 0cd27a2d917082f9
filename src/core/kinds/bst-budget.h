/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget.h - articles, budget links, yearly contributions and reporting lines. Read the members; change them by
 * transaction. Money is in euro cents, %BST_UNSET where nobody filled it in. */
#pragma once
#include "../bst-record.h"

/* Never added up across each other. */
typedef enum { BST_BUDGET_BO, BST_BUDGET_BA, BST_BUDGET_BA_JR, BST_BUDGET_BU, BST_N_BUDGET_PHASES } BstBudgetPhase;
typedef enum { BST_CREDIT_VAK, BST_CREDIT_VEK, BST_CREDIT_VRK, BST_N_CREDITS } BstCreditKind;

typedef enum {
  BST_FUNDING_REGULAR,
  BST_FUNDING_PROVISION,
  BST_FUNDING_EU,
  BST_FUNDING_FEDERAL,
  BST_FUNDING_LOCAL,
  BST_FUNDING_PRIVATE_FUND,
  BST_FUNDING_IN_KIND
} BstFundingKind;
typedef enum { BST_FUNDER_LEAD, BST_FUNDER_CO, BST_FUNDER_SUPPORT } BstFunderRole;
typedef enum {
  BST_CLASS_TO_ANALYSE,
  BST_CLASS_SPECIFIC,
  BST_CLASS_PARTIAL,
  BST_CLASS_NONE,
  BST_N_CLASSES
} BstBudgetClass;
typedef enum { BST_METHOD_EXACT, BST_METHOD_KEY, BST_METHOD_COEFFICIENT } BstAttribution;
typedef enum {
  BST_RECURRENCE_UNKNOWN,
  BST_RECURRENCE_ONCE,
  BST_RECURRENCE_ALWAYS,
  BST_RECURRENCE_FOR_A_TIME
} BstRecurrence;
typedef enum {
  BST_CERTAINTY_ESTIMATED,
  BST_CERTAINTY_DECIDED,
  BST_CERTAINTY_VOTED,
  BST_CERTAINTY_COMMITTED
} BstCertainty;
typedef enum { BST_STATE_CONCEPT, BST_STATE_SUBMITTED, BST_STATE_COMPLETE, BST_STATE_LOCKED } BstContributionState;

typedef struct {
  BstElement parent; /* id: year:phase:credit */
  gint64 year, phase, credit, amount, index, compensations, other;
  char *source;
} BstCredit;

typedef struct {
  BstElement parent;
  char *code, *title;
  gint64 from_year, to_year;
} BstArticleVersion;

typedef struct {
  BstRecord parent_instance;
  char *code, *title, *domain, *field, *ise, *entity, *mirror, *note;
  gint64 provision, ise_total;
  BstVec *versions, *credits;
} BstArticle;

typedef struct {
  BstElement parent; /* id: phase:credit */
  gint64 phase, credit, gross, attributed;
} BstAmount;

typedef struct {
  BstRecord parent_instance;
  char *action, *action_point, *domain, *ise, *article, *article_version, *bbt_sd, *bbt_od, *justification, *source_ref,
      *filled_in_by, *validated_by, *note;
  gint64 year, funding_kind, role, class_, method, share, recurrence, end_year, certainty, harm, fte, state,
      validated_on, public_from;
  BstVec *amounts, *indicators;
} BstBudgetLink;

typedef struct {
  BstElement parent; /* id: the action point's or action's */
  char *execution, *result, *deviation, *intention;
  gint64 unchanged, nothing, estimate_unknown;
  char *nothing_reason;
} BstAnswer;

typedef struct {
  BstElement parent;
  char *reason, *author;
  gint64 date;
} BstCorrection;

typedef struct {
  BstRecord parent_instance;
  char *domain, *filled_in_by, *validated_by, *summary, *note;
  gint64 year, state, asked_on, deadline, submitted_on, validated_on, complete_on;
  BstVec *answers, *corrections;
} BstContribution;

typedef struct {
  BstRecord parent_instance;
  char *domain, *bbt, *minister, *contact_function, *note;
  gint64 outside_totals;
} BstDomainMapping;

GType bst_article_get_type (void);
GType bst_budget_link_get_type (void);
GType bst_contribution_get_type (void);
GType bst_domain_mapping_get_type (void);
#define BST_ARTICLE(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_article_get_type (), BstArticle))
#define BST_BUDGET_LINK(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_budget_link_get_type (), BstBudgetLink))
#define BST_CONTRIBUTION(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_contribution_get_type (), BstContribution))
#define BST_DOMAIN_MAPPING(record) \
  (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_domain_mapping_get_type (), BstDomainMapping))
