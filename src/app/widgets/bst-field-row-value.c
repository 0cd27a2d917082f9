/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-field-row-value.c - the plan's value of a field, following it and changing it. */
#include "config.h"
#include "bst-field-row-private.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "bst-action-follow.h"
#include "bst-link.h"
#include "bst-owner.h"

/* --- What it shows ------------------------------------------------------------------------------------------------ */

BstDocument *
bst_field_row_get_document (BstFieldRow *self)
{
  return bst_field_row_get_private (self)->document;
}

const char *
bst_field_row_get_id (BstFieldRow *self)
{
  return bst_field_row_get_private (self)->id;
}

/**
 * bst_field_row_get_list:
 *
 * Returns: (nullable): the list of whose elements the field is one
 */
const BstField *
bst_field_row_get_list (BstFieldRow *self)
{
  return bst_field_row_get_private (self)->list;
}

const char *
bst_field_row_get_element_id (BstFieldRow *self)
{
  return bst_field_row_get_private (self)->element_id;
}

BstKindId
bst_field_row_get_kind (BstFieldRow *self)
{
  return bst_field_row_get_private (self)->kind;
}

/* --- The plan's value --------------------------------------------------------------------------------------------- */

static BstRecord *
find_record (BstFieldRowPrivate *p)
{
  return p->document != NULL && p->id != NULL ? bst_plan_find (bst_document_get_plan (p->document), p->kind, p->id)
                                              : NULL;
}

/**
 * bst_field_row_get_value:
 *
 * Returns: (transfer none): the plan's value; the default where there is no record (yet)
 */
BstValue
bst_field_row_get_value (BstFieldRow *self)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);
  BstRecord *record = find_record (p);

  if (p->list == NULL || record == NULL)
    return bst_field_get (p->field, record);
  return bst_field_get (p->field, bst_vec_find_element (bst_field_get (p->list, record).ptr, p->element_id));
}

static void
remember_shown (BstFieldRowPrivate *p, BstValue value)
{
  BstValue copy = bst_value_copy (p->field, value);

  if (p->has_shown)
    bst_value_clear (p->field, &p->shown);
  p->shown = copy;
  p->has_shown = TRUE;
}

static void
follow (BstFieldRow *self)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);
  BstValue value = bst_field_row_get_value (self);
  gboolean same = p->has_shown && bst_value_equal (p->field, p->shown, value);

  if (same && !BST_FIELD_ROW_GET_CLASS (self)->names_others)
    return;
  if (!same)
    {
      bst_field_row_accept (self);
      remember_shown (p, value);
    }
  BST_FIELD_ROW_GET_CLASS (self)->show (self, value);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL) /* nothing moves under the hands of the person */
    bst_field_row_show_hint (self);
}

static void
applied_cb (BstFieldRow *self)
{
  follow (self);
}

static void
editable_cb (gpointer row, gboolean editable)
{
  BstFieldRow *self = row;
  BstFieldRowPrivate *p = bst_field_row_get_private (self);
  BstFieldRowClass *klass = BST_FIELD_ROW_GET_CLASS (self);

  if (klass->set_editable != NULL)
    klass->set_editable (self, editable);
  else
    gtk_widget_set_sensitive (p->slot, editable);
  if (p->named != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (p->named), GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !editable, -1);
}

void
bst_field_row_set_document (BstFieldRow *self, BstDocument *document)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);

  if (p->document == document)
    return;
  if (p->document != NULL)
    g_signal_handlers_disconnect_by_func (bst_document_get_plan (p->document), applied_cb, self);
  g_set_object (&p->document, document);
  if (document != NULL)
    g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self,
                             G_CONNECT_SWAPPED);
  bst_editable_follow (self, document, editable_cb);
}

/* Whoever refreshes a view says again what its rows show; a person may be in the middle of a word, or of a date. */
static gboolean
is_typing_in (BstFieldRow *self, BstDocument *document, const char *id, const char *element_id)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);

  return document != NULL && p->document == document && g_strcmp0 (p->id, id) == 0
         && g_strcmp0 (p->element_id, element_id) == 0 && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/**
 * bst_field_row_set_element:
 * @id: (nullable): the record
 * @element_id: (nullable): the element of its list
 *
 * For a row made with bst_field_row_new_inner(): which element of which record it shows. What it shows already stays as it
 * is under the hands of the person.
 */
void
bst_field_row_set_element (BstFieldRow *self, BstDocument *document, const char *id, const char *element_id)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);

  if (is_typing_in (self, document, id, element_id))
    {
      follow (self);
      return;
    }
  if (p->document != NULL && p->has_shown)
    bst_field_row_commit (self);
  bst_field_row_set_document (self, document);
  g_set_str (&p->id, id);
  g_set_str (&p->element_id, element_id);
  if (p->has_shown)
    bst_value_clear (p->field, &p->shown);
  p->has_shown = FALSE;
  bst_field_row_accept (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), document != NULL && id != NULL);
  follow (self);
  bst_field_row_show_hint (self);
}

/**
 * bst_field_row_set_subject:
 * @document: (nullable): the open plan
 * @id: (nullable): the record; for an objective of the framework there need not be one yet
 *
 * Which record the row shows. What was being typed goes to the former one.
 */
void
bst_field_row_set_subject (BstFieldRow *self, BstDocument *document, const char *id)
{
  bst_field_row_set_element (self, document, id, NULL);
}

/* --- Changing it -------------------------------------------------------------------------------------------------- */

/**
 * bst_field_row_make_label:
 *
 * Returns: (transfer full): what stands behind "Undo" for a change of this field
 */
char *
bst_field_row_make_label (BstFieldRow *self)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);

  return g_strdup_printf (_ ("Change “%s”"), _ (p->list != NULL ? p->list->label : p->field->label));
}

static void
refused_cb (BstDocument *document, const char *message, char **refusal)
{
  g_set_str (refusal, message);
}

/**
 * bst_field_row_apply:
 * @transaction: (transfer full): a change of this field, and what belongs to it
 *
 * Returns: whether it was applied; where not, the row says why
 */
gboolean
bst_field_row_apply (BstFieldRow *self, BstTransaction *transaction)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);
  g_autofree char *refusal = NULL;
  gulong handler = g_signal_connect (p->document, "refused", G_CALLBACK (refused_cb), &refusal);
  gboolean done;

  bst_owner_follow (bst_document_get_plan (p->document), transaction);
  bst_link_follow (bst_document_get_plan (p->document), transaction);
  bst_action_follow (bst_document_get_plan (p->document), transaction, bst_document_get_context (p->document)->today);
  done = bst_document_apply (p->document, transaction);
  g_signal_handler_disconnect (p->document, handler);
  if (done)
    bst_field_row_accept (self);
  else
    bst_field_row_refuse (self, refusal != NULL ? refusal : _ ("This could not be changed."));
  return done;
}

/**
 * bst_field_row_set_makes_element:
 * @makes_element: whether a value is taken where the list has no such element yet: for lists whose ids are known before,
 *   such as one score for each criterion
 */
void
bst_field_row_set_makes_element (BstFieldRow *self, gboolean makes_element)
{
  bst_field_row_get_private (self)->makes_element = makes_element;
}

/**
 * bst_field_row_revert:
 *
 * What was typed and is no value, such as half a date, gives way to what the plan has. For undo: what the person sees last
 * goes first.
 *
 * Returns: whether there was such a text
 */
gboolean
bst_field_row_revert (BstFieldRow *self)
{
  BstFieldRowClass *klass = BST_FIELD_ROW_GET_CLASS (self);

  if (klass->revert == NULL || !klass->revert (self))
    return FALSE;
  bst_field_row_accept (self);
  return TRUE;
}

/**
 * bst_field_row_set_maker:
 * @make: makes the record where it is not there yet
 * @destroy: (nullable): of @data
 *
 * For a form about records that come with the first thing that is said of them.
 */
void
bst_field_row_set_maker (BstFieldRow *self, BstFieldRowMaker make, gpointer data, GDestroyNotify destroy)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);

  p->make = make;
  p->make_data = data;
  p->make_destroy = destroy;
}

/* The record comes with the first letter, and goes when that is undone. */
static void
make_record (BstFieldRowPrivate *p, BstTransaction *transaction)
{
  g_autoptr (BstRecord) image = p->make (p->make_data);

  bst_transaction_add (transaction, image);
}

static BstElement *
copy_or_make (BstFieldRowPrivate *p, const BstVec *vec)
{
  const BstElement *element = bst_vec_find_element (vec, p->element_id);

  return element != NULL ? bst_element_copy (p->list->elements, element)
                         : bst_element_new (p->list->elements, p->element_id);
}

/**
 * bst_field_row_change:
 * @value: (transfer full): the field's new value
 *
 * Adds the change of this field to @transaction.
 */
void
bst_field_row_change (BstFieldRow *self, BstTransaction *transaction, BstValue value)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);
  BstRecord *record = find_record (p);

  if (record == NULL)
    record = bst_transaction_get_image (transaction, p->id);
  if (p->kind == BST_KIND_OBJECTIVES && bst_id_is_framework (p->id))
    bst_outline_set (bst_document_get_plan (p->document), transaction, p->id, p->field->name, value);
  else if (p->list != NULL)
    {
      const BstVec *vec = bst_field_get (p->list, record).ptr;
      BstElement *element = copy_or_make (p, vec);
      bst_element_take (element, p->field, value);
      bst_transaction_set (transaction, record, p->list, bst_vec_with_element (p->list, vec, element));
    }
  else
    bst_transaction_set (transaction, record, p->field, value);
}

static gboolean
has_subject (BstFieldRowPrivate *p)
{
  BstRecord *record = find_record (p);

  if (record == NULL)
    return p->document != NULL && p->id != NULL
           && (p->make != NULL || (p->kind == BST_KIND_OBJECTIVES && bst_id_is_framework (p->id)));
  return p->list == NULL || p->makes_element
         || bst_vec_find_element (bst_field_get (p->list, record).ptr, p->element_id) != NULL;
}

static char *
check_limits (const BstField *field, gint64 number)
{
  g_autofree char *min = NULL, *max = NULL;
  gint64 unit = field->type == BST_FIELD_DECIMAL ? BST_DECIMAL_ONE : 1;

  if (!bst_field_is_number (field) || (field->min == 0 && field->max == 0) || number == field->fallback
      || (number >= field->min && number <= field->max))
    return NULL;
  /* a year is no amount: without separators of thousands */
  min = g_strdup_printf ("%" G_GINT64_FORMAT, field->min / unit);
  max = g_strdup_printf ("%" G_GINT64_FORMAT, field->max / unit);
  /* Translators: both are numbers */
  return g_strdup_printf (_ ("Give a number from %s to %s."), min, max);
}

/**
 * bst_field_row_submit:
 * @value: (transfer full): the new value
 * @typing: whether it comes letter by letter: then the letters are one undo step
 *
 * Returns: whether the plan holds @value now; where not, the row says why
 */
gboolean
bst_field_row_submit (BstFieldRow *self, BstValue value, gboolean typing)
{
  BstFieldRowPrivate *p = bst_field_row_get_private (self);
  g_autofree char *limit = check_limits (p->field, value.num), *label = NULL, *key = NULL;
  BstTransaction *transaction;

  if (limit != NULL || !has_subject (p) || bst_value_equal (p->field, bst_field_row_get_value (self), value))
    {
      if (limit != NULL)
        bst_field_row_refuse (self, limit);
      else
        bst_field_row_accept (self);
      bst_value_clear (p->field, &value);
      return limit == NULL;
    }
  label = bst_field_row_make_label (self);
  if (typing)
    key = g_strdup_printf ("%s/%s/%s", p->id, p->field->name, p->element_id != NULL ? p->element_id : "");
  remember_shown (p, value); /* what the person typed is on the screen already */
  transaction = bst_document_begin (p->document, label, key);
  if (p->make != NULL && find_record (p) == NULL)
    make_record (p, transaction);
  bst_field_row_change (self, transaction, value);
  if (bst_field_row_apply (self, transaction))
    return TRUE;
  remember_shown (p, bst_field_row_get_value (self));
  return FALSE;
}
