/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal.c - an open plan's journal: the main thread hands over what happened, and bst-journal-worker.c writes it.
 *
 * A transaction is handed over as a copy that shares its values, so the main thread does nothing that grows with them
 * and never waits for a disk: a small write goes to memory. The person is told once where nothing can be written. */
#include "bst-journal-worker.h"
#include "bst-state.h"
#include "kinds/bst-plan-settings.h"

/* The way back from the worker: it may still report when the journal is gone. */
typedef struct {
  GWeakRef journal;
  GMainContext *context;
} Line;

struct _BstJournal {
  GObject parent_instance;
  BstPlan *plan;
  JsonObject *members; /* as told last */
  GMutex mutex; /* of worker, for bst_journal_saving() in another thread */
  BstJournalWorker *worker; /* NULL: closed */
  guint n_saves;
  char *problem;
  Line *line;
};

enum { PROBLEM_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstJournal, bst_journal, G_TYPE_OBJECT)

/* --- Problems -------------------------------------------------------------------------------------------------------- */

typedef struct {
  BstJournal *journal;
  int problem;
} Report;

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  BstJournal *self = report->journal;

  g_clear_pointer (&self->problem, g_free);
  if (report->problem != 0)
    self->problem = g_strdup (bst_state_explain (report->problem));
  g_signal_emit (self, signals[PROBLEM_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer data)
{
  g_object_unref (((Report *) data)->journal);
  g_free (data);
}

/* In any thread; not g_main_context_invoke(), which may call at once where no main loop runs. */
static void
report_problem (int problem, gpointer data)
{
  Line *line = data;
  BstJournal *journal = g_weak_ref_get (&line->journal);
  g_autoptr (GSource) source = g_idle_source_new ();
  Report *report;

  if (journal == NULL)
    return;
  report = g_new0 (Report, 1);
  report->journal = journal;
  report->problem = problem;
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, line->context);
}

/* --- The main thread -------------------------------------------------------------------------------------------------- */

/* After closing nothing is noted any more. */
static void
hand_over (BstJournal *self, BstJournalNote note)
{
  if (self->worker != NULL)
    bst_journal_worker_hand_over (self->worker, note);
}

/* Members of the file that this version does not know can change without a transaction too. */
static void
note_members (BstJournal *self, gboolean told)
{
  JsonObject *now = bst_plan_get_unknown (self->plan);

  if (now == self->members)
    return;
  json_object_unref (self->members);
  self->members = json_object_ref (now);
  if (told)
    return;
  hand_over (self, (BstJournalNote) { .type = BST_NOTE_MEMBERS, .members = json_object_ref (now) });
}

static BstJournal *
start (BstPlan *plan, BstJournalFile *file, const char *first, guint64 seq)
{
  BstJournal *self = g_object_new (BST_TYPE_JOURNAL, NULL);

  self->plan = g_object_ref (plan);
  self->members = json_object_ref (bst_plan_get_unknown (plan));
  self->line = g_new0 (Line, 1);
  g_weak_ref_init (&self->line->journal, self);
  self->line->context = g_main_context_ref_thread_default ();
  self->worker = bst_journal_worker_new (file, first, seq, report_problem, self->line);
  return self;
}

/**
 * bst_journal_new:
 * @plan: as it was opened or made: nothing changed yet
 * @folder: from bst_state_get_folder()
 * @file: (nullable): where the plan is kept
 * @sha256: (nullable): of what was opened
 * @base: (nullable): the content that was opened; for a plan without a file, what bst_plan_to_bytes() gives
 *
 * Starts a journal. Hand over each “applied” of @plan with bst_journal_note(). The signal “problem-changed” says when
 * it cannot be written, and when it can again; see bst_journal_get_problem().
 *
 * Returns: (transfer full): the journal; its files are made by another thread
 */
BstJournal *
bst_journal_new (BstPlan *plan, const char *folder, GFile *file, const char *sha256, GBytes *base)
{
  const BstPlanSettings *settings = BST_PLAN_SETTINGS (bst_plan_get_single (plan, BST_KIND_PLAN));
  g_autoptr (GString) first = g_string_new (NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL,
                  *base_sha256 = sha256 == NULL && base != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base)
                                                                : g_strdup (sha256);
  BstJournalEntry entry = { .time = g_get_real_time (),
                            .uri = uri,
                            .sha256 = uri != NULL ? (char *) sha256 : NULL,
                            .base = base_sha256,
                            .plan_id = settings->plan_id,
                            .title = settings->title };

  bst_journal_line_open (first, &entry);
  return start (plan, bst_journal_file_new (folder, base), first->str, 1);
}

/* What the file told of the last save: somebody may save there before the next crash, and then it tells no more. */
static void
append_found (GString *lines, const BstJournalContent *content, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const BstJournalEntry *entry = g_ptr_array_index (content->entries, i);
      if (entry->is_found_saved)
        bst_journal_line_save (lines, n, BST_JOURNAL_SAVED, entry);
    }
}

/**
 * bst_journal_resume:
 * @plan: what bst_journal_replay() made
 * @path: of the journal that it was made from
 * @content: what was replayed
 * @n: how many lines were
 * @error: %BST_ERROR_SAVE, for people
 *
 * Goes on with a journal that a crash left. Lines behind the first @n go into a file beside it.
 *
 * Returns: (transfer full) (nullable): the journal
 */
BstJournal *
bst_journal_resume (BstPlan *plan, const char *path, const BstJournalContent *content, guint n, GError **error)
{
  const BstJournalEntry *last = g_ptr_array_index (content->entries, n - 1);
  BstJournalFile *file = bst_journal_file_resume (path, last->end, error);
  g_autoptr (GString) first = g_string_new (NULL);

  if (file == NULL)
    return NULL;
  append_found (first, content, n);
  return start (plan, file, first->str, first->len > 0 ? n + 1 : n);
}

/**
 * bst_journal_note:
 * @transaction: as the plan's signal “applied” gives it
 * @again: as that signal gives it
 *
 * To be called for each “applied”, before any other listener can change the plan.
 */
void
bst_journal_note (BstJournal *self, const BstTransaction *transaction, gboolean again)
{
  gboolean is_last = bst_plan_get_undo (self->plan) == transaction; /* else typing, or the inverse of an undone step */

  note_members (self, transaction->members_after != NULL);
  if (again)
    hand_over (self, (BstJournalNote) { .type = is_last ? BST_NOTE_REDO : BST_NOTE_UNDO });
  else
    hand_over (self, (BstJournalNote) { .type = is_last ? BST_NOTE_DO : BST_NOTE_AMEND,
                                        .transaction =
                                            bst_transaction_copy (transaction, bst_transaction_get_n (transaction)) });
}

/**
 * bst_journal_start_save:
 *
 * To be called when the copy is taken that will be saved.
 *
 * Returns: a number for bst_journal_saving() and bst_journal_saved()
 */
guint
bst_journal_start_save (BstJournal *self)
{
  note_members (self, FALSE);
  hand_over (self, (BstJournalNote) { .type = BST_NOTE_SAVE });
  return self->n_saves++;
}

/**
 * bst_journal_saving:
 * @save: from bst_journal_start_save()
 * @file: where it will be in an instant
 * @sha256: of what will be there
 * @log: (nullable) (element-type BstRecord): what saving adds to the change log
 *
 * In any thread: waits until that is on the disk, so that the file is known again as our own after a crash that comes
 * before bst_journal_saved().
 */
void
bst_journal_saving (BstJournal *self, guint save, GFile *file, const char *sha256, GPtrArray *log)
{
  g_autoptr (GAsyncQueue) reply = g_async_queue_new ();
  gboolean open;

  g_mutex_lock (&self->mutex);
  if ((open = self->worker != NULL))
    bst_journal_worker_queue (self->worker, (BstJournalNote) { .type = BST_NOTE_SAVING,
                                                               .save = save,
                                                               .uri = g_file_get_uri (file),
                                                               .sha256 = g_strdup (sha256),
                                                               .log = log != NULL ? g_ptr_array_ref (log) : NULL,
                                                               .reply = g_async_queue_ref (reply) });
  g_mutex_unlock (&self->mutex);
  if (open)
    g_async_queue_pop (reply);
}

/**
 * bst_journal_saved:
 * @save: from bst_journal_start_save()
 * @folder: (nullable): from bst_state_get_folder(), where @file is not where the plan was before
 * @file: where it was saved
 * @sha256: of what was saved
 * @log: (nullable) (element-type BstRecord): what saving added to the change log
 */
void
bst_journal_saved (BstJournal *self, guint save, const char *folder, GFile *file, const char *sha256, GPtrArray *log)
{
  hand_over (self, (BstJournalNote) { .type = BST_NOTE_SAVED,
                                      .save = save,
                                      .folder = g_strdup (folder),
                                      .uri = g_file_get_uri (file),
                                      .sha256 = g_strdup (sha256),
                                      .log = log != NULL ? g_ptr_array_ref (log) : NULL });
}

/**
 * bst_journal_move:
 * @folder: from bst_state_get_folder()
 * @file: (nullable): %NULL: the plan has no file any more
 */
void
bst_journal_move (BstJournal *self, const char *folder, GFile *file)
{
  hand_over (self, (BstJournalNote) { .type = BST_NOTE_MOVE,
                                      .folder = g_strdup (folder),
                                      .uri = file != NULL ? g_file_get_uri (file) : NULL });
}

/**
 * bst_journal_flush:
 *
 * Waits until everything handed over is in the file. For tests, and where the program is told to end.
 */
void
bst_journal_flush (BstJournal *self)
{
  g_autoptr (GAsyncQueue) reply = g_async_queue_new ();

  if (self->worker == NULL)
    return;
  hand_over (self, (BstJournalNote) { .type = BST_NOTE_FLUSH, .reply = g_async_queue_ref (reply) });
  g_async_queue_pop (reply);
}

/**
 * bst_journal_get_path:
 *
 * Returns: (transfer full) (nullable): where the journal is; %NULL when it is closed
 */
char *
bst_journal_get_path (BstJournal *self)
{
  return self->worker != NULL ? bst_journal_worker_get_path (self->worker) : NULL;
}

/**
 * bst_journal_get_problem:
 *
 * Returns: (nullable) (transfer none): why nothing can be written now, as part of a sentence; %NULL: all is well
 */
const char *
bst_journal_get_problem (BstJournal *self)
{
  return self->problem;
}

/**
 * bst_journal_close:
 * @keep: whether its files stay, so that the work is offered again; %FALSE: the plan was closed, they go
 *
 * Ends the journal; later calls do nothing.
 */
void
bst_journal_close (BstJournal *self, gboolean keep)
{
  BstJournalWorker *worker;

  g_mutex_lock (&self->mutex);
  worker = g_steal_pointer (&self->worker);
  g_mutex_unlock (&self->mutex);
  if (worker == NULL)
    return;
  bst_journal_worker_end (worker, keep);
  g_weak_ref_clear (&self->line->journal);
  g_main_context_unref (self->line->context);
  g_clear_pointer (&self->line, g_free);
}

static void
bst_journal_dispose (GObject *object)
{
  BstJournal *self = BST_JOURNAL (object);

  bst_journal_close (self, TRUE);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->members, json_object_unref);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (bst_journal_parent_class)->dispose (object);
}

static void
bst_journal_finalize (GObject *object)
{
  g_mutex_clear (&BST_JOURNAL (object)->mutex);
  G_OBJECT_CLASS (bst_journal_parent_class)->finalize (object);
}

static void
bst_journal_class_init (BstJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_journal_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_journal_finalize;

  /**
   * BstJournal::problem-changed:
   *
   * Writing failed, or works again: see bst_journal_get_problem(). In the thread that made the journal.
   */
  signals[PROBLEM_CHANGED] =
      g_signal_new ("problem-changed", BST_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_journal_init (BstJournal *self)
{
  g_mutex_init (&self->mutex);
}
