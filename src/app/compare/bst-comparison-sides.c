/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-sides.c - the two buttons above the columns, and what can be chosen with them. */
#include "config.h"
#include "bst-comparison-window-private.h"
#include <glib/gi18n.h>
#include "bst-text.h"
#include "widgets/bst-change-layout.h"

static void
add_option (GPtrArray *options, BstPlanSource *source, const char *group)
{
  BstOption *option = g_new0 (BstOption, 1);
  const char *author = bst_plan_source_get_author (source);
  gint64 time = bst_plan_source_get_time (source);
  g_autofree char *when = bst_plan_source_get_source_type (source) == BST_PLAN_SOURCE_NAMED && time != 0
                              ? bst_time_in_words (time, g_get_real_time () / G_USEC_PER_SEC)
                              : NULL;

  option->id = g_strdup (bst_plan_source_get_id (source));
  option->title = when != NULL ? g_strdup_printf ("%s · %s%s%s", bst_plan_source_get_title (source), when,
                                                  author != NULL ? " · " : "", author != NULL ? author : "")
                               : g_strdup (bst_plan_source_get_title (source));
  option->group = g_strdup (group);
  option->folded = bst_text_fold (option->title);
  g_ptr_array_add (options, option);
}

#define ANOTHER_FILE "file"

/* The plan itself, the files chosen before, its versions: everything but "another file…". */
static GPtrArray *
list_sources (BstComparisonWindow *self)
{
  GPtrArray *sources = bst_plan_sources_list (self->document);
  BstPlanSource *saved = bst_plan_source_new_saved (self->document);

  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_insert (sources, 0, g_object_ref (g_ptr_array_index (self->files, i)));
  if (saved != NULL)
    g_ptr_array_insert (sources, 0, saved);
  g_ptr_array_insert (sources, 0, bst_plan_source_new_now (self->document));
  return sources;
}

static const char *
group_of (BstPlanSource *source)
{
  switch (bst_plan_source_get_source_type (source))
    {
    case BST_PLAN_SOURCE_NAMED:
      return _ ("Named versions");
    case BST_PLAN_SOURCE_KEPT:
      return _ ("Earlier versions of this file");
    case BST_PLAN_SOURCE_FILE:
      return _ ("Other files");
    default:
      return _ ("This plan");
    }
}

static void
add_group (GPtrArray *options, GPtrArray *sources, BstPlanSourceType from, BstPlanSourceType to)
{
  for (guint i = 0; i < sources->len; i++)
    {
      BstPlanSource *source = g_ptr_array_index (sources, i);
      BstPlanSourceType type = bst_plan_source_get_source_type (source);
      if (type >= from && type <= to)
        add_option (options, source, group_of (source));
    }
}

static void
open_cb (GtkButton *button, BstComparisonWindow *self)
{
  guint side = GTK_WIDGET (button) == self->buttons[1];
  g_autoptr (GPtrArray) sources = list_sources (self);
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_option_free);
  BstOption *another = g_new0 (BstOption, 1);

  add_group (options, sources, BST_PLAN_SOURCE_NOW, BST_PLAN_SOURCE_SAVED);
  add_group (options, sources, BST_PLAN_SOURCE_NAMED, BST_PLAN_SOURCE_NAMED);
  add_group (options, sources, BST_PLAN_SOURCE_KEPT, BST_PLAN_SOURCE_KEPT);
  add_group (options, sources, BST_PLAN_SOURCE_FILE, BST_PLAN_SOURCE_FILE);
  another->id = g_strdup (ANOTHER_FILE);
  another->title = g_strdup (_ ("Another file…"));
  another->group = g_strdup (_ ("Other files"));
  another->folded = bst_text_fold (another->title);
  g_ptr_array_add (options, another);
  bst_picker_open (self->pickers[side], options, side == 0 ? _ ("What was before") : _ ("What came after"),
                   self->sources[side] != NULL ? bst_plan_source_get_id (self->sources[side]) : NULL);
}

static void
take_source (BstComparisonWindow *self, guint side, BstPlanSource *source)
{
  g_set_object (&self->sources[side], source);
  bst_comparison_window_run (self);
}

/* --- Another file --------------------------------------------------------------------------------------------------- */

typedef struct {
  BstComparisonWindow *window;
  guint side;
} Choosing;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  BstPlanSource *chosen = file != NULL ? bst_plan_source_new_file (file) : NULL;

  if (chosen != NULL)
    {
      g_ptr_array_add (choosing->window->files, chosen);
      take_source (choosing->window, choosing->side, chosen);
    }
  g_object_unref (choosing->window);
  g_free (choosing);
}

static void
choose_file (BstComparisonWindow *self, guint side)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = bst_window_get_plan_filters ();
  Choosing *choosing = g_new0 (Choosing, 1);

  gtk_file_dialog_set_title (dialog, _ ("A plan to compare with"));
  gtk_file_dialog_set_filters (dialog, filters);
  choosing->window = g_object_ref (self);
  choosing->side = side;
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, file_chosen_cb, choosing);
}

static void
picked_cb (BstPicker *picker, const char *id, BstComparisonWindow *self)
{
  guint side = picker == self->pickers[1];
  g_autoptr (GPtrArray) sources = NULL;

  if (g_str_equal (id, ANOTHER_FILE))
    {
      choose_file (self, side);
      return;
    }
  sources = list_sources (self);
  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (bst_plan_source_get_id (g_ptr_array_index (sources, i)), id))
      {
        take_source (self, side, g_ptr_array_index (sources, i));
        return;
      }
}

/* --- The buttons ---------------------------------------------------------------------------------------------------- */

/* What is above which column: the name of the plan or version, and that it can be changed. */
void
bst_comparison_window_show_sides (BstComparisonWindow *self)
{
  for (guint i = 0; i < 2; i++)
    {
      const char *title = self->sources[i] != NULL ? bst_plan_source_get_title (self->sources[i]) : _ ("Choose…");
      /* Translators: the side of a comparison, and what it is: “Before: as saved yesterday” */
      g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), i == 0 ? _ ("Before") : _ ("After"), title);

      gtk_label_set_text (GTK_LABEL (self->button_titles[i]), title);
      gtk_widget_set_tooltip_text (self->buttons[i], title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static GtkWidget *
build_button (BstComparisonWindow *self, guint side)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (side == 0 ? _ ("Before") : _ ("After"));

  self->button_titles[side] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                            PANGO_WRAP_WORD_CHAR, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "change-caption");
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (texts), self->button_titles[side]);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, side == 0 ? "was" : "is");
  gtk_widget_add_css_class (button, "change-side");
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  self->pickers[side] = bst_picker_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->pickers[side]), button);
  g_signal_connect (self->pickers[side], "picked", G_CALLBACK (picked_cb), self);
  self->buttons[side] = button;
  return button;
}

/* What was before comes after, and the other way round. */
void
bst_comparison_window_swap (BstComparisonWindow *self)
{
  BstPlanSource *before = self->sources[0];

  if (before == NULL)
    return;
  self->sources[0] = self->sources[1];
  self->sources[1] = before;
  bst_comparison_window_run (self);
}

/* The same columns as the rows below have: the captions stand in the buttons. */
void
bst_comparison_window_setup_sides (BstComparisonWindow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *what = gtk_label_new (_ ("What differs"));

  gtk_widget_set_layout_manager (row, bst_change_layout_new (2));
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_add_css_class (what, "heading");
  gtk_box_append (GTK_BOX (row), what);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *no_caption = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_visible (no_caption, FALSE);
      gtk_box_append (GTK_BOX (row), no_caption);
      gtk_box_append (GTK_BOX (row), build_button (self, i));
    }
  gtk_widget_set_hexpand (row, TRUE);
  adw_bin_set_child (self->sides, row);
}
