/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-gate-list.h"
#include <glib/gi18n.h>
#include "bst-field-row.h"
#include "bst-text-label.h"
#include "bst-text.h"
#include "kinds/bst-action.h"
#include "kinds/bst-plan-settings.h"

#define MOST 12 /* checks: a framework may have others than the six */

struct _BstGateList {
  GtkBox parent_instance;
  GtkWidget *off, *cards, *log;
  BstFieldRow *verdicts[MOST], *notes[MOST];
  guint n;
  char *id; /* of the action */
};

G_DEFINE_FINAL_TYPE (BstGateList, bst_gate_list, GTK_TYPE_BOX)

/**
 * bst_gate_list_get_log:
 *
 * Returns: (transfer none): what was decided before, for a place below the verdict
 */
GtkWidget *
bst_gate_list_get_log (BstGateList *self)
{
  return self->log;
}

/* --- Checks --------------------------------------------------------------------------------------------------------- */

static void
add_card (BstGateList *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  BstFieldRow *verdict = bst_field_row_new_inner (BST_KIND_ACTIONS, "gate-checks", "verdict");
  BstFieldRow *note = bst_field_row_new_inner (BST_KIND_ACTIONS, "gate-checks", "note");

  bst_field_row_set_makes_element (verdict, TRUE);
  bst_field_row_set_makes_element (note, TRUE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (verdict));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (note));
  gtk_widget_add_css_class (card, "field-element");
  gtk_box_append (GTK_BOX (self->cards), card);
  self->verdicts[self->n] = verdict;
  self->notes[self->n++] = note;
}

static void
bind (BstGateList *self, BstDocument *document, const char *id, GPtrArray *checks)
{
  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_set_str (&self->id, id);
  while (self->n < MIN (MOST, checks->len))
    add_card (self);
  for (guint i = 0; i < self->n; i++)
    {
      const BstItem *check = i < checks->len ? g_ptr_array_index (checks, i) : NULL;

      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->verdicts[i])), check != NULL);
      if (check == NULL)
        continue;
      bst_field_row_set_title (self->verdicts[i], bst_item_get_title (check, NULL));
      bst_field_row_set_element (self->verdicts[i], document, id, check->id);
      bst_field_row_set_element (self->notes[i], document, id, check->id);
    }
}

/* A reason is asked for once there is a verdict. */
static void
show_notes (BstGateList *self, const BstAction *action, GPtrArray *checks)
{
  for (guint i = 0; i < MIN (self->n, checks->len); i++)
    {
      const BstItem *item = g_ptr_array_index (checks, i);
      const BstGateCheck *check = bst_vec_find_element (action->gate_checks, item->id);
      gboolean judged = check != NULL && check->verdict != BST_CHECK_OPEN;
      g_autofree char *date = judged && check->date != 0 ? bst_format_date (NULL, check->date) : NULL;
      /* Translators: %s is a date */
      g_autofree char *fact = date != NULL ? g_strdup_printf (_ ("Looked at on %s"), date) : NULL;

      bst_field_row_set_fact (self->verdicts[i], fact);
      gtk_widget_set_visible (GTK_WIDGET (self->notes[i]), judged || (check != NULL && check->note != NULL));
    }
}

/* --- The log -------------------------------------------------------------------------------------------------------- */

static int
by_date (gconstpointer a, gconstpointer b)
{
  gint64 first = bst_record_get_number (*(BstRecord *const *) a, "date");
  gint64 second = bst_record_get_number (*(BstRecord *const *) b, "date");

  return first != second ? (first < second ? 1 : -1) : 0;
}

static char *
make_line (BstRecord *decision)
{
  const BstField *kind = bst_record_find_field (decision, "kind"),
                 *outcome = bst_record_find_field (decision, "outcome");
  gint64 day = bst_record_get_number (decision, "date");
  g_autofree char *date = day != 0 ? bst_format_date (NULL, day) : g_strdup (_ ("no date"));
  const char *reason = bst_record_get_text (decision, "reason");

  return g_strdup_printf ("%s · %s: %s%s%s", date, _ (kind->values[bst_field_get (kind, decision).num].label),
                          _ (outcome->values[bst_field_get (outcome, decision).num].label),
                          reason != NULL && *reason != '\0' ? "\n" : "", reason != NULL ? reason : "");
}

static void
show_log (BstGateList *self, BstDocument *document, const char *id)
{
  BstCollection *all = bst_plan_get_collection (bst_document_get_plan (document), BST_KIND_DECISIONS);
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->log)) != NULL)
    gtk_box_remove (GTK_BOX (self->log), child);
  for (guint i = 0; i < bst_collection_get_n (all); i++)
    if (g_strcmp0 (bst_record_get_text (bst_collection_get (all, i), "subject"), id) == 0)
      g_ptr_array_add (mine, bst_collection_get (all, i));
  g_ptr_array_sort (mine, by_date);
  gtk_widget_set_visible (self->log, mine->len > 0);
  gtk_box_append (GTK_BOX (self->log), bst_text_label_new (_ ("What was decided before"), "section-title"));
  for (guint i = 0; i < mine->len; i++)
    {
      g_autofree char *line = make_line (mine->pdata[i]);
      gtk_box_append (GTK_BOX (self->log), bst_text_label_new (line, "log-line"));
    }
}

/**
 * bst_gate_list_show:
 * @action: of the plan
 */
void
bst_gate_list_show (BstGateList *self, BstDocument *document, BstRecord *action)
{
  GPtrArray *checks = bst_framework_get_list (bst_document_get_framework (document), "gatekeeper-checks");
  BstRecord *settings = bst_plan_get_single (bst_document_get_plan (document), BST_KIND_PLAN);

  gtk_widget_set_visible (self->off, settings == NULL || !BST_PLAN_SETTINGS (settings)->option_gatekeeper);
  show_log (self, document, action->id);
  if (checks == NULL)
    return;
  bind (self, document, action->id, checks);
  show_notes (self, BST_ACTION (action), checks);
}

/**
 * bst_gate_list_clear:
 *
 * Lets go of the plan.
 */
void
bst_gate_list_clear (BstGateList *self)
{
  g_clear_pointer (&self->id, g_free);
  for (guint i = 0; i < self->n; i++)
    {
      bst_field_row_set_element (self->verdicts[i], NULL, NULL, NULL);
      bst_field_row_set_element (self->notes[i], NULL, NULL, NULL);
    }
}

static void
dispose (GObject *object)
{
  BstGateList *self = BST_GATE_LIST (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->log);
  G_OBJECT_CLASS (bst_gate_list_parent_class)->dispose (object);
}

static void
bst_gate_list_class_init (BstGateListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
bst_gate_list_init (BstGateList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->off = bst_text_label_new (
      _ ("This plan has no gatekeeper: its sources propose one. You can turn it on in the settings of the plan; what you note here stays."),
      "field-fact");
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->log = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_box_append (GTK_BOX (self), self->off);
  gtk_box_append (GTK_BOX (self), self->cards);
}

GtkWidget *
bst_gate_list_new (void)
{
  return g_object_new (BST_TYPE_GATE_LIST, NULL);
}
