/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-name-version.h - giving the plan as it is now a name to come back to; changing such a name. */
#pragma once
#include "bst-document.h"
#include <adwaita.h>

void bst_name_version_present (BstDocument *document, GtkWidget *parent, const char *snapshot_id);
