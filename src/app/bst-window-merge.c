/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-merge.c - merging from the window: with another file, or with what somebody saved in this one's place.
 *
 * Whatever is merged comes through one door: the earlier version, the other plan, a word for where it comes from. The
 * review asks; the plan changes once, at the end, in one undo step. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-pack.h"
#include "bst-window-private.h"
#include "merge/bst-merge-dialog.h"
#include "merge/bst-other-plan.h"
#include <string.h>

typedef struct {
  BstWindow *window;
  GQueue files;        /* GFile: still to come */
  BstOtherPlan *other; /* NULL: the plan did not come from a file */
  BstPlan *base, *theirs;
  char *origin;     /* “Copy of Veerle” */
  gboolean outside; /* it is what stands in this plan's own file */
  gboolean save_after;
  guint64 state; /* of the plan when the review was made */
} Merging;

/* What merges is done, or given up: saving, undoing and the next merge are possible again. */
void
bst_window_end_merging (BstWindow *self, gpointer merging)
{
  if (self->merging == merging)
    self->merging = NULL;
  if (self->cancellable != NULL) /* the window is still there */
    bst_window_update_actions (self);
}

static void
merging_free (Merging *self)
{
  bst_window_end_merging (self->window, self);
  g_queue_clear_full (&self->files, g_object_unref);
  g_clear_pointer (&self->other, bst_other_plan_free);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_free (self->origin);
  g_object_unref (self->window);
  g_free (self);
}

static Merging *
merging_new (BstWindow *window)
{
  Merging *self = g_new0 (Merging, 1);

  self->window = g_object_ref (window);
  window->merging = self;
  bst_window_update_actions (window);
  return self;
}

static void load_next (Merging *self);

/* --- The end ---------------------------------------------------------------------------------------------------------- */

static void
tell_result (Merging *self, const BstComparison *incoming, guint n_decided)
{
  guint n = incoming->differences->len + n_decided;
  /* Translators: %u records or values came from the other file; %s is its name */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u change came in from “%s”", "%u changes came in from “%s”", n), n, self->origin);

  bst_window_toast (self->window, text, TRUE);
}

/* What stands in the file is in the plan now, so that saving overwrites nothing that was not seen. */
static void
adopt (Merging *self)
{
  gboolean save = self->save_after;

  if (!self->outside)
    return;
  bst_document_adopt_outside (self->window->document, self->theirs, self->other->sha256, self->other->etag);
  if (save && bst_document_is_modified (self->window->document))
    bst_window_save (self->window, NULL, FALSE, FALSE);
}

static void
merge_cb (BstMergeDialog *dialog, Merging *self)
{
  BstMergeReview *review = bst_merge_dialog_get_review (dialog);
  BstDocument *document = self->window->document;
  BstPlan *plan = bst_document_get_plan (document);
  g_autofree char *label = g_strdup_printf (_ ("Merge with “%s”"), self->origin);
  g_autoptr (GError) error = NULL;
  BstTransaction *transaction;

  if (bst_plan_get_state (plan) != self->state)
    {
      bst_merge_dialog_tell (dialog, _ ("The plan has changed meanwhile. Cancel, and merge again."));
      return;
    }
  transaction = bst_merge_review_finish (review, plan, label, bst_document_get_author (document), &error);
  if (transaction == NULL)
    {
      bst_merge_dialog_tell (dialog, error->message);
      return;
    }
  bst_plan_end_typing (plan);
  if (!bst_document_apply_merged (document, transaction))
    return; /* the window said why */
  tell_result (self, bst_merge_review_get_incoming (review), bst_merge_review_get_n_decided (review));
  adopt (self);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
closed_cb (AdwDialog *dialog, Merging *self)
{
  load_next (self);
}

/* --- The review -------------------------------------------------------------------------------------------------------- */

static void
tell_failed (Merging *self, const GError *error)
{
  AdwDialog *dialog;
  g_autofree char *reason = bst_window_place_in_words (error->message), *body = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Translators: the name of a file, and why it cannot be merged */
  body = g_strdup_printf (_ ("“%s”: %s\n\nNothing was changed, in neither of the two."), self->origin, reason);
  dialog = adw_alert_dialog_new (_ ("The file could not be merged"), NULL);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
reviewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Merging *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstMergeReview) review = bst_merge_review_new_finish (result, &error);
  AdwDialog *dialog;

  if (review != NULL && !bst_merge_review_is_empty (review))
    {
      dialog = bst_merge_dialog_new (review, self->origin, self->base != NULL);
      g_signal_connect (dialog, "merge", G_CALLBACK (merge_cb), self);
      g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), self);
      adw_dialog_present (dialog, GTK_WIDGET (self->window));
      return;
    }
  if (review != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("“%s” holds nothing that is not here already"), self->origin);
      adopt (self);
      bst_window_toast (self->window, text, FALSE);
    }
  else
    tell_failed (self, error);
  load_next (self);
}

static void
review (Merging *self)
{
  BstPlan *plan = bst_document_get_plan (self->window->document);

  self->state = bst_plan_get_state (plan);
  bst_merge_review_new_async (self->base, plan, self->theirs, bst_document_get_framework (self->window->document),
                              self->window->cancellable, reviewed_cb, self);
}

/**
 * bst_window_review_merge:
 * @base: (nullable): the version that both plans come from; %NULL where none is known
 * @theirs: the other plan; must not change any more
 * @origin: where it comes from, for people: the name of a file or of somebody
 *
 * Shows what merging @theirs into the open plan would do, asks what has to be asked, and merges when the person says so.
 */
void
bst_window_review_merge (BstWindow *self, BstPlan *base, BstPlan *theirs, const char *origin)
{
  Merging *merging;

  if (self->merging != NULL)
    return;
  merging = merging_new (self);
  g_set_object (&merging->base, base);
  g_set_object (&merging->theirs, theirs);
  merging->origin = g_strdup (origin);
  review (merging);
}

/* --- Which version both come from ------------------------------------------------------------------------------------- */

static void
base_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Merging *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstOtherPlan) earlier = bst_other_plan_load_finish (result, &error);

  if (earlier == NULL)
    {
      tell_failed (self, error);
      load_next (self);
      return;
    }
  g_set_object (&self->base, earlier->plan);
  review (self);
}

static void
base_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Merging *self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    bst_other_plan_load_async (self->window->document, file, self->window->cancellable, base_loaded_cb, self);
  else
    load_next (self);
}

static GtkFileDialog *
new_file_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = bst_window_get_plan_filters ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  return dialog;
}

static void
base_response_cb (AdwAlertDialog *dialog, const char *response, Merging *self)
{
  g_autoptr (GtkFileDialog) chooser = NULL;

  if (g_str_equal (response, "cancel"))
    {
      load_next (self);
      return;
    }
  if (g_str_equal (response, "choose"))
    {
      chooser = new_file_dialog (_ ("Choose the file that was sent"));
      gtk_file_dialog_open (chooser, GTK_WINDOW (self->window), self->window->cancellable, base_chosen_cb, self);
      return;
    }
  if (g_str_equal (response, "likely"))
    g_set_object (&self->base, self->other->base);
  review (self);
}

/* Without it one sees that two values differ, and not who changed which. */
static void
ask_for_base (Merging *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("From Which Version?"), NULL));
  gboolean likely = self->other->ancestry == BST_ANCESTRY_LIKELY;

  if (likely)
    adw_alert_dialog_format_body (
        dialog,
        _ ("To see who changed what, Bouwstenen needs the version from which “%s” was made. The closest one here is “%s”. Was it made from that one?"),
        self->origin, self->other->base_title);
  else
    adw_alert_dialog_format_body (
        dialog,
        _ ("To see who changed what, Bouwstenen needs the version from which “%s” was made, and there is none on this computer. Choose the file that was sent then. Without it you are asked about everything that differs."),
        self->origin);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "none", _ ("I Do _Not Know"), "choose",
                                  likely ? _ ("No, Choose the _File…") : _ ("Choose the _File…"), NULL);
  if (likely)
    adw_alert_dialog_add_response (dialog, "likely", _ ("_Yes, from That One"));
  adw_alert_dialog_set_response_appearance (dialog, likely ? "likely" : "choose", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, likely ? "likely" : "choose");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (base_response_cb), self);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
}

/* --- The other file ---------------------------------------------------------------------------------------------------- */

/* Contributions have a way of their own; they come together. */
static void
hand_over_packs (Merging *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (BstWindow) window = g_object_ref (self->window);
  GFile *file;

  g_list_store_append (files, self->other->file);
  while ((file = g_queue_pop_head (&self->files)) != NULL)
    {
      g_list_store_append (files, file);
      g_object_unref (file);
    }
  merging_free (self);
  bst_window_merge_packs (window, G_LIST_MODEL (files));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Merging *self = data;
  g_autoptr (GError) error = NULL;

  self->other = bst_other_plan_load_finish (result, &error);
  if (self->other == NULL)
    {
      tell_failed (self, error);
      load_next (self);
      return;
    }
  if (bst_plan_is_pack (self->other->plan) && !self->outside)
    {
      hand_over_packs (self);
      return;
    }
  g_set_object (&self->theirs, self->other->plan);
  if (self->outside)
    g_set_object (&self->base, bst_document_get_base (self->window->document));
  else if (self->other->ancestry == BST_ANCESTRY_CERTAIN)
    g_set_object (&self->base, self->other->base);
  if (self->outside || self->base != NULL)
    review (self);
  else
    ask_for_base (self);
}

static char *
name_without_suffix (GFile *file)
{
  char *name = g_file_get_basename (file), *dot = strrchr (name, '.');

  if (dot != NULL && g_str_equal (dot, ".bouwstenen"))
    *dot = '\0';
  return name;
}

/* One after the other: each is merged with what the ones before it made. */
static void
load_next (Merging *self)
{
  g_autoptr (GFile) file = g_queue_pop_head (&self->files);

  g_clear_pointer (&self->other, bst_other_plan_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  if (file == NULL || g_cancellable_is_cancelled (self->window->cancellable) || self->window->document == NULL)
    {
      merging_free (self);
      return;
    }
  self->origin = self->outside ? g_strdup (_ ("what somebody else saved")) : name_without_suffix (file);
  bst_other_plan_load_async (self->window->document, file, self->window->cancellable, loaded_cb, self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Merging *self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_queue_push_tail (&self->files, g_list_model_get_item (files, i));
  load_next (self);
}

/**
 * bst_window_merge_file:
 *
 * Asks for other files, and merges them one after the other.
 */
void
bst_window_merge_file (BstWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (self->merging != NULL)
    return;
  dialog = new_file_dialog (_ ("Merge with another file"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), self->cancellable, chosen_cb, merging_new (self));
}

/**
 * bst_window_merge_outside:
 * @save_after: whether the person was saving, so that the merged plan is saved
 *
 * Merges what somebody else saved in this plan's file.
 */
void
bst_window_merge_outside (BstWindow *self, gboolean save_after)
{
  GFile *file = bst_document_get_file (self->document);
  Merging *merging;

  if (self->merging != NULL || file == NULL)
    return;
  merging = merging_new (self);
  merging->outside = TRUE;
  merging->save_after = save_after;
  g_queue_push_tail (&merging->files, g_object_ref (file));
  load_next (merging);
}
