/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-dialog.c - a merge, shown before it is done: what comes in by itself, and the questions one by one.
 *
 * The list stands beside the question; where there is room for one only, the list is one step back. Nothing has to be
 * decided: what stays open stays as it is here. */
#include "config.h"
#include "bst-merge-dialog.h"
#include <glib/gi18n.h>
#include "bst-merge-card.h"
#include "bst-merge-list.h"
#include "widgets/bst-change-list.h"

struct _BstMergeDialog {
  AdwDialog parent_instance;
  BstMergeReview *review;
  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  AdwNavigationSplitView *split;
  GtkToggleButton *incoming_button;
  GtkLabel *incoming_label, *origin_label, *progress_label, *no_base;
  GtkProgressBar *progress;
  GtkStack *stack;
  BstMergeList *list;
  BstMergeCard *card;
  BstChangeList *incoming;
  GtkWidget *list_button, *steps, *progress_box;
  AdwDialog *question; /* weak: whether to stop, while that is asked */
};

enum { MERGE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstMergeDialog, bst_merge_dialog, ADW_TYPE_DIALOG)

/* --- What is shown ------------------------------------------------------------------------------------------------------ */

static void
show_incoming (BstMergeDialog *self)
{
  bst_merge_list_unselect (self->list);
  gtk_stack_set_visible_child_name (self->stack, "incoming");
  gtk_toggle_button_set_active (self->incoming_button, TRUE);
}

static void
incoming_toggled_cb (GtkToggleButton *button, BstMergeDialog *self)
{
  gboolean is_shown = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "incoming");

  if (gtk_toggle_button_get_active (button) == is_shown)
    return;
  if (!is_shown)
    show_incoming (self);
  else if (!bst_merge_list_go (self->list, 1, FALSE))
    gtk_toggle_button_set_active (button, TRUE);
}

static void
incoming_clicked_cb (GtkButton *button, BstMergeDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
question_cb (BstMergeDialog *self)
{
  BstMergeQuestion *question = bst_merge_list_get_question (self->list);

  if (question == NULL)
    return; /* searched away: what is shown stays until something else is chosen */
  bst_merge_card_show (self->card, question);
  gtk_stack_set_visible_child_name (self->stack, "question");
  gtk_toggle_button_set_active (self->incoming_button, FALSE);
}

static void
activate_cb (BstMergeDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
progress_cb (BstMergeDialog *self)
{
  guint n = bst_merge_review_get_n_questions (self->review), done = bst_merge_review_get_n_decided (self->review);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("There is nothing to decide"));
  else if (done == n)
    text = g_strdup_printf (ngettext ("%u question, decided", "All %u questions are decided", n), n);
  else
    /* Translators: how many questions of how many are decided */
    text = g_strdup_printf (_ ("%u of %u decided. What you leave open stays as it is here."), done, n);
  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) done / n : 1);
  adw_dialog_set_can_close (ADW_DIALOG (self), done == 0);
}

/* --- Steps ----------------------------------------------------------------------------------------------------------------- */

static void
go (BstMergeDialog *self, int step, gboolean open_only)
{
  if (!bst_merge_list_go (self->list, step, open_only) && !bst_merge_list_go (self->list, step, FALSE))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  bst_merge_card_focus (self->card);
}

static void
list_clicked_cb (GtkButton *button, BstMergeDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstMergeDialog *self = BST_MERGE_DIALOG (widget);

  go (self, 1, bst_merge_review_get_n_decided (self->review) < bst_merge_review_get_n_questions (self->review));
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (BST_MERGE_DIALOG (widget), -1, FALSE);
}

/* --- The end ---------------------------------------------------------------------------------------------------------------- */

static void
merge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstMergeDialog *self = BST_MERGE_DIALOG (widget);

  if (bst_merge_card_commit (self->card))
    {
      g_signal_emit (self, signals[MERGE], 0);
      return;
    }
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  gtk_widget_error_bell (widget);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
stop_response_cb (AdwAlertDialog *dialog, const char *response, BstMergeDialog *self)
{
  if (g_str_equal (response, "stop"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* Escape is pressed soon; an hour of choosing is not to go with it. */
static void
close_attempt (AdwDialog *dialog)
{
  BstMergeDialog *self = BST_MERGE_DIALOG (dialog);
  guint n = bst_merge_review_get_n_decided (self->review);
  AdwDialog *question;

  if (self->question != NULL) /* a second Escape may come before the keyboard is in it */
    return;
  question = adw_alert_dialog_new (_ ("Stop merging?"), NULL);
  g_set_weak_pointer (&self->question, question);
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (question),
                                ngettext ("Your %u choice is forgotten. Nothing in the plan has changed.",
                                          "Your %u choices are forgotten. Nothing in the plan has changed.", n),
                                n);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "go-on", _ ("_Go On Merging"), "stop", _ ("_Stop"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "go-on");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "go-on");
  g_signal_connect_object (question, "response", G_CALLBACK (stop_response_cb), self, 0);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/**
 * bst_merge_dialog_get_review:
 *
 * Returns: (transfer none): the merge with its answers
 */
BstMergeReview *
bst_merge_dialog_get_review (BstMergeDialog *self)
{
  return self->review;
}

/**
 * bst_merge_dialog_tell:
 * @message: one short sentence, over the dialog
 */
void
bst_merge_dialog_tell (BstMergeDialog *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Object ------------------------------------------------------------------------------------------------------------------ */

static void
bst_merge_dialog_dispose (GObject *object)
{
  BstMergeDialog *self = BST_MERGE_DIALOG (object);

  g_clear_weak_pointer (&self->question);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_MERGE_DIALOG);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (bst_merge_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/be/bouwstenen/Bouwstenen/merge/bst-merge-dialog.ui");
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, toasts);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, heading);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, split);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, incoming_button);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, incoming_label);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, no_base);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, origin_label);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, progress_label);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, progress);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, progress_box);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, stack);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, list);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, card);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, incoming);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, list_button);
  gtk_widget_class_bind_template_child (klass, BstMergeDialog, steps);
  gtk_widget_class_bind_template_callback (klass, incoming_toggled_cb);
  gtk_widget_class_bind_template_callback (klass, incoming_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, question_cb);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
  gtk_widget_class_bind_template_callback (klass, list_clicked_cb);
}

static void
bst_merge_dialog_class_init (BstMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_merge_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = close_attempt;
  g_type_ensure (BST_TYPE_MERGE_LIST);
  g_type_ensure (BST_TYPE_MERGE_CARD);
  g_type_ensure (BST_TYPE_CHANGE_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "merge.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "merge.done", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "merge.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "merge.previous", NULL, previous_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "merge.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "merge.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "merge.previous", NULL);

  /**
   * BstMergeDialog::merge:
   *
   * The person wants it done, with the answers as they are.
   */
  signals[MERGE] =
      g_signal_new ("merge", BST_TYPE_MERGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_merge_dialog_init (BstMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* With nothing to ask there is nothing to list: what comes in has the whole dialog. */
static void
show_without_questions (BstMergeDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress_box), FALSE);
  gtk_widget_set_visible (self->steps, FALSE);
  adw_navigation_split_view_set_sidebar (self->split, NULL);
  gtk_stack_set_visible_child_name (self->stack, "incoming");
}

/**
 * bst_merge_dialog_new:
 * @origin: where the other plan comes from, for people: the name of a file
 * @base_known: whether an earlier version is known that both come from
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bst_merge_dialog_new (BstMergeReview *review, const char *origin, gboolean base_known)
{
  BstMergeDialog *self = g_object_new (BST_TYPE_MERGE_DIALOG, NULL);
  const BstComparison *incoming = bst_merge_review_get_incoming (review);
  guint n = incoming->differences->len;
  g_autofree char *text = NULL;

  self->review = g_object_ref (review);
  text = g_strdup_printf (ngettext ("%u record changes by itself", "%u records change by themselves", n), n);
  gtk_label_set_text (self->incoming_label, n > 0 ? text : _ ("Nothing else changes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->incoming_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->incoming_label), -1);
  adw_window_title_set_subtitle (self->heading, origin);
  gtk_label_set_text (self->origin_label, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->no_base), !base_known);
  bst_change_list_set_sides (self->incoming, _ ("As it is here"), _ ("After merging"));
  bst_change_list_set (self->incoming, NULL, NULL, incoming->differences);
  bst_merge_card_set_review (self->card, review);
  bst_merge_list_set_review (self->list, review);
  g_signal_connect_object (review, "notify::n-decided", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  progress_cb (self);
  if (bst_merge_review_get_n_questions (review) == 0)
    show_without_questions (self);
  else
    {
      go (self, 1, FALSE);
      adw_dialog_set_focus (ADW_DIALOG (self), bst_merge_card_get_answer (self->card));
    }
  return ADW_DIALOG (self);
}
