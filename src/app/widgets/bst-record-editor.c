/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-record-editor.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "../bst-window.h"
#include "bst-fold-section.h"

typedef struct {
  BstRecordForm *form;
  const BstFormGroup *groups;
  guint n_groups;
  GPtrArray *sections; /* BstFoldSection, as groups */
} BstRecordEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BstRecordEditor, bst_record_editor, ADW_TYPE_BIN)

static BstRecordEditorPrivate *
get_private (BstRecordEditor *self)
{
  return bst_record_editor_get_instance_private (self);
}

BstRecordForm *
bst_record_editor_get_form (BstRecordEditor *self)
{
  return get_private (self)->form;
}

BstDocument *
bst_record_editor_get_document (BstRecordEditor *self)
{
  return bst_record_form_get_document (get_private (self)->form);
}

/* --- Groups -------------------------------------------------------------------------------------------------------- */

/**
 * bst_record_editor_add_groups:
 * @groups: static
 * @first: where they go
 * @second: (nullable): where those go that stand in the second column
 */
void
bst_record_editor_add_groups (BstRecordEditor *self, const BstFormGroup *groups, guint n_groups, GtkBox *first,
                              GtkBox *second)
{
  BstRecordEditorPrivate *p = get_private (self);

  p->groups = groups;
  p->n_groups = n_groups;
  for (guint i = 0; i < n_groups; i++)
    {
      BstFoldSection *section =
          bst_fold_section_new (_ (groups[i].title), groups[i].about != NULL ? _ (groups[i].about) : NULL);

      bst_fold_section_set_expanded (section, groups[i].open);
      gtk_box_append (groups[i].second ? second : first, GTK_WIDGET (section));
      g_ptr_array_add (p->sections, section);
    }
}

/**
 * bst_record_editor_find_place:
 * @self: the editor; as bst_record_form_add_fields() asks for it
 *
 * Returns: the group with the fields of a part
 */
BstFormPlace
bst_record_editor_find_place (gpointer self, char part)
{
  BstRecordEditorPrivate *p = get_private (self);
  guint i = 0;

  while (p->groups[i].part != part)
    i++;
  return (BstFormPlace) { bst_fold_section_get_box (p->sections->pdata[i]),
                          bst_fold_section_get_expander (p->sections->pdata[i]), TRUE };
}

/* What asks for attention in a group: advice on its fields. */
static guint
count_open (BstRecordEditorPrivate *p, char part, const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      BstFormRow *row = finding->field != NULL ? bst_record_form_find_row (p->form, finding->field) : NULL;

      n += !finding->is_set_aside && finding->rule->severity != BST_SEVERITY_NOTE && row != NULL
           && row->field->part == part;
    }
  return n;
}

/**
 * bst_record_editor_show_groups:
 * @findings: (element-type BstFinding): all of the record
 *
 * Says at the head of each group how much in it asks for attention.
 */
void
bst_record_editor_show_groups (BstRecordEditor *self, const GPtrArray *findings)
{
  BstRecordEditorPrivate *p = get_private (self);

  for (guint i = 0; i < p->n_groups; i++)
    bst_fold_section_set_state (p->sections->pdata[i], count_open (p, p->groups[i].part, findings), NULL);
}

/* --- What is shown ------------------------------------------------------------------------------------------------- */

static void
refresh_cb (BstRecordEditor *self)
{
  BST_RECORD_EDITOR_GET_CLASS (self)->refresh (self, bst_record_form_get_record (get_private (self)->form));
}

static void
set_editable (gpointer self, gboolean editable)
{
  gtk_widget_action_set_enabled (self, "editor.remove", editable);
  gtk_widget_action_set_enabled (self, "editor.duplicate", editable);
}

/**
 * bst_record_editor_set_document:
 * @document: (nullable): the open plan
 *
 * Shows no record of it yet.
 *
 * Returns: whether it is another one
 */
gboolean
bst_record_editor_set_document (BstRecordEditor *self, BstDocument *document)
{
  BstRecordForm *form = get_private (self)->form;

  if (bst_record_form_get_document (form) == document)
    return FALSE;
  bst_record_editor_set_record (self, NULL);
  bst_record_form_set_document (form, document);
  bst_editable_follow (self, document, set_editable);
  return TRUE;
}

/**
 * bst_record_editor_set_record:
 * @id: (nullable): the record to show
 */
void
bst_record_editor_set_record (BstRecordEditor *self, const char *id)
{
  BstRecordForm *form = get_private (self)->form;

  if (g_strcmp0 (bst_record_form_get_id (form), id) != 0)
    bst_record_form_set_record (form, id);
}

/**
 * bst_record_editor_reveal_field:
 * @field: (nullable): the field to go to; %NULL for the first
 *
 * Unfolds the group of a field, scrolls to it and gives it the focus.
 */
void
bst_record_editor_reveal_field (BstRecordEditor *self, const char *field)
{
  bst_record_form_reveal_field (get_private (self)->form,
                                field != NULL ? field : BST_RECORD_EDITOR_GET_CLASS (self)->first_field);
}

/* --- What can be done with the record as a whole ------------------------------------------------------------------- */

static void
toast (BstRecordEditor *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), text, TRUE);
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstRecordEditor *self = BST_RECORD_EDITOR (widget);
  BstRecordEditorClass *klass = BST_RECORD_EDITOR_GET_CLASS (self);
  BstRecordForm *form = get_private (self)->form;
  BstRecord *record = bst_record_form_get_record (form);
  g_autoptr (BstRecord) copy = NULL;
  BstTransaction *transaction;

  if (record == NULL || klass->copy == NULL)
    return;
  copy = klass->copy (record);
  transaction = bst_document_begin (bst_record_form_get_document (form), _ (klass->copy_label), NULL);
  bst_transaction_add (transaction, copy);
  if (!bst_document_apply (bst_record_form_get_document (form), transaction))
    return;
  toast (self, _ (klass->copied));
  /* in a dialog over the page, the page behind it is not what is looked at */
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG) != NULL
      || !gtk_widget_activate_action (widget, "win.go-to", "(ss)", copy->id, klass->first_field))
    bst_record_editor_set_record (self, copy->id);
}

static gboolean
take_out (BstRecordEditor *self, BstRecord *record)
{
  BstDocument *document = bst_record_editor_get_document (self);
  const char *label = BST_RECORD_EDITOR_GET_CLASS (self)->remove_label;

  if (label == NULL)
    return bst_document_remove_record (document, record);
  return bst_document_remove_records (document, (const char *const[]) { record->id, NULL }, _ (label));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstRecordEditor *self = BST_RECORD_EDITOR (widget);
  BstRecordEditorClass *klass = BST_RECORD_EDITOR_GET_CLASS (self);
  BstRecord *record = bst_record_form_get_record (get_private (self)->form);
  const BstField *field = record != NULL ? bst_record_find_field (record, "title") : NULL;
  const char *title = field != NULL ? bst_field_get (field, record).ptr : NULL;
  g_autofree char *text = NULL;

  if (record == NULL)
    return;
  if (klass->removed_unnamed != NULL && title != NULL)
    text = g_strdup_printf (_ ("“%s” removed"), title);
  else if (klass->removed_unnamed != NULL)
    text = g_strdup (_ (klass->removed_unnamed));
  if (take_out (self, record) && text != NULL)
    toast (self, text);
}

static void
reveal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_record_editor_reveal_field (BST_RECORD_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

/**
 * bst_record_editor_setup:
 * @scroller: holds @content
 * @content: holds the fields
 *
 * Returns: (transfer none): the form, for the fields
 */
BstRecordForm *
bst_record_editor_setup (BstRecordEditor *self, GtkScrolledWindow *scroller, GtkWidget *content)
{
  BstRecordEditorPrivate *p = get_private (self);

  p->form = bst_record_form_new (BST_RECORD_EDITOR_GET_CLASS (self)->kind, scroller, content);
  g_signal_connect_swapped (p->form, "refresh", G_CALLBACK (refresh_cb), self);
  return p->form;
}

static void
dispose (GObject *object)
{
  BstRecordEditorPrivate *p = get_private (BST_RECORD_EDITOR (object));

  if (p->form != NULL)
    {
      g_object_run_dispose (G_OBJECT (p->form));
      g_clear_object (&p->form);
      adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
      if (BST_RECORD_EDITOR_GET_CLASS (object)->has_template)
        gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
    }
  g_clear_pointer (&p->sections, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_record_editor_parent_class)->dispose (object);
}

static void
bst_record_editor_class_init (BstRecordEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (widget_class, "editor.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "editor.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "editor.reveal", "s", reveal_cb);
}

static void
bst_record_editor_init (BstRecordEditor *self)
{
  get_private (self)->sections = g_ptr_array_new ();
}
