/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-versions-dialog.c - a list of versions, the newest first; each tells in a few words how far it is from now. Those
 * words come one after the other from a thread: a version is read as a whole for them. */
#include "config.h"
#include "bst-versions-dialog.h"
#include <glib/gi18n.h>
#include "bst-comparison-window.h"
#include "bst-comparison.h"
#include "bst-name-version.h"
#include "bst-snapshot.h"

struct _BstVersionsDialog {
  AdwDialog parent_instance;
  BstWindow *window; /* the one it stands on: outlives it */
  BstDocument *document;
  GPtrArray *sources; /* BstPlanSource, as listed */
  GPtrArray *rows; /* AdwActionRow of each */
  GCancellable *cancellable;
  guint counting; /* the source being counted */
  guint refresh_source;
  AdwNavigationView *pages;
  AdwPreferencesGroup *named, *kept;
};

G_DEFINE_FINAL_TYPE (BstVersionsDialog, bst_versions_dialog, ADW_TYPE_DIALOG)

/* --- How far each is from now --------------------------------------------------------------------------------------- */

typedef struct {
  BstPlanSource *source, *now;
  BstFramework *framework;
} Counting;

typedef struct {
  char *summary, *author;
} Counted;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_object_unref (counting->source);
  g_object_unref (counting->now);
  g_object_unref (counting->framework);
  g_free (counting);
}

static void
counted_free (gpointer data)
{
  Counted *counted = data;

  g_free (counted->summary);
  g_free (counted->author);
  g_free (counted);
}

/* Who wrote what the version has: the author of its newest entry in the log. */
static char *
last_author (BstPlan *plan)
{
  BstCollection *log = bst_plan_get_collection (plan, BST_KIND_LOG);
  const char *author = NULL;
  gint64 newest = G_MININT64;

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    {
      BstRecord *entry = bst_collection_get (log, i);
      gint64 time = bst_record_get_number (entry, "time");
      if (time >= newest)
        {
          newest = time;
          author = bst_record_get_text (entry, "author");
        }
    }
  return author != NULL && *author != '\0' ? g_strdup (author) : NULL;
}

static void
count_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Counting *counting = data;
  GError *error = NULL;
  g_autoptr (BstPlan) version = bst_plan_source_load (counting->source, cancellable, &error);
  g_autoptr (BstPlan) now = version != NULL ? bst_plan_source_load (counting->now, cancellable, &error) : NULL;
  BstWording before = { version, counting->framework, NULL }, after = { now, counting->framework, NULL };
  g_autoptr (BstComparison) comparison = NULL;
  Counted *counted;

  if (now == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  comparison = bst_comparison_new (&before, &after, 0);
  counted = g_new0 (Counted, 1);
  counted->summary = comparison->differences->len > 0 ? bst_comparison_summary (comparison, NULL)
                                                      : g_strdup (_ ("nothing differs from now"));
  counted->author = last_author (version);
  g_task_return_pointer (task, counted, counted_free);
}

static void count_next (BstVersionsDialog *self);

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  BstVersionsDialog *self = BST_VERSIONS_DIALOG (object);
  g_autoptr (GError) error = NULL;
  Counted *counted = g_task_propagate_pointer (G_TASK (result), &error);
  AdwActionRow *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  row = g_ptr_array_index (self->rows, self->counting);
  if (counted != NULL)
    {
      BstPlanSource *source = g_ptr_array_index (self->sources, self->counting);
      const char *author =
          bst_plan_source_get_author (source) != NULL ? bst_plan_source_get_author (source) : counted->author;
      /* Translators: what differs since a version, then who made it: “3 changed · Planner” */
      g_autofree char *text =
          author != NULL ? g_strdup_printf (_ ("%s · %s"), counted->summary, author) : g_strdup (counted->summary);
      adw_action_row_set_subtitle (row, text);
      counted_free (counted);
    }
  else
    adw_action_row_set_subtitle (row, _ ("cannot be read any more"));
  self->counting++;
  count_next (self);
}

static void
count_next (BstVersionsDialog *self)
{
  g_autoptr (GTask) task = NULL;
  Counting *counting;

  if (self->counting >= self->sources->len)
    return;
  task = g_task_new (self, self->cancellable, counted_cb, NULL);
  counting = g_new0 (Counting, 1);
  g_set_object (&counting->source, g_ptr_array_index (self->sources, self->counting));
  counting->now = bst_plan_source_new_now (self->document);
  g_set_object (&counting->framework, bst_document_get_framework (self->document));
  bst_plan_source_begin (counting->now);
  g_task_set_task_data (task, counting, counting_free);
  g_task_run_in_thread (task, count_thread);
}

/* --- What can be done with one -------------------------------------------------------------------------------------- */

static BstPlanSource *
source_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "source");
}

static void
compare_cb (GtkWidget *button, BstVersionsDialog *self)
{
  g_autoptr (BstPlanSource) before = g_object_ref (source_of (button)), now = bst_plan_source_new_now (self->document);
  BstWindow *window = self->window;

  adw_dialog_close (ADW_DIALOG (self));
  bst_comparison_window_present (window, before, now);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BstPlan *plan = bst_plan_source_load (data, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* One step to undo; what was done since then is not overwritten but undone by it. */
static void
restore (BstVersionsDialog *self, BstPlanSource *source, BstPlan *version)
{
  /* Translators: %s is a version: “Sent to the cabinet”, “As saved yesterday at 14:02” */
  g_autofree char *label = g_strdup_printf (_ ("Go back to “%s”"), bst_plan_source_get_title (source)), *text = NULL;
  g_autoptr (BstTransaction) who = bst_document_begin (self->document, label, NULL);
  BstTransaction *transaction = bst_restore_new (bst_document_get_plan (self->document), version, label, who->author);

  if (transaction == NULL)
    bst_window_toast (self->window, _ ("The plan is as it was in that version."), FALSE);
  else if (bst_document_apply (self->document, transaction))
    {
      text = g_strdup_printf (_ ("The plan is as it was: %s"), bst_plan_source_get_title (source));
      bst_window_toast (self->window, text, TRUE);
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  BstVersionsDialog *self = BST_VERSIONS_DIALOG (object);
  gboolean as_copy = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPlan) plan = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (plan == NULL)
    bst_window_toast (self->window, error->message, FALSE);
  else if (as_copy)
    bst_window_open_plan (self->window, plan);
  else
    restore (self, g_task_get_task_data (G_TASK (result)), plan);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
load (BstVersionsDialog *self, BstPlanSource *source, gboolean as_copy)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, loaded_cb, GINT_TO_POINTER (as_copy));

  g_task_set_task_data (task, g_object_ref (source), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

static void
restore_cb (GtkWidget *button, BstVersionsDialog *self)
{
  load (self, source_of (button), FALSE);
}

static void
copy_cb (GtkWidget *button, BstVersionsDialog *self)
{
  load (self, source_of (button), TRUE);
}

static void
rename_cb (GtkWidget *button, BstVersionsDialog *self)
{
  bst_name_version_present (self->document, GTK_WIDGET (self), bst_plan_source_get_id (source_of (button)));
}

static void
remove_cb (GtkWidget *button, BstVersionsDialog *self)
{
  BstPlanSource *source = source_of (button);
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), bst_plan_source_get_title (source));
  g_autofree char *text = g_strdup_printf (_ ("The version “%s” is removed"), bst_plan_source_get_title (source));

  if (bst_document_remove_records (self->document, (const char *const[]) { bst_plan_source_get_id (source), NULL },
                                   label))
    bst_window_toast (self->window, text, TRUE);
}

static void
add_button (GtkWidget *box, const char *label, const char *css_class, BstPlanSource *source, GCallback clicked,
            BstVersionsDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_object_set_data_full (G_OBJECT (button), "source", g_object_ref (source), g_object_unref);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                        NULL);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_buttons (BstVersionsDialog *self, GtkWidget *box, BstPlanSource *source)
{
  gboolean named = bst_plan_source_get_source_type (source) == BST_PLAN_SOURCE_NAMED;

  add_button (box, _ ("_Compare with Now"), "suggested-action", source, G_CALLBACK (compare_cb), self);
  if (!bst_document_is_read_only (self->document))
    add_button (box, _ ("_Go Back to This Version"), NULL, source, G_CALLBACK (restore_cb), self);
  add_text (
      box,
      _ ("The plan becomes what it was then, as one step that you can undo. Nothing is overwritten before you save."),
      "version-hint");
  add_button (box, _ ("_Open as a Copy"), NULL, source, G_CALLBACK (copy_cb), self);
  if (named && !bst_document_is_read_only (self->document))
    {
      add_button (box, _ ("Change the _Name and Note…"), "flat", source, G_CALLBACK (rename_cb), self);
      add_button (box, _ ("_Remove This Version"), "flat", source, G_CALLBACK (remove_cb), self);
    }
}

static void
row_activated_cb (AdwActionRow *row, BstVersionsDialog *self)
{
  BstPlanSource *source = g_object_get_data (G_OBJECT (row), "source");
  GtkWidget *view = adw_toolbar_view_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10),
            *scroller = gtk_scrolled_window_new ();
  g_autofree char *when = bst_time_in_words (bst_plan_source_get_time (source), g_get_real_time () / G_USEC_PER_SEC);
  gboolean named = bst_plan_source_get_source_type (source) == BST_PLAN_SOURCE_NAMED;

  gtk_widget_add_css_class (box, "version-page");
  add_text (box, bst_plan_source_get_title (source), "title-4");
  add_text (box, named ? when : NULL, "dimmed");
  add_text (box, adw_action_row_get_subtitle (row), "body");
  add_text (box, bst_plan_source_get_note (source), "body");
  add_buttons (self, box, source);
  g_object_set (scroller, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_navigation_view_push (self->pages, adw_navigation_page_new (view, _ ("An Earlier Version")));
}

/* --- The list ------------------------------------------------------------------------------------------------------- */

static GtkWidget *
add_row (BstVersionsDialog *self, BstPlanSource *source)
{
  gboolean named = bst_plan_source_get_source_type (source) == BST_PLAN_SOURCE_NAMED;
  g_autofree char *when = bst_time_in_words (bst_plan_source_get_time (source), g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *title =
      named ? g_strdup_printf ("%s · %s", bst_plan_source_get_title (source), when) : g_steal_pointer (&when);
  GtkWidget *row = adw_action_row_new ();

  if (!named && g_utf8_strlen (title, -1) > 0)
    {
      /* it begins a line: “Today at 14:02” */
      g_autofree char *first = g_utf8_substring (title, 0, 1), *upper = g_utf8_strup (first, -1);
      char *sentence = g_strconcat (upper, g_utf8_next_char (title), NULL);
      g_free (title);
      title = sentence;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("comparing…"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "source", g_object_ref (source), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (named ? self->named : self->kept, row);
  return row;
}

/* An empty group says why it is empty. */
static void
add_empty (BstVersionsDialog *self, AdwPreferencesGroup *group, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dimmed");
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
empty (BstVersionsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      AdwPreferencesGroup *group = gtk_widget_is_ancestor (row, GTK_WIDGET (self->named)) ? self->named : self->kept;
      adw_preferences_group_remove (group, row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill (BstVersionsDialog *self)
{
  guint n_named = 0;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  empty (self);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = bst_plan_sources_list (self->document);
  for (guint i = 0; i < self->sources->len; i++)
    {
      BstPlanSource *source = g_ptr_array_index (self->sources, i);
      g_ptr_array_add (self->rows, add_row (self, source));
      n_named += bst_plan_source_get_source_type (source) == BST_PLAN_SOURCE_NAMED;
    }
  if (n_named == 0)
    add_empty (self, self->named, _ ("None yet. Name the plan before you send it, for instance."));
  if (n_named == self->sources->len)
    add_empty (self, self->kept, _ ("None yet. The first one is kept when you save this plan again."));
  self->counting = 0;
  count_next (self);
}

static gboolean
refresh_cb (gpointer data)
{
  BstVersionsDialog *self = data;

  self->refresh_source = 0;
  adw_navigation_view_pop_to_tag (self->pages, "list");
  fill (self);
  return G_SOURCE_REMOVE;
}

/* Only what changes the list; after the button that did it is done. */
static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstVersionsDialog *self)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    if (bst_transaction_get (transaction, i)->kind == BST_KIND_SNAPSHOTS && self->refresh_source == 0)
      self->refresh_source = g_idle_add (refresh_cb, self);
}

/* --- Object --------------------------------------------------------------------------------------------------------- */

static void
closed (AdwDialog *dialog)
{
  BstVersionsDialog *self = BST_VERSIONS_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
}

static void
dispose (GObject *object)
{
  BstVersionsDialog *self = BST_VERSIONS_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_VERSIONS_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_versions_dialog_parent_class)->dispose (object);
}

static void
bst_versions_dialog_class_init (BstVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  ADW_DIALOG_CLASS (klass)->closed = closed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/bouwstenen/Bouwstenen/compare/bst-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BstVersionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, BstVersionsDialog, named);
  gtk_widget_class_bind_template_child (widget_class, BstVersionsDialog, kept);
}

static void
bst_versions_dialog_init (BstVersionsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bst_versions_dialog_present:
 *
 * Shows the versions of the plan that @window has.
 */
void
bst_versions_dialog_present (BstWindow *window)
{
  BstVersionsDialog *self = g_object_new (BST_TYPE_VERSIONS_DIALOG, NULL);

  self->window = window;
  g_set_object (&self->document, bst_window_get_document (window));
  g_signal_connect_object (bst_document_get_plan (self->document), "applied", G_CALLBACK (applied_cb), self, 0);
  fill (self);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
}
