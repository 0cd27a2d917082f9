/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-place-row.h"
#include <glib/gi18n.h>
#include "bst-flow-layout.h"
#include "bst-siblings.h"
#include "bst-text-label.h"

#define MAX_HEIGHT 300 /* pixels: some eight lines, so that what lies below stays in view */

struct _BstPlaceRow {
  BstFieldRow parent_instance;
  GtkListView *list;
  GtkStringList *lines; /* the titles */
  GPtrArray *siblings;  /* BstSibling */
  int at;               /* the one that moves; -1: it is not there */
};

G_DEFINE_FINAL_TYPE (BstPlaceRow, bst_place_row, BST_TYPE_FIELD_ROW)

/* --- A line ------------------------------------------------------------------------------------------------------- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *number = gtk_label_new (NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic"), *title = bst_text_label_new (NULL, "body");

  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (arrow, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, BstPlaceRow *self)
{
  GtkWidget *box = gtk_list_item_get_child (item), *arrow = gtk_widget_get_first_child (box),
            *number = gtk_widget_get_next_sibling (arrow), *title = gtk_widget_get_next_sibling (number);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  guint position = gtk_list_item_get_position (item);
  gboolean moves = (int) position == self->at;
  g_autofree char *digits = g_strdup_printf ("%u.", position + 1), *spoken = NULL;

  /* Translators: a number, and the title of what stands at that place */
  spoken = g_strdup_printf (moves ? _ ("%u: %s, which you move") : _ ("%u: %s"), position + 1, text);
  gtk_label_set_text (GTK_LABEL (number), digits);
  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_widget_set_opacity (arrow, moves ? 1 : 0); /* the titles stay below each other */
  (moves ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (title, "heading");
  gtk_list_item_set_accessible_label (item, spoken);
}

/* --- Showing it ----------------------------------------------------------------------------------------------------- */

static void
list_siblings (BstPlaceRow *self)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  BstDocument *document = bst_field_row_get_document (row);
  const char *id = bst_field_row_get_id (row), *item = bst_field_row_get_element_id (row);

  g_clear_pointer (&self->siblings, g_ptr_array_unref);
  self->at = -1;
  if (document != NULL && id != NULL)
    {
      const BstWording in = { bst_document_get_plan (document), bst_document_get_framework (document), NULL };
      self->siblings = bst_siblings_list (&in, bst_field_row_get_kind (row), id, bst_field_row_get_list (row), item);
      self->at = bst_siblings_find (self->siblings, item != NULL ? item : id);
    }
}

static void
show (BstFieldRow *row, BstValue value)
{
  BstPlaceRow *self = BST_PLACE_ROW (row);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  list_siblings (self);
  for (guint i = 0; self->siblings != NULL && i < self->siblings->len; i++)
    g_ptr_array_add (titles, ((BstSibling *) self->siblings->pdata[i])->title);
  g_ptr_array_add (titles, NULL);
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          (const char *const *) titles->pdata);
  if (self->at >= 0)
    gtk_list_view_scroll_to (self->list, (guint) self->at, focused ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE,
                             NULL);
}

/* --- Moving it ------------------------------------------------------------------------------------------------------ */

static gboolean
move (BstPlaceRow *self, int step)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  g_autofree char *key = self->at >= 0 ? bst_siblings_step (self->siblings, (guint) self->at, step, NULL) : NULL,
                  *place = NULL;

  if (key == NULL || !bst_field_row_submit (row, bst_value_text (key), FALSE))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }
  place = bst_siblings_say_place (self->siblings, ((BstSibling *) self->siblings->pdata[self->at])->id, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), place, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *step, gpointer data)
{
  return move (BST_PLACE_ROW (widget), g_variant_get_int32 (step));
}

static void
up_cb (BstPlaceRow *self)
{
  move (self, -1);
}

static void
down_cb (BstPlaceRow *self)
{
  move (self, 1);
}

static GtkWidget *
new_button (BstPlaceRow *self, const char *label, const char *icon, GCallback clicked)
{
  GtkWidget *button = gtk_button_new (), *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
new_buttons (BstPlaceRow *self)
{
  GtkWidget *line = bst_flow_new (8, FALSE), *keys = bst_text_label_new (_ ("or Alt+↑ and Alt+↓"), "caption");

  gtk_widget_add_css_class (keys, "dimmed");
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), new_button (self, _ ("Move Up"), "go-up-symbolic", G_CALLBACK (up_cb)));
  gtk_box_append (GTK_BOX (line), new_button (self, _ ("Move Down"), "go-down-symbolic", G_CALLBACK (down_cb)));
  gtk_box_append (GTK_BOX (line), keys);
  return line;
}

static void
setup (BstFieldRow *row)
{
  BstPlaceRow *self = BST_PLACE_ROW (row);
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  bst_field_row_set_control (row, box, GTK_WIDGET (self->list));
  bst_field_row_set_plain (row);
}

static void
finalize (GObject *object)
{
  g_clear_pointer (&BST_PLACE_ROW (object)->siblings, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_place_row_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass *klass, guint key, int step)
{
  gtk_widget_class_add_binding (klass, key, GDK_ALT_MASK, move_cb, "i", step);
}

static void
bst_place_row_class_init (BstPlaceRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  row_class->setup = setup;
  row_class->show = show;
  row_class->names_others = TRUE; /* and the others may move */
  add_key (GTK_WIDGET_CLASS (klass), GDK_KEY_Up, -1);
  add_key (GTK_WIDGET_CLASS (klass), GDK_KEY_KP_Up, -1);
  add_key (GTK_WIDGET_CLASS (klass), GDK_KEY_Down, 1);
  add_key (GTK_WIDGET_CLASS (klass), GDK_KEY_KP_Down, 1);
}

static void
bst_place_row_init (BstPlaceRow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->at = -1;
  self->lines = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->list =
      GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->lines))),
                                        factory));
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
}
