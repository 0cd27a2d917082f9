/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-reason-dialog.h"
#include <glib/gi18n.h>
#include "bst-growing-text.h"

typedef struct {
  GtkTextBuffer *buffer;
  BstReasonFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Reason;

static void
reason_free (gpointer data, GClosure *closure)
{
  Reason *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

/**
 * bst_reason_text_get:
 *
 * Returns: (transfer full): what was typed, without spaces around it
 */
char *
bst_reason_text_get (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * bst_reason_text_new:
 * @label: what is asked
 * @ret_buffer: (out) (transfer none): what is typed
 *
 * Returns: (transfer floating): a text of some lines in a frame
 */
GtkWidget *
bst_reason_text_new (const char *label, GtkTextBuffer **ret_buffer)
{
  GtkWidget *view = bst_growing_text_new (), *frame = gtk_frame_new (NULL);

  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 10, "right-margin", 10,
                "top-margin", 8, "bottom-margin", 8, "height-request", 64, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (frame, "view");
  gtk_widget_add_css_class (frame, "ask-words");
  *ret_buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  return frame;
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Reason *self)
{
  g_autofree char *reason = bst_reason_text_get (self->buffer);

  if (g_str_equal (response, "do") && *reason != '\0')
    self->func (reason, self->data);
}

static void
typed_cb (GtkTextBuffer *buffer, AdwAlertDialog *dialog)
{
  g_autofree char *reason = bst_reason_text_get (buffer);

  adw_alert_dialog_set_response_enabled (dialog, "do", *reason != '\0');
}

/**
 * bst_reason_dialog_present:
 * @func: called once, when a reason was given
 */
void
bst_reason_dialog_present (GtkWidget *parent, const BstReasonWords *words, BstReasonFunc func, gpointer data,
                           GDestroyNotify destroy)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (words->heading, NULL));
  Reason *self = g_new0 (Reason, 1);
  GtkWidget *text = bst_reason_text_new (words->label, &self->buffer);

  self->func = func;
  self->data = data;
  self->destroy = destroy;
  adw_alert_dialog_set_body (dialog, words->body);
  adw_alert_dialog_set_extra_child (dialog, text);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", words->action, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE);
  g_signal_connect (self->buffer, "changed", G_CALLBACK (typed_cb), dialog);
  typed_cb (self->buffer, dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, reason_free, 0);
  adw_dialog_set_focus (ADW_DIALOG (dialog), gtk_frame_get_child (GTK_FRAME (text)));
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
