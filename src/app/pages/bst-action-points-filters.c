/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-filters.c - which action points are shown, and how many that are, in words. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-points-page-private.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"

#define COUNT_AFTER 80 /* ms: while the checker goes through a large plan the counts follow at a calm pace */

/* --- Filters ------------------------------------------------------------------------------------------------------- */

static BstFilterChip *
get_chip (BstActionPointsPage *self, BstPointsGrouping by)
{
  switch (by)
    {
    case BST_POINTS_BY_PHASE:
      return self->phase_chip;
    case BST_POINTS_BY_OWNER:
      return self->owner_chip;
    case BST_POINTS_BY_DOMAIN:
      return self->domain_chip;
    default:
      return self->status_chip;
    }
}

/* except: a chip that counts what its values would show leaves itself out. */
static gboolean
passes (BstActionPointsPage *self, BstRecord *record, BstPointsGrouping except)
{
  for (BstPointsGrouping by = BST_POINTS_BY_PHASE; by < BST_POINTS_N_GROUPINGS; by++)
    {
      BstFilterChip *chip = get_chip (self, by);
      if (by != except && bst_filter_chip_is_active (chip)
          && !bst_filter_chip_accepts (chip, bst_action_points_source_get_key (self->source, record, by)))
        return FALSE;
    }
  return !gtk_toggle_button_get_active (self->attention_chip)
         || bst_action_points_source_needs_attention (self->source, record);
}

static gboolean
filter_cb (gpointer record, gpointer user_data)
{
  return passes (user_data, record, BST_POINTS_N_GROUPINGS);
}

static gboolean
has_filters (BstActionPointsPage *self)
{
  gboolean any = gtk_toggle_button_get_active (self->attention_chip);

  for (BstPointsGrouping by = BST_POINTS_BY_PHASE; by < BST_POINTS_N_GROUPINGS; by++)
    any = any || bst_filter_chip_is_active (get_chip (self, by));
  return any;
}

/**
 * bst_action_points_page_is_filtered:
 *
 * Returns: whether words or filters may hide action points
 */
gboolean
bst_action_points_page_is_filtered (BstActionPointsPage *self)
{
  return has_filters (self) || *self->words != '\0';
}

static guint
count_filters (BstActionPointsPage *self)
{
  guint n = gtk_toggle_button_get_active (self->attention_chip) ? 1 : 0;

  for (BstPointsGrouping by = BST_POINTS_BY_PHASE; by < BST_POINTS_N_GROUPINGS; by++)
    n += bst_filter_chip_is_active (get_chip (self, by)) ? 1 : 0;
  return n;
}

/* In a narrow window the filters fold behind one button, which says how many hold. */
void
bst_action_points_page_fold_filters (BstActionPointsPage *self)
{
  gboolean narrow = gtk_widget_get_visible (GTK_WIDGET (self->filters_button));
  guint n = count_filters (self);
  g_autofree char *text =
      n > 0 ? g_strdup_printf (ngettext ("Filters: %u on", "Filters: %u on", n), n) : g_strdup (_ ("Filters"));

  gtk_button_set_label (GTK_BUTTON (self->filters_button), text);
  gtk_widget_set_visible (self->filters, !narrow || gtk_toggle_button_get_active (self->filters_button));
  gtk_widget_set_visible (self->clear_button, n > 0);
  (narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self->table), "narrow");
}

void
bst_action_points_page_apply_filters (BstActionPointsPage *self)
{
  if (self->loading)
    return;
  bst_table_model_set_filter (bst_action_points_page_get_model (self), has_filters (self) ? filter_cb : NULL, self);
  bst_action_points_page_fold_filters (self);
  bst_action_points_page_count (self);
}

void
bst_action_points_page_clear_filters (BstActionPointsPage *self)
{
  self->loading = TRUE;
  for (BstPointsGrouping by = BST_POINTS_BY_PHASE; by < BST_POINTS_N_GROUPINGS; by++)
    bst_filter_chip_clear (get_chip (self, by));
  gtk_toggle_button_set_active (self->attention_chip, FALSE);
  self->loading = FALSE;
  bst_page_clear_search (BST_PAGE (self));
  if (*self->words != '\0') /* no window to empty the entry */
    bst_page_search (BST_PAGE (self), "");
  bst_action_points_page_apply_filters (self);
}

/* --- Values to choose from -------------------------------------------------------------------------------------------- */

typedef struct {
  BstFilterOption *option;
  gint64 order;
} Value;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *one = a, *other = b;
  int by_order = (one->order > other->order) - (one->order < other->order);

  return by_order != 0 ? by_order : g_utf8_collate (one->option->title, other->option->title);
}

/* Every value that a record has, with how many the other filters leave of it. */
static GHashTable *
count_values (BstActionPointsPage *self, BstPointsGrouping by)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BstCollection *points = bst_plan_get_collection (bst_page_get_plan (BST_PAGE (self)), BST_KIND_ACTION_POINTS);

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      const char *key = bst_action_points_source_get_key (self->source, record, by);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + (passes (self, record, by) ? 1 : 0);
      g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (n));
    }
  return counts;
}

static GPtrArray *
list_values (BstActionPointsPage *self, BstPointsGrouping by)
{
  g_autoptr (GHashTable) counts = count_values (self, by);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_filter_option_free);
  GHashTableIter iter;
  gpointer key, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      guint n = GPOINTER_TO_UINT (count);
      g_autofree char *spoken = g_strdup_printf (ngettext ("%u action point", "%u action points", n), n);
      gint64 order;
      g_autofree char *title = bst_action_points_source_get_title (self->source, by, key, &order);
      Value value = { bst_filter_option_new (key, title, n, spoken), order };
      g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (options, g_array_index (values, Value, i).option);
  return options;
}

static GPtrArray *
phases_cb (gpointer self)
{
  return list_values (self, BST_POINTS_BY_PHASE);
}

static GPtrArray *
domains_cb (gpointer self)
{
  return list_values (self, BST_POINTS_BY_DOMAIN);
}

static GPtrArray *
owners_cb (gpointer self)
{
  return list_values (self, BST_POINTS_BY_OWNER);
}

static GPtrArray *
statuses_cb (gpointer self)
{
  return list_values (self, BST_POINTS_BY_STATUS);
}

void
bst_action_points_page_setup_filters (BstActionPointsPage *self)
{
  bst_filter_chip_set_options (self->phase_chip, phases_cb, self);
  bst_filter_chip_set_options (self->domain_chip, domains_cb, self);
  bst_filter_chip_set_options (self->owner_chip, owners_cb, self);
  bst_filter_chip_set_options (self->status_chip, statuses_cb, self);
}

/* --- Counts ------------------------------------------------------------------------------------------------------------ */

/* Of the whole plan the coverage knows; of what filters leave the rows are counted. Stopped ones are not SMART work. */
static void
count_shown (BstActionPointsPage *self, guint *ret_smart, guint *ret_late)
{
  GListModel *rows = G_LIST_MODEL (bst_action_points_page_get_model (self));
  guint n = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (rows, i);
      BstRecord *record = bst_table_item_get_record (item);
      if (BST_ACTION_POINT (record)->status == BST_STATUS_STOPPED)
        continue;
      *ret_smart += bst_action_points_source_is_smart (self->source, record) ? 1 : 0;
      *ret_late += bst_action_points_source_is_late (self->source, record) ? 1 : 0;
    }
}

static char *
describe_number (guint shown, guint all)
{
  g_autofree char *one = bst_format_integer (NULL, shown), *other = bst_format_integer (NULL, all);

  if (shown == all)
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("%s action point", "%s action points", all), other);
  /* Translators: how many are shown, of how many there are */
  return g_strdup_printf (ngettext ("%s of %s action point", "%s of %s action points", all), one, other);
}

static char *
describe (guint shown, guint all, guint smart, guint late)
{
  g_autofree char *number = describe_number (shown, all);
  g_autofree char *smart_text = bst_format_integer (NULL, smart), *late_text = bst_format_integer (NULL, late);

  /* Translators: "31 action points", how many of them are SMART, how many are late */
  return late > 0 ? g_strdup_printf (_ ("%s · %s SMART · %s late"), number, smart_text, late_text)
                  : g_strdup_printf (_ ("%s · %s SMART"), number, smart_text);
}

static void
show_in_sidebar (BstActionPointsPage *self, guint all, guint late)
{
  g_autofree char *words =
      late > 0 ? g_strdup_printf (ngettext ("%u action point late", "%u action points late", late), late)
               : g_strdup_printf (ngettext ("%u action point", "%u action points", all), all);

  bst_page_set_count (BST_PAGE (self), late > 0 ? late : all, words, late > 0);
}

/**
 * bst_action_points_page_count:
 *
 * Says above the table what it shows. In the sidebar stands how many action points are late, since those ask for
 * something today; with none late, how many there are. What is not SMART yet is everyday work and calls nobody.
 */
void
bst_action_points_page_count (BstActionPointsPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  BstTableModel *model = bst_action_points_page_get_model (self);
  guint shown = bst_table_model_get_n_visible (model), all = bst_table_model_get_n_total (model);
  BstCounts total =
      document != NULL ? bst_coverage_get_total (bst_document_get_coverage (document)) : (BstCounts) { 0 };
  guint smart = total.n_smart, late = total.n_late;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->count_source, g_source_remove);
  if (shown != all)
    {
      smart = late = 0;
      count_shown (self, &smart, &late);
    }
  text = describe (shown, all, smart, late);
  gtk_label_set_text (self->summary, text);
  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "points" : "empty");
  gtk_stack_set_visible_child_name (self->results, shown > 0 ? "rows" : "nothing");
  show_in_sidebar (self, all, total.n_late);
}

static gboolean
count_cb (gpointer data)
{
  BstActionPointsPage *self = data;

  self->count_source = 0;
  bst_action_points_page_count (self);
  return G_SOURCE_REMOVE;
}

void
bst_action_points_page_count_later (BstActionPointsPage *self)
{
  if (self->count_source == 0)
    self->count_source = g_timeout_add (COUNT_AFTER, count_cb, self);
}
