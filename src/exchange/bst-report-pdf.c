/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-pdf.c - draws the pages and says what everything is. Cairo writes structure and bookmarks;
 * bst-report-pdf-finish.c adds what Cairo does not know: the language, whose title to show, the scope of headers.
 *
 * One Document for the whole file. Only tags that hold no text themselves (Document, L, Table, THead, TBody) stay open
 * from page to page; an Artifact never holds another tag. Either mistake makes Cairo give up on the file. */
#include "bst-report-pdf.h"
#include "bst-report-pdf-private.h"
#include <cairo-pdf.h>
#include <string.h>

typedef struct {
  cairo_t *cr;
  guint open;          /* index of the block whose group is open, plus one; 0: none */
  const char *group;   /* "L", "Table", or NULL */
  const char *section; /* of a table: "THead", "TBody", or NULL */
} Tagger;

static void
switch_section (Tagger *self, const char *section)
{
  if (g_strcmp0 (self->section, section) == 0)
    return;
  if (self->section != NULL)
    cairo_tag_end (self->cr, self->section);
  if (section != NULL)
    cairo_tag_begin (self->cr, section, NULL);
  self->section = section;
}

static void
close_group (Tagger *self)
{
  switch_section (self, NULL);
  if (self->group != NULL)
    cairo_tag_end (self->cr, self->group);
  self->group = NULL;
  self->open = 0;
}

static void
enter_block (Tagger *self, const BstBlock *block, guint index)
{
  if (self->open == index + 1)
    return;
  close_group (self);
  self->open = index + 1;
  if (block->type == BST_BLOCK_LIST)
    self->group = "L";
  else if (block->type == BST_BLOCK_TABLE || block->type == BST_BLOCK_FACTS)
    self->group = "Table";
  if (self->group != NULL)
    cairo_tag_begin (self->cr, self->group, NULL);
}

static const char *
get_piece_tag (const BstBlock *block, int row)
{
  static const char *const headings[] = { "H1", "H2", "H3", "H4" };

  if (block->type == BST_BLOCK_HEADING)
    return headings[block->level - 1];
  if (block->type == BST_BLOCK_LIST)
    return "LI";
  if (block->type == BST_BLOCK_FACTS)
    return "TR";
  if (block->type == BST_BLOCK_TABLE)
    return row == BST_STRIP_CAPTION ? "Caption" : "TR";
  if (block->type == BST_BLOCK_CHART)
    return "Figure";
  return block->type == BST_BLOCK_PILLS ? NULL : "P";
}

static void
tag_piece (const BstBlock *block, const BstReportPiece *piece, gboolean begins, gpointer data)
{
  Tagger *self = data;
  const char *tag = piece->is_repeated ? "Artifact" : get_piece_tag (block, piece->row);

  /* No text tag can stay open from page to page: bst-report-pdf-finish.c puts the rest into the paragraph it belongs to. */
  if (piece->goes_on && g_strcmp0 (tag, "P") == 0)
    tag = "Span";

  if (!begins && tag != NULL)
    cairo_tag_end (self->cr, tag);
  if (!begins)
    return;
  if (!piece->is_repeated)
    enter_block (self, block, piece->block);
  if (!piece->is_repeated && block->type == BST_BLOCK_TABLE && piece->row != BST_STRIP_CAPTION)
    switch_section (self, piece->row == BST_STRIP_HEAD ? "THead" : "TBody");
  if (tag != NULL)
    cairo_tag_begin (self->cr, tag, NULL);
}

static const char *
get_box_tag (const BstBlock *block, const BstReportPiece *piece, guint box)
{
  if (piece->is_repeated || piece->row == BST_STRIP_CAPTION)
    return NULL;
  if (block->type == BST_BLOCK_LIST)
    return box == 0 ? "Lbl" : "LBody";
  if (block->type == BST_BLOCK_FACTS || block->type == BST_BLOCK_TABLE)
    return box == 0 || piece->row == BST_STRIP_HEAD ? "TH" : "TD";
  return block->type == BST_BLOCK_PILLS ? "P" : NULL;
}

static void
tag_box (const BstBlock *block, const BstReportPiece *piece, guint box, gboolean begins, gpointer data)
{
  Tagger *self = data;
  const char *tag = get_box_tag (block, piece, box);

  if (tag != NULL && begins)
    cairo_tag_begin (self->cr, tag, NULL);
  else if (tag != NULL)
    cairo_tag_end (self->cr, tag);
}

/* Cairo writes no attributes: bst-report-pdf-finish.c makes a Span with the line through or below it of these. */
static void
tag_run (BstReportMarkType type, gboolean begins, gpointer data)
{
  Tagger *self = data;
  const char *tag = type == BST_REPORT_MARK_REMOVED ? BST_REPORT_TAG_REMOVED : BST_REPORT_TAG_ADDED;

  if (begins)
    cairo_tag_begin (self->cr, tag, NULL);
  else
    cairo_tag_end (self->cr, tag);
}

static void
tag_furniture (gboolean begins, gpointer data)
{
  Tagger *self = data;

  if (begins)
    cairo_tag_begin (self->cr, "Artifact", NULL);
  else
    cairo_tag_end (self->cr, "Artifact");
}

/* --- The file ---------------------------------------------------------------------------------------------------------- */

static void
add_bookmarks (cairo_surface_t *surface, BstReportPages *pages)
{
  const GArray *pieces = bst_report_pages_get_pieces (pages);
  const GPtrArray *blocks = bst_report_pages_get_report (pages)->blocks;
  int above[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < pieces->len; i++)
    {
      const BstReportPiece *piece = &g_array_index (pieces, BstReportPiece, i);
      const BstBlock *block = g_ptr_array_index (blocks, piece->block);
      g_autofree char *place = NULL;
      int own;
      if (block->type != BST_BLOCK_HEADING || block->level > 2 || piece->goes_on)
        continue;
      place = g_strdup_printf ("page=%u pos=[0 %d]", piece->page + 1, (int) MAX (0, piece->y - 12));
      own = cairo_pdf_surface_add_outline (surface, block->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : above[0], block->text,
                                           place, block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      if (block->level == 1)
        above[0] = own;
    }
}

/* The day of the report is the only time in the file: the same report gives the same bytes. */
static void
set_metadata (cairo_surface_t *surface, const BstReport *report)
{
  g_autofree char *time = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", (int) (report->date / 10000),
                                           (int) (report->date / 100 % 100), (int) (report->date % 100));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, report->title);
  if (report->organisation != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, report->organisation);
  if (report->plan != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, report->plan);
  if (report->date > 0)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* FALSE: Cairo gave up; which page, it does not say. */
static gboolean
draw_pages (BstReportPages *pages, cairo_surface_t *surface, cairo_t *cr, GError **error)
{
  Tagger tagger = { .cr = cr };
  const BstReportTags tags = { tag_piece, tag_box, tag_run, tag_furniture, &tagger };
  guint n = bst_report_pages_get_n (pages);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < n; page++)
    {
      bst_report_pages_draw_tagged (pages, page, cr, &tags);
      if (page + 1 == n)
        {
          close_group (&tagger);
          cairo_tag_end (cr, "Document");
        }
      cairo_show_page (cr);
      if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "page %u: %s", page + 1,
                   cairo_status_to_string (cairo_status (cr)));
      return FALSE;
    }
  add_bookmarks (surface, pages);
  return TRUE;
}

/**
 * bst_report_to_pdf:
 *
 * Returns: (transfer full): the file; %NULL with @error where it could not be made
 */
GBytes *
bst_report_to_pdf (const BstReport *report, GError **error)
{
  g_autoptr (BstReportPages) pages = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height, scale;
  gboolean drawn;

  bst_report_get_page (report, &width, &height, &scale);
  pages = bst_report_pages_new (report, width, height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width * scale, height * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (surface, report);
  drawn = draw_pages (pages, surface, cr, error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (drawn && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           cairo_status_to_string (cairo_surface_status (surface)));
      drawn = FALSE;
    }
  cairo_surface_destroy (surface);
  return drawn ? bst_report_pdf_finish (bytes->data, bytes->len, report, error) : NULL;
}
