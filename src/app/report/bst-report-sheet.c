/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-report-sheet.h"
#include "config.h"
#include <glib/gi18n.h>

#define PIXELS (96.0 / 72.0) /* a point at its true size */
#define SMALLEST 220         /* pixels: where the window is narrow the page shrinks with it */

struct _BstReportSheet {
  GtkWidget parent_instance;
  BstReportPages *pages; /* of the dialog, which lives longer */
  guint page;
  double zoom;           /* 1: the size that it has on paper */
};

G_DEFINE_FINAL_TYPE (BstReportSheet, bst_report_sheet, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Of the page, as it is laid out. */
static void
get_size (BstReportSheet *self, double *ret_width, double *ret_height)
{
  double scale;

  *ret_width = BST_REPORT_WIDTH;
  *ret_height = BST_REPORT_HEIGHT;
  if (self->pages != NULL)
    bst_report_get_page (bst_report_pages_get_report (self->pages), ret_width, ret_height, &scale);
}

static int
get_height (BstReportSheet *self, int width)
{
  double page_width, page_height;

  get_size (self, &page_width, &page_height);
  return (int) (width * page_height / page_width);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  BstReportSheet *self = BST_REPORT_SHEET (widget);
  double page_width, page_height;
  int wanted, least;

  get_size (self, &page_width, &page_height);
  wanted = (int) (page_width * PIXELS * self->zoom);
  least = self->zoom > 1 ? wanted : MIN (wanted, SMALLEST);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }
  *minimum = get_height (self, for_size > 0 ? MIN (for_size, wanted) : least);
  *natural = get_height (self, for_size > 0 ? MIN (for_size, wanted) : wanted);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *to)
{
  BstReportSheet *self = BST_REPORT_SHEET (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  double page_width, page_height;
  cairo_t *cr;

  if (self->pages == NULL || self->page >= bst_report_pages_get_n (self->pages))
    return;
  cr = gtk_snapshot_append_cairo (to, &bounds);
  /* Paper is white by night too: it shows what will be printed. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  get_size (self, &page_width, &page_height);
  cairo_scale (cr, width / page_width, width / page_width);
  bst_report_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
bst_report_sheet_class_init (BstReportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_css_name (widget_class, "reportsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bst_report_sheet_init (BstReportSheet *self)
{
  self->zoom = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
bst_report_sheet_new (void)
{
  return g_object_new (BST_TYPE_REPORT_SHEET, NULL);
}

/**
 * bst_report_sheet_show:
 * @pages: (nullable): lives longer than what is shown
 * @page: from 0
 */
void
bst_report_sheet_show (BstReportSheet *self, BstReportPages *pages, guint page)
{
  g_autofree char *label = NULL, *text = NULL;

  self->pages = pages;
  self->page = page;
  if (pages != NULL)
    {
      text = bst_report_pages_get_text (pages, page);
      /* Translators: the number of a printed page, and of all */
      label = g_strdup_printf (_ ("Page %u of %u"), page + 1, bst_report_pages_get_n (pages));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bst_report_sheet_set_zoom (BstReportSheet *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
