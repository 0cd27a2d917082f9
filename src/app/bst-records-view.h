/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-records-view.h - the records of a page as a table: filters and a summary above it, what can be done with the selected
 * ones below it, and what is shown where there are none.
 *
 * A page says what its records are with a BstRecordsInfo, and gives a BstRecordSource for each plan. Commands, under the
 * prefix "page": duplicate, remove, edit-together, sheets, clear-filters; the page inserts bst_records_view_get_commands() into
 * itself, so that the window finds them.
 *
 * Signals: "selection-changed"; "activated" (id): Enter or a double click on a row; "counted": other rows are shown, or
 * they read differently; "kept": filters, grouping, sorting or columns are others than before */
#pragma once
#include "bst-filter-bar.h"
#include "bst-page.h"
#include "bst-record-source.h"
#include "bst-table.h"

typedef enum {
  BST_SAY_COUNT, /* "5 actions" */
  BST_SAY_SELECTED, /* "5 actions selected" */
  BST_SAY_DUPLICATE, /* "Duplicate 5 actions": the label of an undo step */
  BST_SAY_DUPLICATED, /* "5 actions duplicated" */
  BST_SAY_REMOVE,
  BST_SAY_REMOVED,
  BST_SAY_CHANGE,
  BST_SAY_CHANGED,
} BstRecordsSaying;

typedef struct {
  const char *label, *action; /* label: N_() */
  const char *key; /* that does the same; NULL: none */
  gboolean of_row; /* it is about the row, and stands in its menu too */
} BstRecordsCommand;

/**
 * BstRecordsInfo:
 * @settings_key: where the arrangement of the table is kept for the person
 * @first_arrangement: the one before anybody arranged anything: "GROUPING;COLUMNS", see bst_table_recall()
 * @say: (transfer full): a sentence about @n records
 * @not_copied: (array zero-terminated=1): fields of which a duplicate starts afresh
 * @together: (array zero-terminated=1): fields that can be edited in several records at once, in the order to offer them
 * @hidden_message: what is told where filters were cleared to show a record; N_()
 * @nothing_title: where the filters leave nothing; N_()
 * @show_sheets: shows documents about the selected records; NULL: there are none of this kind
 * @commands: (nullable): what else the page can do, for its menu; the last one has no label
 */
typedef struct {
  BstKindId kind;
  const char *settings_key;
  const char *first_arrangement;
  const BstFilterSource *filters;
  char *(*say) (BstRecordsSaying what, guint n);
  const char *const *not_copied;
  const char *const *together;
  const char *hidden_message;
  const char *nothing_title;
  void (*show_sheets) (GtkWidget *parent, BstDocument *document, const char *const *ids);
  const BstRecordsCommand *commands;
} BstRecordsInfo;

#define BST_TYPE_RECORDS_VIEW (bst_records_view_get_type ())
G_DECLARE_FINAL_TYPE (BstRecordsView, bst_records_view, BST, RECORDS_VIEW, AdwBin)

void bst_records_view_setup (BstRecordsView *self, const BstRecordsInfo *info, BstPage *page);
GtkWidget *bst_records_view_make_inspector (BstRecordsView *self, GtkWidget *editor);
void bst_records_view_set_source (BstRecordsView *self, BstRecordSource *source);
BstRecordSource *bst_records_view_get_source (BstRecordsView *self);
BstTableModel *bst_records_view_get_model (BstRecordsView *self);
BstTable *bst_records_view_get_table (BstRecordsView *self);
BstFilterBar *bst_records_view_get_filters (BstRecordsView *self);
GActionGroup *bst_records_view_get_commands (BstRecordsView *self);
void bst_records_view_set_search (BstRecordsView *self, const char *words);
void bst_records_view_clear_filters (BstRecordsView *self);
GPtrArray *bst_records_view_list_ids (BstRecordsView *self);
gboolean bst_records_view_is_filtered (BstRecordsView *self);
gboolean bst_records_view_show (BstRecordsView *self, const char *id, gboolean focus);
gboolean bst_records_view_focus_content (BstRecordsView *self);
gboolean bst_records_view_focus_results (BstRecordsView *self);
void bst_records_view_recall (BstRecordsView *self, const char *filters, const char *arrangement);
