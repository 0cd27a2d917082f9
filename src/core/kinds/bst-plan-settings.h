/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan-settings.h - the two singletons of a plan: which framework it uses, and what the plan itself is. */
#pragma once
#include "../bst-record.h"

typedef enum { BST_STANDING_DRAFT, BST_STANDING_PROPOSAL, BST_STANDING_SUBMITTED, BST_STANDING_APPROVED } BstStanding;

typedef struct {
  BstRecord parent_instance;
  char *framework_id, *version;
} BstFrameworkRef;

typedef struct {
  BstRecord parent_instance;
  char *plan_id, *title, *organisation, *description, *language, *pack_key, *smart_variant;
  gint64 first_year, last_year, standing, log_since;
  gint64 option_gatekeeper, option_fund, option_coordination, option_bbt;
} BstPlanSettings;

GType bst_framework_ref_get_type (void);
GType bst_plan_settings_get_type (void);
#define BST_FRAMEWORK_REF(record) \
  (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_framework_ref_get_type (), BstFrameworkRef))
#define BST_PLAN_SETTINGS(record) \
  (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_plan_settings_get_type (), BstPlanSettings))
