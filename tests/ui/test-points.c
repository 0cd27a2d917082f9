/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of action points: what its cells say, filters, following the plan, going to a record. In English, on
 * 21 November 2026. */
#include "bst-create.h"
#include "bst-document.h"
#include "bst-reader.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"
#include "pages/bst-action-points-page-private.h"
#include "bst-table-private.h"
#include <string.h>

#define TODAY 20261121
#define N_STEPS 300
#define FIELD(name) bst_kind_get_field (BST_KIND_ACTION_POINTS, name)

static BstDocument *
new_document (void)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstPlan) plan = bst_plan_create (framework, "Plan", "nl");
  BstDocument *document = bst_document_new (plan, framework);

  bst_checker_set_today (bst_document_get_checker (document), TODAY);
  return document;
}

static BstDocument *
open_example (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("BOUWSTENEN_DATADIR"), "examples", "ggb-voorbeeld.bouwstenen", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstPlan) plan = bst_plan_read_file (file, NULL, NULL, NULL, &error);
  BstDocument *document;

  g_assert_no_error (error);
  document = bst_document_new (plan, framework);
  bst_checker_set_today (bst_document_get_checker (document), TODAY);
  return document;
}

static BstRecord *
find (BstDocument *document, const char *id)
{
  return bst_plan_find (bst_document_get_plan (document), BST_KIND_ACTION_POINTS, id);
}

static void
set_number (BstDocument *document, const char *id, const char *field, gint64 value)
{
  bst_document_set_field (document, find (document, id), FIELD (field), (BstValue) { .num = value }, FALSE);
}

static void
set_text (BstDocument *document, const char *id, const char *field, const char *value)
{
  bst_document_set_field (document, find (document, id), FIELD (field), bst_value_text (value), FALSE);
}

static char *
cell (BstActionPointsSource *source, const char *id, guint column)
{
  BstTableItem *item = bst_table_model_find (bst_action_points_source_get_model (source), id);

  return bst_table_item_get_text (item, column);
}

/* --- Cells ------------------------------------------------------------------------------------------------------------ */

typedef struct {
  const char *target;
  gint64 kind, from, to, until;
  const char *unit, *measure;
} TargetCase;

#define NONE BST_UNSET
#define N(number) ((number) * BST_DECIMAL_ONE)

static const TargetCase targets[] = {
  { "", BST_TARGET_NONE, NONE, NONE, 0, NULL, NULL },
  { "35 → 400 kmo's", BST_TARGET_NUMBER, N (35), N (400), 0, "kmo's", NULL },
  { "0 → 60", BST_TARGET_NUMBER, 0, N (60), 0, NULL, NULL },
  { "→ 60", BST_TARGET_NUMBER, NONE, N (60), 0, NULL, NULL },
  { "baseline being measured", BST_TARGET_NUMBER, NONE, NONE, 20270101, NULL, NULL },
  { "baseline being measured → 50 towns", BST_TARGET_NUMBER, NONE, N (50), 20270101, "towns", NULL },
  { "22 → 60 %", BST_TARGET_SHARE, N (22), N (60), 0, NULL, NULL },
  { "22 → 60 %", BST_TARGET_SHARE, N (22), N (60), 0, "%", NULL },
  { "stays 2 minutes", BST_TARGET_KEEP, N (2), N (2), 0, "minutes", NULL },
  { "24 → at most 10 %", BST_TARGET_MAXIMUM, N (24), N (10), 0, "%", NULL },
  { "to be delivered", BST_TARGET_DELIVERY, NONE, NONE, 0, NULL, NULL },
  { "A guide", BST_TARGET_DELIVERY, NONE, NONE, 0, NULL, "A guide" },
};

/* No-break spaces read as spaces. */
static void
assert_says (char *text, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (text, "\302\240", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  g_assert_cmpstr (plain, ==, expected);
  g_free (text);
}

static void
test_target (void)
{
  g_autoptr (BstDocument) document = new_document ();
  g_autofree char *id = bst_document_add_action_point (document, NULL);
  g_autoptr (BstActionPointsSource) source = bst_action_points_source_new (document);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      set_number (document, id, "target-kind", targets[i].kind);
      set_number (document, id, "baseline-value", targets[i].from);
      set_number (document, id, "target-value", targets[i].to);
      set_number (document, id, "baseline-until", targets[i].until);
      set_text (document, id, "target-unit", targets[i].unit);
      set_text (document, id, "measure", targets[i].measure);
      assert_says (cell (source, id, BST_POINTS_TARGET), targets[i].target);
    }
}

typedef struct {
  const char *word, *shape;
  gint64 status, start, deadline;
  BstTone tone;
} StatusCase;

static const StatusCase conditions[] = {
  { "Draft", NULL, BST_STATUS_CONCEPT, 0, 0, BST_TONE_NEUTRAL },
  { "Late", "▲", BST_STATUS_CONCEPT, 0, 20261120, BST_TONE_ERROR },
  { "Late", "▲", BST_STATUS_RUNNING, 20260101, 20261120, BST_TONE_ERROR },
  { "Running", NULL, BST_STATUS_RUNNING, 20260101, 20261121, BST_TONE_ACCENT },
  { "Agreed", NULL, BST_STATUS_AGREED, 20270101, 20271231, BST_TONE_NEUTRAL },
  { "Suspended", NULL, BST_STATUS_SUSPENDED, 20260101, 20271231, BST_TONE_WARNING },
  { "Completed", "✓", BST_STATUS_DONE, 20250101, 20251231, BST_TONE_SUCCESS },
  { "Stopped", NULL, BST_STATUS_STOPPED, 20250101, 20251231, BST_TONE_NEUTRAL },
};

static void
test_status (void)
{
  g_autoptr (BstDocument) document = new_document ();
  g_autofree char *id = bst_document_add_action_point (document, NULL);
  g_autoptr (BstActionPointsSource) source = bst_action_points_source_new (document);
  const BstTableSource *table = bst_table_model_get_source (bst_action_points_source_get_model (source));

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      BstTablePill pill = { 0 };

      set_number (document, id, "status", conditions[i].status);
      set_number (document, id, "start", conditions[i].start);
      set_number (document, id, "deadline", conditions[i].deadline);
      assert_says (cell (source, id, BST_POINTS_STATUS), conditions[i].word);
      table->pill (source, find (document, id), BST_POINTS_STATUS, &pill);
      g_assert_cmpint (pill.tone, ==, conditions[i].tone);
      g_assert_cmpstr (pill.shape, ==, conditions[i].shape);
    }
}

static void
test_other_cells (void)
{
  g_autoptr (BstDocument) document = new_document ();
  g_autofree char *id = bst_document_add_action_point (document, "od.vw.4.a");
  g_autoptr (BstActionPointsSource) source = bst_action_points_source_new (document);
  BstTransaction *transaction = bst_document_begin (document, "owner", NULL);
  g_autofree char *owner = bst_document_find_or_add_actor (document, transaction, "Huis Linde");
  gint64 place;
  g_autofree char *group = bst_action_points_source_get_title (source, BST_POINTS_BY_OBJECTIVE, "od.vw.4", &place);

  bst_transaction_set_text (transaction, find (document, id), "owner", owner);
  g_assert_true (bst_document_apply (document, transaction));
  set_number (document, id, "deadline", 20271231);
  set_text (document, id, "domain", "bd.werk");
  assert_says (cell (source, id, BST_POINTS_TITLE), "Untitled");
  assert_says (cell (source, id, BST_POINTS_OWNER), "Huis Linde");
  assert_says (cell (source, id, BST_POINTS_DEADLINE), "31 Dec 2027");
  assert_says (cell (source, id, BST_POINTS_START), "");
  assert_says (cell (source, id, BST_POINTS_OBJECTIVE), "O4a");
  assert_says (cell (source, id, BST_POINTS_MILESTONES), "");
  assert_says (cell (source, id, BST_POINTS_AGREEMENT), "Not asked yet");
  assert_says (cell (source, id, BST_POINTS_DONE), "");
  g_assert_cmpstr (bst_action_points_source_get_key (source, find (document, id), BST_POINTS_BY_OBJECTIVE), ==,
                   "od.vw.4");
  g_assert_cmpstr (bst_action_points_source_get_key (source, find (document, id), BST_POINTS_BY_DOMAIN), ==, "bd.werk");
  g_assert_nonnull (strstr (group, " · O4 "));
}

/* What was agreed with one owner does not hold for the next. */
static void
test_commit (void)
{
  g_autoptr (BstDocument) document = new_document ();
  g_autofree char *id = bst_document_add_action_point (document, NULL);
  g_autoptr (BstActionPointsSource) source = bst_action_points_source_new (document);
  const BstTableSource *table = bst_table_model_get_source (bst_action_points_source_get_model (source));
  BstTransaction *transaction = bst_document_begin (document, "owner", NULL);
  g_autofree char *owner = bst_document_find_or_add_actor (document, transaction, "Huis Linde");
  g_autofree char *no_title = NULL, *no_date = NULL;

  g_assert_true (bst_document_apply (document, transaction));
  set_number (document, id, "agreement", BST_AGREEMENT_CONFIRMED);
  g_assert_null (table->commit (source, find (document, id), BST_POINTS_OWNER, owner));
  g_assert_cmpstr (BST_ACTION_POINT (find (document, id))->owner, ==, owner);
  g_assert_cmpint (BST_ACTION_POINT (find (document, id))->agreement, ==, BST_AGREEMENT_NONE);
  bst_document_undo (document);
  g_assert_null (BST_ACTION_POINT (find (document, id))->owner);
  g_assert_cmpint (BST_ACTION_POINT (find (document, id))->agreement, ==, BST_AGREEMENT_CONFIRMED);

  g_assert_null (table->commit (source, find (document, id), BST_POINTS_DEADLINE, "31/12/2027"));
  g_assert_cmpint (BST_ACTION_POINT (find (document, id))->deadline, ==, 20271231);
  g_assert_null (table->commit (source, find (document, id), BST_POINTS_DEADLINE, ""));
  g_assert_cmpint (BST_ACTION_POINT (find (document, id))->deadline, ==, 0);
  no_date = table->commit (source, find (document, id), BST_POINTS_DEADLINE, "soon");
  g_assert_nonnull (strstr (no_date, "soon"));
  no_title = table->commit (source, find (document, id), BST_POINTS_TITLE, "");
  g_assert_nonnull (no_title);
  g_assert_null (table->commit (source, find (document, id), BST_POINTS_STATUS, "agreed"));
  g_assert_cmpint (BST_ACTION_POINT (find (document, id))->status, ==, BST_STATUS_AGREED);
}

/* --- Following the plan: after any change the rows are those of a table made anew --------------------------------------- */

static char *
list_rows (BstActionPointsSource *source)
{
  BstTableModel *model = bst_action_points_source_get_model (source);
  const BstTableSource *table = bst_table_model_get_source (model);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      BstTableMark row_marks[BST_TABLE_MAX_MARKS] = { 0 };
      guint count;
      g_autofree char *group = bst_table_model_get_group_title (model, item, &count);

      g_string_append_printf (list, "%s [%s %u]", bst_table_item_get_key (item), group, count);
      for (guint column = 0; column < BST_POINTS_N_COLUMNS; column++)
        {
          g_autofree char *text = bst_table_item_get_text (item, column);
          g_string_append_printf (list, " | %s", text);
        }
      table->marks (source, bst_table_item_get_record (item), BST_POINTS_SMART, row_marks);
      for (guint m = 0; m < 5; m++)
        g_string_append_printf (list, " %c%d", row_marks[m].letter, row_marks[m].state);
      g_string_append_c (list, '\n');
    }
  return g_string_free (list, FALSE);
}

static BstRecord *
any (BstDocument *document, GRand *random, BstKindId kind)
{
  BstCollection *all = bst_plan_get_collection (bst_document_get_plan (document), kind);
  guint n = bst_collection_get_n (all);

  return n > 0 ? bst_collection_get (all, (guint) g_rand_int_range (random, 0, (int) n)) : NULL;
}

static void
change_something (BstDocument *document, GRand *random)
{
  static const char *const objectives[] = { "od.vw.4", "od.vw.4.a", "od.ou.6", "od.pop.1", "sd.ou.4", NULL };
  static const char *const titles[] = { "Zorgverleners bezoeken gezinnen", "Meer aandacht", NULL };
  BstRecord *point = any (document, random, BST_KIND_ACTION_POINTS), *actor = any (document, random, BST_KIND_ACTORS);
  int dice = point != NULL ? g_rand_int_range (random, 0, 12) : 8;

  if (dice == 0)
    set_text (document, point->id, "title", titles[g_rand_int_range (random, 0, 3)]);
  else if (dice == 1)
    set_number (document, point->id, "status", g_rand_int_range (random, 0, 7));
  else if (dice == 2)
    set_number (document, point->id, "deadline", 20250101 + 10000 * g_rand_int_range (random, 0, 4));
  else if (dice == 3 && actor != NULL)
    set_text (document, point->id, "owner", actor->id);
  else if (dice == 4)
    set_text (document, point->id, "objective", objectives[g_rand_int_range (random, 0, 6)]);
  else if (dice == 5)
    bst_document_remove_record (document, point);
  else if (dice == 6 && actor != NULL)
    bst_document_set_field (document, actor, bst_record_find_field (actor, "name"),
                            bst_value_text (titles[g_rand_int_range (random, 0, 2)]), FALSE);
  else if (dice == 7)
    set_number (document, point->id, "target-value", g_rand_int_range (random, 0, 9) * BST_DECIMAL_ONE);
  else if (dice == 8)
    g_free (bst_document_add_action_point (document, objectives[g_rand_int_range (random, 0, 6)]));
  else if (dice == 9)
    bst_document_redo (document);
  else
    bst_document_undo (document);
}

static void
test_follow (gconstpointer grouping)
{
  g_autoptr (BstDocument) document = open_example ();
  g_autoptr (BstActionPointsSource) source = bst_action_points_source_new (document);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  bst_table_model_set_grouping (bst_action_points_source_get_model (source), grouping);
  bst_table_model_set_sort (bst_action_points_source_get_model (source), BST_POINTS_SMART, FALSE);
  for (int i = 0; i < N_STEPS; i++)
    {
      g_autoptr (BstActionPointsSource) anew = NULL;
      g_autofree char *followed = NULL, *made = NULL;

      change_something (document, random);
      anew = bst_action_points_source_new (document);
      bst_table_model_set_grouping (bst_action_points_source_get_model (anew), grouping);
      bst_table_model_set_sort (bst_action_points_source_get_model (anew), BST_POINTS_SMART, FALSE);
      followed = list_rows (source);
      made = list_rows (anew);
      g_assert_cmpstr (followed, ==, made);
    }
}

/* --- The page ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  BstDocument *document;
  BstActionPointsPage *page;
  GtkWidget *window;
  guint n_toasts;
} Fixture;

static void
toast_cb (Fixture *f)
{
  f->n_toasts++;
}

static void
spin (void)
{
  for (gint64 end = g_get_monotonic_time () + 120 * 1000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = data != NULL ? open_example () : new_document ();
  f->page = g_object_ref_sink (g_object_new (BST_TYPE_ACTION_POINTS_PAGE, NULL));
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  g_signal_connect_swapped (f->page, "toast", G_CALLBACK (toast_cb), f);
  bst_page_set_document (BST_PAGE (f->page), f->document);
  gtk_window_present (GTK_WINDOW (f->window));
  spin ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  spin ();
  g_assert_finalize_object (f->page);
  g_assert_finalize_object (f->document);
}

static guint
n_visible (Fixture *f)
{
  return bst_table_model_get_n_visible (bst_action_points_page_get_model (f->page));
}

static guint
n_total (Fixture *f)
{
  return bst_table_model_get_n_total (bst_action_points_page_get_model (f->page));
}

/* How many the plan has with these keys: counted without the page. */
static guint
count (Fixture *f, const char *phase, const char *domain, gboolean attention)
{
  BstCollection *points = bst_plan_get_collection (bst_document_get_plan (f->document), BST_KIND_ACTION_POINTS);
  BstActionPointsSource *source = f->page->source;
  guint n = 0;

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      n +=
          (phase == NULL || strcmp (bst_action_points_source_get_key (source, record, BST_POINTS_BY_PHASE), phase) == 0)
          && (domain == NULL
              || strcmp (bst_action_points_source_get_key (source, record, BST_POINTS_BY_DOMAIN), domain) == 0)
          && (!attention || bst_action_points_source_needs_attention (source, record));
    }
  return n;
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  BstActionPointsPage *page = f->page;
  guint ouderen = count (f, "lf.ou", NULL, FALSE), welzijn = count (f, NULL, "bd.welzijn", FALSE);

  g_assert_cmpuint (n_visible (f), ==, n_total (f));
  g_assert_cmpuint (ouderen, >, 0);
  g_assert_cmpuint (welzijn, >, 0);
  bst_filter_chip_choose (page->phase_chip, "lf.ou", TRUE);
  g_assert_cmpuint (n_visible (f), ==, ouderen);
  bst_filter_chip_choose (page->phase_chip, "lf.pop", TRUE);
  g_assert_cmpuint (n_visible (f), ==, ouderen + count (f, "lf.pop", NULL, FALSE));
  bst_filter_chip_choose (page->phase_chip, "lf.pop", FALSE);
  bst_filter_chip_choose (page->domain_chip, "bd.welzijn", TRUE);
  g_assert_cmpuint (n_visible (f), ==, count (f, "lf.ou", "bd.welzijn", FALSE));
  gtk_toggle_button_set_active (page->attention_chip, TRUE);
  g_assert_cmpuint (n_visible (f), ==, count (f, "lf.ou", "bd.welzijn", TRUE));
  bst_filter_chip_clear (page->phase_chip);
  g_assert_cmpuint (n_visible (f), ==, count (f, NULL, "bd.welzijn", TRUE));
  g_assert_true (gtk_widget_get_visible (page->clear_button));
  bst_action_points_page_clear_filters (page);
  g_assert_cmpuint (n_visible (f), ==, n_total (f));
  g_assert_false (gtk_widget_get_visible (page->clear_button));
  /* "" is what has none */
  bst_filter_chip_choose (page->domain_chip, "", TRUE);
  g_assert_cmpuint (n_visible (f), ==, count (f, NULL, "", FALSE));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  bst_page_search (BST_PAGE (f->page), "zilver");
  g_assert_cmpuint (n_visible (f), <, n_total (f));
  bst_page_search (BST_PAGE (f->page), "kmo's dienst werkveer"); /* title and owner */
  g_assert_cmpuint (n_visible (f), ==, 1);
  bst_filter_chip_choose (f->page->phase_chip, "lf.ou", TRUE);
  g_assert_cmpuint (n_visible (f), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->results), ==, "nothing");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.clear-filters", NULL);
  g_assert_cmpuint (n_visible (f), ==, n_total (f));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->results), ==, "rows");
}

static void
test_reveal (Fixture *f, gconstpointer data)
{
  BstTableModel *model = bst_action_points_page_get_model (f->page);
  g_autofree char *id = bst_document_add_action_point (f->document, "od.ou.6");

  bst_filter_chip_choose (f->page->phase_chip, "lf.pop", TRUE);
  bst_page_search (BST_PAGE (f->page), "gemeenten");
  g_assert_true (bst_page_reveal (BST_PAGE (f->page), id, "deadline"));
  g_assert_cmpuint (f->n_toasts, ==, 1);
  g_assert_false (bst_action_points_page_is_filtered (f->page));
  g_assert_cmpstr (bst_table_model_get_primary (model), ==, id);
  /* nothing hides it now, so nothing is cleared */
  bst_filter_chip_choose (f->page->phase_chip, "lf.ou", TRUE);
  g_assert_true (bst_page_reveal (BST_PAGE (f->page), id, NULL));
  g_assert_cmpuint (f->n_toasts, ==, 1);
  g_assert_true (bst_action_points_page_is_filtered (f->page));
  g_assert_false (bst_page_reveal (BST_PAGE (f->page), "ap-zzzzzzzzzzzzzzzz", NULL));
}

static void
test_commands (Fixture *f, gconstpointer data)
{
  BstTableModel *model = bst_action_points_page_get_model (f->page);
  g_autoptr (BstTableItem) first = NULL;
  g_autofree char *made = NULL;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->stack), ==, "empty");
  g_assert_true (bst_page_add (BST_PAGE (f->page)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->stack), ==, "points");
  made = g_strdup (bst_table_model_get_primary (model));
  set_text (f->document, made, "objective", "od.ou.6");
  set_text (f->document, made, "title", "One");
  set_number (f->document, made, "status", BST_STATUS_DONE);
  /* the next one comes under the same objective */
  g_assert_true (bst_page_add (BST_PAGE (f->page)));
  g_assert_cmpstr (BST_ACTION_POINT (find (f->document, bst_table_model_get_primary (model)))->objective, ==,
                   "od.ou.6");
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.remove", NULL);
  g_assert_cmpuint (n_total (f), ==, 1);
  g_assert_cmpuint (f->n_toasts, ==, 1);
  bst_table_model_select (model, made);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.duplicate", NULL);
  g_assert_cmpuint (n_total (f), ==, 2);
  g_assert_cmpstr (BST_ACTION_POINT (find (f->document, bst_table_model_get_primary (model)))->title, ==, "One (copy)");
  g_assert_cmpint (BST_ACTION_POINT (find (f->document, bst_table_model_get_primary (model)))->status, ==,
                   BST_STATUS_CONCEPT);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (model));
  g_assert_true (gtk_action_bar_get_revealed (f->page->selection_bar));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "page.remove", NULL);
  spin ();
  g_assert_cmpuint (n_total (f), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->page->stack), ==, "empty");
  bst_document_undo (f->document);
  spin ();
  g_assert_cmpuint (n_total (f), ==, 2);
  g_assert_cmpuint (bst_page_get_count (BST_PAGE (f->page)), ==, 2);
}

/* Another plan, then none, then this one: nothing of the one before stays. */
static void
test_documents (Fixture *f, gconstpointer data)
{
  g_autoptr (BstDocument) other = new_document ();
  guint n = n_total (f);

  bst_filter_chip_choose (f->page->phase_chip, "lf.ou", TRUE);
  bst_page_set_document (BST_PAGE (f->page), other);
  g_assert_cmpuint (n_total (f), ==, 0);
  g_assert_false (bst_action_points_page_is_filtered (f->page));
  bst_page_set_document (BST_PAGE (f->page), NULL);
  spin ();
  g_assert_finalize_object (g_steal_pointer (&other));
  bst_page_set_document (BST_PAGE (f->page), f->document);
  g_assert_cmpuint (n_total (f), ==, n);
}

/* Tab goes from the filters to the names of the columns, then to the rows; also after the rows had the keyboard. */
static void
test_tab (Fixture *f, gconstpointer data)
{
  GtkWidget *focus;
  guint n_header = 0;

  bst_page_focus_content (BST_PAGE (f->page));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_WIDGET (f->page->table)));
  gtk_widget_grab_focus (GTK_WIDGET (f->page->view_button));
  for (guint i = 0; i < 12; i++)
    {
      g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      if (gtk_widget_is_ancestor (focus, f->page->table->header))
        n_header++;
    }
  g_assert_cmpuint (n_header, ==, 6);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bst_text_set_language ("en");
  g_test_add_func ("/points/cells/target", test_target);
  g_test_add_func ("/points/cells/status", test_status);
  g_test_add_func ("/points/cells/other", test_other_cells);
  g_test_add_func ("/points/cells/commit", test_commit);
  g_test_add_data_func ("/points/follow/objective", "objective", test_follow);
  g_test_add_data_func ("/points/follow/owner", "owner", test_follow);
  g_test_add_data_func ("/points/follow/status", "status", test_follow);
#define TEST(path, example, func) g_test_add (path, Fixture, example, set_up, func, tear_down)
  TEST ("/points/page/filters", "example", test_filters);
  TEST ("/points/page/search", "example", test_search);
  TEST ("/points/page/reveal", "example", test_reveal);
  TEST ("/points/page/documents", "example", test_documents);
  TEST ("/points/page/tab", "example", test_tab);
  TEST ("/points/page/commands", NULL, test_commands);
  return g_test_run ();
}
