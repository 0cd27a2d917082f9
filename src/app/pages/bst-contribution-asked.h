/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-asked.h - the first step of a contribution: what is asked, by whom, by when, and what the words mean. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

GtkWidget *bst_contribution_asked_new (BstDocument *document);
GtkWidget *bst_contribution_help_new (BstDocument *document);
