/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-new-action.c - the fields are those of the editor: they work on a copy of the plan in which the draft is an action
 * like any other, so that nothing is in the plan before somebody decides. */
#include "config.h"
#include "bst-new-action.h"
#include <glib/gi18n.h>
#include "bst-field-row.h"
#include "bst-flow-layout.h"
#include "bst-pause.h"
#include "bst-similar-card.h"
#include "bst-window.h"
#include "kinds/bst-action.h"

#define MOST 5 /* similar actions: more is not read */
#define PAUSE_MS 300 /* after the last key */

#define BST_TYPE_NEW_ACTION (bst_new_action_get_type ())
G_DECLARE_FINAL_TYPE (BstNewAction, bst_new_action, BST, NEW_ACTION, AdwDialog)

struct _BstNewAction {
  AdwDialog parent_instance;
  BstDocument *document, *scratch; /* scratch: a copy of the plan, with the draft in it */
  char *id; /* of the draft */
  guint search_source, n_similar;
  gboolean done; /* it is in the plan */

  GtkBox *fields, *similar;
  GtkLabel *heading, *about;
  AdwEntryRow *reason;
  GtkWidget *reason_group, *start;
};

G_DEFINE_FINAL_TYPE (BstNewAction, bst_new_action, ADW_TYPE_DIALOG)

static BstRecord *
get_draft (BstNewAction *self)
{
  return bst_plan_find (bst_document_get_plan (self->scratch), BST_KIND_ACTIONS, self->id);
}

static char *
get_reason (BstNewAction *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

/* --- What looks like it -------------------------------------------------------------------------------------------- */

/* Where something looks like it, a new one needs a reason. */
static void
update_start (BstNewAction *self)
{
  g_autofree char *reason = get_reason (self);
  const char *title = BST_ACTION (get_draft (self))->title;
  gboolean named = title != NULL && *title != '\0';

  gtk_widget_set_visible (self->reason_group, self->n_similar > 0);
  gtk_widget_set_sensitive (self->start, named && (self->n_similar == 0 || *reason != '\0'));
}

static void
show_heading (BstNewAction *self)
{
  const BstAction *draft = BST_ACTION (get_draft (self));
  gboolean anything = draft->title != NULL || draft->primary_objective != NULL || bst_vec_length (draft->groups) > 0
                      || bst_vec_length (draft->settings) > 0;
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u action looks like it", "%u actions look like it", self->n_similar),
                       self->n_similar);

  gtk_label_set_text (self->heading, self->n_similar > 0 ? text : _ ("What is there already?"));
  gtk_label_set_text (self->about,
                      self->n_similar > 0
                          ? _ ("Strengthening what exists often does more than starting anew. Which one comes close?")
                      : anything ? _ ("Nothing in the portfolio looks like this. You can start it.")
                                 : _ ("As soon as you fill in something, what looks like it appears here."));
}

static void
search (BstNewAction *self)
{
  g_autoptr (GArray) found = bst_similar_find (bst_document_get_plan (self->scratch),
                                               bst_document_get_framework (self->scratch), get_draft (self), MOST);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->similar))) != NULL)
    gtk_box_remove (self->similar, child);
  for (guint i = 0; i < found->len; i++)
    gtk_box_append (self->similar, bst_similar_card_new (self->document, &g_array_index (found, BstSimilar, i)));
  self->n_similar = found->len;
  show_heading (self);
  update_start (self);
}

static void
search_cb (gpointer data)
{
  BstNewAction *self = data;

  self->search_source = 0;
  search (self);
}

static void
applied_cb (BstNewAction *self)
{
  g_clear_handle_id (&self->search_source, g_source_remove);
  self->search_source = g_timeout_add_once (PAUSE_MS, search_cb, self);
  update_start (self);
}

/* --- Deciding ------------------------------------------------------------------------------------------------------ */

static void
finish (BstNewAction *self, BstTransaction *transaction, const char *id, const char *field, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (bst_transaction_get_n (transaction) == 0)
    bst_transaction_free (transaction);
  else if (!bst_document_apply (self->document, transaction))
    return;
  else if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), text, TRUE);
  self->done = TRUE;
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (GTK_WIDGET (root), "win.go-to", "(ss)", id, field);
}

static BstRecord *
find_existing (BstNewAction *self, GVariant *parameter)
{
  return bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ACTIONS,
                        g_variant_get_string (parameter, NULL));
}

static gint64
get_today (BstNewAction *self)
{
  return bst_document_get_context (self->document)->today;
}

static void
build_on_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstNewAction *self = BST_NEW_ACTION (widget);
  BstRecord *existing = find_existing (self, parameter);
  g_autofree char *text = NULL;
  BstTransaction *transaction;
  guint n;

  if (existing == NULL)
    return;
  transaction = bst_document_begin (self->document, _ ("Build on an Action"), NULL);
  n = bst_pause_build_on (transaction, existing, get_draft (self), get_today (self));
  text = n > 0 ? g_strdup_printf (ngettext ("%u objective, group or setting added to it",
                                            "%u objectives, groups and settings added to it", n),
                                  n)
               : g_strdup (_ ("Noted that you build on it"));
  finish (self, transaction, existing->id, "partners", text);
}

static void
adapt_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstNewAction *self = BST_NEW_ACTION (widget);
  BstRecord *existing = find_existing (self, parameter);
  g_autofree char *id = NULL;
  BstTransaction *transaction;

  if (existing == NULL)
    return;
  transaction = bst_document_begin (self->document, _ ("Adapt an Action"), NULL);
  id = bst_pause_adapt (transaction, existing, get_draft (self), get_today (self));
  finish (self, transaction, id, "title", _ ("A variant was made, without scores and verdicts. You see it now."));
}

static void
start_cb (BstNewAction *self)
{
  g_autofree char *reason = get_reason (self), *id = NULL;
  BstTransaction *transaction;

  if (!gtk_widget_get_sensitive (self->start))
    return;
  transaction = bst_document_begin (self->document, _ ("Start an Action"), NULL);
  id = bst_pause_start (transaction, get_draft (self), self->n_similar > 0 ? reason : NULL, get_today (self));
  finish (self, transaction, id, "description", _ ("The action was added"));
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstNewAction *self = BST_NEW_ACTION (object);

  g_clear_handle_id (&self->search_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_NEW_ACTION);
  g_clear_object (&self->scratch);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (bst_new_action_parent_class)->dispose (object);
}

static void
bst_new_action_class_init (BstNewActionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (widget_class, "pause.build-on", "s", build_on_cb);
  gtk_widget_class_install_action (widget_class, "pause.adapt", "s", adapt_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/dialogs/bst-new-action.ui");
  gtk_widget_class_bind_template_child (widget_class, BstNewAction, fields);
  gtk_widget_class_bind_template_child (widget_class, BstNewAction, similar);
  gtk_widget_class_bind_template_child (widget_class, BstNewAction, heading);
  gtk_widget_class_bind_template_child (widget_class, BstNewAction, about);
  gtk_widget_class_bind_template_child (widget_class, BstNewAction, reason);
  gtk_widget_class_bind_template_child (widget_class, BstNewAction, reason_group);
  gtk_widget_class_bind_template_child (widget_class, BstNewAction, start);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_start);
}

static void
bst_new_action_init (BstNewAction *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
ignore_dangling (BstRecord *record, const BstField *field, const char *target, gpointer data)
{
}

static BstDocument *
new_scratch (BstDocument *document, BstRecord *draft)
{
  g_autoptr (BstPlan) plan = bst_plan_copy (bst_document_get_plan (document));
  BstDocument *scratch;
  BstTransaction *transaction;

  bst_plan_index (plan, ignore_dangling, NULL);
  scratch = bst_document_new (plan, bst_document_get_framework (document));
  transaction = bst_document_begin (scratch, "", NULL);
  bst_transaction_add (transaction, draft);
  bst_document_apply (scratch, transaction);
  return scratch;
}

static void
add_fields (BstNewAction *self)
{
  static const struct {
    const char *name, *title, *placeholder;
  } fields[] = {
    { "title", N_ ("What do you have in mind?"), N_ ("name the action") },
    { "primary-objective", N_ ("Which objective does it serve?"), N_ ("choose an objective") },
    { "groups" },
    { "settings" },
    { "kind", N_ ("Role") },
  };
  GtkWidget *line = bst_flow_new (8, TRUE); /* what is short shares a line, so that what looks like it is seen */

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      BstFieldRow *row = bst_field_row_new (BST_KIND_ACTIONS, fields[i].name);

      if (fields[i].title != NULL)
        bst_field_row_set_title (row, _ (fields[i].title));
      if (fields[i].placeholder != NULL)
        bst_field_row_set_placeholder (row, _ (fields[i].placeholder));
      bst_field_row_set_subject (row, self->scratch, self->id);
      gtk_widget_set_hexpand (GTK_WIDGET (row), TRUE);
      gtk_box_append (i < 2 ? self->fields : GTK_BOX (line), GTK_WIDGET (row));
    }
  gtk_box_append (self->fields, line);
}

/* The first step of the scratch plan is the draft as it came. */
static gboolean
holds (AdwDialog *dialog)
{
  BstNewAction *self = BST_NEW_ACTION (dialog);
  const BstTransaction *last = bst_plan_get_undo (bst_document_get_plan (self->scratch));
  g_autofree char *reason = get_reason (self);

  return !self->done && (*reason != '\0' || (last != NULL && bst_transaction_get (last, 0)->type == BST_CHANGE_SET));
}

/**
 * bst_new_action_present:
 * @parent: in the window of the plan
 * @draft: (transfer none) (nullable): an action that is in no plan, with what is known of it
 *
 * Shows what looks like @draft while somebody fills it in. What they decide is one step to undo, and the window then goes
 * to the action that it is about.
 */
void
bst_new_action_present (GtkWidget *parent, BstDocument *document, BstRecord *draft)
{
  BstNewAction *self = g_object_new (BST_TYPE_NEW_ACTION, NULL);
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS);
  g_autoptr (BstRecord) own = draft != NULL ? g_object_ref (draft) : bst_record_new (BST_KIND_ACTIONS, id);

  if (draft == NULL)
    bst_record_take (own, bst_record_find_field (own, "kind"), (BstValue) { .num = BST_ACTION_NEW });
  self->document = g_object_ref (document);
  self->scratch = new_scratch (document, own);
  self->id = g_strdup (own->id);
  add_fields (self);
  g_signal_connect_object (bst_document_get_plan (self->scratch), "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
  search (self);
  bst_window_present_draft (parent, ADW_DIALOG (self), _ ("Not added"), holds);
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->fields)));
}
