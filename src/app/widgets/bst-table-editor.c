/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-editor.h"
#include "bst-table-search.h"
#include <glib/gi18n.h>
#include <string.h>

#define LIST_HEIGHT 280
#define CHOICE_CHARS 40

struct _BstTableEditor {
  GtkWidget parent_instance;
  GtkWidget *entry;
  GtkWidget *error; /* popover, once something was refused */
  GtkWidget *error_label;
  GtkWidget *list_popover; /* for a choice only */
  GtkListBox *list;
  GPtrArray *choices;
  char *original;
  GStrv words; /* what was typed to find a choice */
};

G_DEFINE_FINAL_TYPE (BstTableEditor, bst_table_editor, GTK_TYPE_WIDGET)

static guint finished_signal;

static BstTableChoice *
choice_of (BstTableEditor *self, GtkListBoxRow *row)
{
  return self->choices->pdata[gtk_list_box_row_get_index (row)];
}

/* The rows that the typed words leave. */
static gboolean
is_offered (GtkListBoxRow *row, gpointer user_data)
{
  BstTableEditor *self = user_data;
  g_autofree char *folded = NULL;

  if (!self->words)
    return TRUE;
  folded = bst_table_search_fold (choice_of (self, row)->title);
  return bst_table_search_matches (folded, (const char *const *) self->words);
}

static void
select_row (BstTableEditor *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), choice_of (self, row)->title,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
step_choice (BstTableEditor *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int i = selected ? gtk_list_box_row_get_index (selected) : (step > 0 ? -1 : (int) self->choices->len);

  for (i += step; i >= 0 && i < (int) self->choices->len; i += step)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);
      graphene_rect_t bounds;

      if (!is_offered (row, self))
        continue;
      select_row (self, row);
      if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
        {
          GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);

          gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
        }
      return;
    }
}

static void
text_changed_cb (BstTableEditor *self)
{
  if (self->error)
    gtk_popover_popdown (GTK_POPOVER (self->error));
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
  if (!self->list)
    return;
  g_strfreev (self->words);
  self->words = bst_table_search_split (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, NULL);
  step_choice (self, 1);
}

static gboolean
key_pressed_cb (BstTableEditor *self, guint key, guint code, GdkModifierType modifiers)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, finished_signal, 0, BST_EDIT_CANCEL);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, finished_signal, 0, BST_EDIT_COMMIT);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      g_signal_emit (self, finished_signal, 0,
                     key == GDK_KEY_Tab && !(modifiers & GDK_SHIFT_MASK) ? BST_EDIT_NEXT : BST_EDIT_PREVIOUS);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (self->list)
        step_choice (self, key == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    /* The list would scroll away from under the editor. */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
row_activated_cb (BstTableEditor *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, finished_signal, 0, BST_EDIT_COMMIT);
}

static GtkWidget *
new_choice_row (const BstTableChoice *choice)
{
  GtkWidget *label = gtk_label_new (choice->title);
  /* Not focusable: the focus stays in the entry, where one types to narrow the list. */
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, "focusable", FALSE, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (choice->title, -1), CHOICE_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHOICE_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->title, -1);
  return row;
}

static GtkWidget *
new_popover (BstTableEditor *self, GtkWidget *child)
{
  GtkWidget *popover = g_object_new (GTK_TYPE_POPOVER, "autohide", FALSE, "has-arrow", FALSE, "halign", GTK_ALIGN_START,
                                     "position", GTK_POS_BOTTOM, "child", child, "can-focus", FALSE, NULL);

  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  return popover;
}

static void
add_choices (BstTableEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "bst-table-choices");
  for (guint i = 0; i < self->choices->len; i++)
    {
      BstTableChoice *choice = self->choices->pdata[i];

      gtk_list_box_append (self->list, new_choice_row (choice));
      if (!strcmp (choice->title, text))
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
    }
  gtk_list_box_set_filter_func (self->list, is_offered, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_object_set (scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", LIST_HEIGHT, NULL);
  self->list_popover = new_popover (self, scroller);
  gtk_widget_add_css_class (self->list_popover, "menu");
}

/**
 * bst_table_editor_new:
 * @label: accessible name: the column
 * @text: what it starts with
 * @choices: (nullable) (transfer full) (element-type BstTableChoice): for a choice
 */
BstTableEditor *
bst_table_editor_new (const char *label, const char *text, GPtrArray *choices)
{
  BstTableEditor *self = g_object_new (BST_TYPE_TABLE_EDITOR, NULL);

  self->original = g_strdup (text);
  self->choices = choices;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (choices)
    add_choices (self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (text_changed_cb), self);
  return self;
}

/**
 * bst_table_editor_start:
 * @typed: (nullable): what the person has typed to start: it takes the place of the text
 *
 * Takes the focus; the editor must be in its row.
 */
void
bst_table_editor_start (BstTableEditor *self, const char *typed)
{
  gtk_widget_grab_focus (self->entry);
  if (typed)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  if (self->list_popover)
    gtk_popover_popup (GTK_POPOVER (self->list_popover));
}

/**
 * bst_table_editor_get_value:
 *
 * Returns: (transfer full) (nullable): the text, or the id of the choice; NULL where nothing of the list was chosen
 */
char *
bst_table_editor_get_value (BstTableEditor *self)
{
  GtkListBoxRow *row;

  if (!self->list)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  row = gtk_list_box_get_selected_row (self->list);
  return row ? g_strdup (choice_of (self, row)->id) : NULL;
}

gboolean
bst_table_editor_is_changed (BstTableEditor *self)
{
  GtkListBoxRow *row = self->list ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (row)
    return strcmp (choice_of (self, row)->title, self->original) != 0;
  return strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->original) != 0;
}

/**
 * bst_table_editor_show_error:
 * @message: what is wrong and what to do
 */
void
bst_table_editor_show_error (BstTableEditor *self, const char *message)
{
  if (!self->error)
    {
      self->error_label = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (self->error_label), 44);
      gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
      gtk_widget_add_css_class (self->error_label, "error");
      self->error = new_popover (self, self->error_label);
      gtk_widget_add_css_class (self->error, "bst-table-error");
    }
  gtk_label_set_text (GTK_LABEL (self->error_label), message);
  gtk_widget_add_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  if (self->list_popover)
    gtk_popover_popdown (GTK_POPOVER (self->list_popover));
  gtk_popover_popup (GTK_POPOVER (self->error));
}

/* Nothing of it may be seen any more, though it lives until the focus change is over. */
void
bst_table_editor_close (BstTableEditor *self)
{
  if (self->error)
    gtk_popover_popdown (GTK_POPOVER (self->error));
  if (self->list_popover)
    gtk_popover_popdown (GTK_POPOVER (self->list_popover));
}

static void
bst_table_editor_dispose (GObject *object)
{
  BstTableEditor *self = BST_TABLE_EDITOR (object);

  self->list = NULL;
  g_clear_pointer (&self->error, gtk_widget_unparent);
  g_clear_pointer (&self->list_popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->original, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (bst_table_editor_parent_class)->dispose (object);
}

static void
bst_table_editor_class_init (BstTableEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_table_editor_dispose;
  finished_signal = g_signal_new ("finished", BST_TYPE_TABLE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "bst-table-editor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bst_table_editor_init (BstTableEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* A bare GtkText is missing from the accessibility tree; an entry is not. */
  self->entry = gtk_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
