/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-criteria-page.h"
#include <glib/gi18n.h>
#include "bst-field-row.h"
#include "bst-flow-layout.h"
#include "bst-text-label.h"
#include "kinds/bst-criteria-set.h"

static BstFieldRow *
new_row (BstDocument *document, const char *id, const char *field, const char *hint)
{
  BstFieldRow *row = bst_field_row_new (BST_KIND_CRITERIA_SETS, field);

  if (hint != NULL)
    bst_field_row_set_hint (row, hint);
  bst_field_row_set_subject (row, document, id);
  return row;
}

static GtkWidget *
new_criterion (BstDocument *document, const char *id, const BstItem *item)
{
  static const char *const fields[] = { "weight", "maximum" };
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = bst_flow_new (8, TRUE);
  const char *title = bst_item_get_title (item, NULL);

  gtk_box_append (GTK_BOX (card), bst_text_label_new (title, "section-title"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      BstFieldRow *row = bst_field_row_new_inner (BST_KIND_CRITERIA_SETS, "weights", fields[i]);

      bst_field_row_set_makes_element (row, TRUE);
      bst_field_row_set_placeholder (row, _ ("as in the framework"));
      bst_field_row_set_element (row, document, id, item->id);
      gtk_widget_set_hexpand (GTK_WIDGET (row), TRUE);
      gtk_box_append (GTK_BOX (line), GTK_WIDGET (row));
    }
  gtk_box_append (GTK_BOX (card), line);
  gtk_widget_add_css_class (card, "field-element");
  return card;
}

/**
 * bst_criteria_scroller_new:
 *
 * Returns: (transfer floating): @content with room around it, that scrolls up and down
 */
GtkWidget *
bst_criteria_scroller_new (GtkWidget *content)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_add_css_class (content, "editor-content");
  return scroller;
}

/**
 * bst_criteria_page_new:
 *
 * Returns: (transfer floating): a page with the fields of a set
 */
AdwNavigationPage *
bst_criteria_page_new (BstDocument *document, const char *set_id)
{
  GPtrArray *criteria = bst_framework_get_list (bst_document_get_framework (document), "criteria");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *view = adw_toolbar_view_new ();

  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (new_row (document, set_id, "title", _ ("For example: “Second round 2026”."))));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (new_row (document, set_id, "date",
                                                      _ ("The set with the latest day that has come is in force."))));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (new_row (document, set_id, "threshold-bp",
                                                      _ ("From which share of the points (%) an action is strong."))));
  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (new_row (document, set_id, "reach-bp",
                                       _ ("From which share of the target group (%) the reach is sufficient."))));
  gtk_box_append (
      GTK_BOX (box),
      GTK_WIDGET (new_row (document, set_id, "all-flanders",
                           _ ("Whether an action that is not there for all of Flanders can have sufficient reach."))));
  gtk_box_append (
      GTK_BOX (box),
      GTK_WIDGET (new_row (document, set_id, "scale-min",
                           _ ("The points that the lowest score stands for. Empty is as in the framework."))));
  gtk_box_append (
      GTK_BOX (box),
      bst_text_label_new (
          _ ("A weight of 0 leaves a criterion out. The highest score is the same for all, unless you say otherwise."),
          "field-fact"));
  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    gtk_box_append (GTK_BOX (box), new_criterion (document, set_id, g_ptr_array_index (criteria, i)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (new_row (document, set_id, "decided-by", NULL)));
  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (new_row (document, set_id, "note", _ ("Why these figures, and what they change."))));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), bst_criteria_scroller_new (box));
  return adw_navigation_page_new (view, _ ("Set of Criteria"));
}
