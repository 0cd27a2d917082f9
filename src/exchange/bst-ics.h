/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ics.h - days for a calendar program: RFC 5545. */
#pragma once
#include <glib.h>

typedef struct _BstIcs BstIcs;

BstIcs *bst_ics_new (const char *name, gint64 stamp);
void bst_ics_add_day (BstIcs *self, const char *uid, gint64 date, const char *summary, const char *description);
GBytes *bst_ics_finish (BstIcs *self);
