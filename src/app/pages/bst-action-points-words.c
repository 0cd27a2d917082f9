/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-words.c - what the page of action points shows, and how many, in words. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-points-page-private.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"

static char *
say (BstRecordsSaying what, guint n)
{
  switch (what)
    {
    case BST_SAY_SELECTED:
      return g_strdup_printf (ngettext ("%u action point selected", "%u action points selected", n), n);
    case BST_SAY_DUPLICATE:
      return g_strdup_printf (ngettext ("Duplicate %u action point", "Duplicate %u action points", n), n);
    case BST_SAY_DUPLICATED:
      return g_strdup_printf (ngettext ("%u action point duplicated", "%u action points duplicated", n), n);
    case BST_SAY_REMOVE:
      return g_strdup_printf (ngettext ("Remove %u action point", "Remove %u action points", n), n);
    case BST_SAY_REMOVED:
      return g_strdup_printf (ngettext ("%u action point removed", "%u action points removed", n), n);
    case BST_SAY_CHANGE:
      return g_strdup_printf (ngettext ("Change %u action point", "Change %u action points", n), n);
    case BST_SAY_CHANGED:
      return g_strdup_printf (ngettext ("%u action point changed", "%u action points changed", n), n);
    default:
      return g_strdup_printf (ngettext ("%u action point", "%u action points", n), n);
    }
}

/* What was agreed, reported or set aside belongs to the first one. */
static const char *const not_copied[] = { "status",   "status-reason", "agreement", "agreement-date",
                                          "progress", "set-aside",     "order",     NULL };

/* Those first that are given to many at once. */
static const char *const together[] = { "owner",     "deadline",       "status",       "domain",
                                        "objective", "start",          "agreement",    "agreement-date",
                                        "co-owners", "contributes-to", "depends-on",   "means-kind",
                                        "pilot",     "host-structure", "confidential", "status-reason",
                                        NULL };

/* What is due first stands first in its group. */
const BstRecordsInfo bst_action_points_info = {
  .kind = BST_KIND_ACTION_POINTS,
  .settings_key = "action-points-layout",
  .first_arrangement = "objective;<deadline",
  .filters = &bst_action_points_filters,
  .say = say,
  .not_copied = not_copied,
  .together = together,
  .hidden_message = N_ ("Search and filters cleared: they hid this action point"),
  .nothing_title = N_ ("No Action Point Found"),
};

/* Of the whole plan the coverage knows; of what filters leave the rows are counted. Stopped ones are not SMART work. */
static void
count_shown (BstActionPointsPage *self, guint *ret_smart, guint *ret_late)
{
  GListModel *rows = G_LIST_MODEL (bst_action_points_page_get_model (self));
  BstActionPointsSource *source = BST_ACTION_POINTS_SOURCE (bst_records_view_get_source (self->view));
  guint n = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (rows, i);
      BstRecord *record = bst_table_item_get_record (item);
      if (BST_ACTION_POINT (record)->status == BST_STATUS_STOPPED)
        continue;
      *ret_smart += bst_action_points_source_is_smart (source, record) ? 1 : 0;
      *ret_late += bst_action_points_source_is_late (source, record) ? 1 : 0;
    }
}

static char *
describe_number (guint shown, guint all)
{
  g_autofree char *one = bst_format_integer (NULL, shown), *other = bst_format_integer (NULL, all);

  if (shown == all)
    /* Translators: %s is a number */
    return g_strdup_printf (ngettext ("%s action point", "%s action points", all), other);
  /* Translators: how many are shown, of how many there are */
  return g_strdup_printf (ngettext ("%s of %s action point", "%s of %s action points", all), one, other);
}

static char *
describe (guint shown, guint all, guint smart, guint late)
{
  g_autofree char *number = describe_number (shown, all);
  g_autofree char *smart_text = bst_format_integer (NULL, smart), *late_text = bst_format_integer (NULL, late);

  /* Translators: "31 action points", how many of them are SMART, how many are late */
  return late > 0 ? g_strdup_printf (_ ("%s · %s SMART · %s late"), number, smart_text, late_text)
                  : g_strdup_printf (_ ("%s · %s SMART"), number, smart_text);
}

static void
show_in_sidebar (BstActionPointsPage *self, guint all, guint late)
{
  g_autofree char *words =
      late > 0 ? g_strdup_printf (ngettext ("%u action point late", "%u action points late", late), late)
               : say (BST_SAY_COUNT, all);

  bst_page_set_count (BST_PAGE (self), late > 0 ? late : all, words, late > 0);
}

/**
 * bst_action_points_page_count:
 *
 * Says above the table what it shows. In the sidebar stands how many action points are late, since those ask for
 * something today; with none late, how many there are. What is not SMART yet is everyday work and calls nobody.
 */
void
bst_action_points_page_count (BstActionPointsPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  BstTableModel *model = bst_action_points_page_get_model (self);
  guint shown = bst_table_model_get_n_visible (model), all = bst_table_model_get_n_total (model);
  BstCounts total =
      document != NULL ? bst_coverage_get_total (bst_document_get_coverage (document)) : (BstCounts) { 0 };
  guint smart = total.n_smart, late = total.n_late;
  g_autofree char *text = NULL;

  if (shown != all)
    {
      smart = late = 0;
      count_shown (self, &smart, &late);
    }
  text = describe (shown, all, smart, late);
  gtk_label_set_text (self->summary, text);
  show_in_sidebar (self, all, total.n_late);
}
