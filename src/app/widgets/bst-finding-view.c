/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-finding-view.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"

struct _BstFindingView {
  AdwBin parent_instance;
  BstDocument *document;
  char *key, *record_id, *rule_id, *field;
  GtkImage *icon;
  GtkLabel *message, *mend, *why;
  GtkWidget *go, *aside, *buttons, *reason_box, *confirm;
  GtkToggleButton *why_button;
  GtkEntry *reason;
};

G_DEFINE_FINAL_TYPE (BstFindingView, bst_finding_view, ADW_TYPE_BIN)

/* --- Not applicable, because … ------------------------------------------------------------------------------------- */

static void
set_asking (BstFindingView *self, gboolean asking)
{
  gtk_widget_set_visible (self->reason_box, asking);
  gtk_widget_set_visible (self->buttons, !asking);
  gtk_widget_grab_focus (asking ? GTK_WIDGET (self->reason) : self->aside);
}

static void
aside_cb (BstFindingView *self)
{
  set_asking (self, TRUE);
}

static void
cancel_cb (BstFindingView *self)
{
  set_asking (self, FALSE);
}

static void
reason_changed_cb (BstFindingView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->confirm, *text != '\0');
}

static BstElement *
make_answer (BstFindingView *self, const BstField *field, const char *reason, const char *author)
{
  BstElement *answer = bst_element_new (field->elements, self->rule_id);
  gint64 today = bst_document_get_context (self->document)->today;

  bst_element_take (answer, bst_fields_find (field->elements, "reason"), bst_value_text (reason));
  bst_element_take (answer, bst_fields_find (field->elements, "date"), (BstValue) { .num = today });
  bst_element_take (answer, bst_fields_find (field->elements, "author"), bst_value_text (author));
  return answer;
}

static void
confirm_cb (BstFindingView *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (self->document), self->record_id);
  const BstField *field = record != NULL ? bst_record_find_field (record, "set-aside") : NULL;
  BstTransaction *transaction;

  if (field == NULL || *reason == '\0')
    return;
  transaction = bst_document_begin (self->document, _ ("Declare a Finding Not Applicable"), NULL);
  bst_transaction_set (transaction, record, field,
                       bst_vec_with_element (field, bst_field_get (field, record).ptr,
                                             make_answer (self, field, reason, transaction->author)));
  bst_document_apply (self->document, transaction);
}

/* --- The rest ------------------------------------------------------------------------------------------------------ */

static void
why_cb (BstFindingView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->why), gtk_toggle_button_get_active (self->why_button));
}

static void
go_cb (BstFindingView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.reveal", "s", self->field);
}

/**
 * bst_finding_view_make_key:
 *
 * Returns: (transfer full): what tells this finding from others: the record, the rule and the words
 */
char *
bst_finding_view_make_key (const BstFinding *finding)
{
  g_autofree char *message = bst_finding_get_message (finding, NULL);

  return g_strjoin ("\t", finding->id, finding->rule->id, message, NULL);
}

const char *
bst_finding_view_get_key (BstFindingView *self)
{
  return self->key;
}

static BstFindingView *
find_view (GtkBox *box, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (BST_FINDING_VIEW (child)->key, key) == 0)
      return BST_FINDING_VIEW (child);
  return NULL;
}

static void
remove_cb (gpointer data)
{
  g_autoptr (GtkWidget) view = data;
  GtkWidget *box = gtk_widget_get_parent (view);

  if (box != NULL)
    gtk_box_remove (GTK_BOX (box), view);
}

/* A field is committed while the focus leaves it, perhaps by way of this finding. GTK then goes up from the old focus, parent
 * by parent, and would go on for ever if one were taken out meanwhile. */
static void
retire (BstFindingView *view)
{
  g_clear_pointer (&view->key, g_free);
  gtk_widget_set_visible (GTK_WIDGET (view), FALSE);
  g_idle_add_once (remove_cb, g_object_ref (view));
}

/**
 * bst_finding_views_sync:
 * @findings: (element-type BstFinding): what @box is to show
 *
 * Shows @findings in @box. A finding that was there stays the same widget, so that what is unfolded or being answered
 * there stays as it is.
 */
void
bst_finding_views_sync (GtkBox *box, BstDocument *document, GPtrArray *findings, gboolean with_go_to)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *last = NULL, *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (wanted, bst_finding_view_make_key (g_ptr_array_index (findings, i)));
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      const char *key = BST_FINDING_VIEW (child)->key;
      if (key != NULL && !g_hash_table_contains (wanted, key))
        retire (BST_FINDING_VIEW (child));
      child = next;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *key = bst_finding_view_make_key (finding);
      BstFindingView *view = find_view (box, key);

      if (view == NULL)
        {
          view = bst_finding_view_new (document, finding, with_go_to);
          gtk_box_append (box, GTK_WIDGET (view));
        }
      gtk_box_reorder_child_after (box, GTK_WIDGET (view), last);
      last = GTK_WIDGET (view);
    }
}

static void
dispose (GObject *object)
{
  BstFindingView *self = BST_FINDING_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_FINDING_VIEW);
  g_clear_object (&self->document);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->record_id, g_free);
  g_clear_pointer (&self->rule_id, g_free);
  g_clear_pointer (&self->field, g_free);
  G_OBJECT_CLASS (bst_finding_view_parent_class)->dispose (object);
}

static void
bst_finding_view_class_init (BstFindingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-finding-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, icon);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, message);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, mend);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, why);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, go);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, aside);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, buttons);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, reason_box);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, confirm);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, why_button);
  gtk_widget_class_bind_template_child (widget_class, BstFindingView, reason);
  gtk_widget_class_bind_template_callback (widget_class, aside_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
}

static void
bst_finding_view_init (BstFindingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->reason), FALSE);
}

/* That nothing was filled in yet is no mistake: it is said without alarm. */
static gboolean
is_missing (BstDocument *document, const BstFinding *finding)
{
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (document), finding->id);
  const BstField *field =
      record != NULL && finding->field != NULL ? bst_record_find_field (record, finding->field) : NULL;

  return field != NULL && bst_value_is_default (field, bst_field_get (field, record));
}

/* What makes a budget wrong is mended, not answered. */
static gboolean
can_set_aside (BstDocument *document, const BstFinding *finding)
{
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (document), finding->id);

  return record != NULL && bst_record_find_field (record, "set-aside") != NULL;
}

/**
 * bst_finding_view_new:
 * @with_go_to: whether its field stands elsewhere, so that a button should lead there
 *
 * Returns: (transfer floating): the view
 */
BstFindingView *
bst_finding_view_new (BstDocument *document, const BstFinding *finding, gboolean with_go_to)
{
  BstFindingView *self = g_object_new (BST_TYPE_FINDING_VIEW, NULL);
  gboolean note = finding->rule->severity == BST_SEVERITY_NOTE;
  g_autofree char *message = bst_finding_get_message (finding, NULL), *mend = bst_finding_get_mend (finding, NULL);

  self->document = g_object_ref (document);
  self->key = bst_finding_view_make_key (finding);
  self->record_id = g_strdup (finding->id);
  self->rule_id = g_strdup (finding->rule->id);
  self->field = g_strdup (finding->field);
  gtk_label_set_text (self->message, message);
  gtk_label_set_text (self->mend, mend);
  gtk_label_set_text (self->why, bst_finding_get_why (finding, NULL));
  gtk_image_set_from_icon_name (self->icon, note ? "dialog-information-symbolic" : "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self), note || is_missing (document, finding) ? "note" : "advice");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), note || !is_missing (document, finding));
  gtk_widget_set_visible (self->aside, can_set_aside (document, finding));
  bst_editable_follow (self->aside, document, (BstEditableFunc) gtk_widget_set_sensitive);
  gtk_widget_set_visible (self->go, with_go_to && self->field != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  return self;
}
