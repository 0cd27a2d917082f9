/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-appraisal-pills.h - the three readings of an action and the advice, each as a word with a shape. */
#pragma once
#include "bst-document.h"
#include "bst-pill.h"

BstPill bst_quality_pill (const BstAppraisal *appraisal);
BstPill bst_reach_pill (const BstAppraisal *appraisal);
BstPill bst_role_pill (BstRecord *action);
BstPill bst_advice_pill (const BstAppraisal *appraisal);
void bst_appraisal_pills_show (AdwWrapBox *box, BstDocument *document, const char *action_id);
