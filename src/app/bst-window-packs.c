/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-packs.c - contributions from the window: asking for them, and bringing any number of them back in one step. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-link.h"
#include "bst-window-private.h"
#include "merge/bst-merge-dialog.h"
#include "packs/bst-ask-dialog.h"
#include "packs/bst-inbox-dialog.h"
#include "packs/bst-outcome-dialog.h"
#include "report/bst-year-report.h"

typedef struct {
  BstWindow *window;
  BstInboxDialog *dialog; /* where the files are; below the review */
  BstPackInbox *inbox;
  GPtrArray *packs; /* BstPack, of the inbox: what is merged now */
  guint64 state; /* of the plan when the review was made */
  gboolean reviewing; /* it is being worked out */
} Bringing;

static void
bringing_free (Bringing *self)
{
  bst_window_end_merging (self->window, self);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_object_unref (self->inbox);
  g_object_unref (self->window);
  g_free (self);
}

/* --- The end ---------------------------------------------------------------------------------------------------------- */

static void
tell_outcome (Bringing *self, BstPlan *before)
{
  BstDocument *document = self->window->document;
  g_autoptr (GPtrArray) domains = g_ptr_array_new ();
  g_autoptr (BstPackOutcome) outcome = NULL;

  for (guint i = 0; i < self->packs->len; i++)
    g_ptr_array_add (domains, ((const BstPack *) self->packs->pdata[i])->domain);
  outcome = bst_pack_outcome_new (before, bst_document_get_plan (document), bst_document_get_framework (document),
                                  ((const BstPack *) self->packs->pdata[0])->year, domains,
                                  bst_document_get_context (document)->today, NULL);
  bst_outcome_dialog_present (GTK_WIDGET (self->window), outcome);
}

static void
merge_cb (BstMergeDialog *dialog, Bringing *self)
{
  BstDocument *document = self->window->document;
  BstPlan *plan = bst_document_get_plan (document);
  g_autoptr (BstPlan) before = bst_plan_copy (plan);
  g_autoptr (GError) error = NULL;
  BstTransaction *transaction;

  bst_plan_index (before, NULL, NULL);
  if (bst_plan_get_state (plan) != self->state)
    {
      bst_merge_dialog_tell (dialog, _ ("The plan has changed meanwhile. Cancel, and merge again."));
      return;
    }
  transaction = bst_merge_review_finish (bst_merge_dialog_get_review (dialog), plan, _ ("Merge Contributions"),
                                         bst_document_get_author (document), &error);
  if (transaction == NULL)
    {
      bst_merge_dialog_tell (dialog, error->message);
      return;
    }
  bst_plan_end_typing (plan);
  if (!bst_document_apply_merged (document, transaction))
    return; /* the window said why */
  self->window->merging = NULL; /* it is done: what comes next may be saved, and undone */
  bst_window_update_actions (self->window);
  tell_outcome (self, before);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  adw_dialog_force_close (ADW_DIALOG (self->dialog)); /* the last: it frees what this hangs on */
}

/* --- The review -------------------------------------------------------------------------------------------------------- */

static void
reviewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bringing *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstMergeReview) review = bst_merge_review_new_finish (result, &error);
  g_autofree char *origin = NULL;
  AdwDialog *dialog;

  self->reviewing = FALSE;
  if (self->dialog == NULL) /* closed meanwhile */
    {
      bringing_free (self);
      return;
    }
  bst_inbox_dialog_set_busy (self->dialog, FALSE);
  if (review == NULL || bst_merge_review_is_empty (review))
    {
      AdwDialog *told =
          adw_alert_dialog_new (review == NULL ? _ ("The contributions could not be merged")
                                               : _ ("There is nothing new in these files"),
                                review == NULL ? error->message
                                               : _ ("Everything that the domains filled in is in the plan already."));
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (told), "close", _ ("_Close"));
      adw_dialog_present (told, GTK_WIDGET (self->window));
      return;
    }
  origin = g_strdup_printf (ngettext ("%u contribution", "%u contributions", self->packs->len), self->packs->len);
  dialog = bst_merge_dialog_new (review, origin, TRUE);
  g_signal_connect (dialog, "merge", G_CALLBACK (merge_cb), self);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
review_cb (BstInboxDialog *dialog, Bringing *self)
{
  BstPlan *plan = bst_document_get_plan (self->window->document);

  g_clear_pointer (&self->packs, g_ptr_array_unref);
  self->packs = bst_pack_inbox_list_wanted (self->inbox);
  self->state = bst_plan_get_state (plan);
  self->reviewing = TRUE;
  bst_inbox_dialog_set_busy (dialog, TRUE);
  bst_merge_review_new_packs_async (plan, self->packs, bst_document_get_framework (self->window->document), NULL,
                                    reviewed_cb, self);
}

/* While a review is worked out it is that which ends all. */
static void
inbox_closed_cb (BstInboxDialog *dialog, Bringing *self)
{
  self->dialog = NULL;
  if (!self->reviewing)
    bringing_free (self);
}

/**
 * bst_window_merge_packs:
 * @files: (nullable): files and folders to begin with
 *
 * Shows what came back, and merges it when the person says so.
 */
void
bst_window_merge_packs (BstWindow *self, GListModel *files)
{
  Bringing *bringing;
  AdwDialog *dialog;

  if (self->merging != NULL || self->document == NULL)
    return;
  dialog = bst_inbox_dialog_new (self->document);
  bringing = g_new0 (Bringing, 1);
  bringing->window = g_object_ref (self);
  bringing->dialog = BST_INBOX_DIALOG (dialog);
  bringing->inbox = g_object_ref (bst_inbox_dialog_get_inbox (bringing->dialog));
  self->merging = bringing;
  bst_window_update_actions (self);
  g_signal_connect (dialog, "merge", G_CALLBACK (review_cb), bringing);
  g_signal_connect (dialog, "closed", G_CALLBACK (inbox_closed_cb), bringing);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  if (files != NULL)
    bst_inbox_dialog_add (bringing->dialog, files);
}

/* --- Actions ------------------------------------------------------------------------------------------------------------ */

static void
merge_packs_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_merge_packs (BST_WINDOW (widget), NULL);
}

/* The year 0: the one that people work on. */
static void
ask_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  const char *domain, *remark;
  int year;

  g_variant_get (parameter, "(i&s&s)", &year, &domain, &remark);
  bst_ask_dialog_present (widget, self->document, year != 0 ? year : bst_document_get_budget_year (self->document),
                          *domain != '\0' ? domain : NULL, *remark != '\0' ? remark : NULL);
}

static void
ask_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.ask-contribution", "(iss)", 0, "", "");
}

static void
report_of_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  const char *domain;
  int year;

  g_variant_get (parameter, "(i&s)", &year, &domain);
  bst_year_report_present (widget, self->document, year != 0 ? year : bst_document_get_budget_year (self->document),
                           *domain != '\0' ? domain : NULL);
}

static void
contribution_of_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *domain;
  int year;

  g_variant_get (parameter, "(i&s)", &year, &domain);
  bst_contribution_present (widget, BST_WINDOW (widget)->document, year, domain);
}

static void
report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.year-report-of", "(is)", 0, "");
}

/* What a dialog has done, said when it is gone. */
static void
tell_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_toast (BST_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE);
}

void
bst_window_install_planner_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.ask-contributions", NULL, ask_all_cb);
  gtk_widget_class_install_action (klass, "win.ask-contribution", "(iss)", ask_cb);
  gtk_widget_class_install_action (klass, "win.merge-contributions", NULL, merge_packs_cb);
  gtk_widget_class_install_action (klass, "win.year-report", NULL, report_cb);
  gtk_widget_class_install_action (klass, "win.year-report-of", "(is)", report_of_cb);
  gtk_widget_class_install_action (klass, "win.contribution-of", "(is)", contribution_of_cb);
  gtk_widget_class_install_action (klass, "win.tell-undo", "s", tell_undo_cb);
}
