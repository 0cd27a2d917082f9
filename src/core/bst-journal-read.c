/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-read.c - a whole journal, as far as it is good, and what it would bring back. */
#include "bst-journal-private.h"
#include "bst-json.h"
#include "bst-text.h"
#include <string.h>

#define MAX_LABELS 5

/**
 * bst_journal_content_free:
 * @self: (transfer full): no longer needed
 */
void
bst_journal_content_free (BstJournalContent *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* A line with a good checksum behind the bad one: then it is no torn end, but damage. */
static gboolean
has_whole_line (const char *data, gsize length)
{
  while (length > 0)
    {
      const char *end = memchr (data, '\n', length);
      gsize n = end != NULL ? (gsize) (end - data) : length;
      if (end != NULL && bst_journal_line_is_whole (data, n))
        return TRUE;
      n += end != NULL ? 1 : 0;
      data += n;
      length -= n;
    }
  return FALSE;
}

static void
judge_rest (BstJournalContent *self, const char *data, gsize length)
{
  const char *rest = data + self->good, *end = memchr (rest, '\n', length - self->good);

  self->line = self->entries->len + 1;
  self->state = end != NULL && has_whole_line (end + 1, (gsize) (data + length - end - 1)) ? BST_JOURNAL_DAMAGED
                                                                                           : BST_JOURNAL_TORN;
}

/**
 * bst_journal_read:
 * @data: a journal, in whatever state
 * @length: in bytes
 * @error: %BST_ERROR_SYNTAX: not even the first line is good, so nobody knows what it belongs to
 *
 * Reads the lines up to the first that is not good. Never crashes, whatever the bytes are.
 *
 * Returns: (nullable) (transfer full): what is good
 */
BstJournalContent *
bst_journal_read (const char *data, gsize length, GError **error)
{
  g_autoptr (BstJournalContent) self = g_new0 (BstJournalContent, 1);
  g_autoptr (GHashTable) pool = bst_pool_new ();

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_journal_entry_free);
  while (self->good < length)
    {
      const char *line = data + self->good, *end = memchr (line, '\n', length - self->good);
      BstJournalEntry *entry =
          end != NULL ? bst_journal_line_parse (line, (gsize) (end - line), self->entries->len, pool) : NULL;
      if (entry == NULL)
        {
          judge_rest (self, data, length);
          break;
        }
      self->good = entry->end = (gsize) (end + 1 - data);
      g_ptr_array_add (self->entries, entry);
    }
  if (self->entries->len > 0)
    return g_steal_pointer (&self);
  g_set_error_literal (error, BST_ERROR, BST_ERROR_SYNTAX,
                       bst_text (NULL, N_ ("the record of unsaved work is damaged from its first line on")));
  return NULL;
}

/**
 * bst_journal_content_get_state:
 * @ret_line: (out) (optional): the first line that is not good, from 1; 0 with %BST_JOURNAL_WHOLE
 */
BstJournalState
bst_journal_content_get_state (const BstJournalContent *self, guint *ret_line)
{
  if (ret_line != NULL)
    *ret_line = self->line;
  return self->state;
}

/**
 * bst_journal_content_get_good:
 *
 * Returns: how many bytes from the start are good lines
 */
gsize
bst_journal_content_get_good (const BstJournalContent *self)
{
  return self->good;
}

/**
 * bst_journal_content_get_n:
 *
 * Returns: how many good lines there are
 */
guint
bst_journal_content_get_n (const BstJournalContent *self)
{
  return self->entries->len;
}

/* The newest save, where no line says that it came to its end; NULL: each did. */
static BstJournalEntry *
find_saving (const BstJournalContent *self)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      BstJournalEntry *entry = g_ptr_array_index (self->entries, i);
      if (entry->op == BST_JOURNAL_SAVING)
        return entry;
      if (entry->op == BST_JOURNAL_SAVED)
        return NULL;
    }
  return NULL;
}

/**
 * bst_journal_content_get_saving:
 * @ret_sha256: (out) (nullable) (transfer none): what that file holds if the save came to its end
 *
 * The program may have died between putting the new content into the file and noting that.
 *
 * Returns: (nullable) (transfer none): the URI of a file that was being saved; %NULL: no save was under way, or it failed
 */
const char *
bst_journal_content_get_saving (const BstJournalContent *self, const char **ret_sha256)
{
  const BstJournalEntry *entry = find_saving (self);

  *ret_sha256 = entry != NULL ? entry->sha256 : NULL;
  return entry != NULL ? entry->uri : NULL;
}

/**
 * bst_journal_content_take_as_saved:
 *
 * To be called where the file holds what bst_journal_content_get_saving() tells: from now on that save counts as one of
 * which the journal says that it came to its end, and bst_journal_resume() writes it.
 */
void
bst_journal_content_take_as_saved (BstJournalContent *self)
{
  BstJournalEntry *entry = find_saving (self);

  if (entry == NULL)
    return;
  entry->op = BST_JOURNAL_SAVED;
  entry->is_found_saved = TRUE;
}

/**
 * bst_journal_content_get_base:
 *
 * Returns: (nullable) (transfer none): SHA-256 of the content that the first line starts from
 */
const char *
bst_journal_content_get_base (const BstJournalContent *self)
{
  return ((const BstJournalEntry *) g_ptr_array_index (self->entries, 0))->base;
}

/* --- What would come back: the history as BstPlan keeps it, without a plan ------------------------------------------ */

typedef struct {
  GPtrArray *steps; /* label of each step, as BstPlan.history; not owned */
  GArray *states; /* as BstPlan.states: the line that made each */
  GArray *at_line; /* the state after each line */
  guint n_done;
  guint64 saved;
} Model;

static void
model_do (Model *model, const char *label, guint64 line)
{
  g_ptr_array_set_size (model->steps, (int) model->n_done);
  g_array_set_size (model->states, model->n_done + 1);
  g_ptr_array_add (model->steps, (gpointer) (label != NULL ? label : ""));
  g_array_append_val (model->states, line);
  model->n_done++;
}

static void
model_amend (Model *model, guint64 line)
{
  g_ptr_array_set_size (model->steps, (int) model->n_done);
  g_array_set_size (model->states, model->n_done + 1);
  if (model->n_done > 0)
    g_array_index (model->states, guint64, model->n_done) = line;
}

/* titling: whether the last step is a title, so that typing goes on in it. */
static void
note_title (BstJournalSummary *summary, const BstJournalEntry *entry, gboolean *titling)
{
  guint n = entry->op == BST_JOURNAL_DO ? bst_transaction_get_n (entry->transaction) : 0;

  if (entry->op == BST_JOURNAL_AMEND && *titling && entry->is_splice)
    {
      g_autofree char *old = summary->title;
      summary->title = bst_journal_entry_splice (entry, old);
    }
  else if (entry->op == BST_JOURNAL_DO)
    *titling = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const BstChange *change = bst_transaction_get (entry->transaction, i);
      if (change->kind == BST_KIND_PLAN && change->type == BST_CHANGE_SET && strcmp (change->field->name, "title") == 0)
        {
          g_free (summary->title);
          summary->title = g_strdup (change->after.ptr);
          *titling = TRUE;
        }
    }
}

/* What a line changes of a summary besides the history. */
static void
note_facts (BstJournalSummary *summary, const BstJournalEntry *entry)
{
  if (entry->op == BST_JOURNAL_OPEN || entry->op == BST_JOURNAL_SAVED || entry->op == BST_JOURNAL_MOVED)
    {
      g_free (summary->uri);
      g_free (summary->sha256);
      summary->uri = g_strdup (entry->uri);
      summary->sha256 = g_strdup (entry->sha256);
    }
  if (entry->op != BST_JOURNAL_SAVING && entry->op != BST_JOURNAL_SAVED && entry->time != 0)
    summary->time = entry->time;
}

static void
follow_line (Model *model, const BstJournalEntry *entry, guint64 line)
{
  if (entry->op == BST_JOURNAL_DO)
    model_do (model, entry->transaction->label, line);
  else if (entry->op == BST_JOURNAL_AMEND)
    model_amend (model, line);
  else if (entry->op == BST_JOURNAL_UNDO && model->n_done > 0)
    model->n_done--;
  else if (entry->op == BST_JOURNAL_REDO && model->n_done < model->steps->len)
    model->n_done++;
  else if (entry->op == BST_JOURNAL_SAVED)
    model->saved = g_array_index (model->at_line, guint64, entry->at);
  g_array_append_val (model->at_line, g_array_index (model->states, guint64, model->n_done));
}

/* Where the saved state is in the history; -1: it cannot be reached any more by undoing. */
static gint64
find_saved (const Model *model)
{
  for (guint i = 0; i < model->states->len; i++)
    if (g_array_index (model->states, guint64, i) == model->saved)
      return i;
  return -1;
}

static void
collect_labels (const Model *model, guint from, guint to, GPtrArray *labels)
{
  for (guint i = to; i-- > from && labels->len < MAX_LABELS;)
    {
      const char *label = g_ptr_array_index (model->steps, i);
      if (*label != '\0' && !g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
        g_ptr_array_add (labels, g_strdup (label));
    }
}

static void
compare_with_saved (const Model *model, BstJournalSummary *summary)
{
  gint64 saved = find_saved (model);
  guint from, to;

  summary->modified = g_array_index (model->states, guint64, model->n_done) != model->saved;
  summary->undone = saved > model->n_done;
  from = saved < 0 ? 0 : MIN ((guint) saved, model->n_done);
  to = summary->undone ? (guint) MIN (saved, model->steps->len) : model->n_done;
  summary->n_changes = to - from;
  summary->labels = g_ptr_array_new_with_free_func (g_free);
  collect_labels (model, from, to, summary->labels);
}

/**
 * bst_journal_summarize:
 * @ret_summary: (out): to be cleared
 */
void
bst_journal_summarize (const BstJournalContent *self, BstJournalSummary *ret_summary)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GArray) states = g_array_new (FALSE, TRUE, sizeof (guint64)),
                     at_line = g_array_new (FALSE, TRUE, sizeof (guint64));
  Model model = { steps, states, at_line, 0, 0 };
  gboolean titling = FALSE;
  const BstJournalEntry *first = g_ptr_array_index (self->entries, 0);

  *ret_summary = (BstJournalSummary) { .title = g_strdup (first->title), .plan_id = g_strdup (first->plan_id) };
  g_array_set_size (states, 1); /* the state as opened is 0, as is that of line 0 */
  for (guint i = 0; i < self->entries->len; i++)
    {
      const BstJournalEntry *entry = g_ptr_array_index (self->entries, i);
      follow_line (&model, entry, i);
      note_title (ret_summary, entry, &titling);
      note_facts (ret_summary, entry);
    }
  compare_with_saved (&model, ret_summary);
}

/**
 * bst_journal_summary_clear:
 *
 * Frees what it holds, not itself.
 */
void
bst_journal_summary_clear (BstJournalSummary *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->plan_id, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}
