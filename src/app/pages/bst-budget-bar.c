/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-bar.c - which year, phase and kind of credit is shown. One of each: they are never added up. */
#include "config.h"
#include "bst-budget-page-private.h"
#include <glib/gi18n.h>
#include "bst-flow-layout.h"

#define MOST_YEARS 6 /* beside each other; the others come as one goes that way */

static GtkWidget *
new_group (const char *label)
{
  GtkWidget *group = adw_toggle_group_new ();

  adw_toggle_group_set_can_shrink (ADW_TOGGLE_GROUP (group), TRUE);
  gtk_widget_set_halign (group, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return group;
}

static void
add_toggle (GtkWidget *group, const char *name, const char *label, const char *tooltip)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  if (tooltip != NULL)
    adw_toggle_set_tooltip (toggle, tooltip);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
}

static void
chosen_cb (BstBudgetPage *self)
{
  const char *year = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->years));

  if (self->filling)
    return;
  if (year != NULL)
    self->year = (gint64) g_ascii_strtoull (year, NULL, 10);
  self->phase = (BstBudgetPhase) adw_toggle_group_get_active (ADW_TOGGLE_GROUP (self->phases));
  self->credit = (BstCreditKind) adw_toggle_group_get_active (ADW_TOGGLE_GROUP (self->credits));
  bst_budget_page_refresh (self);
}

/* What begins with the year that is shown. */
static void
button_cb (GtkButton *button, BstBudgetPage *self)
{
  const char *action = g_object_get_data (G_OBJECT (button), "action");

  if (g_str_equal (action, "win.ask-contribution"))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(iss)", (int) self->year, "", "");
  else if (g_str_equal (action, "win.year-report-of"))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(is)", (int) self->year, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* Its words are short, since three groups stand beside it; what it does is said in full to who points at it or listens. */
static void
add_button (BstBudgetPage *self, GtkWidget *flow, const char *label, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), self);
  gtk_box_append (GTK_BOX (flow), button);
}

void
bst_budget_page_make_bar (BstBudgetPage *self)
{
  const BstFieldTable *table = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts")->elements;
  const BstField *phase = bst_fields_find (table, "phase"), *credit = bst_fields_find (table, "credit-kind");
  GtkWidget *groups[3], *flow = bst_flow_new (10, FALSE);

  groups[0] = self->years = new_group (_ ("Year"));
  groups[1] = self->phases = new_group (_ ("Budget phase"));
  groups[2] = self->credits = new_group (_ ("Kind of credit"));
  for (guint i = 0; i < BST_N_BUDGET_PHASES; i++)
    add_toggle (self->phases, bst_budget_phase_names[i], bst_budget_phase_codes[i], _ (phase->values[i].label));
  for (guint i = 0; i < BST_N_CREDITS; i++)
    add_toggle (self->credits, bst_credit_names[i], bst_credit_codes[i], _ (credit->values[i].label));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      gtk_box_append (GTK_BOX (flow), groups[i]);
      g_signal_connect_swapped (groups[i], "notify::active", G_CALLBACK (chosen_cb), self);
    }
  add_button (self, flow, _ ("_Ask…"), _ ("Ask for contributions…"), "win.ask-contribution");
  add_button (self, flow, _ ("_Merge…"), _ ("Merge contributions…"), "win.merge-contributions");
  add_button (self, flow, _ ("_Report…"), _ ("Yearly report on the contributions…"), "win.year-report-of");
  gtk_widget_set_hexpand (flow, TRUE);
  gtk_box_append (self->bar, flow);
}

static gboolean
has_same_years (BstBudgetPage *self, GArray *years, guint first, guint n)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (self->years);

  if (adw_toggle_group_get_n_toggles (group) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *name = adw_toggle_get_name (adw_toggle_group_get_toggle (group, i));
      if (g_ascii_strtoll (name, NULL, 10) != g_array_index (years, gint64, first + i))
        return FALSE;
    }
  return TRUE;
}

/* The years of the plan, and those that somebody filled in beside them. */
static void
fill_years (BstBudgetPage *self)
{
  g_autoptr (GArray) years =
      bst_budget_totals_list_years (bst_document_get_budget (bst_page_get_document (BST_PAGE (self))));
  guint at = 0, first, n;

  if (years->len == 0)
    g_array_append_val (years, self->year);
  while (at + 1 < years->len && g_array_index (years, gint64, at) < self->year)
    at++;
  first = at >= MOST_YEARS - 1 ? MIN (at - (MOST_YEARS - 2), years->len - MIN (years->len, MOST_YEARS)) : 0;
  n = MIN (years->len - first, MOST_YEARS);
  if (!has_same_years (self, years, first, n))
    {
      adw_toggle_group_remove_all (ADW_TOGGLE_GROUP (self->years));
      for (guint i = first; i < first + n; i++)
        {
          g_autofree char *name = g_strdup_printf ("%d", (int) g_array_index (years, gint64, i));
          add_toggle (self->years, name, name, NULL);
        }
    }
  self->year = g_array_index (years, gint64, at);
}

/**
 * bst_budget_page_fill_bar:
 *
 * Shows which year, phase and kind of credit are chosen.
 */
void
bst_budget_page_fill_bar (BstBudgetPage *self)
{
  g_autofree char *name = NULL;

  self->filling = TRUE;
  fill_years (self);
  name = g_strdup_printf ("%d", (int) self->year);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->years), name);
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->phases), self->phase);
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->credits), self->credit);
  self->filling = FALSE;
}
