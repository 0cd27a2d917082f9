/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ask-job.h - the packs of a year, written in a thread, one domain after the other; what fails is told of that domain. */
#pragma once
#include "bst-document.h"
#include "bst-pack-ask.h"

typedef struct {
  gint64 year, deadline;
  char *instructions, *contact;
  GFile *folder;
  GStrv domains;
  gboolean with_sheets; /* each pack also as a spreadsheet */
} BstAskWish;

typedef struct {
  char *domain, *title;
  GStrv files; /* names, as they were written; empty: none */
  char *subject, *letter; /* a mail to send them with */
  char *problem; /* why it, or its spreadsheet, could not be written; NULL: nothing went wrong */
  gboolean renamed; /* a file of the usual name was there: it stays as it was */
} BstAskedDomain;

typedef struct {
  GFile *folder;
  GPtrArray *domains; /* BstAskedDomain */
  guint n_asked;
  BstTransaction *transaction; /* notes in the plan who was asked; may be stolen */
} BstAskOutcome;

BstAskWish *bst_ask_wish_new (void);
void bst_ask_wish_free (BstAskWish *self);
void bst_ask_outcome_free (BstAskOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstAskOutcome, bst_ask_outcome_free)

void bst_ask_job_run_async (BstDocument *document, BstAskWish *wish, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
BstAskOutcome *bst_ask_job_run_finish (GAsyncResult *result, GError **error);
