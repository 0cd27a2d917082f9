/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-gap-rows.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "bst-appraisal-pills.h"
#include "kinds/bst-action.h"

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  const char *id = g_object_get_data (G_OBJECT (row), "target"), *action = data;

  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (list), action, "s", id);
  else
    gtk_widget_activate_action (GTK_WIDGET (list), "win.go-to", "(ss)", id, "");
}

/**
 * bst_record_rows_new:
 * @label: what it lists, for assistive technology
 * @action: (nullable): static; the action that a click does, with the record's id; %NULL goes to the record
 */
GtkWidget *
bst_record_rows_new (const char *label, const char *action)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), (gpointer) action);
  return list;
}

/**
 * bst_record_rows_add:
 * @id: what a click goes to
 * @pills: (element-type BstPill): may be empty
 * @note: (nullable): a sentence below it
 */
void
bst_record_rows_add (GtkWidget *list, const char *id, const char *title, GArray *pills, const char *note)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words = bst_pills_describe (pills);
  g_autoptr (GString) name = g_string_new (title);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (title, "record-title"));
  if (pills->len > 0)
    {
      GtkWidget *wrap = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, "line-spacing", 3, NULL);
      bst_pills_show (pills, ADW_WRAP_BOX (wrap));
      gtk_box_append (GTK_BOX (box), wrap);
      g_string_append_printf (name, ", %s", words);
    }
  if (note != NULL)
    {
      gtk_box_append (GTK_BOX (box), bst_text_label_new (note, "record-note"));
      g_string_append_printf (name, ", %s", note);
    }
  gtk_widget_add_css_class (box, "section-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* --- Actions -------------------------------------------------------------------------------------------------------------- */

static void
add_readings (GArray *pills, const BstAppraisal *appraisal, BstRecord *action)
{
  const BstPill readings[] = { bst_advice_pill (appraisal), bst_quality_pill (appraisal), bst_reach_pill (appraisal) };

  g_array_append_vals (pills, readings, G_N_ELEMENTS (readings));
  if (BST_ACTION (action)->kind != BST_ACTION_EXISTING)
    {
      const BstPill role = bst_role_pill (action);
      g_array_append_val (pills, role);
    }
  if (appraisal->n_self_declared > 0)
    bst_pills_take (pills, BST_TONE_WARNING, "○", g_strdup (_ ("self-declared")),
                    _ ("At least one score stands on the word of the owner alone."));
}

/**
 * bst_record_rows_add_action:
 * @note: (nullable): a sentence below it
 */
void
bst_record_rows_add_action (GtkWidget *list, BstDocument *document, BstRecord *action, const char *note)
{
  g_autoptr (GArray) pills = bst_pills_new ();

  add_readings (pills, bst_portfolio_get (bst_document_get_portfolio (document), action->id), action);
  bst_record_rows_add (list, action->id, bst_record_say_title (action, NULL), pills, note);
}

void
bst_record_rows_add_point (GtkWidget *list, BstDocument *document, BstRecord *point)
{
  g_autoptr (GArray) pills = bst_pills_new ();
  const BstField *status = bst_kind_get_field (BST_KIND_ACTION_POINTS, "status");

  bst_pills_take (pills, BST_TONE_NEUTRAL, NULL, g_strdup (_ (status->values[BST_ACTION_POINT (point)->status].label)),
                  NULL);
  bst_record_rows_add (list, point->id, bst_record_say_title (point, NULL), pills, NULL);
}

void
bst_record_rows_add_objective (GtkWidget *list, BstDocument *document, const BstNode *node, const char *note)
{
  g_autoptr (GArray) pills = bst_pills_new ();
  const BstItem *phase = bst_framework_find (bst_document_get_framework (document), node->phase);
  g_autofree char *title = g_strdup_printf ("%s %s", node->code != NULL ? node->code : "", node->title);

  if (phase != NULL)
    bst_pills_take (pills, BST_TONE_NEUTRAL, NULL, g_strdup (bst_item_get_short (phase, NULL)), NULL);
  bst_record_rows_add (list, node->id, g_strstrip (title), pills, note);
}
