/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-score-card.h"
#include <glib/gi18n.h>
#include "bst-fold-section.h"
#include "bst-pill.h"
#include "bst-points-row.h"
#include "bst-text.h"
#include "bst-text-label.h"
#include "kinds/bst-action.h"

static const char *const details[] = { "note", "provenance", "assessor", "date" };
#define N_DETAILS G_N_ELEMENTS (details)

struct _BstScoreCard {
  GtkBox parent_instance;
  BstPointsRow *points;
  BstFieldRow *details[N_DETAILS];
  GtkWidget *question, *pills, *expander, *history;
  char *shown; /* action and criterion, so that rows are bound once */
};

G_DEFINE_FINAL_TYPE (BstScoreCard, bst_score_card, GTK_TYPE_BOX)

static const char *
get_provenance_label (gint64 provenance)
{
  const BstField *list = bst_kind_get_field (BST_KIND_ACTIONS, "scores");

  return _ (bst_fields_find (list->elements, "provenance")->values[provenance].label);
}

/* What nobody said counts as the word of the owner (R169). */
static void
show_pills (BstScoreCard *self, const BstScore *score, gint64 maximum)
{
  static const BstTone tones[] = {
    [BST_PROVENANCE_UNKNOWN] = BST_TONE_WARNING,
    [BST_PROVENANCE_SELF_DECLARED] = BST_TONE_WARNING,
    [BST_PROVENANCE_DOCUMENTED] = BST_TONE_NEUTRAL,
    [BST_PROVENANCE_VALIDATED] = BST_TONE_SUCCESS,
  };
  g_autoptr (GArray) pills = bst_pills_new ();

  if (score != NULL && score->value != BST_UNSET)
    {
      gint64 provenance = MAX (score->provenance, BST_PROVENANCE_SELF_DECLARED);

      bst_pills_take (pills, BST_TONE_NEUTRAL, NULL,
                      g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, score->value, maximum), NULL);
      bst_pills_take (pills, tones[provenance], provenance == BST_PROVENANCE_VALIDATED ? "✓" : NULL,
                      g_strdup (get_provenance_label (provenance)), NULL);
    }
  else
    bst_pills_take (pills, BST_TONE_NEUTRAL, "○", g_strdup (_ ("no score yet")), NULL);
  bst_pills_show (pills, ADW_WRAP_BOX (self->pills));
}

static int
by_date (gconstpointer a, gconstpointer b)
{
  const BstPastScore *first = *(const BstPastScore *const *) a, *second = *(const BstPastScore *const *) b;

  return first->date != second->date ? (first->date < second->date ? 1 : -1) : 0;
}

static void
append_past (GString *text, const BstPastScore *past)
{
  g_autofree char *date = past->date != 0 ? bst_format_date (NULL, past->date) : g_strdup (_ ("no date"));
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, past->value);

  g_string_append_printf (text, "%s%s: %s · %s", text->len > 0 ? "\n" : "", date, value,
                          get_provenance_label (MAX (past->provenance, BST_PROVENANCE_SELF_DECLARED)));
  if (past->assessor != NULL)
    g_string_append_printf (text, " · %s", past->assessor);
  if (past->note != NULL)
    g_string_append_printf (text, " · %s", past->note);
}

static void
show_history (BstScoreCard *self, const BstAction *action, const char *criterion)
{
  g_autoptr (GPtrArray) past = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (guint i = 0; i < bst_vec_length (action->past_scores); i++)
    if (g_strcmp0 (((const BstPastScore *) action->past_scores->items[i])->criterion, criterion) == 0)
      g_ptr_array_add (past, action->past_scores->items[i]);
  g_ptr_array_sort (past, by_date);
  for (guint i = 0; i < past->len; i++)
    append_past (text, past->pdata[i]);
  /* Translators: %s is a list of scores, each on a line with its date */
  all = g_strdup_printf (_ ("Earlier scores\n%s"), text->str);
  gtk_label_set_text (GTK_LABEL (self->history), all);
  gtk_widget_set_visible (self->history, past->len > 0);
}

static void
bind (BstScoreCard *self, BstDocument *document, const char *id, const BstItem *criterion)
{
  const char *title = bst_item_get_title (criterion, NULL);
  /* Translators: %s is a criterion of quality */
  g_autofree char *key = g_strdup_printf ("%s %s", id, criterion->id),
                  *name = g_strdup_printf (_ ("Reason, provenance and date of “%s”"), title);

  if (g_strcmp0 (self->shown, key) == 0)
    return;
  g_set_str (&self->shown, key);
  bst_field_row_set_title (BST_FIELD_ROW (self->points), title);
  bst_field_row_set_element (BST_FIELD_ROW (self->points), document, id, criterion->id);
  for (guint i = 0; i < N_DETAILS; i++)
    bst_field_row_set_element (self->details[i], document, id, criterion->id);
  gtk_label_set_text (GTK_LABEL (self->question), bst_item_get_note (criterion, NULL));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * bst_score_card_show:
 * @criterion: of the set of criteria that is in force
 * @minimum: the lowest score, in points
 */
void
bst_score_card_show (BstScoreCard *self, BstDocument *document, BstRecord *action, const BstCriterion *criterion,
                     gint64 minimum)
{
  const BstScore *score = bst_vec_find_element (BST_ACTION (action)->scores, criterion->item->id);

  bind (self, document, action->id, criterion->item);
  bst_points_row_set_range (self->points, minimum, criterion->maximum);
  show_pills (self, score, criterion->maximum);
  show_history (self, BST_ACTION (action), criterion->item->id);
}

/**
 * bst_score_card_clear:
 *
 * Lets go of the plan.
 */
void
bst_score_card_clear (BstScoreCard *self)
{
  g_clear_pointer (&self->shown, g_free);
  bst_field_row_set_element (BST_FIELD_ROW (self->points), NULL, NULL, NULL);
  for (guint i = 0; i < N_DETAILS; i++)
    bst_field_row_set_element (self->details[i], NULL, NULL, NULL);
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&BST_SCORE_CARD (object)->shown, g_free);
  G_OBJECT_CLASS (bst_score_card_parent_class)->dispose (object);
}

static void
bst_score_card_class_init (BstScoreCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_details (BstScoreCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  for (guint i = 0; i < N_DETAILS; i++)
    {
      self->details[i] = bst_field_row_new_inner (BST_KIND_ACTIONS, "scores", details[i]);
      bst_field_row_set_makes_element (self->details[i], TRUE);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details[i]));
    }
  bst_field_row_set_hint (self->details[0],
                          _ ("What the score rests on. For example: “two evaluations, of 2023 and 2025”."));
  gtk_box_append (GTK_BOX (box), self->history);
  gtk_widget_set_margin_top (box, 6);
  bst_expander_set_child (GTK_EXPANDER (self->expander), box);
}

static void
bst_score_card_init (BstScoreCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 5);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-element");
  gtk_widget_add_css_class (GTK_WIDGET (self), "score-card");
  self->points = BST_POINTS_ROW (bst_field_row_new_inner_as (BST_TYPE_POINTS_ROW, BST_KIND_ACTIONS, "scores", "value"));
  bst_field_row_set_makes_element (BST_FIELD_ROW (self->points), TRUE);
  self->question = bst_text_label_new (NULL, "field-hint");
  self->history = bst_text_label_new (NULL, "field-fact");
  self->pills = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->pills), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->pills), 4);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), self->pills);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->points));
  gtk_box_append (GTK_BOX (self), self->question);
  gtk_box_append (GTK_BOX (self), self->expander);
  add_details (self);
}

GtkWidget *
bst_score_card_new (void)
{
  return g_object_new (BST_TYPE_SCORE_CARD, NULL);
}
