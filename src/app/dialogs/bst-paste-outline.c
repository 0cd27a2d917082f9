/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-paste-outline-private.h"
#include <glib/gi18n.h>
#include "../bst-window.h"

#define DIALOG_WIDTH 900
#define DIALOG_HEIGHT 780

G_DEFINE_FINAL_TYPE (BstPasteOutline, bst_paste_outline, ADW_TYPE_DIALOG)

/* --- Reading ------------------------------------------------------------------------------------------------------------------------ */

static void
show_lines (BstPasteOutline *self)
{
  self->filter = BST_PASTE_ALL;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[BST_PASTE_ALL]), TRUE);
  bst_paste_outline_refresh (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "lines");
  gtk_widget_set_visible (self->add, TRUE);
  gtk_widget_set_visible (self->again, TRUE);
  gtk_widget_set_visible (self->read, FALSE);
  gtk_widget_grab_focus (self->list);
}

typedef struct {
  char *text;
  BstPlan *plan;
  BstFramework *framework;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  g_object_unref (reading->plan);
  g_object_unref (reading->framework);
  g_free (reading);
}

/* Of the plan it only takes a reference. */
static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;

  g_task_return_pointer (task, bst_outline_draft_new (reading->text, reading->plan, reading->framework, NULL),
                         (GDestroyNotify) bst_outline_draft_free);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstPasteOutline *self = BST_PASTE_OUTLINE (source);

  gtk_widget_set_sensitive (self->stack, TRUE);
  if (self->document == NULL) /* closed meanwhile */
    return;
  g_clear_pointer (&self->draft, bst_outline_draft_free);
  self->draft = g_task_propagate_pointer (G_TASK (result), NULL);
  show_lines (self);
}

/* A whole chapter takes longer than a frame: it is read in a thread. */
static void
read_text (BstPasteOutline *self, const char *text)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, read_done_cb, NULL);
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_strdup (text), g_object_ref (bst_document_get_plan (self->document)),
                         g_object_ref (bst_document_get_framework (self->document)) };
  g_task_set_task_data (task, reading, reading_free);
  gtk_widget_set_sensitive (self->stack, FALSE);
  g_task_run_in_thread (task, read_thread);
}

static void
read_cb (BstPasteOutline *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "text", &text, NULL);
  read_text (self, text);
}

static void
again_cb (BstPasteOutline *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "text");
  gtk_widget_set_visible (self->add, FALSE);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->read, TRUE);
  gtk_widget_grab_focus (self->text);
}

static void
text_changed_cb (GtkTextBuffer *buffer, BstPasteOutline *self)
{
  gtk_widget_set_sensitive (self->read, gtk_text_buffer_get_char_count (buffer) > 0);
}

/* --- Adding --------------------------------------------------------------------------------------------------------------------------- */

static void
add_cb (BstPasteOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Objectives from a document"), NULL);
  guint n_official = bst_outline_draft_count (self->draft, BST_FATE_OFFICIAL);
  guint n_new =
      bst_outline_draft_count (self->draft, BST_FATE_NEW) + bst_outline_draft_count (self->draft, BST_FATE_NEW_SUB);
  g_autofree char *official =
                      g_strdup_printf (ngettext ("%u official text", "%u official texts", n_official), n_official),
                  *new = g_strdup_printf (ngettext ("%u new objective", "%u new objectives", n_new), n_new),
                  /* Translators: what was added: official texts, new objectives */
                      *told = g_strdup_printf (_ ("%s and %s added"), official, new);

  bst_outline_draft_add (self->draft, transaction);
  if (!bst_document_apply (self->document, transaction))
    return;
  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), told, TRUE);
  self->done = TRUE;
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- Window ----------------------------------------------------------------------------------------------------------------------------- */

/* While the dialog is open, undo is about its lines. */
static void
set_history_enabled (BstPasteOutline *self, gboolean enabled)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  BstPlan *plan = self->document != NULL ? bst_document_get_plan (self->document) : NULL;

  if (!BST_IS_WINDOW (root) || plan == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (root), "win.undo", enabled && bst_plan_get_undo (plan) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (root), "win.redo", enabled && bst_plan_get_redo (plan) != NULL);
}

static void
bst_paste_outline_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bst_paste_outline_parent_class)->map (widget);
  set_history_enabled (BST_PASTE_OUTLINE (widget), FALSE);
}

static void
bst_paste_outline_unmap (GtkWidget *widget)
{
  set_history_enabled (BST_PASTE_OUTLINE (widget), TRUE);
  GTK_WIDGET_CLASS (bst_paste_outline_parent_class)->unmap (widget);
}

static gboolean
holds (AdwDialog *dialog)
{
  BstPasteOutline *self = BST_PASTE_OUTLINE (dialog);

  return !self->done
         && (self->draft != NULL
             || gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text))) > 0);
}

static void
present (GtkWidget *parent, BstDocument *document, const char *text)
{
  BstPasteOutline *self = g_object_new (BST_TYPE_PASTE_OUTLINE, NULL);

  self->document = g_object_ref (document);
  bst_window_present_draft (parent, ADW_DIALOG (self), _ ("Nothing added"), holds);
  if (text != NULL && strchr (text, '\n') != NULL)
    read_text (self, text);
}

static void
clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  BstDocument *document = g_object_get_data (G_OBJECT (parent), "paste-document");

  if (document != NULL && gtk_widget_get_root (parent) != NULL)
    present (parent, document, text);
  g_object_set_data (G_OBJECT (parent), "paste-document", NULL);
}

/**
 * bst_paste_outline_present:
 * @text: (nullable): what was copied; %NULL: what the clipboard has
 *
 * Shows what would become of each line. Where there is only one line, or none, it asks for the text first.
 */
void
bst_paste_outline_present (GtkWidget *parent, BstDocument *document, const char *text)
{
  if (text != NULL)
    {
      present (parent, document, text);
      return;
    }
  g_object_set_data_full (G_OBJECT (parent), "paste-document", g_object_ref (document), g_object_unref);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (parent), NULL, clipboard_cb, g_object_ref (parent));
}

/* --- Object ---------------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
build_text_page (BstPasteOutline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *frame;
  GtkWidget *hint = gtk_label_new (_ (
      "Select the objectives in the plan document (a PDF, say), copy them, and paste them here. Lines that are broken, headings and page numbers do not matter: you see what becomes of each line before anything is added."));

  g_object_set (hint, "wrap", TRUE, "xalign", 0.0, NULL);
  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 8,
                             "bottom-margin", 8, "left-margin", 10, "right-margin", 10, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the plan document"), -1);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (text_changed_cb),
                    self);
  frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->text, "vexpand", TRUE, "has-frame", TRUE, NULL);
  gtk_widget_add_css_class (frame, "paste-text");
  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), frame);
  return box;
}

static GMenuModel *
new_menu (void)
{
  static const struct {
    const char *label, *action;
    gboolean begins;
  } items[] = {
    { N_ ("Move In: Sub-objective"), "outline.in", TRUE },
    { N_ ("Move Out: Objective"), "outline.out", FALSE },
    { N_ ("Join With the Line Before"), "outline.join", FALSE },
    { N_ ("Edit or Split…"), "outline.edit", FALSE },
    { N_ ("Leave Out, or Take In"), "outline.drop", FALSE },
    { N_ ("Official Text Of…"), "outline.give", TRUE },
    { N_ ("Sub-objective Under…"), "outline.under", FALSE },
    { N_ ("New Strategic Objective"), "outline.strategic", FALSE },
    { N_ ("New Operational Objective"), "outline.operational", FALSE },
  };
  GMenu *menu = g_menu_new (), *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (items[i].begins)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_append (section, _ (items[i].label), items[i].action);
    }
  g_clear_object (&section);
  return G_MENU_MODEL (menu);
}

/* Below the lines rather than in the header bar, which has no room for them in a small window. */
static GtkWidget *
build_buttons (BstPasteOutline *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->again = gtk_button_new_with_mnemonic (_ ("_Other Text"));
  gtk_widget_set_visible (self->again, FALSE);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (again_cb), self);
  self->add = gtk_button_new_with_mnemonic ("");
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_visible (self->add, FALSE);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  self->read = gtk_button_new_with_mnemonic (_ ("_Read It"));
  gtk_widget_add_css_class (self->read, "suggested-action");
  gtk_widget_set_sensitive (self->read, FALSE);
  g_signal_connect_swapped (self->read, "clicked", G_CALLBACK (read_cb), self);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), self->again);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), self->add);
  gtk_box_append (GTK_BOX (bar), self->read);
  gtk_widget_add_css_class (bar, "paste-buttons");
  return bar;
}

static void
bst_paste_outline_dispose (GObject *object)
{
  BstPasteOutline *self = BST_PASTE_OUTLINE (object);

  if (self->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picker));
  self->picker = NULL;
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_pointer (&self->draft, bst_outline_draft_free);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->words);
  G_OBJECT_CLASS (bst_paste_outline_parent_class)->dispose (object);
}

static void
bst_paste_outline_class_init (BstPasteOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_paste_outline_dispose;
  widget_class->map = bst_paste_outline_map;
  widget_class->unmap = bst_paste_outline_unmap;
}

static void
bst_paste_outline_init (BstPasteOutline *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->editing = -1;
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->menu = new_menu ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_text_page (self), "text");
  gtk_stack_add_named (GTK_STACK (self->stack), bst_paste_outline_build_lines (self), "lines");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), build_buttons (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->stack);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Paste From the Plan Document"));
  adw_dialog_set_content_width (ADW_DIALOG (self), DIALOG_WIDTH);
  adw_dialog_set_content_height (ADW_DIALOG (self), DIALOG_HEIGHT);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  bst_paste_outline_add_actions (self);
}
