/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-cells.c - what stands in a cell of the table of action points, and editing in it. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-action-points-source-private.h"
#include "bst-owner.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-actor.h"

#define MOST_LINES 12 /* some 150 letters of an owner or a target: a text is cut only where it is no name any more */

static const BstTableColumn columns[BST_POINTS_N_COLUMNS] = {
  { "title", N_ ("Action point"), BST_COLUMN_TEXT, BST_EDITOR_TEXT, 0, MOST_LINES, BST_COLUMN_STRONG },
  { "owner", N_ ("Owner"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 152, MOST_LINES, BST_COLUMN_PLAIN },
  { "deadline", N_ ("Deadline"), BST_COLUMN_DATE, BST_EDITOR_DATE, 113, 2, BST_COLUMN_PLAIN },
  { "target", N_ ("Target"), BST_COLUMN_TEXT, BST_EDITOR_NONE, 122, MOST_LINES, BST_COLUMN_PLAIN },
  { "smart", N_ ("SMART"), BST_COLUMN_MARKS, BST_EDITOR_NONE, 118, 1, BST_COLUMN_PLAIN },
  { "status", N_ ("Status"), BST_COLUMN_PILL, BST_EDITOR_CHOICE, 122, 1, BST_COLUMN_PLAIN },
  { "start", N_ ("Start"), BST_COLUMN_DATE, BST_EDITOR_DATE, 98, 2, BST_COLUMN_HIDDEN },
  { "domain", N_ ("Policy domain"), BST_COLUMN_TEXT, BST_EDITOR_NONE, 130, MOST_LINES, BST_COLUMN_HIDDEN },
  { "objective", N_ ("Objective"), BST_COLUMN_TEXT, BST_EDITOR_NONE, 86, 1, BST_COLUMN_HIDDEN },
  { "milestones", N_ ("Milestones"), BST_COLUMN_NUMBER, BST_EDITOR_NONE, 90, 1, BST_COLUMN_HIDDEN },
  { "core", N_ ("Core fields"), BST_COLUMN_NUMBER, BST_EDITOR_NONE, 90, 1, BST_COLUMN_HIDDEN },
  { "agreement", N_ ("Agreement"), BST_COLUMN_TEXT, BST_EDITOR_NONE, 110, 2, BST_COLUMN_HIDDEN },
  { "progress", N_ ("Last progress"), BST_COLUMN_NUMBER, BST_EDITOR_NONE, 96, 1, BST_COLUMN_HIDDEN },
};

static const BstTableGrouping groupings[BST_POINTS_N_GROUPINGS] = {
  { "objective", N_ ("Phase and objective") }, { "phase", N_ ("Phase of life") }, { "owner", N_ ("Owner") },
  { "domain", N_ ("Policy domain") },          { "status", N_ ("Status") },
};

/* --- Target ------------------------------------------------------------------------------------------------------ */

static const char *
unit_of (const BstActionPoint *point)
{
  if (point->target_unit != NULL)
    return point->target_unit;
  return point->target_kind == BST_TARGET_SHARE ? "%" : "";
}

static char *
format_amount (gint64 value, const char *unit)
{
  g_autofree char *number = bst_format_decimal (NULL, value);

  return *unit != '\0' ? g_strdup_printf (strcmp (unit, "%") == 0 ? "%s\302\240%s" : "%s %s", number, unit)
                       : g_steal_pointer (&number);
}

/* What is aimed at, with the words of its kind; NULL where it is not said yet. */
static char *
format_aim (const BstActionPoint *point)
{
  g_autofree char *amount = NULL;

  if (point->target_value == BST_UNSET)
    return NULL;
  amount = format_amount (point->target_value, unit_of (point));
  if (point->target_kind == BST_TARGET_KEEP)
    /* Translators: %s is a number with its unit, which is to stay as it is */
    return g_strdup_printf (_ ("stays %s"), amount);
  if (point->target_kind == BST_TARGET_MAXIMUM)
    /* Translators: %s is a number with its unit */
    return g_strdup_printf (_ ("at most %s"), amount);
  return g_steal_pointer (&amount);
}

static char *
format_start (const BstActionPoint *point)
{
  if (point->target_kind == BST_TARGET_KEEP)
    return NULL;
  if (point->baseline_value != BST_UNSET)
    return bst_format_decimal (NULL, point->baseline_value);
  return point->baseline_until != 0 ? g_strdup (_ ("baseline being measured")) : NULL;
}

static char *
format_target (const BstActionPoint *point)
{
  g_autofree char *from = format_start (point), *to = format_aim (point);

  if (point->target_kind == BST_TARGET_DELIVERY)
    return g_strdup (point->measure != NULL ? point->measure : _ ("to be delivered"));
  /* no-break spaces: the unit may go to the next line; words before the arrow may be broken, a figure may not */
  if (from != NULL && to != NULL)
    return g_strdup_printf ("%s%s→\302\240%s", from, strchr (from, ' ') != NULL ? " " : "\302\240", to);
  if (to != NULL && (point->target_kind == BST_TARGET_NUMBER || point->target_kind == BST_TARGET_SHARE))
    return g_strdup_printf ("→\302\240%s", to);
  return to != NULL ? g_steal_pointer (&to) : g_steal_pointer (&from);
}

/* --- Status ------------------------------------------------------------------------------------------------------ */

typedef struct {
  const char *word; /* N_(); NULL: the word of the status */
  BstTablePill pill;
  gint64 order; /* what asks for something comes first */
} Condition;

static const Condition late = { N_ ("Late"), { BST_TONE_ERROR, "▲" }, 0 };
static const Condition attention = { N_ ("Needs attention"), { BST_TONE_WARNING, "◐" }, 1 };
static const Condition on_track = { N_ ("On track"), { BST_TONE_SUCCESS, "●" }, 7 };
static const Condition by_status[] = {
  [BST_STATUS_CONCEPT] = { NULL, { BST_TONE_NEUTRAL, NULL }, 3 },
  [BST_STATUS_PROPOSED] = { NULL, { BST_TONE_NEUTRAL, NULL }, 4 },
  [BST_STATUS_AGREED] = { NULL, { BST_TONE_NEUTRAL, NULL }, 5 },
  [BST_STATUS_RUNNING] = { NULL, { BST_TONE_ACCENT, NULL }, 6 },
  [BST_STATUS_SUSPENDED] = { NULL, { BST_TONE_WARNING, NULL }, 2 },
  [BST_STATUS_DONE] = { NULL, { BST_TONE_SUCCESS, "✓" }, 8 },
  [BST_STATUS_STOPPED] = { NULL, { BST_TONE_NEUTRAL, NULL }, 9 },
};

/* A passed deadline is told whatever the status; the other computed words are those of work that runs. */
static const Condition *
get_condition (BstActionPointsSource *self, BstRecord *record)
{
  gint64 status = BST_ACTION_POINT (record)->status;
  BstProgress progress = bst_action_point_get_progress (record, bst_document_get_context (self->document)->today);

  if (progress == BST_PROGRESS_LATE)
    return &late;
  if (status == BST_STATUS_RUNNING && progress == BST_PROGRESS_ATTENTION)
    return &attention;
  if (status == BST_STATUS_RUNNING && progress == BST_PROGRESS_ON_TRACK)
    return &on_track;
  return &by_status[status];
}

static const char *
enum_label (const char *field, gint64 value)
{
  return bst_text (NULL, bst_kind_get_field (BST_KIND_ACTION_POINTS, field)->values[value].label);
}

static char *
format_condition (BstActionPointsSource *self, BstRecord *record)
{
  const Condition *condition = get_condition (self, record);

  return g_strdup (condition->word != NULL ? _ (condition->word)
                                           : enum_label ("status", BST_ACTION_POINT (record)->status));
}

/* --- Other columns ------------------------------------------------------------------------------------------------ */

static guint
count_done (const BstVec *milestones)
{
  guint n = 0;

  for (guint i = 0; i < bst_vec_length (milestones); i++)
    n += ((const BstMilestone *) milestones->items[i])->done ? 1 : 0;
  return n;
}

/* The percentage that was noted last, or BST_UNSET. */
static gint64
last_percent (const BstActionPoint *point)
{
  const BstProgressEntry *last = NULL;

  for (guint i = 0; i < bst_vec_length (point->progress); i++)
    {
      const BstProgressEntry *entry = point->progress->items[i];
      if (entry->percent != BST_UNSET && (last == NULL || entry->date >= last->date))
        last = entry;
    }
  return last != NULL ? last->percent : BST_UNSET;
}

static char *
format_milestones (const BstActionPoint *point)
{
  guint n = bst_vec_length (point->milestones);

  /* Translators: milestones that were reached, of all */
  return n > 0 ? g_strdup_printf (_ ("%u of %u"), count_done (point->milestones), n) : NULL;
}

static char *
format_core (BstActionPointsSource *self, BstRecord *record)
{
  const BstVerdict *verdict = bst_action_points_source_judge (self, record);

  /* Translators: fields that are filled in, of all */
  return verdict != NULL ? g_strdup_printf (_ ("%u of %u"), verdict->core_set, verdict->core_all) : NULL;
}

static char *
format_percent (const BstActionPoint *point)
{
  gint64 percent = last_percent (point);

  return percent != BST_UNSET ? g_strdup_printf ("%d\302\240%%", (int) percent) : NULL;
}

static char *
format_code (BstActionPointsSource *self, const BstActionPoint *point)
{
  const BstPointsObjective *objective = bst_action_points_source_find_objective (self, point->objective);

  return objective != NULL ? g_strdup (objective->code) : NULL;
}

static char *
reference (BstActionPointsSource *self, const char *id)
{
  return id != NULL ? bst_reference_title (bst_document_get_plan (self->document),
                                           bst_document_get_framework (self->document), id, NULL)
                    : NULL;
}

static char *
format_day (gint64 date)
{
  return date != 0 ? bst_format_date_short (NULL, date) : NULL;
}

static char *
text (gpointer user_data, gpointer record, guint column)
{
  BstActionPointsSource *self = user_data;
  const BstActionPoint *point = BST_ACTION_POINT (record);

  switch (column)
    {
    case BST_POINTS_TITLE:
      return g_strdup (point->title != NULL ? point->title : _ ("Untitled"));
    case BST_POINTS_OWNER:
      return reference (self, point->owner);
    case BST_POINTS_DEADLINE:
      return format_day (point->deadline);
    case BST_POINTS_TARGET:
      return format_target (point);
    case BST_POINTS_STATUS:
      return format_condition (self, record);
    case BST_POINTS_START:
      return format_day (point->start);
    case BST_POINTS_DOMAIN:
      return reference (self, point->domain);
    case BST_POINTS_OBJECTIVE:
      return format_code (self, point);
    case BST_POINTS_MILESTONES:
      return format_milestones (point);
    case BST_POINTS_CORE:
      return format_core (self, record);
    case BST_POINTS_AGREEMENT:
      return g_strdup (enum_label ("agreement", point->agreement));
    case BST_POINTS_DONE:
      return format_percent (point);
    default:
      return NULL;
    }
}

static gint64
number (gpointer user_data, gpointer record, guint column)
{
  BstActionPointsSource *self = user_data;
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const BstVerdict *verdict = NULL;

  switch (column)
    {
    case BST_POINTS_DEADLINE:
      return point->deadline != 0 ? point->deadline : BST_TABLE_UNSET;
    case BST_POINTS_START:
      return point->start != 0 ? point->start : BST_TABLE_UNSET;
    case BST_POINTS_STATUS:
      return get_condition (self, record)->order;
    case BST_POINTS_MILESTONES:
      return bst_vec_length (point->milestones) > 0 ? count_done (point->milestones) : BST_TABLE_UNSET;
    case BST_POINTS_DONE:
      return last_percent (point);
    case BST_POINTS_SMART:
    case BST_POINTS_CORE:
      verdict = bst_action_points_source_judge (self, record);
      break;
    default:
      break;
    }
  if (verdict == NULL)
    return BST_TABLE_UNSET;
  return column == BST_POINTS_SMART ? verdict->n_good : verdict->core_set;
}

static guint
marks (gpointer user_data, gpointer record, guint column, BstTableMark *ret_marks)
{
  static const BstMarkState states[] = {
    [BST_SMART_GOOD] = BST_MARK_GOOD,
    [BST_SMART_NOT_YET] = BST_MARK_NOT_YET,
    [BST_SMART_SET_ASIDE] = BST_MARK_SET_ASIDE,
  };
  BstActionPointsSource *self = user_data;
  const BstVerdict *verdict = bst_action_points_source_judge (self, record);

  for (guint i = 0; verdict != NULL && i < BST_SMART_N_LETTERS; i++)
    {
      char letter = bst_smart_letter_char (bst_document_get_context (self->document), i);
      ret_marks[i] = (BstTableMark) { letter, states[verdict->states[i]] };
    }
  return verdict != NULL ? BST_SMART_N_LETTERS : 0;
}

static void
pill (gpointer user_data, gpointer record, guint column, BstTablePill *ret_pill)
{
  *ret_pill = get_condition (user_data, record)->pill;
}

/* Words that no column shows: of the objective, and what is done for whom. */
static char *
search (gpointer user_data, gpointer record)
{
  BstActionPointsSource *self = user_data;
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const BstPointsObjective *objective = bst_action_points_source_find_objective (self, point->objective);
  const BstPointsObjective *top =
      objective != NULL ? bst_action_points_source_find_objective (self, objective->top) : NULL;
  const char *const words[] = { objective != NULL ? objective->title : NULL,
                                top != NULL && top != objective ? top->title : NULL,
                                top != NULL && top != objective ? top->code : NULL,
                                point->specific,
                                point->for_whom,
                                point->where,
                                point->measure };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      g_string_append_printf (all, "%s\n", words[i]);
  return g_string_free (all, FALSE);
}

/* --- Groups ------------------------------------------------------------------------------------------------------- */

static const char *
order (gpointer user_data, gpointer record)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  return point->order != NULL ? point->order : BST_RECORD (record)->id;
}

static const char *
group_key (gpointer user_data, gpointer record, guint grouping)
{
  const char *key = bst_action_points_source_get_key (user_data, record, (BstPointsGrouping) grouping);

  return *key != '\0' ? key : NULL;
}

static char *
group_title (gpointer user_data, const char *key, guint grouping, gint64 *ret_order)
{
  return bst_action_points_source_get_title (user_data, (BstPointsGrouping) grouping, key, ret_order);
}

/* --- Editing in a cell --------------------------------------------------------------------------------------------- */

static char *
edit_text (gpointer user_data, gpointer record, guint column)
{
  if (column == BST_POINTS_TITLE)
    return g_strdup (BST_ACTION_POINT (record)->title);
  return text (user_data, record, column);
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const BstTableChoice *one = *(BstTableChoice *const *) a, *other = *(BstTableChoice *const *) b;

  return g_utf8_collate (one->title, other->title);
}

static GPtrArray *
choices (gpointer user_data, gpointer record, guint column)
{
  BstActionPointsSource *self = user_data;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_table_choice_free);
  BstCollection *actors = bst_plan_get_collection (bst_document_get_plan (self->document), BST_KIND_ACTORS);
  const BstEnumValue *values = bst_kind_get_field (BST_KIND_ACTION_POINTS, "status")->values;

  for (guint i = 0; column == BST_POINTS_STATUS && values[i].name != NULL; i++)
    g_ptr_array_add (all, bst_table_choice_new (values[i].name, bst_text (NULL, values[i].label)));
  for (guint i = 0; column == BST_POINTS_OWNER && i < bst_collection_get_n (actors); i++)
    {
      BstRecord *actor = bst_collection_get (actors, i);
      const char *name = BST_ACTOR (actor)->name;
      g_ptr_array_add (all, bst_table_choice_new (actor->id, name != NULL ? name : _ ("Untitled")));
    }
  if (column == BST_POINTS_OWNER)
    {
      g_ptr_array_sort (all, compare_choices);
      g_ptr_array_add (all, bst_table_choice_new ("", _ ("No owner yet")));
    }
  return all;
}

static gboolean
set_owner (BstActionPointsSource *self, BstRecord *record, const char *owner)
{
  const BstField *field = bst_record_find_field (record, "owner");
  const char *wanted = *owner != '\0' ? owner : NULL;
  BstTransaction *transaction;
  g_autofree char *label = NULL;

  if (g_strcmp0 (BST_ACTION_POINT (record)->owner, wanted) == 0)
    return TRUE;
  label = g_strdup_printf (_ ("Change “%s”"), _ (field->label));
  transaction = bst_document_begin (self->document, label, NULL);
  bst_transaction_set (transaction, record, field, bst_value_text (wanted));
  bst_owner_follow (bst_document_get_plan (self->document), transaction);
  return bst_document_apply (self->document, transaction);
}

static gboolean
set_number (BstActionPointsSource *self, BstRecord *record, const char *name, gint64 value)
{
  return bst_document_set_field (self->document, record, bst_record_find_field (record, name),
                                 (BstValue) { .num = value }, FALSE);
}

static gboolean
set_cell (BstActionPointsSource *self, BstRecord *record, guint column, const char *value, gint64 date)
{
  const BstEnumValue *statuses = bst_kind_get_field (BST_KIND_ACTION_POINTS, "status")->values;

  switch (column)
    {
    case BST_POINTS_TITLE:
      return bst_document_set_field (self->document, record, bst_record_find_field (record, "title"),
                                     bst_value_text (value), FALSE);
    case BST_POINTS_OWNER:
      return set_owner (self, record, value);
    case BST_POINTS_STATUS:
      return set_number (self, record, "status", bst_enum_index (statuses, value));
    case BST_POINTS_START:
      return set_number (self, record, "start", date);
    default:
      return set_number (self, record, "deadline", date);
    }
}

static void
refused_cb (BstDocument *document, const char *message, char **ret_message)
{
  g_free (*ret_message);
  *ret_message = g_strdup (message);
}

static char *
commit (gpointer user_data, gpointer record, guint column, const char *value)
{
  BstActionPointsSource *self = user_data;
  g_autoptr (BstRecord) kept = g_object_ref (record);
  g_autofree char *message = NULL;
  gboolean is_date = columns[column].editor == BST_EDITOR_DATE, good;
  gint64 date = 0;
  gulong handler;

  if (column == BST_POINTS_TITLE && *value == '\0')
    return g_strdup (_ ("An action point needs a name: say who does what."));
  if (is_date && !bst_parse_date (NULL, value, &date))
    return g_strdup_printf (_ ("“%s” is not a date. Write the day, the month and the year: 31/12/2026."), value);
  handler = g_signal_connect (self->document, "refused", G_CALLBACK (refused_cb), &message);
  good = set_cell (self, kept, column, value, date);
  g_signal_handler_disconnect (self->document, handler);
  return good ? NULL : g_steal_pointer (&message);
}

const BstTableSource bst_action_points_table_source = {
  .name = N_ ("Action points"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .groupings = groupings,
  .n_groupings = G_N_ELEMENTS (groupings),
  .ref = g_object_ref,
  .unref = g_object_unref,
  .text = text,
  .edit_text = edit_text,
  .number = number,
  .marks = marks,
  .pill = pill,
  .order = order,
  .search = search,
  .group_key = group_key,
  .group_title = group_title,
  .choices = choices,
  .commit = commit,
};
