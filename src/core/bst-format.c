/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-format.c - dates, numbers and money in a named language, to read and as people type them. */
#include "bst-text.h"
#include <string.h>

typedef struct {
  const char *language, *point, *group; /* of numbers */
  const char *date;                     /* {d} {m} {y} */
  const char *money;                    /* {n} */
  const char *percent;                  /* {n} */
  const char *months[12], *short_months[12];
} Format;

/* Dates by the style of the Flemish government, the Interinstitutional style guide (fr, de) and plain English. */
static const Format formats[] = {
  { "nl",
    ",",
    ".",
    "{d} {m} {y}",
    "€ {n}",
    "{n} %",
    { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december" },
    { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec" } },
  { "en",
    ".",
    ",",
    "{d} {m} {y}",
    "€{n}",
    "{n}%",
    { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December" },
    { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" } },
  { "fr",
    ",",
    "\u202f",
    "{d} {m} {y}",
    "{n} €",
    "{n} %",
    { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre" },
    { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc." } },
  { "de",
    ",",
    ".",
    "{d}. {m} {y}",
    "{n} €",
    "{n} %",
    { "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember" },
    { "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez." } },
};

static const Format *
get_format (const char *language)
{
  const char *in = language != NULL ? language : bst_text_get_language ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].language, in) == 0)
      return &formats[i];
  return &formats[1];
}

static char *
format_date (const Format *format, const char *const *months, gint64 date)
{
  g_autofree char *day = g_strdup_printf ("%d", (int) (date % 100)),
                  *year = g_strdup_printf ("%d", (int) (date / 10000));
  int month = (int) (date / 100 % 100);

  if (date <= 0 || month < 1 || month > 12)
    return g_strdup ("");
  return bst_text_fill (format->date, (const char *[]) { "d", day, "m", months[month - 1], "y", year, NULL });
}

/**
 * bst_format_date:
 * @language: (nullable): %NULL for the person's
 * @date: year * 10000 + month * 100 + day; 0 gives ""
 *
 * Returns: (transfer full): "31 december 2026"
 */
char *
bst_format_date (const char *language, gint64 date)
{
  const Format *format = get_format (language);

  return format_date (format, format->months, date);
}

/**
 * bst_format_date_short:
 *
 * Returns: (transfer full): "31 dec 2026"
 */
char *
bst_format_date_short (const char *language, gint64 date)
{
  const Format *format = get_format (language);

  return format_date (format, format->short_months, date);
}

static void
append_whole (GString *out, const Format *format, guint64 whole)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, whole);
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (out, format->group);
      g_string_append_c (out, digits[i]);
    }
}

/* parts: how many make one; n_decimals: how many digits to show at most, fixed: whether always that many. */
static char *
format_number (const Format *format, gint64 number, guint64 parts, guint n_decimals, gboolean fixed)
{
  GString *out = g_string_new (number < 0 ? "\u2212" : NULL);
  guint64 size = number < 0 ? 0 - (guint64) number : (guint64) number;
  g_autofree char *rest = g_strdup_printf ("%0*" G_GUINT64_FORMAT, (int) n_decimals, size % parts);

  append_whole (out, format, size / parts);
  for (gsize n = n_decimals; !fixed && n > 0 && rest[n - 1] == '0'; n--)
    rest[n - 1] = '\0';
  if (n_decimals > 0 && *rest != '\0')
    g_string_append_printf (out, "%s%s", format->point, rest);
  return g_string_free (out, FALSE);
}

/**
 * bst_format_decimal:
 * @millionths: the number times 1,000,000; %BST_UNSET gives ""
 *
 * Returns: (transfer full): "1.234,5"
 */
char *
bst_format_decimal (const char *language, gint64 millionths)
{
  if (millionths == BST_UNSET)
    return g_strdup ("");
  return format_number (get_format (language), millionths, BST_DECIMAL_ONE, 6, FALSE);
}

/**
 * bst_format_integer:
 * @number: %BST_UNSET gives ""
 *
 * Returns: (transfer full): "1.234"
 */
char *
bst_format_integer (const char *language, gint64 number)
{
  return number == BST_UNSET ? g_strdup ("") : format_number (get_format (language), number, 1, 0, FALSE);
}

/**
 * bst_format_money:
 * @cents: euro cents; %BST_UNSET gives ""
 *
 * Returns: (transfer full): "€ 1.240", with cents only where there are any
 */
char *
bst_format_money (const char *language, gint64 cents)
{
  const Format *format = get_format (language);
  g_autofree char *number = NULL;

  if (cents == BST_UNSET)
    return g_strdup ("");
  number =
      cents % 100 == 0 ? format_number (format, cents / 100, 1, 0, FALSE) : format_number (format, cents, 100, 2, TRUE);
  return bst_text_fill (format->money, (const char *[]) { "n", number, NULL });
}

/**
 * bst_format_share:
 * @basis_points: hundredths of a percent; %BST_UNSET gives ""
 *
 * Returns: (transfer full): "12,5 %"
 */
char *
bst_format_share (const char *language, gint64 basis_points)
{
  const Format *format = get_format (language);
  g_autofree char *number = NULL;

  if (basis_points == BST_UNSET)
    return g_strdup ("");
  number = format_number (format, basis_points, 100, 2, FALSE);
  return bst_text_fill (format->percent, (const char *[]) { "n", number, NULL });
}

/* --- What people type ---------------------------------------------------------------------------------------- */

static gboolean
starts_with (const char *name, const char *folded, gboolean *ret_whole)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);

  *ret_whole = *ret_whole || strcmp (folded_name, folded) == 0;
  return g_str_has_prefix (folded_name, folded);
}

/* The whole name, its short form, or a beginning of three letters or more that fits one month only. */
static int
find_month (const Format *format, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  gboolean long_enough = g_utf8_strlen (folded, -1) >= 3;
  int found = 0;

  for (int i = 0; i < 12; i++)
    {
      gboolean whole = FALSE, full = starts_with (format->months[i], folded, &whole);
      gboolean brief = starts_with (format->short_months[i], folded, &whole);
      if (whole)
        return i + 1;
      if (long_enough && (full || brief))
        found = found == 0 ? i + 1 : -1;
    }
  return MAX (found, 0);
}

static gboolean
read_part (const Format *formats_, const char *word, gint64 *ret_number)
{
  char *end;

  *ret_number = (gint64) g_ascii_strtoull (word, &end, 10);
  if (g_ascii_isdigit (*word) && *end == '\0' && end - word <= 4)
    return TRUE;
  *ret_number = find_month (formats_, word);
  return *ret_number > 0;
}

/**
 * bst_parse_date:
 * @text: "31/12/2026", "31-12-26", "31 dec 2026", "2026-12-31"; empty is unset
 * @ret_date: (out): year * 10000 + month * 100 + day, or 0; untouched on failure
 *
 * Returns: whether @text is a day that exists
 */
gboolean
bst_parse_date (const char *language, const char *text, gint64 *ret_date)
{
  const Format *format = get_format (language);
  g_auto (GStrv) words = g_strsplit_set (text, " /-.,\t", -1);
  gint64 parts[3];
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && (n == 3 || !read_part (format, words[i], &parts[n++])))
      return FALSE;
  if (n == 0)
    {
      *ret_date = 0;
      return TRUE;
    }
  if (n != 3)
    return FALSE;
  if (parts[0] > 31) /* the year first */
    {
      gint64 year = parts[0];
      parts[0] = parts[2];
      parts[2] = year;
    }
  if (parts[2] < 100)
    parts[2] += 2000;
  if (parts[1] < 1 || parts[1] > 12 || parts[2] < 1900 || parts[2] > 2200
      || !g_date_valid_dmy ((GDateDay) MIN (parts[0], 99), (GDateMonth) parts[1], (GDateYear) parts[2]))
    return FALSE;
  *ret_date = bst_date_from_ymd ((int) parts[2], (int) parts[1], (int) parts[0]);
  return TRUE;
}

/* With both signs, the last one is the decimal one; with one, it groups where exactly three digits follow each. */
static char
find_point (const char *text, char grouping)
{
  const char *comma = strrchr (text, ','), *dot = strrchr (text, '.');
  const char *last = comma > dot ? comma : dot;

  if (last == NULL)
    return '\0';
  if (comma != NULL && dot != NULL)
    return *last;
  if (strchr (text, *last) != last)
    return '\0'; /* twice: it groups */
  return *last == grouping && strlen (last) == 4 ? '\0' : *last;
}

/**
 * bst_parse_decimal:
 * @text: "1.234,5", "12 %"; empty is unset
 * @ret_millionths: (out): the number times 1,000,000, or %BST_UNSET; untouched on failure
 *
 * Returns: whether @text is a number with at most six decimals and twelve digits before them
 */
gboolean
bst_parse_decimal (const char *language, const char *text, gint64 *ret_millionths)
{
  const Format *format = get_format (language);
  g_autofree char *clean = g_strdelimit (g_strdup (text), " %\t", '\x01');
  char point = find_point (text, *format->group);
  gint64 number = 0, part = BST_DECIMAL_ONE;
  gboolean negative = FALSE, any = FALSE, behind = FALSE;
  guint n_whole = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 1 || c == 0xa0 || c == 0x202f || c == '\'')
        continue;
      if ((c == '-' || c == 0x2212) && !any && !negative)
        negative = TRUE;
      else if (point != '\0' && c == (gunichar) point && !behind)
        behind = TRUE;
      else if ((c == '.' || c == ',') && !behind)
        continue;
      else if (c < '0' || c > '9' || (behind && (part /= 10) == 0) || (!behind && ++n_whole > 12))
        return FALSE;
      else
        {
          any = TRUE;
          number = behind ? number + part * (gint64) (c - '0') : number * 10 + (gint64) (c - '0') * BST_DECIMAL_ONE;
        }
    }
  if (!any && (negative || behind))
    return FALSE;
  *ret_millionths = !any ? BST_UNSET : negative ? -number : number;
  return TRUE;
}

/* --- Days ---------------------------------------------------------------------------------------------------- */

/**
 * bst_date_from_ymd:
 *
 * Returns: year * 10000 + month * 100 + day; not checked
 */
gint64
bst_date_from_ymd (int year, int month, int day)
{
  return (gint64) year * 10000 + month * 100 + day;
}

static void
to_gdate (gint64 date, GDate *ret_date)
{
  g_date_clear (ret_date, 1);
  g_date_set_dmy (ret_date, (GDateDay) (date % 100), (GDateMonth) (date / 100 % 100), (GDateYear) (date / 10000));
}

/**
 * bst_date_add_days:
 * @date: a day that exists
 *
 * Returns: the day @days later
 */
gint64
bst_date_add_days (gint64 date, int days)
{
  GDate day;

  to_gdate (date, &day);
  if (days >= 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);
  return bst_date_from_ymd (g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day));
}

/**
 * bst_date_days_between:
 *
 * Returns: how many days @to is after @from
 */
int
bst_date_days_between (gint64 from, gint64 to)
{
  GDate a, b;

  to_gdate (from, &a);
  to_gdate (to, &b);
  return g_date_days_between (&a, &b);
}

/**
 * bst_date_today:
 *
 * For the edges of the program only: rules get the day as an input. BOUWSTENEN_TODAY=YYYY-MM-DD fixes it for tests.
 *
 * Returns: the day it is here
 */
gint64
bst_date_today (void)
{
  const char *fixed = g_getenv ("BOUWSTENEN_TODAY");
  g_autoptr (GDateTime) now = NULL;
  gint64 date;

  if (fixed != NULL && bst_parse_date ("en", fixed, &date) && date != 0)
    return date;
  now = g_date_time_new_now_local ();
  return bst_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                            g_date_time_get_day_of_month (now));
}
