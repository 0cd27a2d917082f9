/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-change-row.h"
#include "bst-change-layout.h"

struct _BstChangeRow {
  GtkWidget parent_instance;
  guint n_sides;
  GtkWidget *label, *captions[BST_CHANGE_MAX_SIDES], *cells[BST_CHANGE_MAX_SIDES];
  GtkWidget *end; /* NULL: nothing more */
};

G_DEFINE_FINAL_TYPE (BstChangeRow, bst_change_row, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (BstChangeRow *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                   "yalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

void
bst_change_row_set_label (BstChangeRow *self, const char *label, const char *tooltip)
{
  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_widget_set_tooltip_text (self->label, tooltip);
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const BstMark *mark)
{
  attribute->start_index = mark->start;
  attribute->end_index = mark->start + mark->length;
  pango_attr_list_insert (list, attribute);
}

/* Lines through and under, so that the colours (which suit light and dark) are not the only sign. */
static PangoAttrList *
mark_words (GArray *marks, BstChangeTone tone)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      const BstMark *mark = &g_array_index (marks, BstMark, i);
      gboolean was = tone == BST_CHANGE_WAS;

      insert (list, was ? pango_attr_strikethrough_new (TRUE) : pango_attr_weight_new (PANGO_WEIGHT_BOLD), mark);
      insert (list, pango_attr_background_new (was ? 0xe000 : 0x2600, was ? 0x1b00 : 0xa200, was ? 0x2400 : 0x6900),
              mark);
      insert (list, pango_attr_background_alpha_new (0x3800), mark);
    }
  return list;
}

/**
 * bst_change_row_set_value:
 * @side: from 0
 * @caption: whose value it is; shown above it where the values stand below each other
 * @saying: the value; one without text shows a dash
 */
void
bst_change_row_set_value (BstChangeRow *self, guint side, const char *caption, const BstSaying *saying,
                          BstChangeTone tone)
{
  static const char *const classes[] = { "plain", "was", "is" };
  GtkWidget *cell = self->cells[side];
  gboolean empty = saying->text == NULL || *saying->text == '\0';
  g_autoptr (PangoAttrList) marks =
      saying->marks != NULL && tone != BST_CHANGE_PLAIN ? mark_words (saying->marks, tone) : NULL;

  gtk_label_set_text (GTK_LABEL (self->captions[side]), caption);
  gtk_label_set_text (GTK_LABEL (cell), empty ? "—" : saying->text);
  gtk_label_set_attributes (GTK_LABEL (cell), marks);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (cell, classes[i]);
  gtk_widget_add_css_class (cell, classes[empty ? BST_CHANGE_PLAIN : tone]);
}

/**
 * bst_change_row_set_end:
 * @end: (nullable): a widget below the values, such as a choice between them
 */
void
bst_change_row_set_end (BstChangeRow *self, GtkWidget *end)
{
  g_clear_pointer (&self->end, gtk_widget_unparent);
  self->end = end;
  if (end != NULL)
    gtk_widget_set_parent (end, GTK_WIDGET (self));
}

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  BST_CHANGE_ROW (object)->end = NULL;
  G_OBJECT_CLASS (bst_change_row_parent_class)->dispose (object);
}

static void
bst_change_row_class_init (BstChangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_css_name (widget_class, "bst-change-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bst_change_row_init (BstChangeRow *self)
{
  self->label = new_label (self, "change-label");
}

/**
 * bst_change_row_new:
 * @n_sides: how many values stand beside each other: 2 or 3
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
bst_change_row_new (guint n_sides)
{
  BstChangeRow *self = g_object_new (BST_TYPE_CHANGE_ROW, NULL);

  self->n_sides = MIN (n_sides, BST_CHANGE_MAX_SIDES);
  for (guint i = 0; i < self->n_sides; i++)
    {
      self->captions[i] = new_label (self, "change-caption");
      self->cells[i] = new_label (self, "change-value");
    }
  gtk_widget_set_layout_manager (GTK_WIDGET (self), bst_change_layout_new (self->n_sides));
  return GTK_WIDGET (self);
}
