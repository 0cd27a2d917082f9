/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-calendar.h - what is due when in the yearly cycle of budget and report, as the framework says. */
#pragma once
#include "bst-framework.h"

typedef struct {
  const char *id;       /* "cal.pack" */
  const char *title;    /* in the language asked for */
  gint64 date;
  gboolean approximate; /* about that day */
} BstCalendarDay;

GArray *bst_calendar_list (BstFramework *framework, gint64 year, const char *language);
