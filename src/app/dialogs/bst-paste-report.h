/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-paste-report.h - which pasted cells were refused, each with its place and the reason. */
#pragma once
#include <adwaita.h>
#include "bst-table-model.h"

void bst_paste_report_present (GtkWidget *parent, BstTableModel *model, guint n_changed, GPtrArray *refused);
