/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-trouble.c - what the window says when saving failed, and when somebody else saved the plan. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-text.h"
#include "bst-window-private.h"

/* --- A failed save --------------------------------------------------------------------------------------------- */

/**
 * bst_window_tell_not_saved:
 * @error: why, for people
 *
 * Says above the page that the plan is not on the disk, why, and what can be done; it stays until a save succeeds.
 */
void
bst_window_tell_not_saved (BstWindow *self, const GError *error)
{
  /* the save before this one is still at it: nothing has gone wrong */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    {
      bst_window_toast (self, error->message, FALSE);
      return;
    }
  bst_notice_tell (self->save_notice, BST_NOTICE_WARNING, _ ("Your plan is not saved; your work is still here"),
                   error->message);
  bst_notice_add_button (self->save_notice, _ ("Save a _Copy…"), "win.save-as");
  if (bst_document_get_file (self->document) != NULL)
    bst_notice_add_button (self->save_notice, _ ("_Try Again"), "win.save");
}

/**
 * bst_window_tell_saved:
 *
 * Everything is on the disk: what was said about a save that failed no longer holds.
 */
void
bst_window_tell_saved (BstWindow *self)
{
  const char *note = bst_document_get_save_note (self->document);

  bst_notice_hide (self->save_notice);
  if (note != NULL)
    bst_window_toast (self, note, FALSE);
}

/* --- Saving over what somebody else saved ------------------------------------------------------------------------ */

typedef struct {
  BstWindow *window;
  GFile *file;
  gboolean close_after;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->window);
  g_clear_object (&asking->file);
  g_free (asking);
}

static void
changed_response_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Asking *asking = data;

  if (g_strcmp0 (response, "merge") == 0)
    bst_window_merge_outside (asking->window, TRUE);
  else if (g_strcmp0 (response, "overwrite") == 0)
    bst_window_save (asking->window, asking->file, TRUE, asking->close_after);
  else if (g_strcmp0 (response, "copy") == 0)
    bst_window_save_as (asking->window, asking->close_after);
  else
    bst_document_look_outside (asking->window->document);
  asking_free (asking);
}

/**
 * bst_window_ask_about_change:
 * @file: (nullable): where to; %NULL for where the plan is
 *
 * The file is not what was opened: nothing was written, and the person says what is to become of both.
 */
void
bst_window_ask_about_change (BstWindow *self, GFile *file, gboolean close_after)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("The file has changed"), NULL));
  GFile *own = bst_document_get_file (self->document);
  gboolean ours = file == NULL || (own != NULL && g_file_equal (file, own));
  const char *best = ours ? "merge" : "copy";
  Asking *asking = g_new0 (Asking, 1);

  adw_alert_dialog_set_body (
      dialog,
      _ ("Somebody, or another program, saved this plan since you opened it. Merge to bring their changes and yours together, save yours as a copy to keep both, or overwrite the file with yours."));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "overwrite", _ ("_Overwrite"), "copy",
                                  _ ("Save a _Copy…"), NULL);
  if (ours)
    adw_alert_dialog_add_response (dialog, "merge", _ ("_Merge…"));
  adw_alert_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, best, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, best);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  asking->window = g_object_ref (self);
  g_set_object (&asking->file, file);
  asking->close_after = close_after;
  g_signal_connect (dialog, "response", G_CALLBACK (changed_response_cb), asking);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* --- What others do to the file while it is open ------------------------------------------------------------------ */

/* "14:05", or with the day where that is not today. */
static char *
format_moment (gint64 seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (seconds), now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (then, "%H:%M"), *day = NULL;
  gint64 date = bst_date_from_ymd (g_date_time_get_year (then), g_date_time_get_month (then),
                                   g_date_time_get_day_of_month (then));

  if (g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now)
      && g_date_time_get_year (then) == g_date_time_get_year (now))
    return g_steal_pointer (&time);
  day = bst_format_date (NULL, date);
  /* Translators: a day and a time on it: “3 November 2026, 14:05” */
  return g_strdup_printf (_ ("%s, %s"), day, time);
}

static void
tell_changed (BstWindow *self, gint64 time)
{
  g_autofree char *moment = time != 0 ? format_moment (time) : NULL,
                  /* Translators: %s is a time: “14:05” */
      *title = moment != NULL ? g_strdup_printf (_ ("Somebody saved this plan at %s"), moment)
                              : g_strdup (_ ("Somebody saved this plan meanwhile"));

  if (bst_document_is_locked_out (self->document, NULL))
    {
      bst_notice_tell (self->outside_notice, BST_NOTICE_QUIET, title, _ ("You see it as it was when you opened it."));
      bst_notice_add_button (self->outside_notice, _ ("_Show What They Saved"), "win.open-again");
      bst_notice_add_close (self->outside_notice);
      return;
    }
  bst_notice_tell (
      self->outside_notice, BST_NOTICE_QUIET, title,
      _ ("You see it as it was when you opened it, with your own changes. Nothing of theirs is overwritten without asking you."));
  bst_notice_add_button (self->outside_notice, _ ("_Merge…"), "win.merge-outside");
  bst_notice_add_button (self->outside_notice, _ ("Save a _Copy…"), "win.save-as");
  bst_notice_add_close (self->outside_notice);
}

static void
tell_gone (BstWindow *self)
{
  g_autofree char *name = g_file_get_basename (bst_document_get_file (self->document)), *text = NULL;

  /* Translators: %s is the name of a file */
  text = g_strdup_printf (
      _ ("“%s” was removed or renamed, or the network is away. Your plan is still here: save it to put the file back, or save it elsewhere."),
      name);
  bst_notice_tell (self->outside_notice, BST_NOTICE_WARNING, _ ("The file of this plan is no longer there"), text);
  bst_notice_add_button (self->outside_notice, _ ("Save a _Copy…"), "win.save-as");
  bst_notice_add_close (self->outside_notice);
}

static void
outside_cb (BstWindow *self)
{
  gint64 time;
  BstOutside outside = bst_document_get_outside (self->document, &time);

  if (outside == BST_OUTSIDE_CHANGED)
    tell_changed (self, time);
  else if (outside == BST_OUTSIDE_GONE)
    tell_gone (self);
  else
    bst_notice_hide (self->outside_notice);
  bst_window_update_actions (self);
}

/**
 * bst_window_follow_trouble:
 *
 * For a document that was just set, or %NULL.
 */
void
bst_window_follow_trouble (BstWindow *self)
{
  bst_notice_hide (self->save_notice);
  bst_notice_hide (self->outside_notice);
  if (self->document != NULL)
    g_signal_connect_object (self->document, "notify::outside", G_CALLBACK (outside_cb), self, G_CONNECT_SWAPPED);
}

/* Network folders tell nothing by themselves, so the window looks when the person comes back to it. */
static void
active_cb (BstWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->document != NULL)
    bst_document_look_outside (self->document);
}

void
bst_window_setup_trouble (BstWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}
