/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-refresher.h - looks at the plan again for a view: once before the next frame, however many changes there are, and not at
 * all while nobody sees the view. */
#pragma once
#include <gtk/gtk.h>
#include "bst-document.h"

typedef struct _BstRefresher BstRefresher;

BstRefresher *bst_refresher_new (GtkWidget *view, void (*look) (gpointer view));
void bst_refresher_free (BstRefresher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstRefresher, bst_refresher_free)
void bst_refresher_add_widget (BstRefresher *self, GtkWidget *widget);
void bst_refresher_set_document (BstRefresher *self, BstDocument *document);
void bst_refresher_queue (BstRefresher *self);
void bst_refresher_flush (BstRefresher *self);
void bst_refresher_settle (BstRefresher *self);
