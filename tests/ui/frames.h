/* SPDX-License-Identifier: EUPL-1.2 */
/* frames.h - waiting in tests until the windows show what was asked of them. */
#pragma once
#include <gtk/gtk.h>

void frames_settle (guint milliseconds);
