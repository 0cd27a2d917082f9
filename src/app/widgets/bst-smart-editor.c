/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-smart-editor.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-flow-layout.h"
#include "bst-list-row.h"
#include "bst-options.h"
#include "bst-smart-editor-private.h"

#define PAUSE_MS 600 /* findings come when the person pauses: not in the middle of a first word */

G_DEFINE_FINAL_TYPE (BstSmartEditor, bst_smart_editor, ADW_TYPE_BIN)

BstRecord *
bst_smart_editor_get_record (BstSmartEditor *self)
{
  return self->document != NULL && self->id != NULL
             ? bst_plan_find (bst_document_get_plan (self->document), BST_KIND_ACTION_POINTS, self->id)
             : NULL;
}

/**
 * bst_smart_editor_find_row:
 *
 * Returns: (nullable) (transfer none): the row of @field
 */
BstEditorRow *
bst_smart_editor_find_row (BstSmartEditor *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      BstEditorRow *row = &g_array_index (self->rows, BstEditorRow, i);
      if (g_str_equal (row->field->name, field))
        return row;
    }
  return NULL;
}

/* --- Keeping still what is written in ------------------------------------------------------------------------------ */

static double
find_focus_y (BstSmartEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_point_t point;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content))
      || !gtk_widget_compute_point (focus, GTK_WIDGET (self->scroller), &GRAPHENE_POINT_INIT (0, 0), &point))
    return -1;
  return point.y;
}

/* After the layout and before the frame is drawn: what grew above the focus is scrolled away, so nothing jumps. */
static void
after_layout_cb (GdkFrameClock *clock, BstSmartEditor *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double y = find_focus_y (self);

  g_clear_signal_handler (&self->layout_handler, clock);
  if (y >= 0 && self->focus_y >= 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y - self->focus_y);
}

static void
hold_focus (BstSmartEditor *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->focus_y = find_focus_y (self);
  if (self->focus_y < 0 || clock == NULL || self->layout_handler != 0)
    return;
  self->layout_handler = g_signal_connect_object (clock, "layout", G_CALLBACK (after_layout_cb), self, G_CONNECT_AFTER);
}

/* What stands above the field may go or come after the keyboard did: findings on the field that was left. */
static void
height_changed_cb (BstSmartEditor *self)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      BstFieldRow *row = g_array_index (self->rows, BstEditorRow, i).row;

      if (gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL)
        bst_field_row_keep_in_view (row);
    }
}

/* --- Following the plan -------------------------------------------------------------------------------------------- */

static void
show_objective (BstSmartEditor *self, BstRecord *record)
{
  const char *id = BST_ACTION_POINT (record)->objective;
  g_autofree char *title = id != NULL ? bst_option_title (self->document, id) : NULL;
  g_autofree char *name = title != NULL ? g_strdup_printf (_ ("Go to “%s”"), title) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->objective), title != NULL);
  if (title == NULL)
    return;
  gtk_label_set_text (self->objective_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->objective), name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->objective), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->objective), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_empty (BstSmartEditor *self)
{
  BstPlan *plan = self->document != NULL ? bst_document_get_plan (self->document) : NULL;
  gboolean any = plan != NULL && bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS)) > 0;

  adw_status_page_set_title (self->empty, any ? _ ("No action point chosen") : _ ("No action points yet"));
  adw_status_page_set_description (
      self->empty, any ? _ ("Choose one in the list to fill it in here, or begin a new one.")
                       : _ ("Begin with one sentence: who will do what? The rest follows step by step."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * bst_smart_editor_refresh:
 *
 * Shows everything that is computed from the action point, as it is now.
 */
void
bst_smart_editor_refresh (BstSmartEditor *self)
{
  BstRecord *record = bst_smart_editor_get_record (self);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (record == NULL)
    {
      show_empty (self);
      return;
    }
  hold_focus (self);
  show_objective (self, record);
  bst_smart_editor_show_findings (self);
  gtk_stack_set_visible_child_name (self->stack, "editor");
}

static void
pause_cb (gpointer data)
{
  BstSmartEditor *self = data;

  self->refresh_source = 0;
  bst_smart_editor_refresh (self);
}

static void
applied_cb (BstSmartEditor *self, const BstTransaction *transaction)
{
  gboolean typing = transaction->coalesce != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->content)) != NULL;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (typing && bst_smart_editor_get_record (self) != NULL)
    self->refresh_source = g_timeout_add_once (PAUSE_MS, pause_cb, self);
  else
    bst_smart_editor_refresh (self);
}

static void
left_cb (BstSmartEditor *self)
{
  if (self->refresh_source != 0)
    bst_smart_editor_refresh (self);
}

static BstSmartSection *
find_section (BstSmartEditor *self, char part)
{
  static const char letters[] = "SMART";
  const char *at = strchr (letters, part);

  if (part == BST_PART_FOLLOW_UP)
    return self->follow_up;
  return at != NULL ? self->letters[at - letters] : NULL;
}

/* The fields know their letter; in which order the letters come is the framework's business. */
static void
show_words (BstSmartEditor *self)
{
  const BstRuleContext *context = bst_document_get_context (self->document);
  GtkWidget *last = NULL;

  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    {
      const char letter[] = { bst_smart_letter_char (context, i), '\0' };
      BstSmartSection *section = find_section (self, letter[0]);

      self->places[i] = section != NULL ? section : self->letters[i];
      bst_smart_section_set_words (self->places[i], letter, bst_smart_letter_title (context, i, NULL),
                                   bst_smart_letter_question (context, i, NULL));
      gtk_box_reorder_child_after (self->sections, GTK_WIDGET (self->places[i]), last);
      last = GTK_WIDGET (self->places[i]);
    }
}

/**
 * bst_smart_editor_set_document:
 * @document: (nullable): the open plan
 */
void
bst_smart_editor_set_document (BstSmartEditor *self, BstDocument *document)
{
  if (self->document == document)
    return;
  bst_smart_editor_set_action_point (self, NULL);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (bst_document_get_plan (self->document), applied_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self,
                               G_CONNECT_SWAPPED);
      show_words (self);
    }
  bst_smart_editor_refresh (self);
}

/**
 * bst_smart_editor_set_action_point:
 * @id: (nullable): the action point to show; %NULL shows what to do first
 */
void
bst_smart_editor_set_action_point (BstSmartEditor *self, const char *id)
{
  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_set_str (&self->id, id);
  for (guint i = 0; i < self->rows->len; i++)
    bst_field_row_set_subject (g_array_index (self->rows, BstEditorRow, i).row, id != NULL ? self->document : NULL, id);
  bst_smart_editor_refresh (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* Once it has its place: with room below for what is said about it, not just within the lower edge. */
static void
show_focus_cb (gpointer data)
{
  g_autoptr (BstSmartEditor) self = data;
  GtkAdjustment *adjustment;
  double y;

  if (self->rows == NULL)
    return; /* closed meanwhile */
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  y = find_focus_y (self);
  if (y > gtk_adjustment_get_page_size (adjustment) * 2 / 3)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y
                                              - gtk_adjustment_get_page_size (adjustment) / 4);
}

/**
 * bst_smart_editor_reveal_field:
 * @field: (nullable): the field to go to; %NULL for the first
 *
 * Scrolls to a field and gives it the focus.
 */
void
bst_smart_editor_reveal_field (BstSmartEditor *self, const char *field)
{
  BstEditorRow *row = bst_smart_editor_find_row (self, field != NULL ? field : "title");

  if (row == NULL)
    return;
  if (row->section == NULL)
    gtk_expander_set_expanded (self->more, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (row->row), TRUE);
  if (row->line != NULL)
    gtk_widget_set_visible (row->line, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row->row));
  g_idle_add_once (show_focus_cb, g_object_ref (self));
}

static void
field_chosen_cb (BstSmartEditor *self, const char *field)
{
  bst_smart_editor_reveal_field (self, field);
}

/* --- Making the rows ----------------------------------------------------------------------------------------------- */

static BstFieldRow *
new_row (const BstSmartField *field)
{
  BstFieldRow *row = bst_field_row_new (BST_KIND_ACTION_POINTS, field->name);

  if (field->title != NULL)
    bst_field_row_set_title (row, _ (field->title));
  if (field->hint != NULL)
    bst_field_row_set_hint (row, _ (field->hint));
  if (field->empty != NULL)
    bst_field_row_set_placeholder (row, _ (field->empty));
  if (field->add != NULL)
    bst_list_row_set_add_label (BST_LIST_ROW (row), _ (field->add));
  gtk_widget_set_hexpand (GTK_WIDGET (row), TRUE);
  return row;
}

static void
add_row (BstSmartEditor *self, guint i)
{
  const BstSmartField *field = &bst_smart_fields[i];
  gboolean shares = field->same_line || (i + 1 < bst_n_smart_fields && bst_smart_fields[i + 1].same_line);
  BstSmartSection *section = find_section (self, field->part);
  GtkBox *box = section != NULL ? bst_smart_section_get_box (section) : self->more_box;
  BstEditorRow row = { field, new_row (field), NULL, section };

  if (field->same_line)
    row.line = g_array_index (self->rows, BstEditorRow, self->rows->len - 1).line;
  else if (shares)
    gtk_box_append (box, row.line = bst_flow_new (8, TRUE));
  if (row.line != NULL)
    gtk_box_append (GTK_BOX (row.line), GTK_WIDGET (row.row));
  else
    gtk_box_append (box, GTK_WIDGET (row.row));
  g_signal_connect_swapped (row.row, "left", G_CALLBACK (left_cb), self);
  g_array_append_val (self->rows, row);
}

static void
add_sections (BstSmartEditor *self)
{
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    {
      self->letters[i] = bst_smart_section_new ();
      gtk_box_append (self->sections, GTK_WIDGET (self->letters[i]));
    }
  self->follow_up = bst_smart_section_new ();
  bst_smart_section_set_words (self->follow_up, NULL, _ ("Follow-up"), NULL);
  gtk_box_append (self->sections, GTK_WIDGET (self->follow_up));
  self->progress = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->progress), TRUE);
  gtk_widget_set_halign (self->progress, GTK_ALIGN_START);
  gtk_box_append (bst_smart_section_get_box (self->follow_up), self->progress);
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstSmartEditor *self = BST_SMART_EDITOR (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->rows != NULL)
    {
      g_array_set_size (self->rows, 0);
      if (self->document != NULL)
        g_signal_handlers_disconnect_by_func (bst_document_get_plan (self->document), applied_cb, self);
      adw_bin_set_child (ADW_BIN (self), NULL); /* AdwBin would do so after the template did */
      gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_SMART_EDITOR);
    }
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (bst_smart_editor_parent_class)->dispose (object);
}

static void
bst_smart_editor_class_init (BstSmartEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  bst_smart_editor_install_actions (widget_class);
  g_type_ensure (BST_TYPE_SMART_SENTENCE);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-smart-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, empty);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, content);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, sections);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, more_box);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, aside_box);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, objective);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, objective_label);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, sentence);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, more);
  gtk_widget_class_bind_template_child (widget_class, BstSmartEditor, aside);
  gtk_widget_class_bind_template_callback (widget_class, field_chosen_cb);
}

static void
bst_smart_editor_init (BstSmartEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_array_new (FALSE, TRUE, sizeof (BstEditorRow));
  add_sections (self);
  for (guint i = 0; i < bst_n_smart_fields; i++)
    add_row (self, i);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  show_empty (self);
}

GtkWidget *
bst_smart_editor_new (void)
{
  return g_object_new (BST_TYPE_SMART_EDITOR, NULL);
}
