/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-plan-settings.h"
#include "bst-define-kind.h"

static const BstField bst_framework_ref_fields[] = {
  BST_FIELD (BstFrameworkRef, framework_id, "id", TEXT, N_ ("Framework")),
  BST_FIELD (BstFrameworkRef, version, "version", TEXT, N_ ("Version")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstFrameworkRef, bst_framework_ref, FRAMEWORK)

static const BstEnumValue standings[] = {
  { "draft", N_ ("Working version") },
  { "proposal", N_ ("Proposal") },
  { "submitted-to-cabinet", N_ ("Submitted to the cabinet") },
  { "approved", N_ ("Approved by the Flemish Government") },
  { NULL },
};

/* option-*: what the source only proposes is a switch per plan (R204, R207–R210). */
static const BstField bst_plan_settings_fields[] = {
  BST_FIELD (BstPlanSettings, plan_id, "id", TEXT, N_ ("Identifier")),
  BST_FIELD (BstPlanSettings, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstPlanSettings, organisation, "organisation", TEXT, N_ ("Organisation")),
  BST_FIELD (BstPlanSettings, description, "description", LONGTEXT, N_ ("Description")),
  BST_FIELD (BstPlanSettings, standing, "standing", ENUM, N_ ("Standing"), .values = standings),
  BST_FIELD (BstPlanSettings, first_year, "first-year", INTEGER, N_ ("First year"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstPlanSettings, last_year, "last-year", INTEGER, N_ ("Last year"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstPlanSettings, language, "language", TEXT, N_ ("Language of the plan")),
  BST_FIELD (BstPlanSettings, smart_variant, "smart-variant", TEXT, N_ ("Reading of SMART")),
  BST_FIELD (BstPlanSettings, option_gatekeeper, "option-gatekeeper", FLAG, N_ ("Gatekeeper")),
  BST_FIELD (BstPlanSettings, option_fund, "option-fund", FLAG, N_ ("Fund")),
  BST_FIELD (BstPlanSettings, option_coordination, "option-coordination", FLAG, N_ ("Coordination point")),
  BST_FIELD (BstPlanSettings, option_bbt, "option-bbt", FLAG, N_ ("Yearly report in the BBT")),
  BST_FIELD (BstPlanSettings, pack_key, "pack-key", TEXT, N_ ("Key of contribution packs")),
  BST_FIELD (BstPlanSettings, log_since, "log-since", DATETIME, N_ ("Changes are kept since")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstPlanSettings, bst_plan_settings, PLAN)
