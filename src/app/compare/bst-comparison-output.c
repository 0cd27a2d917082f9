/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-output.c - the comparison as a document: on paper, as PDF, OpenDocument text or web page. */
#include "config.h"
#include "bst-comparison-window-private.h"
#include <glib/gi18n.h>
#include "bst-comparison-document.h"
#include "report/bst-report-dialog.h"

/* What is on screen: the filters count. */
static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstComparisonWindow *self = BST_COMPARISON_WINDOW (widget);
  const BstComparisonDocument of = {
    .comparison = self->comparison,
    .shown = self->shown->len < self->comparison->differences->len ? self->shown : NULL,
    .plan = bst_document_get_plan (self->document),
    .before = bst_plan_source_get_title (self->sources[0]),
    .after = bst_plan_source_get_title (self->sources[1]),
    .today = bst_document_get_context (self->document)->today,
  };

  adw_dialog_present (ADW_DIALOG (bst_report_dialog_new (bst_comparison_document_new (&of), _ ("Differences"))),
                      widget);
}

void
bst_comparison_window_install_output (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "comparison.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "comparison.print", NULL);
}
