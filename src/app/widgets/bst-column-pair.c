/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-column-pair.h"

#define SPACING 14

struct _BstColumnPair {
  GtkWidget parent_instance;
  gboolean stacked;
};

enum { PROP_0, PROP_STACKED, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (BstColumnPair, bst_column_pair, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child) ? 1 : 0;
  return MAX (n, 1);
}

static int
column_width (BstColumnPair *self, int width)
{
  int n = count_children (GTK_WIDGET (self));

  return self->stacked || width < 0 ? width : MAX (0, (width - SPACING * (n - 1)) / n);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  BstColumnPair *self = BST_COLUMN_PAIR (widget);
  gboolean along = self->stacked == (orientation == GTK_ORIENTATION_VERTICAL);
  int n = count_children (widget), size = orientation == GTK_ORIENTATION_VERTICAL ? column_width (self, for_size) : -1;
  int most[2] = { 0, 0 }, sum[2] = { 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int one[2] = { 0, 0 };
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, size, &one[0], &one[1], NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (one); i++)
        {
          most[i] = MAX (most[i], one[i]);
          sum[i] += one[i];
        }
    }
  /* side by side all get the width of the widest; below each other each has its own height */
  *minimum = !along ? most[0] : (orientation == GTK_ORIENTATION_VERTICAL ? sum[0] : n * most[0]) + SPACING * (n - 1);
  *natural = !along ? most[1] : (orientation == GTK_ORIENTATION_VERTICAL ? sum[1] : n * most[1]) + SPACING * (n - 1);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstColumnPair *self = BST_COLUMN_PAIR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = column_width (self, width), x = rtl && !self->stacked ? width - column : 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int wanted = 0, least = 0;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, &least, &wanted, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, column, self->stacked ? wanted : MAX (height, least) },
                                -1);
      if (self->stacked)
        y += wanted + SPACING;
      else
        x += (rtl ? -1 : 1) * (column + SPACING);
    }
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BstColumnPair *self = BST_COLUMN_PAIR (object);

  if (id != PROP_STACKED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->stacked == g_value_get_boolean (value))
    return;
  self->stacked = g_value_get_boolean (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACKED)
    g_value_set_boolean (value, BST_COLUMN_PAIR (object)->stacked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
bst_column_pair_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bst_column_pair_parent_class)->dispose (object);
}

static void
bst_column_pair_class_init (BstColumnPairClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bst_column_pair_dispose;
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->get_request_mode = get_request_mode;

  /**
   * BstColumnPair:stacked:
   *
   * Whether the children are below each other.
   */
  properties[PROP_STACKED] =
      g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bst_column_pair_init (BstColumnPair *self)
{
}
