/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-report-file.h"
#include "bst-report-html.h"
#include "bst-report-odt.h"
#include "bst-report-pdf.h"
#include <string.h>

const BstReportFormat bst_report_formats[] = {
  { "pdf", N_ ("PDF"), "application/pdf", bst_report_to_pdf },
  { "odt", N_ ("OpenDocument text"), "application/vnd.oasis.opendocument.text", bst_report_to_odt },
  { "html", N_ ("Web page"), "text/html", bst_report_to_html },
  { NULL },
};

/**
 * bst_report_format_find:
 * @file_name: how it ends says the format
 *
 * Returns: (nullable): %NULL where there is no such format
 */
const BstReportFormat *
bst_report_format_find (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  for (const BstReportFormat *format = bst_report_formats; dot != NULL && format->name != NULL; format++)
    if (g_ascii_strcasecmp (dot + 1, format->name) == 0)
      return format;
  return NULL;
}
