/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-picking-row.h"
#include "bst-picker.h"

typedef struct {
  BstPicker *picker;
  GtkWidget *button; /* what opens it, and gets the keyboard back */
} BstPickingRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BstPickingRow, bst_picking_row, BST_TYPE_FIELD_ROW)

#define PRIVATE(self) ((BstPickingRowPrivate *) bst_picking_row_get_instance_private (self))

static BstValue
take (BstPickingRow *self, const char *id)
{
  return BST_PICKING_ROW_GET_CLASS (self)->take (self, id);
}

static void
show_again (BstPickingRow *self)
{
  BstFieldRow *row = BST_FIELD_ROW (self);

  BST_FIELD_ROW_GET_CLASS (row)->show (row, bst_field_row_get_value (row));
  gtk_widget_grab_focus (PRIVATE (self)->button);
}

static void
picked_cb (BstPickingRow *self, const char *id)
{
  bst_field_row_submit (BST_FIELD_ROW (self), take (self, id), FALSE);
  show_again (self);
}

/* The new organisation and the reference to it are one step. */
static void
created_cb (BstPickingRow *self, const char *name)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  BstDocument *document = bst_field_row_get_document (row);
  BstRecord *record =
      bst_plan_find (bst_document_get_plan (document), bst_field_row_get_kind (row), bst_field_row_get_id (row));
  g_autofree char *label = bst_field_row_make_label (row), *id = NULL;
  BstTransaction *transaction;

  if (record == NULL)
    return;
  transaction = bst_document_begin (document, label, NULL);
  id = bst_document_find_or_add_actor (document, transaction, name);
  bst_field_row_change (row, transaction, take (self, id));
  bst_field_row_apply (row, transaction);
  show_again (self);
}

/**
 * bst_picking_row_set_control:
 * @control: what holds the value
 * @button: the part of it that opens the list
 *
 * As bst_field_row_set_control(), for a row that picks.
 */
void
bst_picking_row_set_control (BstPickingRow *self, GtkWidget *control, GtkWidget *button)
{
  BstPickingRowPrivate *p = PRIVATE (self);
  gboolean names_actors = (bst_field_row_get_field (BST_FIELD_ROW (self))->targets & BST_TARGET (BST_KIND_ACTORS)) != 0;

  bst_field_row_set_control (BST_FIELD_ROW (self), control, button);
  p->button = button;
  p->picker = bst_picker_new ();
  gtk_widget_set_parent (GTK_WIDGET (p->picker), button);
  bst_picker_set_creates (p->picker, names_actors ? BST_KIND_ACTORS : BST_N_KINDS);
  g_signal_connect_swapped (p->picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (p->picker, "created", G_CALLBACK (created_cb), self);
}

/**
 * bst_picking_row_list_options:
 *
 * Returns: (transfer full) (element-type BstOption): what the field may refer to
 */
GPtrArray *
bst_picking_row_list_options (BstPickingRow *self)
{
  BstFieldRow *row = BST_FIELD_ROW (self);

  return bst_options_list (bst_field_row_get_document (row), bst_field_row_get_field (row), bst_field_row_get_id (row));
}

/**
 * bst_picking_row_open:
 * @options: (transfer full): what to choose from
 * @chosen: (nullable): the id of the one that stands there now
 */
void
bst_picking_row_open (BstPickingRow *self, GPtrArray *options, const char *chosen)
{
  bst_picker_open (PRIVATE (self)->picker, options, bst_field_row_get_title (BST_FIELD_ROW (self)), chosen);
}

static void
dispose (GObject *object)
{
  BstPickingRowPrivate *p = PRIVATE (BST_PICKING_ROW (object));

  if (p->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (p->picker));
  p->picker = NULL;
  G_OBJECT_CLASS (bst_picking_row_parent_class)->dispose (object);
}

static void
bst_picking_row_class_init (BstPickingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  BST_FIELD_ROW_CLASS (klass)->names_others = TRUE;
}

static void
bst_picking_row_init (BstPickingRow *self)
{
}
