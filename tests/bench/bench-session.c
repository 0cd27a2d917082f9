/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-session.c [CARDS] - a session with many cards on the board and as a mind map: how long it takes until a card that was
 * written, or taken back, is on the screen. Run it under tests/ui/with-display.sh. Prints milliseconds, to see what one card more
 * costs; nothing here is a test, since machines are shared. */
#include "bst-card-work.h"
#include "bst-document.h"
#include "bst-map-layout.h"
#include "pages/bst-capture-board.h"
#include "pages/bst-session-map.h"
#include <stdlib.h>
#include <time.h>

#define CLUSTERS 12
#define RUNS 9

static double
milliseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

/* Of this thread: what others do on a shared machine does not count. */
static double
get_busy (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static double longest; /* ms that one turn of the main loop kept the thread busy */

static gboolean
iterate (gboolean may_block)
{
  double start = get_busy ();
  gboolean any = g_main_context_iteration (NULL, may_block);

  longest = MAX (longest, get_busy () - start);
  return any;
}

static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (window);
  while (gdk_frame_clock_get_frame_counter (clock) <= frame)
    iterate (TRUE);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (iterate (FALSE) || g_get_monotonic_time () < end)
    ;
}

static BstRecord *
make_card (BstPlan *plan, guint i)
{
  g_autofree char *text = g_strdup_printf ("Kaart %u zegt in een zin of twee wat er volgens de tafel nodig is", i),
                  *cluster = g_strdup_printf ("Cluster %u", i * 5 % CLUSTERS);
  BstRecord *card = bst_card_new (plan, "se-bench", (BstCardKind) (i % BST_N_CARD_KINDS), text);

  bst_record_take (card, bst_record_find_field (card, "cluster"), bst_value_text (cluster));
  return card;
}

static BstDocument *
make_session (guint n)
{
  g_autoptr (BstPlan) plan = bst_plan_new ();
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  BstTransaction *transaction = bst_transaction_new ("", "", NULL);
  g_autoptr (BstRecord) session = bst_record_new (BST_KIND_SESSIONS, "se-bench");

  bst_transaction_add (transaction, session);
  bst_plan_apply (plan, transaction, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstRecord) card = make_card (plan, i);
      transaction = bst_transaction_new ("", "", NULL);
      bst_transaction_add (transaction, card);
      bst_plan_apply (plan, transaction, NULL);
    }
  return bst_document_new (plan, framework);
}

/* Until the frame that shows it. */
static void
measure (GtkWidget *window, BstDocument *document, const char *name)
{
  BstPlan *plan = bst_document_get_plan (document);
  double capture = 0, undo = 0, applied = 0;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (BstRecord) card = make_card (plan, 1000 + i);
      BstTransaction *transaction = bst_document_begin (document, "card", NULL);
      gint64 start = g_get_monotonic_time ();
      bst_transaction_add (transaction, card);
      bst_document_apply (document, transaction);
      applied += milliseconds (start);
      wait_for_frame (window);
      capture += milliseconds (start);
      settle ();
      start = g_get_monotonic_time ();
      bst_document_undo (document);
      wait_for_frame (window);
      undo += milliseconds (start);
      settle ();
    }
  g_print (
      "%-10s one card written: %6.1f ms to its frame (%.1f ms of it before the keyboard is free); undone: %6.1f ms\n",
      name, capture / RUNS, applied / RUNS, undo / RUNS);
}

static void
show (GtkWidget *child, BstDocument *document, const char *name, void (*fill) (GtkWidget *child, BstDocument *document))
{
  GtkWidget *window = gtk_window_new ();
  gint64 start = g_get_monotonic_time ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  longest = get_busy ();
  fill (child, document);
  longest = get_busy () - longest;
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  g_print ("%-10s open: %6.1f ms to its first frame", name, milliseconds (start));
  settle ();
  g_print (", the longest turn of the main loop %.1f ms of work\n", longest);
  measure (window, document, name);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
fill_board (GtkWidget *board, BstDocument *document)
{
  bst_capture_board_show (BST_CAPTURE_BOARD (board), document, "se-bench");
}

static void
fill_map (GtkWidget *map, BstDocument *document)
{
  bst_session_map_show (BST_SESSION_MAP (map), document, "se-bench");
}

static void
measure_cb (BstMapStyle style, const char *text, double width, double *ret_width, double *ret_height, gpointer data)
{
  *ret_width = width;
  *ret_height = 40;
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 300;
  g_autoptr (BstDocument) document = NULL;
  g_autoptr (BstMap) map = NULL;
  gint64 start;

  adw_init ();
  document = make_session (n);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    bst_map_unref (bst_map_new (bst_document_get_plan (document), "se-bench", BST_MAP_MIND, NULL));
  g_print ("%u cards  read from the plan: %.2f ms\n", n, milliseconds (start) / 20);
  map = bst_map_new (bst_document_get_plan (document), "se-bench", BST_MAP_MIND, NULL);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    bst_map_layout_free (bst_map_layout_new (map, 14, TRUE, measure_cb, NULL));
  g_print ("%u cards  laid out: %.2f ms without measuring\n", n, milliseconds (start) / 20);
  show (bst_capture_board_new (), document, "board", fill_board);
  show (bst_session_map_new (BST_MAP_MIND), document, "mind map", fill_map);
  show (bst_session_map_new (BST_MAP_NETWORK), document, "market", fill_map);
  return 0;
}
