/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-field-row-private.h"
#include <glib/gi18n.h>
#include "bst-amounts-row.h"
#include "bst-choice-row.h"
#include "bst-entry-row.h"
#include "bst-flag-row.h"
#include "bst-list-row.h"
#include "bst-order.h"
#include "bst-place-row.h"
#include "bst-reference-row.h"
#include "bst-references-row.h"
#include "bst-text-label.h"
#include "bst-writing-row.h"

enum { LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BstFieldRow, bst_field_row, GTK_TYPE_BOX)

#define PRIVATE(self) ((BstFieldRowPrivate *) bst_field_row_get_instance_private (self))

BstFieldRowPrivate *
bst_field_row_get_private (BstFieldRow *self)
{
  return PRIVATE (self);
}

/* --- Refusing ------------------------------------------------------------------------------------------------------ */

static void
describe (BstFieldRowPrivate *p)
{
  GtkAccessible *named = GTK_ACCESSIBLE (p->named);

  if (named == NULL)
    return;
  gtk_accessible_reset_relation (named, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  if (p->refused)
    gtk_accessible_update_relation (named, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, p->error_label, NULL, -1);
  else if (gtk_widget_get_visible (p->hint))
    gtk_accessible_update_relation (named, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, p->hint, NULL, -1);
  if (p->refused)
    gtk_accessible_update_state (named, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (named, GTK_ACCESSIBLE_STATE_INVALID);
}

/**
 * bst_field_row_refuse:
 * @message: why what was typed is not taken, as a sentence that says what would be
 *
 * Shows @message under the field, with a button that puts the plan's value back.
 */
void
bst_field_row_refuse (BstFieldRow *self, const char *message)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  p->refused = TRUE;
  gtk_label_set_text (GTK_LABEL (p->error_label), message);
  gtk_widget_set_visible (p->error, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  describe (p);
}

/**
 * bst_field_row_accept:
 *
 * Takes away what bst_field_row_refuse() showed.
 */
void
bst_field_row_accept (BstFieldRow *self)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  if (!p->refused)
    return;
  p->refused = FALSE;
  gtk_widget_set_visible (p->error, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  describe (p);
}

gboolean
bst_field_row_is_refused (BstFieldRow *self)
{
  return PRIVATE (self)->refused;
}

static void
put_back_cb (BstFieldRow *self)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  bst_field_row_accept (self);
  BST_FIELD_ROW_GET_CLASS (self)->show (self, bst_field_row_get_value (self));
  gtk_widget_grab_focus (p->named);
}

/* --- Parts --------------------------------------------------------------------------------------------------------- */

/**
 * bst_field_row_set_control:
 * @control: what holds the value
 * @named: the part of it that has the focus; it gets the field's title as its name
 */
void
bst_field_row_set_control (BstFieldRow *self, GtkWidget *control, GtkWidget *named)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  gtk_box_append (GTK_BOX (p->slot), control);
  p->named = named;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_RELATION_LABELLED_BY, p->title, NULL, -1);
  describe (p);
}

/**
 * bst_field_row_set_plain:
 *
 * Without the frame: for a control that has frames of its own.
 */
void
bst_field_row_set_plain (BstFieldRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "plain");
}

/**
 * bst_field_row_add_to_head:
 *
 * Puts @widget on the line of the title, at its end.
 */
void
bst_field_row_add_to_head (BstFieldRow *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (PRIVATE (self)->head), widget);
}

/**
 * bst_field_row_set_title:
 * @title: translated; by default the field's label
 */
void
bst_field_row_set_title (BstFieldRow *self, const char *title)
{
  BstFieldRowClass *klass = BST_FIELD_ROW_GET_CLASS (self);

  gtk_label_set_text (GTK_LABEL (PRIVATE (self)->title), title);
  if (PRIVATE (self)->named != NULL && klass->name_parts != NULL)
    klass->name_parts (self);
}

/**
 * bst_field_row_show_hint:
 *
 * A hint helps where nothing was filled in yet. Where something is said about the field, that says more.
 */
void
bst_field_row_show_hint (BstFieldRow *self)
{
  BstFieldRowPrivate *p = PRIVATE (self);
  gboolean marked = gtk_widget_has_css_class (GTK_WIDGET (self), "marked");
  gboolean empty = bst_value_is_default (p->field, bst_field_row_get_value (self));

  gtk_widget_set_visible (p->hint, empty && !marked && *gtk_label_get_text (GTK_LABEL (p->hint)) != '\0');
  describe (p);
}

/**
 * bst_field_row_set_hint:
 * @hint: (nullable): a sentence under the field, translated, with an example where that helps
 */
void
bst_field_row_set_hint (BstFieldRow *self, const char *hint)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  gtk_label_set_text (GTK_LABEL (p->hint), hint != NULL ? hint : "");
  bst_field_row_show_hint (self);
}

/**
 * bst_field_row_set_fact:
 * @fact: (nullable): what follows from the value, or helps to understand it; it stays where a value stands
 */
void
bst_field_row_set_fact (BstFieldRow *self, const char *fact)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  if (p->fact == NULL && fact != NULL)
    {
      p->fact = bst_text_label_new (NULL, "field-fact");
      gtk_widget_insert_before (p->fact, gtk_widget_get_parent (p->hint), p->below);
    }
  if (p->fact == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (p->fact), fact != NULL ? fact : "");
  gtk_widget_set_visible (p->fact, fact != NULL && *fact != '\0');
}

/**
 * bst_field_row_set_placeholder:
 * @placeholder: (nullable): what stands there while the field is empty, translated
 */
void
bst_field_row_set_placeholder (BstFieldRow *self, const char *placeholder)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  g_set_str (&p->placeholder, placeholder);
  BST_FIELD_ROW_GET_CLASS (self)->show (self, bst_field_row_get_value (self));
}

/**
 * bst_field_row_set_marked:
 * @marked: whether there is something to say about the field: it stands out then
 */
void
bst_field_row_set_marked (BstFieldRow *self, gboolean marked)
{
  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "marked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "marked");
  bst_field_row_show_hint (self);
}

void
bst_field_row_commit (BstFieldRow *self)
{
  if (BST_FIELD_ROW_GET_CLASS (self)->commit != NULL)
    BST_FIELD_ROW_GET_CLASS (self)->commit (self);
}

/**
 * bst_field_row_take_typing:
 *
 * What was typed goes into the plan, and the person types on: nothing is tidied up. Who saves after a space keeps the space.
 */
void
bst_field_row_take_typing (BstFieldRow *self)
{
  if (!BST_FIELD_ROW_GET_CLASS (self)->takes_letters)
    bst_field_row_commit (self);
}

/**
 * bst_field_row_get_below:
 *
 * Returns: (transfer none): the room under the field, for what others have to say about it
 */
GtkBox *
bst_field_row_get_below (BstFieldRow *self)
{
  return GTK_BOX (PRIVATE (self)->below);
}

const char *
bst_field_row_get_name (BstFieldRow *self)
{
  return PRIVATE (self)->field->name;
}

const char *
bst_field_row_get_title (BstFieldRow *self)
{
  return gtk_label_get_text (GTK_LABEL (PRIVATE (self)->title));
}

const char *
bst_field_row_get_placeholder (BstFieldRow *self)
{
  return PRIVATE (self)->placeholder;
}

const BstField *
bst_field_row_get_field (BstFieldRow *self)
{
  return PRIVATE (self)->field;
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static gboolean
left_cb (gpointer data)
{
  BstFieldRow *self = data;
  BstFieldRowPrivate *p = PRIVATE (self);

  if (p->document == NULL)
    return G_SOURCE_REMOVE;
  bst_field_row_commit (self);
  bst_plan_end_typing (bst_document_get_plan (p->document));
  bst_field_row_show_hint (self);
  g_signal_emit (self, signals[LEFT], 0);
  return G_SOURCE_REMOVE;
}

/* While the focus moves, GTK goes from the old place up to the new one, parent by parent. A commit may take widgets away
 * there, findings and gaps that are no more, and GTK would go on for ever: so it comes after the move, and before the next key. */
static void
focus_left_cb (BstFieldRow *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, left_cb, g_object_ref (self), g_object_unref);
}

static void
pressed_cb (BstFieldRow *self)
{
  BstFieldRowPrivate *p = PRIVATE (self);

  if (p->named == NULL)
    return;
  gtk_widget_grab_focus (p->named);
  if (GTK_IS_SWITCH (p->named))
    gtk_widget_activate (p->named);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  BstFieldRowPrivate *p = PRIVATE (BST_FIELD_ROW (widget));

  return p->named != NULL && gtk_widget_grab_focus (p->named);
}

static void
dispose (GObject *object)
{
  BstFieldRow *self = BST_FIELD_ROW (object);
  BstFieldRowPrivate *p = PRIVATE (self);

  bst_field_row_set_document (self, NULL);
  if (p->has_shown)
    bst_value_clear (p->field, &p->shown);
  p->has_shown = FALSE;
  p->named = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (bst_field_row_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  BstFieldRowPrivate *p = PRIVATE (BST_FIELD_ROW (object));

  g_free (p->id);
  g_free (p->element_id);
  g_free (p->placeholder);
  if (p->make_destroy != NULL)
    p->make_destroy (p->make_data);
  G_OBJECT_CLASS (bst_field_row_parent_class)->finalize (object);
}

static void
bst_field_row_class_init (BstFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->grab_focus = grab_focus;
  /**
   * BstFieldRow::left:
   *
   * The keyboard left the field, and what was typed there is in the plan or refused.
   */
  signals[LEFT] = g_signal_new ("left", BST_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "bst-field");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-field-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, card);
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, head);
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, title);
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, slot);
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, error);
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, error_label);
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, hint);
  gtk_widget_class_bind_template_child_private (widget_class, BstFieldRow, below);
  gtk_widget_class_bind_template_callback (widget_class, bst_field_row_keep_in_view);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_back_cb);
}

static void
bst_field_row_init (BstFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GType
find_type (const BstField *field)
{
  if (bst_order_is_key (field))
    return BST_TYPE_PLACE_ROW;
  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
      return BST_TYPE_WRITING_ROW;
    case BST_FIELD_ENUM:
      return BST_TYPE_CHOICE_ROW;
    case BST_FIELD_FLAG:
      return BST_TYPE_FLAG_ROW;
    case BST_FIELD_REF:
      return BST_TYPE_REFERENCE_ROW;
    case BST_FIELD_REFS:
      return BST_TYPE_REFERENCES_ROW;
    case BST_FIELD_LIST:
      return BST_TYPE_LIST_ROW;
    default:
      return BST_TYPE_ENTRY_ROW;
    }
}

static BstFieldRow *
make (GType type, BstKindId kind, const BstField *list, const BstField *field)
{
  BstFieldRow *self = g_object_new (type, NULL);
  BstFieldRowPrivate *p = PRIVATE (self);

  p->kind = kind;
  p->field = field;
  p->list = list;
  gtk_label_set_text (GTK_LABEL (p->title), _ (field->label));
  BST_FIELD_ROW_GET_CLASS (self)->setup (self);
  bst_field_row_set_title (self, _ (field->label));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  return self;
}

/**
 * bst_field_row_new:
 * @field: the name of a field of @kind
 *
 * Returns: (transfer floating): a row of the class that suits the field's type, showing no record yet
 */
BstFieldRow *
bst_field_row_new (BstKindId kind, const char *field)
{
  const BstField *descriptor = bst_kind_get_field (kind, field);

  g_return_val_if_fail (descriptor != NULL, NULL);
  if (kind == BST_KIND_BUDGET_LINKS && descriptor->type == BST_FIELD_LIST)
    return make (BST_TYPE_AMOUNTS_ROW, kind, NULL, descriptor);
  return make (find_type (descriptor), kind, NULL, descriptor);
}

/**
 * bst_field_row_new_inner_as:
 * @type: a class of rows
 * @list: the name of a list field of @kind
 * @field: the name of a field of its elements
 *
 * Returns: (transfer floating): a row of @type for one field of one element of a list
 */
BstFieldRow *
bst_field_row_new_inner_as (GType type, BstKindId kind, const char *list, const char *field)
{
  const BstField *outer = bst_kind_get_field (kind, list);
  const BstField *inner = outer != NULL ? bst_fields_find (outer->elements, field) : NULL;

  g_return_val_if_fail (inner != NULL, NULL);
  return make (type != G_TYPE_INVALID ? type : find_type (inner), kind, outer, inner);
}

/**
 * bst_field_row_new_inner:
 *
 * Returns: (transfer floating): as bst_field_row_new_inner_as(), of the class that suits the field's type
 */
BstFieldRow *
bst_field_row_new_inner (BstKindId kind, const char *list, const char *field)
{
  return bst_field_row_new_inner_as (G_TYPE_INVALID, kind, list, field);
}
