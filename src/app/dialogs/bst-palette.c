/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-palette.h"
#include "bst-palette-entries.h"

#define MAX_ROWS 50

struct _BstPalette {
  AdwDialog parent_instance;
  BstWindow *window; /* the one it stands on: outlives it */
  GPtrArray *entries;
  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (BstPalette, bst_palette, ADW_TYPE_DIALOG)

/* A command that the window cannot run now is not offered. */
static gboolean
is_possible (BstPalette *self, const BstPaletteEntry *entry)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_auto (GStrv) parts = NULL;
  gboolean enabled = TRUE;

  if (entry->action == NULL)
    return TRUE;
  if (!g_action_parse_detailed_name (entry->action, &name, &target, NULL) || g_str_equal (entry->action, "win.palette"))
    return FALSE;
  parts = g_strsplit (name, ".", 2);
  if (g_str_equal (parts[0], "win"))
    enabled = bst_window_is_enabled (self->window, name);
  return enabled;
}

static GtkWidget *
build_row (const BstPaletteEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), entry->subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (entry->icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (entry->keys != NULL)
    {
      g_auto (GStrv) keys = g_strsplit (entry->keys, " ", 2);
      guint key;
      GdkModifierType mods;
      if (gtk_accelerator_parse (keys[0], &key, &mods))
        {
          g_autofree char *text = gtk_accelerator_get_label (key, mods);
          GtkWidget *label = gtk_label_new (text);
          gtk_widget_add_css_class (label, "dimmed");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
        }
    }
  g_object_set_data (G_OBJECT (row), "entry", (gpointer) entry);
  return row;
}

static void
select_row (BstPalette *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
search_changed_cb (GtkSearchEntry *entry, BstPalette *self)
{
  g_autoptr (GPtrArray) found =
      bst_palette_search (self->entries, gtk_editable_get_text (GTK_EDITABLE (entry)), MAX_ROWS);
  guint n = 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < found->len; i++)
    if (is_possible (self, g_ptr_array_index (found, i)))
      {
        gtk_list_box_append (self->list, build_row (g_ptr_array_index (found, i)));
        n++;
      }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  select_row (self, 0);
}

static void
run_row (BstPalette *self, GtkListBoxRow *row)
{
  const BstPaletteEntry *entry = row != NULL ? g_object_get_data (G_OBJECT (row), "entry") : NULL;
  g_autofree char *name = NULL, *id = NULL;
  g_autoptr (GVariant) target = NULL;
  BstWindow *window = self->window;

  if (entry == NULL)
    return;
  id = g_strdup (entry->id);
  if (entry->action != NULL)
    g_action_parse_detailed_name (entry->action, &name, &target, NULL);
  adw_dialog_close (ADW_DIALOG (self));
  if (id != NULL)
    bst_window_go_to (window, id, NULL);
  else if (name != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, BstPalette *self)
{
  run_row (self, row);
}

static void
activate_cb (GtkSearchEntry *entry, BstPalette *self)
{
  run_row (self, gtk_list_box_get_selected_row (self->list));
}

static void
stop_search_cb (GtkSearchEntry *entry, BstPalette *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The words stay under the fingers while the arrows choose. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key == GDK_KEY_Down)
    select_row (self, at + 1);
  else if (key == GDK_KEY_Up && at > 0)
    select_row (self, at - 1);
  else
    return key == GDK_KEY_Up;
  return TRUE;
}

static void
bst_palette_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_PALETTE);
  g_clear_pointer (&BST_PALETTE (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_palette_parent_class)->dispose (object);
}

static void
bst_palette_class_init (BstPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/dialogs/bst-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, BstPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, BstPalette, list);
  gtk_widget_class_bind_template_child (widget_class, BstPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstPalette, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
bst_palette_init (BstPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bst_palette_present:
 *
 * Opens the palette over @window.
 */
void
bst_palette_present (BstWindow *window)
{
  BstPalette *self = g_object_new (BST_TYPE_PALETTE, NULL);

  self->window = window;
  self->entries = bst_palette_list (bst_window_get_document (window));
  search_changed_cb (self->entry, self);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
}
