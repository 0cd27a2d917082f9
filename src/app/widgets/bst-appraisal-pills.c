/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-appraisal-pills.h"
#include <glib/gi18n.h>
#include "bst-portfolio.h"
#include "kinds/bst-action.h"

typedef struct {
  BstTone tone;
  const char *shape;
} Sign;

static const Sign qualities[BST_N_QUALITIES] = {
  [BST_QUALITY_NOT_ASSESSED] = { BST_TONE_NEUTRAL, "○" },
  [BST_QUALITY_NOT_YET] = { BST_TONE_WARNING, "◐" },
  [BST_QUALITY_STRONG] = { BST_TONE_SUCCESS, "●" },
};
static const Sign reaches[BST_N_REACHES] = {
  [BST_REACH_UNKNOWN] = { BST_TONE_NEUTRAL, "○" },
  [BST_REACH_LIMITED] = { BST_TONE_WARNING, "◐" },
  [BST_REACH_SUFFICIENT] = { BST_TONE_SUCCESS, "●" },
};
static const Sign advices[BST_N_ADVICES] = {
  [BST_ADVICE_COMPLETE] = { BST_TONE_NEUTRAL, "…" }, [BST_ADVICE_VERIFY] = { BST_TONE_WARNING, "?" },
  [BST_ADVICE_IMPROVE] = { BST_TONE_WARNING, "◐" },  [BST_ADVICE_SCALE_UP] = { BST_TONE_ACCENT, "▲" },
  [BST_ADVICE_KEEP] = { BST_TONE_SUCCESS, "✓" },     [BST_ADVICE_OUT_OF_SCOPE] = { BST_TONE_NEUTRAL, "→" },
  [BST_ADVICE_STOPPED] = { BST_TONE_NEUTRAL, "■" },
};

static BstPill
new_pill (Sign sign, const BstAppraisalName *name)
{
  return (BstPill) { sign.tone, sign.shape, g_strdup (_ (name->label)), _ (name->meaning) };
}

BstPill
bst_quality_pill (const BstAppraisal *appraisal)
{
  return new_pill (qualities[appraisal->quality], &bst_quality_names[appraisal->quality]);
}

BstPill
bst_reach_pill (const BstAppraisal *appraisal)
{
  return new_pill (reaches[appraisal->reach], &bst_reach_names[appraisal->reach]);
}

BstPill
bst_advice_pill (const BstAppraisal *appraisal)
{
  return new_pill (advices[appraisal->advice], &bst_advice_names[appraisal->advice]);
}

BstPill
bst_role_pill (BstRecord *action)
{
  const BstField *field = bst_record_find_field (action, "kind");

  return (BstPill) { BST_TONE_NEUTRAL, NULL, g_strdup (_ (field->values[BST_ACTION (action)->kind].label)), NULL };
}

static void
add (GArray *pills, BstPill pill)
{
  g_array_append_val (pills, pill);
}

/**
 * bst_appraisal_pills_show:
 * @box: shows quality, reach, role and advice of an action of the plan, and nothing else
 */
void
bst_appraisal_pills_show (AdwWrapBox *box, BstDocument *document, const char *action_id)
{
  const BstAppraisal *appraisal = bst_portfolio_get (bst_document_get_portfolio (document), action_id);
  BstRecord *action = bst_plan_find (bst_document_get_plan (document), BST_KIND_ACTIONS, action_id);
  g_autoptr (GArray) pills = bst_pills_new ();

  if (appraisal == NULL || action == NULL)
    return;
  add (pills, bst_advice_pill (appraisal));
  add (pills, bst_quality_pill (appraisal));
  add (pills, bst_reach_pill (appraisal));
  add (pills, bst_role_pill (action));
  bst_pills_show (pills, box);
}
