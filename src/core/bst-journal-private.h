/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-private.h - the lines of a journal, for the parts that write, read and replay them.
 *
 *   CHECKSUM {"seq": 0, "open": {"journal": 1, "uri": …, "sha256": …, "base": …, "plan": …, "title": …, "time": …}}
 *   CHECKSUM {"seq": 1, "do": {"label": …, "author": …, "time": …, "coalesce": …, "changes": [{"op": "set", …}, …]}}
 *   CHECKSUM {"seq": 2, "amend": {"time": …, "keep": 12, "drop": 0, "text": "…"}}
 *   CHECKSUM {"seq": 3, "undo": {"time": …}}    and "redo"
 *   CHECKSUM {"seq": 4, "saving": {"at": 2, "uri": …, "sha256": …, "time": …, "log": […]}}    the file is about to become so
 *   CHECKSUM {"seq": 5, "saved": …}    the same, when it did
 *   CHECKSUM {"seq": 6, "moved": {"uri": …}}    without "uri": it has no file any more
 *   CHECKSUM {"seq": 7, "members": {"members": {…}}}    of the file, that this version does not know; "do" may have them too
 *
 * The checksum is the first 16 digits of the SHA-256 of what follows the space. Only what a change sets is written:
 * applied to the same plan, it finds the same "before" again. */
#pragma once
#include "bst-journal.h"
#include "bst-plan.h"

#define BST_JOURNAL_VERSION 1
#define BST_JOURNAL_CHECKSUM 16

typedef enum {
  BST_JOURNAL_OPEN,
  BST_JOURNAL_DO,
  BST_JOURNAL_AMEND,
  BST_JOURNAL_UNDO,
  BST_JOURNAL_REDO,
  BST_JOURNAL_SAVING,
  BST_JOURNAL_SAVED,
  BST_JOURNAL_MOVED,
  BST_JOURNAL_MEMBERS,
  BST_JOURNAL_N_OPS
} BstJournalOp;

extern const char *const bst_journal_ops[BST_JOURNAL_N_OPS];

typedef struct {
  BstJournalOp op;
  gint64 time;                 /* microseconds since 1970; 0: not told */
  BstTransaction *transaction; /* DO */
  gboolean is_splice;          /* AMEND: of a text; else value */
  gint64 keep, drop;           /* AMEND: bytes of the old text that stay at its start, and that go behind them */
  JsonNode *value; /* AMEND: the text put in, or the new value, NULL for the default; MEMBERS, DO: the members */
  GPtrArray *log; /* SAVING, SAVED: BstRecord: what saving added to the change log; NULL: nothing */
  gint64 at; /* SAVING, SAVED: the line after which the plan was as saved */
  gboolean is_found_saved; /* SAVED: the line says SAVING, and the file told the rest */
  char *uri, *sha256; /* OPEN, SAVING, SAVED, MOVED; may be NULL */
  char *base, *plan_id, *title; /* OPEN */
  gsize end; /* offset behind the line */
} BstJournalEntry;

void bst_journal_entry_free (BstJournalEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstJournalEntry, bst_journal_entry_free)

/* bst-journal-line.c: seq is the line's number, from 0. */
void bst_journal_line_open (GString *out, const BstJournalEntry *entry);
void bst_journal_line_do (GString *out, guint64 seq, const BstTransaction *transaction);
void bst_journal_line_amend (GString *out, guint64 seq, const BstChange *change, gint64 time);
void bst_journal_line_step (GString *out, guint64 seq, BstJournalOp op, gint64 time);
void bst_journal_line_save (GString *out, guint64 seq, BstJournalOp op, const BstJournalEntry *entry);
void bst_journal_line_moved (GString *out, guint64 seq, const char *uri);
void bst_journal_line_members (GString *out, guint64 seq, JsonObject *members);
gboolean bst_journal_line_is_whole (const char *line, gsize length);

/* bst-journal-parse.c */
BstJournalEntry *bst_journal_line_parse (const char *line, gsize length, guint64 seq, GHashTable *pool);

/* bst-journal-replay.c */
char *bst_journal_entry_splice (const BstJournalEntry *entry, const char *old);

/* bst-journal-file.c: the file. Called by one thread at a time; what writes returns 0 or an errno. */
typedef struct _BstJournalFile BstJournalFile;
BstJournalFile *bst_journal_file_new (const char *folder, GBytes *base);
BstJournalFile *bst_journal_file_resume (const char *path, gsize good, GError **error);
int bst_journal_file_append (BstJournalFile *self, const char *lines, gsize length, gboolean *ret_written);
gboolean bst_journal_file_is_quick (BstJournalFile *self);
void bst_journal_file_sync (BstJournalFile *self);
int bst_journal_file_move (BstJournalFile *self, const char *folder);
char *bst_journal_file_get_path (BstJournalFile *self);
void bst_journal_file_close (BstJournalFile *self, gboolean keep);

/* A journal in memory. */
struct _BstJournalContent {
  GPtrArray *entries; /* BstJournalEntry; the first is OPEN */
  gsize good; /* bytes in whole lines from the start */
  BstJournalState state;
  guint line; /* the first that is not good, from 1 */
};
