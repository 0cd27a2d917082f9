/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-objectives.c - slides of the objectives: a life phase, each objective of it, the themes, the groups. */
#include "bst-slide-private.h"
#include "bst-outline.h"
#include "bst-smart.h"
#include "kinds/bst-action-point.h"
#include <string.h>

/* Action points that may be seen and were not stopped, by objective (GPtrArray of BstRecord). */
static void
gather_points (BstDeck *deck)
{
  BstCollection *points = bst_plan_get_collection (deck->wish.plan, BST_KIND_ACTION_POINTS);
  GHashTable *by_objective =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      const BstActionPoint *point = BST_ACTION_POINT (record);
      GPtrArray *list;
      g_autofree char *top = NULL;
      if (!bst_deck_may_show (record) || point->status == BST_STATUS_STOPPED || point->objective == NULL)
        continue;
      top = bst_outline_top (deck->wish.plan, deck->wish.framework, point->objective);
      list = g_hash_table_lookup (by_objective, top != NULL ? top : point->objective);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (by_objective, g_strdup (top != NULL ? top : point->objective), list);
        }
      g_ptr_array_add (list, record);
    }
  bst_deck_keep (deck, by_objective, (GDestroyNotify) g_hash_table_unref);
}

static const GPtrArray *
get_points (BstDeck *deck, const char *objective)
{
  static GPtrArray none = { NULL, 0 };
  const GPtrArray *list = g_hash_table_lookup (deck->data, objective);

  return list != NULL ? list : &none;
}

static GPtrArray *
list_nodes (BstDeck *deck, const char *phase, BstLevel level)
{
  return bst_outline_list (deck->wish.plan, deck->wish.framework, phase, level, deck->language);
}

static char *
say_points (BstDeck *deck, guint n)
{
  g_autofree char *number = bst_deck_count (deck, n);

  return bst_text_fill (bst_text_plural (deck->language, "{n} action point", "{n} action points", n),
                        (const char *[]) { "n", number, NULL });
}

/* --- A life phase -------------------------------------------------------------------------------------------------- */

void
bst_slide_list_objectives (BstDeck *deck)
{
  gather_points (deck);
  bst_deck_add (deck, "phase");
  bst_deck_add (deck, "strategic");
  bst_deck_add (deck, "operational");
  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    {
      g_autoptr (GPtrArray) nodes = list_nodes (deck, deck->place->about, (BstLevel) level);
      for (guint i = 0; i < nodes->len; i++)
        {
          const BstNode *node = nodes->pdata[i];
          g_autoptr (GPtrArray) children =
              bst_outline_children (deck->wish.plan, deck->wish.framework, node->id, deck->language);
          bst_deck_add (deck, node->id);
          for (guint j = 0; j < children->len; j++)
            bst_deck_add_alias (deck, ((BstNode *) children->pdata[j])->id);
        }
    }
}

static BstSlide *
make_phase (BstDeck *deck, const char *key)
{
  g_autoptr (GPtrArray) strategic = list_nodes (deck, deck->place->about, BST_LEVEL_STRATEGIC),
                        operational = list_nodes (deck, deck->place->about, BST_LEVEL_OPERATIONAL);
  const BstItem *phase = bst_framework_find (deck->wish.framework, deck->place->about);
  BstSlide *slide = bst_deck_new_slide (deck, key, SAY (N_ ("Objectives")),
                                        phase != NULL ? bst_item_get_title (phase, deck->language) : NULL);
  g_autofree char *n_strategic = bst_deck_count (deck, strategic->len),
                  *n_operational = bst_deck_count (deck, operational->len), *n_points = NULL;
  guint n = 0;

  for (guint i = 0; i < operational->len; i++)
    n += get_points (deck, ((BstNode *) operational->pdata[i])->id)->len;
  for (guint i = 0; i < strategic->len; i++)
    n += get_points (deck, ((BstNode *) strategic->pdata[i])->id)->len;
  n_points = bst_deck_count (deck, n);
  bst_slide_add_figure (slide, n_strategic,
                        bst_text_plural (deck->language, "strategic objective", "strategic objectives",
                                         strategic->len));
  bst_slide_add_figure (slide, n_operational,
                        bst_text_plural (deck->language, "operational objective", "operational objectives",
                                         operational->len));
  bst_slide_add_figure (slide, n_points, bst_text_plural (deck->language, "action point", "action points", n));
  return slide;
}

static BstSlide *
make_column (BstDeck *deck, const char *key, BstLevel level)
{
  g_autoptr (GPtrArray) nodes = list_nodes (deck, deck->place->about, level);
  g_autofree char *phase = bst_deck_name_phase (deck, deck->place->about);
  const char *title =
      level == BST_LEVEL_STRATEGIC ? SAY (N_ ("Strategic objectives")) : SAY (N_ ("Operational objectives"));
  BstSlide *slide = bst_deck_new_slide (deck, key, phase, title);
  BstSlideList *list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);

  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = nodes->pdata[i];
      BstSlideLine *line = bst_slide_list_add (list, node->id, node->title);
      line->mark = g_strdup (node->code);
    }
  return slide;
}

/* --- One objective ------------------------------------------------------------------------------------------------- */

static void
add_nodes (BstSlide *slide, const char *title, const GPtrArray *nodes)
{
  BstSlideList *list = nodes->len > 0 ? bst_slide_add_list (slide, title, BST_SLIDE_PLAIN) : NULL;

  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = nodes->pdata[i];
      bst_slide_list_add (list, node->id, node->title)->mark = g_strdup (node->code);
    }
}

static void
add_points (BstDeck *deck, BstSlide *slide, const GPtrArray *points)
{
  BstSlideList *list = points->len > 0 ? bst_slide_add_list (slide, SAY (N_ ("Action points")), BST_SLIDE_HELPS) : NULL;

  for (guint i = 0; i < points->len; i++)
    {
      BstRecord *record = points->pdata[i];
      BstSlideLine *line = bst_slide_list_add (list, record->id, BST_ACTION_POINT (record)->title);
      if (deck->wish.with_delays && bst_action_point_get_progress (record, deck->wish.today) == BST_PROGRESS_LATE)
        line->note = g_strdup (SAY (N_ ("Late")));
    }
}

static BstSlide *
make_objective (BstDeck *deck, const char *id)
{
  g_autoptr (BstNode) node = bst_outline_find (deck->wish.plan, deck->wish.framework, id, deck->language);
  g_autoptr (GPtrArray) children = bst_outline_children (deck->wish.plan, deck->wish.framework, id, deck->language);
  g_autofree char *level = NULL;
  BstSlide *slide;

  if (node == NULL)
    return bst_deck_new_slide (deck, id, NULL, NULL);
  level = g_strdup_printf ("%s %s",
                           node->level == BST_LEVEL_STRATEGIC ? SAY (N_ ("Strategic objective"))
                                                              : SAY (N_ ("Operational objective")),
                           node->code);
  slide = bst_deck_new_slide (deck, id, level, node->title);
  add_nodes (slide, SAY (N_ ("Sub-objectives")), children);
  if (node->level == BST_LEVEL_STRATEGIC)
    {
      g_autoptr (GPtrArray) serving = bst_outline_served_by (deck->wish.plan, deck->wish.framework, id, deck->language);
      add_nodes (slide, SAY (N_ ("What is done for it")), serving);
    }
  add_points (deck, slide, get_points (deck, id));
  return slide;
}

BstSlide *
bst_slide_make_objective (BstDeck *deck, const char *key)
{
  if (strcmp (key, "phase") == 0)
    return make_phase (deck, key);
  if (strcmp (key, "strategic") == 0)
    return make_column (deck, key, BST_LEVEL_STRATEGIC);
  if (strcmp (key, "operational") == 0)
    return make_column (deck, key, BST_LEVEL_OPERATIONAL);
  return make_objective (deck, key);
}

/* --- Themes -------------------------------------------------------------------------------------------------------- */

void
bst_slide_list_themes (BstDeck *deck)
{
  GPtrArray *themes = bst_framework_get_list (deck->wish.framework, "themes");
  BstCollection *terms = bst_plan_get_collection (deck->wish.plan, BST_KIND_TERMS);

  gather_points (deck);
  for (guint i = 0; i < themes->len; i++)
    bst_deck_add (deck, ((const BstItem *) themes->pdata[i])->id);
  for (guint i = 0; i < bst_collection_get_n (terms); i++)
    {
      BstRecord *term = bst_collection_get (terms, i);
      if (g_strcmp0 (bst_record_get_text (term, "list"), "themes") == 0)
        bst_deck_add (deck, term->id);
    }
}

/* A theme belongs to strategic objectives: the plan's choice, else the framework's. */
static const char *
get_theme (BstDeck *deck, const BstNode *node)
{
  BstRecord *record = bst_plan_find (deck->wish.plan, BST_KIND_OBJECTIVES, node->id);

  if (record != NULL && BST_OBJECTIVE (record)->theme != NULL)
    return BST_OBJECTIVE (record)->theme;
  return node->item != NULL ? node->item->theme : NULL;
}

BstSlide *
bst_slide_make_theme (BstDeck *deck, const char *key)
{
  GPtrArray *phases = bst_framework_get_list (deck->wish.framework, "phases");
  g_autofree char *title = bst_word_reference (&deck->wording, key);
  BstSlide *slide = bst_deck_new_slide (deck, key, SAY (N_ ("Objectives by theme")), title);

  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *phase = phases->pdata[i];
      g_autoptr (GPtrArray) nodes = list_nodes (deck, phase->id, BST_LEVEL_STRATEGIC);
      BstSlideList *list = NULL;
      for (guint j = 0; j < nodes->len; j++)
        {
          const BstNode *node = nodes->pdata[j];
          if (g_strcmp0 (get_theme (deck, node), key) != 0)
            continue;
          if (list == NULL)
            list = bst_slide_add_list (slide, bst_item_get_short (phase, deck->language), BST_SLIDE_PLAIN);
          bst_slide_list_add (list, node->id, node->title)->mark = g_strdup (node->code);
        }
    }
  if (slide->lists->len == 0)
    bst_slide_list_add (bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN), NULL,
                        SAY (N_ ("No objective has this theme.")));
  return slide;
}

/* --- Vulnerable groups --------------------------------------------------------------------------------------------- */

void
bst_slide_list_groups (BstDeck *deck)
{
  GPtrArray *phases = bst_framework_get_list (deck->wish.framework, "phases"),
            *groups = bst_framework_get_list (deck->wish.framework, "groups");

  gather_points (deck);
  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *phase = phases->pdata[i];
      gboolean any = FALSE;
      for (guint j = 0; j < groups->len; j++)
        any |= g_strcmp0 (((const BstItem *) groups->pdata[j])->phase, phase->id) == 0;
      if (any)
        bst_deck_add (deck, phase->id);
    }
}

static guint
count_for_group (BstDeck *deck, const char *group)
{
  GHashTableIter iter;
  gpointer list;
  guint n = 0;

  g_hash_table_iter_init (&iter, deck->data);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    for (guint i = 0; i < ((GPtrArray *) list)->len; i++)
      n += bst_vec_has_ref (BST_ACTION_POINT (((GPtrArray *) list)->pdata[i])->groups, group);
  return n;
}

BstSlide *
bst_slide_make_groups (BstDeck *deck, const char *key)
{
  GPtrArray *groups = bst_framework_get_list (deck->wish.framework, "groups");
  g_autofree char *phase = bst_deck_name_phase (deck, key);
  BstSlide *slide = bst_deck_new_slide (deck, key, phase, SAY (N_ ("Vulnerable groups")));
  BstSlideList *list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);

  for (guint i = 0; i < groups->len; i++)
    {
      const BstItem *group = groups->pdata[i];
      guint n = 0;
      BstSlideLine *line;
      if (g_strcmp0 (group->phase, key) != 0)
        continue;
      n = count_for_group (deck, group->id);
      line = bst_slide_list_add (list, group->id, bst_item_get_title (group, deck->language));
      line->note = n > 0 ? say_points (deck, n) : NULL;
    }
  return slide;
}
