/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-options.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-circles.h"
#include "bst-table-search.h"
#include "bst-text.h"

typedef struct {
  BstDocument *document;
  BstPlan *plan;
  BstFramework *framework;
  GPtrArray *options;
  const char *except; /* what must not refer to itself */
  GHashTable *behind; /* ids of what would close a ring; NULL: nothing */
} Lister;

void
bst_option_free (BstOption *self)
{
  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->group);
  g_free (self->folded);
  g_free (self->key);
  g_free (self);
}

static void
add (Lister *self, const char *id, const char *code, const char *title, const char *group)
{
  BstOption *option;
  g_autofree char *all = NULL;

  if (g_strcmp0 (id, self->except) == 0 || (self->behind != NULL && g_hash_table_contains (self->behind, id)))
    return;
  option = g_new0 (BstOption, 1);
  option->id = g_strdup (id);
  option->code = g_strdup (code);
  option->title = g_strdup (title);
  option->group = g_strdup (group);
  option->key = g_utf8_collate_key (title, -1);
  all = g_strjoin (" ", code != NULL ? code : "", title, group != NULL ? group : "", NULL);
  option->folded = bst_table_search_fold (all);
  g_ptr_array_add (self->options, option);
}

/* --- Objectives ---------------------------------------------------------------------------------------------------- */

static void
add_nodes (Lister *self, const GPtrArray *nodes, const char *group, gboolean children)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = g_ptr_array_index (nodes, i);
      g_autoptr (GPtrArray) below = NULL;
      add (self, node->id, node->code, node->title, group);
      if (!children)
        continue;
      below = bst_outline_children (self->plan, self->framework, node->id, NULL);
      add_nodes (self, below, group, FALSE);
    }
}

/* Operational ones first, phase by phase: that is what an action point is for; the strategic ones follow. */
static void
add_objectives (Lister *self, const char *lists)
{
  GPtrArray *phases = bst_framework_get_list (self->framework, "phases");
  static const BstLevel levels[] = { BST_LEVEL_OPERATIONAL, BST_LEVEL_STRATEGIC };

  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    for (guint i = 0; phases != NULL && i < phases->len; i++)
      {
        const BstItem *phase = g_ptr_array_index (phases, i);
        g_autoptr (GPtrArray) nodes = NULL;
        g_autofree char *group = NULL;

        if (lists != NULL && strstr (lists, levels[l] == BST_LEVEL_STRATEGIC ? "strategic" : "operational") == NULL)
          continue;
        nodes = bst_outline_list (self->plan, self->framework, phase->id, levels[l], NULL);
        /* Translators: the name of a phase of life, and the kind of objectives listed under it */
        group = g_strdup_printf (levels[l] == BST_LEVEL_STRATEGIC ? _ ("%s · strategic") : _ ("%s · operational"),
                                 bst_item_get_title (phase, NULL));
        add_nodes (self, nodes, group, lists == NULL || strstr (lists, "sub-objectives") != NULL);
      }
}

/* --- Framework lists and records ----------------------------------------------------------------------------------- */

static void
add_item (Lister *self, const BstItem *item, gboolean phases)
{
  const BstItem *over = item->parent != NULL            ? bst_framework_find (self->framework, item->parent)
                        : phases && item->phase != NULL ? bst_framework_find (self->framework, item->phase)
                                                        : NULL;

  add (self, item->id, NULL, bst_item_get_title (item, NULL), over != NULL ? bst_item_get_title (over, NULL) : NULL);
}

static void
add_list (Lister *self, const char *name)
{
  GPtrArray *items = bst_framework_get_list (self->framework, name);

  for (guint i = 0; items != NULL && i < items->len; i++)
    add_item (self, g_ptr_array_index (items, i), TRUE);
}

static gboolean
belongs (BstRecord *record, const char *lists)
{
  g_auto (GStrv) names = NULL;

  if (bst_record_get_kind (record) != BST_KIND_TERMS)
    return TRUE;
  names = g_strsplit (lists != NULL ? lists : "", " ", -1); /* a term adds to one list of the framework */
  return g_strv_contains ((const char *const *) names, bst_record_get_text (record, "list"));
}

static int
compare_titles (const void *a, const void *b)
{
  const BstOption *first = *(BstOption *const *) a, *second = *(BstOption *const *) b;

  return strcmp (first->key, second->key);
}

static int
compare_articles (const void *a, const void *b)
{
  const BstOption *first = *(BstOption *const *) a, *second = *(BstOption *const *) b;
  int order = g_strcmp0 (first->group, second->group);

  return order != 0 ? order : g_strcmp0 (first->code, second->code);
}

static void
add_records (Lister *self, BstKindId kind, const char *lists)
{
  BstCollection *collection = bst_plan_get_collection (self->plan, kind);
  guint first = self->options->len;

  for (guint i = 0; i < bst_collection_get_n (collection); i++)
    {
      BstRecord *record = bst_collection_get (collection, i);
      g_autofree char *title = bst_option_title (self->document, record->id);
      if (belongs (record, lists))
        add (self, record->id, NULL, title, lists != NULL ? _ ("Of this plan") : NULL);
    }
  if (self->options->len > first)
    qsort (self->options->pdata + first, self->options->len - first, sizeof (gpointer), compare_titles);
}

/* Under their ISE; those of other policy domains than the link's would be refused. */
static void
add_articles (Lister *self)
{
  BstCollection *articles = bst_plan_get_collection (self->plan, BST_KIND_ARTICLES);
  BstRecord *link = self->except != NULL ? bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, self->except) : NULL;
  const char *domain = link != NULL ? BST_BUDGET_LINK (link)->domain : NULL;
  guint first = self->options->len;

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    {
      BstRecord *record = bst_collection_get (articles, i);
      const BstArticle *article = BST_ARTICLE (record);
      const char *code = bst_article_get_code (record, link != NULL ? BST_BUDGET_LINK (link)->year : BST_UNSET);
      g_autofree char *group = article->ise != NULL ? g_strdup_printf ("ISE %s", article->ise) : NULL;
      if (article->ise_total || (domain != NULL && article->domain != NULL && strcmp (domain, article->domain) != 0))
        continue;
      add (self, record->id, *code != '\0' ? code : NULL,
           article->title != NULL ? article->title : _ ("Without a name"), group);
    }
  if (self->options->len > first)
    qsort (self->options->pdata + first, self->options->len - first, sizeof (gpointer), compare_articles);
}

/* What comes after the record, or lies under it, cannot come before it too. */
static GHashTable *
list_behind (BstPlan *plan, const BstField *field, const char *id)
{
  BstRecord *record = field->makes_chains && id != NULL ? bst_plan_find_any (plan, id) : NULL;

  return record != NULL ? bst_circles_list_behind (plan, field, record) : NULL;
}

/**
 * bst_options_list:
 * @field: a field with references
 * @except: (nullable): the id of the record itself
 *
 * Returns: (transfer full) (element-type BstOption): all that @field may refer to without making a ring, in the order to
 *   choose from
 */
GPtrArray *
bst_options_list (BstDocument *document, const BstField *field, const char *except)
{
  BstPlan *plan = bst_document_get_plan (document);
  g_autoptr (GHashTable) behind = list_behind (plan, field, except);
  Lister self = { document,
                  plan,
                  bst_document_get_framework (document),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) bst_option_free),
                  except,
                  behind };
  g_auto (GStrv) lists = g_strsplit (field->list != NULL ? field->list : "", " ", -1);

  if (field->targets & BST_TARGET (BST_KIND_OBJECTIVES))
    add_objectives (&self, field->list);
  else
    for (guint i = 0; lists[i] != NULL; i++)
      if (*lists[i] != '\0')
        add_list (&self, lists[i]);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if ((field->targets & BST_TARGET (kind)) && kind == BST_KIND_ARTICLES)
      add_articles (&self);
    else if ((field->targets & BST_TARGET (kind)) && kind != BST_KIND_OBJECTIVES)
      add_records (&self, (BstKindId) kind, field->list);
  return self.options;
}

GStrv
bst_options_split (const char *text)
{
  return bst_table_search_split (text);
}

gboolean
bst_option_matches (const BstOption *self, const char *const *words)
{
  return words == NULL || bst_table_search_matches (self->folded, words);
}

/**
 * bst_option_title:
 *
 * Returns: (transfer full): what people read for @id: with its code for an objective, never a bare id
 */
char *
bst_option_title (BstDocument *document, const char *id)
{
  BstPlan *plan = bst_document_get_plan (document);
  BstFramework *framework = bst_document_get_framework (document);
  g_autoptr (BstNode) node = bst_outline_find (plan, framework, id, NULL);
  g_autofree char *title = bst_reference_title (plan, framework, id, NULL);
  BstRecord *record;

  if (node != NULL)
    return g_strdup_printf ("%s %s", node->code, *node->title != '\0' ? node->title : _ ("Untitled objective"));
  if (strcmp (title, id) != 0)
    return g_steal_pointer (&title);
  record = bst_plan_find_any (plan, id);
  if (record != NULL && bst_record_get_kind (record) == BST_KIND_ACTION_POINTS)
    return g_strdup (_ ("Untitled action point"));
  return g_strdup (record != NULL ? _ ("Without a name") : _ ("Not in this framework"));
}
