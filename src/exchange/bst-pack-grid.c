/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-pack-grid.h"
#include "bst-json.h"
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
  LOCKED ("agreed", N_ ("What was agreed"), TEXT, 32, FALSE),
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

static const struct {
  const char *field, *question, *explanation;
  BstPackCellKind kind;
} questions[] = {
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

static const BstPackColumn *
get_column (const BstPackForm *self, BstPackGridId grid, guint column)
{
  return &g_array_index (self->columns[grid], BstPackColumn, column);
}

guint
bst_pack_grid_get_n_rows (const BstPackForm *self, BstPackGridId grid)
{
  return grid == BST_PACK_SIGN ? G_N_ELEMENTS (questions) : self->lines->len;
}

static guint
number_in_subject (const BstPackForm *self, guint row)
{
  guint n = 1;

  for (guint i = row; i > 0 && !((const BstPackLine *) self->lines->pdata[i])->is_first; i--)
    n++;
  return n;
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
                        : g_strdup_printf ("%s#%u", line->subject, number_in_subject (self, row));
}

/* --- What stands in a cell ------------------------------------------------------------------------------------------ */

static char *
make_number (const BstPackForm *self, guint row)
{
  guint n = 0, within = number_in_subject (self, row);

  for (guint i = 0; i <= row; i++)
    n += ((const BstPackLine *) self->lines->pdata[i])->is_first ? 1 : 0;
  return within == 1 ? g_strdup_printf ("%u", n) : g_strdup_printf ("%u.%u", n, within);
}

static char *
word_field (const BstPackForm *self, BstRecord *record, const char *name)
{
  BstWording wording = { self->plan, self->framework, self->language };
  const BstField *field = bst_record_find_field (record, name);

  return field != NULL ? bst_word_value (&wording, field, bst_field_get (field, record)) : g_strdup ("");
}

/* "Target value: 600 carers"; with an empty label the text alone; nothing where there is none. */
static void
append_line (const BstPackForm *self, GString *out, const char *label, const char *text, const char *behind)
{
  if (*text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (label != NULL)
    g_string_append_printf (out, "%s: ", bst_text (self->language, label));
  g_string_append (out, text);
  if (*behind != '\0')
    g_string_append_printf (out, " %s", behind);
}

static char *
make_agreed (const BstPackForm *self, const char *subject)
{
  static const struct {
    const char *field, *behind; /* behind: of another field, in the same line */
    gboolean labelled;
  } parts[] = { { "specific", NULL, FALSE },
                { "description", NULL, FALSE },
                { "measure", NULL, TRUE },
                { "target-value", "target-unit", TRUE },
                { "deadline", NULL, TRUE } };
  BstRecord *record = bst_plan_find_any (self->plan, subject);
  GString *out = g_string_new (NULL);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      const BstField *field = bst_record_find_field (record, parts[i].field);
      g_autofree char *text = word_field (self, record, parts[i].field),
                      *behind = parts[i].behind != NULL ? word_field (self, record, parts[i].behind) : g_strdup ("");
      append_line (self, out, parts[i].labelled && field != NULL ? field->label : NULL, text, behind);
    }
  return g_string_free (out, FALSE);
}

/* Whole: people know what they do by its words. */
static char *
make_title (const BstPackForm *self, const char *subject)
{
  BstWording wording = { self->plan, self->framework, self->language };
  BstRecord *record = bst_plan_find_any (self->plan, subject);
  const char *title = record != NULL ? bst_record_get_text (record, "title") : "";

  return *title != '\0' ? g_strdup (title) : bst_word_reference (&wording, subject);
}

static char *
make_last (const BstPackForm *self, BstPackGridId grid, const char *subject)
{
  const BstAnswer *answer = bst_contribution_find_answer (self->last_year, subject);
  GString *out = g_string_new (NULL);
  const char *parts[3] = { NULL };

  if (answer == NULL)
    return g_string_free (out, FALSE);
  if (grid == BST_PACK_AHEAD)
    parts[0] = answer->intention;
  else if (answer->nothing)
    parts[0] = answer->nothing_reason;
  else
    {
      parts[0] = answer->execution;
      parts[1] = answer->result;
      parts[2] = answer->deviation;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (out, FALSE);
}

static char *
make_article (const BstPackForm *self, const BstPackLine *line)
{
  BstRecord *article = line->article != NULL ? bst_plan_find (self->plan, BST_KIND_ARTICLES, line->article) : NULL;
  const char *kind =
      bst_text (self->language,
                bst_kind_get_field (BST_KIND_BUDGET_LINKS, "funding-kind")->values[line->funding_kind].label);

  if (article == NULL)
    return g_strdup (line->funding_kind != BST_FUNDING_REGULAR ? kind : "");
  return line->funding_kind != BST_FUNDING_REGULAR
             ? g_strdup_printf ("%s\n%s", bst_article_get_code (article, self->year), kind)
             : g_strdup (bst_article_get_code (article, self->year));
}

/* Of the year before: as it was last changed before it was spent. */
static gint64
find_planned (const BstPackLine *line, BstPackYear when, gboolean gross)
{
  static const BstBudgetPhase phases[] = { BST_BUDGET_BA_JR, BST_BUDGET_BA, BST_BUDGET_BO };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      gint64 cents = bst_pack_line_get (line, when, phases[i], BST_CREDIT_VAK, gross);
      if (cents != BST_UNSET)
        return cents;
    }
  return BST_UNSET;
}

/* The cells that only show something. */
static void
get_locked (const BstPackForm *self, BstPackGridId grid, guint row, const char *field, BstPackCell *cell)
{
  const BstPackLine *line = self->lines->pdata[row];

  if (strcmp (field, "number") == 0)
    cell->text = make_number (self, row);
  else if (strcmp (field, "title") == 0)
    cell->text = make_title (self, line->subject);
  else if (strcmp (field, "agreed") == 0)
    cell->text = make_agreed (self, line->subject);
  else if (strcmp (field, "last") == 0)
    cell->text = make_last (self, grid, line->subject);
  else if (strcmp (field, "article") == 0)
    cell->text = make_article (self, line);
  else if (strcmp (field, "gross-before") == 0)
    cell->number = find_planned (line, BST_PACK_BEFORE, TRUE);
  else if (strcmp (field, "planned-before") == 0)
    cell->number = find_planned (line, BST_PACK_BEFORE, FALSE);
  else if (strcmp (field, "gross-now") == 0)
    cell->number = find_planned (line, BST_PACK_NOW, TRUE);
}

/* Returns: whether the column is an amount, and of which year and phase */
static gboolean
find_amount (const char *field, BstPackYear *ret_when, BstBudgetPhase *ret_phase)
{
  static const struct {
    const char *field;
    BstPackYear when;
    BstBudgetPhase phase;
  } amounts[] = {
    { "amount-before", BST_PACK_BEFORE, BST_BUDGET_BU },
    { "amount-now", BST_PACK_NOW, BST_BUDGET_BO },
    { "amount-after", BST_PACK_AFTER, BST_BUDGET_BO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (strcmp (field, amounts[i].field) == 0)
      {
        *ret_when = amounts[i].when;
        *ret_phase = amounts[i].phase;
        return TRUE;
      }
  return FALSE;
}

static void
take_value (BstPackCell *cell, const BstFieldTable *table, gconstpointer instance, const char *name)
{
  const BstField *field = bst_fields_find (table, name);

  if (instance == NULL)
    cell->number = cell->kind == BST_PACK_MONEY ? BST_UNSET : 0;
  else if (cell->kind == BST_PACK_TEXT)
    cell->text = g_strdup (bst_field_get (field, instance).ptr);
  else
    cell->number = bst_field_get (field, instance).num;
}

static void
get_open (const BstPackForm *self, guint row, const BstPackColumn *column, BstPackCell *cell)
{
  const BstPackLine *line = self->lines->pdata[row];
  const char *field = column->field;
  BstPackYear when;
  BstBudgetPhase phase;

  if (find_amount (field, &when, &phase))
    cell->number = bst_pack_line_get (line, when, phase, column->credit, FALSE);
  else if (strcmp (field, "source-ref") == 0)
    cell->text = line->links[BST_PACK_BEFORE] != NULL
                     ? g_strdup (BST_BUDGET_LINK (line->links[BST_PACK_BEFORE])->source_ref)
                     : NULL;
  else
    take_value (cell, bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers")->elements,
                bst_contribution_find_answer (self->contribution, line->subject), field);
}

static void
get_question (const BstPackForm *self, guint row, guint column, BstPackCell *cell)
{
  cell->kind = column == 1 ? questions[row].kind : BST_PACK_TEXT;
  if (column == 1)
    take_value (cell, bst_kind_get_table (BST_KIND_CONTRIBUTIONS), self->contribution, questions[row].field);
  else
    cell->text = bst_pack_form_fill (self, column == 0 ? questions[row].question : questions[row].explanation);
}

/**
 * bst_pack_grid_get:
 * @row: from 0, without the headings
 * @ret_cell: (out): what stands there before somebody fills it in
 */
void
bst_pack_grid_get (const BstPackForm *self, BstPackGridId grid, guint row, guint column, BstPackCell *ret_cell)
{
  const BstPackColumn *its = get_column (self, grid, column);
  gboolean here =
      grid == BST_PACK_SIGN || its->of_each_line || ((const BstPackLine *) self->lines->pdata[row])->is_first;

  *ret_cell = (BstPackCell) { .kind = its->kind, .is_open = its->is_open && here, .number = BST_UNSET };
  if (grid == BST_PACK_SIGN)
    get_question (self, row, column, ret_cell);
  else if (here && its->is_open)
    get_open (self, row, its, ret_cell);
  else if (here)
    get_locked (self, grid, row, its->field, ret_cell);
}

void
bst_pack_cell_clear (BstPackCell *self)
{
  g_clear_pointer (&self->text, g_free);
}

/* --- Back into the plan ----------------------------------------------------------------------------------------------- */

/* A line stays one line, as in the form. */
static BstValue
make_value (const BstField *field, const BstPackCell *cell)
{
  g_autofree char *text = cell->kind == BST_PACK_TEXT ? g_strdup (cell->text != NULL ? cell->text : "") : NULL;

  if (text == NULL)
    return (BstValue) { .num = cell->number == BST_UNSET ? 0 : cell->number };
  return bst_value_text (field->type == BST_FIELD_TEXT ? g_strdelimit (text, "\n\t", ' ') : text);
}

static void
take (BstRecord *record, const char *name, const BstPackCell *cell)
{
  const BstField *field = bst_record_find_field (record, name);

  bst_record_take (record, field, make_value (field, cell));
}

static void
put_line (const BstPackForm *self, BstDraft *draft, const BstPackLine *line, const BstPackColumn *column,
          const BstPackCell *cell)
{
  const char *field = column->field;
  BstPackYear when = BST_PACK_BEFORE;
  BstBudgetPhase phase = BST_BUDGET_BU;
  gboolean amount = find_amount (field, &when, &phase);
  BstRecord *link = bst_pack_line_edit (line, &self->asked, draft, when);

  if (amount)
    bst_link_put_amount (link, phase, column->credit, cell->number);
  else
    take (link, field, cell);
}

/**
 * bst_pack_grid_put:
 * @draft: of the pack
 * @cell: an open one, with what somebody filled in
 */
void
bst_pack_grid_put (const BstPackForm *self, BstDraft *draft, BstPackGridId grid, guint row, guint column,
                   const BstPackCell *cell)
{
  const char *field = grid == BST_PACK_SIGN ? questions[row].field : get_column (self, grid, column)->field;
  const BstPackLine *line = grid != BST_PACK_SIGN ? self->lines->pdata[row] : NULL;
  BstRecord *contribution;

  if (line != NULL && (cell->kind == BST_PACK_MONEY || strcmp (field, "source-ref") == 0))
    {
      put_line (self, draft, line, get_column (self, grid, column), cell);
      return;
    }
  contribution = bst_contribution_edit (draft, self->domain, self->year);
  if (line != NULL)
    bst_contribution_put_answer (contribution, line->subject, field,
                                 make_value (bst_fields_find (bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers")
                                                                  ->elements,
                                                              field),
                                             cell));
  else
    take (contribution, field, cell);
}
