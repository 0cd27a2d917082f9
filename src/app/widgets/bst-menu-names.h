/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-menu-names.h - gives the items of popover menus the names that GTK 4.18 leaves out of the accessibility tree. */
#pragma once
#include <gtk/gtk.h>

void bst_menu_names_install (void);
