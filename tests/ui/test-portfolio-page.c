/* SPDX-License-Identifier: EUPL-1.2 */
/* The inventory of actions: readings in its cells, filters, saved views, cells from a spreadsheet, several records at once.
 * In English, on 21 November 2026, with the example plan. */
#include "frames.h"
#include "plan-fixture.h"
#include "bst-cell-text.h"
#include "bst-records-view-private.h"
#include "bst-table-private.h"
#include "bst-text.h"
#include "dialogs/bst-bulk-edit.h"
#include "kinds/bst-action.h"
#include "pages/bst-portfolio-page-private.h"
#include <string.h>

typedef struct {
  BstDocument *document;
  BstPortfolioPage *page;
  GtkWidget *window;
  guint n_toasts, n_changed, n_refused;
  char *reason; /* of the first refused cell */
} Fixture;

static void
toast_cb (Fixture *f)
{
  f->n_toasts++;
}

static void
pasted_cb (Fixture *f, guint n_changed, GPtrArray *refused)
{
  f->n_changed = n_changed;
  f->n_refused = refused->len;
  g_set_str (&f->reason, refused->len > 0 ? ((BstTablePasted *) refused->pdata[0])->reason : NULL);
}

static BstTable *
table (Fixture *f)
{
  return bst_records_view_get_table (f->page->inventory);
}

static BstTableModel *
model (Fixture *f)
{
  return bst_records_view_get_model (f->page->inventory);
}

static BstFilterBar *
filters (Fixture *f)
{
  return bst_records_view_get_filters (f->page->inventory);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = data != NULL ? plan_open_example () : plan_new ();
  f->page = g_object_ref_sink (g_object_new (BST_TYPE_PORTFOLIO_PAGE, NULL));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  g_signal_connect_swapped (f->page, "toast", G_CALLBACK (toast_cb), f);
  g_signal_connect_swapped (table (f), "pasted", G_CALLBACK (pasted_cb), f);
  bst_page_set_document (BST_PAGE (f->page), f->document);
  gtk_window_present (GTK_WINDOW (f->window));
  frames_settle (120);
}

/* Dialogs go when they have faded, and hold what they show until then. */
static void
let_go (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (object);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  let_go (f->page);
  let_go (f->document);
  g_free (f->reason);
}

static BstAction *
action_at (Fixture *f, guint position)
{
  g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (model (f)), position);

  return BST_ACTION (bst_table_item_get_record (item));
}

static guint
n_visible (Fixture *f)
{
  return bst_table_model_get_n_visible (model (f));
}

static void
put_cursor (Fixture *f, const char *column, guint position)
{
  BstTable *self = table (f);
  BstTableModel *rows = model (f);

  bst_table_model_select (rows, BST_RECORD (action_at (f, position))->id);
  for (guint place = 0; place < bst_table_geometry_get_n_places (self->geometry); place++)
    if (g_str_equal (self->source->columns[bst_table_geometry_get_column (self->geometry, place)].id, column))
      {
        self->cursor = self->anchor = place;
        return;
      }
  g_assert_not_reached ();
}

/* Shows only these columns. */
static void
arrange (Fixture *f, const char *arrangement)
{
  bst_records_view_recall (f->page->inventory, "", arrangement);
}

/* --- Filters and what the strip says --------------------------------------------------------------------------------- */

static void
test_filters (Fixture *f, gconstpointer data)
{
  const BstPortfolioTotals *totals = bst_portfolio_get_totals (bst_document_get_portfolio (f->document));
  guint strong = 0, scale_up = totals->n_advice[BST_ADVICE_SCALE_UP], older = 0;

  g_assert_cmpuint (n_visible (f), ==, totals->n_actions);
  g_assert_cmpuint (bst_page_get_count (BST_PAGE (f->page)), ==, totals->n_actions);
  bst_filter_bar_choose (filters (f), "advice", "scale-up", TRUE);
  g_assert_cmpuint (n_visible (f), ==, scale_up);
  g_assert_cmpuint (scale_up, >, 0);
  /* only what is strong and reaches too few qualifies */
  for (guint i = 0; i < n_visible (f); i++)
    {
      const BstAppraisal *appraisal =
          bst_portfolio_get (bst_document_get_portfolio (f->document), BST_RECORD (action_at (f, i))->id);
      g_assert_cmpint (appraisal->quality, ==, BST_QUALITY_STRONG);
      g_assert_cmpint (appraisal->reach, ==, BST_REACH_LIMITED);
    }
  bst_filter_bar_choose (filters (f), "phase", "lf.ou", TRUE);
  older = n_visible (f);
  g_assert_cmpuint (older, <, scale_up);
  bst_filter_bar_clear (filters (f));
  /* what hides a record is cleared to show it */
  bst_filter_bar_choose (filters (f), "advice", "out-of-scope", TRUE);
  for (guint i = 0; i < n_visible (f); i++)
    strong += bst_portfolio_get (bst_document_get_portfolio (f->document), BST_RECORD (action_at (f, i))->id)->quality
              == BST_QUALITY_STRONG;
  bst_filter_bar_clear (filters (f));
  g_assert_cmpuint (n_visible (f), ==, totals->n_actions);
  g_assert_cmpuint (strong, <=, totals->n_actions);
}

/* Chips are counted with what the others leave; the state of all of them goes into text and back. */
static void
test_remember (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL, *again = NULL;
  guint n;

  bst_filter_bar_choose (filters (f), "owner", "", TRUE);
  bst_filter_bar_choose (filters (f), "phase", "lf.ou", TRUE);
  bst_filter_bar_choose (filters (f), "phase", "lf.vw", TRUE);
  kept = bst_filter_bar_remember (filters (f));
  g_assert_cmpstr (kept, ==, "phase=lf.ou|lf.vw owner=-");
  n = n_visible (f);
  bst_filter_bar_clear (filters (f));
  g_assert_cmpuint (n_visible (f), >, n);
  bst_filter_bar_recall (filters (f), "nothing=known phase owner=- phase=lf.ou|lf.vw");
  again = bst_filter_bar_remember (filters (f));
  g_assert_cmpstr (again, ==, kept);
  g_assert_cmpuint (n_visible (f), ==, n);
}

/* --- Saved views ------------------------------------------------------------------------------------------------------ */

static const char *
shown_view (Fixture *f)
{
  return gtk_label_get_text (f->page->view_label);
}

static void
test_views (Fixture *f, gconstpointer data)
{
  GActionGroup *views = G_ACTION_GROUP (f->page->view_commands);
  g_autoptr (GVariant) kept = NULL;
  guint scale_up;

  g_settings_reset (f->page->settings, "portfolio-views");
  g_assert_cmpstr (shown_view (f), ==, "All Actions");
  g_action_group_change_action_state (views, "choose", g_variant_new_string ("ready:scale-up"));
  g_assert_cmpstr (shown_view (f), ==, "To Scale Up");
  scale_up = n_visible (f);
  /* filters that come to the same are that view */
  bst_filter_bar_clear (filters (f));
  g_assert_cmpstr (shown_view (f), ==, "All Actions");
  bst_filter_bar_choose (filters (f), "advice", "scale-up", TRUE);
  g_assert_cmpstr (shown_view (f), ==, "To Scale Up");
  bst_table_model_set_grouping (model (f), "phase");
  kept = g_variant_ref_sink (g_variant_new_parsed ("[('Mine', 'advice=scale-up', 'owner;title:0 owner:118')]"));
  g_settings_set_value (f->page->settings, "portfolio-views", kept);
  g_action_group_change_action_state (views, "choose", g_variant_new_string ("own:Mine"));
  g_assert_cmpuint (n_visible (f), ==, scale_up);
  g_assert_cmpstr (bst_table_model_get_grouping (model (f)), ==, "owner");
  bst_filter_bar_choose (filters (f), "phase", "lf.ou", TRUE);
  g_assert_cmpstr (shown_view (f), ==, "Mine, changed");
  g_action_group_activate_action (views, "update", NULL);
  g_assert_cmpstr (shown_view (f), ==, "Mine");
  g_action_group_activate_action (views, "remove", NULL);
  g_assert_cmpstr (shown_view (f), ==, "All Actions");
  g_assert_cmpuint (g_variant_n_children (g_settings_get_value (f->page->settings, "portfolio-views")), ==, 0);
}

/* --- Cells from a spreadsheet ------------------------------------------------------------------------------------------ */

static void
test_paste (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  BstAction *first, *second;

  arrange (f, ";title:0 owner:118 stage:118 groups:170 reached:104 -advice:1 -quality:1 -reach:1");
  put_cursor (f, "title", 0);
  before = g_strdup (action_at (f, 0)->title);
  bst_table_paste_text (table (f), "Een naam\tGemeentenkring Wolkenbeek\tPilot\r\n"
                                   "\"Een \"\"naam\"\"\nop twee regels\"\tNiemand\tpilot\r\n");
  first = action_at (f, 0);
  second = action_at (f, 1);
  g_assert_cmpstr (first->title, ==, "Een naam");
  g_assert_cmpint (first->scaling_stage, ==, BST_STAGE_PILOT);
  g_assert_cmpstr (second->title, ==, "Een \"naam\" op twee regels");
  g_assert_cmpint (second->scaling_stage, ==, BST_STAGE_PILOT);
  g_assert_cmpuint (f->n_refused, ==, 1); /* nobody of that name */
  g_assert_cmpstr (f->reason, ==, "There is no “Niemand” to choose here.");
  /* one undo step, and nothing of it stays */
  bst_document_undo (f->document);
  g_assert_cmpstr (action_at (f, 0)->title, ==, before);
}

/* A first line that names columns says where the cells go, wherever the cursor is; also columns that are not shown. */
static void
test_paste_headings (Fixture *f, gconstpointer data)
{
  arrange (f, ";title:0 owner:118");
  put_cursor (f, "owner", 0);
  bst_table_paste_text (table (f), "People reached\tSize of the target group\tIn all of Flanders\n1.200\t4.000\tja\n");
  g_assert_cmpuint (f->n_refused, ==, 1); /* English writes 1,200 */
  bst_table_paste_text (table (f), "People reached\tSize of the target group\tIn all of Flanders\n1,200\t4,000\tyes\n");
  g_assert_cmpuint (f->n_refused, ==, 0);
  g_assert_cmpint (action_at (f, 0)->reach_count, ==, 1200);
  g_assert_cmpint (action_at (f, 0)->denominator, ==, 4000);
  g_assert_true (action_at (f, 0)->flanders_wide);
  /* what the program works out is not written */
  bst_table_paste_text (table (f), "Quality\nStrong\n");
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_cmpuint (f->n_changed, ==, 0);
}

/* One line fills every selected row, one cell every marked cell; what is below the last row is refused. */
static void
test_paste_fill (Fixture *f, gconstpointer data)
{
  guint n = n_visible (f);
  g_autoptr (GString) many = g_string_new (NULL);

  arrange (f, ";title:0 level:100 stage:118 owner:118");
  put_cursor (f, "level", 0);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (model (f)), 0, 3, TRUE);
  bst_table_paste_text (table (f), "Flemish\tSpread\n");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (action_at (f, i)->scaling_stage, ==, BST_STAGE_SPREAD);
      g_assert_cmpint (action_at (f, i)->level, ==, 4);
    }
  put_cursor (f, "owner", n - 1);
  bst_table_paste_text (table (f), "\n\n\n");
  g_assert_null (action_at (f, n - 1)->owner);
  g_assert_cmpuint (f->n_refused, ==, 2);
  g_assert_cmpstr (f->reason, ==, "There is no row left for this line.");
  /* cells that are full of quotation marks and line ends break nothing */
  for (guint i = 0; i < 2000; i++)
    g_string_append_c (many, "\"\t\n\r'=x"[i * 7 % 8]);
  put_cursor (f, "title", 0);
  bst_table_paste_text (table (f), many->str);
}

/* References by their short names, in any language of the framework, several apart by semicolons or commas. */
static void
test_read (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *field, *text, *written; /* written: NULL: refused */
  } cases[] = {
    { "phases", "Ouderen; Older people", "Older people" },
    { "settings", "Thuis, gezin en informeel netwerk; Childcare", "Childcare; Home and family" },
    { "settings", "thuis en gezin, kinderopvang", "Childcare; Home and family" },
    { "settings", "Kinderopvang, Nergens", NULL },
    { "kind", "new, for a gap", "New, for a gap" },
    { "kind", "iets anders", NULL },
    { "review-date", "31/12/2026", "31 Dec 2026" },
    { "review-date", "ooit", NULL },
    { "reach-bp", "12.5%", "12.5%" },
    { "reach-bp", "120%", NULL },
    { "flanders-wide", "x", "yes" },
    { "flanders-wide", "misschien", NULL },
    { "primary-objective", "O1", NULL }, /* every phase has one */
    { "primary-objective", "od.ou.6", NULL },
    { "scores", "4", NULL },
  };
  g_autoptr (BstCellReader) reader = bst_cell_reader_new (f->document);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BstField *field = bst_kind_get_field (BST_KIND_ACTIONS, cases[i].field);
      BstValue value;
      g_autofree char *message = bst_cell_reader_read (reader, field, cases[i].text, &value);
      g_autofree char *written = message == NULL ? bst_cell_text_write (f->document, field, value) : NULL;

      if (g_str_has_prefix (cases[i].text, "od."))
        g_assert_cmpstr (value.ptr, ==, cases[i].text); /* ids are understood */
      else
        g_assert_cmpstr (written, ==, cases[i].written);
      if (message == NULL)
        bst_value_clear (field, &value);
    }
}

/* --- Several at once ---------------------------------------------------------------------------------------------------- */

static void
edited_cb (BstBulkEdit *dialog, guint n, guint *ret_n)
{
  *ret_n = n;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found =
      GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
test_together (Fixture *f, gconstpointer data)
{
  const char *const fields[] = { "kind", "groups", NULL };
  g_auto (GStrv) ids = NULL;
  guint n = 0, different = 0;
  BstBulkEdit *dialog;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (model (f)));
  ids = bst_table_model_get_selected (model (f));
  for (guint i = 0; i < n_visible (f); i++)
    different += action_at (f, i)->kind != BST_ACTION_EXISTING;
  dialog = bst_bulk_edit_new (bst_records_view_get_source (f->page->inventory), (const char *const *) ids, fields,
                              bst_portfolio_info.say);
  g_signal_connect (dialog, "edited", G_CALLBACK (edited_cb), &n);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (f->page));
  frames_settle (120);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "C_hange"),
                         "clicked"); /* the first choice of a kind is "existing" */
  g_assert_cmpuint (n, ==, different);
  for (guint i = 0; i < n_visible (f); i++)
    g_assert_cmpint (action_at (f, i)->kind, ==, BST_ACTION_EXISTING);
  bst_document_undo (f->document);
  frames_settle (120);
  n = 0;
  for (guint i = 0; i < n_visible (f); i++)
    n += action_at (f, i)->kind != BST_ACTION_EXISTING;
  g_assert_cmpuint (n, ==, different);
}

static void
test_commands (Fixture *f, gconstpointer data)
{
  guint n = n_visible (f);
  g_autofree char *id = g_strdup (BST_RECORD (action_at (f, 0))->id);

  bst_filter_bar_choose (filters (f), "advice", "keep", TRUE);
  g_assert_true (bst_page_reveal (BST_PAGE (f->page), id, NULL));
  g_assert_cmpuint (f->n_toasts, ==, n_visible (f) == n ? 1 : 0);
  bst_filter_bar_clear (filters (f));
  bst_table_model_select (model (f), id);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.duplicate", NULL);
  g_assert_cmpuint (n_visible (f), ==, n + 1);
  /* the judgement of the first one is not that of its copy */
  g_assert_cmpuint (bst_vec_length (BST_ACTION (bst_plan_find (bst_document_get_plan (f->document), BST_KIND_ACTIONS,
                                                               bst_table_model_get_primary (model (f))))
                                        ->scores),
                    ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.remove", NULL); /* the copy: nothing else hangs on it */
  frames_settle (120);
  g_assert_cmpuint (n_visible (f), ==, n);
  bst_document_undo (f->document);
  frames_settle (120);
  g_assert_cmpuint (n_visible (f), ==, n + 1);
  g_assert_false (bst_page_reveal (BST_PAGE (f->page), "act-zzzzzzzzzzzzzzzz", NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bst_text_set_language ("en");
#define TEST(path, func) g_test_add (path, Fixture, "example", set_up, func, tear_down)
  TEST ("/portfolio/filters", test_filters);
  TEST ("/portfolio/remember", test_remember);
  TEST ("/portfolio/views", test_views);
  TEST ("/portfolio/paste", test_paste);
  TEST ("/portfolio/paste-headings", test_paste_headings);
  TEST ("/portfolio/paste-fill", test_paste_fill);
  TEST ("/portfolio/read", test_read);
  TEST ("/portfolio/together", test_together);
  TEST ("/portfolio/commands", test_commands);
  return g_test_run ();
}
