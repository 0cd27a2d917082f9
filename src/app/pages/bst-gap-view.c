/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-gap-view-private.h"
#include <glib/gi18n.h>
#include "../bst-editable.h"
#include "../bst-page.h"
#include "bst-flow-layout.h"
#include "bst-gap-words.h"

enum { PANEL_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstGapView, bst_gap_view, ADW_TYPE_BIN)

/* The order of the summary. */
static const BstCellState summed_states[] = {
  BST_CELL_CONFIRMED, BST_CELL_TO_CHECK, BST_CELL_EMPTY, BST_CELL_COVERED, BST_CELL_NOT_APPLICABLE,
};
static const char *const state_names[] = {
  [BST_CELL_EMPTY] = "empty",
  [BST_CELL_TO_CHECK] = "to-check",
  [BST_CELL_CONFIRMED] = "confirmed",
  [BST_CELL_COVERED] = "covered-by-regular-work",
  [BST_CELL_NOT_APPLICABLE] = "not-applicable",
};

/* --- Showing ----------------------------------------------------------------------------------------------------------------- */

static gboolean
same_values (const GPtrArray *one, const GPtrArray *other)
{
  gboolean same = one->len == other->len;

  for (guint i = 0; same && i < one->len; i++)
    same = g_str_equal (((BstAxisValue *) one->pdata[i])->id, ((BstAxisValue *) other->pdata[i])->id);
  return same;
}

static gboolean
same_shape (const BstGapMatrix *one, const BstGapMatrix *other)
{
  return one != NULL && other != NULL && same_values (bst_gap_matrix_get_rows (one), bst_gap_matrix_get_rows (other))
         && same_values (bst_gap_matrix_get_columns (one), bst_gap_matrix_get_columns (other));
}

static void
show_summary (BstGapView *self)
{
  guint unplaced = bst_gap_matrix_get_unplaced (self->matrix)->len;
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u action is not in this matrix", "%u actions are not in this matrix", unplaced),
                       unplaced);

  for (guint i = 0; i < G_N_ELEMENTS (summed_states); i++)
    {
      BstCellState state = summed_states[i];
      guint n = bst_gap_matrix_count (self->matrix, state);
      g_autofree char *words = bst_gap_words_count_state (state, n),
                      *shown = g_strdup_printf ("%s\u2009%s", bst_cell_states[state].sign, words);
      GtkWidget *button = self->state_buttons[state];
      gtk_button_set_label (GTK_BUTTON (button), shown);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_visible (button, n > 0 || state == BST_CELL_CONFIRMED);
    }
  gtk_button_set_label (GTK_BUTTON (self->unplaced_button), text);
  gtk_widget_set_visible (self->unplaced_button, unplaced > 0);
}

static void
name_button (GtkWidget *button, const char *what, const char *value)
{
  /* Translators: what is chosen in the gap matrix (rows, columns, life phase), and its value */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), what, value);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), value);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_choices (BstGapView *self)
{
  const BstItem *phase =
      self->phase != NULL ? bst_framework_find (bst_document_get_framework (self->document), self->phase) : NULL;

  name_button (self->rows_button, _ ("Rows"), _ (bst_axes[self->rows].label));
  name_button (self->columns_button, _ ("Columns"), _ (bst_axes[self->columns].label));
  name_button (self->phase_button, _ ("Life phase"),
               phase != NULL ? bst_item_get_short (phase, NULL) : _ ("All Phases"));
  (phase != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->phase_button, "chosen");
}

/**
 * bst_gap_view_get_selection:
 *
 * Returns: the cells that are selected; valid until the plan changes
 */
BstGapSelection
bst_gap_view_get_selection (BstGapView *self)
{
  BstGapSelection selection = { .matrix = self->matrix };
  BstGapRange range = bst_gap_grid_get_range (self->grid);

  selection.any = self->matrix != NULL && !self->outdated
                  && bst_gap_grid_get_cursor (self->grid, &selection.row, &selection.column);
  if (!selection.any)
    return selection;
  for (guint row = range.first_row; row <= range.last_row; row++)
    for (guint column = range.first_column; column <= range.last_column; column++)
      {
        BstCellState state = bst_gap_matrix_get (self->matrix, row, column).state;
        selection.n_cells++;
        selection.n_empty += state != BST_CELL_FILLED ? 1 : 0;
        selection.n_covered += state == BST_CELL_COVERED ? 1 : 0;
      }
  return selection;
}

/**
 * bst_gap_view_show_panel:
 *
 * The panel says what is selected.
 */
void
bst_gap_view_show_panel (BstGapView *self)
{
  BstGapSelection selection = bst_gap_view_get_selection (self);

  if (self->matrix != NULL)
    bst_gap_panel_show (self->panel, &selection, self->phase);
  bst_gap_view_update_actions (self);
  bst_page_tell_shown_in (GTK_WIDGET (self));
}

/**
 * bst_gap_view_describe:
 *
 * Adds to @place which matrix is shown, and the row that is selected.
 */
void
bst_gap_view_describe (BstGapView *self, BstSlidePlace *place)
{
  BstGapSelection selection = bst_gap_view_get_selection (self);

  place->rows = self->rows;
  place->columns = self->columns;
  g_set_str (&place->about, self->phase);
  if (selection.any)
    g_set_str (&place->selected,
               ((const BstAxisValue *) bst_gap_matrix_get_rows (self->matrix)->pdata[selection.row])->id);
}

static void
count_again (BstGapView *self)
{
  g_autoptr (BstGapMatrix) before = g_steal_pointer (&self->matrix);
  g_autofree char *title = NULL;

  self->matrix =
      bst_gap_matrix_new (bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                          bst_document_get_portfolio (self->document), self->rows, self->columns, self->phase);
  self->outdated = FALSE;
  /* Translators: rows and columns of a matrix: “Vulnerable group × Setting” */
  title = g_strdup_printf (_ ("%s × %s"), _ (bst_axes[self->rows].label), _ (bst_axes[self->columns].label));
  bst_gap_grid_show (self->grid, self->matrix, bst_document_get_framework (self->document), title, self->phase == NULL,
                     same_shape (before, self->matrix));
}

/**
 * bst_gap_view_refresh:
 *
 * Shows the matrix as it is now. Cursor and place on the screen stay where rows and columns do.
 */
void
bst_gap_view_refresh (BstGapView *self)
{
  bst_refresher_settle (self->refresher);
  if (self->document == NULL)
    {
      bst_gap_grid_show (self->grid, NULL, NULL, NULL, FALSE, FALSE);
      g_clear_pointer (&self->matrix, bst_gap_matrix_free);
      return;
    }
  if (self->matrix == NULL || self->outdated)
    count_again (self);
  else
    bst_gap_grid_fill_again (self->grid);
  show_choices (self);
  show_summary (self);
  bst_gap_view_show_panel (self);
}

/* --- Following the plan -------------------------------------------------------------------------------------------------------- */

/* The matrix follows at once, since what it holds of the plan may be gone; it is shown before the next frame. */
static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstGapView *self)
{
  if (self->matrix != NULL && !self->outdated)
    self->outdated = !bst_gap_matrix_follow (self->matrix, plan, bst_document_get_framework (self->document),
                                             bst_document_get_portfolio (self->document), transaction);
}

/* Another set of criteria may be in force from that day on: what was strong need not be. */
static void
day_changed_cb (BstGapView *self)
{
  self->outdated = TRUE;
}

/* --- The grid speaks ------------------------------------------------------------------------------------------------------------ */

static void
activated_cb (BstGapGrid *grid, BstGapView *self)
{
  bst_gap_view_show_panel (self);
  g_signal_emit (self, signals[PANEL_WANTED], 0);
}

static void
menu_cb (BstGapGrid *grid, double x, double y, BstGapView *self)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (grid), gtk_widget_get_parent (self->menu),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The keyboard goes back to the cell, or to what is asked about the judgement. */
static void
menu_closed_cb (BstGapView *self)
{
  if (self->asks_reason)
    bst_gap_panel_focus_reason (self->panel);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  self->asks_reason = FALSE;
}

/* --- Building ------------------------------------------------------------------------------------------------------------------- */

static GMenuModel *
new_axis_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (int axis = 0; axis < BST_N_AXES; axis++)
    {
      g_autofree char *detailed = g_strdup_printf ("%s::%s", action, bst_axes[axis].field);
      g_menu_append (menu, _ (bst_axes[axis].label), detailed);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
add_menu_button (BstGapView *self, GMenuModel *model)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (model != NULL)
    {
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), model);
      g_object_unref (model);
    }
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "chip");
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static void
build_bar (BstGapView *self)
{
  GtkWidget *swap = gtk_button_new_from_icon_name ("object-flip-horizontal-symbolic"), *first;

  self->bar = bst_flow_new (6, FALSE);
  gtk_widget_add_css_class (self->bar, "gap-bar");
  self->rows_button = add_menu_button (self, new_axis_menu ("gaps.rows"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (swap), "gaps.swap");
  gtk_widget_set_tooltip_text (swap, _ ("Swap Rows and Columns"));
  gtk_widget_add_css_class (swap, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (swap), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Swap Rows and Columns"),
                                  -1);
  gtk_box_append (GTK_BOX (self->bar), swap);
  self->columns_button = add_menu_button (self, new_axis_menu ("gaps.columns"));
  self->phase_button = add_menu_button (self, NULL);
  first = gtk_button_new_with_label (_ ("Where to Look First"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (first), "gaps.look-first");
  gtk_widget_add_css_class (first, "chip");
  gtk_box_append (GTK_BOX (self->bar), first);
}

static void
build_summary (BstGapView *self)
{
  self->summary = bst_flow_new (2, FALSE);
  gtk_widget_add_css_class (self->summary, "gap-summary");
  for (guint i = 0; i < G_N_ELEMENTS (summed_states); i++)
    {
      BstCellState state = summed_states[i];
      GtkWidget *button = gtk_button_new_with_label ("");
      g_autofree char *action = g_strdup_printf ("gaps.next::%s", state_names[state]);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
      gtk_widget_set_tooltip_text (button, _ ("Go to the Next One"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "count");
      gtk_widget_add_css_class (button, bst_cell_states[state].css_class);
      gtk_box_append (GTK_BOX (self->summary), button);
      self->state_buttons[state] = button;
    }
  self->unplaced_button = gtk_button_new_with_label ("");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->unplaced_button), "gaps.unplaced");
  gtk_widget_add_css_class (self->unplaced_button, "flat");
  gtk_widget_add_css_class (self->unplaced_button, "count");
  gtk_box_append (GTK_BOX (self->summary), self->unplaced_button);
}

static GMenuModel *
new_judgement_menu (void)
{
  const BstField *field = bst_kind_get_field (BST_KIND_GAP_JUDGEMENTS, "verdict");
  GMenu *menu = g_menu_new (), *verdicts = g_menu_new (), *others = g_menu_new ();

  for (const BstEnumValue *value = field->values; value->name != NULL; value++)
    {
      g_autofree char *action = g_strdup_printf ("gaps.judge::%s", value->name);
      g_menu_append (verdicts, _ (value->label), action);
    }
  g_menu_append (others, _ ("Withdraw the Judgement"), "gaps.withdraw");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (verdicts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_object_unref (verdicts);
  g_object_unref (others);
  return G_MENU_MODEL (menu);
}

static void
build_menu (BstGapView *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), start = g_menu_new ();

  g_menu_append (start, _ ("Start an Action Here…"), "gaps.start");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (start));
  g_menu_append_section (menu, NULL, self->judgements);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
}

/* The phases are those of the plan's framework. */
static void
fill_phases (BstGapView *self)
{
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (self->document), "phases");
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("All Phases"), "gaps.phase::");
  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const BstItem *phase = phases->pdata[i];
      g_autofree char *action = g_strdup_printf ("gaps.phase::%s", phase->id);
      g_menu_append (menu, bst_item_get_short (phase, NULL), action);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->phase_button), G_MENU_MODEL (menu));
}

/* --- Object --------------------------------------------------------------------------------------------------------------------- */

static void
editable_cb (gpointer view, gboolean editable)
{
  bst_gap_view_update_actions (view);
}

/**
 * bst_gap_view_set_document:
 * @document: (nullable): the plan to show
 */
void
bst_gap_view_set_document (BstGapView *self, BstDocument *document)
{
  if (self->document == document)
    return;
  if (self->document != NULL)
    {
      g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (self->document));
      g_clear_signal_handler (&self->day_handler, self->document);
    }
  g_set_object (&self->document, document);
  self->outdated = TRUE;
  bst_gap_panel_set_document (self->panel, document);
  if (document != NULL)
    {
      bst_document_get_portfolio (document); /* so that it hears of a change before this does */
      self->applied_handler =
          g_signal_connect (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self);
      self->day_handler = g_signal_connect_swapped (document, "day-changed", G_CALLBACK (day_changed_cb), self);
      fill_phases (self);
      bst_gap_view_recall (self);
    }
  bst_refresher_set_document (self->refresher, document);
  bst_editable_follow (self, document, editable_cb);
}

/**
 * bst_gap_view_get_panel:
 *
 * Returns: (transfer none): what belongs beside the matrix; the view keeps it alive
 */
GtkWidget *
bst_gap_view_get_panel (BstGapView *self)
{
  return GTK_WIDGET (self->panel);
}

GtkWidget *
bst_gap_view_new (void)
{
  return g_object_new (BST_TYPE_GAP_VIEW, NULL);
}

static void
bst_gap_view_dispose (GObject *object)
{
  BstGapView *self = BST_GAP_VIEW (object);

  if (self->refresher != NULL)
    bst_gap_view_set_document (self, NULL);
  g_clear_pointer (&self->refresher, bst_refresher_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->panel);
  g_clear_object (&self->judgements);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->phase, g_free);
  G_OBJECT_CLASS (bst_gap_view_parent_class)->dispose (object);
}

static void
bst_gap_view_class_init (BstGapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_gap_view_dispose;
  signals[PANEL_WANTED] =
      g_signal_new ("panel-wanted", BST_TYPE_GAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "gap-view");
}

static void
bst_gap_view_init (BstGapView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller;

  self->refresher = bst_refresher_new (GTK_WIDGET (self), (void (*) (gpointer)) bst_gap_view_refresh);
  self->rows = BST_AXIS_GROUP;
  self->columns = BST_AXIS_SETTING;
  self->grid = BST_GAP_GRID (bst_gap_grid_new ());
  self->judgements = new_judgement_menu ();
  build_bar (self);
  build_summary (self);
  build_menu (self);
  self->panel = g_object_ref_sink (bst_gap_panel_new (self->judgements));
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->grid, "vexpand", TRUE, "has-frame", TRUE, NULL);
  gtk_widget_add_css_class (scroller, "gap-frame");
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_parent (self->menu, box);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
  g_signal_connect_swapped (self->grid, "cursor-moved", G_CALLBACK (bst_gap_view_show_panel), self);
  g_signal_connect (self->grid, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->grid, "menu", G_CALLBACK (menu_cb), self);
  bst_gap_view_add_actions (self);
}
