/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-toast.h"

/**
 * bst_toast_tell:
 * @near_: any widget below an #AdwToastOverlay
 * @text: as it is: no markup
 */
void
bst_toast_tell (GtkWidget *near_, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (near_, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL) /* closed meanwhile */
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
