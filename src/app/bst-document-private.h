/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-private.h - shared by bst-document.c (changing) and bst-document-file.c (opening and saving). */
#pragma once
#include "bst-document.h"
#include "bst-writer.h"

struct _BstDocument {
  GObject parent_instance;
  BstPlan *plan;
  BstFramework *framework;
  BstChecker *checker;
  BstCoverage *coverage;
  GFile *file;   /* NULL: never saved */
  char *sha256;  /* of the file as we know it */
  char *author;
  gboolean saving;
  guint check_source, clock_source;
};

void bst_document_notify_state (BstDocument *self);
