/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-change-list.h"
#include "bst-change-lines.h"
#include "bst-pill.h"
#include <glib/gi18n.h>

struct _BstChangeList {
  GtkWidget parent_instance;
  GtkWidget *scroller, *view;
  BstChangeLines *lines;
  char *captions[2];
  BstChangeCanGoFunc can_go; /* NULL: no record can be shown */
  gpointer data;
};

G_DEFINE_FINAL_TYPE (BstChangeList, bst_change_list, GTK_TYPE_WIDGET)

static guint go_to_signal;

/**
 * bst_change_list_new_pill:
 *
 * Returns: (transfer floating): the kind of a difference as a word with a sign
 */
GtkWidget *
bst_change_list_new_pill (BstDifferenceType type)
{
  static const struct {
    BstTone tone;
    const char *sign;
  } looks[] = {
    { BST_TONE_SUCCESS, "+" }, { BST_TONE_ERROR, "−" }, { BST_TONE_ACCENT, "✎" }, { BST_TONE_NEUTRAL, "↕" }
  };

  return bst_pill_new (looks[type].tone, looks[type].sign, bst_difference_type_title (type, NULL));
}

/* --- A row: one of three looks --------------------------------------------------------------------------------- */

typedef struct {
  BstChangeList *list;
  GtkListItem *item;
  GtkWidget *stack; /* holds the one that fits */
  GtkWidget *heading;
  GtkWidget *record, *pill, *title, *about, *credits, *open, *go;
  GtkWidget *value;
  gulong open_handler;
} Row;

static GtkWidget *
new_text (GtkWidget *box, const char *css_class)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
open_cb (Row *row)
{
  BstChangeLine *line = gtk_list_item_get_item (row->item);

  if (line != NULL)
    bst_change_lines_toggle (row->list->lines, line);
}

/* What differs in it: that is what one wants to see. */
static const char *
get_first_path (const BstDifference *difference)
{
  const BstFieldDifference *first = difference->type == BST_DIFFERENCE_CHANGED && difference->fields->len > 0
                                        ? g_ptr_array_index (difference->fields, 0)
                                        : NULL;

  return first != NULL ? first->path : "";
}

static gboolean
leads_to_plan (BstChangeList *self, const BstDifference *difference)
{
  return difference != NULL && self->can_go != NULL && self->can_go (difference, self->data);
}

static void
go_cb (Row *row)
{
  BstChangeLine *line = gtk_list_item_get_item (row->item);
  const BstDifference *difference = line != NULL ? bst_change_line_get_difference (line) : NULL;

  if (difference != NULL)
    g_signal_emit (row->list, go_to_signal, 0, difference->id, get_first_path (difference));
}

static GtkWidget *
new_button (GtkWidget *box, const char *icon, const char *name, GCallback clicked, Row *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, row);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
build_record (Row *row)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->record = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->pill = adw_bin_new ();
  gtk_widget_set_halign (row->pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), row->pill);
  row->title = new_text (texts, "change-title");
  row->about = new_text (texts, "change-about");
  row->credits = new_text (texts, "change-about");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row->record), texts);
  row->open = new_button (row->record, "pan-down-symbolic", _ ("Show the values"), G_CALLBACK (open_cb), row);
  row->go = new_button (row->record, "go-jump-symbolic", _ ("Show it in the plan"), G_CALLBACK (go_cb), row);
  gtk_widget_add_css_class (row->record, "change-record");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstChangeList *self)
{
  Row *row = g_new0 (Row, 1);

  row->list = self;
  row->item = item;
  row->stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  row->heading = new_text (row->stack, "change-page");
  build_record (row);
  gtk_box_append (GTK_BOX (row->stack), row->record);
  row->value = bst_change_row_new (2);
  gtk_box_append (GTK_BOX (row->stack), row->value);
  gtk_list_item_set_child (item, row->stack);
  g_object_set_data_full (G_OBJECT (item), "row", row, g_free);
}

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static char *
describe (const BstDifference *difference, gboolean open)
{
  guint n = difference->fields->len;
  g_autofree char *values = g_strdup_printf (ngettext ("%u value", "%u values", n), n);

  if (n == 0)
    /* Translators: what happened to a record, what kind it is and its title: “Removed: action point X” */
    return g_strdup_printf (_ ("%s: %s “%s”"), bst_difference_type_title (difference->type, NULL),
                            _ (bst_kinds[difference->kind].one), difference->title);
  /* Translators: as “%s: %s “%s””, then how many values follow, and whether they are shown */
  return g_strdup_printf (_ ("%s: %s “%s”, %s, %s"), bst_difference_type_title (difference->type, NULL),
                          _ (bst_kinds[difference->kind].one), difference->title, values,
                          open ? _ ("shown") : _ ("hidden"));
}

/* What kind of record it is, where it belongs, and how much there is to see when its values are hidden. */
static void
show_about (Row *row, const BstDifference *difference, gboolean open)
{
  guint n = difference->fields->len;
  g_autofree char *values = g_strdup_printf (ngettext ("%u value", "%u values", n), n);
  g_autoptr (GString) about = g_string_new (_ (bst_kinds[difference->kind].one));

  if (difference->context != NULL)
    g_string_append_printf (about, " · %s", difference->context);
  if (!open && n > 0)
    g_string_append_printf (about, " · %s", values);
  gtk_label_set_text (GTK_LABEL (row->about), about->str);
}

static void
show_open (Row *row, BstChangeLine *line)
{
  const BstDifference *difference = bst_change_line_get_difference (line);
  gboolean open = bst_change_line_is_open (line);
  const char *name = open ? _ ("Hide the values") : _ ("Show the values");
  g_autofree char *spoken = describe (difference, open);

  gtk_button_set_icon_name (GTK_BUTTON (row->open), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_tooltip_text (row->open, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (row->open, difference->fields->len > 0);
  show_about (row, difference, open);
  gtk_list_item_set_accessible_label (row->item, spoken);
}

static void
open_changed_cb (BstChangeLine *line, GParamSpec *pspec, Row *row)
{
  show_open (row, line);
}

static void
show_record (Row *row, BstChangeLine *line)
{
  const BstDifference *difference = bst_change_line_get_difference (line);
  g_autofree char *credits = bst_credits_describe (&difference->credits, NULL);

  adw_bin_set_child (ADW_BIN (row->pill), bst_change_list_new_pill (difference->type));
  gtk_label_set_text (GTK_LABEL (row->title), difference->title);
  show_text (row->credits, credits);
  gtk_widget_set_visible (row->go, leads_to_plan (row->list, difference));
  show_open (row, line);
}

static void
show_value (Row *row, BstChangeLine *line)
{
  const BstFieldDifference *value = bst_change_line_get_value (line);
  g_autofree char *credits = bst_credits_describe (&value->credits, NULL);
  /* Translators: the name of a value, then what it was and what it is */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: before: %s; after: %s"), value->label,
                                             *value->before.text != '\0' ? value->before.text : _ ("nothing"),
                                             *value->after.text != '\0' ? value->after.text : _ ("nothing"));

  bst_change_row_set_label (BST_CHANGE_ROW (row->value), value->label, credits);
  bst_change_row_set_value (BST_CHANGE_ROW (row->value), 0, row->list->captions[0], &value->before, BST_CHANGE_WAS);
  bst_change_row_set_value (BST_CHANGE_ROW (row->value), 1, row->list->captions[1], &value->after, BST_CHANGE_IS);
  gtk_list_item_set_accessible_label (row->item, spoken);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstChangeList *self)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");
  BstChangeLine *line = gtk_list_item_get_item (item);
  BstChangeLineType type = bst_change_line_get_type_of_line (line);

  gtk_widget_set_visible (row->heading, type == BST_CHANGE_LINE_PAGE);
  gtk_widget_set_visible (row->record, type == BST_CHANGE_LINE_RECORD);
  gtk_widget_set_visible (row->value, type == BST_CHANGE_LINE_VALUE);
  gtk_list_item_set_activatable (item, type == BST_CHANGE_LINE_RECORD
                                           || (type == BST_CHANGE_LINE_VALUE
                                               && leads_to_plan (self, bst_change_line_get_difference (line))));
  gtk_list_item_set_selectable (item, FALSE);
  /* headings too: Tab would not come into a list whose first row takes no focus */
  gtk_list_item_set_focusable (item, TRUE);
  if (type == BST_CHANGE_LINE_PAGE)
    {
      gtk_label_set_text (GTK_LABEL (row->heading), bst_change_line_get_heading (line));
      gtk_list_item_set_accessible_label (item, bst_change_line_get_heading (line));
    }
  else if (type == BST_CHANGE_LINE_VALUE)
    show_value (row, line);
  else
    {
      show_record (row, line);
      row->open_handler = g_signal_connect (line, "notify::open", G_CALLBACK (open_changed_cb), row);
    }
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstChangeList *self)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");

  if (row->open_handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), row->open_handler);
  row->open_handler = 0;
}

static void
activate_cb (GtkListView *view, guint position, BstChangeList *self)
{
  g_autoptr (BstChangeLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line == NULL)
    return;
  if (bst_change_line_get_type_of_line (line) != BST_CHANGE_LINE_VALUE)
    bst_change_lines_toggle (self->lines, line);
  else if (leads_to_plan (self, bst_change_line_get_difference (line)))
    g_signal_emit (self, go_to_signal, 0, bst_change_line_get_difference (line)->id,
                   bst_change_line_get_value (line)->path);
}

/* --- Object ---------------------------------------------------------------------------------------------------- */

/**
 * bst_change_list_set_sides:
 * @before: what the values before are called: "Before"
 * @after: … and those after
 */
void
bst_change_list_set_sides (BstChangeList *self, const char *before, const char *after)
{
  g_set_str (&self->captions[0], before);
  g_set_str (&self->captions[1], after);
}

/**
 * bst_change_list_set_can_go:
 * @can_go: (scope forever): which records have the button that emits "go-to"
 */
void
bst_change_list_set_can_go (BstChangeList *self, BstChangeCanGoFunc can_go, gpointer data)
{
  self->can_go = can_go;
  self->data = data;
}

/**
 * bst_change_list_set:
 *
 * Shows differences, as bst_change_lines_set(); what is shown must stay alive until the next call.
 */
void
bst_change_list_set (BstChangeList *self, GPtrArray *first, const char *first_heading, GPtrArray *differences)
{
  bst_change_lines_set (self->lines, first, first_heading, differences);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (BST_CHANGE_LIST (widget)->view, GTK_DIR_TAB_FORWARD);
}

static void
dispose (GObject *object)
{
  BstChangeList *self = BST_CHANGE_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->captions[0], g_free);
  g_clear_pointer (&self->captions[1], g_free);
  G_OBJECT_CLASS (bst_change_list_parent_class)->dispose (object);
}

static void
bst_change_list_class_init (BstChangeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_css_name (widget_class, "bst-change-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  /**
   * BstChangeList::go-to:
   * @id: of the record
   * @path: of a value; "" for none
   */
  go_to_signal = g_signal_new ("go-to", BST_TYPE_CHANGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_STRING, G_TYPE_STRING);
}

static void
bst_change_list_init (BstChangeList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->lines = bst_change_lines_new ();
  bst_change_list_set_sides (self, _ ("Before"), _ ("After"));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->view), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Differences"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "vexpand", TRUE, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * bst_change_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
bst_change_list_new (void)
{
  return g_object_new (BST_TYPE_CHANGE_LIST, NULL);
}
