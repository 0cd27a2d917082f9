/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-toast.c - what the window tells in passing, and a draft that was closed with words in it. */
#include "config.h"
#include "bst-window-private.h"
#include <glib/gi18n.h>

#define DRAFT_STAYS 20 /* seconds: who pressed Escape in a full room looks up late */

/**
 * bst_window_offer:
 * @text: one short sentence
 * @label: (nullable): of the button
 * @action: (nullable): what the button does
 *
 * Returns: (transfer none): the toast; it may be gone at any time
 */
AdwToast *
bst_window_offer (BstWindow *self, const char *text, const char *label, const char *action)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

/**
 * bst_window_toast:
 * @text: one short sentence
 * @with_undo: whether to offer to undo what it tells of
 */
void
bst_window_toast (BstWindow *self, const char *text, gboolean with_undo)
{
  bst_window_offer (self, text, with_undo ? _ ("Undo") : NULL, with_undo ? "win.undo" : NULL);
}

/* --- Drafts -------------------------------------------------------------------------------------------------------- */

/* A dialog that was closed. What it says about the plan holds as long as the plan does not change. */
struct _BstDraft {
  AdwDialog *dialog;
  AdwToast *toast; /* weak */
  BstPlan *plan;
  gulong handler;
};

/**
 * bst_window_forget_draft:
 *
 * What was closed cannot be opened again.
 */
void
bst_window_forget_draft (BstWindow *self)
{
  BstDraft *draft = g_steal_pointer (&self->draft);

  if (draft == NULL)
    return;
  g_signal_handler_disconnect (draft->plan, draft->handler);
  if (draft->toast != NULL)
    adw_toast_dismiss (draft->toast);
  g_clear_weak_pointer (&draft->toast);
  g_object_unref (draft->plan);
  g_object_unref (draft->dialog);
  g_free (draft);
}

static void
reopen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  g_autoptr (AdwDialog) dialog = self->draft != NULL ? g_object_ref (self->draft->dialog) : NULL;

  bst_window_forget_draft (self);
  if (dialog != NULL)
    adw_dialog_present (dialog, widget);
}

static void
keep (BstWindow *self, AdwDialog *dialog, const char *told)
{
  BstDraft *draft = g_new0 (BstDraft, 1);

  bst_window_forget_draft (self);
  draft->dialog = g_object_ref (dialog);
  draft->plan = g_object_ref (bst_document_get_plan (self->document));
  draft->handler = g_signal_connect_swapped (draft->plan, "applied", G_CALLBACK (bst_window_forget_draft), self);
  g_set_weak_pointer (&draft->toast, bst_window_offer (self, told, _ ("Reopen"), "win.reopen-draft"));
  adw_toast_set_timeout (draft->toast, DRAFT_STAYS);
  self->draft = draft;
}

typedef struct {
  GWeakRef window;
  const char *told;
  BstDraftHolds holds;
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  g_weak_ref_clear (&watch->window);
  g_free (watch);
}

static void
closed_cb (AdwDialog *dialog, gpointer data)
{
  Watch *watch = data;
  g_autoptr (BstWindow) window = g_weak_ref_get (&watch->window);

  if (window != NULL && window->document != NULL && watch->holds (dialog))
    keep (window, dialog, watch->told);
}

/**
 * bst_window_present_draft:
 * @dialog: a dialog with words that come into the plan when the person says so
 * @told: what is told where it is closed before; N_()
 * @holds: whether there are words in it that are nowhere else
 *
 * Escape is pressed soon: for a while, what was closed can be opened again as it was.
 */
void
bst_window_present_draft (GtkWidget *parent, AdwDialog *dialog, const char *told, BstDraftHolds holds)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  Watch *watch = g_new0 (Watch, 1);

  g_weak_ref_init (&watch->window, BST_IS_WINDOW (root) ? root : NULL);
  watch->told = told;
  watch->holds = holds;
  g_signal_connect_data (dialog, "closed", G_CALLBACK (closed_cb), watch, watch_free, 0);
  adw_dialog_present (dialog, parent);
}

void
bst_window_install_draft_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.reopen-draft", NULL, reopen_cb);
}
