/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-pdf-finish.c - what Cairo leaves out of a tagged PDF, put in with libqpdf: /Lang, the title in the window's
 * bar, metadata that programs read, and whether a header is of a row or of a column. */
#include "bst-report-pdf-private.h"
#include <qpdf/qpdf-c.h>

#define DEPTH 64 /* of the structure: ours has seven levels */

static void
set_language (qpdf_data pdf, qpdf_oh root, const BstReport *report)
{
  qpdf_oh preferences = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, report->language));
  qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);
}

static void
set_metadata (qpdf_data pdf, qpdf_oh root, const BstReport *report)
{
  g_autofree char *text = g_markup_printf_escaped (
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>"
      "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>"
      "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>",
      report->title, report->language);
  qpdf_oh stream = qpdf_oh_new_stream (pdf), names = qpdf_oh_get_dict (pdf, stream);

  qpdf_oh_replace_key (pdf, names, "/Type", qpdf_oh_new_name (pdf, "/Metadata"));
  qpdf_oh_replace_key (pdf, names, "/Subtype", qpdf_oh_new_name (pdf, "/XML"));
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) text, strlen (text), qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));
  qpdf_oh_replace_key (pdf, root, "/Metadata", stream);
}

static void
set_scope (qpdf_data pdf, qpdf_oh element, gboolean in_head)
{
  qpdf_oh attributes = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, attributes, "/O", qpdf_oh_new_name (pdf, "/Table"));
  qpdf_oh_replace_key (pdf, attributes, "/Scope", qpdf_oh_new_name (pdf, in_head ? "/Column" : "/Row"));
  qpdf_oh_replace_key (pdf, element, "/A", attributes);
}

static void
set_decoration (qpdf_data pdf, qpdf_oh element, gboolean is_removed)
{
  qpdf_oh attributes = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, attributes, "/O", qpdf_oh_new_name (pdf, "/Layout"));
  qpdf_oh_replace_key (pdf, attributes, "/TextDecorationType",
                       qpdf_oh_new_name (pdf, is_removed ? "/LineThrough" : "/Underline"));
  qpdf_oh_replace_key (pdf, element, "/A", attributes);
  qpdf_oh_replace_key (pdf, element, "/S", qpdf_oh_new_name (pdf, "/Span"));
}

/* The kids of an element as an array, made where there is one kid alone. */
static qpdf_oh
get_kids (qpdf_data pdf, qpdf_oh element)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K"), all;

  if (qpdf_oh_is_array (pdf, kids))
    return kids;
  all = qpdf_oh_new_array (pdf);
  if (!qpdf_oh_is_null (pdf, kids))
    qpdf_oh_append_item (pdf, all, kids);
  qpdf_oh_replace_key (pdf, element, "/K", all);
  return qpdf_oh_get_key (pdf, element, "/K");
}

static gboolean
has_tag (qpdf_data pdf, qpdf_oh element, const char *tag)
{
  return qpdf_oh_is_dictionary (pdf, element) && qpdf_oh_is_name (pdf, qpdf_oh_get_key (pdf, element, "/S"))
         && g_str_equal (qpdf_oh_get_name (pdf, qpdf_oh_get_key (pdf, element, "/S")), tag);
}

/* A paragraph that runs over the end of a page is one paragraph: what was drawn as a Span on the next page goes into it. */
static void
join_paragraphs (qpdf_data pdf, qpdf_oh element, guint depth)
{
  qpdf_oh kids;

  if (depth > 3 || !qpdf_oh_is_dictionary (pdf, element))
    return;
  kids = get_kids (pdf, element);
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, kids); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (pdf, kids, i), before;
      if (i == 0 || !has_tag (pdf, kid, "/Span"))
        {
          if (has_tag (pdf, kid, "/Document"))
            join_paragraphs (pdf, kid, depth + 1);
          continue;
        }
      before = qpdf_oh_get_array_item (pdf, kids, i - 1);
      qpdf_oh_append_item (pdf, get_kids (pdf, before), kid);
      qpdf_oh_replace_key (pdf, kid, "/P", before);
      qpdf_oh_erase_item (pdf, kids, i--);
    }
}

/* What the next chart of the report says in words. */
static void
set_words (qpdf_data pdf, qpdf_oh element, const BstReport *report, guint *chart)
{
  while (*chart < report->blocks->len && ((const BstBlock *) report->blocks->pdata[*chart])->type != BST_BLOCK_CHART)
    ++*chart;
  if (*chart < report->blocks->len)
    qpdf_oh_replace_key (pdf, element, "/Alt",
                         qpdf_oh_new_unicode_string (pdf,
                                                     ((const BstBlock *) report->blocks->pdata[(*chart)++])->text));
}

/* Every header below @element: those within a THead are of columns, the others of rows. And what else says by an attribute
 * what it is. */
static void
set_attributes (qpdf_data pdf, qpdf_oh element, const BstReport *report, guint *chart, gboolean in_head, guint depth)
{
  qpdf_oh kids;

  if (depth > DEPTH || !qpdf_oh_is_dictionary (pdf, element))
    return;
  if (qpdf_oh_is_name (pdf, qpdf_oh_get_key (pdf, element, "/S")))
    {
      g_autofree char *tag = g_strdup (qpdf_oh_get_name (pdf, qpdf_oh_get_key (pdf, element, "/S")));
      in_head = in_head || g_str_equal (tag, "/THead");
      if (g_str_equal (tag, "/TH"))
        set_scope (pdf, element, in_head);
      if (g_str_equal (tag, "/Figure"))
        set_words (pdf, element, report, chart);
      if (g_str_equal (tag, "/" BST_REPORT_TAG_REMOVED) || g_str_equal (tag, "/" BST_REPORT_TAG_ADDED))
        set_decoration (pdf, element, g_str_equal (tag, "/" BST_REPORT_TAG_REMOVED));
    }
  kids = qpdf_oh_get_key (pdf, element, "/K");
  if (!qpdf_oh_is_array (pdf, kids))
    set_attributes (pdf, kids, report, chart, in_head, depth + 1);
  else
    for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, kids); i++)
      set_attributes (pdf, qpdf_oh_get_array_item (pdf, kids, i), report, chart, in_head, depth + 1);
}

static GBytes *
write_out (qpdf_data pdf)
{
  if (qpdf_has_error (pdf) || (qpdf_init_write_memory (pdf) & QPDF_ERRORS) != 0)
    return NULL;
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  if ((qpdf_write (pdf) & QPDF_ERRORS) != 0)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

static void
say_what_failed (qpdf_data pdf, GError **error)
{
  qpdf_error problem = qpdf_get_error (pdf);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       problem != NULL ? qpdf_get_error_message_detail (pdf, problem) : "qpdf");
}

/**
 * bst_report_pdf_finish:
 * @data: what Cairo wrote
 *
 * Returns: (transfer full): the finished file; %NULL with @error
 */
GBytes *
bst_report_pdf_finish (const guint8 *data, gsize length, const BstReport *report, GError **error)
{
  qpdf_data pdf = qpdf_init ();
  guint chart = 0;
  GBytes *bytes = NULL;

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if ((qpdf_read_memory (pdf, report->title, (const char *) data, length, NULL) & QPDF_ERRORS) == 0)
    {
      qpdf_oh root = qpdf_get_root (pdf);
      set_language (pdf, root, report);
      set_metadata (pdf, root, report);
      join_paragraphs (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"), 0);
      set_attributes (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"), report, &chart, FALSE, 0);
      bytes = write_out (pdf);
    }
  if (bytes == NULL)
    say_what_failed (pdf, error);
  qpdf_cleanup (&pdf);
  return bytes;
}
