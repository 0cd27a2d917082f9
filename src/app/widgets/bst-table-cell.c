/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-cell.h"
#include "bst-table-row.h"
#include <glib/gi18n.h>

struct _BstTableCell {
  GObject parent_instance;
  BstTableRow *row; /* borrowed: the row owns its cells */
  guint place;
  GtkATContext *context;
};

enum { PROP_ACCESSIBLE_ROLE = 1 };

static GtkATContext *
get_at_context (GtkAccessible *accessible)
{
  BstTableCell *self = BST_TABLE_CELL (accessible);

  if (!self->context)
    self->context = gtk_at_context_create (GTK_ACCESSIBLE_ROLE_GRID_CELL, accessible,
                                           gtk_widget_get_display (GTK_WIDGET (self->row)));
  return self->context ? g_object_ref (self->context) : NULL;
}

static gboolean
get_platform_state (GtkAccessible *accessible, GtkAccessiblePlatformState state)
{
  return FALSE;
}

static GtkAccessible *
get_accessible_parent (GtkAccessible *accessible)
{
  return GTK_ACCESSIBLE (g_object_ref (BST_TABLE_CELL (accessible)->row));
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  return NULL;
}

static GtkAccessible *
get_next_accessible_sibling (GtkAccessible *accessible)
{
  BstTableCell *self = BST_TABLE_CELL (accessible);
  GPtrArray *cells = self->row->cells;

  return cells && self->place + 1 < cells->len ? g_object_ref (cells->pdata[self->place + 1]) : NULL;
}

static gboolean
get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  BstTableCell *self = BST_TABLE_CELL (accessible);
  int row_width = gtk_widget_get_width (GTK_WIDGET (self->row));
  const BstTablePlace *place =
      bst_table_geometry_locate (bst_table_row_get_geometry (self->row, row_width), row_width, self->place);

  *x = (int) place->cell.origin.x;
  *y = (int) place->cell.origin.y;
  *width = (int) place->cell.size.width;
  *height = (int) place->cell.size.height;
  return TRUE;
}

static void
accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_at_context = get_at_context;
  iface->get_platform_state = get_platform_state;
  iface->get_accessible_parent = get_accessible_parent;
  iface->get_first_accessible_child = get_first_accessible_child;
  iface->get_next_accessible_sibling = get_next_accessible_sibling;
  iface->get_bounds = get_bounds;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BstTableCell, bst_table_cell, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, accessible_init))

BstTableCell *
bst_table_cell_new (BstTableRow *row, guint place)
{
  BstTableCell *self = g_object_new (BST_TYPE_TABLE_CELL, NULL);

  self->row = row;
  self->place = place;
  bst_table_cell_rename (self);
  return self;
}

/* The row shows another record, or the record reads differently. */
void
bst_table_cell_rename (BstTableCell *self)
{
  g_autofree char *name = NULL;

  if (!self->row->item)
    return;
  name = bst_table_cell_describe (self->row->table, self->row->item, self->place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* "S", "S and R", "M, A and T" */
static char *
list_letters (const BstTableMark *marks, guint n_marks, BstMarkState state)
{
  g_autoptr (GString) list = g_string_new (NULL);
  char last = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      if (marks[i].state != state)
        continue;
      if (last)
        g_string_append_printf (list, "%s%c", list->len ? ", " : "", last);
      last = marks[i].letter;
    }
  if (!last)
    return NULL;
  if (!list->len)
    return g_strdup_printf ("%c", last);
  /* Translators: the letters of SMART, as in "S, R and T" */
  return g_strdup_printf (_ ("%s and %c"), list->str, last);
}

static void
append_part (GString *words, char *part)
{
  if (words->len)
    g_string_append (words, "; ");
  g_string_append (words, part);
  g_free (part);
}

/**
 * bst_table_marks_describe:
 *
 * Returns: (transfer full): "S and R good; M, A and T not yet"
 */
char *
bst_table_marks_describe (const BstTableMark *marks, guint n)
{
  g_autofree char *good = list_letters (marks, n, BST_MARK_GOOD);
  g_autofree char *not_yet = list_letters (marks, n, BST_MARK_NOT_YET);
  g_autofree char *set_aside = list_letters (marks, n, BST_MARK_SET_ASIDE);
  GString *words = g_string_new (NULL);

  /* Translators: %s are letters of SMART, as in "S and R good" */
  if (good)
    append_part (words, g_strdup_printf (_ ("%s good"), good));
  if (not_yet)
    append_part (words, g_strdup_printf (_ ("%s not yet"), not_yet));
  if (set_aside)
    append_part (words, g_strdup_printf (_ ("%s set aside"), set_aside));
  return g_string_free (words, FALSE);
}

static char *
describe_marks (BstTable *table, BstTableItem *item, guint column)
{
  BstTableMark marks[BST_TABLE_MAX_MARKS];
  guint n = table->source->marks ? table->source->marks (item->user_data, item->record, column, marks) : 0;

  return bst_table_marks_describe (marks, n);
}

/**
 * bst_table_cell_value:
 *
 * Returns: (transfer full): a cell in words, "" where there is nothing
 */
char *
bst_table_cell_value (BstTable *table, BstTableItem *item, guint column)
{
  if (table->source->columns[column].kind == BST_COLUMN_MARKS)
    return describe_marks (table, item, column);
  return bst_table_item_get_text (item, column);
}

/**
 * bst_table_cell_describe:
 *
 * Returns: (transfer full): "Column: value"
 */
char *
bst_table_cell_describe (BstTable *table, BstTableItem *item, guint place)
{
  guint column = bst_table_geometry_get_column (table->geometry, place);
  g_autofree char *value = bst_table_cell_value (table, item, column);

  /* Translators: column of a table and what stands in it, as a screen reader says it */
  return g_strdup_printf (_ ("%s: %s"), bst_table_column_title (table, column), *value ? value : _ ("empty"));
}

static void
bst_table_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
bst_table_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
}

/* While it goes, the context asks its accessible for its role, which asks it for the context: so there still is one then,
 * and the cell can still be referred to. */
static void
bst_table_cell_dispose (GObject *object)
{
  BstTableCell *self = BST_TABLE_CELL (object);

  if (self->context)
    g_object_unref (self->context);
  self->context = NULL;
  G_OBJECT_CLASS (bst_table_cell_parent_class)->dispose (object);
}

static void
bst_table_cell_class_init (BstTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bst_table_cell_get_property;
  object_class->set_property = bst_table_cell_set_property;
  object_class->dispose = bst_table_cell_dispose;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
bst_table_cell_init (BstTableCell *self)
{
}
