/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-score-list.h"
#include <glib/gi18n.h>
#include "bst-portfolio.h"
#include "bst-score-card.h"
#include "bst-text.h"
#include "bst-text-label.h"
#include "kinds/bst-action.h"

struct _BstScoreList {
  GtkBox parent_instance;
  GtkBox *cards;
  GtkWidget *sum, *set;
};

G_DEFINE_FINAL_TYPE (BstScoreList, bst_score_list, GTK_TYPE_BOX)

/* --- The sum -------------------------------------------------------------------------------------------------------- */

static void
count_points (const BstCriteria *criteria, const BstAction *action, gint64 *ret_points, gint64 *ret_all)
{
  *ret_points = *ret_all = 0;
  for (guint i = 0; i < criteria->criteria->len; i++)
    {
      const BstCriterion *criterion = &g_array_index (criteria->criteria, BstCriterion, i);
      const BstScore *score = bst_vec_find_element (action->scores, criterion->item->id);

      *ret_all += criterion->weight * (criterion->maximum - criteria->minimum);
      if (score != NULL && score->value != BST_UNSET)
        *ret_points += criterion->weight * (score->value - criteria->minimum);
    }
}

static char *
make_sum (const BstCriteria *criteria, const BstAppraisal *appraisal, const BstAction *action)
{
  g_autofree char *from = criteria->threshold_bp != BST_UNSET ? bst_format_share (NULL, criteria->threshold_bp) : NULL;
  g_autofree char *share = appraisal->share_bp != BST_UNSET ? bst_format_share (NULL, appraisal->share_bp) : NULL;
  gint64 points, all;

  count_points (criteria, action, &points, &all);
  if (share == NULL)
    return g_strdup_printf (_ ("%d of %d criteria have a score; the sum counts when all have one."),
                            (int) appraisal->n_scores, (int) appraisal->n_criteria);
  if (from == NULL)
    /* Translators: points, points that there are, the same as a share */
    return g_strdup_printf (_ ("Sum: %d of %d points (%s). Nobody has laid down from how many an action is strong."),
                            (int) points, (int) all, share);
  /* Translators: points, points that there are, the same as a share; the share from which an action is strong */
  return g_strdup_printf (_ ("Sum: %d of %d points (%s). Strong is from %s."), (int) points, (int) all, share, from);
}

/* R162: the sources name the criteria and give no formula, so whose figures these are must be said. */
static char *
make_set (const BstCriteria *criteria)
{
  g_autofree char *date = criteria->date != 0 ? bst_format_date (NULL, criteria->date) : NULL;
  const char *title = criteria->title != NULL ? criteria->title : _ ("without a name");

  if (criteria->id == NULL)
    return g_strdup (_ (
        "Read by the framework’s own figures. The plan’s sources name the criteria but give no weights and no threshold: these are a proposal."));
  if (date == NULL)
    return g_strdup_printf (_ ("Read by the set “%s”. The sources give no formula: this plan laid it down."), title);
  return g_strdup_printf (
      _ ("Read by the set “%s”, valid from %s. The sources give no formula: this plan laid it down."), title, date);
}

/* --- Showing -------------------------------------------------------------------------------------------------------- */

static void
show_cards (BstScoreList *self, BstDocument *document, BstRecord *action, const BstCriteria *criteria)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < criteria->criteria->len; i++)
    {
      const BstCriterion *criterion = &g_array_index (criteria->criteria, BstCriterion, i);

      if (card == NULL)
        gtk_box_append (self->cards, card = bst_score_card_new ());
      bst_score_card_show (BST_SCORE_CARD (card), document, action, criterion, criteria->minimum);
      gtk_widget_set_visible (card, criterion->weight > 0);
      card = gtk_widget_get_next_sibling (card);
    }
}

/**
 * bst_score_list_show:
 * @action: of the plan
 */
void
bst_score_list_show (BstScoreList *self, BstDocument *document, BstRecord *action)
{
  BstPortfolio *portfolio = bst_document_get_portfolio (document);
  const BstCriteria *criteria = bst_portfolio_get_criteria (portfolio);
  const BstAppraisal *appraisal = bst_portfolio_get (portfolio, action->id);
  g_autofree char *sum = make_sum (criteria, appraisal, BST_ACTION (action)), *set = make_set (criteria);

  show_cards (self, document, action, criteria);
  gtk_label_set_text (GTK_LABEL (self->sum), sum);
  gtk_label_set_text (GTK_LABEL (self->set), set);
}

/**
 * bst_score_list_clear:
 *
 * Lets go of the plan.
 */
void
bst_score_list_clear (BstScoreList *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    bst_score_card_clear (BST_SCORE_CARD (card));
}

static void
bst_score_list_class_init (BstScoreListClass *klass)
{
}

static void
bst_score_list_init (BstScoreList *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Criteria and Weights…"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->sum = bst_text_label_new (NULL, "score-sum");
  self->set = bst_text_label_new (NULL, "field-fact");
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.criteria");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (self), self->sum);
  gtk_box_append (GTK_BOX (self), self->set);
  gtk_box_append (GTK_BOX (self), button);
}

GtkWidget *
bst_score_list_new (void)
{
  return g_object_new (BST_TYPE_SCORE_LIST, NULL);
}
