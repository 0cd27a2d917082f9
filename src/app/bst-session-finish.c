/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-session-finish.h"
#include "bst-window.h"

/**
 * bst_session_finish:
 * @from: where it was asked for
 * @transaction: (transfer full): what was asked for
 * @told: (nullable): what a toast with Undo says of it
 *
 * Makes it part of the plan. Where it changes nothing, the bell says so.
 *
 * Returns: whether something changed
 */
gboolean
bst_session_finish (GtkWidget *from, BstDocument *document, BstTransaction *transaction, const char *told)
{
  GtkRoot *root = gtk_widget_get_root (from);

  if (bst_transaction_get_n (transaction) == 0)
    {
      bst_transaction_free (transaction);
      gtk_widget_error_bell (from);
      return FALSE;
    }
  if (!bst_document_apply (document, transaction))
    return FALSE;
  if (told != NULL && BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), told, TRUE);
  return TRUE;
}
