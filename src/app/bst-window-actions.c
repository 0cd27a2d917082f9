/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-actions.c - what the window can do, and when. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-log.h"
#include "bst-pack.h"
#include "bst-window-private.h"
#include "compare/bst-comparison-window.h"
#include "compare/bst-name-version.h"
#include "compare/bst-versions-dialog.h"
#include "dialogs/bst-paste-outline.h"
#include "dialogs/bst-palette.h"
#include "dialogs/bst-plan-dialog.h"
#include "widgets/bst-field-row.h"
#include "widgets/bst-table.h"

/* --- Actions --------------------------------------------------------------------------------------------------- */

/* The row of the field that has the keyboard. */
static BstFieldRow *
get_row (BstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self)),
            *row = focus != NULL ? gtk_widget_get_ancestor (focus, BST_TYPE_FIELD_ROW) : NULL;

  return row != NULL ? BST_FIELD_ROW (row) : NULL;
}

/**
 * bst_window_commit_typing:
 *
 * A cell of a table is committed when it loses the focus, and half a date waits until it is whole: both come before
 * anything else that is done to the plan.
 */
void
bst_window_commit_typing (BstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  BstFieldRow *row = get_row (self);

  if (row != NULL)
    bst_field_row_take_typing (row);
  else if (GTK_IS_TEXT (focus) && gtk_widget_get_ancestor (focus, BST_TYPE_TABLE) != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  bst_window_commit_typing (self);
  if (bst_document_get_file (self->document) == NULL)
    bst_window_save_as (self, FALSE);
  else
    bst_window_save (self, NULL, FALSE, FALSE);
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  bst_window_save_as (BST_WINDOW (widget), FALSE);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  BstFieldRow *row = get_row (self);

  if (row != NULL && bst_field_row_revert (row))
    return; /* what is no value yet was typed last */
  bst_window_commit_typing (self);
  bst_document_undo (self->document);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  bst_document_redo (BST_WINDOW (widget)->document);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  bst_page_add (bst_window_get_page (BST_WINDOW (widget)));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstPage *page = bst_window_get_page (BST_WINDOW (widget));

  if (!gtk_widget_activate_action (GTK_WIDGET (page), "page.remove", NULL))
    gtk_widget_error_bell (widget);
}

static void
sheets_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstPage *page = bst_window_get_page (BST_WINDOW (widget));

  if (!gtk_widget_activate_action (GTK_WIDGET (page), "page.sheets", NULL))
    bst_window_toast (BST_WINDOW (widget), _ ("First choose one or more actions in the portfolio"), FALSE);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_search (BST_WINDOW (widget));
}

static void
page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (guint i = 0; self->document != NULL && i < bst_n_pages; i++)
    if (g_strcmp0 (bst_pages[i].name, wanted) == 0)
      {
        bst_window_show_page (self, i);
        adw_navigation_split_view_set_show_content (self->split, TRUE);
        bst_page_focus_content (self->pages->pdata[i]);
      }
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  bst_window_go_to (BST_WINDOW (widget), id, *field != '\0' ? field : NULL);
}

static void
show_inspector_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  adw_overlay_split_view_set_show_sidebar (self->inspector_split,
                                           !adw_overlay_split_view_get_show_sidebar (self->inspector_split));
}

static void
focus_inspector_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inspector_stack));

  adw_overlay_split_view_set_show_sidebar (self->inspector_split, TRUE);
  gtk_widget_child_focus (inside ? GTK_WIDGET (self->page_stack) : GTK_WIDGET (self->inspector_stack),
                          GTK_DIR_TAB_FORWARD);
}

static void
palette_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_palette_present (BST_WINDOW (widget));
}

static void
plan_properties_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_plan_dialog_present (BST_WINDOW (widget)->document, widget);
}

/* First against what the file has: what was done since then. A plan without a file asks. */
static void
merge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  bst_window_merge_file (BST_WINDOW (widget));
}

static void
merge_outside_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  bst_window_merge_outside (BST_WINDOW (widget), FALSE);
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstDocument *document = BST_WINDOW (widget)->document;
  g_autoptr (BstPlanSource) before = bst_plan_source_new_saved (document), after = bst_plan_source_new_now (document);

  bst_window_commit_typing (BST_WINDOW (widget));
  bst_comparison_window_present (BST_WINDOW (widget), before, after);
}

/* From anywhere: the objectives come to the front, and the clipboard is read. */
static void
paste_outline_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  gtk_widget_activate_action (widget, "win.page", "s", "objectives");
  bst_paste_outline_present (widget, BST_WINDOW (widget)->document, NULL);
}

static void
versions_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  bst_versions_dialog_present (BST_WINDOW (widget));
}

static void
name_version_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_commit_typing (BST_WINDOW (widget));
  bst_name_version_present (BST_WINDOW (widget)->document, widget, NULL);
}

/* What is older than a year goes, in one step that can be undone. */
static void
compact_log_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  BstPlan *plan = bst_document_get_plan (self->document);
  guint n = 0;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc (), since = g_date_time_add_years (now, -1);
  BstTransaction *transaction;
  g_autofree char *text = NULL;

  bst_window_commit_typing (self);
  transaction = bst_log_compact (plan, g_date_time_to_unix (since), _ ("Compact the change log"),
                                 bst_document_get_author (self->document));
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    n += bst_transaction_get (transaction, i)->type == BST_CHANGE_REMOVE;
  if (n == 0)
    {
      bst_transaction_free (transaction);
      bst_window_toast (self, _ ("The change log holds nothing that is older than a year"), FALSE);
      return;
    }
  if (!bst_document_apply (self->document, transaction))
    return;
  /* Translators: what a person no longer finds in the history of the plan */
  text = g_strdup_printf (ngettext ("%u change from more than a year ago cleared from the log",
                                    "%u changes from more than a year ago cleared from the log", n),
                          n);
  bst_window_toast (self, text, TRUE);
}

static void
open_recent_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  bst_window_open_file (BST_WINDOW (widget), file, FALSE);
}

static void
show_lost_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_show_lost (BST_WINDOW (widget));
}

void
bst_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.add", NULL, add_cb);
  gtk_widget_class_install_action (klass, "win.remove", NULL, remove_cb);
  gtk_widget_class_install_action (klass, "win.sheets", NULL, sheets_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.page", "s", page_cb);
  gtk_widget_class_install_action (klass, "win.go-to", "(ss)", go_to_cb);
  gtk_widget_class_install_action (klass, "win.show-inspector", NULL, show_inspector_cb);
  gtk_widget_class_install_action (klass, "win.focus-inspector", NULL, focus_inspector_cb);
  gtk_widget_class_install_action (klass, "win.palette", NULL, palette_cb);
  gtk_widget_class_install_action (klass, "win.plan-properties", NULL, plan_properties_cb);
  gtk_widget_class_install_action (klass, "win.merge", NULL, merge_cb);
  gtk_widget_class_install_action (klass, "win.merge-outside", NULL, merge_outside_cb);
  gtk_widget_class_install_action (klass, "win.show-lost", NULL, show_lost_cb);
  gtk_widget_class_install_action (klass, "win.compare", NULL, compare_cb);
  gtk_widget_class_install_action (klass, "win.versions", NULL, versions_cb);
  gtk_widget_class_install_action (klass, "win.name-version", NULL, name_version_cb);
  gtk_widget_class_install_action (klass, "win.compact-log", NULL, compact_log_cb);
  gtk_widget_class_install_action (klass, "win.paste-outline", NULL, paste_outline_cb);
  gtk_widget_class_install_action (klass, "win.open-recent", "s", open_recent_cb);
  bst_window_install_draft_actions (klass);
  bst_window_install_table_actions (klass);
  bst_window_install_planner_actions (klass);
}

static void
set_enabled (BstWindow *self, const char *name, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
  if (enabled)
    g_hash_table_remove (self->disabled, name);
  else
    g_hash_table_add (self->disabled, (gpointer) g_intern_string (name));
}

/**
 * bst_window_is_enabled:
 * @name: "win.save"
 *
 * Returns: whether the action can be done now
 */
gboolean
bst_window_is_enabled (BstWindow *self, const char *name)
{
  return !g_hash_table_contains (self->disabled, name);
}

/* --- When ------------------------------------------------------------------------------------------------------ */

static void
name_history_button (GtkButton *button, const char *what, const BstTransaction *step)
{
  /* Translators: “Undo” or “Redo”, and what was done, for instance: Change “Deadline” */
  g_autofree char *text = step != NULL ? g_strdup_printf (_ ("%s: %s"), what, step->label) : g_strdup (what);

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Whoever fills in a contribution pack answers, saves and sends back; the rest is for whoever has the whole plan. */
static void
update_for_pack (BstWindow *self, gboolean editable)
{
  static const char *const for_plans[] = {
    "win.add",          "win.remove",         "win.sheets",          "win.search",          "win.page",
    "win.go-to",        "win.show-inspector", "win.focus-inspector", "win.plan-properties", "win.compare",
    "win.versions",     "win.export-table",   "win.import-table",    "win.merge",           "win.paste-outline",
    "win.name-version", "win.compact-log",    "win.year-report",     "win.year-report-of",  "win.contribution-of",
  };
  static const char *const for_packs[] = { "win.save-to-send", "win.show-folder", "win.copy-address", "win.show-form" };
  gboolean pack = bst_window_is_pack (self);

  for (guint i = 0; pack && i < G_N_ELEMENTS (for_plans); i++)
    set_enabled (self, for_plans[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (for_packs); i++)
    set_enabled (self, for_packs[i], pack);
  set_enabled (self, "win.palette", !pack);
  set_enabled (self, "win.project", self->document != NULL && !pack);
  set_enabled (self, "win.send-back", pack && editable && !bst_document_is_busy (self->document));
  set_enabled (self, "win.add-own", pack && editable);
  set_enabled (self, "win.print-contribution", pack && bst_document_get_pack (self->document) != NULL);
}

/**
 * bst_window_update_actions:
 *
 * Enables what can be done now, and says behind Undo and Redo what they would do.
 */
void
bst_window_update_actions (BstWindow *self)
{
  static const char *const with_plan[] = {
    "win.save-as",        "win.add",      "win.remove",         "win.sheets",          "win.search",
    "win.page",           "win.go-to",    "win.show-inspector", "win.focus-inspector", "win.plan-properties",
    "win.compare",        "win.versions", "win.export-table",   "win.year-report",     "win.year-report-of",
    "win.contribution-of"
  };
  static const char *const while_projecting[] = { "win.project-next", "win.project-previous", "win.project-pin",
                                                  "win.project-black", "win.project-close" };
  /* a merge is worked out for the plan as it is: nothing changes it meanwhile */
  gboolean still = self->merging == NULL;
  gboolean open = self->document != NULL, editable = open && still && !bst_document_is_read_only (self->document);
  BstPlan *plan = open ? bst_document_get_plan (self->document) : NULL;
  const BstTransaction *undo = open ? bst_plan_get_undo (plan) : NULL, *redo = open ? bst_plan_get_redo (plan) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (with_plan); i++)
    set_enabled (self, with_plan[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (while_projecting); i++)
    set_enabled (self, while_projecting[i], self->projection != NULL);
  set_enabled (self, "win.add", editable && bst_pages[self->page].add_label != NULL);
  set_enabled (self, "win.remove", editable);
  set_enabled (self, "win.plan-properties", open && still);
  set_enabled (self, "win.merge", editable);
  set_enabled (self, "win.merge-outside", editable);
  set_enabled (self, "win.ask-contributions", editable && !bst_plan_is_pack (plan));
  set_enabled (self, "win.ask-contribution", editable && !bst_plan_is_pack (plan));
  set_enabled (self, "win.merge-contributions", editable && !bst_plan_is_pack (plan));
  set_enabled (self, "win.save",
               editable
                   && (bst_document_is_modified (self->document) || bst_document_get_file (self->document) == NULL));
  set_enabled (self, "win.paste-outline", open && still && !bst_document_is_read_only (self->document));
  set_enabled (self, "win.import-table", open && still && !bst_document_is_read_only (self->document));
  set_enabled (self, "win.name-version", open && !bst_document_is_read_only (self->document));
  set_enabled (self, "win.compact-log",
               editable && bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_LOG)) > 0);
  update_for_pack (self, editable);
  set_enabled (self, "win.undo", still && undo != NULL);
  set_enabled (self, "win.redo", still && redo != NULL);
  name_history_button (self->undo_button, _ ("Undo"), undo);
  name_history_button (self->redo_button, _ ("Redo"), redo);
}
