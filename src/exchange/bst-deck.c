/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-deck.c - the row of slides of a page: which builder makes them, and what they share. */
#include "bst-slide-private.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-plan-settings.h"
#include "kinds/bst-session.h"

/* --- The plan itself: a page that has no slides of its own ---------------------------------------------------------- */

static void
list_plan (BstDeck *deck)
{
  bst_deck_add (deck, "plan");
}

static BstSlide *
make_plan (BstDeck *deck, const char *key)
{
  const BstPlanSettings *plan = BST_PLAN_SETTINGS (bst_plan_get_single (deck->wish.plan, BST_KIND_PLAN));
  g_autofree char *years =
      plan->first_year != BST_UNSET && plan->last_year != BST_UNSET
          ? g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, plan->first_year, plan->last_year)
          : NULL;

  return bst_deck_new_slide (deck, key, plan->organisation != NULL ? plan->organisation : years,
                             plan->title != NULL ? plan->title : "…");
}

/* The one list of what can be projected. A page that is not here shows the title of the plan. */
static const BstSlideBuilder builders[] = {
  { "objectives", "themes", bst_slide_list_themes, bst_slide_make_theme },
  { "objectives", "groups", bst_slide_list_groups, bst_slide_make_groups },
  { "objectives", NULL, bst_slide_list_objectives, bst_slide_make_objective },
  { "portfolio", "gaps", bst_slide_list_gaps, bst_slide_make_gaps },
  { "portfolio", "overlap", bst_slide_list_overlaps, bst_slide_make_overlap },
  { "portfolio", NULL, bst_slide_list_actions, bst_slide_make_action },
  { "action-points", NULL, bst_slide_list_points, bst_slide_make_point },
  { "budget", "years", bst_slide_list_years, bst_slide_make_years },
  { "budget", "articles", bst_slide_list_articles, bst_slide_make_articles },
  { "budget", NULL, bst_slide_list_domains, bst_slide_make_domain },
  { "sessions", "calendar", bst_slide_list_calendar, bst_slide_make_calendar },
  { "sessions", "programme", bst_slide_list_programme, bst_slide_make_programme },
  { "sessions", "outcome", bst_slide_list_outcome, bst_slide_make_outcome },
  { "sessions", "mind", bst_slide_list_map, bst_slide_make_map },
  { "sessions", "network", bst_slide_list_map, bst_slide_make_map },
  { "sessions", NULL, bst_slide_list_cards, bst_slide_make_cards },
  { NULL, NULL, list_plan, make_plan },
};

static const BstSlideBuilder *
find_builder (const BstSlidePlace *place)
{
  const BstSlideBuilder *one = builders;

  while (one->page != NULL
         && (g_strcmp0 (one->page, place->page) != 0 || (one->view != NULL && g_strcmp0 (one->view, place->view) != 0)))
    one++;
  return one;
}

/* --- For the builders ---------------------------------------------------------------------------------------------- */

void
bst_deck_add (BstDeck *deck, const char *key)
{
  g_ptr_array_add (deck->keys, g_strdup (key));
  g_hash_table_replace (deck->where, g_strdup (key), GUINT_TO_POINTER (deck->keys->len));
}

/* The slide that was added last is also about this. */
void
bst_deck_add_alias (BstDeck *deck, const char *id)
{
  if (id != NULL && deck->keys->len > 0 && !g_hash_table_contains (deck->where, id))
    g_hash_table_insert (deck->where, g_strdup (id), GUINT_TO_POINTER (deck->keys->len));
}

void
bst_deck_keep (BstDeck *deck, gpointer data, GDestroyNotify free_data)
{
  deck->data = data;
  deck->free_data = free_data;
}

/* What a person marked as confidential, and what was not shown to the room yet, is in no slide. */
gboolean
bst_deck_may_show (BstRecord *record)
{
  switch (bst_record_get_kind (record))
    {
    case BST_KIND_ACTION_POINTS:
      return !BST_ACTION_POINT (record)->confidential;
    case BST_KIND_CARDS:
      return !BST_CARD (record)->confidential && !BST_CARD (record)->hidden && BST_CARD (record)->text != NULL;
    default:
      return TRUE;
    }
}

/* (nullable): the record, where it may be seen */
BstRecord *
bst_deck_find_shown (BstDeck *deck, BstKindId kind, const char *id)
{
  BstRecord *record = id != NULL ? bst_plan_find (deck->wish.plan, kind, id) : NULL;

  return record != NULL && bst_deck_may_show (record) ? record : NULL;
}

/* (transfer full) (element-type BstRecord): what may be seen, in the order of the page that is projected */
GPtrArray *
bst_deck_list_shown (BstDeck *deck, BstKindId kind)
{
  BstCollection *all = bst_plan_get_collection (deck->wish.plan, kind);
  const GPtrArray *ids = deck->place->ids;
  GPtrArray *shown = g_ptr_array_new ();
  guint n = ids != NULL ? ids->len : bst_collection_get_n (all);

  for (guint i = 0; i < n; i++)
    {
      BstRecord *record =
          ids != NULL ? bst_plan_find (deck->wish.plan, kind, ids->pdata[i]) : bst_collection_get (all, i);
      if (record != NULL && bst_deck_may_show (record))
        g_ptr_array_add (shown, record);
    }
  return shown;
}

char *
bst_deck_count (BstDeck *deck, guint n)
{
  return bst_format_integer (deck->language, n);
}

/* (transfer full) (nullable): its short name */
char *
bst_deck_name_phase (BstDeck *deck, const char *phase)
{
  const BstItem *item = phase != NULL ? bst_framework_find (deck->wish.framework, phase) : NULL;

  return item != NULL ? g_strdup (bst_item_get_short (item, deck->language)) : NULL;
}

/* (transfer full) (nullable): both with a dot between, or the one that there is */
char *
bst_deck_join (const char *first, const char *second)
{
  if (first == NULL || *first == '\0' || second == NULL || *second == '\0')
    return g_strdup (first != NULL && *first != '\0' ? first : second);
  return g_strdup_printf ("%s · %s", first, second);
}

/* The foot of every slide says what the plan is: R246. */
static const char *
say_standing (BstDeck *deck)
{
  const BstPlanSettings *plan = BST_PLAN_SETTINGS (bst_plan_get_single (deck->wish.plan, BST_KIND_PLAN));

  return SAY (bst_kind_get_field (BST_KIND_PLAN, "standing")->values[plan->standing].label);
}

BstSlide *
bst_deck_new_slide (BstDeck *deck, const char *key, const char *kicker, const char *title)
{
  BstSlide *slide = bst_slide_new (key, deck->language);

  slide->kicker = g_strdup (kicker);
  slide->title = g_strdup (title != NULL && *title != '\0' ? title : "…");
  slide->foot = g_strdup (say_standing (deck));
  return slide;
}

void
bst_deck_add_references (BstDeck *deck, BstSlideList *list, const BstVec *ids)
{
  for (guint i = 0; i < bst_vec_length (ids); i++)
    {
      g_autofree char *text = bst_word_reference (&deck->wording, ids->items[i]);
      bst_slide_list_add (list, NULL, text);
    }
}

/* --- Public -------------------------------------------------------------------------------------------------------- */

static BstSlidePlace *
copy_place (const BstSlidePlace *place)
{
  BstSlidePlace *copy = g_memdup2 (place, sizeof *place);

  copy->about = g_strdup (place->about);
  copy->selected = g_strdup (place->selected);
  copy->ids = place->ids != NULL ? g_ptr_array_ref (place->ids) : NULL;
  return copy;
}

/**
 * bst_deck_new:
 * @wish: what may be seen; plan, framework and portfolio are kept
 * @place: what the page shows; @place->ids must not change any more
 *
 * Returns: (transfer full): the slides of that page, as the plan is now: after a change of it, a deck is made anew
 */
BstDeck *
bst_deck_new (const BstSlideWish *wish, const BstSlidePlace *place)
{
  BstDeck *self = g_new0 (BstDeck, 1);
  const char *own = BST_PLAN_SETTINGS (bst_plan_get_single (wish->plan, BST_KIND_PLAN))->language;

  self->wish = *wish;
  g_object_ref (self->wish.plan);
  g_object_ref (self->wish.framework);
  g_object_ref (self->wish.portfolio);
  self->place = copy_place (place);
  self->language = own != NULL ? g_intern_string (own) : NULL;
  self->wording = (BstWording) { wish->plan, wish->framework, self->language };
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->where = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->builder = find_builder (place);
  self->builder->list (self);
  return self;
}

void
bst_deck_free (BstDeck *self)
{
  if (self == NULL)
    return;
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_hash_table_unref (self->where);
  g_ptr_array_unref (self->keys);
  bst_slide_place_free (self->place);
  g_object_unref (self->wish.portfolio);
  g_object_unref (self->wish.framework);
  g_object_unref (self->wish.plan);
  g_free (self);
}

guint
bst_deck_get_n (const BstDeck *self)
{
  return self->keys->len;
}

const char *
bst_deck_get_key (const BstDeck *self, guint index)
{
  return self->keys->pdata[index];
}

/**
 * bst_deck_find:
 * @id: (nullable): the key of a slide, or something that stands on one
 *
 * Returns: whether there is a slide about it: there is none about what is confidential
 */
gboolean
bst_deck_find (const BstDeck *self, const char *id, guint *ret_index)
{
  guint place = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->where, id)) : 0;

  if (place == 0)
    return FALSE;
  *ret_index = place - 1;
  return TRUE;
}

/**
 * bst_deck_make:
 * @index: less than bst_deck_get_n()
 *
 * Returns: (transfer full): the slide
 */
BstSlide *
bst_deck_make (BstDeck *self, guint index)
{
  return self->builder->make (self, self->keys->pdata[index]);
}
