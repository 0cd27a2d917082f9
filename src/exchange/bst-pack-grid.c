/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-grid.c - which columns and rows the sheets of a pack have. What stands in them: bst-pack-grid-cells.c. */
#include "bst-pack-grid-private.h"
#include "bst-text.h"
#include <string.h>

const char *const bst_pack_grid_keys[BST_N_PACK_GRIDS] = { "back", "ahead", "sign" };

#define LOCKED(field_, title_, kind_, width_, each_) \
  { .field = field_, .title = title_, .kind = BST_PACK_##kind_, .width = width_, .of_each_line = each_ }
#define AMOUNT(field_, title_, credit_) \
  { .field = field_, \
    .title = title_, \
    .kind = BST_PACK_MONEY, \
    .width = 13, \
    .is_open = TRUE, \
    .of_each_line = TRUE, \
    .credit = BST_CREDIT_##credit_, \
    .hint = amount_hint }
#define OPEN(field_, title_, kind_, width_, each_, hint_) \
  { .field = field_, \
    .title = title_, \
    .kind = BST_PACK_##kind_, \
    .width = width_, \
    .is_open = TRUE, \
    .of_each_line = each_, \
    .hint = hint_ }

static const char amount_hint[] = N_ (
    "Which amount do you attribute to the plan? In thousands of euros: 12.5 is 12,500 euros. At most five decimals.");

/* The amount first: the question that everybody can answer. */
static const BstPackColumn back[] = {
  LOCKED ("number", N_ ("No."), TEXT, 6, TRUE),
  LOCKED ("title", N_ ("Action point or action"), TEXT, 32, TRUE),
  LOCKED ("agreed", N_ ("What was agreed"), TEXT, 46, FALSE),
  LOCKED ("last", N_ ("What your domain said last year"), TEXT, 30, FALSE),
  LOCKED ("article", N_ ("Budget article"), TEXT, 17, TRUE),
  LOCKED ("gross-before", N_ ("Credit {before}, in thousands of euros"), MONEY, 13, TRUE),
  LOCKED ("planned-before", N_ ("Attributed in the budget {before}, in thousands of euros"), MONEY, 13, TRUE),
  AMOUNT ("amount-before", N_ ("Attributed and spent in {before}, in thousands of euros"), VAK),
  AMOUNT ("amount-before", N_ ("Attributed and spent in {before}, in thousands of euros: settlement credit (VEK)"), VEK),
  AMOUNT ("amount-before", N_ ("Attributed and spent in {before}, in thousands of euros: variable credit (VRK)"), VRK),
  OPEN ("cannot-estimate", N_ ("We cannot estimate the amount"), FLAG, 13, FALSE,
        N_ ("Choose “{yes}” where nobody can say an amount. That is an answer too.")),
  OPEN ("source-ref", N_ ("Source of the amount"), TEXT, 22, TRUE,
        N_ ("Where the amount can be found again, for example “execution report {before}, p. 41”.")),
  OPEN ("execution", N_ ("What did your domain do in {before}, and how?"), TEXT, 38, FALSE,
        N_ ("In your own words. Alt+Enter begins a new line.")),
  OPEN ("result", N_ ("What was achieved?"), TEXT, 32, FALSE, N_ ("In your own words. Alt+Enter begins a new line.")),
  OPEN ("deviation", N_ ("What went differently, and what follows?"), TEXT, 32, FALSE,
        N_ ("In your own words. Alt+Enter begins a new line.")),
  OPEN ("unchanged", N_ ("Unchanged since last year"), FLAG, 12, FALSE,
        N_ ("Choose “{yes}” where what your domain said last year still holds.")),
  OPEN ("nothing-to-report", N_ ("Nothing to report"), FLAG, 11, FALSE,
        N_ ("Choose “{yes}”, and say why in the next cell.")),
  OPEN ("nothing-reason", N_ ("Nothing to report, because"), TEXT, 26, FALSE,
        N_ ("The reason. Without it “nothing to report” is no answer.")),
};

static const BstPackColumn ahead[] = {
  LOCKED ("number", N_ ("No."), TEXT, 6, TRUE),
  LOCKED ("title", N_ ("Action point or action"), TEXT, 32, TRUE),
  LOCKED ("last", N_ ("What your domain intended last year"), TEXT, 38, FALSE),
  LOCKED ("article", N_ ("Budget article"), TEXT, 17, TRUE),
  LOCKED ("gross-now", N_ ("Credit {year}, in thousands of euros"), MONEY, 13, TRUE),
  AMOUNT ("amount-now", N_ ("Attributed in {year}, in thousands of euros"), VAK),
  AMOUNT ("amount-now", N_ ("Attributed in {year}, in thousands of euros: settlement credit (VEK)"), VEK),
  AMOUNT ("amount-now", N_ ("Attributed in {year}, in thousands of euros: variable credit (VRK)"), VRK),
  AMOUNT ("amount-after", N_ ("Attributed in {after}, in thousands of euros (if known)"), VAK),
  AMOUNT ("amount-after", N_ ("Attributed in {after}, in thousands of euros: settlement credit (VEK)"), VEK),
  AMOUNT ("amount-after", N_ ("Attributed in {after}, in thousands of euros: variable credit (VRK)"), VRK),
  OPEN ("intention", N_ ("What does your domain intend for {after}?"), TEXT, 60, FALSE,
        N_ ("In your own words. Alt+Enter begins a new line.")),
};

/* Its rows are the questions. */
static const BstPackColumn sign[] = {
  LOCKED ("question", N_ ("Question"), TEXT, 34, TRUE),
  OPEN ("answer", N_ ("Your answer"), TEXT, 50, TRUE, NULL),
  LOCKED ("explanation", N_ ("Explanation"), TEXT, 70, TRUE),
};

static const BstPackSignRow questions[] = {
  { "summary", N_ ("Summary"), N_ ("The contribution of your domain in a few sentences, if you like."), BST_PACK_TEXT },
  { "filled-in-by", N_ ("Filled in by (function)"),
    N_ ("A function, no name: for example “policy adviser”. With the day behind it the contribution counts as submitted."),
    BST_PACK_TEXT },
  { "submitted-on", N_ ("Filled in on"), N_ ("The day on which you finished."), BST_PACK_DATE },
  { "validated-by", N_ ("Validated by (function)"), N_ ("The head official or the cabinet that agrees with it."),
    BST_PACK_TEXT },
  { "validated-on", N_ ("Validated on"), N_ ("The day on which they agreed."), BST_PACK_DATE },
};

static const struct {
  const char *name;
  const BstPackColumn *columns;
  guint n;
} grids[BST_N_PACK_GRIDS] = {
  { N_ ("Look back"), back, G_N_ELEMENTS (back) },
  { N_ ("Look ahead"), ahead, G_N_ELEMENTS (ahead) },
  { N_ ("Sign"), sign, G_N_ELEMENTS (sign) },
};

/* --- The form ------------------------------------------------------------------------------------------------------- */

static const char *
language_of (BstPlan *plan)
{
  const char *own = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "language");

  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    if (strcmp (own, bst_text_languages[i]) == 0)
      return bst_text_languages[i];
  return "nl";
}

/* As in the form: commitments always, the others where the budget or the domain speaks of them. */
static gboolean
asks_for (const BstPackForm *self, const BstPackColumn *column)
{
  for (guint i = 0; column->credit != BST_CREDIT_VAK && i < self->lines->len; i++)
    for (guint when = 0; when < BST_N_PACK_YEARS; when++)
      for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
        if (bst_pack_line_get (self->lines->pdata[i], (BstPackYear) when, (BstBudgetPhase) phase, column->credit, TRUE)
                != BST_UNSET
            || bst_pack_line_get (self->lines->pdata[i], (BstPackYear) when, (BstBudgetPhase) phase, column->credit,
                                  FALSE)
                   != BST_UNSET)
          return TRUE;
  return column->credit == BST_CREDIT_VAK;
}

static void
choose_columns (BstPackForm *self)
{
  for (guint grid = 0; grid < BST_N_PACK_GRIDS; grid++)
    {
      self->columns[grid] = g_array_new (FALSE, FALSE, sizeof (BstPackColumn));
      for (guint c = 0; c < grids[grid].n; c++)
        if (asks_for (self, &grids[grid].columns[c]))
          g_array_append_val (self->columns[grid], grids[grid].columns[c]);
    }
}

/**
 * bst_pack_form_new:
 * @pack: a contribution pack that was read as the plan file it is
 * @framework: (nullable): for titles
 * @error: it is no pack, or a damaged one
 *
 * Returns: (transfer full) (nullable): what its spreadsheet asks; valid until @pack changes
 */
BstPackForm *
bst_pack_form_new (BstPlan *pack, BstFramework *framework, GError **error)
{
  g_autoptr (BstPack) read = bst_pack_read_plan (pack, "", error);
  BstPackForm *self;

  if (read == NULL)
    return NULL;
  self = g_new0 (BstPackForm, 1);
  self->plan = g_object_ref (pack);
  self->framework = framework != NULL ? g_object_ref (framework) : NULL;
  self->language = language_of (pack);
  self->domain = g_strdup (read->domain);
  self->year = read->year;
  self->deadline = read->deadline;
  self->instructions = g_strdup (read->instructions);
  self->contact = g_strdup (read->contact);
  self->seal = g_strdup (read->seal);
  self->asked = (BstAsked) { self->plan, self->framework, self->domain, self->year, 0 };
  self->lines = bst_pack_lines_list (&self->asked);
  choose_columns (self);
  self->contribution = bst_contribution_find (pack, self->domain, self->year);
  self->last_year = bst_contribution_find (pack, self->domain, self->year - 1);
  return self;
}

void
bst_pack_form_free (BstPackForm *self)
{
  for (guint grid = 0; grid < BST_N_PACK_GRIDS; grid++)
    g_array_unref (self->columns[grid]);
  g_ptr_array_unref (self->lines);
  g_clear_object (&self->framework);
  g_object_unref (self->plan);
  g_free (self->domain);
  g_free (self->instructions);
  g_free (self->contact);
  g_free (self->seal);
  g_free (self);
}

/**
 * bst_pack_form_fill:
 * @message: N_()
 *
 * Returns: (transfer full): @message in the plan's language, with the years and the word that is chosen for “yes”
 */
char *
bst_pack_form_fill (const BstPackForm *self, const char *message)
{
  g_autofree char *before = g_strdup_printf ("%d", (int) self->year - 1),
                  *year = g_strdup_printf ("%d", (int) self->year),
                  *after = g_strdup_printf ("%d", (int) self->year + 1);

  return bst_text_fill (bst_text (self->language, message),
                        (const char *[]) { "before", before, "year", year, "after", after, "yes",
                                           bst_text (self->language, N_ ("Yes")), NULL });
}

/* --- The grids ------------------------------------------------------------------------------------------------------ */

const char *
bst_pack_grid_get_name (const BstPackForm *self, BstPackGridId grid)
{
  return bst_text (self->language, grids[grid].name);
}

const BstPackColumn *
bst_pack_grid_get_columns (const BstPackForm *self, BstPackGridId grid, guint *ret_n)
{
  *ret_n = self->columns[grid]->len;
  return &g_array_index (self->columns[grid], BstPackColumn, 0);
}

const BstPackColumn *
bst_pack_grid_get_column (const BstPackForm *self, BstPackGridId grid, guint column)
{
  return &g_array_index (self->columns[grid], BstPackColumn, column);
}

guint
bst_pack_grid_get_n_rows (const BstPackForm *self, BstPackGridId grid)
{
  return grid == BST_PACK_SIGN ? G_N_ELEMENTS (questions) : self->lines->len;
}

/* Which line of money of its subject a row is, from 1. */
guint
bst_pack_form_number_line (const BstPackForm *self, guint row)
{
  guint n = 1;

  for (guint i = row; i > 0 && !((const BstPackLine *) self->lines->pdata[i])->is_first; i--)
    n++;
  return n;
}

const BstPackSignRow *
bst_pack_grid_get_sign_row (guint row)
{
  return &questions[row];
}

/**
 * bst_pack_grid_get_row_id:
 *
 * Returns: (transfer full): how a row is known again: "ap-…", "ap-…#2" for its second line of money, or a question
 */
char *
bst_pack_grid_get_row_id (const BstPackForm *self, BstPackGridId grid, guint row)
{
  const BstPackLine *line = grid != BST_PACK_SIGN ? self->lines->pdata[row] : NULL;

  if (line == NULL)
    return g_strdup (questions[row].field);
  return line->is_first ? g_strdup (line->subject)
                        : g_strdup_printf ("%s#%u", line->subject, bst_pack_form_number_line (self, row));
}
