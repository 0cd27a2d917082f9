/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-article-import.c - article credits from the rows of a table, as the explanatory tables of a budget print them. */
#include "bst-article.h"
#include "bst-draft.h"
#include <string.h>

enum {
  CODE,
  TITLE,
  ISE,
  YEAR,
  CREDIT,
  BASE_PHASE,
  BASE,
  INDEX,
  COMPENSATIONS,
  OTHER,
  RESULT_PHASE,
  RESULT,
  DOMAIN,
  N_COLUMNS
};

const char *const bst_articles_columns[] = {
  "code",   "label", "ise_code",     "budget_year",          "credit_kind",  "base_phase",
  "base",   "index", "compensaties", "andere_bijstellingen", "result_phase", "result",
  "domain", NULL
};

/* Other headings that stand in documents, folded. */
static const struct {
  guint column;
  const char *heading;
} headings[] = {
  { CODE, "artikel" },
  { CODE, "begrotingsartikel" },
  { CODE, "article" },
  { TITLE, "titel" },
  { TITLE, "title" },
  { TITLE, "omschrijving" },
  { ISE, "ise" },
  { YEAR, "year" },
  { YEAR, "jaar" },
  { YEAR, "begrotingsjaar" },
  { CREDIT, "krediet" },
  { CREDIT, "kredietsoort" },
  { BASE, "basis" },
  { COMPENSATIONS, "compensations" },
  { OTHER, "andere bijstellingen" },
  { OTHER, "andere" },
  { OTHER, "other" },
  { RESULT_PHASE, "fase" },
  { RESULT_PHASE, "phase" },
  { RESULT, "resultaat" },
  { RESULT, "bedrag" },
  { RESULT, "amount" },
  { DOMAIN, "beleidsdomein" },
};

typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  BstDraft *draft;
  BstMoneyUnit unit;
  const char *language;
  GPtrArray *problems;
  int place[N_COLUMNS];
  GHashTable *ids; /* code → id of the article, known or made by an earlier row */
  char **cells;
  guint row;
} Import;

void
bst_import_problem_free (BstImportProblem *self)
{
  g_free (self->message);
  g_free (self);
}

static const char *
cell (const Import *self, guint column)
{
  guint n = g_strv_length (self->cells);

  return self->place[column] >= 0 && (guint) self->place[column] < n ? self->cells[self->place[column]] : "";
}

/* column: of N_COLUMNS; N_COLUMNS: the whole row */
static gboolean
fail (Import *self, guint column, char *message)
{
  BstImportProblem *problem = g_new0 (BstImportProblem, 1);

  problem->row = self->row;
  problem->column = column < N_COLUMNS ? self->place[column] : -1;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
  return FALSE;
}

static gboolean
fail_cell (Import *self, const char *message, guint column)
{
  return fail (self, column,
               bst_text_fill (bst_text (self->language, message),
                              (const char *[]) { "text", cell (self, column), NULL }));
}

static int
find_heading (const char *text)
{
  g_autofree char *clean = g_strstrip (bst_text_fold (text));

  for (guint column = 0; column < N_COLUMNS; column++)
    if (strcmp (clean, bst_articles_columns[column]) == 0)
      return (int) column;
  for (guint h = 0; h < G_N_ELEMENTS (headings); h++)
    if (strcmp (clean, headings[h].heading) == 0)
      return (int) headings[h].column;
  return -1;
}

/* The first of two columns with the same heading is taken. */
static gboolean
find_places (const char *const *row, int *place)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    place[column] = -1;
  for (guint i = 0; row[i] != NULL; i++)
    {
      int column = find_heading (row[i]);
      if (column >= 0 && place[column] < 0)
        place[column] = (int) i;
    }
  return place[CODE] >= 0 && place[YEAR] >= 0 && place[CREDIT] >= 0;
}

/**
 * bst_articles_heading_fits:
 *
 * Returns: whether @row can be the headings of a table of article credits
 */
gboolean
bst_articles_heading_fits (const char *const *row)
{
  int place[N_COLUMNS];

  return find_places (row, place);
}

static gboolean
read_headings (Import *self, char **row)
{
  return find_places ((const char *const *) row, self->place)
         || fail (self, N_COLUMNS,
                  g_strdup (bst_text (
                      self->language,
                      N_ ("The table needs columns for the article code, the budget year and the kind of credit."))));
}

/* --- One row --------------------------------------------------------------------------------------------------- */

/* "BA 2025", "BO", "": a phase and a year, each staying as it was where it is not said. */
static gboolean
read_phase (const char *text, BstBudgetPhase *phase, gint64 *year)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  gboolean any = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_ascii_strup (words[i], -1);
      gboolean known = *word == '\0';
      for (guint p = 0; p < BST_N_BUDGET_PHASES; p++)
        if (strcmp (word, bst_budget_phase_codes[p]) == 0)
          {
            *phase = (BstBudgetPhase) p;
            known = any = TRUE;
          }
      if (!known && strlen (word) == 4 && strspn (word, "0123456789") == 4)
        {
          *year = g_ascii_strtoll (word, NULL, 10);
          known = TRUE;
        }
      if (!known)
        return FALSE;
    }
  return any || *text == '\0';
}

static gboolean
read_credit_kind (const char *text, BstCreditKind *ret_kind)
{
  g_autofree char *word = g_strstrip (g_ascii_strup (text, -1));

  for (guint i = 0; i < BST_N_CREDITS; i++)
    if (strcmp (word, bst_credit_codes[i]) == 0)
      {
        *ret_kind = (BstCreditKind) i;
        return TRUE;
      }
  return FALSE;
}

static void
take_number (BstElement *element, const BstFieldTable *table, const char *name, gint64 number)
{
  bst_element_take (element, bst_fields_find (table, name), (BstValue) { .num = number });
}

/* What is known already of the credit stays where the row says nothing. */
static void
put_credit (BstRecord *article, gint64 year, BstBudgetPhase phase, BstCreditKind kind, const gint64 *amounts)
{
  static const char *const names[] = { "amount-cents", "index-cents", "compensations-cents", "other-cents" };
  const BstField *list = bst_record_find_field (article, "credits");
  const BstVec *credits = bst_field_get (list, article).ptr;
  const BstCredit *old = bst_article_find_credit (article, year, phase, kind);
  g_autofree char *id = g_strdup_printf ("%d:%s:%s", (int) year, bst_budget_phase_names[phase], bst_credit_names[kind]);
  BstElement *element =
      old != NULL ? bst_element_copy (list->elements, &old->parent) : bst_element_new (list->elements, id);

  take_number (element, list->elements, "year", year);
  take_number (element, list->elements, "phase", phase);
  take_number (element, list->elements, "credit-kind", kind);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (amounts[i] != BST_UNSET)
      take_number (element, list->elements, names[i], amounts[i]);
  bst_record_take (article, list, bst_vec_with_element (list, credits, element));
}

static void
put_text (BstRecord *article, const char *field, const char *text)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));

  if (*clean != '\0' && *bst_record_get_text (article, field) == '\0')
    bst_record_take (article, bst_record_find_field (article, field), bst_value_text (clean));
}

static BstRecord *
edit_article (Import *self, const char *code)
{
  const char *id = g_hash_table_lookup (self->ids, code);
  g_autoptr (BstRecord) image = NULL;
  g_autofree char *new_id = NULL;

  if (id != NULL)
    return bst_draft_edit (self->draft, BST_KIND_ARTICLES, id);
  new_id = bst_id_new (BST_KIND_ARTICLES);
  image = bst_record_new (BST_KIND_ARTICLES, new_id);
  bst_record_take (image, bst_record_find_field (image, "code"), bst_value_text (code));
  bst_draft_add (self->draft, image);
  g_hash_table_insert (self->ids, g_strdup (code), g_strdup (new_id));
  return bst_draft_edit (self->draft, BST_KIND_ARTICLES, new_id);
}

static gboolean
read_amounts (Import *self, gint64 *ret_base, gint64 *ret_amounts)
{
  static const guint columns[] = { RESULT, INDEX, COMPENSATIONS, OTHER };

  if (!bst_parse_money (self->language, cell (self, BASE), self->unit, ret_base))
    return fail_cell (self, N_ ("“{text}” is not an amount."), BASE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!bst_parse_money (self->language, cell (self, columns[i]), self->unit, &ret_amounts[i]))
      return fail_cell (self, N_ ("“{text}” is not an amount."), columns[i]);
  return TRUE;
}

/* A domain that the row names by id; anything else is left for a person to choose. */
static void
put_domain (Import *self, BstRecord *article)
{
  const char *domain = cell (self, DOMAIN);
  const BstItem *item =
      self->framework != NULL && *domain != '\0' ? bst_framework_find (self->framework, domain) : NULL;

  if (item != NULL && strcmp (item->list, "policy-domains") == 0)
    put_text (article, "domain", domain);
}

static void
put_texts (Import *self, BstRecord *article)
{
  put_text (article, "title", cell (self, TITLE));
  put_text (article, "ise", cell (self, ISE));
  put_domain (self, article);
}

/* An article without a credit yet: its code and what it is called. */
static gboolean
has_no_credit (const Import *self)
{
  static const guint columns[] = { YEAR, CREDIT, BASE, INDEX, COMPENSATIONS, OTHER, RESULT };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (*cell (self, columns[i]) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
read_row (Import *self)
{
  g_autofree char *code = bst_article_code_clean (cell (self, CODE)), *message = NULL;
  gint64 year = g_ascii_strtoll (cell (self, YEAR), NULL, 10), base_year = year - 1, result_year = year;
  gint64 base = BST_UNSET, amounts[4];
  BstBudgetPhase base_phase = BST_BUDGET_BA, result_phase = BST_BUDGET_BO;
  BstCreditKind kind;
  BstRecord *article;

  if (!bst_article_code_check (self->framework, code, self->language, &message))
    return fail (self, CODE, g_steal_pointer (&message));
  if (has_no_credit (self))
    {
      put_texts (self, edit_article (self, code));
      return TRUE;
    }
  if (year < 1900 || year > 2200)
    return fail_cell (self, N_ ("“{text}” is not a year."), YEAR);
  if (!read_credit_kind (cell (self, CREDIT), &kind))
    return fail_cell (self, N_ ("“{text}” is not a kind of credit: VAK, VEK or VRK."), CREDIT);
  if (!read_phase (cell (self, BASE_PHASE), &base_phase, &base_year))
    return fail_cell (self, N_ ("“{text}” is not a phase: BO, BA, BA-JR or BU, with a year."), BASE_PHASE);
  if (!read_phase (cell (self, RESULT_PHASE), &result_phase, &result_year))
    return fail_cell (self, N_ ("“{text}” is not a phase: BO, BA, BA-JR or BU, with a year."), RESULT_PHASE);
  if (!read_amounts (self, &base, amounts))
    return FALSE;
  article = edit_article (self, code);
  put_texts (self, article);
  if (base != BST_UNSET)
    put_credit (article, base_year, base_phase, kind, (gint64[]) { base, BST_UNSET, BST_UNSET, BST_UNSET });
  put_credit (article, result_year, result_phase, kind, amounts);
  return TRUE;
}
/* --- All of it ------------------------------------------------------------------------------------------------- */

static void
note_codes (Import *self)
{
  BstCollection *articles = bst_plan_get_collection (self->plan, BST_KIND_ARTICLES);

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    {
      BstRecord *record = bst_collection_get (articles, i);
      const BstArticle *article = BST_ARTICLE (record);
      for (guint v = 0; v < bst_vec_length (article->versions); v++)
        {
          const BstArticleVersion *version = article->versions->items[v];
          if (version->code != NULL)
            g_hash_table_insert (self->ids, g_strdup (version->code), g_strdup (record->id));
        }
      if (article->code != NULL)
        g_hash_table_insert (self->ids, g_strdup (article->code), g_strdup (record->id));
    }
}

/**
 * bst_articles_import:
 * @framework: (nullable): whose pattern of codes and domains hold
 * @rows: (element-type GStrv): a heading row and the others; empty rows and those that begin with # are passed over
 * @unit: what the amounts are in
 * @language: in which amounts are written and problems told
 * @problems: (element-type BstImportProblem): empty; gets what was wrong, row by row
 *
 * A row without year, credit and amounts is an article alone. Any other says base, index, compensations, other adjustments and result of one credit. The base becomes a credit of its
 * own phase and year, so that the identity can be looked at later. Known articles are found by any of their codes.
 *
 * Returns: (transfer full): what adds and changes the articles; rows with problems are left out
 */
BstTransaction *
bst_articles_import (BstPlan *plan, BstFramework *framework, const GPtrArray *rows, BstMoneyUnit unit,
                     const char *language, GPtrArray *problems)
{
  g_autoptr (BstDraft) draft = bst_draft_new (plan);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Import import = { plan, framework, draft, unit, language, problems, { 0 }, ids };
  gboolean has_headings = FALSE, good = TRUE;

  note_codes (&import);
  for (guint i = 0; i < rows->len && good; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      import.row = i + 1;
      import.cells = row;
      if (row[0] == NULL || row[0][0] == '#' || (row[0][0] == '\0' && row[1] == NULL))
        continue;
      if (has_headings)
        read_row (&import);
      else
        good = has_headings = read_headings (&import, row);
    }
  return bst_draft_finish (draft, bst_text (NULL, N_ ("Import article credits")), NULL);
}
