/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-editable.h - what changes a plan can be used only while that plan can be changed. */
#pragma once
#include "bst-document.h"

/**
 * BstEditableFunc:
 * @object: what was given to bst_editable_follow(); gtk_widget_set_sensitive() is such a function of a widget
 */
typedef void (*BstEditableFunc) (gpointer object, gboolean editable);

void bst_editable_follow (gpointer object, BstDocument *document, BstEditableFunc func);
