/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-radio-row.h - one of several choices as a row of a list: one stop for the keyboard, which assistive technology can
 * press. AdwComboRow exposes no action. */
#pragma once
#include <adwaita.h>

GtkWidget *bst_radio_row_new (const char *title, GtkCheckButton *group, gboolean active);
GtkCheckButton *bst_radio_row_get_button (GtkWidget *row);
