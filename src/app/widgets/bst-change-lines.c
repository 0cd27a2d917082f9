/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-change-lines.h"
#include <glib/gi18n.h>

/* Of a record that came or went, more values than this are shown when asked for: its title says what it is. */
#define FEW 4

/* --- A line -------------------------------------------------------------------------------------------------- */

struct _BstChangeLine {
  GObject parent_instance;
  BstChangeLineType type;
  const char *heading; /* of a page; static or of the list */
  const BstDifference *difference;
  const BstFieldDifference *value;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (BstChangeLine, bst_change_line, G_TYPE_OBJECT)

enum { PROP_0, PROP_OPEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, BST_CHANGE_LINE (object)->open);
}

static void
bst_change_line_class_init (BstChangeLineClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = line_get_property;
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
bst_change_line_init (BstChangeLine *self)
{
}

static BstChangeLine *
new_line (BstChangeLineType type, const BstDifference *difference, const BstFieldDifference *value)
{
  BstChangeLine *self = g_object_new (BST_TYPE_CHANGE_LINE, NULL);

  self->type = type;
  self->difference = difference;
  self->value = value;
  return self;
}

BstChangeLineType
bst_change_line_get_type_of_line (BstChangeLine *self)
{
  return self->type;
}

/**
 * bst_change_line_get_heading:
 *
 * Returns: (nullable): what the lines that follow are about, for a line that is a page
 */
const char *
bst_change_line_get_heading (BstChangeLine *self)
{
  return self->heading;
}

const BstDifference *
bst_change_line_get_difference (BstChangeLine *self)
{
  return self->difference;
}

const BstFieldDifference *
bst_change_line_get_value (BstChangeLine *self)
{
  return self->value;
}

/**
 * bst_change_line_is_open:
 *
 * Returns: whether the values of the record follow it
 */
gboolean
bst_change_line_is_open (BstChangeLine *self)
{
  return self->open;
}

/* --- The list ------------------------------------------------------------------------------------------------ */

struct _BstChangeLines {
  GObject parent_instance;
  GPtrArray *lines;    /* BstChangeLine */
  GHashTable *toggled; /* BstDifference: opened or closed by the person */
  char *first_heading;
};

static GType
get_item_type (GListModel *model)
{
  return BST_TYPE_CHANGE_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return BST_CHANGE_LINES (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BstChangeLines *self = BST_CHANGE_LINES (model);

  return position < self->lines->len ? g_object_ref (g_ptr_array_index (self->lines, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BstChangeLines, bst_change_lines, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
starts_open (const BstDifference *difference)
{
  return difference->type == BST_DIFFERENCE_CHANGED || difference->type == BST_DIFFERENCE_MOVED
         || difference->fields->len <= FEW;
}

static void
add_heading (GPtrArray *lines, const char *heading)
{
  BstChangeLine *line = new_line (BST_CHANGE_LINE_PAGE, NULL, NULL);

  line->heading = heading;
  g_ptr_array_add (lines, line);
}

static GPtrArray *
new_values (const BstDifference *difference, GPtrArray *fields)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (lines, new_line (BST_CHANGE_LINE_VALUE, difference, g_ptr_array_index (fields, i)));
  return lines;
}

static void
add_record (BstChangeLines *self, GPtrArray *lines, const BstDifference *difference)
{
  BstChangeLine *line = new_line (BST_CHANGE_LINE_RECORD, difference, NULL);

  line->open = starts_open (difference) != g_hash_table_contains (self->toggled, difference);
  g_ptr_array_add (lines, line);
  if (line->open)
    g_ptr_array_extend_and_steal (lines, new_values (difference, difference->fields));
}

/**
 * bst_change_lines_set:
 * @first: (nullable) (element-type BstFieldDifference): values of no record that come first, such as totals
 * @first_heading: (nullable): what those are
 * @differences: (element-type BstDifference): what to show, by page; stays as it is as long as it is shown
 */
void
bst_change_lines_set (BstChangeLines *self, GPtrArray *first, const char *first_heading, GPtrArray *differences)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = self->lines->len, page = G_MAXUINT;

  g_set_str (&self->first_heading, first_heading);
  if (first != NULL && first->len > 0)
    {
      add_heading (lines, self->first_heading);
      g_ptr_array_extend_and_steal (lines, new_values (NULL, first));
    }
  for (guint i = 0; i < differences->len; i++)
    {
      const BstDifference *difference = g_ptr_array_index (differences, i);
      if (difference->page != page)
        add_heading (lines, _ (bst_comparison_pages[difference->page].title));
      page = difference->page;
      add_record (self, lines, difference);
    }
  g_ptr_array_unref (self->lines);
  self->lines = lines;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, lines->len);
}

/**
 * bst_change_lines_toggle:
 * @line: a record
 *
 * Shows or hides its values.
 */
void
bst_change_lines_toggle (BstChangeLines *self, BstChangeLine *line)
{
  guint position, n = line->difference->fields->len;

  if (line->type != BST_CHANGE_LINE_RECORD || !g_ptr_array_find (self->lines, line, &position) || n == 0)
    return;
  if (!g_hash_table_remove (self->toggled, line->difference))
    g_hash_table_add (self->toggled, (gpointer) line->difference);
  line->open = !line->open;
  if (line->open)
    {
      g_autoptr (GPtrArray) values = new_values (line->difference, line->difference->fields);
      for (guint i = 0; i < n; i++)
        g_ptr_array_insert (self->lines, (int) (position + 1 + i), g_ptr_array_index (values, i));
    }
  else
    g_ptr_array_remove_range (self->lines, position + 1, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position + 1, line->open ? 0 : n, line->open ? n : 0);
  g_object_notify_by_pspec (G_OBJECT (line), properties[PROP_OPEN]);
}

static void
finalize (GObject *object)
{
  BstChangeLines *self = BST_CHANGE_LINES (object);

  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->toggled);
  g_free (self->first_heading);
  G_OBJECT_CLASS (bst_change_lines_parent_class)->finalize (object);
}

static void
bst_change_lines_class_init (BstChangeLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
bst_change_lines_init (BstChangeLines *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->toggled = g_hash_table_new (NULL, NULL);
}

BstChangeLines *
bst_change_lines_new (void)
{
  return g_object_new (BST_TYPE_CHANGE_LINES, NULL);
}
