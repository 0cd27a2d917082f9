/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal.h - what happened to a plan since it was opened, kept on disk line by line until the plan is closed. */
#pragma once
#include "bst-plan.h"

/**
 * BstJournalState:
 * @BST_JOURNAL_WHOLE: every line is good
 * @BST_JOURNAL_TORN: the last line is not whole, as after a crash while it was written
 * @BST_JOURNAL_DAMAGED: a line is bad and good ones follow it; what came before it is good
 */
typedef enum { BST_JOURNAL_WHOLE, BST_JOURNAL_TORN, BST_JOURNAL_DAMAGED } BstJournalState;

/* --- Reading: bst-journal-read.c, bst-journal-replay.c ------------------------------------------------------------- */

typedef struct _BstJournalContent BstJournalContent;

BstJournalContent *bst_journal_read (const char *data, gsize length, GError **error);
void bst_journal_content_free (BstJournalContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstJournalContent, bst_journal_content_free)
BstJournalState bst_journal_content_get_state (const BstJournalContent *self, guint *ret_line);
gsize bst_journal_content_get_good (const BstJournalContent *self);
guint bst_journal_content_get_n (const BstJournalContent *self);
const char *bst_journal_content_get_saving (const BstJournalContent *self, const char **ret_sha256);
void bst_journal_content_take_as_saved (BstJournalContent *self);
const char *bst_journal_content_get_base (const BstJournalContent *self);
guint bst_journal_replay (const BstJournalContent *self, BstPlan *plan, guint n);
void bst_journal_replay_saved (const BstJournalContent *self, BstPlan *plan);

/* What a journal would bring back, without bringing it back. */
typedef struct {
  char *title; /* of the plan; NULL: it has none */
  char *plan_id; /* NULL: it has none */
  char *uri; /* of its file; NULL: it has none */
  char *sha256; /* of that file when it was opened or saved last; NULL without a file */
  gint64 time; /* of the last change, microseconds since 1970 */
  gboolean modified; /* something was not saved */
  gboolean undone; /* what was not saved is that steps were undone */
  guint n_changes; /* steps between what was saved and what would come back */
  GPtrArray *labels; /* of those steps, the last one first; a label once */
} BstJournalSummary;

void bst_journal_summary_clear (BstJournalSummary *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstJournalSummary, bst_journal_summary_clear)
void bst_journal_summarize (const BstJournalContent *self, BstJournalSummary *ret_summary);

/* --- Writing: bst-journal.c, bst-journal-file.c ------------------------------------------------------------------- */

#define BST_TYPE_JOURNAL (bst_journal_get_type ())
G_DECLARE_FINAL_TYPE (BstJournal, bst_journal, BST, JOURNAL, GObject)

BstJournal *bst_journal_new (BstPlan *plan, const char *folder, GFile *file, const char *sha256, GBytes *base);
BstJournal *bst_journal_resume (BstPlan *plan, const char *path, const BstJournalContent *content, guint n,
                                GError **error);
void bst_journal_note (BstJournal *self, const BstTransaction *transaction, gboolean again);
guint bst_journal_start_save (BstJournal *self);
void bst_journal_saving (BstJournal *self, guint save, GFile *file, const char *sha256, GPtrArray *log);
void bst_journal_saved (BstJournal *self, guint save, const char *folder, GFile *file, const char *sha256,
                        GPtrArray *log);
void bst_journal_move (BstJournal *self, const char *folder, GFile *file);
void bst_journal_flush (BstJournal *self);
char *bst_journal_get_path (BstJournal *self);
const char *bst_journal_get_problem (BstJournal *self);
void bst_journal_close (BstJournal *self, gboolean keep);
