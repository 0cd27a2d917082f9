/* SPDX-License-Identifier: EUPL-1.2 */
/* bench.h - what the parts of the bench share. */
#pragma once
#include <glib.h>

double bench_thread_ms (void);
double bench_median (double *values, guint n);
void bench_tell (const char *what, const char *figures, double ratio, double goal);

/* bench-budget.c */
void bench_budget (void);

/* bench-portfolio.c */
void bench_portfolio (void);

/* bench-edits.c */
void bench_edits (const char *program, const char *folder);
int bench_count_edits (guint n_points);
