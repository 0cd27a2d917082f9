/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-points-page.h"

struct _BstActionPointsPage {
  BstPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BstActionPointsPage, bst_action_points_page, BST_TYPE_PAGE)

static void
bst_action_points_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_ACTION_POINTS_PAGE);
  G_OBJECT_CLASS (bst_action_points_page_parent_class)->dispose (object);
}

static void
bst_action_points_page_class_init (BstActionPointsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_action_points_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/bouwstenen/Bouwstenen/pages/bst-action-points-page.ui");
}

static void
bst_action_points_page_init (BstActionPointsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
