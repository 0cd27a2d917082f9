/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-refusal-list.h"
#include <glib/gi18n.h>
#include "bst-text-label.h"

struct _BstRefusalList {
  GtkWidget parent_instance;
  GtkListView *view;
  GListStore *store; /* GtkStringObject: place, what and why, remedy, with line ends between them */
};

G_DEFINE_FINAL_TYPE (BstRefusalList, bst_refusal_list, GTK_TYPE_WIDGET)

#define LONGEST 120 /* letters of a cell: more is not needed to know it again */

/* What stands in the cell, in quotation marks. */
static char *
quote (const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\r\n\t", ' '), *start = NULL;

  if (*line == '\0')
    return g_strdup (_ ("(empty)"));
  if (g_utf8_strlen (line, -1) <= LONGEST)
    return g_strdup_printf ("“%s”", line);
  start = g_utf8_substring (line, 0, LONGEST);
  return g_strdup_printf ("“%s…”", start);
}

static char *
describe (const BstRefusal *refusal)
{
  g_autofree char *value = quote (refusal->value);

  if (refusal->whole_row)
    /* Translators: a place in a table, what stands there, why the whole row is left out, and what to do */
    return g_strdup_printf (_ ("%s · whole row\n%s: %s\n%s"), refusal->place, value, refusal->reason, refusal->remedy);
  /* Translators: a place in a table and its column, what stands there, why it cannot be used, and what to do */
  return g_strdup_printf (_ ("%s · %s\n%s: %s\n%s"), refusal->place, refusal->label, value, refusal->reason,
                          refusal->remedy);
}

/**
 * bst_refusals_to_text:
 * @refusals: (element-type BstRefusal): of an import
 *
 * Returns: (transfer full): the list to keep or to send on
 */
char *
bst_refusals_to_text (const GPtrArray *refusals)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < refusals->len; i++)
    {
      g_autofree char *text = describe (refusals->pdata[i]);
      g_string_append_printf (out, "%s\n\n", text);
    }
  return g_string_free (out, FALSE);
}

/* --- Rows -------------------------------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), bst_text_label_new (NULL, "heading"));
  gtk_box_append (GTK_BOX (box), bst_text_label_new (NULL, NULL));
  gtk_box_append (GTK_BOX (box), bst_text_label_new (NULL, "dimmed"));
  gtk_widget_add_css_class (box, "refusal");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 3);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *name = g_strdelimit (g_strdup (text), "\n", ' ');

  for (guint i = 0; lines[i] != NULL && label != NULL; i++, label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), lines[i]);
  gtk_list_item_set_accessible_label (item, name);
}

/**
 * bst_refusal_list_set:
 * @refusals: (element-type BstRefusal): of an import
 */
void
bst_refusal_list_set (BstRefusalList *self, const GPtrArray *refusals)
{
  g_list_store_remove_all (self->store);
  for (guint i = 0; i < refusals->len; i++)
    {
      g_autofree char *text = describe (refusals->pdata[i]);
      g_autoptr (GtkStringObject) item = gtk_string_object_new (text);
      g_list_store_append (self->store, item);
    }
}

/* --- Object ------------------------------------------------------------------------------------------------------ */

static void
bst_refusal_list_dispose (GObject *object)
{
  BstRefusalList *self = BST_REFUSAL_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (bst_refusal_list_parent_class)->dispose (object);
}

static void
bst_refusal_list_class_init (BstRefusalListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_refusal_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
bst_refusal_list_init (BstRefusalList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->store)))), factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Refused cells"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "refusals");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}
