/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-odt-private.h - shared by bst-report-odt.c (the text and the archive) and -odt-styles.c (styles.xml). */
#pragma once
#include "bst-report-odt.h"

#define NAMESPACES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\""
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* Styles of a stretch of a text. */
#define BST_ODT_REMOVED "Removed"
#define BST_ODT_ADDED "Added"

#define BST_ODT_N_HEADINGS 4

void bst_odt_append_text (GString *out, const char *text);
char *bst_odt_make_styles (const BstReport *report);
