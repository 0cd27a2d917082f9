/* SPDX-License-Identifier: EUPL-1.2 */
/* test-text.c - dates, numbers and messages in a language that is named, whatever the process speaks. */
#include "bst-text.h"
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NB "\u00a0"
#define NNB "\u202f"
#define MINUS "\u2212"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_dates (void)
{
  static const struct {
    const char *language, *full, *brief;
  } cases[] = {
    { "nl", "31 maart 2026", "31 mrt 2026" }, { "en", "31 March 2026", "31 Mar 2026" },
    { "fr", "31 mars 2026", "31 mars 2026" }, { "de", "31. März 2026", "31. März 2026" },
    { "xx", "31 March 2026", "31 Mar 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (bst_format_date (cases[i].language, 20260331), cases[i].full);
      assert_text (bst_format_date_short (cases[i].language, 20260331), cases[i].brief);
      assert_text (bst_format_date (cases[i].language, 0), "");
    }
}

/* What is shown is read back as the same day, for every day of a year, in every language. */
static void
test_dates_back (void)
{
  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    for (int day = 0; day < 366; day++)
      {
        gint64 date = bst_date_add_days (20240101, day), back = 0;
        g_autofree char *full = bst_format_date (bst_text_languages[i], date),
                        *brief = bst_format_date_short (bst_text_languages[i], date);
        g_assert_true (bst_parse_date (bst_text_languages[i], full, &back));
        g_assert_cmpint (back, ==, date);
        g_assert_true (bst_parse_date (bst_text_languages[i], brief, &back));
        g_assert_cmpint (back, ==, date);
      }
}

static void
test_numbers (void)
{
  static const struct {
    const char *language, *decimal, *negative, *integer, *money, *cents, *share;
  } cases[] = {
    { "nl", "1.234.567,5", MINUS "0,000001", "1.234", "€ 1.240", "€ 1.240,05", "12,5 %" },
    { "en", "1,234,567.5", MINUS "0.000001", "1,234", "€1,240", "€1,240.05", "12.5%" },
    { "fr", "1" NNB "234" NNB "567,5", MINUS "0,000001", "1" NNB "234", "1" NNB "240 €", "1" NNB "240,05 €", "12,5 %" },
    { "de", "1.234.567,5", MINUS "0,000001", "1.234", "1.240 €", "1.240,05 €", "12,5 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *in = cases[i].language;
      assert_text (bst_format_decimal (in, G_GINT64_CONSTANT (1234567500000)), cases[i].decimal);
      assert_text (bst_format_decimal (in, -1), cases[i].negative);
      assert_text (bst_format_integer (in, 1234), cases[i].integer);
      assert_text (bst_format_money (in, 124000), cases[i].money);
      assert_text (bst_format_money (in, 124005), cases[i].cents);
      assert_text (bst_format_share (in, 1250), cases[i].share);
      assert_text (bst_format_decimal (in, 0), "0");
      assert_text (bst_format_decimal (in, BST_UNSET), "");
      assert_text (bst_format_integer (in, BST_UNSET), "");
      assert_text (bst_format_money (in, BST_UNSET), "");
      assert_text (bst_format_share (in, BST_UNSET), "");
    }
  assert_text (bst_format_integer ("en", -G_MAXINT64), MINUS "9,223,372,036,854,775,807");
}

static const struct {
  const char *language, *text;
  gint64 date; /* -1: refused */
} typed_dates[] = {
  { "nl", "31/12/2026", 20261231 },
  { "nl", "31-12-26", 20261231 },
  { "nl", "31.12.2026", 20261231 },
  { "nl", "1 1 2026", 20260101 },
  { "nl", "2026-12-31", 20261231 },
  { "nl", "31 DEC 2026", 20261231 },
  { "nl", "31 decem 2026", 20261231 },
  { "nl", "1 mei 2026", 20260501 },
  { "nl", "1 mrt 2026", 20260301 },
  { "nl", "1 maart 2026", 20260301 },
  { "nl", "", 0 },
  { "nl", "  ", 0 },
  { "nl", "29/2/2024", 20240229 },
  { "nl", "29/2/2026", -1 },
  { "nl", "32/1/2026", -1 },
  { "nl", "0/1/2026", -1 },
  { "nl", "1/13/2026", -1 },
  { "nl", "1/0/2026", -1 },
  { "nl", "31/12", -1 },
  { "nl", "1/2/3/2026", -1 },
  { "nl", "morgen", -1 },
  { "nl", "1 ma 2026", -1 },
  { "nl", "1/1/20261", -1 },
  { "nl", "1 March 2026", -1 },
  { "nl", "31/12/2026x", -1 },
  { "nl", "+1/1/2026", -1 },
  { "en", "1 March 2026", 20260301 },
  { "fr", "1 févr. 2026", 20260201 },
  { "fr", "1 FÉVRIER 2026", 20260201 },
  { "fr", "1 juin 2026", 20260601 },
  { "fr", "1 juil. 2026", 20260701 },
  { "fr", "1 jui 2026", -1 },
  { "de", "1. März 2026", 20260301 },
  { "de", "1. märz 2026", 20260301 },
  { "de", "1.3.2026", 20260301 },
};

static void
test_dates_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed_dates); i++)
    {
      gint64 date = -1;
      gboolean good = bst_parse_date (typed_dates[i].language, typed_dates[i].text, &date);
      if (good != (typed_dates[i].date >= 0) || date != typed_dates[i].date)
        g_test_fail_printf ("%s “%s” gave %d: %" G_GINT64_FORMAT, typed_dates[i].language, typed_dates[i].text, good,
                            date);
    }
}

static const struct {
  const char *language, *text;
  gboolean good;
  double number;
} typed_decimals[] = {
  { "nl", "1.234,5", TRUE, 1234.5 },
  { "nl", "1.234", TRUE, 1234 },
  { "nl", "12.5", TRUE, 12.5 },
  { "nl", "12,5", TRUE, 12.5 },
  { "nl", "1 234,5", TRUE, 1234.5 },
  { "nl", "1" NB "234", TRUE, 1234 },
  { "nl", "1" NNB "234", TRUE, 1234 },
  { "nl", "12 %", TRUE, 12 },
  { "nl", "12%", TRUE, 12 },
  { "nl", "-3", TRUE, -3 },
  { "nl", MINUS "3", TRUE, -3 },
  { "nl", ",5", TRUE, 0.5 },
  { "nl", "5,", TRUE, 5 },
  { "nl", "1.234.567", TRUE, 1234567 },
  { "nl", "0", TRUE, 0 },
  { "nl", "1'000", TRUE, 1000 },
  { "en", "1,234.5", TRUE, 1234.5 },
  { "en", "1,234", TRUE, 1234 },
  { "en", "1.234", TRUE, 1.234 },
  { "fr", "1" NNB "234,5", TRUE, 1234.5 },
  { "de", "1.234,5", TRUE, 1234.5 },
  { "nl", "0,000001", TRUE, 0.000001 },
  { "nl", "999999999999", TRUE, 999999999999. },
  { "nl", "1000000000000", FALSE, 0 },
  { "nl", "0,0000001", FALSE, 0 },
  { "nl", "x", FALSE, 0 },
  { "nl", "1x", FALSE, 0 },
  { "nl", "-", FALSE, 0 },
  { "nl", ",", FALSE, 0 },
  { "nl", "--1", FALSE, 0 },
  { "nl", "1-2", FALSE, 0 },
  { "nl", "1,2,3.4", TRUE, 123.4 },
  { "nl", "1e3", FALSE, 0 },
  { "nl", "٣", FALSE, 0 },
};

static void
test_decimals_typed (void)
{
  gint64 number = 5;

  for (guint i = 0; i < G_N_ELEMENTS (typed_decimals); i++)
    {
      gint64 expected = typed_decimals[i].good
                            ? (gint64) (typed_decimals[i].number * 1e6L + (typed_decimals[i].number < 0 ? -0.5L : 0.5L))
                            : 77,
             found = 77;
      gboolean good = bst_parse_decimal (typed_decimals[i].language, typed_decimals[i].text, &found);
      if (good != typed_decimals[i].good || found != expected)
        g_test_fail_printf ("%s “%s” gave %d: %" G_GINT64_FORMAT, typed_decimals[i].language, typed_decimals[i].text,
                            good, found);
    }
  g_assert_true (bst_parse_decimal ("nl", " ", &number));
  g_assert_cmpint (number, ==, BST_UNSET);
}

/* What is shown is read back, in every language. */
static void
test_decimals_back (void)
{
  static const gint64 numbers[] = {
    0, 1, -1, 999999, 1000000, 1500000, 1234000000, -1234567000000, 999999999999999999, 100000000, 12345678
  };

  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
      {
        g_autofree char *text = bst_format_decimal (bst_text_languages[i], numbers[j]);
        gint64 back = 77;
        if (!bst_parse_decimal (bst_text_languages[i], text, &back) || back != numbers[j])
          g_test_fail_printf ("%s “%s” gave %" G_GINT64_FORMAT, bst_text_languages[i], text, back);
      }
}

static void
test_days (void)
{
  g_assert_cmpint (bst_date_add_days (20260228, 1), ==, 20260301);
  g_assert_cmpint (bst_date_add_days (20240228, 1), ==, 20240229);
  g_assert_cmpint (bst_date_add_days (20260101, -1), ==, 20251231);
  g_assert_cmpint (bst_date_days_between (20260101, 20261231), ==, 364);
  g_assert_cmpint (bst_date_days_between (20261231, 20260101), ==, -364);
  g_setenv ("BOUWSTENEN_TODAY", "2026-03-15", TRUE);
  g_assert_cmpint (bst_date_today (), ==, 20260315);
  g_unsetenv ("BOUWSTENEN_TODAY");
}

static void
test_fill (void)
{
  const char *const values[] = { "a", "1", "b", "{a}", NULL };

  assert_text (bst_text_fill ("{a} and {b}, {c} {", values), "1 and {a}, {c} {"); /* a value is never filled again */
  assert_text (bst_text_fill ("", values), "");
  assert_text (bst_text_fill ("{a}", NULL), "{a}");
}

/* --- Catalogues: made here, so that they can be damaged ------------------------------------------------------- */

typedef struct {
  const char *original, *translation; /* forms with \1 between them, which becomes NUL */
} Entry;

static const Entry entries[] = {
  { "Actor", "Speler" }, { "One\1{n} of them", "Eén\1{n} stuks" }, { "Single", "Enkel" }, { "Untranslated", "" }
};

static void
append_u32 (GByteArray *bytes, guint32 number)
{
  g_byte_array_append (bytes, (const guint8 *) &number, 4);
}

static GByteArray *
make_catalogue (void)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GString) texts = g_string_new (NULL);
  guint32 n = G_N_ELEMENTS (entries), start = 28 + 16 * n;

  for (guint i = 0; i < 7; i++)
    append_u32 (bytes, ((guint32[]) { 0x950412de, 0, n, 28, 28 + 8 * n, 0, 0 })[i]);
  for (guint translated = 0; translated < 2; translated++)
    for (guint i = 0; i < n; i++)
      {
        const char *text = translated ? entries[i].translation : entries[i].original;
        append_u32 (bytes, (guint32) strlen (text));
        append_u32 (bytes, start + (guint32) texts->len);
        g_string_append_len (texts, text, (gssize) strlen (text) + 1);
      }
  for (gsize i = 0; i < texts->len; i++)
    if (texts->str[i] == '\1')
      texts->str[i] = '\0';
  g_byte_array_append (bytes, (const guint8 *) texts->str, (guint) texts->len);
  return bytes;
}

static void
write_catalogue (const char *language, const guint8 *data, gsize length)
{
  g_autofree char *folder = g_build_filename (g_getenv ("BOUWSTENEN_LOCALEDIR"), language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, "bouwstenen.mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) data, (gssize) length, NULL));
}

static void
test_catalogue (void)
{
  g_autoptr (GByteArray) bytes = make_catalogue ();

  write_catalogue ("nl", bytes->data, bytes->len);
  write_catalogue ("fr", bytes->data, bytes->len);
  g_assert_cmpstr (bst_text ("nl", "Actor"), ==, "Speler");
  g_assert_cmpstr (bst_text ("nl_BE.UTF-8", "Actor"), ==, "Speler");
  g_assert_cmpstr (bst_text ("nl", "Actors"), ==, "Actors");
  g_assert_cmpstr (bst_text ("nl", "Untranslated"), ==, "Untranslated");
  g_assert_cmpstr (bst_text ("nl", ""), ==, ""); /* not the catalogue's header */
  g_assert_cmpstr (bst_text ("de", "Actor"), ==, "Actor");
  g_assert_cmpstr (bst_text ("../nl", "Actor"), ==, "Actor");
  g_assert_cmpstr (bst_text_plural ("nl", "One", "{n} of them", 1), ==, "Eén");
  g_assert_cmpstr (bst_text_plural ("nl", "One", "{n} of them", 0), ==, "{n} stuks");
  g_assert_cmpstr (bst_text_plural ("fr", "One", "{n} of them", 0), ==, "Eén"); /* none is singular in French */
  g_assert_cmpstr (bst_text_plural ("nl", "Single", "Many", 2), ==, "Many"); /* it has no second form */
  g_assert_cmpstr (bst_text_plural ("de", "One", "{n} of them", 2), ==, "{n} of them");
}

static void
use_catalogue_in_child (const guint8 *data, gsize length)
{
  int status;
  pid_t child;

  write_catalogue ("de", data, length);
  child = fork ();
  if (child == 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
        if (strlen (bst_text ("de", entries[i].original)) > 1000)
          _exit (1);
      _exit (strlen (bst_text_plural ("de", "One", "{n} of them", 2)) > 1000);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

/* A catalogue cut anywhere, or with any byte wrong, gives other words at worst. */
static void
test_damaged_catalogue (void)
{
  g_autoptr (GByteArray) bytes = make_catalogue ();

  for (guint length = 0; length < bytes->len; length += 7)
    use_catalogue_in_child (bytes->data, length);
  for (guint i = 0; i < bytes->len; i += i < 92 ? 1 : 5) /* header and tables, then some of the texts */
    {
      guint8 good = bytes->data[i];
      bytes->data[i] = i % 2 == 0 ? 0xff : (guint8) (good + 1);
      use_catalogue_in_child (bytes->data, bytes->len);
      bytes->data[i] = good;
    }
}

static void
test_language (void)
{
  bst_text_set_language ("de_DE.UTF-8");
  g_assert_cmpstr (bst_text_get_language (), ==, "de");
  assert_text (bst_format_date (NULL, 20260331), "31. März 2026");
  bst_text_set_language ("xx");
  g_assert_cmpstr (bst_text_get_language (), ==, "en"); /* the environment's: C */
  bst_text_set_language (NULL);
  g_assert_cmpstr (bst_text_get_language (), ==, "en");
}

static char *
make_locale_folder (void)
{
  char *folder = g_dir_make_tmp ("bst-text-XXXXXX", NULL);

  g_setenv ("BOUWSTENEN_LOCALEDIR", folder, TRUE);
  return folder;
}

static void
remove_locale_folder (const char *folder)
{
  static const char *const languages[] = { "nl", "fr", "de" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *outer = g_build_filename (folder, languages[i], NULL),
                      *inner = g_build_filename (outer, "LC_MESSAGES", NULL);
      g_autofree char *path = g_build_filename (inner, "bouwstenen.mo", NULL);
      g_remove (path);
      g_rmdir (inner);
      g_rmdir (outer);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = make_locale_folder ();
  int status;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_unsetenv ("LANGUAGE");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/text/damaged-catalogue", test_damaged_catalogue); /* before "de" is opened here */
  g_test_add_func ("/text/catalogue", test_catalogue);
  g_test_add_func ("/text/dates", test_dates);
  g_test_add_func ("/text/dates-back", test_dates_back);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/dates-typed", test_dates_typed);
  g_test_add_func ("/text/decimals-typed", test_decimals_typed);
  g_test_add_func ("/text/decimals-back", test_decimals_back);
  g_test_add_func ("/text/days", test_days);
  g_test_add_func ("/text/fill", test_fill);
  g_test_add_func ("/text/language", test_language);
  status = g_test_run ();
  remove_locale_folder (folder);
  return status;
}
