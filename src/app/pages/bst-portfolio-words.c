/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-portfolio-page-private.h"
#include "../report/bst-report-dialog.h"

static char *
say (BstRecordsSaying what, guint n)
{
  switch (what)
    {
    case BST_SAY_SELECTED:
      return g_strdup_printf (ngettext ("%u action selected", "%u actions selected", n), n);
    case BST_SAY_DUPLICATE:
      return g_strdup_printf (ngettext ("Duplicate %u action", "Duplicate %u actions", n), n);
    case BST_SAY_DUPLICATED:
      return g_strdup_printf (ngettext ("%u action duplicated", "%u actions duplicated", n), n);
    case BST_SAY_REMOVE:
      return g_strdup_printf (ngettext ("Remove %u action", "Remove %u actions", n), n);
    case BST_SAY_REMOVED:
      return g_strdup_printf (ngettext ("%u action removed", "%u actions removed", n), n);
    case BST_SAY_CHANGE:
      return g_strdup_printf (ngettext ("Change %u action", "Change %u actions", n), n);
    case BST_SAY_CHANGED:
      return g_strdup_printf (ngettext ("%u action changed", "%u actions changed", n), n);
    default:
      return g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
    }
}

/* What was judged, decided or set aside is said of the first one. */
static const char *const not_copied[] = { "scores",        "past-scores",        "scaling-stage",   "stage-dates",
                                          "gate-checks",   "gatekeeper-verdict", "gatekeeper-date", "gatekeeper-note",
                                          "good-practice", "set-aside",          "order",           NULL };

/* Those first that are given to many at once. */
static const char *const together[] = { "groups",
                                        "settings",
                                        "phases",
                                        "domain",
                                        "domains",
                                        "owner",
                                        "co-owners",
                                        "primary-objective",
                                        "other-objectives",
                                        "kind",
                                        "level",
                                        "scaling-stage",
                                        "evidence",
                                        "intervention-type",
                                        "prevention-type",
                                        "transition-paths",
                                        "hinge-moments",
                                        "determinants",
                                        "dimensions",
                                        "channels",
                                        "methods",
                                        "related-plans",
                                        "repetition",
                                        "horizon",
                                        "flanders-wide",
                                        "good-practice",
                                        "host-structure",
                                        "start",
                                        "end",
                                        "review-date",
                                        "out-of-scope",
                                        "receiving-domain",
                                        NULL };

static const BstRecordsCommand commands[] = {
  { N_ ("Open as a Page"), "portfolio.open-page", "F4", TRUE },
  { N_ ("Criteria and Weights…"), "portfolio.criteria" },
  { NULL },
};

const BstRecordsInfo bst_portfolio_info = {
  .kind = BST_KIND_ACTIONS,
  .settings_key = "portfolio-layout",
  .first_arrangement = "",
  .filters = &bst_portfolio_filters,
  .say = say,
  .not_copied = not_copied,
  .together = together,
  .hidden_message = N_ ("Search and filters cleared: they hid this action"),
  .nothing_title = N_ ("No Action Found"),
  .show_sheets = bst_action_sheet_present,
  .commands = commands,
};
