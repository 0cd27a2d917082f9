/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-window.c - what is compared, in a thread, and which of the differences are shown. */
#include "config.h"
#include "bst-comparison-window-private.h"
#include <glib/gi18n.h>
#include "bst-page.h"
#include "bst-text.h"
#include "widgets/bst-flow-layout.h"

G_DEFINE_FINAL_TYPE (BstComparisonWindow, bst_comparison_window, ADW_TYPE_WINDOW)

/* --- Which are shown ------------------------------------------------------------------------------------------------ */

static const char *
page_id (const BstDifference *difference)
{
  return bst_comparison_pages[difference->page].name;
}

static const char *
type_id (const BstDifference *difference)
{
  static const char *const ids[] = { "added", "removed", "changed", "moved" };

  return ids[difference->type];
}

/* except: a chip that counts what its values would show leaves itself out. */
static gboolean
passes (BstComparisonWindow *self, const BstDifference *difference, const char *const *words, BstFilterChip *except)
{
  return (except == self->page_chip || bst_filter_chip_accepts (self->page_chip, page_id (difference)))
         && (except == self->type_chip || bst_filter_chip_accepts (self->type_chip, type_id (difference)))
         && bst_difference_matches (difference, words);
}

static GStrv
get_words (BstComparisonWindow *self)
{
  g_autofree char *folded = bst_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (words, *part);
  return g_strv_builder_end (words);
}

static gboolean
is_filtered (BstComparisonWindow *self)
{
  return bst_filter_chip_is_active (self->page_chip) || bst_filter_chip_is_active (self->type_chip)
         || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static void
show_count (BstComparisonWindow *self)
{
  guint n = self->comparison->differences->len;
  g_autofree char *summary = bst_comparison_summary (self->comparison, NULL), *text = NULL;

  if (is_filtered (self))
    /* Translators: how many of how many differences are shown */
    text =
        g_strdup_printf (ngettext ("%u of %u difference shown", "%u of %u differences shown", n), self->shown->len, n);
  else if (n > 0)
    /* Translators: how many records differ, then how: “3 added, 1 removed” */
    text = g_strdup_printf (ngettext ("%u difference: %s", "%u differences: %s", n), n, summary);
  gtk_label_set_text (self->count, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), text != NULL);
}

static void
show_list (BstComparisonWindow *self)
{
  g_auto (GStrv) words = get_words (self);
  gboolean filtered = is_filtered (self);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < self->comparison->differences->len; i++)
    {
      BstDifference *difference = g_ptr_array_index (self->comparison->differences, i);
      if (passes (self, difference, (const char *const *) words, NULL))
        g_ptr_array_add (shown, difference);
    }
  bst_change_list_set (self->list, filtered ? NULL : self->money, _ ("Attributed amounts"), shown);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = shown;
  show_count (self);
  gtk_stack_set_visible_child_name (self->stack, self->comparison->differences->len == 0 ? "nothing"
                                                 : shown->len == 0                       ? "no-match"
                                                                                         : "list");
}

static void
filter_cb (BstComparisonWindow *self)
{
  if (self->comparison == NULL)
    return;
  show_list (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->count), gtk_label_get_text (self->count),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_all_cb (BstComparisonWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  bst_filter_chip_clear (self->page_chip);
  bst_filter_chip_clear (self->type_chip);
  filter_cb (self);
}

static guint
count (BstComparisonWindow *self, BstFilterChip *chip, const char *(*get_id) (const BstDifference *), const char *id)
{
  g_auto (GStrv) words = get_words (self);
  guint n = 0;

  for (guint i = 0; self->comparison != NULL && i < self->comparison->differences->len; i++)
    {
      const BstDifference *difference = g_ptr_array_index (self->comparison->differences, i);
      n += g_str_equal (get_id (difference), id) && passes (self, difference, (const char *const *) words, chip);
    }
  return n;
}

static void
add_option (GPtrArray *options, const char *id, const char *title, guint n)
{
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);

  if (n > 0)
    g_ptr_array_add (options, bst_filter_option_new (id, title, n, spoken));
}

static GPtrArray *
list_pages (gpointer data)
{
  BstComparisonWindow *self = data;
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_filter_option_free);

  for (guint i = 0; i < bst_n_comparison_pages; i++)
    add_option (options, bst_comparison_pages[i].name, _ (bst_comparison_pages[i].title),
                count (self, self->page_chip, page_id, bst_comparison_pages[i].name));
  return options;
}

static GPtrArray *
list_types (gpointer data)
{
  BstComparisonWindow *self = data;
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_filter_option_free);

  for (int type = 0; type < BST_N_DIFFERENCE_TYPES; type++)
    {
      const BstDifference example = { .type = (BstDifferenceType) type };
      add_option (options, type_id (&example), bst_difference_type_title ((BstDifferenceType) type, NULL),
                  count (self, self->type_chip, type_id, type_id (&example)));
    }
  return options;
}

/* --- Comparing ------------------------------------------------------------------------------------------------------ */

typedef struct {
  BstPlanSource *before, *after;
  BstFramework *framework;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->before);
  g_object_unref (job->after);
  g_object_unref (job->framework);
  g_free (job);
}

static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (BstPlan) before = bst_plan_source_load (job->before, cancellable, &error);
  g_autoptr (BstPlan) after = before != NULL ? bst_plan_source_load (job->after, cancellable, &error) : NULL;
  BstWording old = { before, job->framework, NULL }, new = { after, job->framework, NULL };
  gint64 times[] = { bst_plan_source_get_time (job->before), bst_plan_source_get_time (job->after) };

  if (after == NULL)
    g_task_return_error (task, error);
  else
    /* whichever is the older: what was logged until then, both have */
    g_task_return_pointer (task, bst_comparison_new (&old, &new, times[0] != 0 ? times[0] : times[1]),
                           (GDestroyNotify) bst_comparison_free);
}

static void
value_free (gpointer data)
{
  bst_field_difference_free (data);
}

static void
take_money (BstComparisonWindow *self)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);

  for (guint i = 0; i < self->comparison->money->len; i++)
    {
      const BstMoneyDifference *money = g_ptr_array_index (self->comparison->money, i);
      BstFieldDifference *value = g_new0 (BstFieldDifference, 1);
      value->type = BST_DIFFERENCE_CHANGED;
      value->label = g_strdup (money->label);
      value->before.text = bst_format_money (NULL, money->before);
      value->after.text = bst_format_money (NULL, money->after);
      g_ptr_array_add (values, value);
    }
  g_clear_pointer (&self->money, g_ptr_array_unref);
  self->money = values;
}

static void
forget (BstComparisonWindow *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  bst_change_list_set (self->list, NULL, NULL, none);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->money, g_ptr_array_unref);
  g_clear_pointer (&self->comparison, bst_comparison_free);
}

static void
show_result (BstComparisonWindow *self, BstComparison *comparison)
{
  gboolean differs;

  forget (self);
  self->comparison = comparison;
  take_money (self);
  differs = comparison->differences->len > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->filters), differs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.print", TRUE);
  show_list (self);
}

static void
show_failure (BstComparisonWindow *self, const GError *error)
{
  g_autofree char *text = bst_window_place_in_words (error->message),
                  *escaped = g_markup_escape_text (text, -1); /* a status page reads markup */

  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstComparisonWindow *self = BST_COMPARISON_WINDOW (source);
  g_autoptr (GError) error = NULL;
  BstComparison *comparison = g_task_propagate_pointer (G_TASK (result), &error);

  if (comparison != NULL)
    show_result (self, comparison);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) /* another pair was chosen meanwhile */
    show_failure (self, error);
}

/**
 * bst_comparison_window_run:
 *
 * Compares what is chosen, as it is at this moment.
 */
void
bst_comparison_window_run (BstComparisonWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  bst_comparison_window_show_sides (self);
  adw_banner_set_revealed (self->stale, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.print", FALSE);
  forget (self);
  gtk_stack_set_visible_child_name (self->stack, self->sources[0] != NULL ? "loading" : "choose");
  if (self->sources[0] == NULL || self->sources[1] == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, compared_cb, NULL);
  job = g_new0 (Job, 1);
  g_set_object (&job->before, self->sources[0]);
  g_set_object (&job->after, self->sources[1]);
  g_set_object (&job->framework, bst_document_get_framework (self->document));
  bst_plan_source_begin (job->before);
  bst_plan_source_begin (job->after);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compare_thread);
}

static gboolean
is_live (BstPlanSource *source)
{
  return source != NULL
         && (bst_plan_source_get_source_type (source) == BST_PLAN_SOURCE_NOW
             || bst_plan_source_get_source_type (source) == BST_PLAN_SOURCE_SAVED);
}

static void
applied_cb (BstComparisonWindow *self)
{
  adw_banner_set_revealed (self->stale,
                           self->comparison != NULL && (is_live (self->sources[0]) || is_live (self->sources[1])));
}

/* --- Into the plan -------------------------------------------------------------------------------------------------- */

static gboolean
can_go (const BstDifference *difference, gpointer data)
{
  BstComparisonWindow *self = data;
  gboolean there = bst_id_is_framework (difference->id)
                   || bst_plan_find (bst_document_get_plan (self->document), difference->kind, difference->id) != NULL;

  for (guint i = 0; there && i < bst_n_pages; i++)
    if (bst_pages[i].kind == difference->kind)
      return TRUE;
  return FALSE;
}

static void
go_to_cb (BstChangeList *list, const char *id, const char *path, BstComparisonWindow *self)
{
  g_autofree char *field = g_strndup (path, strcspn (path, "/"));

  if (self->window == NULL || bst_window_get_document (self->window) != self->document)
    return;
  bst_window_go_to (self->window, id, *field != '\0' ? field : NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (BST_COMPARISON_WINDOW (widget)->search);
}

static void
swap_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_comparison_window_swap (BST_COMPARISON_WINDOW (widget));
}

/* --- Object --------------------------------------------------------------------------------------------------------- */

static void
window_gone_cb (BstComparisonWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
dispose (GObject *object)
{
  BstComparisonWindow *self = BST_COMPARISON_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->list != NULL)
    forget (self);
  for (guint i = 0; i < 2; i++)
    {
      if (self->pickers[i] != NULL)
        gtk_widget_unparent (GTK_WIDGET (self->pickers[i]));
      self->pickers[i] = NULL;
      g_clear_object (&self->sources[i]);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_COMPARISON_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (bst_comparison_window_parent_class)->dispose (object);
}

static void
bst_comparison_window_class_init (BstComparisonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  g_type_ensure (BST_TYPE_CHANGE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/bouwstenen/Bouwstenen/compare/bst-comparison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, stale);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, sides);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, count);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BstComparisonWindow, failed);
  gtk_widget_class_bind_template_callback (widget_class, bst_comparison_window_run);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "comparison.swap", NULL, swap_cb);
  bst_comparison_window_install_output (widget_class);
}

static void
build_filters (BstComparisonWindow *self)
{
  GtkWidget *flow = bst_flow_new (6, FALSE);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Words to look for"), "width-chars", 24, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the differences"), -1);
  self->page_chip = g_object_new (BST_TYPE_FILTER_CHIP, "title", _ ("Page"), NULL);
  self->type_chip = g_object_new (BST_TYPE_FILTER_CHIP, "title", _ ("What happened"), NULL);
  bst_filter_chip_set_options (self->page_chip, list_pages, self);
  bst_filter_chip_set_options (self->type_chip, list_types, self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->page_chip, "changed", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->type_chip, "changed", G_CALLBACK (filter_cb), self);
  gtk_box_append (GTK_BOX (flow), self->search);
  gtk_box_append (GTK_BOX (flow), GTK_WIDGET (self->page_chip));
  gtk_box_append (GTK_BOX (flow), GTK_WIDGET (self->type_chip));
  gtk_widget_set_hexpand (flow, TRUE);
  adw_bin_set_child (self->filters, flow);
}

static void
bst_comparison_window_init (BstComparisonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  build_filters (self);
  bst_comparison_window_setup_sides (self);
  bst_change_list_set_can_go (self->list, can_go, self);
  g_signal_connect (self->list, "go-to", G_CALLBACK (go_to_cb), self);
}

/**
 * bst_comparison_window_present:
 * @window: the workbench with the plan
 * @before: (nullable) (transfer none): %NULL lets the person choose
 * @after: (transfer none): …
 */
void
bst_comparison_window_present (BstWindow *window, BstPlanSource *before, BstPlanSource *after)
{
  BstComparisonWindow *self = g_object_new (BST_TYPE_COMPARISON_WINDOW, NULL);
  g_autofree char *title = NULL, *window_title = NULL;

  g_set_weak_pointer (&self->window, window);
  g_set_object (&self->document, bst_window_get_document (window));
  g_set_object (&self->sources[0], before);
  g_set_object (&self->sources[1], after);
  title = bst_document_get_title (self->document);
  window_title = g_strdup_printf (_ ("%s – %s"), _ ("Differences"), title);
  /* the name of the plan may be long: the buttons above the columns tell what is compared */
  gtk_window_set_title (GTK_WINDOW (self), window_title);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (GTK_WINDOW (window)));
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bst_document_get_plan (self->document), "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
  /* as large as the workbench: whoever works in a small window does so here too */
  gtk_window_set_default_size (GTK_WINDOW (self), gtk_widget_get_width (GTK_WIDGET (window)),
                               gtk_widget_get_height (GTK_WIDGET (window)));
  bst_comparison_window_run (self);
  gtk_window_present (GTK_WINDOW (self));
}
