/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-measured.h"
#include "bst-wording.h"
#include "bst-text.h"
#include <string.h>

typedef struct {
  BstPlan *plan;
  BstWording wording;
  const char *language;
  gint64 year; /* that is looked back on */
  GPtrArray *list;
} Look;

void
bst_measured_free (BstMeasured *self)
{
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

/* value: taken */
static void
take (Look *self, const char *label, char *value)
{
  BstMeasured *one = g_new0 (BstMeasured, 1);

  one->label = g_strdup (label);
  one->value = value;
  g_ptr_array_add (self->list, one);
}

static const char *
say (const Look *self, const char *message)
{
  return bst_text (self->language, message);
}

static const char *
label_of (const Look *self, BstKindId kind, const char *field)
{
  return say (self, bst_kind_get_field (kind, field)->label);
}

/* --- Measurements --------------------------------------------------------------------------------------------------- */

/* A year alone is taken for its end. */
static gint64
day_of (BstRecord *measurement)
{
  gint64 date = bst_record_get_number (measurement, "date"), year = bst_record_get_number (measurement, "year");

  return date != 0 ? date : year != BST_UNSET ? year * 10000 + 1231 : 0;
}

/* Of a group, of a breakdown, or of an indicator within one action point a value says something else. */
static gboolean
is_of_whole (BstRecord *measurement, const char *id)
{
  const char *point = bst_record_get_text (measurement, "action-point");

  return bst_record_get_number (measurement, "value") != BST_UNSET
         && *bst_record_get_text (measurement, "group") == '\0'
         && *bst_record_get_text (measurement, "breakdown") == '\0' && (*point == '\0' || strcmp (point, id) == 0);
}

/**
 * bst_measured_find_last:
 * @id: of an action point or indicator
 *
 * Returns: (transfer none) (nullable): the last measurement of it as a whole that has a value
 */
BstRecord *
bst_measured_find_last (BstPlan *plan, const char *id)
{
  g_autoptr (GPtrArray) all = bst_plan_list_referrers (plan, id, BST_KIND_MEASUREMENTS);
  BstRecord *last = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      BstRecord *one = all->pdata[i];
      if (is_of_whole (one, id)
          && (last == NULL || day_of (one) > day_of (last)
              || (day_of (one) == day_of (last) && strcmp (one->id, last->id) > 0)))
        last = one;
    }
  return last;
}

/* "30 municipalities", "12,5 %" */
static char *
write_value (const Look *self, gint64 value, const char *unit)
{
  g_autofree char *number = bst_format_decimal (self->language, value);

  return unit != NULL && *unit != '\0' ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}

/* value: taken; "value (day; source)" */
static char *
put_behind (char *value, const char *day, const char *source)
{
  gboolean has_day = *day != '\0', has_source = source != NULL && *source != '\0';
  char *whole;

  if (!has_day && !has_source)
    return value;
  whole = g_strdup_printf ("%s (%s%s%s)", value, day, has_day && has_source ? "; " : "", has_source ? source : "");
  g_free (value);
  return whole;
}

static char *
write_measurement (const Look *self, BstRecord *measurement, const char *unit)
{
  gint64 date = bst_record_get_number (measurement, "date"), year = bst_record_get_number (measurement, "year");
  g_autofree char *day = date != 0           ? bst_format_date (self->language, date)
                         : year != BST_UNSET ? g_strdup_printf ("%d", (int) year)
                                             : g_strdup ("");

  return put_behind (write_value (self, bst_record_get_number (measurement, "value"), unit), day,
                     bst_record_get_text (measurement, "source"));
}

/* --- An action point ------------------------------------------------------------------------------------------------- */

static const char *
unit_of (const BstActionPoint *point)
{
  return point->target_unit != NULL ? point->target_unit : point->target_kind == BST_TARGET_SHARE ? "%" : NULL;
}

static void
add_baseline (Look *self, const BstActionPoint *point)
{
  g_autofree char *day = bst_format_date (self->language, point->baseline_date);

  if (point->baseline_value != BST_UNSET)
    take (self, label_of (self, BST_KIND_ACTION_POINTS, "baseline-value"),
          put_behind (write_value (self, point->baseline_value, unit_of (point)), day, point->baseline_source));
}

static void
add_targets (Look *self, const BstActionPoint *point)
{
  g_autofree char *day = bst_format_date (self->language, point->target_date),
                  *year = g_strdup_printf ("%d", (int) self->year);

  for (guint i = 0; i < bst_vec_length (point->period_targets); i++)
    {
      const BstPeriodTarget *target = point->period_targets->items[i];
      g_autofree char *label = NULL;
      if (target->year != self->year || target->value == BST_UNSET)
        continue;
      label = bst_text_fill (say (self, N_ ("Target for {year}")), (const char *[]) { "year", year, NULL });
      take (self, label, write_value (self, target->value, unit_of (point)));
    }
  if (point->target_value != BST_UNSET)
    take (self, label_of (self, BST_KIND_ACTION_POINTS, "target-value"),
          put_behind (write_value (self, point->target_value, unit_of (point)), day, NULL));
}

/**
 * bst_measured_find_progress:
 *
 * Returns: (transfer none) (nullable): the last word on how far @point is
 */
const BstProgressEntry *
bst_measured_find_progress (const BstActionPoint *point)
{
  const BstProgressEntry *last = NULL;

  for (guint i = 0; i < bst_vec_length (point->progress); i++)
    {
      const BstProgressEntry *one = point->progress->items[i];
      if (last == NULL || one->date > last->date)
        last = one;
    }
  return last;
}

static void
add_progress (Look *self, const BstActionPoint *point)
{
  const BstProgressEntry *last = bst_measured_find_progress (point);
  g_autofree char *day = NULL, *percent = NULL;
  char *text;

  if (last == NULL || (last->percent == BST_UNSET && last->note == NULL))
    return;
  day = bst_format_date (self->language, last->date);
  percent = last->percent != BST_UNSET ? bst_format_share (self->language, last->percent * 100) : g_strdup ("");
  text = g_strdup_printf ("%s%s%s", percent, *percent != '\0' && last->note != NULL ? ": " : "",
                          last->note != NULL ? last->note : "");
  take (self, say (self, N_ ("Last note on progress")), put_behind (text, day, NULL));
}

/* What it contributes to moves for other reasons too: its own figures say which it is. */
static void
add_indicators (Look *self, const BstVec *ids)
{
  for (guint i = 0; i < bst_vec_length (ids); i++)
    {
      const char *id = ids->items[i];
      BstRecord *indicator = bst_plan_find (self->plan, BST_KIND_INDICATORS, id),
                *last = bst_measured_find_last (self->plan, id);
      const char *unit = indicator != NULL ? bst_record_get_text (indicator, "unit") : NULL;
      gint64 target = indicator != NULL ? bst_record_get_number (indicator, "target-value") : BST_UNSET;
      g_autofree char *title = NULL, *aim = NULL, *is = NULL;
      if (last == NULL && target == BST_UNSET)
        continue;
      title = bst_word_reference (&self->wording, id);
      aim = target != BST_UNSET ? write_value (self, target, unit) : NULL;
      is = last != NULL ? write_measurement (self, last, unit) : g_strdup (say (self, N_ ("not measured yet")));
      take (self, title,
            aim == NULL ? g_steal_pointer (&is)
                        : bst_text_fill (say (self, N_ ("{value}; target {target}")),
                                         (const char *[]) { "value", is, "target", aim, NULL }));
    }
}

static void
add_point (Look *self, BstRecord *record)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstRecord *last = bst_measured_find_last (self->plan, record->id);

  if (point->measure != NULL)
    take (self, label_of (self, BST_KIND_ACTION_POINTS, "measure"), g_strdup (point->measure));
  add_baseline (self, point);
  add_targets (self, point);
  if (last != NULL)
    take (self, say (self, N_ ("Last measured")), write_measurement (self, last, unit_of (point)));
  if (!point->confidential)
    add_progress (self, point);
  add_indicators (self, point->contributes_to);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  BstRecord *one = *(BstRecord *const *) a, *two = *(BstRecord *const *) b;
  int order = strcmp (bst_record_get_text (one, "title"), bst_record_get_text (two, "title"));

  return order != 0 ? order : strcmp (one->id, two->id);
}

/* Of each action point that carries it out, what tells how far it is. */
static void
add_points_of (Look *self, const char *action)
{
  g_autoptr (GPtrArray) points = bst_plan_list_referrers (self->plan, action, BST_KIND_ACTION_POINTS);

  g_ptr_array_sort (points, compare_titles);
  for (guint i = 0; i < points->len; i++)
    {
      BstRecord *record = points->pdata[i];
      const BstActionPoint *point = BST_ACTION_POINT (record);
      BstRecord *last = bst_measured_find_last (self->plan, record->id);
      g_autofree char *is = NULL, *aim = NULL;
      if (g_strcmp0 (point->action, action) != 0 || (last == NULL && point->target_value == BST_UNSET))
        continue;
      is = last != NULL ? write_measurement (self, last, unit_of (point))
                        : g_strdup (say (self, N_ ("not measured yet")));
      aim = point->target_value != BST_UNSET ? write_value (self, point->target_value, unit_of (point)) : NULL;
      take (self, bst_record_say_title (record, self->language),
            aim == NULL ? g_steal_pointer (&is)
                        : bst_text_fill (say (self, N_ ("{value}; target {target}")),
                                         (const char *[]) { "value", is, "target", aim, NULL }));
    }
}

/**
 * bst_measured_list:
 * @framework: (nullable): titles of indicators
 * @subject: the id of an action point, or of an action: then of the action points that carry it out
 * @year: that is looked back on
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer full) (element-type BstMeasured): what is known, in the order in which people judge: what is counted,
 *   where it began, where it should be, where it is
 */
GPtrArray *
bst_measured_list (BstPlan *plan, BstFramework *framework, const char *subject, gint64 year, const char *language)
{
  Look self = { plan,
                { plan, framework, language, .whole_titles = TRUE },
                language,
                year,
                g_ptr_array_new_with_free_func ((GDestroyNotify) bst_measured_free) };
  BstRecord *point = bst_plan_find (plan, BST_KIND_ACTION_POINTS, subject);

  if (point != NULL)
    add_point (&self, point);
  else
    add_points_of (&self, subject);
  return self.list;
}

/**
 * bst_measured_describe:
 *
 * Returns: (transfer full): a line for each; "" where nothing is known
 */
char *
bst_measured_describe (const GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const BstMeasured *one = list->pdata[i];
      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", one->label, one->value);
    }
  return g_string_free (text, FALSE);
}
