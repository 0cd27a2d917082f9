/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-paste-outline-private.h"
#include <glib/gi18n.h>
#include "../bst-window.h"
#include "bst-flow-layout.h"

#define DIALOG_WIDTH 900
#define DIALOG_HEIGHT 780

G_DEFINE_FINAL_TYPE (BstPasteOutline, bst_paste_outline, ADW_TYPE_DIALOG)

/* --- Which lines are shown -------------------------------------------------------------------------------------------------------- */

static gboolean
passes (BstPasteOutline *self, BstPasteFilter filter, guint line)
{
  BstLineFate fate = bst_outline_draft_get_fate (self->draft, line);

  switch (filter)
    {
    case BST_PASTE_QUESTIONS:
      return bst_paste_line_is_question (self, line);
    case BST_PASTE_OFFICIAL:
      return fate == BST_FATE_OFFICIAL;
    case BST_PASTE_NEW:
      return fate == BST_FATE_NEW || fate == BST_FATE_NEW_SUB;
    case BST_PASTE_LEFT_OUT:
      return fate < BST_FATE_OFFICIAL;
    default:
      return TRUE;
    }
}

static void
find_shown (BstPasteOutline *self)
{
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < bst_outline_draft_get_n (self->draft); i++)
    if (passes (self, self->filter, i))
      g_array_append_val (self->shown, i);
}

static char *
word_filter (BstPasteFilter filter, guint n)
{
  switch (filter)
    {
    case BST_PASTE_QUESTIONS:
      return g_strdup_printf (ngettext ("%u question", "%u questions", n), n);
    case BST_PASTE_OFFICIAL:
      return g_strdup_printf (ngettext ("%u official text", "%u official texts", n), n);
    case BST_PASTE_NEW:
      /* Translators: so many new objectives */
      return g_strdup_printf (ngettext ("%u new", "%u new", n), n);
    case BST_PASTE_LEFT_OUT:
      return g_strdup_printf (ngettext ("%u not added", "%u not added", n), n);
    default:
      return g_strdup_printf (ngettext ("%u line", "%u lines", n), n);
    }
}

static void
show_filter (BstPasteOutline *self, BstPasteFilter filter)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < bst_outline_draft_get_n (self->draft); i++)
    n += passes (self, filter, i) ? 1 : 0;
  text = word_filter (filter, n);
  gtk_button_set_label (GTK_BUTTON (self->filters[filter]), text);
  gtk_widget_set_visible (self->filters[filter], n > 0 || filter == BST_PASTE_ALL || filter == self->filter);
}

static void
show_counts (BstPasteOutline *self)
{
  guint n = bst_outline_draft_count (self->draft, BST_FATE_OFFICIAL)
            + bst_outline_draft_count (self->draft, BST_FATE_NEW)
            + bst_outline_draft_count (self->draft, BST_FATE_NEW_SUB);
  g_autofree char *add = g_strdup_printf (ngettext ("_Add %u", "_Add %u", n), n);

  for (guint filter = 0; filter < BST_N_PASTE_FILTERS; filter++)
    show_filter (self, (BstPasteFilter) filter);
  gtk_button_set_label (GTK_BUTTON (self->add), add);
  gtk_widget_set_sensitive (self->add, n > 0);
}

static gboolean
says (GtkStringList *words, guint position, const char *text)
{
  const char *said = gtk_string_list_get_string (words, position);

  return said != NULL && g_str_equal (said, text);
}

/* Rows that say the same stay: what is alike at both ends. One change for all between: the list lays out at each. */
static void
show_words (BstPasteOutline *self)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->words)), now = self->shown->len, first = 0, last = 0;
  g_auto (GStrv) words = g_new0 (char *, now + 1);
  g_auto (GStrv) between = NULL;

  for (guint i = 0; i < now; i++)
    words[i] = bst_paste_line_describe (self, g_array_index (self->shown, guint, i), TRUE);
  while (first < MIN (before, now) && says (self->words, first, words[first]))
    first++;
  while (last < MIN (before, now) - first && says (self->words, before - 1 - last, words[now - 1 - last]))
    last++;
  if (before == now && first == now)
    return;
  between = g_new0 (char *, now - first - last + 1);
  for (guint i = first; i < now - last; i++)
    between[i - first] = g_strdup (words[i]);
  gtk_string_list_splice (self->words, first, before - first - last, (const char *const *) between);
}

/**
 * bst_paste_outline_refresh:
 *
 * Shows the lines as they are now.
 */
void
bst_paste_outline_refresh (BstPasteOutline *self)
{
  if (self->draft == NULL)
    return;
  self->refreshing = TRUE;
  find_shown (self);
  show_counts (self);
  show_words (self);
  self->refreshing = FALSE;
  bst_paste_outline_update_actions (self);
}

/**
 * bst_paste_outline_get_selected:
 *
 * Returns: the selected line, or -1
 */
int
bst_paste_outline_get_selected (BstPasteOutline *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position < self->shown->len ? (int) g_array_index (self->shown, guint, position) : -1;
}

/* The keyboard goes to the text that is being typed, if there is one. */
static gboolean
focus_editor (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_editor (child))
      return TRUE;
  return FALSE;
}

/* New rows have their height only after they were laid out: then the selected one is brought into view again. */
static gboolean
scroll_cb (gpointer data)
{
  BstPasteOutline *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->scroll_source = 0;
  if (position < self->shown->len)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_NONE, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * bst_paste_outline_select:
 * @line: it is selected and gets the keyboard, if it is shown; else what stands in its place
 */
void
bst_paste_outline_select (BstPasteOutline *self, int line)
{
  guint position = 0;

  if (self->shown->len == 0)
    return;
  while (position + 1 < self->shown->len && (int) g_array_index (self->shown, guint, position) < line)
    position++;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  if (self->editing >= 0)
    focus_editor (self->list);
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
  bst_paste_outline_update_actions (self);
}

/* --- Reading ------------------------------------------------------------------------------------------------------------------------ */

static void
show_lines (BstPasteOutline *self)
{
  self->filter = BST_PASTE_ALL;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[BST_PASTE_ALL]), TRUE);
  bst_paste_outline_refresh (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "lines");
  gtk_widget_set_visible (self->add, TRUE);
  gtk_widget_set_visible (self->again, TRUE);
  gtk_widget_set_visible (self->read, FALSE);
  gtk_widget_grab_focus (self->list);
}

typedef struct {
  char *text;
  BstPlan *plan;
  BstFramework *framework;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  g_object_unref (reading->plan);
  g_object_unref (reading->framework);
  g_free (reading);
}

/* Of the plan it only takes a reference. */
static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;

  g_task_return_pointer (task, bst_outline_draft_new (reading->text, reading->plan, reading->framework, NULL),
                         (GDestroyNotify) bst_outline_draft_free);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstPasteOutline *self = BST_PASTE_OUTLINE (source);

  gtk_widget_set_sensitive (self->stack, TRUE);
  if (self->document == NULL) /* closed meanwhile */
    return;
  g_clear_pointer (&self->draft, bst_outline_draft_free);
  self->draft = g_task_propagate_pointer (G_TASK (result), NULL);
  show_lines (self);
}

/* A whole chapter takes longer than a frame: it is read in a thread. */
static void
read_text (BstPasteOutline *self, const char *text)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, read_done_cb, NULL);
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_strdup (text), g_object_ref (bst_document_get_plan (self->document)),
                         g_object_ref (bst_document_get_framework (self->document)) };
  g_task_set_task_data (task, reading, reading_free);
  gtk_widget_set_sensitive (self->stack, FALSE);
  g_task_run_in_thread (task, read_thread);
}

static void
read_cb (BstPasteOutline *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "text", &text, NULL);
  read_text (self, text);
}

static void
again_cb (BstPasteOutline *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "text");
  gtk_widget_set_visible (self->add, FALSE);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->read, TRUE);
  gtk_widget_grab_focus (self->text);
}

static void
text_changed_cb (GtkTextBuffer *buffer, BstPasteOutline *self)
{
  gtk_widget_set_sensitive (self->read, gtk_text_buffer_get_char_count (buffer) > 0);
}

/* --- Adding --------------------------------------------------------------------------------------------------------------------------- */

static void
add_cb (BstPasteOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Objectives from a document"), NULL);
  guint n_official = bst_outline_draft_count (self->draft, BST_FATE_OFFICIAL);
  guint n_new =
      bst_outline_draft_count (self->draft, BST_FATE_NEW) + bst_outline_draft_count (self->draft, BST_FATE_NEW_SUB);
  g_autofree char *official =
                      g_strdup_printf (ngettext ("%u official text", "%u official texts", n_official), n_official),
                  *new = g_strdup_printf (ngettext ("%u new objective", "%u new objectives", n_new), n_new),
                  /* Translators: what was added: official texts, new objectives */
                      *told = g_strdup_printf (_ ("%s and %s added"), official, new);

  bst_outline_draft_add (self->draft, transaction);
  if (!bst_document_apply (self->document, transaction))
    return;
  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), told, TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------------------- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, BstPasteOutline *self)
{
  guint position = gtk_list_item_get_position (item), line;
  GtkWidget *box = gtk_list_item_get_child (item), *child;
  g_autofree char *name = NULL;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  if (self->draft == NULL || position >= self->shown->len)
    return;
  line = g_array_index (self->shown, guint, position);
  name = bst_paste_line_describe (self, line, FALSE);
  bst_paste_line_fill (self, box, line);
  gtk_list_item_set_accessible_label (item, name);
}

static void
filter_cb (GtkToggleButton *button, BstPasteOutline *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < BST_N_PASTE_FILTERS; i++)
    if (self->filters[i] == GTK_WIDGET (button))
      self->filter = (BstPasteFilter) i;
  bst_paste_outline_refresh (self);
}

static void
activate_cb (GtkListView *list, guint position, BstPasteOutline *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "outline.edit", NULL);
}

/* --- Window ----------------------------------------------------------------------------------------------------------------------------- */

/* While the dialog is open, undo is about its lines. */
static void
set_history_enabled (BstPasteOutline *self, gboolean enabled)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  BstPlan *plan = self->document != NULL ? bst_document_get_plan (self->document) : NULL;

  if (!BST_IS_WINDOW (root) || plan == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (root), "win.undo", enabled && bst_plan_get_undo (plan) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (root), "win.redo", enabled && bst_plan_get_redo (plan) != NULL);
}

static void
bst_paste_outline_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bst_paste_outline_parent_class)->map (widget);
  set_history_enabled (BST_PASTE_OUTLINE (widget), FALSE);
}

static void
bst_paste_outline_unmap (GtkWidget *widget)
{
  set_history_enabled (BST_PASTE_OUTLINE (widget), TRUE);
  GTK_WIDGET_CLASS (bst_paste_outline_parent_class)->unmap (widget);
}

static void
present (GtkWidget *parent, BstDocument *document, const char *text)
{
  BstPasteOutline *self = g_object_new (BST_TYPE_PASTE_OUTLINE, NULL);

  self->document = g_object_ref (document);
  adw_dialog_present (ADW_DIALOG (self), parent);
  if (text != NULL && strchr (text, '\n') != NULL)
    read_text (self, text);
}

static void
clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  BstDocument *document = g_object_get_data (G_OBJECT (parent), "paste-document");

  if (document != NULL && gtk_widget_get_root (parent) != NULL)
    present (parent, document, text);
  g_object_set_data (G_OBJECT (parent), "paste-document", NULL);
}

/**
 * bst_paste_outline_present:
 * @text: (nullable): what was copied; %NULL: what the clipboard has
 *
 * Shows what would become of each line. Where there is only one line, or none, it asks for the text first.
 */
void
bst_paste_outline_present (GtkWidget *parent, BstDocument *document, const char *text)
{
  if (text != NULL)
    {
      present (parent, document, text);
      return;
    }
  g_object_set_data_full (G_OBJECT (parent), "paste-document", g_object_ref (document), g_object_unref);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (parent), NULL, clipboard_cb, g_object_ref (parent));
}

/* --- Object ---------------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
build_text_page (BstPasteOutline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *frame;
  GtkWidget *hint = gtk_label_new (_ (
      "Select the objectives in the plan document (a PDF, say), copy them, and paste them here. Lines that are broken, headings and page numbers do not matter: you see what becomes of each line before anything is added."));

  g_object_set (hint, "wrap", TRUE, "xalign", 0.0, NULL);
  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 8,
                             "bottom-margin", 8, "left-margin", 10, "right-margin", 10, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the plan document"), -1);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (text_changed_cb),
                    self);
  frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->text, "vexpand", TRUE, "has-frame", TRUE, NULL);
  gtk_widget_add_css_class (frame, "paste-text");
  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), frame);
  return box;
}

static GtkWidget *
build_filters (BstPasteOutline *self)
{
  GtkWidget *box = bst_flow_new (6, FALSE);

  gtk_widget_add_css_class (box, "gap-bar");
  for (guint i = 0; i < BST_N_PASTE_FILTERS; i++)
    {
      self->filters[i] = gtk_toggle_button_new ();
      gtk_widget_add_css_class (self->filters[i], "chip");
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->filters[i]), GTK_TOGGLE_BUTTON (self->filters[0]));
      g_signal_connect (self->filters[i], "toggled", G_CALLBACK (filter_cb), self);
      gtk_box_append (GTK_BOX (box), self->filters[i]);
    }
  return box;
}

static GMenuModel *
new_menu (void)
{
  static const struct {
    const char *label, *action;
    gboolean begins;
  } items[] = {
    { N_ ("Move In: Sub-objective"), "outline.in", TRUE },
    { N_ ("Move Out: Objective"), "outline.out", FALSE },
    { N_ ("Join With the Line Before"), "outline.join", FALSE },
    { N_ ("Edit or Split…"), "outline.edit", FALSE },
    { N_ ("Leave Out, or Take In"), "outline.drop", FALSE },
    { N_ ("Official Text Of…"), "outline.give", TRUE },
    { N_ ("Sub-objective Under…"), "outline.under", FALSE },
    { N_ ("New Strategic Objective"), "outline.strategic", FALSE },
    { N_ ("New Operational Objective"), "outline.operational", FALSE },
  };
  GMenu *menu = g_menu_new (), *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (items[i].begins)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_append (section, _ (items[i].label), items[i].action);
    }
  g_clear_object (&section);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
build_lines_page (BstPasteOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->words = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->words)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lines of the document"), -1);
  gtk_widget_add_css_class (self->list, "paste-lines");
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (bst_paste_outline_update_actions), self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "vexpand", TRUE, "hscrollbar-policy",
                                 GTK_POLICY_NEVER, NULL);
  gtk_box_append (GTK_BOX (box), build_filters (self));
  gtk_box_append (GTK_BOX (box), self->scroller);
  self->picker = bst_picker_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->picker), box);
  return box;
}

/* Below the lines rather than in the header bar, which has no room for them in a small window. */
static GtkWidget *
build_buttons (BstPasteOutline *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->again = gtk_button_new_with_mnemonic (_ ("_Other Text"));
  gtk_widget_set_visible (self->again, FALSE);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (again_cb), self);
  self->add = gtk_button_new_with_mnemonic ("");
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_visible (self->add, FALSE);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  self->read = gtk_button_new_with_mnemonic (_ ("_Read It"));
  gtk_widget_add_css_class (self->read, "suggested-action");
  gtk_widget_set_sensitive (self->read, FALSE);
  g_signal_connect_swapped (self->read, "clicked", G_CALLBACK (read_cb), self);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), self->again);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), self->add);
  gtk_box_append (GTK_BOX (bar), self->read);
  gtk_widget_add_css_class (bar, "paste-buttons");
  return bar;
}

static void
bst_paste_outline_dispose (GObject *object)
{
  BstPasteOutline *self = BST_PASTE_OUTLINE (object);

  if (self->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picker));
  self->picker = NULL;
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_pointer (&self->draft, bst_outline_draft_free);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->words);
  G_OBJECT_CLASS (bst_paste_outline_parent_class)->dispose (object);
}

static void
bst_paste_outline_class_init (BstPasteOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_paste_outline_dispose;
  widget_class->map = bst_paste_outline_map;
  widget_class->unmap = bst_paste_outline_unmap;
}

static void
bst_paste_outline_init (BstPasteOutline *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->editing = -1;
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->menu = new_menu ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_text_page (self), "text");
  gtk_stack_add_named (GTK_STACK (self->stack), build_lines_page (self), "lines");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), build_buttons (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->stack);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Paste From the Plan Document"));
  adw_dialog_set_content_width (ADW_DIALOG (self), DIALOG_WIDTH);
  adw_dialog_set_content_height (ADW_DIALOG (self), DIALOG_HEIGHT);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  bst_paste_outline_add_actions (self);
}
