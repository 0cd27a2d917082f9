/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget.c - articles, budget links, yearly contributions and reporting lines. R207, R209. Money is in euro cents. */
#include "bst-budget.h"
#include "bst-define-kind.h"

#define TERMS .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR
#define CENTS_LIMIT G_GINT64_CONSTANT (1000000000000000)
#define CENTS .fallback = BST_UNSET, .min = -CENTS_LIMIT, .max = CENTS_LIMIT
#define YEAR .fallback = BST_UNSET, .min = 1900, .max = 2200

/* Phases of the Flemish budget and kinds of credit: never added up across either. */
static const BstEnumValue phases[] = {
  { "bo", N_ ("Budget (BO)") },
  { "ba", N_ ("Adjustment (BA)") },
  { "ba-jr", N_ ("Adjustment after redistribution (BA-JR)") },
  { "bu", N_ ("Execution (BU)") },
  { NULL },
};

static const BstEnumValue credits[] = {
  { "vak", N_ ("Commitment credit (VAK)") },
  { "vek", N_ ("Settlement credit (VEK)") },
  { "vrk", N_ ("Variable credit (VRK)") },
  { NULL },
};

/* --- Articles --- */
static const BstField credit_fields[] = {
  BST_FIELD (BstCredit, year, "year", INTEGER, N_ ("Year"), YEAR),
  BST_FIELD (BstCredit, phase, "phase", ENUM, N_ ("Budget phase"), .values = phases),
  BST_FIELD (BstCredit, credit, "credit-kind", ENUM, N_ ("Credit"), .values = credits),
  BST_FIELD (BstCredit, amount, "amount-cents", MONEY, N_ ("Amount"), CENTS),
  BST_FIELD (BstCredit, index, "index-cents", MONEY, N_ ("Index"), CENTS),
  BST_FIELD (BstCredit, compensations, "compensations-cents", MONEY, N_ ("Compensations"), CENTS),
  BST_FIELD (BstCredit, other, "other-cents", MONEY, N_ ("Other adjustments"), CENTS),
  BST_FIELD (BstCredit, source, "source", TEXT, N_ ("Source")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstCredit, credit);

static const BstField version_fields[] = {
  BST_FIELD (BstArticleVersion, code, "code", TEXT, N_ ("Code")),
  BST_FIELD (BstArticleVersion, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstArticleVersion, from_year, "from-year", INTEGER, N_ ("From"), YEAR),
  BST_FIELD (BstArticleVersion, to_year, "to-year", INTEGER, N_ ("Until"), YEAR),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstArticleVersion, version);

static const BstField bst_article_fields[] = {
  BST_FIELD (BstArticle, code, "code", TEXT, N_ ("Code")),
  BST_FIELD (BstArticle, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstArticle, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", TERMS),
  BST_FIELD (BstArticle, field, "field", TEXT, N_ ("Policy field")),
  BST_FIELD (BstArticle, ise, "ise", TEXT, N_ ("ISE")),
  BST_FIELD (BstArticle, entity, "entity", TEXT, N_ ("Entity")),
  BST_FIELD (BstArticle, mirror, "mirror", REF, N_ ("Mirrored by"), .targets = BST_TARGET (BST_KIND_ARTICLES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstArticle, provision, "provision", FLAG, N_ ("Provision")),
  BST_FIELD (BstArticle, ise_total, "ise-total", FLAG, N_ ("The printed total of an ISE")),
  BST_FIELD (BstArticle, versions, "versions", LIST, N_ ("Earlier and later codes"), .elements = &version_table),
  BST_FIELD (BstArticle, credits, "credits", LIST, N_ ("Credits"), .elements = &credit_table),
  BST_FIELD (BstArticle, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstArticle, bst_article, ARTICLES)

/* --- Budget links --- */
static const BstField amount_fields[] = {
  BST_FIELD (BstAmount, phase, "phase", ENUM, N_ ("Budget phase"), .values = phases),
  BST_FIELD (BstAmount, credit, "credit-kind", ENUM, N_ ("Credit"), .values = credits),
  BST_FIELD (BstAmount, gross, "gross-cents", MONEY, N_ ("Amount of the credit"), CENTS),
  BST_FIELD (BstAmount, attributed, "plan-cents", MONEY, N_ ("Attributed amount"), CENTS),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstAmount, amount);

static const BstEnumValue funding_kinds[] = {
  { "regular", N_ ("Regular credit") },
  { "provision", N_ ("Provision") },
  { "eu", N_ ("European Union") },
  { "federal", N_ ("Federal") },
  { "local", N_ ("Local") },
  { "private-fund", N_ ("Private fund") },
  { "in-kind", N_ ("In kind") },
  { NULL },
};

/* Absent is co-funder: two funders of one action are never both lead because nobody said so. */
static const BstEnumValue roles[] = {
  { "lead", N_ ("Lead") },
  { "co-funder", N_ ("Co-funder") },
  { "support", N_ ("Support") },
  { NULL },
};

static const BstEnumValue classes[] = {
  { "to-analyse", N_ ("To be analysed") },
  { "specific", N_ ("Specific") },
  { "partial", N_ ("Partial") },
  { "none", N_ ("No contribution") },
  { NULL },
};

static const BstEnumValue methods[] = {
  { "exact", N_ ("Exact amount") },
  { "key", N_ ("Distribution key") },
  { "coefficient", N_ ("Coefficient") },
  { NULL },
};

static const BstEnumValue recurrences[] = {
  { "unknown", N_ ("Not said") },
  { "one-off", N_ ("One-off") },
  { "recurring", N_ ("Recurring") },
  { "temporary", N_ ("Temporary") },
  { NULL },
};

static const BstEnumValue certainties[] = {
  { "estimated", N_ ("Estimated") },
  { "decided", N_ ("Decided") },
  { "voted", N_ ("Voted") },
  { "committed", N_ ("Committed") },
  { NULL },
};

static const BstEnumValue states[] = {
  { "concept", N_ ("Draft") },
  { "submitted", N_ ("Submitted") },
  { "found-complete", N_ ("Declared complete") },
  { "locked", N_ ("Locked") },
  { NULL },
};

static const BstField bst_budget_link_fields[] = {
  BST_FIELD (BstBudgetLink, action_point, "action-point", REF, N_ ("Action point"), .targets = BST_TARGET (BST_KIND_ACTION_POINTS), .on_remove = BST_ON_REMOVE_REFUSE),
  BST_FIELD (BstBudgetLink, action, "action", REF, N_ ("Action"), .targets = BST_TARGET (BST_KIND_ACTIONS), .on_remove = BST_ON_REMOVE_REFUSE),
  BST_FIELD (BstBudgetLink, year, "year", INTEGER, N_ ("Year"), YEAR),
  BST_FIELD (BstBudgetLink, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", TERMS),
  BST_FIELD (BstBudgetLink, ise, "ise", TEXT, N_ ("ISE")),
  BST_FIELD (BstBudgetLink, article, "article", REF, N_ ("Article"), .targets = BST_TARGET (BST_KIND_ARTICLES), .on_remove = BST_ON_REMOVE_REFUSE),
  BST_FIELD (BstBudgetLink, article_version, "article-version", TEXT, N_ ("Code in that year")),
  BST_FIELD (BstBudgetLink, bbt_sd, "bbt-sd", TEXT, N_ ("Strategic objective of the BBT")),
  BST_FIELD (BstBudgetLink, bbt_od, "bbt-od", TEXT, N_ ("Operational objective of the BBT")),
  BST_FIELD (BstBudgetLink, funding_kind, "funding-kind", ENUM, N_ ("Kind of funding"), .values = funding_kinds),
  BST_FIELD (BstBudgetLink, role, "role", ENUM, N_ ("Role"), .values = roles, .fallback = BST_FUNDER_CO),
  BST_FIELD (BstBudgetLink, class_, "class", ENUM, N_ ("Class"), .values = classes),
  BST_FIELD (BstBudgetLink, method, "method", ENUM, N_ ("Method"), .values = methods),
  BST_FIELD (BstBudgetLink, share, "share-bp", BASIS_POINTS, N_ ("Share"), .fallback = BST_UNSET, .min = 0, .max = 10000),
  BST_FIELD (BstBudgetLink, recurrence, "recurrence", ENUM, N_ ("Recurrence"), .values = recurrences),
  BST_FIELD (BstBudgetLink, end_year, "end-year", INTEGER, N_ ("Last year"), YEAR),
  BST_FIELD (BstBudgetLink, certainty, "certainty", ENUM, N_ ("Certainty"), .values = certainties),
  BST_FIELD (BstBudgetLink, justification, "justification", LONGTEXT, N_ ("Justification")),
  BST_FIELD (BstBudgetLink, harm, "harm", FLAG, N_ ("Works against the objective")),
  BST_FIELD (BstBudgetLink, fte, "fte-centi", INTEGER, N_ ("Staff (hundredths of a full-time job)"), .fallback = BST_UNSET, .min = 0, .max = 10000000),
  BST_FIELD (BstBudgetLink, indicators, "indicators", REFS, N_ ("Indicators"), .list = "indicators", .targets = BST_TARGET (BST_KIND_INDICATORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstBudgetLink, source_ref, "source-ref", TEXT, N_ ("Source")),
  BST_FIELD (BstBudgetLink, state, "state", ENUM, N_ ("State"), .values = states),
  BST_FIELD (BstBudgetLink, filled_in_by, "filled-in-by", TEXT, N_ ("Filled in by (function)")),
  BST_FIELD (BstBudgetLink, validated_by, "validated-by", TEXT, N_ ("Validated by (function)")),
  BST_FIELD (BstBudgetLink, validated_on, "validated-on", DATE, N_ ("Validated on")),
  BST_FIELD (BstBudgetLink, public_from, "public-from", DATE, N_ ("Public from")),
  BST_FIELD (BstBudgetLink, amounts, "amounts", LIST, N_ ("Amounts"), .elements = &amount_table),
  BST_FIELD (BstBudgetLink, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstBudgetLink, bst_budget_link, BUDGET_LINKS)

/* --- Contributions: con:DOMAIN:YEAR --- */
static const BstField answer_fields[] = {
  BST_FIELD (BstAnswer, execution, "execution", LONGTEXT, N_ ("What did your domain do, and how")),
  BST_FIELD (BstAnswer, result, "result", LONGTEXT, N_ ("What was achieved")),
  BST_FIELD (BstAnswer, deviation, "deviation", LONGTEXT, N_ ("What went differently, and what follows")),
  BST_FIELD (BstAnswer, intention, "intention", LONGTEXT, N_ ("What is planned next")),
  BST_FIELD (BstAnswer, unchanged, "unchanged", FLAG, N_ ("Unchanged")),
  BST_FIELD (BstAnswer, nothing, "nothing-to-report", FLAG, N_ ("Nothing to report")),
  BST_FIELD (BstAnswer, nothing_reason, "nothing-reason", TEXT, N_ ("Nothing to report, because")),
  BST_FIELD (BstAnswer, estimate_unknown, "cannot-estimate", FLAG, N_ ("The amount cannot be estimated")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstAnswer, answer);

/* What changed after a year was locked, and why: one for each correction. */
static const BstField correction_fields[] = {
  BST_FIELD (BstCorrection, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstCorrection, reason, "reason", LONGTEXT, N_ ("Reason")),
  BST_FIELD (BstCorrection, author, "author", TEXT, N_ ("By")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstCorrection, correction);

static const BstField bst_contribution_fields[] = {
  BST_FIELD (BstContribution, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", TERMS),
  BST_FIELD (BstContribution, year, "year", INTEGER, N_ ("Year"), YEAR),
  BST_FIELD (BstContribution, state, "state", ENUM, N_ ("State"), .values = states),
  BST_FIELD (BstContribution, asked_on, "asked-on", DATE, N_ ("Asked on")),
  BST_FIELD (BstContribution, deadline, "deadline", DATE, N_ ("Deadline")),
  BST_FIELD (BstContribution, submitted_on, "submitted-on", DATE, N_ ("Submitted on")),
  BST_FIELD (BstContribution, complete_on, "complete-on", DATE, N_ ("Declared complete on")),
  BST_FIELD (BstContribution, filled_in_by, "filled-in-by", TEXT, N_ ("Filled in by (function)")),
  BST_FIELD (BstContribution, validated_by, "validated-by", TEXT, N_ ("Validated by (function)")),
  BST_FIELD (BstContribution, validated_on, "validated-on", DATE, N_ ("Validated on")),
  BST_FIELD (BstContribution, summary, "summary", LONGTEXT, N_ ("Summary")),
  BST_FIELD (BstContribution, corrections, "corrections", LIST, N_ ("Corrections after locking"), .elements = &correction_table),
  BST_FIELD (BstContribution, answers, "answers", LIST, N_ ("Answers"), .elements = &answer_table),
  BST_FIELD (BstContribution, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstContribution, bst_contribution, CONTRIBUTIONS)

/* --- Reporting lines: dm:DOMAIN --- */
static const BstField bst_domain_mapping_fields[] = {
  BST_FIELD (BstDomainMapping, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", TERMS),
  BST_FIELD (BstDomainMapping, bbt, "bbt", TEXT, N_ ("BBT it reports in")),
  BST_FIELD (BstDomainMapping, minister, "minister", TEXT, N_ ("Minister's portfolio")),
  BST_FIELD (BstDomainMapping, contact_function, "contact-function", TEXT, N_ ("Contact (function)")),
  BST_FIELD (BstDomainMapping, outside_totals, "outside-totals", FLAG, N_ ("Outside the totals")),
  BST_FIELD (BstDomainMapping, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstDomainMapping, bst_domain_mapping, DOMAIN_MAP)
