/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-projection-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "kinds/bst-session.h"

enum { CHANGED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstProjection, bst_projection, G_TYPE_OBJECT)

static void
tell (BstProjection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Which slide --------------------------------------------------------------------------------------------------- */

static BstDeck *
get_deck (BstProjection *self)
{
  const BstSlideWish wish = { bst_document_get_plan (self->document),
                              bst_document_get_framework (self->document),
                              bst_document_get_portfolio (self->document),
                              bst_document_get_context (self->document)->today,
                              self->delays,
                              self->unvalidated };

  if (self->deck == NULL)
    self->deck = bst_deck_new (&wish, self->place);
  return self->deck;
}

guint
bst_projection_get_n (BstProjection *self)
{
  return bst_deck_get_n (get_deck (self));
}

/* Says what is on the screen to who does not see it: in the room, and at the workbench. */
static void
announce (BstProjection *self)
{
  g_autofree char *text = bst_slide_view_describe (self->view);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show (BstProjection *self)
{
  BstDeck *deck = get_deck (self);
  BstSlide *slide;
  g_autofree char *position = NULL;

  self->index = MIN (self->index, bst_deck_get_n (deck) - 1);
  slide = bst_deck_make (deck, self->index);
  position = bst_projection_say_position (self);
  g_set_str (&self->key, slide->key);
  g_set_str (&self->title, slide->title);
  bst_slide_view_show (self->view, slide, bst_deck_get_n (deck) > 1 ? position : NULL, self->place->selected);
}

/**
 * bst_projection_refresh:
 *
 * Shows the same slide as the plan is now; the first one where it has gone.
 */
void
bst_projection_refresh (BstProjection *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->deck, bst_deck_free);
  if (self->output == NULL)
    return;
  if (!bst_deck_find (get_deck (self), self->key, &self->index))
    self->index = MIN (self->index, bst_projection_get_n (self) - 1);
  show (self);
  tell (self);
}

static void
refresh_cb (gpointer data)
{
  ((BstProjection *) data)->source = 0;
  bst_projection_refresh (data);
}

/* What the deck holds of the plan may be gone: it goes at once. The room sees the change when nothing else is to do. */
static void
applied_cb (BstProjection *self)
{
  g_clear_pointer (&self->deck, bst_deck_free);
  if (self->source == 0)
    self->source = g_idle_add_once (refresh_cb, self);
}

static void
light_up (BstProjection *self)
{
  if (self->black)
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "black", g_variant_new_boolean (FALSE));
}

/**
 * bst_projection_go_to:
 * @index: of a slide
 */
void
bst_projection_go_to (BstProjection *self, guint index)
{
  self->index = index;
  light_up (self);
  show (self);
  announce (self);
  tell (self);
}

/**
 * bst_projection_step:
 * @direction: 1 or -1
 *
 * Goes to the next page, or the next slide where this one has no more.
 */
void
bst_projection_step (BstProjection *self, int direction)
{
  guint n = bst_projection_get_n (self);

  light_up (self);
  if (!bst_slide_view_step (self->view, direction))
    {
      if (direction > 0 ? self->index + 1 >= n : self->index == 0)
        {
          gtk_widget_error_bell (GTK_WIDGET (self->view));
          return;
        }
      self->index += (guint) direction;
      show (self);
      if (direction < 0)
        bst_slide_view_set_page (self->view, G_MAXUINT); /* one comes in at its end */
    }
  announce (self);
  tell (self);
}

/* --- Following the workbench --------------------------------------------------------------------------------------- */

/* What may not be seen leaves the screen as it is; the bar says so to the facilitator alone. */
static void
show_place (BstProjection *self, BstSlidePlace *place)
{
  gboolean same = self->place != NULL && bst_slide_place_is_same_deck (self->place, place), found,
           moved = self->place == NULL || g_strcmp0 (self->place->selected, place->selected) != 0;
  guint index = 0, before = self->index;

  g_clear_pointer (&self->place, bst_slide_place_free);
  g_clear_pointer (&self->deck, bst_deck_free);
  self->place = place;
  found = bst_deck_find (get_deck (self), place->selected, &index);
  self->kept_back = place->selected != NULL && !found
                    && bst_plan_find_any (bst_document_get_plan (self->document), place->selected) != NULL;
  if (!same)
    self->index = found ? index : 0;
  else if (moved && found)
    self->index = index;
  else if (!bst_deck_find (get_deck (self), self->key, &self->index))
    self->index = MIN (self->index, bst_projection_get_n (self) - 1);
  show (self);
  if (!same || (moved && found))
    bst_slide_view_show_line (self->view, place->selected);
  if (!same || before != self->index)
    announce (self);
  tell (self);
}

/**
 * bst_projection_follow:
 * @place: (transfer full): what the workbench shows now
 *
 * Shows it, unless the projection is pinned.
 */
void
bst_projection_follow (BstProjection *self, BstSlidePlace *place)
{
  if (self->pinned && self->place != NULL)
    {
      g_clear_pointer (&self->wanted, bst_slide_place_free);
      self->wanted = place;
      return;
    }
  show_place (self, place);
}

void
bst_projection_set_pinned (BstProjection *self, gboolean pinned)
{
  BstSlidePlace *wanted = g_steal_pointer (&self->wanted);

  self->pinned = pinned;
  if (!pinned && wanted != NULL)
    show_place (self, wanted);
  else
    g_clear_pointer (&wanted, bst_slide_place_free);
  tell (self);
}

void
bst_projection_set_look (BstProjection *self)
{
  bst_slide_view_set_look (self->view, self->dark ? &bst_slide_dark : &bst_slide_light, self->scale);
  bst_slide_view_set_black (self->view, self->black);
  tell (self);
}

/* --- The window ---------------------------------------------------------------------------------------------------- */

/**
 * bst_projection_choose_monitor:
 * @monitors: (element-type GdkMonitor): those of the display
 * @own: (nullable): the one that the workbench is on; %NULL: not known
 *
 * Returns: (transfer none) (nullable): one that the workbench is not on
 */
GdkMonitor *
bst_projection_choose_monitor (GListModel *monitors, GdkMonitor *own)
{
  for (guint i = 0; own != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) one = g_list_model_get_item (monitors, i);
      if (one != own && gdk_monitor_is_valid (one))
        return one; /* the display keeps it */
    }
  return NULL;
}

static GdkMonitor *
find_other_monitor (BstProjection *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->workbench));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->workbench));

  return bst_projection_choose_monitor (gdk_display_get_monitors (display),
                                        surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL);
}

/**
 * bst_projection_present:
 *
 * Brings it to the front: on the second screen where there is one, else over the whole of this one.
 */
void
bst_projection_present (BstProjection *self)
{
  GdkMonitor *monitor = find_other_monitor (self);

  if (self->output == NULL)
    return;
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (self->output, monitor);
  else
    gtk_window_fullscreen (self->output);
  gtk_window_present (self->output);
}

static gboolean
close_request_cb (GtkWindow *window, BstProjection *self)
{
  bst_projection_close (self);
  return GDK_EVENT_STOP;
}

/* The first thing that is heard is what is on the screen. */
static void
mapped_cb (BstProjection *self)
{
  announce (self);
}

static void
make_output (BstProjection *self)
{
  g_autofree char *plan = bst_document_get_title (self->document), *title = NULL;
  GtkApplication *application = gtk_window_get_application (self->workbench);

  /* Translators: title of the window that a room sees; %s is that of the plan */
  title = g_strdup_printf (_ ("Projection – %s"), plan);
  self->output = GTK_WINDOW (gtk_window_new ());
  self->view = BST_SLIDE_VIEW (bst_slide_view_new ());
  gtk_window_set_application (self->output, application);
  gtk_window_set_title (self->output, title);
  gtk_window_set_default_size (self->output, 1280, 720);
  gtk_window_set_child (self->output, GTK_WIDGET (self->view));
  gtk_window_set_titlebar (self->output, g_object_new (GTK_TYPE_BOX, "visible", FALSE, NULL));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), "none");
  gtk_widget_insert_action_group (GTK_WIDGET (self->output), "project", G_ACTION_GROUP (self->actions));
  bst_projection_add_keys (self, GTK_WIDGET (self->output));
  g_signal_connect_object (self->output, "close-request", G_CALLBACK (close_request_cb), self, 0);
  g_signal_connect_object (self->view, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  if (application != NULL)
    self->inhibited = gtk_application_inhibit (application, self->output, GTK_APPLICATION_INHIBIT_IDLE, title);
}

/**
 * bst_projection_close:
 *
 * The window goes; what it was set to goes with it, so that nothing stays switched on for the next room.
 */
void
bst_projection_close (BstProjection *self)
{
  GtkWindow *output = g_steal_pointer (&self->output);

  g_clear_handle_id (&self->source, g_source_remove);
  if (output == NULL)
    return;
  if (self->inhibited != 0 && gtk_window_get_application (output) != NULL)
    gtk_application_uninhibit (gtk_window_get_application (output), self->inhibited);
  bst_countdown_stop (self->countdown);
  g_signal_emit (self, signals[CLOSED], 0);
  self->view = NULL;
  gtk_window_destroy (output);
}

static void
second_cb (BstProjection *self)
{
  g_autofree char *text = NULL;
  const char *language = bst_document_get_language (self->document);

  if (self->output == NULL)
    return;
  if (bst_countdown_is_on (self->countdown))
    text = bst_countdown_say (bst_countdown_get_left (self->countdown), language);
  bst_slide_view_set_time (self->view, text);
  tell (self);
}

/* --- What the bar asks --------------------------------------------------------------------------------------------- */

GActionGroup *
bst_projection_get_actions (BstProjection *self)
{
  return G_ACTION_GROUP (self->actions);
}

GtkWidget *
bst_projection_get_view (BstProjection *self)
{
  return GTK_WIDGET (self->view);
}

BstCountdown *
bst_projection_get_countdown (BstProjection *self)
{
  return self->countdown;
}

/**
 * bst_projection_get_session:
 *
 * Returns: (nullable) (transfer none): the session that is projected
 */
BstRecord *
bst_projection_get_session (BstProjection *self)
{
  return self->place != NULL && self->place->about != NULL
             ? bst_plan_find (bst_document_get_plan (self->document), BST_KIND_SESSIONS, self->place->about)
             : NULL;
}

/* Returns: (nullable): of the slide that is shown */
const char *
bst_projection_get_title (BstProjection *self)
{
  return self->title;
}

/**
 * bst_projection_say_position:
 *
 * Returns: (transfer full): “2 / 12”
 */
char *
bst_projection_say_position (BstProjection *self)
{
  return g_strdup_printf ("%u / %u", self->index + 1, bst_projection_get_n (self));
}

/**
 * bst_projection_is_kept_back:
 *
 * Returns: whether what is selected in the workbench is confidential or not shown yet, so that the room does not see it
 */
gboolean
bst_projection_is_kept_back (BstProjection *self)
{
  return self->kept_back;
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstProjection *self = BST_PROJECTION (object);

  bst_projection_close (self);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->document != NULL)
    g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (self->document));
  g_clear_pointer (&self->deck, bst_deck_free);
  g_clear_pointer (&self->place, bst_slide_place_free);
  g_clear_pointer (&self->wanted, bst_slide_place_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->countdown);
  g_clear_object (&self->actions);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (bst_projection_parent_class)->dispose (object);
}

static void
bst_projection_class_init (BstProjectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_PROJECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] =
      g_signal_new ("closed", BST_TYPE_PROJECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_projection_init (BstProjection *self)
{
  self->scale = 1;
  self->countdown = bst_countdown_new ();
  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (self->countdown, "changed", G_CALLBACK (second_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bst_projection_new:
 * @workbench: the window from which it is shown; it closes the projection before it goes
 *
 * Returns: (transfer full): a projection whose window is not on the screen before bst_projection_present()
 */
BstProjection *
bst_projection_new (BstDocument *document, GtkWindow *workbench)
{
  BstProjection *self = g_object_new (BST_TYPE_PROJECTION, NULL);

  self->document = g_object_ref (document);
  self->workbench = workbench;
  bst_projection_add_actions (self);
  make_output (self);
  self->applied_handler = g_signal_connect_object (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb),
                                                   self, G_CONNECT_SWAPPED);
  return self;
}
