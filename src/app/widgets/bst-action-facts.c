/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-action-facts.h"
#include <glib/gi18n.h>
#include "bst-portfolio.h"
#include "bst-text.h"
#include "kinds/bst-action.h"

static void
set_fact (BstRecordForm *form, const char *field, const char *fact)
{
  BstFormRow *row = bst_record_form_find_row (form, field);

  if (row != NULL)
    bst_field_row_set_fact (row->row, fact);
}

static const BstItem *
find_item (BstRecordForm *form, const char *id)
{
  return id != NULL ? bst_framework_find (bst_document_get_framework (bst_record_form_get_document (form)), id) : NULL;
}

/* --- Reach (R163) --------------------------------------------------------------------------------------------------- */

static char *
say_rule (const BstCriteria *criteria)
{
  g_autofree char *share = bst_format_share (NULL, criteria->reach_bp);

  if (!criteria->needs_all_flanders)
    return g_strdup_printf (criteria->reach_inclusive ? _ ("Sufficient is from %s of the target group.")
                                                      : _ ("Sufficient is more than %s of the target group."),
                            share);
  return g_strdup_printf (criteria->reach_inclusive
                              ? _ ("Sufficient is: in all of Flanders, and from %s of the target group.")
                              : _ ("Sufficient is: in all of Flanders, and more than %s of the target group."),
                          share);
}

/* The share is made from people, never asked for; and people who belong to two groups would be counted twice. */
static void
show_reach (BstRecordForm *form, const BstAction *action)
{
  BstPortfolio *portfolio = bst_document_get_portfolio (bst_record_form_get_document (form));
  const BstAppraisal *appraisal = bst_portfolio_get (portfolio, ((const BstRecord *) action)->id);
  g_autofree char *share =
      appraisal != NULL && appraisal->reach_bp != BST_UNSET ? bst_format_share (NULL, appraisal->reach_bp) : NULL;
  /* Translators: %s is a share such as 4.2 % */
  g_autofree char *made = share != NULL ? g_strdup_printf (_ ("That is %s of the target group."), share) : NULL;
  g_autofree char *rule = say_rule (bst_portfolio_get_criteria (portfolio));
  g_autofree char *text = g_strjoin (" ", made != NULL ? made : rule, made != NULL ? rule : NULL, NULL);
  gboolean several = bst_vec_length (action->groups) > 1;

  set_fact (form, "denominator-source", text);
  set_fact (form, "denominator",
            several
                ? _ ("Target groups overlap, so their sizes are not added up: give the size of the whole group once.")
                : NULL);
}

/* --- Evidence (R136) and scope (R032, R033) -------------------------------------------------------------------------- */

static void
show_evidence (BstRecordForm *form, const BstAction *action)
{
  const BstItem *type = find_item (form, action->intervention_type), *level = NULL;
  const char *note = type != NULL ? bst_item_get_note (type, NULL) : NULL;
  g_autofree char *said = NULL, *text = NULL;

  if (type != NULL)
    level = find_item (form, json_object_get_string_member_with_default (type->data, "evidence", NULL));
  /* Translators: %s is what the reviews found, such as “Proven effective” */
  said = level != NULL ? g_strdup_printf (_ ("The reviews say: %s."), bst_item_get_title (level, NULL)) : NULL;
  text = g_strjoin (" ", said != NULL ? said : (note != NULL ? note : ""), said != NULL ? note : NULL, NULL);
  set_fact (form, "intervention-type", text);
}

static char *
list_exclusions (BstRecordForm *form)
{
  GPtrArray *items =
      bst_framework_get_list (bst_document_get_framework (bst_record_form_get_document (form)), "scope-exclusions");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const char *title = bst_item_get_title (g_ptr_array_index (items, i), NULL);
      g_autofree char *small = i > 0 ? g_utf8_strdown (title, -1) : g_strdup (title);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", small);
    }
  return text->len > 0 ? g_strdup_printf (_ ("Not in this plan: %s."), text->str) : NULL;
}

static void
show_scope (BstRecordForm *form, const BstAction *action)
{
  const BstItem *type = find_item (form, action->prevention_type), *domain = NULL;
  gboolean outside = type != NULL && !json_object_get_boolean_member_with_default (type->data, "in-scope", TRUE);
  BstFormRow *receiver = bst_record_form_find_row (form, "receiving-domain"),
             *reason = bst_record_form_find_row (form, "scope-reason");
  g_autofree char *excluded = NULL, *text = NULL;

  if (type == NULL)
    excluded = list_exclusions (form);
  set_fact (form, "prevention-type", type != NULL ? bst_item_get_note (type, NULL) : excluded);
  if (outside)
    domain = find_item (form, json_object_get_string_member_with_default (type->data, "receiving-domain", NULL));
  if (domain != NULL && action->receiving_domain == NULL)
    /* Translators: %s is a policy domain */
    text = g_strdup_printf (_ ("Proposed by the framework: %s."), bst_item_get_title (domain, NULL));
  bst_field_row_set_fact (receiver->row, text);
  gtk_widget_set_visible (GTK_WIDGET (receiver->row),
                          outside || action->out_of_scope || action->receiving_domain != NULL);
  gtk_widget_set_visible (GTK_WIDGET (reason->row), (outside && !action->out_of_scope) || action->scope_reason != NULL);
}

/* --- Levers (R153–R156) --------------------------------------------------------------------------------------------- */

/* For example what the framework names on that level. */
static void
show_levers (BstRecordForm *form)
{
  static const char *const levels[][2] = { { "lever-micro", "hl.micro" },
                                           { "lever-meso", "hl.meso" },
                                           { "lever-macro", "hl.macro" } };
  BstFramework *framework = bst_document_get_framework (bst_record_form_get_document (form));

  for (guint level = 0; level < G_N_ELEMENTS (levels); level++)
    {
      GPtrArray *levers = bst_framework_get_children (framework, levels[level][1]);
      BstFormRow *row = bst_record_form_find_row (form, levels[level][0]);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *hint = NULL;

      for (guint i = 0; levers != NULL && i < levers->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                                bst_item_get_title (g_ptr_array_index (levers, i), NULL));
      /* Translators: %s is a list of levers */
      hint = text->len > 0 ? g_strdup_printf (_ ("Think of: %s"), text->str) : NULL;
      bst_field_row_set_fact (row->row, hint);
    }
}

/**
 * bst_action_facts_show:
 * @form: of an action
 */
void
bst_action_facts_show (BstRecordForm *form)
{
  const BstAction *action = BST_ACTION (bst_record_form_get_record (form));

  show_reach (form, action);
  show_evidence (form, action);
  show_scope (form, action);
  show_levers (form);
}
