/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-private.h - shared by bst-document.c (changing) and bst-document-file.c (opening and saving)
 * and bst-document-watch.c (what others do to the file). */
#pragma once
#include "bst-document.h"
#include "bst-saver.h"
#include "bst-writer.h"

struct _BstDocument {
  GObject parent_instance;
  BstPlan *plan;
  BstFramework *framework;
  BstChecker *checker;
  BstCoverage *coverage;
  GFile *file;   /* NULL: never saved */
  char *sha256;  /* of the file as we know it */
  BstFileSeen seen; /* the file as our own save left it */
  char *save_note;  /* NULL, or what the last save that went well could not do */
  BstPlan *base; /* as opened or saved last, sharing its values; NULL: never in a file */
  char *author;
  gboolean saving;
  guint check_source, clock_source;
  /* what others do to the file */
  GFileMonitor *monitor;
  GCancellable *watch; /* of the looks at this file */
  char *etag;
  guint pause_source;
  gboolean looking, look_again;
  BstOutside outside;
  gint64 outside_time; /* seconds since 1970 */
};

void bst_document_notify_state (BstDocument *self);
void bst_document_notify_outside (BstDocument *self);
void bst_document_watch (BstDocument *self, const char *etag);
void bst_document_unwatch (BstDocument *self);
