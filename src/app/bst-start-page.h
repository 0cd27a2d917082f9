/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-start-page.h - what a person sees first: start a plan, open one, or try the example. */
#pragma once
#include <adwaita.h>

#define BST_TYPE_START_PAGE (bst_start_page_get_type ())
G_DECLARE_FINAL_TYPE (BstStartPage, bst_start_page, BST, START_PAGE, AdwBin)

void bst_start_page_look (BstStartPage *self);
