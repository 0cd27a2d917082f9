/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-bulk-edit.h"
#include <glib/gi18n.h>
#include "bst-cell-text.h"
#include "bst-field-row.h"
#include "bst-action-follow.h"
#include "bst-owner.h"
#include "bst-picker.h"
#include "bst-text.h"
#include "bst-value-button.h"

#define LISTED_MAX 60 /* lines of the preview: the number above it says how many there are */

static const struct {
  const char *name, *label;
} ways[] = {
  { "add", N_ ("Add") },
  { "remove", N_ ("Take Away") },
  { "replace", N_ ("Replace") },
};

struct _BstBulkEdit {
  AdwDialog parent_instance;
  BstRecordSource *source;
  BstDocument *document, *scratch; /* scratch: a copy of the plan with one blank record, whose field is the new value */
  GStrv ids;
  const char *const *fields;
  BstSayFunc say;
  const BstField *field;
  char *blank; /* id of the blank record */
  BstValueButton *field_button;
  BstPicker *picker;
  AdwToggleGroup *way;
  AdwBin *place; /* of the row that edits the value */
  GtkLabel *heading, *outcome;
  GtkWidget *list, *apply_button;
  gulong handler;
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (BstBulkEdit, bst_bulk_edit, ADW_TYPE_DIALOG)

/* --- What changes ------------------------------------------------------------------------------------------------- */

static BstValue
get_new_value (BstBulkEdit *self)
{
  BstRecord *blank = bst_plan_find (bst_document_get_plan (self->scratch),
                                    BST_RECORD_SOURCE_GET_CLASS (self->source)->kind, self->blank);

  return blank != NULL ? bst_field_get (self->field, blank) : bst_field_default (self->field);
}

static BstValue
change_set (BstBulkEdit *self, const BstVec *before, const BstVec *given)
{
  gboolean present = g_strcmp0 (adw_toggle_group_get_active_name (self->way), "add") == 0;
  BstValue value = bst_value_copy (self->field, (BstValue) { .ptr = (gpointer) before });

  for (guint i = 0; i < bst_vec_length (given); i++)
    {
      BstValue next = bst_vec_with_ref (value.ptr, given->items[i], present);
      bst_value_clear (self->field, &value);
      value = next;
    }
  return value;
}

/* Returns: (transfer full): what the field of this record becomes */
static BstValue
value_for (BstBulkEdit *self, BstRecord *record)
{
  BstValue given = get_new_value (self);

  if (self->field->type != BST_FIELD_REFS || g_strcmp0 (adw_toggle_group_get_active_name (self->way), "replace") == 0)
    return bst_value_copy (self->field, given);
  return change_set (self, bst_field_get (self->field, record).ptr, given.ptr);
}

/* --- What is told of it ----------------------------------------------------------------------------------------------- */

static void
add_line (BstBulkEdit *self, BstRecord *record, BstValue after)
{
  g_autofree char *from = bst_cell_text_write (self->document, self->field, bst_field_get (self->field, record));
  g_autofree char *to = bst_cell_text_write (self->scratch, self->field, after);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *name = gtk_label_new (bst_record_say_title (record, NULL)), *change;
  /* Translators: what stood in a field, and what will stand there */
  g_autofree char *text =
      g_strdup_printf (_ ("%s → %s"), *from != '\0' ? from : _ ("empty"), *to != '\0' ? to : _ ("empty"));

  change = gtk_label_new (text);
  g_object_set (name, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  g_object_set (change, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (change, "dimmed");
  gtk_widget_add_css_class (change, "caption");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), change);
  gtk_box_append (GTK_BOX (self->list), line);
}

static void
empty_list (BstBulkEdit *self)
{
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), line);
}

static gboolean
waits_for_choice (BstBulkEdit *self)
{
  return self->field->type == BST_FIELD_REFS && bst_vec_length (get_new_value (self).ptr) == 0
         && g_strcmp0 (adw_toggle_group_get_active_name (self->way), "replace") != 0;
}

static void
tell_outcome (BstBulkEdit *self, guint n, guint all)
{
  g_autofree char *records = self->say (BST_SAY_COUNT, all), *text = NULL;

  if (n == 0 && waits_for_choice (self))
    text = g_strdup (_ ("Choose what is to be added or taken away."));
  else if (n == 0)
    /* Translators: %s is “12 actions” */
    text = g_strdup_printf (_ ("None of %s changes."), records);
  else
    /* Translators: how many change, of how many: “3 of 12 actions change.” */
    text = g_strdup_printf (ngettext ("%u of %s changes.", "%u of %s change.", n), n, records);
  gtk_label_set_text (self->outcome, text);
  gtk_widget_set_sensitive (self->apply_button, n > 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW), n > 0);
}

static void
preview (BstBulkEdit *self)
{
  BstPlan *plan = bst_document_get_plan (self->document);
  guint n = 0, all = g_strv_length (self->ids);

  empty_list (self);
  for (guint i = 0; i < all; i++)
    {
      BstRecord *record = bst_plan_find (plan, BST_RECORD_SOURCE_GET_CLASS (self->source)->kind, self->ids[i]);
      BstValue after = record != NULL ? value_for (self, record) : bst_field_default (self->field);

      if (record != NULL && !bst_value_equal (self->field, bst_field_get (self->field, record), after)
          && ++n <= LISTED_MAX)
        add_line (self, record, after);
      bst_value_clear (self->field, &after);
    }
  tell_outcome (self, n, all);
}

/* --- Changing --------------------------------------------------------------------------------------------------------- */

/* An organisation of which only the name was typed is new in the copy of the plan: it comes along. */
static void
add_new_actors (BstBulkEdit *self, BstTransaction *transaction)
{
  BstCollection *actors = bst_plan_get_collection (bst_document_get_plan (self->scratch), BST_KIND_ACTORS);
  BstPlan *plan = bst_document_get_plan (self->document);
  BstValue value = get_new_value (self);

  for (guint i = 0; i < bst_collection_get_n (actors); i++)
    {
      BstRecord *actor = bst_collection_get (actors, i);
      gboolean used = self->field->type == BST_FIELD_REF    ? g_strcmp0 (value.ptr, actor->id) == 0
                      : self->field->type == BST_FIELD_REFS ? bst_vec_has_ref (value.ptr, actor->id)
                                                            : FALSE;
      if (used && bst_plan_find (plan, BST_KIND_ACTORS, actor->id) == NULL)
        {
          g_autoptr (BstRecord) image = bst_record_copy (actor);
          bst_transaction_add (transaction, image);
        }
    }
}

static guint
add_changes (BstBulkEdit *self, BstTransaction *transaction)
{
  BstPlan *plan = bst_document_get_plan (self->document);
  guint n = 0;

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      BstRecord *record = bst_plan_find (plan, BST_RECORD_SOURCE_GET_CLASS (self->source)->kind, self->ids[i]);
      BstValue after = record != NULL ? value_for (self, record) : bst_field_default (self->field);

      if (record == NULL || bst_value_equal (self->field, bst_field_get (self->field, record), after))
        {
          bst_value_clear (self->field, &after);
          continue;
        }
      bst_transaction_set (transaction, record, self->field, after);
      n++;
    }
  return n;
}

static void
apply_cb (BstBulkEdit *self)
{
  g_autofree char *label = NULL;
  BstTransaction *transaction = bst_document_begin (self->document, "", NULL);
  BstFieldRow *row = BST_FIELD_ROW (adw_bin_get_child (self->place));
  guint n;

  bst_field_row_commit (row); /* what is being typed */
  if (bst_field_row_is_refused (row))
    {
      bst_transaction_free (transaction);
      return;
    }
  add_new_actors (self, transaction);
  n = add_changes (self, transaction);
  label = self->say (BST_SAY_CHANGE, n);
  g_set_str (&transaction->label, label);
  bst_owner_follow (bst_document_get_plan (self->document), transaction);
  bst_action_follow (bst_document_get_plan (self->document), transaction,
                     bst_document_get_context (self->document)->today);
  if (bst_document_apply (self->document, transaction))
    g_signal_emit (self, edited_signal, 0, n);
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- The field -------------------------------------------------------------------------------------------------------- */

/**
 * bst_bulk_edit_choose:
 * @field: its name
 *
 * Shows the field, with nothing filled in.
 */
void
bst_bulk_edit_choose (BstBulkEdit *self, const char *field)
{
  BstKindId kind = BST_RECORD_SOURCE_GET_CLASS (self->source)->kind;
  BstFieldRow *row = bst_field_row_new (kind, field);

  self->field = bst_kind_get_field (kind, field);
  bst_value_button_set_text (self->field_button, _ (self->field->label), _ ("Field"));
  gtk_widget_set_visible (GTK_WIDGET (self->way), self->field->type == BST_FIELD_REFS);
  bst_field_row_set_title (row, _ ("New value")); /* before it names its parts */
  bst_field_row_set_subject (row, self->scratch, self->blank);
  adw_bin_set_child (self->place, GTK_WIDGET (row));
  preview (self);
}

static void
open_cb (BstBulkEdit *self)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_option_free);
  BstKindId kind = BST_RECORD_SOURCE_GET_CLASS (self->source)->kind;

  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      const char *label = _ (bst_kind_get_field (kind, self->fields[i])->label);
      BstOption *option = g_new0 (BstOption, 1);

      *option = (BstOption) { .id = g_strdup (self->fields[i]), .title = g_strdup (label), .key = g_strdup (label) };
      option->folded = bst_text_fold (label);
      g_ptr_array_add (options, option);
    }
  bst_picker_open (self->picker, options, _ ("Field"), self->field->name);
}

/* --- Object ----------------------------------------------------------------------------------------------------------- */

static void
make_scratch (BstBulkEdit *self)
{
  BstKindId kind = BST_RECORD_SOURCE_GET_CLASS (self->source)->kind;
  g_autoptr (BstPlan) plan = bst_plan_copy (bst_document_get_plan (self->document));
  g_autoptr (BstRecord) image = NULL;
  BstTransaction *transaction;

  self->scratch = bst_document_new (plan, bst_document_get_framework (self->document));
  self->blank = bst_id_new (kind);
  image = bst_record_new (kind, self->blank);
  transaction = bst_document_begin (self->scratch, "", NULL);
  bst_transaction_add (transaction, image);
  bst_document_apply (self->scratch, transaction);
  self->handler = g_signal_connect_swapped (plan, "applied", G_CALLBACK (preview), self);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
build_header (BstBulkEdit *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->apply_button = gtk_button_new_with_mnemonic (_ ("C_hange"));
  gtk_widget_add_css_class (self->apply_button, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->apply_button, "clicked", G_CALLBACK (apply_cb), self);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE); /* in large text both buttons take its room */
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply_button);
  return header;
}

static GtkWidget *
build_way (BstBulkEdit *self)
{
  self->way = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, ways[i].name);
      adw_toggle_set_label (toggle, _ (ways[i].label));
      adw_toggle_group_add (self->way, toggle);
    }
  adw_toggle_group_set_active_name (self->way, "add");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->way), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What happens to what stands there"), -1);
  g_signal_connect_object (self->way, "notify::active-name", G_CALLBACK (preview), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->way);
}

static GtkWidget *
build_list (BstBulkEdit *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_object_set (scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                "propagate-natural-height", TRUE, NULL);
  return scroller;
}

static GtkWidget *
build_content (BstBulkEdit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->field_button = bst_value_button_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->field_button), "field-choice");
  self->picker = bst_picker_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self->field_button));
  g_signal_connect_swapped (self->field_button, "clicked", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (bst_bulk_edit_choose), self);
  self->place = ADW_BIN (adw_bin_new ());
  self->outcome = GTK_LABEL (new_label ("", "heading"));
  self->heading = GTK_LABEL (new_label ("", "title-3"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), new_label (_ ("Field"), "caption-heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field_button));
  gtk_box_append (GTK_BOX (box), build_way (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->outcome));
  gtk_box_append (GTK_BOX (box), build_list (self));
  gtk_widget_add_css_class (box, "bulk-edit");
  return box;
}

static void
bst_bulk_edit_dispose (GObject *object)
{
  BstBulkEdit *self = BST_BULK_EDIT (object);

  if (self->scratch != NULL)
    g_clear_signal_handler (&self->handler, bst_document_get_plan (self->scratch));
  if (self->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picker));
  self->picker = NULL;
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  g_clear_object (&self->scratch);
  g_clear_object (&self->document);
  g_clear_object (&self->source);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->blank, g_free);
  G_OBJECT_CLASS (bst_bulk_edit_parent_class)->dispose (object);
}

static void
bst_bulk_edit_class_init (BstBulkEditClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_bulk_edit_dispose;
  edited_signal =
      g_signal_new ("edited", BST_TYPE_BULK_EDIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bst_bulk_edit_init (BstBulkEdit *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), build_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_content (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

/**
 * bst_bulk_edit_new:
 * @source: whose records they are; it stays as long as the dialog
 * @ids: (array zero-terminated=1): the records
 * @fields: (array zero-terminated=1): names of the fields to choose from; lives at least as long as the dialog
 * @say: words for so many records
 */
BstBulkEdit *
bst_bulk_edit_new (BstRecordSource *source, const char *const *ids, const char *const *fields, BstSayFunc say)
{
  BstBulkEdit *self = g_object_new (BST_TYPE_BULK_EDIT, NULL);
  g_autofree char *title = say (BST_SAY_CHANGE, g_strv_length ((GStrv) ids));

  self->source = g_object_ref (source);
  self->document = g_object_ref (bst_record_source_get_document (source));
  self->ids = g_strdupv ((GStrv) ids);
  self->fields = fields;
  self->say = say;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_label_set_text (self->heading, title);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->field_button));
  make_scratch (self);
  bst_bulk_edit_choose (self, fields[0]);
  return self;
}
