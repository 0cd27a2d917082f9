/* SPDX-License-Identifier: EUPL-1.2 */
/* test-report.c - reports on pages and as PDF: nothing lost, nothing beside the page, the same bytes twice. What other
 * programs make of the PDF is in check-report.py, which reads what this program writes to $BST_TEST_REPORTS. */
#include "bst-report-pages.h"
#include "bst-report-pdf.h"
#include "bst-report-strip.h"
#include <string.h>

#define DATE 20261121

static const char long_word[] =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlungszaalverhuurkantoor";
static const char long_title[] =
    "Een buurtcoach die de weg kent: vast aanspreekpunt voor geestelijke gezondheid in wijken met een laag gemiddeld "
    "inkomen, samen met huisartsen, verenigingen en het lokale dienstencentrum van elke gemeente";

static BstReport *
new_report (void)
{
  BstReport *report = bst_report_new (NULL, "nl", long_title, DATE);

  report->plan = g_strdup ("Voorbeeldplan geestelijke gezondheid 2025-2029");
  report->standing = g_strdup ("Werkversie");
  return report;
}

static void
add_table (BstReport *report, guint n_rows)
{
  const BstReportColumn columns[] = { { "Jaar en domein", BST_REPORT_START, 3 },
                                      { "Uitleg", BST_REPORT_START, 5 },
                                      { "Bedrag", BST_REPORT_END, 2 } };

  bst_report_add_table (report, "Bedragen per jaar en domein", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("rij%03u", i + 1), *amount = g_strdup_printf ("€ %u.000,00", i);
      bst_report_add_row (report, (const char *[]) { name, i % 7 == 3 ? long_title : "kort", amount });
    }
  bst_report_add_total (report, (const char *[]) { "Samen", NULL, "€ 1,00" });
}

static BstReport *
make_everything (void)
{
  BstReport *report = new_report ();
  g_autoptr (GString) tall = g_string_new (NULL);

  for (guint i = 1; i <= 260; i++)
    g_string_append_printf (tall, "Zin%03u van een lange alinea die over de bladzijde loopt. ", i);
  bst_report_add_kicker (report, "Actiefiche");
  bst_report_add_heading (report, 1, long_title);
  bst_report_add_pill (report, "Sterk", BST_REPORT_TONE_GOOD);
  bst_report_add_pill (report, "Beperkt bereik", BST_REPORT_TONE_ATTENTION);
  bst_report_add_pill (report, long_word, BST_REPORT_TONE_NEUTRAL);
  bst_report_add_pill (report, "Opschalen", BST_REPORT_TONE_NEUTRAL);
  bst_report_add_paragraph (report, tall->str);
  bst_report_add_heading (report, 2, "Voor wie");
  bst_report_add_fact (report, "Fase", "Hele bevolking");
  bst_report_add_fact (report, "Doelgroep", long_word);
  bst_report_add_note (report, "Zelfverklaard: niemand anders keek het na.");
  bst_report_add_item (report, "Een eerste punt.");
  bst_report_add_item (report, long_title);
  bst_report_add_heading (report, 2, "Tabel");
  add_table (report, 300);
  bst_report_add_page_break (report);
  bst_report_add_heading (report, 3, "Slot");
  bst_report_add_paragraph (report, "<b>Geen</b> opmaak & geen verlies.");
  return report;
}

/* --- Pages -------------------------------------------------------------------------------------------------------------- */

/* Every strip of every block is placed, whole, once and in order. */
static void
assert_complete (BstReportPages *pages)
{
  const BstReport *report = bst_report_pages_get_report (pages);
  const GArray *pieces = bst_report_pages_get_pieces (pages);
  g_autoptr (PangoLayout) layout = bst_report_layout_new ("nl");
  guint at = 0;

  for (guint block = 0; block < report->blocks->len; block++)
    {
      const BstBlock *one = g_ptr_array_index (report->blocks, block);
      int n = one->type == BST_BLOCK_PAGE_BREAK ? 0
              : one->type == BST_BLOCK_PILLS    ? 1
                                                : MAX (1, (int) bst_block_get_n_rows (one));
      for (int row = bst_block_get_first_strip (one); row < n; row++)
        {
          g_auto (BstStrip) strip = { NULL };
          double done = 0, height;
          bst_strip_init (&strip, one, row, BST_REPORT_WIDTH - 128, layout);
          height = bst_strip_get_height (&strip, layout);
          while (done < height - 0.01)
            {
              const BstReportPiece *piece;
              g_assert_cmpuint (at, <, pieces->len);
              piece = &g_array_index (pieces, BstReportPiece, at++);
              if (piece->is_repeated)
                continue;
              g_assert_cmpuint (piece->block, ==, block);
              g_assert_cmpint (piece->row, ==, row);
              g_assert_cmpfloat_with_epsilon (piece->from, done, 0.01);
              done = piece->to;
            }
        }
    }
  g_assert_cmpuint (at, ==, pieces->len);
}

static void
test_complete (void)
{
  g_autoptr (BstReport) report = make_everything ();
  g_autoptr (BstReportPages) pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);
  const GArray *pieces = bst_report_pages_get_pieces (pages);

  g_assert_cmpuint (bst_report_pages_get_n (pages), >, 8);
  assert_complete (pages);
  for (guint i = 0; i < pieces->len; i++)
    {
      const BstReportPiece *piece = &g_array_index (pieces, BstReportPiece, i);
      g_assert_cmpfloat (piece->y, >=, 60);
      g_assert_cmpfloat (piece->y + piece->to - piece->from, <=, BST_REPORT_HEIGHT - 60);
    }
}

/* A heading, a caption and the head of a table never stand last on a page. */
static void
test_company (void)
{
  for (guint filler = 0; filler < 60; filler++)
    {
      g_autoptr (BstReport) report = new_report ();
      g_autoptr (BstReportPages) pages = NULL;
      const GArray *pieces;
      for (guint i = 0; i < filler; i++)
        bst_report_add_paragraph (report, "Eén regel.");
      bst_report_add_heading (report, 2, "Kop");
      add_table (report, 3);
      pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);
      pieces = bst_report_pages_get_pieces (pages);
      assert_complete (pages);
      for (guint i = 0; i + 1 < pieces->len; i++)
        {
          const BstReportPiece *piece = &g_array_index (pieces, BstReportPiece, i), *next = piece + 1;
          const BstBlock *block = g_ptr_array_index (report->blocks, piece->block);
          if (block->type == BST_BLOCK_HEADING || piece->row < 0)
            g_assert_cmpuint (piece->page, ==, next->page);
        }
    }
}

/* What is drawn outside the margins is text that nobody can read. */
static void
test_margins (void)
{
  g_autoptr (BstReport) report = make_everything ();
  g_autoptr (BstReportPages) pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);

  for (guint page = 0; page < bst_report_pages_get_n (pages); page++)
    {
      cairo_rectangle_t paper = { 0, 0, BST_REPORT_WIDTH, BST_REPORT_HEIGHT };
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &paper);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;
      bst_report_pages_draw (pages, page, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, 60);
      g_assert_cmpfloat (x + width, <=, BST_REPORT_WIDTH - 60);
      g_assert_cmpfloat (y, >=, 30);
      g_assert_cmpfloat (y + height, <=, BST_REPORT_HEIGHT - 30);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_empty (void)
{
  g_autoptr (BstReport) report = bst_report_new (NULL, "nl", "Leeg", 0);
  g_autoptr (BstReportPages) pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);
  g_autoptr (GBytes) pdf = bst_report_to_pdf (report, NULL);

  g_assert_cmpuint (bst_report_pages_get_n (pages), ==, 1);
  g_assert_nonnull (pdf);
}

/* --- Files -------------------------------------------------------------------------------------------------------------- */

static void
keep (const char *name, GBytes *bytes)
{
  const char *folder = g_getenv ("BST_TEST_REPORTS");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL)
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static void
test_pdf (void)
{
  g_autoptr (BstReport) report = make_everything ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one = bst_report_to_pdf (report, &error), two = bst_report_to_pdf (report, NULL);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (one, two));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (one, NULL), "%PDF-1.7"));
  keep ("alles.pdf", one);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/complete", test_complete);
  g_test_add_func ("/report/pages/company", test_company);
  g_test_add_func ("/report/pages/margins", test_margins);
  g_test_add_func ("/report/pages/empty", test_empty);
  g_test_add_func ("/report/pdf", test_pdf);
  return g_test_run ();
}
