/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-criteria-dialog.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "bst-criteria-compare.h"
#include "bst-criteria-page.h"
#include "bst-live-dialog.h"
#include "bst-pill.h"
#include "bst-portfolio.h"
#include "bst-text-label.h"
#include "bst-text.h"
#include "kinds/bst-action.h"
#include "kinds/bst-criteria-set.h"

#define BST_TYPE_CRITERIA_DIALOG (bst_criteria_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstCriteriaDialog, bst_criteria_dialog, BST, CRITERIA_DIALOG, AdwDialog)

struct _BstCriteriaDialog {
  AdwDialog parent_instance;
  BstDocument *document;
  AdwNavigationView *pages;
  GtkWidget *sets, *new_set, *changes, *count;
  AdwComboRow *first, *second;
  GStrv ids; /* of the sets as they stand in the list; the last one is "", the framework's */
};

G_DEFINE_FINAL_TYPE (BstCriteriaDialog, bst_criteria_dialog, ADW_TYPE_DIALOG)

static void
clear_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static BstRecord *
find_set (BstCriteriaDialog *self, const char *id)
{
  return bst_plan_find (bst_document_get_plan (self->document), BST_KIND_CRITERIA_SETS, id);
}

static char *
make_title (BstCriteriaDialog *self, const char *id)
{
  BstRecord *set = find_set (self, id);

  if (set == NULL)
    return g_strdup (_ ("The framework’s own figures"));
  return g_strdup (BST_CRITERIA_SET (set)->title != NULL ? BST_CRITERIA_SET (set)->title : _ ("Without a name"));
}

/* --- Two sets on the same actions ----------------------------------------------------------------------------------- */

static char *
describe (const BstReadingChange *change)
{
  g_autofree char *quality = NULL, *reach = NULL;

  if (change->first.quality != change->second.quality)
    quality = g_strdup_printf ("%s → %s", _ (bst_quality_names[change->first.quality].label),
                               _ (bst_quality_names[change->second.quality].label));
  if (change->first.reach != change->second.reach)
    reach = g_strdup_printf ("%s → %s", _ (bst_reach_names[change->first.reach].label),
                             _ (bst_reach_names[change->second.reach].label));
  return g_strjoin (" · ", quality != NULL ? quality : reach, quality != NULL ? reach : NULL, NULL);
}

static void
add_change (BstCriteriaDialog *self, const BstReadingChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = BST_ACTION (change->action)->title;
  g_autofree char *text = describe (change);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : _ ("Without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (change->action->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->changes), row);
}

static void
compare (BstCriteriaDialog *self)
{
  guint n = self->ids != NULL ? g_strv_length (self->ids) : 0, first = adw_combo_row_get_selected (self->first),
        second = adw_combo_row_get_selected (self->second);
  g_autoptr (GArray) changes = NULL;
  g_autofree char *text = NULL;

  clear_list (self->changes);
  gtk_widget_set_visible (self->changes, FALSE);
  if (first >= n || second >= n)
    return;
  changes =
      bst_criteria_compare (bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                            self->ids[first], self->ids[second], bst_document_get_context (self->document)->today);
  text = g_strdup_printf (ngettext ("%u action is read otherwise.", "%u actions are read otherwise.", changes->len),
                          changes->len);
  gtk_label_set_text (GTK_LABEL (self->count), changes->len > 0 ? text : _ ("Every action is read the same."));
  for (guint i = 0; i < changes->len; i++)
    add_change (self, &g_array_index (changes, BstReadingChange, i));
  gtk_widget_set_visible (self->changes, changes->len > 0);
}

static void
change_activated_cb (BstCriteriaDialog *self, GtkWidget *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (root, "win.go-to", "(ss)", id, "");
}

/* --- The sets ------------------------------------------------------------------------------------------------------- */

static int
by_date (gconstpointer a, gconstpointer b)
{
  const BstCriteriaSet *first = *(const BstCriteriaSet *const *) a, *second = *(const BstCriteriaSet *const *) b;

  return first->date != second->date ? (first->date < second->date ? 1 : -1) : 0;
}

static char *
make_subtitle (BstCriteriaDialog *self, const char *id)
{
  BstRecord *set = find_set (self, id);
  g_autoptr (BstCriteria) criteria =
      bst_criteria_new (bst_document_get_plan (self->document), bst_document_get_framework (self->document), id,
                        bst_document_get_context (self->document)->today);
  g_autofree char *strong =
      criteria->threshold_bp != BST_UNSET ? bst_format_share (NULL, criteria->threshold_bp) : g_strdup ("—");
  g_autofree char *reach = bst_format_share (NULL, criteria->reach_bp), *date = NULL, *since = NULL, *figures = NULL;

  if (set != NULL && BST_CRITERIA_SET (set)->date != 0)
    date = bst_format_date (NULL, BST_CRITERIA_SET (set)->date);
  /* Translators: %s is a date */
  since = date != NULL ? g_strdup_printf (_ ("valid from %s"), date) : NULL;
  /* Translators: both are shares */
  figures = g_strdup_printf (_ ("strong from %s, reach from %s"), strong, reach);
  return g_strjoin (" · ", figures, since, NULL);
}

static void
add_set (BstCriteriaDialog *self, const char *id)
{
  const BstCriteria *in_force = bst_portfolio_get_criteria (bst_document_get_portfolio (self->document));
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = make_title (self, id), *subtitle = make_subtitle (self, id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (g_strcmp0 (in_force->id != NULL ? in_force->id : "", id) == 0)
    {
      GtkWidget *pill = bst_pill_new (BST_TONE_SUCCESS, "✓", _ ("in force"));
      gtk_label_set_wrap (GTK_LABEL (pill), FALSE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  if (*id != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), *id != '\0');
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->sets), row);
}

static GStrv
list_ids (BstCriteriaDialog *self)
{
  BstCollection *all = bst_plan_get_collection (bst_document_get_plan (self->document), BST_KIND_CRITERIA_SETS);
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < bst_collection_get_n (all); i++)
    g_ptr_array_add (sets, bst_collection_get (all, i));
  g_ptr_array_sort (sets, by_date);
  for (guint i = 0; i < sets->len; i++)
    g_strv_builder_add (ids, ((BstRecord *) sets->pdata[i])->id);
  g_strv_builder_add (ids, "");
  return g_strv_builder_end (ids);
}

static void
show_choices (BstCriteriaDialog *self, AdwComboRow *row, guint fallback)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = adw_combo_row_get_selected (row), n = g_strv_length (self->ids);

  for (guint i = 0; i < n; i++)
    gtk_string_list_take (titles, make_title (self, self->ids[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, selected < n ? selected : MIN (fallback, n - 1));
}

static void
show_all (BstCriteriaDialog *self)
{
  gboolean first_time = self->ids == NULL;

  g_strfreev (self->ids);
  self->ids = list_ids (self);
  clear_list (self->sets);
  for (guint i = 0; self->ids[i] != NULL; i++)
    add_set (self, self->ids[i]);
  show_choices (self, self->first, 1);
  show_choices (self, self->second, 0);
  if (first_time)
    adw_combo_row_set_selected (self->first, MIN (1, g_strv_length (self->ids) - 1));
  compare (self);
}

static void
open_set (BstCriteriaDialog *self, const char *id)
{
  adw_navigation_view_push (self->pages, bst_criteria_page_new (self->document, id));
}

static void
set_activated_cb (BstCriteriaDialog *self, GtkWidget *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  if (*id != '\0')
    open_set (self, id);
}

static void
new_set_cb (BstCriteriaDialog *self)
{
  g_autoptr (BstRecord) set =
      bst_criteria_draft_set (bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                              bst_document_get_context (self->document)->today);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Add a Set of Criteria"), NULL);

  bst_transaction_add (transaction, set);
  if (bst_document_apply (self->document, transaction))
    open_set (self, set->id);
}

/* --- Object --------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstCriteriaDialog *self = BST_CRITERIA_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->ids, g_strfreev);
  G_OBJECT_CLASS (bst_criteria_dialog_parent_class)->dispose (object);
}

static void
bst_criteria_dialog_class_init (BstCriteriaDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static AdwComboRow *
add_choice (BstCriteriaDialog *self, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (compare), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return ADW_COMBO_ROW (row);
}

static void
add_sets (BstCriteriaDialog *self, GtkBox *box)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("New Version…"));

  gtk_box_append (
      box,
      bst_text_label_new (
          _ ("The sources name the criteria of quality and the double rule of reach, and give no formula. So each plan lays down its own figures, with a date: what was read by an older set can still be read by it."),
          "field-fact"));
  self->sets = new_list (_ ("Sets of criteria"));
  g_signal_connect_swapped (self->sets, "row-activated", G_CALLBACK (set_activated_cb), self);
  gtk_box_append (box, self->sets);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("A copy of the set in force, valid from today"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_set_cb), self);
  self->new_set = button;
  gtk_box_append (box, button);
}

static void
add_comparison (BstCriteriaDialog *self, GtkBox *box)
{
  GtkWidget *choices = new_list (_ ("Compare"));

  gtk_box_append (box, bst_text_label_new (_ ("Two sets on the same actions"), "heading"));
  self->count = bst_text_label_new (NULL, "score-sum");
  self->changes = new_list (_ ("Actions that are read otherwise"));
  self->first = add_choice (self, choices, _ ("From"));
  self->second = add_choice (self, choices, _ ("To"));
  g_signal_connect_swapped (self->changes, "row-activated", G_CALLBACK (change_activated_cb), self);
  gtk_box_append (box, choices);
  gtk_box_append (box, self->count);
  gtk_box_append (box, self->changes);
}

static void
bst_criteria_dialog_init (BstCriteriaDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *view = adw_toolbar_view_new ();

  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  self->ids = NULL;
  add_sets (self, GTK_BOX (box));
  add_comparison (self, GTK_BOX (box));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), bst_criteria_scroller_new (box));
  adw_navigation_view_add (self->pages, adw_navigation_page_new (view, _ ("Criteria and Weights")));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->pages));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Criteria and Weights"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 620);
  adw_dialog_set_content_height (ADW_DIALOG (self), 760);
}

/**
 * bst_criteria_dialog_present:
 * @parent: in the window of the plan
 */
void
bst_criteria_dialog_present (GtkWidget *parent, BstDocument *document)
{
  BstCriteriaDialog *self = g_object_new (BST_TYPE_CRITERIA_DIALOG, NULL);

  self->document = g_object_ref (document);
  bst_document_get_portfolio (document); /* so that it hears of a change before this does */
  g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  bst_editable_follow (self->new_set, document, (BstEditableFunc) gtk_widget_set_sensitive);
  show_all (self);
  bst_live_dialog_add_keys (ADW_DIALOG (self));
  adw_dialog_present (ADW_DIALOG (self), parent);
}
