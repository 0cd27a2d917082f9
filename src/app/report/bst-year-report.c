/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-year-report.h"
#include <glib/gi18n.h>
#include "bst-budget-document.h"
#include "bst-check-row.h"
#include "bst-contribution-document.h"
#include "bst-options.h"
#include "bst-radio-row.h"
#include "bst-report-dialog.h"

typedef struct {
  AdwDialog *dialog; /* owns this */
  GtkWidget *parent;
  BstDocument *document;
  GPtrArray *domains; /* char*: of the choices after the first, which is the whole plan */
  GPtrArray *choices; /* GtkCheckButton */
  GtkWidget *year, *phase, *credit, *public_only;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_object_unref (self->document);
  g_object_unref (self->parent);
  g_ptr_array_unref (self->domains);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

/* --- The report ----------------------------------------------------------------------------------------------------------- */

/* A spreadsheet is made of the plan and not of the document that is shown: it has the cents. */
typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  BstBudgetReportRequest request;
  char *domain;
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  g_object_unref (self->plan);
  g_object_unref (self->framework);
  g_free (self->domain);
  g_free (self);
}

static GBytes *
render_workbook (gpointer data, GError **error)
{
  Source *self = data;

  return bst_budget_workbook_new (self->plan, self->framework, &self->request, error);
}

static Source *
source_new (BstDocument *document, const BstBudgetReportRequest *request)
{
  Source *self = g_new0 (Source, 1);

  self->plan = bst_plan_copy (bst_document_get_plan (document));
  bst_plan_index (self->plan, NULL, NULL);
  self->framework = g_object_ref (bst_document_get_framework (document));
  self->request = *request;
  self->request.domain = self->domain = g_strdup (request->domain);
  return self;
}

static const char *
get_domain (Wish *self)
{
  for (guint i = 1; i < self->choices->len; i++)
    if (gtk_check_button_get_active (self->choices->pdata[i]))
      return self->domains->pdata[i - 1];
  return NULL;
}

static void
show_cb (Wish *self)
{
  BstBudgetReportRequest request = {
    .domain = get_domain (self),
    .year = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year)),
    .phase = (BstBudgetPhase) adw_toggle_group_get_active (ADW_TOGGLE_GROUP (self->phase)),
    .credit = (BstCreditKind) adw_toggle_group_get_active (ADW_TOGGLE_GROUP (self->credit)),
    .today = bst_document_get_context (self->document)->today,
    .public_only = gtk_check_button_get_active (bst_check_row_get_button (self->public_only)),
  };
  BstReport *report = bst_budget_document_new (bst_document_get_plan (self->document),
                                               bst_document_get_framework (self->document), &request);
  BstReportDialog *dialog = bst_report_dialog_new (report, _ ("Yearly Report"));
  g_autoptr (GtkWidget) parent = g_object_ref (self->parent);

  bst_report_dialog_add_format (dialog, "xlsx", _ ("Save as _Spreadsheet…"), render_workbook,
                                source_new (self->document, &request), source_free);
  adw_dialog_close (self->dialog);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/* --- What is asked ---------------------------------------------------------------------------------------------------------- */

static void
year_cb (GtkSpinButton *spin, Wish *self)
{
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->phase),
                               bst_budget_report_find_phase (bst_document_get_plan (self->document),
                                                             gtk_spin_button_get_value_as_int (spin)));
}

static GtkWidget *
new_year (Wish *self, gint64 year)
{
  BstRecord *settings = bst_plan_get_single (bst_document_get_plan (self->document), BST_KIND_PLAN);
  gint64 first = bst_record_get_number (settings, "first-year"), last = bst_record_get_number (settings, "last-year");
  GtkWidget *row = adw_action_row_new ();

  self->year = gtk_spin_button_new_with_range (first != BST_UNSET ? (double) first : 1900,
                                               last != BST_UNSET ? (double) last : 2200, 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Year"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), (double) year);
  gtk_widget_set_valign (self->year, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->year), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Year"), -1);
  g_signal_connect (self->year, "value-changed", G_CALLBACK (year_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->year);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
new_toggles (const char *label, const char *const *codes, const BstEnumValue *values, guint n, guint active)
{
  GtkWidget *group = adw_toggle_group_new ();

  for (guint i = 0; i < n; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      adw_toggle_set_label (toggle, codes[i]);
      adw_toggle_set_tooltip (toggle, _ (values[i].label));
      adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
    }
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (group), active);
  adw_toggle_group_set_can_shrink (ADW_TOGGLE_GROUP (group), TRUE);
  gtk_widget_set_halign (group, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return group;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title != NULL ? title : "");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_phases (Wish *self, AdwPreferencesPage *page, gint64 year)
{
  const BstFieldTable *table = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts")->elements;
  AdwPreferencesGroup *group =
      add_group (page, _ ("Phase and credit"), _ ("Of most tables. Phases and kinds of credit are never added up."));
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 10, "line-spacing", 6, NULL);

  self->phase =
      new_toggles (_ ("Budget phase"), bst_budget_phase_codes, bst_fields_find (table, "phase")->values,
                   BST_N_BUDGET_PHASES, bst_budget_report_find_phase (bst_document_get_plan (self->document), year));
  self->credit = new_toggles (_ ("Kind of credit"), bst_credit_codes, bst_fields_find (table, "credit-kind")->values,
                              BST_N_CREDITS, BST_CREDIT_VAK);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->phase);
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->credit);
  adw_preferences_group_add (group, box);
}

static void
add_choice (Wish *self, AdwPreferencesGroup *group, const char *title, gboolean active)
{
  GtkCheckButton *first = self->choices->len > 0 ? self->choices->pdata[0] : NULL;
  GtkWidget *row = bst_radio_row_new (title, first, active);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->choices, bst_radio_row_get_button (row));
}

static void
add_domains (Wish *self, AdwPreferencesPage *page, const char *domain)
{
  AdwPreferencesGroup *group = add_group (page, _ ("Of whom"), NULL);

  add_choice (self, group, _ ("The whole plan"), domain == NULL);
  for (guint i = 0; i < self->domains->len; i++)
    {
      g_autofree char *title = bst_option_title (self->document, self->domains->pdata[i]);
      add_choice (self, group, title, g_strcmp0 (domain, self->domains->pdata[i]) == 0);
    }
}

static GtkWidget *
new_bar (Wish *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
            *show = gtk_button_new_with_mnemonic (_ ("_Show the Report"));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (show, "suggested-action");
  gtk_widget_set_hexpand (show, TRUE);
  gtk_widget_set_halign (show, GTK_ALIGN_END);
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (show_cb), self);
  gtk_box_append (GTK_BOX (bar), show);
  adw_dialog_set_default_widget (self->dialog, show);
  return bar;
}

static void
build (Wish *self, gint64 year, const char *domain)
{
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = add_group (
      ADW_PREFERENCES_PAGE (page), NULL,
      _ ("Fourteen tables, in the language of the plan, to read, to print and to save. You see the pages first."));

  adw_preferences_group_add (group, new_year (self, year));
  self->public_only =
      bst_check_row_new (_ ("Without amounts under embargo"),
                         _ ("What is not voted stays inside until the day that it is public from"), TRUE);
  adw_preferences_group_add (group, self->public_only);
  add_phases (self, ADW_PREFERENCES_PAGE (page), year);
  add_domains (self, ADW_PREFERENCES_PAGE (page), domain);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), new_bar (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (self->dialog, view);
}

/**
 * bst_year_report_present:
 * @parent: a widget in the window to stand on
 * @domain: (nullable): of which it is at first; %NULL: of the whole plan
 *
 * Asks what the yearly report is to hold, and shows it.
 */
void
bst_year_report_present (GtkWidget *parent, BstDocument *document, gint64 year, const char *domain)
{
  Wish *self = g_new0 (Wish, 1);

  self->dialog = adw_dialog_new ();
  self->parent = g_object_ref (parent);
  self->document = g_object_ref (document);
  self->domains = bst_domains_list (bst_document_get_plan (document), bst_document_get_framework (document));
  self->choices = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "wish", self, wish_free);
  adw_dialog_set_title (self->dialog, _ ("Yearly Report"));
  adw_dialog_set_content_width (self->dialog, 520);
  adw_dialog_set_content_height (self->dialog, 640);
  build (self, year, domain);
  adw_dialog_present (self->dialog, parent);
}

/**
 * bst_year_calendar_new:
 *
 * Returns: (transfer full): what is due in @year, for a calendar program
 */
GBytes *
bst_year_calendar_new (BstDocument *document, gint64 year)
{
  return bst_budget_calendar_new (bst_document_get_plan (document), bst_document_get_framework (document), year,
                                  bst_document_get_context (document)->today);
}

/**
 * bst_contribution_present:
 * @parent: a widget in the window to stand on
 * @document: a contribution pack, or the plan
 *
 * Shows what @domain contributes in @year as pages: whoever has to agree with it gets it on paper, or as a PDF.
 */
void
bst_contribution_present (GtkWidget *parent, BstDocument *document, gint64 year, const char *domain)
{
  const BstAsked asked = { bst_document_get_plan (document), bst_document_get_framework (document), domain, year,
                           bst_document_get_context (document)->today };
  BstReport *report = bst_contribution_document_new (&asked);

  adw_dialog_present (ADW_DIALOG (bst_report_dialog_new (report, _ ("Contribution"))), parent);
}
