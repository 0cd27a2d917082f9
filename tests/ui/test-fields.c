/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows that edit fields: each shows the plan's value, changes it, and follows undo and redo. */
#include <adwaita.h>
#include <string.h>
#include "bst-create.h"
#include "bst-document.h"
#include "bst-field-row.h"
#include "bst-outline.h"
#include "kinds/bst-action-point.h"

#define LIST_OF(row) bst_field_row_get_value (row).ptr

typedef struct {
  BstDocument *document;
  char *id;
  GtkWidget *window, *box;
} Fixture;

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

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstPlan) plan = bst_plan_create (framework, "Plan", "nl");

  f->document = bst_document_new (plan, framework);
  f->id = bst_document_add_action_point (f->document, "od.vw.4");
  f->window = gtk_window_new ();
  f->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_window_set_child (GTK_WINDOW (f->window), f->box);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 320, 400);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->document); /* no row keeps it */
  g_free (f->id);
}

static BstFieldRow *
add_row (Fixture *f, const char *field)
{
  BstFieldRow *row = bst_field_row_new (BST_KIND_ACTION_POINTS, field);

  bst_field_row_set_subject (row, f->document, f->id);
  gtk_box_append (GTK_BOX (f->box), GTK_WIDGET (row));
  return row;
}

static BstRecord *
get_record (Fixture *f)
{
  return bst_plan_find (bst_document_get_plan (f->document), BST_KIND_ACTION_POINTS, f->id);
}

static guint
count_undo (Fixture *f)
{
  BstPlan *plan = bst_document_get_plan (f->document);
  guint n = 0;

  while (bst_plan_get_undo (plan) != NULL)
    {
      bst_document_undo (f->document);
      n++;
    }
  for (guint i = 0; i < n; i++)
    bst_document_redo (f->document);
  return n;
}

/* --- Writing ------------------------------------------------------------------------------------------------------- */

static char *
read_view (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_view (GtkWidget *view, const char *text)
{
  g_autofree char *is = read_view (view);

  g_assert_cmpstr (is, ==, text);
}

static void
test_writing (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "title");
  GtkWidget *view = find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  guint before = count_undo (f);

  g_assert_cmpstr (bst_field_row_get_name (row), ==, "title");
  for (const char *p = "Teams\nleren"; *p != '\0'; p++)
    gtk_text_buffer_insert_at_cursor (buffer, p, 1);
  g_assert_cmpstr (bst_record_get_text (get_record (f), "title"), ==, "Teams leren"); /* a line is a line */
  g_assert_cmpuint (count_undo (f), ==, before + 1); /* and one step */
  bst_document_undo (f->document);
  assert_view (view, "");
  bst_document_redo (f->document);
  bst_field_row_commit (row);
  assert_view (view, "Teams leren");
}

/* Undo while writing leaves the cursor where the words came back. */
static void
test_writing_cursor (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "specific");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW)));
  const BstField *field = bst_kind_get_field (BST_KIND_ACTION_POINTS, "specific");
  GtkTextIter iter;

  bst_document_set_field (f->document, get_record (f), field, bst_value_text ("één twee vier"), FALSE);
  bst_document_set_field (f->document, get_record (f), field, bst_value_text ("één twee drie vier"), FALSE);
  bst_document_undo (f->document);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 9);
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
}

/* A view that is refreshed says again what its rows show, and Ctrl+S comes in the middle of a sentence: no space goes. */
static void
test_writing_on (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "title"), *date = add_row (f, "deadline");
  GtkWidget *view = find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW);
  GtkEditable *entry = GTK_EDITABLE (find_type (GTK_WIDGET (date), GTK_TYPE_ENTRY));

  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Huis van ", -1);
  bst_field_row_set_subject (row, f->document, f->id);
  assert_view (view, "Huis van ");
  bst_field_row_take_typing (row);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "het Kind ", -1);
  gtk_widget_grab_focus (GTK_WIDGET (date));
  bst_field_row_commit (row); /* as it does when it is left */
  g_assert_cmpstr (bst_record_get_text (get_record (f), "title"), ==,
                   "Huis van het Kind"); /* left: nothing around it */
  gtk_editable_set_text (entry, "31/1");
  bst_field_row_set_subject (date, f->document, f->id);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "31/1");
  g_assert_false (bst_field_row_is_refused (date));
  g_assert_true (bst_field_row_revert (date)); /* undo takes back what is no date yet */
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  gtk_editable_set_text (entry, "31/12/2026");
  g_assert_false (bst_field_row_revert (date));
  bst_field_row_take_typing (date);
  g_assert_cmpint (bst_record_get_number (get_record (f), "deadline"), ==, 20261231);
}

/* --- Numbers and dates --------------------------------------------------------------------------------------------- */

static const struct {
  const char *field, *typed;
  gint64 value; /* G_MAXINT64: refused */
} typed[] = {
  { "deadline", "31/12/2026", 20261231 },
  { "deadline", "31 dec 2026", 20261231 },
  { "deadline", "2026-12-31", 20261231 },
  { "deadline", "31/12/26", 20261231 },
  { "deadline", "", 0 },
  { "deadline", "31/2/2026", G_MAXINT64 },
  { "deadline", "ooit", G_MAXINT64 },
  { "target-value", "400", 400000000 },
  { "target-value", "0", 0 },
  { "target-value", "", BST_UNSET },
  { "target-value", "veel", G_MAXINT64 },
};

static void
test_typed (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      BstFieldRow *row = add_row (f, typed[i].field);
      GtkEditable *entry = GTK_EDITABLE (find_type (GTK_WIDGET (row), GTK_TYPE_ENTRY));
      gint64 before = bst_record_get_number (get_record (f), typed[i].field);
      gboolean refused = typed[i].value == G_MAXINT64;

      gtk_editable_set_text (entry, typed[i].typed);
      bst_field_row_commit (row);
      g_assert_cmpint (bst_record_get_number (get_record (f), typed[i].field), ==, refused ? before : typed[i].value);
      g_assert_cmpint (bst_field_row_is_refused (row), ==, refused);
      if (refused) /* what was typed stays to be mended */
        g_assert_cmpstr (gtk_editable_get_text (entry), ==, typed[i].typed);
    }
}

static void
test_date_follows (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "deadline");
  GtkEditable *entry = GTK_EDITABLE (find_type (GTK_WIDGET (row), GTK_TYPE_ENTRY));

  gtk_editable_set_text (entry, "31/12/2026");
  bst_document_undo (f->document);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  bst_document_redo (f->document);
  g_assert_nonnull (strstr (gtk_editable_get_text (entry), "2026"));
  gtk_editable_set_text (entry, "morgen");
  bst_field_row_commit (row);
  g_assert_true (bst_field_row_is_refused (row));
  bst_document_undo (f->document); /* what comes from elsewhere wins, and the complaint goes with what was typed */
  g_assert_false (bst_field_row_is_refused (row));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

/* --- Choices ------------------------------------------------------------------------------------------------------- */

static void
test_flag (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "pilot");
  GtkSwitch *toggle = GTK_SWITCH (find_type (GTK_WIDGET (row), GTK_TYPE_SWITCH));

  gtk_switch_set_active (toggle, TRUE);
  g_assert_cmpint (bst_record_get_number (get_record (f), "pilot"), ==, 1);
  bst_document_undo (f->document);
  g_assert_false (gtk_switch_get_active (toggle));
}

static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_item (GtkWidget *widget, guint n)
{
  GtkWidget *popover = find_type (widget, GTK_TYPE_POPOVER), *list = popover;

  while (list != NULL && !gtk_widget_has_css_class (list, "field-choices"))
    {
      GtkWidget *box = find_type (gtk_widget_get_first_child (list), GTK_TYPE_BOX);
      GtkWidget *scroller = find_type (popover, GTK_TYPE_VIEWPORT);
      list = scroller != NULL && box != NULL && !gtk_widget_has_css_class (box, "field-choices")
                 ? gtk_widget_get_first_child (gtk_widget_get_first_child (scroller))
                 : box;
    }
  g_assert_nonnull (list);
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && n-- == 0)
      return child;
  return NULL;
}

static void
test_choice (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "target-kind");

  press (find_type (GTK_WIDGET (row), GTK_TYPE_BUTTON));
  press (find_item (GTK_WIDGET (row), 2));
  g_assert_cmpint (bst_record_get_number (get_record (f), "target-kind"), ==, 2);
  bst_document_undo (f->document);
  g_assert_cmpint (bst_record_get_number (get_record (f), "target-kind"), ==, 0);
}

/* A new organisation and the reference to it come and go in one step. */
static void
test_new_owner (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "owner");
  BstCollection *actors = bst_plan_get_collection (bst_document_get_plan (f->document), BST_KIND_ACTORS);
  guint before = bst_collection_get_n (actors);
  GtkWidget *search;

  press (find_type (GTK_WIDGET (row), GTK_TYPE_BUTTON));
  search = find_type (GTK_WIDGET (row), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "Huis Linde");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpuint (bst_collection_get_n (actors), ==, before + 1);
  g_assert_cmpstr (bst_record_get_text (get_record (f), "owner"), ==, bst_collection_get (actors, before)->id);
  bst_document_undo (f->document);
  g_assert_cmpuint (bst_collection_get_n (actors), ==, before);
  g_assert_cmpstr (bst_record_get_text (get_record (f), "owner"), ==, "");
}

static void
test_references (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "settings");
  GtkWidget *add = find_type (GTK_WIDGET (row), GTK_TYPE_BUTTON), *chips = gtk_widget_get_parent (add);

  for (guint i = 0; i < 2; i++)
    {
      press (add);
      press (find_item (GTK_WIDGET (row), 0));
    }
  g_assert_cmpuint (bst_vec_length (LIST_OF (row)), ==, 2);
  press (find_type (gtk_widget_get_first_child (chips), GTK_TYPE_BUTTON));
  g_assert_cmpuint (bst_vec_length (LIST_OF (row)), ==, 1);
  g_assert_true (gtk_widget_get_next_sibling (gtk_widget_get_first_child (chips)) == add);
  bst_document_undo (f->document);
  g_assert_cmpuint (bst_vec_length (LIST_OF (row)), ==, 2);
  g_assert_false (gtk_widget_get_next_sibling (gtk_widget_get_first_child (chips)) == add);
}

/* --- Lists --------------------------------------------------------------------------------------------------------- */

static void
test_list (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = add_row (f, "milestones");
  GtkWidget *button = find_type (GTK_WIDGET (row), GTK_TYPE_BUTTON), *inner;

  press (gtk_widget_get_last_child (gtk_widget_get_parent (button)));
  g_assert_cmpuint (bst_vec_length (LIST_OF (row)), ==, 1);
  inner = find_type (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (inner), "1/6/2026");
  g_assert_cmpint (((BstMilestone *) ((BstVec *) LIST_OF (row))->items[0])->date, ==, 20260601);
  bst_document_undo (f->document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (inner)), ==, "");
  bst_document_undo (f->document);
  g_assert_null (find_type (GTK_WIDGET (row), GTK_TYPE_ENTRY));
}

/* --- Any field of any kind ----------------------------------------------------------------------------------------- */

/* A new field needs no new widget: so there is a row for each that there is, and it holds nobody's plan. */
static void
test_every_field (Fixture *f, gconstpointer data)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < table->n_fields; i++)
        {
          BstFieldRow *row;
          if (table->fields[i].type == BST_FIELD_UNKNOWN)
            continue;
          row = g_object_ref_sink (bst_field_row_new ((BstKindId) kind, table->fields[i].name));
          bst_field_row_set_subject (row, f->document, "nobody");
          g_assert_finalize_object (row);
        }
    }
}

/* A framework objective has a record only while the plan says something of it. */
static void
test_overlay (Fixture *f, gconstpointer data)
{
  BstFieldRow *row = bst_field_row_new (BST_KIND_OBJECTIVES, "note");
  BstPlan *plan = bst_document_get_plan (f->document);
  GtkTextBuffer *buffer;

  gtk_box_append (GTK_BOX (f->box), GTK_WIDGET (row));
  bst_field_row_set_subject (row, f->document, "od.vw.4");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW)));
  g_assert_null (bst_plan_find (plan, BST_KIND_OBJECTIVES, "od.vw.4"));
  gtk_text_buffer_set_text (buffer, "Eerst dit", -1);
  g_assert_cmpstr (bst_record_get_text (bst_plan_find (plan, BST_KIND_OBJECTIVES, "od.vw.4"), "note"), ==, "Eerst dit");
  gtk_text_buffer_set_text (buffer, "", -1);
  g_assert_null (bst_plan_find (plan, BST_KIND_OBJECTIVES, "od.vw.4"));
}

/* --- Removing ------------------------------------------------------------------------------------------------------ */

static void
keep_cb (BstDocument *document, const char *message, char **ret_message)
{
  g_set_str (ret_message, message);
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  BstPlan *plan = bst_document_get_plan (f->document);
  g_autofree char *other = bst_document_add_action_point (f->document, NULL), *actor = NULL, *message = NULL;
  BstTransaction *transaction = bst_document_begin (f->document, "…", NULL);
  const char *ids[] = { f->id, NULL };

  actor = bst_document_find_or_add_actor (f->document, transaction, "Huis Linde");
  bst_transaction_set_text (transaction, get_record (f), "owner", actor);
  bst_transaction_set (transaction, bst_plan_find_any (plan, other),
                       bst_kind_get_field (BST_KIND_ACTION_POINTS, "depends-on"), bst_value_refs (ids));
  g_assert_true (bst_document_apply (f->document, transaction));

  g_signal_connect (f->document, "refused", G_CALLBACK (keep_cb), &message);
  g_assert_false (bst_document_remove_record (f->document, bst_plan_find_any (plan, actor)));
  g_assert_nonnull (strstr (message, "Huis Linde"));

  g_assert_true (bst_document_remove_record (f->document, get_record (f)));
  g_assert_null (get_record (f));
  g_assert_cmpuint (bst_vec_length (BST_ACTION_POINT (bst_plan_find_any (plan, other))->depends_on), ==, 0);
  g_assert_true (bst_document_remove_record (f->document, bst_plan_find_any (plan, actor)));
  bst_document_undo (f->document);
  bst_document_undo (f->document); /* both halves of the cascade come back in one step */
  g_assert_nonnull (get_record (f));
  g_assert_cmpuint (bst_vec_length (BST_ACTION_POINT (bst_plan_find_any (plan, other))->depends_on), ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/fields/writing", test_writing);
  TEST ("/fields/writing/cursor", test_writing_cursor);
  TEST ("/fields/writing/on", test_writing_on);
  TEST ("/fields/typed", test_typed);
  TEST ("/fields/date/follows", test_date_follows);
  TEST ("/fields/flag", test_flag);
  TEST ("/fields/choice", test_choice);
  TEST ("/fields/owner/new", test_new_owner);
  TEST ("/fields/references", test_references);
  TEST ("/fields/list", test_list);
  TEST ("/fields/every", test_every_field);
  TEST ("/fields/overlay", test_overlay);
  TEST ("/document/remove", test_remove);
  return g_test_run ();
}
