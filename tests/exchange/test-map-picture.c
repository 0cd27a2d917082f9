/* SPDX-License-Identifier: EUPL-1.2 */
/* test-map-picture.c - a map as a file that leaves: what is on it, what is not, and the same bytes each time. */
#include "bst-map-picture.h"
#include "map-fixture.h"
#include <locale.h>
#include <string.h>

static GBytes *
render (SmartFixture *fixture, BstMapKind kind, const char *ending, gboolean with_persons)
{
  g_autofree char *name = g_strconcat ("map.", ending, NULL);
  g_autoptr (BstMapPicture) picture = bst_map_picture_new (fixture->plan, "se-a", kind, with_persons, TODAY);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bst_map_format_find (name)->render (picture, &error);

  g_assert_no_error (error);
  return bytes;
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strstr_len (data, (gssize) length, text) != NULL;
}

static void
test_formats (void)
{
  static const struct {
    const char *ending, *begins;
  } formats[] = { { "svg", "<?xml" }, { "png", "\x89PNG" }, { "pdf", "%PDF-1.7" } };
  g_autoptr (SmartFixture) fixture = map_fixture_new (60, 6, 20);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint kind = BST_MAP_MIND; kind <= BST_MAP_NETWORK; kind++)
      {
        g_autoptr (GBytes) bytes = render (fixture, (BstMapKind) kind, formats[i].ending, FALSE),
                           again = render (fixture, (BstMapKind) kind, formats[i].ending, FALSE);
        const char *data = g_bytes_get_data (bytes, NULL);
        g_assert_true (strncmp (data, formats[i].begins, strlen (formats[i].begins)) == 0);
        g_assert_true (g_bytes_equal (bytes, again));
      }
  g_assert_null (bst_map_format_find ("map.odt"));
  g_assert_null (bst_map_format_find ("map"));
}

static void
set (SmartFixture *fixture, const char *card, const char *field, const char *text)
{
  BstTransaction *transaction = bst_transaction_new ("set", NULL, NULL);
  BstRecord *record = bst_plan_find_any (fixture->plan, card);

  if (text != NULL)
    bst_transaction_set_text (transaction, record, field, text);
  else
    bst_transaction_set_number (transaction, record, field, TRUE);
  session_apply (fixture->plan, transaction);
}

/* The words of an SVG: every card that may be seen, nothing of the others, persons only when asked for. */
static void
test_words (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  g_autoptr (GBytes) bytes = NULL, named = NULL;

  set (fixture, "ca-a", "confidential", NULL);
  set (fixture, "ca-c", "attribution", "Iemand van tafel <3>");
  bytes = render (fixture, BST_MAP_MIND, "svg", FALSE);
  named = render (fixture, BST_MAP_MIND, "svg", TRUE);
  g_assert_true (holds (bytes, "<title>Mindmap: Netwerkmoment</title>"));
  g_assert_true (holds (bytes, "Hefboom: Leidinggevenden als hefboom"));
  g_assert_false (holds (bytes, "Buurthuis"));
  g_assert_false (holds (bytes, "Iemand"));
  g_assert_true (holds (named, "Iemand van tafel &lt;3&gt;"));
  g_assert_true (holds (bytes, "1 kaartje staat niet in dit document"));
}

/* One card of a word, none at all, and one cluster that is wider than a page may be. */
static void
test_extremes (void)
{
  static const guint sizes[] = { 0, 1, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SmartFixture) fixture = map_fixture_new (sizes[i], sizes[i] > 0, 1);
      g_autoptr (GBytes) pdf = render (fixture, BST_MAP_MIND, "pdf", FALSE),
                         png = render (fixture, BST_MAP_MIND, "png", FALSE);
      g_assert_cmpuint (g_bytes_get_size (pdf), >, 500);
      g_assert_cmpuint (g_bytes_get_size (png), >, 500);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-picture/formats", test_formats);
  g_test_add_func ("/map-picture/words", test_words);
  g_test_add_func ("/map-picture/extremes", test_extremes);
  return g_test_run ();
}
