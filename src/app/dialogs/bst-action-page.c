/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-action-page.h"
#include <glib/gi18n.h>
#include "bst-action-editor.h"
#include "bst-live-dialog.h"

#define TWO_COLUMNS_FROM 900 /* sp */

struct _BstActionPage {
  AdwDialog parent_instance;
  BstDocument *document;
  BstActionEditor *editor;
};

G_DEFINE_FINAL_TYPE (BstActionPage, bst_action_page, ADW_TYPE_DIALOG)

/* What was removed has no page. */
static void
look_whether_gone (BstActionPage *self)
{
  const char *id = bst_action_editor_get_action (self->editor);
  BstRecord *action = id != NULL ? bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ACTIONS, id) : NULL;

  if (action == NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
narrow_cb (BstActionPage *self)
{
  bst_action_editor_set_wide (self->editor, FALSE);
}

static void
wide_cb (BstActionPage *self)
{
  bst_action_editor_set_wide (self->editor, TRUE);
}

static void
dispose (GObject *object)
{
  g_clear_object (&BST_ACTION_PAGE (object)->document);
  G_OBJECT_CLASS (bst_action_page_parent_class)->dispose (object);
}

static void
bst_action_page_class_init (BstActionPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_action_page_init (BstActionPage *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *bar = adw_header_bar_new ();
  AdwBreakpoint *breakpoint =
      adw_breakpoint_new (adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, TWO_COLUMNS_FROM,
                                                               ADW_LENGTH_UNIT_SP));

  self->editor = BST_ACTION_EDITOR (bst_action_editor_new ());
  bst_action_editor_set_is_page (self->editor, TRUE);
  bst_action_editor_set_wide (self->editor, TRUE);
  g_signal_connect_swapped (breakpoint, "apply", G_CALLBACK (narrow_cb), self);
  g_signal_connect_swapped (breakpoint, "unapply", G_CALLBACK (wide_cb), self);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), breakpoint);
  bst_live_dialog_add_keys (ADW_DIALOG (self));
  bst_live_dialog_add_buttons (ADW_HEADER_BAR (bar));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->editor));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Action"));
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 300); /* what its breakpoint asks for */
  adw_dialog_set_content_width (ADW_DIALOG (self), 1160);
  adw_dialog_set_content_height (ADW_DIALOG (self), 900);
}

/**
 * bst_action_page_present:
 * @parent: in the window of the plan
 */
void
bst_action_page_present (GtkWidget *parent, BstDocument *document, const char *action_id)
{
  BstActionPage *self = g_object_new (BST_TYPE_ACTION_PAGE, NULL);

  self->document = g_object_ref (document);
  bst_action_editor_set_document (self->editor, document);
  bst_action_editor_set_action (self->editor, action_id);
  g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (look_whether_gone), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
