/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-posts.c - one link, and every total that its amounts count in. */
#include "bst-budget-posts.h"
#include "bst-ise.h"
#include "bst-outline.h"
#include "kinds/bst-action.h"

typedef struct {
  BstPlan *plan;
  BstFramework *framework;
} Reader;

static void
clear_post (gpointer data)
{
  g_free (((BstBudgetPost *) data)->key);
}

/* --- Keys ------------------------------------------------------------------------------------------------------- */

static const char *
text_of (const char *id)
{
  return id != NULL ? id : "";
}

/**
 * bst_budget_key_write:
 *
 * Returns: (transfer full): the key as text: equal for equal keys
 */
char *
bst_budget_key_write (const BstBudgetKey *key)
{
  return g_strdup_printf ("%d %s %s %s|%s|%s|%d|%d|%s|%s|%s", (int) key->year, bst_budget_phase_names[key->phase],
                          bst_credit_names[key->credit], bst_part_names[key->part].name, text_of (key->domain),
                          text_of (key->objective), key->of_which ? 1 : 0, key->class_, text_of (key->subject),
                          text_of (key->article), text_of (key->ise));
}

static void
add_post (BstBudgetEntry *entry, const BstBudgetKey *key, const BstAttributed *amount)
{
  BstBudgetPost post = { bst_budget_key_write (key), amount->gross, amount->plan };

  g_array_append_val (entry->posts, post);
}

/* With and without the domain. */
static void
add_posts (BstBudgetEntry *entry, BstBudgetKey key, const BstAttributed *amount, const char *domain)
{
  add_post (entry, &key, amount);
  key.domain = text_of (domain);
  if (*key.domain != '\0')
    add_post (entry, &key, amount);
}

/* --- What a link adds to ------------------------------------------------------------------------------------------ */

typedef struct {
  GPtrArray *first, *others; /* objective ids, those above them included; others without what is in first */
  const char *point, *action, *ise;
} Subject;

static void
add_objective (const Reader *self, GPtrArray *ids, const GPtrArray *without, const char *id)
{
  g_autofree char *top = id != NULL ? bst_outline_top (self->plan, self->framework, id) : NULL;
  const char *both[] = { id, top };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (both[i] != NULL && !g_ptr_array_find_with_equal_func (ids, both[i], g_str_equal, NULL)
        && (without == NULL || !g_ptr_array_find_with_equal_func ((GPtrArray *) without, both[i], g_str_equal, NULL)))
      g_ptr_array_add (ids, g_strdup (both[i]));
}

/* The amount belongs to the objective that is served first; the others show it as "of which". */
static void
read_subject (const Reader *self, BstRecord *record, Subject *subject)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstRecord *point =
      link->action_point != NULL ? bst_plan_find (self->plan, BST_KIND_ACTION_POINTS, link->action_point) : NULL;
  const char *action_id = link->action != NULL ? link->action : point != NULL ? BST_ACTION_POINT (point)->action : NULL;
  BstRecord *action = action_id != NULL ? bst_plan_find (self->plan, BST_KIND_ACTIONS, action_id) : NULL;
  const char *first = point != NULL ? BST_ACTION_POINT (point)->objective : NULL;

  *subject = (Subject) { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
                         link->action_point, action_id, bst_link_get_ise (self->plan, record) };
  if (first == NULL && action != NULL)
    first = BST_ACTION (action)->primary_objective;
  add_objective (self, subject->first, NULL, first);
  if (action == NULL)
    return;
  add_objective (self, subject->others, subject->first, BST_ACTION (action)->primary_objective);
  for (guint i = 0; i < bst_vec_length (BST_ACTION (action)->other_objectives); i++)
    add_objective (self, subject->others, subject->first, BST_ACTION (action)->other_objectives->items[i]);
}

static void
add_amount (BstBudgetEntry *entry, const BstBudgetLink *link, const Subject *subject, BstBudgetKey key,
            const BstAttributed *amount)
{
  BstBudgetKey one = key;

  add_posts (entry, key, amount, link->domain);
  one.class_ = (int) link->class_;
  add_posts (entry, one, amount, link->domain);
  one = key;
  for (guint i = 0; i < subject->first->len; i++)
    {
      one.objective = subject->first->pdata[i];
      add_posts (entry, one, amount, link->domain);
    }
  one.of_which = TRUE;
  for (guint i = 0; i < subject->others->len; i++)
    {
      one.objective = subject->others->pdata[i];
      add_posts (entry, one, amount, link->domain);
    }
  one = key;
  if ((one.subject = subject->point) != NULL)
    add_posts (entry, one, amount, link->domain);
  if ((one.subject = subject->action) != NULL)
    add_posts (entry, one, amount, link->domain);
  one = key;
  if ((one.article = link->article) != NULL)
    add_post (entry, &one, amount);
  one = key;
  if ((one.ise = subject->ise) != NULL)
    add_posts (entry, one, amount, link->domain);
}

/**
 * bst_budget_entry_new:
 * @framework: (nullable)
 * @public_on: 0: everything; else only what may be shown outside on that day
 * @record: a link of @plan
 *
 * Returns: (transfer full): what it adds to, and how much
 */
BstBudgetEntry *
bst_budget_entry_new (BstPlan *plan, BstFramework *framework, gint64 public_on, BstRecord *record)
{
  const Reader reader = { plan, framework };
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);
  BstBudgetEntry *entry = g_new0 (BstBudgetEntry, 1);
  Subject subject;

  entry->posts = g_array_new (FALSE, FALSE, sizeof (BstBudgetPost));
  g_array_set_clear_func (entry->posts, clear_post);
  entry->article = g_strdup (link->article);
  if (link->year == BST_UNSET || (public_on != 0 && !bst_link_is_public (record, public_on)))
    return entry;
  read_subject (&reader, record, &subject);
  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *amount = &g_array_index (amounts, BstAttributed, i);
      BstBudgetKey key = BST_BUDGET_KEY (link->year, amount->phase, amount->credit);
      key.part = bst_link_get_part (plan, framework, record);
      add_amount (entry, link, &subject, key, amount);
    }
  g_ptr_array_unref (subject.first);
  g_ptr_array_unref (subject.others);
  return entry;
}

/**
 * bst_budget_entry_free:
 * @self: (transfer full): no longer needed
 */
void
bst_budget_entry_free (BstBudgetEntry *self)
{
  g_array_unref (self->posts);
  g_free (self->article);
  g_free (self);
}
