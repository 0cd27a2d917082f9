/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ics.h - days and meetings for a calendar program: RFC 5545. */
#pragma once
#include <glib.h>

typedef struct _BstIcs BstIcs;

BstIcs *bst_ics_new (const char *name, gint64 stamp);
/* A meeting. Its hours are those of the place, whatever the zone of who reads it. */
typedef struct {
  const char *uid;     /* the same for the same event each time, so that a calendar program updates it */
  gint64 date;         /* year * 10000 + month * 100 + day */
  gint64 from, to; /* minutes of the day; BST_UNSET: not known, the event is then the whole day, or an hour long */
  const char *summary;
  const char *description, *place; /* NULL: none */
  gboolean cancelled;
} BstIcsEvent;

void bst_ics_add_event (BstIcs *self, const BstIcsEvent *event);
void bst_ics_add_day (BstIcs *self, const char *uid, gint64 date, const char *summary, const char *description);
GBytes *bst_ics_finish (BstIcs *self);
