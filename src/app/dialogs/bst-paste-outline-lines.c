/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-paste-outline-lines.c - the list of lines: which are shown, how many of each kind there are, which is selected. */
#include "config.h"
#include "bst-paste-outline-private.h"
#include <glib/gi18n.h>
#include "bst-flow-layout.h"

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

/* --- Building ---------------------------------------------------------------------------------------------------------- */

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

/* The list with its filters, and the picker that hangs from it. */
GtkWidget *
bst_paste_outline_build_lines (BstPasteOutline *self)
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
