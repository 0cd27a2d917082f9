/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-record-cells.c - editing, choosing and pasting in the cells of a table of records. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-cell-text.h"
#include "bst-options.h"
#include "bst-action-follow.h"
#include "bst-owner.h"
#include "bst-record-source.h"
#include "bst-text.h"

/**
 * bst_record_source_edit_text:
 *
 * Returns: (transfer full): what the editor of a cell starts with
 */
char *
bst_record_source_edit_text (gpointer self, gpointer record, guint column)
{
  const BstField *field = bst_record_source_get_field (self, column);

  return field != NULL
             ? bst_cell_text_write (bst_record_source_get_document (self), field, bst_field_get (field, record))
             : NULL;
}

/* --- Choosing ------------------------------------------------------------------------------------------------------- */

static void
add_choice (GPtrArray *choices, const char *id, const char *title)
{
  g_ptr_array_add (choices, bst_table_choice_new (id, title));
}

static void
add_options (BstRecordSource *self, GPtrArray *choices, const BstField *field, gpointer record)
{
  g_autoptr (GPtrArray) options =
      bst_options_list (bst_record_source_get_document (self), field, BST_RECORD (record)->id);

  for (guint i = 0; i < options->len; i++)
    {
      const BstOption *option = g_ptr_array_index (options, i);
      g_autofree char *title = option->code != NULL ? g_strdup_printf ("%s %s", option->code, option->title) : NULL;
      g_autofree char *full =
          title != NULL && option->group != NULL ? g_strdup_printf ("%s (%s)", title, option->group) : NULL;

      add_choice (choices, option->id, full != NULL ? full : title != NULL ? title : option->title);
    }
}

/**
 * bst_record_source_choices:
 *
 * Returns: (transfer full) (element-type BstTableChoice): what the field of a column may be, and nothing
 */
GPtrArray *
bst_record_source_choices (gpointer self, gpointer record, guint column)
{
  const BstField *field = bst_record_source_get_field (self, column);
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_table_choice_free);

  if (field->type == BST_FIELD_REF)
    {
      add_options (self, choices, field, record);
      add_choice (choices, "", _ ("None"));
    }
  for (guint i = 0; field->type == BST_FIELD_ENUM && field->values[i].name != NULL; i++)
    add_choice (choices, field->values[i].name, bst_text (NULL, field->values[i].label));
  if (field->type == BST_FIELD_FLAG)
    {
      add_choice (choices, "1", bst_text (NULL, N_ ("yes")));
      add_choice (choices, "0", bst_text (NULL, N_ ("no")));
    }
  return choices;
}

/* --- One cell --------------------------------------------------------------------------------------------------------- */

static void
refused_cb (BstDocument *document, const char *message, char **ret_message)
{
  g_free (*ret_message);
  *ret_message = g_strdup (message);
}

/* Takes the transaction. */
static char *
apply (BstRecordSource *self, BstTransaction *transaction)
{
  BstDocument *document = bst_record_source_get_document (self);
  g_autofree char *message = NULL;
  gulong handler = g_signal_connect (document, "refused", G_CALLBACK (refused_cb), &message);
  gboolean good;

  bst_owner_follow (bst_document_get_plan (document), transaction);
  bst_action_follow (bst_document_get_plan (document), transaction, bst_document_get_context (document)->today);
  good = bst_document_apply (document, transaction);
  g_signal_handler_disconnect (document, handler);
  return good ? NULL : g_steal_pointer (&message);
}

/* Adds what the text changes to the transaction; what stays as it is, is left out. */
static char *
put (BstRecordSource *self, BstCellReader *reader, BstTransaction *transaction, BstRecord *record,
     const BstField *field, const char *text)
{
  BstRecordSourceClass *klass = BST_RECORD_SOURCE_GET_CLASS (self);
  BstValue value;
  char *message = bst_cell_reader_read (reader, field, text, &value);

  if (message == NULL && klass->check != NULL)
    message = klass->check (self, field, value);
  if (message != NULL || bst_value_equal (field, bst_field_get (field, record), value))
    bst_value_clear (field, &value);
  else
    bst_transaction_set (transaction, record, field, value);
  return message;
}

/**
 * bst_record_source_commit:
 *
 * Returns: (transfer full) (nullable): why @text cannot stand in the cell; nothing where it does now
 */
char *
bst_record_source_commit (gpointer self, gpointer record, guint column, const char *text)
{
  BstDocument *document = bst_record_source_get_document (self);
  const BstField *field = bst_record_source_get_field (self, column);
  g_autoptr (BstCellReader) reader = bst_cell_reader_new (document);
  g_autoptr (BstRecord) kept = g_object_ref (record);
  /* Translators: %s is the name of a field, such as "Deadline" */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), _ (field->label));
  g_autoptr (BstTransaction) transaction = bst_document_begin (document, label, NULL);
  char *message = put (self, reader, transaction, kept, field, text);

  if (message != NULL || bst_transaction_get_n (transaction) == 0)
    return message;
  return apply (self, g_steal_pointer (&transaction));
}

/* --- Many cells ------------------------------------------------------------------------------------------------------- */

/**
 * bst_record_source_paste:
 * @cells: (element-type BstTablePasted): gets the reason of each cell that is refused
 *
 * Puts texts into cells, as one undo step. A cell that is refused keeps no other from its text.
 *
 * Returns: how many cells read differently now
 */
guint
bst_record_source_paste (gpointer self, GPtrArray *cells)
{
  BstDocument *document = bst_record_source_get_document (self);
  g_autoptr (BstCellReader) reader = bst_cell_reader_new (document);
  g_autofree char *label = g_strdup_printf (ngettext ("Paste %u cell", "Paste %u cells", cells->len), cells->len);
  g_autoptr (BstTransaction) transaction = bst_document_begin (document, label, NULL);
  g_autofree char *message = NULL;
  guint n;

  for (guint i = 0; i < cells->len; i++)
    {
      BstTablePasted *cell = g_ptr_array_index (cells, i);
      const BstField *field = bst_record_source_get_field (self, cell->column);

      cell->reason = field != NULL ? put (self, reader, transaction, cell->record, field, cell->text)
                                   : g_strdup (_ ("The program works this column out: it cannot be written."));
    }
  n = bst_transaction_get_n (transaction);
  if (n > 0)
    message = apply (self, g_steal_pointer (&transaction));
  for (guint i = 0; message != NULL && i < cells->len; i++)
    {
      BstTablePasted *cell = g_ptr_array_index (cells, i);
      if (cell->reason == NULL)
        cell->reason = g_strdup (message);
    }
  return message == NULL ? n : 0;
}
