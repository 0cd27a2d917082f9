/* SPDX-License-Identifier: EUPL-1.2 */
/* test-comparison-document.c - differences on paper and in files: each is there, once, and what is marked is marked for the
 * eye and in words. What other programs make of the files is in check-report.py. */
#include "bst-comparison-document.h"
#include "bst-diff.h"
#include "bst-reader.h"
#include "bst-report-html.h"
#include "bst-report-odt.h"
#include "bst-report-pages.h"
#include "bst-report-pdf.h"
#include "bst-text.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <cairo.h>
#include <string.h>

#define TODAY 20261122
#define POINT "ap-aaaaaaaaaaaaaaaa"
#define OTHER "ap-bbbbbbbbbbbbbbbb"

static BstFramework *framework;

/* --- Plans ------------------------------------------------------------------------------------------------------------ */

static BstPlan *
read_again (BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  BstPlan *again = bst_plan_read (text, length, NULL, &error);

  g_assert_no_error (error);
  return again;
}

static void
add_point (BstPlan *plan, const char *id, const char *title, const char *specific)
{
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, id);
  BstTransaction *transaction = bst_transaction_new ("add", NULL, NULL);
  g_autoptr (GError) error = NULL;

  bst_record_take (image, bst_record_find_field (image, "title"), bst_value_text (title));
  bst_record_take (image, bst_record_find_field (image, "specific"), bst_value_text (specific));
  bst_transaction_add (transaction, image);
  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

static BstPlan *
plan_with (const char *title, const char *specific)
{
  BstPlan *plan = bst_plan_new ();

  if (title != NULL)
    add_point (plan, POINT, title, specific);
  return plan;
}

static BstReport *
make_document (BstPlan *one, BstPlan *two, const char *language, gboolean filtered)
{
  BstWording before = { one, framework, language }, after = { two, framework, language };
  g_autoptr (BstComparison) comparison = bst_comparison_new (&before, &after, 0);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  const BstComparisonDocument of = { .comparison = comparison,
                                     .shown = filtered ? shown : NULL,
                                     .plan = two,
                                     .language = language,
                                     .before = "A <b>&",
                                     .after = "B",
                                     .today = TODAY };

  if (comparison->differences->len > 0)
    g_ptr_array_add (shown, comparison->differences->pdata[0]);
  return bst_comparison_document_new (&of);
}

static char *
to_html (const BstReport *report)
{
  g_autoptr (GBytes) bytes = bst_report_to_html (report, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const BstBlock *
find_table (const BstReport *report)
{
  for (guint i = 0; i < report->blocks->len; i++)
    if (((const BstBlock *) report->blocks->pdata[i])->type == BST_BLOCK_TABLE)
      return report->blocks->pdata[i];
  g_assert_not_reached ();
}

/* --- Marks ------------------------------------------------------------------------------------------------------------- */

static void
assert_marked (const BstBlock *block, guint column, const char *words, BstReportMarkType type)
{
  guint n;
  const BstReportMark *marks = bst_block_get_marks (block, 0, column, &n);
  g_autofree char *stretch = NULL;

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (marks->type, ==, type);
  stretch = g_strndup (bst_block_get_cell (block, 0, column) + marks->start, marks->length);
  g_assert_cmpstr (stretch, ==, words);
}

/* Struck and underlined where the words differ, and said in words in a web page and to who does not see the sheet. */
static void
test_marks (void)
{
  g_autoptr (BstPlan) one = plan_with ("Coaches", "De coach bezoekt elk jaar twintig <scholen> en drie buurten.");
  g_autoptr (BstPlan) two = plan_with ("Coaches", "De coach bezoekt elk jaar dertig <scholen> en drie buurten.");
  g_autoptr (BstReport) report = make_document (one, two, "nl", FALSE);
  g_autoptr (BstReportPages) pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);
  g_autofree char *html = to_html (report), *text = bst_report_pages_get_text (pages, 0);
  const BstBlock *table = find_table (report);
  guint n;

  assert_marked (table, 1, "twintig", BST_REPORT_MARK_REMOVED);
  assert_marked (table, 2, "dertig", BST_REPORT_MARK_ADDED);
  g_assert_null (bst_block_get_marks (table, 0, 0, &n));
  g_assert_nonnull (strstr (html,
                            "jaar <del><span class=\"said\">[weggelaten: </span>twintig<span class=\"said\">]</span>"
                            "</del> &lt;scholen&gt; en"));
  g_assert_nonnull (strstr (html, "jaar <ins><span class=\"said\">[toegevoegd: </span>dertig<span"));
  g_assert_nonnull (strstr (html, "Doorstreepte woorden"));
  g_assert_nonnull (strstr (text, "jaar [weggelaten: twintig] <scholen>"));
  g_assert_nonnull (strstr (text, "jaar [toegevoegd: dertig] <scholen>"));
}

/* How many pixels of one row in turn have the colour of what was removed, at most: the line through the words. */
static guint
longest_run (const BstReport *report)
{
  g_autoptr (BstReportPages) pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1191, 1684);
  cairo_t *cr = cairo_create (surface);
  guint longest = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  bst_report_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      guint run = 0;
      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        {
          guint32 pixel;
          memcpy (&pixel, row + 4 * x, 4);
          run = (pixel >> 16 & 0xff) > (pixel & 0xff) + 60 ? run + 1 : 0;
          longest = MAX (longest, run);
        }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return longest;
}

static void
test_drawn (void)
{
  g_autoptr (BstPlan) one = plan_with ("Coaches", "De coach bezoekt elk jaar vijfentwintig scholen en drie buurten.");
  g_autoptr (BstPlan) two = plan_with ("Coaches", "De coach bezoekt elk jaar dertig scholen en drie buurten.");
  g_autoptr (BstReport) report = make_document (one, two, "nl", FALSE);
  BstBlock *table = (BstBlock *) find_table (report);

  g_assert_cmpuint (longest_run (report), >, 60);
  g_array_set_size (table->marks, 0);
  g_assert_cmpuint (longest_run (report), ==, 0);
}

/* --- What stands where --------------------------------------------------------------------------------------------------- */

/* A record that came has no column for what was before; a document of some of them says so, and has no totals. */
static void
test_sides (void)
{
  g_autoptr (BstPlan) none = plan_with (NULL, NULL), some = plan_with ("Coaches", "Dertig.");
  g_autoptr (BstReport) added = make_document (none, some, "nl", FALSE),
                        removed = make_document (some, none, "nl", FALSE);
  g_autoptr (BstReport) filtered = NULL, all = NULL;
  g_autofree char *html_added = to_html (added), *html_removed = to_html (removed), *html_some = NULL;

  g_assert_cmpuint (bst_block_get_n_columns (find_table (added)), ==, 2);
  g_assert_cmpuint (bst_block_get_n_columns (find_table (removed)), ==, 2);
  g_assert_nonnull (strstr (html_added, "<th scope=\"col\">Nadien</th>"));
  g_assert_null (strstr (html_added, "<th scope=\"col\">Voordien</th>"));
  g_assert_nonnull (strstr (html_removed, "<th scope=\"col\">Voordien</th>"));
  g_assert_nonnull (strstr (html_removed, "<h3>Verwijderd: Coaches</h3>"));
  g_assert_null (strstr (html_added, "Doorstreepte woorden"));
  add_point (some, OTHER, "Scholen", "Twintig.");
  filtered = make_document (none, some, "nl", TRUE);
  html_some = to_html (filtered);
  g_assert_nonnull (strstr (html_some, "1 van 2 verschillen"));
  g_assert_null (strstr (html_some, "Scholen"));
}

static void
test_nothing (void)
{
  g_autoptr (BstPlan) one = plan_with ("Coaches", "Dertig."), two = plan_with ("Coaches", "Dertig.");
  g_autoptr (BstReport) report = make_document (one, two, "nl", FALSE);
  g_autofree char *html = to_html (report);

  g_assert_nonnull (strstr (html, "Geen verschillen"));
  g_assert_null (strstr (html, "<thead>"));
}

/* --- Every kind, type and language ---------------------------------------------------------------------------------------- */

/* Marks lie one after the other within their text, and begin and end between letters. */
static void
assert_marks_fit (const BstBlock *block)
{
  for (guint row = 0; block->type == BST_BLOCK_TABLE && row < bst_block_get_n_rows (block); row++)
    for (guint column = 0; column < bst_block_get_n_columns (block); column++)
      {
        const char *text = bst_block_get_cell (block, row, column);
        guint n, at = 0;
        const BstReportMark *marks = bst_block_get_marks (block, row, column, &n);
        for (guint i = 0; i < n; i++)
          {
            g_assert_cmpuint (marks[i].start, >=, at);
            at = marks[i].start + marks[i].length;
            g_assert_cmpuint (at, <=, strlen (text));
            g_assert_true (g_utf8_validate (text + marks[i].start, marks[i].length, NULL));
          }
      }
}

static void
assert_well_written (const BstReport *report, gboolean all_formats)
{
  g_autofree char *html = to_html (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL, odt = NULL;

  for (guint i = 0; i < report->blocks->len; i++)
    assert_marks_fit (report->blocks->pdata[i]);
  g_assert_null (strstr (html, "<b>"));
  g_assert_nonnull (strstr (html, "A &lt;b&gt;&amp;"));
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
  g_assert_true (g_utf8_validate (html, -1, NULL));
  if (!all_formats)
    return;
  pdf = bst_report_to_pdf (report, &error);
  g_assert_no_error (error);
  odt = bst_report_to_odt (report, &error);
  g_assert_no_error (error);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (BstPlan) one = random_plan (rand, 40), two = read_again (one);
      g_autoptr (BstReport) report = NULL;
      guint n = 0, headings = 0;

      for (guint t = 0; t < 6; t++)
        {
          BstTransaction *transaction = random_transaction (rand, two, 5);
          bst_plan_apply (two, transaction, NULL);
        }
      report = make_document (one, two, bst_text_languages[i % 4], FALSE);
      assert_well_written (report, i % 10 == 0);
      for (guint b = 0; b < report->blocks->len; b++)
        headings += ((const BstBlock *) report->blocks->pdata[b])->level == 3;
      {
        BstWording before = { one, framework, "nl" }, after = { two, framework, "nl" };
        g_autoptr (BstComparison) comparison = bst_comparison_new (&before, &after, 0);
        n = comparison->differences->len;
      }
      g_assert_cmpuint (headings, ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  framework = bst_framework_get ("ggb", NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/comparison-document/marks", test_marks);
  g_test_add_func ("/comparison-document/drawn", test_drawn);
  g_test_add_func ("/comparison-document/sides", test_sides);
  g_test_add_func ("/comparison-document/nothing", test_nothing);
  g_test_add_func ("/comparison-document/random", test_random);
  return g_test_run ();
}
