/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-planner-steps.c - the planner says that a contribution is complete, and approves nothing: the text is another
 * minister's. */
#include "config.h"
#include "bst-planner-steps.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "bst-text-label.h"
#include "packs/bst-correction-dialog.h"
#include "packs/bst-reason-dialog.h"

struct _BstPlannerSteps {
  AdwBin parent_instance;
  BstDocument *document;
  char *domain;
  gint64 year;
  GtkWidget *facts, *buttons, *corrections;
};

enum { TOAST, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstPlannerSteps, bst_planner_steps, ADW_TYPE_BIN)

static BstRecord *
find_record (BstPlannerSteps *self)
{
  return bst_contribution_find (bst_document_get_plan (self->document), self->domain, self->year);
}

static gint64
get_today (BstPlannerSteps *self)
{
  return bst_document_get_context (self->document)->today;
}

/* --- Steps --------------------------------------------------------------------------------------------------------------- */

/* transaction: (transfer full): what else the step does; it has the label that is told. */
static gboolean
set_state (BstPlannerSteps *self, BstTransaction *transaction, BstContributionState state)
{
  g_autofree char *label = g_strdup (transaction->label);
  g_autoptr (GError) error = NULL;

  if (!bst_contribution_set_state (bst_document_get_plan (self->document), transaction, self->domain, self->year, state,
                                   get_today (self), &error))
    {
      bst_transaction_free (transaction);
      g_signal_emit_by_name (self->document, "refused", error->message);
      return FALSE;
    }
  if (!bst_document_apply (self->document, transaction))
    return FALSE;
  g_signal_emit (self, signals[TOAST], 0, label);
  return TRUE;
}

static void
submitted_cb (BstPlannerSteps *self)
{
  set_state (self, bst_document_begin (self->document, _ ("Contribution Noted as Submitted"), NULL),
             BST_STATE_SUBMITTED);
}

static void
complete_cb (BstPlannerSteps *self)
{
  set_state (self, bst_document_begin (self->document, _ ("Contribution Declared Complete"), NULL), BST_STATE_COMPLETE);
}

static void
back_to_submitted_cb (BstPlannerSteps *self)
{
  set_state (self, bst_document_begin (self->document, _ ("Contribution Back to Submitted"), NULL),
             BST_STATE_SUBMITTED);
}

static void
lock_cb (BstPlannerSteps *self)
{
  set_state (self, bst_document_begin (self->document, _ ("Year Locked"), NULL), BST_STATE_LOCKED);
}

static void
ask_cb (BstPlannerSteps *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-contribution", "(iss)", (int) self->year, self->domain, "");
}

/* --- Back to the domain ------------------------------------------------------------------------------------------------------ */

/* The remark stays with the contribution, in the plan's language, and stands first in the file that goes back. */
static void
send_back (const char *remark, gpointer data)
{
  BstPlannerSteps *self = data;
  BstRecord *record = find_record (self);
  const char *language = bst_document_get_language (self->document);
  g_autofree char *day = bst_format_date (language, get_today (self)),
                  *line = bst_text_fill (bst_text (language, N_ ("Sent back on {day}: {remark}")),
                                         (const char *[]) { "day", day, "remark", remark, NULL }),
                  *note = NULL;
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Contribution Sent Back"), NULL);

  if (record != NULL)
    {
      const char *old = bst_record_get_text (record, "note");
      note = *old != '\0' ? g_strdup_printf ("%s\n%s", old, line) : g_strdup (line);
      bst_transaction_set_text (transaction, record, "note", note);
    }
  if (set_state (self, transaction, BST_STATE_CONCEPT))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-contribution", "(iss)", (int) self->year, self->domain,
                                remark);
}

static void
send_back_cb (BstPlannerSteps *self)
{
  const BstReasonWords words = {
    _ ("Send Back"),
    _ ("The contribution becomes a draft again. Next you write a new file for the domain, with your remark before the questions and everything that it filled in."),
    _ ("What is to be looked at again"), _ ("_Send Back")
  };

  bst_reason_dialog_present (GTK_WIDGET (self), &words, send_back, g_object_ref (self), g_object_unref);
}

/* --- After locking ------------------------------------------------------------------------------------------------------------ */

static void
open_again (const char *reason, gpointer data)
{
  BstPlannerSteps *self = data;
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Locked Year Opened Again"), NULL);
  g_autoptr (GError) error = NULL;

  if (bst_contribution_correct (bst_document_get_plan (self->document), transaction, self->domain, self->year, reason,
                                transaction->author, get_today (self), &error))
    {
      set_state (self, transaction, BST_STATE_COMPLETE);
      return;
    }
  bst_transaction_free (transaction);
  g_signal_emit_by_name (self->document, "refused", error->message);
}

static void
open_again_cb (BstPlannerSteps *self)
{
  const BstReasonWords words = {
    _ ("Open Again"),
    _ ("Everything in it can be changed then, until you lock it again. The reason stays with the contribution, with the day and your name."),
    _ ("Why it is opened again"), _ ("_Open Again")
  };

  bst_reason_dialog_present (GTK_WIDGET (self), &words, open_again, g_object_ref (self), g_object_unref);
}

static void
correct_cb (BstPlannerSteps *self)
{
  bst_correction_dialog_present (GTK_WIDGET (self), self->document, self->domain, self->year);
}

/* --- Showing ------------------------------------------------------------------------------------------------------------------ */

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_fact (BstPlannerSteps *self, const char *format, gint64 date, const char *function)
{
  g_autofree char *day = bst_format_date (NULL, date), *text = NULL;

  if (date == 0 && function == NULL)
    return;
  text = bst_text_fill (format, (const char *[]) { "day", date != 0 ? day : _ ("an unknown day"), "function",
                                                   function != NULL ? function : _ ("nobody"), NULL });
  gtk_box_append (GTK_BOX (self->facts), bst_text_label_new (text, "record-note"));
}

/* The last day on which something of it may not be shown yet. */
static void
add_embargo (BstPlannerSteps *self)
{
  g_autoptr (GPtrArray) links =
      bst_domain_list_links (bst_document_get_plan (self->document), self->domain, self->year);
  guint n = 0;
  gint64 last = 0;
  g_autofree char *day = NULL, *text = NULL;

  for (guint i = 0; i < links->len; i++)
    if (!bst_link_is_public (links->pdata[i], get_today (self)))
      {
        n++;
        last = MAX (last, BST_BUDGET_LINK (links->pdata[i])->public_from);
      }
  if (n == 0)
    return;
  day = bst_format_date (NULL, last);
  /* Translators: %s is a date */
  text = g_strdup_printf (ngettext ("▲ %u link under embargo, public from %s",
                                    "▲ %u links under embargo, public from %s", n),
                          n, day);
  gtk_box_append (GTK_BOX (self->facts), bst_text_label_new (text, "record-note"));
}

static void
show_facts (BstPlannerSteps *self)
{
  BstRecord *record = find_record (self);
  const BstContribution *of = record != NULL ? BST_CONTRIBUTION (record) : NULL;

  empty (self->facts);
  if (of != NULL)
    {
      if (of->asked_on != 0 && of->deadline != 0)
        {
          g_autofree char *by = bst_format_date (NULL, of->deadline);
          add_fact (self, _ ("Asked on {day}, to be back by {function}"), of->asked_on, by);
        }
      else if (of->asked_on != 0)
        add_fact (self, _ ("Asked on {day}"), of->asked_on, NULL);
      if (of->submitted_on != 0)
        add_fact (self,
                  of->filled_in_by != NULL ? _ ("Submitted on {day}, filled in by {function}")
                                           : _ ("Submitted on {day}"),
                  of->submitted_on, of->filled_in_by);
      if (of->validated_by != NULL)
        add_fact (self, _ ("Validated on {day} by {function}"), of->validated_on, of->validated_by);
      if (of->complete_on != 0)
        add_fact (self, _ ("Declared complete on {day}"), of->complete_on, NULL);
      if (of->note != NULL)
        gtk_box_append (GTK_BOX (self->facts), bst_text_label_new (of->note, "check-text"));
    }
  add_embargo (self);
}

static void
show_corrections (BstPlannerSteps *self)
{
  BstRecord *record = find_record (self);
  const BstVec *corrections = record != NULL ? BST_CONTRIBUTION (record)->corrections : NULL;

  empty (self->corrections);
  for (guint i = 0; i < bst_vec_length (corrections); i++)
    {
      const BstCorrection *one = (const BstCorrection *) corrections->items[i];
      g_autofree char *day = bst_format_date (NULL, one->date), *text = NULL;
      if (i == 0)
        gtk_box_append (GTK_BOX (self->corrections),
                        bst_text_label_new (_ ("Corrected after locking"), "section-title"));
      text = one->author != NULL ? g_strdup_printf ("%s, %s: %s", day, one->author, one->reason)
                                 : g_strdup_printf ("%s: %s", day, one->reason);
      gtk_box_append (GTK_BOX (self->corrections), bst_text_label_new (text, "check-text"));
    }
}

static void
add_step (BstPlannerSteps *self, const char *text, void (*func) (BstPlannerSteps *), gboolean main_)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (main_)
    gtk_widget_add_css_class (button, "suggested-action");
  bst_editable_follow (button, self->document, (BstEditableFunc) gtk_widget_set_sensitive);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (func), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
show_buttons (BstPlannerSteps *self, const BstFiguresRow *row)
{
  empty (self->buttons);
  switch (row->state)
    {
    case BST_CELL_SUBMITTED:
      add_step (self, _ ("Declare Complete"), complete_cb, TRUE);
      add_step (self, _ ("Send Back with a Remark…"), send_back_cb, FALSE);
      break;
    case BST_CELL_COMPLETE:
      add_step (self, _ ("Lock the Year"), lock_cb, FALSE);
      add_step (self, _ ("Back to Submitted"), back_to_submitted_cb, FALSE);
      add_step (self, _ ("Send Back with a Remark…"), send_back_cb, FALSE);
      break;
    case BST_CELL_LOCKED:
      add_step (self, _ ("Correct an Amount…"), correct_cb, FALSE);
      add_step (self, _ ("Open the Year Again…"), open_again_cb, FALSE);
      break;
    default:
      add_step (self, row->state == BST_CELL_NOT_ASKED ? _ ("Ask for the Contribution…") : _ ("Ask Again…"), ask_cb,
                FALSE);
      if (row->n_links > 0)
        add_step (self, _ ("Note as Submitted"), submitted_cb, FALSE);
      break;
    }
}

/**
 * bst_planner_steps_show:
 * @row: (nullable): of a domain that reports; %NULL and all others: nothing is shown
 */
void
bst_planner_steps_show (BstPlannerSteps *self, BstDocument *document, const BstFiguresRow *row, gint64 year)
{
  gboolean shown = row != NULL && row->kind == BST_FIGURES_DOMAIN && !row->outside;

  g_set_object (&self->document, document);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  g_set_str (&self->domain, row->domain);
  self->year = year;
  show_facts (self);
  show_buttons (self, row);
  show_corrections (self);
}

/* --- Object ------------------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstPlannerSteps *self = BST_PLANNER_STEPS (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->domain, g_free);
  G_OBJECT_CLASS (bst_planner_steps_parent_class)->dispose (object);
}

static void
bst_planner_steps_class_init (BstPlannerStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[TOAST] = g_signal_new ("toast", BST_TYPE_PLANNER_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
bst_planner_steps_init (BstPlannerSteps *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->corrections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), self->corrections);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
bst_planner_steps_new (void)
{
  return g_object_new (BST_TYPE_PLANNER_STEPS, NULL);
}
