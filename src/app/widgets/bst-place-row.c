/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-place-row.h"
#include <glib/gi18n.h>
#include "bst-flow-layout.h"
#include "bst-siblings.h"
#include "bst-text-label.h"

#define LINE_HEIGHT 37
#define MAX_LINES 7    /* without scrolling, so that what lies below stays in view */
#define MAX_AROUND 50 /* so many before it and behind it */

struct _BstPlaceRow {
  BstFieldRow parent_instance;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  GPtrArray *siblings; /* BstSibling */
  int at;              /* the one that moves; -1: it is not there */
};

G_DEFINE_FINAL_TYPE (BstPlaceRow, bst_place_row, BST_TYPE_FIELD_ROW)

/* --- A line ------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_line (guint number, const char *text, gboolean moves)
{
  GtkWidget *line = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic"), *digits,
            *title = bst_text_label_new (text, moves ? "heading" : "body");
  g_autofree char *place = g_strdup_printf ("%u.", number), *spoken = NULL;

  /* Translators: a number, and the title of what stands at that place */
  spoken = g_strdup_printf (moves ? _ ("%u: %s, which you move") : _ ("%u: %s"), number, text);
  digits = gtk_label_new (place);
  gtk_label_set_width_chars (GTK_LABEL (digits), 3);
  gtk_label_set_xalign (GTK_LABEL (digits), 1);
  gtk_widget_add_css_class (digits, "numeric");
  gtk_widget_set_opacity (arrow, moves ? 1 : 0); /* the titles stay below each other */
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), digits);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (box, "place-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return line;
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

static GtkWidget *
find_line (BstPlaceRow *self)
{
  return self->at < 0 ? NULL : GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (self->at, MAX_AROUND)));
}

static void
scroll_cb (gpointer data)
{
  g_autoptr (BstPlaceRow) self = data;
  GtkWidget *line = self->list != NULL ? find_line (self) : NULL,
            *viewport = line != NULL ? gtk_widget_get_ancestor (line, GTK_TYPE_VIEWPORT) : NULL;

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), line, NULL);
}

/* Once the lines have their places. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  g_idle_add_once (scroll_cb, g_object_ref (widget));
  return G_SOURCE_REMOVE;
}

static void
show (BstFieldRow *row, BstValue value)
{
  BstPlaceRow *self = BST_PLACE_ROW (row);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  int last;

  list_siblings (self);
  gtk_list_box_remove_all (self->list);
  last = self->at < 0 ? -1 : MIN (self->at + MAX_AROUND, (int) self->siblings->len - 1);
  for (int i = MAX (self->at - MAX_AROUND, 0); i <= last; i++)
    gtk_list_box_append (self->list,
                         new_line ((guint) i + 1, ((BstSibling *) self->siblings->pdata[i])->title, i == self->at));
  gtk_scrolled_window_set_min_content_height (self->scroller, LINE_HEIGHT * CLAMP (last + 1, 1, MAX_LINES));
  if (focused && self->at >= 0)
    gtk_widget_grab_focus (find_line (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
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
  GtkWidget *scroller = GTK_WIDGET (self->scroller), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  bst_field_row_set_control (row, box, GTK_WIDGET (self->list));
  bst_field_row_set_plain (row);
}

/* The keyboard goes to what moves, not to the first of the list. */
static gboolean
grab_focus (GtkWidget *widget)
{
  GtkWidget *line = find_line (BST_PLACE_ROW (widget));

  return line != NULL && gtk_widget_grab_focus (line);
}

static void
dispose (GObject *object)
{
  BST_PLACE_ROW (object)->list = NULL;
  G_OBJECT_CLASS (bst_place_row_parent_class)->dispose (object);
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

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
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
  self->at = -1;
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
}
