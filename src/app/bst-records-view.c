/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-records-view-private.h"
#include <glib/gi18n.h>
#include "bst-editable.h"
#include "bst-stack.h"

#define COUNT_AFTER 80 /* ms: while the checker goes through a large plan the counts follow at a calm pace */

enum { PROP_LEAD = 1, PROP_SUMMARY, PROP_EMPTY, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SELECTION_CHANGED, ACTIVATED, COUNTED, KEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstRecordsView, bst_records_view, ADW_TYPE_BIN)

BstRecordSource *
bst_records_view_get_source (BstRecordsView *self)
{
  return self->source;
}

BstTableModel *
bst_records_view_get_model (BstRecordsView *self)
{
  return self->source != NULL ? bst_record_source_get_model (self->source) : NULL;
}

BstTable *
bst_records_view_get_table (BstRecordsView *self)
{
  return self->table;
}

BstFilterBar *
bst_records_view_get_filters (BstRecordsView *self)
{
  return self->filters;
}

GActionGroup *
bst_records_view_get_commands (BstRecordsView *self)
{
  return G_ACTION_GROUP (self->commands);
}

/* --- What is shown -------------------------------------------------------------------------------------------------- */

/**
 * bst_records_view_count:
 *
 * Shows the table, or what stands there where it is empty; who listens to "counted" says how many rows there are.
 */
void
bst_records_view_count (BstRecordsView *self)
{
  BstTableModel *model = bst_records_view_get_model (self);

  g_clear_handle_id (&self->count_source, g_source_remove);
  bst_stack_show (self->stack, bst_table_model_get_n_total (model) > 0 ? "records" : "empty");
  bst_stack_show (self->results, bst_table_model_get_n_visible (model) > 0 ? "rows" : "nothing");
  g_signal_emit (self, signals[COUNTED], 0);
}

static gboolean
count_cb (gpointer data)
{
  BstRecordsView *self = data;

  self->count_source = 0;
  bst_records_view_count (self);
  return G_SOURCE_REMOVE;
}

static void
source_changed_cb (BstRecordsView *self)
{
  if (self->count_source == 0)
    self->count_source = g_timeout_add (COUNT_AFTER, count_cb, self);
  bst_records_view_update_commands (self);
}

static gboolean
filter_cb (gpointer record, gpointer user_data)
{
  return bst_filter_bar_passes (BST_RECORDS_VIEW (user_data)->filters, record);
}

static void
apply_filters (BstRecordsView *self)
{
  gboolean any = bst_filter_bar_count (self->filters) > 0;

  bst_table_model_set_filter (bst_records_view_get_model (self), any ? filter_cb : NULL, self);
  bst_records_view_count (self);
}

/**
 * bst_records_view_is_filtered:
 *
 * Returns: whether words or filters may hide records
 */
gboolean
bst_records_view_is_filtered (BstRecordsView *self)
{
  return bst_filter_bar_count (self->filters) > 0 || *self->words != '\0';
}

void
bst_records_view_set_search (BstRecordsView *self, const char *words)
{
  if (!g_set_str (&self->words, words))
    return;
  bst_table_model_set_search (bst_records_view_get_model (self), words);
  bst_records_view_count (self);
}

/* The search too: what is gone is all that hid something. */
void
bst_records_view_clear_filters (BstRecordsView *self)
{
  bst_page_clear_search (self->page);
  if (*self->words != '\0') /* no window to empty the entry */
    bst_records_view_set_search (self, "");
  bst_filter_bar_clear (self->filters);
}

/**
 * bst_records_view_show:
 * @focus: whether the row takes the keyboard
 *
 * Selects a row and scrolls to it. Filters and words that hide it are cleared, which a toast tells.
 *
 * Returns: whether there is such a record
 */
gboolean
bst_records_view_show (BstRecordsView *self, const char *id, gboolean focus)
{
  BstTableModel *model = bst_records_view_get_model (self);
  guint position;

  if (bst_table_model_find (model, id) == NULL)
    return FALSE;
  bst_records_view_count (self); /* the first one: the table takes the place of the empty state */
  if (!bst_table_model_get_position (model, id, &position))
    {
      bst_records_view_clear_filters (self);
      bst_page_toast (self->page, _ (self->info->hidden_message), FALSE);
    }
  bst_table_model_select (model, id);
  bst_table_reveal (self->table, id, focus);
  return TRUE;
}

gboolean
bst_records_view_focus_content (BstRecordsView *self)
{
  return bst_table_model_get_n_visible (bst_records_view_get_model (self)) > 0 && bst_table_focus_rows (self->table);
}

gboolean
bst_records_view_focus_results (BstRecordsView *self)
{
  return bst_table_focus_first (self->table);
}

/* --- The person's arrangement ----------------------------------------------------------------------------------------- */

/**
 * bst_records_view_recall:
 * @filters: from bst_filter_bar_remember()
 * @arrangement: from bst_table_remember()
 */
void
bst_records_view_recall (BstRecordsView *self, const char *filters, const char *arrangement)
{
  bst_table_recall (self->table, bst_records_view_get_model (self), arrangement);
  bst_filter_bar_recall (self->filters, filters);
  bst_table_show_top (self->table);
}

static void
arrangement_changed_cb (BstRecordsView *self)
{
  g_autofree char *kept = NULL;

  if (self->loading)
    return;
  kept = bst_table_remember (self->table);
  g_settings_set_string (self->settings, self->info->settings_key, kept);
  g_signal_emit (self, signals[KEPT], 0);
}

static void
filter_changed_cb (BstRecordsView *self)
{
  if (self->loading)
    return;
  apply_filters (self);
  g_signal_emit (self, signals[KEPT], 0);
}

/* --- Selection -------------------------------------------------------------------------------------------------------- */

/* The bar is there for several; one is worked on in the inspector. */
static void
selection_changed_cb (BstRecordsView *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  if (self->loading) /* a plan comes or goes */
    return;
  n = bst_table_model_get_n_selected (bst_records_view_get_model (self));
  text = self->info->say (BST_SAY_SELECTED, n);
  gtk_label_set_text (self->selection_label, text);
  gtk_revealer_set_reveal_child (self->selection_bar, n > 1);
  bst_records_view_update_commands (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (BstRecordsView *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
edit_refused_cb (BstRecordsView *self, const char *id, const char *column, const char *message)
{
  bst_page_toast (self->page, message, FALSE);
}

static void
pasted_cb (BstRecordsView *self, guint n_changed, GPtrArray *refused)
{
  bst_records_view_tell_pasted (self, n_changed, refused);
}

/* --- Object ----------------------------------------------------------------------------------------------------------- */

static void
connect_model (BstRecordsView *self)
{
  BstTableModel *model = bst_records_view_get_model (self);
  g_autofree char *kept = g_settings_get_string (self->settings, self->info->settings_key);

  bst_table_recall (self->table, model, *kept != '\0' ? kept : self->info->first_arrangement);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", bst_table_get_actions (self->table));
  g_signal_connect_object (model, "notify::grouping", G_CALLBACK (arrangement_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
editable_cb (gpointer view, gboolean editable)
{
  BstRecordsView *self = view;

  bst_table_set_editable (self->table, editable);
  bst_records_view_update_commands (self);
}

/**
 * bst_records_view_set_source:
 * @source: (transfer none): another plan; its rows take the place of those of the one before
 */
void
bst_records_view_set_source (BstRecordsView *self, BstRecordSource *source)
{
  g_autoptr (BstRecordSource) old = g_steal_pointer (&self->source);
  BstDocument *document = bst_record_source_get_document (source);
  BstCollection *records =
      document != NULL ? bst_plan_get_collection (bst_document_get_plan (document), self->info->kind) : NULL;

  self->loading = TRUE;
  self->source = g_object_ref (source);
  connect_model (self);
  bst_filter_bar_set_records (self->filters, G_LIST_MODEL (records), source);
  bst_filter_bar_clear (self->filters);
  self->loading = FALSE;
  bst_editable_follow (self, document, editable_cb);
  apply_filters (self);
  selection_changed_cb (self);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  bst_records_view_make_menu (data);
}

static void
set_narrow (BstRecordsView *self, gboolean narrow)
{
  bst_filter_bar_set_narrow (self->filters, narrow);
  (narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->table), "narrow");
}

static void
narrow_cb (BstRecordsView *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (BstRecordsView *self)
{
  set_narrow (self, FALSE);
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
}

/* Within the table only: in a field of the inspector Delete deletes a letter. */
static void
add_keys (BstRecordsView *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  add_shortcut (shortcuts, "Delete", "page.remove");
  add_shortcut (shortcuts, "<Control>d", "page.duplicate");
  add_shortcut (shortcuts, "<Control><Shift>e", "page.edit-together");
  gtk_widget_add_controller (GTK_WIDGET (self->table), shortcuts);
}

/**
 * bst_records_view_setup:
 * @info: lives at least as long as the view
 * @page: the page that holds the view; it says the toasts
 *
 * Called once, before anything else.
 */
void
bst_records_view_setup (BstRecordsView *self, const BstRecordsInfo *info, BstPage *page)
{
  self->info = info;
  self->page = page;
  bst_filter_bar_set_source (self->filters, info->filters);
  adw_status_page_set_title (self->nothing, _ (info->nothing_title));
  gtk_widget_set_visible (self->sheets_button, info->show_sheets != NULL);
  bst_records_view_add_commands (self);
  bst_records_view_add_row_menu (self);
  add_keys (self);
}

/* From the inspector back to the row that it shows. */
static gboolean
inspector_key_cb (BstRecordsView *self, guint key, guint code, GdkModifierType modifiers)
{
  const char *id = bst_table_model_get_primary (bst_records_view_get_model (self));

  if (key != GDK_KEY_Escape || id == NULL)
    return GDK_EVENT_PROPAGATE;
  bst_table_reveal (self->table, id, TRUE);
  return GDK_EVENT_STOP;
}

/**
 * bst_records_view_make_inspector:
 * @editor: what one record is worked on with
 *
 * Returns: a stack for the end side: "one" shows @editor, "several" what can be done with several
 */
GtkWidget *
bst_records_view_make_inspector (BstRecordsView *self, GtkWidget *editor)
{
  GtkWidget *stack = gtk_stack_new (), *several = adw_status_page_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (several, "icon-name", "edit-select-all-symbolic", "description",
                _ ("Below the table you can edit, duplicate or remove them together. Choose one to work on it here."),
                NULL);
  gtk_widget_add_css_class (several, "compact");
  gtk_stack_add_named (GTK_STACK (stack), editor, "one");
  gtk_stack_add_named (GTK_STACK (stack), several, "several");
  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (inspector_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (stack, keys);
  return stack;
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BstRecordsView *self = BST_RECORDS_VIEW (object);

  adw_bin_set_child (id == PROP_LEAD      ? self->lead
                     : id == PROP_SUMMARY ? self->summary
                                          : self->empty,
                     g_value_get_object (value));
}

static void
bst_records_view_dispose (GObject *object)
{
  BstRecordsView *self = BST_RECORDS_VIEW (object);

  self->loading = TRUE;
  g_clear_handle_id (&self->count_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_RECORDS_VIEW);
  g_clear_object (&self->commands);
  g_clear_object (&self->source);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (bst_records_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/be/bouwstenen/Bouwstenen/bst-records-view.ui");
  gtk_widget_class_bind_template_child (klass, BstRecordsView, stack);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, results);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, lead);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, summary);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, empty);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, filters);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, view_button);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, table);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, nothing);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, selection_bar);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, selection_label);
  gtk_widget_class_bind_template_child (klass, BstRecordsView, sheets_button);
  gtk_widget_class_bind_template_callback (klass, selection_changed_cb);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, edit_refused_cb);
  gtk_widget_class_bind_template_callback (klass, pasted_cb);
  gtk_widget_class_bind_template_callback (klass, arrangement_changed_cb);
  gtk_widget_class_bind_template_callback (klass, filter_changed_cb);
  gtk_widget_class_bind_template_callback (klass, narrow_cb);
  gtk_widget_class_bind_template_callback (klass, wide_cb);
}

static guint
add_signal (const char *name, guint n_params)
{
  return g_signal_new (name, BST_TYPE_RECORDS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params,
                       G_TYPE_STRING);
}

static void
bst_records_view_class_init (BstRecordsViewClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "lead", "summary", "empty" };

  G_OBJECT_CLASS (klass)->dispose = bst_records_view_dispose;
  G_OBJECT_CLASS (klass)->set_property = set_property;
  for (guint i = 1; i < N_PROPS; i++)
    properties[i] =
        g_param_spec_object (names[i], NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[SELECTION_CHANGED] = add_signal ("selection-changed", 0);
  signals[ACTIVATED] = add_signal ("activated", 1);
  signals[COUNTED] = add_signal ("counted", 0);
  signals[KEPT] = add_signal ("kept", 0);
  g_type_ensure (BST_TYPE_TABLE);
  g_type_ensure (BST_TYPE_FILTER_BAR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
bst_records_view_init (BstRecordsView *self)
{
  self->loading = TRUE;
  self->words = g_strdup ("");
  self->settings = g_settings_new (BST_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->view_button, make_menu_cb, self, NULL);
}
