/* SPDX-License-Identifier: EUPL-1.2 */
/* The editor of an action: what it shows, when it speaks, and that it lets go of the plan. */
#include <adwaita.h>
#include <string.h>
#include "bst-action-editor-private.h"
#include "bst-create.h"
#include "bst-finding-view.h"
#include "dialogs/bst-new-action.h"
#include "frames.h"
#include "kinds/bst-action.h"

typedef struct {
  BstDocument *document;
  char *id;
  GtkWidget *window;
  BstActionEditor *editor;
} Fixture;

static char *
add_action (BstDocument *document)
{
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS);
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTIONS, id);
  BstTransaction *transaction = bst_document_begin (document, "Add", NULL);

  bst_transaction_add (transaction, image);
  g_assert_true (bst_document_apply (document, transaction));
  return g_steal_pointer (&id);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstPlan) plan = bst_plan_create (framework, "Plan", "nl");
  GtkCssProvider *css = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (css, "/be/bouwstenen/Bouwstenen/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (css);
  f->document = bst_document_new (plan, framework);
  f->id = add_action (f->document);
  f->editor = BST_ACTION_EDITOR (g_object_ref_sink (bst_action_editor_new ()));
  f->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->editor));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 340, 700);
  bst_action_editor_set_document (f->editor, f->document);
  bst_action_editor_set_action (f->editor, f->id);
  gtk_window_present (GTK_WINDOW (f->window));
  frames_settle (0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  frames_settle (150);
  g_assert_finalize_object (f->editor);
  g_assert_finalize_object (f->document);
  g_free (f->id);
}

static BstAction *
get_action (Fixture *f)
{
  return BST_ACTION (bst_plan_find (bst_document_get_plan (f->document), BST_KIND_ACTIONS, f->id));
}

static BstFieldRow *
get_row (Fixture *f, const char *field)
{
  return bst_record_form_find_row (f->editor->form, field)->row;
}

/* What is taken away is hidden at once and goes a little later. */
static GtkWidget *
get_finding (Fixture *f, const char *field)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (bst_field_row_get_below (get_row (f, field))));

  while (view != NULL && !gtk_widget_get_visible (view))
    view = gtk_widget_get_next_sibling (view);
  return view;
}

static void
set_value (Fixture *f, const char *field, BstValue value)
{
  BstRecord *record = BST_RECORD (get_action (f));

  bst_document_set_field (f->document, record, bst_record_find_field (record, field), value, FALSE);
}

/* --- What there is ------------------------------------------------------------------------------------------------- */

static void
test_findings (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (get_finding (f, "owner"));
  g_assert_null (get_finding (f, "title"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "host-structure"))));
  set_value (f, "kind", (BstValue) { .num = BST_ACTION_PILOT });
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "host-structure"))));
  g_assert_nonnull (get_finding (f, "host-structure"));
  set_value (f, "host-structure", bst_value_text ("Het wijkgezondheidscentrum"));
  g_assert_null (get_finding (f, "host-structure"));
}

static void
test_reveal (Fixture *f, gconstpointer data)
{
  frames_settle (150);
  bst_action_editor_reveal_field (f->editor, "lever-macro"); /* in a group that is folded */
  frames_settle (150);
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (get_row (f, "lever-macro"))));
}

static void
test_gone (Fixture *f, gconstpointer data)
{
  const char *ids[] = { f->id, NULL };

  g_assert_true (bst_document_remove_records (f->document, ids, "Remove"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->editor->stack), ==, "empty");
  bst_document_undo (f->document);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->editor->stack), ==, "editor");
}

/* --- The pause button ---------------------------------------------------------------------------------------------- */

static GtkWidget *
find_type (GtkWidget *widget, GType type, const char *said)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (said == NULL
          || (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), said) == 0)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type, said);
  return found;
}

static guint
count (Fixture *f, BstKindId kind)
{
  return bst_collection_get_n (bst_plan_get_collection (bst_document_get_plan (f->document), kind));
}

/* Nothing is in the plan until somebody decides; where something looks like it, a new one needs a reason. */
static void
test_pause (Fixture *f, gconstpointer data)
{
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS);
  g_autoptr (BstRecord) draft = bst_record_new (BST_KIND_ACTIONS, id);
  GtkWidget *start, *reason;
  AdwDialog *dialog;

  set_value (f, "title", bst_value_text ("Praatcafé voor jonge ouders"));
  bst_record_take (draft, bst_record_find_field (draft, "title"), bst_value_text ("Praatcafé voor ouders in Gent"));
  bst_new_action_present (GTK_WIDGET (f->editor), f->document, draft);
  frames_settle (150);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (f->window));
  start = find_type (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Start a New Action");
  reason = find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpuint (count (f, BST_KIND_ACTIONS), ==, 1);
  g_assert_nonnull (find_type (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Build on This"));
  g_assert_false (gtk_widget_get_sensitive (start));
  gtk_editable_set_text (GTK_EDITABLE (reason), "Het bestaande bereikt Gent niet");
  g_assert_true (gtk_widget_get_sensitive (start));
  g_signal_emit_by_name (start, "clicked");
  frames_settle (150);
  g_assert_cmpuint (count (f, BST_KIND_ACTIONS), ==, 2);
  g_assert_cmpuint (count (f, BST_KIND_DECISIONS), ==, 1);
  bst_document_undo (f->document); /* one step */
  g_assert_cmpuint (count (f, BST_KIND_ACTIONS) + count (f, BST_KIND_DECISIONS), ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define TEST(name, function) g_test_add ("/action-editor/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("findings", test_findings);
  TEST ("reveal", test_reveal);
  TEST ("gone", test_gone);
  TEST ("pause", test_pause);
  return g_test_run ();
}
