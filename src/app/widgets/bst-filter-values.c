/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-filter-values.c - what there is to choose from in a filter, counted with what the other filters leave. */
#include "config.h"
#include "bst-filter-bar-private.h"

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

static void
count_record (GHashTable *counts, const char *key, gboolean passes_others)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + (passes_others ? 1 : 0);

  g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (n));
}

/* Every value that a record has, with how many the other filters leave of it. */
static GHashTable *
count_values (BstFilterBar *self, guint filter)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  guint n = self->records != NULL ? g_list_model_get_n_items (self->records) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) record = g_list_model_get_item (self->records, i);
      gboolean passes_others = bst_filter_bar_passes_others (self, record, filter);

      g_ptr_array_set_size (keys, 0);
      self->source->add_keys (self->data, record, filter, keys);
      for (guint k = 0; k < keys->len; k++)
        count_record (counts, keys->pdata[k], passes_others);
      if (keys->len == 0)
        count_record (counts, "", passes_others);
    }
  return counts;
}

GPtrArray *
bst_filter_slot_list_values (gpointer data)
{
  const BstFilterSlot *slot = data;
  BstFilterBar *self = slot->bar;
  g_autoptr (GHashTable) counts = count_values (self, slot->index);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_filter_option_free);
  GHashTableIter iter;
  gpointer key, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      guint n = GPOINTER_TO_UINT (count);
      g_autofree char *spoken = self->source->count_words (n);
      gint64 order;
      g_autofree char *title = self->source->title (self->data, slot->index, key, &order);
      Value value = { bst_filter_option_new (key, title, n, spoken), order };
      g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (options, g_array_index (values, Value, i).option);
  return options;
}
