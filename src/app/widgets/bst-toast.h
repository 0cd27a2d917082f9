/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-toast.h - one short sentence over what a widget stands in: its dialog, or else the window. */
#pragma once
#include <adwaita.h>

void bst_toast_tell (GtkWidget *near_, const char *text);
