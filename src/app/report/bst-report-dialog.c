/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-dialog.c - the pages are laid out in a thread and drawn when they come into view; a report never changes, so
 * it may be read by a thread that writes a file while it is on the screen. */
#include "bst-report-dialog.h"
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-action-sheet.h"
#include "bst-report-file.h"
#include "bst-report-sheet.h"
#include "../bst-file-task.h"
#include "bst-text.h"

static const double zooms[] = { 0.5, 0.75, 1, 1.25, 1.5, 2 };
#define TRUE_SIZE 2 /* index */

struct _BstReportDialog {
  AdwDialog parent_instance;
  BstReport *report;
  BstReportPages *pages; /* NULL: being laid out */
  const char *ending; /* interned: of the format that is being asked a name for */
  /* one format more, not made of the report; NULL: none */
  char *more_ending;
  BstReportRenderFunc more;
  gpointer more_data;
  GDestroyNotify more_destroy;
  guint zoom; /* index */
  GPtrArray *sheets; /* BstReportSheet that exist now; not owned */

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  AdwSplitButton *save;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (BstReportDialog, bst_report_dialog, ADW_TYPE_DIALOG)

static void
tell (BstReportDialog *self, const char *text)
{
  AdwToast *toast;

  if (self->toasts == NULL) /* closed meanwhile */
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Laying out -------------------------------------------------------------------------------------------------------- */

static void
lay_out_thread (GTask *task, gpointer source, gpointer report, GCancellable *cancellable)
{
  double width, height, scale;

  bst_report_get_page (report, &width, &height, &scale);
  g_task_return_pointer (task, bst_report_pages_new (report, width, height), (GDestroyNotify) bst_report_pages_free);
}

static void
enable_output (BstReportDialog *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", enabled);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstReportDialog *self = BST_REPORT_DIALOG (source);
  g_autoptr (GListStore) model = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  GtkNoSelection *selection;
  g_autofree char *text = NULL;
  guint n;

  self->pages = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->list == NULL) /* closed meanwhile */
    return;
  n = bst_report_pages_get_n (self->pages);
  text = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  adw_window_title_set_subtitle (self->heading, text);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkStringObject) item = gtk_string_object_new ("");
      g_list_store_append (model, item);
    }
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  enable_output (self, TRUE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstReportDialog *self)
{
  GtkWidget *sheet = bst_report_sheet_new ();

  bst_report_sheet_set_zoom (BST_REPORT_SHEET (sheet), zooms[self->zoom]);
  g_ptr_array_add (self->sheets, sheet);
  gtk_list_item_set_child (item, sheet);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstReportDialog *self)
{
  GtkWidget *sheet = gtk_list_item_get_child (item);
  guint page = gtk_list_item_get_position (item);
  g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), page + 1, bst_report_pages_get_n (self->pages));

  bst_report_sheet_show (BST_REPORT_SHEET (sheet), self->pages, page);
  gtk_list_item_set_accessible_label (item, label);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstReportDialog *self)
{
  g_ptr_array_remove_fast (self->sheets, gtk_list_item_get_child (item));
}

/* --- Zoom ----------------------------------------------------------------------------------------------------------------- */

static void
set_zoom (BstReportDialog *self, guint zoom)
{
  self->zoom = zoom;
  for (guint i = 0; i < self->sheets->len; i++)
    bst_report_sheet_set_zoom (g_ptr_array_index (self->sheets, i), zooms[zoom]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-in", zoom + 1 < G_N_ELEMENTS (zooms));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-out", zoom > 0);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (BST_REPORT_DIALOG (widget), BST_REPORT_DIALOG (widget)->zoom + 1);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (BST_REPORT_DIALOG (widget), BST_REPORT_DIALOG (widget)->zoom - 1);
}

static void
zoom_usual_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (BST_REPORT_DIALOG (widget), TRUE_SIZE);
}

/* --- Paper ---------------------------------------------------------------------------------------------------------------- */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, BstReportDialog *self)
{
  gtk_print_operation_set_n_pages (operation, (int) bst_report_pages_get_n (self->pages));
}

/* The pages were laid out for the report's own paper: on other paper they are made to fit. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, BstReportDialog *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  bst_report_get_page (self->report, &width, &height, &scale);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  bst_report_pages_draw (self->pages, (guint) page, cr);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstReportDialog *self = BST_REPORT_DIALOG (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  gboolean is_a3 = self->report->paper == BST_PAPER_A3_LANDSCAPE;
  GtkPaperSize *paper = gtk_paper_size_new (is_a3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, is_a3 ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, self->report->title);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      /* Translators: %s says why */
      g_autofree char *text = g_strdup_printf (_ ("Not printed: %s"), error->message);
      tell (self, text);
    }
}

/* --- Files ------------------------------------------------------------------------------------------------------------------ */

typedef struct {
  BstReportDialog *dialog;
  const BstReportFormat *format; /* NULL: the one more */
} Writing;

static void
writing_free (gpointer data)
{
  g_object_unref (((Writing *) data)->dialog);
  g_free (data);
}

static GBytes *
make_content (gpointer data, GError **error)
{
  const Writing *writing = data;
  BstReportDialog *self = writing->dialog;

  return writing->format != NULL ? writing->format->render (self->report, error) : self->more (self->more_data, error);
}

static void
done_cb (gpointer self, GFile *file, const GError *error)
{
  g_autofree char *text = bst_file_task_say (file, error);

  tell (self, text);
}

static gboolean
ends_in_more (BstReportDialog *self, const char *name)
{
  const char *dot = strrchr (name, '.');

  return self->more != NULL
         && ((dot != NULL && g_ascii_strcasecmp (dot + 1, self->more_ending) == 0)
             || g_str_equal (self->ending + 1, self->more_ending));
}

/* A name that says another format than was chosen counts: people type it on purpose. */
static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstReportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *name = NULL;
  Writing *writing;

  if (file == NULL)
    return;
  name = g_file_get_basename (file);
  writing = g_new0 (Writing, 1);
  writing->dialog = g_object_ref (self);
  writing->format = bst_report_format_find (name);
  if (writing->format == NULL && !ends_in_more (self, name))
    writing->format = bst_report_format_find (self->ending);
  bst_file_task_run (file, make_content, writing, writing_free, done_cb, self);
}

/* The title as the name of a file: no more of it than people read, and nothing that a file system does not take. */
static char *
propose_name (BstReportDialog *self)
{
  g_autofree char *start = g_utf8_substring (self->report->title, 0, MIN (60, g_utf8_strlen (self->report->title, -1)));
  const char *cut = strpbrk (start, ":;–");
  g_autofree char *name = cut != NULL && cut - start > 8 ? g_strndup (start, (gsize) (cut - start)) : g_strdup (start);

  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  return g_strconcat (g_strstrip (name), self->ending, NULL);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstReportDialog *self = BST_REPORT_DIALOG (widget);
  g_autofree char *ending = g_strdup_printf (".%s", g_variant_get_string (parameter, NULL)), *proposal = NULL;
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  self->ending = g_intern_string (ending);
  proposal = propose_name (self);
  gtk_file_dialog_set_title (chooser, _ ("Save the Document"));
  gtk_file_dialog_set_initial_name (chooser, proposal);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (self));
}

/* --- The dialog --------------------------------------------------------------------------------------------------------------- */

static void
bst_report_dialog_dispose (GObject *object)
{
  BstReportDialog *self = BST_REPORT_DIALOG (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_REPORT_DIALOG);
  G_OBJECT_CLASS (bst_report_dialog_parent_class)->dispose (object);
}

static void
bst_report_dialog_finalize (GObject *object)
{
  BstReportDialog *self = BST_REPORT_DIALOG (object);

  g_clear_pointer (&self->pages, bst_report_pages_free);
  g_clear_pointer (&self->report, bst_report_free);
  if (self->more_destroy != NULL)
    self->more_destroy (self->more_data);
  g_free (self->more_ending);
  g_ptr_array_unref (self->sheets);
  G_OBJECT_CLASS (bst_report_dialog_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, GDK_CONTROL_MASK, "report.save", "s", "pdf");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, GDK_CONTROL_MASK, "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_equal, GDK_CONTROL_MASK, "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_minus, GDK_CONTROL_MASK, "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_0, GDK_CONTROL_MASK, "report.zoom-usual", NULL);
}

static void
bst_report_dialog_class_init (BstReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_report_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_report_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "report.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "report.zoom-usual", NULL, zoom_usual_cb);
  install_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/dialogs/bst-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BstReportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, BstReportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, BstReportDialog, save);
  gtk_widget_class_bind_template_child (widget_class, BstReportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BstReportDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, teardown_cb);
}

static void
bst_report_dialog_init (BstReportDialog *self)
{
  self->zoom = TRUE_SIZE;
  self->sheets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  enable_output (self, FALSE);
}

/**
 * bst_report_dialog_new:
 * @report: (transfer full): what is shown
 * @title: what it is, for the head of the dialog: “Action Sheet”
 */
BstReportDialog *
bst_report_dialog_new (BstReport *report, const char *title)
{
  BstReportDialog *self = g_object_new (BST_TYPE_REPORT_DIALOG, "title", title, NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, laid_out_cb, NULL);

  self->report = report;
  adw_window_title_set_title (self->heading, title);
  g_task_set_task_data (task, report, NULL);
  g_task_run_in_thread (task, lay_out_thread);
  return self;
}

/**
 * bst_report_dialog_add_format:
 * @ending: of names of files: "xlsx"
 * @label: for the menu, translated
 * @func: makes the file; one format can be added
 */
void
bst_report_dialog_add_format (BstReportDialog *self, const char *ending, const char *label, BstReportRenderFunc func,
                              gpointer data, GDestroyNotify destroy)
{
  GMenuModel *menu = adw_split_button_get_menu_model (self->save);
  g_autofree char *action = g_strdup_printf ("report.save::%s", ending);
  g_autoptr (GMenu) section = g_menu_new ();

  self->more_ending = g_strdup (ending);
  self->more = func;
  self->more_data = data;
  self->more_destroy = destroy;
  g_menu_append (section, label, action);
  g_menu_append_section (G_MENU (menu), NULL, G_MENU_MODEL (section));
}

/**
 * bst_action_sheet_present:
 * @ids: (array zero-terminated=1): of actions
 *
 * Shows the sheets of these actions.
 */
void
bst_action_sheet_present (GtkWidget *parent, BstDocument *document, const char *const *ids)
{
  BstReport *report = bst_action_sheet_new (bst_document_get_plan (document), bst_document_get_framework (document),
                                            ids, bst_date_today ());
  BstReportDialog *dialog =
      bst_report_dialog_new (report, ids[0] != NULL && ids[1] != NULL ? _ ("Action Sheets") : _ ("Action Sheet"));

  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
