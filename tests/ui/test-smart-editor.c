/* SPDX-License-Identifier: EUPL-1.2 */
/* The inspector of an action point: what it shows, when it speaks, and that it lets go of the plan. */
#include <adwaita.h>
#include <string.h>
#include "bst-create.h"
#include "bst-finding-view.h"
#include "bst-smart-editor-private.h"
#include "frames.h"
#include "kinds/bst-action-point.h"

typedef struct {
  BstDocument *document;
  char *id;
  GtkWidget *window;
  BstSmartEditor *editor;
} Fixture;

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
  f->id = bst_document_add_action_point (f->document, "od.vw.4");
  f->editor = BST_SMART_EDITOR (g_object_ref_sink (bst_smart_editor_new ()));
  f->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->editor));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 320, 700);
  bst_smart_editor_set_document (f->editor, f->document);
  bst_smart_editor_set_action_point (f->editor, f->id);
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

static BstActionPoint *
get_point (Fixture *f)
{
  return BST_ACTION_POINT (bst_plan_find (bst_document_get_plan (f->document), BST_KIND_ACTION_POINTS, f->id));
}

static BstFieldRow *
get_row (Fixture *f, const char *field)
{
  return bst_record_form_find_row (f->editor->form, field)->row;
}

/* What is taken away is hidden at once and goes a little later. */
static BstFindingView *
get_finding (Fixture *f, const char *field)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (bst_field_row_get_below (get_row (f, field))));

  while (view != NULL && !gtk_widget_get_visible (view))
    view = gtk_widget_get_next_sibling (view);
  return (BstFindingView *) view;
}

static void
set_text (Fixture *f, const char *field, const char *text)
{
  BstRecord *record = BST_RECORD (get_point (f));

  bst_document_set_field (f->document, record, bst_record_find_field (record, field), bst_value_text (text), FALSE);
}

static void
set_number (Fixture *f, const char *field, gint64 number)
{
  BstRecord *record = BST_RECORD (get_point (f));

  bst_document_set_field (f->document, record, bst_record_find_field (record, field), (BstValue) { .num = number },
                          FALSE);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- What there is ------------------------------------------------------------------------------------------------- */

static void
test_findings (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (get_finding (f, "title"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_row (f, "owner")), "marked"));
  g_assert_null (get_finding (f, "objective")); /* the action point was begun under one */
  set_text (f, "title", "Teamcoaches leiden collega’s op");
  g_assert_null (get_finding (f, "title"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_row (f, "title")), "marked"));
  bst_document_undo (f->document);
  g_assert_nonnull (get_finding (f, "title"));
}

/* While someone types, nothing is said; it is after a pause, or when the field is left. */
static void
test_calm (Fixture *f, gconstpointer data)
{
  GtkWidget *view = find_type (GTK_WIDGET (get_row (f, "title")), GTK_TYPE_TEXT_VIEW);

  gtk_widget_grab_focus (view);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Teamcoaches leiden collega’s op",
                                    -1);
  g_assert_cmpstr (get_point (f)->title, !=, NULL);
  g_assert_nonnull (get_finding (f, "title"));
  g_assert_true (bst_record_form_is_waiting (f->editor->form));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (f, "for-whom")));
  frames_settle (150);
  g_assert_null (get_finding (f, "title"));
}

static void
test_kinds (Fixture *f, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "baseline-value"))));
  set_number (f, "target-kind", BST_TARGET_NUMBER);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "baseline-value"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "baseline-until"))));
  set_number (f, "baseline-value", 4 * BST_DECIMAL_ONE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "baseline-date"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "baseline-until"))));
  set_number (f, "target-kind", BST_TARGET_DELIVERY);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "baseline-value")))); /* it holds something */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "target-value"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "host-structure"))));
  set_number (f, "pilot", 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (f, "host-structure"))));
}

/* Every field of an action point can be reached, each in one place. */
static void
test_complete (Fixture *f, gconstpointer data)
{
  const BstFieldTable *table = bst_kind_get_table (BST_KIND_ACTION_POINTS);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *name = table->fields[i].name;
      if (g_str_equal (name, "*") || g_str_equal (name, "set-aside") || g_str_equal (name, "order"))
        continue;
      g_test_message ("%s", name);
      g_assert_nonnull (bst_record_form_find_row (f->editor->form, name));
      bst_smart_editor_reveal_field (f->editor, name);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_row (f, name))));
      g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (get_row (f, name))));
    }
}

/* --- Not applicable ------------------------------------------------------------------------------------------------ */

static void
test_set_aside (Fixture *f, gconstpointer data)
{
  GtkWidget *view =
      GTK_WIDGET (get_finding (f, "for-whom") != NULL ? get_finding (f, "for-whom") : get_finding (f, "owner"));
  GtkWidget *entry = find_type (view, GTK_TYPE_ENTRY);
  const BstSetAside *answer;

  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (bst_vec_length (get_point (f)->set_aside), ==, 0); /* not without a reason */
  gtk_editable_set_text (GTK_EDITABLE (entry), "iedereen trekt mee");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (bst_vec_length (get_point (f)->set_aside), ==, 1);
  answer = get_point (f)->set_aside->items[0];
  g_assert_cmpstr (answer->reason, ==, "iedereen trekt mee");
  g_assert_cmpint (answer->date, ==, 20261121);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->editor->aside)));
  gtk_expander_set_expanded (GTK_EXPANDER (find_type (GTK_WIDGET (f->editor->aside), GTK_TYPE_EXPANDER)), TRUE);
  g_signal_emit_by_name (find_type (GTK_WIDGET (f->editor->aside), GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (bst_vec_length (get_point (f)->set_aside), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->editor->aside)));
}

/* --- The whole ----------------------------------------------------------------------------------------------------- */

static void
test_duplicate_remove (Fixture *f, gconstpointer data)
{
  BstCollection *points = bst_plan_get_collection (bst_document_get_plan (f->document), BST_KIND_ACTION_POINTS);
  g_autofree char *copy = NULL;

  set_text (f, "title", "Teamcoaches leiden collega’s op");
  set_number (f, "status", BST_STATUS_RUNNING);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->editor), "editor.duplicate", NULL));
  g_assert_cmpuint (bst_collection_get_n (points), ==, 2);
  copy = g_strdup (bst_record_form_get_id (f->editor->form));
  g_assert_cmpstr (copy, !=, f->id);
  g_assert_cmpint (BST_ACTION_POINT (bst_collection_find (points, copy))->status, ==, BST_STATUS_CONCEPT);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->editor), "editor.remove", NULL));
  g_assert_cmpuint (bst_collection_get_n (points), ==, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->editor->stack), ==, "empty");
  bst_document_undo (f->document);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->editor->stack), ==, "editor"); /* and it is shown again */
}

static void
test_no_document (Fixture *f, gconstpointer data)
{
  bst_smart_editor_set_document (f->editor, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->editor->stack), ==, "empty");
  bst_smart_editor_reveal_field (f->editor, "title");
  bst_smart_editor_set_document (f->editor, f->document);
  bst_smart_editor_set_action_point (f->editor, f->id);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->editor->stack), ==, "editor");
}

/* 320 px is enough, with the longest words and with text of twice the size; long text is wrapped and never cut. */
static void
test_room (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, minimum;
  g_autofree char *words = g_strnfill (200, 'x');
  const char *fields[] = { "title", "for-whom", "measure", "target-unit", "baseline-source", "note", NULL };

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  set_number (f, "target-kind", BST_TARGET_NUMBER);
  set_number (f, "baseline-value", 123456789 * BST_DECIMAL_ONE);
  set_number (f, "deadline", 20280930);
  for (guint i = 0; fields[i] != NULL; i++)
    set_text (f, fields[i], words);
  gtk_expander_set_expanded (f->editor->more, TRUE);
  for (int scale = 1; scale <= 2; scale++)
    {
      g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * scale, NULL);
      frames_settle (150);
      gtk_widget_measure (GTK_WIDGET (f->editor), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%d px at %d %%", minimum, scale * 100);
      g_assert_cmpint (minimum, <=, 320);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* Wherever the keyboard goes, the whole field is seen, also when it grows under the typing. */
static void
test_in_view (Fixture *f, gconstpointer data)
{
  static const char *const fields[] = { "title", "preconditions", "deadline", "for-whom", "measure", "relevance" };
  GtkWidget *viewport = gtk_scrolled_window_get_child (f->editor->scroller);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = GTK_WIDGET (get_row (f, fields[i])), *view = find_type (row, GTK_TYPE_TEXT_VIEW);
      graphene_rect_t bounds;

      gtk_widget_grab_focus (row);
      frames_settle (150);
      if (view != NULL)
        gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                                          "leidinggevenden merken zo sneller wanneer iemand in hun team vastloopt", -1);
      frames_settle (150);
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (row), viewport, &bounds));
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (viewport));
    }
}

/* What was agreed with one owner does not hold for the next, whoever is chosen where; one undo brings both back. */
static void
test_owner (Fixture *f, gconstpointer data)
{
  BstTransaction *transaction = bst_document_begin (f->document, "owners", NULL);
  g_autofree char *one = bst_document_find_or_add_actor (f->document, transaction, "Huis Linde"),
                  *other = bst_document_find_or_add_actor (f->document, transaction, "Koepel Zilver");

  g_assert_true (bst_document_apply (f->document, transaction));
  set_text (f, "owner", one);
  set_number (f, "agreement", BST_AGREEMENT_CONFIRMED);
  set_number (f, "agreement-date", 20261101);
  g_assert_true (bst_field_row_submit (get_row (f, "owner"), bst_value_text (other), FALSE));
  g_assert_cmpstr (get_point (f)->owner, ==, other);
  g_assert_cmpint (get_point (f)->agreement, ==, BST_AGREEMENT_NONE);
  g_assert_cmpint (get_point (f)->agreement_date, ==, 0);
  bst_document_undo (f->document);
  g_assert_cmpstr (get_point (f)->owner, ==, one);
  g_assert_cmpint (get_point (f)->agreement, ==, BST_AGREEMENT_CONFIRMED);
  g_assert_cmpint (get_point (f)->agreement_date, ==, 20261101);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/smart-editor/findings", test_findings);
  TEST ("/smart-editor/calm", test_calm);
  TEST ("/smart-editor/kinds", test_kinds);
  TEST ("/smart-editor/complete", test_complete);
  TEST ("/smart-editor/set-aside", test_set_aside);
  TEST ("/smart-editor/duplicate-remove", test_duplicate_remove);
  TEST ("/smart-editor/no-document", test_no_document);
  TEST ("/smart-editor/room", test_room);
  TEST ("/smart-editor/in-view", test_in_view);
  TEST ("/smart-editor/owner", test_owner);
  return g_test_run ();
}
