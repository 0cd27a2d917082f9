/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-worker.h - for bst-journal.c: writes what happened, at once or in a thread. */
#pragma once
#include "bst-journal-private.h"

typedef enum {
  BST_NOTE_DO,
  BST_NOTE_AMEND,
  BST_NOTE_UNDO,
  BST_NOTE_REDO,
  BST_NOTE_MEMBERS,
  BST_NOTE_SAVE,
  BST_NOTE_SAVING,
  BST_NOTE_SAVED,
  BST_NOTE_MOVE,
  BST_NOTE_FLUSH,
  BST_NOTE_WAKE, /* for the thread to look what is due */
  BST_NOTE_END
} BstJournalNoteType;

typedef struct {
  BstJournalNoteType type;
  gint64 time;                 /* 0: now */
  BstTransaction *transaction; /* DO, AMEND */
  JsonObject *members;         /* MEMBERS */
  guint save;                  /* SAVING, SAVED: which of the SAVE notes, from 0 */
  char *folder, *uri, *sha256; /* SAVING, SAVED, MOVE */
  GPtrArray *log; /* SAVING, SAVED: BstRecord; nobody changes them any more */
  GAsyncQueue *reply; /* SAVING, FLUSH: gets something when all is in the file, with SAVING also on the disk */
} BstJournalNote;

typedef void (*BstJournalReport) (int problem, gpointer data);

typedef struct _BstJournalWorker BstJournalWorker;
BstJournalWorker *bst_journal_worker_new (BstJournalFile *file, const char *first, guint64 seq, BstJournalReport report,
                                          gpointer data);
void bst_journal_worker_hand_over (BstJournalWorker *self, BstJournalNote note);
void bst_journal_worker_queue (BstJournalWorker *self, BstJournalNote note);
char *bst_journal_worker_get_path (BstJournalWorker *self);
void bst_journal_worker_end (BstJournalWorker *self, gboolean keep);
