/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-print.h - differences on paper. */
#pragma once
#include <gtk/gtk.h>
#include "bst-comparison.h"

GtkPrintOperation *bst_comparison_print_new (GPtrArray *money, GPtrArray *differences, const char *title,
                                             const char *summary, const char *before, const char *after);
