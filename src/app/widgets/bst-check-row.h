/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-check-row.h - something to tick as a row of a list: one stop for the keyboard, which assistive technology can press. */
#pragma once
#include <adwaita.h>

GtkWidget *bst_check_row_new (const char *title, const char *subtitle, gboolean active);
GtkCheckButton *bst_check_row_get_button (GtkWidget *row);
