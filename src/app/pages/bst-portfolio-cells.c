/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio-cells.c - what stands in a cell of the inventory. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-cell-text.h"
#include "bst-portfolio-source-private.h"
#include "bst-text.h"
#include "kinds/bst-action.h"

#define MOST_LINES 12 /* a text is cut only where it is no name any more */

enum {
  TITLE,
  ADVICE,
  QUALITY,
  REACH,
  ROLE,
  OWNER,
  OBJECTIVE,
  PHASES,
  GROUPS,
  SETTINGS,
  DOMAIN_,
  LEVEL,
  EVIDENCE,
  TRANSITION,
  STAGE,
  PROVENANCE,
  ASSESSED,
  GATEKEEPER,
  FLANDERS,
  REACHED,
  DENOMINATOR,
  INTERVENTION,
  REPETITION,
  REVIEW,
  N_COLUMNS
};

static const BstTableColumn columns[N_COLUMNS] = {
  [TITLE] = { "title", N_ ("Action"), BST_COLUMN_TEXT, BST_EDITOR_TEXT, 0, MOST_LINES, BST_COLUMN_STRONG },
  [ADVICE] = { "advice", N_ ("Advice"), BST_COLUMN_PILL, BST_EDITOR_NONE, 142, 1, BST_COLUMN_PLAIN },
  [QUALITY] = { "quality", N_ ("Quality"), BST_COLUMN_PILL, BST_EDITOR_NONE, 127, 1, BST_COLUMN_PLAIN },
  [REACH] = { "reach", N_ ("Reach"), BST_COLUMN_PILL, BST_EDITOR_NONE, 152, 1, BST_COLUMN_PLAIN },
  [ROLE] = { "role", N_ ("Role"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 104, 2, BST_COLUMN_HIDDEN },
  [OWNER] = { "owner", N_ ("Owner"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 133, MOST_LINES, BST_COLUMN_PLAIN },
  [OBJECTIVE] = { "objective", N_ ("Primary objective"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 180, MOST_LINES, BST_COLUMN_HIDDEN },
  [PHASES] = { "phases", N_ ("Life phases"), BST_COLUMN_TEXT, BST_EDITOR_TEXT, 130, MOST_LINES, BST_COLUMN_HIDDEN },
  [GROUPS] = { "groups", N_ ("Vulnerable groups"), BST_COLUMN_TEXT, BST_EDITOR_TEXT, 170, MOST_LINES, BST_COLUMN_HIDDEN },
  [SETTINGS] = { "settings", N_ ("Settings"), BST_COLUMN_TEXT, BST_EDITOR_TEXT, 140, MOST_LINES, BST_COLUMN_HIDDEN },
  [DOMAIN_] = { "domain", N_ ("Policy domain"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 130, MOST_LINES, BST_COLUMN_HIDDEN },
  [LEVEL] = { "level", N_ ("Level"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 100, 2, BST_COLUMN_HIDDEN },
  [EVIDENCE] = { "evidence", N_ ("Evidence"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 130, MOST_LINES, BST_COLUMN_HIDDEN },
  [TRANSITION] = { "transition", N_ ("Transition paths"), BST_COLUMN_TEXT, BST_EDITOR_TEXT, 170, MOST_LINES, BST_COLUMN_HIDDEN },
  [STAGE] = { "stage", N_ ("Scaling up"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 118, 2, BST_COLUMN_HIDDEN },
  [PROVENANCE] = { "provenance", N_ ("Provenance"), BST_COLUMN_PILL, BST_EDITOR_NONE, 136, 1, BST_COLUMN_HIDDEN },
  [ASSESSED] = { "assessed", N_ ("Last assessed"), BST_COLUMN_DATE, BST_EDITOR_NONE, 113, 2, BST_COLUMN_HIDDEN },
  [GATEKEEPER] = { "gatekeeper", N_ ("Gatekeeper"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 118, 2, BST_COLUMN_HIDDEN },
  [FLANDERS] = { "flanders", N_ ("In all of Flanders"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 110, 1, BST_COLUMN_HIDDEN },
  [REACHED] = { "reached", N_ ("People reached"), BST_COLUMN_NUMBER, BST_EDITOR_TEXT, 104, 1, BST_COLUMN_HIDDEN },
  [DENOMINATOR] = { "denominator", N_ ("Size of the target group"), BST_COLUMN_NUMBER, BST_EDITOR_TEXT, 120, 1, BST_COLUMN_HIDDEN },
  [INTERVENTION] = { "intervention", N_ ("Type of intervention"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 150, MOST_LINES, BST_COLUMN_HIDDEN },
  [REPETITION] = { "repetition", N_ ("Repetition"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 104, 2, BST_COLUMN_HIDDEN },
  [REVIEW] = { "review", N_ ("Review on"), BST_COLUMN_DATE, BST_EDITOR_DATE, 113, 2, BST_COLUMN_HIDDEN },
};
G_STATIC_ASSERT (N_COLUMNS <= BST_TABLE_MAX_COLUMNS);

const char *const bst_portfolio_fields[N_COLUMNS] = {
  [TITLE] = "title",
  [ROLE] = "kind",
  [OWNER] = "owner",
  [OBJECTIVE] = "primary-objective",
  [PHASES] = "phases",
  [GROUPS] = "groups",
  [SETTINGS] = "settings",
  [DOMAIN_] = "domain",
  [LEVEL] = "level",
  [EVIDENCE] = "evidence",
  [TRANSITION] = "transition-paths",
  [STAGE] = "scaling-stage",
  [GATEKEEPER] = "gatekeeper-verdict",
  [FLANDERS] = "flanders-wide",
  [REACHED] = "reach-count",
  [DENOMINATOR] = "denominator",
  [INTERVENTION] = "intervention-type",
  [REPETITION] = "repetition",
  [REVIEW] = "review-date",
};

static const BstTableGrouping groupings[BST_PORTFOLIO_N_GROUPINGS] = {
  [BST_PORTFOLIO_ADVICE] = { "advice", N_ ("Advice") },
  [BST_PORTFOLIO_QUALITY] = { "quality", N_ ("Quality") },
  [BST_PORTFOLIO_ROLE] = { "role", N_ ("Role") },
  [BST_PORTFOLIO_PHASE] = { "phase", N_ ("Phase of life") },
  [BST_PORTFOLIO_OBJECTIVE] = { "objective", N_ ("Primary objective") },
  [BST_PORTFOLIO_OWNER] = { "owner", N_ ("Owner") },
  [BST_PORTFOLIO_DOMAIN] = { "domain", N_ ("Policy domain") },
};

/* --- Readings ------------------------------------------------------------------------------------------------------- */

/* What asks for something first sorts first. */
static const struct {
  BstTablePill pill;
  gint64 order;
} advices[BST_N_ADVICES] = {
  [BST_ADVICE_SCALE_UP] = { { BST_TONE_ACCENT, "▲" }, 0 }, [BST_ADVICE_VERIFY] = { { BST_TONE_WARNING, "?" }, 1 },
  [BST_ADVICE_IMPROVE] = { { BST_TONE_WARNING, "◐" }, 2 }, [BST_ADVICE_COMPLETE] = { { BST_TONE_NEUTRAL, "…" }, 3 },
  [BST_ADVICE_KEEP] = { { BST_TONE_SUCCESS, "✓" }, 4 },    [BST_ADVICE_OUT_OF_SCOPE] = { { BST_TONE_NEUTRAL, "→" }, 5 },
  [BST_ADVICE_STOPPED] = { { BST_TONE_NEUTRAL, "■" }, 6 },
};

static const BstTablePill qualities[BST_N_QUALITIES] = {
  [BST_QUALITY_STRONG] = { BST_TONE_SUCCESS, "●" },
  [BST_QUALITY_NOT_YET] = { BST_TONE_WARNING, "◐" },
  [BST_QUALITY_NOT_ASSESSED] = { BST_TONE_NEUTRAL, "○" },
};

static const BstTablePill reaches[BST_N_REACHES] = {
  [BST_REACH_SUFFICIENT] = { BST_TONE_SUCCESS, "●" },
  [BST_REACH_LIMITED] = { BST_TONE_WARNING, "◐" },
  [BST_REACH_UNKNOWN] = { BST_TONE_NEUTRAL, "○" },
};

static const BstTablePill provenances[] = {
  [BST_PROVENANCE_UNKNOWN] = { BST_TONE_WARNING, NULL },
  [BST_PROVENANCE_SELF_DECLARED] = { BST_TONE_WARNING, NULL },
  [BST_PROVENANCE_DOCUMENTED] = { BST_TONE_NEUTRAL, NULL },
  [BST_PROVENANCE_VALIDATED] = { BST_TONE_SUCCESS, "✓" },
};

/* The column is called Reach: its cells need not say that again. */
static char *
format_reach (const BstAppraisal *appraisal)
{
  static const char *const words[BST_N_REACHES] = {
    [BST_REACH_UNKNOWN] = N_ ("unknown"),
    [BST_REACH_LIMITED] = N_ ("limited"),
    [BST_REACH_SUFFICIENT] = N_ ("sufficient"),
  };
  g_autofree char *share = bst_format_share (NULL, appraisal->reach_bp);

  return *share != '\0' ? g_strdup_printf ("%s · %s", _ (words[appraisal->reach]), share)
                        : g_strdup (_ (words[appraisal->reach]));
}

static char *
format_reading (const BstAppraisal *appraisal, guint column)
{
  if (appraisal == NULL)
    return NULL;
  if (column == ADVICE)
    return g_strdup (_ (bst_advice_names[appraisal->advice].label));
  return column == QUALITY ? g_strdup (_ (bst_quality_names[appraisal->quality].label)) : format_reach (appraisal);
}

static char *
format_provenance (gpointer record)
{
  gint64 provenance = bst_portfolio_source_get_provenance (record);

  return provenance >= 0
             ? g_strdup (bst_text (NULL,
                                   bst_kind_get_field (BST_KIND_ACTIONS, "reach-provenance")->values[provenance].label))
             : NULL;
}

/* --- Cells ---------------------------------------------------------------------------------------------------------- */

/* "Not said" in every cell of a column would hide the few that say something. */
static char *
format_field (gpointer self, gpointer record, guint column)
{
  const BstField *field = bst_record_source_get_field (self, column);
  BstValue value = bst_field_get (field, record);

  if (column != ROLE && column != FLANDERS && bst_value_is_default (field, value))
    return NULL;
  return bst_cell_text_write (bst_record_source_get_document (self), field, value);
}

static char *
text (gpointer self, gpointer record, guint column)
{
  gint64 date;

  switch (column)
    {
    case TITLE:
      return g_strdup (bst_record_say_title (record, NULL));
    case ADVICE:
    case QUALITY:
    case REACH:
      return format_reading (bst_portfolio_source_appraise (self, record), column);
    case PROVENANCE:
      return format_provenance (record);
    case ASSESSED:
      date = bst_portfolio_source_get_assessed (record);
      return date != 0 ? bst_format_date_short (NULL, date) : NULL;
    default:
      return format_field (self, record, column);
    }
}

static gint64
number_of_reading (const BstAppraisal *appraisal, guint column)
{
  if (appraisal == NULL)
    return BST_TABLE_UNSET;
  if (column == ADVICE)
    return advices[appraisal->advice].order;
  if (column == QUALITY)
    return appraisal->quality * 20000 + (appraisal->share_bp != BST_UNSET ? appraisal->share_bp : 0);
  return appraisal->reach * 20000 + (appraisal->reach_bp != BST_UNSET ? appraisal->reach_bp : 0);
}

static gint64
unless_none (gint64 date)
{
  return date != 0 ? date : BST_TABLE_UNSET;
}

static gint64
number (gpointer self, gpointer record, guint column)
{
  const BstAction *action = BST_ACTION (record);
  gint64 provenance;

  switch (column)
    {
    case ADVICE:
    case QUALITY:
    case REACH:
      return number_of_reading (bst_portfolio_source_appraise (self, record), column);
    case PROVENANCE:
      provenance = bst_portfolio_source_get_provenance (record);
      return provenance >= 0 ? provenance : BST_TABLE_UNSET;
    case ASSESSED:
      return unless_none (bst_portfolio_source_get_assessed (record));
    case REVIEW:
      return unless_none (action->review_date);
    case REACHED:
      return action->reach_count;
    case DENOMINATOR:
      return action->denominator;
    default:
      return BST_TABLE_UNSET;
    }
}

static void
pill (gpointer self, gpointer record, guint column, BstTablePill *ret_pill)
{
  const BstAppraisal *appraisal = bst_portfolio_source_appraise (self, record);

  if (column == PROVENANCE)
    *ret_pill = provenances[MAX (bst_portfolio_source_get_provenance (record), 0)];
  else if (appraisal == NULL)
    *ret_pill = (BstTablePill) { BST_TONE_NEUTRAL, NULL };
  else if (column == ADVICE)
    *ret_pill = advices[appraisal->advice].pill;
  else
    *ret_pill = column == QUALITY ? qualities[appraisal->quality] : reaches[appraisal->reach];
}

/* Words that no column shows. */
static char *
search (gpointer self, gpointer record)
{
  const BstAction *action = BST_ACTION (record);
  const BstIndexedObjective *objective =
      bst_objective_index_find (bst_record_source_get_objectives (self), action->primary_objective);
  const char *const words[] = { action->description, action->host_structure, action->evidence_note, action->note,
                                objective != NULL ? objective->title : NULL };

  return bst_record_source_join (words, G_N_ELEMENTS (words));
}

const BstTableSource bst_portfolio_table_source = {
  .name = N_ ("Actions"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .groupings = groupings,
  .n_groupings = G_N_ELEMENTS (groupings),
  .text = text,
  .number = number,
  .pill = pill,
  .search = search,
  .group_key = bst_portfolio_group_key,
  .group_title = bst_portfolio_group_title,
};
