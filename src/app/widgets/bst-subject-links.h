/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-subject-links.h - who funds an action point or an action, year by year, with a button to add a funder. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-fold-section.h"

#define BST_TYPE_SUBJECT_LINKS (bst_subject_links_get_type ())
G_DECLARE_FINAL_TYPE (BstSubjectLinks, bst_subject_links, BST, SUBJECT_LINKS, AdwBin)

GtkWidget *bst_subject_links_new (void);
void bst_subject_links_set_subject (BstSubjectLinks *self, BstDocument *document, const char *subject);
BstFoldSection *bst_subject_links_new_section (BstSubjectLinks *self);
void bst_subject_links_show_in (BstSubjectLinks *self, BstFoldSection *section);
