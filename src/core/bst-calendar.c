/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-calendar.h"
#include "bst-text.h"
#include <stdio.h>

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const BstCalendarDay *) a)->date, two = ((const BstCalendarDay *) b)->date;

  return (one > two) - (one < two);
}

static gboolean
read_day (JsonObject *object, gint64 year, const char *language, BstCalendarDay *ret_day)
{
  const char *text = json_object_get_string_member_with_default (object, "month-day", "");
  unsigned month, day;

  if (sscanf (text, "%2u-%2u", &month, &day) != 2 || !json_object_has_member (object, "title")
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  ret_day->id = json_object_get_string_member_with_default (object, "id", "");
  ret_day->title = bst_localized (json_object_get_object_member (object, "title"), language);
  ret_day->date = bst_date_from_ymd ((int) year, (int) month, (int) day);
  ret_day->approximate = json_object_get_boolean_member_with_default (object, "approximate", FALSE);
  return TRUE;
}

/**
 * bst_calendar_list:
 * @framework: its dates, which differ between regions; the strings belong to it
 *
 * Returns: (transfer full) (element-type BstCalendarDay): the days of @year in order
 */
GArray *
bst_calendar_list (BstFramework *framework, gint64 year, const char *language)
{
  JsonObject *data = bst_framework_get_data (framework);
  JsonArray *items = json_object_has_member (data, "calendar") ? json_object_get_array_member (data, "calendar") : NULL;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (BstCalendarDay));

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      BstCalendarDay day;
      if (read_day (json_array_get_object_element (items, i), year, language, &day))
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);
  return days;
}
