/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-cut-text.h"
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include "bst-table-group-header.h"
#include "bst-table-row.h"

static void
add (GStrvBuilder *found, const char *text, GtkWidget *widget)
{
  g_autoptr (GString) where = g_string_new (NULL);

  for (GtkWidget *parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (GTK_IS_BUILDABLE (parent) && gtk_buildable_get_buildable_id (GTK_BUILDABLE (parent)) != NULL)
      {
        g_string_printf (where, " in %s", gtk_buildable_get_buildable_id (GTK_BUILDABLE (parent)));
        break;
      }
  g_strv_builder_take (found, g_strdup_printf ("“%s” (%s%s)", text, G_OBJECT_TYPE_NAME (widget), where->str));
}

static void
look_at_row (GStrvBuilder *found, BstTableRow *row)
{
  for (guint place = 0; place < bst_table_geometry_get_n_places (row->table->geometry); place++)
    {
      g_autofree char *text = bst_table_row_get_cut_text (row, place);

      if (text != NULL)
        add (found, text, GTK_WIDGET (row));
    }
}

static void
look (GStrvBuilder *found, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    add (found, gtk_label_get_text (GTK_LABEL (widget)), widget);
  else if (BST_IS_TABLE_ROW (widget))
    look_at_row (found, BST_TABLE_ROW (widget));
  else if (BST_IS_TABLE_GROUP_HEADER (widget) && bst_table_group_header_is_cut (BST_TABLE_GROUP_HEADER (widget)))
    add (found, "title of a group", widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (found, child);
}

/**
 * bst_cut_text_find:
 *
 * Returns: (transfer full): the texts below @widget that are shown with an ellipsis, and where they are
 */
GStrv
bst_cut_text_find (GtkWidget *widget)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  look (found, widget);
  return g_strv_builder_end (found);
}

static void
report (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_auto (GStrv) found = bst_cut_text_find (window);

      for (char **text = found; *text != NULL; text++, n++)
        g_printerr ("cut text: %s\n", *text);
    }
  g_printerr ("cut texts: %u\n", n);
}

/* What came since the last frame has no place yet: the next one gives it one, and the one after that finds it there. */
static gboolean
tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  gint64 *begun = data, now = gdk_frame_clock_get_frame_counter (clock);

  if (*begun == 0)
    *begun = now;
  if (now == *begun)
    return G_SOURCE_CONTINUE;
  report ();
  return G_SOURCE_REMOVE;
}

static gboolean
asked_cb (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (window))
        continue;
      gtk_widget_add_tick_callback (window, tick_cb, g_new0 (gint64, 1), g_free);
      return G_SOURCE_CONTINUE;
    }
  report ();
  return G_SOURCE_CONTINUE;
}

/**
 * bst_cut_text_watch:
 *
 * Does nothing unless BOUWSTENEN_DEBUG asks for it.
 */
void
bst_cut_text_watch (void)
{
  const char *wanted = g_getenv ("BOUWSTENEN_DEBUG");

  if (wanted != NULL && strstr (wanted, "cut-text") != NULL)
    g_unix_signal_add (SIGUSR1, asked_cb, NULL);
}
