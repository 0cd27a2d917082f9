/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-table.c [ROWS [RUNS]] - the table of the workbench against a stock GtkColumnView with GTK's filter and sort models
 * on the same rows, taking turns, each in a process of its own: first frame, search keystrokes until settled, sorting,
 * memory. The stock one has no groups: GTK 4.18 aborts when an incremental filter meets sections. Prints medians and
 * ratios; nothing here is a test, since machines are shared and noisy. */
#include "table-demo.h"
#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#define MAX_RUNS 15

#define BENCH_TYPE_RECORD (bench_record_get_type ())
G_DECLARE_FINAL_TYPE (BenchRecord, bench_record, BENCH, RECORD, GObject)

/* What a stock list model holds: an object per row. */
struct _BenchRecord {
  GObject parent_instance;
  DemoRow *row;
};

G_DEFINE_FINAL_TYPE (BenchRecord, bench_record, G_TYPE_OBJECT)

static void
bench_record_class_init (BenchRecordClass *klass)
{
}

static void
bench_record_init (BenchRecord *self)
{
}

enum { FIRST_FRAME, KEYSTROKE, WORST_KEYSTROKE, SORT, MEMORY, N_FIGURES };
static const char *const figure_names[] = { "first frame, ms", "search keystroke, settled, ms", "worst keystroke, ms",
                                            "sort another column, ms", "memory above the rows, MB" };
static const char *const typed[] = { "k", "km", "kmo", "kmo’s", "kmo’s v", "kmo’s vo", "kmo’s", "k", "" };

typedef struct {
  GtkWidget *window;
  BstTable *table;
  BstTableModel *model;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkCustomFilter *filter;
  GtkColumnView *view;
  gint64 painted;
  char **words;
} Bench;

static double
milliseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

static double
memory (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    line = strstr (text, "\nPss:");
  return line ? g_ascii_strtod (line + 5, NULL) / 1024 : 0;
}

static void
after_paint_cb (Bench *bench)
{
  bench->painted = g_get_monotonic_time ();
}

static gboolean
is_settled (Bench *bench, gint64 since)
{
  if (bench->painted <= since)
    return FALSE;
  return !bench->filtered
         || (!gtk_filter_list_model_get_pending (bench->filtered) && !gtk_sort_list_model_get_pending (bench->sorted));
}

/* Until GTK's models have nothing left to do and a frame has been painted since. */
static double
settle (Bench *bench, gint64 since)
{
  while (!is_settled (bench, since))
    {
      gboolean pending = bench->filtered && gtk_filter_list_model_get_pending (bench->filtered);

      g_main_context_iteration (NULL, TRUE);
      if (pending && !gtk_filter_list_model_get_pending (bench->filtered))
        bench->painted = 0;
      gtk_widget_queue_draw (bench->window);
    }
  return milliseconds (since);
}

static void
present (Bench *bench, GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  if (child != GTK_WIDGET (bench->table))
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  else
    {
      g_object_unref (g_object_ref_sink (scroller));
      scroller = child;
    }
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (bench->window), scroller);
  gtk_window_present (GTK_WINDOW (bench->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (bench->window), "after-paint", G_CALLBACK (after_paint_cb),
                            bench);
}

static void
open_ours (Bench *bench, GPtrArray *rows)
{
  bench->model = demo_model_new (rows);
  bench->table = bst_table_new ();
  bst_table_set_model (bench->table, bench->model);
  present (bench, GTK_WIDGET (bench->table));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  BenchRecord *record = gtk_list_item_get_item (list_item);
  g_autofree char *text = demo_source.text (NULL, record->row, GPOINTER_TO_UINT (column));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), text ? text : "—");
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  g_autofree char *one = demo_source.text (NULL, ((BenchRecord *) a)->row, GPOINTER_TO_UINT (column));
  g_autofree char *other = demo_source.text (NULL, ((BenchRecord *) b)->row, GPOINTER_TO_UINT (column));

  return g_utf8_collate (one ? one : "", other ? other : "");
}

static gboolean
match_cb (gpointer item, gpointer data)
{
  Bench *bench = data;

  for (guint column = 0; bench->words && bench->words[0] && column < DEMO_N_COLUMNS; column++)
    {
      g_autofree char *text = demo_source.text (NULL, ((BenchRecord *) item)->row, column);
      g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;

      if (folded && strstr (folded, bench->words[0]))
        return TRUE;
    }
  return !bench->words || !bench->words[0];
}

static void
add_columns (Bench *bench)
{
  for (guint i = 0; i < DEMO_AMOUNT; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (i), NULL));

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (demo_source.columns[i].title, factory);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (bench->view, column);
    }
}

static void
open_stock (Bench *bench, GPtrArray *rows)
{
  GListStore *store = g_list_store_new (BENCH_TYPE_RECORD);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (BenchRecord) record = g_object_new (BENCH_TYPE_RECORD, NULL);

      record->row = rows->pdata[i];
      g_list_store_append (store, record);
    }
  bench->filter = gtk_custom_filter_new (match_cb, bench, NULL);
  bench->filtered = gtk_filter_list_model_new (G_LIST_MODEL (store), g_object_ref (GTK_FILTER (bench->filter)));
  gtk_filter_list_model_set_incremental (bench->filtered, TRUE);
  bench->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  add_columns (bench);
  bench->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (bench->filtered)),
                                           g_object_ref (gtk_column_view_get_sorter (bench->view)));
  gtk_sort_list_model_set_incremental (bench->sorted, TRUE);
  gtk_column_view_set_model (bench->view, GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (bench->sorted))));
  present (bench, GTK_WIDGET (bench->view));
}

static double
press_key (Bench *bench, const char *words)
{
  gint64 start = g_get_monotonic_time ();

  if (bench->model)
    bst_table_model_set_search (bench->model, words);
  else
    {
      g_autofree char *folded = g_utf8_casefold (words, -1);

      g_strfreev (bench->words);
      bench->words = *folded ? g_strdupv ((char *[]) { folded, NULL }) : g_new0 (char *, 1);
      gtk_filter_changed (GTK_FILTER (bench->filter), GTK_FILTER_CHANGE_DIFFERENT);
    }
  return settle (bench, start);
}

static double
sort_by (Bench *bench, guint column)
{
  gint64 start = g_get_monotonic_time ();

  if (bench->model)
    bst_table_model_set_sort (bench->model, (int) column, FALSE);
  else
    {
      g_autoptr (GtkColumnViewColumn) by = g_list_model_get_item (gtk_column_view_get_columns (bench->view), column);

      gtk_column_view_sort_by_column (bench->view, by, GTK_SORT_ASCENDING);
    }
  return settle (bench, start);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
measure (gboolean ours, GPtrArray *rows)
{
  static const guint columns[] = { DEMO_OWNER, DEMO_TITLE, DEMO_TARGET, DEMO_OWNER, DEMO_TITLE };
  Bench bench = { 0 };
  double keys[G_N_ELEMENTS (typed)];
  double sorts[G_N_ELEMENTS (columns)];
  double before = memory ();
  gint64 start = g_get_monotonic_time ();
  double first;
  double middle;

  (ours ? open_ours : open_stock) (&bench, rows);
  first = settle (&bench, start);
  for (gint64 rest = g_get_monotonic_time () + 1500000; g_get_monotonic_time () < rest;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      keys[i] = press_key (&bench, typed[i]);
      g_debug ("'%s' %.1f ms", typed[i], keys[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sorts[i] = sort_by (&bench, columns[i]);
  middle = median (keys, G_N_ELEMENTS (keys));
  g_print ("%f %f %f %f %f\n", first, middle, keys[G_N_ELEMENTS (keys) - 1], median (sorts, G_N_ELEMENTS (sorts)),
           memory () - before);
}

/* Runs this program once more for one table, and reads its figures. */
static void
measure_apart (const char *program, gboolean ours, const char *n_rows, double *ret_figures)
{
  const char *arguments[] = { program, "--one", ours ? "ours" : "stock", n_rows, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char *rest;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);
  rest = output;
  for (guint i = 0; i < N_FIGURES; i++)
    ret_figures[i] = g_ascii_strtod (rest, &rest);
}

static void
compare (const char *program, const char *n_rows, guint n_runs)
{
  double figures[2][N_FIGURES][MAX_RUNS];

  for (guint run = 0; run < n_runs; run++)
    for (int ours = 0; ours < 2; ours++)
      {
        double one[N_FIGURES];

        measure_apart (program, ours, n_rows, one);
        for (guint i = 0; i < N_FIGURES; i++)
          figures[ours][i][run] = one[i];
      }
  g_print ("%s rows, median of %u runs\n%-32s %10s %10s %8s\n", n_rows, n_runs, "", "this table", "stock", "ratio");
  for (guint i = 0; i < N_FIGURES; i++)
    {
      double ours = median (figures[1][i], n_runs);
      double stock = median (figures[0][i], n_runs);

      g_print ("%-32s %10.1f %10.1f %8.3f\n", figure_names[i], ours, stock, ours / stock);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (argc < 4 || strcmp (argv[1], "--one"))
    {
      compare (argv[0], argc > 1 ? argv[1] : "10000", argc > 2 ? CLAMP ((guint) atoi (argv[2]), 1, MAX_RUNS) : 3);
      return 0;
    }
  adw_init ();
  demo_load_style ();
  rows = demo_rows_new ((guint) atoi (argv[3]));
  measure (!strcmp (argv[2], "ours"), rows);
  return 0;
}
