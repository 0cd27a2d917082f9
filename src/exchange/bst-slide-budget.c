/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-budget.c - slides of the budget: the policy domains, the years, the articles. Amounts under embargo are in no
 * figure, and which domain has not answered is told only where somebody switched that on. R207, R246. */
#include "bst-slide-private.h"
#include "bst-budget-grid.h"
#include "kinds/bst-action.h"
#include <string.h>

typedef struct {
  const char *id;
  gint64 cents;
} Amount;

static int
by_amount (gconstpointer a, gconstpointer b)
{
  const Amount *one = a, *other = b;

  return one->cents != other->cents ? (one->cents > other->cents ? -1 : 1) : strcmp (one->id, other->id);
}

static BstBudgetKey
get_key (BstDeck *deck)
{
  return BST_BUDGET_KEY (deck->place->year, deck->place->phase, deck->place->credit);
}

static void
begin (BstDeck *deck)
{
  bst_deck_keep (deck, bst_budget_totals_new (deck->wish.plan, deck->wish.framework, deck->wish.today), g_object_unref);
}

/* “Budget 2026 · commitment credit” */
static char *
say_what (BstDeck *deck, gboolean with_year)
{
  const BstFieldTable *amount = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts")->elements;
  const char *phase = SAY (bst_fields_find (amount, "phase")->values[deck->place->phase].label),
             *credit = SAY (bst_fields_find (amount, "credit-kind")->values[deck->place->credit].label);

  return with_year ? g_strdup_printf ("%s %" G_GINT64_FORMAT " · %s", phase, deck->place->year, credit)
                   : g_strdup_printf ("%s · %s", phase, credit);
}

static BstSlide *
new_slide (BstDeck *deck, const char *key, gboolean with_year, const char *title)
{
  g_autofree char *kicker = say_what (deck, with_year);
  BstSlide *slide = bst_deck_new_slide (deck, key, kicker, title);
  g_autofree char *foot = bst_deck_join (slide->foot, SAY (N_ ("public amounts only")));

  g_set_str (&slide->foot, foot);
  return slide;
}

/* The amounts as lines with bars, in the order that they have. */
static void
add_amounts (BstDeck *deck, BstSlide *slide, const char *title, const GArray *amounts)
{
  BstSlideList *list = bst_slide_add_list (slide, title, BST_SLIDE_PLAIN);
  g_autofree gint64 *shares = g_new0 (gint64, amounts->len + 1);

  for (guint i = 0; i < amounts->len; i++)
    {
      const Amount *one = &g_array_index (amounts, Amount, i);
      g_autofree char *name = bst_word_reference (&deck->wording, one->id),
                      *money = bst_format_money (deck->language, one->cents);
      bst_slide_line_set_figure (bst_slide_list_add (list, one->id, name), money);
      shares[i] = one->cents;
    }
  bst_slide_list_set_shares (list, shares, amounts->len);
  if (amounts->len == 0)
    bst_slide_list_add (list, NULL, SAY (N_ ("No public amounts yet.")));
}

/* --- Policy domains ------------------------------------------------------------------------------------------------ */

static GArray *
list_amounts (BstDeck *deck)
{
  g_autoptr (GPtrArray) domains = bst_domains_list (deck->wish.plan, deck->wish.framework);
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (Amount));

  for (guint i = 0; i < domains->len; i++)
    {
      BstBudgetKey key = get_key (deck);
      Amount one = { g_intern_string (domains->pdata[i]), 0 };
      key.domain = one.id;
      one.cents = bst_budget_totals_get (deck->data, &key).plan;
      if (one.cents > 0)
        g_array_append_val (amounts, one);
    }
  g_array_sort (amounts, by_amount);
  return amounts;
}

void
bst_slide_list_domains (BstDeck *deck)
{
  g_autoptr (GPtrArray) domains = bst_domains_list (deck->wish.plan, deck->wish.framework);

  begin (deck);
  bst_deck_add (deck, "total");
  if (deck->wish.with_delays)
    bst_deck_add (deck, "silent");
  for (guint i = 0; i < domains->len; i++)
    {
      BstBudgetKey key = get_key (deck);
      key.domain = domains->pdata[i];
      if (bst_budget_totals_get (deck->data, &key).n_links > 0)
        bst_deck_add (deck, domains->pdata[i]);
    }
}

static BstSlide *
make_total (BstDeck *deck)
{
  BstBudgetKey key = get_key (deck);
  g_autoptr (GArray) amounts = list_amounts (deck);
  BstSlide *slide = new_slide (deck, "total", TRUE, SAY (N_ ("What is spent on this plan")));
  g_autofree char *all = bst_format_money (deck->language, bst_budget_totals_get (deck->data, &key).plan);
  g_autofree char *n = bst_deck_count (deck, amounts->len);

  bst_slide_add_figure (slide, all, SAY (N_ ("attributed amount")));
  bst_slide_add_figure (slide, n, bst_text_plural (deck->language, "policy domain", "policy domains", amounts->len));
  add_amounts (deck, slide, SAY (N_ ("By policy domain")), amounts);
  return slide;
}

static BstSlide *
make_silent (BstDeck *deck)
{
  g_autoptr (GPtrArray) domains = bst_domains_list (deck->wish.plan, deck->wish.framework);
  BstSlide *slide = bst_deck_new_slide (deck, "silent", NULL, SAY (N_ ("Contributions that we wait for")));
  BstSlideList *list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);

  for (guint i = 0; i < domains->len; i++)
    {
      const char *domain = domains->pdata[i];
      BstContributionCell state = bst_budget_grid_get (deck->data, domain, deck->place->year, deck->place->phase,
                                                       deck->place->credit, deck->wish.today)
                                      .state;
      g_autofree char *name = bst_word_reference (&deck->wording, domain);
      if (state == BST_CELL_ASKED || state == BST_CELL_LATE || state == BST_CELL_CONCEPT)
        bst_slide_list_add (list, NULL, name)->note = g_strdup (SAY (bst_contribution_cell_names[state].label));
    }
  if (list->lines->len == 0)
    bst_slide_list_add (list, NULL, SAY (N_ ("No domain that was asked still has to answer.")));
  return slide;
}

/* What a link pays for, where that may be seen. */
static gboolean
may_name (BstDeck *deck, const char *subject)
{
  BstRecord *record = subject != NULL ? bst_plan_find_any (deck->wish.plan, subject) : NULL;

  return record != NULL && bst_deck_may_show (record);
}

static GArray *
list_subjects (BstDeck *deck, const char *domain)
{
  BstBudgetKey key = get_key (deck);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (Amount));

  key.domain = domain;
  links = bst_budget_totals_list_links (deck->data, &key);
  for (guint i = 0; i < links->len; i++)
    {
      BstRecord *link = bst_plan_find (deck->wish.plan, BST_KIND_BUDGET_LINKS, links->pdata[i]);
      const char *subject = link != NULL ? bst_link_get_subject (link) : NULL;
      Amount one;
      if (!may_name (deck, subject) || !g_hash_table_add (seen, (gpointer) subject))
        continue;
      key.subject = subject;
      one = (Amount) { subject, bst_budget_totals_get (deck->data, &key).plan };
      g_array_append_val (amounts, one);
    }
  g_array_sort (amounts, by_amount);
  return amounts;
}

BstSlide *
bst_slide_make_domain (BstDeck *deck, const char *key)
{
  BstBudgetKey wanted = get_key (deck);
  g_autofree char *name = NULL, *money = NULL;
  g_autoptr (GArray) amounts = NULL;
  BstSlide *slide;

  if (strcmp (key, "total") == 0)
    return make_total (deck);
  if (strcmp (key, "silent") == 0)
    return make_silent (deck);
  wanted.domain = key;
  name = bst_word_reference (&deck->wording, key);
  money = bst_format_money (deck->language, bst_budget_totals_get (deck->data, &wanted).plan);
  amounts = list_subjects (deck, key);
  slide = new_slide (deck, key, TRUE, name);
  bst_slide_add_figure (slide, money, SAY (N_ ("attributed amount")));
  add_amounts (deck, slide, SAY (N_ ("For what")), amounts);
  return slide;
}

/* --- Years --------------------------------------------------------------------------------------------------------- */

void
bst_slide_list_years (BstDeck *deck)
{
  begin (deck);
  bst_deck_add (deck, "years");
}

BstSlide *
bst_slide_make_years (BstDeck *deck, const char *key)
{
  g_autoptr (GArray) years = bst_budget_totals_list_years (deck->data);
  BstSlide *slide = new_slide (deck, key, FALSE, SAY (N_ ("What is spent on this plan, year by year")));
  BstSlideList *list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);
  g_autofree gint64 *shares = g_new0 (gint64, years->len + 1);
  guint n = 0;

  for (guint i = 0; i < years->len; i++)
    {
      gint64 year = g_array_index (years, gint64, i);
      BstBudgetKey wanted = BST_BUDGET_KEY (year, deck->place->phase, deck->place->credit);
      gint64 cents = bst_budget_totals_get (deck->data, &wanted).plan;
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, year),
                      *money = bst_format_money (deck->language, cents);
      if (cents <= 0)
        continue;
      bst_slide_line_set_figure (bst_slide_list_add (list, NULL, text), money);
      shares[n++] = cents;
    }
  bst_slide_list_set_shares (list, shares, n);
  if (n == 0)
    bst_slide_list_add (list, NULL, SAY (N_ ("No public amounts yet.")));
  return slide;
}

/* --- Articles ------------------------------------------------------------------------------------------------------ */

void
bst_slide_list_articles (BstDeck *deck)
{
  begin (deck);
  bst_deck_add (deck, "articles");
}

BstSlide *
bst_slide_make_articles (BstDeck *deck, const char *key)
{
  BstCollection *articles = bst_plan_get_collection (deck->wish.plan, BST_KIND_ARTICLES);
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (Amount));
  BstSlide *slide = new_slide (deck, key, TRUE, SAY (N_ ("Budget articles that serve this plan")));

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    {
      BstBudgetKey wanted = get_key (deck);
      Amount one = { bst_collection_get (articles, i)->id, 0 };
      wanted.article = one.id;
      one.cents = bst_budget_totals_get (deck->data, &wanted).plan;
      if (one.cents > 0)
        g_array_append_val (amounts, one);
    }
  g_array_sort (amounts, by_amount);
  add_amounts (deck, slide, NULL, amounts);
  return slide;
}
