/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-archive.h - XML in a ZIP file that somebody else made: XLSX and ODS.
 *
 * Hostile until parsed: what a file unpacks to, how many entries it has, how deep its XML goes and how large it is are
 * limited; a DOCTYPE is refused, so there are no entities; nothing outside the file is ever looked at. */
#pragma once
#include <gio/gio.h>

#define BST_ARCHIVE_MAX_ENTRIES 4096
#define BST_ARCHIVE_MAX_SIZE (G_GUINT64_CONSTANT (512) * 1024 * 1024)
/* A sheet of empty cells with a style shrinks to a hundredth; a bomb to a thousandth. */
#define BST_ARCHIVE_MAX_RATIO 250
#define BST_ARCHIVE_RATIO_FROM (16 * 1024 * 1024)
#define BST_XML_MAX_DEPTH 64

typedef struct _BstArchive BstArchive;

BstArchive *bst_archive_open (GBytes *bytes, GError **error);
void bst_archive_close (BstArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstArchive, bst_archive_close)
gboolean bst_archive_has (BstArchive *self, const char *name);
gboolean bst_archive_is_encrypted (BstArchive *self, const char *name);

/* What a reader does with XML. Names are local: "row" for "x:row". text comes whole, in one call or more; end and text may
 * be NULL. A FALSE from start stops with what bst_xml_fail() was told. */
typedef struct _BstXml BstXml;
typedef struct {
  void (*start) (BstXml *xml, const char *name, const char **attributes, const char **values);
  void (*end) (BstXml *xml, const char *name);
  void (*text) (BstXml *xml, const char *text, gsize length);
} BstXmlReader;

struct _BstXml {
  const BstXmlReader *reader;
  gpointer data;
  guint depth;
  GError *error; /* the first: reading stops */
};

gboolean bst_archive_parse (BstArchive *self, const char *name, const BstXmlReader *reader, gpointer data,
                            GError **error);
void bst_xml_take_error (BstXml *xml, GError *error);
const char *bst_xml_get (const char **attributes, const char **values, const char *name);
