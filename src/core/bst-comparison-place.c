/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-place.c - the place of a record in its list: a key such as “a5” says nothing, “after …” does. */
#include "bst-comparison-private.h"
#include "bst-outline.h"
#include "bst-siblings.h"
#include <string.h>

typedef struct {
  guint number; /* from 1 */
  guint rank;   /* over all lists of the kind, for sorting */
  char *after;  /* title of the one before it; NULL: it is the first */
} Place;

struct _BstPlaces {
  const BstWording *wording;
  GHashTable *by_id;
  gboolean read[BST_N_KINDS];
  guint rank;
};

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->after);
  g_free (place);
}

BstPlaces *
bst_places_new (const BstWording *wording)
{
  BstPlaces *self = g_new0 (BstPlaces, 1);

  self->wording = wording;
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
  return self;
}

void
bst_places_free (BstPlaces *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self);
}

static void
put (BstPlaces *self, const char *id, guint number, char *after)
{
  Place *place = g_new0 (Place, 1);

  place->number = number;
  place->rank = ++self->rank;
  place->after = after;
  g_hash_table_insert (self->by_id, g_strdup (id), place);
}

/* --- Objectives: as their columns show them ------------------------------------------------------------------- */

static char *
node_title (const BstNode *node)
{
  return g_strdup_printf ("%s%s%s", node->code, *node->code != '\0' ? " " : "", node->title);
}

static void
put_nodes (BstPlaces *self, GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = g_ptr_array_index (nodes, i);
      put (self, node->id, i + 1, i > 0 ? node_title (g_ptr_array_index (nodes, i - 1)) : NULL);
    }
}

static void
put_column (BstPlaces *self, const char *phase, BstLevel level)
{
  const BstWording *in = self->wording;
  g_autoptr (GPtrArray) nodes = bst_outline_list (in->plan, in->framework, phase, level, in->language);

  put_nodes (self, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = g_ptr_array_index (nodes, i);
      g_autoptr (GPtrArray) children = bst_outline_children (in->plan, in->framework, node->id, in->language);
      put_nodes (self, children);
    }
}

static void
read_objectives (BstPlaces *self)
{
  GPtrArray *phases =
      self->wording->framework != NULL ? bst_framework_get_list (self->wording->framework, "phases") : NULL;

  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const BstItem *phase = g_ptr_array_index (phases, i);
      put_column (self, phase->id, BST_LEVEL_STRATEGIC);
      put_column (self, phase->id, BST_LEVEL_OPERATIONAL);
    }
}

/* --- Other kinds: by key, within what they belong to ------------------------------------------------------------ */

typedef struct {
  BstRecord *record;
  const char *group, *key;
} Ordered;

static int
compare_ordered (gconstpointer a, gconstpointer b)
{
  const Ordered *one = a, *two = b;
  int order = g_strcmp0 (one->group, two->group);

  order = order != 0 ? order : g_strcmp0 (one->key, two->key);
  return order != 0 ? order : strcmp (one->record->id, two->record->id);
}

static void
read_kind (BstPlaces *self, BstKindId kind)
{
  BstCollection *collection = bst_plan_get_collection (self->wording->plan, kind);
  const BstField *field = bst_kind_get_field (kind, "order");
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Ordered));
  guint number = 0;

  for (guint i = 0; i < bst_collection_get_n (collection); i++)
    {
      BstRecord *record = bst_collection_get (collection, i);
      Ordered ordered = { record, bst_siblings_get_group (record), bst_field_get (field, record).ptr };
      g_array_append_val (all, ordered);
    }
  g_array_sort (all, compare_ordered);
  for (guint i = 0; i < all->len; i++)
    {
      const Ordered *ordered = &g_array_index (all, Ordered, i), *last = i > 0 ? ordered - 1 : NULL;
      gboolean first = last == NULL || g_strcmp0 (ordered->group, last->group) != 0;
      number = first ? 1 : number + 1;
      put (self, ordered->record->id, number, first ? NULL : bst_word_record (self->wording, last->record));
    }
}

static const Place *
find (BstPlaces *self, BstRecord *record)
{
  BstKindId kind = bst_record_get_kind (record);

  if (!self->read[kind] && kind == BST_KIND_OBJECTIVES)
    read_objectives (self);
  else if (!self->read[kind] && bst_kind_get_field (kind, "order") != NULL)
    read_kind (self, kind);
  self->read[kind] = TRUE;
  return g_hash_table_lookup (self->by_id, record->id);
}

/* Returns: (transfer full): "Place 3, after “…”"; "" where it has none */
char *
bst_places_describe (BstPlaces *self, BstRecord *record)
{
  const Place *place = find (self, record);

  if (place == NULL)
    return g_strdup ("");
  return bst_siblings_word_place (place->number, place->after, self->wording->language);
}

/* Returns: where it comes among all of its kind; 0 where nobody chose an order */
guint
bst_places_rank (BstPlaces *self, BstRecord *record)
{
  const Place *place = bst_record_get_kind (record) == BST_KIND_OBJECTIVES ? find (self, record) : NULL;

  return place != NULL ? place->rank : 0;
}
