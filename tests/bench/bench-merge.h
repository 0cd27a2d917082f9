/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-merge.h - merging against git merge-file. */
#pragma once
#include <glib.h>

int bench_measure (char **argv);
void bench_merge (const char *self, const char *folder, guint n_large, guint rounds);
