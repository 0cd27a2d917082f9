/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-leftovers.h"
#include "bst-start-page.h"
#include "bst-text.h"

struct _BstStartPage {
  AdwBin parent_instance;
  GtkListBox *recent_list;
  GtkWidget *recent_box;
  BstLeftovers *leftovers;
  GtkRecentManager *recent; /* the program's: not owned */
};

G_DEFINE_FINAL_TYPE (BstStartPage, bst_start_page, ADW_TYPE_BIN)

static char *
describe_place (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info)), folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  const char *home = g_get_home_dir ();

  if (g_strcmp0 (path, home) == 0)
    return g_strdup (_ ("Home folder"));
  if (path != NULL && g_str_has_prefix (path, home))
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_steal_pointer (&path);
}

static GtkWidget *
new_date (GtkRecentInfo *info)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (gtk_recent_info_get_modified (info));
  gint64 day = bst_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                  g_date_time_get_day_of_month (local));
  g_autofree char *when = bst_format_date_short (NULL, day);
  GtkWidget *date = gtk_label_new (when);

  gtk_widget_add_css_class (date, "dimmed");
  return date;
}

static GtkWidget *
build_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = describe_place (info), *name = g_strdup (gtk_recent_info_get_display_name (info));

  if (g_str_has_suffix (name, ".bouwstenen"))
    name[strlen (name) - strlen (".bouwstenen")] = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place != NULL ? place : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_date (info));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  return row;
}

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified (*(GtkRecentInfo *const *) b),
                              gtk_recent_info_get_modified (*(GtkRecentInfo *const *) a));
}

static GPtrArray *
list_recent (BstStartPage *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *all = gtk_recent_manager_get_items (self->recent);

  for (GList *l = all; l != NULL; l = l->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (l->data), ".bouwstenen") && gtk_recent_info_exists (l->data))
      g_ptr_array_add (found, gtk_recent_info_ref (l->data));
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (found, compare_recent);
  return found;
}

static void
show_recent (BstStartPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (BST_APP_ID);
  g_autoptr (GPtrArray) found = list_recent (self);
  guint n = MIN (found->len, (guint) g_settings_get_int (settings, "recent-plans-max"));

  gtk_list_box_remove_all (self->recent_list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->recent_list, build_row (g_ptr_array_index (found, i)));
  gtk_widget_set_visible (self->recent_box, n > 0);
}

/**
 * bst_start_page_look:
 *
 * Looks for work that was not saved.
 */
void
bst_start_page_look (BstStartPage *self)
{
  bst_leftovers_look (self->leftovers);
}

static void
bst_start_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_START_PAGE);
  G_OBJECT_CLASS (bst_start_page_parent_class)->dispose (object);
}

static void
bst_start_page_class_init (BstStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_start_page_dispose;
  g_type_ensure (BST_TYPE_LEFTOVERS);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/bst-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, BstStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, BstStartPage, leftovers);
}

static void
bst_start_page_init (BstStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recent = gtk_recent_manager_get_default ();
  g_signal_connect_object (self->recent, "changed", G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
  show_recent (self);
}
