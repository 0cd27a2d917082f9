/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-link-dialog.h"
#include <glib/gi18n.h>
#include "bst-link-editor.h"
#include "bst-live-dialog.h"

static void
reveal_cb (gpointer data)
{
  g_autoptr (BstLinkEditor) editor = data;

  bst_link_editor_reveal_field (editor, NULL);
}

/**
 * bst_link_dialog_present:
 * @parent: where it comes from; the keyboard goes back there
 * @id: the budget link
 */
void
bst_link_dialog_present (GtkWidget *parent, BstDocument *document, const char *id)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *editor = bst_link_editor_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), editor);
  adw_dialog_set_title (dialog, _ ("Budget Link"));
  adw_dialog_set_content_width (dialog, 440);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_set_child (dialog, view);
  bst_link_editor_set_document (BST_LINK_EDITOR (editor), document);
  bst_link_editor_set_link (BST_LINK_EDITOR (editor), id);
  g_signal_connect_object (editor, "gone", G_CALLBACK (adw_dialog_close), dialog, G_CONNECT_SWAPPED);
  bst_live_dialog_add_keys (dialog);
  adw_dialog_present (dialog, parent);
  g_idle_add_once (reveal_cb, g_object_ref (editor));
}
