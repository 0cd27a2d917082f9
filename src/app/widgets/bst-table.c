/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-edit.h"
#include "bst-table-header.h"
#include "bst-table-private.h"
#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (BstTable, bst_table, GTK_TYPE_WIDGET)

guint bst_table_signals[BST_TABLE_N_SIGNALS];

BstTable *
bst_table_new (void)
{
  return g_object_new (BST_TYPE_TABLE, NULL);
}

BstTableModel *
bst_table_get_model (BstTable *self)
{
  return self->model;
}

/**
 * bst_table_get_list:
 *
 * Returns: (transfer none): the list that scrolls, for who measures it
 */
GtkListView *
bst_table_get_list (BstTable *self)
{
  return self->list;
}

/* What a list item holds, where that is a row. */
BstTableRow *
bst_table_row_of (GtkWidget *list_item)
{
  GtkWidget *child = list_item ? gtk_widget_get_first_child (list_item) : NULL;

  return child && BST_IS_TABLE_ROW (child) ? BST_TABLE_ROW (child) : NULL;
}

BstTableRow *
bst_table_get_focused_row (BstTable *self)
{
  return bst_table_row_of (gtk_widget_get_focus_child (GTK_WIDGET (self->list)));
}

/**
 * bst_table_row_at:
 * @x: in the list
 * @ret_within: (out) (optional): the same point in the row
 *
 * Returns: (nullable): the row under a point
 */
BstTableRow *
bst_table_row_at (BstTable *self, double x, double y, graphene_point_t *ret_within)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  BstTableRow *row;

  while (widget && widget != list && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  row = widget && widget != list ? bst_table_row_of (widget) : NULL;
  if (row && ret_within
      && !gtk_widget_compute_point (list, GTK_WIDGET (row), &GRAPHENE_POINT_INIT ((float) x, (float) y), ret_within))
    return NULL;
  return row;
}

GActionGroup *
bst_table_get_actions (BstTable *self)
{
  return G_ACTION_GROUP (self->actions);
}

/* The list anchors the first row: the header of its group would start hidden above it. */
static void
to_top_cb (gpointer data)
{
  BstTable *self = data;

  self->top_id = 0;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
}

static void
to_top_later (BstTable *self)
{
  if (!self->top_id)
    self->top_id = g_idle_add_once (to_top_cb, self);
}

/* Other rows than before: they are read from the top. */
void
bst_table_show_top (BstTable *self)
{
  to_top_later (self);
}

/* A row that gets the keyboard is worked on: it is selected, unless several are. */
static void
select_focused (BstTable *self, BstTableRow *row)
{
  if (row && self->by_key && row->item && !row->item->selected && bst_table_model_get_n_selected (self->model) < 2)
    bst_table_model_select (self->model, row->item->key);
  self->by_key = self->by_key && !row;
}

static void
focus_changed_cb (BstTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self)); /* none while the page is taken from its place */
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  BstTableRow *row;

  if (self->editing && !(focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editing->editor))))
    bst_table_leave_edit (self);
  row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ? bst_table_get_focused_row (self) : NULL;
  if (self->held && !(row && row->item && !strcmp (row->item->key, self->held)))
    bst_table_let_go (self);
  if (self->focused)
    gtk_widget_queue_draw (GTK_WIDGET (self->focused));
  if (row)
    gtk_widget_queue_draw (GTK_WIDGET (row));
  self->focused = row;
  select_focused (self, row);
  /* GTK would go straight back to the rows and leave out the header, at every Tab from before it. */
  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_set_focus_child (GTK_WIDGET (self), NULL);
  if (row && row->list_item && gtk_list_item_get_position (row->list_item) == 0)
    to_top_later (self);
}

static void
grouping_changed_cb (BstTable *self)
{
  gboolean grouped = bst_table_model_get_grouping (self->model) != NULL;

  gtk_list_view_set_header_factory (self->list, grouped ? self->header_factory : NULL);
  bst_table_update_actions (self);
}

static void
selection_changed_cb (BstTable *self)
{
  g_signal_emit (self, bst_table_signals[BST_TABLE_SELECTION_CHANGED], 0, bst_table_model_get_primary (self->model));
}

/* Enter or a double click on the cell under the cursor. The name of a row opens it; F2 and letters edit it. */
void
bst_table_activate_cell (BstTable *self, BstTableRow *row)
{
  guint column = bst_table_geometry_get_column (self->geometry, self->cursor);
  gboolean names_row = (self->source->columns[column].flags & BST_COLUMN_STRONG) != 0;

  if (bst_table_is_editable (self, self->cursor) && !names_row)
    bst_table_row_edit (row, self->cursor, NULL);
  else
    g_signal_emit (self, bst_table_signals[BST_TABLE_ACTIVATED], 0, row->item->key);
}

static void
forget_model (BstTable *self)
{
  if (!self->model)
    return;
  if (self->editing)
    bst_table_row_end_edit (self->editing, TRUE);
  bst_table_let_go (self);
  g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->model);
}

/**
 * bst_table_set_model:
 * @model: (transfer none)
 */
void
bst_table_set_model (BstTable *self, BstTableModel *model)
{
  forget_model (self);
  self->model = g_object_ref (model);
  self->unseen = TRUE;
  self->source = bst_table_model_get_source (model);
  g_clear_pointer (&self->geometry, bst_table_geometry_free);
  self->geometry = bst_table_geometry_new (self->source);
  bst_table_add_actions (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->source->name ? _ (self->source->name) : _ ("Table"), -1);
  g_signal_connect_swapped (model, "notify::grouping", G_CALLBACK (grouping_changed_cb), self);
  g_signal_connect_swapped (model, "notify::primary", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  grouping_changed_cb (self);
  bst_table_measure_text (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (bst_table_refresh_group_headers), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  to_top_later (self);
}

/**
 * bst_table_reveal:
 * @focus: whether the row takes the keyboard as well
 *
 * Selects a row and scrolls to it; nothing where it is filtered away.
 */
void
bst_table_reveal (BstTable *self, const char *key, gboolean focus)
{
  guint position;

  if (!bst_table_model_get_position (self->model, key, &position))
    return;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT | (focus ? GTK_LIST_SCROLL_FOCUS : 0), NULL);
  /* GTK moves the focus to the row only where it was in the list already; else the list gives it to that row. */
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/**
 * bst_table_focus_first:
 *
 * Selects the first row and gives it the keyboard.
 *
 * Returns: whether there is one
 */
gboolean
bst_table_focus_first (BstTable *self)
{
  g_autoptr (BstTableItem) first = g_list_model_get_item (G_LIST_MODEL (self->model), 0);

  if (!first)
    return FALSE;
  bst_table_reveal (self, first->key, TRUE);
  return TRUE;
}

/**
 * bst_table_focus_rows:
 *
 * Gives the keyboard to the rows, not to the header above them: to the selected one, or to the first, which is selected
 * then.
 */
gboolean
bst_table_focus_rows (BstTable *self)
{
  g_autofree char *primary = g_strdup (bst_table_model_get_primary (self->model));
  guint position;

  if (bst_table_model_get_n_selected (self->model) > 1)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));
  if (!primary || !bst_table_model_get_position (self->model, primary, &position))
    return bst_table_focus_first (self);
  bst_table_reveal (self, primary, TRUE);
  return TRUE;
}

/**
 * bst_table_edit:
 *
 * Starts editing a cell, as for a record that was just made.
 *
 * Returns: whether the cell can be edited and is on screen
 */
gboolean
bst_table_edit (BstTable *self, const char *key, const char *column_id)
{
  BstTableRow *row;

  bst_table_reveal (self, key, TRUE);
  row = bst_table_get_focused_row (self);
  if (!row || !row->item || strcmp (row->item->key, key))
    return FALSE;
  for (guint place = 0; place < bst_table_geometry_get_n_places (self->geometry); place++)
    {
      if (!strcmp (self->source->columns[bst_table_geometry_get_column (self->geometry, place)].id, column_id))
        return bst_table_row_edit (row, place, NULL);
    }
  return FALSE;
}

static void
bst_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bst_table_parent_class)->css_changed (widget, change);
  bst_table_measure_text (BST_TABLE (widget));
}

/* The header counts at every width, though cards have none: GTK does not expect a wider widget to need more height. */
static void
bst_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  BstTable *self = BST_TABLE (widget);
  int header;

  gtk_widget_measure (self->header, orientation, -1, NULL, &header, NULL, NULL);
  gtk_widget_measure (self->scroller, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum += header;
      *natural += header;
    }
}

static void
bst_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstTable *self = BST_TABLE (widget);
  gboolean card = self->geometry && bst_table_geometry_is_card (self->geometry, width);
  int header = 0;

  gtk_widget_set_child_visible (self->header, !card);
  if (!card)
    {
      gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, -1, NULL, &header, NULL, NULL);
      gtk_widget_allocate (self->header, width, header, -1, NULL);
    }
  gtk_widget_allocate (self->scroller, width, height - header, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) header)));
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
  /* A page is built before it is shown: until now the list had no height and so no top to go to. */
  if (self->unseen)
    to_top_later (self);
  self->unseen = FALSE;
}

/* Tab from outside selects the row that it comes to, as in a spreadsheet; a click says itself what it selects. */
static gboolean
bst_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BstTable *self = BST_TABLE (widget);
  GtkWidget *from = self->root ? gtk_root_get_focus (self->root) : NULL;
  gboolean moved;

  /* GTK itself looks for another place where the focus has gone or was hidden. */
  self->by_key = from && gtk_widget_get_mapped (from) && from != GTK_WIDGET (self->list)
                 && !gtk_widget_is_ancestor (from, GTK_WIDGET (self->list))
                 && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD);
  moved = GTK_WIDGET_CLASS (bst_table_parent_class)->focus (widget, direction);
  self->by_key = FALSE;
  return moved;
}

static void
bst_table_root (GtkWidget *widget)
{
  BstTable *self = BST_TABLE (widget);

  GTK_WIDGET_CLASS (bst_table_parent_class)->root (widget);
  self->root = gtk_widget_get_root (widget);
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  to_top_later (self);
}

static void
bst_table_unroot (GtkWidget *widget)
{
  BstTable *self = BST_TABLE (widget);

  g_signal_handlers_disconnect_by_data (self->root, self);
  self->root = NULL;
  GTK_WIDGET_CLASS (bst_table_parent_class)->unroot (widget);
}

static void
bst_table_dispose (GObject *object)
{
  BstTable *self = BST_TABLE (object);

  g_clear_handle_id (&self->top_id, g_source_remove);
  g_cancellable_cancel (self->pasting);
  g_clear_object (&self->pasting);
  forget_model (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  for (guint i = 0; i < BST_N_SWATCHES; i++)
    g_clear_pointer (&self->swatches[i], gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_TABLE);
  g_clear_object (&self->header_factory);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (bst_table_parent_class)->dispose (object);
}

static void
bst_table_finalize (GObject *object)
{
  BstTable *self = BST_TABLE (object);

  for (guint i = 0; i < BST_N_FITS; i++)
    g_clear_pointer (&self->fit[i], bst_table_fit_free);
  g_clear_pointer (&self->geometry, bst_table_geometry_free);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  g_clear_pointer (&self->group_headers, g_ptr_array_unref);
  g_free (self->held);
  G_OBJECT_CLASS (bst_table_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_params, GType first, GType second, GType third)
{
  return g_signal_new (name, BST_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params, first,
                       second, third);
}

static void
bst_table_class_init (BstTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType text = G_TYPE_STRING;

  G_OBJECT_CLASS (klass)->dispose = bst_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_table_finalize;
  widget_class->css_changed = bst_table_css_changed;
  widget_class->measure = bst_table_measure;
  widget_class->size_allocate = bst_table_size_allocate;
  widget_class->focus = bst_table_focus;
  widget_class->root = bst_table_root;
  widget_class->unroot = bst_table_unroot;
  bst_table_signals[BST_TABLE_SELECTION_CHANGED] = add_signal ("selection-changed", 1, text, 0, 0);
  bst_table_signals[BST_TABLE_ACTIVATED] = add_signal ("activated", 1, text, 0, 0);
  bst_table_signals[BST_TABLE_ROWS_DROPPED] = add_signal ("rows-dropped", 3, G_TYPE_VARIANT, text, text);
  bst_table_signals[BST_TABLE_EDIT_REFUSED] = add_signal ("edit-refused", 3, text, text, text);
  bst_table_signals[BST_TABLE_PASTED] = add_signal ("pasted", 2, G_TYPE_UINT, G_TYPE_PTR_ARRAY, 0);
  bst_table_signals[BST_TABLE_LAYOUT_CHANGED] = add_signal ("layout-changed", 0, 0, 0, 0);
  g_type_ensure (BST_TYPE_TABLE_HEADER);
  gtk_widget_class_set_css_name (widget_class, "bst-table");
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BstTable, header);
  gtk_widget_class_bind_template_child (widget_class, BstTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstTable, list);
}

static void
bst_table_init (BstTable *self)
{
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->group_headers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bst_table_header_set_table (BST_TABLE_HEADER (self->header), self);
  for (guint i = 0; i < BST_N_SWATCHES; i++)
    {
      self->swatches[i] = bst_swatch_new (i);
      gtk_widget_set_parent (self->swatches[i], GTK_WIDGET (self));
    }
  bst_table_add_factories (self);
  bst_table_add_input (self);
}
