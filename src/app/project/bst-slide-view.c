/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-slide-view.h"
#include <glib/gi18n.h>

/* --- A text -------------------------------------------------------------------------------------------------------- */

#define BST_TYPE_SLIDE_TEXT (bst_slide_text_get_type ())
G_DECLARE_FINAL_TYPE (BstSlideText, bst_slide_text, BST, SLIDE_TEXT, GtkWidget)

/* Without a layout it holds the lines of a list. */
struct _BstSlideText {
  GtkWidget parent_instance;
  PangoLayout *layout; /* NULL: a list */
  GdkRGBA color;
  graphene_rect_t place; /* on the slide */
};

G_DEFINE_FINAL_TYPE (BstSlideText, bst_slide_text, GTK_TYPE_WIDGET)

static GdkRGBA
make_color (guint32 color)
{
  return (GdkRGBA) { (float) (color >> 16 & 0xff) / 255, (float) (color >> 8 & 0xff) / 255,
                     (float) (color & 0xff) / 255, 1 };
}

static void
allocate_texts (GtkWidget *widget)
{
  for (GtkWidget *one = gtk_widget_get_first_child (widget); one != NULL; one = gtk_widget_get_next_sibling (one))
    {
      const graphene_rect_t *place = &BST_SLIDE_TEXT (one)->place;
      gtk_widget_allocate (one, MAX (1, (int) place->size.width), MAX (1, (int) place->size.height), -1,
                           gsk_transform_translate (NULL, &place->origin));
    }
}

static void
text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  allocate_texts (widget);
}

static void
text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstSlideText *self = BST_SLIDE_TEXT (widget);

  if (self->layout != NULL)
    gtk_snapshot_append_layout (snapshot, self->layout, &self->color);
  GTK_WIDGET_CLASS (bst_slide_text_parent_class)->snapshot (widget, snapshot);
}

static void
drop_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
text_dispose (GObject *object)
{
  drop_children (GTK_WIDGET (object));
  g_clear_object (&BST_SLIDE_TEXT (object)->layout);
  G_OBJECT_CLASS (bst_slide_text_parent_class)->dispose (object);
}

static void
bst_slide_text_class_init (BstSlideTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = text_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = text_size_allocate;
  GTK_WIDGET_CLASS (klass)->snapshot = text_snapshot;
}

static void
bst_slide_text_init (BstSlideText *self)
{
}

/* --- The view ------------------------------------------------------------------------------------------------------ */

struct _BstSlideView {
  GtkWidget parent_instance;
  BstSlideSetter *setter;
  BstSlide *slide; /* NULL: nothing is shown yet */
  char *position, *selected, *time;
  const BstSlidePalette *palette;
  double scale;
  gboolean black;
  GArray *starts; /* BstSlideCursor: where the pages begin, as far as is known */
  guint page;
  BstSlidePage *set; /* the page as it is set now; NULL: to be set */
  int width, height; /* for which it is set */
  GtkWidget *time_text; /* NULL: not shown */
  guint tick;
};

G_DEFINE_FINAL_TYPE (BstSlideView, bst_slide_view, GTK_TYPE_WIDGET)

static BstSlideSetting
get_setting (BstSlideView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  /* before it is on the screen as on a small projector */
  return (BstSlideSetting) {
    width > 1 ? width : 1280, height > 1 ? height : 720, self->scale, self->palette, self->position, self->selected
  };
}

static BstSlidePage *
set_page_at (BstSlideView *self, guint page)
{
  const BstSlideSetting setting = get_setting (self);

  return bst_slide_setter_set (self->setter, self->slide, &setting,
                               &g_array_index (self->starts, BstSlideCursor, page));
}

/* Sets the pages up to this one. Returns: (transfer full): the page; the last one where there are not so many */
static BstSlidePage *
find_page (BstSlideView *self, guint page)
{
  BstSlidePage *found;

  if (self->starts->len == 0)
    g_array_append_val (self->starts, ((BstSlideCursor) { 0 }));
  self->page = MIN (page, self->starts->len - 1);
  found = set_page_at (self, self->page);
  while (found->more && self->page < page)
    {
      if (self->starts->len == self->page + 1)
        g_array_append_val (self->starts, found->next);
      self->page++;
      bst_slide_page_free (found);
      found = set_page_at (self, self->page);
    }
  return found;
}

static GtkAccessibleRole
get_role (BstSlidePartKind kind)
{
  switch (kind)
    {
    case BST_SLIDE_TITLE:
    case BST_SLIDE_HEADING:
      return GTK_ACCESSIBLE_ROLE_HEADING;
    case BST_SLIDE_LINE:
      return GTK_ACCESSIBLE_ROLE_LIST_ITEM;
    default:
      return GTK_ACCESSIBLE_ROLE_LABEL;
    }
}

static BstSlideText *
add_text (GtkWidget *parent, GtkAccessibleRole role, const char *spoken)
{
  BstSlideText *text =
      g_object_new (BST_TYPE_SLIDE_TEXT, "accessible-role", spoken != NULL ? role : GTK_ACCESSIBLE_ROLE_PRESENTATION,
                    "can-target", FALSE, NULL);

  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_parent (GTK_WIDGET (text), parent);
  return text;
}

static BstSlideText *
add_layout (GtkWidget *parent, GtkAccessibleRole role, const char *spoken, PangoLayout *layout, guint32 color,
            const graphene_rect_t *place)
{
  BstSlideText *text = add_text (parent, role, spoken);

  text->layout = g_object_ref (layout);
  text->color = make_color (color);
  text->place = *place;
  return text;
}

/* Headings stand beside their list, which holds its lines. */
static void
add_parts (BstSlideView *self)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height);
  GtkWidget *list = NULL;
  guint which = 0;

  for (guint i = 0; i < self->set->parts->len; i++)
    {
      const BstSlidePart *part = self->set->parts->pdata[i];
      GtkWidget *parent = GTK_WIDGET (self);
      BstSlideText *text;
      if (part->kind == BST_SLIDE_LINE)
        {
          if (list == NULL || which != part->list)
            {
              const BstSlideList *its = self->slide->lists->pdata[part->list];
              BstSlideText *holder = add_text (GTK_WIDGET (self), GTK_ACCESSIBLE_ROLE_LIST,
                                               its->title != NULL ? its->title : self->slide->title);
              holder->place = all;
              list = GTK_WIDGET (holder);
              which = part->list;
            }
          parent = list;
        }
      text = add_layout (parent, get_role (part->kind), part->spoken, part->layout, part->color,
                         &GRAPHENE_RECT_INIT ((float) part->x, (float) part->y, (float) part->width,
                                              (float) part->height));
      if (part->kind == BST_SLIDE_TITLE || part->kind == BST_SLIDE_HEADING)
        gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                        part->kind == BST_SLIDE_TITLE ? 1 : 2, -1);
    }
}

/* In the corner that every slide leaves free. */
static void
add_time (BstSlideView *self)
{
  const BstSlideSetting setting = get_setting (self);
  g_autoptr (PangoLayout) layout =
      self->time != NULL ? bst_slide_setter_set_text (self->setter, &setting, self->time) : NULL;
  int width, height;

  if (layout == NULL)
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  self->time_text =
      GTK_WIDGET (add_layout (GTK_WIDGET (self), GTK_ACCESSIBLE_ROLE_TIMER, self->time, layout, self->palette->text,
                              &GRAPHENE_RECT_INIT ((float) (self->width * 0.95 - width), (float) (self->height * 0.05),
                                                   (float) width, (float) height)));
}

static void
set_now (BstSlideView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  drop_children (widget);
  self->time_text = NULL;
  g_clear_pointer (&self->set, bst_slide_page_free);
  self->width = gtk_widget_get_width (widget);
  self->height = gtk_widget_get_height (widget);
  if (self->slide == NULL)
    return;
  self->set = find_page (self, self->page);
  if (self->black)
    add_text (widget, GTK_ACCESSIBLE_ROLE_LABEL, _ ("Black screen"));
  else
    {
      add_parts (self);
      add_time (self);
    }
  gtk_widget_queue_allocate (widget);
  gtk_widget_queue_draw (widget);
}

/* Not while the size is given: children would come and go in the middle of it. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BST_SLIDE_VIEW (widget)->tick = 0;
  set_now (BST_SLIDE_VIEW (widget));
  return G_SOURCE_REMOVE;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstSlideView *self = BST_SLIDE_VIEW (widget);

  allocate_texts (widget);
  if ((width == self->width && height == self->height) || self->tick != 0)
    return;
  g_array_set_size (self->starts, 0);
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstSlideView *self = BST_SLIDE_VIEW (widget);
  GdkRGBA paper = make_color (self->black ? 0 : self->palette->paper);
  const graphene_rect_t all =
      GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  gtk_snapshot_append_color (snapshot, &paper, &all);
  if (!self->black && self->set != NULL && self->set->bars->len > 0)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &all);
      bst_slide_page_draw_below (self->set, cr);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (bst_slide_view_parent_class)->snapshot (widget, snapshot);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 960 : 540;
}

static void
dispose (GObject *object)
{
  BstSlideView *self = BST_SLIDE_VIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->set, bst_slide_page_free);
  g_clear_pointer (&self->slide, bst_slide_free);
  g_clear_pointer (&self->setter, bst_slide_setter_free);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->position, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->time, g_free);
  G_OBJECT_CLASS (bst_slide_view_parent_class)->dispose (object);
}

static void
bst_slide_view_class_init (BstSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static void
bst_slide_view_init (BstSlideView *self)
{
  self->setter = bst_slide_setter_new ();
  self->starts = g_array_new (FALSE, FALSE, sizeof (BstSlideCursor));
  self->palette = &bst_slide_light;
  self->scale = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Slide"), -1);
}

GtkWidget *
bst_slide_view_new (void)
{
  return g_object_new (BST_TYPE_SLIDE_VIEW, NULL);
}

/* --- What is shown ------------------------------------------------------------------------------------------------- */

/**
 * bst_slide_view_show:
 * @slide: (transfer full): another slide begins at its first page; the same one stays on the page where it is
 * @position: (nullable): “2 / 12”
 * @selected: (nullable): a line that stands out
 */
void
bst_slide_view_show (BstSlideView *self, BstSlide *slide, const char *position, const char *selected)
{
  if (self->slide == NULL || g_strcmp0 (self->slide->key, slide->key) != 0)
    self->page = 0;
  g_clear_pointer (&self->slide, bst_slide_free);
  self->slide = slide;
  g_set_str (&self->position, position);
  g_set_str (&self->selected, selected);
  g_array_set_size (self->starts, 0);
  set_now (self);
}

void
bst_slide_view_set_look (BstSlideView *self, const BstSlidePalette *palette, double scale)
{
  self->palette = palette;
  self->scale = scale;
  g_array_set_size (self->starts, 0);
  set_now (self);
}

/**
 * bst_slide_view_set_time:
 * @text: (nullable): the time that is left; %NULL: none is shown
 */
void
bst_slide_view_set_time (BstSlideView *self, const char *text)
{
  if (!g_set_str (&self->time, text) || self->set == NULL || self->black)
    return;
  g_clear_pointer (&self->time_text, gtk_widget_unparent);
  add_time (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
bst_slide_view_set_black (BstSlideView *self, gboolean black)
{
  self->black = black;
  set_now (self);
}

/**
 * bst_slide_view_set_page:
 * @page: a number; the last page where there are not so many
 */
void
bst_slide_view_set_page (BstSlideView *self, guint page)
{
  self->page = page;
  set_now (self);
}

guint
bst_slide_view_get_page (BstSlideView *self)
{
  return self->page;
}

/**
 * bst_slide_view_step:
 * @direction: 1 or -1
 *
 * Returns: whether the slide has a page in this direction
 */
gboolean
bst_slide_view_step (BstSlideView *self, int direction)
{
  if (self->set == NULL || (direction > 0 ? !self->set->more : self->page == 0))
    return FALSE;
  bst_slide_view_set_page (self, self->page + (guint) direction);
  return TRUE;
}

/**
 * bst_slide_view_show_line:
 * @id: (nullable): of the record of a line
 *
 * Turns to the page of the slide where this line is, if there is one.
 */
void
bst_slide_view_show_line (BstSlideView *self, const char *id)
{
  guint before = self->page;

  if (id == NULL || self->set == NULL || bst_slide_page_has (self->set, id))
    return;
  for (guint page = 0;; page++)
    {
      g_autoptr (BstSlidePage) one = find_page (self, page);
      gboolean has = bst_slide_page_has (one, id);
      if (has || !one->more)
        {
          bst_slide_view_set_page (self, has ? page : before);
          return;
        }
    }
}

/**
 * bst_slide_view_describe:
 *
 * Returns: (transfer full): all that is on the page, for who hears it
 */
char *
bst_slide_view_describe (BstSlideView *self)
{
  GString *text = g_string_new (NULL);

  if (self->black)
    g_string_append (text, _ ("Black screen"));
  for (guint i = 0; !self->black && self->set != NULL && i < self->set->parts->len; i++)
    {
      const BstSlidePart *part = self->set->parts->pdata[i];
      if (part->spoken != NULL && part->kind != BST_SLIDE_FOOT && part->kind != BST_SLIDE_KICKER)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", part->spoken);
    }
  return g_string_free (text, FALSE);
}
