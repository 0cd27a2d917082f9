/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-private.h - shared by bst-document.c (changing) and bst-document-file.c (opening and saving),
 * bst-document-watch.c (what others do to the file)
 * and bst-document-journal.c (what a crash must not take). */
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
  BstPortfolio *portfolio; /* NULL: not asked for yet */
  BstBudgetTotals *budget; /* the same */
  BstPack *pack; /* what a contribution pack says of itself; NULL: it is a whole plan, or a damaged pack */
  gboolean closed; /* a pack that cannot be filled in: its year is locked, or it is damaged */
  GFile *file;   /* NULL: never saved */
  char *sha256;  /* of the file as we know it */
  BstFileSeen
      seen; /* the file as our own save left it; not known after opening, since somebody may have written it within
                       the same step of the clock: the first save reads what is there */
  char *save_note;  /* NULL, or what the last save that went well could not do */
  BstPlan *base; /* as opened or saved last, sharing its values; NULL: never in a file */
  char *author;
  gboolean saving;
  GQueue waiting; /* GTask: saves asked for while one is under way, in their order */
  BstJournal *journal; /* NULL: only read, or closed */
  BstLock *lock;
  BstLockHolder holder; /* locked_out: who has it */
  gboolean locked_out;
  GBytes *opened;       /* the content, until the journal has it */
  GPtrArray *leftovers; /* BstRecovery, or NULL */
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
void bst_document_notify_journal (BstDocument *self);
BstFramework *bst_document_find_framework (BstPlan *plan, GError **error);
BstLock *bst_document_take_lock (BstPlan *plan, GFile *file, BstLockHolder *ret_holder);
void bst_document_leave_file (BstDocument *self);
void bst_document_note_saved (BstDocument *self, guint save, gboolean moved, GPtrArray *log);
void bst_document_notify_outside (BstDocument *self);
void bst_document_watch (BstDocument *self, const char *etag);
void bst_document_unwatch (BstDocument *self);
