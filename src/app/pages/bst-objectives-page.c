/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-objectives-page.h"

struct _BstObjectivesPage {
  BstPage parent_instance;
};

G_DEFINE_FINAL_TYPE (BstObjectivesPage, bst_objectives_page, BST_TYPE_PAGE)

static void
bst_objectives_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_OBJECTIVES_PAGE);
  G_OBJECT_CLASS (bst_objectives_page_parent_class)->dispose (object);
}

static void
bst_objectives_page_class_init (BstObjectivesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_objectives_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/pages/bst-objectives-page.ui");
}

static void
bst_objectives_page_init (BstObjectivesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
