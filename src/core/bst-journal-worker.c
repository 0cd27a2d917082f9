/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-worker.c - turns what happened into lines, and hands them to the file.
 *
 * What is small is written at once by whoever hands it over: that is a few microseconds where the file is in memory,
 * and then nothing is lost with the program, however busy the machine. What is large, what follows something that is
 * not written yet, what would wait for a disk or for a share goes to a thread, in order. Typing is written when it
 * begins and then at most PAUSE after a key. Where the disk is full, the lines wait in memory and are tried again. */
#define _GNU_SOURCE /* RUSAGE_THREAD */
#include "bst-journal-worker.h"
#include <sys/resource.h>

#define PAUSE (G_TIME_SPAN_SECOND / 2)
#define RETRY (10 * G_TIME_SPAN_SECOND)
#define SMALL_CHANGES 16
#define SMALL_BYTES (64 * 1024)
#define SLOW (5 * (G_TIME_SPAN_SECOND / 1000)) /* a write that takes longer leaves the disk to the thread … */
#define SLOW_FOR (5 * G_TIME_SPAN_SECOND)      /* … for so long */
#define PATIENCE (3 * (G_TIME_SPAN_SECOND / 1000)) /* with a thread that is about to be done */

struct _BstJournalWorker {
  GThread *thread;
  GAsyncQueue *notes;
  int n_waiting; /* atomic: notes that are not written yet */
  GMutex mutex;  /* of all that follows, and of the file */
  gint64 slow_until;
  BstJournalFile *file;
  GString *lines; /* not in the file yet */
  guint64 seq;    /* of the next line */
  BstTransaction *typed; /* newest typing that has no line yet: its before is what the last line said */
  gint64 typed_since, retry_at;
  GArray *saves;  /* guint64: the line after which the plan is as in save N */
  int problem;
  BstJournalReport report;
  gpointer data;
};

static void
note_free (BstJournalNote *note)
{
  g_clear_pointer (&note->transaction, bst_transaction_free);
  g_clear_pointer (&note->members, json_object_unref);
  g_clear_pointer (&note->log, g_ptr_array_unref);
  g_free (note->folder);
  g_free (note->uri);
  g_free (note->sha256);
  g_clear_pointer (&note->reply, g_async_queue_unref);
  g_free (note);
}

static void
write_typed (BstJournalWorker *worker)
{
  if (worker->typed == NULL)
    return;
  bst_journal_line_amend (worker->lines, worker->seq++, bst_transaction_get (worker->typed, 0), worker->typed->time);
  g_clear_pointer (&worker->typed, bst_transaction_free);
}

/* The newest typing takes the place of the one before it, and remembers what the last line said. */
static void
take_typed (BstJournalWorker *worker, BstJournalNote *note)
{
  BstChange *new = &g_array_index (note->transaction->changes, BstChange, 0);

  if (worker->typed != NULL)
    {
      bst_value_clear (new->field, &new->before);
      new->before = bst_value_copy (new->field, bst_transaction_get (worker->typed, 0)->before);
      bst_transaction_free (worker->typed);
    }
  else
    worker->typed_since = g_get_monotonic_time ();
  worker->typed = g_steal_pointer (&note->transaction);
}

static void
write_save (BstJournalWorker *worker, BstJournalOp op, const BstJournalNote *note)
{
  BstJournalEntry entry = { .at = (gint64) g_array_index (worker->saves, guint64, note->save),
                            .uri = note->uri,
                            .sha256 = note->sha256,
                            .time = note->time,
                            .log = note->log };

  bst_journal_line_save (worker->lines, worker->seq++, op, &entry);
  if (note->folder != NULL)
    bst_journal_file_move (worker->file, note->folder);
}

static void
write_note (BstJournalWorker *worker, BstJournalNote *note)
{
  guint64 last;

  if (note->type == BST_NOTE_AMEND)
    {
      take_typed (worker, note);
      return;
    }
  write_typed (worker);
  last = worker->seq - 1;
  switch (note->type)
    {
    case BST_NOTE_DO:
      bst_journal_line_do (worker->lines, worker->seq++, note->transaction);
      break;
    case BST_NOTE_UNDO:
    case BST_NOTE_REDO:
      bst_journal_line_step (worker->lines, worker->seq++,
                             note->type == BST_NOTE_UNDO ? BST_JOURNAL_UNDO : BST_JOURNAL_REDO, note->time);
      break;
    case BST_NOTE_MEMBERS:
      bst_journal_line_members (worker->lines, worker->seq++, note->members);
      break;
    case BST_NOTE_SAVE:
      g_array_append_val (worker->saves, last);
      break;
    case BST_NOTE_SAVING:
      write_save (worker, BST_JOURNAL_SAVING, note);
      break;
    case BST_NOTE_SAVED:
      write_save (worker, BST_JOURNAL_SAVED, note);
      break;
    case BST_NOTE_MOVE:
      bst_journal_line_moved (worker->lines, worker->seq++, note->uri);
      bst_journal_file_move (worker->file, note->folder);
      break;
    default:
      break;
    }
}

static void
write_lines (BstJournalWorker *worker)
{
  gboolean written = TRUE;
  int problem = 0;

  if (worker->lines->len == 0 && worker->problem == 0)
    return;
  problem = bst_journal_file_append (worker->file, worker->lines->str, worker->lines->len, &written);
  if (written)
    g_string_truncate (worker->lines, 0);
  if (problem != 0)
    worker->retry_at = g_get_monotonic_time () + RETRY;
  if ((problem != 0) != (worker->problem != 0)) /* told once when it goes wrong and once when it is well again */
    worker->report (problem, worker->data);
  worker->problem = problem;
}

/* Writes what may wait no longer, and tells until when the rest may. */
static gint64
write_due (BstJournalWorker *worker)
{
  gint64 until = G_MAXINT64;

  g_mutex_lock (&worker->mutex);
  if (worker->typed != NULL && g_get_monotonic_time () >= worker->typed_since + PAUSE)
    write_typed (worker); /* however fast the notes come */
  write_lines (worker);
  if (worker->typed != NULL)
    until = worker->typed_since + PAUSE;
  if (worker->problem != 0)
    until = MIN (until, worker->retry_at);
  g_mutex_unlock (&worker->mutex);
  return until;
}

/* Waits for a note, for the moment to write what is being typed, or to try the disk again. */
static BstJournalNote *
wait_for_note (BstJournalWorker *worker, gint64 until)
{
  if (until == G_MAXINT64)
    return g_async_queue_pop (worker->notes);
  return g_async_queue_timeout_pop (worker->notes, (guint64) MAX (until - g_get_monotonic_time (), 1));
}

static void
take_note (BstJournalWorker *worker, BstJournalNote *note)
{
  g_mutex_lock (&worker->mutex);
  write_note (worker, note);
  write_lines (worker);
  g_atomic_int_add (&worker->n_waiting, -1);
  g_mutex_unlock (&worker->mutex);
  if (note->type == BST_NOTE_SAVING)
    bst_journal_file_sync (worker->file); /* without the mutex: the main thread writes on */
  if (note->reply != NULL)
    g_async_queue_push (note->reply, GINT_TO_POINTER (1));
}

static gpointer
worker_thread (gpointer data)
{
  BstJournalWorker *worker = data;
  gboolean end = FALSE;

  while (!end)
    {
      BstJournalNote *note = wait_for_note (worker, write_due (worker));
      if (note == NULL)
        continue;
      end = note->type == BST_NOTE_END;
      if (note->type != BST_NOTE_WAKE)
        take_note (worker, note);
      note_free (note);
    }
  return NULL;
}

/* --- Without the thread ----------------------------------------------------------------------------------------------- */

static gboolean
is_small (const BstJournalNote *note)
{
  switch (note->type)
    {
    case BST_NOTE_DO:
      return bst_transaction_get_n (note->transaction) <= SMALL_CHANGES;
    case BST_NOTE_AMEND:
    case BST_NOTE_UNDO:
    case BST_NOTE_REDO:
    case BST_NOTE_SAVE:
      return TRUE;
    default:
      return FALSE;
    }
}

typedef enum { NOW, SOON, NOT_NOW } Turn;

/* Whether the thread is done with everything before, and the file takes more without waiting for a disk. */
static Turn
whose_turn (BstJournalWorker *self)
{
  if (self->lines->len > 0 || self->problem != 0 || !bst_journal_file_is_quick (self->file))
    return NOT_NOW;
  return g_atomic_int_get (&self->n_waiting) == 0 ? NOW : SOON;
}

/* How often the calling thread has waited for something, such as a disk. That it had to leave the processor to others
 * does not count: on a busy machine that happens within the quickest write. */
static glong
get_n_waits (void)
{
  struct rusage usage = { 0 };

  getrusage (RUSAGE_THREAD, &usage);
  return usage.ru_nvcsw;
}

static void
wake (BstJournalWorker *self)
{
  g_async_queue_push (self->notes, g_memdup2 (&(BstJournalNote) { .type = BST_NOTE_WAKE }, sizeof (BstJournalNote)));
}

static void
write_at_once (BstJournalWorker *self, BstJournalNote *note)
{
  gboolean was_typing = self->typed != NULL;
  gint64 start = g_get_monotonic_time (), end;
  glong n_waits = get_n_waits ();

  write_note (self, note);
  if (self->lines->len <= SMALL_BYTES)
    write_lines (self);
  end = g_get_monotonic_time ();
  if (end - start > SLOW && get_n_waits () > n_waits)
    self->slow_until = end + SLOW_FOR;
  if (self->lines->len > 0 || self->problem != 0 || (self->typed != NULL && !was_typing))
    wake (self);
}

static Turn
try_turn (BstJournalWorker *self, BstJournalNote *note)
{
  Turn turn = SOON;

  if (!g_mutex_trylock (&self->mutex))
    return SOON;
  if ((turn = whose_turn (self)) == NOW)
    write_at_once (self, note);
  g_mutex_unlock (&self->mutex);
  return turn;
}

/* Whether that was possible without waiting for more than the thread's turn on a busy processor: what lies in the queue
 * would be lost with the program. */
static gboolean
try_at_once (BstJournalWorker *self, BstJournalNote *note)
{
  gint64 now = g_get_monotonic_time (), until = now + PATIENCE;
  Turn turn = SOON;

  if (!is_small (note) || now < self->slow_until)
    return FALSE;
  while ((turn = try_turn (self, note)) == SOON && g_get_monotonic_time () < until)
    g_usleep (100);
  return turn == NOW;
}

static BstJournalNote *
note_new (BstJournalNote note)
{
  note.time = note.time != 0 ? note.time : g_get_real_time ();
  return g_memdup2 (&note, sizeof note);
}

static void
queue (BstJournalWorker *self, BstJournalNote *note)
{
  g_atomic_int_inc (&self->n_waiting);
  g_async_queue_push (self->notes, note);
}

/**
 * bst_journal_worker_new:
 * @file: (transfer full): where the lines go
 * @first: (nullable): the line to begin with
 * @seq: of the next line
 * @report: called in any thread: an errno when writing fails, 0 when it works again
 *
 * Returns: (transfer full): something that waits for notes
 */
BstJournalWorker *
bst_journal_worker_new (BstJournalFile *file, const char *first, guint64 seq, BstJournalReport report, gpointer data)
{
  BstJournalWorker *self = g_new0 (BstJournalWorker, 1);

  self->notes = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  self->file = file;
  self->lines = g_string_new (first);
  self->seq = seq;
  self->saves = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->report = report;
  self->data = data;
  self->thread = g_thread_new ("journal", worker_thread, self);
  return self;
}

/**
 * bst_journal_worker_hand_over:
 *
 * Never waits longer than PATIENCE and one small write. Always to be called by the same thread. What @note
 * points to becomes the worker's.
 */
void
bst_journal_worker_hand_over (BstJournalWorker *self, BstJournalNote note)
{
  BstJournalNote *mine = note_new (note);

  if (try_at_once (self, mine))
    note_free (mine);
  else
    queue (self, mine);
}

/**
 * bst_journal_worker_queue:
 *
 * As bst_journal_worker_hand_over(), from any thread, and always left to the worker's own.
 */
void
bst_journal_worker_queue (BstJournalWorker *self, BstJournalNote note)
{
  queue (self, note_new (note));
}

/**
 * bst_journal_worker_get_path:
 *
 * Returns: (transfer full): of the journal
 */
char *
bst_journal_worker_get_path (BstJournalWorker *self)
{
  return bst_journal_file_get_path (self->file);
}

/**
 * bst_journal_worker_end:
 * @self: (transfer full): no longer needed
 * @keep: whether the files stay
 *
 * Waits until what was handed over is written, which is the time of one write.
 */
void
bst_journal_worker_end (BstJournalWorker *self, gboolean keep)
{
  bst_journal_worker_hand_over (self, (BstJournalNote) { .type = BST_NOTE_END });
  g_thread_join (self->thread);
  bst_journal_file_close (self->file, keep);
  g_async_queue_unref (self->notes);
  g_mutex_clear (&self->mutex);
  g_string_free (self->lines, TRUE);
  g_clear_pointer (&self->typed, bst_transaction_free);
  g_array_unref (self->saves);
  g_free (self);
}
