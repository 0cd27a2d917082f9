/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-actions.c PLAN [ROWS] - the inventory of actions against a stock GtkColumnView that shows the same columns of the same
 * actions, through GTK's own filter and sort models. The actions of PLAN are repeated until there are ROWS of them. Run it
 * under tests/ui/with-display.sh. Prints what each takes and the ratio; nothing here is a test, since machines are shared. */
#include "bench-window.h"
#include "bst-document.h"
#include "bst-reader.h"
#include "kinds/bst-action.h"
#include "pages/bst-portfolio-page-private.h"
#include <stdlib.h>

#define FRAMES 60
#define WORDS "zorg"

static const char *const shown[] = { "title", "advice", "quality", "reach", "owner" };

enum { FIRST_FRAME, SEARCH, FILTER, SORT, SCROLL_MEAN, SCROLL_WORST, N_FIGURES };
static const char *const figure_names[N_FIGURES] = {
  "page to its first frame", "a word searched for",           "filtered: to scale up",
  "sorted by the title",     "a frame while scrolling, mean", "a frame while scrolling, worst"
};

typedef struct {
  BstDocument *document;
  BstRecordSource *source; /* what the stock view reads its texts from */
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkSortListModel *sorted;
  gboolean only_scale_up;
  const char *word;
} Stock;

/* --- A plan with many actions ---------------------------------------------------------------------------------------- */

static BstDocument *
open_many (const char *path, guint n, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (BstPlan) plan = bst_plan_read_file (file, NULL, NULL, NULL, error);
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  BstTransaction *transaction = bst_transaction_new ("", "", NULL);
  BstCollection *actions;
  guint before;

  if (plan == NULL)
    return NULL;
  actions = bst_plan_get_collection (plan, BST_KIND_ACTIONS);
  before = bst_collection_get_n (actions);
  for (guint i = before; before > 0 && i < n; i++)
    {
      g_autofree char *id = bst_id_new (BST_KIND_ACTIONS);
      BstRecord *like = bst_collection_get (actions, i % before);
      g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTIONS, id);
      const BstFieldTable *table = bst_record_get_table (like);

      for (guint f = 0; f < table->n_fields; f++)
        bst_record_take (image, &table->fields[f],
                         bst_value_copy (&table->fields[f], bst_field_get (&table->fields[f], like)));
      bst_transaction_add (transaction, image);
    }
  if (!bst_plan_apply (plan, transaction, error))
    return NULL;
  return bst_document_new (plan, framework);
}

/* --- Measuring ------------------------------------------------------------------------------------------------------- */

static void
scroll (GtkWidget *window, GtkAdjustment *adjustment, double *figures)
{
  double step = (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)) / FRAMES;
  double sum = 0, worst = 0;

  for (guint i = 0; i < FRAMES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double took;

      gtk_adjustment_set_value (adjustment, step * (i + 1));
      bench_wait_for_frame (window);
      took = bench_milliseconds (start);
      sum += took;
      worst = MAX (worst, took);
    }
  figures[SCROLL_MEAN] = sum / FRAMES;
  figures[SCROLL_WORST] = worst;
}

/* --- Ours -------------------------------------------------------------------------------------------------------------- */

static void
measure_ours (BstDocument *document, double *figures)
{
  BstPortfolioPage *page = g_object_new (BST_TYPE_PORTFOLIO_PAGE, NULL);
  BstTable *table = bst_records_view_get_table (page->inventory);
  BstTableModel *model = NULL;
  gint64 start = g_get_monotonic_time ();
  GtkWidget *window = NULL;

  bst_page_set_document (BST_PAGE (page), document);
  window = bench_present (GTK_WIDGET (page), 1000, 700);
  bench_wait_for_frame (window);
  figures[FIRST_FRAME] = bench_milliseconds (start);
  bench_settle ();
  model = bst_records_view_get_model (page->inventory);
  start = g_get_monotonic_time ();
  bst_page_search (BST_PAGE (page), WORDS);
  bench_wait_for_frame (window);
  figures[SEARCH] = bench_milliseconds (start);
  bst_page_search (BST_PAGE (page), "");
  bench_settle ();
  start = g_get_monotonic_time ();
  bst_filter_bar_choose (bst_records_view_get_filters (page->inventory), "advice", "scale-up", TRUE);
  bench_wait_for_frame (window);
  figures[FILTER] = bench_milliseconds (start);
  bst_filter_bar_clear (bst_records_view_get_filters (page->inventory));
  bench_settle ();
  start = g_get_monotonic_time ();
  bst_table_model_set_sort (model, 0, FALSE);
  bench_wait_for_frame (window);
  figures[SORT] = bench_milliseconds (start);
  bench_settle ();
  scroll (window, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bst_table_get_list (table))), figures);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_settle ();
}

/* --- The toolkit's ------------------------------------------------------------------------------------------------------ */

static guint
find_column (const BstTableSource *table, const char *id)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i].id, id))
      return i;
  g_assert_not_reached ();
}

static const BstTableSource *
get_table (Stock *stock)
{
  return bst_table_model_get_source (bst_record_source_get_model (stock->source));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Stock *stock)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  g_autofree char *text = get_table (stock)->text (stock->source, gtk_list_item_get_item (item), column);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "—");
}

static gboolean
matches_cb (gpointer record, gpointer data)
{
  Stock *stock = data;
  const BstTableSource *table = get_table (stock);
  gboolean found = stock->word == NULL;

  if (stock->only_scale_up
      && bst_portfolio_get (bst_document_get_portfolio (stock->document), BST_RECORD (record)->id)->advice
             != BST_ADVICE_SCALE_UP)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shown) && !found; i++)
    {
      g_autofree char *text = table->text (stock->source, record, find_column (table, shown[i]));
      g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

      found = folded != NULL && strstr (folded, stock->word) != NULL;
    }
  return found;
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *one = BST_ACTION (a)->title, *other = BST_ACTION (b)->title;

  return g_utf8_collate (one != NULL ? one : "", other != NULL ? other : "");
}

static GtkWidget *
make_stock (Stock *stock)
{
  BstPlan *plan = bst_document_get_plan (stock->document);
  GtkWidget *view = gtk_column_view_new (NULL), *scroller = gtk_scrolled_window_new ();
  GtkSorter *none = NULL;

  stock->filter = gtk_custom_filter_new (matches_cb, stock, NULL);
  stock->filtered =
      gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (bst_plan_get_collection (plan, BST_KIND_ACTIONS))),
                                 GTK_FILTER (stock->filter));
  stock->sorted = gtk_sort_list_model_new (G_LIST_MODEL (stock->filtered), none);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), GTK_SELECTION_MODEL (gtk_multi_selection_new (
                                                         G_LIST_MODEL (g_object_ref (stock->sorted)))));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (shown[i], factory);

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (find_column (get_table (stock), shown[i])));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), stock);
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_column_set_fixed_width (column, i == 0 ? -1 : 140);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static void
measure_stock (BstDocument *document, double *figures)
{
  Stock stock = { .document = document };
  g_autoptr (BstRecordSource) source = bst_record_source_new (BST_TYPE_PORTFOLIO_SOURCE, document);
  gint64 start = g_get_monotonic_time ();
  GtkWidget *scroller = NULL, *window = NULL;

  stock.source = source;
  scroller = make_stock (&stock);
  window = bench_present (scroller, 1000, 700);
  bench_wait_for_frame (window);
  figures[FIRST_FRAME] = bench_milliseconds (start);
  bench_settle ();
  start = g_get_monotonic_time ();
  stock.word = WORDS;
  gtk_filter_changed (GTK_FILTER (stock.filter), GTK_FILTER_CHANGE_MORE_STRICT);
  bench_wait_for_frame (window);
  figures[SEARCH] = bench_milliseconds (start);
  stock.word = NULL;
  gtk_filter_changed (GTK_FILTER (stock.filter), GTK_FILTER_CHANGE_LESS_STRICT);
  bench_settle ();
  start = g_get_monotonic_time ();
  stock.only_scale_up = TRUE;
  gtk_filter_changed (GTK_FILTER (stock.filter), GTK_FILTER_CHANGE_MORE_STRICT);
  bench_wait_for_frame (window);
  figures[FILTER] = bench_milliseconds (start);
  stock.only_scale_up = FALSE;
  gtk_filter_changed (GTK_FILTER (stock.filter), GTK_FILTER_CHANGE_LESS_STRICT);
  bench_settle ();
  start = g_get_monotonic_time ();
  gtk_sort_list_model_set_sorter (stock.sorted, GTK_SORTER (gtk_custom_sorter_new (compare_titles, NULL, NULL)));
  bench_wait_for_frame (window);
  figures[SORT] = bench_milliseconds (start);
  bench_settle ();
  scroll (window, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), figures);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_settle ();
  g_object_unref (stock.sorted);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstDocument) document = NULL;
  double ours[N_FIGURES] = { 0 }, stock[N_FIGURES] = { 0 };
  int n = argc > 2 ? atoi (argv[2]) : 10000;

  adw_init ();
  document = argc > 1 ? open_many (argv[1], (guint) n, &error) : NULL;
  if (document == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "bench-actions PLAN [ROWS]");
      return 2;
    }
  measure_stock (document, stock);
  measure_ours (document, ours);
  g_print ("%d actions, milliseconds %27s %10s %8s\n", n, "inventory", "stock", "ratio");
  for (guint i = 0; i < N_FIGURES; i++)
    g_print ("%-40s %10.1f %10.1f %8.2f\n", figure_names[i], ours[i], stock[i], ours[i] / stock[i]);
  return 0;
}
