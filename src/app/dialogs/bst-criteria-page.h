/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-criteria-page.h - one set of criteria with its fields, as a page of the dialog. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

AdwNavigationPage *bst_criteria_page_new (BstDocument *document, const char *set_id);
GtkWidget *bst_criteria_scroller_new (GtkWidget *content);
