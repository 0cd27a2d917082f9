/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-article.h"
#include <string.h>

const char *const bst_budget_phase_names[BST_N_BUDGET_PHASES] = { "bo", "ba", "ba-jr", "bu" };
const char *const bst_budget_phase_codes[BST_N_BUDGET_PHASES] = { "BO", "BA", "BA-JR", "BU" };
const char *const bst_credit_names[BST_N_CREDITS] = { "vak", "vek", "vrk" };
const char *const bst_credit_codes[BST_N_CREDITS] = { "VAK", "VEK", "VRK" };

/* --- Codes --------------------------------------------------------------------------------------------------- */

/* The pattern in 29 published documents; a framework may have another. */
#define CODE_PATTERN "^[A-Z]{2}[0-9A-Z]-[0-9A-Z][A-Z]{3}[0-9A-Z]{3}-[A-Z]{2}$"

/**
 * bst_article_code_clean:
 *
 * Returns: (transfer full): a code as it was typed or pasted, in capitals, with plain hyphens and without spaces
 */
char *
bst_article_code_clean (const char *text)
{
  GString *code = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014 || c == 0x2212)
        c = '-';
      if (!g_unichar_isspace (c) && c != 0x200b && c != 0xad)
        g_string_append_unichar (code, g_unichar_toupper (c));
    }
  return g_string_free (code, FALSE);
}

static char *
explain (const char *language, const char *message, const char *code, const char *part)
{
  return bst_text_fill (bst_text (language, message), (const char *[]) { "code", code, "part", part, NULL });
}

/* Which of the three parts is not as it should be; for people. */
static char *
explain_code (const char *code, const char *language)
{
  static const char *const patterns[] = { "^[A-Z]{2}[0-9A-Z]$", "^[0-9A-Z][A-Z]{3}[0-9A-Z]{3}$", "^[A-Z]{2}$" };
  static const char *const messages[] = {
    N_ ("“{code}” is not an article code: it begins with two capitals and a capital or digit, such as GB0, and not with “{part}”."),
    N_ ("“{code}” is not an article code: its middle has seven capitals and digits, such as 1GCF2LA, and not “{part}”."),
    N_ ("“{code}” is not an article code: it ends in two capitals, such as WT or IS, and not in “{part}”."),
  };
  g_auto (GStrv) parts = g_strsplit (code, "-", -1);
  g_autofree char *clean = bst_article_code_clean (code);

  if (strcmp (clean, code) != 0 && g_regex_match_simple (CODE_PATTERN, clean, 0, 0))
    return explain (language, N_ ("“{code}” is written {part}: capitals, plain hyphens and no spaces."), code, clean);
  if (g_strv_length (parts) != 3)
    return explain (language,
                    N_ ("“{code}” is not an article code: it has three parts with hyphens between, such as {part}."),
                    code, "GB0-1GCF2LA-WT");
  for (guint i = 0; i < 3; i++)
    if (!g_regex_match_simple (patterns[i], parts[i], 0, 0))
      return explain (language, messages[i], code, parts[i]);
  return explain (language, N_ ("“{code}” is not written as article codes are in this framework."), code, "");
}

/**
 * bst_article_code_check:
 * @framework: (nullable): may have a pattern of its own
 * @ret_message: (out) (optional): a sentence for people where it is malformed; untouched else
 *
 * Returns: whether @code is an article's: "GB0-1GCF2LA-WT"
 */
gboolean
bst_article_code_check (BstFramework *framework, const char *code, const char *language, char **ret_message)
{
  JsonObject *data = framework != NULL ? bst_framework_get_data (framework) : NULL;
  const char *pattern =
      data != NULL ? json_object_get_string_member_with_default (data, "article-code-pattern", NULL) : NULL;

  if (g_regex_match_simple (pattern != NULL ? pattern : CODE_PATTERN, code, G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;
  if (ret_message != NULL)
    *ret_message = explain_code (code, language);
  return FALSE;
}

static const BstArticleVersion *
find_version (BstRecord *record, gint64 year)
{
  const BstVec *versions = BST_ARTICLE (record)->versions;

  for (guint i = 0; i < bst_vec_length (versions); i++)
    {
      const BstArticleVersion *version = versions->items[i];
      if (version->code != NULL && (version->from_year == BST_UNSET || version->from_year <= year)
          && (version->to_year == BST_UNSET || version->to_year >= year))
        return version;
    }
  return NULL;
}

/**
 * bst_article_get_code:
 *
 * An article keeps its id while its code changes with the years.
 *
 * Returns: (transfer none): its code in @year; "" where nobody filled one in
 */
const char *
bst_article_get_code (BstRecord *article, gint64 year)
{
  const BstArticleVersion *version = find_version (article, year);
  const char *code = version != NULL ? version->code : BST_ARTICLE (article)->code;

  return code != NULL ? code : "";
}

/**
 * bst_article_is_known_in:
 *
 * Returns: whether the dated codes say what it was called in @year; true of an article without any
 */
gboolean
bst_article_is_known_in (BstRecord *article, gint64 year)
{
  return bst_vec_length (BST_ARTICLE (article)->versions) == 0 || find_version (article, year) != NULL;
}

/* --- Grants and the articles that mirror them ------------------------------------------------------------------ */

/**
 * bst_article_is_grant:
 *
 * Returns: whether its ESR aggregate is IS, money that another entity spends
 */
gboolean
bst_article_is_grant (BstRecord *article)
{
  const char *code = BST_ARTICLE (article)->code;

  return code != NULL && g_str_has_suffix (code, "-IS");
}

/**
 * bst_article_get_mirrors:
 *
 * Returns: (transfer container) (element-type BstRecord): the articles that stand for the same money at the other
 *   entity, whichever of them says so
 */
GPtrArray *
bst_article_get_mirrors (BstPlan *plan, BstRecord *article)
{
  GPtrArray *mirrors = bst_plan_list_referrers (plan, article->id, BST_KIND_ARTICLES);
  const char *own = BST_ARTICLE (article)->mirror;
  BstRecord *other = own != NULL ? bst_plan_find (plan, BST_KIND_ARTICLES, own) : NULL;

  while (g_ptr_array_remove_fast (mirrors, article))
    ;
  if (other != NULL && other != article)
    {
      g_ptr_array_remove_fast (mirrors, other);
      g_ptr_array_insert (mirrors, 0, other);
    }
  return mirrors;
}

/**
 * bst_article_pays_to:
 * @mirror: one of its mirrors
 *
 * Money that goes from one entity to another counts once, where it is spent.
 *
 * Returns: whether @article is the grant and @mirror the article from which it is spent
 */
gboolean
bst_article_pays_to (BstRecord *article, BstRecord *mirror)
{
  gboolean a = bst_article_is_grant (article), b = bst_article_is_grant (mirror);
  gboolean says = g_strcmp0 (BST_ARTICLE (article)->mirror, mirror->id) == 0;
  gboolean is_told = g_strcmp0 (BST_ARTICLE (mirror)->mirror, article->id) == 0;

  if (a != b)
    return a;
  return says != is_told ? says : strcmp (article->id, mirror->id) < 0;
}

/* --- Credits --------------------------------------------------------------------------------------------------- */

static gint64
index_of (const char *const *names, guint n, const char *name, gint64 otherwise)
{
  for (guint i = 0; i < n; i++)
    if (name != NULL && strcmp (names[i], name) == 0)
      return i;
  return otherwise;
}

/**
 * bst_credit_get_key:
 *
 * What the element says of itself, and what it leaves unsaid from its id, "2026:bo:vak".
 */
void
bst_credit_get_key (const BstCredit *credit, gint64 *ret_year, BstBudgetPhase *ret_phase, BstCreditKind *ret_credit)
{
  g_auto (GStrv) parts = g_strsplit (credit->parent.id, ":", -1);
  gboolean full = g_strv_length (parts) == 3;

  *ret_year = credit->year;
  if (full && credit->year == BST_UNSET)
    *ret_year = (gint64) g_ascii_strtoull (parts[0], NULL, 10);
  *ret_phase =
      (BstBudgetPhase) (full && credit->phase == 0 ? index_of (bst_budget_phase_names, BST_N_BUDGET_PHASES, parts[1], 0)
                                                   : credit->phase);
  *ret_credit = (BstCreditKind) (full && credit->credit == 0 ? index_of (bst_credit_names, BST_N_CREDITS, parts[2], 0)
                                                             : credit->credit);
}

/**
 * bst_amount_get_key:
 *
 * As bst_credit_get_key(), of an amount with the id "bo:vak".
 */
void
bst_amount_get_key (const BstAmount *amount, BstBudgetPhase *ret_phase, BstCreditKind *ret_credit)
{
  g_auto (GStrv) parts = g_strsplit (amount->parent.id, ":", -1);
  gboolean full = g_strv_length (parts) == 2;

  *ret_phase =
      (BstBudgetPhase) (full && amount->phase == 0 ? index_of (bst_budget_phase_names, BST_N_BUDGET_PHASES, parts[0], 0)
                                                   : amount->phase);
  *ret_credit = (BstCreditKind) (full && amount->credit == 0 ? index_of (bst_credit_names, BST_N_CREDITS, parts[1], 0)
                                                             : amount->credit);
}

/**
 * bst_article_find_credit:
 *
 * Returns: (transfer none) (nullable): one credit, as printed
 */
const BstCredit *
bst_article_find_credit (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind credit)
{
  const BstVec *credits = BST_ARTICLE (article)->credits;

  for (guint i = 0; i < bst_vec_length (credits); i++)
    {
      BstBudgetPhase its_phase;
      BstCreditKind its_kind;
      gint64 its_year;
      bst_credit_get_key (credits->items[i], &its_year, &its_phase, &its_kind);
      if (its_year == year && its_phase == phase && its_kind == credit)
        return credits->items[i];
    }
  return NULL;
}

/**
 * bst_article_get_credit:
 *
 * Returns: its amount in cents, %BST_UNSET where it is not known
 */
gint64
bst_article_get_credit (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind credit)
{
  const BstCredit *found = bst_article_find_credit (article, year, phase, credit);

  return found != NULL ? found->amount : BST_UNSET;
}

/* What a phase starts from: the budget from last year's adjustment (or budget), each later phase from the one before. */
static gboolean
find_base (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind credit, BstCreditIdentity *identity)
{
  static const BstBudgetPhase before[] = { BST_BUDGET_BA, BST_BUDGET_BO };
  guint first = phase == BST_BUDGET_BA ? 1 : 0;

  identity->base_year = phase == BST_BUDGET_BO ? year - 1 : year;
  for (guint i = first; i < G_N_ELEMENTS (before); i++)
    {
      gint64 amount = bst_article_get_credit (article, identity->base_year, before[i], credit);
      if (amount == BST_UNSET)
        continue;
      identity->base_phase = before[i];
      identity->base = amount;
      return TRUE;
    }
  return FALSE;
}

/**
 * bst_article_get_identity:
 * @ret_identity: (out): how base, index, compensations and other adjustments make the result
 *
 * Returns: whether the article has this credit at all
 */
gboolean
bst_article_get_identity (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind credit,
                          BstCreditIdentity *ret_identity)
{
  const BstCredit *found = bst_article_find_credit (article, year, phase, credit);
  BstCreditIdentity *identity = ret_identity;

  *identity = (BstCreditIdentity) { 0 };
  if (found == NULL || phase == BST_BUDGET_BU)
    return FALSE;
  identity->has_base = find_base (article, year, phase, credit, identity);
  identity->has_result = found->amount != BST_UNSET;
  identity->index = found->index != BST_UNSET ? found->index : 0;
  identity->compensations = found->compensations != BST_UNSET ? found->compensations : 0;
  identity->other = found->other != BST_UNSET ? found->other : 0;
  identity->expected =
      bst_money_from_sum ((BstMoneySum) identity->base + identity->index + identity->compensations + identity->other);
  if (identity->has_result)
    identity->result = found->amount;
  if (identity->has_base && identity->has_result)
    identity->difference = bst_money_from_sum ((BstMoneySum) identity->result - identity->expected);
  return TRUE;
}
