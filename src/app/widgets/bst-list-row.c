/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-list-row.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-element-order.h"
#include "bst-flow-layout.h"

struct _BstListRow {
  BstFieldRow parent_instance;
  GtkBox *list;
  GtkWidget *add;
  char *record_id; /* whose elements are shown */
};

G_DEFINE_FINAL_TYPE (BstListRow, bst_list_row, BST_TYPE_FIELD_ROW)

static const char *
element_id (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "element");
}

/* Of the card that a widget is in. */
static const char *
find_element_id (GtkWidget *widget)
{
  while (widget != NULL && element_id (widget) == NULL)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? element_id (widget) : NULL;
}

static const BstFieldTable *
get_table (BstListRow *self)
{
  return bst_field_row_get_field (BST_FIELD_ROW (self))->elements;
}

/* --- Order --------------------------------------------------------------------------------------------------------- */

/* By the first date or year of the element; what has none comes last, since it was just added. */
static gint64
sort_key (const BstFieldTable *table, const BstElement *element)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      gint64 number;

      if (field->type != BST_FIELD_DATE && strcmp (field->name, "year") != 0)
        continue;
      number = bst_field_get (field, element).num;
      return number == field->fallback ? G_MAXINT64 : number;
    }
  return 0;
}

static int
compare_elements (gconstpointer a, gconstpointer b, gpointer table)
{
  const BstElement *first = *(BstElement *const *) a, *second = *(BstElement *const *) b;
  gint64 first_key = sort_key (table, first), second_key = sort_key (table, second);

  if (first_key != second_key)
    return first_key < second_key ? -1 : 1;
  return strcmp (first->id, second->id);
}

static gboolean
is_ordered (BstListRow *self)
{
  return bst_elements_have_order (bst_field_row_get_field (BST_FIELD_ROW (self)));
}

static GPtrArray *
sort_elements (BstListRow *self, const BstVec *vec)
{
  GPtrArray *sorted;

  if (is_ordered (self))
    return bst_elements_list (bst_field_row_get_field (BST_FIELD_ROW (self)), vec);
  sorted = g_ptr_array_new ();
  for (guint i = 0; i < bst_vec_length (vec); i++)
    g_ptr_array_add (sorted, vec->items[i]);
  g_ptr_array_sort_with_data (sorted, compare_elements, (gpointer) get_table (self));
  return sorted;
}

/* --- Cards --------------------------------------------------------------------------------------------------------- */

static void
remove_cb (BstListRow *self, GtkWidget *button)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  g_autofree char *id = g_strdup (find_element_id (button));
  BstValue value = bst_vec_without_element (bst_field_row_get_field (row), bst_field_row_get_value (row).ptr, id);

  gtk_widget_grab_focus (self->add); /* the button goes with its card */
  if (bst_field_row_submit (row, value, FALSE))
    BST_FIELD_ROW_GET_CLASS (row)->show (row, bst_field_row_get_value (row));
}

/* Where it went, for who does not see it. */
static void
tell_place (BstListRow *self, const char *id)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  g_autofree char *text = NULL;
  guint place = 0, n = 0;

  for (; card != NULL; card = gtk_widget_get_next_sibling (card))
    {
      n++;
      if (g_strcmp0 (element_id (card), id) == 0)
        place = n;
    }
  /* Translators: said when a step of an agenda was moved */
  text = g_strdup_printf (_ ("Now number %u of %u"), place, n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The keyboard goes along with what is moved, and stays in view. */
static void
move (BstListRow *self, const char *id, int steps)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))),
            *inner = focus != NULL ? gtk_widget_get_ancestor (focus, BST_TYPE_FIELD_ROW) : NULL;
  BstValue value;

  if (!bst_elements_move (bst_field_row_get_field (row), bst_field_row_get_value (row).ptr, id, steps, &value))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (!bst_field_row_submit (row, value, FALSE))
    return;
  BST_FIELD_ROW_GET_CLASS (row)->show (row, bst_field_row_get_value (row));
  tell_place (self, id);
  if (inner != NULL)
    bst_field_row_keep_in_view (BST_FIELD_ROW (inner));
}

static void
up_cb (BstListRow *self, GtkWidget *button)
{
  move (self, find_element_id (button), -1);
}

static void
down_cb (BstListRow *self, GtkWidget *button)
{
  move (self, find_element_id (button), 1);
}

static gboolean
key_cb (BstListRow *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  const char *id = find_element_id (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  int steps = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up       ? -1
              : keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
                                                                    : 0;

  if ((modifiers & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_ALT_MASK || steps == 0 || id == NULL
      || !is_ordered (self))
    return GDK_EVENT_PROPAGATE;
  move (self, id, steps);
  return GDK_EVENT_STOP;
}

static void
add_button (BstListRow *self, GtkWidget *corner, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "in-field");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  bst_field_row_add_to_head (BST_FIELD_ROW (corner), button);
}

static void
add_buttons (BstListRow *self, GtkWidget *corner)
{
  const char *title = bst_field_row_get_title (BST_FIELD_ROW (self));
  /* Translators: %s is the name of a list, such as “Agenda” */
  g_autofree char *up = g_strdup_printf (_ ("Move up in “%s” (Alt+↑)"), title),
                  *down = g_strdup_printf (_ ("Move down in “%s” (Alt+↓)"), title),
                  *remove = g_strdup_printf (_ ("Remove from “%s”"), title);

  if (is_ordered (self))
    {
      add_button (self, corner, "go-up-symbolic", up, G_CALLBACK (up_cb));
      add_button (self, corner, "go-down-symbolic", down, G_CALLBACK (down_cb));
    }
  add_button (self, corner, "user-trash-symbolic", remove, G_CALLBACK (remove_cb));
}

static GtkWidget *
new_inner (BstListRow *self, const BstField *field)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  BstFieldRow *inner =
      bst_field_row_new_inner (bst_field_row_get_kind (row), bst_field_row_get_name (row), field->name);

  gtk_widget_set_hexpand (GTK_WIDGET (inner), TRUE);
  return GTK_WIDGET (inner);
}

static void
bind_rows (BstListRow *self, GtkWidget *box, const char *id)
{
  BstFieldRow *row = BST_FIELD_ROW (self);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (BST_IS_FIELD_ROW (child))
      bst_field_row_set_element (BST_FIELD_ROW (child), bst_field_row_get_document (row), bst_field_row_get_id (row),
                                 id);
    else
      bind_rows (self, child, id);
}

static void
bind_card (BstListRow *self, GtkWidget *card, const char *id)
{
  g_object_set_data_full (G_OBJECT (card), "element", g_strdup (id), g_free);
  bind_rows (self, card, id);
}

static gboolean
is_writing (const BstField *field)
{
  return field->type == BST_FIELD_TEXT || field->type == BST_FIELD_LONGTEXT;
}

/* Text has a line of its own; short fields share one where there is room. */
static GtkWidget *
new_card (BstListRow *self)
{
  const BstFieldTable *table = get_table (self);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *line = bst_flow_new (10, TRUE), *corner;

  for (guint i = 0; i + 1 < table->n_fields; i++) /* the last one holds the unknown members */
    if (strcmp (table->fields[i].name, "order") != 0) /* told by where it stands */
      gtk_box_append (GTK_BOX (is_writing (&table->fields[i]) ? card : line), new_inner (self, &table->fields[i]));
  gtk_box_append (GTK_BOX (card), line);
  corner = gtk_widget_get_first_child (card);
  if (corner == line)
    corner = gtk_widget_get_last_child (line);
  add_buttons (self, corner);
  gtk_widget_add_css_class (card, "field-element");
  return card;
}

static GtkWidget *
find_card (BstListRow *self, const char *id)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (card != NULL && g_strcmp0 (element_id (card), id) != 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static void
drop_gone (BstListRow *self, const BstVec *vec)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);
      if (bst_vec_find_element (vec, element_id (card)) == NULL)
        gtk_box_remove (self->list, card);
      card = next;
    }
}

/* The cards of another record serve again: making new ones takes much longer than filling these. */
static void
rebind (BstListRow *self, GPtrArray *sorted)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (guint i = 0; i < sorted->len && card != NULL; i++, card = gtk_widget_get_next_sibling (card))
    bind_card (self, card, ((BstElement *) g_ptr_array_index (sorted, i))->id);
}

static GtkWidget *
append_card (BstListRow *self, const char *id)
{
  GtkWidget *card = new_card (self);

  gtk_box_append (self->list, card);
  bind_card (self, card, id);
  return card;
}

/* While someone types in it, nothing moves: the cards are put in order when the keyboard leaves. What people put in order
 * themselves moves at once. */
static void
show (BstFieldRow *row, BstValue value)
{
  BstListRow *self = BST_LIST_ROW (row);
  g_autoptr (GPtrArray) sorted = sort_elements (self, value.ptr);
  gboolean busy = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL && !is_ordered (self);
  GtkWidget *last = NULL;

  if (g_strcmp0 (self->record_id, bst_field_row_get_id (row)) != 0)
    rebind (self, sorted);
  g_set_str (&self->record_id, bst_field_row_get_id (row));
  drop_gone (self, value.ptr);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *id = ((BstElement *) g_ptr_array_index (sorted, i))->id;
      GtkWidget *card = find_card (self, id);

      if (card == NULL)
        card = append_card (self, id);
      if (!busy)
        gtk_box_reorder_child_after (self->list, card, last);
      last = card;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), sorted->len > 0);
}

static void
commit (BstFieldRow *row)
{
  show (row, bst_field_row_get_value (row));
}

/* --- Adding -------------------------------------------------------------------------------------------------------- */

/* Where an element says who wrote it, it is a log: then it begins with the person's name and today. */
static BstElement *
new_element (BstListRow *self, const char *id)
{
  BstDocument *document = bst_field_row_get_document (BST_FIELD_ROW (self));
  const BstFieldTable *table = get_table (self);
  const BstField *author = bst_fields_find (table, "author"), *date = bst_fields_find (table, "date");
  BstElement *element = bst_element_new (table, id);
  g_autoptr (BstTransaction) transaction = bst_document_begin (document, "", NULL);

  if (is_ordered (self))
    bst_element_put_last (bst_field_row_get_field (BST_FIELD_ROW (self)),
                          bst_field_row_get_value (BST_FIELD_ROW (self)).ptr, element);
  if (author == NULL)
    return element;
  bst_element_take (element, author, bst_value_text (transaction->author));
  if (date != NULL)
    bst_element_take (element, date, (BstValue) { .num = bst_document_get_context (document)->today });
  return element;
}

static void
add_cb (BstListRow *self)
{
  BstFieldRow *row = BST_FIELD_ROW (self);
  g_autofree char *id = bst_id_new_element ();
  BstValue value =
      bst_vec_with_element (bst_field_row_get_field (row), bst_field_row_get_value (row).ptr, new_element (self, id));
  GtkWidget *card;

  if (!bst_field_row_submit (row, value, FALSE))
    return;
  show (row, bst_field_row_get_value (row));
  card = find_card (self, id);
  if (card == NULL)
    return;
  card = gtk_widget_get_first_child (card);
  gtk_widget_grab_focus (BST_IS_FIELD_ROW (card) ? card : gtk_widget_get_first_child (card));
}

/**
 * bst_list_row_set_add_label:
 * @label: what the button says, translated: "Add a milestone"
 */
void
bst_list_row_set_add_label (BstListRow *self, const char *label)
{
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (self->add));

  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
setup (BstFieldRow *row)
{
  BstListRow *self = BST_LIST_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* Translators: %s is the name of a field, such as “Settings” */
  g_autofree char *name = g_strdup_printf (_ ("Add to “%s”"), bst_field_row_get_title (row));

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->add);
  bst_field_row_set_control (row, box, self->add);
  bst_field_row_set_plain (row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
finalize (GObject *object)
{
  g_free (BST_LIST_ROW (object)->record_id);
  G_OBJECT_CLASS (bst_list_row_parent_class)->finalize (object);
}

static void
bst_list_row_class_init (BstListRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  row_class->setup = setup;
  row_class->show = show;
  row_class->commit = commit;
}

static void
bst_list_row_init (BstListRow *self)
{
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  self->add = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (self->add), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->add), g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                                              "label", _ ("Add"), NULL));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "field-add");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
}
