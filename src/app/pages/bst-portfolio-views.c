/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio-views.c - saved views of the inventory: filters, grouping, sorting and columns under a name.
 *
 * They are the person's, and kept in the settings: the plan goes to others, whose questions are their own. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-portfolio-page-private.h"

#define SETTING "portfolio-views"
#define READY "ready:" /* in what names a view: it comes with the program */
#define OWN "own:"

/* Only filters: the columns stay as the person has them. */
static const struct {
  const char *id, *title, *filters;
} ready_views[] = {
  { "all", N_ ("All Actions"), "" },
  { "scale-up", N_ ("To Scale Up"), "advice=scale-up" },
  { "verify", N_ ("To Have Checked"), "advice=verify" },
  { "new", N_ ("New for Gaps"), "role=new" },
  { "not-assessed", N_ ("Without Scores"), "provenance=-" },
};

/* --- The person's own ----------------------------------------------------------------------------------------------- */

typedef struct {
  const char *name, *filters, *arrangement;
} View;

/* The views in the settings; one of them changed, added (before: NULL) or taken out (after: NULL). */
static void
replace_view (BstPortfolioPage *self, const char *before, const View *after)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, SETTING);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sss)"));
  GVariantIter iter;
  View view;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &view.name, &view.filters, &view.arrangement))
    if (g_strcmp0 (view.name, before) != 0 && (after == NULL || g_strcmp0 (view.name, after->name) != 0))
      g_variant_builder_add (&builder, "(sss)", view.name, view.filters, view.arrangement);
    else if (after != NULL)
      {
        g_variant_builder_add (&builder, "(sss)", after->name, after->filters, after->arrangement);
        after = NULL; /* at the place of the one that it takes over */
      }
  if (after != NULL)
    g_variant_builder_add (&builder, "(sss)", after->name, after->filters, after->arrangement);
  g_settings_set_value (self->settings, SETTING, g_variant_builder_end (&builder));
}

/* Returns: the variant that owns the view's texts, or NULL where there is none of this name */
static GVariant *
find_own (BstPortfolioPage *self, const char *name, View *ret_view)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, SETTING);
  GVariantIter iter;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &ret_view->name, &ret_view->filters, &ret_view->arrangement))
    if (g_str_equal (ret_view->name, name))
      return g_steal_pointer (&kept);
  return NULL;
}

static const char *
get_own_name (BstPortfolioPage *self)
{
  return g_str_has_prefix (self->view, OWN) ? self->view + strlen (OWN) : NULL;
}

/* --- What the button says ------------------------------------------------------------------------------------------- */

static gboolean
is_as_saved (BstPortfolioPage *self)
{
  g_autofree char *filters = bst_filter_bar_remember (bst_records_view_get_filters (self->inventory)),
                  *arrangement = bst_table_remember (bst_records_view_get_table (self->inventory));
  g_autoptr (GVariant) kept = NULL;
  View view;

  for (guint i = 0; i < G_N_ELEMENTS (ready_views); i++)
    if (g_str_equal (self->view + strlen (READY), ready_views[i].id) && get_own_name (self) == NULL)
      return g_str_equal (filters, ready_views[i].filters);
  kept = get_own_name (self) != NULL ? find_own (self, get_own_name (self), &view) : NULL;
  return kept != NULL && g_str_equal (filters, view.filters) && g_str_equal (arrangement, view.arrangement);
}

static const char *
get_title (BstPortfolioPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ready_views); i++)
    if (get_own_name (self) == NULL && g_str_equal (self->view + strlen (READY), ready_views[i].id))
      return _ (ready_views[i].title);
  return get_own_name (self);
}

static const char *
find_ready (const char *filters)
{
  for (guint i = 0; i < G_N_ELEMENTS (ready_views); i++)
    if (g_str_equal (ready_views[i].filters, filters))
      return ready_views[i].id;
  return NULL;
}

/**
 * bst_portfolio_page_name_view:
 *
 * Says which view is shown, and whether something was changed since. One that comes with the program is found again by its
 * filters.
 */
void
bst_portfolio_page_name_view (BstPortfolioPage *self)
{
  g_autofree char *filters = bst_filter_bar_remember (bst_records_view_get_filters (self->inventory));
  const char *ready = find_ready (filters);
  g_autofree char *text = NULL, *spoken = NULL;

  if (ready != NULL && get_own_name (self) == NULL)
    {
      g_free (self->view);
      self->view = g_strconcat (READY, ready, NULL);
    }
  /* Translators: %s is the name of a saved view; something in it is other than it was saved */
  text = is_as_saved (self) ? g_strdup (get_title (self)) : g_strdup_printf (_ ("%s, changed"), get_title (self));
  /* Translators: which saved view of a table is shown */
  spoken = g_strdup_printf (_ ("View: %s"), text);
  gtk_label_set_text (self->view_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->saved_views), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->view_commands),
                                                                          "choose")),
                             g_variant_new_string (is_as_saved (self) ? self->view : ""));
}

/* --- Choosing ------------------------------------------------------------------------------------------------------- */

static void
take_view (BstPortfolioPage *self, const char *id)
{
  g_free (self->view);
  self->view = g_strdup (id);
}

static void
choose_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  BstPortfolioPage *self = data;
  const char *id = g_variant_get_string (value, NULL);
  g_autofree char *arrangement = bst_table_remember (bst_records_view_get_table (self->inventory));
  g_autoptr (GVariant) kept = NULL;
  View view;

  take_view (self, id);
  if (get_own_name (self) != NULL)
    kept = find_own (self, get_own_name (self), &view);
  for (guint i = 0; kept == NULL && i < G_N_ELEMENTS (ready_views); i++)
    if (g_str_equal (id + strlen (READY), ready_views[i].id))
      bst_records_view_recall (self->inventory, ready_views[i].filters, arrangement);
  if (kept != NULL)
    bst_records_view_recall (self->inventory, view.filters, view.arrangement);
  bst_portfolio_page_name_view (self);
}

/* --- Naming ---------------------------------------------------------------------------------------------------------- */

static void
save_as (BstPortfolioPage *self, const char *before, const char *name)
{
  g_autofree char *filters = bst_filter_bar_remember (bst_records_view_get_filters (self->inventory)),
                  *arrangement = bst_table_remember (bst_records_view_get_table (self->inventory)),
                  *id = g_strconcat (OWN, name, NULL);
  g_autoptr (GVariant) kept = NULL;
  View view = { name, filters, arrangement }, old;

  kept = before != NULL ? find_own (self, before, &old) : NULL; /* a new name changes nothing else */
  if (kept != NULL)
    view = (View) { name, old.filters, old.arrangement };
  replace_view (self, before != NULL ? before : name, &view);
  take_view (self, id);
  bst_portfolio_page_name_view (self);
}

static void
named_cb (AdwAlertDialog *dialog, const char *response, BstPortfolioPage *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (response, "save") && *name != '\0')
    save_as (self, g_object_get_data (G_OBJECT (dialog), "before"), name);
}

static void
typed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

/* before: the view that gets another name, or NULL for a new one */
static void
ask_name (BstPortfolioPage *self, const char *title, const char *before)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (title, NULL));
  GtkWidget *entry = gtk_entry_new ();

  if (before == NULL)
    adw_alert_dialog_set_body (dialog,
                               _ ("Filters, grouping, sorting and columns as they are now. Only you see your views."));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), before != NULL ? before : "");
  g_object_set_data_full (G_OBJECT (dialog), "before", g_strdup (before), g_free);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), dialog);
  typed_cb (GTK_EDITABLE (entry), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (named_cb), self, 0);
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
save_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  ask_name (data, _ ("Save This View"), NULL);
}

static void
update_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  BstPortfolioPage *self = data;
  g_autofree char *name = g_strdup (get_own_name (self));

  save_as (self, NULL, name);
}

static void
rename_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  BstPortfolioPage *self = data;

  ask_name (self, _ ("Rename This View"), get_own_name (self));
}

static void
remove_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  BstPortfolioPage *self = data;
  /* Translators: %s is the name of a saved view */
  g_autofree char *text =
      g_strdup_printf (_ ("The view “%s” was removed; the actions are still there"), get_own_name (self));

  replace_view (self, get_own_name (self), NULL);
  take_view (self, READY "all");
  bst_records_view_clear_filters (self->inventory);
  bst_portfolio_page_name_view (self);
  bst_page_toast (BST_PAGE (self), text, FALSE);
}

/* --- The menu --------------------------------------------------------------------------------------------------------- */

static void
append_view (GMenu *menu, const char *title, const char *prefix, const char *name)
{
  g_autofree char *id = g_strconcat (prefix, name, NULL);
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autoptr (GVariant) label = g_variant_ref_sink (g_variant_new_string (title));

  g_menu_item_set_attribute_value (item, G_MENU_ATTRIBUTE_LABEL, label);
  g_menu_item_set_action_and_target (item, "views.choose", "s", id);
  g_menu_append_item (menu, item);
}

static void
append_own (BstPortfolioPage *self, GMenu *menu)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, SETTING);
  GVariantIter iter;
  View view;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &view.name, &view.filters, &view.arrangement))
    append_view (menu, view.name, OWN, view.name);
}

static void
append_commands (BstPortfolioPage *self, GMenu *menu)
{
  gboolean own = get_own_name (self) != NULL, changed = !is_as_saved (self);
  g_autofree char *update =
      /* Translators: %s is the name of a saved view */
      own && changed ? g_strdup_printf (_ ("Save the Changes in “%s”"), get_own_name (self)) : NULL;

  if (update != NULL)
    g_menu_append (menu, update, "views.update");
  g_menu_append (menu, _ ("Save This View…"), "views.save");
  if (own)
    {
      g_menu_append (menu, _ ("Rename This View…"), "views.rename");
      g_menu_append (menu, _ ("Remove This View"), "views.remove");
    }
}

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  BstPortfolioPage *self = data;
  g_autoptr (GMenu) menu = g_menu_new (), ready = g_menu_new (), own = g_menu_new (), commands = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ready_views); i++)
    append_view (ready, _ (ready_views[i].title), READY, ready_views[i].id);
  append_own (self, own);
  append_commands (self, commands);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ready));
  g_menu_append_section (menu, _ ("My Views"), G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (commands));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
bst_portfolio_page_setup_views (BstPortfolioPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "choose", .parameter_type = "s", .state = "''", .change_state = choose_cb },
    { .name = "save", .activate = save_cb },
    { .name = "update", .activate = update_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "remove", .activate = remove_cb },
  };

  self->view = g_strdup (READY "all");
  self->view_commands = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->view_commands), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "views", G_ACTION_GROUP (self->view_commands));
  gtk_menu_button_set_create_popup_func (self->saved_views, make_menu_cb, self, NULL);
}
