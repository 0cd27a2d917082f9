/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-comparison-private.h"
#include "bst-diff.h"
#include "bst-text.h"
#include <string.h>

const BstComparisonPage bst_comparison_pages[] = {
  { "objectives", N_ ("Objectives") },
  { "portfolio", N_ ("Portfolio") },
  { "action-points", N_ ("Action points") },
  { "budget", N_ ("Budget") },
  { "indicators", N_ ("Indicators") },
  { "theory-of-change", N_ ("Theory of change") },
  { "partners", N_ ("Partners") },
  { "sessions", N_ ("Sessions") },
  { "evaluation", N_ ("Evaluation") },
  { "plan", N_ ("Plan settings") },
};
const guint bst_n_comparison_pages = G_N_ELEMENTS (bst_comparison_pages);

enum { OBJECTIVES, PORTFOLIO, ACTION_POINTS, BUDGET, INDICATORS, TOC, PARTNERS, SESSIONS, EVALUATION, SETTINGS };

static const guint pages_of_kinds[BST_N_KINDS] = {
  [BST_KIND_FRAMEWORK] = SETTINGS,       [BST_KIND_PLAN] = SETTINGS,
  [BST_KIND_OBJECTIVES] = OBJECTIVES,    [BST_KIND_ACTIONS] = PORTFOLIO,
  [BST_KIND_ACTION_POINTS] = ACTION_POINTS, [BST_KIND_INDICATORS] = INDICATORS,
  [BST_KIND_MEASUREMENTS] = INDICATORS,  [BST_KIND_ACTORS] = PARTNERS,
  [BST_KIND_ARTICLES] = BUDGET,          [BST_KIND_BUDGET_LINKS] = BUDGET,
  [BST_KIND_CONTRIBUTIONS] = BUDGET,     [BST_KIND_DOMAIN_MAP] = BUDGET,
  [BST_KIND_SESSIONS] = SESSIONS,        [BST_KIND_CARDS] = SESSIONS,
  [BST_KIND_TOC_LINKS] = TOC,            [BST_KIND_ASSESSMENTS] = EVALUATION,
  [BST_KIND_REVIEWS] = EVALUATION,       [BST_KIND_DECISIONS] = PORTFOLIO,
  [BST_KIND_GAP_JUDGEMENTS] = PORTFOLIO, [BST_KIND_CRITERIA_SETS] = PORTFOLIO,
  [BST_KIND_TERMS] = SETTINGS,           [BST_KIND_SNAPSHOTS] = SETTINGS,
  [BST_KIND_LOG] = SETTINGS,
};

/**
 * bst_comparison_page_of:
 *
 * Returns: the page on which records of @kind are read: an index in `bst_comparison_pages`
 */
guint
bst_comparison_page_of (BstKindId kind)
{
  return pages_of_kinds[kind];
}

/* --- Building ------------------------------------------------------------------------------------------------ */

typedef struct {
  const BstWording *before, *after;
  BstPlaces *places_before, *places_after;
  BstComparison *result;
} Builder;

static void
difference_free (BstDifference *self)
{
  g_ptr_array_unref (self->fields);
  g_free (self->id);
  g_free (self->title);
  g_free (self->context);
  g_free (self->folded);
  g_free (self->key);
  bst_credits_clear (&self->credits);
  g_free (self);
}

/* Versions and the log tell of the plan; they are not what it says. Its id and its keys are machinery. */
static gboolean
is_left_out (BstKindId kind, const BstField *field)
{
  return kind == BST_KIND_SNAPSHOTS || kind == BST_KIND_LOG
         || (kind == BST_KIND_PLAN && field != NULL
             && (strcmp (field->name, "id") == 0 || strcmp (field->name, "log-since") == 0));
}

static void
add_place (Builder *builder, BstDifference *difference, BstRecord *from, BstRecord *to, const BstField *field)
{
  char *before = bst_places_describe (builder->places_before, from),
       *after = bst_places_describe (builder->places_after, to);

  /* its key is another, but it stands where it stood */
  if (strcmp (before, after) == 0)
    {
      g_free (before);
      g_free (after);
      return;
    }
  g_ptr_array_add (difference->fields,
                   bst_field_difference_new (BST_DIFFERENCE_MOVED, field, g_strdup (field->name),
                                             g_strdup (bst_text (builder->after->language, field->label)), before,
                                             after));
}

static gboolean
is_title (const BstFieldDifference *difference, const char *title)
{
  return strcmp (difference->before.text, title) == 0 || strcmp (difference->after.text, title) == 0;
}

/* Where there was no record there was no value either, not even “Not chosen yet”. */
static void
empty_side (GPtrArray *fields, guint first, gboolean before)
{
  for (guint i = first; i < fields->len; i++)
    {
      BstFieldDifference *field = g_ptr_array_index (fields, i);
      BstSaying *side = before ? &field->before : &field->after;
      bst_saying_clear (side);
      side->text = g_strdup ("");
      field->type = before ? BST_DIFFERENCE_ADDED : BST_DIFFERENCE_REMOVED;
    }
}

/* What a record holds that came or went; its title stands above already. */
static void
add_contents (Builder *builder, BstDifference *difference, BstRecord *record, gboolean is_new)
{
  const BstFieldTable *table = bst_record_get_table (record);
  const BstWording *in = is_new ? builder->after : builder->before;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value = bst_field_get (field, record), none = bst_field_default (field);
      guint n = difference->fields->len;

      if (bst_value_is_default (field, value) || bst_field_is_machinery (field))
        continue;
      bst_compare_field (difference->fields, in, in, field, is_new ? none : value, is_new ? value : none);
      empty_side (difference->fields, n, is_new);
      if (n + 1 == difference->fields->len && is_title (g_ptr_array_index (difference->fields, n), difference->title))
        g_ptr_array_remove_index (difference->fields, n);
    }
}

static void
add_changes (Builder *builder, BstDifference *difference, BstRecord *from, BstRecord *to)
{
  const BstFieldTable *table = bst_record_get_table (to);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue before = bst_field_get (field, from), after = bst_field_get (field, to);

      if (bst_value_equal (field, before, after) || is_left_out (difference->kind, field))
        continue;
      if (strcmp (field->name, "order") == 0)
        add_place (builder, difference, from, to, field);
      else if (!bst_field_is_machinery (field))
        bst_compare_field (difference->fields, builder->before, builder->after, field, before, after);
    }
}

/* Only its place differs: it was moved; else it was changed. */
static BstDifferenceType
type_of_changes (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const BstFieldDifference *field = g_ptr_array_index (fields, i);
      if (field->type != BST_DIFFERENCE_MOVED || strchr (field->path, '/') != NULL)
        return BST_DIFFERENCE_CHANGED;
    }
  return BST_DIFFERENCE_MOVED;
}

static void
fold_into (GString *out, const char *text)
{
  g_autofree char *folded = text != NULL ? bst_text_fold (text) : NULL;

  if (folded != NULL)
    g_string_append_printf (out, "%s\n", folded);
}

static void
prepare_search (BstDifference *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  fold_into (words, self->title);
  fold_into (words, self->context);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const BstFieldDifference *field = g_ptr_array_index (self->fields, i);
      fold_into (words, field->label);
      fold_into (words, field->before.text);
      fold_into (words, field->after.text);
    }
  self->folded = g_strdup (words->str);
}

/* An overlay is no record of its own to people: what the plan says of the framework's objective changed. */
static gboolean
is_overlay (BstKindId kind, const char *id)
{
  return (bst_kinds[kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (id);
}

static void
add_difference (Builder *builder, BstKindId kind, BstRecord *from, BstRecord *to)
{
  BstRecord *shown = to != NULL ? to : from;
  const BstWording *in = to != NULL ? builder->after : builder->before;
  g_autoptr (BstRecord) blank = from == NULL || to == NULL ? bst_record_new (kind, shown->id) : NULL;
  BstDifference *difference = g_new0 (BstDifference, 1);
  g_autofree char *folded_title = NULL;

  difference->kind = kind;
  difference->page = bst_comparison_page_of (kind);
  difference->id = g_strdup (shown->id);
  difference->title = bst_word_record (in, shown);
  difference->context = bst_word_context (in, shown);
  difference->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_field_difference_free);
  difference->type = from == NULL ? BST_DIFFERENCE_ADDED : BST_DIFFERENCE_REMOVED;
  if ((from != NULL && to != NULL) || is_overlay (kind, shown->id))
    {
      add_changes (builder, difference, from != NULL ? from : blank, to != NULL ? to : blank);
      difference->type = type_of_changes (difference->fields);
      if (difference->fields->len == 0)
        {
          difference_free (difference); /* nothing that people would see */
          return;
        }
    }
  else
    add_contents (builder, difference, shown, to != NULL);
  folded_title = bst_text_fold (difference->title);
  difference->key =
      g_strdup_printf ("%02u:%02d:%08u:%s", difference->page, (int) kind,
                       bst_places_rank (to != NULL ? builder->places_after : builder->places_before, shown),
                       folded_title);
  prepare_search (difference);
  g_ptr_array_add (builder->result->differences, difference);
}

/* The changes of a record follow each other; an overlay may go and come back in one difference. */
static void
add_all (Builder *builder, const BstTransaction *difference)
{
  guint n = bst_transaction_get_n (difference), i = 0;

  while (i < n)
    {
      const BstChange *change = bst_transaction_get (difference, i);
      BstKindId kind = change->kind;
      const char *id = change->id;

      for (i++; i < n && bst_transaction_get (difference, i)->kind == kind
                && strcmp (bst_transaction_get (difference, i)->id, id) == 0;)
        i++;
      if (!is_left_out (kind, NULL))
        add_difference (builder, kind, bst_plan_find (builder->before->plan, kind, id),
                        bst_plan_find (builder->after->plan, kind, id));
    }
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  const BstDifference *one = a, *two = b;
  int order = strcmp (one->key, two->key);

  return order != 0 ? order : strcmp (one->id, two->id);
}

/**
 * bst_comparison_new:
 * @before: the plan that was, and the language
 * @after: the plan that is
 * @since: seconds since 1970: entries of the log up to then tell of what both have; 0 where that moment is not known
 *
 * Reads both plans only, so copies may be compared in a thread.
 *
 * Returns: (transfer full): what differs, in words
 */
BstComparison *
bst_comparison_new (const BstWording *before, const BstWording *after, gint64 since)
{
  BstComparison *self = g_new0 (BstComparison, 1);
  g_autoptr (BstTransaction) difference = bst_diff (before->plan, after->plan);
  g_autoptr (BstPlaces) places_before = bst_places_new (before), places_after = bst_places_new (after);
  Builder builder = { before, after, places_before, places_after, self };

  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  add_all (&builder, difference);
  g_ptr_array_sort_values (self->differences, compare_differences);
  for (guint i = 0; i < self->differences->len; i++)
    self->n[((BstDifference *) g_ptr_array_index (self->differences, i))->type]++;
  self->money = bst_compare_money (before, after);
  bst_comparison_credit (self, before->plan, after->plan, since);
  return self;
}

void
bst_comparison_free (BstComparison *self)
{
  g_ptr_array_unref (self->differences);
  g_ptr_array_unref (self->money);
  g_free (self);
}

/* --- Words --------------------------------------------------------------------------------------------------- */

/**
 * bst_difference_matches:
 * @words: (array zero-terminated=1): folded by bst_text_fold()
 *
 * Returns: whether the record's title, its labels and its values hold all @words
 */
gboolean
bst_difference_matches (const BstDifference *self, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (self->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * bst_difference_type_title:
 *
 * Returns: "Added", "Removed", "Changed" or "Moved"
 */
const char *
bst_difference_type_title (BstDifferenceType type, const char *language)
{
  static const char *const titles[] = { N_ ("Added"), N_ ("Removed"), N_ ("Changed"), N_ ("Moved") };

  return bst_text (language, titles[type]);
}

/* template_: with {n} for the number. */
static void
append_count (GString *out, const char *template_, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n),
                  *text = bst_text_fill (template_, (const char *[]) { "n", number, NULL });

  if (n > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
}

/**
 * bst_comparison_summary:
 *
 * Returns: (transfer full): "3 added, 1 removed, 12 changed, 2 moved"; what counts are records
 */
char *
bst_comparison_summary (const BstComparison *self, const char *language)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const guint *n = self->n;

  append_count (out, bst_text_plural (language, "{n} added", "{n} added", n[BST_DIFFERENCE_ADDED]),
                n[BST_DIFFERENCE_ADDED]);
  append_count (out, bst_text_plural (language, "{n} removed", "{n} removed", n[BST_DIFFERENCE_REMOVED]),
                n[BST_DIFFERENCE_REMOVED]);
  append_count (out, bst_text_plural (language, "{n} changed", "{n} changed", n[BST_DIFFERENCE_CHANGED]),
                n[BST_DIFFERENCE_CHANGED]);
  append_count (out, bst_text_plural (language, "{n} moved", "{n} moved", n[BST_DIFFERENCE_MOVED]),
                n[BST_DIFFERENCE_MOVED]);
  return g_strdup (out->len > 0 ? out->str : bst_text (language, N_ ("Nothing differs")));
}
