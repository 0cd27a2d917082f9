/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-merge.h - merging against git merge-file. */
#pragma once
#include <glib.h>

void bench_merge (const char *folder, guint n_large, guint rounds);
