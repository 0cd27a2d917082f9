/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-record-form.h"
#include <glib/gi18n.h>
#include "bst-finding-view.h"
#include "bst-flow-layout.h"
#include "bst-list-row.h"

#define PAUSE_MS 600 /* findings come when the person pauses: not in the middle of a first word */

struct _BstRecordForm {
  GObject parent_instance;
  BstKindId kind;
  BstDocument *document;
  char *id;
  GArray *rows; /* BstFormRow */
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  guint refresh_source;
  gulong layout_handler; /* waits for the next layout to keep the focused field where it is */
  double focus_y;
};

enum { REFRESH, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstRecordForm, bst_record_form, G_TYPE_OBJECT)

BstDocument *
bst_record_form_get_document (BstRecordForm *self)
{
  return self->document;
}

const char *
bst_record_form_get_id (BstRecordForm *self)
{
  return self->id;
}

/**
 * bst_record_form_get_record:
 *
 * Returns: (nullable) (transfer none): the record, as the plan has it now
 */
BstRecord *
bst_record_form_get_record (BstRecordForm *self)
{
  return self->document != NULL && self->id != NULL
             ? bst_plan_find (bst_document_get_plan (self->document), self->kind, self->id)
             : NULL;
}

/**
 * bst_record_form_find_row:
 *
 * Returns: (nullable) (transfer none): the row of @field
 */
BstFormRow *
bst_record_form_find_row (BstRecordForm *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      BstFormRow *row = &g_array_index (self->rows, BstFormRow, i);
      if (g_str_equal (row->field->name, field))
        return row;
    }
  return NULL;
}

/* --- Keeping still what is written in ------------------------------------------------------------------------------ */

static double
find_focus_y (BstRecordForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->scroller));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_point_t point;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->content)
      || !gtk_widget_compute_point (focus, GTK_WIDGET (self->scroller), &GRAPHENE_POINT_INIT (0, 0), &point))
    return -1;
  return point.y;
}

/* After the layout and before the frame is drawn: what grew above the focus is scrolled away, so nothing jumps. */
static void
after_layout_cb (GdkFrameClock *clock, BstRecordForm *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double y = find_focus_y (self);

  g_clear_signal_handler (&self->layout_handler, clock);
  if (y >= 0 && self->focus_y >= 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y - self->focus_y);
}

static void
hold_focus (BstRecordForm *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->scroller));

  self->focus_y = find_focus_y (self);
  if (self->focus_y < 0 || clock == NULL || self->layout_handler != 0)
    return;
  self->layout_handler = g_signal_connect_object (clock, "layout", G_CALLBACK (after_layout_cb), self, G_CONNECT_AFTER);
}

/* What stands above the field may go or come after the keyboard did: findings on the field that was left. */
static void
height_changed_cb (BstRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      BstFieldRow *row = g_array_index (self->rows, BstFormRow, i).row;

      if (gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL)
        bst_field_row_keep_in_view (row);
    }
}

/* --- Following the plan -------------------------------------------------------------------------------------------- */

/**
 * bst_record_form_refresh:
 *
 * Lets the editor show everything that is computed from the record, as it is now.
 */
void
bst_record_form_refresh (BstRecordForm *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (bst_record_form_get_record (self) != NULL)
    hold_focus (self);
  g_signal_emit (self, signals[REFRESH], 0);
}

/**
 * bst_record_form_is_waiting:
 *
 * Returns: whether somebody types, and what the rules say comes at the next pause
 */
gboolean
bst_record_form_is_waiting (BstRecordForm *self)
{
  return self->refresh_source != 0;
}

static void
pause_cb (gpointer data)
{
  BstRecordForm *self = data;

  self->refresh_source = 0;
  bst_record_form_refresh (self);
}

static void
applied_cb (BstRecordForm *self, const BstTransaction *transaction)
{
  gboolean typing = transaction->coalesce != NULL && gtk_widget_get_focus_child (self->content) != NULL;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (typing && bst_record_form_get_record (self) != NULL)
    self->refresh_source = g_timeout_add_once (PAUSE_MS, pause_cb, self);
  else
    bst_record_form_refresh (self);
}

static void
left_cb (BstRecordForm *self)
{
  if (self->refresh_source != 0)
    bst_record_form_refresh (self);
}

/**
 * bst_record_form_set_document:
 * @document: (nullable): the open plan
 *
 * The editor chooses no record before, and refreshes after.
 */
void
bst_record_form_set_document (BstRecordForm *self, BstDocument *document)
{
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_func (bst_document_get_plan (self->document), applied_cb, self);
      g_signal_handlers_disconnect_by_func (self->document, bst_record_form_refresh, self);
    }
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "day-changed", G_CALLBACK (bst_record_form_refresh), self, G_CONNECT_SWAPPED);
    }
}

/**
 * bst_record_form_set_record:
 * @id: (nullable): the record to show
 */
void
bst_record_form_set_record (BstRecordForm *self, const char *id)
{
  g_set_str (&self->id, id);
  for (guint i = 0; i < self->rows->len; i++)
    bst_field_row_set_subject (g_array_index (self->rows, BstFormRow, i).row, id != NULL ? self->document : NULL, id);
  bst_record_form_refresh (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* --- Going to a field ---------------------------------------------------------------------------------------------- */

/* Once it has its place: with room below for what is said about it, not just within the lower edge. */
static void
show_focus_cb (gpointer data)
{
  g_autoptr (BstRecordForm) self = data;
  GtkAdjustment *adjustment;
  double y;

  if (self->scroller == NULL)
    return; /* closed meanwhile */
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  y = find_focus_y (self);
  if (y > gtk_adjustment_get_page_size (adjustment) * 2 / 3)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y
                                              - gtk_adjustment_get_page_size (adjustment) / 4);
}

/**
 * bst_record_form_reveal_widget:
 * @widget: somewhere in the form
 * @fold: (nullable): what hides it while it is folded; a folded expander has no child, so nothing leads from @widget to it
 *
 * Unfolds @fold, scrolls to @widget and gives it the keyboard.
 */
void
bst_record_form_reveal_widget (BstRecordForm *self, GtkWidget *widget, GtkExpander *fold)
{
  if (fold != NULL)
    gtk_expander_set_expanded (fold, TRUE);
  gtk_widget_grab_focus (widget);
  g_idle_add_once (show_focus_cb, g_object_ref (self));
}

/**
 * bst_record_form_reveal_field:
 *
 * Scrolls to a field and gives it the focus.
 */
void
bst_record_form_reveal_field (BstRecordForm *self, const char *field)
{
  BstFormRow *row = bst_record_form_find_row (self, field);

  if (row == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (row->row), TRUE);
  if (row->line != NULL)
    gtk_widget_set_visible (row->line, TRUE);
  bst_record_form_reveal_widget (self, GTK_WIDGET (row->row), row->fold);
}

/* --- Making the rows ----------------------------------------------------------------------------------------------- */

static BstFieldRow *
new_row (BstRecordForm *self, const BstFormField *field)
{
  BstFieldRow *row = bst_field_row_new (self->kind, field->name);

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
add_field (BstRecordForm *self, const BstFormField *field, gboolean shares, BstFormPlace place)
{
  BstFormRow row = { field, new_row (self, field), NULL, place.fold, place.says };

  if (field->same_line)
    row.line = g_array_index (self->rows, BstFormRow, self->rows->len - 1).line;
  else if (shares)
    gtk_box_append (place.box, row.line = bst_flow_new (8, TRUE));
  gtk_box_append (row.line != NULL ? GTK_BOX (row.line) : place.box, GTK_WIDGET (row.row));
  g_signal_connect_object (row.row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_array_append_val (self->rows, row);
}

/**
 * bst_record_form_add_fields:
 * @fields: static
 * @find_place: where the fields of a part go
 */
void
bst_record_form_add_fields (BstRecordForm *self, const BstFormField *fields, guint n_fields,
                            BstFormPlace (*find_place) (gpointer editor, char part), gpointer editor)
{
  for (guint i = 0; i < n_fields; i++)
    {
      gboolean shares = fields[i].same_line || (i + 1 < n_fields && fields[i + 1].same_line);

      add_field (self, &fields[i], shares, find_place (editor, fields[i].part));
    }
}

/* --- Which fields there are ---------------------------------------------------------------------------------------- */

static gboolean
is_open_on (const BstFinding *finding, const char *field)
{
  return !finding->is_set_aside && g_strcmp0 (finding->field, field) == 0;
}

static gboolean
has_finding (const GPtrArray *findings, const char *field)
{
  for (guint i = 0; i < findings->len; i++)
    if (is_open_on (g_ptr_array_index (findings, i), field))
      return TRUE;
  return FALSE;
}

/* A field that does not apply is not in the way; one that holds something is never hidden, nor one that is written in. */
static gboolean
should_show (const BstFormRow *row, BstRecord *record, const GPtrArray *findings)
{
  const BstField *field = bst_record_find_field (record, row->field->name);

  return row->field->applies == NULL || row->field->applies (record)
         || !bst_value_is_default (field, bst_field_get (field, record)) || has_finding (findings, row->field->name)
         || gtk_widget_get_focus_child (GTK_WIDGET (row->row)) != NULL;
}

static void
show_lines (BstRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *line = g_array_index (self->rows, BstFormRow, i).line, *child;
      gboolean any = FALSE;

      if (line == NULL)
        continue;
      for (child = gtk_widget_get_first_child (line); child != NULL; child = gtk_widget_get_next_sibling (child))
        any |= gtk_widget_get_visible (child);
      gtk_widget_set_visible (line, any);
    }
}

/* --- Findings ------------------------------------------------------------------------------------------------------ */

/* Taking away a finding whose button has the focus would throw the focus to the top. */
static void
keep_focus (BstFieldRow *row)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (bst_field_row_get_below (row))) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_on_row (BstRecordForm *self, const BstFormRow *row, const GPtrArray *findings, const char *const *elsewhere)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  gboolean marked = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      BstFinding *finding = g_ptr_array_index (findings, i);
      if (!is_open_on (finding, row->field->name)
          || (elsewhere != NULL && g_strv_contains (elsewhere, finding->rule->id)))
        continue;
      marked |= finding->rule->severity != BST_SEVERITY_NOTE;
      g_ptr_array_add (mine, finding);
    }
  if (mine->len == 0)
    keep_focus (row->row);
  bst_finding_views_sync (bst_field_row_get_below (row->row), self->document, mine, FALSE);
  bst_field_row_set_marked (row->row, marked);
}

/**
 * bst_record_form_show_findings:
 * @findings: (element-type BstFinding): all of the record
 * @elsewhere: (nullable): ids of rules whose findings the editor shows in a place of its own
 *
 * Shows the fields that apply, and under each what the rules say of it.
 */
void
bst_record_form_show_findings (BstRecordForm *self, const GPtrArray *findings, const char *const *elsewhere)
{
  BstRecord *record = bst_record_form_get_record (self);

  g_return_if_fail (record != NULL && findings != NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BstFormRow *row = &g_array_index (self->rows, BstFormRow, i);
      gtk_widget_set_visible (GTK_WIDGET (row->row), should_show (row, record, findings));
      if (row->says)
        show_on_row (self, row, findings, elsewhere);
    }
  show_lines (self);
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstRecordForm *self = BST_RECORD_FORM (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_array_set_size (self->rows, 0);
  self->scroller = NULL;
  bst_record_form_set_document (self, NULL);
  G_OBJECT_CLASS (bst_record_form_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  BstRecordForm *self = BST_RECORD_FORM (object);

  g_array_unref (self->rows);
  g_free (self->id);
  G_OBJECT_CLASS (bst_record_form_parent_class)->finalize (object);
}

static void
bst_record_form_class_init (BstRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  /**
   * BstRecordForm::refresh:
   *
   * The record is another one, or changed, or is no more.
   */
  signals[REFRESH] =
      g_signal_new ("refresh", BST_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_record_form_init (BstRecordForm *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (BstFormRow));
}

/**
 * bst_record_form_new:
 * @scroller: holds @content
 * @content: (transfer none): holds the fields
 *
 * Returns: (transfer full): the form; its editor disposes of it before its own widgets
 */
BstRecordForm *
bst_record_form_new (BstKindId kind, GtkScrolledWindow *scroller, GtkWidget *content)
{
  BstRecordForm *self = g_object_new (BST_TYPE_RECORD_FORM, NULL);

  self->kind = kind;
  self->scroller = scroller;
  self->content = content;
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed", G_CALLBACK (height_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}
