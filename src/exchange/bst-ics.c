/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-ics.h"
#include "bst-field.h"
#include "bst-text.h"
#include <string.h>

#define LINE_OCTETS 75

struct _BstIcs {
  GString *out;
  char *stamp;
};

/* A line longer than 75 octets goes on in the next one, behind a space, and never within a character. */
static void
append_line (BstIcs *self, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  const char *start = line;
  gsize room = LINE_OCTETS;

  while (strlen (start) > room)
    {
      const char *end = start + room;
      while ((*end & 0xc0) == 0x80)
        end--;
      g_string_append_len (self->out, start, end - start);
      g_string_append (self->out, "\r\n ");
      start = end;
      room = LINE_OCTETS - 1;
    }
  g_string_append_printf (self->out, "%s\r\n", start);
}

/* Text has its own escapes; control characters have no place in it. */
static void
append_text (BstIcs *self, const char *name, const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (value, "\\n");
    else if (strchr ("\\;,", *p) != NULL)
      g_string_append_printf (value, "\\%c", *p);
    else if ((guchar) *p >= 0x20 && *p != 0x7f)
      g_string_append_c (value, *p);
  append_line (self, name, value->str);
}

static char *
write_day (gint64 date)
{
  return g_strdup_printf ("%08d", (int) date);
}

/**
 * bst_ics_new:
 * @name: of the calendar
 * @stamp: the day on which it was made
 *
 * Returns: (transfer full): a calendar without days; bst_ics_finish() takes it
 */
BstIcs *
bst_ics_new (const char *name, gint64 stamp)
{
  BstIcs *self = g_new0 (BstIcs, 1);
  g_autofree char *day = write_day (stamp);

  self->out = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bouwstenen//Bouwstenen//NL\r\n");
  self->stamp = g_strconcat (day, "T000000Z", NULL);
  append_line (self, "CALSCALE", "GREGORIAN");
  append_text (self, "X-WR-CALNAME", name);
  return self;
}

/**
 * bst_ics_add_day:
 * @uid: the same for the same event each time, so that a calendar program updates it
 * @date: year * 10000 + month * 100 + day: a whole day
 * @description: (nullable): what stands below it
 */
void
bst_ics_add_day (BstIcs *self, const char *uid, gint64 date, const char *summary, const char *description)
{
  g_autofree char *first = write_day (date), *last = write_day (bst_date_add_days (date, 1));

  append_line (self, "BEGIN", "VEVENT");
  append_text (self, "UID", uid);
  append_line (self, "DTSTAMP", self->stamp);
  append_line (self, "DTSTART;VALUE=DATE", first);
  append_line (self, "DTEND;VALUE=DATE", last);
  append_text (self, "SUMMARY", summary);
  if (description != NULL)
    append_text (self, "DESCRIPTION", description);
  append_line (self, "TRANSP", "TRANSPARENT");
  append_line (self, "END", "VEVENT");
}

static void
append_hour (BstIcs *self, const char *name, gint64 date, gint64 minute)
{
  g_autofree char *day = write_day (bst_date_add_days (date, (int) (minute / 1440)));
  g_autofree char *value = g_strdup_printf ("%sT%02d%02d00", day, (int) (minute / 60 % 24), (int) (minute % 60));

  append_line (self, name, value);
}

static void
append_time (BstIcs *self, const BstIcsEvent *event)
{
  g_autofree char *first = write_day (event->date), *last = write_day (bst_date_add_days (event->date, 1));

  if (event->from == BST_UNSET)
    {
      append_line (self, "DTSTART;VALUE=DATE", first);
      append_line (self, "DTEND;VALUE=DATE", last);
      return;
    }
  append_hour (self, "DTSTART", event->date, event->from);
  append_hour (self, "DTEND", event->date,
               event->to != BST_UNSET && event->to > event->from ? event->to : event->from + 60);
}

/**
 * bst_ics_add_event:
 *
 * Adds a meeting with its hours, as local time without a zone (RFC 5545, form 1).
 */
void
bst_ics_add_event (BstIcs *self, const BstIcsEvent *event)
{
  append_line (self, "BEGIN", "VEVENT");
  append_text (self, "UID", event->uid);
  append_line (self, "DTSTAMP", self->stamp);
  append_time (self, event);
  append_text (self, "SUMMARY", event->summary);
  if (event->description != NULL && *event->description != '\0')
    append_text (self, "DESCRIPTION", event->description);
  if (event->place != NULL)
    append_text (self, "LOCATION", event->place);
  append_line (self, "STATUS", event->cancelled ? "CANCELLED" : "CONFIRMED");
  append_line (self, "END", "VEVENT");
}

/**
 * bst_ics_finish:
 * @self: (transfer full): the calendar
 *
 * Returns: (transfer full): the file
 */
GBytes *
bst_ics_finish (BstIcs *self)
{
  GBytes *bytes;

  append_line (self, "END", "VCALENDAR");
  bytes = g_string_free_to_bytes (self->out);
  g_free (self->stamp);
  g_free (self);
  return bytes;
}
