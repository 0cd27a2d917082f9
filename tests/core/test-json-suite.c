/* SPDX-License-Identifier: EUPL-1.2 */
/* test-json-suite.c - the scan against JSONTestSuite: test-json-suite tests/data/json-test-suite.txt. */
#include "bst-json.h"
#include <string.h>

#define N_TEXTS 283

/* Good JSON that we refuse on purpose: a plan has each member once, and no NUL can end a text early. */
static const char *const refused_on_purpose[] = { "y_object_duplicated_key", "y_object_duplicated_key_and_value",
                                                  "y_object_escaped_null_in_key", "y_string_null_escape", NULL };

static const char *table_path;

static GString *
decode (const char *text)
{
  GString *bytes = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text == '%')
      {
        g_string_append_c (bytes, (char) (g_ascii_xdigit_value (text[1]) * 16 + g_ascii_xdigit_value (text[2])));
        text += 2;
      }
    else
      g_string_append_c (bytes, *text);
  return bytes;
}

static GString *
make_text (const char *const *columns)
{
  g_autoptr (GString) part = decode (columns[2]), tail = decode (columns[3] != NULL ? columns[3] : "");
  GString *text = g_string_new (NULL);

  for (guint64 times = g_ascii_strtoull (columns[1], NULL, 10); times > 0; times--)
    g_string_append_len (text, part->str, (gssize) part->len);
  g_string_append_len (text, tail->str, (gssize) tail->len);
  return text;
}

static gboolean
is_accepted (const GString *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan));
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *problem;
  gsize offset;

  if (!bst_scan (text->str, text->len, spans, &offset, &problem))
    {
      g_assert_cmpuint (offset, <=, text->len);
      return FALSE;
    }
  /* what the scan lets through must be the same thing to json-glib, or it would be refused without a place */
  json_parser_set_strict (parser, TRUE);
  g_assert_true (json_parser_load_from_data (parser, text->str, (gssize) text->len, NULL));
  return TRUE;
}

static void
test_suite (void)
{
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0, n_exact = 0;

  g_assert_true (g_file_get_contents (table_path, &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 4);
      g_autoptr (GString) text = make_text ((const char *const *) columns);
      gboolean accepted = is_accepted (text), exact = accepted == (*columns[0] == 'y');
      n++;
      n_exact += exact;
      if (exact == g_strv_contains (refused_on_purpose, columns[0]))
        g_test_fail_printf ("%s was %s", columns[0], accepted ? "accepted" : "refused");
    }
  if (g_test_slow ())
    g_test_message ("figure: JSONTestSuite, texts accepted and refused as they must be | 279 of 283, four refused on "
                    "purpose | %u of %u, %u refused on purpose",
                    n_exact, n, n - n_exact);
  g_assert_cmpuint (n, ==, N_TEXTS);
  g_assert_cmpuint (n_exact, ==, N_TEXTS - (g_strv_length ((char **) refused_on_purpose)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  table_path = argv[1];
  g_test_add_func ("/json-suite/all", test_suite);
  return g_test_run ();
}
