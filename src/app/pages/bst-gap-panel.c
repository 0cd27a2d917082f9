/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-gap-panel.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"
#include "../bst-editable.h"
#include "bst-field-row.h"
#include "bst-gap-rows.h"
#include "bst-gap-words.h"
#include "bst-pill.h"
#include "bst-text.h"

#define MOST_ROWS 40  /* of a list; a cell that has more is too coarse to read here */
#define MOST_NEARBY 6

struct _BstGapPanel {
  AdwBin parent_instance;
  BstDocument *document;
  GMenuModel *judgements;
  GtkWidget *scroller, *box;
  GtkWidget *pill, *title, *about;
  GtkWidget *judged;  /* fields of the judgement */
  BstFieldRow *fields[4];
  GtkWidget *buttons, *start, *confirm;
  GtkWidget *cover;   /* of several cells at once: what covers them */
  GtkWidget *lists;   /* headings and lists, made anew for each cell */
  char *shown;        /* what the lists were made of */
};

static const char *const field_names[] = { "covered-by", "note", "judged-by", "date" };
G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == G_N_ELEMENTS (((BstGapPanel *) NULL)->fields));

G_DEFINE_FINAL_TYPE (BstGapPanel, bst_gap_panel, ADW_TYPE_BIN)

/* --- Parts ----------------------------------------------------------------------------------------------------------------- */

static void
add_text (BstGapPanel *self, const char *text, const char *css_class)
{
  gtk_box_append (GTK_BOX (self->lists), bst_text_label_new (text, css_class));
}

static void
add_heading (BstGapPanel *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                                   "wrap", TRUE, "xalign", 0.0, "margin-top", 8, NULL);

  gtk_widget_add_css_class (label, "section-title");
  gtk_box_append (GTK_BOX (self->lists), label);
}

static GtkWidget *
add_list (BstGapPanel *self, const char *heading, const char *action)
{
  GtkWidget *list = bst_record_rows_new (heading, action);

  add_heading (self, heading);
  gtk_box_append (GTK_BOX (self->lists), list);
  return list;
}

static void
clear_lists (BstGapPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lists)) != NULL)
    gtk_box_remove (GTK_BOX (self->lists), child);
  g_clear_pointer (&self->shown, g_free);
}

static void
say_rest (BstGapPanel *self, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MOST_ROWS)
    return;
  text = g_strdup_printf (ngettext ("… and %u more. The inventory shows them all.",
                                    "… and %u more. The inventory shows them all.", n - MOST_ROWS),
                          n - MOST_ROWS);
  add_text (self, text, "dimmed");
}

/* --- What is in a cell ----------------------------------------------------------------------------------------------------- */

static void
list_kind (BstGapPanel *self, const GPtrArray *records, BstKindId kind, const char *heading)
{
  GtkWidget *list = NULL;
  guint n = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      BstRecord *record = records->pdata[i];
      if (bst_record_get_kind (record) != kind || ++n > MOST_ROWS)
        continue;
      if (list == NULL)
        list = add_list (self, heading, NULL);
      if (kind == BST_KIND_ACTIONS)
        bst_record_rows_add_action (list, self->document, record, NULL);
      else
        bst_record_rows_add_point (list, self->document, record);
    }
  say_rest (self, n);
}

static void
list_nearby (BstGapPanel *self, const BstGapSelection *selection)
{
  g_autoptr (GArray) nearby = bst_gap_list_nearby (selection->matrix, bst_document_get_portfolio (self->document),
                                                   selection->row, selection->column, MOST_NEARBY);
  g_autofree char *row = bst_gap_words_value (bst_gap_matrix_get_rows (selection->matrix)->pdata[selection->row]),
                  *column =
                      bst_gap_words_value (bst_gap_matrix_get_columns (selection->matrix)->pdata[selection->column]);
  GtkWidget *list;

  if (nearby->len == 0)
    return;
  list = add_list (self, _ ("Close by, to build upon"), NULL);
  for (guint i = 0; i < nearby->len; i++)
    {
      const BstNearby *one = &g_array_index (nearby, BstNearby, i);
      /* Translators: why an action is close by: it is for the same group, in the same setting …, which is named */
      g_autofree char *note = one->in_row && one->in_column
                                  ? g_strdup_printf (_ ("Also: %s; %s"), row, column)
                                  : g_strdup_printf (_ ("Also: %s"), one->in_row ? row : column);
      bst_record_rows_add_action (list, self->document, one->action, note);
    }
}

static void
append_record (GString *key, BstDocument *document, BstRecord *record)
{
  g_string_append_printf (key, "%s\n%s\n", record->id, bst_record_get_text (record, "title"));
  if (bst_record_get_kind (record) == BST_KIND_ACTIONS)
    {
      const BstAppraisal *appraisal = bst_portfolio_get (bst_document_get_portfolio (document), record->id);
      g_string_append_printf (key, "%d %d %d %u %" G_GINT64_FORMAT "\n", (int) appraisal->quality,
                              (int) appraisal->reach, (int) appraisal->advice, appraisal->n_self_declared,
                              bst_record_get_number (record, "kind"));
    }
  else
    g_string_append_printf (key, "%" G_GINT64_FORMAT "\n", bst_record_get_number (record, "status"));
}

/* Widgets stay, and with them the keyboard, where the lists would read the same. */
static gboolean
reads_differently (BstGapPanel *self, const BstGapSelection *selection)
{
  const GPtrArray *records = bst_gap_matrix_get_records (selection->matrix, selection->row, selection->column);
  g_autoptr (GArray) nearby = bst_gap_list_nearby (selection->matrix, bst_document_get_portfolio (self->document),
                                                   selection->row, selection->column, MOST_NEARBY);
  g_autofree char *name = bst_gap_words_cell_name (selection->matrix, selection->row, selection->column);
  g_autoptr (GString) key = g_string_new (name);

  for (guint i = 0; records != NULL && i < MIN (records->len, MOST_ROWS); i++)
    append_record (key, self->document, records->pdata[i]);
  for (guint i = 0; i < nearby->len; i++)
    append_record (key, self->document, g_array_index (nearby, BstNearby, i).action);
  return g_set_str (&self->shown, key->str);
}

static void
show_lists (BstGapPanel *self, const BstGapSelection *selection)
{
  const GPtrArray *records = bst_gap_matrix_get_records (selection->matrix, selection->row, selection->column);
  g_autofree char *key = NULL;

  if (!reads_differently (self, selection))
    return;
  key = g_steal_pointer (&self->shown);
  clear_lists (self);
  self->shown = g_steal_pointer (&key);
  list_kind (self, records, BST_KIND_ACTIONS, _ ("Actions behind it"));
  list_kind (self, records, BST_KIND_ACTION_POINTS, _ ("Action points behind it"));
  list_nearby (self, selection);
}

/* --- The judgement --------------------------------------------------------------------------------------------------------- */

static void
show_state (BstGapPanel *self, BstCellState state)
{
  const BstCellStateInfo *info = &bst_cell_states[state];
  GtkWidget *pill = bst_pill_new (info->tone, info->sign, _ (info->label));

  adw_bin_set_child (ADW_BIN (self->pill), pill);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
}

static void
show_judgement (BstGapPanel *self, const BstGapSelection *selection, BstCellState state)
{
  BstRecord *record = selection->n_cells == 1
                          ? bst_gap_matrix_get_judgement (selection->matrix, selection->row, selection->column)
                          : NULL;
  gboolean shown = record != NULL && state != BST_CELL_FILLED;

  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    bst_field_row_set_subject (self->fields[i], shown ? self->document : NULL, shown ? record->id : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fields[0]), state == BST_CELL_COVERED);
  gtk_widget_set_visible (self->judged, shown);
}

static void
show_buttons (BstGapPanel *self, const BstGapSelection *selection)
{
  gtk_widget_set_visible (self->start, selection->n_cells == 1);
  gtk_widget_set_visible (self->confirm, selection->n_empty > 0);
  gtk_widget_set_visible (self->buttons, TRUE);
}

/**
 * bst_gap_panel_focus_reason:
 *
 * The keyboard goes to what covers the cell, if that is what was judged; else to the reason.
 */
void
bst_gap_panel_focus_reason (BstGapPanel *self)
{
  if (gtk_widget_get_visible (self->cover))
    gtk_widget_grab_focus (gtk_widget_get_first_child (self->cover));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->fields[gtk_widget_get_visible (GTK_WIDGET (self->fields[0])) ? 0 : 1]));
}

/* --- Showing ---------------------------------------------------------------------------------------------------------------- */

static char *
describe_place (BstGapPanel *self, const BstGapSelection *selection, BstCell *cell)
{
  BstRecord *earlier = bst_gap_matrix_get_judgement (selection->matrix, selection->row, selection->column);
  g_autofree char *counts = bst_gap_words_counts (cell), *date = NULL;
  g_autoptr (GString) text = g_string_new (counts);

  text->str[0] = g_ascii_toupper (text->str[0]);
  g_string_append_c (text, '.');
  if (cell->state != BST_CELL_FILLED)
    g_string_append_printf (
        text, " %s", _ ("The inventory leaves out regular services, so only people can say whether this is a gap."));
  else if (earlier != NULL)
    {
      date = bst_format_date (NULL, BST_GAP_JUDGEMENT (earlier)->date);
      /* Translators: an earlier judgement of a cell, and its date */
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Judged before anything was known here: %s (%s)."),
                              _ (bst_cell_states[BST_CELL_TO_CHECK + BST_GAP_JUDGEMENT (earlier)->verdict].label),
                              date);
    }
  return g_strdup (text->str);
}

static void
show_cell (BstGapPanel *self, const BstGapSelection *selection)
{
  BstCell cell = bst_gap_matrix_get (selection->matrix, selection->row, selection->column);
  const BstAxisValue *row = bst_gap_matrix_get_rows (selection->matrix)->pdata[selection->row],
                     *column = bst_gap_matrix_get_columns (selection->matrix)->pdata[selection->column];
  g_autofree char *row_title = bst_gap_words_value (row), *column_title = bst_gap_words_value (column),
                  *title = g_strdup_printf ("%s × %s", row_title, column_title),
                  *about = describe_place (self, selection, &cell);

  show_state (self, cell.state);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  show_judgement (self, selection, cell.state);
  gtk_widget_set_visible (self->cover, FALSE);
  show_lists (self, selection);
}

static void
show_many (BstGapPanel *self, const BstGapSelection *selection)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u cell", "%u cells", selection->n_cells), selection->n_cells);
  g_autofree char *about =
      g_strdup_printf (ngettext ("%u of them has no known action. What you judge holds for that one.",
                                 "%u of them have no known action. What you judge holds for all of those.",
                                 selection->n_empty),
                       selection->n_empty);

  adw_bin_set_child (ADW_BIN (self->pill), NULL);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  show_judgement (self, selection, BST_CELL_FILLED);
  gtk_widget_set_visible (self->cover, selection->n_covered > 0);
  clear_lists (self);
}

/* With nothing selected: objectives with few strong actions. */
static void
show_first (BstGapPanel *self, const char *phase)
{
  BstPortfolio *portfolio = bst_document_get_portfolio (self->document);
  guint below = bst_portfolio_get_criteria (portfolio)->gap_below;
  g_autoptr (GPtrArray) nodes = bst_gap_candidates (bst_document_get_plan (self->document),
                                                    bst_document_get_framework (self->document), portfolio, phase);
  g_autofree char *about = NULL;
  GtkWidget *list;

  adw_bin_set_child (ADW_BIN (self->pill), NULL);
  gtk_label_set_text (GTK_LABEL (self->title), _ ("Where to look first"));
  about = g_strdup_printf (
      ngettext (
          "Operational objectives with fewer than %u strong action. That is a starting point and not yet a gap: choose a cell to see what is known there.",
          "Operational objectives with fewer than %u strong actions. That is a starting point and not yet a gap: choose a cell to see what is known there.",
          below),
      below);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_widget_set_visible (self->judged, FALSE);
  gtk_widget_set_visible (self->cover, FALSE);
  gtk_widget_set_visible (self->buttons, FALSE);
  clear_lists (self);
  if (nodes->len == 0)
    {
      add_text (self, _ ("Every objective has enough strong actions."), "dimmed");
      return;
    }
  list = add_list (self, _ ("Objectives with few strong actions"), "gaps.objective");
  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = nodes->pdata[i];
      guint n = bst_portfolio_get_n_strong (portfolio, node->id);
      g_autofree char *note = n == 0 ? g_strdup (_ ("No strong action yet"))
                                     : g_strdup_printf (ngettext ("%u strong action", "%u strong actions", n), n);
      bst_record_rows_add_objective (list, self->document, node, note);
    }
}

/**
 * bst_gap_panel_show:
 * @phase: (nullable): the life phase that the matrix shows
 */
void
bst_gap_panel_show (BstGapPanel *self, const BstGapSelection *selection, const char *phase)
{
  if (self->document == NULL)
    return;
  if (!selection->any)
    {
      show_first (self, phase);
      return;
    }
  if (selection->n_cells == 1)
    show_cell (self, selection);
  else
    show_many (self, selection);
  show_buttons (self, selection);
}

/**
 * bst_gap_panel_show_unplaced:
 *
 * Lists the actions that stand in no cell.
 */
void
bst_gap_panel_show_unplaced (BstGapPanel *self, const BstGapMatrix *matrix)
{
  const GPtrArray *unplaced = bst_gap_matrix_get_unplaced (matrix);

  adw_bin_set_child (ADW_BIN (self->pill), NULL);
  gtk_label_set_text (GTK_LABEL (self->title), _ ("Not in this matrix"));
  gtk_label_set_text (
      GTK_LABEL (self->about),
      _ ("These actions do not say where they belong in the rows or in the columns. Fill that in, and they count."));
  gtk_widget_set_visible (self->judged, FALSE);
  gtk_widget_set_visible (self->cover, FALSE);
  gtk_widget_set_visible (self->buttons, FALSE);
  clear_lists (self);
  list_kind (self, unplaced, BST_KIND_ACTIONS, _ ("Actions"));
}

void
bst_gap_panel_set_document (BstGapPanel *self, BstDocument *document)
{
  g_set_object (&self->document, document);
  bst_editable_follow (self->cover, document, (BstEditableFunc) gtk_widget_set_sensitive);
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    bst_field_row_set_subject (self->fields[i], NULL, NULL);
  clear_lists (self);
}

BstGapPanel *
bst_gap_panel_new (GMenuModel *judgements)
{
  BstGapPanel *self = g_object_new (BST_TYPE_GAP_PANEL, NULL);

  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (self->confirm), judgements);
  return self;
}

/* --- Object ------------------------------------------------------------------------------------------------------------------ */

static void
build_fields (BstGapPanel *self)
{
  self->judged = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (guint i = 0; i < G_N_ELEMENTS (self->fields); i++)
    {
      self->fields[i] = bst_field_row_new (BST_KIND_GAP_JUDGEMENTS, field_names[i]);
      gtk_box_append (GTK_BOX (self->judged), GTK_WIDGET (self->fields[i]));
    }
  bst_field_row_set_title (self->fields[0], _ ("Covered by which regular service?"));
  bst_field_row_set_title (self->fields[1], _ ("Why?"));
}

static void
cover_cb (AdwEntryRow *entry, BstGapPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "gaps.cover", "s", gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Several cells have no one judgement whose field could be shown: what is typed here goes to all of them. */
static void
build_cover (BstGapPanel *self)
{
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Covered by which regular service?"),
                                   "show-apply-button", TRUE, NULL);

  self->cover = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->cover), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->cover, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (self->cover), entry);
  gtk_widget_set_visible (self->cover, FALSE);
  g_signal_connect (entry, "apply", G_CALLBACK (cover_cb), self);
}

static void
build_buttons (BstGapPanel *self)
{
  self->buttons = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 8, "line-spacing", 6, "margin-top", 4, NULL);
  self->start = gtk_button_new_with_mnemonic (_ ("_Start an Action…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start), "gaps.start");
  gtk_widget_add_css_class (self->start, "suggested-action");
  self->confirm = adw_split_button_new ();
  adw_split_button_set_label (ADW_SPLIT_BUTTON (self->confirm), _ ("_Confirm Gap"));
  adw_split_button_set_use_underline (ADW_SPLIT_BUTTON (self->confirm), TRUE);
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (self->confirm), _ ("Judge Otherwise"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->confirm), "gaps.judge::confirmed");
  adw_wrap_box_append (ADW_WRAP_BOX (self->buttons), self->start);
  adw_wrap_box_append (ADW_WRAP_BOX (self->buttons), self->confirm);
}

static void
bst_gap_panel_dispose (GObject *object)
{
  BstGapPanel *self = BST_GAP_PANEL (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (bst_gap_panel_parent_class)->dispose (object);
}

static void
bst_gap_panel_class_init (BstGapPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_gap_panel_dispose;
}

static void
bst_gap_panel_init (BstGapPanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_object_set (self->box, "margin-start", 16, "margin-end", 16, "margin-top", 14, "margin-bottom", 18, NULL);
  self->pill = adw_bin_new ();
  self->title =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->title, "title-3");
  self->about = bst_text_label_new (NULL, "dimmed");
  self->lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  build_fields (self);
  build_cover (self);
  build_buttons (self);
  gtk_box_append (GTK_BOX (self->box), self->pill);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->about);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_box_append (GTK_BOX (self->box), self->judged);
  gtk_box_append (GTK_BOX (self->box), self->cover);
  gtk_box_append (GTK_BOX (self->box), self->lists);
  self->scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->box, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}
