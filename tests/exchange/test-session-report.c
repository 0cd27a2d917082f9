/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session-report.c - what leaves a session, and what must never leave it. */
#include "bst-report-file.h"
#include "bst-report-pages.h"
#include "bst-report-pdf.h"
#include "bst-session-report.h"
#include "bst-text.h"
#include "../core/smart-fixture.h"
#include <locale.h>
#include <string.h>

#define DAY 20260213

typedef BstReport *(*Make) (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish);
static const Make makers[] = { bst_session_minutes_new, bst_session_report_back_new, bst_session_summary_new,
                               bst_session_sheets_new };

static SmartFixture *
new_fixture (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");
  const BstField *list = bst_kind_get_field (BST_KIND_SESSIONS, "attendance");
  BstTransaction *transaction = bst_transaction_new ("names", NULL, NULL);
  BstElement *one = bst_element_new (list->elements, "e-a");
  BstRecord *session;

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-next", "title=Volgend overleg|date=2026-09-28|place=De Wissel");
  session = smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-a",
                               "title=Netwerkmoment|date=2026-02-12|from-minute=810|to-minute=990|format=sf.7|"
                               "agenda=Speeddate@30,Pitch@50,Slot|next=se-next|ballots=e-een@12@3,e-twee@12@3");
  bst_element_take (one, bst_fields_find (list->elements, "organisation"), bst_value_text ("or-werkbaar"));
  bst_element_take (one, bst_fields_find (list->elements, "people"), (BstValue) { .num = 4 });
  bst_element_take (one, bst_fields_find (list->elements, "persons"), bst_value_text ("Fientje Verzonnen"));
  bst_transaction_set (transaction, session, list, bst_vec_with_element (list, NULL, one));
  g_assert_true (bst_plan_apply (fixture->plan, transaction, NULL));
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-a",
                     "session=se-a|order=a|text=Openstaand|cluster=Plekken|votes=e-een@30");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-b", "session=se-a|order=b|text=Dubbel|same-as=ca-a");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-c",
                     "session=se-a|order=c|text=Vertrouwelijkwoord|confidential=1|votes=e-een@2");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-d",
                     "session=se-a|order=d|text=Nooitgetoondwoord|hidden=1|kind=decision");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-e",
                     "session=se-a|order=e|text=Vertrouwelijkdubbel|confidential=1|same-as=ca-a");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-f",
                     "session=se-a|order=f|text=Beslist <b>vet</b>|kind=decision|attribution=Fientje Verzonnen");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-g",
                     "session=se-a|order=g|text=Afgewezen|fate=not-taken-up|follow-up=Geen middelen.");
  return fixture;
}

static char *
read_as (BstReport *report, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bst_report_format_find (name)->render (report, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* R246: what is confidential, was not shown, or names a person is in no document, whichever and in whatever format. */
static void
test_kept_back (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  static const char *const never[] = { "Vertrouwelijk", "Nooitgetoond", "Fientje" };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      const BstSessionWish wish = { "se-a", DAY, FALSE, 2 };
      g_autoptr (BstReport) report = makers[i](fixture->plan, fixture->framework, &wish);
      g_autofree char *html = read_as (report, "x.html");
      for (guint j = 0; j < G_N_ELEMENTS (never); j++)
        if (strstr (html, never[j]) != NULL)
          g_error ("report %u says “%s”", i, never[j]);
      g_assert_nonnull (strstr (html, "Netwerkmoment"));
    }
}

static void
test_persons_where_asked (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstSessionWish wish = { "se-a", DAY, TRUE, 0 };
  g_autoptr (BstReport) report = bst_session_minutes_new (fixture->plan, fixture->framework, &wish);
  g_autofree char *html = read_as (report, "x.html");

  g_assert_nonnull (strstr (html, "Fientje Verzonnen"));
}

static void
test_minutes (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstSessionWish wish = { "se-a", DAY, FALSE, 0 };
  g_autoptr (BstReport) report = bst_session_minutes_new (fixture->plan, fixture->framework, &wish);
  g_autofree char *html = read_as (report, "x.html");
  static const char *const says[] = {
    "12 februari 2026, 13:30–16:30",
    "14:20",
    "4 personen van 1 organisatie",
    "Plekken",
    "Openstaand\nDubbel",
    "32 van 36 stippen",
    "Beslist &lt;b&gt;vet&lt;/b&gt;",
    "Niet opgenomen. Geen middelen.",
    "Volgend overleg: 28 september 2026, De Wissel",
    "3 kaartjes staan niet in dit document",
  };

  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    if (strstr (html, says[i]) == NULL)
      g_error ("not there: %s\n%s", says[i], html);
  g_assert_nonnull (strstr (html, "Wat ervan geworden is"));
}

/* When each step begins and how long it takes; behind one that nobody gave minutes it is not known. */
static void
test_agenda (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstSessionWish wish = { "se-a", DAY, FALSE, 0 };
  g_autoptr (BstReport) report = bst_session_minutes_new (fixture->plan, fixture->framework, &wish);
  g_autofree char *html = read_as (report, "x.html");
  static const char *const rows[] = {
    "13:30</th><td>Pitch</td><td class=\"end\">50</td></tr>",
    "14:20</th><td>Slot</td><td class=\"end\"></td></tr>",
    "\"row\"></th><td>Speeddate</td><td class=\"end\">30</td></tr>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strstr (html, rows[i]) == NULL)
      g_error ("not there: %s\n%s", rows[i], html);
}

/* Where nothing became of any card yet, no column stays empty. */
static void
test_nothing_yet (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstSessionWish wish = { "se-new", DAY, FALSE, 0 };
  g_autoptr (BstReport) report = NULL;
  g_autofree char *html = NULL;

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-new", "title=Pas voorbij|date=2026-02-12");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-new", "session=se-new|order=a|text=Vers kaartje");
  report = bst_session_minutes_new (fixture->plan, fixture->framework, &wish);
  html = read_as (report, "y.html");
  g_assert_nonnull (strstr (html, "Vers kaartje"));
  g_assert_null (strstr (html, "Wat ervan geworden is"));
}

static void
test_report_back (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstSessionWish wish = { "se-a", DAY, FALSE, 0 };
  g_autoptr (BstReport) report = bst_session_report_back_new (fixture->plan, fixture->framework, &wish);
  g_autofree char *html = read_as (report, "x.html");
  const char *taken = strstr (html, "Dit is niet opgenomen"), *open = strstr (html, "Dit ligt nog open"),
             *decided = strstr (html, "Dit is beslist");

  g_assert_nonnull (decided);
  g_assert_true (decided < taken && taken < open);
  g_assert_nonnull (strstr (open, "Openstaand"));
  g_assert_nonnull (strstr (html, "4 kaartjes geschreven")); /* those that may be seen, duplicates too */
}

/* However much was said: one page. */
static void
test_one_page (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstSessionWish wish = { "se-a", DAY, FALSE, 0 };
  g_autofree char *much = g_strnfill (3000, 'x'), *outcome = g_strconcat ("outcome=", much, NULL);
  g_autoptr (BstReport) report = NULL;
  g_autoptr (BstReportPages) pages = NULL;

  smart_fixture_set (fixture, BST_KIND_SESSIONS, "se-a", outcome);
  for (guint i = 0; i < 80; i++)
    {
      static const char *const sorts[] = { "kind=decision", "kind=need|fate=need", "fate=draft|action=ac-a",
                                           "kind=lever" };
      g_autofree char *id = g_strdup_printf ("ca-m%u", i);
      g_autofree char *fields = g_strdup_printf (
          "session=se-a|votes=e-een@%u|text=Kaartje %u met %.120s|%s", i + 1, i,
          "veel woorden over wat er in de zaal gezegd werd en door wie, en waarom dat volgens de tafel ook volgend jaar nog zo zal zijn",
          sorts[i % 4]);
      if (i == 0)
        smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "title=Actie");
      smart_fixture_add (fixture, BST_KIND_CARDS, id, fields);
    }
  report = bst_session_summary_new (fixture->plan, fixture->framework, &wish);
  pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);
  g_assert_cmpuint (bst_report_pages_get_n (pages), ==, 1);
}

static void
test_sheets (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();

  for (guint n = 0; n < 4; n++)
    {
      const BstSessionWish wish = { "se-a", DAY, FALSE, n };
      g_autoptr (BstReport) report = bst_session_sheets_new (fixture->plan, fixture->framework, &wish);
      g_autoptr (BstReportPages) pages = NULL;
      double width, height, scale;
      bst_report_get_page (report, &width, &height, &scale);
      g_assert_cmpfloat_with_epsilon (width * scale, 1190.55, 0.5); /* A3 on its side */
      g_assert_cmpfloat_with_epsilon (height * scale, 841.89, 0.5);
      pages = bst_report_pages_new (report, width, height);
      g_assert_cmpuint (bst_report_pages_get_n (pages), ==, MAX (1, n));
    }
}

/* A session that is not there gives an empty document, and none of the formats of a report fails on it. */
static void
test_no_session (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    for (guint f = 0; bst_report_formats[f].name != NULL; f++)
      {
        const BstSessionWish wish = { i % 2 ? "se-none" : NULL, DAY, FALSE, 0 };
        g_autoptr (BstReport) report = makers[i](fixture->plan, fixture->framework, &wish);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = bst_report_formats[f].render (report, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
      }
}

static void
test_calendar (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-vaag", "title=Zonder datum");
  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-af",
                     "title=Afgelast; wegens sneeuw|date=2026-01-17|cancelled=1|from-minute=1410");
  bytes = bst_sessions_calendar_new (fixture->plan, fixture->framework, DAY);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "DTSTART:20260212T133000\r\nDTEND:20260212T163000\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20260928\r\nDTEND;VALUE=DATE:20260929\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART:20260117T233000\r\nDTEND:20260118T003000\r\n")); /* an hour, past midnight */
  g_assert_nonnull (strstr (text, "SUMMARY:Afgelast\\; wegens sneeuw\r\n"));
  g_assert_nonnull (strstr (text, "STATUS:CANCELLED"));
  g_assert_null (strstr (text, "Zonder datum"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-report/kept-back", test_kept_back);
  g_test_add_func ("/session-report/persons", test_persons_where_asked);
  g_test_add_func ("/session-report/minutes", test_minutes);
  g_test_add_func ("/session-report/agenda", test_agenda);
  g_test_add_func ("/session-report/nothing-yet", test_nothing_yet);
  g_test_add_func ("/session-report/report-back", test_report_back);
  g_test_add_func ("/session-report/one-page", test_one_page);
  g_test_add_func ("/session-report/sheets", test_sheets);
  g_test_add_func ("/session-report/no-session", test_no_session);
  g_test_add_func ("/session-report/calendar", test_calendar);
  return g_test_run ();
}
