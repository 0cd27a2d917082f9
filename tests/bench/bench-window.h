/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-window.h - what those share that measure a window. */
#pragma once
#include <gtk/gtk.h>

double bench_milliseconds (gint64 since);
GtkWidget *bench_present (GtkWidget *child, int width, int height);
void bench_wait_for_frame (GtkWidget *window);
void bench_settle (void);
