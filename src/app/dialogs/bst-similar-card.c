/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-similar-card.h"
#include <glib/gi18n.h>
#include "bst-appraisal-pills.h"
#include "bst-text-label.h"
#include "kinds/bst-action.h"

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "In common: 3 words · the objective · 1 group" */
static char *
make_reason (const BstSimilar *similar)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", similar->n_words), similar->n_words);
  g_autofree char *groups = g_strdup_printf (ngettext ("%u group", "%u groups", similar->n_groups), similar->n_groups);
  g_autofree char *settings =
      g_strdup_printf (ngettext ("%u setting", "%u settings", similar->n_settings), similar->n_settings);

  if (similar->n_objectives > 0)
    append (parts, _ ("the objective"));
  if (similar->n_groups > 0)
    append (parts, groups);
  if (similar->n_settings > 0)
    append (parts, settings);
  if (similar->n_words > 0)
    append (parts, words);
  /* Translators: %s is a list such as “the objective · 1 group · 3 words” */
  return g_strdup_printf (_ ("In common: %s"), parts->str);
}

static GtkWidget *
new_button (const char *label, const char *action, BstRecord *record, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", record->id);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/**
 * bst_similar_card_new:
 *
 * The buttons activate "pause.build-on" and "pause.adapt" with the action's id.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
bst_similar_card_new (BstDocument *document, const BstSimilar *similar)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *pills = adw_wrap_box_new (), *buttons = adw_wrap_box_new ();
  const char *title = BST_ACTION (similar->action)->title;
  const char *shown = title != NULL ? title : "—";
  g_autofree char *reason = make_reason (similar), *build_on = g_strdup_printf (_ ("Build on “%s”"), shown),
                  *adapt = g_strdup_printf (_ ("Adapt “%s”"), shown);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (pills), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (pills), 4);
  bst_appraisal_pills_show (ADW_WRAP_BOX (pills), document, similar->action->id);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons),
                       new_button (_ ("Build on This"), "pause.build-on", similar->action, build_on));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), new_button (_ ("Adapt It"), "pause.adapt", similar->action, adapt));
  gtk_box_append (GTK_BOX (card), bst_text_label_new (title != NULL ? title : _ ("Without a name"), "heading"));
  gtk_box_append (GTK_BOX (card), bst_text_label_new (reason, "field-hint"));
  gtk_box_append (GTK_BOX (card), pills);
  gtk_box_append (GTK_BOX (card), buttons);
  gtk_widget_add_css_class (card, "field-element");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Without a name"), -1);
  return card;
}
